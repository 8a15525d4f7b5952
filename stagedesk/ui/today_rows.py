"""The list of things to do: a model over what the query gave, and how a row is painted.

Exists apart from the tab because painting has rules of its own: 240 students may give 300 rows,
and as many widgets would make the window wait.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stagedesk.services.todo import Act, Kind, Todo, Urgency
from stagedesk.ui import icons, signs, theme
from stagedesk.ui.signs import Sign

TODO = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex
HEADS = {Urgency.LATE: "Te laat", Urgency.WEEK: "Deze week", Urgency.SOON: "Binnenkort"}
KIND_ICONS = {
    Kind.SLIPS: "clock",
    Kind.MOMENTS: "pencil",
    Kind.TALKS: "page",
    Kind.NO_PLACEMENT: "search",
    Kind.ENDING: "calendar",
    Kind.ABSENCE: "person",
    Kind.LOG: "list",
    Kind.AFTERCARE: "phone",
    Kind.AROUND: "company",
    Kind.NETWORK: "people",
}
_ACT_ICONS = {
    Act.CALL: "phone",
    Act.REGISTER: "check",
    Act.SLIPS: "pencil",
    Act.ASSESS: "pencil",
    Act.INTAKE: "page",
    Act.STUDENT: "calendar",
    Act.LOG: "list",
    Act.OUTFLOW: "phone",
    Act.SICK: "phone",
    Act.AROUND: "company",
    Act.TRACK: "calendar",
    Act.SEARCH: "search",
    Act.COMPANY: "company",
}
#: Above this width there is room for all columns of the picture.
_WIDE = 960
#: Signs that say more than the icon of the kind.
_TELLING = ("alert", "ring", "slash")


class TodoRows(QAbstractListModel):
    """Heads and things to do, in the order in which they came."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._rows: list[Todo | tuple[str, int]] = []

    def set_todos(self, todos: Sequence[Todo]) -> None:
        """Other things to do, each group under its head with its number."""
        self.beginResetModel()
        self._rows = []
        for urgency, group in groupby(todos, key=lambda todo: todo.urgency):
            found = list(group)
            self._rows.append((HEADS[urgency], len(found)))
            self._rows.extend(found)
        self.endResetModel()

    def todo(self, row: int) -> Todo | None:
        """What stands in a row; None for a head, or past the end."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Todo) else None

    def nearest(self, row: int) -> int | None:
        """The row of a to-do at or after a row, else the last one; None when there is none."""
        rows = [n for n, one in enumerate(self._rows) if isinstance(one, Todo)]
        later = [n for n in rows if n >= row]
        return later[0] if later else rows[-1] if rows else None

    def rowCount(self, parent: _Index | None = None) -> int:
        """Heads and things to do."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A head cannot be chosen."""
        if not index.isValid() or self.todo(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, and its words for who cannot see it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == TODO:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if not isinstance(row, Todo):
                return f"{row[0]}: {row[1]}"
            calls = (f"{label} {number}" for label, number in row.phones)
            parts = (row.student, row.where, row.what, row.detail, *calls)
            return f"{', '.join(parts)}. Enter: {row.button}"
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Todo):
            return f"{row.what}\n{row.detail}"
        return None


def button_box(row: QRectF) -> QRectF:
    """Where the button of a row stands: 164 by 36, less in a narrow window."""
    wide = 164.0 if row.width() > _WIDE else 158.0
    high = float(theme.scaled(36))
    return QRectF(row.right() - 20 - wide, row.center().y() - high / 2, wide, high)


