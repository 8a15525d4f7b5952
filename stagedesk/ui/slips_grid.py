"""The class by weeks on the screen: arrow keys move, Enter opens, the weeks scroll by arrows."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from stagedesk.domain.calendar import Week
from stagedesk.services.slip_grid import ClassGrid, GridRow
from stagedesk.ui import theme
from stagedesk.ui.slips_model import WeeksModel
from stagedesk.ui.slips_paint import (
    CELL_WIDTH,
    HOURS_WIDTH,
    NAME_WIDTH,
    NORM_WIDTH,
    ROW_HEIGHT,
    ZOOMED_WIDTH,
    WeekDelegate,
    WeekHeader,
)


class WeeksGrid(QTableView):
    """Students down, weeks across.

    Signals:
        moved: another cell is chosen: student key and week.
        opened: Enter, Space or a click on a cell: student key and week.
        ticked: the letter I: the paper of this student and week lies here, or not after all.
        window_changed: the weeks that show are others.
    """

    moved = Signal(str, tuple)
    opened = Signal(str, tuple)
    ticked = Signal(str, tuple)
    window_changed = Signal()

    def __init__(self) -> None:
        """Without students."""
        super().__init__()
        self._quiet = self._zoomed = False
        self._last = 0
        self.weeks = WeeksModel(self)
        self.setModel(self.weeks)
        self._delegate = WeekDelegate(self, self.weeks)
        self.setItemDelegate(self._delegate)
        self._head = WeekHeader(self.weeks, self)
        self.setHorizontalHeader(self._head)
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(10)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Urenbriefjes van de klas, per week")
        self.clicked.connect(self._clicked)

    def show_grid(self, grid: ClassGrid, on: date) -> None:
        """Show these students; the chosen cell and the scroll stay where they can."""
        student, week = self.chosen()
        scroll = self.verticalScrollBar().value()
        same = [head.week for head in grid.weeks] == list(self.weeks.weeks)
        self._quiet = True
        self.weeks.show_grid(grid, on)
        if not same:
            today = (on.isocalendar().year, on.isocalendar().week)
            before = [number for number, week in enumerate(self.weeks.weeks) if week <= today]
            self._last = max(before, default=len(self.weeks.weeks) - 1)
        self._fit()
        self._quiet = False
        if student is not None and week is not None:
            self.choose(student, week)
        self.verticalScrollBar().setValue(scroll)

    def replace_row(self, row: GridRow) -> None:
        """Show what changed of one student."""
        self.weeks.replace_row(row)

    def set_zoomed(self, zoomed: bool) -> None:
        """Half a year of signs alone, or a quarter with the hours."""
        if zoomed != self._zoomed:
            student, week = self.chosen()
            self._zoomed = self._delegate.zoomed = self._head.zoomed = zoomed
            self._fit(show=week)
            if student is not None and week is not None:
                self.choose(student, week)
            self.viewport().update()

    def chosen(self) -> tuple[str | None, Week | None]:
        """Student and week of the chosen cell."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= len(self.weeks.rows):
            return None, None
        head = self.weeks.head(index.column())
        return self.weeks.rows[index.row()].student_key, head.week if head else None

    def choose(self, student_key: str | None, week: Week) -> None:
        """Put the frame on a cell without telling anybody; shows the week when it is hidden."""
        row = self.weeks.row_of(student_key)
        if week in self.weeks.weeks and self.weeks.column_of(week) is None:
            self._fit(show=week)
        column = self.weeks.column_of(week)
        there = row is not None and column is not None
        index = self.weeks.index(row or 0, column or 0) if there else QModelIndex()
        if index != self.currentIndex():
            self._quiet = True
            self.setCurrentIndex(index)
            self._quiet = False

    def shift(self, weeks: int) -> None:
        """Move the window; the chosen week stays chosen when it still shows."""
        student, week = self.chosen()
        first, count = self.weeks.window
        self.weeks.show_window(first + weeks, count)
        self._last = sum(self.weeks.window) - 1
        self.window_changed.emit()
        column = self.weeks.column_of(week) if week else None
        if student is not None and week is not None:
            heads = self.weeks.heads
            near = week if column else (heads[0] if week < heads[0].week else heads[-1]).week
            self.choose(student, near)

    def can_shift(self, direction: int) -> bool:
        """Whether there are weeks before (-1) or after (1) the window."""
        first, count = self.weeks.window
        return first > 0 if direction < 0 else first + count < len(self.weeks.weeks)

    def _fit(self, show: Week | None = None) -> None:
        """As many weeks as fit; the last one stays, unless a week to show would not."""
        width = theme.scaled(ZOOMED_WIDTH if self._zoomed else CELL_WIDTH)
        side = theme.scaled(NAME_WIDTH) + theme.scaled(HOURS_WIDTH) + theme.scaled(NORM_WIDTH)
        # The scroll bar may come and go: the names give way to it, not the weeks.
        count = max(1, (self.width() - side) // width)
        weeks = self.weeks.weeks
        first = self._last - count + 1
        if show in weeks:
            position = weeks.index(show)
            if position < first:
                first = position
            elif position > self._last:
                first = position - count + 1
        self.weeks.show_window(first, count)
        first, count = self.weeks.window
        if show is not None:
            self._last = first + count - 1
        self._size(width)
        self.window_changed.emit()

    def _size(self, width: int) -> None:
        columns = self.weeks.columnCount()
        for column in range(1, columns - 2):
            self.setColumnWidth(column, width)
        hours, norm = theme.scaled(HOURS_WIDTH), theme.scaled(NORM_WIDTH)
        # Names take what is left, so that hours and norm stand at the right edge.
        self.setColumnWidth(0, self.viewport().width() - hours - norm - width * (columns - 3))
        self.setColumnWidth(columns - 2, hours)
        self.setColumnWidth(columns - 1, norm)
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer weeks."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            student, week = self.chosen()
            self._fit(show=week)
            if student is not None and week is not None:
                self.choose(student, week)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page's ground under the cells."""
        QPainter(self.viewport()).fillRect(event.rect(), theme.color("surface"))
        super().paintEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tell which cell is chosen; the name of its row is tinted."""
        super().currentChanged(current, previous)
        for index in (current, previous):
            if index.isValid():
                top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
                # The row alone: painting the whole class at every key press would be felt.
                self.viewport().update(0, top, self.viewport().width(), height)
        student, week = self.chosen()
        if not self._quiet and student is not None and week is not None:
            self.moved.emit(student, week)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, also past the edge of the window; Enter and Space open."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        elif key == Qt.Key.Key_I and not event.modifiers():
            self._tick()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            heads = self.weeks.heads
            column = 1 if key == Qt.Key.Key_Home else len(heads)
            self.setCurrentIndex(self.weeks.index(max(0, self.currentIndex().row()), column))
        else:
            super().keyPressEvent(event)

    def _tick(self) -> None:
        """Tick the cell and go down: the next paper of the pile."""
        student, week = self.chosen()
        if student is not None and week is not None:
            self.ticked.emit(student, week)
            index = self.currentIndex()
            if index.row() + 1 < len(self.weeks.rows):
                self.setCurrentIndex(self.weeks.index(index.row() + 1, index.column()))

    def _step(self, direction: int) -> None:
        index = self.currentIndex()
        column = index.column() + direction
        if self.weeks.head(column) is None and self.can_shift(direction):
            self.shift(direction)
            column = index.column()
        if self.weeks.head(column) is not None:
            self.setCurrentIndex(self.weeks.index(max(0, index.row()), column))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With the keyboard there is always a chosen cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.weeks.rows:
            self.setCurrentIndex(self.weeks.index(0, len(self.weeks.heads)))

    def _clicked(self, index: QModelIndex) -> None:
        if self.weeks.head(index.column()) is not None:
            self._open()

    def _open(self) -> None:
        student, week = self.chosen()
        if student is not None and week is not None:
            self.opened.emit(student, week)
