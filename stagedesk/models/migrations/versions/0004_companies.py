"""Companies as a network, and what a student looks for.

Written out in plain SQLAlchemy: a migration must not follow the models of later.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their indexes, and add the columns."""
    _columns(
        "company",
        {
            "places": sa.Integer(),
            "minimum_age": sa.Integer(),
            "codes": sa.Text(),
            "papers_asked": sa.Text(),
            "occupations": sa.Text(),
            "status": sa.Text(),
            "status_reason": sa.Text(),
            "origin": sa.Text(),
            "travel_minutes": sa.Integer(),
            "travel_by": sa.Text(),
        },
    )
    _columns(
        "enrollment",
        {
            "able": sa.Text(),
            "not_yet": sa.Text(),
            "wished_sectors": sa.Text(),
            "wished_occupations": sa.Text(),
            "wish_note": sa.Text(),
            "travel_minutes": sa.Integer(),
            "travel_by": sa.Text(),
        },
    )
    _table(
        "company_contact",
        {"company_key": "company"},
        sa.Column("company_key", sa.Text(), nullable=False),
        sa.Column("on", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("report", sa.Text(), nullable=True),
        sa.Column("next_on", sa.Text(), nullable=True),
        sa.Column("next_done", sa.Integer(), nullable=False),
    )
    op.create_index(op.f("ix_company_contact_next_on"), "company_contact", ["next_on"])
    _table(
        "lead",
        {"enrollment_key": "enrollment", "company_key": "company", "student_key": "student"},
        sa.Column("enrollment_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("on", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("company_key", sa.Text(), nullable=True),
        sa.Column("student_key", sa.Text(), nullable=False),
    )
    op.create_index(
        "uq_lead_enrollment_key_name",
        "lead",
        ["enrollment_key", "name"],
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )


def _columns(table: str, columns: dict[str, sa.types.TypeEngine[Any]]) -> None:
    for name, kind in columns.items():
        op.add_column(table, sa.Column(name, kind, nullable=True))


def _table(name: str, parents: dict[str, str], *columns: sa.Column[Any]) -> None:
    """A table whose ``parents`` columns name rows of other tables."""
    op.create_table(
        name,
        *columns,
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{target}.key"],
                name=op.f(f"fk_{name}_{column}"),
                ondelete="RESTRICT",
                initially="DEFERRED",
                deferrable=True,
            )
            for column, target in parents.items()
        ),
        sa.PrimaryKeyConstraint("key", name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )
    for column in parents:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)
