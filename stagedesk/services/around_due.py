"""What the day around a placement may ask, for all students of a list at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from stagedesk import models as m
from stagedesk.domain.absence_notices import AbsenceNotice
from stagedesk.domain.first_day import AHEAD_DAYS, Check, Facts, checklist
from stagedesk.domain.intake import INTAKE_FORM, missing_for_paper, missing_names
from stagedesk.domain.make_up import MakeUpDeal
from stagedesk.domain.student_papers import AHEAD_DAYS as PAPER_DAYS
from stagedesk.domain.student_papers import StudentPaper
from stagedesk.services.day_records import absence_notice, make_up_deal, student_paper
from stagedesk.services.intake_gaps import form_query, form_values
from stagedesk.services.named_keys import only
from stagedesk.services.todo import Around


def read(
    session: Session, school_year: str, on: dt.date, keys: Collection[str] | None = None
) -> Around:
    """What the day asks of the students of a school year.

    Args:
        session: to read from.
        school_year: of the enrollments.
        on: today.
        keys: of students; None is everybody.
    """
    return Around(
        _notices(session, school_year, on, keys),
        _first_days(session, school_year, on, keys),
        _papers(session, on, keys),
        deals(session, school_year, keys),
    )


def _notices(
    session: Session, school_year: str, on: dt.date, keys: Collection[str] | None
) -> dict[str, tuple[AbsenceNotice, ...]]:
    notice = m.AbsenceNotice
    query = (
        select(notice.__table__)
        .join(m.Enrollment, m.Enrollment.key == notice.enrollment_key)
        .where(
            notice.removed.is_(None),
            m.Enrollment.school_year == school_year,
            notice.on <= on,
            or_(notice.company_called.is_(False), notice.home_called.is_(False)),
        )
        .order_by(notice.on)
    )
    found: dict[str, list[AbsenceNotice]] = defaultdict(list)
    for row in session.execute(only(query, notice.student_key, keys)):
        found[row.enrollment_key].append(absence_notice(row))
    return {key: tuple(ones) for key, ones in found.items()}


def first_day_query(condition: Any) -> Any:
    """The placements with everything that the list before the first day stands on."""
    return form_query(
        m.Placement.agreement_signed_on,
        m.Placement.timetable,
        m.Placement.clothes_ready,
        m.Placement.route_tried,
        m.Placement.kind,
        m.Company.internal,
        m.Enrollment.consent_on,
        m.Intake.key.label("intake_key"),
    ).where(condition)


def checks_of(row: Any) -> tuple[Check, ...]:
    """The list before the first day of a row of ``first_day_query``."""
    missing = None
    if row.intake_key is not None:
        missing = missing_names(missing_for_paper(INTAKE_FORM, form_values(row)))
    return checklist(
        Facts(
            internal=bool(row.internal) or row.kind == "internal",
            agreement_signed_on=row.agreement_signed_on,
            consent_on=row.consent_on,
            intake_missing=missing,
            days=bool(row.days or row.timetable),
            times=row.begin_time is not None or bool(row.timetable),
            clothes_ready=bool(row.clothes_ready),
            route_tried=bool(row.route_tried),
            mobile=row.mobile,
        )
    )


def _first_days(
    session: Session, school_year: str, on: dt.date, keys: Collection[str] | None
) -> dict[str, tuple[Check, ...]]:
    start = m.Placement.start
    near = start.between(on, on + dt.timedelta(days=AHEAD_DAYS))
    query = first_day_query(near & (m.Enrollment.school_year == school_year))
    return {
        row.key: checks_of(row)
        for row in session.execute(only(query, m.Placement.student_key, keys))
    }


def _papers(
    session: Session, on: dt.date, keys: Collection[str] | None
) -> dict[str, tuple[StudentPaper, ...]]:
    """All papers of students of whom one ends soon: another one may renew it."""
    paper, ending = m.StudentPaper, aliased(m.StudentPaper)
    soon = select(ending.student_key).where(
        ending.removed.is_(None),
        ending.received_on.is_not(None),
        ending.until <= on + dt.timedelta(days=PAPER_DAYS),
    )
    query = select(paper.__table__).where(paper.removed.is_(None), paper.student_key.in_(soon))
    found: dict[str, list[StudentPaper]] = defaultdict(list)
    for row in session.execute(only(query, paper.student_key, keys)):
        found[row.student_key].append(student_paper(row))
    return {key: tuple(ones) for key, ones in found.items()}


def deals(
    session: Session, school_year: str, keys: Collection[str] | None = None
) -> dict[str, tuple[tuple[MakeUpDeal, ...], int]]:
    """Agreed hours by placement, with the minutes of the slip days that make up for missed ones."""
    deal, slip, day = m.MakeUpDeal, m.HoursSlip, m.SlipDay
    query = (
        select(deal.__table__)
        .join(m.Placement, m.Placement.key == deal.placement_key)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .where(
            deal.removed.is_(None),
            m.Placement.removed.is_(None),
            m.Enrollment.school_year == school_year,
        )
        .order_by(deal.on)
    )
    found: dict[str, list[MakeUpDeal]] = defaultdict(list)
    for row in session.execute(only(query, deal.student_key, keys)):
        found[row.placement_key].append(make_up_deal(row))
    if not found:
        return {}
    made = session.execute(
        select(slip.placement_key, func.sum(day.end - day.begin))
        .join(day, day.slip_key == slip.key)
        .where(
            slip.removed.is_(None),
            day.removed.is_(None),
            day.make_up.is_(True),
            slip.placement_key.in_(found),
        )
        .group_by(slip.placement_key)
    )
    done = {key: minutes or 0 for key, minutes in made}
    return {key: (tuple(ones), done.get(key, 0)) for key, ones in found.items()}
