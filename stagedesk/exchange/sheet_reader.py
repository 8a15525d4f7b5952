"""Reads the rows of an xlsx or csv that somebody else made, and trusts nothing in it.

Exists because a spreadsheet of a few kilobytes can unpack to gigabytes, name files of this
laptop, or hold a million empty rows: all of that is refused before anything opens it.
"""

import csv
import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Never

from stagedesk.domain.problem import InputError, Problem

#: What stands in a cell; a Decimal for what is no whole number.
Raw = str | int | Decimal | dt.date | bool | None

#: Largest file, and what a workbook may hold unpacked, in bytes: ten seconds of reading. 2,000
#: students with every column take 5 MB.
LARGEST = 50_000_000
UNPACKED = 40_000_000
MOST_ROWS, MOST_COLUMNS = 10_000, 200
_TOO_WIDE = f"Meer dan {MOST_COLUMNS} kolommen. Bewaar alleen de lijst zelf."
#: Where Excel itself ends; a file can claim to go on for ever.
_LAST_ROW = 1_048_576
#: More files than any workbook of one list has.
_MOST_PARTS = 2_000
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SEPARATOR = re.compile(r"sep=(.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet shows it, from 1, and its cells."""

    number: int
    cells: tuple[Raw, ...]


def read_rows(data: bytes) -> tuple[Row, ...]:
    """The rows of the first sheet that have anything in them.

    Args:
        data: the bytes of an xlsx or of a csv (any usual separator; UTF-8, UTF-16 or Windows).

    Raises:
        InputError: it is too large, broken, protected, or no list at all; says what to do.
    """
    if len(data) > LARGEST:
        _refuse("Dit bestand is groter dan 50 MB. Bewaar alleen de lijst zelf.")
    if data.startswith(b"PK"):
        rows = _of_workbook(data)
    elif data.startswith(_OLD_EXCEL):
        _refuse("Dit is een oude of beveiligde Excel. Sla op als .xlsx, zonder wachtwoord.")
    else:
        rows = _of_csv(data)
    found: list[Row] = []
    for number, cells in rows:
        if any(cell is not None for cell in cells):
            if len(found) == MOST_ROWS:
                _refuse(f"Meer dan {MOST_ROWS} regels. Knip de lijst in stukken.")
            last = max(i for i, cell in enumerate(cells) if cell is not None)
            found.append(Row(number, tuple(cells[: last + 1])))
    if not found:
        _refuse("In dit bestand staat niets. Kies een ander bestand.")
    return tuple(found)


def column_letter(index: int) -> str:
    """The name of a column (from 0) as a spreadsheet shows it: A, B, ... AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _refuse(text: str) -> Never:
    raise InputError(Problem("", text))


def _of_csv(data: bytes) -> Iterator[tuple[int, Sequence[Raw]]]:
    text = _decoded(data)
    separator, text = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        # The line on which a row begins: a cell may hold line breaks.
        line = 1
        for cells in reader:
            if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
                _refuse(_TOO_WIDE)
            yield line, [cell.strip() or None for cell in cells[:MOST_COLUMNS]]
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            Problem(f"rij {reader.line_num}", "is niet te lezen. Sla de lijst op als .xlsx.")
        ) from error


def _decoded(data: bytes) -> str:
    try:
        if data.startswith(_WIDE_MARKS):
            return data.decode("utf-16")
        if b"\x00" in data:
            _refuse("Dit is geen lijst. Kies een .xlsx of een .csv.")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What a Dutch Excel on Windows writes for 'CSV (gescheiden door lijstscheidingsteken)'.
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without a line 'sep=;' that only names it."""
    first, _, rest = text.partition("\n")
    if named := _SEPARATOR.fullmatch(first.strip().lstrip("\ufeff")):
        # An empty line keeps the numbers of the rows.
        return named[1], f"\n{rest}"
    outside = re.sub(r'"[^"]*"', "", first)
    return max(";,\t|", key=outside.count), text


def _of_workbook(data: bytes) -> Iterator[tuple[int, Sequence[Raw]]]:
    try:
        _check_parts(data)
        with warnings.catch_warnings():
            # Of styles and rules for input, which a list does not need.
            warnings.simplefilter("ignore")
            yield from _cells(data)
    except InputError:
        raise
    except Exception as error:
        # The library dies of a broken workbook in any way it likes; none of them is ours.
        raise InputError(
            Problem("", "Deze Excel is beschadigd. Open hem in Excel en sla hem opnieuw op.")
        ) from error


def _check_parts(data: bytes) -> None:
    """Refuse what unpacks too far, and XML that defines its own entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
            _refuse("Deze Excel is uitgepakt veel te groot. Bewaar alleen de lijst zelf.")
        for part in parts:
            if part.flag_bits & 1:
                _refuse("Deze Excel heeft een wachtwoord. Sla hem op zonder wachtwoord.")
            if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                content = archive.read(part)
                # In another encoding a definition could hide; no spreadsheet writes one.
                if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\x00" in content[:200]:
                    _refuse("Deze Excel is niet te vertrouwen. Sla hem in Excel opnieuw op.")


def _cells(data: bytes) -> Iterator[tuple[int, Sequence[Raw]]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not shown:
            _refuse("In deze Excel staat geen lijst. Kies een ander bestand.")
        sheet = shown[0]
        # The file says how large the sheet is, and may say anything.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
        for number, cells in enumerate(rows, start=1):
            if number > _LAST_ROW:
                _refuse("Deze Excel is beschadigd. Open hem in Excel en sla hem opnieuw op.")
            # Counting is quick: a sheet of colours down to the last row has no end of these.
            if cells.count(None) == len(cells):
                continue
            if len(cells) > MOST_COLUMNS and cells[MOST_COLUMNS] is not None:
                _refuse(_TOO_WIDE)
            yield number, [_raw(cell) for cell in cells[:MOST_COLUMNS]]
    finally:
        book.close()


def _raw(value: Any) -> Raw:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, float):
        return int(value) if value.is_integer() else Decimal(str(value))
    if isinstance(value, str):
        return value.strip() or None
    if value is None or isinstance(value, bool | int | dt.date):
        return value
    return str(value)
