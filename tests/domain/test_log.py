"""Stagelogboek and goals: what is due, who was visited longest ago, what stays inside."""

from datetime import date

import pytest

from stagedesk.domain.goals import Goal, Judgement, for_profile
from stagedesk.domain.log import (
    LogEntry,
    agreements_due,
    entries_due,
    last_visit,
    log_problems,
    longest_ago,
)

TODAY = date(2026, 11, 24)


def day(number: int) -> date:
    return date(2026, 11, number)


@pytest.mark.parametrize(
    ("on", "done", "due"),
    [(23, False, True), (24, False, True), (25, False, False), (23, True, False)],
)
def test_a_planned_entry_is_due_from_its_own_day_until_it_is_done(on, done, due):
    entry = LogEntry(day(on), "visit", done=done)
    assert list(entries_due([entry], TODAY)) == ([entry] if due else [])


def test_what_is_due_longest_comes_first():
    later, sooner = LogEntry(day(20), "visit", time=600), LogEntry(day(20), "call", time=540)
    oldest = LogEntry(day(2), "talk")
    assert list(entries_due([later, oldest, sooner], TODAY)) == [oldest, sooner, later]


@pytest.mark.parametrize(
    ("text", "by", "kept", "due"),
    [
        ("Rooster mailen", 24, False, True),
        ("Rooster mailen", 10, False, True),
        ("Rooster mailen", 25, False, False),
        ("Rooster mailen", 10, True, False),
        ("Rooster mailen", None, False, False),
        (None, 10, False, False),
    ],
)
def test_an_agreement_comes_back_from_its_day_until_it_is_kept(text, by, kept, due):
    entry = LogEntry(
        day(1),
        "visit",
        done=True,
        agreement=text,
        agreement_by=by and day(by),
        agreement_done=kept,
    )
    assert list(agreements_due([entry], TODAY)) == ([entry] if due else [])


@pytest.mark.parametrize(
    ("kind", "done", "on", "counts"),
    [
        ("visit", True, 10, True),
        ("training", True, 10, True),
        ("visit", False, 10, False),
        ("visit", True, 25, False),
        ("call", True, 10, False),
        ("talk", True, 10, False),
    ],
)
def test_only_a_visit_that_was_made_counts_as_visited(kind, done, on, counts):
    assert last_visit([LogEntry(day(on), kind, done=done)], TODAY) == (day(on) if counts else None)


def test_who_was_never_visited_comes_first_then_who_was_longest_ago_then_by_name():
    people = [(day(9), "Zoë"), (day(2), "Öz"), (None, "Şahin"), (day(2), "Ali")]
    names = [name for _, name in sorted(people, key=lambda one: longest_ago(*one))]
    assert names == ["Şahin", "Ali", "Öz", "Zoë"]


@pytest.mark.parametrize(
    ("kind", "said", "secret"),
    [
        ("incident", None, True),
        ("incident", False, False),
        ("visit", None, False),
        ("visit", True, True),
    ],
)
def test_an_incident_is_confidential_unless_somebody_says_otherwise(kind, said, secret):
    assert LogEntry(TODAY, kind, confidential=said).secret is secret


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (LogEntry(day(1), "visit", agreement="Bellen"), "agreement_by"),
        (LogEntry(day(9), "visit", agreement="x", agreement_by=day(2)), "agreement_by"),
        (LogEntry(day(25), "visit", done=True), "on"),
    ],
)
def test_what_is_odd_about_an_entry_is_only_warned_of(entry, field):
    (problem,) = log_problems(entry, TODAY)
    assert (problem.field, problem.is_error) == (field, False)


@pytest.mark.parametrize(
    ("judged", "standing"),
    [
        ((), "busy"),
        (((2, "not_yet"), (9, "reached")), "reached"),
        (((9, "reached"), (2, "not_yet")), "reached"),
        (((2, "not_yet"), (25, "reached")), "not_yet"),
    ],
)
def test_the_last_judgement_up_to_the_day_decides(judged, standing):
    goal = Goal("Op tijd", judgements=tuple(Judgement(day(d), r) for d, r in judged))
    assert goal.standing(TODAY) == standing


def test_a_company_reads_only_running_iop_goals_that_are_not_reached():
    goals = (
        Goal("Op tijd"),
        Goal("Zelfstandig wonen", term="long"),
        Goal("Voorbij", until=day(1)),
        Goal("Gehaald", judgements=(Judgement(day(1), "reached"),)),
    )
    assert for_profile(goals, TODAY) == ("Op tijd",)
