"""The list of students without a placement: who, what meanwhile, what next; painted rows."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from stagedesk.domain.meetings import Changes
from stagedesk.domain.times import short_date
from stagedesk.services.meetings import Gone, MeetingRow
from stagedesk.services.without_placement import WithoutRow
from stagedesk.ui import signs, theme
from stagedesk.ui.row_ground import paint_ground
from stagedesk.ui.signs import Sign

ROW = Qt.ItemDataRole.UserRole
BADGE = Qt.ItemDataRole.UserRole + 1
DUE = Qt.ItemDataRole.UserRole + 2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_DOTS = Qt.TextElideMode.ElideRight
_Index = QModelIndex | QPersistentModelIndex
#: Below this width the agreed next step has no column of its own.
_THREE_COLUMNS = 620
NOTHING = Changes(frozenset(), (), {})


class WithoutRows(QAbstractListModel):
    """Holds the rows of one query, with what changed since the last meeting."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.rows: Sequence[WithoutRow] = ()
        self._changes = NOTHING
        self._due: frozenset[str] = frozenset()

    def set_rows(self, rows: Sequence[WithoutRow], changes: Changes, due: frozenset[str]) -> None:
        """Other rows; ``due`` are the enrollments whose next step has come to its day."""
        self.beginResetModel()
        self.rows, self._changes, self._due = rows, changes, due
        self.endResetModel()

    def row_of(self, enrollment: str | None) -> int | None:
        """Where a student stands; None when not in the list."""
        found = (n for n, row in enumerate(self.rows) if row.enrollment_key == enrollment)
        return next(found, None)

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, row, badge, and the words for who cannot see them."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == ROW:
            return row
        if role == DUE:
            return row.enrollment_key in self._due
        if role == BADGE:
            return self._badge(row)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            badge = self._badge(row)
            changed = ". ".join(self._changes.changed.get(row.student_key, ()))
            parts = [row.name, since_words(row), *meanwhile_words(row), *step_words(row)]
            return ", ".join(p for p in (*parts, badge[1] if badge else "", changed) if p)
        return None

    def _badge(self, row: WithoutRow) -> tuple[Sign, str] | None:
        """The most urgent state: new, changed, or not ready."""
        if row.student_key in self._changes.new:
            return Sign.DUE, "nieuw"
        if row.student_key in self._changes.changed:
            return Sign.HALF, "gewijzigd"
        return (Sign.SLASH, "nog niet klaar") if row.ready is False else None


def since_words(row: WithoutRow) -> str:
    """``3A · sinds 31 aug, 85 dagen``."""
    days = "1 dag" if row.days == 1 else f"{row.days} dagen"
    since = f"sinds {short_date(row.since)}, {days}" if row.days else "sinds vandaag"
    return f"{row.school_class} · {since}" if row.school_class else since


def meanwhile_words(row: WithoutRow) -> tuple[str, str]:
    """What the student does, and why there is no placement."""
    doing = row.now.doing_words if row.now else ""
    return doing or "Nog niets afgesproken", row.why or row.talk


def step_words(row: WithoutRow) -> tuple[str, str]:
    """The agreed next step, and its day with who does it; empty once it is done."""
    now = row.now
    if now is None or not now.next_step or now.next_done:
        return ("", "") if not row.talk else (row.talk.capitalize(), "")
    day = short_date(now.next_on) if now.next_on else ""
    return now.next_step, " · ".join(part for part in (day, now.next_by) if part)


def change_words(before: MeetingRow | None, new: int, changed: int, gone: tuple[Gone, ...]) -> str:
    """``Sinds Plaatsingsoverleg 17 nov: 2 nieuw, 1 gewijzigd. Van de lijst: Chris (...)``."""
    if before is None:
        return "Nog geen overleg vastgelegd. Daarna zie je hier wat er is veranderd."
    parts = [f"{new} nieuw" if new else "", f"{changed} gewijzigd" if changed else ""]
    words = ", ".join(part for part in parts if part) or "niets nieuws"
    off = "; ".join(f"{one.name} ({one.how})" for one in gone[:3])
    more = f" en nog {len(gone) - 3}" if len(gone) > 3 else ""
    since = f"Sinds {before.words[:1].lower()}{before.words[1:]}: {words}."
    return f"{since} Van de lijst af: {off}{more}." if gone else since


