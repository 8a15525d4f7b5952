"""The cells of the rotation grid: which part a group has in a round, and how that is painted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from stagedesk.domain.internal_checks import Doubt
from stagedesk.domain.times import SHORT_WEEKDAYS, format_time
from stagedesk.services.internal import Group, InternalPage, span_words
from stagedesk.ui import signs, theme
from stagedesk.ui.signs import Sign

_Index = QModelIndex | QPersistentModelIndex
_CENTER = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_DOTS = Qt.TextElideMode.ElideRight
GROUP = Qt.ItemDataRole.UserRole
DOUBT = Qt.ItemDataRole.UserRole + 1
NOW = Qt.ItemDataRole.UserRole + 2
#: Width of a name and, at least, of a round; height of a row and of the head.
NAME_WIDTH, CELL_WIDTH, ROW_HEIGHT, HEAD_HEIGHT = 168, 98, 38, 44


class RotationModel(QAbstractTableModel):
    """A row a group, a column a round."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.groups: Sequence[Group] = ()
        self._page: InternalPage | None = None

    def show_page(self, page: InternalPage) -> None:
        """Other groups and rounds."""
        self.beginResetModel()
        self._page, self.groups = page, page.groups
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Groups."""
        return 0 if parent is not None and parent.isValid() else len(self.groups)

    def columnCount(self, parent: _Index | None = None) -> int:
        """The name and the rounds."""
        nested = parent is not None and parent.isValid()
        return 0 if nested or self._page is None else 1 + len(self._page.rounds)

    def _doubts(self, row: int, number: int | None) -> list[Doubt]:
        page = self._page
        found = page.doubts if page is not None else ()
        return [doubt for doubt in found if row in doubt.groups and doubt.round == number]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The part, what is odd about it, and the words for who cannot see it."""
        if not index.isValid() or self._page is None:
            return None
        group, column = self.groups[index.row()], index.column()
        doubts = self._doubts(index.row(), column - 1 if column else None)
        words = group_words(group) if column == 0 else _part(group, column - 1)
        if role == GROUP:
            return group
        if role == Qt.ItemDataRole.DisplayRole:
            return group.name if column == 0 else words
        if role == DOUBT:
            return bool(doubts)
        if role == NOW:
            return column > 0 and self._page.now == column - 1
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            where = f"{group.name}, ronde {column}: " if column else f"{group.name}, "
            return where + ". ".join((words, *(doubt.text for doubt in doubts)))
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """``Ronde 3`` with its first and last day under it."""
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if self._page is None or orientation is not Qt.Orientation.Horizontal:
            return None
        if role == NOW:
            return section > 0 and self._page.now == section - 1
        if role not in wanted:
            return None
        return f"Ronde {section}\n{span_words(self._page.rounds[section - 1])}" if section else ""


def _part(group: Group, number: int) -> str:
    return group.parts[number] if number < len(group.parts) else ""


def group_words(group: Group) -> str:
    """``di 8:30 · 6 leerlingen``."""
    count = len(group.members)
    students = "1 leerling" if count == 1 else f"{count} leerlingen"
    return f"{SHORT_WEEKDAYS[group.weekday]} {format_time(group.begin)} · {students}"


class RotationCells(QStyledItemDelegate):
    """Paints a name with its day, or the part of a round; this round is tinted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A row of 38."""
        return QSize(CELL_WIDTH, theme.scaled(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The name or the part, and the frame of the chosen cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if index.column() == 0:
            self._name(painter, box, index)
        else:
            self._part(painter, box.adjusted(2, 3, -2, -3), index)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = option.state & QStyle.StateFlag.State_Active
            painter.setPen(QPen(theme.color("accent" if focused else "field"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 3, -2, -3), 3, 3)
        painter.restore()

    def _name(self, painter: QPainter, box: QRectF, index: _Index) -> None:
        group: Group = index.data(GROUP)
        half = box.height() / 2
        inside = box.adjusted(8, 2, -6, -2)
        left = inside.left()
        if index.data(DOUBT):
            signs.paint(painter, Sign.HALF, QRectF(left, inside.top() + 3, 12, 12))
            left += 18
        top = QRectF(left, inside.top(), inside.right() - left, half - 2)
        font = theme.font("strong")
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(top, _LEFT, QFontMetricsF(font).elidedText(group.name, _DOTS, top.width()))
        small = theme.font("small")
        painter.setFont(small)
        painter.setPen(theme.color("text2"))
        under = QRectF(inside.left(), inside.top() + half - 2, inside.width(), half)
        words = QFontMetricsF(small).elidedText(group_words(group), _DOTS, under.width())
        painter.drawText(under, _LEFT, words)

    def _part(self, painter: QPainter, box: QRectF, index: _Index) -> None:
        odd, now = index.data(DOUBT), index.data(NOW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            signs.fill_color(Sign.HALF) if odd else theme.color("accent_t" if now else "side")
        )
        painter.drawRoundedRect(box, 3, 3)
        room = box.adjusted(6, 0, -6, 0)
        if odd:
            signs.paint(painter, Sign.HALF, QRectF(box.left() + 5, box.center().y() - 6, 12, 12))
            room.setLeft(box.left() + 21)
        font = theme.font("badge" if now else "small")
        painter.setFont(font)
        painter.setPen(signs.text_color(Sign.HALF) if odd else theme.color("text"))
        words = QFontMetricsF(font).elidedText(str(index.data() or ""), _DOTS, room.width())
        painter.drawText(room, _CENTER if not odd else _LEFT, words)


class RotationHead(QHeaderView):
    """The rounds with their days."""

    def __init__(self) -> None:
        """Only read: nothing is sorted by it."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(theme.scaled(HEAD_HEIGHT))
        # Fusion's head has a frame and a ground of its own.
        self.setFrameShape(QHeaderView.Shape.NoFrame)
        # What no section covers the style paints in its own grey.
        self.setStretchLastSection(True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """``Ronde 3`` over its days; this round in the accent colour."""
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        now = self.model().headerData(section, Qt.Orientation.Horizontal, NOW)
        first, _, second = words.partition("\n")
        box = QRectF(rect)
        half = box.height() / 2
        painter.setPen(theme.color("accent" if now else "text2"))
        painter.setFont(theme.font("badge"))
        painter.drawText(QRectF(box.left(), box.top() + 2, box.width(), half), _CENTER, first)
        painter.setFont(theme.font("date"))
        painter.drawText(
            QRectF(box.left(), box.top() + half, box.width(), half - 4), _CENTER, second
        )
        painter.restore()
