"""The bottom of the print dialog: what is being done, how far it is, and the buttons.

Exists apart from the dialog because it only says and never decides.
"""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import ProgressBar
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import ElidedText, Ground, SignMark


class PrintFoot(Ground):
    """One line of words with a sign, a bar that can be stopped, and what to press."""

    def __init__(self, height: int) -> None:
        """``height`` in logical pixels at 100 %."""
        super().__init__("surface")
        self.setFixedHeight(theme.scaled(height))
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(10)
        self.words = ElidedText("", "body")
        self.mark = SignMark(None)
        self.bar = ProgressBar("Hoe ver het is")
        self.bar.setMaximumWidth(300)
        self.stop = Button("Stop")
        self.opener = Button("&Openen")
        self.close_button = Button("&Sluiten")
        self.go = Button("&Afdrukken", kind="primary", icon="print")
        self.go.setEnabled(False)
        row.addWidget(self.mark)
        row.addWidget(self.words, 2)
        row.addWidget(self.bar, 2)
        row.addWidget(self.stop)
        row.addWidget(self.opener)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.go)
        self.opener.hide()

    def say(self, words: str, sign: Sign | None = None) -> None:
        """One sentence; with a sign when it is a state."""
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.mark.show_sign(sign, words if sign else "")
        self.mark.setVisible(sign is not None)

    def busy(self, words: str, number: int, total: int, stoppable: bool = False) -> None:
        """How far it is; no total: nobody knows."""
        self.say(f"{words}: {number} van {total}" if total else f"{words} ...")
        self.bar.setRange(0, total)
        self.bar.setValue(number)
        self.bar.show()
        self.stop.setVisible(stoppable)

    def rest(self) -> None:
        """Nothing is being done."""
        self.bar.hide()
        self.stop.hide()


class Veil(QWidget):
    """Dims the window while the dialog is open."""

    def __init__(self, parent: QWidget) -> None:
        """Covers ``parent``."""
        super().__init__(parent)
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dark, half seen through."""
        QPainter(self).fillRect(self.rect(), QColor(16, 21, 32, 110))
