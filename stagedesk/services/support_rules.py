"""What the forms of support and trajectories must obey: rows gathered, judged by the domain.

Exists apart from form_rules.py because these subjects have rules enough for a file.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.employment import contract_problems
from stagedesk.domain.job_analysis import analysis_problems
from stagedesk.domain.practice_statements import statement_problems
from stagedesk.domain.problem import Problem
from stagedesk.domain.support import SupportCycle, cycle_problems, step_problems
from stagedesk.domain.sva2 import sva2_problems
from stagedesk.services import contracts, support_records, sva2
from stagedesk.services.policies import policy_of

#: Fields without which a row cannot be.
REQUIRED: dict[str, tuple[str, ...]] = {
    "support_cycle": ("started",),
    "cycle_step": ("on",),
    "employment_contract": ("employer",),
    "job_task": ("name",),
    "practice_statement": ("qualification",),
}


def _taken(session: Session, row: Any, *columns: str) -> bool:
    """Whether another living row of the table says the same in these columns."""
    model = type(row)
    same = [getattr(model, name).is_(getattr(row, name)) for name in columns]
    query = select(model.key).where(*same, model.key != row.key, model.removed.is_(None))
    return session.execute(query.limit(1)).first() is not None


def _cycle(session: Session, row: m.SupportCycle, on: dt.date | None) -> Iterator[Problem]:
    if _taken(session, row, "student_key", "started"):
        yield Problem("started", "Op deze dag begint al een cyclus")
    yield from cycle_problems(SupportCycle(row.started), on)


def _step(session: Session, row: m.CycleStep, on: dt.date | None) -> Iterator[Problem]:
    (step,) = support_records.cycle(session.get_one(m.SupportCycle, row.cycle_key), [row]).steps
    started = session.get_one(m.SupportCycle, row.cycle_key).started
    yield from step_problems(step, started, on)


def _sva2(session: Session, row: m.Sva2, on: dt.date | None) -> Iterator[Problem]:
    counted = sva2.counted(session, row.student_key, on)
    yield from sva2_problems(support_records.sva2(row), counted.days, counted.needed, on)


def _contract(session: Session, row: m.EmploymentContract, on: dt.date | None) -> Iterator[Problem]:
    if _taken(session, row, "student_key", "employer", "since"):
        yield Problem("employer", "Dit contract staat er al")
    record = support_records.contract(row)
    yield from contract_problems(record)
    if on is not None and (record.until is None or record.until >= on):
        yield from contracts.beside_stage(session, row, max(on, record.since or on))


def _analysis(session: Session, row: m.JobAnalysis, on: dt.date | None) -> Iterator[Problem]:
    yield from analysis_problems(row.fits, row.on, on)


def _task(session: Session, row: m.JobTask, on: dt.date | None) -> Iterator[Problem]:
    row.decision = row.decision or "kept"
    if _taken(session, row, "placement_key", "name"):
        yield Problem("name", "Deze taak staat er al")


def _statement(session: Session, row: m.PracticeStatement, on: dt.date | None) -> Iterator[Problem]:
    if _taken(session, row, "placement_key", "qualification"):
        yield Problem("qualification", "Deze kwalificatie staat er al")
    placement = session.get_one(m.Placement, row.placement_key)
    enrollment = session.get_one(m.Enrollment, placement.enrollment_key)
    company = session.get_one(m.Company, placement.company_key)
    policy = policy_of(session, enrollment.school_year)
    yield from statement_problems(
        support_records.statement(row),
        company.sbb_levels or (),
        enrollment.grade_year,
        policy.settings["statement_from_grade_year"],
    )


RULES: dict[type[m.Row], Callable[[Session, Any, dt.date | None], Iterator[Problem]]] = {
    m.SupportCycle: _cycle,
    m.CycleStep: _step,
    m.Sva2: _sva2,
    m.EmploymentContract: _contract,
    m.JobAnalysis: _analysis,
    m.JobTask: _task,
    m.PracticeStatement: _statement,
}
#: Who still needs a row: table, column, row, Dutch words.
USERS: tuple[tuple[Any, str, type[m.Row], str], ...] = (
    (m.JobAnalysis, "placement_key", m.Placement, "er is een jobanalyse van deze stage"),
    (
        m.PracticeStatement,
        "placement_key",
        m.Placement,
        "er zijn {count} praktijkverklaringen van deze stage",
    ),
)
