"""Letters: what fits, where lines break, and what cannot be printed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagedesk.reports.letters import (
    FONTS,
    Type,
    balanced,
    check_text,
    clean,
    fit,
    running,
    width,
    wrap,
)
from stagedesk.reports.style import TEXT, VALUE

NAMES = "Şahin Oğuzhan Łukasz Čapek Ħaddād Wiśniewski Đorđević Nguyễn Țepeș Kārlis Ünal İnce Groß"


@pytest.mark.parametrize("font", FONTS)
def test_every_font_of_the_papers_prints_the_names_of_the_school(font: str) -> None:
    assert check_text(NAMES, font) == []


@pytest.mark.parametrize(
    ("text", "lacking"),
    [("Anna ☺", ["☺"]), ("✓ ☑ ✓", ["✓", "☑"]), ("محمد", ["م", "ح", "د"]), ("S\u0327ahin", [])],
)
def test_characters_that_the_font_lacks_are_named_once(text: str, lacking: list[str]) -> None:
    assert check_text(text) == lacking


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("S\u0327ahin", "Şahin"),
        ("zacht\u00adafbreken", "zachtafbreken"),
        ("een\ttwee\u2003drie", "een twee drie"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("\u202eomgekeerd\u202c", "omgekeerd"),
        ("<de Vries> & zonen", "<de Vries> & zonen"),
    ],
)
def test_texts_are_made_fit_to_print_without_losing_a_letter(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("name", "font", "size", "lines"),
    [
        ("Noor El Haddād", "FiraSans-Medium", 10.5, 1),
        ("Wilhelmina van den Broeke-Oudenaarden-Vis", "FiraSansCondensed-Medium", 10.5, 1),
        ("Anne-Fleur van den Broeke-Oudenaarden tot Rhoon", "FiraSansCondensed-Medium", 8.925, 1),
        ("Koninklijke Tuinbouwcoöperatie De Vijf Havens, vestiging Hillegersberg",
         "FiraSansCondensed-Medium", 8.925, 2),
    ],
)  # fmt: skip
def test_a_value_becomes_narrow_then_smaller_then_two_lines(
    name: str, font: str, size: float, lines: int
) -> None:
    shown = fit(name, VALUE, 71.0)
    assert shown.type.font == font
    assert shown.type.size == pytest.approx(size)
    assert len(shown.lines) == lines


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Van den Broeke-Oudenaarden", 34.0, ("Van den Broeke-", "Oudenaarden")),
        ("op 26-11-2026", 22.0, ("op", "26-11-2026")),
        ("n.elhaddad@praktijkschool.example", 40.0, ("n.elhaddad@", "praktijkschool.example")),
        ("een\ntwee", 40.0, ("een", "twee")),
        ("nog 12\u00a0uur", 14.0, ("nog", "12\u00a0uur")),
        ("", 40.0, ("",)),
    ],
)
def test_lines_break_at_spaces_and_after_hyphens_but_not_in_a_date(
    text: str, room: float, lines: tuple[str, ...]
) -> None:
    assert wrap(text, VALUE, room) == lines


@settings(max_examples=150, deadline=None)
@given(st.text("abŞğ \u00a0.-@\n1", max_size=120), st.floats(12, 90))
def test_no_letter_is_lost_and_no_line_is_too_wide(text: str, room: float) -> None:
    for lines in (wrap(text, TEXT, room), running(text, TEXT, room), fit(text, TEXT, room).lines):
        assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, TEXT) <= room + 0.001 for line in wrap(text, TEXT, room))


def test_running_text_has_no_last_line_shorter_than_a_quarter() -> None:
    text = (
        "Let op het tempo bij het vullen van de schappen en bij het sjouwen van de zware dozen nu"
    )
    room = width(text, TEXT) - 2.0
    assert width(wrap(text, TEXT, room)[-1], TEXT) < room / 4
    assert width(running(text, TEXT, room)[-1], TEXT) >= room / 4


def test_two_lines_of_a_skill_are_about_equal() -> None:
    text = "Ik zie er verzorgd uit en houd mij aan de kledingvoorschriften van de stage"
    first, second = balanced(text, TEXT, 113.0).lines
    assert abs(width(first, TEXT) - width(second, TEXT)) < 25


def test_a_skill_that_misses_one_line_by_a_hair_becomes_a_little_smaller() -> None:
    kind = Type("FiraSans-Regular", 10)
    text = "Ik laat mijn urenbriefjes elke week ondertekenen en lever die op tijd in"
    shown = balanced(text, kind, width(text, kind) * 0.97)
    assert shown.lines == (text,)
    assert shown.type.size == pytest.approx(9.6)
