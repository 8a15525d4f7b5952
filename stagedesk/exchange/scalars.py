"""The single values of a dossier file: ASCII patterns are matched before anything is parsed.

Python alone takes `20260907` for a date, `08:30+02:00` for a time, `8_0` and full-width digits
for a number and true for 1; none of these is a value of the file.
"""

import base64
import binascii
import re
import unicodedata
from datetime import date
from typing import Any

from stagedesk.domain.slips import WEEKDAYS
from stagedesk.domain.texts import clean_text
from stagedesk.domain.times import clock_time
from stagedesk.exchange.shapes import INVALID, Reading, Shape, scalar, shown
from stagedesk.exchange.strict_json import Odd, Repeated

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_GRADE = re.compile(r"(10|[1-9])(?:\.([0-9]))?")
_SCHOOL_YEAR = re.compile(r"([0-9]{4})-([0-9]{4})")
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Za-z]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
#: Years that a date of a school can lie in.
_YEARS = range(1900, 2101)
_HALF = "hier staat een half teken (\\ud800 tot \\udfff). Typ het opnieuw."
#: Largest logo, in characters of base64.
_LOGO = 4_000_000


def clean(value: str, *, lines: bool = False) -> str:
    """A text as Stagedesk keeps it (domain.texts), whatever its length."""
    return clean_text(value, 4 * len(value) + 1, lines=lines)


def _pattern(regex: re.Pattern[str]) -> str:
    return f"^(?:{regex.pattern})$"


def text(longest: int = 200, *, lines: bool = False, blank: bool = False) -> Shape:
    """A text of at most ``longest`` characters.

    Args:
        longest: in characters, after cleaning.
        lines: whether it may have several lines.
        blank: whether an empty text says something (a slot left open); else it is no value.
    """

    def read(value: Any, place: str, reading: Reading) -> Any:
        if not isinstance(value, str):
            reading.fault(place, "hier hoort tekst. Zet de waarde tussen aanhalingstekens.")
            return INVALID
        if _SURROGATE.search(value):
            reading.fault(place, _HALF)
            return INVALID
        if _CONTROL.search(value.replace("\r\n", "").replace("\n", "") if lines else value):
            reading.fault(place, "hier staat een onzichtbaar stuurteken. Haal het weg.")
            return INVALID
        words = clean(value, lines=lines)
        if len(words) > longest:
            reading.fault(
                place, f"deze tekst heeft {len(words)} tekens. Maak hem hooguit {longest} lang."
            )
            return INVALID
        return words if words or blank else None

    return scalar(
        read,
        lambda value: clean(value, lines=lines),
        {"type": "string", "maxLength": longest},
    )


def _matched(regex: re.Pattern[str], text_of_fault: str) -> Shape:
    def read(value: Any, place: str, reading: Reading) -> Any:
        if isinstance(value, str) and regex.fullmatch(value):
            return value
        reading.fault(place, text_of_fault)
        return INVALID

    return scalar(read, clean, {"type": "string", "pattern": _pattern(regex)})


def _day(value: Any, place: str, reading: Reading) -> Any:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        reading.fault(place, f"{shown(value)} is geen datum. Schrijf jaar-maand-dag: 2026-09-07.")
        return INVALID
    try:
        day = date.fromisoformat(value)
    except ValueError:
        reading.fault(place, f"de datum {value} bestaat niet. Kijk dag en maand na.")
        return INVALID
    if day.year not in _YEARS:
        reading.fault(place, f"het jaar van {value} kan niet kloppen. Kijk het jaar na.")
        return INVALID
    return day


def _time(value: Any, place: str, reading: Reading) -> Any:
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if not match:
        reading.fault(place, f"{shown(value)} is geen tijd. Schrijf uren:minuten: 08:30.")
        return INVALID
    return int(match[1]) * 60 + int(match[2])


def _grade(value: Any, place: str, reading: Reading) -> Any:
    match = _GRADE.fullmatch(value) if isinstance(value, str) else None
    tenths = int(match[1]) * 10 + int(match[2] or 0) if match else 0
    if not 10 <= tenths <= 100:
        reading.fault(
            place,
            f'{shown(value)} is geen cijfer. Schrijf "1" tot "10" met hooguit één decimaal en een '
            'punt, tussen aanhalingstekens: "7.5".',
        )
        return INVALID
    return tenths


def _written_grade(tenths: int) -> str:
    whole, part = divmod(tenths, 10)
    return f"{whole}.{part}" if part else str(whole)


def _school_year(value: Any, place: str, reading: Reading) -> Any:
    match = _SCHOOL_YEAR.fullmatch(value) if isinstance(value, str) else None
    if not match or int(match[2]) != int(match[1]) + 1 or int(match[1]) not in _YEARS:
        reading.fault(
            place,
            f"{shown(value)} is geen schooljaar. Schrijf twee jaren na elkaar: 2026-2027.",
        )
        return INVALID
    return value


