"""The day: sick calls, first-day checklist, stand-ins, papers of a student, photos.

Written out in plain SQLAlchemy: a migration must not follow the models of later.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PARENTS = {"enrollment_key": "enrollment", "placement_key": "placement", "staff_key": "staff",
            "by_key": "staff", "attachment_key": "attachment", "student_key": "student"}  # fmt: skip


def upgrade() -> None:
    """Make the tables and their indexes."""
    for name, kind in (
        ("clothes_ready", sa.Integer()),
        ("route_tried", sa.Integer()),
        ("travel_by", sa.Text()),
        ("travel_minutes", sa.Integer()),
        ("travel_route", sa.Text()),
    ):
        op.add_column("placement", sa.Column(name, kind, nullable=True))
    _table(
        "absence_notice",
        _link("enrollment_key"),
        _text("on", nullable=False),
        _text("until"),
        _text("absence", nullable=False),
        _number("reported"),
        _number("company_called", nullable=False),
        _number("home_called", nullable=False),
        _text("remark"),
    )
    _one_of("absence_notice", ["enrollment_key", "on"])
    _table(
        "make_up_deal",
        _link("placement_key"),
        _text("on", nullable=False),
        _number("agreed_minutes"),
        _text("until"),
        _text("remark"),
    )
    _one_of("make_up_deal", ["placement_key", "on"])
    _table(
        "student_paper",
        _text("kind", nullable=False),
        *(_text(name) for name in ("title", "asked_by", "requested_on", "received_on", "until")),
        _text("remark"),
    )
    _table(
        "attachment",
        _link("enrollment_key"),
        _link("placement_key", nullable=True),
        _text("kind", nullable=False),
        _text("on", nullable=False),
        _text("name"),
        *(_number(name) for name in ("iso_year", "iso_week", "moment")),
        _text("digest", nullable=False),
        _number("size", nullable=False),
    )
    _table(
        "attachment_content",
        _link("attachment_key"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    _one_of("attachment_content", ["attachment_key"])
    _table(
        "stand_in",
        _link("staff_key"),
        _link("by_key"),
        _text("since", nullable=False),
        _text("until"),
        _text("remark"),
        of_student=False,
    )


def _link(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _text(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _number(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _table(name: str, *columns: sa.Column[Any], of_student: bool = True) -> None:
    own = (*columns, *((_link("student_key"),) if of_student else ()))
    links = [column.name for column in own if column.name in _PARENTS]
    op.create_table(
        name,
        *own,
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{_PARENTS[column]}.key"],
                name=op.f(f"fk_{name}_{column}"),
                ondelete="RESTRICT",
                initially="DEFERRED",
                deferrable=True,
            )
            for column in links
        ),
        sa.PrimaryKeyConstraint("key", name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )
    for column in links:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], unique=False)


def _one_of(name: str, columns: Sequence[str]) -> None:
    op.create_index(
        f"uq_{name}_{'_'.join(columns)}",
        name,
        list(columns),
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
