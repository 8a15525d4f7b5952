"""Rows of plain words in the hand of every other list.

Exists so that the short lists of the settings need no model of their own.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from stagedesk.ui import theme
from stagedesk.ui.row_ground import paint_ground

_Index = QModelIndex | QPersistentModelIndex


class PlainRow(QStyledItemDelegate):
    """A row of 34 with tint and ink bar when chosen, as in every other list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as a finger needs."""
        return QSize(200, theme.scaled(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, bar, name."""
        painter.save()
        chosen = paint_ground(painter, option)
        box = QRectF(option.rect)
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.setPen(theme.color("text"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(12, 0, -8, 0), left, str(index.data()))
        painter.restore()
