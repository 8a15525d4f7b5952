"""What shows while long work writes: its words, how far it is, and the button that stops it.

Exists so that an import or its undo never lets the window stand still behind the database.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import ProgressBar
from stagedesk.ui.gate import Gate
from stagedesk.ui.widgets import Ground, Text


class AloneStrip(Ground):
    """A line above the page, hidden while nothing of the kind runs."""

    def __init__(self, gate: Gate) -> None:
        """Follows the gate's ``alone`` and ``advanced``."""
        super().__init__("side")
        self._gate = gate
        self._kept_off: tuple[QObject, ...] = ()
        self._focus: QWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 5, 20, 5)
        row.setSpacing(16)
        self._words = Text("", "strong")
        self.bar = ProgressBar("Hoe ver het is")
        self.stop = Button("&Stoppen")
        self.stop.clicked.connect(gate.stop_writing)
        row.addWidget(self._words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self.setMinimumHeight(theme.scaled(42))
        self.hide()
        gate.alone.connect(self._follow)
        gate.advanced.connect(self._advance)

    def keep_off(self, *parts: QObject) -> None:
        """The widgets and shortcuts that rest until the work is over."""
        self._kept_off = parts

    def _follow(self, words: str) -> None:
        working = bool(words)
        if working:
            self._words.setText(words)
            self.setAccessibleName(words)
            self.bar.setRange(0, 0)
            self._focus = self.window().focusWidget()
        for part in self._kept_off:
            if isinstance(part, QWidget | QShortcut):
                part.setEnabled(not working)
        self.setVisible(working)
        if working:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._focus is not None:
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focus = None

    def _advance(self, number: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(number)
