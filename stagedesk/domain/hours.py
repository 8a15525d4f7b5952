"""What the hours slips of a year say: signed, expected, missing, behind, missed (Bijlage 4, 6)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

from stagedesk.domain.calendar import SchoolCalendar, Week, days, monday, sunday, week_of
from stagedesk.domain.companies import Company
from stagedesk.domain.placements import Placement, Timetable
from stagedesk.domain.policy import Policy
from stagedesk.domain.slips import SlipDay
from stagedesk.domain.students import Reminder

#: Whom a reminder goes to: the mentor calls home, the jobcoach the company (Bijlage 4).
REMINDED = ("home", "company")
_SCHOOL_DAYS = (0, 1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Placed:
    """A placement with what its company adds to it.

    Attributes:
        closed: days on which the company is closed, first and last inclusive.
        internal: whether the company is the school itself.
    """

    placement: Placement
    closed: tuple[tuple[date, date], ...] = ()
    internal: bool = False

    @classmethod
    def at(cls, placement: Placement, company: Company) -> Self:
        """The placement at its company."""
        return cls(placement, company.closed, company.internal)

    def is_closed(self, day: date) -> bool:
        """Whether the company is closed on a day."""
        return any(first <= day <= last for first, last in self.closed)


@dataclass(frozen=True, slots=True)
class Alarm:
    """Days, first and last inclusive, within which too many minutes were missed unexcused."""

    first: date
    last: date
    minutes: int


def slip_date(week: Week, weekday: int) -> date:
    """The date of a weekday (0 is Monday) in an ISO week."""
    return monday(week) + timedelta(days=weekday)


def dated_days(placement: Placement) -> Iterator[tuple[date, SlipDay]]:
    """The days of a placement's slips with their dates, slip by slip."""
    for slip in placement.slips:
        first = monday((slip.iso_year, slip.iso_week))
        for day in slip.days:
            yield first + timedelta(days=day.weekday), day


def until(placement: Placement, on: date) -> Placement:
    """The placement without the slip days after ``on`` and the slips that lie wholly after it.

    What a list of day ``on`` counts: days and weeks after it are left out.
    """
    slips = []
    for slip in placement.slips:
        first = monday((slip.iso_year, slip.iso_week))
        if first + timedelta(days=6) <= on:
            slips.append(slip)
        elif first <= on:
            last = (on - first).days
            slips.append(replace(slip, days=tuple(d for d in slip.days if d.weekday <= last)))
    return replace(placement, slips=tuple(slips))


def signed_minutes(placements: Iterable[Placement]) -> int:
    """Minutes that count: of slips with date and name of the supervisor (Bijlage 4)."""
    return sum(s.minutes for placement in placements for s in placement.slips if s.signed)


def unsigned_minutes(placements: Iterable[Placement]) -> int:
    """Minutes that do not count yet: of slips without signature, or with half of one."""
    return sum(s.minutes for placement in placements for s in placement.slips if not s.signed)


def planned_weekdays(timetable: Timetable) -> tuple[int, ...]:
    """The weekdays (0 is Monday) on which a slip is expected; no timetable: Monday to Friday.

    Own times of a day that is not chosen are left-overs, unless no day is chosen at all.
    """
    return timetable.days or tuple(day for day, *_ in timetable.own_times) or _SCHOOL_DAYS


def planned_minutes(placement: Placement, day: date) -> int:
    """Minutes that the timetable of ``day`` plans, break included; 0 when it names no times."""
    timetable = placement.on(day).timetable
    weekday = day.weekday()
    return timetable.minutes(weekday) if weekday in planned_weekdays(timetable) else 0


def span(placement: Placement, calendar: SchoolCalendar) -> tuple[date, date] | None:
    """First and last day of a placement within the school year; None when it has none."""
    if placement.start is None:
        return None
    first = max(placement.start, calendar.first_day)
    last = min(placement.end or calendar.last_day, calendar.last_day)
    return (first, last) if first <= last else None


