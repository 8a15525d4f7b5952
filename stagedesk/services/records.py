"""From rows to the domain's frozen records: the one place that builds a whole dossier."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Row as SqlRow
from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.companies import Company
from stagedesk.domain.dossier import Staff
from stagedesk.domain.handed_out import HandedOut
from stagedesk.domain.students import Enrollment, EnrollmentVersion, Guardian, Reminder, Student
from stagedesk.services import (
    day_records,
    log_records,
    outflow_records,
    planning_records,
    support_records,
    wish_records,
)
from stagedesk.services.company_records import load_companies
from stagedesk.services.named_keys import only, too_many
from stagedesk.services.placement_records import in_order, placement, placement_order

T = TypeVar("T")
Group = Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Dossiers, and the companies they name.

    Attributes:
        students: record by key of the student. companies: record by key of the company.
        staff: by key. staff_names: the reference that records use for each staff key.
    """

    students: Mapping[str, Student]
    companies: Mapping[str, Company]
    staff: Mapping[str, Staff]
    staff_names: Mapping[str, str]


def load(
    session: Session,
    student_keys: Sequence[str] | None = None,
    school_year: str | None = None,
) -> Loaded:
    """Build whole dossiers with one query a table.

    Args:
        session: to read from.
        student_keys: whose; None is everybody.
        school_year: only the enrollments of that year; None is all of them.
    """
    staff = load_staff(session)
    names = staff_names(staff)
    reader = _Reader(session, student_keys)
    query = only(select(m.Student).where(m.Student.removed.is_(None)), m.Student.key, student_keys)
    students = {
        row.key: _student(row, reader, names, school_year)
        for row in session.execute(query).scalars()
    }
    wanted = None if student_keys is None else _companies_named(students.values())
    return Loaded(students, load_companies(session, wanted), staff, names)


def _companies_named(students: Iterable[Student]) -> set[str]:
    """Keys of the companies of placements, and of leads that became one."""
    years = [enrollment for student in students for enrollment in student.enrollments]
    placed = {placement.company for year in years for placement in year.placements}
    return placed | {lead.company for year in years for lead in year.leads if lead.company}


def load_staff(session: Session) -> dict[str, Staff]:
    """All living staff by key, in their sort order."""
    rows = session.execute(
        select(m.Staff).where(m.Staff.removed.is_(None)).order_by(m.Staff.sort_text, m.Staff.email)
    ).scalars()
    found = {row.key: Staff(row.name, row.role, row.phone, row.email) for row in rows}
    away = day_records.stand_ins(session, staff_names(found))
    return {key: replace(one, stand_ins=away.get(key, ())) for key, one in found.items()}


def staff_names(staff: Mapping[str, Staff]) -> dict[str, str]:
    """How records name each staff key: the name, with the email where two share a name."""
    shared = Counter(one.name for one in staff.values())
    return {
        key: f"{one.name} <{one.email}>" if shared[one.name] > 1 and one.email else one.name
        for key, one in staff.items()
    }


@cache
def _living(model: type[m.OfStudent], named: bool) -> Select[Any]:
    """Every living row of a table, or those of the students ``keys``.

    Made once, of columns and not of attributes: for one student the making of forty queries takes
    longer than what they read. It flushes nothing: ``load`` has read the students by then.
    """
    table = model.__table__
    query = select(table).where(table.c.removed.is_(None))
    return (
        query.where(table.c.student_key.in_(bindparam("keys", expanding=True))) if named else query
    )


class _Reader:
    """Reads each table of the dossiers once, when first asked for, grouped by its parent."""

    def __init__(self, session: Session, keys: Sequence[str] | None) -> None:
        self._session = session
        self._keys = keys
        self._groups: dict[tuple[str, str], Group] = {}

    def under(self, model: Any, parent: str, key: str) -> list[Any]:
        """Rows of a table under one parent key."""
        name = (model.__tablename__, parent)
        if name not in self._groups:
            named = self._keys is not None and not too_many(self._keys)
            query, values = _living(model, named), {"keys": self._keys} if named else {}
            groups: dict[str, list[SqlRow[Any]]] = defaultdict(list)
            for row in self._session.execute(query, values):
                groups[getattr(row, parent)].append(row)
            self._groups[name] = groups
        return self._groups[name].get(key, [])


def _student(
    row: m.Student, reader: _Reader, names: Mapping[str, str], school_year: str | None
) -> Student:
    guardians = sorted(
        reader.under(m.Guardian, "student_key", row.key), key=lambda g: (g.position, g.name)
    )
    enrollments = [
        _enrollment(e, reader, names)
        for e in reader.under(m.Enrollment, "student_key", row.key)
        if school_year in (None, e.school_year)
    ]
    return Student(
        number=row.number,
        first_name=row.first_name,
        infix=row.infix,
        last_name=row.last_name,
        birth_date=row.birth_date,
        address=row.address,
        postcode=row.postcode,
        city=row.city,
        phone=row.phone,
        email=row.email,
        parents_consent_on=row.parents_consent_on,
        left_on=row.left_on,
        guardians=tuple(Guardian(g.name, g.relation, g.phone, g.email) for g in guardians),
        enrollments=tuple(sorted(enrollments, key=lambda e: e.school_year)),
        **support_records.of_student(reader.under, row.key),
        **day_records.of_student(reader.under, row.key),
        **outflow_records.of_student(reader.under, row.key),
        key=row.key,
    )


def _enrollment(row: Any, reader: _Reader, names: Mapping[str, str]) -> Enrollment:
    key = row.key
    return Enrollment(
        school_year=row.school_year,
        grade_year=row.grade_year,
        school_class=row.school_class,
        mentor=names.get(row.mentor_key),
        jobcoach=names.get(row.jobcoach_key),
        days_per_week=row.days_per_week,
        norm_hours=row.norm_hours,
        norm_reason=row.norm_reason,
        subjects=tuple(row.subjects or ()),
        outflow_sector=row.outflow_sector,
        ready_external=row.ready_external,
        ready_since=row.ready_since,
        ready_reason=row.ready_reason,
        consent_on=row.consent_on,
        strengths=row.strengths,
        travel=row.travel,
        helps=row.helps,
        versions=in_order(
            reader.under(m.EnrollmentVersion, "enrollment_key", key),
            lambda v: EnrollmentVersion(
                v.until, v.school_class, names.get(v.mentor_key), names.get(v.jobcoach_key)
            ),
            lambda v: v.until,
        ),
        placements=in_order(
            reader.under(m.Placement, "enrollment_key", key),
            lambda p: placement(p, reader.under),
            placement_order,
        ),
        certificates=in_order(
            reader.under(m.Certificate, "enrollment_key", key),
            lambda c: HandedOut(c.number, c.kind, c.on, c.certificate, c.company, c.basis),
            lambda c: (c.on, c.number),
        ),
        reminders=in_order(
            reader.under(m.Reminder, "enrollment_key", key),
            lambda r: Reminder(r.on, r.to, r.result),
            lambda r: (r.on, r.to, r.result or ""),
        ),
        **log_records.of_year(reader.under, key),
        **planning_records.of_year(reader.under, key),
        **day_records.of_year(reader.under, key),
        **wish_records.of_year(reader.under, row),
        key=key,
    )
