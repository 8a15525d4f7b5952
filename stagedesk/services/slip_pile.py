"""A pile of urenbriefjes ticked as handed in before their hours are typed (Bijlage 4)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from stagedesk.domain.calendar import Week
from stagedesk.domain.hours import slip_date
from stagedesk.domain.problem import InputError, Problem
from stagedesk.services import slips
from stagedesk.services.slip_page import placement_for
from stagedesk.services.slip_records import YearOfHours, load_years


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a tick did: whose, of which week, and whether the paper lies here now."""

    name: str
    week: Week
    lies_here: bool


def tick(
    session: Session,
    student_key: str,
    school_year: str,
    week: Week,
    on: date,
    *,
    again_takes_away: bool = False,
) -> Ticked:
    """The paper of a week lies here; until its hours are typed the week counts as missing.

    Args:
        session: to write in.
        student_key: whose.
        school_year: of the placement.
        week: of the slip.
        on: the day on which it came in.
        again_takes_away: a second tick takes the first one back.

    Raises:
        InputError: there is no placement in that week, or its hours are there already.
    """
    years = load_years(session, school_year, student_keys=[student_key])
    if not years:
        raise InputError(Problem("", "Niet ingeschreven in dit schooljaar."))
    year = years[0]
    key = placement_for(year, week)
    if key is None or not _touches(year, key, week):
        raise InputError(Problem("", f"{year.name} heeft geen stage in week {week[1]}."))
    found = next(
        (
            slip
            for slip in year.placed(key).placement.slips
            if (slip.iso_year, slip.iso_week) == week
        ),
        None,
    )
    if found is not None and found.handed_in:
        raise InputError(Problem("", f"Week {week[1]} van {year.name} is al ingevoerd."))
    lies = found is not None and found.handed_in_on is not None
    now = not (lies and again_takes_away)
    if now != lies:
        slips.set_handed_in(session, key, week, on if now else None)
    return Ticked(year.name, week, now)


def _touches(year: YearOfHours, key: str, week: Week) -> bool:
    placement = year.placed(key).placement
    if placement.start is None or placement.start > slip_date(week, 6):
        return False
    return placement.end is None or placement.end >= slip_date(week, 0)
