"""One entry of the stagelogboek, or one goal, to fill in: saved as you go.

At an entry stand the goals of the student, to be judged on its day.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.form import Form
from stagedesk.domain.goals import RESULTS, Goal
from stagedesk.services import forms, log
from stagedesk.ui.buttons import Button, SegmentedChoice
from stagedesk.ui.fields import scrolled
from stagedesk.ui.form_binding import FormBinding
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.widgets import SectionHead, Text

_TONES = {"reached": "ok", "busy": "wait", "not_yet": "wait"}


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
        self._judging = QWidget()
        column = QVBoxLayout(self._judging)
        column.setContentsMargins(20, 0, 20, 12)
        column.setSpacing(4)
        column.addWidget(SectionHead("Doelen (IOP)", "zo staat het op deze dag"))
        self._goals = QVBoxLayout()
        self._goals.setSpacing(4)
        column.addLayout(self._goals)
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
        self._show_goals(
            goals if isinstance(on, date) else (), on if isinstance(on, date) else None
        )

    def _show_goals(self, goals: Sequence[Goal], on: date | None) -> None:
        while self._goals.count():
            item = self._goals.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._judging.setVisible(bool(goals))
        for goal in goals:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            text = Text(goal.text)
            text.setWordWrap(True)
            options = [(result, words, _TONES[result]) for result, words in RESULTS]
            answer = SegmentedChoice(goal.text, options)
            answer.set_value(next((j.result for j in goal.judgements if j.on == on), None))
            answer.chosen.connect(partial(self._judge, goal, on))
            row.addWidget(text, 1)
            row.addWidget(answer)
            self._goals.addWidget(line)

    def _judge(self, goal: Goal, on: date | None, result: str | None) -> None:
        if on is None:
            return
        # Not from within the button's own signal: what is saved builds these rows anew.
        title = f"Doel van {self._about}: {goal.text}"
        QTimer.singleShot(0, self, lambda: self.gate.check(title, log.judge, goal.key, on, result))

    def _remove(self) -> None:
        if self.key is None:
            return
        title = f"{self._form.title} van {self._about}: verwijderd"
        key, self.key = self.key, None
        self.gate.check(title, forms.remove, self._form.name, key)
        self.done.emit()


def _is_log(form: Form) -> bool:
    return form.name == "log_entry"
