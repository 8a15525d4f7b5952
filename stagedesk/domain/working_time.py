"""What is wrong with a slip or a timetable (stops it), and what is odd about it (only warns)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stagedesk.domain.calendar import SchoolCalendar, monday, week_exists
from stagedesk.domain.hours import Placed, planned_weekdays
from stagedesk.domain.labour_law import Worker, working_minutes
from stagedesk.domain.placements import Timetable
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import Problem, Severity
from stagedesk.domain.slips import ABSENCES, WEEKDAYS, HoursSlip, SlipDay
from stagedesk.domain.times import DAY_MINUTES, format_hours, format_time, short_date

#: Longest text beside a field (mock/tokens.md).
PROBLEM_LENGTH = 34


def _warning(field: str, text: str) -> Problem:
    return Problem(field, text, Severity.WARNING)


def _place(day: SlipDay, part: str = "") -> str:
    """Where a problem of a day stands: ``days.mon.end``."""
    name = WEEKDAYS[day.weekday] if day.weekday in range(7) else str(day.weekday)
    return ".".join(filter(None, ("days", name, part)))


def slip_problems(slip: HoursSlip) -> tuple[Problem, ...]:
    """What keeps a slip from being saved (section 4): its week, its times, its absences."""
    problems = []
    if not week_exists(slip.iso_year, slip.iso_week):
        problems.append(Problem("iso_week", f"{slip.iso_year} heeft geen week {slip.iso_week}"))
    seen: set[int] = set()
    for day in slip.days:
        if day.weekday in seen or day.weekday not in range(7):
            problems.append(Problem(_place(day), "Elke dag staat er één keer op"))
        seen.add(day.weekday)
        problems.extend(_day_problems(day))
    return tuple(problems)


def _day_problems(day: SlipDay) -> Iterator[Problem]:
    for part, time in (("begin", day.begin), ("end", day.end)):
        if time is not None and time not in range(DAY_MINUTES):
            yield Problem(_place(day, part), "Een tijd van 0:00 tot 23:59")
    if day.begin is not None and day.end is None:
        yield Problem(_place(day, "end"), "Vul ook een eindtijd in")
    if day.end is not None and day.begin is None:
        yield Problem(_place(day, "begin"), "Vul ook een begintijd in")
    if day.begin is not None and day.end is not None and day.end <= day.begin:
        yield Problem(_place(day, "end"), "Eind moet na het begin liggen")
    if day.absence is not None and day.absence not in ABSENCES:
        yield Problem(_place(day, "absence"), "Kies ziek, geoorloofd of niet")
    if day.reported is not None and day.absence is None:
        yield Problem(_place(day, "reported"), "Kies eerst ziek of afwezig")


def too_long(minutes: int, most: int) -> str:
    """The doubt about a day that is longer than its grade year allows; empty when it is not."""
    if minutes <= most:
        return ""
    hours, limit = format_hours(minutes), format_hours(most)
    text = f"{hours} uur is meer dan {limit}. Klopt dat?"
    return text if len(text) <= PROBLEM_LENGTH else f"{hours} uur: meer dan {limit}. Klopt dat?"


@dataclass(frozen=True, slots=True)
class _Day:
    """A worked day of a slip with what it is held against."""

    entry: SlipDay
    day: date
    begin: int
    end: int
    timetable: Timetable
    internal: bool

    @property
    def planned(self) -> bool:
        return self.entry.weekday in planned_weekdays(self.timetable)

    @property
    def times(self) -> tuple[int, int] | None:
        """The planned times; None when it is no planned day or no times are known."""
        return self.timetable.times(self.entry.weekday) if self.planned else None

    @property
    def within(self) -> bool:
        """Whether the day lies within its planned times: what is odd then, the timetable says."""
        times = self.times
        return times is not None and times[0] <= self.begin and self.end <= times[1]

    def working(self, policy: Policy) -> int:
        return working_minutes(self.end - self.begin, self.timetable, policy)


def _worked(slip: HoursSlip, placed: Placed) -> list[_Day]:
    first = monday((slip.iso_year, slip.iso_week))
    worked = []
    for entry in slip.days:
        if entry.begin is None or entry.end is None or entry.end <= entry.begin:
            continue
        day = first + timedelta(days=entry.weekday)
        version = placed.placement.on(day)
        internal = placed.internal or version.kind == "internal"
        worked.append(_Day(entry, day, entry.begin, entry.end, version.timetable, internal))
    return worked


def _elsewhere(slip: HoursSlip, others: Sequence[Placed]) -> list[_Day]:
    """What the slips of other placements say of the same week."""
    week = (slip.iso_year, slip.iso_week)
    return [
        day
        for placed in others
        for other in placed.placement.slips
        if (other.iso_year, other.iso_week) == week
        for day in _worked(other, placed)
    ]


def slip_warnings(
    slip: HoursSlip,
    placed: Placed,
    policy: Policy,
    grade_year: int,
    calendar: SchoolCalendar,
    birth_date: date | None,
    others: Sequence[Placed] = (),
    paid: int = 0,
) -> tuple[Problem, ...]:
    """What is odd about a slip: warnings, never blocks (section 4; law: Arbeidstijdenwet).

    Days that keep to a timetable that is too long itself are not warned of again. Without a
    birth date the law is not checked; an internal stage is exempt from it.

    Args:
        slip: a slip without ``slip_problems``.
        placed: its placement.
        policy: the policy of its school year.
        grade_year: of the enrollment; decides the most hours a day.
        calendar: of the school year.
        birth_date: of the student, None when unknown.
        others: the student's other placements of the year.
        paid: minutes a week of small contracts beside them.
    """
    worked, elsewhere = _worked(slip, placed), _elsewhere(slip, others)
    most = policy.grade_years[grade_year].max_day_minutes
    warnings: list[Problem] = []
    for day in worked:
        same_day = [other for other in elsewhere if other.day == day.day]
        if birth_date is not None and not day.internal:
            warnings.extend(_law_warnings(day, same_day, policy, birth_date))
        if same_day or not day.within:
            total = sum(d.end - d.begin for d in (day, *same_day))
            warnings.extend(_doubt(_place(day.entry, "end"), too_long(total, most)))
        warnings.extend(_place_warnings(day, placed, calendar))
        if any(d.begin < day.end and day.begin < d.end for d in same_day):
            warnings.append(_warning(_place(day.entry, "begin"), "Valt samen met een andere stage"))
    if birth_date is not None:
        warnings.extend(_week_warnings(worked, elsewhere, policy, birth_date, paid))
    warnings.extend(_signature_warnings(slip, worked))
    return tuple(dict.fromkeys(warnings))


def _doubt(field: str, text: str) -> Iterator[Problem]:
    if text:
        yield _warning(field, text)


def _law_warnings(
    day: _Day, same_day: Sequence[_Day], policy: Policy, birth_date: date
) -> Iterator[Problem]:
    counted = [other for other in same_day if not other.internal]
    if day.within and not counted:
        return
    working = sum(d.working(policy) for d in (day, *counted))
    worker = Worker.on(policy, birth_date, day.day)
    for part, text in worker.day_faults(day.entry.weekday, day.begin, day.end, working):
        yield _warning(_place(day.entry, part), text)


def _week_warnings(
    worked: Sequence[_Day], elsewhere: Sequence[_Day], policy: Policy, birth_date: date, paid: int
) -> Iterator[Problem]:
    """The week's limit, by the age on its first worked day: the strictest of the week."""
    here = [day for day in worked if not day.internal]
    there = [day for day in elsewhere if not day.internal]
    told = not there and all(day.within for day in here)
    if not here or (told and not paid):
        return
    working = sum(day.working(policy) for day in (*here, *there))
    worker = Worker.on(policy, birth_date, min(day.day for day in here))
    if not (told and worker.week_fault(working)):
        yield from _doubt("days", worker.week_fault(working, paid))


