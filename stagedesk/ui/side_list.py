"""What the lists at the left of a page share: rows of one query, how a row is painted, the keys.

Exists so that finding a student and finding a company work the same.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from stagedesk.ui import theme
from stagedesk.ui.fields import LineEdit, thin_bars
from stagedesk.ui.row_ground import frame_list, paint_ground
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Ground, Rule

ROW = Qt.ItemDataRole.UserRole
BADGE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SideRows(QAbstractListModel):
    """Holds the rows of one SQL query; sorting and filtering happened there.

    A row has ``key`` and ``name``.
    """

    def __init__(self, second_line: Callable[[Any], str]) -> None:
        """Empty; ``second_line`` gives a row's other words, for who cannot see it."""
        super().__init__()
        self._rows: Sequence[Any] = ()
        self._badges: Mapping[str, tuple[Sign, str]] = {}
        self._second_line = second_line

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_badges(self, badges: Mapping[str, tuple[Sign, str]]) -> None:
        """Other badges, by key."""
        self._badges = badges
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [BADGE])

    def row_of(self, key: str | None) -> int | None:
        """Where a key stands; None when not in the list."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), None)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, row, badge, and the words for who cannot see them."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == ROW:
            return row
        badge = self._badges.get(row.key)
        if role == BADGE:
            return badge
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = [row.name, self._second_line(row), badge[1] if badge else ""]
            return ", ".join(part for part in parts if part)
        return None


class SideDelegate(QStyledItemDelegate):
    """Paints a row of 46: ground, bar and focus frame here, the words in ``paint_words``."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """46 high, more when the letters are larger."""
        return QSize(200, theme.scaled(46))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then the words."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = paint_ground(painter, option, "free_fill")
        box = QRectF(option.rect)
        self.paint_words(painter, box.adjusted(14, 4, -12, -4), index, chosen)
        painter.restore()

    def paint_words(self, painter: QPainter, box: QRectF, index: Index, chosen: bool) -> None:
        """Paint name, second line and badge in a box."""
        raise NotImplementedError


class _View(QListView):
    """The rows, or a word when the filters leave none."""

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows as ever; else why there are none."""
        super().paintEvent(event)
        model = self.model()
        if model is not None and not model.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme.color("text2"))
            box = self.viewport().rect().adjusted(14, 12, -12, 0)
            painter.drawText(box, int(Qt.TextFlag.TextWordWrap), self._nothing)
            painter.end()
        frame_list(self)


class SideList(Ground):
    """Filters above, rows below; what is picked goes to the shared choice.

    Signals:
        picked: a row was chosen with Enter or the mouse.
        counted: '214 leerlingen', for the status line.
    """

    picked = Signal()
    counted = Signal(str)

    def __init__(
        self, model: SideRows, delegate: SideDelegate, *, name: str, filter_on: str, nothing: str
    ) -> None:
        """Make the parts; ``lay_out`` puts them under each other.

        Args:
            model: holds the rows.
            delegate: paints them.
            name: accessible name of the list.
            filter_on: words in the empty filter.
            nothing: said when the filters leave none.
        """
        super().__init__("side")
        self.model, self._delegate = model, delegate
        self.text = LineEdit(filter_on, filter_on)
        self.view = _View(nothing)
        self.view.setAccessibleName(name)

    def lay_out(self, filters: QLayout) -> None:
        """The filters, a thin line, the rows."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        filters.setContentsMargins(12, 10, 12, 8)
        filters.setSpacing(6)
        column.addLayout(filters)
        column.addWidget(Rule())
        self._delegate.setParent(self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setMouseTracking(True)
        thin_bars(self.view)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._pick)
        self.view.clicked.connect(lambda _index: self.picked.emit())
        self.view.activated.connect(lambda _index: self.picked.emit())
        self.text.installEventFilter(self)
        self.setFocusProxy(self.view)
        column.addWidget(self.view, 1)

    # What a list of its own kind says.

    def chosen_key(self) -> str | None:
        """Key of what is chosen."""
        raise NotImplementedError

    def choose(self, row: Any) -> None:
        """Choose a row."""
        raise NotImplementedError

    def apply_text(self, text: str) -> None:
        """Filter by a text at once."""
        raise NotImplementedError

    # What all do.

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Other rows, keeping the chosen one and the place in the list."""
        place = self.view.verticalScrollBar().value()
        self.model.set_rows(rows)
        self.view.verticalScrollBar().setValue(place)
        self.mark(self.chosen_key())

    def mark(self, key: str | None) -> None:
        """Select the row of a key without choosing it again."""
        row = self.model.row_of(key)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        index = self.model.index(row) if row is not None else QModelIndex()
        self.view.setCurrentIndex(index)
        selection.blockSignals(False)
        self.view.viewport().update()
        if row is not None:
            self.view.scrollTo(index)

    def step(self, steps: int) -> None:
        """To the next (1) or previous (-1) of the list; stays at the ends."""
        here = self.model.row_of(self.chosen_key())
        target = 0 if here is None else here + steps
        if 0 <= target < self.model.rowCount():
            self._pick(self.model.index(target), QModelIndex())

    def _pick(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(ROW)
        if row is not None:
            self.choose(row)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """From the filter: Down goes to the list, Enter takes the first, Escape empties."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down:
            self.view.setFocus()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply_text(self.text.text().strip())
            if not self.model.rowCount():
                return True
            if self.model.row_of(self.chosen_key()) is None:
                self._pick(self.model.index(0), QModelIndex())
            self.view.setFocus()
            self.picked.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.text.clear()
            self.apply_text("")
            return True
        return False
