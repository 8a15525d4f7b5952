"""What the hours of a year can still become, and how every week of it looks in the grid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from stagedesk.domain.calendar import SchoolCalendar, Week, days, monday, sunday, week_of
from stagedesk.domain.hours import (
    Placed,
    dated_days,
    expected_days,
    expected_weeks,
    planned_minutes,
    planned_weekdays,
    span,
)


class WeekState(StrEnum):
    """How a week of a student looks in the grid (mock 4)."""

    SIGNED = "signed"
    UNSIGNED = "unsigned"
    MISSING = "missing"
    HOLIDAY = "holiday"
    OUTSIDE = "outside"
    THIS_WEEK = "this_week"
    FUTURE = "future"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class WeekCell:
    """A cell of the grid: its state and the minutes of the week's slips."""

    state: WeekState
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the share of the norm still takes (section 4: forecast).

    Attributes:
        needed_minutes: signed minutes short of the required ones, at least 0.
        planned_minutes: planned minutes that are left.
        weeks_left: weeks with planned days left, the running one included.
        minutes_a_week: needed minutes a week, rounded up; None when no week is left.
    """

    needed_minutes: int
    planned_minutes: int
    weeks_left: int
    minutes_a_week: int | None

    @property
    def enough(self) -> bool:
        """Whether the timetable gives what is needed."""
        return self.planned_minutes >= self.needed_minutes


def _days_left(placed: Placed, calendar: SchoolCalendar, on: date) -> tuple[date, ...]:
    """Expected days from ``on`` on that no slip has filled: those are hours already."""
    filled = {day for day, entry in dated_days(placed.placement) if entry.filled}
    return tuple(day for day in expected_days(placed, calendar) if day >= on and day not in filled)


def planned_minutes_left(placeds: Iterable[Placed], calendar: SchoolCalendar, on: date) -> int:
    """Minutes that the timetables still plan from ``on`` to the end, break included.

    Days that a slip already fills are left out: their minutes are signed or unsigned ones.
    """
    return sum(
        planned_minutes(placed.placement, day)
        for placed in placeds
        for day in _days_left(placed, calendar, on)
    )


def forecast(
    placeds: Sequence[Placed],
    calendar: SchoolCalendar,
    on: date,
    required_minutes: int,
    signed: int,
) -> Forecast:
    """What is still needed on ``on`` for the required minutes, and what is planned (section 4)."""
    needed = max(0, required_minutes - signed)
    left = [(p.placement, day) for p in placeds for day in _days_left(p, calendar, on)]
    weeks = {week_of(day) for _, day in left}
    return Forecast(
        needed_minutes=needed,
        planned_minutes=sum(planned_minutes(placement, day) for placement, day in left),
        weeks_left=len(weeks),
        minutes_a_week=-(-needed // len(weeks)) if weeks else None,
    )


def _plans_a_day(placed: Placed, calendar: SchoolCalendar, week: Week) -> bool:
    """Whether a planned day of the week lies within the placement, free or not."""
    limits = span(placed.placement, calendar)
    return limits is not None and any(
        limits[0] <= day <= limits[1]
        and day.weekday() in planned_weekdays(placed.placement.on(day).timetable)
        for day in days(monday(week), sunday(week))
    )


# Everybody in a list has the same calendar, which never changes once it is made.
@lru_cache(maxsize=512)
def _is_holiday_week(calendar: SchoolCalendar, week: Week) -> bool:
    return all(calendar.is_holiday(day) for day in days(monday(week), sunday(week)))


def _empty_state(
    placeds: Sequence[Placed], calendar: SchoolCalendar, week: Week, on: date, expected: bool
) -> WeekState:
    """The state of a week without any slip."""
    if expected:
        if sunday(week) < on:
            return WeekState.MISSING
        return WeekState.THIS_WEEK if monday(week) <= on else WeekState.FUTURE
    if _is_holiday_week(calendar, week):
        return WeekState.HOLIDAY
    if any(_plans_a_day(placed, calendar, week) for placed in placeds):
        return WeekState.HOLIDAY
    return WeekState.OUTSIDE


def week_states(
    placeds: Sequence[Placed], calendar: SchoolCalendar, weeks: Iterable[Week], on: date
) -> dict[Week, WeekCell]:
    """The cells of a student's row, by week.

    A week is missing as ``missing_weeks`` says, also when one of two parallel slips is there;
    else it is signed when every slip handed in is. A week of which every planned day is free
    (holiday, company closed) reads as holiday.
    """
    expected = [set(expected_weeks(placed, calendar)) for placed in placeds]
    slips = [
        {(s.iso_year, s.iso_week): s for s in placed.placement.slips if s.handed_in}
        for placed in placeds
    ]
    cells = {}
    for week in weeks:
        found = [own[week] for own in slips if week in own]
        lacking = any(
            week in due and week not in own for due, own in zip(expected, slips, strict=True)
        )
        if not found:
            state = _empty_state(placeds, calendar, week, on, lacking)
        elif lacking and sunday(week) < on:
            state = WeekState.MISSING
        elif all(slip.signed for slip in found):
            state = WeekState.SIGNED
        else:
            state = WeekState.UNSIGNED
        cells[week] = WeekCell(state, sum(slip.minutes for slip in found))
    return cells
