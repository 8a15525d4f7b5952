"""How a cell, a name and a week's head of the hours grid are drawn (tokens.md, Grid cell)."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from stagedesk.domain.outlook import WeekState
from stagedesk.domain.times import SHORT_MONTHS, format_hours, format_total, short_date
from stagedesk.services.slip_grid import GridCell, GridRow
from stagedesk.ui import signs, theme
from stagedesk.ui.signs import Sign
from stagedesk.ui.slips_model import WeeksModel

#: Sizes of tokens.md: cells 51 wide with a gap of 4, rows 35; zoomed out signs alone.
NAME_WIDTH, CELL_WIDTH, ZOOMED_WIDTH, HOURS_WIDTH, NORM_WIDTH = 176, 51, 28, 50, 62
ROW_HEIGHT, HEAD_HEIGHT = 35, 42
SIGN_OF = {
    WeekState.SIGNED: Sign.TICK,
    WeekState.UNSIGNED: Sign.RING,
    WeekState.MISSING: Sign.ALERT,
    WeekState.HOLIDAY: Sign.DASH,
    WeekState.OUTSIDE: Sign.DOT,
    WeekState.THIS_WEEK: Sign.FRAME,
    WeekState.WAITING: Sign.HALF,
}
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def paint_cell(painter: QPainter, room: QRectF, state: WeekState, words: str = "") -> None:
    """Draw one week: fill, sign, hours; with the sign in the middle when there are no words."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sign = SIGN_OF.get(state)
    if state is WeekState.HOLIDAY:
        signs.hatch(painter, room)
    elif state is WeekState.FUTURE:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    elif sign not in (Sign.DOT, Sign.FRAME) and sign is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(signs.fill_color(sign))
        painter.drawRoundedRect(room, 3, 3)
    if sign is Sign.FRAME:
        signs.paint(painter, sign, room)
    elif sign is not None and not words:
        size = 16 if sign is Sign.ALERT else 13
        middle = QRectF(room.center().x() - size / 2, room.center().y() - size / 2, size, size)
        signs.paint(painter, sign, middle)
    elif sign is not None:
        signs.paint(painter, sign, QRectF(room.left() + 5, room.center().y() - 5.5, 11, 11))
        painter.setPen(signs.text_color(sign))
        painter.setFont(theme.font("badge" if sign is not Sign.TICK else "small"))
        painter.drawText(room.adjusted(16, 0, -4, 0), _RIGHT, words)


class WeekDelegate(QStyledItemDelegate):
    """Draws names, weeks, hours and norm."""

    def __init__(self, view: QTableView, model: WeeksModel) -> None:
        """``view`` says which row is chosen."""
        super().__init__(view)
        self._view = view
        self._weeks = model
        self.zoomed = False

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one item; the chosen cell gets a frame, the chosen row a tinted name."""
        room: QRect = option.rect
        row = self._weeks.rows[index.row()]
        cell = self._weeks.cell(index.row(), index.column())
        painter.save()
        if cell is not None:
            self._paint_week(painter, QRectF(room), cell, index)
        elif index.column() == 0:
            chosen = index.row() == self._view.currentIndex().row()
            self._paint_name(painter, QRectF(room), row.name, chosen)
        elif index.column() == self._weeks.columnCount() - 2:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text"))
            words = format_total(row.signed_minutes)
            painter.drawText(QRectF(room).adjusted(0, 0, -1, 0), _RIGHT, words)
        else:
            self._paint_norm(painter, QRectF(room), row)
        painter.restore()

    def _paint_week(
        self,
        painter: QPainter,
        room: QRectF,
        cell: GridCell,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        inner = room.adjusted(2, 2, -2, -2)
        filled = cell.state in (WeekState.SIGNED, WeekState.UNSIGNED)
        words = format_hours(cell.minutes, 1) if filled and not self.zoomed else ""
        paint_cell(painter, inner, cell.state, words)
        if index == self._view.currentIndex():
            strong = self._view.hasFocus()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            reach = 1.0 if strong else 0.0
            painter.drawRoundedRect(inner.adjusted(-reach, -reach, reach, reach), 4, 4)

    def _paint_name(self, painter: QPainter, room: QRectF, name: str, chosen: bool) -> None:
        if chosen:
            painter.fillRect(room.adjusted(0, 1, -3, -1), theme.color("accent_t"))
            bar = QRectF(room.left(), room.top() + 1, 4, room.height() - 2)
            painter.fillRect(bar, theme.color("accent"))
        words = room.adjusted(16, 0, -4, 0)
        painter.setPen(theme.color("text"))
        font = theme.font("strong" if chosen else "body")
        flags = int(_LEFT.value)
        if QFontMetrics(font).horizontalAdvance(name) > words.width():
            flags |= int(Qt.TextFlag.TextWordWrap.value)
            font = _two_lines(theme.font("badge" if chosen else "small"), words, flags, name)
        painter.setFont(font)
        painter.drawText(words, flags, name)

    def _paint_norm(self, painter: QPainter, room: QRectF, row: GridRow) -> None:
        words = f"{row.percent}%"
        painter.setFont(theme.font("strong" if row.met else "body"))
        painter.setPen(theme.color("ok" if row.met else "text2"))
        painter.drawText(room.adjusted(0, 0, -8, 0), _RIGHT, words)
        if row.met:
            width = painter.fontMetrics().horizontalAdvance(words)
            left = room.right() - 8 - width - 15
            signs.paint(painter, Sign.TICK, QRectF(left, room.center().y() - 5.5, 11, 11))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The view sets all sizes."""
        return QSize(CELL_WIDTH, theme.scaled(ROW_HEIGHT))


