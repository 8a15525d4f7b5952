"""What was agreed about one student without a placement: read, changed and saved as you go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from stagedesk.domain.draft_text import draft_text
from stagedesk.domain.without_placement import MEANWHILE_FORM
from stagedesk.services import drafts, forms, without_placement
from stagedesk.services.without_placement import WithoutRow
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.facts import Fact, Facts
from stagedesk.ui.fields import scrolled
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.typing_drafts import TypingDrafts
from stagedesk.ui.widgets import Ground, Text

#: Under which its drafts are kept, beside the key of the enrollment: the row itself may not be
#: there yet, and doing something else begins a new one.
_FORM = "without"
_READY = {True: "ja", False: "nog niet", None: "niet bekend"}


class WithoutEdit(Ground):
    """The facts of a student, and the form of what was agreed last.

    Signals:
        left: back to the list. student_asked: key of the student whose dossier is wanted.
    """

    left = Signal()
    student_asked = Signal(str)

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Empty until ``show_row``."""
        super().__init__("surface")
        self._gate, self._choice = gate, choice
        self._row: WithoutRow | None = None
        self.name = Text("", "strong")
        self.name.setWordWrap(True)
        self.back = Button("", kind="plain", icon="chevron-left", name="Terug naar de lijst")
        self.dossier = Button("Dossier", kind="link", name="Dossier openen")
        self.facts = Facts(110)
        self.view = FormView(MEANWHILE_FORM, near=choice.now.on, pairs=(("next_on", "next_by"),))
        self._typing = TypingDrafts(gate.drafts, self)
        self.view.edited.connect(self._edited)
        self.view.typing.connect(self._typed)
        self.back.clicked.connect(self.left)
        self.dossier.clicked.connect(self._to_student)
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 20, 0)
        head.setSpacing(6)
        head.addWidget(self.back)
        head.addWidget(self.name, 1)
        head.addWidget(self.dossier)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        holder = QHBoxLayout()
        holder.setContentsMargins(20, 0, 20, 4)
        holder.addWidget(self.facts)
        body.addLayout(holder)
        body.addWidget(self.view)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scrolled(inside), 1)

    def show_back(self, shown: bool) -> None:
        """Whether the form stands in the place of the list, and so needs a way back."""
        self.back.setVisible(shown)

    def show_row(self, row: WithoutRow) -> None:
        """Show a student; the same one again keeps what is being typed."""
        # Of the one before, or of this one: then it comes back as the draft it has become.
        self._typing.keep_now()
        same = self._row is not None and self._row.enrollment_key == row.enrollment_key
        unchanged = same and self._row is not None and self._row.now == row.now
        self._row = row
        self.name.setText(f"{row.name}  {row.school_class or ''}".strip())
        self.facts.show_facts(
            [
                # Companies stand in the grey words, which may end in dots.
                fact
                for fact in (
                    Fact("Klaar voor stage", _READY[row.ready]),
                    Fact("Jobcoach", row.jobcoach),
                    Fact("Laatste plek", "", row.last),
                    Fact("Gesprek", "", row.talk.removeprefix("gesprek ")),
                )
                if fact.text or fact.second
            ]
        )
        if unchanged:
            return
        values: dict[str, object] = {"on": self._choice.now.on}
        if row.now is not None:
            values = dict(self._gate.read(forms.values, MEANWHILE_FORM.name, row.now.key))
        self.view.show_values(values, self._gate.drafts.of_row(_FORM, row.enrollment_key))
        # Before anything is agreed the day is not: it is that of the first answer.
        self.view.set_read_only(("on",), row.now is None)

    def _typed(self, name: str, text: str | None) -> None:
        if self._row is not None:
            self._typing.typed((_FORM, self._row.enrollment_key, name), text)

    def _edited(self, name: str, raw: object) -> None:
        """Save; what is refused is a draft, with the reason beside it."""
        row, on = self._row, self._choice.now.on
        if row is None:
            return
        place = _FORM, row.enrollment_key, name
        self._typing.done(place)
        # What is owed of this field is older.
        self._gate.owed.pay()
        title = f"{MEANWHILE_FORM.field(name).screen_label} van {row.name}"

        def write(session: Session) -> forms.Saved:
            _key, saved = without_placement.note(session, place[1], name, raw, on)
            drafts.drop(session, *place)
            return saved

        saved, problems = self._gate.check(title, write)
        if saved is not None:
            self.view.show_saved(name, saved.value, saved.problems)
            return
        later = self._gate.disk_failed and self.view.editor(name).chooses
        self.view.show_saved(name, None, problems)
        self._gate.drafts.keep(place, draft_text(raw))
        if later:
            # Nobody leaves a choice once more, so nothing else would save it.
            self._gate.owed.owe(title, write)

    def _to_student(self) -> None:
        if self._row is not None:
            self.student_asked.emit(self._row.student_key)
