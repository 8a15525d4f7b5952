"""The stagelogboek of a student: what the tab shows, noting a visit, judging a goal at it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.goals import RESULTS, Goal
from stagedesk.domain.log import LogEntry
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.texts import clean_text
from stagedesk.models.history import current_clock
from stagedesk.services.forms import create
from stagedesk.services.log_records import goal, log_entry

#: A planned visit is proposed this many days ahead; the day is the first field.
_AHEAD = 7


@dataclass(frozen=True, slots=True)
class LogPage:
    """What the tab shows of one student in one school year.

    Attributes:
        enrollment_key: None without this school year.
        entries: newest first. goals: IOP first, in the order in which they were made.
    """

    enrollment_key: str | None
    entries: tuple[LogEntry, ...] = ()
    goals: tuple[Goal, ...] = ()


def page(session: Session, student_key: str, school_year: str) -> LogPage:
    """The log and the goals of a student in a school year."""
    enrollment = session.execute(
        select(m.Enrollment.key).where(
            m.Enrollment.student_key == student_key,
            m.Enrollment.school_year == school_year,
            m.Enrollment.removed.is_(None),
        )
    ).scalar()
    if enrollment is None:
        return LogPage(None)
    entries = session.execute(
        select(m.LogEntry.__table__)
        .where(m.LogEntry.enrollment_key == enrollment, m.LogEntry.removed.is_(None))
        .order_by(m.LogEntry.on.desc(), m.LogEntry.time.desc(), m.LogEntry.key.desc())
    )
    return LogPage(enrollment, tuple(log_entry(row) for row in entries), goals(session, enrollment))


def goals(session: Session, enrollment: str) -> tuple[Goal, ...]:
    """The goals of a school year, those of the IOP first."""
    judged: dict[str, list[Any]] = defaultdict(list)
    rows = session.execute(
        select(m.Judgement.__table__)
        .join(m.Goal, m.Goal.key == m.Judgement.goal_key)
        .where(m.Goal.enrollment_key == enrollment, m.Judgement.removed.is_(None))
    )
    for row in rows:
        judged[row.goal_key].append(row)
    rows = session.execute(
        select(m.Goal.__table__)
        .where(m.Goal.enrollment_key == enrollment, m.Goal.removed.is_(None))
        .order_by(m.Goal.term.desc(), m.Goal.key)
    )
    return tuple(goal(row, judged[row.key]) for row in rows)


def note(session: Session, enrollment_key: str, on: dt.date, kind: str = "visit") -> str:
    """An entry of today that is done: the rest is filled in as it comes.

    Returns:
        Key of the entry.

    Raises:
        InputError: the school year is gone.
    """
    return _new(session, enrollment_key, on, kind, done=True)


def plan_visit(session: Session, enrollment_key: str, on: dt.date) -> str:
    """A visit that is to come, a week from now until its day is typed.

    Returns:
        Key of the entry.

    Raises:
        InputError: the school year is gone.
    """
    return _new(session, enrollment_key, on + dt.timedelta(days=_AHEAD), "visit", done=False)


def note_class(
    session: Session, enrollment_keys: Collection[str], given: dict[str, object], on: dt.date
) -> int:
    """One visit to a class: the same entry in the log of each of its students.

    Args:
        session: to write in.
        enrollment_keys: whose log it goes to.
        given: fields of the form of an entry; a day left out is ``on``.
        on: today.

    Returns:
        How many logs it stands in.

    Raises:
        InputError: nobody was chosen, a field is wrong, or a school year is gone.
    """
    if not enrollment_keys:
        raise InputError(Problem("", "Vink iemand aan."))
    values = {"on": on, **given, "kind": "class_visit", "done": True}
    for key in enrollment_keys:
        create(session, "log_entry", values, on, **_links(session, key))
    return len(enrollment_keys)


def _new(session: Session, enrollment_key: str, on: dt.date, kind: str, *, done: bool) -> str:
    given: dict[str, object] = {"on": on, "kind": kind, "done": done}
    return create(session, "log_entry", given, on, **_links(session, enrollment_key))


def new_goal(session: Session, enrollment_key: str, given: dict[str, object], on: dt.date) -> str:
    """A goal from today on.

    Returns:
        Key of the goal.

    Raises:
        InputError: it has no text, or is there already.
    """
    values = {"since": on, "term": "short", **given}
    return create(session, "goal", values, on, **_links(session, enrollment_key))


def _links(session: Session, enrollment_key: str) -> dict[str, str]:
    row = session.get(m.Enrollment, enrollment_key)
    if row is None or row.removed is not None:
        raise InputError(Problem("", "Schrijf de leerling eerst in voor dit schooljaar."))
    return {"student_key": row.student_key, "enrollment_key": enrollment_key}


def judge(session: Session, goal_key: str, on: dt.date, result: str | None) -> None:
    """How far a goal is on a day (Stagelogboek: judged at each visit).

    One judgement a day: another answer takes its place, None takes it away.

    Raises:
        InputError: the goal is gone, or there is no such answer.
    """
    of = session.get(m.Goal, goal_key)
    if of is None or of.removed is not None:
        raise InputError(Problem("", "Dit doel is intussen verwijderd."))
    if result is not None and result not in dict(RESULTS):
        raise InputError(Problem("", "Kies behaald, bezig of nog niet."))
    row = session.execute(
        select(m.Judgement).where(
            m.Judgement.goal_key == goal_key, m.Judgement.on == on, m.Judgement.removed.is_(None)
        )
    ).scalar()
    if row is None:
        if result is not None:
            session.add(
                m.Judgement(student_key=of.student_key, goal_key=goal_key, on=on, result=result)
            )
    elif result is None:
        row.removed = current_clock(session)
    else:
        row.result = result


def remark(session: Session, goal_key: str, on: dt.date, text: str) -> None:
    """A word beside the judgement of a day; an empty text takes it away.

    Raises:
        InputError: there is no judgement of that day, or the text is too long.
    """
    row = session.execute(
        select(m.Judgement).where(
            m.Judgement.goal_key == goal_key, m.Judgement.on == on, m.Judgement.removed.is_(None)
        )
    ).scalar()
    if row is None:
        raise InputError(Problem("", "Kies eerst behaald, bezig of nog niet."))
    row.remark = clean_text(text, lines=True) or None


def due(
    session: Session, school_year: str, on: dt.date, keys: Collection[str] | None = None
) -> dict[str, tuple[LogEntry, ...]]:
    """Entries that may ask something on a day, by enrollment: planned ones and agreements.

    Args:
        session: to read from.
        school_year: of the enrollments.
        on: the day.
        keys: of students; None is everybody.
    """
    entry = m.LogEntry
    of_year = select(m.Enrollment.key).where(m.Enrollment.school_year == school_year)
    if keys is not None:
        of_year = of_year.where(m.Enrollment.student_key.in_(keys))
    query = (
        select(entry.__table__)
        .where(
            entry.removed.is_(None),
            entry.enrollment_key.in_(of_year),
            or_(
                and_(entry.done.is_(False), entry.on <= on),
                and_(entry.agreement_done.is_(False), entry.agreement_by <= on),
            ),
        )
        .order_by(entry.on, entry.key)
    )
    found: dict[str, list[LogEntry]] = defaultdict(list)
    for row in session.execute(query):
        found[row.enrollment_key].append(log_entry(row))
    return {key: tuple(entries) for key, entries in found.items()}
