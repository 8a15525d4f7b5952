"""The beoordelingsformulier of one student as the screen shows it: read once, judged in memory.

Exists so that a key press changes subtotals and certificates without reading the database again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from stagedesk.domain.assessment import Moment
from stagedesk.domain.calendar import SchoolCalendar
from stagedesk.domain.certificates import Verdict
from stagedesk.domain.companies import Company
from stagedesk.domain.grades import assessed_skills, grade_problems, stage_grade
from stagedesk.domain.moment_rules import moment_due, moment_warnings
from stagedesk.domain.placements import Placement
from stagedesk.domain.policy import Period, Policy
from stagedesk.domain.problem import Problem
from stagedesk.domain.students import Enrollment
from stagedesk.services import records
from stagedesk.services.certificates import YearHours, hours_of, judged
from stagedesk.services.policies import calendar_of, policy_of


@dataclass(frozen=True, slots=True)
class PlacementChoice:
    """A placement that can be assessed.

    Attributes:
        days: planned weekdays, 0 is Monday.
    """

    key: str
    company: str
    start: date | None
    end: date | None
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetMoment:
    """One column of the sheet.

    Attributes:
        record: the moment; an empty one when nothing was entered yet.
        last_day: the day of the moment by the policy's calendar.
        due: to be done now (domain.md 5).
        warnings: date outside period or placement, out of order; skills that do not count.
        computed: stagecijfer computed from the grades, in tenths.
        missing: assessed skills without a grade.
    """

    record: Moment
    last_day: date
    due: bool
    warnings: tuple[Problem, ...]
    computed: int | None
    missing: int

    @property
    def closed(self) -> bool:
        """Whether it is read-only."""
        return self.record.closing is not None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the tab Beoordeling shows of one student in one school year.

    Attributes:
        enrollment: with every placement and moment of the year.
        placement_key: the placement shown; empty when there is none.
        moments: the columns. verdict: where each certificate stands on ``on``.
        hours: minutes of the year, for the bar and the verdict.
        active: number of the moment to begin with.
    """

    student_key: str
    number: str
    name: str
    enrollment: Enrollment
    companies: Mapping[str, Company]
    policy: Policy
    calendar: SchoolCalendar
    on: date
    placements: tuple[PlacementChoice, ...]
    placement_key: str
    moments: tuple[SheetMoment, ...]
    hours: YearHours
    verdict: Verdict
    active: int

    @property
    def certificates(self) -> tuple[int, ...]:
        """The certificates that the grade year assesses."""
        return self.policy.grade_years[self.enrollment.grade_year].certificates

    @property
    def modules(self) -> tuple[str, ...]:
        """Titles of the assignment modules; empty in years that have none."""
        return self.policy.grade_years[self.enrollment.grade_year].modules

    @property
    def placement(self) -> PlacementChoice | None:
        """The placement shown."""
        for choice in self.placements:
            if choice.key == self.placement_key:
                return choice
        return None

    def moment(self, number: int) -> SheetMoment:
        """The column of a moment; KeyError when the policy has no such moment."""
        for moment in self.moments:
            if moment.record.moment == number:
                return moment
        raise KeyError(number)

    def has_row(self, number: int) -> bool:
        """Whether the moment was begun: then it keeps its date, also when that is empty."""
        placements = {p.key: p for p in self.enrollment.placements}
        shown = placements.get(self.placement_key)
        return shown is not None and any(x.moment == number for x in shown.moments)


