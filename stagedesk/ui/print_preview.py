"""The middle of the print dialog: the very page that will be printed, and the way to the next.

Exists apart from the dialog because it decides how large a page must be drawn.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import thin_bars
from stagedesk.ui.widgets import Ground, Text

#: Lower than this a page is shown as wide as fits, and scrolls.
_LOWEST = 420


class Preview(Ground):
    """A white page on the window's ground, also in dark.

    Signals:
        page_asked: the number of the page to show, from 0.
        resized: the page fits differently: ask for it again.
    """

    page_asked = Signal(int)
    resized = Signal()

    def __init__(self) -> None:
        """Empty until show_page."""
        super().__init__("window")
        self._page = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self._sheet = _Sheet()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setWidget(self._sheet)
        self._area.setAccessibleName("Voorbeeld, pijltjes schuiven")
        thin_bars(self._area)
        self._area.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        column.addWidget(self._area, 1)
        self.fault = Text("", "body", "bad")
        self.fault.setWordWrap(True)
        self.fault.hide()
        column.addWidget(self.fault)
        row = QHBoxLayout()
        self.back = Button("", kind="plain", icon="chevron-left", name="Vorige bladzijde")
        self.count = Text("", "body")
        # The row keeps its height without buttons, or the page would be drawn too large.
        self.count.setMinimumHeight(theme.scaled(30))
        self.on = Button("", kind="plain", icon="chevron-right", name="Volgende bladzijde")
        self.back.clicked.connect(lambda: self.page_asked.emit(self._page - 1))
        self.on.clicked.connect(lambda: self.page_asked.emit(self._page + 1))
        row.addStretch(1)
        for widget in (self.back, self.count, self.on):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        self.show_page(None, 0, 0)

    def room(self) -> tuple[float, float]:
        """Dots of the screen for a page, wide and high; no height: it may scroll."""
        ratio, size = self.devicePixelRatioF(), self._area.size()
        wide, high = size.width() - 14, size.height() - 4
        return max(60, wide) * ratio, 0 if high < _LOWEST else high * ratio

    def show_page(self, image: QImage | None, page: int, pages: int, fault: str = "") -> None:
        """Show a page (from 0) of so many, or why there is none."""
        self._page = page
        self._sheet.show_image(image, self.devicePixelRatioF())
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.count.setText(f"{page + 1} van {pages}" if pages else "")
        self.back.setVisible(pages > 1)
        self.on.setVisible(pages > 1)
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < pages)
        self._area.verticalScrollBar().setValue(0)

    def has_page(self) -> bool:
        """Whether a page shows."""
        return self._sheet.image is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another page."""
        super().resizeEvent(event)
        self.resized.emit()


class _Sheet(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self._ratio = 1.0

    def show_image(self, image: QImage | None, ratio: float) -> None:
        self.image, self._ratio = image, ratio
        size = QSize(0, 0)
        if image is not None:
            size = QSize(round(image.width() / ratio), round(image.height() / ratio))
        self.setFixedSize(size)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper with a thin edge."""
        if self.image is None:
            return
        painter = QPainter(self)
        painter.drawImage(QRectF(self.rect()), self.image, QRectF(self.image.rect()))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
