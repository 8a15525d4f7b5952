"""Leerlingen zonder stage: since when, what is due, and what changed since the last meeting."""

from datetime import date

import pytest

from stagedesk.domain.meetings import MeetingEntry, changes
from stagedesk.domain.without_placement import Meanwhile, at, meanwhile_problems, without_since

FIRST = date(2026, 8, 31)
SEPTEMBER = date(2026, 9, 14)


@pytest.mark.parametrize(
    ("ends", "ready", "ready_since", "since"),
    [
        ((), None, None, FIRST),
        ((), True, SEPTEMBER, FIRST),
        ((date(2026, 9, 18), date(2026, 10, 2)), True, None, date(2026, 10, 3)),
        ((), False, SEPTEMBER, SEPTEMBER),
        ((date(2026, 10, 2),), False, None, date(2026, 10, 3)),
    ],
)
def test_without_a_placement_since(ends, ready, ready_since, since):
    assert without_since(ends, FIRST, ready, ready_since) == since


@pytest.mark.parametrize(
    ("agreed", "due"),
    [
        (Meanwhile(FIRST, next_step="bellen", next_on=SEPTEMBER), True),
        (Meanwhile(FIRST, next_step="bellen", next_on=SEPTEMBER, next_done=True), False),
        (Meanwhile(FIRST, next_step="bellen", next_on=date(2026, 9, 15)), False),
        (Meanwhile(FIRST, next_on=SEPTEMBER), False),
        (Meanwhile(FIRST, next_step="bellen"), False),
    ],
)
def test_a_next_step_is_due_on_its_day(agreed, due):
    assert agreed.step_due(SEPTEMBER) is due


def test_the_last_agreement_holds():
    both = (Meanwhile(SEPTEMBER, "ill"), Meanwhile(FIRST, "searching"))
    assert at(both, date(2026, 9, 13)) == both[1]
    assert at(both, SEPTEMBER) == both[0]
    assert at(both, date(2026, 8, 30)) is None


@pytest.mark.parametrize(
    ("agreed", "fields"),
    [
        (Meanwhile(FIRST, next_step="bellen"), ["next_on"]),
        (Meanwhile(SEPTEMBER, next_step="bellen", next_on=FIRST), ["next_on"]),
        (Meanwhile(FIRST, next_step="bellen", next_on=SEPTEMBER), []),
    ],
)
def test_what_is_odd_only_warns(agreed, fields):
    problems = list(meanwhile_problems(agreed))
    assert [problem.field for problem in problems] == fields
    assert not any(problem.is_error for problem in problems)


OLD = MeetingEntry("10001", FIRST, True, "searching", "te ver", "bellen", SEPTEMBER)
CHANGED = [
    (OLD, ()),
    (MeetingEntry("10001", FIRST, True, "ill", "te ver", "bellen", SEPTEMBER), ("Nu: is ziek",)),
    (
        MeetingEntry("10001", FIRST, False, "searching", "angst", "bellen", SEPTEMBER),
        ("Nu nog niet klaar voor stage", "Andere reden"),
    ),
    (
        MeetingEntry("10001", FIRST, True, "searching", "te ver", "mailen", SEPTEMBER),
        ("Andere volgende stap",),
    ),
    # What was carried out is no change: the list has nothing new to say.
    (MeetingEntry("10001", FIRST, True, "searching", "te ver"), ()),
    (
        MeetingEntry("10001", SEPTEMBER, True, "searching", "te ver", "bellen", SEPTEMBER),
        ("Opnieuw zonder stage sinds 14 september 2026",),
    ),
]


@pytest.mark.parametrize(("now", "words"), CHANGED)
def test_what_changed_of_one_student(now, words):
    assert changes([OLD], [now]).changed.get("10001", ()) == words


def test_who_is_new_and_who_is_gone():
    other = MeetingEntry("10002", FIRST)
    found = changes([OLD], [other])
    assert found.new == {"10002"}
    assert found.gone == ("10001",)
    assert not found.changed
