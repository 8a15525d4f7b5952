"""The stageopdrachten of a school year, a row for each module: for lists and exports."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.services.policies import policy_of


@dataclass(frozen=True, slots=True)
class Assignment:
    """One module of one student at one placement (Stageopdrachten).

    Attributes:
        module: number of the module and of its period, from 1. title: of the policy.
        tenths: the grade, in tenths; None while there is none.
        went_well, next_time: the reflection that closes the module.
    """

    student_key: str
    company: str
    module: int
    title: str
    tenths: int | None
    went_well: str | None
    next_time: str | None

    @property
    def reflected(self) -> bool:
        """Whether the reflection says something."""
        return bool(self.went_well or self.next_time)


def rows(
    session: Session, school_year: str, keys: Collection[str] | None = None
) -> tuple[Assignment, ...]:
    """The modules that were graded or reflected on, by student, then module, then company.

    Args:
        session: to read from.
        school_year: whose moments.
        keys: of students; None is everybody.
    """
    grade_years = policy_of(session, school_year).grade_years
    query = (
        select(
            m.Moment.student_key,
            m.Company.name,
            m.Enrollment.grade_year,
            m.Moment.moment,
            m.Moment.assignment,
            m.Moment.went_well,
            m.Moment.next_time,
        )
        .join(m.Placement, m.Placement.key == m.Moment.placement_key)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .join(m.Student, m.Student.key == m.Moment.student_key)
        .where(
            m.Moment.removed.is_(None),
            m.Placement.removed.is_(None),
            m.Enrollment.school_year == school_year,
        )
        .order_by(m.Student.sort_text, m.Student.key, m.Moment.moment, m.Company.sort_text)
    )
    if keys is not None:
        query = query.where(m.Moment.student_key.in_(keys))
    found = []
    for row in session.execute(query):
        modules = grade_years[row.grade_year].modules
        said = row.assignment is not None or row.went_well or row.next_time
        if not said or row.moment > len(modules):
            continue
        found.append(
            Assignment(
                row.student_key,
                row.name,
                row.moment,
                modules[row.moment - 1],
                row.assignment,
                row.went_well,
                row.next_time,
            )
        )
    return tuple(found)
