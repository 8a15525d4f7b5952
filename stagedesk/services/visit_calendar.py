"""Which planned visits go to the agenda, and in which words.

Exists so that an agenda, which others may read, gets a first name, the company and its address,
and nothing that is confidential (Stagelogboek).
"""

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.log import LOG_KINDS, VISITS, is_secret
from stagedesk.domain.problem import InputError, Problem
from stagedesk.exchange.calendar_file import Appointment, write_calendar
from stagedesk.models.files import write_whole
from stagedesk.services.students import current_placements
from stagedesk.services.transaction import Desk

_LABELS = dict(LOG_KINDS)


def appointments(
    session: Session, keys: Collection[str], school_year: str, on: dt.date
) -> tuple[Appointment, ...]:
    """What is planned from a day on for these students, without confidential entries.

    Args:
        session: to read from.
        keys: of the students.
        school_year: of the entries.
        on: today; what was planned before it is not in it.
    """
    entry = m.LogEntry
    rows = session.execute(
        select(
            entry.key, entry.on, entry.time, entry.kind, entry.confidential,
            entry.student_key, m.Student.first_name, entry.enrollment_key,
        )
        .join(m.Enrollment, m.Enrollment.key == entry.enrollment_key)
        .join(m.Student, m.Student.key == entry.student_key)
        .where(
            entry.removed.is_(None), entry.done.is_(False), entry.on >= on,
            m.Enrollment.school_year == school_year, m.Student.removed.is_(None),
        )
    ).all()  # fmt: skip
    places = _places(session, school_year, on)
    wanted = set(keys)
    found = []
    for row in rows:
        if row.student_key not in wanted or is_secret(row.kind, row.confidential):
            continue
        company, address = places.get(row.enrollment_key, ("", ""))
        title = f"{_LABELS[row.kind]} {row.first_name}"
        if row.kind in VISITS and company:
            title = f"{title}, {company}"
        place = address if row.kind in VISITS else ""
        found.append(Appointment(row.key, _made(row.key), title, row.on, row.time, place))
    return tuple(found)


def write(desk: Desk, keys: Collection[str], school_year: str, on: dt.date, file: Path) -> str:
    """Write the planned visits as a calendar file.

    Returns:
        What was made, in one Dutch sentence.

    Raises:
        InputError: nothing is planned.
        DeskError: the file cannot be written.
    """
    found = desk.read(appointments, keys, school_year, on)
    if not found:
        raise InputError(Problem("", "Er is niets gepland. Plan eerst een bezoek."))
    write_whole(file, write_calendar(found))
    return f"{file} is gemaakt, met {len(found)} {'afspraak' if len(found) == 1 else 'afspraken'}."


def last_visits(session: Session, school_year: str, on: dt.date) -> dict[str, dt.date]:
    """The last day up to ``on`` on which each student was visited, by key of the student."""
    entry = m.LogEntry
    rows = session.execute(
        select(entry.student_key, func.max(entry.on))
        .join(m.Enrollment, m.Enrollment.key == entry.enrollment_key)
        .where(
            entry.removed.is_(None), entry.done.is_(True), entry.kind.in_(VISITS),
            entry.on <= on, m.Enrollment.school_year == school_year,
        )
        .group_by(entry.student_key)
    )  # fmt: skip
    return {student: last for student, last in rows}


def _places(session: Session, school_year: str, on: dt.date) -> dict[str, tuple[str, str]]:
    """Name and address of the company of the day, by enrollment."""
    placed = {key: one[0] for key, one in current_placements(session, school_year, on).items()}
    rows = session.execute(
        select(
            m.Placement.key, m.Company.name, m.Company.address, m.Company.postcode, m.Company.city
        )
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .where(m.Placement.removed.is_(None))
    )
    companies = {}
    for key, name, address, postcode, city in rows:
        town = " ".join(part for part in (postcode, city) if part)
        companies[key] = (name, ", ".join(part for part in (address, town) if part))
    return {key: companies[place] for key, place in placed.items() if place in companies}


def _made(key: str) -> dt.datetime:
    """When a row was made: its key begins with the milliseconds of that moment (UUID 7)."""
    milliseconds = int(key.replace("-", "")[:12], 16)
    return dt.datetime.fromtimestamp(milliseconds // 1000, dt.UTC)
