"""Presence and signature of a whole group at once: the slips of its members (Leerjaar 1)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import Week, monday
from stagedesk.domain.internal_groups import Rules
from stagedesk.domain.placements import Timetable
from stagedesk.domain.problem import InputError, Problem
from stagedesk.services import forms, internal, placements, planning_records, policies, slips

#: What somebody was who was there, beside the kinds of absence.
PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Presence:
    """A member of a group on the day of its block.

    Attributes:
        state: PRESENT, a kind of absence, or empty: nothing is noted yet.
        signed: who signed that week, empty when nobody did.
    """

    student_key: str
    name: str
    school_class: str
    state: str
    signed: str


@dataclass(frozen=True, slots=True)
class PresencePage:
    """A group in a week.

    Attributes:
        day: of its block. begin, end: in minutes. part: where it is; empty outside rounds.
        teacher: who signs, as far as is known. free: why there is no block, empty when there is.
    """

    group_key: str
    group: str
    week: Week
    day: dt.date
    begin: int
    end: int
    part: str
    teacher: str
    free: str
    members: tuple[Presence, ...]


def page(session: Session, group_key: str, week: Week) -> PresencePage | None:
    """A group in a week, with what is noted of its members; None when it is gone."""
    group = session.get(m.InternalGroup, group_key)
    if group is None or group.removed is not None:
        return None
    rules = Rules.of(policies.policy_of(session, group.school_year))
    day = monday(week) + dt.timedelta(days=group.weekday)
    part = part_in(session, group, week)
    teachers = {
        one.name: one.teacher for one in internal.parts_of(session, group.school_year, rules)
    }
    calendar = policies.calendar_of(session, group.school_year)
    pupils = internal.pupils_of(session, group.school_year, day)
    inside = {one.student_key for one in internal.members_on(session, [group.key], day)}
    noted = _noted(session, inside, group.school_year, week, group.weekday)
    return PresencePage(
        group.key,
        group.name,
        week,
        day,
        group.begin,
        group.begin + rules.minutes,
        part,
        teachers.get(part) or "",
        (calendar.holiday_name(day) or "vrij") if calendar.is_free(day) else "",
        tuple(
            Presence(key, one.name, one.school_class, *noted.get(key, ("", "")))
            for key, one in pupils.items()
            if key in inside
        ),
    )


def part_in(session: Session, group: m.InternalGroup, week: Week) -> str:
    """The part that a group has in a week; empty when the week is in no round."""
    year = internal.year_row(session, group.school_year)
    for number, weeks in enumerate(planning_records.rounds_of(year) if year else ()):
        if week in weeks and number < len(group.parts):
            return str(group.parts[number])
    return ""


def _noted(
    session: Session, students: set[str], school_year: str, week: Week, weekday: int
) -> dict[str, tuple[str, str]]:
    """What the slips of internal placements say of that day: state, and who signed."""
    rows = session.execute(
        select(
            m.HoursSlip.student_key,
            m.SlipDay.absence,
            m.SlipDay.begin,
            m.HoursSlip.signed_on,
            m.HoursSlip.signed_by,
        )
        .join(m.SlipDay, m.SlipDay.slip_key == m.HoursSlip.key)
        .join(m.Placement, m.Placement.key == m.HoursSlip.placement_key)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .where(
            m.HoursSlip.student_key.in_(students),
            m.HoursSlip.iso_year == week[0],
            m.HoursSlip.iso_week == week[1],
            m.HoursSlip.removed.is_(None),
            m.SlipDay.weekday == weekday,
            m.SlipDay.removed.is_(None),
            m.Placement.removed.is_(None),
            m.Enrollment.school_year == school_year,
            m.Company.internal.is_(True),
        )
    )
    return {
        row.student_key: (
            row.absence or (PRESENT if row.begin is not None else ""),
            (row.signed_by or "") if row.signed_on is not None else "",
        )
        for row in rows
    }


def sign_group(
    session: Session,
    group_key: str,
    week: Week,
    states: Mapping[str, str],
    by: str,
    on: dt.date,
) -> int:
    """Write who was there into the slips of a group and sign them, all in one action.

    A student without an internal placement gets one, at the school itself.

    Args:
        session: to write in.
        group_key: whose block.
        week: ISO year and week.
        states: student to PRESENT or a kind of absence; who is not named stays as it was.
        by: name of the part's teacher, who signs.
        on: the day of signing.

    Returns:
        How many slips were written; what was signed like that already stays as it is.

    Raises:
        InputError: the name lacks, nobody is named, the week is free or still to come.
    """
    found = page(session, group_key, week)
    if found is None:
        raise InputError(Problem("", "Deze groep is er niet meer."))
    if found.free:
        raise InputError(Problem("", f"Op deze dag is er geen interne stage: {found.free}."))
    if found.day > on:
        raise InputError(Problem("", "Deze dag moet nog komen."))
    if not by.strip():
        raise InputError(Problem("signed_by", "Zet de naam van de docent erbij"))
    noted = {one.student_key: one for one in found.members}
    chosen = {key: state for key, state in states.items() if key in noted and state}
    if not chosen:
        raise InputError(Problem("", "Zeg eerst wie er was."))
    group = session.get_one(m.InternalGroup, group_key)
    written = 0
    for student, state in chosen.items():
        before = noted[student]
        if before.state == state and before.signed:
            continue
        placement = _placement(session, student, group, found)
        if before.state != state:
            # Who was noted as there with times of their own keeps these.
            slips.save_day(session, placement, week, group.weekday, _day(found, state))
        slips.sign(session, placement, week, by, on)
        session.flush()
        written += 1
    return written


def _day(found: PresencePage, state: str) -> dict[str, object]:
    """What a slip says of a day: the whole block, or an absence."""
    if state == PRESENT:
        return {"begin": found.begin, "end": found.end, "on_time": True, "absence": None}
    return {"begin": None, "end": None, "on_time": None, "absence": state}


def _placement(
    session: Session, student_key: str, group: m.InternalGroup, found: PresencePage
) -> str:
    """The student's internal placement of that day; made when there is none."""
    enrollment = session.execute(
        select(m.Enrollment).where(
            m.Enrollment.student_key == student_key,
            m.Enrollment.school_year == group.school_year,
            m.Enrollment.removed.is_(None),
        )
    ).scalar_one()
    there = session.execute(
        select(m.Placement.key)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .where(
            m.Placement.enrollment_key == enrollment.key,
            m.Placement.removed.is_(None),
            m.Company.internal.is_(True),
            m.Placement.start <= found.day,
            or_(m.Placement.end.is_(None), m.Placement.end >= found.day),
        )
        .order_by(m.Placement.start.desc())
        .limit(1)
    ).scalar()
    if there is not None:
        return str(there)
    year = internal.year_row(session, group.school_year)
    rounds = planning_records.rounds_of(year) if year else ()
    start = min(found.day, monday(rounds[0][0])) if rounds else found.day
    key = placements.begin(session, enrollment.key, _school(session), found.day, start)
    row = session.get_one(m.Placement, key)
    times = Timetable((group.weekday,), found.begin, found.end)
    row.days, row.begin_time, row.end_time = list(times.days), times.begin, times.end
    session.flush()
    return key


