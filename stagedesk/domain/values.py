"""What a user types becomes a value, and a value becomes Dutch text, by the kind of its field."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from stagedesk.domain.contacts import (
    parse_email,
    parse_phone,
    parse_postcode,
    parse_student_number,
)
from stagedesk.domain.form import Field, Kind
from stagedesk.domain.grades import format_grade, parse_grade
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.texts import clean_text, fold, format_list
from stagedesk.domain.times import (
    SHORT_WEEKDAYS,
    WEEKDAY_NAMES,
    age,
    form_date,
    format_date,
    format_hours,
    format_percent,
    format_time,
    parse_date,
    parse_hours,
    parse_time,
    short_date,
    weekday_name,
)

__all__ = [
    "age",
    "clean_text",
    "fold",
    "form_date",
    "format_date",
    "format_hours",
    "format_list",
    "format_percent",
    "format_time",
    "parse_date",
    "parse_email",
    "parse_phone",
    "parse_postcode",
    "parse_student_number",
    "parse_time",
    "read_value",
    "short_date",
    "show_value",
    "weekday_name",
]

_WHOLE = re.compile(r"[0-9]{1,9}")


def read_value(field: Field, value: object, near: date | None = None) -> object | None:
    """The value of a field from what its editor gives; None when it is empty.

    Args:
        field: the question; its kind decides how the value is read.
        value: text as typed, or a value that an editor already made (a date, a list of days).
        near: the day near which a date without a year lies.

    Returns:
        str, int (minutes, numbers, tenths), bool, date, or a tuple for several of them.

    Raises:
        InputError: with problems that carry the field's name.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        if field.kind is Kind.DATE:
            return value if isinstance(value, date) else parse_date(_text(value), near)
        return _READERS[field.kind](field, value)
    except InputError as fault:
        raise InputError(*(replace(p, field=p.field or field.name) for p in fault.problems)) from (
            fault
        )


def show_value(field: Field, value: object | None) -> str:
    """The Dutch text of a value, as the field shows it and ``read_value`` takes it back."""
    if value is None:
        return ""
    shower = _SHOWERS.get(field.kind)
    return shower(field, value) if shower else str(value)


def _refuse(text: str) -> InputError:
    return InputError(Problem("", text))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"typed text expected, got {value!r}")
    return value


def _words(value: object) -> list[str]:
    """The parts of a typed list, or of a list that an editor made."""
    if isinstance(value, str):
        return [word for word in re.split(r"[,\s]+|\ben\b", value) if word]
    return [str(part) for part in _items(value)]


def _items(value: object) -> Iterable[object]:
    if not isinstance(value, Iterable):
        raise TypeError(f"a list expected, got {value!r}")
    return value


