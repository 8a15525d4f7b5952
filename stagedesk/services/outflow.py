"""The outflow and the aftercare of a student: what the tab shows, and what is done there."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.aftercare import Contact, aftercare_until, contacts_due, planned_days
from stagedesk.domain.calendar import school_year_of
from stagedesk.domain.outflow import CHECKS, Outflow
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.times import age
from stagedesk.services import outflow_records
from stagedesk.services.forms import Saved, create, save_field
from stagedesk.services.policies import policy_of

GONE = "Deze leerling is intussen verwijderd. Kies een ander."


@dataclass(frozen=True, slots=True)
class OutflowPage:
    """What the tab shows of one student.

    Attributes:
        school_class: of the newest school year. age: in years, None without a birth date.
        contacts: planned and done, by day. until: last day of the aftercare.
        outflow: None before somebody began with it.
    """

    student_key: str
    name: str
    school_class: str | None
    grade_year: int | None
    age: int | None
    left_on: dt.date | None
    outflow: Outflow | None
    contacts: tuple[Contact, ...]
    until: dt.date | None


def page(session: Session, student_key: str, on: dt.date) -> OutflowPage | None:
    """The outflow and aftercare of a student; None when the student is gone."""
    student = session.get(m.Student, student_key)
    if student is None or student.removed is not None:
        return None
    year = session.execute(
        select(m.Enrollment.school_class, m.Enrollment.grade_year)
        .where(m.Enrollment.student_key == student_key, m.Enrollment.removed.is_(None))
        .order_by(m.Enrollment.school_year.desc())
        .limit(1)
    ).first()
    row = _row(session, student_key)
    policy = policy_of(session, school_year_of(on))
    return OutflowPage(
        student_key=student_key,
        name=student.name,
        school_class=year.school_class if year else None,
        grade_year=year.grade_year if year else None,
        age=age(student.birth_date, on) if student.birth_date else None,
        left_on=student.left_on,
        outflow=outflow_records.outflow(row) if row is not None else None,
        contacts=contacts(session, student_key),
        until=aftercare_until(student.left_on, policy) if student.left_on else None,
    )


def contacts(session: Session, student_key: str) -> tuple[Contact, ...]:
    """The contacts of the aftercare by day."""
    rows = session.execute(
        select(m.AftercareContact)
        .where(m.AftercareContact.student_key == student_key, m.AftercareContact.removed.is_(None))
        .order_by(m.AftercareContact.on)
    ).scalars()
    return tuple(outflow_records.contact(row) for row in rows)


def start(session: Session, student_key: str, on: dt.date) -> str:
    """Begin with the outflow of a student, or find what was begun.

    Returns:
        Key of the outflow.

    Raises:
        InputError: the student is gone.
    """
    _student(session, student_key)
    row = _row(session, student_key)
    if row is not None:
        return row.key
    return create(session, "outflow", {}, on, student_key=student_key)


def begin(session: Session, student_key: str, field: str, raw: object, on: dt.date) -> Saved:
    """The first field of an outflow: makes it and saves the field, in one go.

    Raises:
        InputError: the student is gone, or the value cannot be taken; nothing changed.
    """
    return save_field(session, "outflow", start(session, student_key, on), field, raw, on=on)


def tick(session: Session, student_key: str, name: str, on: dt.date, by: str) -> None:
    """Note that one thing of the checklist was arranged today (Administratieve zaken).

    Args:
        session: to write in.
        student_key: whose.
        name: first word of one of domain.outflow.CHECKS.
        on: today.
        by: who did it.

    Raises:
        InputError: the student is gone, or there is no such thing.
    """
    if name not in dict(CHECKS):
        raise InputError(Problem("", "Kies iets uit de lijst."))
    row = session.get_one(m.Outflow, start(session, student_key, on))
    setattr(row, f"{name}_on", on)
    setattr(row, f"{name}_by", by or None)


def plan(session: Session, student_key: str, on: dt.date) -> int:
    """Plan the contacts of the aftercare from today on, as often as the policy says (Nazorg).

    Returns:
        How many were planned; days that have a contact are left as they are.

    Raises:
        InputError: the student is gone or has not left.
    """
    student = _student(session, student_key)
    if student.left_on is None:
        raise InputError(Problem("left_on", "Vul eerst in wanneer de leerling van school ging."))
    policy = policy_of(session, school_year_of(on))
    taken = {contact.on for contact in contacts(session, student_key)}
    days = [day for day in planned_days(student.left_on, policy) if day >= on and day not in taken]
    for day in days:
        session.add(m.AftercareContact(student_key=student_key, on=day, done=False))
    return len(days)


def note_contact(session: Session, student_key: str, on: dt.date) -> str:
    """A contact of today: the one that was due longest becomes it, else it is a new one.

    Returns:
        Key of the contact.

    Raises:
        InputError: the student is gone.
    """
    _student(session, student_key)
    known = contacts(session, student_key)
    today = next((contact for contact in known if contact.on == on), None)
    due = contacts_due(known, on)
    key = today.key if today else due[0].key if due else ""
    if not key:
        given: dict[str, object] = {"on": on, "done": True}
        return create(session, "aftercare_contact", given, on, student_key=student_key)
    row = session.get_one(m.AftercareContact, key)
    row.on, row.done = on, True
    return row.key


def _row(session: Session, student_key: str) -> m.Outflow | None:
    return session.execute(
        select(m.Outflow).where(m.Outflow.student_key == student_key, m.Outflow.removed.is_(None))
    ).scalar()


def _student(session: Session, student_key: str) -> m.Student:
    row = session.get(m.Student, student_key)
    if row is None or row.removed is not None:
        raise InputError(Problem("", GONE))
    return row
