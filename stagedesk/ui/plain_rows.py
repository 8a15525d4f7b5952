"""Rows of plain words in the hand of every other list.

Exists so that the short lists of the settings need no model of their own.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stagedesk.ui import theme

_Index = QModelIndex | QPersistentModelIndex


class PlainRow(QStyledItemDelegate):
    """A row of 34 with tint and ink bar when chosen, as in every other list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as a finger needs."""
        return QSize(200, theme.scaled(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, bar, name."""
        painter.save()
        state, box = option.state, QRectF(option.rect)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, theme.color("accent_t"))
            painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), theme.color("accent"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.setPen(theme.color("text"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(12, 0, -8, 0), left, str(index.data()))
        painter.restore()
