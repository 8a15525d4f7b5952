"""Inzage as a file: what is in it is said first, then where it goes is chosen.

Exists so that nobody lets a whole dossier out of the laptop without having read what that is.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from stagedesk.domain.problem import Problem
from stagedesk.ui.ask_strip import AskStrip
from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate

_FILTER = "Inzage (*.zip)"


class AccessStrip(AskStrip):
    """The question above the dossier, and the writing beside the window."""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Hidden."""
        super().__init__()
        self._gate, self._choice = gate, choice

    def start(self) -> None:
        """Ask about the student that is chosen."""
        # Here and below: it brings ReportLab along, 12 MB for every Leerlingen that prints nothing.
        from stagedesk.services import access

        key = self._choice.now.student
        if key is not None:
            self.ask(
                access.WARNING,
                "Bestand maken",
                "Niet doen",
                lambda _text: self._choose(key),
                lambda _text: None,
                on_leave=lambda: None,
            )

    def _choose(self, key: str) -> None:
        from stagedesk.services import access

        name = self._gate.read(access.suggested, key, self._choice.now.on)
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Inzage als bestand", str(Path.home() / name), _FILTER
        )
        if chosen:
            self.write(Path(chosen), key)

    def write(self, file: Path, key: str) -> None:
        """Make the file beside the window."""
        from stagedesk.services import access

        if file.suffix != ".zip":
            file = file.with_name(f"{file.name}.zip")
        self._gate.later(
            access.write,
            self._gate.desk,
            file,
            key,
            self._choice.now.on,
            done=lambda count: self._made(file, count),
            refused=self._refused,
            topic="access",
        )

    def _made(self, file: Path, count: int) -> None:
        changes = "1 wijziging" if count == 1 else f"{count} wijzigingen"
        self._gate.said.emit(f"{file} is gemaakt, met {changes}. Het is niet versleuteld.")

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        self._gate.failed.emit(" ".join(problem.text for problem in problems[:3]))
