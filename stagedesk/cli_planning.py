"""Who is without a placement, and the groups of the internal stage, on the command line.

Exists apart from the other commands, which the contract fixes.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from stagedesk.cli_arguments import (
    AsJson,
    OnDate,
    SchoolYear,
    day_and_year,
    open_desk,
    print_json,
)
from stagedesk.domain.times import clock_time, form_date

if TYPE_CHECKING:
    from stagedesk.services.internal import InternalPage
    from stagedesk.services.without_placement import WithoutRow


def without(
    context: typer.Context,
    school_class: Annotated[str | None, typer.Option("--class", help="Klas.")] = None,
    school_year: SchoolYear = None,
    on: OnDate = None,
    as_json: AsJson = False,
) -> None:
    """Noem de leerlingen zonder stage: sinds wanneer, waarom, en wat is afgesproken."""
    from stagedesk.services import without_placement

    day, year = day_and_year(on, school_year)
    with open_desk(context) as desk:
        rows = desk.read(without_placement.list_rows, year, day)
    rows = tuple(row for row in rows if school_class in (None, row.school_class))
    if as_json:
        found = [_without_json(row) for row in sorted(rows, key=lambda row: row.number)]
        print_json(found)
        return
    if not rows:
        print("Iedereen heeft een plek.")
    for row in rows:
        doing = row.now.doing_words.lower() if row.now and row.now.doing else "niets afgesproken"
        parts = [f"sinds {form_date(row.since)} ({row.days} dagen)", doing, row.why, row.talk]
        if row.now and row.now.next_step and not row.now.next_done:
            when = f" ({form_date(row.now.next_on)})" if row.now.next_on else ""
            parts.append(f"volgende stap: {row.now.next_step}{when}")
        print(f"{row.number} {row.name}: {'; '.join(part for part in parts if part)}")


def _without_json(row: "WithoutRow") -> dict[str, object]:
    now = row.now
    step = now is not None and not now.next_done
    return {
        "student": row.number,
        "since": row.since.isoformat(),
        "days": row.days,
        "ready": row.ready,
        "why": row.why or None,
        "doing": now.doing if now else None,
        "next_step": now.next_step if now and step else None,
        "next_on": now.next_on.isoformat() if now and step and now.next_on else None,
    }


def internal(
    context: typer.Context,
    school_year: SchoolYear = None,
    on: OnDate = None,
    as_json: AsJson = False,
) -> None:
    """Noem de groepen van de interne stage met hun rondes, leerlingen, en wat niet klopt."""
    from stagedesk.domain.times import WEEKDAY_NAMES, format_time
    from stagedesk.services import internal as service

    day, year = day_and_year(on, school_year)
    with open_desk(context) as desk:
        page = desk.read(service.page, year, day)
    if as_json:
        print_json(_internal_json(page))
        return
    if not page.groups:
        print(f"Voor {year} zijn er nog geen groepen.")
    for group in page.groups:
        print(f"{group.name}, {WEEKDAY_NAMES[group.weekday]} {format_time(group.begin)}")
        print(f"  {', '.join(group.parts)}")
        print(f"  {', '.join(f'{one.name} ({one.school_class})' for one in group.members)}")
    for doubt in page.doubts:
        print(f"Let op: {doubt.text}")
    for one in page.loose if page.groups else ():
        print(f"Let op: {one.name} zit in geen groep.")


def _internal_json(page: "InternalPage") -> dict[str, object]:
    """Groups for another program: rounds by their weeks, parts in the order of the rounds."""
    from stagedesk.domain.slips import WEEKDAYS

    return {
        "rounds": [[f"{year}-W{week:02d}" for year, week in weeks] for weeks in page.rounds],
        "groups": [
            {
                "name": group.name,
                "weekday": WEEKDAYS[group.weekday],
                "begin": clock_time(group.begin),
                "parts": list(group.parts),
                "students": [one.number for one in group.members],
            }
            for group in page.groups
        ],
        "without_group": [one.number for one in page.loose],
        "doubts": [doubt.text for doubt in page.doubts],
    }