def _place_warnings(day: _Day, placed: Placed, calendar: SchoolCalendar) -> Iterator[Problem]:
    """Whether the day lies within the placement, the school's days and the timetable."""
    placement = placed.placement
    if placement.start is None:
        yield _warning(_place(day.entry), "Deze stage heeft geen startdatum")
    elif day.day < placement.start:
        yield _warning(_place(day.entry), f"De stage begint pas op {short_date(placement.start)}")
    elif placement.end is not None and day.day > placement.end:
        yield _warning(_place(day.entry), f"De stage stopte op {short_date(placement.end)}")
    if day.entry.make_up:
        return
    if calendar.is_free(day.day):
        free = "Vakantie" if calendar.is_holiday(day.day) else "Feestdag"
        yield _warning(_place(day.entry), f"{free}. Is dit inhalen?")
    elif placed.is_closed(day.day):
        yield _warning(_place(day.entry), "Het bedrijf is dan dicht. Klopt?")
    elif not day.planned:
        yield _warning(_place(day.entry), "Geen stagedag. Klopt dat?")
    elif day.times is not None and not day.within:
        yield _warning(_place(day.entry, "end"), _beside_timetable(day, day.times))


def _beside_timetable(day: _Day, times: tuple[int, int]) -> str:
    """How a day differs from its planned times (mock 4): longer, or at another time."""
    longer = (day.end - day.begin) - (times[1] - times[0])
    planned = f"Rooster is {format_time(times[0])} tot {format_time(times[1])}."
    if longer <= 0:
        return f"{planned} Klopt dat?"
    if longer < 60:
        return f"{planned} Dit is {longer} minuten langer."
    return f"{planned} Dit is {format_hours(longer)} uur langer."