def _flag(value: Any, place: str, reading: Reading) -> Any:
    if isinstance(value, bool):
        return value
    reading.fault(place, "hier hoort true of false, zonder aanhalingstekens.")
    return INVALID


DAY = scalar(_day, date.isoformat, {"type": "string", "format": "date"})
TIME = scalar(
    _time,
    clock_time,
    {"type": "string", "pattern": _pattern(_TIME)},
)
GRADE = scalar(
    _grade,
    _written_grade,
    {"type": "string", "pattern": r"^(?:10(?:\.0)?|[1-9](?:\.[0-9])?)$"},
)
SCHOOL_YEAR = scalar(
    _school_year, lambda year: year, {"type": "string", "pattern": _pattern(_SCHOOL_YEAR)}
)
FLAG = scalar(_flag, bool, {"type": "boolean"})
NAME = text(200)
LONG_TEXT = text(10_000, lines=True)
#: Names a company or supervisor within its file.
ID = text(100)
#: Becomes part of file names: letters, digits, dot, dash and underscore only.
STUDENT_NUMBER = _matched(
    re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,19}"),
    'een leerlingnummer is tekst van 1 tot 20 letters en cijfers: "10001".',
)


def whole(least: int, most: int) -> Shape:
    """A whole number within bounds; true, 1.0 and "1" are none."""

    def read(value: Any, place: str, reading: Reading) -> Any:
        if type(value) is int and least <= value <= most:
            return value
        reading.fault(
            place, f"{shown(value)} kan hier niet. Schrijf een getal van {least} tot {most}."
        )
        return INVALID

    return scalar(read, int, {"type": "integer", "minimum": least, "maximum": most})


def choice(*values: str) -> Shape:
    """One of a few words."""

    def read(value: Any, place: str, reading: Reading) -> Any:
        if isinstance(value, str) and value in values:
            return value
        reading.fault(place, f"{shown(value)} kan hier niet. Kies uit: {', '.join(values)}.")
        return INVALID

    return scalar(read, lambda word: word, {"type": "string", "enum": list(values)})


def _weekday(value: Any, place: str, reading: Reading) -> Any:
    word = choice(*WEEKDAYS).read(value, place, reading)
    return INVALID if word is INVALID else WEEKDAYS.index(word)


#: A weekday; 0 is Monday.
WEEKDAY = scalar(
    _weekday, lambda index: WEEKDAYS[index], {"type": "string", "enum": list(WEEKDAYS)}
)


def _tidy_postcode(value: str) -> str:
    words = clean(value)
    match = _POSTCODE.fullmatch(words)
    return f"{match[1]} {match[2].upper()}" if match else words


def _postcode(value: Any, place: str, reading: Reading) -> Any:
    words = text(20).read(value, place, reading)
    return _tidy_postcode(words) if isinstance(words, str) else words


#: Dutch ones are written `3011 AA`; others as they are.
POSTCODE = scalar(_postcode, _tidy_postcode, {"type": "string", "maxLength": 20})


def _picture(value: Any, place: str, reading: Reading) -> Any:
    try:
        if not isinstance(value, str) or len(value) > _LOGO:
            raise ValueError(value)
        picture = base64.b64decode(value.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        picture = b""
    if picture.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return picture
    reading.fault(place, "hier hoort een PNG- of JPEG-afbeelding tot 3 MB, in base64.")
    return INVALID


PICTURE = scalar(
    _picture,
    lambda picture: base64.b64encode(picture).decode("ascii"),
    {"type": "string", "contentEncoding": "base64", "maxLength": _LOGO},
)


def _tree(value: Any, place: str, reading: Reading) -> Any:
    """Any JSON, in NFC; odd values are named with their own place."""
    if isinstance(value, Odd):
        reading.fault(place, value.text)
        return INVALID
    if isinstance(value, str):
        if _SURROGATE.search(value):
            reading.fault(place, _HALF)
            return INVALID
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_tree(item, f"{place}[{index}]", reading) for index, item in enumerate(value)]
    if isinstance(value, dict):
        if isinstance(value, Repeated):
            for name in value.twice:
                reading.fault(
                    f"{place}.{shown(name)}", "deze sleutel staat er twee keer. Haal er één weg."
                )
        return {
            _tree(name, place, reading): _tree(item, f"{place}.{shown(name)}", reading)
            for name, item in value.items()
        }
    return value


def _frozen(value: Any, place: str, reading: Reading) -> Any:
    if isinstance(value, dict):
        return _tree(value, place, reading)
    reading.fault(place, "hier hoort een object {...}.")
    return INVALID


def _ordered(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    if isinstance(value, dict):
        parts = {_ordered(name): _ordered(item) for name, item in value.items()}
        return {name: parts[name] for name in sorted(parts)}
    return value


#: What a frozen paper stood on: any object of JSON, kept as it is, its keys by code point.
FROZEN = scalar(_frozen, _ordered, {"type": "object"})
