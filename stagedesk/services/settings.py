"""The school's own settings: name, staff, calendars; and what this laptop remembers."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import calendar_problems
from stagedesk.domain.dossier import CalendarEdit, School
from stagedesk.domain.problem import InputError
from stagedesk.models.history import current_clock
from stagedesk.services.policies import edit_record


def school_row(session: Session) -> m.School:
    """The one row of the school, made when it is not there yet (write sessions only)."""
    row = session.execute(select(m.School).where(m.School.removed.is_(None))).scalar()
    if row is None:
        row = m.School()
        session.add(row)
        session.flush()
    return row


def get_school(session: Session) -> School:
    """The school's settings; all empty before the first start is done."""
    row = session.execute(select(m.School).where(m.School.removed.is_(None))).scalar()
    if row is None:
        return School()
    return School(
        name=row.name,
        short_name=row.short_name,
        address=row.address,
        postcode=row.postcode,
        place=row.place,
        phone=row.phone,
        email=row.email,
        director=row.director,
        reachable=row.reachable,
        logo=row.logo,
    )


def calendar_edits(session: Session) -> tuple[CalendarEdit, ...]:
    """Every calendar that the school put in place of the policy's, by school year."""
    rows = session.execute(
        select(m.CalendarEdit)
        .where(m.CalendarEdit.removed.is_(None))
        .order_by(m.CalendarEdit.school_year)
    ).scalars()
    return tuple(edit_record(row) for row in rows)


def save_calendar(session: Session, edit: CalendarEdit) -> None:
    """Put the school's own calendar in place of the policy's for one school year.

    Raises:
        InputError: dates out of order or outside the year; names each.
    """
    if errors := [p for p in calendar_problems(edit) if p.is_error]:
        raise InputError(*errors)
    row = _calendar_row(session, edit.school_year)
    if row is None:
        row = m.CalendarEdit(school_year=edit.school_year)
        session.add(row)
    row.first_day = edit.first_day
    row.last_day = edit.last_day
    row.holidays = [[h.name, h.first.isoformat(), h.last.isoformat()] for h in edit.holidays]


def drop_calendar(session: Session, school_year: str) -> None:
    """Go back to the policy's calendar of a school year."""
    row = _calendar_row(session, school_year)
    if row is not None:
        row.removed = current_clock(session)


def remembered(session: Session, name: str, default: Any = None) -> Any:
    """A choice that this laptop remembers (staff member, filters, look)."""
    row = session.get(m.Setting, name)
    return row.value if row is not None else default


def remember(session: Session, name: str, value: Any) -> None:
    """Remember a choice; it has no history and cannot be undone."""
    session.merge(m.Setting(name=name, value=value))


def _calendar_row(session: Session, school_year: str) -> m.CalendarEdit | None:
    return session.execute(
        select(m.CalendarEdit).where(
            m.CalendarEdit.school_year == school_year, m.CalendarEdit.removed.is_(None)
        )
    ).scalar()
