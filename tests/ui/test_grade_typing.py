"""Typing a grade key by key."""

import pytest

from stagedesk.domain.problem import InputError
from stagedesk.ui.grade_typing import Typed, add, take_back


def typed(text: str) -> Typed:
    result = Typed()
    for letter in text:
        result = add(result, letter)
    return result


@pytest.mark.parametrize(
    ("text", "shown", "tenths"),
    [
        ("8", "8", 80),
        ("8,", "8,", 80),
        ("8.5", "8,5", 85),
        ("1", "1", 10),
        ("10", "10", 100),
        ("10,0", "10,0", 100),
        (" 8 ", "8", 80),
    ],
)
def test_every_key_on_the_way_to_a_grade_is_taken(text: str, shown: str, tenths: int) -> None:
    assert typed(text) == Typed(shown, tenths)


@pytest.mark.parametrize("text", ["0", "11", "85", "8,55", "10,1", ",", "8,,", "-", "x", "８", "²"])
def test_a_key_after_which_it_can_be_no_grade_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        typed(text)


def test_taking_keys_back_ends_empty() -> None:
    now = typed("7,5")
    seen = []
    for _ in range(3):
        now = take_back(now)
        seen.append((now.text, now.tenths))
    assert seen == [("7,", 70), ("7", 70), ("", None)]
