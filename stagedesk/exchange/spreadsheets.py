"""Writes lists as xlsx and csv of which no cell can be run.

Exists as the one way out to spreadsheets: a name that begins with '=' is a formula to Excel.
"""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from stagedesk.domain.times import form_date

if TYPE_CHECKING:
    from openpyxl import Workbook

#: What a cell may hold: a grade is a Decimal, a flag reads 'ja' or 'nee', None is empty.
Cell = str | int | Decimal | dt.date | bool | None

#: A spreadsheet takes a text for a formula when it begins so, blanks before it or not; the wide
#: forms too, which some turn into the plain ones.
_RUNS = re.compile(r"\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
#: A csv may be opened with another separator than ours: there a cell begins in the middle.
_RUNS_WITHIN = re.compile(r"([,;\t]\s*)(?=[=+@]|-[^\s,;0-9])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
#: As a spreadsheet allows: letters in a cell, and in the name of a sheet.
_LONGEST, _LONGEST_TITLE = 32_000, 31
_NOT_IN_TITLE = re.compile(r"[\\/*?:\[\]]")
_DAY, _WIDEST = "dd-mm-yyyy", 60
#: The same list is the same bytes, whenever it is written.
_STAMP = dt.datetime(2020, 1, 1)


def write_xlsx(title: str, headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet: a bold row of headers that stays in view, then the rows.

    A text is always stored as text, whatever it begins with. Nothing touches the disk: the
    library's own way would leave the sheet in a temporary folder when the program dies.

    Args:
        title: name of the sheet.
        headers: over the columns.
        rows: as many cells each as there are headers.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet: Any = book.active
    sheet.title = _NOT_IN_TITLE.sub(" ", _plain(title)).strip("' ")[:_LONGEST_TITLE] or "Lijst"
    widths = [len(header) for header in headers]
    for number, row in enumerate([headers, *rows], start=1):
        for column, value in enumerate(row):
            _put(sheet.cell(number, column + 1), value)
            shown = _shown(value) if not isinstance(value, str) else value
            longest = max(map(len, shown.split("\n")), default=0)
            widths[column] = max(widths[column], min(longest, _WIDEST))
    for column, width in enumerate(widths, start=1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = width + 2
    sheet.freeze_panes = "A2"
    return _saved(book)


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A csv as a Dutch Excel opens it by a double click: UTF-8 with a mark, semicolons, commas.

    A text that would run as a formula gets an apostrophe before it. Line breaks become spaces,
    so that a row is a line.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in [headers, *rows]:
        writer.writerow([_for_csv(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _put(cell: Any, value: Cell) -> None:
    if isinstance(value, bool):
        value = _shown(value)
    if isinstance(value, str):
        text = _plain(value)
        if not text:
            return
        cell.value = text
        # Only so it is kept as text: the library would make a formula or a fault of it.
        cell.data_type = "s"
        cell.quotePrefix = bool(_RUNS.match(text))
        return
    cell.value = value
    if isinstance(value, dt.date):
        cell.number_format = _DAY
    elif isinstance(value, Decimal):
        places = -int(value.as_tuple().exponent)
        cell.number_format = f"0.{'0' * places}" if places > 0 else "0"


def _plain(text: str) -> str:
    """A text without characters that no spreadsheet can hold."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:_LONGEST]


def _for_csv(value: Cell) -> str:
    if not isinstance(value, str):
        return _shown(value)
    text = " ".join(_plain(value).split("\n"))
    text = _RUNS_WITHIN.sub(r"\1'", text)
    return f"'{text}" if _RUNS.match(text) else text


def _shown(value: Cell) -> str:
    """A cell that is no text, as the Dutch write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, dt.date):
        return form_date(value)
    return str(value)


def _saved(book: "Workbook") -> bytes:
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    made = io.BytesIO()
    archive = _Stamped(made, "w", zipfile.ZIP_DEFLATED)

    class InMemory(ExcelWriter):
        """Writes the sheet in memory, where the library takes a temporary file."""

        def write_worksheet(self, ws: Any) -> None:
            from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing

            ws._drawing = SpreadsheetDrawing()
            content = io.BytesIO()
            writer: Any = WorksheetWriter(ws, out=content)
            writer.write()
            ws._rels = writer._rels
            archive.writestr(ws.path[1:], content.getvalue())
            self.manifest.append(ws)

    book.properties.created = book.properties.modified = _STAMP
    book.properties.creator = "Stagedesk"
    InMemory(book, archive).save()
    return made.getvalue()


class _Stamped(zipfile.ZipFile):
    """A zip whose files all bear the same time."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_more: Any) -> None:
        entry = zipfile.ZipInfo(str(zinfo_or_arcname), _STAMP.timetuple()[:6])
        super().writestr(entry, data, zipfile.ZIP_DEFLATED)
