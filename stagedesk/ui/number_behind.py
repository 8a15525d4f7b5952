"""The students behind one number of the year: who they are, and from there to their dossier.

Exists so that a number is never only a number.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from stagedesk.domain.year_numbers import Behind
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import thin_bars
from stagedesk.ui.row_ground import paint_ground
from stagedesk.ui.widgets import ElidedText, Ground, Rule

BEHIND = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
#: Where the columns begin: name, class, what.
_CLASS, _WHAT = 260, 330


class BehindRows(QAbstractListModel):
    """Students by class and name."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._rows: Sequence[Behind] = ()

    def set_rows(self, rows: Sequence[Behind]) -> None:
        """Other students."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, and its words for who cannot see it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == BEHIND:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (row.name, row.school_class, row.what) if part)
        return None


class _Delegate(QStyledItemDelegate):
    """A row of 34: name, class, and why the student is behind the number."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as a finger needs."""
        return QSize(200, theme.scaled(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, bar, then the three columns."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = paint_ground(painter, option, "free_fill")
        box = QRectF(option.rect)
        row: Behind = index.data(BEHIND)
        box = box.adjusted(14, 0, -12, 0)
        painter.setPen(theme.color("text"))
        name = QRectF(box.left(), box.top(), _CLASS - 20, box.height())
        font = theme.font("strong" if chosen else "body")
        if QFontMetricsF(font).horizontalAdvance(row.name) > name.width():
            # A name is never cut off: it takes the smaller letter, and two lines.
            font = theme.font("small")
        painter.setFont(font)
        painter.drawText(name, int(_LEFT.value) | int(Qt.TextFlag.TextWordWrap), row.name)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text2"))
        painter.drawText(box.adjusted(_CLASS, 0, 0, 0), _LEFT, row.school_class)
        room = box.width() - _WHAT
        what = painter.fontMetrics().elidedText(
            row.what, Qt.TextElideMode.ElideRight, max(0, int(room))
        )
        painter.drawText(box.adjusted(_WHAT, 0, 0, 0), _LEFT, what)
        painter.restore()


class BehindPage(Ground):
    """The list of students behind a number, with the way back.

    Signals:
        left: the numbers are asked for again.
        picked: key of the student whose dossier is asked for.
    """

    left = Signal()
    picked = Signal(str)

    def __init__(self) -> None:
        """Empty until show_behind."""
        super().__init__("surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 20, 8)
        row.setSpacing(8)
        self.back = Button("&Terug naar de cijfers", kind="plain", icon="chevron-left")
        self.back.clicked.connect(self.left)
        self.title = ElidedText("", "strong")
        row.addWidget(self.back)
        row.addWidget(self.title, 1)
        column.addLayout(row)
        column.addWidget(Rule())
        self.rows = BehindRows()
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        thin_bars(self.list)
        self.list.activated.connect(self._pick)
        self.list.clicked.connect(self._pick)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_behind(self, title: str, rows: Sequence[Behind]) -> None:
        """Show these students; the place in the list stays when it can."""
        here = self.list.currentIndex().row() if title == self.title.text() else 0
        self.title.setText(title)
        self.list.setAccessibleName(title)
        self.rows.set_rows(rows)
        if rows:
            self.list.setCurrentIndex(self.rows.index(min(max(here, 0), len(rows) - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the numbers."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _pick(self, index: _Index) -> None:
        if index.isValid():
            self.picked.emit(index.data(BEHIND).student)
