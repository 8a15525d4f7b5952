"""The rows of the student list: a model over what the query gave, and how a row is painted.

Exists apart from student_list.py because painting has rules of its own (tokens.md, List row).
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stagedesk.ui import signs, theme
from stagedesk.ui.signs import Sign

if TYPE_CHECKING:
    from stagedesk.services.students import StudentRow

ROW = Qt.ItemDataRole.UserRole
BADGE = Qt.ItemDataRole.UserRole + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class StudentRows(QAbstractListModel):
    """Holds the rows of one SQL query; sorting and filtering happened there."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._rows: Sequence[StudentRow] = ()
        self._badges: Mapping[str, tuple[Sign, str]] = {}

    def set_rows(self, rows: "Sequence[StudentRow]") -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_badges(self, badges: Mapping[str, tuple[Sign, str]]) -> None:
        """Other badges, by student."""
        self._badges = badges
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [BADGE])

    def row_of(self, key: str | None) -> int | None:
        """Where a student stands; None when not in the list."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), None)

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
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
            parts = [row.name, second_line(row), badge[1] if badge else ""]
            return ", ".join(part for part in parts if part)
        return None


def _name_letter(name: str, room: float, chosen: bool) -> tuple[QFont, float]:
    """The largest letter in which a name fits on its line, and how wide it is then."""
    roles = ("strong", "badge") if chosen else ("body", "small")
    fonts = [theme.font(role) for role in roles]
    widths = [QFontMetricsF(font).horizontalAdvance(name) for font in fonts]
    best = 0 if widths[0] <= room else 1
    return fonts[best], widths[best]


def second_line(row: "StudentRow") -> str:
    """Class and company: ``4B · Bakkerij Jansen``."""
    return " · ".join(part for part in (row.school_class, row.company or "geen stageplek") if part)


class RowDelegate(QStyledItemDelegate):
    """Paints a row of 46: name, second line, at most one badge."""

    def __init__(self, parent: QObject) -> None:
        """``parent`` is the view."""
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """46 high, more when the letters are larger."""
        return QSize(200, theme.scaled(46))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, then name, badge and second line; a name is never cut off."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state, box = option.state, QRectF(option.rect)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, theme.color("accent_t"))
            painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), theme.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("free_fill"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        self._paint_words(painter, box.adjusted(14, 4, -12, -4), index, chosen)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, index: _Index, chosen: bool) -> None:
        row, badge = index.data(ROW), index.data(BADGE)
        name_font, name_width = _name_letter(row.name, box.width(), chosen)
        badge_width = 0.0
        if badge is not None:
            words = QFontMetricsF(theme.font("badge")).horizontalAdvance(badge[1])
            badge_width = signs.badge_width(words)
        half = box.height() / 2
        first = QRectF(box.left(), box.top(), box.width(), half)
        second = QRectF(box.left(), box.top() + half, box.width(), half)
        painter.setPen(theme.color("text"))
        if name_width > box.width():
            # Even in 12 the name needs both lines; a company would only crowd it.
            painter.setFont(theme.font("small"))
            flags = int(_LEFT.value) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(box.adjusted(0, -2, 0, 2), flags, row.name)
            return
        painter.setFont(name_font)
        painter.drawText(first, _LEFT, row.name)
        room = box.width()
        if badge is not None:
            beside = name_width + badge_width + 6 <= box.width()
            line = first if beside else second
            top = line.center().y() - 9
            place = QRectF(box.right() - badge_width, top, badge_width, 18)
            signs.paint_badge(painter, place, badge[0], badge[1])
            room -= 0 if beside else badge_width + 6
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        metrics = QFontMetricsF(theme.font("small"))
        text = metrics.elidedText(second_line(row), Qt.TextElideMode.ElideRight, room)
        painter.drawText(second, _LEFT, text)