def _two_lines(font: QFont, room: QRectF, flags: int, name: str) -> QFont:
    """The font, as narrow as it takes: the third line of a name would be cut off."""
    box = room.toRect()
    for stretch in (100, 95, 90, 85, 80, 75):
        font.setStretch(stretch)
        found = QFontMetrics(font).boundingRect(box, flags, name)
        if found.height() <= box.height() and found.width() <= box.width():
            break
    return font


class WeekHeader(QHeaderView):
    """Number of the week over its Monday; this week is tinted."""

    def __init__(self, model: WeeksModel, parent: QWidget) -> None:
        """Sections are as wide as the view sets them."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._weeks = model
        self.zoomed = False
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(10)
        self.setAccessibleName("Weken")

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(super().sizeHint().width(), theme.scaled(HEAD_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """One head."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(rect)
        painter.fillRect(room, theme.color("surface"))
        head = self._weeks.head(logicalIndex)
        if head is None:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text2"))
            first = logicalIndex == 0
            right = -1 if logicalIndex == self._weeks.columnCount() - 2 else -8
            words = room.adjusted(16, 0, 0, -8) if first else room.adjusted(0, 0, right, -8)
            side = Qt.AlignmentFlag.AlignLeft if first else Qt.AlignmentFlag.AlignRight
            text = str(self._weeks.headerData(logicalIndex, Qt.Orientation.Horizontal))
            painter.drawText(words, Qt.AlignmentFlag.AlignBottom | side, text)
        else:
            self._paint_week(painter, room, logicalIndex)
        painter.fillRect(
            QRectF(room.left(), room.bottom() - 1, room.width(), 1), theme.color("line")
        )
        painter.restore()

    def _paint_week(self, painter: QPainter, room: QRectF, column: int) -> None:
        head = self._weeks.head(column)
        if head is None:
            return
        now = self._weeks.is_this_week(column)
        if now:
            painter.fillRect(room.adjusted(2, 0, -2, 0), theme.color("accent_t"))
        painter.setPen(theme.color("accent" if now else "text2" if head.holiday else "text"))
        upper = room.adjusted(0, 2, 0, -room.height() / 2 + 1)
        lower = room.adjusted(0, room.height() / 2 - 1, 0, -4)
        number = str(head.week[1])
        if self.zoomed:
            upper, lower = lower, upper
            small = SHORT_MONTHS[head.first.month - 1] if head.first.day <= 7 else ""
        else:
            small = short_date(head.first)
        painter.setFont(theme.font("badge" if self.zoomed else "strong"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, number)
        painter.setFont(theme.font("date"))
        painter.setPen(theme.color("accent" if now else "text2"))
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, small)
