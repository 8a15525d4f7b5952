"""School years with their placements and slips alone: hours need no grades, talks or guardians.

Exists beside ``records`` because a class by weeks and 240 students' hours are read at every key
press or in one go; half the tables are half the time.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.certificates import norm_hours
from stagedesk.domain.hours import Placed
from stagedesk.domain.placements import Placement, PlacementVersion
from stagedesk.domain.policy import Policy
from stagedesk.domain.slips import HoursSlip, SlipDay
from stagedesk.services.company_records import closed_days
from stagedesk.services.named_keys import only
from stagedesk.services.placement_records import by_placement, timetable


@dataclass(frozen=True, slots=True)
class YearOfHours:
    """One enrollment as the hours need it.

    Attributes:
        key: of the enrollment. own_norm: hours of a 'stage op maat'.
        placeds: its placements by start. companies: name by key of the placement.
    """

    key: str
    student_key: str
    number: str
    name: str
    birth_date: dt.date | None
    school_year: str
    grade_year: int
    school_class: str | None
    days_per_week: int | None
    own_norm: int | None
    placeds: tuple[Placed, ...]
    companies: Mapping[str, str]

    @property
    def placements(self) -> tuple[Placement, ...]:
        """The placements alone."""
        return tuple(placed.placement for placed in self.placeds)

    def placed(self, placement_key: str) -> Placed:
        """The placement of that key; KeyError when it is not in this school year."""
        for placed in self.placeds:
            if placed.placement.key == placement_key:
                return placed
        raise KeyError(placement_key)


def norm_of(policy: Policy, year: YearOfHours) -> int:
    """Norm in hours of a school year: of the grade year, the days a week, or the own norm."""
    return norm_hours(policy, year.grade_year, year.days_per_week, year.own_norm).hours


def load_years(
    session: Session,
    school_year: str | None = None,
    *,
    student_keys: Collection[str] | None = None,
    numbers: Collection[str] | None = None,
    school_class: str | None = None,
    jobcoaches: Collection[str] | None = None,
) -> tuple[YearOfHours, ...]:
    """The school years that match every condition given, by name of the student, then year.

    Class and jobcoach are those of today: a list on the screen is of today (section 1).
    """
    query = (
        select(
            m.Enrollment.key,
            m.Enrollment.student_key,
            m.Student.number,
            m.Student.name,
            m.Student.birth_date,
            m.Enrollment.school_year,
            m.Enrollment.grade_year,
            m.Enrollment.school_class,
            m.Enrollment.days_per_week,
            m.Enrollment.norm_hours,
        )
        .join(m.Student, m.Student.key == m.Enrollment.student_key)
        .where(m.Enrollment.removed.is_(None), m.Student.removed.is_(None))
        .order_by(m.Student.search_text, m.Enrollment.school_year)
    )
    if school_year is not None:
        query = query.where(m.Enrollment.school_year == school_year)
    if student_keys is not None:
        query = query.where(m.Enrollment.student_key.in_(student_keys))
    if numbers is not None:
        query = query.where(m.Student.number.in_(numbers))
    if school_class is not None:
        query = query.where(m.Enrollment.school_class == school_class)
    if jobcoaches is not None:
        query = query.where(m.Enrollment.jobcoach_key.in_(jobcoaches))
    rows = session.execute(query).all()
    placeds, companies = _placements(session, [row.key for row in rows])
    return tuple(
        YearOfHours(
            key=row.key,
            student_key=row.student_key,
            number=row.number,
            name=row.name,
            birth_date=row.birth_date,
            school_year=row.school_year,
            grade_year=row.grade_year,
            school_class=row.school_class,
            days_per_week=row.days_per_week,
            own_norm=row.norm_hours,
            placeds=tuple(placeds[row.key]),
            companies={p.placement.key: companies[p.placement.key] for p in placeds[row.key]},
        )
        for row in rows
    )


def _placements(
    session: Session, enrollments: Sequence[str]
) -> tuple[dict[str, list[Placed]], dict[str, str]]:
    """Placements by key of the enrollment, and company names by key of the placement."""
    query = only(
        select(m.Placement.__table__, m.Company.name, m.Company.internal, m.Company.closed)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .where(m.Placement.removed.is_(None)),
        m.Placement.enrollment_key,
        enrollments,
    )
    rows = session.execute(query).all()
    keys = [row.key for row in rows]
    versions = _versions(session, keys)
    slips = _slips(session, keys)
    wanted = set(enrollments)
    result: dict[str, list[Placed]] = defaultdict(list)
    names: dict[str, str] = {}
    for row in rows:
        if row.enrollment_key not in wanted:
            continue
        placement = Placement(
            company=row.company_key,
            supervisor=row.supervisor_key,
            kind=row.kind,
            work=row.work,
            start=row.start,
            end=row.end,
            timetable=timetable(row),
            versions=tuple(versions[row.key]),
            slips=tuple(slips[row.key]),
            key=row.key,
        )
        closed = closed_days(row)
        result[row.enrollment_key].append(Placed(placement, closed, row.internal))
        names[row.key] = row.name
    for placeds in result.values():
        placeds.sort(key=lambda p: (p.placement.start or dt.date.max, p.placement.key))
    return result, names


def _versions(session: Session, placements: Sequence[str]) -> dict[str, list[PlacementVersion]]:
    table = m.PlacementVersion
    query = only(
        select(table.__table__).where(table.removed.is_(None)).order_by(table.until),
        table.placement_key,
        placements,
    )
    return by_placement(session.execute(query))


def _slips(session: Session, placements: Sequence[str]) -> dict[str, list[HoursSlip]]:
    # Of columns, not of attributes: thousands of rows, and the session keeps nothing of them.
    slip = m.HoursSlip.__table__.c
    query = only(
        select(
            slip.placement_key,
            slip.key,
            slip.iso_year,
            slip.iso_week,
            slip.handed_in_on,
            slip.signed_on,
            slip.signed_by,
            slip.remark,
        )
        .where(slip.removed.is_(None))
        .order_by(slip.iso_year, slip.iso_week),
        slip.placement_key,
        placements,
    )
    rows = session.execute(query).all()
    days = _days(session, placements)
    result: dict[str, list[HoursSlip]] = defaultdict(list)
    for parent, key, year, week, handed_in_on, signed_on, signed_by, remark in rows:
        result[parent].append(
            HoursSlip(
                year,
                week,
                tuple(days.get(key, ())),
                handed_in_on,
                signed_on,
                signed_by,
                remark,
                key,
            )
        )
    return result


def _days(session: Session, placements: Sequence[str]) -> dict[str, list[SlipDay]]:
    day, slip = m.SlipDay.__table__.c, m.HoursSlip.__table__.c
    query = only(
        select(
            day.slip_key,
            day.weekday,
            day.begin,
            day.end,
            day.on_time,
            day.absence,
            day.reported,
            day.make_up,
            day.registered_on,
        )
        .join(m.HoursSlip.__table__, slip.key == day.slip_key)
        .where(day.removed.is_(None), slip.removed.is_(None))
        .order_by(day.weekday),
        slip.placement_key,
        placements,
    )
    result: dict[str, list[SlipDay]] = defaultdict(list)
    for key, *values in session.execute(query):
        result[key].append(SlipDay(*values))
    return result


def supervisor_names(session: Session, keys: Iterable[str | None]) -> dict[str, str]:
    """Names of supervisors by key, removed ones included: an old slip still names them."""
    wanted = [key for key in keys if key is not None]
    query = select(m.Supervisor.key, m.Supervisor.name).where(m.Supervisor.key.in_(wanted))
    return {key: name for key, name in session.execute(query)}
