"""Log and goals travel in a dossier file: read twice nothing is added, a key that is there wins."""

from datetime import date

import pytest

from stagedesk import models as m
from stagedesk.domain.log import LogEntry
from stagedesk.services.import_log import match_entries

DAY = date(2026, 11, 24)


def row(report: str | None, kind: str = "visit", time: int | None = None) -> m.LogEntry:
    return m.LogEntry(key=str(report), on=DAY, kind=kind, time=time, report=report)


@pytest.mark.parametrize(
    ("reports", "there", "matched"),
    [
        (["a"], ["a"], ["a"]),
        (["changed"], ["a"], ["a"]),
        (["b", "a"], ["a", "b"], ["b", "a"]),
        (["new", "b"], ["a", "b"], ["a", "b"]),
        (["a", "b"], ["a"], ["a", None]),
    ],
)
def test_entries_of_one_day_and_kind_match_by_report_first(reports, there, matched):
    found = match_entries(
        [LogEntry(DAY, "visit", report=report) for report in reports], [row(r) for r in there]
    )
    assert [one.report if one else None for one in found] == matched


@pytest.mark.parametrize(("kind", "time"), [("call", None), ("visit", 600)])
def test_another_kind_or_time_is_another_entry(kind, time):
    assert match_entries([LogEntry(DAY, "visit", report="a")], [row("a", kind, time)]) == [None]
