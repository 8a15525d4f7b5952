"""What was changed, by whom, and taking it back: undo is a new action."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import LargeBinary, func, inspect, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.models import history as listener
from stagedesk.models.base import Day
from stagedesk.services.transaction import Desk

#: Rows that are taken back between two looks at whether to stop.
_BATCH = 200
_MODELS: dict[str, Any] = {
    mapper.class_.__tablename__: mapper.class_
    for mapper in m.Base.registry.mappers
    if issubclass(mapper.class_, m.Row)
}


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did.

    Attributes:
        title: of the action that was taken back. skipped: values that had changed since.
    """

    title: str
    skipped: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One changed value in a dossier, newest first."""

    at: dt.datetime
    staff: str
    title: str
    table: str
    kind: str
    column: str | None
    old: Any
    new: Any


def undo(desk: Desk, progress: Callable[[int, int], None] | None = None) -> Undone | None:
    """Take back the newest action of this person that is not taken back yet.

    Only where the value still is what the action set; what was changed since stays.

    Args:
        desk: the open data.
        progress: told how many rows of how many are done; what it raises leaves all as it was.

    Returns:
        What was undone, or None when there is nothing left to undo.
    """
    target = desk.read(_newest, desk.who)
    if target is None:
        return None
    key, title = target
    skipped = desk.undoing(f"Teruggenomen: {title}", key, _take_back, key, progress)
    return Undone(title, skipped)


def undo_size(session: Session, who: str) -> int:
    """How many changes undo would take back now; a whole import is work for beside the window."""
    found = _newest(session, who)
    if found is None:
        return 0
    count = select(func.count()).select_from(m.Change).where(m.Change.action_key == found[0])
    return session.execute(count).scalar_one()


def dossier_history(
    session: Session, student_key: str, limit: int = 500
) -> tuple[HistoryLine, ...]:
    """Who changed which value in a dossier from what to what, newest first."""
    rows = session.execute(
        select(m.Action, m.Change)
        .join(m.Change, m.Change.action_key == m.Action.key)
        .where(m.Change.dossier == student_key)
        .order_by(m.Action.clock.desc(), m.Change.seq)
        .limit(limit)
    )
    return tuple(
        HistoryLine(
            at=dt.datetime.fromtimestamp((a.clock >> 16) / 1000),
            staff=a.staff,
            title=a.title,
            table=c.table_name,
            kind=c.kind,
            column=c.column,
            old=json.loads(c.old) if c.old else None,
            new=json.loads(c.new) if c.new else None,
        )
        for a, c in rows
    )


def _newest(session: Session, who: str) -> tuple[str, str] | None:
    undone = select(m.Action.undoes).where(m.Action.undoes.is_not(None))
    row = session.execute(
        select(m.Action.key, m.Action.title)
        .where(m.Action.staff == who, m.Action.undoes.is_(None), m.Action.key.not_in(undone))
        .order_by(m.Action.clock.desc())
        .limit(1)
    ).first()
    return (row.key, row.title) if row else None


def _take_back(session: Session, action: str, progress: Callable[[int, int], None] | None) -> int:
    """Put the changes of an action back, newest first; how many had changed since.

    Some rows at a time, let go of after each flush: tens of thousands of them alive would let
    Python's collector hold the window up for a second.
    """
    change = m.Change
    changes = session.execute(
        select(
            change.table_name,
            change.row_key,
            change.kind,
            change.column,
            change.old,
            change.new,
        )
        .where(change.action_key == action)
        .order_by(change.seq.desc())
    )
    touched: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for one in changes:
        touched[one.table_name][one.row_key].append(one)
    total = sum(len(of_table) for of_table in touched.values())
    skipped = done = 0
    for table, of_table in touched.items():
        keys = list(of_table)
        for start in range(0, len(keys), _BATCH):
            if progress is not None:
                progress(done, total)
            some = {key: of_table[key] for key in keys[start : start + _BATCH]}
            skipped += _take_back_some(session, _MODELS[table], some)
            done += len(some)
    return skipped


def _take_back_some(session: Session, model: Any, changes: Mapping[str, list[Any]]) -> int:
    rows = {row.key: row for row in session.scalars(select(model).where(model.key.in_(changes)))}
    skipped = 0
    for key, of_row in changes.items():
        row = rows.get(key)
        if row is None:
            skipped += len(of_row)
            continue
        for change in of_row:
            skipped += not _reverse(session, row, change)
    session.flush()
    for row in rows.values():
        session.expunge(row)
    return skipped


def _reverse(session: Session, row: Any, change: Any) -> bool:
    """Put one change back; False when the value is no longer what the action set."""
    if change.kind == "insert":
        if row.removed is not None:
            return False
        row.removed = listener.current_clock(session)
        return True
    if change.kind != "update" or change.column is None:
        return False
    now = getattr(row, change.column)
    if listener.plain(now) != json.loads(change.new or "null"):
        return False
    setattr(row, change.column, _typed(row, change.column, json.loads(change.old or "null")))
    return True


def _typed(row: Any, column: str, value: Any) -> Any:
    """A value of the history as its column wants it."""
    kind = inspect(type(row)).columns[column].type
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        return bytes.fromhex(value)
    return kind.from_plain(value) if isinstance(kind, Day) else value
