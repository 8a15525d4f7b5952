"""Texts, phones, mail, postcodes: cleaned, folded, read, refused with what to do."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagedesk.domain.problem import InputError
from stagedesk.domain.values import (
    clean_text,
    fold,
    format_list,
    parse_email,
    parse_phone,
    parse_postcode,
    parse_student_number,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Öz", "oz"),
        ("Şahin", "sahin"),
        ("Yıldırım", "yildirim"),
        ("İnès", "ines"),
        ("Łukasz Wójcik", "lukasz wojcik"),
        ("Søren Đorđe", "soren dorde"),
        ("Weiß", "weiss"),
        ("Ħaddād", "haddad"),
        ("Æ Œ Þ Ŋ", "ae oe th n"),
        ("Van den Heuvel-Ter  Horst", "van den heuvel ter horst"),
        ("in 't Veld", "in t veld"),
        ("in ’t Veld", "in t veld"),
        ("", ""),
    ],
)
def test_search_and_sort_see_base_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_oz_stands_by_o() -> None:
    names = sorted(["Pieters", "Öz", "Nijs", "Zoet"], key=fold)
    assert names == ["Nijs", "Öz", "Pieters", "Zoet"]


@given(st.text(st.characters(max_codepoint=0x24F), max_size=30))
@settings(max_examples=200, deadline=None)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=0x24F), max_size=30))
@settings(max_examples=200, deadline=None)
def test_composed_and_taken_apart_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a  b\tc\nd ", "a b c d"),
        ("e\u0301", "é"),
        ("a\x00b\u200bc\u202e", "abc"),
        ("a\u00a0b", "a b"),
        ("\ud800a", "a"),
    ],
)
def test_a_line_is_kept_without_what_cannot_be_seen(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


def test_a_text_keeps_its_lines_and_loses_their_ends() -> None:
    assert clean_text(" een \r\ntwee\rdrie\u2028vier \n\n", lines=True) == "een\ntwee\ndrie\nvier"


@pytest.mark.parametrize(("largest", "lines", "most"), [(5, False, 5), (0, False, 200)])
def test_a_text_that_is_too_long_is_refused_not_cut(largest: int, lines: bool, most: int) -> None:
    assert clean_text("x" * most, largest, lines=lines) == "x" * most
    with pytest.raises(InputError, match=f"Hooguit {most} letters"):
        clean_text("x" * (most + 1), largest, lines=lines)


@given(st.text(max_size=60), st.booleans())
@settings(max_examples=200, deadline=None)
def test_cleaning_twice_changes_nothing_more(text: str, lines: bool) -> None:
    cleaned = clean_text(text, 1000, lines=lines)
    assert clean_text(cleaned, 1000, lines=lines) == cleaned


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["ma"], "ma"), (["ma", "di"], "ma en di"), (["ma", "di", "do"], "ma, di en do")],
)
def test_words_are_summed_up_in_dutch(words: list[str], text: str) -> None:
    assert format_list(words) == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0105550142", "010 555 01 42"),
        ("010-555 01 42", "010 555 01 42"),
        ("(010) 5550142", "010 555 01 42"),
        ("010/555.01.42", "010 555 01 42"),
        ("+31 10 5550142", "010 555 01 42"),
        ("+31 (0)10 555 01 42", "010 555 01 42"),
        ("0031612345690", "06 1234 5690"),
        ("06 12 34 56 90", "06 1234 5690"),
        ("0180555142", "0180 555 142"),
        ("088 1234567", "088 123 45 67"),
        ("08001234", "0800 1234"),
        ("+32 2 555 01 42", "+32 2 555 01 42"),
    ],
)
def test_a_phone_number_is_read_and_shown_in_groups(typed: str, shown: str) -> None:
    assert parse_phone(typed) == shown
    assert parse_phone(shown) == shown


@pytest.mark.parametrize("number", ["06 1234 5600", "010 555 01 00", "020 555 99 99"])
def test_a_number_that_is_not_given_out_is_taken(number: str) -> None:
    assert parse_phone(number) == number


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("010 555 01 2", "Er mist nog een cijfer"),
        ("06 1234 56", "Er missen nog 2 cijfers"),
        ("06 1234 56901", "Er staat een cijfer te veel"),
        ("06 1234 567890", "Er staan 2 cijfers te veel"),
        ("5550142", "Begin met het netnummer"),
        ("06 1234 569o", "Alleen cijfers en spaties"),
        ("０６１２３４５６９０", "Alleen cijfers en spaties"),
        ("", "Alleen cijfers en spaties"),
        ("+999 1234567", "Dit nummer is niet compleet"),
        ("+32 2 55", "Dit nummer heeft een andere lengte"),
        ("0800 123456789012", "Dit nummer heeft een andere lengte"),
    ],
)
def test_a_phone_number_that_cannot_be_is_refused_with_what_to_do(typed: str, text: str) -> None:
    with pytest.raises(InputError) as fault:
        parse_phone(typed)
    assert fault.value.problems[0].text == text
    assert len(text) <= 34


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("mgroot@school.example", "mgroot@school.example"), (" a.b@De.Werf.Example ",
     "a.b@de.werf.example"), ("x@y.test", "x@y.test"), ("l.w@bedrijf.nl", "l.w@bedrijf.nl")],
)  # fmt: skip
def test_a_mail_address_is_taken_without_asking_the_network(typed: str, kept: str) -> None:
    assert parse_email(typed) == kept


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("school.example", "Er mist een @"),
        ("a@b", "Dit is geen mailadres"),
        ("a b@school.example", "Dit is geen mailadres"),
        ("a@@school.example", "Dit is geen mailadres"),
    ],
)
def test_what_is_no_mail_address_is_refused(typed: str, text: str) -> None:
    with pytest.raises(InputError, match=text):
        parse_email(typed)


@pytest.mark.parametrize("typed", ["3011ab", "3011 AB", " 3011  ab "])
def test_a_postcode_is_read_however_it_is_typed(typed: str) -> None:
    assert parse_postcode(typed) == "3011 AB"


@pytest.mark.parametrize("typed", ["3011", "0111AB", "3011SS", "３０１１AB", "30111AB", "AB3011"])
def test_what_is_no_postcode_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="Schrijf een postcode als 3011 AB"):
        parse_postcode(typed)


@pytest.mark.parametrize(("typed", "kept"), [(" 10001 ", "10001"), ("2026-A.7_b", "2026-A.7_b")])
def test_a_student_number_is_letters_digits_dot_dash(typed: str, kept: str) -> None:
    assert parse_student_number(typed) == kept


@pytest.mark.parametrize("typed", ["", "10 001", "../10001", "-1", "１", "1" * 21, "a/b"])
def test_a_student_number_that_could_not_name_a_file_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="Alleen letters en cijfers"):
        parse_student_number(typed)
