"""Which talks have no complete form yet, for every student at once (Bijlage 2)."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from stagedesk import models as m
from stagedesk.domain.intake import INTAKE_FORM, missing_for_paper, missing_names
from stagedesk.services.named_keys import only
from stagedesk.services.todo import Talk


def talks(
    session: Session, school_year: str, on: date, keys: Collection[str] | None = None
) -> dict[str, Talk]:
    """The talks whose form lacks something, by key of the placement.

    A placement without a start is a talk that is pending, also when nobody wrote a form yet.
    Talks of which nothing came, and placements that ended, ask for no form any more.
    """
    query = only(_query(school_year, on), m.Placement.student_key, keys)
    found = {}
    for row in session.execute(query):
        missing = missing_for_paper(INTAKE_FORM, form_values(row))
        if missing:
            talk = Talk(row.key, row.date, row.supervisor, missing_names(missing))
            found[row.key] = talk
    return found


def _query(school_year: str, on: date) -> Any:
    """Everything that the form needs, of each talk that can still be completed."""
    return form_query().where(
        m.Enrollment.school_year == school_year,
        or_(m.Intake.key.is_not(None), m.Placement.start.is_(None)),
        or_(m.Placement.end.is_(None), m.Placement.end >= on),
        or_(m.Intake.outcome.is_(None), m.Intake.outcome != "no"),
    )


def form_query(*more: Any) -> Any:
    """Living placements with what their talk's form asks, and more columns of what is joined."""
    coach = aliased(m.Staff)
    return (
        select(*form_columns(coach), *more)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .join(m.Student, m.Student.key == m.Placement.student_key)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .outerjoin(m.Supervisor, m.Supervisor.key == m.Placement.supervisor_key)
        .outerjoin(coach, coach.key == m.Enrollment.jobcoach_key)
        .outerjoin(
            m.Intake,
            (m.Intake.placement_key == m.Placement.key) & m.Intake.removed.is_(None),
        )
        .where(m.Placement.removed.is_(None))
    )


def form_columns(coach: Any) -> tuple[Any, ...]:
    """The columns that the form asks, by the names that ``form_values`` takes.

    Args:
        coach: the alias of staff that is joined as the jobcoach.
    """
    return (
        m.Placement.key,
        m.Placement.start,
        m.Placement.days,
        m.Placement.begin_time,
        m.Student.name.label("student"),
        coach.name.label("jobcoach"),
        m.Company.name.label("company"),
        m.Company.address,
        m.Supervisor.name.label("supervisor"),
        m.Supervisor.phone,
        m.Supervisor.mobile,
        m.Intake.date,
        m.Intake.present,
        m.Intake.tasks,
        m.Intake.goals,
        m.Intake.work_clothes,
        m.Intake.agreements,
    )


def form_values(row: Any) -> dict[str, object]:
    """What the form asks, by the names of its needed fields."""
    return {
        "student.name": row.student,
        "jobcoach.name": row.jobcoach,
        "supervisor.name": row.supervisor,
        "supervisor.phone": row.phone,
        "supervisor.mobile": row.mobile,
        "company.name": row.company,
        "company.address": row.address,
        "placement.start": row.start,
        "placement.days": row.days,
        "placement.begin_time": row.begin_time,
        "date": row.date,
        "present": row.present,
        "tasks": row.tasks,
        "goals": row.goals,
        "work_clothes": row.work_clothes,
        "agreements": row.agreements,
    }
