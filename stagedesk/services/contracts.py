"""Small employment contracts beside the placements: paid hours that the law counts with them."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import Week, monday
from stagedesk.domain.employment import EmploymentContract, paid_minutes
from stagedesk.domain.labour_law import Worker, planned_minutes
from stagedesk.domain.problem import Problem, Severity
from stagedesk.services.placement_records import timetable
from stagedesk.services.policies import policy_of
from stagedesk.services.support_records import contract


def of_student(session: Session, student_key: str) -> tuple[EmploymentContract, ...]:
    """The contracts of a student, in the order in which they were made."""
    rows = session.execute(
        select(m.EmploymentContract)
        .where(
            m.EmploymentContract.student_key == student_key,
            m.EmploymentContract.removed.is_(None),
        )
        .order_by(m.EmploymentContract.key)
    ).scalars()
    return tuple(map(contract, rows))


def paid_in_week(session: Session, student_key: str, week: Week) -> int:
    """Minutes of the contracts that hold in an ISO week."""
    first = monday(week)
    return paid_minutes(of_student(session, student_key), first, first + dt.timedelta(days=6))


def beside_stage(session: Session, row: m.EmploymentContract, on: dt.date) -> list[Problem]:
    """Whether stage and contracts together are too many hours a week on a day; only warned of.

    An internal stage does not count (Arbeidstijdenwet), nor is anything said without a birth date.
    """
    student = session.get_one(m.Student, row.student_key)
    if student.birth_date is None:
        return []
    stages = session.execute(
        select(m.Placement, m.Enrollment.school_year)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .where(
            m.Placement.student_key == row.student_key,
            m.Placement.removed.is_(None),
            m.Company.internal.is_(False),
            m.Placement.start <= on,
            m.Placement.end.is_(None) | (m.Placement.end >= on),
        )
    ).all()
    year = max((one.school_year for one in stages), default=None)
    if year is None:
        return []
    policy = policy_of(session, year)
    stage = sum(
        planned_minutes(timetable(one.Placement), policy)
        for one in stages
        if one.school_year == year
    )
    others = [one for one in of_student(session, row.student_key) if one.key != row.key]
    paid = paid_minutes([*others, contract(row)], on, on)
    text = Worker.on(policy, student.birth_date, on).week_fault(stage, paid)
    return [Problem("hours_per_week", text, Severity.WARNING)] if text else []
