"""History: every change of a value, written by a listener in the same transaction.

An own listener instead of SQLAlchemy-Continuum: about twelve times cheaper on 10,000 rows, and it
keeps old and new value by field, which undo needs.
"""

import time
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, event, func, insert, inspect, select
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, UOWTransaction, mapped_column
from sqlalchemy.orm.attributes import InstrumentedAttribute

from stagedesk.models.base import Base, Row, canonical_json, new_key

#: Keys in ``Session.info``: who acts, on which device, what, undoing which action.
WHO, DEVICE, TITLE, UNDOES, ACTION = "who", "device", "title", "undoes", "action"
#: And, once something was flushed: the set of names of the tables that changed.
TABLES = "tables"
_COUNTER_BITS = 16


class Action(Base):
    """One thing that a user did: what undo takes back and what the history lists.

    Attributes:
        clock: hybrid logical clock, 48 bits of milliseconds and 16 of a counter.
        staff: name of who was chosen at unlock, or 'opdrachtregel': a label, not a proof.
        undoes: key of the action that this one takes back.
    """

    __tablename__ = "action"
    __table_args__ = ({"sqlite_strict": True},)

    key: Mapped[str] = mapped_column(primary_key=True, default=new_key)
    clock: Mapped[int] = mapped_column(index=True)
    device: Mapped[str] = mapped_column()
    staff: Mapped[str] = mapped_column()
    title: Mapped[str] = mapped_column()
    undoes: Mapped[str | None] = mapped_column(index=True)


class Change(Base):
    """One change of one row within an action.

    Attributes:
        dossier: the student whose dossier it touches, empty for companies, staff and settings.
        kind: ``insert`` (new holds the row as JSON), ``update`` (one a field), ``delete``.
        old, new: canonical JSON of the values.
    """

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_dossier", "dossier"),
        Index("ix_change_row", "row_key"),
        {"sqlite_strict": True},
    )

    action_key: Mapped[str] = mapped_column(ForeignKey("action.key"), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    dossier: Mapped[str] = mapped_column()
    table_name: Mapped[str] = mapped_column()
    row_key: Mapped[str] = mapped_column()
    kind: Mapped[str] = mapped_column()
    column: Mapped[str | None] = mapped_column()
    old: Mapped[str | None] = mapped_column()
    new: Mapped[str | None] = mapped_column()


class BulkChangeRefused(RuntimeError):
    """Bulk INSERT, UPDATE or DELETE in a write session would leave a hole in the history."""


def watch(session: Session) -> None:
    """Record every flush of this write session, and refuse bulk statements in it."""
    event.listen(session, "after_flush", _after_flush)
    event.listen(session, "do_orm_execute", _refuse_bulk)


def current_clock(session: Session) -> int:
    """The clock of this session's action (made when there is none yet)."""
    return _action(session)["clock"]  # type: ignore[no-any-return]


def _refuse_bulk(state: ORMExecuteState) -> None:
    free = {"action", "change", "setting", "draft"}
    if state.is_select or state.bind_mapper is None:
        return
    if state.bind_mapper.local_table.name not in free:  # type: ignore[attr-defined]
        raise BulkChangeRefused(str(state.statement))


def _action(session: Session) -> dict[str, Any]:
    """The action row of this transaction, inserted at its first change."""
    action: dict[str, Any] | None = session.info.get(ACTION)
    if action is None:
        newest = session.connection().execute(select(func.max(Action.clock))).scalar() or 0
        clock = max(time.time_ns() // 1_000_000 << _COUNTER_BITS, newest + 1)
        action = {
            "key": new_key(),
            "clock": clock,
            "device": session.info.get(DEVICE, ""),
            "staff": session.info.get(WHO, ""),
            "title": session.info.get(TITLE, ""),
            "undoes": session.info.get(UNDOES),
        }
        session.connection().execute(insert(Action.__table__), action)  # type: ignore[arg-type]
        session.info[ACTION] = action
        session.info["seq"] = 0
    return action


def _after_flush(session: Session, context: UOWTransaction) -> None:
    changes = [*_inserts(session.new), *_updates(session.dirty), *_deletes(session.deleted)]
    if not changes:
        return
    action = _action(session)
    first = session.info["seq"]
    for number, change in enumerate(changes, start=first):
        change["action_key"] = action["key"]
        change["seq"] = number
    session.info["seq"] = first + len(changes)
    session.info.setdefault(TABLES, set()).update(change["table_name"] for change in changes)
    session.connection().execute(insert(Change.__table__), changes)  # type: ignore[arg-type]


def _tracked(row: Row) -> list[InstrumentedAttribute[Any]]:
    """Columns of the row that have a history, in order, found once a class."""
    cls = type(row)
    found: list[InstrumentedAttribute[Any]] | None = cls.__dict__.get("_tracked")
    if found is None:
        found = [
            getattr(cls, attr.key)
            for attr in inspect(cls).column_attrs
            if attr.key != "key" and not attr.columns[0].info.get("derived")
        ]
        cls._tracked = found
    return found


def _dossier(row: Row) -> str:
    if row.__tablename__ == "student":
        return row.key
    return getattr(row, "student_key", "")


def plain(value: object) -> object:
    """A column's value as JSON knows it."""
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if hasattr(value, "isoformat") else value


def _change(row: Row, kind: str, **more: str | None) -> dict[str, Any]:
    return {
        "dossier": _dossier(row),
        "table_name": row.__tablename__,
        "row_key": row.key,
        "kind": kind,
        "column": None,
        "old": None,
        "new": None,
        **more,
    }


def _whole(row: Row) -> str:
    values = {a.key: plain(getattr(row, a.key)) for a in _tracked(row)}
    return canonical_json({k: v for k, v in values.items() if v is not None})


def _inserts(rows: Iterable[object]) -> list[dict[str, Any]]:
    return [_change(r, "insert", new=_whole(r)) for r in rows if isinstance(r, Row)]


def _deletes(rows: Iterable[object]) -> list[dict[str, Any]]:
    return [_change(r, "delete", old=_whole(r)) for r in rows if isinstance(r, Row)]


def _updates(rows: Iterable[object]) -> list[dict[str, Any]]:
    changes = []
    for row in rows:
        if not isinstance(row, Row):
            continue
        state = inspect(row)
        for attribute in _tracked(row):
            past = state.attrs[attribute.key].history
            if not past.has_changes():
                continue
            old = past.deleted[0] if past.deleted else None
            new = past.added[0] if past.added else None
            if old == new:
                continue
            changes.append(
                _change(
                    row,
                    "update",
                    column=attribute.key,
                    old=canonical_json(plain(old)),
                    new=canonical_json(plain(new)),
                )
            )
    return changes
