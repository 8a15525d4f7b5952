"""Beginning a talk: at which company, and when."""

from functools import partial

from PySide6.QtCore import Signal

from stagedesk.domain.form import Form, Section
from stagedesk.domain.intake import INTAKE_FORM
from stagedesk.domain.problem import Problem
from stagedesk.services import placements
from stagedesk.ui.choice import Choice
from stagedesk.ui.company_picker import CompanyPicker
from stagedesk.ui.gate import Gate
from stagedesk.ui.new_form import NewForm

_NEW_TALK = Form("new_talk", "Nieuw gesprek", (Section("Wanneer?", (INTAKE_FORM.field("date"),)),))


class NewTalk(NewForm):
    """A company to choose and a day to type.

    Signals:
        made: key of the placement that the talk is about.
    """

    made = Signal(str)

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Empty until ask."""
        self.picker = CompanyPicker(gate, choice)
        near = choice.now.on
        super().__init__(_NEW_TALK, "Gesprek toevoegen", gate, near=near, above=self.picker)
        self.gate, self.choice = gate, choice
        self.student: str | None = None
        self._enrollment = self._name = ""
        self.accepted.connect(self._create)
        self.picker.changed.connect(partial(self.keep_beside, "company"))

    def ask(self, enrollment: str, name: str) -> None:
        """Begin anew for the student that is chosen."""
        self.student = self.choice.now.student
        self._enrollment, self._name = enrollment, name
        self.start(about=enrollment)
        self.picker.start(self.beside("company"))

    def _create(self, given: dict[str, object]) -> None:
        company = self.picker.key()
        if company is None:
            self.show_problems([Problem("", "Kies eerst een bedrijf")])
            return
        key, problems = self.gate.check(
            f"Gesprek van {self._name}",
            placements.new_talk,
            self._enrollment,
            company,
            self.choice.now.on,
            given.get("date"),
        )
        if key is None:
            self.show_problems(problems)
        else:
            self.made.emit(key)
