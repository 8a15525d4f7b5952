"""The ground of a row in every painted list: tint and ink bar when chosen, the focus frame.

Exists once, so that lists look alike and a row only paints its words.
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from stagedesk.ui import theme


def frame_list(view: QAbstractItemView) -> None:
    """A list that has the focus but no row to show it on is framed itself."""
    if view.hasFocus() and not view.currentIndex().isValid():
        painter = QPainter(view.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawRoundedRect(QRectF(view.viewport().rect()).adjusted(1, 1, -1, -1), 3, 3)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, hover: str = "") -> bool:
    """Paint the ground of a row.

    Args:
        painter: of the view.
        option: of the row: where it is, whether it is chosen, under the mouse, focused.
        hover: colour token under the mouse; empty leaves it.

    Returns:
        Whether the row is chosen.
    """
    state, box = option.state, QRectF(option.rect)
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen:
        painter.fillRect(box, theme.color("accent_t"))
        painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), theme.color("accent"))
    elif hover and state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, theme.color(hover))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
    return chosen
