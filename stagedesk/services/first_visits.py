"""The first day at a company as a planned visit: standard in grade year 2 (step 6, Jobcoaching)."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.log import VISITS
from stagedesk.domain.problem import InputError, Problem
from stagedesk.services import policies
from stagedesk.services.forms import create

#: It is asked for from so many days before the first day on.
_AHEAD = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """A first day that no visit is planned on.

    Attributes:
        standard: whether the policy asks for it in this grade year.
        near: whether it is so near that Vandaag asks.
    """

    placement_key: str
    company: str
    start: dt.date
    standard: bool
    near: bool


def missing(
    session: Session, school_year: str, on: dt.date, keys: Collection[str] | None = None
) -> dict[str, FirstVisit]:
    """First days from today on, at companies, without a visit in the log; by student.

    Args:
        session: to read from.
        school_year: of the placements.
        on: today.
        keys: of students; None is everybody.
    """
    standard = policies.policy_of(session, school_year).settings["first_day_visit_grade_year"]
    planned = exists().where(
        and_(
            m.LogEntry.enrollment_key == m.Placement.enrollment_key,
            m.LogEntry.on == m.Placement.start,
            m.LogEntry.kind.in_(VISITS),
            m.LogEntry.removed.is_(None),
        )
    )
    query = (
        select(
            m.Placement.student_key,
            m.Placement.key,
            m.Company.name,
            m.Placement.start,
            m.Enrollment.grade_year,
        )
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .where(
            m.Placement.removed.is_(None),
            m.Placement.start >= on,
            m.Company.internal.is_(False),
            m.Enrollment.school_year == school_year,
            ~planned,
        )
        .order_by(m.Placement.start.desc())
    )
    if keys is not None:
        query = query.where(m.Placement.student_key.in_(keys))
    return {
        student: FirstVisit(key, company, start, grade == standard, start - on <= _AHEAD)
        for student, key, company, start, grade in session.execute(query)
        if start is not None
    }


def plan(session: Session, placement_key: str, on: dt.date) -> str:
    """A visit on the first day of a placement, at the time at which the day begins.

    Returns:
        Key of the entry in the log.

    Raises:
        InputError: the placement is gone or has no first day yet.
    """
    row = session.get(m.Placement, placement_key)
    if row is None or row.removed is not None:
        raise InputError(Problem("", "Deze stage is er niet meer."))
    if row.start is None:
        raise InputError(Problem("start", "Vul eerst de startdatum in"))
    own = {day: begin for day, begin, _end in row.timetable or ()}
    given: dict[str, object] = {"kind": "visit", "on": row.start, "done": False}
    begin = own.get(row.start.weekday(), row.begin_time)
    if begin is not None:
        given["time"] = begin
    return create(
        session,
        "log_entry",
        {**given, "report": "Eerste dag: de jobcoach gaat mee."},
        on,
        student_key=row.student_key,
        enrollment_key=row.enrollment_key,
    )
