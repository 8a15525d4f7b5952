"""A strip above a list, on a tinted ground: the ground and Escape are alike in all of them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from stagedesk.ui import theme


class TintedStrip(QWidget):
    """Shows while something is noted; Escape leaves it."""

    def leave(self) -> None:
        """Hide, and tell whose strip it is."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_t"))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
