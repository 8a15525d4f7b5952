"""The plaatsingsoverleg and the one with the MT: held, kept with their list, compared."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.meetings import MEETING_KINDS, Changes, MeetingEntry, changes
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.times import short_date
from stagedesk.models.history import current_clock
from stagedesk.services import policies, without_placement
from stagedesk.services.planning_records import entry


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the list; ``count`` students were on it."""

    key: str
    on: dt.date
    kind: str
    count: int

    @property
    def words(self) -> str:
        """``Plaatsingsoverleg 17 nov``."""
        return f"{dict(MEETING_KINDS)[self.kind]} {short_date(self.on)}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A student on the list of a meeting, with name and class, as it stood then."""

    name: str
    school_class: str
    entry: MeetingEntry


@dataclass(frozen=True, slots=True)
class Gone:
    """A student who is no longer on the list: who, and how that came, in Dutch."""

    name: str
    school_class: str
    how: str


def list_rows(session: Session, school_year: str) -> tuple[MeetingRow, ...]:
    """The meetings of a school year, the newest first."""
    rows = session.execute(
        select(m.Meeting.key, m.Meeting.on, m.Meeting.kind, func.count(m.MeetingEntry.key))
        .outerjoin(
            m.MeetingEntry,
            (m.MeetingEntry.meeting_key == m.Meeting.key) & m.MeetingEntry.removed.is_(None),
        )
        .where(m.Meeting.school_year == school_year, m.Meeting.removed.is_(None))
        .group_by(m.Meeting.key)
        .order_by(m.Meeting.on.desc(), m.Meeting.kind)
    )
    return tuple(MeetingRow(*row) for row in rows)


def hold(session: Session, school_year: str, kind: str, on: dt.date) -> str:
    """Keep a meeting of today with the list as it stands; held again, the list is renewed.

    Returns:
        Key of the meeting.

    Raises:
        InputError: the day lies outside the school year.
    """
    calendar = policies.calendar_of(session, school_year)
    if not calendar.first_day <= on <= calendar.last_day:
        raise InputError(Problem("", "Deze dag ligt buiten het schooljaar."))
    rows = without_placement.list_rows(session, school_year, on)
    meeting = session.execute(
        select(m.Meeting).where(
            m.Meeting.kind == kind, m.Meeting.on == on, m.Meeting.removed.is_(None)
        )
    ).scalar()
    if meeting is None:
        meeting = m.Meeting(school_year=school_year, kind=kind, on=on)
        session.add(meeting)
        session.flush()
    elif meeting.school_year != school_year:
        raise InputError(Problem("", "Dit overleg hoort bij een ander schooljaar."))
    there = {row.student_key: row for row in _entries(session, meeting.key)}
    for one in rows:
        kept = one.entry
        values = {
            name: getattr(kept, name)
            for name in ("since", "ready", "doing", "why", "next_step", "next_on")
        }
        row = there.pop(one.student_key, None)
        if row is None:
            links = {"student_key": one.student_key, "meeting_key": meeting.key}
            session.add(m.MeetingEntry(**links, **values))
            continue
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
    for row in there.values():
        row.removed = current_clock(session)
    return meeting.key


def remove(session: Session, key: str) -> None:
    """Remove a meeting with its list; undo brings both back."""
    meeting = session.get(m.Meeting, key)
    if meeting is None or meeting.removed is not None:
        raise InputError(Problem("", "Dit overleg is intussen verwijderd."))
    for row in _entries(session, key):
        row.removed = current_clock(session)
    meeting.removed = current_clock(session)


def listed(session: Session, key: str) -> tuple[Listed, ...]:
    """Who was on the list of a meeting, by class and name."""
    found = (
        Listed(name, school_class or "", entry(row, row.student_key))
        for row, name, school_class in _with_names(session, key)
    )
    return tuple(sorted(found, key=lambda one: one.school_class or "~"))


def last_before(session: Session, school_year: str, kind: str, on: dt.date) -> MeetingRow | None:
    """The last meeting of a kind before a day."""
    rows = (r for r in list_rows(session, school_year) if r.kind == kind and r.on < on)
    return next(rows, None)


def compared(
    session: Session,
    school_year: str,
    kind: str,
    on: dt.date,
    rows: tuple[without_placement.WithoutRow, ...],
) -> tuple[MeetingRow | None, Changes, tuple[Gone, ...]]:
    """What changed since the last meeting of a kind before a day.

    Args:
        session: to read from.
        school_year: whose meetings.
        kind: first word of a pair of MEETING_KINDS.
        on: the day.
        rows: the whole list of that day.

    Returns:
        That meeting (None: there was none, nothing is called new), the changes, who is gone.
    """
    meeting = last_before(session, school_year, kind, on)
    if meeting is None:
        return None, Changes(frozenset(), (), {}), ()
    before = listed(session, meeting.key)
    found = changes([one.entry for one in before], [row.entry for row in rows])
    names = {one.entry.student: one for one in before}
    left = tuple(
        Gone(names[key].name, names[key].school_class, _how(session, key, school_year, on))
        for key in found.gone
    )
    return meeting, found, left


def _how(session: Session, student_key: str, school_year: str, on: dt.date) -> str:
    """How a student came off the list: a placement, the end of school, or something else."""
    left = session.execute(select(m.Student.left_on).where(m.Student.key == student_key)).scalar()
    if left is not None and left <= on:
        return f"van school op {short_date(left)}"
    row = session.execute(
        select(m.Company.name, m.Placement.start)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .where(
            m.Placement.student_key == student_key,
            m.Enrollment.school_year == school_year,
            m.Placement.removed.is_(None),
            m.Placement.start.is_not(None),
        )
        .order_by(m.Placement.start.desc())
        .limit(1)
    ).first()
    if row is None:
        return "niet meer ingeschreven"
    verb = "begint" if row.start > on else "begonnen"
    return f"{verb} bij {row.name} op {short_date(row.start)}"


def _entries(session: Session, key: str) -> list[m.MeetingEntry]:
    query = select(m.MeetingEntry).where(
        m.MeetingEntry.meeting_key == key, m.MeetingEntry.removed.is_(None)
    )
    return list(session.execute(query).scalars())


def _with_names(session: Session, key: str) -> list[tuple[Any, str, str | None]]:
    rows = session.execute(
        select(m.MeetingEntry, m.Student.name, m.Enrollment.school_class)
        .join(m.Student, m.Student.key == m.MeetingEntry.student_key)
        .join(m.Meeting, m.Meeting.key == m.MeetingEntry.meeting_key)
        .outerjoin(
            m.Enrollment,
            (m.Enrollment.student_key == m.Student.key)
            & (m.Enrollment.school_year == m.Meeting.school_year)
            & m.Enrollment.removed.is_(None),
        )
        .where(m.MeetingEntry.meeting_key == key, m.MeetingEntry.removed.is_(None))
        .order_by(m.Student.sort_text)
    )
    return [(row[0], row[1], row[2]) for row in rows]
