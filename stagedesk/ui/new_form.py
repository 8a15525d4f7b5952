"""A short form that makes something new: typed first, made at once with one button.

Exists because a row cannot be saved field by field before it is there.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.draft_text import draft_text, draft_value
from stagedesk.domain.form import Form
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.values import read_value
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import scrolled
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.new_row import AGAIN
from stagedesk.ui.typing_drafts import TypingDrafts
from stagedesk.ui.widgets import Paragraph, Text

#: Kept beside what was typed: what the form began with. A day that was today stays that day.
_GIVEN = "given"


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
        self._given: dict[str, object] = {}
        self._left: dict[str, object] = {}
        self._typed: dict[str, object] = {}
        self._beside: dict[str, object] = {}
        self._refused = False
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
        self.view.typing.connect(self._type)
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
        given = kept.pop(_GIVEN, "")
        self._given = _pairs(given) if kept and given else dict(values or {})
        names = {field.name for field in self.form.fields}
        drafts = {name: text for name, text in kept.items() if name in names}
        self._left = dict(self._given)
        self._typed = {**self._given, **{name: draft_value(t) for name, t in drafts.items()}}
        self._beside = {name: draft_value(t) for name, t in kept.items() if name not in names}
        # Nothing here is saved: the notice says so once.
        self.view.show_values(self._given, drafts, not_saved="")
        self.problem.setText("")
        notice = " ".join(part for part in (notice, AGAIN if kept else "") if part)
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))

    def beside(self, name: str) -> object:
        """What was kept of something that is chosen beside the fields; None when nothing was."""
        return self._beside.get(name)

    def keep_beside(self, name: str, raw: object) -> None:
        """Keep what is chosen beside the fields, such as a company above them; None lets it go."""
        self._beside[name] = raw
        self._keep(name, None if raw is None else draft_text(raw))

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
        self._refused = True

    def _edited(self, name: str, raw: object) -> None:
        self._left[name] = raw
        self.view.show_problem(name, None)
        self._take(name, raw)

    def _type(self, name: str, text: str | None) -> None:
        # None: it stands again as it was when the field was left, or as it began.
        self._take(name, self._left.get(name) if text is None else text)

    def _take(self, name: str, raw: object) -> None:
        self._typed[name] = raw
        same = self._value(name, raw) == self._value(name, self._given.get(name))
        self._keep(name, None if same else draft_text(raw))

    def _value(self, name: str, raw: object) -> object:
        try:
            return read_value(self.form.field(name), raw, self.view.near)
        except InputError:
            return raw

    def _place(self) -> str:
        return f"new.{self.form.name}"

    def _keep(self, name: str, text: str | None) -> None:
        given = draft_text(tuple(self._given.items()))
        beside = {(self._place(), self._about, _GIVEN): given} if self._given else {}
        self._typing.typed((self._place(), self._about, name), text, beside)

    def _forget(self, about: str) -> None:
        """What was typed is made, or is not to be.

        Only now, for a field that is hidden with the form is left, and says so once more.
        """
        self._typing.clear()
        self._gate.drafts.forget(self._place(), about)

    def _cancel(self) -> None:
        about = self._about
        self.cancelled.emit()
        self._forget(about)

    def _accept(self) -> None:
        self.problem.setText("")
        self._refused, about = False, self._about
        given = {name: raw for name, raw in self._typed.items() if raw not in (None, "", ())}
        self.accepted.emit(given)
        if not self._refused:
            self._forget(about)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)


def _pairs(text: str) -> dict[str, object]:
    found = draft_value(text)
    return {str(name): value for name, value in found} if isinstance(found, tuple) else {}