class WithoutDelegate(QStyledItemDelegate):
    """Paints a row of 46 in two or three columns; a name is never cut off."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """46 high, more when the letters are larger."""
        return QSize(200, theme.scaled(46))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, who, what meanwhile, what next."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = paint_ground(painter, option, "free_fill")
        box = QRectF(option.rect)
        self._columns(painter, box.adjusted(20, 4, -12, -4), index, chosen)
        painter.setPen(theme.color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def _columns(self, painter: QPainter, box: QRectF, index: _Index, chosen: bool) -> None:
        row: WithoutRow = index.data(ROW)
        three = box.width() >= _THREE_COLUMNS
        who = box.width() * (0.36 if three else 0.5)
        step = box.width() * 0.28 if three else 0.0
        first = QRectF(box.left(), box.top(), who - 12, box.height())
        second = QRectF(box.left() + who, box.top(), box.width() - who - step, box.height())
        self._who(painter, first, index, row, chosen)
        doing, why = meanwhile_words(row)
        token = "text" if row.now and row.now.doing else "text2"
        _two(painter, second.adjusted(0, 0, -12 if three else 0, 0), doing, why, token)
        if three:
            third = QRectF(box.right() - step, box.top(), step, box.height())
            words, when = step_words(row)
            if index.data(DUE):
                side = 14.0
                top = third.top() + third.height() / 4 - side / 2
                signs.paint(painter, Sign.DUE, QRectF(third.left(), top, side, side))
                third.setLeft(third.left() + side + 6)
            _two(painter, third, words, when, "text")

    def _who(
        self, painter: QPainter, box: QRectF, index: _Index, row: WithoutRow, chosen: bool
    ) -> None:
        """The name with a badge beside it, or the badge on the second line."""
        font = theme.font("strong")
        badge = index.data(BADGE)
        width = 0.0
        if badge is not None:
            words = QFontMetricsF(theme.font("badge")).horizontalAdvance(badge[1])
            width = signs.badge_width(words)
        name = QFontMetricsF(font).horizontalAdvance(row.name)
        if name > box.width():
            font = theme.font("badge")
            name = QFontMetricsF(font).horizontalAdvance(row.name)
        half = box.height() / 2
        top = QRectF(box.left(), box.top(), box.width(), half)
        under = QRectF(box.left(), box.top() + half, box.width(), half)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        if name > box.width():
            flags = int(_LEFT.value) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(box.adjusted(0, -2, 0, 2), flags, row.name)
            return
        painter.drawText(top, _LEFT, row.name)
        room = box.width()
        if badge is not None:
            beside = name + 8 + width <= box.width()
            left = box.left() + name + 8 if beside else box.right() - width
            line = top if beside else under
            place = QRectF(left, line.center().y() - 9, width, 18)
            signs.paint_badge(painter, place, badge[0], badge[1])
            room -= 0 if beside else width + 6
        _small(painter, under, since_words(row), room)


def _two(painter: QPainter, box: QRectF, first: str, second: str, token: str) -> None:
    """Two lines that may end in dots; the tool tip of the row has them whole."""
    half = box.height() / 2
    font = theme.font("body")
    painter.setFont(font)
    painter.setPen(theme.color(token))
    top = QRectF(box.left(), box.top(), box.width(), half)
    painter.drawText(top, _LEFT, QFontMetricsF(font).elidedText(first, _DOTS, box.width()))
    _small(painter, top.translated(0, half), second, box.width())


def _small(painter: QPainter, box: QRectF, text: str, room: float) -> None:
    font = theme.font("small")
    painter.setFont(font)
    painter.setPen(theme.color("text2"))
    painter.drawText(box, _LEFT, QFontMetricsF(font).elidedText(text, _DOTS, room))
