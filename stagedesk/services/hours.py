"""How many hours every student has, misses and owes on a day, and the calls made about it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import SchoolCalendar, school_year_of
from stagedesk.domain.hours import (
    REMINDED,
    is_behind,
    missing_weeks,
    norm_to_date_minutes,
    signed_minutes,
    unexcused,
    unsigned_minutes,
    until,
)
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.values import clean_text
from stagedesk.services import policies
from stagedesk.services.slip_records import YearOfHours, load_years, norm_of


@dataclass(frozen=True, slots=True)
class HoursStatus:
    """One line of ``hours --json``, in the order of its keys (contract.md).

    Attributes:
        student: number of the student.
        norm_to_date_minutes: what the day asks of the year's norm.
        unexcused_minutes: planned minus worked on days of unexcused absence.
        missing_weeks: as ``2026-W37``. behind: the oldest is more than two weeks ago.
    """

    student: str
    school_year: str
    signed_minutes: int
    unsigned_minutes: int
    norm_hours: int
    norm_to_date_minutes: int
    unexcused_minutes: int
    missing_weeks: tuple[str, ...]
    behind: bool


def status(
    session: Session,
    school_year: str | None,
    on: date,
    numbers: Collection[str] | None = None,
) -> tuple[HoursStatus, ...]:
    """The hours of every student, by number, then school year; what lies after ``on`` is left out.

    Args:
        session: to read from.
        school_year: None is the school year of ``on``.
        on: the day.
        numbers: of the students; None is everybody.

    Raises:
        InputError: for a number that no student has.
    """
    if numbers is not None:
        _check_numbers(session, numbers)
    wanted = school_year or school_year_of(on)
    policy = policies.policy_of(session, wanted)
    calendar = policies.calendar_of(session, wanted)
    years = load_years(session, wanted, numbers=numbers)
    lines = [_status(year, policy, calendar, on) for year in years]
    return tuple(sorted(lines, key=lambda line: (line.student, line.school_year)))


def note_call(
    session: Session, enrollment_key: str, to: str, on: date, result: str | None = None
) -> str:
    """Note a call about slips that are behind: the mentor home, the jobcoach the company.

    Args:
        session: a write session.
        enrollment_key: the school year that it is about.
        to: ``home`` or ``company``.
        on: the day of the call.
        result: what was said.

    Returns:
        Key of the reminder.

    Raises:
        InputError: when there is no such school year, or nobody like ``to``.
    """
    enrollment = session.get(m.Enrollment, enrollment_key)
    if enrollment is None or enrollment.removed is not None:
        raise InputError(Problem("", "Dit schooljaar van de leerling is er niet meer."))
    if to not in REMINDED:
        raise InputError(Problem("to", "Kies thuis of het bedrijf"))
    row = m.Reminder(
        student_key=enrollment.student_key,
        enrollment_key=enrollment_key,
        on=on,
        to=to,
        result=clean_text(result or "", lines=True) or None,
    )
    session.add(row)
    session.flush()
    return row.key


def _status(year: YearOfHours, policy: Policy, calendar: SchoolCalendar, on: date) -> HoursStatus:
    counted = [until(placement, on) for placement in year.placements]
    missing = missing_weeks(year.placeds, calendar, on)
    norm = norm_of(policy, year)
    return HoursStatus(
        student=year.number,
        school_year=year.school_year,
        signed_minutes=signed_minutes(counted),
        unsigned_minutes=unsigned_minutes(counted),
        norm_hours=norm,
        norm_to_date_minutes=norm_to_date_minutes(norm, calendar, on),
        unexcused_minutes=sum(minutes for _, minutes in unexcused(counted)),
        missing_weeks=tuple(f"{week_year}-W{week:02}" for week_year, week in missing),
        behind=is_behind(missing, on, policy.settings["behind_days"]),
    )


def _check_numbers(session: Session, numbers: Collection[str]) -> None:
    query = select(m.Student.number).where(
        m.Student.number.in_(numbers), m.Student.removed.is_(None)
    )
    known = set(session.execute(query).scalars())
    unknown = [number for number in numbers if number not in known]
    if unknown:
        raise InputError(*(Problem("student", f"Leerling {one} is er niet") for one in unknown))