@lru_cache(maxsize=8)
def _open_days(calendar: SchoolCalendar) -> tuple[tuple[date, int, Week], ...]:
    """The days of the school year that are not free, each with its weekday and week.

    Kept for a few calendars, for a class asks for the same days again and again.
    """
    return tuple(
        (day, day.weekday(), week_of(day))
        for day in days(calendar.first_day, calendar.last_day)
        if not calendar.is_free(day)
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What decides on which days a slip is expected: many students have the same.

    Attributes:
        first, last: of the placement, within the school year.
        weekdays: the planned ones, each with the last day on which they hold, oldest first.
    """

    first: date
    last: date
    weekdays: tuple[tuple[date, tuple[int, ...]], ...]
    closed: tuple[tuple[date, date], ...]


def _plan(placed: Placed, calendar: SchoolCalendar) -> _Plan | None:
    placement = placed.placement
    limits = span(placement, calendar)
    if limits is None:
        return None
    timetables = [(version.until, version.timetable) for version in placement.versions]
    timetables.append((date.max, placement.timetable))
    weekdays = tuple((until, planned_weekdays(timetable)) for until, timetable in timetables)
    return _Plan(*limits, weekdays, placed.closed)


def _expected(plan: _Plan | None, calendar: SchoolCalendar) -> Iterator[tuple[date, Week]]:
    if plan is None:
        return
    spans = iter(plan.weekdays)
    until_day, planned = next(spans)
    for day, weekday, week in _open_days(calendar):
        if not plan.first <= day <= plan.last:
            continue
        while day > until_day:
            until_day, planned = next(spans)
        if weekday in planned and not any(a <= day <= b for a, b in plan.closed):
            yield day, week


@lru_cache(maxsize=4096)
def _expected_weeks(plan: _Plan | None, calendar: SchoolCalendar) -> tuple[Week, ...]:
    return tuple(dict.fromkeys(week for _, week in _expected(plan, calendar)))


def expected_days(placed: Placed, calendar: SchoolCalendar) -> tuple[date, ...]:
    """The planned days within the placement that are no holiday and no closed day of the company.

    Every day is judged by the timetable of its own date; both kinds of holiday are free.
    """
    return tuple(day for day, _ in _expected(_plan(placed, calendar), calendar))


def expected_weeks(placed: Placed, calendar: SchoolCalendar) -> tuple[Week, ...]:
    """The weeks for which a slip is expected, in order: those with an expected day (Bijlage 4)."""
    return _expected_weeks(_plan(placed, calendar), calendar)


def handed_in_weeks(placement: Placement) -> frozenset[Week]:
    """The weeks whose slip says something; a signature is not needed for that."""
    return frozenset((s.iso_year, s.iso_week) for s in placement.slips if s.handed_in)


def missing_weeks(
    placeds: Iterable[Placed], calendar: SchoolCalendar, on: date
) -> tuple[Week, ...]:
    """The weeks that ended before ``on`` of which an expected slip was not handed in.

    Of parallel placements each asks for its own slip: a week is missing when any of them lacks
    it, and is named once. Placements that ended count too.
    """
    this_week = week_of(on)
    missing: set[Week] = set()
    for placed in placeds:
        handed_in = handed_in_weeks(placed.placement)
        missing.update(
            week
            for week in expected_weeks(placed, calendar)
            if week not in handed_in and week < this_week
        )
    return tuple(sorted(missing))


def is_behind(missing: Sequence[Week], on: date, behind_days: int) -> bool:
    """Whether the oldest missing week ended more than ``behind_days`` ago (Bijlage 4: 2 weeks)."""
    return bool(missing) and (on - sunday(min(missing))).days > behind_days


def reminder_due(
    reminders: Iterable[Reminder], missing: Sequence[Week], on: date, policy: Policy
) -> tuple[str, ...]:
    """Who is to be called on ``on``: ``home``, ``company``, both or nobody (Bijlage 4).

    Each is called when the slips are behind, and again ``call_again_days`` after the last call as
    long as they are.
    """
    if not is_behind(missing, on, policy.settings["behind_days"]):
        return ()
    called = {r.to: r.on for r in sorted(reminders, key=lambda r: r.on) if r.on <= on}
    again = timedelta(days=policy.settings["call_again_days"])
    return tuple(to for to in REMINDED if to not in called or on - called[to] >= again)


def unexcused(placements: Iterable[Placement]) -> list[tuple[date, int]]:
    """The days missed unexcused with the minutes missed, by date (Bijlage 6: verzuim).

    Missed is planned minus worked, at least 0; a day without planned times is listed with 0.
    """
    return sorted(
        (day, max(0, planned_minutes(placement, day) - entry.minutes))
        for placement in placements
        for day, entry in dated_days(placement)
        if entry.absence == "unexcused"
    )


def unexcused_alarm(missed: Iterable[tuple[date, int]], policy: Policy) -> Alarm | None:
    """The latest stretch of days in which the unexcused minutes reach the alarm (Bijlage 6).

    The length and the minutes are the policy's (16 hours within 28 days); None when it never is.
    """
    window = timedelta(days=policy.settings["unexcused_alarm_days"] - 1)
    entries = sorted(missed)
    for last, _ in reversed(entries):
        within = [(day, minutes) for day, minutes in entries if last - window <= day <= last]
        total = sum(minutes for _, minutes in within)
        if total >= policy.settings["unexcused_alarm_minutes"]:
            return Alarm(within[0][0], last, total)
    return None


def norm_to_date_minutes(norm_hours: int, calendar: SchoolCalendar, on: date) -> int:
    """The part of the year's norm that ``on`` asks for, in whole minutes, cut down.

    Weeks ended before ``on`` over all weeks of the school year, without those that are wholly
    school holiday.
    """
    teaching = calendar.teaching_weeks
    if not teaching:
        return 0
    ended = sum(sunday(week) < on for week in teaching)
    return norm_hours * 60 * ended // len(teaching)
