"""The forms of one dossier: student, parents, school year, placement; saved as you go."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stagedesk.domain.form import Form
from stagedesk.domain.placements import PLACEMENT_FORM
from stagedesk.domain.students import ENROLLMENT_FORM, GUARDIAN_FORM, STUDENT_FORM
from stagedesk.domain.times import format_date, parse_date
from stagedesk.ui.ask_strip import AskStrip
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import scrolled
from stagedesk.ui.form_binding import FormBinding
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.row_forms import RowForms
from stagedesk.ui.widgets import Text

_FIRST = {"student": "first_name", "enrollment": "grade_year", "placement": "company"}


class DossierEdit(QWidget):
    """All forms of a student under each other.

    Signals:
        done: back to the dossier.
        removed: ``student`` or ``placement``, after it was.
    """

    done = Signal()
    removed = Signal(str)

    def __init__(self, gate: Gate, today: Callable[[], date]) -> None:
        """Empty until open."""
        super().__init__()
        self.gate, self._today = gate, today
        self._student = self._name = self._year = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        bar = QHBoxLayout()
        bar.setContentsMargins(20, 4, 20, 0)
        bar.setSpacing(10)
        self.finish = Button("&Klaar", kind="primary")
        self.finish.clicked.connect(self._done)
        bar.addWidget(self.finish)
        bar.addWidget(Text("Alles wordt meteen bewaard.", "body", "text2"))
        bar.addStretch(1)
        column.addLayout(bar)
        self.ask = AskStrip(gate.drafts)
        holder = QHBoxLayout()
        holder.setContentsMargins(20, 0, 20, 0)
        holder.addWidget(self.ask)
        column.addLayout(holder)
        self._inside = QWidget()
        self._body = QVBoxLayout(self._inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self.views: dict[str, FormView] = {}
        self.bindings: dict[str, FormBinding] = {}
        self._forms()
        self._body.addLayout(self._removals())
        self._body.addStretch(1)
        self.area: QScrollArea = scrolled(self._inside)
        column.addWidget(self.area, 1)

    def _forms(self) -> None:
        self._add(STUDENT_FORM)
        self.guardians = RowForms(
            GUARDIAN_FORM,
            self.gate,
            self._today,
            add="Toevoegen",
            empty="Nog niemand. Wie bel je als er iets is?",
            ordered=True,
        )
        self.guardians.moved.connect(self._move_guardian)
        holder = QHBoxLayout()
        holder.setContentsMargins(20, 4, 20, 8)
        holder.addWidget(self.guardians)
        self._body.addLayout(holder)
        self._add(ENROLLMENT_FORM)
        self._add(PLACEMENT_FORM, pairs=(("begin_time", "end_time"),))

    def _add(self, form: Form, pairs: tuple[tuple[str, str], ...] = ()) -> None:
        view = FormView(form, pairs=pairs, near=self._today())
        self.views[form.name] = view
        self.bindings[form.name] = FormBinding(
            view, self.gate, self._today, lambda: self._name, partial(self._hold, form.name)
        )
        self.bindings[form.name].stored.connect(partial(self._stored, form.name))
        self._body.addWidget(view)

    def _removals(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 16)
        row.setSpacing(8)
        self.remove_placement = Button("Stage verwijderen", icon="trash")
        self.remove_student = Button("Leerling verwijderen", icon="trash")
        self.remove_placement.clicked.connect(partial(self._remove, "placement"))
        self.remove_student.clicked.connect(partial(self._remove, "student"))
        row.addWidget(self.remove_placement)
        row.addWidget(self.remove_student)
        row.addWidget(Text("Alleen wat nog niet gebruikt is.", "small", "text2"))
        row.addStretch(1)
        return row

    def _remove(self, form: str) -> None:
        from stagedesk.services import forms

        key = self.bindings[form].key
        if key is None:
            return
        words = "Stage" if form == "placement" else "Leerling"
        self.bindings[form].key = None
        title = f"{words} verwijderd: {self._name}"
        _none, problems = self.gate.check(title, forms.remove, form, key)
        if problems:
            self.bindings[form].key = key
            self.gate.refused.emit(problems)
            return
        self.removed.emit(form)

    def open(self, student: str, name: str, school_year: str, placement: str | None) -> None:
        """Show the forms of a student; without an enrollment or placement their forms hide."""
        from stagedesk.services import enrollments

        if student != self._student:
            self.ask.settle()
        self._student, self._name, self._year = student, name, school_year
        keys = self.gate.read(enrollments.keys, student, school_year)
        self.bindings["student"].open(student)
        self.guardians.open(
            keys.guardians,
            lambda: {
                "student_key": student,
                "position": self.gate.read(enrollments.next_position, student),
            },
            student,
        )
        self.views["enrollment"].setVisible(keys.enrollment is not None)
        self.views["placement"].setVisible(placement is not None)
        self.remove_placement.setVisible(placement is not None)
        if keys.enrollment is not None:
            offered = self.gate.read(enrollments.choices, school_year)
            view = self.views["enrollment"]
            view.set_choices("mentor", offered.mentors)
            view.set_choices("jobcoach", offered.jobcoaches)
            view.set_choices("subjects", offered.sectors)
            view.set_choices("outflow_sector", offered.sectors)
            view.head("Schooljaar").title.setText(f"Schooljaar {school_year}")
            self.bindings["enrollment"].open(keys.enrollment)
        if placement is not None:
            self._open_placement(placement)

    def _open_placement(self, placement: str) -> None:
        from stagedesk.services import forms, placements

        view = self.views["placement"]
        values = self.gate.read(forms.values, "placement", placement)
        company = str(values["company"])
        view.set_choices("company", self.gate.read(placements.company_choices))
        view.set_choices("supervisor", self.gate.read(placements.supervisor_choices, company))
        self.bindings["placement"].open(placement)

    def focus_section(self, section: str) -> None:
        """Bring a form in sight and go to its first field."""
        if section == "guardians":
            self.area.ensureWidgetVisible(self.guardians, 0, 40)
            keys = self.guardians.keys()
            if keys:
                self.guardians.focus_row(keys[0])
            else:
                self.guardians.head.setFocus()
            return
        view = self.views[section]
        if not view.isVisibleTo(self):
            view, section = self.views["student"], "student"
        # The forms below must have their places before one can be scrolled to.
        self._body.activate()
        view.focus_field(_FIRST[section])
        top = view.mapTo(self._inside, view.rect().topLeft()).y()
        self.area.verticalScrollBar().setValue(top)

    def _done(self) -> None:
        self.ask.settle()
        self.done.emit()

    def leave(self) -> None:
        """The page shows something else: a question that waits is settled."""
        self.ask.settle()

    def _stored(self, form: str, name: str, _value: object) -> None:
        if form == "student" and name in ("first_name", "infix", "last_name"):
            from stagedesk.services import forms

            values = self.gate.read(forms.values, "student", self._student)
            parts = (values["first_name"], values["infix"], values["last_name"])
            self._name = " ".join(str(part) for part in parts if part)
        if form == "placement" and name == "company" and self.bindings["placement"].key:
            self._open_placement(self.bindings["placement"].key)

    def _move_guardian(self, key: str, steps: int) -> None:
        from stagedesk.services import enrollments

        title = f"Wie eerst te bellen van {self._name}"
        self.gate.save(title, enrollments.move_guardian, self._student, key, steps)
        self.guardians.focus_row(key)

    # What reaches back in time is asked about first.

    def _hold(self, form: str, name: str, raw: object) -> bool:
        from stagedesk.services import enrollments

        binding = self.bindings[form]
        key, on = binding.key, self._today()
        if key is None:
            return False
        if form == "enrollment" and name in enrollments.NORM_FIELDS:
            change = self.gate.read(enrollments.norm_change, key, name, raw, on)
            if change is not None:
                self._ask_norm(binding, name, raw, change.before, change.after)
                return True
        if not self.gate.read(enrollments.is_dated_change, form, key, name, on):
            return False
        self._ask_since(binding, form, name, raw)
        return True

    def _ask_norm(
        self, binding: FormBinding, name: str, raw: object, before: int, after: int
    ) -> None:
        self.ask.ask(
            f"De norm van het jaar gaat van {before} naar {after} uur. Klopt dat?",
            "Ja, wijzig",
            "Nee, laat staan",
            lambda _text: binding.save(name, raw),
            lambda _text: binding.take_back(name),
            # It stays in its field, not saved; leaving that asks again.
            on_leave=None,
        )

    def _ask_since(self, binding: FormBinding, form: str, name: str, raw: object) -> None:
        label = self.views[form].form.field(name).screen_label
        self.ask.ask(
            f"{label}: vanaf welke dag geldt dit? Papieren van daarvoor blijven zoals ze waren.",
            "Vanaf deze dag",
            "Het was al die tijd zo",
            lambda text: binding.save(name, raw, parse_date(text, self._today())),
            lambda _text: binding.save(name, raw),
            on_leave=lambda: binding.save(name, raw, self._today()),
            line=("Geldt vanaf", format_date(self._today())),
            about=binding.key or "",
        )

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """To the first field."""
        self.views["student"].focus_field("first_name")
