"""The network of companies on the command line: who fits where, and why not.

Exists apart from the other commands, which the contract fixes.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from stagedesk.cli_arguments import (
    AsJson,
    OnDate,
    SchoolYear,
    day_and_year,
    known,
    open_desk,
    print_json,
)

if TYPE_CHECKING:
    from stagedesk.domain.matching import Match

_MARKS = {"against": "-", "doubt": "?", "good": "+"}


def match(
    context: typer.Context,
    student: Annotated[str, typer.Option("--student", help="Leerlingnummer.")],
    school_year: SchoolYear = None,
    on: OnDate = None,
    as_json: AsJson = False,
) -> None:
    """Noem de bedrijven voor een leerling, wie het best past eerst, met de redenen."""
    from stagedesk.services import log, matching, students

    day, year = day_and_year(on, school_year)
    with open_desk(context) as desk:
        known(desk, [student])
        key = desk.read(students.keys_of, [student])[student]
        enrollment = desk.read(log.page, key, year).enrollment_key
        found = desk.read(matching.for_student, enrollment, day) if enrollment else ()
    if as_json:
        print_json([_as_json(one) for one in found])
        return
    if not enrollment:
        print(f"{student} is in {year} niet ingeschreven.")
    for one in found:
        state = "past" if one.fits else "nu niet" if one.against else "nog vragen"
        print(f"{one.name} ({one.place}): {state}" if one.place else f"{one.name}: {state}")
        for reason in one.reasons:
            print(f"  {_MARKS[reason.weight]} {reason.text}")


def _as_json(one: "Match") -> dict[str, object]:
    """A match for another program: reasons by weight."""
    return {
        "company": one.name,
        "city": one.place or None,
        "fits": one.fits,
        **{
            weight: [reason.text for reason in one.reasons if reason.weight == weight]
            for weight in _MARKS
        },
    }
