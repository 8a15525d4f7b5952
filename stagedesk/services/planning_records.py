"""Meanwhile, meetings and the internal stage from rows to records, for whole dossiers."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import Week
from stagedesk.domain.internal import InternalGroup, InternalMember, InternalPart, InternalYear
from stagedesk.domain.meetings import Meeting, MeetingEntry
from stagedesk.domain.without_placement import Meanwhile
from stagedesk.services.named_keys import only


def of_year(under: Callable[[Any, str, str], list[Any]], key: str) -> dict[str, Any]:
    """The attribute ``meanwhile`` of an enrollment.

    Args:
        under: (model, parent column, parent key) to the rows under it.
        key: of the enrollment.
    """
    rows = under(m.Meanwhile, "enrollment_key", key)
    return {"meanwhile": tuple(sorted(map(meanwhile, rows), key=lambda one: one.on))}


def meanwhile(row: Any) -> Meanwhile:
    """What a student does meanwhile, from its row."""
    return Meanwhile(
        on=row.on,
        doing=row.doing,
        what=row.what,
        why=row.why,
        next_step=row.next_step,
        next_on=row.next_on,
        next_by=row.next_by,
        next_done=bool(row.next_done),
        key=row.key,
    )


def entry(row: Any, student: str) -> MeetingEntry:
    """A student on the list of a meeting, from its row; ``student`` is how the record names it."""
    return MeetingEntry(
        student, row.since, row.ready, row.doing, row.why, row.next_step, row.next_on
    )


def meetings(
    session: Session, numbers: Mapping[str, str], *, whole: bool = True
) -> tuple[Meeting, ...]:
    """The meetings with who was on the list.

    Args:
        session: to read from.
        numbers: key to number of the students.
        whole: False leaves out what is about others: their entries, notes, and meetings without
            any of these students.
    """
    entries: dict[str, list[MeetingEntry]] = defaultdict(list)
    for row in _of_students(session, m.MeetingEntry, numbers):
        entries[row.meeting_key].append(entry(row, numbers[row.student_key]))
    rows = session.execute(
        select(m.Meeting).where(m.Meeting.removed.is_(None)).order_by(m.Meeting.on, m.Meeting.key)
    ).scalars()
    return tuple(
        Meeting(
            row.school_year,
            row.on,
            row.kind,
            row.notes if whole else None,
            tuple(sorted(entries[row.key], key=lambda e: e.student)),
            row.key,
        )
        for row in rows
        if whole or row.key in entries
    )


def internal_years(
    session: Session, numbers: Mapping[str, str], *, whole: bool = True
) -> tuple[InternalYear, ...]:
    """The internal stage of each school year; arguments as for ``meetings``."""
    members: dict[str, list[InternalMember]] = defaultdict(list)
    for row in _of_students(session, m.InternalMember, numbers):
        one = InternalMember(numbers[row.student_key], row.since, row.until)
        members[row.group_key].append(one)
    groups: dict[str, list[InternalGroup]] = defaultdict(list)
    for row in _living(session, m.InternalGroup):
        if whole or row.key in members:
            inside = sorted(members[row.key], key=lambda one: (one.since, one.student))
            groups[row.school_year].append(group(row, tuple(inside)))
    parts: dict[str, list[InternalPart]] = defaultdict(list)
    for row in _living(session, m.InternalPart):
        parts[row.school_year].append(part(row))
    apart = _apart(session, numbers)
    rounds = {row.school_year: rounds_of(row) for row in _living(session, m.InternalYear)}
    found = sorted({*groups, *apart} | ({*parts, *rounds} if whole else set()))
    return tuple(
        InternalYear(
            year,
            rounds.get(year, ()),
            tuple(sorted(parts[year], key=lambda one: one.name)),
            tuple(sorted(groups[year], key=lambda one: one.name)),
            apart.get(year, ()),
        )
        for year in found
    )


def group(row: Any, members: tuple[InternalMember, ...]) -> InternalGroup:
    """A group from its row and its members."""
    return InternalGroup(row.name, row.weekday, row.begin, tuple(row.parts or ()), members, row.key)


def part(row: Any) -> InternalPart:
    """A part from its row."""
    return InternalPart(row.name, row.teacher, row.at_once, row.key)


def rounds_of(row: Any) -> tuple[tuple[Week, ...], ...]:
    """The weeks of each round, from the row of the year."""
    return tuple(tuple((year, week) for year, week in weeks) for weeks in row.rounds or ())


def _apart(session: Session, numbers: Mapping[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _of_students(session, m.InternalApart, numbers):
        pairs[row.school_year, row.pair].append(numbers[row.student_key])
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (year, _), both in pairs.items():
        if len(both) == 2:
            one, other = sorted(both)
            found[year].append((one, other))
    return {year: tuple(sorted(pairs)) for year, pairs in found.items()}


def _living(session: Session, model: Any) -> list[Any]:
    return list(session.execute(select(model).where(model.removed.is_(None))).scalars())


def _of_students(session: Session, model: Any, numbers: Mapping[str, str]) -> list[Any]:
    living = select(model.__table__).where(model.removed.is_(None))
    query = only(living, model.student_key, numbers)
    return [row for row in session.execute(query) if row.student_key in numbers]
