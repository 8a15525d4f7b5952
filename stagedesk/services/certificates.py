"""Where certificates stand: of one student for the panel, of everybody for `certificates --json`.

Exists so that screen, list and paper feed the one judge of the domain with the same facts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from stagedesk.domain.calendar import SchoolCalendar
from stagedesk.domain.certificates import (
    MomentFacts,
    Outlook,
    Verdict,
    judge,
    norm_hours,
    open_moments,
    required_minutes,
)
from stagedesk.domain.companies import Company, counted_company
from stagedesk.domain.hours import (
    Placed,
    expected_days,
    planned_minutes,
    planned_weekdays,
    signed_minutes,
    unsigned_minutes,
)
from stagedesk.domain.outlook import planned_minutes_left
from stagedesk.domain.placements import Timetable
from stagedesk.domain.policy import Policy
from stagedesk.domain.students import Enrollment
from stagedesk.services import certificate_rows as rows
from stagedesk.services import records
from stagedesk.services.policies import calendar_of, policy_of


@dataclass(frozen=True, slots=True)
class YearHours:
    """The minutes of a school year over all its placements.

    Attributes:
        planned: planned minutes left; None when no placement has times.
        norm: hours. notice: a Dutch sentence when the norm is a guess.
    """

    signed: int
    unsigned: int
    planned: int | None
    norm: int
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Certificates:
    """Where the certificates of one enrollment stand; a line of `certificates --json`."""

    student: str
    name: str
    school_year: str
    grade_year: int
    verdict: Verdict


def of_students(
    session: Session,
    school_year: str | None = None,
    numbers: Sequence[str] | None = None,
    on: date | None = None,
) -> tuple[Certificates, ...]:
    """Where the certificates of every enrollment stand (Bijlage 5), by number, then school year.

    Args:
        session: to read from.
        school_year: of one year; None is all of them.
        numbers: of these students; None is everybody.
        on: decides only what can still be done; it hides no slip and no grade. None looks back:
            nothing can be done any more.
    """
    enrollments = rows.enrollments(session, school_year, numbers)
    keys = [row.key for row in enrollments]
    minutes = rows.minutes(session, keys)
    placeds = rows.placeds(session, keys)
    forms = rows.forms(session, keys)
    years = _Years(session, keys, on)
    found = []
    for row in enrollments:
        policy = years.policy(row.school_year)
        norm = norm_hours(policy, row.grade_year, row.days_per_week, row.norm_hours).hours
        signed, unsigned = minutes.get(row.key, (0, 0))
        mine = placeds.get(row.key, [])
        facts = _facts(policy, mine, placeds.names, forms, on)
        short = signed < required_minutes(norm, policy.share_percent)
        outlook = years.outlook(row.school_year, mine, unsigned, short)
        now = judge(policy, row.grade_year, norm, signed, facts, outlook)
        found.append(Certificates(row.number, row.name, row.school_year, row.grade_year, now))
    return tuple(found)


class _Years:
    """Policies and planned minutes of a list: what many students share is worked out once."""

    def __init__(self, session: Session, keys: Sequence[str], on: date | None) -> None:
        self._session = session
        self._keys = keys
        self._on = on
        self._policies: dict[str, Policy] = {}
        self._calendars: dict[str, SchoolCalendar] = {}
        self._planned: dict[tuple[object, ...], dict[int, int]] = {}
        self._filled: dict[str, list[int]] | None = None

    def policy(self, school_year: str) -> Policy:
        if school_year not in self._policies:
            self._policies[school_year] = policy_of(self._session, school_year)
        return self._policies[school_year]

    def outlook(
        self, school_year: str, placeds: Sequence[Placed], unsigned: int, short: bool
    ) -> Outlook | None:
        """What can still be done; the planned minutes only where hours are short."""
        policy = self.policy(school_year)
        if self._on is None or self._on > policy.last_day:
            return None
        planned = self._planned_minutes(school_year, placeds, self._on) if short else 0
        return Outlook(unsigned, planned, open_moments(policy, self._on))

    def _planned_minutes(self, school_year: str, placeds: Sequence[Placed], on: date) -> int | None:
        """As ``outlook.planned_minutes_left``, for many students at once."""
        if not any(_has_times(placed.placement.timetable) for placed in placeds):
            return None
        if self._filled is None:
            self._filled = rows.filled_days(self._session, self._keys, on)
        total = 0
        for placed in placeds:
            left = self._days_left(school_year, placed, on)
            total += sum(left.values())
            total -= sum(left.get(day, 0) for day in self._filled.get(placed.placement.key, ()))
        return total

    def _days_left(self, school_year: str, placed: Placed, on: date) -> dict[int, int]:
        """Planned minutes of each expected day from ``on`` on; shared by equal timetables."""
        if school_year not in self._calendars:
            self._calendars[school_year] = calendar_of(self._session, school_year)
        p = placed.placement
        start = max(p.start, on) if p.start is not None else None
        same = (school_year, p.timetable, p.versions, start, p.end, placed.closed)
        if same not in self._planned:
            rest = Placed(replace(p, start=start), placed.closed, placed.internal)
            self._planned[same] = {
                rows.day_number(day): planned_minutes(p, day)
                for day in expected_days(rest, self._calendars[school_year])
            }
        return self._planned[same]


def verdict(session: Session, student_key: str, school_year: str, on: date) -> Verdict | None:
    """Where the certificates of one student stand; None when not enrolled in that year."""
    loaded = records.load(session, [student_key], school_year)
    student = loaded.students.get(student_key)
    if student is None or not student.enrollments:
        return None
    enrollment = student.enrollments[0]
    policy, calendar = policy_of(session, school_year), calendar_of(session, school_year)
    hours = hours_of(enrollment, loaded.companies, policy, calendar, on)
    return judged(enrollment, loaded.companies, policy, hours, on)


def hours_of(
    enrollment: Enrollment,
    companies: Mapping[str, Company],
    policy: Policy,
    calendar: SchoolCalendar,
    on: date,
) -> YearHours:
    """The minutes of a whole enrollment, and its norm (sections 3 and 4 of domain.md)."""
    norm = norm_hours(
        policy, enrollment.grade_year, enrollment.days_per_week, enrollment.norm_hours
    )
    placeds = [Placed.at(p, companies[p.company]) for p in enrollment.placements]
    return YearHours(
        signed=signed_minutes(enrollment.placements),
        unsigned=unsigned_minutes(enrollment.placements),
        planned=_planned(placeds, calendar, on),
        norm=norm.hours,
        notice=norm.notice,
    )


def judged(
    enrollment: Enrollment,
    companies: Mapping[str, Company],
    policy: Policy,
    hours: YearHours,
    on: date,
) -> Verdict:
    """The verdict on an enrollment that is in memory; reads nothing."""
    outlook = None
    if on <= policy.last_day:
        outlook = Outlook(hours.unsigned, hours.planned, open_moments(policy, on))
    facts = facts_of(enrollment, companies, policy, on)
    return judge(policy, enrollment.grade_year, hours.norm, hours.signed, facts, outlook)


def facts_of(
    enrollment: Enrollment, companies: Mapping[str, Company], policy: Policy, on: date
) -> list[MomentFacts]:
    """Every form of an enrollment, and the ones that can still be begun on a day."""
    names = {p.key: companies[p.company].name for p in enrollment.placements}
    forms = {
        (p.key, moment.moment): moment.grades for p in enrollment.placements for moment in p.moments
    }
    placeds = [Placed.at(p, companies[p.company]) for p in enrollment.placements]
    return _facts(policy, placeds, names, forms, on)


def _facts(
    policy: Policy,
    placeds: Iterable[Placed],
    names: Mapping[str, str],
    forms: Mapping[tuple[str, int], Mapping[str, int]],
    on: date | None,
) -> list[MomentFacts]:
    """Every form of an enrollment, and the ones that can still be begun."""
    found = []
    for placed in placeds:
        placement = placed.placement
        possible: tuple[int, ...] = ()
        if on is not None and placement.start is not None:
            possible = open_moments(policy, on, placement.start, placement.end)
        for moment in range(1, policy.moments + 1):
            grades = forms.get((placement.key, moment))
            if grades is None and moment not in possible:
                continue
            found.append(
                MomentFacts(
                    moment,
                    counted_company(placement.company, placed.internal),
                    names[placement.key],
                    grades or {},
                    moment in possible,
                )
            )
    return found


def _planned(placeds: Sequence[Placed], calendar: SchoolCalendar, on: date) -> int | None:
    if not any(_has_times(placed.placement.timetable) for placed in placeds):
        return None
    return planned_minutes_left(placeds, calendar, on)


def _has_times(timetable: Timetable) -> bool:
    return any(timetable.minutes(day) for day in planned_weekdays(timetable))