def _school(session: Session) -> str:
    """The school itself as a company: all internal stages are there (policy, section 7)."""
    company = session.execute(
        select(m.Company.key)
        .where(m.Company.internal.is_(True), m.Company.removed.is_(None))
        .order_by(m.Company.key)
        .limit(1)
    ).scalar()
    if company is not None:
        return str(company)
    school = session.execute(select(m.School).where(m.School.removed.is_(None))).scalar()
    name = (school.name if school is not None else None) or "Interne stage"
    return forms.create(session, "company", {"name": name, "internal": True})


def forget(session: Session, group_key: str, week: Week) -> int:
    """Take the signatures of a group in a week away; what was noted stays.

    Returns:
        How many slips are unsigned now.
    """
    group = session.get(m.InternalGroup, group_key)
    if group is None:
        return 0
    day = monday(week) + dt.timedelta(days=group.weekday)
    keys = [one.student_key for one in internal.members_on(session, [group.key], day)]
    rows = session.execute(
        select(m.HoursSlip)
        .join(m.Placement, m.Placement.key == m.HoursSlip.placement_key)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .where(
            m.HoursSlip.student_key.in_(keys),
            m.HoursSlip.iso_year == week[0],
            m.HoursSlip.iso_week == week[1],
            m.HoursSlip.removed.is_(None),
            m.HoursSlip.signed_on.is_not(None),
            m.Company.internal.is_(True),
        )
    ).scalars()
    count = 0
    for row in rows:
        row.signed_on = row.signed_by = None
        count += 1
    return count
