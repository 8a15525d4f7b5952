"""What the part Plek zoeken shows of one student, in one read: the window must not wait for six."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.matching import Match
from stagedesk.domain.policy import Policy
from stagedesk.services import leads, matching, policies
from stagedesk.services.leads import LeadRow


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A student who looks for a place: what was found, and all companies, the best first.

    Attributes:
        enrollment_key: None without this school year; then nothing else is there.
        name: of the student.
    """

    enrollment_key: str | None
    name: str
    policy: Policy
    leads: tuple[LeadRow, ...] = ()
    matches: tuple[Match, ...] = ()


def search_page(session: Session, student_key: str, school_year: str, on: dt.date) -> SearchPage:
    """Everything that the part shows of a student in a school year on a day."""
    policy = policies.policy_of(session, school_year)
    row = session.execute(
        select(m.Enrollment.key, m.Student.name)
        .join(m.Student, m.Student.key == m.Enrollment.student_key)
        .where(
            m.Enrollment.student_key == student_key,
            m.Enrollment.school_year == school_year,
            m.Enrollment.removed.is_(None),
        )
    ).first()
    if row is None:
        return SearchPage(None, "", policy)
    return SearchPage(
        row.key,
        row.name,
        policy,
        leads.of_student(session, row.key),
        matching.for_student(session, row.key, on),
    )
