"""Where every student stands in Supported Employment, as the board of Overzichten shows it."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.placements import Placement
from stagedesk.domain.support import SupportCycle, dropped_out
from stagedesk.services import policies, students


@dataclass(frozen=True, slots=True)
class Card:
    """One student on the board.

    Attributes:
        step: number of the policy's step; who has no cycle stands in the first.
        since: day on which that step was begun; None without a cycle.
        dropped_out: whether a placement stopped early and no new cycle began since.
    """

    student_key: str
    number: str
    name: str
    school_class: str
    company: str
    step: int
    since: dt.date | None
    dropped_out: bool = False


@dataclass(frozen=True, slots=True)
class _Standing:
    step: int
    since: dt.date
    started: dt.date


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
    out = _dropped_out(session, school_year, on, standing)
    found = []
    for row in rows:
        here = standing.get(row.key)
        found.append(
            Card(
                row.key,
                row.number,
                row.name,
                row.school_class or "",
                row.company or "",
                here.step if here else 1,
                here.since if here else None,
                row.key in out,
            )
        )
    return tuple(found)


def _standing(session: Session, on: dt.date) -> dict[str, _Standing]:
    """Where each student stands: the step begun last within the cycle that started last."""
    started = (
        select(m.SupportCycle.student_key, func.max(m.SupportCycle.started).label("started"))
        .where(m.SupportCycle.removed.is_(None), m.SupportCycle.started <= on)
        .group_by(m.SupportCycle.student_key)
        .subquery()
    )
    # Days are ISO text: the greatest of day and number together is the step begun last.
    last = func.max(cast(m.CycleStep.on, Text) + func.printf("/%02d", m.CycleStep.step))
    rows = session.execute(
        select(m.SupportCycle.student_key, m.SupportCycle.started, last)
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
        .group_by(m.SupportCycle.key)
    )
    found = {}
    for student, start, text in rows:
        day, _, step = (text or f"{start}/1").partition("/")
        found[student] = _Standing(int(step), dt.date.fromisoformat(day), start)
    return found


def _dropped_out(
    session: Session, school_year: str, on: dt.date, standing: dict[str, _Standing]
) -> set[str]:
    """Students whose placement stopped early, as ``domain.support.dropped_out`` judges it."""
    last_day = policies.calendar_of(session, school_year).last_day
    ended = select(m.Placement.student_key).where(
        m.Placement.removed.is_(None), m.Placement.end < on
    )
    spans: dict[str, list[Placement]] = defaultdict(list)
    for student, start, end in session.execute(
        select(m.Placement.student_key, m.Placement.start, m.Placement.end)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .where(
            m.Placement.removed.is_(None),
            m.Company.internal.is_(False),
            m.Placement.student_key.in_(ended),
            m.Enrollment.school_year == school_year,
        )
    ):
        spans[student].append(Placement("", start=start, end=end))
    return {
        student
        for student, placements in spans.items()
        if dropped_out(
            placements,
            [SupportCycle(standing[student].started)] if student in standing else [],
            last_day,
            on,
        )
    }
