"""Wie is waar: who works where on a day, whom to call there, and who reported in sick."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.absence_notices import AbsenceNotice
from stagedesk.domain.hours import planned_weekdays
from stagedesk.domain.texts import fold
from stagedesk.domain.times import format_time
from stagedesk.services import absence_notices, policies, records, stand_ins
from stagedesk.services.company_records import closed_days
from stagedesk.services.named_keys import only
from stagedesk.services.placement_records import timetable


@dataclass(frozen=True, slots=True)
class Where:
    """A student who is planned at a company on a day.

    Attributes:
        company_phone, guide_phone: empty when nobody wrote one down.
        times: begin and end in minutes; None when the timetable names none.
        closed: the company is closed that day.
        absent: the student reported that he will not come.
    """

    student_key: str
    placement_key: str
    student: str
    school_class: str
    company: str
    internal: bool
    company_phone: str
    guide: str
    guide_phone: str
    times: tuple[int, int] | None
    closed: bool
    jobcoach: str
    absent: AbsenceNotice | None

    @property
    def state(self) -> str:
        """As the screen says it: ``8:30 – 16:00``, ``ziek gemeld``."""
        return self.told(format_time)

    def told(self, write: Callable[[int], str]) -> str:
        """The times as ``write`` has them (paper has a point), or why nobody comes."""
        if self.absent is not None:
            return "ziek gemeld" if self.absent.absence == "sick" else "afgemeld"
        if self.closed:
            return "bedrijf gesloten"
        return " – ".join(write(at) for at in self.times or ())


@dataclass(frozen=True, slots=True)
class Day:
    """All of a day; ``free`` is why there is no stage at all, ``known`` whether holidays are."""

    rows: tuple[Where, ...]
    free: str
    known: bool


@dataclass(frozen=True, slots=True)
class _Firm:
    """What a row needs of its company on the day."""

    name: str
    phone: str
    internal: bool
    closed: bool


def of_day(
    session: Session,
    school_year: str,
    day: dt.date,
    *,
    jobcoach: str | None = None,
    school_class: str | None = None,
    student_keys: Collection[str] | None = None,
) -> Day:
    """Who works where, by class and last name.

    Args:
        session: to read from.
        school_year: of the placements.
        day: class, timetable, supervisor and jobcoach are those of this day.
        jobcoach: key: only that jobcoach's students of today, with those taken over.
        school_class: only this class, as it is today.
        student_keys: only these.
    """
    calendar = policies.calendar_of(session, school_year)
    if calendar.is_free(day):
        return Day((), calendar.holiday_name(day) or "Vrije dag", calendar.known)
    query = _query(school_year, day)
    if jobcoach is not None:
        query = query.where(stand_ins.is_of(session, jobcoach, day))
    if school_class is not None:
        query = query.where(m.Enrollment.school_class == school_class)
    query = only(query, m.Placement.student_key, student_keys)
    wanted = None if student_keys is None else frozenset(student_keys)
    found = [row for row in session.execute(query) if wanted is None or row.student_key in wanted]
    before, classes = _versions(session, day), _class_versions(session, day)
    guides, companies = _guides(session), _companies(session, day)
    staff = {key: one.name for key, one in records.load_staff(session).items()}
    away = absence_notices.absent_on(session, school_year, day)
    rows = []
    for row in found:
        facts = before.get(row.key, row)
        times = timetable(facts)
        if day.weekday() not in planned_weekdays(times):
            continue
        of_class = classes.get(row.enrollment_key, row)
        company, guide = companies[row.company_key], guides.get(facts.supervisor_key)
        rows.append(
            Where(
                student_key=row.student_key,
                placement_key=row.key,
                student=row.student,
                school_class=of_class.school_class or "",
                company=company.name,
                internal=company.internal or facts.kind == "internal",
                company_phone=company.phone,
                guide=guide.name if guide else "",
                guide_phone=(guide.mobile or guide.phone or "") if guide else "",
                times=times.times(day.weekday()),
                closed=company.closed,
                jobcoach=staff.get(of_class.jobcoach_key or "", ""),
                absent=away.get(row.enrollment_key),
            )
        )
    order = {row.student_key: row.sort_text for row in found}
    rows.sort(key=lambda w: (fold(w.school_class or "~"), order[w.student_key], w.company))
    return Day(tuple(rows), "", calendar.known)


def _query(school_year: str, day: dt.date) -> Any:
    return (
        select(
            m.Placement.key,
            m.Placement.student_key,
            m.Placement.enrollment_key,
            m.Placement.company_key,
            m.Placement.supervisor_key,
            m.Placement.kind,
            m.Placement.days,
            m.Placement.begin_time,
            m.Placement.end_time,
            m.Placement.timetable,
            m.Placement.break_minutes,
            m.Student.name.label("student"),
            m.Student.sort_text,
            m.Enrollment.school_class,
            m.Enrollment.jobcoach_key,
        )
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .join(m.Student, m.Student.key == m.Placement.student_key)
        .where(
            m.Placement.removed.is_(None),
            m.Enrollment.removed.is_(None),
            m.Student.removed.is_(None),
            m.Enrollment.school_year == school_year,
            m.Placement.start <= day,
            or_(m.Placement.end.is_(None), m.Placement.end >= day),
            or_(m.Student.left_on.is_(None), m.Student.left_on > day),
        )
    )


def _versions(session: Session, day: dt.date) -> dict[str, Any]:
    """The facts of a placement that held on a day and do no more, by placement."""
    version = m.PlacementVersion
    rows = session.execute(
        select(version.__table__)
        .where(version.removed.is_(None), version.until >= day)
        .order_by(version.until.desc())
    )
    return {row.placement_key: row for row in rows}


def _class_versions(session: Session, day: dt.date) -> dict[str, Any]:
    version = m.EnrollmentVersion
    rows = session.execute(
        select(version.__table__)
        .where(version.removed.is_(None), version.until >= day)
        .order_by(version.until.desc())
    )
    return {row.enrollment_key: row for row in rows}


def _guides(session: Session) -> dict[str, Any]:
    guide = m.Supervisor
    rows = session.execute(select(guide.key, guide.name, guide.mobile, guide.phone))
    return {row.key: row for row in rows}


def _companies(session: Session, day: dt.date) -> dict[str, _Firm]:
    company = m.Company
    rows = session.execute(
        select(company.key, company.name, company.phone, company.internal, company.closed)
    )
    return {
        row.key: _Firm(
            row.name,
            row.phone or "",
            bool(row.internal),
            any(first <= day <= last for first, last in closed_days(row)),
        )
        for row in rows
    }
