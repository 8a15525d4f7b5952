"""Which SVA2 exams can be held, and of which nobody noted yet how they went."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.times import short_date
from stagedesk.services import policies, sva2
from stagedesk.services.named_keys import only
from stagedesk.services.todo import Act, Kind, Todo, Urgency

#: Days after its day from which an exam without a result is too late.
_LATE = 7


def exams(
    session: Session, on: date, school_year: str, keys: Collection[str] | None = None
) -> Iterator[Todo]:
    """Who is signed up, has the days and no exam planned; exams that were, without a result (SVA2).

    Who is not signed up is not asked about: SVA2 is for whom it adds something.
    """
    found = session.execute(only(_open(school_year, on), m.Sva2.student_key, keys)).all()
    rows = [row for row in found if keys is None or row.student_key in keys]
    needed = policies.policy_of(session, school_year).settings["sva2_days"]
    waiting = [row.student_key for row in rows if row.exam_planned_on is None]
    days = sva2.days_of(session, waiting) if waiting else {}
    for row in rows:
        planned = row.exam_on or row.exam_planned_on
        if planned is None and days.get(row.student_key, 0) >= needed:
            yield _todo(
                row,
                urgency=Urgency.SOON,
                what="Het SVA2-examen kan worden afgesproken",
                detail=f"{days[row.student_key]} dagen stage, {needed} zijn nodig",
                button="Examen plannen",
                by=row.signed_up_on,
                badge="SVA2-examen",
            )
        elif planned is not None and planned < on:
            yield _todo(
                row,
                urgency=Urgency.LATE if (on - planned).days > _LATE else Urgency.WEEK,
                what=f"SVA2-examen was op {short_date(planned)}",
                detail="Schrijf de uitslag op, of kies een andere dag",
                button="Naar het traject",
                by=planned,
                badge="SVA2-uitslag",
            )


def _todo(row: Any, **values: Any) -> Todo:
    return Todo(
        kind=Kind.AROUND,
        act=Act.TRACK,
        rank=6,
        sign="due",
        enrollment_key=row.key,
        student_key=row.student_key,
        student=row.name,
        where=row.school_class or "",
        **values,
    )


def _open(school_year: str, on: date) -> Any:
    return (
        select(
            m.Enrollment.key,
            m.Enrollment.student_key,
            m.Enrollment.school_class,
            m.Student.name,
            m.Sva2.signed_up_on,
            m.Sva2.exam_planned_on,
            m.Sva2.exam_on,
        )
        .join(m.Student, m.Student.key == m.Sva2.student_key)
        .join(
            m.Enrollment,
            and_(m.Enrollment.student_key == m.Student.key, m.Enrollment.removed.is_(None)),
        )
        .where(
            m.Sva2.removed.is_(None),
            m.Sva2.signed_up_on <= on,
            m.Sva2.result.is_(None),
            m.Sva2.certificate_on.is_(None),
            m.Enrollment.school_year == school_year,
            m.Student.removed.is_(None),
            or_(m.Student.left_on.is_(None), m.Student.left_on > on),
        )
        .order_by(m.Student.sort_text)
    )
