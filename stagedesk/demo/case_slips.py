"""Cases of the demonstration that are made afterwards: single slips and hours."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from stagedesk.demo.case_changes import Changed, first_placement, in_year
from stagedesk.demo.world import World
from stagedesk.domain.calendar import week_of
from stagedesk.domain.certificates import norm_hours, required_minutes
from stagedesk.domain.hours import signed_minutes, slip_date
from stagedesk.domain.placements import Placement
from stagedesk.domain.slips import HoursSlip, SlipDay
from stagedesk.domain.students import Enrollment, Student

#: Fewer minutes than this are taken from one day.
_SHORTEN = 45


def just(surplus: int) -> Changed:
    """Last year's signed minutes are the required ones and `surplus` (Bijlage 5: 80 %)."""

    def change(world: World, student: Student) -> Student:
        policy = world.years[world.last_year].policy

        def trim(enrollment: Enrollment) -> Enrollment:
            norm = norm_hours(
                policy, enrollment.grade_year, enrollment.days_per_week, enrollment.norm_hours
            )
            target = required_minutes(norm.hours, policy.share_percent) + surplus
            return first_placement(enrollment, lambda p: _trimmed(p, target))

        return in_year(student, world.last_year, trim)

    return change


def half_signed(world: World, student: Student) -> Student:
    """The newest slip has a date of signing and no name: it is unsigned."""

    def half(placement: Placement) -> Placement:
        *before, last = placement.slips or (None,)
        if last is None:
            return placement
        odd = replace(last, signed_on=world.on, signed_by=None)
        return replace(placement, slips=(*(s for s in before if s is not None), odd))

    return in_year(student, world.this_year, lambda e: first_placement(e, half))


def signed_early(world: World, student: Student) -> Student:
    """The newest slip was signed before its last day, and holds a day that is far too long."""

    def odd(placement: Placement) -> Placement:
        *before, last = placement.slips or (None,)
        if last is None or not last.days:
            return placement
        *days, friday = last.days
        long = replace(friday, begin=480, end=1110, absence=None, reported=None, on_time=True)
        early = slip_date((last.iso_year, last.iso_week), 0) - timedelta(days=1)
        signer = next((s.signed_by for s in placement.slips if s.signed_by), None)
        slip = replace(last, days=(*days, long), signed_on=early, signed_by=signer)
        return replace(placement, slips=(*(s for s in before if s is not None), slip))

    return in_year(student, world.this_year, lambda e: first_placement(e, odd))


def went_home_ill(world: World, student: Student) -> Student:
    """In the newest slip the student went home ill after two hours."""

    def ill(slip: HoursSlip) -> HoursSlip:
        day = slip.days[0]
        begin = day.begin if day.begin is not None else 540
        home = SlipDay(day.weekday, begin, begin + 120, True, "sick", True)
        return replace(slip, days=(home, *slip.days[1:]))

    return _newest_slip(world, student, ill)


def alarm(world: World, student: Student) -> Student:
    """The last two weeks were missed unexcused: 16 hours within 28 days."""

    def missed(slip: HoursSlip) -> HoursSlip:
        days = tuple(SlipDay(d.weekday, absence="unexcused", reported=False) for d in slip.days)
        return replace(slip, days=days)

    def change(placement: Placement) -> Placement:
        slips = placement.slips
        return replace(placement, slips=(*slips[:-2], *(missed(s) for s in slips[-2:])))

    return in_year(student, world.this_year, lambda e: first_placement(e, change))


def made_up(world: World, student: Student) -> Student:
    """Missed a day unexcused in the second week, made up for it in the first holiday."""

    def both(year: str) -> Callable[[Placement], Placement]:
        holidays = world.years[year].calendar.holidays

        def change(placement: Placement) -> Placement:
            if len(placement.slips) < 3 or not holidays:
                return placement
            day = holidays[0].first + timedelta(days=3)
            if day > world.on:
                return placement
            slips = list(placement.slips)
            missed = replace(slips[1].days[0], begin=None, end=None, on_time=None)
            missed = replace(missed, absence="unexcused", reported=False)
            slips[1] = replace(slips[1], days=(missed, *slips[1].days[1:]))
            return _with_extra_day(replace(placement, slips=tuple(slips)), day, worked=True)

        return change

    for year in (world.last_year, world.this_year):
        student = in_year(student, year, lambda e, y=year: first_placement(e, both(y)))  # type: ignore[misc]
    return student


def week_53(world: World, student: Student) -> Student:
    """Works to make up in a week 53; before that week it is only agreed upon."""
    first = int(world.this_year[:4])
    try:
        day = date.fromisocalendar(first, 53, 2)
    except ValueError:
        # This school year has no such week.
        return student

    def extra(placement: Placement) -> Placement:
        return _with_extra_day(placement, day, worked=day <= world.on)

    return in_year(student, world.this_year, lambda e: first_placement(e, extra))


def _newest_slip(
    world: World, student: Student, change: Callable[[HoursSlip], HoursSlip]
) -> Student:
    def newest(placement: Placement) -> Placement:
        slips = placement.slips
        return replace(placement, slips=(*slips[:-1], *(change(s) for s in slips[-1:])))

    return in_year(student, world.this_year, lambda e: first_placement(e, newest))


def _with_extra_day(placement: Placement, day: date, *, worked: bool) -> Placement:
    """A slip of one day to make up for hours; without times when it is still to come."""
    week = week_of(day)
    signer = next((s.signed_by for s in placement.slips if s.signed_by), None)
    entry = SlipDay(day.weekday(), make_up=True)
    slip = HoursSlip(*week, (entry,))
    if worked:
        entry = replace(entry, begin=540, end=960, on_time=True)
        slip = HoursSlip(*week, (entry,), day, day, signer)
    slips = [s for s in placement.slips if (s.iso_year, s.iso_week) != week]
    slips = sorted((*slips, slip), key=lambda s: (s.iso_year, s.iso_week))
    return replace(placement, slips=tuple(slips))


def _trimmed(placement: Placement, target: int) -> Placement:
    """The placement started later, with some shorter days: its signed minutes are `target`."""
    slips = list(placement.slips)
    while slips and signed_minutes((placement,)) - slips[0].minutes >= target:
        del slips[0]
        placement = replace(placement, slips=tuple(slips))
    surplus = signed_minutes((placement,)) - target
    for place, slip in enumerate(slips):
        days = []
        for day in slip.days:
            less = min(_SHORTEN, surplus) if day.end is not None else 0
            surplus -= less
            days.append(replace(day, end=day.end - less) if day.end is not None else day)
        slips[place] = replace(slip, days=tuple(days))
    start = slip_date((slips[0].iso_year, slips[0].iso_week), slips[0].days[0].weekday)
    moments = tuple(m for m in placement.moments if m.date is not None and m.date >= start)
    return replace(_later(placement, start), slips=tuple(slips), moments=moments)


def _later(placement: Placement, start: date) -> Placement:
    """The placement from `start` on, with its talk and agreement as much later."""
    if placement.start is None or placement.intake is None:
        return placement
    delay = start - placement.start - timedelta(days=(start - placement.start).days % 7)

    def moved(day: date | None) -> date | None:
        return day + delay if day is not None else None

    return replace(
        placement,
        start=start,
        agreement_sent_on=moved(placement.agreement_sent_on),
        agreement_signed_on=moved(placement.agreement_signed_on),
        intake=replace(placement.intake, date=moved(placement.intake.date)),
    )