class TodoDelegate(QStyledItemDelegate):
    """Paints a head of 33 or a to-do of 50: who, what, numbers, one button."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Higher when the letters are larger."""
        is_todo = isinstance(index.data(TODO), Todo)
        return QSize(300, theme.scaled(50 if is_todo else 33))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Words, then the thin line under the row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, box = index.data(TODO), QRectF(option.rect)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.color("line"))
        if isinstance(row, Todo):
            self._paint_todo(painter, option, box, row)
        else:
            self._paint_head(painter, box, *row)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRectF, title: str, count: int) -> None:
        words = box.adjusted(20, 4, -20, 0)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("text"))
        painter.drawText(words, _LEFT, title)
        width = QFontMetricsF(theme.font("strong")).horizontalAdvance(title)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text2"))
        painter.drawText(words.adjusted(width + 10, 0, 0, 0), _LEFT, str(count))

    def _paint_todo(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, todo: Todo
    ) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if not chosen and state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box.adjusted(0, 0, 0, -1), theme.color("side"))
        place = QRectF(box.left() + 20, box.center().y() - 10, 20, 20)
        if todo.sign in _TELLING:
            signs.paint(painter, Sign(todo.sign), place.adjusted(1, 1, -1, -1))
        else:
            icons.paint(painter, KIND_ICONS[todo.kind], place.adjusted(2, 2, -2, -2), "accent")
        button = button_box(box)
        wide = box.width() > _WIDE
        phones = 200.0 if wide else 166.0
        left, who = box.left() + 52, 206.0 if wide else 178.0
        self._two_lines(
            painter,
            QRectF(left, box.top(), who, box.height()),
            todo.student,
            todo.where,
            strong=True,
        )
        rest = QRectF(left + who + 8, box.top(), 0, box.height())
        rest.setRight(button.left() - 12 - (phones if todo.phones else 0))
        self._two_lines(painter, rest, todo.what, todo.detail)
        if todo.phones:
            room = QRectF(button.left() - phones, box.top(), phones - 8, box.height())
            self._paint_phones(painter, room, todo.phones)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        self._paint_button(painter, button, todo, chosen, focused)

    def _two_lines(
        self, painter: QPainter, box: QRectF, first: str, second: str, strong: bool = False
    ) -> None:
        font = theme.font("strong" if strong else "body")
        high = box.height() / 2 - 4
        if strong and QFontMetricsF(font).horizontalAdvance(first) > box.width():
            # A person's name is never cut off: it takes both lines in 12.
            painter.setFont(theme.font("badge"))
            painter.setPen(theme.color("text"))
            flags = int(_LEFT.value) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(box, flags, first)
            return
        for top, words, role, token in (
            (5.0, first, "strong" if strong else "body", "text"),
            (4.0 + high, second, "small", "text2"),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.color(token))
            metrics = QFontMetricsF(theme.font(role))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QRectF(box.left(), box.top() + top, box.width(), high), _LEFT, shown)

    def _paint_phones(
        self, painter: QPainter, box: QRectF, phones: Sequence[tuple[str, str]]
    ) -> None:
        high = (box.height() - 10) / 2
        top = box.top() + (5 if len(phones) > 1 else (box.height() - high) / 2)
        for number, (label, phone) in enumerate(phones[:2]):
            line = QRectF(box.left(), top + number * high, box.width(), high)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("text2"))
            painter.drawText(line, _LEFT, label)
            painter.setFont(theme.font("strong"))
            painter.setPen(theme.color("text"))
            painter.drawText(line.adjusted(56, 0, 0, 0), _LEFT, phone)

    def _paint_button(
        self, painter: QPainter, box: QRectF, todo: Todo, chosen: bool, focused: bool
    ) -> None:
        if focused:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen if chosen else QPen(theme.color("field"), 1))
        painter.setBrush(theme.color("solid" if chosen else "inp"))
        inset = 0.0 if chosen else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 4, 4)
        ink = "on_solid" if chosen else "text"
        font = theme.font("strong" if chosen else "body")
        words = QFontMetricsF(font).horizontalAdvance(todo.button)
        start = box.left() + (box.width() - words - 24) / 2
        picture = QRectF(start, box.center().y() - 8, 16, 16)
        icon = "search" if todo.kind is Kind.NO_PLACEMENT else _ACT_ICONS[todo.act]
        icons.paint(painter, icon, picture, ink)
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(QRectF(start + 24, box.top(), words + 4, box.height()), _LEFT, todo.button)
