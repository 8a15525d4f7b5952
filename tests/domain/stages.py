"""Placements, slips and days in one line, for the tests of the hours rules."""

from datetime import date
from functools import lru_cache

from stagedesk.domain.calendar import SchoolCalendar, Week
from stagedesk.domain.placements import Placement, Timetable
from stagedesk.domain.slips import HoursSlip, SlipDay
from tests.domain.policies import shipped

YEAR = "2026-2027"
START = date(2026, 8, 31)
#: Monday and Tuesday, half past eight to four.
MON_TUE = Timetable(days=(0, 1), begin=510, end=960, break_minutes=30)


@lru_cache
def calendar() -> SchoolCalendar:
    return SchoolCalendar.of(shipped(YEAR))


def day(weekday: int, begin: int | None = 510, end: int | None = 960, **more: object) -> SlipDay:
    return SlipDay(weekday, begin, end, **more)  # type: ignore[arg-type]


def absent(weekday: int, absence: str = "sick", **more: object) -> SlipDay:
    return SlipDay(weekday, absence=absence, **more)  # type: ignore[arg-type]


def slip(week: Week, *days: SlipDay, signed: bool = True) -> HoursSlip:
    if not signed:
        return HoursSlip(*week, days=days)
    return HoursSlip(*week, days=days, signed_on=date(2027, 7, 1), signed_by="Joost van Vliet")


def stage(*slips: HoursSlip, **more: object) -> Placement:
    facts: dict[str, object] = {"start": START, "timetable": MON_TUE, "slips": slips, **more}
    return Placement("c1", **facts)  # type: ignore[arg-type]
