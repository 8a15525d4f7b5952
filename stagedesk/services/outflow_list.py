"""Who leaves and who is in aftercare: the list beside the tab Uitstroom.

Exists beside ``students`` because who has left is no longer enrolled in the school year shown.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from stagedesk import models as m
from stagedesk.domain.aftercare import months_later
from stagedesk.domain.calendar import school_year_of
from stagedesk.domain.outflow import Outflow, summary
from stagedesk.domain.texts import fold
from stagedesk.domain.times import short_date
from stagedesk.services import stand_ins
from stagedesk.services.policies import policy_of
from stagedesk.services.students import StudentRow

#: From this grade year on a student may leave ('het vijfde, en voor sommigen het zesde').
_LEAVING_FROM = 5


class Which(StrEnum):
    """Whom the list shows."""

    LEAVING = "leaving"
    AFTERCARE = "aftercare"
    EVERYBODY = "everybody"


#: What each is called.
WHICH = (
    (Which.LEAVING, "Gaan van school"),
    (Which.AFTERCARE, "In nazorg"),
    (Which.EVERYBODY, "Iedereen van dit jaar"),
)


@dataclass(frozen=True, slots=True)
class Due:
    """A contact of the aftercare: the oldest that is due, or the first to come."""

    on: dt.date
    late: bool


def rows(
    session: Session,
    school_year: str,
    on: dt.date,
    which: Which,
    *,
    jobcoach: str | None = None,
    school_class: str | None = None,
    text: str = "",
) -> tuple[StudentRow, ...]:
    """The students of the list; who has left stands before the others, then by last name.

    Args:
        session: to read from.
        school_year: of the enrollments; in aftercare the newest of each student counts.
        on: the day of today.
        which: whom.
        jobcoach: key of a staff member: only that jobcoach's students.
        school_class: only that class.
        text: part of a name or number, however written.
    """
    year = aliased(m.Enrollment)
    query = _who(select(*_columns(year)), year, session, school_year, on, which)
    if jobcoach is not None:
        query = query.where(year.jobcoach_key.in_(stand_ins.coaches(session, jobcoach, on)))
    if school_class is not None:
        query = query.where(year.school_class == school_class)
    if text.strip():
        query = query.where(m.Student.search_text.contains(fold(text.strip()), autoescape=True))
    query = query.order_by(m.Student.left_on.is_(None), m.Student.sort_text)
    return tuple(_student_row(row) for row in session.execute(query))


def _columns(year: Any) -> tuple[Any, ...]:
    return (
        m.Student.key,
        m.Student.number,
        m.Student.name,
        year.school_class,
        year.grade_year,
        year.key.label("enrollment"),
        year.jobcoach_key,
        m.Outflow.route,
        m.Outflow.destination,
        m.Outflow.place,
    )


def _who(
    query: Select[Any], year: Any, session: Session, school_year: str, on: dt.date, which: Which
) -> Select[Any]:
    query = (
        query.select_from(m.Student)
        .join(year, and_(year.student_key == m.Student.key, year.removed.is_(None)))
        .outerjoin(
            m.Outflow, and_(m.Outflow.student_key == m.Student.key, m.Outflow.removed.is_(None))
        )
        .where(m.Student.removed.is_(None))
    )
    if which is Which.AFTERCARE:
        return query.where(_newest(year), flowed_out(year), *in_aftercare(session, on))
    query = query.where(year.school_year == school_year)
    if which is Which.LEAVING:
        leaving = or_(
            year.grade_year >= _LEAVING_FROM,
            m.Student.left_on.is_not(None),
            m.Outflow.key.is_not(None),
        )
        query = query.where(leaving)
    return query


def _newest(year: Any) -> ColumnElement[bool]:
    other = aliased(m.Enrollment)
    newest = (
        select(func.max(other.school_year))
        .where(other.student_key == m.Student.key, other.removed.is_(None))
        .scalar_subquery()
    )
    return year.school_year == newest  # type: ignore[no-any-return]


def flowed_out(year: Any) -> ColumnElement[bool]:
    """That who left did so at the end of school, or that somebody noted how or was in touch.

    Who moved to another school in the third grade year asks for no aftercare.
    """
    spoken = exists().where(
        m.AftercareContact.student_key == m.Student.key, m.AftercareContact.removed.is_(None)
    )
    return or_(year.grade_year >= _LEAVING_FROM, m.Outflow.key.is_not(None), spoken)


def in_aftercare(session: Session, on: dt.date) -> tuple[ColumnElement[bool], ...]:
    """That a student has left and is in the years of aftercare on a day (Nazorg).

    The years are a minimum: a contact that somebody planned for after them counts too.
    """
    years = policy_of(session, school_year_of(on)).settings["aftercare_years"]
    since = months_later(on, -12 * years)
    contact = aliased(m.AftercareContact)
    later = exists().where(
        contact.student_key == m.Student.key,
        contact.removed.is_(None),
        contact.done.is_(False),
        contact.on > func.date(m.Student.left_on, f"+{years} years"),
    )
    return (m.Student.left_on <= on, or_(m.Student.left_on >= since, later))


def _student_row(row: Any) -> StudentRow:
    leaving = Outflow(route=row.route, destination=row.destination, place=row.place)
    return StudentRow(
        key=row.key,
        number=row.number,
        name=row.name,
        school_class=row.school_class,
        grade_year=row.grade_year,
        enrollment_key=row.enrollment,
        placement_key=None,
        company=summary(leaving),
        jobcoach_key=row.jobcoach_key,
    )


def due_contacts(session: Session, on: dt.date) -> Mapping[str, Due]:
    """By student in aftercare: the oldest contact that is due, else the first that is to come."""
    contact = m.AftercareContact
    found = session.execute(
        select(contact.student_key, func.min(contact.on))
        .join(m.Student, m.Student.key == contact.student_key)
        .where(
            contact.removed.is_(None),
            contact.done.is_(False),
            m.Student.removed.is_(None),
            *in_aftercare(session, on),
        )
        .group_by(contact.student_key)
    )
    return {key: Due(day, day <= on) for key, day in found}


def badges(session: Session, on: dt.date) -> dict[str, tuple[str, str]]:
    """(sign, words) of every student in aftercare who has a contact planned, by key."""
    return {
        key: ("due", "nazorg nu" if due.late else f"nazorg {short_date(due.on)}")
        for key, due in due_contacts(session, on).items()
        if due.late or (due.on - on).days <= 31
    }
