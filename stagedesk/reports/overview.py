"""Overviews: one table about many students, on as many pages as it takes, each with its head.

Exists so that wie-is-waar, urenoverzicht, verzuim and plaatsingsoverleg look and break alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stagedesk.reports.letters import Fitted, Type, fit, running, width
from stagedesk.reports.marks import tick
from stagedesk.reports.style import (
    BLOCK_END,
    BLOCK_TOP,
    BOX_LINE,
    FRAME_LINE,
    HEADING,
    HOLIDAY,
    LABEL,
    LEFT,
    LOGO_WIDTH,
    ROW_LINE,
    SMALL,
    SUBTITLE,
    TEXT,
    TITLE,
    TOP,
    Align,
    SchoolHead,
    Sheet,
    leading,
)

#: Signs of a cell: hours signed, not signed, slip missing, a free week.
SIGNED, UNSIGNED, MISSING, FREE = "signed", "unsigned", "missing", "free"

_CELL = Type("FiraSans-Regular", 9)
_STRONG = Type("FiraSans-SemiBold", 9)
_HEAD = Type("FiraSans-SemiBold", 8.5)
_BAND = Type("FiraSans-Bold", 10)
#: A row of one line, every line more, room beside a text, from the top of a row to its baseline.
_ROW, _MORE, _PAD, _BASE = 6.4, 3.7, 1.2, 4.3
_BAND_HIGH = 7.4
_RIGHT_MARGIN, _BOTTOM_MARGIN, _FOOT_MARGIN = 12.0, 13.0, 8.0


class Column(NamedTuple):
    """A column: its head, its width in mm, where its texts stand."""

    head: str
    wide: float
    align: Align = "left"


class Cell(NamedTuple):
    """A value of a row; ``sign`` is one of the signs above, drawn beside it."""

    text: str = ""
    sign: str = ""
    strong: bool = False


class Row(NamedTuple):
    """A row of cells; or, with ``band``, a heading across the table, framed as an alarm."""

    cells: tuple[Cell, ...] = ()
    band: str = ""
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """All that one overview prints.

    Attributes:
        subtitle: class, day, colleagues. notes: sentences above the table.
        legend: signs that are used, each with its words. empty: says that there are no rows.
        landscape: on wide paper.
    """

    head: SchoolHead
    title: str
    subtitle: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    empty: str = ""
    landscape: bool = False


def cells(*texts: str) -> tuple[Cell, ...]:
    """Texts as cells without a sign."""
    return tuple(Cell(text) for text in texts)


def content_width(landscape: bool) -> float:
    """The width in mm that the columns share."""
    return (297.0 if landscape else 210.0) - LEFT - _RIGHT_MARGIN


def render(papers: Sequence[Overview]) -> bytes:
    """Overviews as one PDF with a bookmark each.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    first = papers[0]
    sheet = Sheet(f"{first.title} {first.subtitle}".strip(), first.head.name)
    for paper in papers:
        _Table(sheet, paper).draw()
    return sheet.pdf()


