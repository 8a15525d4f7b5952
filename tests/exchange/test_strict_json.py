"""What is no dossier file at all is refused with one sentence, whatever its bytes are."""

import pytest

from stagedesk.domain.problem import InputError
from stagedesk.exchange.strict_json import DEEPEST, LARGEST, parse


def nested(levels: int) -> bytes:
    """An object in which lists bring the depth to ``levels``."""
    return b'{"a":' + b"[" * (levels - 1) + b"]" * (levels - 1) + b"}"


REFUSED = [
    ("nothing", b"", "leeg"),
    ("white space", b" \n\t ", "leeg"),
    ("only a byte order mark", b"\xef\xbb\xbf", "leeg"),
    ("Latin-1", '{"naam": "Zoë"}'.encode("latin-1"), "UTF-8"),
    ("UTF-16", '{"stagedesk": 1}'.encode("utf-16"), "UTF-8"),
    ("surrogates as bytes", b'{"a": "\xed\xa0\x80"}', "UTF-8"),
    ("an overlong slash", b'{"a": "\xc0\xaf"}', "UTF-8"),
    ("a cut-off character", b'{"a": "\xc3', "UTF-8"),
    ("a picture", b"\x89PNG\r\n\x1a\n", "UTF-8"),
    ("a list", b"[1]", "geen dossierbestand"),
    ("a number", b"1", "geen dossierbestand"),
    ("a long number", b"9" * 5000, "geen dossierbestand"),
    ("null", b"null", "geen dossierbestand"),
    ("NaN", b"NaN", "geen dossierbestand"),
    ("a text", b'"stagedesk"', "geen dossierbestand"),
    ("33 levels", nested(DEEPEST + 1), "dieper"),
    ("100,000 levels", nested(100_000), "dieper"),
    ("100,000 levels that never end", b"[" * 100_000, "dieper"),
    ("100,000 objects that never end", b'{"a":' * 100_000, "dieper"),
]


@pytest.mark.parametrize(("data", "words"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_is_no_dossier_file_is_refused_with_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(data)
    assert words in caught.value.problems[0].text
    assert len(caught.value.problems) == 1


SYNTAX = [
    ("a comma too many", b'{"a": 1,}', "regel 1, teken 9"),
    ("cut off", b'{"a": [1, 2', "regel 1, teken 12"),
    ("text behind it", b'{"a": 1}\n{"b": 2}', "regel 2, teken 1"),
    ("single quotes", b"{'a': 1}", "regel 1, teken 2"),
    ("a comment", b'{"a": 1 // een\n}', "regel 1, teken 9"),
    ("a raw line break in a text", b'{"a": "x\ny"}', "regel 1, teken 9"),
    ("a raw NUL in a text", b'{"a": "x\x00y"}', "regel 1, teken 9"),
    ("a leading zero", b'{"a": 08}', "regel 1, teken 8"),
    ("a hexadecimal number", b'{"a": 0x8}', "regel 1, teken 8"),
    ("Python's True", b'{"a": True}', "regel 1, teken 7"),
    ("an unknown escape", b'{"a": "\\x41"}', "regel 1, teken"),
    ("no value", b'{"a": }', "regel 1, teken 7"),
]


@pytest.mark.parametrize(("data", "place"), [r[1:] for r in SYNTAX], ids=[r[0] for r in SYNTAX])
def test_a_slip_in_the_json_is_named_by_line_and_character(data: bytes, place: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(data)
    assert caught.value.problems[0].field.startswith(place)
    assert "JSON" in caught.value.problems[0].text


def test_a_file_over_fifty_megabytes_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(InputError, match="50 MB"):
        parse(b"x" * (LARGEST + 1))


def test_fifty_megabytes_exactly_are_parsed() -> None:
    assert parse(b'{"a":1}'.ljust(LARGEST)) == {"a": 1}


def test_thirty_two_levels_are_parsed() -> None:
    assert "a" in parse(nested(DEEPEST))


def test_the_mark_that_windows_puts_before_utf8_is_passed_over() -> None:
    assert parse(b'\xef\xbb\xbf{"stagedesk": 1}') == {"stagedesk": 1}
