"""One entry of the stagelogboek, or one goal, to fill in: saved as you go.

At an entry stand the goals of the student, to be judged on its day.
"""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.form import Form
from stagedesk.domain.goals import Goal
from stagedesk.services import forms
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import scrolled
from stagedesk.ui.form_binding import FormBinding
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.log_judging import Judging


class LogEdit(QWidget):
    """A form on one row, with 'Klaar' and 'Verwijderen'.

    Signals:
        done: back to the list.
    """

    done = Signal()

    def __init__(self, form: Form, gate: Gate, today: Callable[[], date]) -> None:
        """Empty until ``open``."""
        super().__init__()
        self.gate, self._form = gate, form
        self._about = ""
        self.key: str | None = None
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self.view = FormView(form, near=today(), pairs=(("on", "time"),) if _is_log(form) else ())
        self.binding = FormBinding(self.view, gate, today, lambda: self._about)
        body.addWidget(self.view)
        self._judging = Judging(gate)
        body.addWidget(self._judging)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 12)
        row.setSpacing(10)
        self.ready = Button("&Klaar", kind="primary")
        self.remove = Button("Verwijderen", icon="trash")
        self.ready.clicked.connect(self.done)
        self.remove.clicked.connect(self._remove)
        row.addWidget(self.ready)
        row.addWidget(self.remove)
        row.addStretch(1)
        body.addLayout(row)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

    def open(self, key: str, about: str, goals: Sequence[Goal] = ()) -> None:
        """Show a row; ``about`` names the student in the history."""
        self.key, self._about = key, about
        self.binding.open(key)
        on = self.gate.read(forms.values, self._form.name, key).get("on")
        self._judging.show_goals(goals, on if isinstance(on, date) else None, about)

    def _remove(self) -> None:
        if self.key is None:
            return
        title = f"{self._form.title} van {self._about}: verwijderd"
        key, self.key = self.key, None
        self.gate.check(title, forms.remove, self._form.name, key)
        self.done.emit()


def _is_log(form: Form) -> bool:
    return form.name == "log_entry"
