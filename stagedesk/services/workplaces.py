"""The workplace of a placement: its analysis and tasks, praktijkverklaringen, its project."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.job_analysis import JobAnalysis, JobTask
from stagedesk.domain.practice_statements import PracticeStatement
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.programmes import PROGRAMME_KINDS, Programme
from stagedesk.services import support_records as records
from stagedesk.services.forms import create


@dataclass(frozen=True, slots=True)
class Workplace:
    """The workplace of one placement.

    Attributes:
        kind: of the placement today.
        sbb_levels: that SBB recognises the company for.
        intake_tasks: of the intake that are no task here yet.
    """

    placement_key: str
    student_key: str
    company: str
    kind: str
    sbb_levels: tuple[int, ...]
    analysis: JobAnalysis | None
    tasks: tuple[JobTask, ...]
    statements: tuple[PracticeStatement, ...]
    programme: Programme | None
    intake_tasks: tuple[str, ...]

    @property
    def in_programme(self) -> bool:
        """Whether it is a TOP Academie or a project, or has facts of one."""
        return self.kind in PROGRAMME_KINDS or self.programme is not None


def workplace(session: Session, placement_key: str) -> Workplace | None:
    """Everything of a placement's workplace; None when the placement is gone."""
    row = session.get(m.Placement, placement_key)
    if row is None or row.removed is not None:
        return None

    def under(model: type[m.OfStudent], parent: str, key: str) -> list[m.OfStudent]:
        query = select(model).where(getattr(model, parent) == key, model.removed.is_(None))
        return list(session.execute(query).scalars())

    found = records.of_placement(under, placement_key)
    company = session.get_one(m.Company, row.company_key)
    talks = under(m.Intake, "placement_key", placement_key)
    # The slots are pairs: what the student does, and how (the form of the talk).
    tasks = (getattr(talks[0], "tasks", None) or ())[::2] if talks else ()
    known = {task.name for task in found["job_tasks"]}
    return Workplace(
        placement_key,
        row.student_key,
        company.name,
        row.kind,
        tuple(company.sbb_levels or ()),
        found["job_analysis"],
        found["job_tasks"],
        found["statements"],
        found["programme"],
        tuple(dict.fromkeys(task for task in tasks if task and task not in known)),
    )


def new_sheet(session: Session, form: str, placement_key: str, on: dt.date) -> str:
    """An empty jobanalyse (of today) or an empty programme of a placement.

    Returns:
        Key of the row.

    Raises:
        InputError: the placement is gone.
    """
    given = {"on": on} if form == "job_analysis" else {}
    return create(session, form, given, on, **_links(session, placement_key))


def new_statement(
    session: Session, placement_key: str, given: dict[str, object], on: dt.date
) -> str:
    """A praktijkverklaring of a placement.

    Returns:
        Key of the row.

    Raises:
        InputError: it has no qualification, or there is one of it already.
    """
    return create(session, "practice_statement", given, on, **_links(session, placement_key))


def task_links(session: Session, placement_key: str) -> dict[str, object]:
    """The columns of a new task that are no fields: it comes last.

    Raises:
        InputError: the placement is gone.
    """
    last = session.execute(
        select(func.max(m.JobTask.position)).where(
            m.JobTask.placement_key == placement_key, m.JobTask.removed.is_(None)
        )
    ).scalar()
    return {**_links(session, placement_key), "position": 0 if last is None else last + 1}


def take_intake_tasks(session: Session, placement_key: str, on: dt.date) -> int:
    """Put the tasks of the intake on the list, all of them kept.

    Returns:
        How many.

    Raises:
        InputError: the placement is gone.
    """
    found = workplace(session, placement_key)
    names = found.intake_tasks if found else ()
    for name in names:
        links = task_links(session, placement_key)
        create(session, "job_task", {"name": name, "decision": "kept"}, on, **links)
    return len(names)


def _links(session: Session, placement_key: str) -> dict[str, str]:
    row = session.get(m.Placement, placement_key)
    if row is None or row.removed is not None:
        raise InputError(Problem("", "Deze stage is er niet meer."))
    return {"student_key": row.student_key, "placement_key": placement_key}
