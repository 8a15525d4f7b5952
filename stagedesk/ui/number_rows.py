"""One topic of the year's numbers as a plain chart: a row a number, its bar and its words.

Exists as a list and not as a picture, so that every bar can be reached with the arrow keys and is
read out as the words it stands for.
"""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from stagedesk.domain.year_numbers import Number, Topic, said
from stagedesk.ui import theme
from stagedesk.ui.widgets import SectionHead, Text

NUMBER = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
#: Room between words and bars, beside a row, and what a bar takes at least.
_GAP, _PAD, _SHORTEST = 12, 8, 96
_BAR, _THIN = 12, 6


class NumberRows(QAbstractListModel):
    """The numbers of one topic."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.topic = Topic("", "", "", ())
        self.before = ""

    def show_topic(self, topic: Topic, before: str) -> None:
        """Other numbers; ``before`` names the school year that they stand against."""
        self.beginResetModel()
        self.topic, self.before = topic, before
        self.endResetModel()

    def words(self, one: Number) -> tuple[str, str]:
        """The value and that of the year before, as they stand beside the bars."""
        now = said(self.topic, one.value, one.whole)
        if one.before is None or not self.before:
            return now, ""
        if self.topic.share and not one.before_whole:
            return now, f"{self.before}: niemand"
        return now, f"{self.before}: {said(self.topic, one.before, one.before_whole)}"

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many numbers."""
        return 0 if parent is not None and parent.isValid() else len(self.topic.numbers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number, and the words for who cannot see the bar."""
        if not index.isValid():
            return None
        one = self.topic.numbers[index.row()]
        if role == NUMBER:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return one.label
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            now, before = self.words(one)
            return ", ".join(part for part in (f"{one.label}: {now}", before) if part)
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a number: label, bar, words; under it the thin bar of the year before."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Higher where the year before has its own line."""
        return QSize(200, theme.scaled(row_height(index.model())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, focus frame, then the row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, state = QRectF(option.rect), option.state
        one: Number = index.data(NUMBER)
        if one.behind and state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("accent_t"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        self._row(painter, box.adjusted(_PAD, 0, -_PAD, 0), index)
        painter.restore()

    def _row(self, painter: QPainter, box: QRectF, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, NumberRows)
        one: Number = index.data(NUMBER)
        now, before = model.words(one)
        both = bool(before)
        first = QRectF(box.left(), box.top(), box.width(), box.height() / (2 if both else 1))
        first = first.adjusted(0, 2 if both else 0, 0, 2 if both else 0)
        second = QRectF(box.left(), first.bottom() - 3, box.width(), box.bottom() - first.bottom())
        small, strong = theme.font("small"), theme.font("strong")
        words = self._words_width(model)
        metrics = QFontMetricsF(theme.font("body"))
        widest = max(metrics.horizontalAdvance(other.label) for other in model.topic.numbers)
        room = box.width() - words - 2 * _GAP - _SHORTEST
        label = QRectF(first.left(), first.top(), min(widest + 2, room), first.height())
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        text = metrics.elidedText(one.label, Qt.TextElideMode.ElideRight, label.width())
        painter.drawText(label, _LEFT, text)
        painter.setFont(strong if one.value else theme.font("body"))
        painter.setPen(theme.color("text" if one.value else "text2"))
        painter.drawText(first, _RIGHT, now)
        left = label.right() + _GAP
        room = max(float(_SHORTEST), box.right() - words - _GAP - left)
        largest = model.topic.largest()
        bar = QRectF(left, first.center().y() - _BAR / 2, room, _BAR)
        self._bar(painter, bar, one.value, one.whole if model.topic.share else largest,
                  model.topic.share)  # fmt: skip
        if model.topic.mark:
            painter.setPen(QPen(theme.color("text"), 2))
            at = round(bar.left() + bar.width() * model.topic.mark / 100)
            painter.drawLine(at, round(bar.top()) - 2, at, round(bar.bottom()) + 2)
        if both:
            painter.setFont(small)
            painter.setPen(theme.color("text2"))
            painter.drawText(second, _RIGHT, before)
            thin = QRectF(left, second.center().y() - _THIN / 2, room, _THIN)
            whole = one.before_whole if model.topic.share else largest
            self._before(painter, thin, one.before or 0, whole)

    def _words_width(self, model: NumberRows) -> float:
        """What the words of the topic take, so that its bars end under each other."""
        strong, small = QFontMetricsF(theme.font("strong")), QFontMetricsF(theme.font("small"))
        widest = 0.0
        for one in model.topic.numbers:
            now, before = model.words(one)
            widest = max(widest, strong.horizontalAdvance(now), small.horizontalAdvance(before))
        return widest

    def _bar(self, painter: QPainter, bar: QRectF, value: int, whole: int, track: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if track:
            painter.setBrush(theme.color("line"))
            painter.drawRoundedRect(bar, 2, 2)
        if value and whole:
            wide = max(2.0, bar.width() * min(1.0, value / whole))
            painter.setBrush(theme.color("solid"))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), wide, bar.height()), 2, 2)

    def _before(self, painter: QPainter, bar: QRectF, value: int, whole: int) -> None:
        """The year before is thin and hollow: told apart without colour."""
        if value and whole:
            wide = max(3.0, bar.width() * min(1.0, value / whole))
            painter.setBrush(theme.color("surface"))
            painter.setPen(QPen(theme.color("off"), 1))
            painter.drawRect(QRectF(bar.left() + 0.5, bar.top() + 0.5, wide - 1, bar.height() - 1))


def row_height(model: object) -> int:
    """The height of a row of a topic at 100 %."""
    return 46 if isinstance(model, NumberRows) and model.before else 32


class NumberList(QListView):
    """The rows of one topic, as high as they are.

    Signals:
        opened: place of the number whose students are asked for.
        reached: top and height of the row that the keys came to, in this list.
    """

    opened = Signal(int)
    reached = Signal(int, int)

    def __init__(self) -> None:
        """Empty until show_topic."""
        super().__init__()
        self.rows = NumberRows()
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)

    def show_topic(self, topic: Topic, before: str) -> None:
        """Show these numbers; the one that has the focus keeps it where it can."""
        here = self.currentIndex().row()
        self.rows.show_topic(topic, before)
        self.setAccessibleName(topic.title)
        self.setFixedHeight(theme.scaled(row_height(self.rows)) * len(topic.numbers))
        if topic.numbers:
            self.setCurrentIndex(self.rows.index(min(max(here, 0), len(topic.numbers) - 1)))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """The page scrolls, not the list: it is told where to."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A list that the keys come to shows its row."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._tell()

    def _tell(self) -> None:
        place = self.visualRect(self.currentIndex())
        self.reached.emit(place.top(), place.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the students behind the number."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: _Index) -> None:
        if index.isValid() and index.data(NUMBER).behind:
            self.opened.emit(index.row())


class TopicBox(QWidget):
    """One topic: its head, and its rows or the sentence that there is nothing."""

    def __init__(self) -> None:
        """Empty until show_topic."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 14)
        self._column.setSpacing(2)
        self._head = SectionHead("")
        self.list = NumberList()
        self._empty = Text("", "body", "text2")
        self._empty.setContentsMargins(8, 8, 0, 4)
        for part in (self._head, self.list, self._empty):
            self._column.addWidget(part)

    def show_topic(self, topic: Topic, before: str) -> None:
        """Show these numbers."""
        self._head.title.setText(topic.title)
        hint = f"streep: {topic.mark}% is genoeg" if topic.mark else ""
        self._head.hint.setText(hint if topic.share else topic.unit)
        self.list.show_topic(topic, before)
        self.list.setVisible(bool(topic.numbers))
        self._empty.setText(topic.empty)
        self._empty.setVisible(not topic.numbers)

    def rows_high(self) -> int:
        """About how high it is, in rows."""
        return 2 + max(1, self.list.rows.rowCount())
