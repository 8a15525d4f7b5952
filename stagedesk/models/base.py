"""What every table shares: keys, tombstones, column types, and columns whose old value is known."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any, ClassVar, cast

import uuid6
from sqlalchemy import ForeignKey, Index, Integer, MetaData, Text, TypeDecorator, text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column


def new_key() -> str:
    """A UUID version 7 as 32 hex digits: keys of two laptops never meet, and sort by time."""
    return uuid6.uuid7().hex


def canonical_json(value: object) -> str:
    """JSON with sorted keys and no spaces: equal values are equal texts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _to_date(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value is not None else None


def _to_bool(value: int | None) -> bool | None:
    return bool(value) if value is not None else None


class Day(TypeDecorator[dt.date]):
    """A date as ISO text: STRICT tables know no DATE."""

    impl = Text
    cache_ok = True
    #: From a value of the history (canonical JSON) to a value of the column.
    from_plain = staticmethod(dt.date.fromisoformat)

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> str | None:
        """To ``2026-09-07``."""
        return value.isoformat() if value is not None else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """From ``2026-09-07``; itself, for a list of slips has ten thousand of them."""
        return _to_date


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0: STRICT tables know no BOOLEAN."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """To 1 or 0."""
        return int(value) if value is not None else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """From 1 or 0; itself, as a Day."""
        return _to_bool


class Json(TypeDecorator[Any]):
    """A plain value (a list of days, strokes, a frozen basis) as canonical JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """To canonical JSON; None stays NULL."""
        return canonical_json(value) if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """From JSON text."""
        return json.loads(value) if value is not None else None


class Base(DeclarativeBase):
    """Root of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        int: Integer,
        dt.date: Day,
        bool: Flag,
    }


def column(*args: Any, **options: Any) -> MappedColumn[Any]:
    """A mapped column whose old value is always loaded, or the history would have holes."""
    return mapped_column(*args, active_history=True, **options)


def derived(*args: Any, **options: Any) -> MappedColumn[Any]:
    """A column computed from others (folded for search and sort): no history of its own."""
    return mapped_column(*args, info={"derived": True}, **options)


def link(target: str, **options: Any) -> MappedColumn[Any]:
    """A column that names a row of another table; rows in use cannot be removed (RESTRICT)."""
    nullable = options.pop("nullable", False)
    return mapped_column(
        ForeignKey(f"{target}.key", ondelete="RESTRICT", deferrable=True, initially="DEFERRED"),
        nullable=nullable,
        index=True,
        active_history=True,
        **options,
    )


def one_of(table: str, *columns: str) -> Index:
    """At most one living row for these columns; tombstones do not count."""
    return Index(
        f"uq_{table}_{'_'.join(columns)}",
        *columns,
        unique=True,
        sqlite_where=text("removed IS NULL"),
    )


class Row(Base):
    """A row that a user made.

    Attributes:
        key: UUID version 7 as hex.
        removed: clock of the action that removed it, None while it lives (a tombstone).
    """

    __abstract__ = True
    __table_args__: Any = ({"sqlite_strict": True},)

    key: Mapped[str] = mapped_column(primary_key=True, default=new_key)
    removed: Mapped[int | None] = column(default=None)


class OfStudent(Row):
    """A row of one student's dossier: it carries the student, so that no query has to climb."""

    __abstract__ = True

    @declared_attr
    def student_key(cls) -> Mapped[str]:
        """The student whose dossier this row is in."""
        return cast("Mapped[str]", link("student"))
