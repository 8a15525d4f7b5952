"""The tasks of a placement to fill in: what stays, what falls away, what is added, with an aid."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.job_analysis import JOB_TASK_FORM
from stagedesk.services import workplaces
from stagedesk.services.workplaces import Workplace
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.row_forms import RowForms


class TaskPage(QWidget):
    """The list of tasks, with 'Klaar'.

    Signals:
        done: back to the trajectory.
    """

    done = Signal()

    def __init__(self, gate: Gate, today: Callable[[], date]) -> None:
        """Empty until ``open``."""
        super().__init__()
        self.gate, self._today = gate, today
        self._place: Workplace | None = None
        self._about = ""
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(20, 4, 20, 16)
        body.setSpacing(8)
        self.rows = RowForms(
            JOB_TASK_FORM,
            gate,
            today,
            add="Taak toevoegen",
            empty="Nog geen taken. Voeg er een toe, of neem ze over uit de intake.",
        )
        body.addWidget(self.rows)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.ready = Button("&Klaar", kind="primary")
        self.take = Button("Taken uit de intake overnemen", icon="copy")
        self.ready.clicked.connect(self.done)
        self.take.clicked.connect(self._take)
        row.addWidget(self.ready)
        row.addWidget(self.take)
        row.addStretch(1)
        body.addLayout(row)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self.setFocusProxy(self.ready)

    def open(self, place: Workplace, about: str) -> None:
        """Show the tasks of a workplace; ``about`` names the student in the history."""
        self._place, self._about = place, about
        self.take.setVisible(bool(place.intake_tasks))
        key = place.placement_key
        self.rows.open(
            [task.key for task in place.tasks],
            lambda: self.gate.read(workplaces.task_links, key),
            key,
        )

    def _take(self) -> None:
        if self._place is not None:
            title = f"Taken uit de intake van {self._about}"
            args = (self._place.placement_key, self._today())
            self.gate.save(title, workplaces.take_intake_tasks, *args)
