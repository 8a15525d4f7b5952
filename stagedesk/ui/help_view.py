"""F1: what this tab is for and the answers that people ask for, from resources/help.

Exists so that a jobcoach without network finds the rule where it shows.
"""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout

from stagedesk.paths import resources
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import thin_bars
from stagedesk.ui.widgets import Ground, Text


def help_file(name: str) -> Path:
    """Where the text of a tab lies, such as ``urenbriefjes``."""
    return resources() / "help" / f"{name}.md"


class HelpView(Ground):
    """A panel of 412 at the right; Escape closes it.

    Signals:
        closed: it wants to go.
    """

    closed = Signal()

    def __init__(self) -> None:
        """Shows nothing yet."""
        super().__init__("side")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 12, 12)
        top = QHBoxLayout()
        self._title = Text("Uitleg", "title")
        close = Button("", kind="plain", icon="close", name="Uitleg sluiten")
        close.clicked.connect(self.closed)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(close)
        column.addLayout(top)
        self._browser = QTextBrowser()
        self._browser.setAccessibleName("Uitleg")
        self._browser.setFrameShape(QFrame.Shape.NoFrame)
        self._browser.setOpenLinks(False)
        self._browser.viewport().setAutoFillBackground(False)
        thin_bars(self._browser)
        self._browser.anchorClicked.connect(lambda url: self.show_topic(url.path()))
        column.addWidget(self._browser, 1)
        self.setFocusProxy(self._browser)

    def show_topic(self, name: str) -> None:
        """Show the text of a tab; its links lead to other texts."""
        text = help_file(name).read_text("utf-8")
        self._browser.document().setDefaultFont(theme.font("body"))
        self._browser.setMarkdown(text)

    def text(self) -> str:
        """The words that show."""
        return self._browser.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground with a line at the left."""
        super().paintEvent(event)
        QPainter(self).fillRect(QRectF(0, 0, 1, self.height()), theme.color("line"))
