"""Ctrl+K, three letters, Enter: a student or company from anywhere.

Exists so that nobody leafs through lists during a talk.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from stagedesk.ui import icons, theme
from stagedesk.ui.fields import LineEdit, thin_bars
from stagedesk.ui.gate import Gate
from stagedesk.ui.side_list import Index

if TYPE_CHECKING:
    from stagedesk.services.students import Hit

_HIT = Qt.ItemDataRole.UserRole
NOTHING = "Niets gevonden"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, theme.scaled(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        hit, box = index.data(_HIT), QRectF(option.rect)
        if hit is None:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text2"))
            painter.drawText(box.adjusted(12, 0, -10, 0), _LEFT, NOTHING)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("accent_t"))
        picture = QRectF(box.left() + 8, box.center().y() - 8, 16, 16)
        icons.paint(painter, "person" if hit.kind == "student" else "company", picture, "text2")
        words = box.adjusted(32, 0, -10, 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        painter.drawText(words, _LEFT, hit.title)
        left = painter.fontMetrics().horizontalAdvance(hit.title) + 10
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        room = words.adjusted(left, 0, 0, 0)
        metrics = painter.fontMetrics()
        text = metrics.elidedText(hit.subtitle, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _LEFT, text)
        painter.restore()


class _Hits(QListWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.color("field"), 1))
        painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))


class SearchBox(LineEdit):
    """The field; what was found hangs under it, in the same window.

    Signals:
        found: the Hit that was chosen.
        left: the field is done with: chosen, or Escape.
    """

    found = Signal(object)
    left = Signal()

    def __init__(
        self,
        gate: Gate,
        words: str = "Zoek leerling of bedrijf",
        kind: str | None = None,
        key: str = "Ctrl+K",
    ) -> None:
        """300 wide.

        Args:
            gate: the door to the services.
            words: name and placeholder.
            kind: only hits of this kind (``student``); None finds all.
            key: the key that goes there, shown at its right end; empty shows none.
        """
        super().__init__(words, words)
        self._gate, self._kind, self._key = gate, kind, key
        self.setTextMargins(32, 0, 60 if key else 8, 0)
        self.setFixedWidth(300)
        self._hits = _Hits(self)
        self._hits.hide()
        self._hits.setItemDelegate(_HitDelegate(self._hits))
        self._hits.setFrameShape(QListWidget.Shape.NoFrame)
        self._hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hits.setAccessibleName("Gevonden")
        thin_bars(self._hits)
        self._hits.itemClicked.connect(self._choose)
        self.textEdited.connect(self._search)

    def _search(self, text: str) -> None:
        from stagedesk.services import students

        self._hits.clear()
        if not text.strip():
            self._hits.hide()
            return
        for hit in self._gate.read(students.search, text):
            if self._kind not in (None, hit.kind):
                continue
            item = QListWidgetItem(f"{hit.title}, {hit.subtitle}")
            item.setData(_HIT, hit)
            self._hits.addItem(item)
        if not self._hits.count():
            nothing = QListWidgetItem(NOTHING)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._hits.addItem(nothing)
        self._hits.setCurrentRow(0)
        window = self.window()
        self._hits.setParent(window)
        self._hits.move(self.mapTo(window, QPoint(0, self.height() + 2)))
        rows = min(self._hits.count(), 8)
        self._hits.resize(max(380, self.width()), rows * theme.scaled(34) + 2)
        self._hits.raise_()
        self._hits.show()

    def _choose(self, item: QListWidgetItem) -> None:
        hit: Hit = item.data(_HIT)
        self._done()
        self.found.emit(hit)

    def _done(self) -> None:
        self._hits.hide()
        self.clear()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose, Enter goes there, Escape lets go."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and self._hits.isVisible():
            row = self._hits.currentRow() + step
            self._hits.setCurrentRow(max(0, min(row, self._hits.count() - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hits.isVisible():
            if self._hits.currentItem().data(_HIT) is not None:
                self._choose(self._hits.currentItem())
        elif event.key() == Qt.Key.Key_Escape and (self._key or self.text()):
            self._done()
        elif event.key() == Qt.Key.Key_Escape:
            # Within a strip the second Escape closes the strip.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """What was found goes away with the focus."""
        if event.type() == QEvent.Type.FocusOut:
            self._hits.hide()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, its magnifying glass and its key."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.paint(painter, "search", QRectF(8, (self.height() - 16) / 2, 16, 16), "text2")
        if self.text() or self.hasFocus() or not self._key:
            return
        key = QRectF(self.width() - 60, (self.height() - 20) / 2, 52, 20)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("side"))
        painter.drawRoundedRect(key, 4, 4)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self._key)
