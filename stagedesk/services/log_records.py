"""The stagelogboek and goals from rows to records, for whole dossiers and for their own tab."""

from collections.abc import Callable, Iterable
from typing import Any

from stagedesk import models as m
from stagedesk.domain.goals import Goal, Judgement
from stagedesk.domain.log import LogEntry


def of_year(under: Callable[[Any, str, str], list[Any]], key: str) -> dict[str, Any]:
    """The attributes ``goals`` and ``log`` of an enrollment.

    Args:
        under: (model, parent column, parent key) to the rows under it.
        key: of the enrollment.
    """
    rows = under(m.LogEntry, "enrollment_key", key)
    goals = [
        goal(row, under(m.Judgement, "goal_key", row.key))
        for row in under(m.Goal, "enrollment_key", key)
    ]
    return {
        "goals": tuple(sorted(goals, key=lambda g: (g.term != "short", g.key))),
        "log": tuple(sorted(map(log_entry, rows), key=lambda e: (e.on, e.time or 0, e.key))),
    }


def log_entry(row: Any) -> LogEntry:
    """An entry of the stagelogboek from its row."""
    return LogEntry(
        on=row.on,
        kind=row.kind,
        time=row.time,
        done=bool(row.done),
        present=row.present,
        report=row.report,
        agreement=row.agreement,
        agreement_by=row.agreement_by,
        agreement_done=bool(row.agreement_done),
        confidential=row.confidential,
        key=row.key,
    )


def goal(row: Any, judged: Iterable[Any]) -> Goal:
    """A goal from its row and those of its judgements."""
    judgements = sorted((Judgement(j.on, j.result, j.remark) for j in judged), key=lambda j: j.on)
    return Goal(row.text, row.term, row.skill, row.since, row.until, tuple(judgements), row.key)
