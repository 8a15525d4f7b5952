"""What leaving asks to be done: what is to be arranged before, and contacts after it."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from stagedesk import models as m
from stagedesk.domain.outflow import Outflow, summary
from stagedesk.domain.outflow import checklist as checks
from stagedesk.domain.texts import format_list
from stagedesk.domain.times import short_date
from stagedesk.services import outflow_records, policies, stand_ins
from stagedesk.services.named_keys import only
from stagedesk.services.outflow_list import due_contacts, flowed_out, in_aftercare
from stagedesk.services.todo import Act, Kind, Todo, Urgency

#: After what is urgent about students who are still here.
_RANK = 8
#: Days after its day from which a contact is too late instead of due this week.
_LATE = 7
#: What is to be arranged before leaving is asked for so long before it, and this week in the end.
_BEFORE_LEAVING, _SOON_GONE = timedelta(days=56), timedelta(days=14)


def aftercare(session: Session, on: date, jobcoach: str | None = None) -> tuple[Todo, ...]:
    """Contacts due, and leavers for whom nothing is planned (Nazorg: two years after leaving).

    A contact that was planned within these years and missed goes with them: the duty is over, and
    Opruimen proposes to remove the dossier. One that somebody planned for later stays.

    Args:
        session: to read from.
        on: the day of today.
        jobcoach: only those whose newest school year names this jobcoach.
    """
    return tuple(_todos(session, on, jobcoach))


def checklist(
    session: Session, on: date, school_year: str, keys: Collection[str] | None = None
) -> Iterator[Todo]:
    """What is still to be arranged for who leaves at the end of this school year.

    Of whom somebody noted a route or a destination; who may well stay another year is not asked
    about (Administratieve zaken). Not before the last two months: some of it cannot be done yet.
    """
    end = policies.calendar_of(session, school_year).last_day
    for row in session.execute(only(_leaving(school_year, on), m.Outflow.student_key, keys)):
        by = min(row.left_on or end, end)
        open_ones = [
            one.label
            for one in checks(outflow_records.outflow(row[0]))
            if one.needed and one.on is None
        ]
        if not open_ones or not on <= by <= on + _BEFORE_LEAVING:
            continue
        if keys is not None and row.student_key not in keys:
            continue
        yield Todo(
            kind=Kind.AFTERCARE,
            urgency=Urgency.WEEK if by <= on + _SOON_GONE else Urgency.SOON,
            act=Act.OUTFLOW,
            rank=7,
            sign="due",
            enrollment_key=row.enrollment,
            student_key=row.student_key,
            student=row.name,
            where=row.school_class or "",
            what=f"Gaat van school op {short_date(by)}: nog {format_list(open_ones)}",
            detail="Regel het, of zet erbij op welke dag het gedaan is",
            button="Naar uitstroom",
            by=by,
            badge="uitstroom regelen",
        )


def _leaving(school_year: str, on: date) -> Any:
    return (
        select(
            m.Outflow,
            m.Outflow.student_key,
            m.Student.name,
            m.Student.left_on,
            m.Enrollment.key.label("enrollment"),
            m.Enrollment.school_class,
        )
        .join(m.Student, m.Student.key == m.Outflow.student_key)
        .join(
            m.Enrollment,
            and_(m.Enrollment.student_key == m.Student.key, m.Enrollment.removed.is_(None)),
        )
        .where(
            m.Outflow.removed.is_(None),
            or_(m.Outflow.route.is_not(None), m.Outflow.destination.is_not(None)),
            m.Enrollment.school_year == school_year,
            m.Student.removed.is_(None),
            or_(m.Student.left_on.is_(None), m.Student.left_on > on),
        )
        .order_by(m.Student.sort_text)
    )


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
