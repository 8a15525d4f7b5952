"""Supported Employment, job analysis and design, further trajectories.

Written out in plain SQLAlchemy: a migration must not follow the models of later.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and their indexes."""
    _table("support_cycle", None, _day("started", nullable=False), _text("reason"))
    _one_of("support_cycle", ["student_key", "started"])
    _table(
        "cycle_step",
        ("cycle_key", "support_cycle"),
        _number("step", nullable=False),
        _day("on", nullable=False),
        _text("note"),
    )
    _one_of("cycle_step", ["cycle_key", "step"])
    _table(
        "sva2",
        None,
        _text("reason"),
        _day("signed_up_on"),
        _day("exam_planned_on"),
        _day("exam_on"),
        _text("examiner"),
        _text("result"),
        _day("certificate_on"),
    )
    _one_of("sva2", ["student_key"])
    _table(
        "employment_contract",
        None,
        _text("employer", nullable=False),
        _text("work"),
        _number("hours_per_week"),
        _day("since"),
        _day("until"),
    )
    _workplaces()
    for name in ("went_well", "next_time"):
        op.add_column("moment", _text(name))


def _workplaces() -> None:
    placement = ("placement_key", "placement")
    texts = (
        "spoken_with",
        "purpose",
        "work",
        "process",
        "level",
        "surroundings",
        "strain",
        "safety",
        "guidance",
        "colleagues",
        "terms",
        "required",
        "fits",
        "conclusion",
        "design_way",
        "design",
    )
    _table("job_analysis", placement, _day("on"), *(_text(name) for name in texts))
    _one_of("job_analysis", ["placement_key"])
    _table(
        "job_task",
        placement,
        _number("position", nullable=False),
        _text("name", nullable=False),
        _text("decision", nullable=False),
        _text("aid"),
    )
    _one_of("job_task", ["placement_key", "name"])
    _table(
        "practice_statement",
        placement,
        _text("qualification", nullable=False),
        _number("level"),
        _text("processes"),
        _text("skills"),
        _day("on"),
        _day("handed_out_on"),
    )
    _one_of("practice_statement", ["placement_key", "qualification"])
    _table(
        "programme",
        placement,
        _text("name"),
        _text("teacher"),
        _text("partners"),
        _day("since"),
        _day("until"),
        _text("certificates"),
        _number("hire_intended"),
        _text("remark"),
    )
    _one_of("programme", ["placement_key"])


def _text(name: str, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable)


#: A day is ISO text: STRICT tables know no DATE.
_day = _text


def _number(name: str, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _table(name: str, parent: tuple[str, str] | None, *columns: sa.Column[Any]) -> None:
    """A table of a dossier: it names its parent row, if it has one, and the student."""
    parents = {**(dict([parent]) if parent else {}), "student_key": "student"}
    op.create_table(
        name,
        *([_text(parent[0], nullable=False)] if parent else []),
        *columns,
        _text("student_key", nullable=False),
        _text("key", nullable=False),
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


def _one_of(name: str, columns: Sequence[str]) -> None:
    op.create_index(
        f"uq_{name}_{'_'.join(columns)}",
        name,
        list(columns),
        unique=True,
        sqlite_where=sa.text("removed IS NULL"),
    )
