"""What a plan changed by hand breaks, and where a student who comes later fits."""

import pytest

from stagedesk.domain.internal_checks import Standing, best_group, doubts
from stagedesk.domain.internal_groups import Rules
from stagedesk.domain.internal_planner import Wishes
from tests.domain.policies import shipped

RULES = Rules.of(shipped("2026-2027"))
TURN = (*RULES.parts, *RULES.parts)
NAMES = {key: f"Leerling {key}" for key in "abcdefghijklmnop"}
CLASSES = {key: "1A" if key < "i" else "1B" for key in NAMES}
ONE = Standing("Groep 1", 1, TURN[:6], tuple("abij"))
TWO = Standing("Groep 2", 1, TURN[1:7], tuple("cdkl"))


def said(*groups: Standing, wishes: Wishes | None = None) -> list[str]:
    found = doubts(groups, wishes or Wishes((1,)), RULES, NAMES, CLASSES)
    return [doubt.text for doubt in found]


def test_a_plan_as_the_planner_makes_it_has_no_doubts() -> None:
    assert said(ONE, TWO) == []


BROKEN = [
    ((Standing("Groep 1", 1, TURN[:6], tuple("abc")),), "Groep 1 heeft 3 leerlingen"),
    (
        (Standing("Groep 1", 1, ("Groen",) * 6, tuple("abij")),),
        "Groep 1 komt niet bij Facilitair, Horeca, Techniek, Textiel en Werknemersvaardigheden.",
    ),
    (
        (ONE, Standing("Groep 2", 1, TURN[:6], tuple("cdkl"))),
        "Ronde 1: Groep 1 en Groep 2 zijn op dinsdag tegelijk bij Facilitair.",
    ),
    (
        (
            Standing("Groep 1", 1, TURN[:6], tuple("abcd")),
            Standing("Groep 2", 1, TURN[1:7], tuple("ijkl")),
        ),
        "Ongelijk over de groepen verdeeld: 1A en 1B.",
    ),
]


@pytest.mark.parametrize(("groups", "words"), BROKEN)
def test_what_is_broken_by_hand_is_said(groups: tuple[Standing, ...], words: str) -> None:
    assert any(words in text for text in said(*groups))


def test_a_part_that_takes_two_groups_and_another_day_are_no_doubt() -> None:
    same = Standing("Groep 2", 1, TURN[:6], tuple("cdkl"))
    assert said(ONE, same, wishes=Wishes((1,), at_once=dict.fromkeys(RULES.parts, 2))) == []
    assert said(ONE, Standing("Groep 2", 3, TURN[:6], tuple("cdkl"))) == []


def test_who_is_kept_apart_and_sits_together_is_named() -> None:
    wishes = Wishes((1,), apart=(("a", "b"), ("a", "c")))
    assert said(ONE, TWO, wishes=wishes) == ["Leerling a en Leerling b zitten samen in Groep 1."]


def test_a_student_who_comes_later_goes_where_the_class_is_few_and_no_foe_is() -> None:
    full = Standing("Groep 3", 1, TURN[2:8], tuple("abcdefgh"))
    assert best_group("p", "1B", (full, ONE, TWO), Wishes((1,)), RULES, CLASSES) == 1
    foe = Wishes((1,), apart=(("p", "a"),))
    assert best_group("p", "1B", (ONE, TWO), foe, RULES, CLASSES) == 1
    assert best_group("p", "1B", (full,), foe, RULES, CLASSES) is None
