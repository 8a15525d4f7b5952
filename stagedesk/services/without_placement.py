"""Leerlingen zonder stage: who is on the list on a day, since when, and what was agreed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.meetings import MeetingEntry
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.texts import fold
from stagedesk.domain.times import short_date
from stagedesk.domain.without_placement import Meanwhile, without_since
from stagedesk.services import forms, placements, policies
from stagedesk.services.forms import Saved
from stagedesk.services.named_keys import only
from stagedesk.services.planning_records import meanwhile

#: By what the list can be sorted.
SORTS = ("since", "name", "class", "next")


@dataclass(frozen=True, slots=True)
class WithoutRow:
    """A student without a placement.

    Attributes:
        ready: for an external stage; None is not known.
        since: first day without; days: up to the day asked about.
        why: the agreed reason, else why not ready, else how the last placement ended.
        last: the company of that placement. talk: what is pending, in Dutch; empty when nothing.
        now: what was agreed last; None when nothing was.
    """

    enrollment_key: str
    student_key: str
    number: str
    name: str
    school_class: str | None
    jobcoach: str
    ready: bool | None
    since: dt.date
    days: int
    why: str
    last: str
    talk: str
    now: Meanwhile | None

    @property
    def entry(self) -> MeetingEntry:
        """As a meeting keeps it; the student by key."""
        now = self.now
        return MeetingEntry(
            self.student_key,
            self.since,
            self.ready,
            now.doing if now else None,
            self.why or None,
            now.next_step if now and not now.next_done else None,
            now.next_on if now and not now.next_done else None,
        )


def list_rows(
    session: Session,
    school_year: str,
    on: dt.date,
    *,
    text: str = "",
    sort: str = "since",
) -> tuple[WithoutRow, ...]:
    """Who is without a placement on a day, also who is not ready for one.

    Args:
        session: to read from.
        school_year: whose enrollments.
        on: the day; outside the school year there is nobody.
        text: part of the name or the number, however written.
        sort: one of SORTS; the longest without, or the next step that is due, comes first.
    """
    calendar = policies.calendar_of(session, school_year)
    if not calendar.first_day <= on <= calendar.last_day:
        return ()
    rows = session.execute(_without(session, school_year, on).order_by(m.Student.sort_text)).all()
    agreed = _agreed(session, school_year, on)
    past = _past(session, school_year, [row.key for row in rows])
    found = [_row(row, agreed.get(row.key), past[row.key], calendar.first_day, on) for row in rows]
    return arrange(found, text, sort)


def anybody(session: Session, school_year: str, on: dt.date) -> bool:
    """Whether somebody is on the list of a day."""
    return session.execute(_without(session, school_year, on).limit(1)).first() is not None


def arrange(rows: Iterable[WithoutRow], text: str, sort: str) -> tuple[WithoutRow, ...]:
    """The rows that match, in another order; arguments as for ``list_rows``.

    Exists so that a list that was read already is not read again for every letter.
    """
    wanted = fold(text.strip())
    found = [row for row in rows if wanted in fold(f"{row.name} {row.number}")]
    return tuple(sorted(found, key=lambda row: _order(row, sort)))


def _order(row: WithoutRow, sort: str) -> Any:
    if sort == "since":
        return row.since
    if sort == "class":
        return row.school_class or "~"
    if sort == "next":
        step = row.now.next_on if row.now and row.now.next_step and not row.now.next_done else None
        return step or dt.date.max
    return 0


def _without(session: Session, school_year: str, on: dt.date) -> Any:
    """Enrollments without a placement that runs or is agreed to begin.

    Who is not ready for an external stage and works at school meanwhile is without one too.
    """
    policy = policies.policy_of(session, school_year)
    inside = [number for number, year in policy.grade_years.items() if year.internal]
    lasting = and_(
        m.Placement.enrollment_key == m.Enrollment.key,
        m.Placement.removed.is_(None),
        m.Placement.start.is_not(None),
        or_(m.Placement.end.is_(None), m.Placement.end >= on),
    )
    outside = exists().where(
        lasting, m.Company.key == m.Placement.company_key, m.Company.internal.is_(False)
    )
    nowhere: ColumnElement[bool] = ~exists().where(lasting)
    not_ready = and_(
        m.Enrollment.ready_external.is_(False), m.Enrollment.grade_year.not_in(inside), ~outside
    )
    return (
        select(
            m.Enrollment.key,
            m.Enrollment.student_key,
            m.Student.number,
            m.Student.name,
            m.Enrollment.school_class,
            m.Staff.name.label("jobcoach"),
            m.Enrollment.ready_external,
            m.Enrollment.ready_since,
            m.Enrollment.ready_reason,
        )
        .join(m.Student, m.Student.key == m.Enrollment.student_key)
        .outerjoin(m.Staff, m.Staff.key == m.Enrollment.jobcoach_key)
        .where(
            m.Enrollment.school_year == school_year,
            m.Enrollment.removed.is_(None),
            m.Student.removed.is_(None),
            or_(m.Student.left_on.is_(None), m.Student.left_on > on),
            or_(nowhere, not_ready),
        )
    )


def _agreed(session: Session, school_year: str, on: dt.date) -> dict[str, Meanwhile]:
    """What was agreed last by a day, by enrollment."""
    rows = session.execute(
        select(m.Meanwhile.__table__)
        .join(m.Enrollment, m.Enrollment.key == m.Meanwhile.enrollment_key)
        .where(
            m.Meanwhile.removed.is_(None),
            m.Enrollment.school_year == school_year,
            m.Meanwhile.on <= on,
        )
        .order_by(m.Meanwhile.on)
    )
    return {row.enrollment_key: meanwhile(row) for row in rows}


def _past(session: Session, school_year: str, keys: Sequence[str]) -> dict[str, list[Any]]:
    """The placements of these enrollments, by start; pending talks come last."""
    found: dict[str, list[Any]] = defaultdict(list)
    query = (
        select(
            m.Placement.enrollment_key,
            m.Placement.start,
            m.Placement.end,
            m.Placement.ended_by,
            m.Placement.end_reason,
            m.Company.name,
            m.Company.internal,
            m.Intake.date.label("talk"),
        )
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .outerjoin(
            m.Intake, and_(m.Intake.placement_key == m.Placement.key, m.Intake.removed.is_(None))
        )
        .where(m.Placement.removed.is_(None), m.Enrollment.school_year == school_year)
        .order_by(func.coalesce(m.Placement.start, "9999-12-31"), m.Placement.key)
    )
    for row in session.execute(only(query, m.Placement.enrollment_key, keys)):
        found[row.enrollment_key].append(row)
    return found


def _row(
    row: Any, now: Meanwhile | None, past: list[Any], first_day: dt.date, on: dt.date
) -> WithoutRow:
    begun = [one for one in past if one.start is not None and not one.internal]
    ended = max((one for one in begun if one.end), key=lambda one: one.end, default=None)
    pending = next((one for one in past if one.start is None), None)
    since = without_since(
        [one.end for one in begun], first_day, row.ready_external, row.ready_since
    )
    how = placements.ending(ended.end, ended.ended_by, ended.end_reason) if ended else ""
    why = (now.why if now else None) or row.ready_reason or how
    return WithoutRow(
        row.key,
        row.student_key,
        row.number,
        row.name,
        row.school_class,
        row.jobcoach or "",
        row.ready_external,
        since,
        max(0, (on - since).days),
        why or "",
        ended.name if ended else "",
        _talk(pending) if pending else "",
        now,
    )


def _talk(pending: Any) -> str:
    if pending.talk is None:
        return f"gesprek bij {pending.name}"
    return f"gesprek bij {pending.name} op {short_date(pending.talk)}"


def steps_due(
    session: Session, school_year: str, on: dt.date, keys: Collection[str] | None = None
) -> dict[str, Meanwhile]:
    """Agreed next steps whose day has come and that are not done, by enrollment.

    Only the newest agreement of a student counts; what was agreed before it is over.
    """
    found = _agreed(session, school_year, on) if keys is None else _agreed_of(session, keys, on)
    return {key: one for key, one in found.items() if one.step_due(on)}


def _agreed_of(session: Session, keys: Collection[str], on: dt.date) -> dict[str, Meanwhile]:
    rows = session.execute(
        select(m.Meanwhile.__table__)
        .where(
            m.Meanwhile.removed.is_(None),
            m.Meanwhile.student_key.in_(keys),
            m.Meanwhile.on <= on,
        )
        .order_by(m.Meanwhile.on)
    )
    return {row.enrollment_key: meanwhile(row) for row in rows}


def note(
    session: Session, enrollment_key: str, field: str, raw: object, on: dt.date
) -> tuple[str, Saved]:
    """Save one field of what was agreed; doing something else begins anew on this day.

    Returns:
        Key of the row from now on, and what came of saving.

    Raises:
        InputError: the value cannot be taken, or the school year is gone; nothing changed.
    """
    enrollment = session.get(m.Enrollment, enrollment_key)
    if enrollment is None or enrollment.removed is not None:
        raise InputError(Problem("", "Schrijf de leerling eerst in voor dit schooljaar."))
    row = session.execute(
        select(m.Meanwhile)
        .where(
            m.Meanwhile.enrollment_key == enrollment_key,
            m.Meanwhile.removed.is_(None),
            m.Meanwhile.on <= on,
        )
        .order_by(m.Meanwhile.on.desc())
        .limit(1)
    ).scalar()
    links = {"student_key": enrollment.student_key, "enrollment_key": enrollment_key}
    if row is None:
        row = m.Meanwhile(on=on, next_done=False, **links)
        session.add(row)
    elif field == "doing" and row.doing is not None and row.on < on and raw != row.doing:
        kept = ("why", "next_step", "next_on", "next_by", "next_done")
        row = m.Meanwhile(on=on, **links, **{name: getattr(row, name) for name in kept})
        session.add(row)
    session.flush()
    return row.key, forms.save_field(session, "meanwhile", row.key, field, raw, on=on)
