"""Making a dossier file: of whom, where to, and the warning that nothing protects it.

Exists so that dossiers go to another laptop without the command line, and knowingly.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from stagedesk.domain.problem import Problem
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.data_import import FILTER, WIDTH, Busy, row_of, section_column
from stagedesk.ui.fields import ComboBox
from stagedesk.ui.gate import Gate
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Banner, Paragraph

WARNING = (
    "Dit bestand is niet versleuteld: wie het heeft, kan alles lezen. Bewaar het op een veilige "
    "plek en wis het als je het niet meer nodig hebt."
)


class ExportSection(QWidget):
    """Of whom, the warning, the button."""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__()
        self._gate, self._choice = gate, choice
        self.whose = ComboBox("Van wie")
        self.whose.setMinimumWidth(360)
        self.make = Button("Bes&tand maken", icon="page")
        self.make.clicked.connect(self._choose)
        self._busy = Busy("Het bestand wordt gemaakt")
        self._wrong = Banner()
        self._wrong.say("")
        column = section_column(self, "Dossierbestand maken")
        column.addWidget(
            Paragraph("Om dossiers op een andere laptop binnen te halen, met alles erin.", WIDTH)
        )
        column.addWidget(Banner(Sign.HALF, WARNING))
        column.addLayout(row_of(self.whose, self.make))
        column.addWidget(self._busy)
        column.addWidget(self._wrong)

    def reload(self) -> None:
        """Offer everybody, my students, the chosen one; keeps what was picked."""
        from stagedesk.services import forms, students

        picked = self.whose.currentText()
        self.whose.clear()
        self.whose.addItem("Alle leerlingen, met bedrijven en instellingen", None)
        now = self._choice.now
        if self._choice.me is not None:
            rows = self._gate.read(
                students.list_rows, now.school_year, now.on, jobcoach=self._choice.me
            )
            if rows:
                self.whose.addItem(f"Mijn leerlingen ({len(rows)})", [row.number for row in rows])
        if now.student is not None:
            values = self._gate.read(forms.values, "student", now.student)
            if values.get("number"):
                parts = (values.get(part) for part in ("first_name", "infix", "last_name"))
                name = " ".join(str(part) for part in parts if part)
                self.whose.addItem(f"Alleen {name}", [str(values["number"])])
        self.whose.setCurrentIndex(max(0, self.whose.findText(picked)))

    def suggested(self) -> str:
        """Name for the file; a student's number, never a name."""
        numbers: list[str] | None = self.whose.currentData()
        who = "alles" if numbers is None else "mijn-leerlingen"
        if numbers is not None and self.whose.currentText().startswith("Alleen "):
            who = numbers[0]
        return f"dossiers-{who}-{self._choice.now.on:%Y-%m-%d}.json"

    def _choose(self) -> None:
        start = Path.home() / self.suggested()
        name, _ = QFileDialog.getSaveFileName(self, "Dossierbestand maken", str(start), FILTER)
        if name:
            self.write(Path(name))

    def write(self, file: Path) -> None:
        """Make the file beside the window."""
        from stagedesk.services import exporting

        if file.suffix != ".json":
            file = file.with_name(f"{file.name}.json")
        self._wrong.say("")
        self._wait(True)
        self._gate.later(
            exporting.export_file,
            self._gate.desk,
            file,
            self.whose.currentData(),
            done=lambda count: self._made(file, count),
            failed=self._unwritten,
            refused=self._refused,
            topic="export",
        )

    def _wait(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self.make.setEnabled(not busy)

    def _made(self, file: Path, count: int) -> None:
        self._wait(False)
        who = "1 leerling" if count == 1 else f"{count} leerlingen"
        self._gate.said.emit(f"{file} is gemaakt, met {who}. Het is niet versleuteld.")

    def _unwritten(self, sentence: str) -> None:
        self._wait(False)
        self._gate.failed.emit(sentence)

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        self._wait(False)
        self._wrong.say("\n".join(problem.text for problem in problems[:6]))
