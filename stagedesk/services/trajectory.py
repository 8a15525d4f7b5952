"""Everything that the part 'Traject' shows of one student, read at once."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.employment import EmploymentContract
from stagedesk.domain.sva2 import Sva2
from stagedesk.services import first_visits, policies, support, workplaces
from stagedesk.services import support_records as records
from stagedesk.services import sva2 as sva2_days
from stagedesk.services.first_visits import FirstVisit
from stagedesk.services.support import SupportPage
from stagedesk.services.sva2 import Counted
from stagedesk.services.workplaces import Workplace


@dataclass(frozen=True, slots=True)
class TrackPage:
    """What the part shows.

    Attributes:
        first_visit: a first day at a company that no visit is planned on.
        workplace: of the chosen placement; None without one.
        sva2: None when the student does not do it.
        contracts: by first day.
        statements_due: whether the grade year makes praktijkverklaringen.
    """

    student_key: str
    support: SupportPage
    first_visit: FirstVisit | None
    workplace: Workplace | None
    sva2: Sva2 | None
    counted: Counted
    contracts: tuple[EmploymentContract, ...]
    statements_due: bool


def page(
    session: Session,
    student_key: str,
    school_year: str,
    on: dt.date,
    placement_key: str | None = None,
) -> TrackPage | None:
    """The trajectory of a student; None when not enrolled in that year.

    Args:
        session: to read from.
        student_key: whose.
        school_year: of the placement.
        on: today.
        placement_key: the placement to show; None takes that of the day, else the last.
    """
    enrollment = session.execute(
        select(m.Enrollment.key, m.Enrollment.grade_year).where(
            m.Enrollment.student_key == student_key,
            m.Enrollment.school_year == school_year,
            m.Enrollment.removed.is_(None),
        )
    ).first()
    if enrollment is None:
        return None
    policy = policies.policy_of(session, school_year)
    placement = placement_key or _placement(session, enrollment.key, on)
    exam = session.execute(
        select(m.Sva2).where(m.Sva2.student_key == student_key, m.Sva2.removed.is_(None))
    ).scalar()
    contracts = session.execute(
        select(m.EmploymentContract).where(
            m.EmploymentContract.student_key == student_key,
            m.EmploymentContract.removed.is_(None),
        )
    ).scalars()
    first = first_visits.missing(session, school_year, on, [student_key])
    return TrackPage(
        student_key,
        support.page(session, student_key, school_year, on),
        first.get(student_key),
        workplaces.workplace(session, placement) if placement else None,
        records.sva2(exam) if exam else None,
        sva2_days.counted(session, student_key, on),
        tuple(sorted(map(records.contract, contracts), key=records.contract_order)),
        enrollment.grade_year >= policy.settings["statement_from_grade_year"],
    )


def _placement(session: Session, enrollment_key: str, on: dt.date) -> str | None:
    """The placement of the day, else what is to come, else the one that ended last."""
    rows = session.execute(
        select(m.Placement.key, m.Placement.start, m.Placement.end).where(
            m.Placement.enrollment_key == enrollment_key, m.Placement.removed.is_(None)
        )
    ).all()

    def rank(row: Any) -> tuple[int, int]:
        start = row.start or dt.date.max
        if row.end is not None and row.end < on:
            return (2, -row.end.toordinal())
        return (0, -start.toordinal()) if start <= on else (1, start.toordinal())

    return min(rows, key=rank).key if rows else None