def _signature_warnings(slip: HoursSlip, worked: Sequence[_Day]) -> Iterator[Problem]:
    """Date and name belong together, and the date lies not before the work (Bijlage 4)."""
    if slip.signed_on is not None and not slip.signed_by:
        yield _warning("signed_by", "Wie tekende? Zet de naam erbij")
    if slip.signed_by and slip.signed_on is None:
        yield _warning("signed_on", "Zet de datum erbij, dan telt het")
    last = max((day.day for day in worked), default=None)
    if last is not None and slip.signed_on is not None and slip.signed_on < last:
        yield _warning("signed_on", f"Er is nog gewerkt op {short_date(last)}")


def timetable_problems(timetable: Timetable) -> tuple[Problem, ...]:
    """What keeps a timetable from being saved: its times, by the names of the form's fields."""
    problems = []
    if timetable.begin is not None and timetable.end is None:
        problems.append(Problem("end_time", "Vul ook een eindtijd in"))
    if timetable.end is not None and timetable.begin is None:
        problems.append(Problem("begin_time", "Vul ook een begintijd in"))
    begin, end = timetable.begin, timetable.end
    if begin is not None and end is not None and end <= begin:
        problems.append(Problem("end_time", "Eind moet na het begin liggen"))
    if any(end <= begin for _, begin, end in timetable.own_times):
        problems.append(Problem("timetable", "Eind moet na het begin liggen"))
    return tuple(problems)


#: The form's field for what a planned day breaks as a whole, in its begin, in its end.
_USUAL_PLACES = {"": "days", "begin": "begin_time", "end": "end_time"}
_OWN_PLACES = {"": "days", "begin": "timetable", "end": "timetable"}


def timetable_warnings(
    timetable: Timetable,
    policy: Policy,
    grade_year: int,
    birth_date: date | None,
    on: date,
    internal: bool = False,
) -> tuple[Problem, ...]:
    """What a timetable breaks, said once here and not at every slip (section 4).

    Fields are those of the placement's form: ``days``, ``begin_time``, ``end_time``,
    ``timetable`` (own times of a day).

    Args:
        timetable: the planned days and times.
        policy: the policy of its school year.
        grade_year: of the enrollment.
        birth_date: of the student; None leaves the law out.
        on: the day whose age counts: the first day on which the timetable holds.
        internal: an internal stage is exempt from the law.
    """
    own = {day for day, *_ in timetable.own_times}
    worker = Worker.on(policy, birth_date, on) if birth_date is not None and not internal else None
    warnings: list[Problem] = []
    week = 0
    for weekday in planned_weekdays(timetable):
        times = timetable.times(weekday)
        if times is None:
            continue
        places = _OWN_PLACES if weekday in own else _USUAL_PLACES
        length = times[1] - times[0]
        working = working_minutes(length, timetable, policy)
        week += working
        if worker is not None:
            faults = worker.day_faults(weekday, *times, working)
            warnings.extend(_warning(places[part], text) for part, text in faults)
        most = policy.grade_years[grade_year].max_day_minutes
        warnings.extend(_doubt(places["end"], too_long(length, most)))
    if worker is not None:
        warnings.extend(_doubt("days", worker.week_fault(week)))
    return tuple(dict.fromkeys(warnings))