class _Table:
    """One overview on its pages."""

    def __init__(self, sheet: Sheet, paper: Overview) -> None:
        self.sheet, self.paper, self.number = sheet, paper, 0
        self.y = 0.0
        self.right = LEFT + content_width(paper.landscape)

    @property
    def bottom(self) -> float:
        """Where rows end, in mm."""
        return self.sheet.height - _BOTTOM_MARGIN

    def draw(self) -> None:
        self._page()
        self.sheet.bookmark(f"{self.paper.title} · {self.paper.subtitle}".strip(" ·"))
        self._notes()
        if not self.paper.rows:
            self._lines(self.paper.empty)
            self._foot("")
            return
        self._legend()
        self._head()
        rows = self.paper.rows
        for row, following in zip(rows, (*rows[1:], None), strict=True):
            needed = self._height(row)
            if row.band and following is not None and not following.band:
                needed += self._height(following)
            if self.y + needed > self.bottom:
                self._turn()
            self._row(row)
        self.sheet.line(LEFT, self.y, self.right, self.y, BLOCK_END)
        self._foot("")

    # -- pages ------------------------------------------------------------------------------

    def _page(self) -> None:
        paper, sheet = self.paper, self.sheet
        sheet.page(landscape=paper.landscape)
        self.number += 1
        room = self.right - LEFT - LOGO_WIDTH - 6
        word = f"{paper.title}  vervolg" if self.number > 1 else paper.title
        y = sheet.fitted(LEFT, TOP + 5.8, fit(word, TITLE, room), 6.8)
        y = sheet.fitted(LEFT, y + 5.8, fit(paper.subtitle, SUBTITLE, room), 4.2)
        if self.number == 1:
            sheet.logo(paper.head, self.right, TOP - 1)
        self.y = y + 4.4

    def _turn(self) -> None:
        self._foot(f"lees verder op blad {self.number + 1}")
        self.sheet.line(LEFT, self.y, self.right, self.y, BLOCK_END)
        self._page()
        self._head()

    def _foot(self, more: str) -> None:
        page = f"blad {self.number}" if self.number > 1 or more else ""
        words = " · ".join(part for part in (page, more) if part)
        y = self.sheet.height - _FOOT_MARGIN
        self.sheet.text(self.right, y, words, SMALL, align="right")
        room = self.right - LEFT - width(words, SMALL) - 6.0
        left = fit(self.paper.head.line, SMALL.condensed, room)
        kind = left.type if left.type.size >= SMALL.size else SMALL.condensed
        self.sheet.text(LEFT, y, left.lines[0], kind)

    # -- above the table --------------------------------------------------------------------

    def _lines(self, text: str) -> None:
        for line in running(text, TEXT, self.right - LEFT):
            self.y += leading(TEXT)
            self.sheet.text(LEFT, self.y, line, TEXT)
        self.y += 2.4

    def _notes(self) -> None:
        for note in self.paper.notes:
            self._lines(note)

    def _legend(self) -> None:
        if not self.paper.legend:
            return
        x, self.y = LEFT, self.y + 4.6
        for sign, words in self.paper.legend:
            _sign(self.sheet, sign, x, self.y, 9.0, "7,5" if sign in (SIGNED, UNSIGNED) else "")
            self.sheet.text(x + 11.0, self.y, words, LABEL)
            x += 11.0 + width(words, LABEL) + 6.0
        self.y += 3.0

    def _head(self) -> None:
        fitted = [self._head_lines(column) for column in self.paper.columns]
        high = 7.2 + (max(len(one.lines) for one in fitted) - 1) * 3.4
        self.sheet.area(LEFT, self.y, self.right - LEFT, high, HEADING)
        self.sheet.line(LEFT, self.y, self.right, self.y, BLOCK_TOP)
        x = LEFT
        for column, one in zip(self.paper.columns, fitted, strict=True):
            at = _place(x, column)
            self.sheet.fitted(at, self.y + 4.7, one, 3.4, align=column.align)
            x += column.wide
        self.y += high

    def _head_lines(self, column: Column) -> Fitted:
        return _floor(fit(column.head, _HEAD, column.wide - 2 * _PAD))

    # -- rows -------------------------------------------------------------------------------

    def _height(self, row: Row) -> float:
        if row.band:
            return _BAND_HIGH + (len(self._band_lines(row)) - 1) * 4.2
        most = max(len(one.lines) for one in self._fitted(row))
        return _ROW + (most - 1) * _MORE

    def _band_lines(self, row: Row) -> tuple[str, ...]:
        return running(row.band, _BAND, self.right - LEFT - 8.0)

    def _fitted(self, row: Row) -> list[Fitted]:
        return [
            fit(cell.text, _STRONG if cell.strong else _CELL, column.wide - 2 * _PAD)
            for column, cell in zip(self.paper.columns, row.cells, strict=True)
        ]

    def _row(self, row: Row) -> None:
        high, sheet = self._height(row), self.sheet
        if row.band:
            lines = self._band_lines(row)
            if row.alarm:
                wide = max(width(line, _BAND) for line in lines) + 5.0
                sheet.box(LEFT + 0.4, self.y + 0.9, wide, high - 1.8, FRAME_LINE, 1.3)
            x = LEFT + (2.9 if row.alarm else _PAD)
            sheet.fitted(x, self.y + 5.0, Fitted(_BAND, lines), 4.2)
        else:
            x = LEFT
            for column, cell, one in zip(
                self.paper.columns, row.cells, self._fitted(row), strict=True
            ):
                if cell.sign:
                    _sign(sheet, cell.sign, x, self.y + _BASE, column.wide, cell.text, high)
                else:
                    sheet.fitted(_place(x, column), self.y + _BASE, one, _MORE, align=column.align)
                x += column.wide
        self.y += high
        sheet.line(LEFT, self.y, self.right, self.y, ROW_LINE)


def _place(x: float, column: Column) -> float:
    if column.align == "right":
        return x + column.wide - _PAD
    return x + column.wide / 2 if column.align == "center" else x + _PAD


def _floor(one: Fitted) -> Fitted:
    return one if one.type.size >= SMALL.size else Fitted(one.type.at(SMALL.size), one.lines)


def _sign(
    sheet: Sheet, sign: str, x: float, y: float, wide: float, text: str, high: float = 0.0
) -> None:
    """A value with its sign in a cell that begins at x; y is the baseline.

    A tick for signed, a frame for unsigned, a cross for missing, grey for a free week: each is
    told apart without colour.
    """
    middle = x + wide / 2
    shown = fit(text, _CELL, wide - 3.6)
    if sign == FREE:
        top = y - _BASE + 0.5 if high else y - 3.2
        sheet.area(x + 0.5, top, wide - 1.0, (high or 5.2) - 1.0, HOLIDAY)
    elif sign == MISSING:
        sheet.path(
            [
                [(middle - 1.3, y - 2.6), (middle + 1.3, y)],
                [(middle - 1.3, y), (middle + 1.3, y - 2.6)],
            ],
            FRAME_LINE,
        )
    elif sign == UNSIGNED:
        sheet.box(middle - wide / 2 + 0.6, y - 3.5, wide - 1.2, 4.7, BOX_LINE * 2, 1.2)
        sheet.fitted(middle, y, shown, align="center")
    elif sign == SIGNED:
        sheet.fitted(middle - 1.3, y, shown, align="center")
        tick(sheet, x + wide - 2.5, y, 2.0, 0.9)
