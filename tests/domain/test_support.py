"""Supported Employment: where a student stands, what a move takes back, when a cycle is due."""

from datetime import date

import pytest

from stagedesk.domain.placements import Placement
from stagedesk.domain.support import (
    CycleStep,
    SupportCycle,
    cycle_on,
    cycle_problems,
    dropped_out,
    step_problems,
    undone_by_move,
)

LAST = date(2027, 7, 16)
TODAY = date(2026, 11, 24)


def day(number: int, month: int = 11) -> date:
    return date(2026, month, number)


@pytest.mark.parametrize(
    ("steps", "here"),
    [
        ((), None),
        (((1, 2),), 1),
        (((1, 2), (2, 9)), 2),
        (((1, 2), (3, 9), (4, 9)), 4),
        (((3, 20), (4, 9), (5, 10)), 3),
        (((1, 2), (2, 25)), 1),
    ],
)
def test_a_student_is_in_the_step_that_was_begun_last(steps, here):
    cycle = SupportCycle(day(1), steps=tuple(CycleStep(step, day(on)) for step, on in steps))
    found = cycle.here(TODAY)
    assert (found.step if found else None) == here


def test_the_cycle_of_a_day_is_the_last_that_had_started():
    first, second, later = (SupportCycle(day(d)) for d in (1, 10, 30))
    assert cycle_on([second, later, first], TODAY) == second
    assert cycle_on([later], TODAY) is None


def test_a_move_back_takes_away_only_what_was_begun_that_same_day():
    steps = (CycleStep(2, day(20)), CycleStep(4, day(9)), CycleStep(5, TODAY))
    assert undone_by_move(steps, 3, TODAY) == (CycleStep(5, TODAY),)
    assert undone_by_move(steps, 5, TODAY) == ()


def stage(start: date | None, end: date | None = None) -> Placement:
    return Placement("c1", start=start, end=end)


EARLY = stage(day(1, 9), day(2))


@pytest.mark.parametrize(
    ("placements", "cycles", "asks"),
    [
        ([EARLY], [], True),
        ([EARLY], [SupportCycle(day(1, 9))], True),
        ([EARLY], [SupportCycle(day(2))], False),
        ([EARLY, stage(day(9))], [], False),
        ([EARLY, stage(None)], [], True),
        ([stage(day(1, 9))], [], False),
        ([stage(day(1, 9), day(24))], [], False),
        ([stage(None)], [], False),
        ([], [], False),
    ],
    ids=[
        "stopped", "old cycle", "begun again", "another runs", "a talk is pending", "runs",
        "last day is today", "never began", "none",
    ],
)  # fmt: skip
def test_a_placement_that_stopped_early_asks_for_a_new_cycle(placements, cycles, asks):
    found = dropped_out(placements, cycles, LAST, TODAY)
    assert found == (EARLY if asks else None)


@pytest.mark.parametrize(
    ("end", "asks"), [(LAST, False), (date(2027, 7, 12), False), (date(2027, 7, 11), True)]
)
def test_a_placement_that_ends_in_the_last_school_week_is_no_drop_out(end, asks):
    found = dropped_out([stage(day(1, 9), end)], [], LAST, date(2027, 8, 1))
    assert (found is not None) is asks


def test_odd_days_are_only_warned_of():
    (early,) = step_problems(CycleStep(2, day(1)), day(9), TODAY)
    (late,) = step_problems(CycleStep(2, day(30)), day(9), TODAY)
    (coming,) = cycle_problems(SupportCycle(day(30)), TODAY)
    assert not any(one.is_error for one in (early, late, coming))
    assert list(step_problems(CycleStep(2, day(30)), day(9), None)) == []
