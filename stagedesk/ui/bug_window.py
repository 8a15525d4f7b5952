"""What happens when the program itself is at fault: a note without names, and work goes on.

Exists so that a bug is never swallowed and never takes what was typed.
"""

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from stagedesk.domain.problem import DeskError
from stagedesk.ui.buttons import Button
from stagedesk.ui.widgets import Paragraph, Text

LOG = "fouten.log"


def trace_without_names(error: BaseException) -> str:
    """Kind of error and places in the code; never its message, which may quote a dossier."""
    lines = [type(error).__name__]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


class BugWindow(QDialog):
    """Says that something went wrong, that nothing is lost, and what can be passed on."""

    def __init__(self, trace: str) -> None:
        """``trace`` holds no personal data."""
        super().__init__()
        self.setWindowTitle("Er ging iets mis")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text("Er ging iets mis in Stagedesk", "title"))
        column.addWidget(
            Paragraph("Wat je bewaarde is veilig en wat je typte staat er nog. Je kunt door.", 420)
        )
        row = QHBoxLayout()
        copy = Button("&Kopieer voor de helpdesk", icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(trace))
        go_on = Button("&Verder werken", kind="primary")
        go_on.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(go_on)
        column.addLayout(row)
        go_on.setFocus()


class Watch:
    """Takes over what no one caught: the world's errors to the window, bugs to a note."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        """``say`` shows one Dutch sentence; the note goes to ``folder``."""
        self._folder = folder
        self._say = say
        self.window: BugWindow | None = None

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self.caught

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """One error that reached the event loop."""
        if isinstance(error, DeskError):
            self._say(str(error))
            return
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = trace_without_names(error)
        sys.__excepthook__(kind, error, trace)
        self._note(text)
        if self.window is None or not self.window.isVisible():
            self.window = BugWindow(text)
            self.window.show()

    def _note(self, text: str) -> None:
        stamp = datetime.now().isoformat(timespec="seconds")
        try:
            with (self._folder / LOG).open("a", encoding="utf-8") as file:
                file.write(f"{stamp} {text}\n")
        except OSError as error:
            # The note is the lesser evil: the window must still say that something went wrong.
            sys.stderr.write(f"{LOG}: {error.strerror}\n")
