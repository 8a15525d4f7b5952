"""A new school year: the rules of who goes where."""

from dataclasses import replace

import pytest

from stagedesk.domain.new_year import (
    AGAIN,
    LEAVE,
    UP,
    WAIT,
    ClassPlan,
    Member,
    OwnPlan,
    class_plans,
    counts,
    next_class,
    next_days,
    proposed_move,
    steps,
    without_class,
)
from tests.domain.policies import shipped

POLICY = shipped("2027-2028")
ZOE = Member("z", "e", "Zoë Bakker", 3, "3A", "ans", "marijke", 2)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("3A", "4A"), ("1", "2"), ("2 groen", "3 groen"), ("5A", "6A"), ("6A", ""), ("9A", ""),
        ("PRO3", ""), ("", ""), (None, ""), ("0A", "1A"),
    ],
)  # fmt: skip
def test_a_class_moves_by_its_leading_digit(now: str | None, then: str) -> None:
    assert next_class(now) == then


@pytest.mark.parametrize(
    ("grade_year", "leaves", "move"),
    [(1, False, UP), (5, False, UP), (5, True, LEAVE), (6, False, LEAVE), (0, False, WAIT)],
)
def test_who_is_in_the_last_year_or_has_a_route_leaves(
    grade_year: int, leaves: bool, move: str
) -> None:
    assert proposed_move(replace(ZOE, grade_year=grade_year, leaves=leaves)) == move


@pytest.mark.parametrize(
    ("old", "own", "new", "days"),
    [
        (1, None, 2, 1), (2, 1, 3, 2), (3, 2, 4, 3), (3, 4, 4, 3), (4, 4, 5, 4), (4, None, 5, 3),
        (5, 4, 6, 4), (3, 1, 3, 1), (0, 2, 1, None),
    ],
)  # fmt: skip
def test_days_a_week_follow_the_new_grade_year_unless_it_asks_the_same(
    old: int, own: int | None, new: int, days: int | None
) -> None:
    assert next_days(replace(ZOE, grade_year=old, days_per_week=own), new, POLICY) == days


def test_classes_are_proposed_in_order_and_without_a_class_comes_last() -> None:
    members = [replace(ZOE, school_class=name) for name in ("4B", None, "3A", "4B")]
    assert list(class_plans(members)) == ["3A", "4B", ""]
    assert class_plans(members)["3A"] == ClassPlan("4A")


def test_a_class_gives_its_members_name_mentor_and_jobcoach() -> None:
    (kept,) = steps([ZOE], {"3A": ClassPlan("4C")}, {}, POLICY)
    assert (kept.school_class, kept.mentor, kept.jobcoach) == ("4C", "ans", "marijke")
    assert (kept.move, kept.grade_year, kept.days_per_week) == (UP, 4, 3)
    (other,) = steps([ZOE], {"3A": ClassPlan("4C", "joost", "bram")}, {}, POLICY)
    assert (other.mentor, other.jobcoach) == ("joost", "bram")


def test_who_does_the_year_again_keeps_class_grade_year_and_colleagues() -> None:
    plans = {"3A": ClassPlan("4A", "joost", "bram")}
    (step,) = steps([ZOE], plans, {"z": OwnPlan(AGAIN)}, POLICY)
    assert (step.grade_year, step.school_class, step.mentor) == (3, "3A", "ans")
    (moved,) = steps([ZOE], plans, {"z": OwnPlan(AGAIN, "3B")}, POLICY)
    assert moved.school_class == "3B"


def test_an_own_class_wins_and_only_spaces_are_no_class() -> None:
    plans = {"3A": ClassPlan("4A")}
    (step,) = steps([ZOE], plans, {"z": OwnPlan(school_class=" 4D ")}, POLICY)
    assert step.school_class == "4D"
    (none,) = steps([ZOE], plans, {"z": OwnPlan(school_class="  ")}, POLICY)
    assert without_class([step, none]) == (none,)


@pytest.mark.parametrize(
    ("placement", "move", "goes_on"),
    [("p", UP, True), ("p", AGAIN, True), ("p", LEAVE, False), (None, UP, False)],
)
def test_a_placement_only_goes_on_for_who_stays_and_has_one(
    placement: str | None, move: str, goes_on: bool
) -> None:
    own = {"z": OwnPlan(move, goes_on=True)}
    (step,) = steps([replace(ZOE, placement=placement)], {}, own, POLICY)
    assert step.goes_on is goes_on


def test_moves_are_counted_and_leaving_needs_no_class() -> None:
    members = [replace(ZOE, student=str(n), grade_year=n, school_class=None) for n in range(1, 7)]
    found = steps(members, {}, {"1": OwnPlan(WAIT)}, POLICY)
    assert counts(found) == {UP: 4, AGAIN: 0, LEAVE: 1, WAIT: 1}
    assert len(without_class(found)) == 4
