"""Supported Employment and the further trajectories, from rows to the domain's records."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from stagedesk import models as m
from stagedesk.domain.employment import EmploymentContract
from stagedesk.domain.job_analysis import JobAnalysis, JobTask
from stagedesk.domain.practice_statements import PracticeStatement
from stagedesk.domain.programmes import Programme
from stagedesk.domain.support import CycleStep, SupportCycle
from stagedesk.domain.sva2 import Sva2

T = TypeVar("T")
#: (model, parent column, parent key) to the rows under it.
Under = Callable[[Any, str, str], list[Any]]


def of_student(under: Under, key: str) -> dict[str, Any]:
    """The attributes ``support``, ``sva2`` and ``contracts`` of a student."""
    cycles = [
        cycle(row, under(m.CycleStep, "cycle_key", row.key))
        for row in under(m.SupportCycle, "student_key", key)
    ]
    contracts = map(contract, under(m.EmploymentContract, "student_key", key))
    exams = under(m.Sva2, "student_key", key)
    return {
        "support": tuple(sorted(cycles, key=lambda one: one.started)),
        "sva2": sva2(exams[0]) if exams else None,
        "contracts": tuple(sorted(contracts, key=contract_order)),
    }


def of_placement(under: Under, key: str) -> dict[str, Any]:
    """What a placement holds of its workplace: analysis, tasks, statements, programme."""
    analyses = under(m.JobAnalysis, "placement_key", key)
    tasks = sorted(under(m.JobTask, "placement_key", key), key=lambda t: (t.position, t.name))
    statements = map(statement, under(m.PracticeStatement, "placement_key", key))
    programmes = under(m.Programme, "placement_key", key)
    return {
        "job_analysis": job_analysis(analyses[0]) if analyses else None,
        "job_tasks": tuple(map(job_task, tasks)),
        "statements": tuple(sorted(statements, key=statement_order)),
        "programme": programme(programmes[0]) if programmes else None,
    }


def contract_order(one: EmploymentContract) -> tuple[date, str]:
    """Contracts by first day, then employer; one without a day comes last."""
    return (one.since or date.max, one.employer)


def statement_order(one: PracticeStatement) -> tuple[date, str]:
    """Statements by day, then qualification; one without a day comes last."""
    return (one.on or date.max, one.qualification)


def cycle(row: Any, steps: Iterable[Any]) -> SupportCycle:
    """A cycle from its row and those of its steps."""
    begun = (CycleStep(one.step, one.on, one.note, one.key) for one in steps)
    return SupportCycle(
        row.started, row.reason, tuple(sorted(begun, key=lambda one: one.step)), row.key
    )


def sva2(row: Any) -> Sva2:
    """SVA2 from its row."""
    return _plain(Sva2, row)


def contract(row: Any) -> EmploymentContract:
    """A small contract from its row."""
    return _plain(EmploymentContract, row)


def job_analysis(row: Any) -> JobAnalysis:
    """A jobanalyse from its row."""
    return _plain(JobAnalysis, row)


def job_task(row: Any) -> JobTask:
    """A task from its row."""
    return _plain(JobTask, row)


def statement(row: Any) -> PracticeStatement:
    """A praktijkverklaring from its row."""
    return _plain(PracticeStatement, row)


def programme(row: Any) -> Programme:
    """A TOP Academie or project from its row."""
    return _plain(Programme, row)


def _plain(record: type[T], row: Any) -> T:
    """A record whose attributes are all columns of the row; a list becomes a tuple."""
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name in record.__dataclass_fields__  # type: ignore[attr-defined]
        # An empty list is kept as nothing: then the record's own default holds.
        if (value := getattr(row, name)) is not None
    }
    return record(**values)
