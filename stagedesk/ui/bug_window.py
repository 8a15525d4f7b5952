"""What happens when the program itself is at fault: a note without names, and work goes on.

Exists so that a bug is never swallowed and never takes what was typed.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from stagedesk import log_file
from stagedesk.domain.problem import DeskError
from stagedesk.log_file import Event, trace_without_names
from stagedesk.ui.buttons import Button
from stagedesk.ui.widgets import Paragraph, Text


class BugWindow(QDialog):
    """Says that something went wrong, that nothing is lost, and what can be passed on."""

    def __init__(self, trace: str, folder: Path) -> None:
        """``trace`` holds no personal data; the log stands in ``folder``."""
        super().__init__()
        self._report = f"{trace}\n\n{log_file.report(folder)}"
        self.setWindowTitle("Er ging iets mis")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Text("Er ging iets mis in Stagedesk", "title"))
        column.addWidget(
            Paragraph("Wat je bewaarde is veilig en wat je typte staat er nog. Je kunt door.", 460)
        )
        column.addWidget(
            Paragraph(
                "Geef het verslag aan de helpdesk. Er staat niets van een leerling in.",
                460,
            )
        )
        row = QHBoxLayout()
        copy = Button("&Kopieer", icon="copy", name="Verslag kopiëren voor de helpdesk")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        keep = Button("&Bewaar als bestand", icon="page")
        keep.clicked.connect(self._choose)
        go_on = Button("&Verder werken", kind="primary")
        go_on.clicked.connect(self.accept)
        row.setSpacing(10)
        row.addWidget(copy)
        row.addWidget(keep)
        row.addStretch(1)
        row.addWidget(go_on)
        self.said = Paragraph("", 460)
        self.said.hide()
        column.addWidget(self.said)
        column.addLayout(row)
        go_on.setFocus()

    def _choose(self) -> None:
        start = str(Path.home() / "stagedesk-verslag.txt")
        name, _ = QFileDialog.getSaveFileName(self, "Verslag bewaren", start, "Tekst (*.txt)")
        if name:
            self.keep(Path(name))

    def keep(self, file: Path) -> None:
        """Write the report to a file, and say where it is or why it is not."""
        from stagedesk.models.files import write_whole

        try:
            write_whole(file, self._report.encode("utf-8"))
        except DeskError as error:
            self.said.setText(str(error))
        else:
            self.said.setText(f"Bewaard: {file}")
        self.said.show()


class Watch:
    """Takes over what no one caught: the world's errors to the window, bugs to a note."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        """``say`` shows one Dutch sentence; the note goes to ``folder``."""
        self._folder = folder
        self._say = say
        self.window: BugWindow | None = None

    def install(self) -> None:
        """From now on."""
        log_file.open_log(self._folder)
        log_file.note(Event.STARTED)
        sys.excepthook = self.caught

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """One error that reached the event loop."""
        if isinstance(error, DeskError):
            log_file.note(Event.WORLD, error=error)
            self._say(str(error))
            return
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        sys.__excepthook__(kind, error, trace)
        log_file.note(Event.BUG, error=error)
        if self.window is None or not self.window.isVisible():
            self.window = BugWindow(trace_without_names(error), self._folder)
            self.window.show()
