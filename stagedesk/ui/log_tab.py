"""The tab Logboek: visits, talks and calls of the chosen student, and what they work on."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QFileDialog,
    QMenu,
    QStackedWidget,
)

from stagedesk.domain.form import Form, Section
from stagedesk.domain.goals import GOAL_FORM
from stagedesk.domain.log import LOG_FORM, LOG_KINDS
from stagedesk.services import log, policies, students, visit_calendar
from stagedesk.services.headline import headline
from stagedesk.services.log import LogPage
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.fields import scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.log_class import ClassVisit
from stagedesk.ui.log_edit import LogEdit
from stagedesk.ui.log_list import LogStudents
from stagedesk.ui.log_reading import LogReading
from stagedesk.ui.new_form import NewForm
from stagedesk.ui.page import ListPage
from stagedesk.ui.widgets import EmptyState

if TYPE_CHECKING:
    from stagedesk.services.students import StudentRow

_NEW_GOAL = Form(
    "new_goal",
    "Nieuw doel",
    (Section("Nieuw doel", tuple(GOAL_FORM.field(name) for name in ("text", "term"))),),
)


class LogTab(ListPage):
    """Logboek."""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when it is shown first."""
        super().__init__(gate, choice, list_width=232, students=LogStudents(gate, choice))
        # A name is never cut off; what stands behind it may be.
        self.head.second.setMinimumWidth(1)
        self._page = LogPage(None)
        self._student: str | None = None
        self._name = ""
        self.note = Button("Bezoek &noteren", icon="plus")
        self.plan = Button("Bezoek plannen", icon="calendar")
        self.other = Button("Anders noteren", icon="pencil")
        self.other.setMenu(self._kinds())
        self.note.clicked.connect(self.note_visit)
        self.plan.clicked.connect(self._plan_visit)
        self.papers = Button("Bezoekenlijst", icon="print")
        self.papers.clicked.connect(self.print_current)
        self.head.add_action(self.papers)
        self.head.add_action(self.plan)
        self.head.add_action(self.other)
        self.head.add_action(self.note)
        self.stack = QStackedWidget()
        self.read_log = LogReading(lambda: choice.now.on)
        self.reading = scrolled(self.read_log)
        self.entry = LogEdit(LOG_FORM, gate, lambda: choice.now.on)
        self.goal = LogEdit(GOAL_FORM, gate, lambda: choice.now.on)
        self.new = NewForm(_NEW_GOAL, "Doel toevoegen", gate, near=choice.now.on)
        self.class_visit = ClassVisit(gate, choice.now.on)
        self.nobody = EmptyState("Kies een leerling uit de lijst.")
        self.no_students = EmptyState("Nog geen leerlingen in dit schooljaar.", "Naar Leerlingen")
        self.no_year = EmptyState(
            "Deze leerling is nog niet ingeschreven voor dit schooljaar.", "Naar Leerlingen"
        )
        for part in (
            self.reading,
            self.entry,
            self.goal,
            self.new,
            self.class_visit,
            self.nobody,
            self.no_students,
            self.no_year,
        ):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack)
        for empty in (self.no_students, self.no_year):
            empty.acted.connect(lambda: self.go.emit("Leerlingen"))
        self.read_log.entry_chosen.connect(self._open_entry)
        self.read_log.goal_chosen.connect(self._open_goal)
        self.read_log.goal_asked.connect(self._new_goal)
        self.read_log.agenda_asked.connect(self._choose_agenda)
        self.entry.done.connect(self._back)
        self.goal.done.connect(self._back)
        self.new.cancelled.connect(self._back)
        self.new.accepted.connect(self._create_goal)
        self.class_visit.cancelled.connect(self._back)
        self.class_visit.accepted.connect(self._note_class)
        self.setFocusProxy(self.students)

    # What shows.

    def show_choice(self, chosen: Chosen) -> None:
        """Show the log of the student that is chosen; another one closes the forms."""
        line = None
        self._page = LogPage(None)
        if chosen.student is not None:
            line = self.gate.read(headline, chosen.student, chosen.school_year, chosen.on)
            self._page = self.gate.read(log.page, chosen.student, chosen.school_year)
        same, self._student = self._student == chosen.student, chosen.student
        self._name = line.name if line else ""
        self.head.show_title(line.name if line else "Logboek", line.second if line else "")
        there = self._page.enrollment_key is not None
        for button in (self.note, self.other, self.plan):
            button.setVisible(there)
        if not there:
            nobody = self.no_students if self.students.nobody() else self.nobody
            self.stack.setCurrentWidget(nobody if line is None else self.no_year)
            return
        self.read_log.show_log(self._page.entries, self._page.goals)
        if same and self._form_stays():
            return
        self.stack.setCurrentWidget(self.reading)

    def _form_stays(self) -> bool:
        """Whether a form shows of something that is still there; it follows what was saved."""
        shown = self.stack.currentWidget()
        if shown is self.entry and any(e.key == self.entry.key for e in self._page.entries):
            self._open_entry(str(self.entry.key))
            return True
        if shown is self.goal and any(g.key == self.goal.key for g in self._page.goals):
            self._open_goal(str(self.goal.key))
            return True
        return shown in (self.new, self.class_visit)

    def open_named(self, part: str) -> None:
        """Begin something by its words, or open the newest entry of a kind, ready to type."""
        begin = {"Bezoek noteren": self.note_visit, "Doel toevoegen": self._new_goal}
        if part in begin and self._page.enrollment_key is not None:
            begin[part]()
            return
        entry = next((e for e in self._page.entries if e.label == part), None)
        if entry is not None:
            self._open_entry(entry.key)
            self.entry.view.focus_field("report")

    # What the user does.

    def note_visit(self) -> None:
        """A visit of today: it is there at once, the report is typed next."""
        self._make(f"Bezoek bij {self._name} genoteerd", log.note, "report")

    def _kinds(self) -> QMenu:
        """Every kind but the visit, which has a button of its own."""
        menu = QMenu(self)
        for kind, words in LOG_KINDS:
            if kind != "visit":
                action = menu.addAction(words)
                action.triggered.connect(lambda _on=False, kind=kind: self._note_kind(kind))
        return menu

    def _note_kind(self, kind: str) -> None:
        if kind == "class_visit":
            self._begin_class()
            return
        words = dict(LOG_KINDS)[kind]
        self._make(f"{words} bij {self._name} genoteerd", log.note, "report", kind)

    def _begin_class(self) -> None:
        """The class of the student that is chosen, whoever coaches them."""
        now = self.choice.now
        rows = self.gate.read(students.list_rows, now.school_year, now.on)
        here = next((row for row in rows if row.key == now.student), None)
        if here is None:
            return
        same = [r for r in rows if r.school_class == here.school_class and r.enrollment_key]
        names = [(str(row.enrollment_key), row.name) for row in same]
        self.class_visit.start(names, now.on, f"{now.school_year}/{here.school_class}")
        self.stack.setCurrentWidget(self.class_visit)

    def _note_class(self, given: dict[str, object], keys: tuple[str, ...]) -> None:
        done, problems = self.gate.check(
            "Klassenbezoek genoteerd", log.note_class, keys, given, self.choice.now.on
        )
        if done is None:
            self.class_visit.form.show_problems(problems)
        else:
            self._back()

    def _choose_agenda(self) -> None:
        now = self.choice.now
        start = Path.home() / f"stagebezoeken-{now.on:%Y-%m-%d}.ics"
        words = "Agenda van geplande bezoeken"
        name, _ = QFileDialog.getSaveFileName(self, words, str(start), "Agenda (*.ics)")
        if name:
            file = Path(name)
            file = file if file.suffix.lower() == ".ics" else file.with_name(f"{file.name}.ics")
            keys = tuple(row.key for row in self._listed())
            self.gate.later(
                visit_calendar.write, self.gate.desk, keys, now.school_year, now.on, file,
                done=self.gate.said.emit,
                topic="agenda",
            )  # fmt: skip

    def _listed(self) -> "Sequence[StudentRow]":
        now = self.choice.now
        return self.gate.read(
            students.list_rows,
            now.school_year,
            now.on,
            jobcoach=now.jobcoach,
            school_class=now.school_class,
        )

    def _plan_visit(self) -> None:
        self._make(f"Bezoek bij {self._name} gepland", log.plan_visit, "on")

    def _make(self, title: str, make: object, field: str, *more: str) -> None:
        enrollment = self._page.enrollment_key
        if enrollment is None or not callable(make):
            return
        key = self.gate.save(title, make, enrollment, self.choice.now.on, *more)
        if key is not None:
            self._open_entry(str(key))
            self.entry.view.focus_field(field)

    def _open_entry(self, key: str) -> None:
        self.entry.open(key, self._name, [g for g in self._page.goals if g.term == "short"])
        self.stack.setCurrentWidget(self.entry)

    def _open_goal(self, key: str) -> None:
        policy = self.gate.read(policies.policy_of, self.choice.now.school_year)
        skills = [
            (skill.id, f"{skill.id} {skill.text}")
            for certificate in policy.certificates.values()
            for skill in certificate.skills
        ]
        self.goal.view.set_choices("skill", skills)
        self.goal.open(key, self._name)
        self.stack.setCurrentWidget(self.goal)

    def _new_goal(self) -> None:
        self.new.start({"term": "short"}, about=self._page.enrollment_key or "")
        self.stack.setCurrentWidget(self.new)
        self.new.focus_first()

    def _create_goal(self, given: dict[str, object]) -> None:
        key, problems = self.gate.check(
            f"Doel van {self._name} toegevoegd",
            log.new_goal,
            self._page.enrollment_key,
            given,
            self.choice.now.on,
        )
        if key is None:
            self.new.show_problems(problems)
        else:
            self._back()

    def _back(self) -> None:
        self.stack.setCurrentWidget(self.reading)
        self.show_choice(self.choice.now)
        self.note.setFocus()

    def print_current(self) -> None:
        """Print whom of the listed students was visited longest ago."""
        keys = tuple(row.key for row in self._listed())
        self.print_asked.emit("bezoeken", keys, {"school_class": self.choice.now.school_class})
