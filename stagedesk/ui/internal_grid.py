"""Groups by rounds of the internal stage: a table that shows as many rounds as fit."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView

from stagedesk.services.internal import InternalPage
from stagedesk.ui import theme
from stagedesk.ui.fields import thin_bars
from stagedesk.ui.internal_cells import (
    CELL_WIDTH,
    HEAD_HEIGHT,
    NAME_WIDTH,
    ROW_HEIGHT,
    RotationCells,
    RotationHead,
    RotationModel,
)

#: As many groups show in the lowest window; more scroll.
_FEWEST_ROWS = 3


class RotationGrid(QTableView):
    """The table; as many rounds as fit, the rest by arrows.

    Signals:
        picked: (place of the group, place of the round or -1).
        opened: Enter on a cell: its part is to be changed.
        windowed: other rounds show: first and last number, from 1, and how many there are.
    """

    picked = Signal(int, int)
    opened = Signal()
    windowed = Signal(int, int, int)

    def __init__(self) -> None:
        """Empty until ``show_page``."""
        super().__init__()
        self.rows = RotationModel()
        self._first = 0
        self._page: InternalPage | None = None
        self.setAccessibleName("Groepen en rondes")
        self.setModel(self.rows)
        self.setHorizontalHeader(RotationHead())
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW_HEIGHT))
        self.setItemDelegate(RotationCells(self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.viewport().setAutoFillBackground(False)
        thin_bars(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._current)

    def show_page(self, page: InternalPage) -> None:
        """Show groups and rounds; the cell that was chosen stays chosen."""
        here = self.currentIndex()
        row, column = here.row(), here.column()
        fresh = self._page is None
        self._page = page
        selection = self.selectionModel()
        selection.blockSignals(True)
        self.rows.show_page(page)
        if page.groups:
            row = min(max(row, 0), len(page.groups) - 1)
            column = min(max(column, 0), len(page.rounds))
            if fresh:
                column = 1 + (page.now or 0)
            self.setCurrentIndex(self.rows.index(row, column))
        selection.blockSignals(False)
        if fresh and page.now:
            self._first = page.now
        self._window()
        self._current(self.currentIndex())

    def step(self, steps: int) -> None:
        """Rounds further on (1) or back (-1)."""
        self._first += steps * max(1, self._room() - 1)
        self._window()

    def _room(self) -> int:
        """How many rounds fit beside the names."""
        return max(2, (self.viewport().width() - NAME_WIDTH) // CELL_WIDTH)

    def _window(self) -> None:
        count = len(self._page.rounds) if self._page is not None else 0
        shown = min(self._room(), count)
        self._first = min(max(0, self._first), count - shown)
        wide = (self.viewport().width() - NAME_WIDTH - 4) // shown if shown else CELL_WIDTH
        self.setColumnWidth(0, NAME_WIDTH)
        for number in range(count):
            hidden = not self._first <= number < self._first + shown
            self.setColumnHidden(number + 1, hidden)
            if not hidden:
                self.setColumnWidth(number + 1, min(wide, 150))
        self.windowed.emit(self._first + 1, self._first + shown, count)

    def fit_height(self, room: int) -> None:
        """So high that every group shows, within ``room``; what does not fit scrolls."""
        head, row = theme.scaled(HEAD_HEIGHT), theme.scaled(ROW_HEIGHT)
        count = self.rows.rowCount()
        shown = min(count, max(_FEWEST_ROWS, (room - head) // row))
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if shown == count else bar.ScrollBarAsNeeded
        )
        self.setFixedHeight(head + shown * row + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many rounds as fit now."""
        super().resizeEvent(event)
        self._window()

    def _current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.picked.emit(current.row(), current.column() - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; at the edge of what shows the arrows bring the next rounds."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        column = self.currentIndex().column() + steps
        count = self.rows.columnCount()
        if steps and 0 < column < count and self.isColumnHidden(column):
            self._first += steps
            self._window()
        super().keyPressEvent(event)
