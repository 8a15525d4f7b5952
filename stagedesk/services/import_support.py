"""Supported Employment and the further trajectories on their way into the database."""

from collections.abc import Sequence
from typing import Any

from stagedesk import models as m
from stagedesk.domain.job_analysis import JobAnalysis, JobTask
from stagedesk.domain.placements import Placement
from stagedesk.domain.programmes import Programme
from stagedesk.domain.students import Student
from stagedesk.domain.sva2 import Sva2
from stagedesk.services.import_match import Present
from stagedesk.services.import_merge import Merge


def _columns(record: type) -> tuple[str, ...]:
    return tuple(name for name in record.__dataclass_fields__ if name != "key")  # type: ignore[attr-defined]


_SVA2, _ANALYSIS, _PROGRAMME = map(_columns, (Sva2, JobAnalysis, Programme))
_CONTRACT = ("work", "hours_per_week", "until")
_STATEMENT = ("level", "processes", "skills", "on", "handed_out_on")


def merge_student_support(
    merge: Merge, present: Present, student: Student, key: str, place: str
) -> None:
    """Match and merge what goes with a student.

    Cycles match by first day, steps by number, contracts by employer and first day.
    """
    links = {"student_key": key}
    cycles = present.under(m.SupportCycle, "student_key", key)
    at = f"{place}.support"
    rows = merge.put_all(
        m.SupportCycle, cycles, student.support, ("reason",), at, by=("started",), links=links
    )
    for index, (cycle, row) in enumerate(zip(student.support, rows, strict=True)):
        merge.put_all(
            m.CycleStep,
            present.under(m.CycleStep, "cycle_key", row.key),
            cycle.steps,
            ("on", "note"),
            f"{at}[{index}].steps",
            by=("step",),
            links={**links, "cycle_key": row.key},
            owner=row,
        )
    if student.sva2 is not None:
        there = present.under(m.Sva2, "student_key", key)
        spot = f"{place}.sva2"
        merge.put(m.Sva2, _first(there), merge.said(student.sva2, spot, _SVA2), spot, links=links)
    merge.put_all(
        m.EmploymentContract,
        present.under(m.EmploymentContract, "student_key", key),
        student.contracts,
        _CONTRACT,
        f"{place}.contracts",
        by=("employer", "since"),
        links=links,
    )


def merge_workplace(
    merge: Merge, present: Present, one: Placement, row: m.Placement, place: str
) -> None:
    """Match and merge what a placement holds of its workplace.

    Tasks match by name, praktijkverklaringen by qualification; of the rest there is one.
    """
    links = {"student_key": row.student_key, "placement_key": row.key}
    single: tuple[tuple[Any, str, tuple[str, ...]], ...] = (
        (m.JobAnalysis, "job_analysis", _ANALYSIS),
        (m.Programme, "programme", _PROGRAMME),
    )
    for model, name, columns in single:
        record = getattr(one, name)
        if record is not None:
            spot = f"{place}.{name}"
            found = _first(present.under(model, "placement_key", row.key))
            merge.put(model, found, merge.said(record, spot, columns), spot, links=links, owner=row)
    _tasks(merge, present, one.job_tasks, row, links, place)
    merge.put_all(
        m.PracticeStatement,
        present.under(m.PracticeStatement, "placement_key", row.key),
        one.statements,
        _STATEMENT,
        f"{place}.statements",
        by=("qualification",),
        links=links,
        owner=row,
    )


def _tasks(
    merge: Merge,
    present: Present,
    tasks: Sequence[JobTask],
    row: m.Placement,
    links: dict[str, Any],
    place: str,
) -> None:
    """Tasks by name: new ones come after those that are there, in the order of the file."""
    named = {one.name: one for one in present.under(m.JobTask, "placement_key", row.key)}
    last = max((one.position for one in named.values()), default=-1)
    for index, task in enumerate(tasks):
        spot = f"{place}.job_tasks[{index}]"
        found = named.get(task.name)
        last += found is None
        merge.put(
            m.JobTask,
            found,
            merge.said(task, spot, ("decision", "aid")),
            spot,
            links={**links, "name": task.name, "position": last},
            owner=row,
        )


def _first(rows: Sequence[Any]) -> Any:
    return rows[0] if rows else None
