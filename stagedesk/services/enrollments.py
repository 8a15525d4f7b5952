"""New students and school years, who is called first, and what a change does to the norm."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.norms import norm_hours
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.students import ENROLLMENT_FORM, STUDENT_FORM
from stagedesk.domain.values import read_value
from stagedesk.services import forms, policies, records, versions

#: Fields on which the norm of the year stands (section 3).
NORM_FIELDS = ("grade_year", "days_per_week", "norm_hours")


@dataclass(frozen=True, slots=True)
class NormChange:
    """Whole hours before and after a change that was not saved yet."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class EnrollmentChoices:
    """What the drop-downs of an enrollment offer: (key, Dutch label) pairs."""

    mentors: tuple[tuple[str, str], ...]
    jobcoaches: tuple[tuple[str, str], ...]
    sectors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DossierKeys:
    """Keys of the rows of one dossier in one school year; guardians in the order of calling."""

    enrollment: str | None
    guardians: tuple[str, ...]


def keys(session: Session, student_key: str, school_year: str) -> DossierKeys:
    """Which rows the forms of a dossier are about."""
    enrollment = session.execute(
        select(m.Enrollment.key).where(
            m.Enrollment.student_key == student_key,
            m.Enrollment.school_year == school_year,
            m.Enrollment.removed.is_(None),
        )
    ).scalar()
    guardians = session.execute(
        select(m.Guardian.key)
        .where(m.Guardian.student_key == student_key, m.Guardian.removed.is_(None))
        .order_by(m.Guardian.position, m.Guardian.name)
    ).scalars()
    return DossierKeys(enrollment, tuple(guardians))


def choices(session: Session, school_year: str) -> EnrollmentChoices:
    """Staff by role (others last) and the policy's sectors."""
    staff = records.load_staff(session)

    def first(role: str) -> tuple[tuple[str, str], ...]:
        ordered = sorted(staff.items(), key=lambda pair: pair[1].role != role)
        return tuple((key, one.name) for key, one in ordered)

    policy = policies.policy_of(session, school_year)
    return EnrollmentChoices(first("mentor"), first("jobcoach"), tuple(policy.sectors.items()))


def new_student(
    session: Session,
    given: Mapping[str, object],
    school_year: str,
    on: dt.date,
    jobcoach: str | None = None,
) -> str:
    """A student with an enrollment in a school year; returns the student's key.

    Args:
        session: a write session.
        given: fields of STUDENT_FORM and ENROLLMENT_FORM, as typed.
        school_year: of the enrollment.
        on: today.
        jobcoach: key of a staff member who becomes the jobcoach.

    Raises:
        InputError: names every field that is empty or cannot be taken, of both forms at once.
    """
    student = {name: raw for name, raw in given.items() if _is_of(STUDENT_FORM, name)}
    year = {name: raw for name, raw in given.items() if _is_of(ENROLLMENT_FORM, name)}
    problems: list[Problem] = []
    key = ""
    try:
        key = forms.create(session, "student", student, on)
    except InputError as fault:
        problems += fault.problems
    if "grade_year" not in year:
        problems.append(Problem("grade_year", "Vul dit in."))
    elif key:
        enroll(session, key, school_year, year, on, jobcoach)
    else:
        read_value(ENROLLMENT_FORM.field("grade_year"), year["grade_year"], on)
    if problems:
        raise InputError(*problems)
    return key


def enroll(
    session: Session,
    student_key: str,
    school_year: str,
    given: Mapping[str, object],
    on: dt.date,
    jobcoach: str | None = None,
) -> str:
    """Enroll a student in a school year; the policy of that year is stored at first use.

    Returns:
        Key of the enrollment.

    Raises:
        InputError: the student has that year already, or a value cannot be taken.
    """
    if keys(session, student_key, school_year).enrollment is not None:
        raise InputError(Problem("", f"Deze leerling heeft schooljaar {school_year} al."))
    return forms.create(
        session,
        "enrollment",
        {**({"jobcoach": jobcoach} if jobcoach else {}), **given},
        on,
        student_key=student_key,
        school_year=school_year,
        policy_key=policies.stored_key(session, school_year),
    )


def next_grade_year(session: Session, student_key: str, school_year: str) -> int | None:
    """What the grade year of a new enrollment probably is: one more than the year before."""
    found = session.execute(
        select(func.max(m.Enrollment.grade_year)).where(
            m.Enrollment.student_key == student_key,
            m.Enrollment.school_year < school_year,
            m.Enrollment.removed.is_(None),
        )
    ).scalar()
    return min(found + 1, 6) if found else None


def next_position(session: Session, student_key: str) -> int:
    """The place of a guardian who is added: behind the others."""
    last = session.execute(
        select(func.max(m.Guardian.position)).where(
            m.Guardian.student_key == student_key, m.Guardian.removed.is_(None)
        )
    ).scalar()
    return 0 if last is None else last + 1


def move_guardian(session: Session, student_key: str, key: str, steps: int) -> None:
    """Call a guardian earlier (-1) or later (1); at the ends nothing happens."""
    rows = list(
        session.execute(
            select(m.Guardian)
            .where(m.Guardian.student_key == student_key, m.Guardian.removed.is_(None))
            .order_by(m.Guardian.position, m.Guardian.name)
        ).scalars()
    )
    here = next((n for n, row in enumerate(rows) if row.key == key), None)
    if here is None or not 0 <= here + steps < len(rows):
        return
    rows.insert(here + steps, rows.pop(here))
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position


def norm_change(
    session: Session, enrollment_key: str, field: str, raw: object, on: dt.date
) -> NormChange | None:
    """The norm before and after a change of one field; None when it stays (section 3).

    Also None for a value that cannot be taken: saving it says what is wrong.
    """
    row = session.get(m.Enrollment, enrollment_key)
    if row is None or field not in NORM_FIELDS:
        return None
    policy = policies.policy_of(session, row.school_year)
    facts = {name: getattr(row, name) for name in NORM_FIELDS}
    before = norm_hours(policy, *facts.values()).hours
    try:
        facts[field] = read_value(ENROLLMENT_FORM.field(field), raw, on)
        after = norm_hours(policy, *facts.values()).hours
    except InputError:
        return None
    return NormChange(before, after) if after != before else None


def is_dated_change(session: Session, form: str, key: str, field: str, on: dt.date) -> bool:
    """Whether a change of this field must say from which day it holds (section 1).

    Only when it said something already, and only of what has begun: a placement that is still
    to start is corrected.
    """
    model = forms.SHEETS[form][1]
    column = forms.column_of(model, field)
    row = session.get(model, key)
    if row is None or not versions.is_dated(model, column) or not getattr(row, column):
        return False
    if isinstance(row, m.Placement):
        return row.start is not None and row.start < on
    return True


def _is_of(form: object, name: str) -> bool:
    return any(field.name == name for field in getattr(form, "fields", ()))
