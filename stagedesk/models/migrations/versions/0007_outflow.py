"""Outflow, aftercare, removal.

Written out in plain SQLAlchemy: a migration must not follow the models of later.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their indexes."""
    _of_student(
        "outflow",
        *_texts("route", "destination", "place", "work"),
        sa.Column("contract_hours", sa.Integer(), nullable=True),
        *_texts("contract_from", "diploma_on"),
        sa.Column("able_to_work", sa.Integer(), nullable=True),
        *_texts("able_on", "able_reason", "share_consent_on", "introduced_on"),
        *_texts("handed_over_on", "handover_contact", "handover_note"),
        *_texts("duo_on", "duo_by", "capacity_on", "capacity_by"),
        *_texts("wspr_on", "wspr_by", "jolo_on", "jolo_by"),
    )
    _one_of("outflow", ["student_key"])
    _of_student(
        "aftercare_contact",
        sa.Column("on", sa.Text(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        *_texts("spoken_to"),
        sa.Column("working", sa.Integer(), nullable=True),
        *_texts("report"),
    )
    _one_of("aftercare_contact", ["student_key", "on"])
    _of_student(
        "retention_hold",
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    _one_of("retention_hold", ["student_key"])
    op.create_table(
        "removal",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("clock", sa.Integer(), nullable=False),
        sa.Column("on", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("extent", sa.Text(), nullable=False),
        sa.Column("student_key", sa.Text(), nullable=True),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_removal")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_removal_student_key"), "removal", ["student_key"], unique=False)
    op.create_table(
        "year_count",
        sa.Column("school_year", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("school_year", "what", "of", name=op.f("pk_year_count")),
        sqlite_strict=True,
    )


def _texts(*names: str) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, sa.Text(), nullable=True) for name in names)


def _of_student(name: str, *columns: sa.Column[Any]) -> None:
    """A table of a dossier that hangs under the student alone."""
    op.create_table(
        name,
        *columns,
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["student_key"],
            ["student.key"],
            name=op.f(f"fk_{name}_student_key"),
            ondelete="RESTRICT",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )
    op.create_index(op.f(f"ix_{name}_student_key"), name, ["student_key"], unique=False)


def _one_of(name: str, columns: Sequence[str]) -> None:
    op.create_index(
        f"uq_{name}_{'_'.join(columns)}",
        name,
        list(columns),
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