def _read_number(field: Field, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        number = value
    elif _WHOLE.fullmatch(text := _text(value).strip()):
        number = int(text)
    else:
        raise _refuse("Schrijf een heel getal")
    if number < field.smallest:
        raise _refuse(f"Minstens {field.smallest}")
    if field.largest and number > field.largest:
        raise _refuse(f"Hooguit {field.largest}")
    return number


def _read_time(field: Field, value: object) -> int:
    if not isinstance(value, int):
        return parse_time(_text(value))
    return parse_time(format_time(value))


def _read_hours(field: Field, value: object) -> int:
    minutes = value if isinstance(value, int) else parse_hours(_text(value))
    if field.largest and minutes > field.largest * 60:
        raise _refuse(f"Hooguit {field.largest} uur")
    return minutes


def _choice(field: Field, value: object) -> str:
    """The key of a choice that is given by key or by label; any key where the caller fills."""
    given = str(value).strip()
    if not field.choices or any(given == key for key, _ in field.choices):
        return given
    for key, label in field.choices:
        if fold(label) == fold(given):
            return key
    raise _refuse("Kies uit de lijst")


def _read_choices(field: Field, value: object) -> tuple[str, ...] | None:
    parts = value.split(",") if isinstance(value, str) else _items(value)
    keys = list(dict.fromkeys(_choice(field, part) for part in parts if str(part).strip()))
    order = [key for key, _ in field.choices]
    return tuple(sorted(keys, key=order.index) if order else keys) or None


def _read_numbers(field: Field, value: object) -> tuple[int, ...] | None:
    chosen = _read_choices(field, value)
    return tuple(int(key) for key in chosen) if chosen else None


def _read_flag(field: Field, value: object) -> bool:
    if isinstance(value, bool):
        return value
    match fold(str(value)):
        case "ja" | "j":
            return True
        case "nee" | "n":
            return False
    raise _refuse("Kies ja of nee")


def _read_weekdays(field: Field, value: object) -> tuple[int, ...] | None:
    days = set()
    for word in _words(value):
        small = word.lower()
        names = [i for i in range(7) if small in (SHORT_WEEKDAYS[i], WEEKDAY_NAMES[i], str(i))]
        if not names:
            raise _refuse("Kies dagen: ma, di, wo, do, vr")
        days.add(names[0])
    return tuple(sorted(days)) or None


def _read_lines(field: Field, value: object) -> tuple[str, ...] | None:
    """The slots of a list; an empty slot in between stays, empty ones at the end fall away."""
    slots = value.splitlines() if isinstance(value, str) else [str(v or "") for v in _items(value)]
    cleaned = [clean_text(slot, field.largest) for slot in slots]
    while cleaned and not cleaned[-1]:
        cleaned.pop()
    if field.lines and len(cleaned) > field.lines:
        raise _refuse(f"Hooguit {field.lines} " + ("regel" if field.lines == 1 else "regels"))
    return tuple(cleaned) or None


_READERS: dict[Kind, Callable[[Field, object], object | None]] = {
    Kind.TEXT: lambda field, value: clean_text(_text(value), field.largest) or None,
    Kind.LONG_TEXT: lambda field, value: (
        clean_text(_text(value), field.largest, lines=True) or None
    ),
    Kind.TIME: _read_time,
    Kind.NUMBER: _read_number,
    Kind.HOURS: _read_hours,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _read_choices,
    Kind.NUMBERS: _read_numbers,
    Kind.FLAG: _read_flag,
    Kind.WEEKDAYS: _read_weekdays,
    Kind.LINES: _read_lines,
    Kind.PHONE: lambda field, value: parse_phone(_text(value)),
    Kind.EMAIL: lambda field, value: parse_email(_text(value)),
    Kind.POSTCODE: lambda field, value: parse_postcode(_text(value)),
    Kind.STUDENT_NUMBER: lambda field, value: parse_student_number(_text(value)),
    Kind.GRADE: lambda field, value: (
        parse_grade(format_grade(value)) if isinstance(value, int) else parse_grade(_text(value))
    ),
}


def _show_date(field: Field, value: object) -> str:
    return format_date(value) if isinstance(value, date) else str(value)


def _show_hours(minutes: int) -> str:
    """Hours that ``parse_hours`` takes back: with a comma where they are quarters."""
    return format_hours(minutes) if minutes % 15 == 0 else format_time(minutes)


def _label(field: Field, key: object) -> str:
    return dict(field.choices).get(str(key), str(key))


_SHOWERS: dict[Kind, Callable[[Field, object], str]] = {
    Kind.DATE: _show_date,
    Kind.TIME: lambda field, value: format_time(int(str(value))),
    Kind.HOURS: lambda field, value: _show_hours(int(str(value))),
    Kind.CHOICE: _label,
    Kind.CHOICES: lambda field, value: ", ".join(_label(field, key) for key in _items(value)),
    Kind.NUMBERS: lambda field, value: ", ".join(_label(field, key) for key in _items(value)),
    Kind.FLAG: lambda field, value: "ja" if value else "nee",
    Kind.WEEKDAYS: lambda field, value: format_list(
        SHORT_WEEKDAYS[int(str(day))] for day in _items(value)
    ),
    Kind.LINES: lambda field, value: "\n".join(str(line) for line in _items(value)),
    Kind.GRADE: lambda field, value: format_grade(int(str(value))),
}
