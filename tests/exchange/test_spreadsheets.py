"""Lists for a spreadsheet: every cell comes back as it was, and none of them can be run."""

import csv
import datetime as dt
import io
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from stagedesk.exchange.spreadsheets import write_csv, write_xlsx

#: What begins a formula, also behind blanks.
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
NASTY = (
    "=1+1",
    "+31 6 1234 5601",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    '\u00a0=HYPERLINK("http://x.example")',
    "\uff1d1+1",
    "'=1",
    "=cmd|'/C calc'!A0",
    'Jan";=1+1',
    "Jan,=1+1",
)


def cells(data: bytes) -> list[list[object]]:
    book = load_workbook(io.BytesIO(data))
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def lines(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("text", NASTY)
def test_no_text_becomes_a_formula(text: str) -> None:
    book = load_workbook(io.BytesIO(write_xlsx("Lijst", ["Naam"], [[text]])))
    cell = book.worksheets[0]["A2"]
    assert cell.data_type == "s"
    (_, (shown,)) = lines(write_csv(["Naam"], [[text]]))
    assert not shown.lstrip().startswith(RUNS)
    assert b"<f>" not in write_xlsx("Lijst", ["Naam"], [[text]])


@pytest.mark.parametrize("separator", [",", "\t"])
def test_a_csv_opened_with_another_separator_runs_nothing_either(separator: str) -> None:
    text = write_csv(["Naam", "Klas"], [["Jan,=1+1", "x\t=2"], ["Piet;@a", "b"]]).decode(
        "utf-8-sig"
    )
    for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        assert not any(part.lstrip().startswith(("=", "+", "@")) for part in line)


def test_numbers_days_and_flags_are_what_a_dutch_excel_wants() -> None:
    row = [7, Decimal("7.5"), dt.date(2026, 11, 20), True, None, 'Şahin; "Aylin"']
    headers = ["a", "b", "c", "d", "e", "f"]
    assert lines(write_csv(headers, [row]))[1] == [
        "7", "7,5", "20-11-2026", "ja", "", 'Şahin; "Aylin"',
    ]  # fmt: skip
    assert cells(write_xlsx("Lijst", headers, [row]))[1] == [
        7, 7.5, dt.datetime(2026, 11, 20), "ja", None, 'Şahin; "Aylin"',
    ]  # fmt: skip
    assert write_csv(headers, [row]).startswith(b"\xef\xbb\xbf")


def test_the_same_list_is_the_same_bytes_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    once = write_xlsx("Cijfers: 3A/3B", ["Naam"], [["Noah"]])
    assert once == write_xlsx("Cijfers: 3A/3B", ["Naam"], [["Noah"]])
    assert list(tmp_path.iterdir()) == []
    assert zipfile.ZipFile(io.BytesIO(once)).testzip() is None


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=4))
def test_any_text_can_be_written_and_none_runs(rows: list[list[str]]) -> None:
    book = load_workbook(io.BytesIO(write_xlsx("L", ["a", "b"], rows)))
    kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
    assert kinds <= {"s", "n", "inlineStr"}
    read = lines(write_csv(["a", "b"], rows))
    assert len(read) == len(rows) + 1
    assert not any(cell.lstrip().startswith(RUNS) for row in read for cell in row)
