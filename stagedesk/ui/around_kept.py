"""What is asked of a picture of a signed paper before it is kept."""

from datetime import date

from stagedesk.domain.attachments import ATTACHMENT_FORM
from stagedesk.domain.calendar import week_exists, week_of
from stagedesk.domain.form import Form
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.values import read_value
from stagedesk.ui.choice import Chosen

KEPT_FORM: Form = ATTACHMENT_FORM


def first_values(chosen: Chosen, placed: bool, name: str) -> dict[str, object]:
    """What a file is probably of: the assessment or the slip that was looked at, else a paper.

    Args:
        chosen: what is chosen; a week or a moment was looked at just now.
        placed: whether there is a placement.
        name: of the file, without its ending.
    """
    values: dict[str, object] = {"name": name[:60]}
    if placed and chosen.moment is not None:
        return {**values, "kind": "assessment", "moment": chosen.moment}
    if placed and chosen.week is not None:
        return {**values, "kind": "slip", "iso_week": chosen.week[1]}
    return {**values, "kind": "agreement" if placed else "consent"}


def kept_values(
    given: dict[str, object], chosen: Chosen
) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """What was typed as values, the week with its year; else what is wrong.

    A slip without a week is of the week that is chosen, else of this one.
    """
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for name, raw in given.items():
        try:
            values[name] = read_value(KEPT_FORM.field(name), raw)
        except InputError as error:
            problems += error.problems
    if "kind" not in values:
        problems.append(Problem("kind", "Kies wat het is"))
    if values.get("kind") == "slip":
        near = chosen.week or week_of(chosen.on)
        week = int(str(values.get("iso_week") or near[1]))
        year = _year_of(week, chosen.on)
        values.update(iso_year=year, iso_week=week)
        if not week_exists(year, week):
            problems.append(Problem("iso_week", "Deze week is er dit jaar niet"))
    return values, tuple(problems)


def _year_of(week: int, on: date) -> int:
    """The ISO year in which a week lies nearest before a day: slips are of weeks that ended."""
    year, now = week_of(on)
    return year if week <= now else year - 1
