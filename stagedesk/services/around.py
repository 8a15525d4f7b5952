"""Everything around the placement of one student, as the part 'Rond de stage' shows it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.absence_notices import AbsenceNotice
from stagedesk.domain.birthdays import LawBirthday, law_birthday
from stagedesk.domain.first_day import Check, travel_words
from stagedesk.domain.log import LogEntry
from stagedesk.domain.make_up import MakeUpDeal
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.student_papers import StudentPaper
from stagedesk.services import absence_notices, around_due, attachments, policies
from stagedesk.services.attachments import Kept
from stagedesk.services.day_records import make_up_deal, student_paper
from stagedesk.services.forms import create
from stagedesk.services.log_records import log_entry


@dataclass(frozen=True, slots=True)
class Place:
    """The placement that the page is about.

    Attributes:
        checks: what has to be ready before the first day.
        deals: agreed hours by their last day; ``made_up`` the minutes that were made up.
        travel: how the student gets there, in words. route: remark on the way.
    """

    key: str
    company: str
    start: dt.date | None
    checks: tuple[Check, ...]
    deals: tuple[MakeUpDeal, ...]
    made_up: int
    travel: str
    route: str


@dataclass(frozen=True, slots=True)
class AroundPage:
    """What the part shows.

    Attributes:
        enrollment_key: None without this school year.
        place: None without a placement.
        papers: in the order in which they were made. kept: the newest first.
        incidents: the newest first.
    """

    enrollment_key: str | None
    student_key: str = ""
    place: Place | None = None
    notices: tuple[AbsenceNotice, ...] = ()
    papers: tuple[StudentPaper, ...] = ()
    kept: tuple[Kept, ...] = ()
    incidents: tuple[LogEntry, ...] = ()
    birthday: LawBirthday | None = None


def page(
    session: Session,
    student_key: str,
    school_year: str,
    on: dt.date,
    placement_key: str | None = None,
) -> AroundPage:
    """What is around the placement of a student.

    Args:
        session: to read from.
        student_key: whose.
        school_year: of the placement.
        on: today.
        placement_key: the placement to show, when it is in that year; else that of the day, or
            the next one.
    """
    row = session.execute(
        select(m.Enrollment.key, m.Student.birth_date)
        .join(m.Student, m.Student.key == m.Enrollment.student_key)
        .where(
            m.Enrollment.student_key == student_key,
            m.Enrollment.school_year == school_year,
            m.Enrollment.removed.is_(None),
        )
    ).first()
    if row is None:
        return AroundPage(None)
    return AroundPage(
        enrollment_key=row.key,
        student_key=student_key,
        place=_place(session, row.key, on, placement_key),
        notices=absence_notices.of_year(session, row.key),
        papers=_papers(session, student_key),
        kept=attachments.of_year(session, row.key),
        incidents=_incidents(session, row.key),
        birthday=law_birthday(row.birth_date, policies.policy_of(session, school_year), on),
    )


def _place(session: Session, enrollment_key: str, on: dt.date, chosen: str | None) -> Place | None:
    rows = session.execute(
        around_due.first_day_query(m.Placement.enrollment_key == enrollment_key).add_columns(
            m.Placement.end,
            m.Placement.travel_by,
            m.Placement.travel_minutes,
            m.Placement.travel_route,
        )
    ).all()
    row = _shown(rows, on, chosen)
    if row is None:
        return None
    deal = m.MakeUpDeal
    deals = session.execute(
        select(deal.__table__)
        .where(deal.placement_key == row.key, deal.removed.is_(None))
        .order_by(func.coalesce(deal.until, deal.on), deal.on)
    )
    made = session.execute(
        select(func.coalesce(func.sum(m.SlipDay.end - m.SlipDay.begin), 0))
        .join(m.HoursSlip, m.HoursSlip.key == m.SlipDay.slip_key)
        .where(
            m.HoursSlip.placement_key == row.key,
            m.HoursSlip.removed.is_(None),
            m.SlipDay.removed.is_(None),
            m.SlipDay.make_up.is_(True),
        )
    ).scalar_one()
    return Place(
        key=row.key,
        company=row.company,
        start=row.start,
        checks=around_due.checks_of(row),
        deals=tuple(make_up_deal(one) for one in deals),
        made_up=made or 0,
        travel=travel_words(row.travel_by, row.travel_minutes),
        route=row.travel_route or "",
    )


def _shown(rows: Any, on: dt.date, chosen: str | None) -> Any:
    """The placement chosen, else what runs and started last, else the next, else the last."""

    def order(row: Any) -> tuple[int, dt.date]:
        begun = row.start is not None and row.start <= on
        over = row.end is not None and row.end < on
        far = row.start or dt.date.max
        rank = 3 if row.key == chosen else 0 if over else 2 if begun else 1
        return rank, far if begun else dt.date.max - (far - dt.date.min)

    return max(rows, key=order, default=None)


def _papers(session: Session, student_key: str) -> tuple[StudentPaper, ...]:
    rows = session.execute(
        select(m.StudentPaper.__table__)
        .where(m.StudentPaper.student_key == student_key, m.StudentPaper.removed.is_(None))
        .order_by(m.StudentPaper.key)
    )
    return tuple(student_paper(row) for row in rows)


def _incidents(session: Session, enrollment_key: str) -> tuple[LogEntry, ...]:
    rows = session.execute(
        select(m.LogEntry.__table__)
        .where(
            m.LogEntry.enrollment_key == enrollment_key,
            m.LogEntry.kind == "incident",
            m.LogEntry.removed.is_(None),
        )
        .order_by(m.LogEntry.on.desc(), m.LogEntry.key.desc())
    )
    return tuple(log_entry(row) for row in rows)


def new_paper(session: Session, student_key: str, given: dict[str, object], on: dt.date) -> str:
    """A paper that a company asks for.

    Returns:
        Key of the paper.

    Raises:
        InputError: the student is gone, or no kind is chosen.
    """
    student = session.get(m.Student, student_key)
    if student is None or student.removed is not None:
        raise InputError(Problem("", "Deze leerling is er niet meer."))
    return create(session, "student_paper", given, on, student_key=student_key)


def new_deal(session: Session, placement_key: str, given: dict[str, object], on: dt.date) -> str:
    """Hours that were agreed to be made up.

    Returns:
        Key of the agreement.

    Raises:
        InputError: the placement is gone, or there is an agreement of that day already.
    """
    placement = session.get(m.Placement, placement_key)
    if placement is None or placement.removed is not None:
        raise InputError(Problem("", "Deze stage is er niet meer."))
    links = {"student_key": placement.student_key, "placement_key": placement_key}
    return create(session, "make_up_deal", {"on": on, **given}, on, **links)
