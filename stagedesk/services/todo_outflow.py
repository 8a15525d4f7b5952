"""What the aftercare asks to be done: contacts that came due, leavers without any planned."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from stagedesk import models as m
from stagedesk.domain.outflow import Outflow, summary
from stagedesk.domain.times import short_date
from stagedesk.services import stand_ins
from stagedesk.services.outflow_list import due_contacts, flowed_out, in_aftercare
from stagedesk.services.todo import Act, Kind, Todo, Urgency

#: After what is urgent about students who are still here.
_RANK = 8
#: Days after its day from which a contact is too late instead of due this week.
_LATE = 7


def aftercare(session: Session, on: date, jobcoach: str | None = None) -> tuple[Todo, ...]:
    """Contacts due, and leavers for whom nothing is planned (Nazorg: two years after leaving).

    Args:
        session: to read from.
        on: the day of today.
        jobcoach: only those whose newest school year names this jobcoach.
    """
    return tuple(_todos(session, on, jobcoach))


def _todos(session: Session, on: date, jobcoach: str | None) -> Iterator[Todo]:
    due = due_contacts(session, on)
    for row in _leavers(session, on, jobcoach):
        contact = due.get(row.key)
        if contact is not None and contact.late:
            late = (on - contact.on).days > _LATE
            yield _todo(
                row,
                urgency=Urgency.LATE if late else Urgency.WEEK,
                what=f"Nazorg: contact was gepland op {short_date(contact.on)}"
                if contact.on < on
                else "Nazorg: contact vandaag",
                detail="Bel of app, en schrijf op hoe het gaat",
                by=contact.on,
                badge="nazorg",
            )
        elif contact is None and not row.contacts:
            yield _todo(
                row,
                urgency=Urgency.SOON,
                what="Nazorg is nog niet gepland",
                detail=f"Van school op {short_date(row.left_on)}: plan de contacten",
                by=row.left_on,
                badge="nazorg plannen",
            )


def _todo(row: Any, **values: Any) -> Todo:
    leaving = Outflow(route=row.route, destination=row.destination, place=row.place)
    return Todo(
        kind=Kind.AFTERCARE,
        act=Act.OUTFLOW,
        rank=_RANK,
        sign="due",
        enrollment_key=row.enrollment,
        student_key=row.key,
        student=row.name,
        where=f"oud-leerling · {summary(leaving)}",
        button="Naar uitstroom",
        **values,
    )


def _leavers(session: Session, on: date, jobcoach: str | None) -> list[Any]:
    year, other = aliased(m.Enrollment), aliased(m.Enrollment)
    newest = (
        select(func.max(other.school_year))
        .where(other.student_key == m.Student.key, other.removed.is_(None))
        .scalar_subquery()
    )
    planned = exists().where(
        m.AftercareContact.student_key == m.Student.key, m.AftercareContact.removed.is_(None)
    )
    query = (
        select(
            m.Student.key,
            m.Student.name,
            m.Student.left_on,
            year.key.label("enrollment"),
            m.Outflow.route,
            m.Outflow.destination,
            m.Outflow.place,
            planned.label("contacts"),
        )
        .select_from(m.Student)
        .join(
            year,
            and_(
                year.student_key == m.Student.key,
                year.removed.is_(None),
                year.school_year == newest,
            ),
        )
        .outerjoin(
            m.Outflow, and_(m.Outflow.student_key == m.Student.key, m.Outflow.removed.is_(None))
        )
        .where(m.Student.removed.is_(None), flowed_out(year), *in_aftercare(session, on))
        .order_by(m.Student.sort_text)
    )
    if jobcoach is not None:
        query = query.where(year.jobcoach_key.in_(stand_ins.coaches(session, jobcoach, on)))
    return list(session.execute(query))
