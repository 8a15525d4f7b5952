"""One column of the board: the students of one step, as cards that keys and the mouse move.

Exists apart from overview_board.py because a list of painted cards has rules of its own.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stagedesk.domain.times import short_date
from stagedesk.ui import signs, theme
from stagedesk.ui.fields import thin_bars
from stagedesk.ui.row_ground import frame_list
from stagedesk.ui.signs import Sign

if TYPE_CHECKING:
    from stagedesk.services.support_board import Card

_MIME = "application/x-stagedesk-student"
_CARD = Qt.ItemDataRole.UserRole
_TOP_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_HIGH = 82
_Index = QModelIndex | QPersistentModelIndex


class Cards(QAbstractListModel):
    """The cards of one step; reading and filtering happened in SQL."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.cards: Sequence[Card] = ()

    def set_cards(self, cards: "Sequence[Card]") -> None:
        """Other cards."""
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def row_of(self, student: str | None) -> int | None:
        """Where a student stands in this column."""
        return next((n for n, c in enumerate(self.cards) if c.student_key == student), None)

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self.cards)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, the card, and the words for who cannot see it."""
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.name
        if role == _CARD:
            return card
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            out = "stage gestopt" if card.dropped_out else ""
            parts = (card.name, card.school_class, card.company, since(card), out)
            return ", ".join(part for part in parts if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cards can be taken away with the mouse."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        seen = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return seen | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """What a card is while it is in the air."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The key of the student."""
        data = QMimeData()
        data.setData(_MIME, self.cards[indexes[0].row()].student_key.encode())
        return data


def since(card: "Card") -> str:
    """``sinds 3 nov``."""
    return f"sinds {short_date(card.since)}" if card.since else "nog niet begonnen"


class CardDelegate(QStyledItemDelegate):
    """Paints a card: name in one or two lines, class and company, since when."""

    def __init__(self, parent: QObject) -> None:
        """``parent`` is the view."""
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All as high as one with a long name: the list need not ask each."""
        return QSize(100, theme.scaled(_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """A card on the ground of the column."""
        card = index.data(_CARD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 2, -2, -4)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(theme.color("accent_t" if chosen else "surface"))
        pen = QPen(theme.color("accent" if chosen and focused else "line"), 2 if chosen else 1)
        painter.setPen(pen)
        painter.drawRoundedRect(box, 4, 4)
        inner = box.adjusted(8, 5, -8, -5)
        if card.dropped_out:
            place = QRectF(inner.right() - 14, inner.top() + 1, 14, 14)
            signs.paint(painter, Sign.ALERT, place)
        _words(painter, card, inner)
        painter.restore()


def _words(painter: QPainter, card: "Card", box: QRectF) -> None:
    room = box.width() - (18 if card.dropped_out else 0)
    one_line = QFontMetricsF(theme.font("strong")).horizontalAdvance(card.name) <= room
    font = theme.font("strong" if one_line else "badge")
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    high = QFontMetricsF(font).height() * (1 if one_line else 2)
    painter.drawText(QRectF(box.left(), box.top(), room, high + 2), _TOP_LEFT, card.name)
    small = theme.font("small")
    painter.setFont(small)
    painter.setPen(theme.color("text2"))
    metrics = QFontMetricsF(small)
    line = metrics.height()
    where = " · ".join(part for part in (card.school_class, card.company or "geen plek") if part)
    for number, words in enumerate((since(card), where)):
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        top = box.bottom() - (number + 1) * line
        painter.drawText(QRectF(box.left(), top, box.width(), line), _LEFT, shown)


class BoardColumn(QListView):
    """The cards of one step.

    Signals:
        wanted: (student key, number of the step) to go to: a digit, or a card dropped here.
        shifted: (student key, -1 or 1): Ctrl with an arrow.
        left: -1 or 1: an arrow without Ctrl goes to the column beside it.
        opened: student key: Enter or a double click.
        entered_column: this column has the focus now.
    """

    wanted = Signal(str, int)
    shifted = Signal(str, int)
    left = Signal(int)
    opened = Signal(str)
    entered_column = Signal()

    def __init__(self, step: int, name: str) -> None:
        """``step`` is the number of the step, ``name`` how the source writes it."""
        super().__init__()
        self.step = step
        self.cards = Cards()
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setAccessibleName(f"Stap {step}, {name}")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        thin_bars(self)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.doubleClicked.connect(lambda _index: self._tell(self.opened))

    def student(self) -> str | None:
        """Key of the student whose card is chosen."""
        index = self.currentIndex()
        return self.cards.cards[index.row()].student_key if index.isValid() else None

    def choose(self, student: str | None) -> bool:
        """Choose the card of a student; False when it is not here."""
        row = self.cards.row_of(student)
        if row is None:
            return False
        self.setCurrentIndex(self.cards.index(row))
        return True

    def choose_row(self, row: int) -> None:
        """Choose the card that stands as high as one in another column."""
        count = self.cards.rowCount()
        if count:
            self.setCurrentIndex(self.cards.index(min(max(row, 0), count - 1)))

    def _tell(self, signal: Any, *values: int) -> None:
        student = self.student()
        if student is not None:
            signal.emit(student, *values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Ctrl they move the card; a digit names the step."""
        key = event.key()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if steps and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._tell(self.shifted, steps)
        elif steps:
            self.left.emit(steps)
        elif event.text() in tuple("123456789"):
            self._tell(self.wanted, int(event.text()))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.opened)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With the keyboard the first card is chosen at once."""
        chosen = self.currentIndex().isValid()
        # Qt makes the first card the current one here, but does not choose it.
        super().focusInEvent(event)
        if not chosen:
            self.choose_row(0)
        self.entered_column.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cards; an empty column shows itself that it has the focus."""
        super().paintEvent(event)
        frame_list(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A card may land here."""
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere in the column."""
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The student goes to this step."""
        if event.mimeData().hasFormat(_MIME):
            student = bytes(event.mimeData().data(_MIME).data()).decode()
            event.acceptProposedAction()
            self.wanted.emit(student, self.step)
