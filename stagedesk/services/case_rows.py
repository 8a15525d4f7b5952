"""The rows that every case stands on, grouped by the database: a handful of queries.

Exists apart from ``cases`` because how a row is read is no business of who uses it.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import Week
from stagedesk.domain.placements import PlacementVersion
from stagedesk.domain.slips import HoursSlip, SlipDay
from stagedesk.domain.students import Guardian, Reminder
from stagedesk.services import stand_ins
from stagedesk.services.named_keys import only
from stagedesk.services.placement_records import by_placement

#: Stands for any day that says something: a week that was handed in needs no more.
_FILLED = (SlipDay(0, absence="excused"),)


@dataclass(frozen=True, slots=True)
class Grading:
    """How far the form of one moment is: skills graded, and whether it is closed."""

    moment: int
    skills: frozenset[str]
    closed: bool


@dataclass(frozen=True, slots=True)
class Within:
    """Which rows of a table belong to the cases."""

    school_year: str
    keys: Collection[str] | None

    def of(self, query: Any, table: Any) -> Any:
        """Rows of these students; all of the year when they are not named."""
        return only(query, table.student_key, self.keys)


def student_keys(session: Session, school_year: str, jobcoach: str, on: dt.date) -> tuple[str, ...]:
    """The students of one jobcoach in a school year, with those taken over on a day."""
    query = select(m.Enrollment.student_key).where(
        m.Enrollment.removed.is_(None),
        m.Enrollment.school_year == school_year,
        stand_ins.is_of(session, jobcoach, on),
    )
    return tuple(session.execute(query).scalars())


def enrollments(
    session: Session,
    school_year: str,
    student_keys: Collection[str] | None,
) -> Sequence[Any]:
    """Students with their enrollment of a school year, by last name."""
    student, enrollment = m.Student, m.Enrollment
    query = (
        select(
            enrollment.key,
            enrollment.student_key,
            student.name,
            student.birth_date,
            student.phone,
            student.parents_consent_on,
            student.left_on,
            enrollment.grade_year,
            enrollment.school_class,
            enrollment.days_per_week,
            enrollment.norm_hours,
            enrollment.ready_external,
            enrollment.ready_since,
            enrollment.ready_reason,
        )
        .join(student, student.key == enrollment.student_key)
        .where(
            student.removed.is_(None),
            enrollment.removed.is_(None),
            enrollment.school_year == school_year,
        )
        .order_by(student.sort_text)
    )
    if student_keys is not None:
        query = query.where(enrollment.student_key.in_(student_keys))
    return session.execute(query).all()


def placements(session: Session, within: Within) -> Sequence[Any]:
    """The placements of the school year with what a list needs of their company."""
    query = within.of(
        select(
            m.Placement.__table__,
            m.Company.name,
            m.Company.internal,
            m.Company.closed,
            m.Company.phone.label("company_phone"),
            m.Supervisor.phone.label("supervisor_phone"),
            m.Supervisor.mobile,
        )
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .outerjoin(m.Supervisor, m.Supervisor.key == m.Placement.supervisor_key)
        .where(m.Placement.removed.is_(None), m.Enrollment.school_year == within.school_year),
        m.Placement,
    )
    return session.execute(query).all()


def versions(session: Session, within: Within) -> dict[str, list[PlacementVersion]]:
    """Earlier versions by placement, oldest first."""
    table = m.PlacementVersion
    query = within.of(
        select(table.__table__).where(table.removed.is_(None)).order_by(table.until), table
    )
    return by_placement(session.execute(query))


def _says_something() -> Any:
    day = m.SlipDay
    return and_(
        day.removed.is_(None),
        or_(and_(day.begin.is_not(None), day.end.is_not(None)), day.absence.is_not(None)),
    )


def _of_year(query: Any, within: Within) -> Any:
    """Slips or moments joined to the placements of the school year."""
    # A list of keys, not a join: SQLite then starts at these students and not at the whole year.
    enrollments = within.of(
        select(m.Enrollment.key).where(m.Enrollment.school_year == within.school_year),
        m.Enrollment,
    )
    return query.where(m.Placement.removed.is_(None), m.Placement.enrollment_key.in_(enrollments))


@lru_cache(maxsize=512)
def handed_in_slip(number: int) -> HoursSlip:
    """A slip of a week (year x 100 + week) of which only matters that it was handed in."""
    # Shared by everybody who handed in that week: 9000 records would cost 20 ms.
    year, week = divmod(number, 100)
    return HoursSlip(year, week, days=_FILLED)


@dataclass(frozen=True, slots=True)
class Weeks:
    """Weeks of one placement, each as year x 100 + week.

    Attributes:
        said: they say something: handed in (Bijlage 4: a signature is not needed).
        waiting: the paper lies here while no day of it is typed.
    """

    said: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()


def handed_in(session: Session, within: Within) -> dict[str, Weeks]:
    """The weeks that were handed in, or whose paper lies here, by placement."""
    slip = m.HoursSlip
    filled = exists().where(m.SlipDay.slip_key == slip.key, _says_something())
    number = slip.iso_year * 100 + slip.iso_week
    # One look at the days of each slip for both: below zero is what only lies here.
    query = within.of(
        _of_year(
            select(slip.placement_key, func.json_group_array(case((filled, number), else_=-number)))
            .join(m.Placement, m.Placement.key == slip.placement_key)
            .where(slip.removed.is_(None), or_(slip.handed_in_on.is_not(None), filled))
            .group_by(slip.placement_key),
            within,
        ),
        slip,
    )
    found = {}
    for key, text in session.execute(query):
        numbers = json.loads(text)
        waiting = tuple(sorted(-number for number in numbers if number < 0))
        said = tuple(number for number in numbers if number > 0) if waiting else tuple(numbers)
        found[key] = Weeks(said, waiting)
    return found


def unsigned(session: Session, within: Within) -> dict[str, list[tuple[Week, int]]]:
    """Weeks that wait for a signature: date and name both make one (Bijlage 4)."""
    slip, day = m.HoursSlip, m.SlipDay
    query = within.of(
        _of_year(
            select(
                slip.placement_key,
                slip.iso_year,
                slip.iso_week,
                func.coalesce(func.sum(day.end - day.begin), 0),
            )
            .join(m.Placement, m.Placement.key == slip.placement_key)
            .join(day, day.slip_key == slip.key)
            .where(
                slip.removed.is_(None),
                _says_something(),
                or_(slip.signed_on.is_(None), func.coalesce(slip.signed_by, "") == ""),
            )
            .group_by(slip.key)
            .order_by(slip.iso_year, slip.iso_week),
            within,
        ),
        slip,
    )
    found: dict[str, list[tuple[Week, int]]] = defaultdict(list)
    for key, year, week, minutes in session.execute(query):
        found[key].append(((year, week), minutes))
    return found


def unexcused(session: Session, within: Within) -> dict[str, list[HoursSlip]]:
    """Days of unexcused absence by placement, each as a slip with that one day."""
    slip, day = m.HoursSlip, m.SlipDay
    query = within.of(
        _of_year(
            select(
                slip.placement_key,
                slip.iso_year,
                slip.iso_week,
                day.weekday,
                day.begin,
                day.end,
                day.registered_on,
            )
            .join(m.Placement, m.Placement.key == slip.placement_key)
            .join(day, day.slip_key == slip.key)
            .where(slip.removed.is_(None), day.removed.is_(None), day.absence == "unexcused"),
            within,
        ),
        slip,
    )
    found: dict[str, list[HoursSlip]] = defaultdict(list)
    for key, year, week, weekday, begin, end, registered_on in session.execute(query):
        entry = SlipDay(weekday, begin, end, absence="unexcused", registered_on=registered_on)
        found[key].append(HoursSlip(year, week, days=(entry,)))
    return found


def gradings(session: Session, within: Within) -> dict[str, dict[int, Grading]]:
    """How far each form is, by placement and moment."""
    grades = within.of(
        select(m.Grade.moment_key, func.json_group_array(m.Grade.skill).label("skills"))
        .where(m.Grade.removed.is_(None))
        .group_by(m.Grade.moment_key),
        m.Grade,
    ).subquery()
    query = within.of(
        _of_year(
            select(m.Moment.placement_key, m.Moment.moment, m.Moment.closed_on, grades.c.skills)
            .join(m.Placement, m.Placement.key == m.Moment.placement_key)
            .outerjoin(grades, grades.c.moment_key == m.Moment.key)
            .where(m.Moment.removed.is_(None)),
            within,
        ),
        m.Moment,
    )
    found: dict[str, dict[int, Grading]] = defaultdict(dict)
    for key, moment, closed_on, skills in session.execute(query):
        graded = frozenset(json.loads(skills)) if skills else frozenset()
        found[key][moment] = Grading(moment, graded, closed_on is not None)
    return found


def guardians(session: Session, within: Within) -> dict[str, list[Guardian]]:
    """Parents and carers by student, in the order of calling."""
    table = m.Guardian
    query = within.of(
        select(table.student_key, table.name, table.relation, table.phone, table.email)
        .where(table.removed.is_(None))
        .order_by(table.position, table.name),
        table,
    )
    found: dict[str, list[Guardian]] = defaultdict(list)
    for key, *values in session.execute(query):
        found[key].append(Guardian(*values))
    return found


def reminders(session: Session, within: Within) -> dict[str, list[Reminder]]:
    """Calls made, by enrollment."""
    table = m.Reminder
    query = within.of(
        select(table.enrollment_key, table.on, table.to, table.result).where(
            table.removed.is_(None)
        ),
        table,
    )
    found: dict[str, list[Reminder]] = defaultdict(list)
    for key, *values in session.execute(query):
        found[key].append(Reminder(*values))
    return found
