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
    cycles = {one.started: one for one in present.under(m.SupportCycle, "student_key", key)}
    for index, cycle in enumerate(student.support):
        spot = f"{place}.support[{index}]"
        row = merge.put(
            m.SupportCycle,
            cycles.get(cycle.started),
            merge.said(cycle, spot, ("reason",)),
            spot,
            links={**links, "started": cycle.started},
        )
        begun = {one.step: one for one in present.under(m.CycleStep, "cycle_key", row.key)}
        for number, step in enumerate(cycle.steps):
            at = f"{spot}.steps[{number}]"
            merge.put(
                m.CycleStep,
                begun.get(step.step),
                {"on": step.on, **merge.said(step, at, ("note",))},
                at,
                links={**links, "cycle_key": row.key, "step": step.step},
                owner=row,
            )
    if student.sva2 is not None:
        there = present.under(m.Sva2, "student_key", key)
        spot = f"{place}.sva2"
        merge.put(m.Sva2, _first(there), merge.said(student.sva2, spot, _SVA2), spot, links=links)
    contracts = {
        (one.employer, one.since): one
        for one in present.under(m.EmploymentContract, "student_key", key)
    }
    for index, contract in enumerate(student.contracts):
        spot = f"{place}.contracts[{index}]"
        merge.put(
            m.EmploymentContract,
            contracts.get((contract.employer, contract.since)),
            merge.said(contract, spot, _CONTRACT),
            spot,
            links={**links, "employer": contract.employer, "since": contract.since},
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
    statements = {
        one.qualification: one
        for one in present.under(m.PracticeStatement, "placement_key", row.key)
    }
    for index, statement in enumerate(one.statements):
        spot = f"{place}.statements[{index}]"
        merge.put(
            m.PracticeStatement,
            statements.get(statement.qualification),
            merge.said(statement, spot, _STATEMENT),
            spot,
            links={**links, "qualification": statement.qualification},
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
