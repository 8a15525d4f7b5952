"""The stagelogboek and goals on their way into the database."""

from collections.abc import Sequence

from stagedesk import models as m
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
    known = present.under(m.Goal, "enrollment_key", row.key)
    goals, at = enrollment.goals, f"{place}.goals"
    rows = merge.put_all(m.Goal, known, goals, _GOAL, at, by=("term", "text"), links=links)
    for index, (goal, its) in enumerate(zip(goals, rows, strict=True)):
        merge.put_all(
            m.Judgement,
            present.under(m.Judgement, "goal_key", its.key),
            goal.judgements,
            ("result", "remark"),
            f"{at}[{index}].judgements",
            links={"student_key": row.student_key, "goal_key": its.key},
            owner=its,
        )


def match_entries(
    entries: Sequence[LogEntry], rows: Sequence[m.LogEntry]
) -> list[m.LogEntry | None]:
    """The row of each entry: by day, kind and time, among equals by report."""
    return match_alike(entries, rows, ("on", "kind", "time"), "report")
