"""The list of who is where: a model over what was read, and how a row is painted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from stagedesk.services.whereabouts import Where
from stagedesk.ui import signs, theme
from stagedesk.ui.row_ground import paint_ground
from stagedesk.ui.signs import Sign

WHERE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
#: Widths of name, state and numbers; the company takes what is left.
_NAME, _STATE, _PHONE = 210, 140, 130
#: Below this width one number stands there, the company's if there is one.
_WIDE = 760


class WhereRows(QAbstractListModel):
    """Students at their companies."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._rows: Sequence[Where] = ()

    def set_rows(self, rows: Sequence[Where]) -> None:
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
        if role == WHERE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.student
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            calls = (
                f"bedrijf {row.company_phone}" if row.company_phone else "",
                f"{row.guide} {row.guide_phone}".strip(),
            )
            parts = (row.student, row.school_class, row.company, row.state, *calls)
            return ", ".join(part for part in parts if part)
        return None


class WhereDelegate(QStyledItemDelegate):
    """A row of 46: who, where, when, and two numbers."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines."""
        return QSize(300, theme.scaled(46))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, then the columns."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, "side")
        box = QRectF(option.rect)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.color("line"))
        self._paint_row(painter, box.adjusted(20, 0, -16, 0), index.data(WHERE))
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRectF, row: Where) -> None:
        wide = box.width() > _WIDE
        phone = float(theme.scaled(_PHONE))
        name = float(theme.scaled(_NAME if wide else 170))
        state = float(theme.scaled(_STATE))
        numbers = phone * (2 if wide else 1) + 12
        where = QRectF(box.left() + name, box.top(), 0, box.height())
        where.setRight(box.right() - numbers - state)
        _lines(painter, _part(box, 0, name - 12), row.student, row.school_class, name=True)
        second = row.guide or ("interne stage" if row.internal else "")
        _lines(painter, where.adjusted(0, 0, -12, 0), row.company, second)
        self._paint_state(painter, _part(box, box.width() - numbers - state, state - 8), row)
        at = box.width() - numbers
        if wide:
            _number(painter, _part(box, at, phone), "bedrijf", row.company_phone)
            _number(painter, _part(box, at + phone + 12, phone), "opleider", row.guide_phone)
        else:
            whose = "bedrijf" if row.company_phone else "opleider"
            _number(painter, _part(box, at, phone), whose, row.company_phone or row.guide_phone)

    def _paint_state(self, painter: QPainter, box: QRectF, row: Where) -> None:
        sign = Sign.ALERT if row.absent else Sign.DASH if row.closed else None
        if sign is not None:
            signs.paint(painter, sign, QRectF(box.left(), box.center().y() - 7, 14, 14))
            box = box.adjusted(20, 0, 0, 0)
        painter.setFont(theme.font("badge" if row.absent else "body"))
        painter.setPen(signs.text_color(sign) if row.absent and sign else theme.color("text"))
        painter.drawText(box, _LEFT, row.state)


def _part(box: QRectF, left: float, width: float) -> QRectF:
    return QRectF(box.left() + left, box.top(), width, box.height())


def _lines(painter: QPainter, box: QRectF, first: str, second: str, *, name: bool = False) -> None:
    """A strong line over a grey one; a name without room is smaller, then takes both lines."""
    font = theme.font("strong" if name else "body")
    if name and not _fits(font, first, box):
        font = theme.font("badge")
    if name and not _fits(font, first, box):
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(box, int(_LEFT.value) | int(Qt.TextFlag.TextWordWrap), first)
        return
    half = box.height() / 2
    high = half - 4 if second else box.height()
    rows = [(5.0 if second else 0.0, first, font, "text")]
    if second:
        rows.append((half - 1, second, theme.font("small"), "text2"))
    for top, words, face, token in rows:
        painter.setFont(face)
        painter.setPen(theme.color(token))
        shown = QFontMetricsF(face).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRectF(box.left(), box.top() + top, box.width(), high), _LEFT, shown)


def _fits(font: QFont, words: str, box: QRectF) -> bool:
    return QFontMetricsF(font).horizontalAdvance(words) <= box.width()


def _number(painter: QPainter, box: QRectF, label: str, number: str) -> None:
    if number:
        _lines(painter, box, number, label)
