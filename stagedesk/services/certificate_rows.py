"""The rows that 240 verdicts stand on, in a handful of queries that the database sums up.

Exists apart from ``records``: building every slip and grade as a record costs four times as much.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import week_of
from stagedesk.domain.hours import Placed
from stagedesk.domain.placements import Placement, PlacementVersion
from stagedesk.services.company_records import closed_days
from stagedesk.services.named_keys import only
from stagedesk.services.placement_records import by_placement, timetable


class PlacedRows(dict[str, list[Placed]]):
    """Placements by key of the enrollment; ``names``: company by key of the placement."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.names: dict[str, str] = {}


def enrollments(
    session: Session, school_year: str | None, numbers: Sequence[str] | None
) -> Sequence[Any]:
    """Enrollments with number and name of their student, by number, then school year."""
    query = (
        select(
            m.Enrollment.key,
            m.Student.number,
            m.Student.name,
            m.Enrollment.school_year,
            m.Enrollment.grade_year,
            m.Enrollment.days_per_week,
            m.Enrollment.norm_hours,
        )
        .join(m.Student, m.Student.key == m.Enrollment.student_key)
        .where(m.Enrollment.removed.is_(None), m.Student.removed.is_(None))
        .order_by(m.Student.number, m.Enrollment.school_year)
    )
    if school_year is not None:
        query = query.where(m.Enrollment.school_year == school_year)
    if numbers is not None:
        query = query.where(m.Student.number.in_(numbers))
    return session.execute(query).all()


def minutes(session: Session, keys: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Signed and unsigned minutes by key of the enrollment, summed by the database.

    Signed is date and name both (Bijlage 4); one alone is unsigned.
    """
    slip, day = m.HoursSlip, m.SlipDay
    by_slip = (
        select(day.slip_key, func.sum(day.end - day.begin).label("minutes"))
        .where(day.removed.is_(None))
        .group_by(day.slip_key)
        .subquery()
    )
    signed = and_(slip.signed_on.is_not(None), func.coalesce(slip.signed_by, "") != "")
    query = (
        select(
            m.Placement.enrollment_key,
            func.sum(case((signed, by_slip.c.minutes), else_=0)),
            func.sum(case((signed, 0), else_=by_slip.c.minutes)),
        )
        .select_from(by_slip)
        .join(slip, slip.key == by_slip.c.slip_key)
        .join(m.Placement, m.Placement.key == slip.placement_key)
        .where(slip.removed.is_(None), m.Placement.removed.is_(None))
        .group_by(m.Placement.enrollment_key)
    )
    found = session.execute(only(query, m.Placement.enrollment_key, keys))
    return {key: (met or 0, unmet or 0) for key, met, unmet in found}


def forms(session: Session, keys: Sequence[str]) -> dict[tuple[str, int], Mapping[str, int]]:
    """Grades in tenths by skill, by key of the placement and number of the moment."""
    # One JSON text a form instead of one row a grade: a third of the time.
    grades = (
        select(
            m.Grade.moment_key, func.json_group_object(m.Grade.skill, m.Grade.tenths).label("all")
        )
        .where(m.Grade.removed.is_(None))
        .group_by(m.Grade.moment_key)
        .subquery()
    )
    query = (
        select(m.Moment.placement_key, m.Moment.moment, grades.c.all)
        .join(m.Placement, m.Placement.key == m.Moment.placement_key)
        .outerjoin(grades, grades.c.moment_key == m.Moment.key)
        .where(m.Moment.removed.is_(None), m.Placement.removed.is_(None))
    )
    return {
        (placement, moment): json.loads(text) if text else {}
        for placement, moment, text in session.execute(
            only(query, m.Placement.enrollment_key, keys)
        )
    }


def placeds(session: Session, keys: Sequence[str]) -> PlacedRows:
    """The placements of enrollments with their timetables, without slips and forms."""
    query = (
        select(m.Placement.__table__, m.Company.name, m.Company.internal, m.Company.closed)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .where(m.Placement.removed.is_(None))
    )
    versions = _versions(session, keys)
    found = PlacedRows()
    for row in session.execute(only(query, m.Placement.enrollment_key, keys)):
        placement = Placement(
            company=row.company_key,
            start=row.start,
            end=row.end,
            timetable=timetable(row),
            versions=tuple(versions.get(row.key, ())),
            key=row.key,
        )
        closed = closed_days(row)
        found.setdefault(row.enrollment_key, []).append(Placed(placement, closed, row.internal))
        found.names[row.key] = row.name
    return found


def _versions(session: Session, keys: Sequence[str]) -> dict[str, list[PlacementVersion]]:
    table = m.PlacementVersion
    query = (
        select(table.__table__)
        .join(m.Placement, m.Placement.key == table.placement_key)
        .where(table.removed.is_(None))
        .order_by(table.until)
    )
    return by_placement(session.execute(only(query, m.Placement.enrollment_key, keys)))


def filled_days(session: Session, keys: Sequence[str], on: dt.date) -> dict[str, list[int]]:
    """The days from the week of ``on`` on that a slip fills, by key of the placement.

    Each as year x 1000 + week x 10 + weekday (see ``day_number``): their minutes are hours
    already, not planned ones. One JSON text a placement, for the speed of it.
    """
    slip, day = m.HoursSlip, m.SlipDay
    year, week = week_of(on)
    number = slip.iso_year * 1000 + slip.iso_week * 10 + day.weekday
    filled = or_(and_(day.begin.is_not(None), day.end.is_not(None)), day.absence.is_not(None))
    query = (
        select(slip.placement_key, func.json_group_array(number))
        .join(day, day.slip_key == slip.key)
        .join(m.Placement, m.Placement.key == slip.placement_key)
        .where(slip.removed.is_(None), day.removed.is_(None), filled)
        .where(or_(slip.iso_year > year, and_(slip.iso_year == year, slip.iso_week >= week)))
        .group_by(slip.placement_key)
    )
    rows = session.execute(only(query, m.Placement.enrollment_key, keys))
    return {key: json.loads(text) for key, text in rows}


def day_number(day: dt.date) -> int:
    """A day as ``filled_days`` counts them."""
    year, week, weekday = day.isocalendar()
    return year * 1000 + week * 10 + weekday - 1
