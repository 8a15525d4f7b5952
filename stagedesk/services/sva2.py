"""How far a student is with SVA2: days of individual external stage on signed slips."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import school_year_of
from stagedesk.domain.placements import Placement, PlacementVersion
from stagedesk.domain.slips import HoursSlip, SlipDay
from stagedesk.domain.sva2 import stage_days
from stagedesk.services.named_keys import only
from stagedesk.services.policies import policy_of


@dataclass(frozen=True, slots=True)
class Counted:
    """Days that count for SVA2, and how many the policy asks."""

    days: int
    needed: int


def counted(session: Session, student_key: str, on: dt.date | None) -> Counted:
    """Days of a student over all school years (SVA2: 'minimaal 30 dagen individueel stage').

    Args:
        session: to read from.
        student_key: whose.
        on: the day whose policy says how many are needed; None takes the newest school year's.
    """
    if on is not None:
        year = school_year_of(on)
    else:
        year = (
            session.execute(
                select(m.Enrollment.school_year)
                .where(m.Enrollment.student_key == student_key, m.Enrollment.removed.is_(None))
                .order_by(m.Enrollment.school_year.desc())
                .limit(1)
            ).scalar()
            or ""
        )
    needed = policy_of(session, year).settings["sva2_days"] if year else 0
    return Counted(days_of(session, [student_key])[student_key], needed)


def days_of(session: Session, keys: Collection[str]) -> dict[str, int]:
    """Days that count of each of these students, over all school years."""
    found = _external(session, keys)
    return {key: stage_days(found.get(key, ())) for key in keys}


def _external(session: Session, keys: Collection[str]) -> dict[str, list[Placement]]:
    """The placements at companies with their signed slips, by student, and nothing else of them."""
    query: Any = (
        select(m.Placement.student_key, m.Placement.key, m.Placement.company_key, m.Placement.kind)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .where(m.Placement.removed.is_(None), m.Company.internal.is_(False))
    )
    placements = session.execute(only(query, m.Placement.student_key, keys)).all()
    versions: dict[str, list[PlacementVersion]] = {}
    query = (
        select(m.PlacementVersion.placement_key, m.PlacementVersion.until, m.PlacementVersion.kind)
        .where(m.PlacementVersion.removed.is_(None))
        .order_by(m.PlacementVersion.until)
    )
    for key, until, kind in session.execute(only(query, m.PlacementVersion.student_key, keys)):
        versions.setdefault(key, []).append(PlacementVersion(until, kind))
    slips: dict[str, dict[str, HoursSlip]] = {}
    query = (
        select(
            m.HoursSlip.placement_key,
            m.HoursSlip.key,
            m.HoursSlip.iso_year,
            m.HoursSlip.iso_week,
            m.HoursSlip.signed_on,
            m.HoursSlip.signed_by,
            m.SlipDay.weekday,
            m.SlipDay.begin,
            m.SlipDay.end,
        )
        .join(m.SlipDay, m.SlipDay.slip_key == m.HoursSlip.key)
        .where(m.HoursSlip.removed.is_(None), m.SlipDay.removed.is_(None))
    )
    for row in session.execute(only(query, m.HoursSlip.student_key, keys)):
        of = slips.setdefault(row.placement_key, {})
        old = of.get(row.key)
        days = (*(old.days if old else ()), SlipDay(row.weekday, row.begin, row.end))
        of[row.key] = HoursSlip(
            row.iso_year, row.iso_week, days, None, row.signed_on, row.signed_by
        )
    found: dict[str, list[Placement]] = {}
    for student, key, company, kind in placements:
        found.setdefault(student, []).append(
            Placement(
                company,
                kind=kind,
                versions=tuple(versions.get(key, ())),
                slips=tuple(slips.get(key, {}).values()),
            )
        )
    return found
