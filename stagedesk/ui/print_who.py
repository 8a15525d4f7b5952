"""The left of the print dialog: who gets a paper, each with a box to tick.

Exists apart from the dialog because it keeps what is ticked and whose page shows.
"""

from collections.abc import Container, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from stagedesk.ui import icons, theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import thin_bars
from stagedesk.ui.row_ground import paint_ground
from stagedesk.ui.widgets import Ground, Rule, Text

_KEY = Qt.ItemDataRole.UserRole
_LEFT = int(Qt.AlignmentFlag.AlignVCenter.value) | int(Qt.TextFlag.TextWordWrap.value)


class WhoList(Ground):
    """Names with a tick; Space ticks, the arrows show another page.

    Signals:
        shown: key of the student whose paper is to show.
        ticked: something was ticked or not.
    """

    shown = Signal(str)
    ticked = Signal()

    def __init__(self, name: str = "Wie krijgt dit papier") -> None:
        """Empty until set_names; ``name`` is what a screen reader calls the list."""
        super().__init__("side")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(15, 0, 8, 0)
        self.count = Text("", "body", "text2")
        self.all = Button("Geen", kind="link", name="Geen van allen aanvinken")
        self.all.clicked.connect(self._flip)
        head.addWidget(self.count, 1)
        head.addWidget(self.all)
        column.addLayout(head)
        head.setSizeConstraint(QHBoxLayout.SizeConstraint.SetMinimumSize)
        column.addSpacing(4)
        column.addWidget(Rule())
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setItemDelegate(TickRow(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        thin_bars(self.list)
        self.list.currentItemChanged.connect(self._moved)
        self.list.itemChanged.connect(lambda _item: self._say())
        column.addWidget(self.list, 1)
        column.insertSpacing(0, 6)

    def set_names(self, names: Sequence[tuple[str, str]], without: Container[str] = ()) -> None:
        """Key and name of everybody who gets a paper, ticked; the first one shows.

        Args:
            names: in order.
            without: keys of those who are not ticked.
        """
        self.list.clear()
        for key, name in names:
            item = QListWidgetItem(name)
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = key not in without
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._say()
        if names:
            self.list.setCurrentRow(0)

    def chosen(self) -> tuple[str, ...]:
        """Keys that are ticked, in order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(i.data(_KEY) for i in items if i.checkState() == Qt.CheckState.Checked)

    def _flip(self) -> None:
        state = Qt.CheckState.Unchecked if self.chosen() else Qt.CheckState.Checked
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)

    def _say(self) -> None:
        number = len(self.chosen())
        self.count.setText(f"{number} van {self.list.count()} gekozen")
        self.all.setText("Geen" if number else "Allemaal")
        words = "Geen van allen aanvinken" if number else "Allemaal aanvinken"
        self.all.setAccessibleName(words)
        self.ticked.emit()

    def _moved(self, now: QListWidgetItem | None) -> None:
        if now is not None:
            self.shown.emit(now.data(_KEY))


class TickRow(QStyledItemDelegate):
    """A row of 36: box, name; a name is never cut off, it takes two lines of 12."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as a finger wants it."""
        return QSize(120, theme.scaled(36))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tint when chosen, box, name."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = paint_ground(painter, option)
        box = QRectF(option.rect)
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        tick = QRectF(box.left() + 17, box.center().y() - 8, 16, 16)
        painter.setPen(QPen(theme.color("solid" if on else "field"), 1))
        painter.setBrush(theme.color("solid" if on else "inp"))
        painter.drawRoundedRect(tick, 3, 3)
        if on:
            icons.paint(painter, "check", tick.adjusted(1, 1, -1, -1), "on_solid")
        words = box.adjusted(43, 0, -8, 0)
        painter.setPen(theme.color("text" if on else "text2"))
        painter.setFont(_letter(index.data(), words.width(), here))
        painter.drawText(words, _LEFT, index.data())
        painter.restore()


def _letter(name: str, room: float, here: bool) -> QFont:
    from PySide6.QtGui import QFontMetricsF

    large = theme.font("strong" if here else "body")
    if QFontMetricsF(large).horizontalAdvance(name) <= room:
        return large
    return theme.font("badge" if here else "small")
