"""The line at the bottom: what went well, and the quiet facts at its right end.

Exists so that nothing that went well needs a window of its own.
"""

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QHBoxLayout

from stagedesk.ui import theme
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import ElidedText, Ground, SignMark, Text


class StatusLine(Ground):
    """Left what was saved with its undo key, right backup and count; never a problem."""

    def __init__(self) -> None:
        """Says nothing yet."""
        super().__init__("window")
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 0, 15, 0)
        row.setSpacing(6)
        self._mark = SignMark(None, 12)
        self._saved = Text("", "small")
        self._detail = ElidedText("", "small", "text2")
        self._backup = Text("", "small", "text2")
        self._count = Text("", "small", "text2")
        row.addWidget(self._mark)
        row.addWidget(self._saved)
        row.addWidget(self._detail, 1)
        row.addWidget(self._backup)
        self._count.setContentsMargins(18, 0, 0, 0)
        self._count.hide()
        row.addWidget(self._count)
        self.setAccessibleName("Wat er bewaard is")
        self.setFixedHeight(theme.scaled(26))

    def show_saved(self, title: str) -> None:
        """Say what was saved, when, and how to take it back."""
        self._mark.show_sign(Sign.TICK, "bewaard")
        self._saved.setText("Opgeslagen " + QDateTime.currentDateTime().toString("HH:mm"))
        self._detail.setText(f"{title}. Terug met Ctrl+Z." if title else "")

    def say(self, text: str) -> None:
        """Say what went well otherwise, such as 'Afgedrukt: 14 briefjes'."""
        self._mark.show_sign(Sign.TICK, "gelukt")
        self._saved.setText("")
        self._detail.setText(text)

    def show_backup(self, text: str) -> None:
        """When the newest backup was made."""
        self._backup.setText(text)

    def show_count(self, text: str) -> None:
        """How many of what the page shows."""
        self._count.setText(text)
        self._count.setVisible(bool(text))

    def text(self) -> str:
        """All that it says, for who reads it out."""
        parts = (self._saved, self._detail, self._backup, self._count)
        return "  ".join(part.text() for part in parts if part.text())
