"""The stagelogboek and goals on their way into the database."""

from collections.abc import Sequence
from typing import Any

from stagedesk import models as m
from stagedesk.domain.goals import Goal
from stagedesk.domain.log import LogEntry
from stagedesk.domain.students import Enrollment
from stagedesk.services.import_match import Present, match_alike
from stagedesk.services.import_merge import Merge

_ENTRY = (
    "done",
    "present",
    "report",
    "agreement",
    "agreement_by",
    "agreement_done",
    "confidential",
)
_GOAL = ("skill", "since", "until")


def merge_log(
    merge: Merge, present: Present, enrollment: Enrollment, row: m.Enrollment, place: str
) -> None:
    """Match and merge the log and the goals of one school year.

    Goals match by term and text, judgements by day, entries as ``match_entries`` says.
    """
    links = {"student_key": row.student_key, "enrollment_key": row.key}
    there = present.under(m.LogEntry, "enrollment_key", row.key)
    for index, (entry, found) in enumerate(
        zip(enrollment.log, match_entries(enrollment.log, there), strict=True)
    ):
        spot = f"{place}.log[{index}]"
        merge.put(
            m.LogEntry,
            found,
            merge.said(entry, spot, _ENTRY),
            spot,
            links={**links, "on": entry.on, "time": entry.time, "kind": entry.kind},
        )
    goals = {
        (goal.term, goal.text): goal for goal in present.under(m.Goal, "enrollment_key", row.key)
    }
    for index, goal in enumerate(enrollment.goals):
        found = goals.get((goal.term, goal.text))
        _goal(merge, present, goal, found, links, f"{place}.goals[{index}]")


def _goal(
    merge: Merge, present: Present, goal: Goal, found: Any, links: dict[str, Any], place: str
) -> None:
    row = merge.put(
        m.Goal,
        found,
        merge.said(goal, place, _GOAL),
        place,
        links={**links, "term": goal.term, "text": goal.text},
    )
    judged = {one.on: one for one in present.under(m.Judgement, "goal_key", row.key)}
    for index, one in enumerate(goal.judgements):
        spot = f"{place}.judgements[{index}]"
        merge.put(
            m.Judgement,
            judged.get(one.on),
            {"result": one.result, **merge.said(one, spot, ("remark",))},
            spot,
            links={"student_key": row.student_key, "goal_key": row.key, "on": one.on},
            owner=row,
        )


def match_entries(
    entries: Sequence[LogEntry], rows: Sequence[m.LogEntry]
) -> list[m.LogEntry | None]:
    """The row of each entry: by day, kind and time, among equals by report."""
    return match_alike(entries, rows, ("on", "kind", "time"), "report")
