"""Handing out certificates: frozen with all that they stood on, and what has changed since.

Exists so that a certificate prints again as it was, whatever is corrected later (Bijlage 5,
Uitreiking).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.certificate_basis import certificate_basis
from stagedesk.domain.certificate_basis import differences as basis_differences
from stagedesk.domain.certificates import MomentFacts, Verdict
from stagedesk.domain.companies import Company, counted_company
from stagedesk.domain.handed_out import HandedOut
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError, Problem, Severity
from stagedesk.domain.students import Enrollment, Student
from stagedesk.domain.texts import clean_text
from stagedesk.models.history import TITLE, current_clock
from stagedesk.services import records
from stagedesk.services.certificates import facts_of, hours_of, judged
from stagedesk.services.policies import calendar_of, policy_of

KINDS = ("part", "final")


@dataclass(frozen=True, slots=True)
class Handed:
    """What handing out did: the certificate, and warnings such as moments not closed."""

    certificate: HandedOut
    warnings: tuple[Problem, ...]


#: What the table of kept counts calls the highest number of a removed certificate.
_NUMBERS = "certificate_numbers"


@dataclass(frozen=True, slots=True)
class _Year:
    """One enrollment with all that a certificate of it stands on."""

    student: Student
    enrollment: Enrollment
    companies: Mapping[str, Company]
    policy: Policy
    facts: Sequence[MomentFacts]
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
    kept = session.get(m.YearCount, (school_year, _NUMBERS, ""))
    highest = max(_highest(used, prefix), kept.count if kept is not None else 0)
    return f"{prefix}{highest + 1:04d}"


def keep_numbers(session: Session, student_key: str) -> None:
    """Before a student is removed for good: no number of these certificates is given again."""
    rows = session.execute(
        select(m.Enrollment.school_year, m.Certificate.number)
        .join(m.Enrollment, m.Enrollment.key == m.Certificate.enrollment_key)
        .where(m.Certificate.student_key == student_key)
    ).all()
    for year in {row.school_year for row in rows}:
        numbers = [row.number for row in rows if row.school_year == year]
        highest = _highest(numbers, f"{year[-4:]}-")
        row = session.get(m.YearCount, (year, _NUMBERS, ""))
        if row is None:
            session.add(m.YearCount(school_year=year, what=_NUMBERS, of="", count=highest))
        else:
            row.count = max(row.count, highest)
    session.flush()


def _highest(numbers: Iterable[str], prefix: str) -> int:
    """The highest of the numbers that begin so; 0 when there is none."""
    ends = (number.removeprefix(prefix) for number in numbers if number.startswith(prefix))
    return max((int(end) for end in ends if end.isascii() and end.isdigit()), default=0)


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
    if certificate is not None and certificate not in {p.certificate for p in year.verdict.parts}:
        raise InputError(Problem("certificate", "Dit leerjaar heeft dat certificaat niet."))
    basis = _basis(year, certificate)
    company = str(basis["company"])
    given = clean_text(number, 20) if number else ""
    given = given or next_number(session, year.enrollment.school_year)
    _check_free(session, given)
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
    facts = facts_of(enrollment, loaded.companies, policy, on)
    return _Year(student, enrollment, loaded.companies, policy, facts, verdict, director)


def _check_free(session: Session, number: str) -> None:
    used = session.execute(
        select(m.Certificate.key).where(m.Certificate.number == number).limit(1)
    ).scalar()
    if used is not None:
        raise InputError(Problem("number", "Dit nummer is al gebruikt."))


def names_on_paper(
    student: Student, enrollment: Enrollment, policy: Policy, director: str | None
) -> dict[str, Any]:
    """The names and the year that a certificate prints, as part of what is frozen."""
    return {
        "student": student.name,
        "first_name": student.first_name,
        "school_class": enrollment.school_class,
        "school_year": enrollment.school_year,
        "grade_year": enrollment.grade_year,
        "stage_type": policy.grade_years[enrollment.grade_year].stage_type,
        "jobcoach": enrollment.jobcoach,
        "director": director,
    }


def _basis(year: _Year, certificate: int | None) -> dict[str, Any]:
    """What a certificate stands on now, with all that its paper prints."""
    names = names_on_paper(year.student, year.enrollment, year.policy, year.director)
    return certificate_basis(year.policy, year.verdict, year.facts, certificate, names)


def _open_moments(year: _Year, name: str) -> tuple[Problem, ...]:
    """A warning for each moment not closed at the company of that name, or at school."""
    companies = year.companies.values()
    there = {counted_company(one.key, one.internal) for one in companies if one.name == name}
    numbers = sorted(
        moment.moment
        for placement in year.enrollment.placements
        if counted_company(placement.company, year.companies[placement.company].internal) in there
        for moment in placement.moments
        if moment.grades and moment.closing is None
    )
    return tuple(
        Problem(f"moments.{n}", f"BO {n} is nog niet gesloten.", Severity.WARNING) for n in numbers
    )


def _differences(year: _Year, handed: HandedOut) -> tuple[str, ...]:
    try:
        now = _basis(year, handed.certificate)
    except InputError:
        now = None
    return basis_differences(handed.basis, now)
