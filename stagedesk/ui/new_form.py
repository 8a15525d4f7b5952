"""A short form that makes something new: typed first, made at once with one button.

Exists because a row cannot be saved field by field before it is there.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.form import Form
from stagedesk.domain.problem import Problem
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import scrolled
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.typing_drafts import TypingDrafts
from stagedesk.ui.widgets import Paragraph, Text

_AGAIN = "Dit had je al getypt, maar nog niet toegevoegd."


class NewForm(QWidget):
    """A form, a filled button and 'Niet doen'.

    Signals:
        accepted: what was typed, by field; empty fields are left out.
        cancelled: nothing is to be made.
    """

    accepted = Signal(dict)
    cancelled = Signal()

    def __init__(
        self,
        form: Form,
        button: str,
        gate: Gate,
        *,
        near: date | None = None,
        above: QWidget | None = None,
    ) -> None:
        """``gate`` keeps the drafts; ``above`` stands over the fields, such as a list."""
        super().__init__()
        self.form = form
        self._typed: dict[str, object] = {}
        self._gate = gate
        self._about = ""
        self._typing = TypingDrafts(gate.drafts, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        self.notice = Paragraph("", 640)
        self.notice.setContentsMargins(20, 0, 20, 0)
        body.addWidget(self.notice)
        if above is not None:
            body.addWidget(above)
        self.view = FormView(form, near=near)
        self.view.edited.connect(self._edited)
        self.view.typing.connect(self._keep)
        body.addWidget(self.view)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 12)
        row.setSpacing(10)
        self.accept = Button(button, kind="primary")
        self.cancel = Button("Niet doen")
        self.problem = Text("", "badge", "bad")
        self.accept.clicked.connect(self._accept)
        self.cancel.clicked.connect(self._cancel)
        for part in (self.accept, self.cancel, self.problem):
            row.addWidget(part)
        row.addStretch(1)
        body.addLayout(row)
        body.addStretch(1)
        column.addWidget(scrolled(inside))

    def start(
        self, values: dict[str, object] | None = None, notice: str = "", *, about: str
    ) -> None:
        """Begin anew, perhaps with something filled in already.

        Args:
            values: by field.
            notice: stands over the fields.
            about: key of whom it is made for, empty for nobody: what was typed before a lock or
                a crash is there again.
        """
        self._typing.keep_now()
        self._about = about
        kept = self._gate.drafts.of_row(self._place(), about)
        self._typed = {**(values or {}), **kept}
        self.view.show_values(values or {}, kept)
        self.problem.setText("")
        notice = " ".join(part for part in (notice, _AGAIN if kept else "") if part)
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))

    def focus_first(self) -> None:
        """Go to the first field."""
        self.view.focus_field(self.form.fields[0].name)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Say what keeps it from being made, each beside its field."""
        rest: Sequence[Problem] = []
        names = {field.name for field in self.form.fields}
        for problem in problems:
            if problem.field in names:
                self.view.show_problem(problem.field, problem)
            else:
                rest = [*rest, problem]
        self.problem.setText(" ".join(problem.text for problem in rest))
        for name, raw in self._typed.items():
            # It was not made: what was let go of for it is kept again.
            self._keep(name, raw)

    def _edited(self, name: str, raw: object) -> None:
        self._typed[name] = raw
        self.view.show_problem(name, None)
        self._keep(name, raw)

    def _place(self) -> str:
        return f"new.{self.form.name}"

    def _keep(self, name: str, raw: object) -> None:
        if isinstance(raw, str):
            self._typing.typed((self._place(), self._about, name), raw or None)

    def _forget(self) -> None:
        """What was typed is made, or is not to be."""
        self._typing.clear()
        self._gate.drafts.forget(self._place(), self._about)

    def _cancel(self) -> None:
        self._forget()
        self.cancelled.emit()

    def _accept(self) -> None:
        self.problem.setText("")
        self._typing.keep_now()
        self._forget()
        given = {name: raw for name, raw in self._typed.items() if raw not in (None, "", ())}
        self.accepted.emit(given)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)
