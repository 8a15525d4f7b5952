"""Leads of students: typing over a stagezoekformulier, following up, making a company of one."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.duplicates import Known, alike
from stagedesk.domain.leads import LEAD_STATUSES, Lead
from stagedesk.domain.problem import InputError, Problem
from stagedesk.services import forms
from stagedesk.services.company_records import lead

#: Leads that may still become a company.
_OPEN = ("new", "called")


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A lead with who found it, whether that one left, and the company that it became."""

    lead: Lead
    student_key: str
    student: str
    school_class: str | None
    company: str | None
    left_on: dt.date | None = None


def of_student(session: Session, enrollment_key: str) -> tuple[LeadRow, ...]:
    """The leads of a school year of a student, the oldest first."""
    return _rows(session, m.Lead.enrollment_key == enrollment_key)


def of_school(session: Session, school_year: str, *, open_only: bool) -> tuple[LeadRow, ...]:
    """The leads of all students of a school year, the oldest first.

    Args:
        session: to read from.
        school_year: ``2026-2027``.
        open_only: only those that may still become a company.
    """
    conditions = [m.Enrollment.school_year == school_year]
    if open_only:
        conditions.append(m.Lead.status.in_(_OPEN))
    return _rows(session, *conditions)


def count_open(session: Session, school_year: str) -> int:
    """How many leads of a school year may still become a company."""
    query = (
        select(func.count(m.Lead.key))
        .join(m.Enrollment, m.Enrollment.key == m.Lead.enrollment_key)
        .join(m.Student, m.Student.key == m.Lead.student_key)
        .where(
            m.Lead.removed.is_(None),
            m.Student.removed.is_(None),
            m.Enrollment.school_year == school_year,
            m.Lead.status.in_(_OPEN),
        )
    )
    return session.execute(query).scalar_one()


def _rows(session: Session, *conditions: object) -> tuple[LeadRow, ...]:
    table = m.Lead.__table__
    rows = session.execute(
        select(
            *table.c,
            m.Student.name.label("student"),
            m.Enrollment.school_class,
            m.Company.name.label("company"),
            m.Student.left_on,
        )
        .join(m.Enrollment, m.Enrollment.key == m.Lead.enrollment_key)
        .join(m.Student, m.Student.key == m.Lead.student_key)
        .outerjoin(m.Company, m.Company.key == m.Lead.company_key)
        .where(m.Lead.removed.is_(None), m.Student.removed.is_(None), *conditions)  # type: ignore[arg-type]
        .order_by(m.Lead.on, m.Lead.key)
    )
    return tuple(
        LeadRow(lead(row), row.student_key, row.student, row.school_class, row.company, row.left_on)
        for row in rows
    )


def take_in(
    session: Session, enrollment_key: str, given: Sequence[Mapping[str, object]], on: dt.date
) -> tuple[str, ...]:
    """The leads of a stagezoekformulier that came back (Bijlage 7); empty lines are left out.

    Args:
        session: a write session.
        enrollment_key: of who found them.
        given: the lines as typed: name, contact, address, phone, said.
        on: the day on which it came back.

    Returns:
        Keys of the leads.

    Raises:
        InputError: a line has no name, or a value cannot be taken; the field begins with the
            number of the line, from 0: ``2.phone``.
    """
    enrollment = session.get(m.Enrollment, enrollment_key)
    if enrollment is None or enrollment.removed is not None:
        raise InputError(Problem("", "Schrijf de leerling eerst in voor dit schooljaar."))
    made, problems = [], []
    for number, line in enumerate(given):
        typed = {name: raw for name, raw in line.items() if str(raw or "").strip()}
        if not typed:
            continue
        try:
            made.append(
                forms.create(
                    session,
                    "lead",
                    {"on": on, "status": "new", **typed},
                    on,
                    student_key=enrollment.student_key,
                    enrollment_key=enrollment_key,
                )
            )
        except InputError as fault:
            problems += [replace(p, field=f"{number}.{p.field}") for p in fault.problems]
    if not made and not problems:
        problems.append(Problem("", "Vul minstens één bedrijf in."))
    if problems:
        raise InputError(*problems)
    return tuple(made)


def set_status(session: Session, key: str, status: str) -> None:
    """Note where a lead stands.

    Raises:
        InputError: the lead is gone, or the status is none.
    """
    if status not in dict(LEAD_STATUSES):
        raise InputError(Problem("status", "Kies uit de lijst"))
    _lead(session, key).status = status


def perhaps_known(session: Session, key: str) -> tuple[Known, ...]:
    """The companies that a lead perhaps is, the likeliest first."""
    row = _lead(session, key)
    return alike(Known("", row.name, None, None, row.phone), known_companies(session))


def known_companies(session: Session) -> tuple[Known, ...]:
    """Every company as far as telling it apart looks."""
    company = m.Company
    rows = session.execute(
        select(company.key, company.name, company.postcode, company.city, company.phone).where(
            company.removed.is_(None), company.internal.is_(False)
        )
    )
    return tuple(Known(*row) for row in rows)


def become(session: Session, key: str, on: dt.date, company_key: str | None = None) -> str:
    """Make a company of a lead, or say that it is one that is there.

    What the form said goes along: name, address, phone, and the contact as who guides there.

    Returns:
        Key of the company.

    Raises:
        InputError: the lead is gone, or a company of exactly this name is there.
    """
    row = _lead(session, key)
    if company_key is None:
        given = {"name": row.name, "address": row.address, "phone": row.phone, "origin": "student"}
        filled = {name: value for name, value in given.items() if value}
        company_key = forms.create(session, "company", filled, on)
        if row.contact:
            forms.create(session, "supervisor", {"name": row.contact}, on, company_key=company_key)
    row.status = "became"
    row.company_key = company_key
    return company_key


def _lead(session: Session, key: str) -> m.Lead:
    row = session.get(m.Lead, key)
    if row is None or row.removed is not None:
        raise InputError(Problem("", "Deze tip is intussen verwijderd."))
    return row
