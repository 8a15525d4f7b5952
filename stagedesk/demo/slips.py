"""The hours slips of the demonstration: what a student with these habits handed in by a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from random import Random

from stagedesk.demo.world import seeded
from stagedesk.domain.calendar import SchoolCalendar, Week, sunday, week_of
from stagedesk.domain.hours import Placed, expected_days
from stagedesk.domain.slips import HoursSlip, SlipDay

_THOUSAND = 1000
#: Minutes that a begin or an end differs from the timetable; most often nothing.
_LATER = (5, 10, 10, 15, 20, 30)
_END = (0, 0, 0, 0, 0, 0, 0, -30, -15, 15)


@dataclass(frozen=True, slots=True)
class Habits:
    """How a student goes to the stage; chances in thousandths of a day or week.

    Attributes:
        missing: how many of the last ended weeks were not handed in.
        unsigned: how many of the last weeks handed in are not signed yet.
        early: whether the week of `on` is handed in as soon as its days are over.
    """

    sick: int = 30
    excused: int = 12
    unexcused: int = 6
    late: int = 60
    missing: int = 0
    unsigned: int = 0
    early: bool = False


def slips_of(
    placed: Placed,
    calendar: SchoolCalendar,
    on: date,
    habits: Habits,
    signer: str,
    remarks: Sequence[str],
    seed: str,
) -> tuple[HoursSlip, ...]:
    """The slips of a placement up to `on`, one for every expected week (Bijlage 4)."""
    days = expected_days(placed, calendar)
    weeks = [(week, tuple(of_week)) for week, of_week in groupby(days, key=week_of)]
    handed_in = [(week, days) for week, days in weeks if sunday(week) < on]
    if habits.missing:
        del handed_in[-habits.missing :]
    elif habits.early:
        handed_in += [
            (week, days) for week, days in weeks if week == week_of(on) and days[-1] <= on
        ]
    signed = len(handed_in) - habits.unsigned
    found = []
    for place, (week, of_week) in enumerate(handed_in):
        chance = seeded(seed, week)
        slip = _slip(placed, week, of_week, habits, chance)
        slip = replace(
            slip,
            handed_in_on=min(on, sunday(week) + timedelta(days=chance.choice((1, 1, 1, 2, 3)))),
            remark=chance.choice(remarks) if chance.random() < 0.05 else None,
        )
        if place < signed:
            slip = replace(slip, signed_on=of_week[-1], signed_by=signer)
        found.append(slip)
    return tuple(found)


def _slip(
    placed: Placed, week: Week, days: Sequence[date], habits: Habits, chance: Random
) -> HoursSlip:
    placement = placed.placement
    entries = []
    for day in days:
        begin, end = placement.on(day).timetable.times(day.weekday()) or (540, 960)
        entries.append(_day(day.weekday(), begin, end, habits, chance))
    return HoursSlip(week[0], week[1], tuple(entries))


def _day(weekday: int, begin: int, end: int, habits: Habits, chance: Random) -> SlipDay:
    lot = chance.randrange(_THOUSAND)
    for kind, share in (
        ("sick", habits.sick),
        ("excused", habits.excused),
        ("unexcused", habits.unexcused),
    ):
        if lot < share:
            return _absent(weekday, begin, kind, chance)
        lot -= share
    late = chance.randrange(_THOUSAND) < habits.late
    begin += chance.choice(_LATER) if late else 0
    return SlipDay(weekday, begin, end + chance.choice(_END), on_time=not late)


def _absent(weekday: int, begin: int, kind: str, chance: Random) -> SlipDay:
    if kind == "sick" and chance.random() < 0.15:
        # Went home ill in the morning.
        return SlipDay(weekday, begin, begin + 120, True, "sick", True)
    return SlipDay(weekday, absence=kind, reported=kind == "excused" or chance.random() < 0.8)
