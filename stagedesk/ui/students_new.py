"""What is made new in a dossier: a student, a school year, a placement; and one that stops.

Exists apart from the tab because each is a short form with one button of its own.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from stagedesk.domain.form import Form, Section
from stagedesk.domain.placements import PLACEMENT_FORM
from stagedesk.domain.problem import Problem
from stagedesk.domain.students import ENROLLMENT_FORM, STUDENT_FORM
from stagedesk.services import enrollments, placements
from stagedesk.services.student_page import StudentPage
from stagedesk.ui.choice import Choice
from stagedesk.ui.company_picker import CompanyPicker
from stagedesk.ui.gate import Gate
from stagedesk.ui.new_form import NewForm

_NEW_STUDENT = Form(
    "new_student",
    "Nieuwe leerling",
    (
        Section(
            "Leerling",
            tuple(
                STUDENT_FORM.field(name)
                for name in ("number", "first_name", "infix", "last_name", "birth_date")
            ),
        ),
        Section(
            "Schooljaar",
            tuple(ENROLLMENT_FORM.field(name) for name in ("grade_year", "school_class")),
        ),
    ),
)
_NEW_YEAR = Form("new_year", "Inschrijven", (_NEW_STUDENT.sections[1],))
_NEW_PLACEMENT = Form(
    "new_placement",
    "Nieuwe stage",
    (Section("Wanneer?", (PLACEMENT_FORM.field("start"), PLACEMENT_FORM.field("work"))),),
)
_STOP = Form(
    "stop",
    "Stage stoppen",
    (
        Section(
            "Stage stoppen",
            tuple(PLACEMENT_FORM.field(name) for name in ("end", "ended_by", "end_reason")),
        ),
    ),
)


class NewForms(QObject):
    """The short forms of the tab Leerlingen, each made when it is asked for first.

    Signals:
        cancelled: back to the dossier.
        made: (``student``, ``enrollment``, ``placement`` or ``stopped``, key).
    """

    cancelled = Signal()
    made = Signal(str, str)

    def __init__(self, gate: Gate, choice: Choice, stack: QStackedWidget) -> None:
        """``stack`` is where the forms show."""
        super().__init__(stack)
        self.gate, self.choice, self._stack = gate, choice, stack
        self._forms: dict[str, NewForm] = {}
        self._page: StudentPage | None = None
        self._picker: CompanyPicker | None = None

    def shows(self) -> bool:
        """Whether one of the forms is on the screen."""
        return self._stack.currentWidget() in self._forms.values()

    def _form(
        self, form: Form, button: str, accept: Callable[[NewForm, dict[str, object]], None]
    ) -> NewForm:
        made = self._forms.get(form.name)
        if made is None:
            above = None
            if form is _NEW_PLACEMENT:
                above = self._picker = CompanyPicker(self.gate, self.choice)
            made = NewForm(form, button, self.gate, near=self.choice.now.on, above=above)
            made.cancelled.connect(self.cancelled)
            made.accepted.connect(partial(accept, made))
            if above is not None:
                above.changed.connect(partial(made.keep_beside, "company"))
            self._forms[form.name] = made
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(made)
        return made

    def student(self) -> None:
        """A form for a student who is not there yet."""
        form = self._form(_NEW_STUDENT, "Leerling toevoegen", self._create_student)
        form.start(about="")
        form.focus_first()

    def _create_student(self, form: NewForm, given: dict[str, object]) -> None:
        chosen = self.choice.now
        parts = ("first_name", "infix", "last_name")
        name = " ".join(str(given[part]).strip() for part in parts if part in given)
        key, problems = self.gate.check(
            f"{name or 'Leerling'} toegevoegd",
            enrollments.new_student,
            given,
            chosen.school_year,
            chosen.on,
            chosen.jobcoach,
        )
        if key is None:
            form.show_problems(problems)
            return
        self.choice.pick(student=key, text="", school_class=None)
        self.made.emit("student", key)

    def enrollment(self, page: StudentPage) -> None:
        """Enroll a student in the school year; the grade year is one more than the last."""
        self._page = page
        form = self._form(_NEW_YEAR, "Inschrijven", self._create_year)
        year = self.gate.read(enrollments.next_grade_year, page.key, page.school_year)
        about = f"{page.key}/{page.school_year}"
        form.start({"grade_year": year} if year else None, about=about)
        form.focus_first()

    def _create_year(self, form: NewForm, given: dict[str, object]) -> None:
        page, chosen = self._page, self.choice.now
        if page is None:
            return
        key, problems = self.gate.check(
            f"{page.name} ingeschreven voor {page.school_year}",
            enrollments.enroll,
            page.key,
            page.school_year,
            given,
            chosen.on,
            chosen.jobcoach,
        )
        if key is None:
            form.show_problems(problems)
        else:
            self.made.emit("enrollment", key)

    def placement(self, page: StudentPage) -> None:
        """A placement at a company; a change of company says what it means first."""
        self._page = page
        form = self._form(_NEW_PLACEMENT, "Stage toevoegen", self._create_placement)
        notice = ""
        if page.stage is not None or page.past:
            notice = self._notice(page)
        form.start(notice=notice, about=page.key)
        if self._picker is not None:
            self._picker.start(form.beside("company"))
            self._picker.setFocus()

    def _notice(self, page: StudentPage) -> str:
        on, year = self.choice.now.on, page.school_year
        return self.gate.read(placements.change_notice, page.key, year, on)

    def _create_placement(self, form: NewForm, given: dict[str, object]) -> None:
        page = self._page
        company = self._picker.key() if self._picker else None
        if page is None or page.enrollment_key is None:
            return
        if company is None:
            form.show_problems([Problem("", "Kies eerst een bedrijf")])
            return
        key, problems = self.gate.check(
            f"Nieuwe stage van {page.name}",
            placements.begin,
            page.enrollment_key,
            company,
            self.choice.now.on,
            given.get("start"),
            str(given.get("work", "")),
        )
        if key is None:
            form.show_problems(problems)
        else:
            self.made.emit("placement", key)

    def stop(self, page: StudentPage) -> None:
        """End the placement that shows; says what can still be earned."""
        self._page = page
        form = self._form(_STOP, "Stage stoppen", self._stop)
        form.start({"end": self.choice.now.on}, self._notice(page), about=page.key)
        form.focus_first()

    def _stop(self, form: NewForm, given: dict[str, object]) -> None:
        page = self._page
        if page is None or page.stage is None:
            return
        _none, problems = self.gate.check(
            f"Stage van {page.name} bij {page.stage.company} gestopt",
            placements.stop,
            page.stage.key,
            given.get("end"),
            str(given.get("ended_by", "")),
            str(given.get("end_reason", "")),
            self.choice.now.on,
        )
        if problems:
            form.show_problems(problems)
        else:
            self.made.emit("stopped", page.stage.key)
