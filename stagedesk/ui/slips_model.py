"""The class by weeks as a Qt table: students down, weeks across, hours and norm at the end.

Exists so that a screen reader reads the grid as a table, cell by cell.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from stagedesk.domain.calendar import Week
from stagedesk.domain.outlook import WeekState
from stagedesk.domain.times import format_hours, short_date
from stagedesk.services.slip_grid import ClassGrid, GridCell, GridRow, WeekHead

Index = QModelIndex | QPersistentModelIndex
#: What each state is called on the screen and by a screen reader.
STATE_WORDS = {
    WeekState.SIGNED: "getekend",
    WeekState.UNSIGNED: "niet getekend",
    WeekState.MISSING: "mist",
    WeekState.HOLIDAY: "vakantie",
    WeekState.OUTSIDE: "buiten de stage",
    WeekState.THIS_WEEK: "deze week, nog leeg",
    WeekState.FUTURE: "nog niet voorbij",
    WeekState.WAITING: "ligt er, nog invoeren",
}
_ROOT = QModelIndex()
_EMPTY = ClassGrid("", True, (), ())


class WeeksModel(QAbstractTableModel):
    """Column 0 is the name, then a window of weeks, then hours and norm."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Without students."""
        super().__init__(parent)
        self._grid = _EMPTY
        self._rows: list[GridRow] = []
        self._first = 0
        self._count = 1
        self._this_week: Week | None = None

    def show_grid(self, grid: ClassGrid, on: date) -> None:
        """Show other students; ``on`` is today."""
        self.beginResetModel()
        self._grid = grid
        self._rows = list(grid.rows)
        self._this_week = (on.isocalendar().year, on.isocalendar().week)
        self.endResetModel()

    def show_window(self, first: int, count: int) -> None:
        """Show ``count`` weeks from the one at position ``first`` on."""
        count = max(1, min(count, len(self._grid.weeks) or 1))
        first = max(0, min(first, len(self._grid.weeks) - count))
        if (first, count) == (self._first, self._count):
            return
        if count == self._count:
            self._first = first
            last = self.index(max(0, len(self._rows) - 1), self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            return
        self.beginResetModel()
        self._first, self._count = first, count
        self.endResetModel()

    def replace_row(self, row: GridRow) -> None:
        """Show what changed of one student."""
        for number, old in enumerate(self._rows):
            if old.student_key == row.student_key and old != row:
                self._rows[number] = row
                self.dataChanged.emit(
                    self.index(number, 0), self.index(number, self.columnCount() - 1)
                )

    @property
    def rows(self) -> Sequence[GridRow]:
        """The students."""
        return self._rows

    @property
    def heads(self) -> Sequence[WeekHead]:
        """The weeks in the window."""
        return self._grid.weeks[self._first : self._first + self._count]

    @property
    def window(self) -> tuple[int, int]:
        """Position of the first week in the window, and how many it shows."""
        return self._first, self._count

    @property
    def weeks(self) -> tuple[Week, ...]:
        """All weeks, those outside the window too."""
        return tuple(head.week for head in self._grid.weeks)

    @property
    def known(self) -> bool:
        """Whether the holidays of the year are known."""
        return self._grid.known

    def is_this_week(self, column: int) -> bool:
        """Whether a column is the week of today."""
        head = self.head(column)
        return head is not None and head.week == self._this_week

    def head(self, column: int) -> WeekHead | None:
        """The week of a column; None for name, hours and norm."""
        heads = self.heads
        return heads[column - 1] if 1 <= column <= len(heads) else None

    def cell(self, row: int, column: int) -> GridCell | None:
        """A week of a student; None beside the weeks."""
        if self.head(column) is None:
            return None
        return self._rows[row].cells[self._first + column - 1]

    def column_of(self, week: Week) -> int | None:
        """The column of a week that is in the window."""
        for number, head in enumerate(self.heads, start=1):
            if head.week == week:
                return number
        return None

    def row_of(self, student_key: str | None) -> int | None:
        """The row of a student."""
        for number, row in enumerate(self._rows):
            if row.student_key == student_key:
                return number
        return None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One for each student."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Name, weeks, hours, norm."""
        return 0 if parent.isValid() else len(self.heads) + 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for the eye, whole sentences for the ear."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, cell = self._rows[index.row()], self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, cell, index.column())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._sentence(row, cell, index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Number and Monday of a week."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._rows[section].name
        head = self.head(section)
        if head is not None:
            return f"{head.week[1]}\n{short_date(head.first)}"
        return {0: self._count_words(), self.columnCount() - 2: "uren"}.get(section, "norm")

    def _count_words(self) -> str:
        count = len(self._rows)
        return f"{count} leerling" if count == 1 else f"{count} leerlingen"

    def _text(self, row: GridRow, cell: GridCell | None, column: int) -> str:
        if column == 0:
            return row.name
        if cell is not None:
            filled = cell.state in (WeekState.SIGNED, WeekState.UNSIGNED) or cell.minutes
            return format_hours(cell.minutes) if filled else ""
        if column == self.columnCount() - 2:
            return format_hours(row.signed_minutes)
        return f"{row.percent}%"

    def _sentence(self, row: GridRow, cell: GridCell | None, column: int) -> str:
        head = self.head(column)
        if cell is not None and head is not None:
            hours = f"{format_hours(cell.minutes)} uur, " if cell.minutes else ""
            return f"{row.name}, week {head.week[1]}: {hours}{STATE_WORDS[cell.state]}"
        if column == 0:
            return row.name
        if column == self.columnCount() - 2:
            unsigned = format_hours(row.unsigned_minutes)
            aside = f", {unsigned} uur niet getekend" if row.unsigned_minutes else ""
            return f"{format_hours(row.signed_minutes)} van {row.norm_hours} uur getekend{aside}"
        return f"{row.percent}% van de norm"
