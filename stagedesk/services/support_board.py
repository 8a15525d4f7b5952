"""Where every student stands in Supported Employment, as the board of Overzichten shows it."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.services import students


@dataclass(frozen=True, slots=True)
class Card:
    """One student on the board.

    Attributes:
        step: number of the policy's step; who has no cycle stands in the first.
        since: day on which that step was begun; None without a cycle.
    """

    student_key: str
    name: str
    school_class: str
    company: str
    step: int
    since: dt.date | None


def cards(
    session: Session,
    school_year: str,
    on: dt.date,
    *,
    jobcoach: str | None = None,
    school_class: str | None = None,
    text: str = "",
) -> tuple[Card, ...]:
    """The students of a school year with their step on a day, by last name.

    Args:
        session: to read from.
        school_year: whose enrollments.
        on: the day; what is dated later does not count yet.
        jobcoach: key of a staff member: only that jobcoach's students.
        school_class: only that class.
        text: part of a name or number.
    """
    rows = students.list_rows(
        session, school_year, on, jobcoach=jobcoach, school_class=school_class, text=text
    )
    standing = _standing(session, on)
    return tuple(
        Card(
            row.key,
            row.name,
            row.school_class or "",
            row.company or "",
            *standing.get(row.key, (1, None)),
        )
        for row in rows
    )


def _standing(session: Session, on: dt.date) -> dict[str, tuple[int, dt.date]]:
    """Step and its day, by student: begun last within the cycle that started last."""
    started = (
        select(m.SupportCycle.student_key, func.max(m.SupportCycle.started).label("started"))
        .where(m.SupportCycle.removed.is_(None), m.SupportCycle.started <= on)
        .group_by(m.SupportCycle.student_key)
        .subquery()
    )
    rows = session.execute(
        select(m.SupportCycle.student_key, m.SupportCycle.started, m.CycleStep.step, m.CycleStep.on)
        .join(
            started,
            (started.c.student_key == m.SupportCycle.student_key)
            & (started.c.started == m.SupportCycle.started),
        )
        .outerjoin(
            m.CycleStep,
            (m.CycleStep.cycle_key == m.SupportCycle.key)
            & m.CycleStep.removed.is_(None)
            & (m.CycleStep.on <= on),
        )
        .where(m.SupportCycle.removed.is_(None))
        # The last row of a student stays.
        .order_by(m.CycleStep.on, m.CycleStep.step)
    )
    return {student: (step or 1, since or start) for student, start, step, since in rows}
