"""'Traject': Supported Employment, the workplace, SVA2 and paid work of one student."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from stagedesk.domain.employment import EMPLOYMENT_FORM
from stagedesk.domain.form import Form, Section
from stagedesk.domain.job_analysis import JOB_ANALYSIS_FORM
from stagedesk.domain.practice_statements import PRACTICE_STATEMENT_FORM
from stagedesk.domain.programmes import PROGRAMME_FORM
from stagedesk.domain.support import CYCLE_FORM, CYCLE_STEP_FORM
from stagedesk.domain.sva2 import SVA2_FORM
from stagedesk.services import first_visits, forms, support, trajectory, workplaces
from stagedesk.services.headline import headline
from stagedesk.services.trajectory import TrackPage
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.log_edit import LogEdit
from stagedesk.ui.new_form import NewForm
from stagedesk.ui.part import StudentPart
from stagedesk.ui.track_tasks import TaskPage
from stagedesk.ui.track_view import TrackView
from stagedesk.ui.widgets import EmptyState

_FORMS = {
    form.name: form
    for form in (
        CYCLE_FORM,
        CYCLE_STEP_FORM,
        JOB_ANALYSIS_FORM,
        PRACTICE_STATEMENT_FORM,
        PROGRAMME_FORM,
        SVA2_FORM,
        EMPLOYMENT_FORM,
    )
}
#: What is typed before something new is made.
_NEW = {
    form.name: Form(
        f"new_{form.name}",
        form.title,
        (Section(form.title, tuple(form.field(name) for name in names)),),
    )
    for form, names in (
        (PRACTICE_STATEMENT_FORM, ("qualification", "level")),
        (EMPLOYMENT_FORM, ("employer", "hours_per_week", "since")),
    )
}


class TrackPart(StudentPart):
    """Traject."""

    help = "traject"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``show_student``."""
        super().__init__(gate, choice)
        self._page: TrackPage | None = None
        self._student: str | None = None
        self._name = ""
        self.stack = QStackedWidget()
        self.reading = TrackView()
        self.reading.moved.connect(self._move)
        self.reading.asked.connect(self._asked)
        self.reading.opened.connect(self._open)
        self.no_year = EmptyState("Deze leerling is nog niet ingeschreven voor dit schooljaar.")
        self.tasks = TaskPage(gate, lambda: choice.now.on)
        self.tasks.done.connect(self._back)
        self._edits: dict[str, LogEdit] = {}
        self._new: dict[str, NewForm] = {}
        for part in (self.reading, self.no_year, self.tasks):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    # What shows.

    def show_student(self, chosen: Chosen) -> None:
        """Show a student; another one closes the forms."""
        if chosen.student is None:
            return
        line = self.gate.read(
            headline, chosen.student, chosen.school_year, chosen.on, chosen.placement
        )
        self._name = line.name if line else ""
        self._page = self.gate.read(
            trajectory.page, chosen.student, chosen.school_year, chosen.on, chosen.placement
        )
        same, self._student = self._student == chosen.student, chosen.student
        if self._page is None:
            self.stack.setCurrentWidget(self.no_year)
            return
        self.reading.show_page(self._page, chosen.on)
        if not (same and self._form_stays(self._page)):
            self.stack.setCurrentWidget(self.reading)

    def _form_stays(self, page: TrackPage) -> bool:
        """Whether a form shows of something that is still there; it follows what was saved."""
        shown = self.stack.currentWidget()
        if shown is self.tasks and page.workplace is not None:
            self.tasks.open(page.workplace, self._name)
            return True
        for edit in self._edits.values():
            if shown is edit and edit.key in _keys(page):
                edit.open(str(edit.key), self._name)
                return True
        return shown in self._new.values()

    # What the user does.

    def _asked(self, name: str) -> None:
        asked: dict[str, Callable[[TrackPage], None]] = {
            "cycle": self._new_cycle,
            "first_visit": self._plan_first_visit,
            "analysis": partial(self._sheet, "job_analysis"),
            "programme": partial(self._sheet, "programme"),
            "tasks": self._open_tasks,
            "statement": lambda _page: self._start("practice_statement"),
            "contract": lambda _page: self._start("employment_contract"),
            "sva2": self._open_sva2,
            "print": lambda _page: self.print_current(),
            "print_statement": lambda _page: self._print("praktijkverklaring"),
        }
        if self._page is not None:
            asked[name](self._page)

    def _move(self, step: int) -> None:
        """The student is in another step from today on."""
        page = self._page
        if page is None:
            return
        name = page.support.steps[step - 1].name
        title = f"{self._name}: stap {step}, {name}"
        # Not from within the row's own signal: what is saved builds these rows anew.
        self._later(title, support.move, page.student_key, step, self.choice.now.on)

    def _new_cycle(self, page: TrackPage) -> None:
        drop_out = page.support.drop_out
        reason = drop_out.words if drop_out else ""
        title = f"Nieuwe cyclus van {self._name}"
        args = (page.student_key, self.choice.now.on, reason)
        self._later(title, support.begin_cycle, *args)

    def _plan_first_visit(self, page: TrackPage) -> None:
        if page.first_visit is not None:
            title = f"Bezoek op de eerste dag van {self._name} gepland"
            args = (page.first_visit.placement_key, self.choice.now.on)
            self._later(title, first_visits.plan, *args)

    def _later(self, title: str, fn: Callable[..., Any], *args: object) -> None:
        def save() -> None:
            _done, problems = self.gate.check(title, fn, *args)
            if problems:
                self.gate.failed.emit(problems[0].text)

        QTimer.singleShot(0, self, save)

    def _sheet(self, form: str, page: TrackPage) -> None:
        """Open the one sheet of this kind, made when it is not there yet."""
        place = page.workplace
        if place is None:
            return
        there = place.analysis if form == "job_analysis" else place.programme
        if there is not None:
            self._open(form, there.key)
            return
        title = f"{_FORMS[form].title} van {self._name}"
        on = self.choice.now.on
        key = self.gate.save(title, workplaces.new_sheet, form, place.placement_key, on)
        if key is not None:
            self._open(form, key)

    def _open_sva2(self, page: TrackPage) -> None:
        if page.sva2 is not None:
            self._open("sva2", page.sva2.key)
            return
        links = {"student_key": page.student_key}
        title = f"SVA2 van {self._name}"
        key = self.gate.save(title, forms.create, "sva2", {}, self.choice.now.on, **links)
        if key is not None:
            self._open("sva2", key)

    def _open_tasks(self, page: TrackPage) -> None:
        if page.workplace is not None:
            self.tasks.open(page.workplace, self._name)
            self.stack.setCurrentWidget(self.tasks)
            self.tasks.setFocus()

    def _open(self, form: str, key: str) -> None:
        if form == "job_task":
            if self._page is not None:
                self._open_tasks(self._page)
                self.tasks.rows.focus_row(key)
            return
        if form not in self._edits:
            edit = LogEdit(_FORMS[form], self.gate, lambda: self.choice.now.on)
            edit.done.connect(self._back)
            self._edits[form] = edit
            self.stack.addWidget(edit)
        edit = self._edits[form]
        edit.open(key, self._name)
        self.stack.setCurrentWidget(edit)
        # The form gets its height in the next round; only then a field can be scrolled to.
        first = _FORMS[form].fields[0].name
        QTimer.singleShot(0, edit, partial(edit.view.focus_field, first))

    def _start(self, form: str) -> None:
        if form not in self._new:
            words = f"{_FORMS[form].title} toevoegen"
            new = NewForm(_NEW[form], words, self.gate, near=self.choice.now.on)
            new.cancelled.connect(self._back)
            new.accepted.connect(partial(self._create, form))
            self._new[form] = new
            self.stack.addWidget(new)
        self._new[form].start(about=self._page.student_key if self._page else "")
        self.stack.setCurrentWidget(self._new[form])
        self._new[form].focus_first()

    def _create(self, form: str, given: dict[str, object]) -> None:
        page, on = self._page, self.choice.now.on
        if page is None:
            return
        title = f"{_FORMS[form].title} van {self._name}"
        if form == "practice_statement" and page.workplace is not None:
            args = (page.workplace.placement_key, given, on)
            key, problems = self.gate.check(title, workplaces.new_statement, *args)
        else:
            links = {"student_key": page.student_key}
            key, problems = self.gate.check(title, forms.create, form, given, on, **links)
        if key is None:
            self._new[form].show_problems(problems)
        else:
            self._open(form, key)

    def _back(self) -> None:
        self.stack.setCurrentWidget(self.reading)
        self.show_student(self.choice.now)
        self.reading.setFocus()

    # Paper.

    def print_current(self) -> None:
        """Print the jobanalyse of the placement that shows; blank when there is none."""
        self._print("jobanalyse")

    def _print(self, paper: str) -> None:
        page = self._page
        if page is None:
            return
        place = page.workplace
        options: dict[str, object] = {"placement": place.placement_key} if place else {}
        if paper == "jobanalyse" and (place is None or not (place.analysis or place.tasks)):
            # Nothing is known yet: a form to take along to the company.
            options["blank"] = True
        self.print_asked.emit(paper, (page.student_key,), options)


def _keys(page: TrackPage) -> set[str]:
    """Keys of everything on the page that a form can show."""
    place = page.workplace
    found = {cycle.key for cycle in page.support.cycles}
    found |= {step.key for cycle in page.support.cycles for step in cycle.steps}
    found |= {contract.key for contract in page.contracts}
    one_of_each = [page.sva2]
    if place is not None:
        found |= {statement.key for statement in place.statements}
        found |= {one.key for one in (place.analysis, place.programme) if one is not None}
    return found | {one.key for one in one_of_each if one is not None}
