"""Handing out certificates: frozen with all that they stood on, and what has changed since.

Exists so that a certificate prints again as it was, whatever is corrected later (Bijlage 5,
Uitreiking).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.certificates import Verdict
from stagedesk.domain.companies import Company
from stagedesk.domain.grades import format_grade
from stagedesk.domain.handed_out import HandedOut
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError, Problem, Severity
from stagedesk.domain.students import Enrollment, Student
from stagedesk.domain.texts import clean_text
from stagedesk.domain.times import format_hours
from stagedesk.models.history import TITLE, current_clock
from stagedesk.services import records
from stagedesk.services.certificates import hours_of, judged
from stagedesk.services.policies import calendar_of, policy_of

KINDS = ("part", "final")


@dataclass(frozen=True, slots=True)
class Handed:
    """What handing out did: the certificate, and warnings such as moments not closed."""

    certificate: HandedOut
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Year:
    """One enrollment with all that a certificate of it stands on."""

    student: Student
    enrollment: Enrollment
    companies: Mapping[str, Company]
    policy: Policy
    verdict: Verdict
    director: str | None


def next_number(session: Session, school_year: str) -> str:
    """The next free number of a school year, such as ``2027-0042``.

    Numbers that were taken back are not given again: a paper with that number may be about.
    """
    prefix = f"{school_year[-4:]}-"
    used = session.execute(
        select(m.Certificate.number).where(m.Certificate.number.startswith(prefix, autoescape=True))
    ).scalars()
    ends = [number.removeprefix(prefix) for number in used]
    highest = max((int(end) for end in ends if end.isascii() and end.isdigit()), default=0)
    return f"{prefix}{highest + 1:04d}"


def hand_out(
    session: Session,
    enrollment_key: str,
    kind: str,
    certificate: int | None,
    on: date,
    number: str | None = None,
) -> Handed:
    """Hand out a certificate that is earned, frozen with all that it stood on.

    Args:
        session: of one write transaction.
        enrollment_key: of the student's school year.
        kind: ``part`` or ``final``.
        certificate: number of the part certificate; None for the final one.
        on: day of handing out.
        number: the certificate's own; None takes the next free one.

    Raises:
        InputError: not earned, handed out already, or the number is in use.
    """
    if kind not in KINDS or (kind == "part") != (certificate is not None):
        raise InputError(Problem("kind", "Kies een deelcertificaat of het eindcertificaat."))
    year = _read(session, enrollment_key, on)
    if any((c.kind, c.certificate) == (kind, certificate) for c in year.enrollment.certificates):
        raise InputError(Problem("certificate", "Dit certificaat is al uitgereikt."))
    company = _earned_at(year.verdict, kind, certificate)
    given = clean_text(number, 20) if number else ""
    given = given or next_number(session, year.enrollment.school_year)
    _check_free(session, given)
    basis = _basis(year, kind, certificate, company)
    session.add(
        m.Certificate(
            student_key=year.student.key,
            enrollment_key=enrollment_key,
            number=given,
            kind=kind,
            certificate=certificate,
            company=company,
            on=on,
            basis=basis,
        )
    )
    handed = HandedOut(given, kind, on, certificate, company, basis)
    return Handed(handed, _open_moments(year, company))


def take_back(session: Session, number: str, reason: str) -> None:
    """Take a certificate back; its number is not given again, the reason is in the history.

    Raises:
        InputError: no reason, or no such certificate.
    """
    words = clean_text(reason)
    if not words:
        raise InputError(Problem("reason", "Schrijf op waarom."))
    row = session.execute(
        select(m.Certificate).where(m.Certificate.number == number, m.Certificate.removed.is_(None))
    ).scalar()
    if row is None:
        raise InputError(Problem("number", "Dit certificaat is er niet."))
    session.info[TITLE] = f"Certificaat {number} teruggenomen: {words}"
    row.removed = current_clock(session)


def differences(session: Session, enrollment_key: str, on: date) -> dict[str, tuple[str, ...]]:
    """What differs now from what each certificate stood on, as Dutch lines by its number.

    Only certificates that differ are in it.
    """
    year = _read(session, enrollment_key, on)
    found = {}
    for handed in year.enrollment.certificates:
        lines = _differences(year, handed)
        if lines:
            found[handed.number] = lines
    return found


def _read(session: Session, enrollment_key: str, on: date) -> _Year:
    row = session.get(m.Enrollment, enrollment_key)
    if row is None or row.removed is not None:
        raise InputError(Problem("enrollment", "Dit schooljaar is er niet meer."))
    loaded = records.load(session, [row.student_key], row.school_year)
    student = loaded.students[row.student_key]
    enrollment = next(e for e in student.enrollments if e.key == enrollment_key)
    policy = policy_of(session, row.school_year)
    calendar = calendar_of(session, row.school_year)
    hours = hours_of(enrollment, loaded.companies, policy, calendar, on)
    verdict = judged(enrollment, loaded.companies, policy, hours, on)
    director = session.execute(select(m.School.director).where(m.School.removed.is_(None))).scalar()
    return _Year(student, enrollment, loaded.companies, policy, verdict, director)


def _earned_at(verdict: Verdict, kind: str, certificate: int | None) -> str:
    parts = {part.certificate: part for part in verdict.parts}
    one = verdict.final if kind == "final" else parts.get(certificate or 0)
    if one is None:
        raise InputError(Problem("certificate", "Dit leerjaar heeft dat certificaat niet."))
    if not one.earned or one.company is None:
        raise InputError(*(Problem("certificate", reason) for reason in one.reasons))
    return one.company


def _check_free(session: Session, number: str) -> None:
    used = session.execute(
        select(m.Certificate.key).where(m.Certificate.number == number).limit(1)
    ).scalar()
    if used is not None:
        raise InputError(Problem("number", "Dit nummer is al gebruikt."))


def _basis(year: _Year, kind: str, certificate: int | None, company: str) -> dict[str, Any]:
    enrollment, policy = year.enrollment, year.policy
    assessed = policy.grade_years[enrollment.grade_year]
    numbers = (certificate,) if certificate is not None else assessed.certificates
    parts = [policy.certificates[number] for number in numbers]
    values = {
        "student": year.student.name,
        "first_name": year.student.first_name,
        "school_class": enrollment.school_class,
        "school_year": enrollment.school_year,
        "grade_year": enrollment.grade_year,
        "stage_type": assessed.stage_type,
        "company": company,
        "jobcoach": enrollment.jobcoach,
        "director": year.director,
        "parts": [
            {
                "number": part.number,
                "name": part.name,
                "description": part.description,
                "skills": [[skill.id, skill.text] for skill in part.skills],
            }
            for part in parts
        ],
        "signed_minutes": year.verdict.signed_minutes,
        "required_minutes": year.verdict.required_minutes,
        "norm_hours": year.verdict.norm_hours,
        "grades": _grades(year, company, {s.id for part in parts for s in part.skills}),
    }
    return {key: value for key, value in values.items() if value is not None}


def _grades(year: _Year, company: str, skills: set[str]) -> dict[str, dict[str, int]]:
    """The grades at a company by moment; of two forms of one moment the last that began."""
    found: dict[str, dict[str, int]] = {}
    for placement in year.enrollment.placements:
        if year.companies[placement.company].name == company:
            for moment in placement.moments:
                grades = {s: moment.grades[s] for s in sorted(skills) if s in moment.grades}
                if grades:
                    found.setdefault(str(moment.moment), {}).update(grades)
    return found


def _open_moments(year: _Year, company: str) -> tuple[Problem, ...]:
    numbers = sorted(
        moment.moment
        for placement in year.enrollment.placements
        if year.companies[placement.company].name == company
        for moment in placement.moments
        if moment.grades and moment.closing is None
    )
    return tuple(
        Problem(f"moments.{n}", f"BO {n} is nog niet gesloten.", Severity.WARNING) for n in numbers
    )


def _differences(year: _Year, handed: HandedOut) -> tuple[str, ...]:
    basis, lines = handed.basis, []
    parts = {part.certificate: part for part in year.verdict.parts}
    now = year.verdict.final if handed.kind == "final" else parts.get(handed.certificate or 0)
    if now is None or not now.earned:
        lines.append("Met de gegevens van nu zou dit certificaat niet behaald zijn.")
    name = basis.get("student")
    if name is not None and name != year.student.name:
        lines.append(f"De naam was {name}, nu {year.student.name}.")
    minutes = basis.get("signed_minutes")
    if minutes is not None and minutes != year.verdict.signed_minutes:
        before, after = format_hours(minutes), format_hours(year.verdict.signed_minutes)
        lines.append(f"Getekende uren waren {before}, nu {after}.")
    then = basis.get("grades") or {}
    skills = {skill for grades in then.values() for skill in grades}
    skills |= {s[0] for part in basis.get("parts") or () for s in part["skills"]}
    today = _grades(year, handed.company or "", skills)
    for moment in sorted({*then, *today}):
        old, new = then.get(moment, {}), today.get(moment, {})
        lines.extend(
            f"{skill} in BO {moment} was {_shown(old.get(skill))}, nu {_shown(new.get(skill))}."
            for skill in sorted({*old, *new})
            if old.get(skill) != new.get(skill)
        )
    return tuple(lines)


def _shown(tenths: int | None) -> str:
    return "leeg" if tenths is None else format_grade(tenths)
