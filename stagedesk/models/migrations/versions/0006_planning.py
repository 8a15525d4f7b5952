"""Students without a placement, meetings, internal groups.

Written out in plain SQLAlchemy: a migration must not follow the models of later.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their indexes."""
    _of_student(
        "meanwhile",
        "enrollment",
        _text("on"),
        _text("doing", nullable=True),
        _text("what", nullable=True),
        _text("why", nullable=True),
        _text("next_step", nullable=True),
        _text("next_on", nullable=True),
        _text("next_by", nullable=True),
        _number("next_done"),
    )
    _one_of("meanwhile", ["enrollment_key", "on"])
    _table("meeting", _text("school_year"), _text("on"), _text("kind"), _text("notes", True))
    op.create_index(op.f("ix_meeting_school_year"), "meeting", ["school_year"], unique=False)
    _one_of("meeting", ["kind", "on"])
    _of_student(
        "meeting_entry",
        "meeting",
        _text("since"),
        _number("ready", nullable=True),
        _text("doing", nullable=True),
        _text("why", nullable=True),
        _text("next_step", nullable=True),
        _text("next_on", nullable=True),
    )
    _one_of("meeting_entry", ["meeting_key", "student_key"])
    _table("internal_year", _text("school_year"), _text("rounds"))
    _one_of("internal_year", ["school_year"])
    _table(
        "internal_part",
        _text("school_year"),
        _text("name"),
        _text("teacher", nullable=True),
        _number("at_once"),
    )
    _one_of("internal_part", ["school_year", "name"])
    _table(
        "internal_group",
        _text("school_year"),
        _text("name"),
        _number("weekday"),
        _number("begin"),
        _text("parts"),
    )
    _one_of("internal_group", ["school_year", "name"])
    _of_student("internal_member", "internal_group", _text("since"), _text("until", nullable=True))
    _one_of("internal_member", ["student_key", "group_key", "since"])
    _of_student("internal_apart", None, _text("school_year"), _text("pair"))
    op.create_index(op.f("ix_internal_apart_pair"), "internal_apart", ["pair"], unique=False)


def _text(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _number(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _table(name: str, *columns: sa.Column[Any], links: Sequence[tuple[str, str]] = ()) -> None:
    """A table; ``links`` are its columns that name a row, with the table of that row."""
    op.create_table(
        name,
        *columns,
        _text("key"),
        _number("removed", nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{target}.key"],
                name=op.f(f"fk_{name}_{column}"),
                ondelete="RESTRICT",
                initially="DEFERRED",
                deferrable=True,
            )
            for column, target in links
        ),
        sa.PrimaryKeyConstraint("key", name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )
    for column, _ in links:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)


def _of_student(name: str, parent: str | None, *columns: sa.Column[Any]) -> None:
    """A table of a dossier: it names the student, and its parent row where it has one."""
    links = [("student_key", "student")]
    parents: list[sa.Column[Any]] = []
    if parent is not None:
        column = {"internal_group": "group_key"}.get(parent, f"{parent}_key")
        links.append((column, parent))
        parents.append(_text(column))
    _table(name, *parents, *columns, _text("student_key"), links=links)


def _one_of(name: str, columns: Sequence[str]) -> None:
    op.create_index(
        f"uq_{name}_{'_'.join(columns)}",
        name,
        list(columns),
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
