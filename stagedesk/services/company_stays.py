"""Who is and was at a company, how it ended, and who found it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.times import format_date, short_date
from stagedesk.services import placements, policies


@dataclass(frozen=True, slots=True)
class Stay:
    """A student at a company.

    Attributes:
        span: from when to when, in Dutch. end: how it ended, empty while it runs.
        talking: whether only a talk is pending, which takes no place yet.
    """

    student_key: str
    placement_key: str
    student: str
    school_class: str | None
    school_year: str
    span: str
    end: str
    talking: bool = False


def found_by(session: Session, key: str) -> tuple[Stay, ...]:
    """Students on whose stagezoekformulier the company stood, the latest first."""
    rows = session.execute(
        select(
            m.Lead.student_key,
            m.Student.name,
            m.Enrollment.school_class,
            m.Enrollment.school_year,
            m.Lead.on,
        )
        .join(m.Student, m.Student.key == m.Lead.student_key)
        .join(m.Enrollment, m.Enrollment.key == m.Lead.enrollment_key)
        .where(m.Lead.removed.is_(None), m.Student.removed.is_(None), m.Lead.company_key == key)
        .order_by(m.Lead.on.desc(), m.Student.sort_text)
    )
    return tuple(
        Stay(student, "", name, group, year, f"tip van {format_date(on)}" if on else "tip", "")
        for student, name, group, year, on in rows
    )


def of_company(session: Session, key: str, on: dt.date) -> list[tuple[Stay, bool]]:
    """Every stay with whether it is over, oldest first; no end is the end of its school year."""
    rows = session.execute(
        select(
            m.Placement.student_key,
            m.Placement.key,
            m.Student.name,
            m.Enrollment.school_class,
            m.Enrollment.school_year,
            m.Placement.start,
            m.Placement.end,
            m.Placement.ended_by,
            m.Placement.end_reason,
            m.Intake.outcome,
        )
        .outerjoin(
            m.Intake,
            and_(m.Intake.placement_key == m.Placement.key, m.Intake.removed.is_(None)),
        )
        .join(m.Student, m.Student.key == m.Placement.student_key)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .where(
            m.Placement.removed.is_(None),
            m.Student.removed.is_(None),
            m.Placement.company_key == key,
        )
        .order_by(func.coalesce(m.Placement.start, "9999-12-31"), m.Student.sort_text)
    )
    found = []
    for row in rows:
        calendar = policies.calendar_of(session, row.school_year)
        last = row.end or calendar.last_day
        refused = row.start is None and row.outcome == "no"
        past = refused or (row.start is not None and last < on)
        stay = Stay(
            row.student_key,
            row.key,
            row.name,
            row.school_class,
            row.school_year,
            "gesprek" if refused else _span(row.start, row.end, last),
            _ending(row, refused) if past else "",
            talking=row.start is None,
        )
        found.append((stay, past))
    return found


def _ending(row: Any, refused: bool) -> str:
    """How it came to its end, in Dutch."""
    if refused:
        return row.end_reason or "geen stage geworden"
    return placements.ending(row.end, row.ended_by, row.end_reason)


def _span(start: dt.date | None, end: dt.date | None, last: dt.date) -> str:
    if start is None:
        return "nog zonder startdatum"
    if end is None:
        return f"vanaf {format_date(start)}"
    return f"{short_date(start)} tot {format_date(last)}"
