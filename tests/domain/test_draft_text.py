"""Whatever an editor gives comes back out of its draft as it was, and text stays text."""

from datetime import date

import pytest

from stagedesk.domain.draft_text import draft_text, draft_value


@pytest.mark.parametrize(
    "typed",
    ["", "Rotterd", "8,", "true", "null", "[0,2]", '"x"', "a\n\nb", "  17-5 ", "Łukasz Şahin", "-"],
)
def test_typed_text_is_its_own_draft(typed: str) -> None:
    assert draft_text(typed) == typed
    assert draft_value(typed) == typed


@pytest.mark.parametrize(
    "raw",
    [
        None,
        True,
        False,
        0,
        1,
        510,
        date(2027, 5, 25),
        (),
        (0, 2, 4),
        ("1.3", "4.2"),
        ("op tijd komen", "", "Şahin"),
        (None, "a"),
        ((0, 510, 990), (1, 510, 720)),
        (date(2027, 5, 25),),
        "\x1e",
        "\x1etrue",
        ("\x1etrue",),
    ],
)
def test_a_choice_comes_back_as_it_was(raw: object) -> None:
    again = draft_value(draft_text(raw))
    assert again == raw
    # A tick is no number, an empty choice is no empty text.
    assert type(again) is type(raw)


def test_no_two_values_have_one_draft() -> None:
    values = [None, True, 1, "1", "true", "null", (), "[]", (1,), ("1",), "2027-05-25"]
    values += [date(2027, 5, 25), ("2027-05-25",), "\x1e1", "\x1etrue", ""]
    texts = [draft_text(value) for value in values]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("text", ["\x1e", "\x1e{", '\x1e{"week":3}', '\x1e{"day":7}', "\x1eklas"])
def test_what_was_never_made_here_was_typed(text: str) -> None:
    assert draft_value(text) == text


def test_nothing_else_becomes_a_draft() -> None:
    with pytest.raises(TypeError):
        draft_text(1.5)
    with pytest.raises(TypeError):
        draft_text(b"bytes")
