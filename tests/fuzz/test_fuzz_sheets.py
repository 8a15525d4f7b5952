"""Whatever stands in a list from elsewhere: read, or refused with row and column; never a crash.

And whatever a user typed, no cell of a list for elsewhere is run by a spreadsheet.
"""

import csv
import datetime as dt
import io
import zipfile
from functools import cache

from hypothesis import strategies as st
from openpyxl import load_workbook

from stagedesk.domain.problem import InputError
from stagedesk.exchange.list_columns import COLUMNS, STUDENTS, recognise
from stagedesk.exchange.list_reader import Surroundings, read_list
from stagedesk.exchange.sheet_reader import read_rows
from stagedesk.exchange.spreadsheets import write_csv, write_xlsx
from tests.fuzz.cases import fuzz

AROUND = Surroundings("2026-2027", {"horeca": "Horeca"})
HEADERS = [column.label for columns in COLUMNS.values() for column in columns]
CELL = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.booleans(),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.text(max_size=12),
    st.sampled_from(["10001", "3A", "17-5-2010", "40315", "06 12345601", "horeca", "=1+1"]),
)
TABLE = st.lists(st.lists(CELL, min_size=6, max_size=6), max_size=5)
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def refused_or_read(data: bytes) -> None:
    said = None
    try:
        read_list(recognise(read_rows(data)), AROUND)
    except InputError as fault:
        said = str(fault)
    # Any terminal can show it.
    assert said is None or said.encode("utf-8")


@cache
def parts() -> dict[str, bytes]:
    """The files in a workbook with a list of students."""
    headers = [column.label for column in COLUMNS[STUDENTS]][:6]
    data = write_xlsx("L", headers, [["10001", "Noor", "de", "Wit", dt.date(2010, 5, 17), "x"]])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@fuzz(6, st.lists(st.sampled_from(HEADERS), min_size=6, max_size=6), TABLE)
def test_any_cells_under_any_headers(headers: list[str], rows: list[list[object]]) -> None:
    refused_or_read(write_xlsx("L", headers, rows))  # type: ignore[arg-type]
    refused_or_read(write_csv(headers, rows))  # type: ignore[arg-type]


@fuzz(6, st.binary(max_size=200))
def test_any_bytes_as_a_csv(data: bytes) -> None:
    refused_or_read(data)
    refused_or_read(b"Leerlingnummer;Voornaam;Klas\r\n" + data)


@fuzz(4, st.text(max_size=200), st.sampled_from(["utf-8-sig", "utf-16", "cp1252"]))
def test_any_text_as_a_csv(text: str, encoding: str) -> None:
    refused_or_read(f"Bedrijf;Plaats\r\n{text}".encode(encoding, errors="replace"))


@fuzz(4, st.integers(0, 10**9), st.binary(min_size=1, max_size=6), st.integers(0, 8))
def test_bytes_put_anywhere_in_a_workbook(where: int, put: bytes, over: int) -> None:
    whole = packed(parts())
    at = where % len(whole)
    refused_or_read(whole[:at] + put + whole[at + over :])


@fuzz(
    8,
    st.sampled_from(sorted(parts())),
    st.integers(0, 10**9),
    st.sampled_from(
        [
            b"", b"<", b">", b'"', b"999999999999", b"-1", b"&#0;", b"&lol;", b"<f>1+1</f>",
            b'<!DOCTYPE x [<!ENTITY lol "lol">]>', b' r="XFD1048576"', b"\xff\xfe", b"<c/>",
            b' t="s"', b' t="e"', b' xmlns="x"', b"<row/>", b"1e999", b"NaN",
        ]
    ),
    st.integers(0, 30),
)  # fmt: skip
def test_xml_put_anywhere_in_a_part(name: str, where: int, put: bytes, over: int) -> None:
    files = dict(parts())
    at = where % (len(files[name]) + 1)
    files[name] = files[name][:at] + put + files[name][at + over :]
    refused_or_read(packed(files))


@fuzz(3, st.sampled_from(sorted(parts())), st.sampled_from(sorted(parts())))
def test_parts_that_are_missing_or_in_each_others_place(one: str, other: str) -> None:
    files = dict(parts())
    files[one] = files[other]
    refused_or_read(packed(files))
    del files[one]
    refused_or_read(packed(files))


@fuzz(5, st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=4))
def test_no_cell_of_ours_is_run_by_a_spreadsheet(rows: list[list[str]]) -> None:
    book = load_workbook(io.BytesIO(write_xlsx("L", ["a", "b"], rows)))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    text = write_csv(["a", "b"], rows).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert len(read) == len(rows) + 1
    assert not any(cell.lstrip().startswith(RUNS) for row in read for cell in row)
