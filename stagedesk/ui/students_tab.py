"""The tab Leerlingen: the dossier of the chosen student, its forms, and what is made new."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from stagedesk.domain.form import Form, Section
from stagedesk.domain.placements import PLACEMENT_FORM
from stagedesk.domain.students import ENROLLMENT_FORM, STUDENT_FORM
from stagedesk.services import enrollments, placements, student_page
from stagedesk.services.student_page import StudentPage
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.company_picker import CompanyPicker
from stagedesk.ui.gate import Gate
from stagedesk.ui.new_form import NewForm
from stagedesk.ui.page import ListPage
from stagedesk.ui.students_edit import DossierEdit
from stagedesk.ui.students_history import DossierHistory
from stagedesk.ui.students_view import DossierView
from stagedesk.ui.widgets import EmptyState

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
#: Papers about one student, with the words of the menu.
PAPERS = (
    ("beoordeling", "Beoordelingsformulier"),
    ("urenbriefje", "Urenbriefjes"),
    ("intake", "Intakeformulier"),
    ("profiel", "Persoonlijk profiel"),
    ("infopakket", "Infopakket voor het bedrijf"),
    ("deelcertificaat", "Deelcertificaten"),
    ("eindcertificaat", "Eindcertificaat"),
    ("niet-behaald", "Waarom nog geen certificaat"),
)


class StudentsTab(ListPage):
    """Leerlingen.

    Signals:
        print_asked: name of the paper, keys of the students, options.
    """

    print_asked = Signal(str, tuple, dict)

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when it is shown first."""
        super().__init__(gate, choice)
        # A name is never cut off; what stands behind it may be.
        self.head.second.setMinimumWidth(1)
        self._page: StudentPage | None = None
        self._section = ""
        self._actions()
        self.stack = QStackedWidget()
        self.view = DossierView()
        self.nobody = EmptyState("Kies een leerling uit de lijst.")
        self.empty = EmptyState(
            "Nog geen leerlingen in dit schooljaar. Voeg er een toe.",
            "Nieuwe leerling",
        )
        for part in (self.view, self.nobody, self.empty):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack)
        self.stack.currentChanged.connect(self._show_buttons)
        self._made: dict[str, QWidget] = {}
        self.view.go.connect(self.go)
        self.view.edit_asked.connect(self._edit)
        self.view.placement_asked.connect(self._new_placement)
        self.view.stop_asked.connect(self._stop_placement)
        self.view.company_asked.connect(self._to_company)
        self.view.stage_chosen.connect(lambda key: self.choice.pick(placement=key))
        self.view.history_asked.connect(self._show_history)
        self.empty.acted.connect(self.new_student)
        self.setFocusProxy(self.students)

    def _actions(self) -> None:
        self.add = Button("Nieuwe leerlin&g", icon="plus")
        self.add.clicked.connect(self.new_student)
        self.edit = Button("&Wijzigen", icon="pencil")
        self.edit.clicked.connect(lambda: self._edit("student"))
        self.papers = Button("Afdrukken", icon="print")
        menu = QMenu(self.papers)
        for name, words in PAPERS:
            action = QAction(words, menu)
            action.triggered.connect(partial(self._print, name))
            menu.addAction(action)
        self.papers.setMenu(menu)
        for button in (self.add, self.edit, self.papers):
            self.head.add_action(button)

    # What shows.

    def show_choice(self, chosen: Chosen) -> None:
        """Show the student that is chosen; another one closes the forms."""
        old = self._page
        page = None
        if chosen.student is not None:
            page = self.gate.read(
                student_page.page,
                chosen.student,
                chosen.school_year,
                chosen.on,
                chosen.placement,
            )
        self._page = page
        shown = (old.key, old.school_year) if old else None
        another = page is None or shown != (page.key, page.school_year)
        self._show_head(page)
        if page is None:
            self._leave_forms()
            self.stack.setCurrentWidget(self._nothing(chosen))
            self._show_buttons()
            return
        if another:
            self._leave_forms()
            self.stack.setCurrentWidget(self.view)
        self._refresh()
        self._show_buttons()

    def _nothing(self, chosen: Chosen) -> QWidget:
        from stagedesk.services import students

        anybody = self.gate.read(students.list_rows, chosen.school_year, chosen.on)
        return self.nobody if anybody else self.empty

    def _refresh(self) -> None:
        page, current = self._page, self.stack.currentWidget()
        if page is None:
            return
        self.view.show_page(page)
        edit = self._made.get("edit")
        if current is edit and isinstance(edit, DossierEdit):
            placement = page.stage.key if page.stage else None
            edit.open(page.key, page.name, page.school_year, placement)

    def _show_buttons(self) -> None:
        """What a form already does needs no button beside its name."""
        reading = self.stack.currentWidget() is self.view
        self.edit.setVisible(reading)
        self.add.setVisible(self.stack.currentWidget() is not self._made.get("new_student"))
        self.papers.setVisible(self._page is not None)

    def _show_head(self, page: StudentPage | None) -> None:
        if page is None:
            self.head.show_title("Leerlingen")
            return
        years = f"{page.age} jaar" if page.age is not None else ""
        where = page.stage.company if page.stage else ""
        if where and page.days:
            where = f"{where} ({page.days})"
        parts = (page.school_class, years, where)
        self.head.show_title(page.name, " · ".join(part for part in parts if part))

    def _leave_forms(self) -> None:
        edit = self._made.get("edit")
        if isinstance(edit, DossierEdit):
            edit.leave()

    def _back(self) -> None:
        """Back to the dossier, or to what stands for it."""
        self.stack.setCurrentWidget(self.view if self._page else self.nobody)
        self.show_choice(self.choice.now)
        self.edit.setFocus()

    def hideEvent(self, event: object) -> None:
        """Another tab: a question that waits is settled."""
        self._leave_forms()

    # Forms.

    def _edit(self, section: str) -> None:
        page = self._page
        if page is None:
            return
        if section == "enrollment" and page.enrollment_key is None:
            self._new_year()
            return
        if section == "placement" and page.stage is None:
            self._new_placement()
            return
        edit = self._made.get("edit")
        if not isinstance(edit, DossierEdit):
            edit = DossierEdit(self.gate, lambda: self.choice.now.on)
            edit.done.connect(self._back)
            edit.removed.connect(self._gone)
            self._keep("edit", edit)
        self.stack.setCurrentWidget(edit)
        self._refresh()
        # The forms get their heights in the next round; only then one can be scrolled to.
        QTimer.singleShot(0, edit, partial(edit.focus_section, section))

    def _gone(self, form: str) -> None:
        """A student or a placement was removed; Ctrl+Z brings it back."""
        if form == "student":
            self.choice.pick(student=None)
        else:
            self.choice.pick(placement=None)
            self._back()

    def _keep(self, name: str, widget: QWidget) -> None:
        self._made[name] = widget
        self.stack.addWidget(widget)

    def _form(self, form: Form, button: str, above: QWidget | None = None) -> NewForm:
        made = self._made.get(form.name)
        if not isinstance(made, NewForm):
            made = NewForm(form, button, near=self.choice.now.on, above=above)
            made.cancelled.connect(self._back)
            self._keep(form.name, made)
        self.stack.setCurrentWidget(made)
        return made

    def new_student(self) -> None:
        """A form for a student who is not there yet."""
        first = "new_student" not in self._made
        form = self._form(_NEW_STUDENT, "Leerling toevoegen")
        if first:
            form.accepted.connect(self._create_student)
        self.head.show_title("Nieuwe leerling", self.choice.now.school_year)
        form.start()
        form.focus_first()

    def _create_student(self, given: dict[str, object]) -> None:
        chosen = self.choice.now
        name = " ".join(
            str(given[part]).strip()
            for part in ("first_name", "infix", "last_name")
            if part in given
        )
        key, problems = self.gate.check(
            f"{name or 'Leerling'} toegevoegd",
            enrollments.new_student,
            given,
            chosen.school_year,
            chosen.on,
            chosen.jobcoach,
        )
        form = self._made["new_student"]
        if key is None and isinstance(form, NewForm):
            form.show_problems(problems)
            return
        self.choice.pick(student=key, text="", school_class=None)
        self._edit("guardians")

    def _new_year(self) -> None:
        page = self._page
        if page is None:
            return
        first = "new_year" not in self._made
        form = self._form(_NEW_YEAR, "Inschrijven")
        if first:
            form.accepted.connect(self._create_year)
        year = self.gate.read(enrollments.next_grade_year, page.key, page.school_year)
        form.start({"grade_year": year} if year else None)
        form.focus_first()

    def _create_year(self, given: dict[str, object]) -> None:
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
        form = self._made["new_year"]
        if key is None and isinstance(form, NewForm):
            form.show_problems(problems)
            return
        self._edit("enrollment")

    def _new_placement(self) -> None:
        page = self._page
        if page is None:
            return
        if page.enrollment_key is None:
            self._new_year()
            return
        first = "new_placement" not in self._made
        if first:
            self._picker = CompanyPicker(self.gate, self.choice)
        form = self._form(_NEW_PLACEMENT, "Stage toevoegen", self._picker)
        if first:
            form.accepted.connect(self._create_placement)
        notice = ""
        if page.stage is not None or page.past:
            on, year = self.choice.now.on, page.school_year
            notice = self.gate.read(placements.change_notice, page.key, year, on)
        form.start(notice=notice)
        self._picker.start()
        self._picker.setFocus()

    def _create_placement(self, given: dict[str, object]) -> None:
        page, form = self._page, self._made["new_placement"]
        if page is None or page.enrollment_key is None or not isinstance(form, NewForm):
            return
        company = self._picker.key()
        if company is None:
            form.problem.setText("Kies eerst een bedrijf")
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
            return
        self.choice.pick(placement=key)
        self._edit("placement")

    def _stop_placement(self) -> None:
        page = self._page
        if page is None or page.stage is None:
            return
        first = "stop" not in self._made
        form = self._form(_STOP, "Stage stoppen")
        if first:
            form.accepted.connect(self._stop)
        on = self.choice.now.on
        notice = self.gate.read(placements.change_notice, page.key, page.school_year, on)
        form.start({"end": on}, notice)
        form.focus_first()

    def _stop(self, given: dict[str, object]) -> None:
        page, form = self._page, self._made["stop"]
        if page is None or page.stage is None or not isinstance(form, NewForm):
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
            return
        self._back()

    def _show_history(self) -> None:
        from stagedesk.services import dossier_log

        page, made = self._page, self._made.get("history")
        if page is None:
            return
        if not isinstance(made, DossierHistory):
            made = DossierHistory()
            made.done.connect(self._back)
            self._keep("history", made)
        made.show_lines(self.gate.read(dossier_log.lines, page.key))
        self.stack.setCurrentWidget(made)
        made.setFocus()

    def _to_company(self, key: str) -> None:
        self.choice.pick(company=key)
        self.go.emit("Bedrijven")

    # Paper.

    def _print(self, name: str) -> None:
        if self._page is not None:
            self.print_asked.emit(name, (self._page.key,), {})

    def print_current(self) -> None:
        """Print the assessment of the student that shows: the paper of the whole year."""
        if self._page is not None:
            self.print_asked.emit(*self.paper())

    def paper(self) -> tuple[str, tuple[str, ...], dict[str, object]]:
        """Name of the paper on the screen, whose, and its options."""
        return "profiel", (self._page.key,) if self._page else (), {}