def sheet(
    session: Session,
    student_key: str,
    school_year: str,
    placement_key: str | None = None,
    *,
    on: date,
) -> Sheet | None:
    """The beoordelingsformulier of a student (Bijlage 1).

    Args:
        session: to read from.
        student_key: whose.
        school_year: of which year.
        placement_key: which placement; None takes the one that runs on ``on``, else the last.
        on: today, for what is due and what can still be done.

    Returns:
        None when the student is not enrolled in that year.
    """
    loaded = records.load(session, [student_key], school_year)
    student = loaded.students.get(student_key)
    if student is None or not student.enrollments:
        return None
    enrollment = student.enrollments[0]
    policy, calendar = policy_of(session, school_year), calendar_of(session, school_year)
    choices = tuple(
        PlacementChoice(
            p.key, loaded.companies[p.company].name, p.start, p.end, p.on(on).timetable.days
        )
        for p in enrollment.placements
    )
    keys = {choice.key for choice in choices}
    shown = placement_key if placement_key in keys else _default(enrollment, on)
    starts = {choice.key: choice.start for choice in choices}
    hours = hours_of(enrollment, loaded.companies, policy, calendar, on)
    moments = _moments(enrollment, shown, policy, on)
    return Sheet(
        student_key=student_key,
        number=student.number,
        name=student.name,
        enrollment=enrollment,
        companies=loaded.companies,
        policy=policy,
        calendar=calendar,
        on=on,
        placements=choices,
        placement_key=shown,
        moments=moments,
        hours=hours,
        verdict=judged(enrollment, loaded.companies, policy, hours, on),
        active=_active(moments, starts.get(shown)),
    )


def with_moment(shown: Sheet, record: Moment) -> Sheet:
    """The same sheet after a moment changed, judged anew without reading anything."""
    placements = tuple(
        _replaced(p, record) if p.key == shown.placement_key else p
        for p in shown.enrollment.placements
    )
    enrollment = replace(shown.enrollment, placements=placements)
    return replace(
        shown,
        enrollment=enrollment,
        moments=_moments(enrollment, shown.placement_key, shown.policy, shown.on),
        verdict=judged(enrollment, shown.companies, shown.policy, shown.hours, shown.on),
    )


def missing_grades(policy: Policy, grade_year: int, record: Moment) -> int:
    """How many assessed skills of a moment have no grade."""
    return sum(s.id not in record.grades for s in assessed_skills(policy, grade_year))


def _replaced(placement: Placement, record: Moment) -> Placement:
    others = [x for x in placement.moments if x.moment != record.moment]
    return replace(placement, moments=tuple(sorted([*others, record], key=lambda x: x.moment)))


def _default(enrollment: Enrollment, on: date) -> str:
    """The placement that runs on a day, else the last that started, else the first."""
    started = [p for p in enrollment.placements if p.has_begun(on)]
    running = [p for p in started if p.runs(on)]
    if running or started:
        return (running or started)[-1].key
    return enrollment.placements[0].key if enrollment.placements else ""


def _moments(
    enrollment: Enrollment, placement_key: str, policy: Policy, on: date
) -> tuple[SheetMoment, ...]:
    placement = next((p for p in enrollment.placements if p.key == placement_key), None)
    if placement is None:
        return ()
    grade_year = enrollment.grade_year
    entered = {x.moment: x for x in placement.moments}
    odd = moment_warnings(placement, policy)
    return tuple(
        _column(entered.get(p.number, Moment(p.number)), p, placement, grade_year, policy, on, odd)
        for p in policy.periods
    )


def _column(
    record: Moment,
    period: Period,
    placement: Placement,
    grade_year: int,
    policy: Policy,
    on: date,
    odd: tuple[Problem, ...],
) -> SheetMoment:
    missing = missing_grades(policy, grade_year, record)
    place = f"moments.{record.moment}."
    dates = tuple(problem for problem in odd if problem.field.startswith(place))
    due = moment_due(placement, policy, record.moment, on) is not None
    return SheetMoment(
        record=record,
        last_day=period.last_day,
        due=due and record.closing is None,
        warnings=(*dates, *grade_problems(policy, grade_year, record.grades)),
        computed=stage_grade(policy, grade_year, record.grades),
        missing=missing,
    )


def _active(moments: tuple[SheetMoment, ...], start: date | None) -> int:
    """The moment to begin with: the first that is due, else the first open one in its time."""
    open_ones = [x for x in moments if not x.closed]
    for moment in open_ones:
        if moment.due:
            return moment.record.moment
    # A placement that began in spring has no moment of autumn.
    fitting = [x for x in open_ones if start is None or x.last_day >= start] or open_ones
    unfinished = [x for x in fitting if x.missing] or fitting
    return unfinished[0].record.moment if unfinished else len(moments)
