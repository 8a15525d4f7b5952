"""A new school year: proposed to be looked at, then carried out as one action."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from stagedesk import models as m
from stagedesk.domain.calendar import parse_school_year
from stagedesk.domain.new_year import LEAVE, Member, Step
from stagedesk.domain.students import ENROLLMENT_FORM
from stagedesk.domain.values import read_value
from stagedesk.models.base import new_key
from stagedesk.services import enrollments, policies
from stagedesk.services.enrollments import EnrollmentChoices
from stagedesk.services.import_network import WISH
from stagedesk.services.transaction import Desk

Progress = Callable[[int, int], None]
#: Students that are written between two looks at whether to stop.
_BATCH = 100
#: What a student takes along; consent, own norm and log are of one year. So are goals, reached or
#: not: the policy has that of the OPP drawn up anew 'voor het schooljaar' (IOP & OPP).
_CARRIED = (
    "subjects", "outflow_sector", "ready_external", "ready_since", "ready_reason", "strengths",
    "travel", "helps", *WISH,
)  # fmt: skip
#: What a placement that runs on takes along; the agreement is made anew.
_GOES_ON = (
    "student_key", "company_key", "supervisor_key", "work", "kind", "days", "begin_time",
    "end_time", "timetable", "break_minutes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """What there is to move.

    Attributes:
        school_year, next_year: the year that ends and the one that begins.
        members: who is not in the next year yet, by class and last name.
        already: how many are in the next year. gone: how many left before.
        known: whether the next year's holidays are known.
        first_day, last_day: of the next year, of the year that ends.
    """

    school_year: str
    next_year: str
    members: tuple[Member, ...]
    already: int
    gone: int
    known: bool
    first_day: dt.date
    last_day: dt.date
    choices: EnrollmentChoices


@dataclass(frozen=True, slots=True)
class Done:
    """What was done; ``skipped`` are students who were enrolled, or had left, meanwhile."""

    enrolled: int
    left: int
    placements: int
    skipped: int


def year_after(school_year: str) -> str:
    """``2027-2028`` for ``2026-2027``."""
    first, last = parse_school_year(school_year)
    return f"{first + 1}-{last + 1}"


def proposal(session: Session, school_year: str) -> Proposal:
    """Who of a school year is not in the next yet; one query for the students, one for stages."""
    following = year_after(school_year)
    calendar = policies.calendar_of(session, school_year)
    ahead = policies.calendar_of(session, following)
    rows = _rows(session, school_year, following)
    staying = [row for row in rows if row.left_on is None and row.next_key is None]
    placements = _placements(session, school_year, calendar.last_day)
    return Proposal(
        school_year=school_year,
        next_year=following,
        members=tuple(_member(row, placements.get(row.key)) for row in staying),
        already=sum(row.next_key is not None for row in rows),
        gone=sum(row.left_on is not None and row.next_key is None for row in rows),
        known=ahead.known,
        first_day=ahead.first_day,
        last_day=calendar.last_day,
        choices=enrollments.choices(session, following),
    )


def carry_out(desk: Desk, school_year: str, found: Sequence[Step], *, progress: Progress) -> Done:
    """Enroll who moves up or does the year again, let who leaves leave; in one transaction.

    The year that ends stays as it was, but for the placements that say themselves when they end.

    Args:
        desk: the open data.
        school_year: the year that ends.
        found: what happens to each student.
        progress: told how many of how many; what it raises leaves everything as it was.

    Raises:
        InputError: a class has a name that cannot be taken.
    """
    title = f"Nieuw schooljaar {year_after(school_year)}"
    return desk.write(title, _carry, school_year, found, progress)


def _rows(session: Session, school_year: str, following: str) -> Sequence[Any]:
    now, then = m.Enrollment, aliased(m.Enrollment)
    query = (
        select(
            now.key,
            now.student_key,
            m.Student.name,
            m.Student.left_on,
            now.grade_year,
            now.school_class,
            now.mentor_key,
            now.jobcoach_key,
            now.days_per_week,
            then.key.label("next_key"),
            m.Outflow.route,
        )
        .join(m.Student, m.Student.key == now.student_key)
        .outerjoin(
            then,
            and_(
                then.student_key == now.student_key,
                then.school_year == following,
                then.removed.is_(None),
            ),
        )
        .outerjoin(
            m.Outflow, and_(m.Outflow.student_key == now.student_key, m.Outflow.removed.is_(None))
        )
        .where(m.Student.removed.is_(None), now.removed.is_(None), now.school_year == school_year)
        .order_by(func.coalesce(now.school_class, "~"), m.Student.sort_text)
    )
    return session.execute(query).all()


def _placements(
    session: Session, school_year: str, last_day: dt.date
) -> Mapping[str, tuple[str, str]]:
    """By enrollment: key and company of the placement that runs to the end of the year.

    Of several the one that began last. The internal stage ends with its year.
    """
    query = (
        select(m.Placement.enrollment_key, m.Placement.key, m.Company.name)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .where(
            m.Placement.removed.is_(None),
            m.Enrollment.school_year == school_year,
            m.Placement.start.is_not(None),
            m.Placement.kind != "internal",
            m.Company.internal.is_(False),
            or_(m.Placement.end.is_(None), m.Placement.end >= last_day),
        )
        .order_by(m.Placement.start, m.Placement.key)
    )
    return {enrollment: (key, name) for enrollment, key, name in session.execute(query)}


def _member(row: Any, placement: tuple[str, str] | None) -> Member:
    key, company = placement or (None, "")
    return Member(
        student=row.student_key,
        enrollment=row.key,
        name=row.name,
        grade_year=row.grade_year,
        school_class=row.school_class,
        mentor=row.mentor_key,
        jobcoach=row.jobcoach_key,
        days_per_week=row.days_per_week,
        placement=key,
        company=company,
        leaves=row.route is not None,
    )


def _carry(session: Session, school_year: str, found: Sequence[Step], progress: Progress) -> Done:
    following = year_after(school_year)
    last_day = policies.calendar_of(session, school_year).last_day
    first_day = policies.calendar_of(session, following).first_day
    _check_classes(found)
    still = {row.student_key for row in _rows(session, school_year, following)
             if row.next_key is None and row.left_on is None}  # fmt: skip
    todo = [step for step in found if step.member.student in still]
    policy_key = policies.stored_key(session, following)
    enrolled = left = placed = 0
    for start in range(0, len(todo), _BATCH):
        progress(start, len(todo))
        some = todo[start : start + _BATCH]
        made, begun = _enroll(session, following, policy_key, first_day, some)
        enrolled, placed = enrolled + made, placed + begun
        left += _leave(session, last_day, some)
        # Thousands of rows alive would let Python's collector hold the window up.
        session.flush()
        session.expunge_all()
    progress(len(todo), len(todo))
    return Done(enrolled, left, placed, len(found) - len(todo))


def _check_classes(found: Sequence[Step]) -> None:
    field = ENROLLMENT_FORM.field("school_class")
    for school_class in {step.school_class for step in found if step.enrolls}:
        if school_class is not None:
            read_value(field, school_class)


def _enroll(
    session: Session,
    following: str,
    policy_key: str,
    first_day: dt.date,
    some: Sequence[Step],
) -> tuple[int, int]:
    """Make the enrollments of these students, and the placements that go on; how many of each."""
    wanted = [step for step in some if step.enrolls]
    old = _by_key(session, m.Enrollment, [step.member.enrollment for step in wanted])
    keys = [step.member.placement for step in wanted if step.goes_on and step.member.placement]
    stages = _by_key(session, m.Placement, keys)
    for step in wanted:
        before = old[step.member.enrollment]
        row = m.Enrollment(
            key=new_key(),
            student_key=step.member.student,
            school_year=following,
            grade_year=step.grade_year,
            school_class=step.school_class,
            mentor_key=step.mentor,
            jobcoach_key=step.jobcoach,
            days_per_week=step.days_per_week,
            policy_key=policy_key,
            **{name: getattr(before, name) for name in _CARRIED},
        )
        session.add(row)
        if step.goes_on and step.member.placement is not None:
            stage = stages[step.member.placement]
            taken = {name: getattr(stage, name) for name in _GOES_ON}
            session.add(m.Placement(enrollment_key=row.key, start=first_day, **taken))
    return len(wanted), len(keys)


def _leave(session: Session, last_day: dt.date, some: Sequence[Step]) -> int:
    """Note the last day of who leaves; Uitstroom goes on from there."""
    keys = [step.member.student for step in some if step.move == LEAVE]
    for student in _by_key(session, m.Student, keys).values():
        student.left_on = last_day
    return len(keys)


def _by_key(session: Session, model: Any, keys: Sequence[str]) -> dict[str, Any]:
    return {row.key: row for row in session.scalars(select(model).where(model.key.in_(keys)))}
