"""Sick calls: noted with one call, ticked as company and home are called."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.absence_notices import AbsenceNotice
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.values import clean_text
from stagedesk.services.day_records import absence_notice
from stagedesk.services.forms import create


def note(
    session: Session, enrollment_key: str, on: dt.date, given: dict[str, object] | None = None
) -> str:
    """A student reported sick today; ``given`` are other values of the form.

    Returns:
        Key of the notice.

    Raises:
        InputError: the school year is gone, or the day is reported already.
    """
    row = session.get(m.Enrollment, enrollment_key)
    if row is None or row.removed is not None:
        raise InputError(Problem("", "Schrijf de leerling eerst in voor dit schooljaar."))
    values = {"on": on, "absence": "sick", "reported": True, **(given or {})}
    links = {"student_key": row.student_key, "enrollment_key": enrollment_key}
    return create(session, "absence_notice", values, on, **links)


def note_student(
    session: Session, student_key: str, school_year: str, on: dt.date, given: dict[str, object]
) -> str:
    """A student reported sick, by key of the student.

    Returns:
        Key of the notice.

    Raises:
        InputError: the student has no such school year, or the day is reported already.
    """
    enrollment = session.execute(
        select(m.Enrollment.key).where(
            m.Enrollment.student_key == student_key,
            m.Enrollment.school_year == school_year,
            m.Enrollment.removed.is_(None),
        )
    ).scalar()
    if enrollment is None:
        raise InputError(Problem("", "Niet ingeschreven in dit schooljaar."))
    return note(session, enrollment, on, given)


def called(session: Session, key: str, to: Collection[str], said: str = "") -> None:
    """Note who was called; what was said is added to the remark.

    Args:
        session: to write in.
        key: of the notice.
        to: some of ``home`` and ``company``.
        said: free text, may be empty.

    Raises:
        InputError: the notice is gone.
    """
    row = session.get(m.AbsenceNotice, key)
    if row is None or row.removed is not None:
        raise InputError(Problem("", "Deze melding is intussen verwijderd."))
    row.company_called = row.company_called or "company" in to
    row.home_called = row.home_called or "home" in to
    words = clean_text(said)
    if words:
        row.remark = clean_text(f"{row.remark}; {words}" if row.remark else words)


def of_year(session: Session, enrollment_key: str) -> tuple[AbsenceNotice, ...]:
    """The notices of a school year, the newest first."""
    rows = session.execute(
        select(m.AbsenceNotice.__table__)
        .where(m.AbsenceNotice.enrollment_key == enrollment_key, m.AbsenceNotice.removed.is_(None))
        .order_by(m.AbsenceNotice.on.desc())
    )
    return tuple(absence_notice(row) for row in rows)


def absent_on(session: Session, school_year: str, day: dt.date) -> dict[str, AbsenceNotice]:
    """Who stays away on a day, by enrollment."""
    notice = m.AbsenceNotice
    rows = session.execute(
        select(notice.__table__)
        .join(m.Enrollment, m.Enrollment.key == notice.enrollment_key)
        .where(
            notice.removed.is_(None),
            m.Enrollment.school_year == school_year,
            notice.on <= day,
            func.coalesce(notice.until, notice.on) >= day,
        )
        .order_by(notice.on)
    )
    return {row.enrollment_key: absence_notice(row) for row in rows}
