"""Beginning, ending and choosing a placement: what tabs do with one beside its single fields."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.certificates import change_of_company_notice, open_moments
from stagedesk.domain.placements import PLACEMENT_FORM
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.texts import clean_text
from stagedesk.domain.times import short_date
from stagedesk.domain.values import read_value
from stagedesk.services import certificates, forms, policies


@dataclass(frozen=True, slots=True)
class PlacementChoice:
    """A placement of a school year, for a drop-down: ``label`` says where and since when."""

    key: str
    label: str
    company: str
    start: dt.date | None


def of_year(session: Session, student_key: str, school_year: str) -> tuple[PlacementChoice, ...]:
    """The placements of a student in one school year; one that did not start comes last."""
    rows = session.execute(
        select(m.Placement.key, m.Company.name, m.Placement.start, m.Placement.end)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .where(
            m.Placement.removed.is_(None),
            m.Placement.student_key == student_key,
            m.Enrollment.school_year == school_year,
        )
        .order_by(func.coalesce(m.Placement.start, "9999-12-31"), m.Placement.key)
    )
    return tuple(
        PlacementChoice(key, _label(company, start, end), company, start)
        for key, company, start, end in rows
    )


def _label(company: str, start: dt.date | None, end: dt.date | None) -> str:
    if start is None:
        return f"{company}, nog zonder startdatum"
    if end is None:
        return f"{company}, vanaf {short_date(start)}"
    return f"{company}, {short_date(start)} tot {short_date(end)}"


def company_choices(session: Session) -> tuple[tuple[str, str], ...]:
    """Companies by name, with the city where two share a name."""
    rows = session.execute(
        select(m.Company.key, m.Company.name, m.Company.city)
        .where(m.Company.removed.is_(None))
        .order_by(m.Company.sort_text, m.Company.city)
    ).all()
    names = [row.name for row in rows]
    return tuple(
        (key, f"{name} ({city})" if city and names.count(name) > 1 else name)
        for key, name, city in rows
    )


def supervisor_choices(session: Session, company_key: str) -> tuple[tuple[str, str], ...]:
    """The supervisors of a company by name."""
    rows = session.execute(
        select(m.Supervisor.key, m.Supervisor.name)
        .where(m.Supervisor.removed.is_(None), m.Supervisor.company_key == company_key)
        .order_by(m.Supervisor.name)
    )
    return tuple((key, name) for key, name in rows)


def begin(
    session: Session,
    enrollment_key: str,
    company_key: str,
    on: dt.date,
    start: object | None = None,
    work: str = "",
) -> str:
    """A new placement; the company's only supervisor comes along.

    Args:
        session: a write session.
        enrollment_key: of which school year.
        company_key: where.
        on: today: a date without a year lies near it.
        start: first day as typed; None while the talk is pending.
        work: what the student does there, in a few words.

    Returns:
        Key of the placement.

    Raises:
        InputError: the school year or the company is gone, or the start is no date.
    """
    enrollment = session.get(m.Enrollment, enrollment_key)
    if enrollment is None or enrollment.removed is not None:
        raise InputError(Problem("", "Schrijf de leerling eerst in voor dit schooljaar."))
    company = session.get(m.Company, company_key)
    if company is None or company.removed is not None:
        raise InputError(Problem("company", "Kies een bedrijf uit de lijst"))
    given: dict[str, object] = {"company": company_key}
    if start is not None:
        given["start"] = start
    if work.strip():
        given["work"] = work
    contacts = supervisor_choices(session, company_key)
    if len(contacts) == 1:
        given["supervisor"] = contacts[0][0]
    if company.internal:
        given["kind"] = "internal"
    return forms.create(
        session,
        "placement",
        given,
        on,
        student_key=enrollment.student_key,
        enrollment_key=enrollment_key,
    )


def new_talk(
    session: Session, enrollment_key: str, company_key: str, on: dt.date, day: object | None = None
) -> str:
    """A talk at a company: a placement without a start, with its form (Bijlage 2).

    Returns:
        Key of the placement.

    Raises:
        InputError: as ``begin``, or the day is no date.
    """
    placement = begin(session, enrollment_key, company_key, on)
    row = session.get_one(m.Placement, placement)
    given = {} if day is None else {"date": day}
    forms.create(session, "intake", given, on, student_key=row.student_key, placement_key=placement)
    return placement


def stop(
    session: Session,
    placement_key: str,
    end: object,
    by: str = "",
    reason: str = "",
    on: dt.date | None = None,
) -> None:
    """End a placement: its last day, by whom, why.

    Raises:
        InputError: the end is empty or lies before the start; names the field.
    """
    row = session.get(m.Placement, placement_key)
    if row is None or row.removed is not None:
        raise InputError(Problem("", "Deze stage is er niet meer."))
    day = read_value(PLACEMENT_FORM.field("end"), end, on)
    if day is None:
        raise InputError(Problem("end", "Vul de laatste dag in"))
    forms.save_field(session, "placement", placement_key, "end", day, on=on)
    row.ended_by = clean_text(by) or None
    row.end_reason = clean_text(reason) or None


def ending(end: dt.date | None, by: str | None, reason: str | None) -> str:
    """How a placement that is over ended: ``gestopt door de leerling: te ver weg``."""
    if by or reason:
        who = f"gestopt door {by}" if by else "gestopt"
        return f"{who}: {reason}" if reason else who
    return "afgerond" if end is None else "gestopt, reden niet genoteerd"


def change_notice(session: Session, student_key: str, school_year: str, on: dt.date) -> str:
    """What leaving a company means for the certificates, in Dutch (Bijlage 5); empty when nothing.

    Nothing is said of a student who is not enrolled in that year.
    """
    verdict = certificates.verdict(session, student_key, school_year, on)
    if verdict is None:
        return ""
    policy = policies.policy_of(session, school_year)
    return change_of_company_notice(policy, verdict, open_moments(policy, on))
