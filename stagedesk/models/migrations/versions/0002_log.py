"""The stagelogboek and goals: three new tables, nothing of the older ones changes.

Written out in plain SQLAlchemy: a migration must not follow the models of later.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their indexes."""
    _table(
        "log_entry",
        "enrollment",
        sa.Column("on", sa.Text(), nullable=False),
        sa.Column("time", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("present", sa.Text(), nullable=True),
        sa.Column("report", sa.Text(), nullable=True),
        sa.Column("agreement", sa.Text(), nullable=True),
        sa.Column("agreement_by", sa.Text(), nullable=True),
        sa.Column("agreement_done", sa.Integer(), nullable=False),
        sa.Column("confidential", sa.Integer(), nullable=True),
    )
    _table(
        "goal",
        "enrollment",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("skill", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
    )
    _one_of("goal", ["enrollment_key", "term", "text"])
    _table(
        "judgement",
        "goal",
        sa.Column("on", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=True),
    )
    _one_of("judgement", ["goal_key", "on"])


def _table(name: str, parent: str, *columns: sa.Column[Any]) -> None:
    """A table of a dossier: it names its parent row and the student."""
    parents = (f"{parent}_key", "student_key")
    op.create_table(
        name,
        sa.Column(parents[0], sa.Text(), nullable=False),
        *columns,
        sa.Column("student_key", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{column.removesuffix('_key')}.key"],
                name=op.f(f"fk_{name}_{column}"),
                ondelete="RESTRICT",
                initially="DEFERRED",
                deferrable=True,
            )
            for column in parents
        ),
        sa.PrimaryKeyConstraint("key", name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )
    for column in parents:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)


def _one_of(name: str, columns: Sequence[str]) -> None:
    op.create_index(
        f"uq_{name}_{'_'.join(columns)}",
        name,
        list(columns),
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
