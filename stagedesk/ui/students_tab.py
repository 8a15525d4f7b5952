"""The tab Leerlingen: the dossier of the chosen student, its forms, and what is made new."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from stagedesk.services import student_page
from stagedesk.services.headline import Headline, headline
from stagedesk.services.student_page import StudentPage
from stagedesk.ui.access_strip import AccessStrip
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.page import ListPage
from stagedesk.ui.print_menu import add_overviews
from stagedesk.ui.student_parts import PartStrip
from stagedesk.ui.students_edit import DossierEdit
from stagedesk.ui.students_history import DossierHistory
from stagedesk.ui.students_new import NewForms
from stagedesk.ui.students_view import DossierView
from stagedesk.ui.widgets import EmptyState

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
    ("jobanalyse", "Jobanalyse"),
    ("praktijkverklaring", "Praktijkverklaring"),
    ("toestemming", "Toestemmingsverklaring"),
    ("zoekformulier", "Stagezoekformulier"),
    ("inzage", "Inzage: alles wat we bewaren"),
)


class StudentsTab(ListPage):
    """Leerlingen."""

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
            "Nog geen leerlingen in dit schooljaar. Voeg er een toe, "
            "of haal een dossierbestand of een lijst uit Excel binnen.",
            "Nieuwe leerling",
            other="Haal een bestand binnen",
        )
        self.next_year = EmptyState(
            "", "Nieuw schooljaar maken", other="Nieuwe leerling", other_icon="plus"
        )
        for part in (self.view, self.nobody, self.empty, self.next_year):
            self.stack.addWidget(part)
        self.parts = PartStrip(gate, choice, self.stack)
        self.parts.chosen.connect(self._show_part)
        self.parts.go.connect(self.go)
        self.parts.print_asked.connect(self.print_asked)
        line = QHBoxLayout()
        line.setContentsMargins(20, 0, 20, 0)
        line.addWidget(self.access)
        self.body.addLayout(line)
        self.body.addWidget(self.parts)
        self.body.addWidget(self.stack)
        self._made: dict[str, QWidget] = {}
        self.new = NewForms(gate, choice, self.stack)
        self.new.cancelled.connect(self._back)
        self.new.made.connect(self._made_new)
        self.stack.currentChanged.connect(self._show_buttons)
        self.view.go.connect(self.go)
        self.view.edit_asked.connect(self._edit)
        self.view.placement_asked.connect(lambda: self._edit("new_placement"))
        self.view.stop_asked.connect(lambda: self._edit("stop"))
        self.view.company_asked.connect(self._to_company)
        self.view.stage_chosen.connect(lambda key: self.choice.pick(placement=key))
        self.view.history_asked.connect(self._show_history)
        self.empty.acted.connect(self.new_student)
        self.next_year.acted.connect(lambda: self.settings_asked.emit("Nieuw schooljaar"))
        self.next_year.other_acted.connect(self.new_student)
        self.empty.other_acted.connect(lambda: self.settings_asked.emit("Gegevens"))
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
        self.access = AccessStrip(self.gate, self.choice)
        menu.addAction("Inzage als bestand, met geschiedenis", self.access.start)
        menu.addSeparator()
        add_overviews(menu, self)
        self.papers.setMenu(menu)
        for button in (self.add, self.edit, self.papers):
            self.head.add_action(button)

    # What shows.

    def show_choice(self, chosen: Chosen) -> None:
        """Show the student that is chosen; another one closes the forms."""
        if self._refresh_forms(chosen) or self._refresh_part(chosen):
            return
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
            if not self.new.shows():
                self.stack.setCurrentWidget(self._nothing(chosen))
        else:
            if another:
                self._leave_forms()
                self.stack.setCurrentWidget(self.view)
            self.view.show_page(page)
        self._show_buttons()

    def _refresh_forms(self, chosen: Chosen) -> bool:
        """While forms show, only they and the head follow a save; False when they do not."""
        page, edit = self._page, self._made.get("edit")
        if page is None or not isinstance(edit, DossierEdit):
            return False
        same = (page.key, page.school_year) == (chosen.student, chosen.school_year)
        if self.stack.currentWidget() is not edit or not same:
            return False
        line = self.gate.read(headline, page.key, page.school_year, chosen.on, chosen.placement)
        if line is None:
            return False
        self.head.show_title(line.name, line.second)
        edit.open(page.key, line.name, page.school_year, line.placement_key)
        return True

    def _refresh_part(self, chosen: Chosen) -> bool:
        """While a further part is chosen it shows the student; False when it does not."""
        part = self.parts.part
        if part is None or chosen.student is None or self.new.shows():
            return False
        line = self.gate.read(
            headline, chosen.student, chosen.school_year, chosen.on, chosen.placement
        )
        if line is None:
            return False
        self._page = None
        self._leave_forms()
        self.head.show_title(line.name, line.second)
        part.show_student(chosen)
        self.stack.setCurrentWidget(part)
        self._show_buttons()
        return True

    def _show_part(self) -> None:
        """Another part of the student was chosen."""
        if self.parts.part is None:
            self.stack.setCurrentWidget(self.view)
        self.show_choice(self.choice.now)

    def open_named(self, part: str) -> None:
        """Open a part of the student by its name."""
        self.parts.open_named(part)

    def help_topic(self) -> str:
        """The text of the part that shows, when it has one of its own."""
        return self.parts.part.help if self.parts.part is not None else ""

    def _nothing(self, chosen: Chosen) -> QWidget:
        from stagedesk.services import students

        year = chosen.school_year
        if self.gate.read(students.list_rows, year, chosen.on):
            return self.nobody
        years = self.gate.read(students.school_years)
        last = max((one for one in years if one < year), default="")
        if not last:
            return self.empty
        self.next_year.sentence.setText(
            f"Nog geen leerlingen in {year}. Zet iedereen van {last} een leerjaar verder."
        )
        return self.next_year

    def _show_buttons(self) -> None:
        """What a form already does needs no button beside its name."""
        shown = self.stack.currentWidget()
        self.edit.setVisible(shown is self.view)
        self.add.setVisible(not self.new.shows())
        of_student = self._page is not None or shown is self.parts.part
        self.papers.setVisible(of_student)
        self.parts.setVisible(len(self.parts.buttons) > 1 and shown in (self.view, self.parts.part))

    def _show_head(self, page: StudentPage | None) -> None:
        if page is None:
            self.head.show_title("Leerlingen")
            return
        stage = page.stage
        line = Headline(
            page.name,
            page.school_class,
            page.age,
            stage.key if stage else None,
            stage.company if stage else None,
            page.days,
        )
        self.head.show_title(page.name, line.second)

    def _leave_forms(self) -> None:
        edit = self._made.get("edit")
        if isinstance(edit, DossierEdit):
            edit.leave()

    def _back(self) -> None:
        """Back to the dossier, or to what stands for it."""
        self.stack.setCurrentWidget(self.view if self._page else self.nobody)
        self.show_choice(self.choice.now)
        self.edit.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab: a question that waits is settled."""
        super().hideEvent(event)
        self._leave_forms()
        self.access.settle()

    # Forms.

    def _edit(self, section: str) -> None:
        page = self._page
        if page is None:
            return
        if section != "student" and section != "guardians" and page.enrollment_key is None:
            self.new.enrollment(page)
            return
        if section == "new_placement" or (section == "placement" and page.stage is None):
            self.new.placement(page)
            return
        if section == "stop":
            self.new.stop(page)
            return
        edit = self._made.get("edit")
        if not isinstance(edit, DossierEdit):
            edit = DossierEdit(self.gate, lambda: self.choice.now.on)
            edit.done.connect(self._back)
            edit.removed.connect(self._gone)
            self._keep("edit", edit)
        self.stack.setCurrentWidget(edit)
        self.show_choice(self.choice.now)
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

    def new_student(self) -> None:
        """A form for a student who is not there yet."""
        self.new.student()
        self.head.show_title("Nieuwe leerling", self.choice.now.school_year)

    def _made_new(self, what: str, key: str) -> None:
        """Go on where the next thing is to be filled in."""
        if what == "placement":
            self.choice.pick(placement=key)
        if what == "stopped":
            self._back()
        else:
            self._edit({"student": "guardians"}.get(what, what))

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
        if self.choice.now.student is not None:
            self.print_asked.emit(name, (self.choice.now.student,), {})

    def print_current(self) -> None:
        """Print what the part has to print, or the profile of the student that shows."""
        if self.parts.part is not None:
            self.parts.part.print_current()
        elif self._page is not None:
            self.print_asked.emit(*self.paper())

    def paper(self) -> tuple[str, tuple[str, ...], dict[str, object]]:
        """Name of the paper on the screen, whose, and its options."""
        return "profiel", (self._page.key,) if self._page else (), {}
