"""The database into dossier files: canonical, so that equal content is equal bytes."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.companies import Company, Supervisor
from stagedesk.domain.dossier import Dossier
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.students import Student
from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.exchange.dossier_writer import write_dossier
from stagedesk.models.files import write_whole
from stagedesk.services import attachments, planning_records, records, settings
from stagedesk.services.transaction import Desk


def gather_dossier(session: Session, numbers: Sequence[str] | None = None) -> Dossier:
    """Everything that a user entered, or the dossiers of some students.

    Args:
        session: to read from.
        numbers: student numbers; None is everybody, with the school's settings, its calendars
            and all staff and companies. Some students come with only those they name, without
            who stands in for whom: that is of the school.

    Raises:
        InputError: a number that no student has.
    """
    keys = None if numbers is None else _keys(session, numbers)
    loaded = records.load(session, keys)
    students = attachments.with_content(session, loaded.students)
    companies = _with_removed(session, loaded.companies, students)
    staff = tuple(loaded.staff.values())
    named_by = {key: student.number for key, student in loaded.students.items()}
    whole = numbers is None
    meetings = planning_records.meetings(session, named_by, whole=whole)
    internal = planning_records.internal_years(session, named_by, whole=whole)
    if numbers is None:
        return Dossier(
            school=settings.get_school(session),
            calendar=settings.calendar_edits(session),
            staff=staff,
            companies=companies,
            students=students,
            meetings=meetings,
            internal=internal,
        )
    named = _staff_named(students)
    known = [
        replace(one, stand_ins=())
        for key, one in loaded.staff.items()
        if loaded.staff_names[key] in named
    ]
    # What was said with a company may be about others: it stays out of some students' file.
    companies = tuple(replace(company, contacts=()) for company in companies)
    return Dossier(
        staff=tuple(known),
        companies=companies,
        students=students,
        meetings=meetings,
        internal=internal,
    )


def export_file(desk: Desk, file: Path, numbers: Sequence[str] | None = None) -> int:
    """Write a dossier file; it is there whole, or as it was.

    What was written is read again first: an export that no import takes (two guardians of one
    name) would be found out when it is needed most.

    Returns:
        The number of students in it.

    Raises:
        InputError: a number that no student has, or something that no import would take; says
            whose it is.
        DeskError: the file would be over 50 MB, or cannot be written.
    """
    dossier = desk.read(gather_dossier, numbers)
    data = write_dossier(dossier)
    _check_readable(data)
    write_whole(file, data)
    return len(dossier.students)


def _check_readable(data: bytes) -> None:
    try:
        read_dossier(data)
    except InputError as fault:
        tree = json.loads(data)
        raise InputError(
            Problem("", "Deze export is niet terug te lezen. Verbeter eerst wat hieronder staat."),
            *(replace(p, text=f"{_whose(tree, p.field)}{p.text}") for p in fault.problems),
        ) from fault


def _whose(tree: dict[str, Any], place: str) -> str:
    """Who or what a place is about, as the screen names it."""
    match = re.match(r"(students|companies|staff)\[([0-9]+)\]", place)
    if match is None:
        return ""
    one = tree[match[1]][int(match[2])]
    return f"{one.get('number') or one['name']}: "


def _staff_named(students: Sequence[Student]) -> set[str | None]:
    named: set[str | None] = set()
    for student in students:
        for enrollment in student.enrollments:
            named |= {enrollment.mentor, enrollment.jobcoach}
            for version in enrollment.versions:
                named |= {version.mentor, version.jobcoach}
    return named


def _keys(session: Session, numbers: Sequence[str]) -> list[str]:
    rows = session.execute(
        select(m.Student.number, m.Student.key).where(m.Student.removed.is_(None))
    )
    found = {number: key for number, key in rows}
    unknown = [number for number in numbers if number not in found]
    if unknown:
        raise InputError(
            *(
                Problem("student", f"Leerling {number} staat er niet in. Kijk het nummer na.")
                for number in unknown
            )
        )
    return [found[number] for number in dict.fromkeys(numbers)]


def _with_removed(
    session: Session, companies: Mapping[str, Company], students: Sequence[Student]
) -> tuple[Company, ...]:
    """The companies, with whom a placement still names though undo has removed them."""
    people = {person.key for company in companies.values() for person in company.supervisors}
    whole = dict(companies)
    for company, person in _named(students):
        if company not in whole:
            row = session.get_one(m.Company, company)
            whole[company] = Company(
                row.key, row.name, row.internal, postcode=row.postcode, city=row.city
            )
        if person is not None and person not in people:
            people.add(person)
            one = session.get_one(m.Supervisor, person)
            removed = Supervisor(one.key, one.name, one.phone, one.mobile, one.email)
            old = whole[company]
            whole[company] = replace(old, supervisors=(*old.supervisors, removed))
    return tuple(whole.values())


def _named(students: Sequence[Student]) -> Iterator[tuple[str, str | None]]:
    for student in students:
        for enrollment in student.enrollments:
            for placement in enrollment.placements:
                yield placement.company, placement.supervisor
                for version in placement.versions:
                    yield placement.company, version.supervisor
            for lead in enrollment.leads:
                if lead.company is not None:
                    yield lead.company, None
