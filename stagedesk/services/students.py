"""Finding students: the list beside every tab, the search box, numbers on a command line."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from stagedesk import models as m
from stagedesk.domain.texts import fold
from stagedesk.services import stand_ins


@dataclass(frozen=True, slots=True)
class StudentRow:
    """A student in a list.

    Attributes:
        enrollment_key: of the school year asked for; None when the student has none in it.
        placement_key, company: the placement of the day, None without one.
    """

    key: str
    number: str
    name: str
    school_class: str | None
    grade_year: int | None
    enrollment_key: str | None
    placement_key: str | None
    company: str | None
    jobcoach_key: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that the search box found: ``kind`` is student or company."""

    kind: str
    key: str
    title: str
    subtitle: str


def list_rows(
    session: Session,
    school_year: str,
    on: dt.date,
    *,
    jobcoach: str | None = None,
    school_class: str | None = None,
    text: str = "",
) -> tuple[StudentRow, ...]:
    """The students of a school year in order of last name.

    Args:
        session: to read from.
        school_year: ``2026-2027``; who left before is not in it.
        on: the day that decides which placement is shown.
        jobcoach: key of a staff member: only that jobcoach's students, with those taken over.
        school_class: only that class.
        text: part of a name or number, however written.
    """
    conditions: list[ColumnElement[bool]] = [
        m.Student.removed.is_(None),
        m.Enrollment.school_year == school_year,
    ]
    if jobcoach is not None:
        conditions.append(stand_ins.is_of(session, jobcoach, on))
    if school_class is not None:
        conditions.append(m.Enrollment.school_class == school_class)
    if text.strip():
        conditions.append(m.Student.search_text.contains(fold(text.strip()), autoescape=True))
    rows = session.execute(
        select(
            m.Student.key,
            m.Student.number,
            m.Student.name,
            m.Enrollment.school_class,
            m.Enrollment.grade_year,
            m.Enrollment.key,
            m.Enrollment.jobcoach_key,
        )
        .join(
            m.Enrollment,
            and_(m.Enrollment.student_key == m.Student.key, m.Enrollment.removed.is_(None)),
        )
        .where(*conditions)
        .order_by(m.Student.sort_text)
    ).all()
    placed = current_placements(session, school_year, on)
    return tuple(
        StudentRow(
            key=key,
            number=number,
            name=name,
            school_class=school_class_,
            grade_year=grade_year,
            enrollment_key=enrollment,
            placement_key=placed.get(enrollment, (None, None))[0],
            company=placed.get(enrollment, (None, None))[1],
            jobcoach_key=jobcoach_key,
        )
        for key, number, name, school_class_, grade_year, enrollment, jobcoach_key in rows
    )


def current_placements(
    session: Session, school_year: str, on: dt.date
) -> dict[str, tuple[str, str]]:
    """By enrollment: key and company name of the placement of the day.

    The one that runs on ``on`` and started last, else the one that is still to start.
    """
    rows = session.execute(
        select(m.Placement.enrollment_key, m.Placement.key, m.Company.name)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .where(
            m.Placement.removed.is_(None),
            m.Enrollment.school_year == school_year,
            or_(m.Placement.end.is_(None), m.Placement.end >= on),
        )
        .order_by(
            # The last row of an enrollment stays: what runs now comes after what is to come.
            case((m.Placement.start <= on, 1), else_=0),
            func.coalesce(m.Placement.start, "9999-12-31"),
            m.Placement.key,
        )
    )
    return {enrollment: (key, name) for enrollment, key, name in rows}


def search(session: Session, text: str, limit: int = 12) -> tuple[Hit, ...]:
    """Students and companies whose name or number holds the text; starts of words come first."""
    wanted = fold(text.strip())
    if not wanted:
        return ()
    return (*_students(session, wanted, limit), *_companies(session, wanted, limit))[:limit]


def classes(session: Session, school_year: str) -> tuple[str, ...]:
    """The classes of a school year, in order."""
    rows = session.execute(
        select(m.Enrollment.school_class)
        .where(
            m.Enrollment.school_year == school_year,
            m.Enrollment.removed.is_(None),
            m.Enrollment.school_class.is_not(None),
        )
        .distinct()
        .order_by(m.Enrollment.school_class)
    ).scalars()
    return tuple(name for name in rows if name)


def school_years(session: Session) -> tuple[str, ...]:
    """The school years that have enrollments, newest first."""
    rows = session.execute(
        select(m.Enrollment.school_year)
        .where(m.Enrollment.removed.is_(None))
        .distinct()
        .order_by(m.Enrollment.school_year.desc())
    ).scalars()
    return tuple(rows)


def unknown_numbers(session: Session, numbers: Sequence[str]) -> tuple[str, ...]:
    """Which of these student numbers are not there."""
    return tuple(sorted(set(numbers) - set(keys_of(session, numbers))))


def keys_of(session: Session, numbers: Iterable[str]) -> dict[str, str]:
    """Keys by student number, of those that are there."""
    rows = session.execute(
        select(m.Student.number, m.Student.key).where(
            m.Student.removed.is_(None), m.Student.number.in_(list(numbers))
        )
    )
    return {number: key for number, key in rows}


def _first_words(column: InstrumentedAttribute[str], wanted: str) -> ColumnElement[int]:
    return case(
        (column.startswith(wanted, autoescape=True), 0),
        (column.contains(f" {wanted}", autoescape=True), 1),
        else_=2,
    )


def _students(session: Session, wanted: str, limit: int) -> tuple[Hit, ...]:
    newest = (
        select(m.Enrollment.school_class)
        .where(m.Enrollment.student_key == m.Student.key, m.Enrollment.removed.is_(None))
        .order_by(m.Enrollment.school_year.desc())
        .limit(1)
        .scalar_subquery()
    )
    text = m.Student.search_text
    rows = session.execute(
        select(m.Student.key, m.Student.name, m.Student.number, newest)
        .where(m.Student.removed.is_(None), text.contains(wanted, autoescape=True))
        .order_by(_first_words(text, wanted), m.Student.sort_text)
        .limit(limit)
    )
    return tuple(
        Hit("student", key, name, f"{school_class} · {number}" if school_class else number)
        for key, name, number, school_class in rows
    )


def _companies(session: Session, wanted: str, limit: int) -> tuple[Hit, ...]:
    text = m.Company.search_text
    rows = session.execute(
        select(m.Company.key, m.Company.name, m.Company.city)
        .where(m.Company.removed.is_(None), text.contains(wanted, autoescape=True))
        .order_by(_first_words(text, wanted), m.Company.sort_text)
        .limit(limit)
    )
    return tuple(Hit("company", key, name, city or "bedrijf") for key, name, city in rows)
