"""Groups by rounds of the internal stage: which part each group has when; a table, painted."""

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
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from stagedesk.domain.internal_checks import Doubt
from stagedesk.domain.times import SHORT_WEEKDAYS, format_time
from stagedesk.services.internal import Group, InternalPage, span_words
from stagedesk.ui import signs, theme
from stagedesk.ui.fields import thin_bars
from stagedesk.ui.signs import Sign

_Index = QModelIndex | QPersistentModelIndex
_CENTER = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_DOTS = Qt.TextElideMode.ElideRight
GROUP = Qt.ItemDataRole.UserRole
DOUBT = Qt.ItemDataRole.UserRole + 1
NOW = Qt.ItemDataRole.UserRole + 2
_NAME, _CELL, _ROW, _HEAD = 168, 98, 38, 44
#: More groups scroll: what is under the grid needs its room too.
_MOST_ROWS = 8


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


class _Cells(QStyledItemDelegate):
    """Paints a name with its day, or the part of a round; this round is tinted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_CELL, theme.scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
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


class _Head(QHeaderView):
    """The rounds with their days."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(theme.scaled(_HEAD))
        # Fusion's head has a frame and a ground of its own.
        self.setFrameShape(QHeaderView.Shape.NoFrame)
        # What no section covers the style paints in its own grey.
        self.setStretchLastSection(True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
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
        self.setHorizontalHeader(_Head())
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(_ROW))
        self.setItemDelegate(_Cells(self))
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
        off = len(page.groups) <= _MOST_ROWS
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if off else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.setVerticalScrollBarPolicy(policy)
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
        return max(2, (self.viewport().width() - _NAME) // _CELL)

    def _window(self) -> None:
        count = len(self._page.rounds) if self._page is not None else 0
        shown = min(self._room(), count)
        self._first = min(max(0, self._first), count - shown)
        wide = (self.viewport().width() - _NAME - 4) // shown if shown else _CELL
        self.setColumnWidth(0, _NAME)
        for number in range(count):
            hidden = not self._first <= number < self._first + shown
            self.setColumnHidden(number + 1, hidden)
            if not hidden:
                self.setColumnWidth(number + 1, min(wide, 150))
        self.windowed.emit(self._first + 1, self._first + shown, count)

    def wanted_height(self) -> int:
        """So high that every group shows."""
        rows = min(_MOST_ROWS, self.rows.rowCount())
        return theme.scaled(_HEAD) + rows * theme.scaled(_ROW) + 4

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
