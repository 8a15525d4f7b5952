"""The tab Uitstroom: how the chosen student leaves, who takes over, and the aftercare."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stagedesk.domain.aftercare import CONTACT_FORM
from stagedesk.domain.form import Form, Section
from stagedesk.domain.outflow import CHECKS, OUTFLOW_FORM, Outflow, checklist
from stagedesk.domain.students import STUDENT_FORM
from stagedesk.domain.times import form_date
from stagedesk.services import outflow
from stagedesk.services.outflow import OutflowPage
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.fields import scrolled
from stagedesk.ui.form_binding import FormBinding
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.log_edit import LogEdit
from stagedesk.ui.log_rows import Rows
from stagedesk.ui.outflow_list import OutflowList
from stagedesk.ui.outflow_rows import ContactRow, handover_words
from stagedesk.ui.page import ListPage
from stagedesk.ui.widgets import Banner, EmptyState, SectionHead, Text

#: The form of the outflow in two parts, so that the aftercare stands beside it.
_MAIN = Form(OUTFLOW_FORM.name, OUTFLOW_FORM.title, OUTFLOW_FORM.sections[:2])
_CHECKS = Form(OUTFLOW_FORM.name, OUTFLOW_FORM.title, OUTFLOW_FORM.sections[2:])
_LEFT = Form(
    STUDENT_FORM.name,
    STUDENT_FORM.title,
    (Section("Van school", (STUDENT_FORM.field("left_on"),)),),
)


class OutflowTab(ListPage):
    """Uitstroom."""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when it is shown first."""
        super().__init__(gate, choice, list_width=232, students=OutflowList(gate, choice))
        self._page: OutflowPage | None = None
        self._shown: str | None = None
        self.paper = Button("Overdracht", icon="print")
        self.note = Button("Contact &noteren", icon="phone")
        self.paper.clicked.connect(self.print_current)
        self.note.clicked.connect(self.note_contact)
        self.head.add_action(self.paper)
        self.head.add_action(self.note)
        self.stack = QStackedWidget()
        self.nobody = EmptyState("Kies een leerling uit de lijst.")
        self.main = FormView(_MAIN, near=choice.now.on, pairs=(("able_to_work", "able_on"),))
        self.checks = FormView(
            _CHECKS,
            near=choice.now.on,
            pairs=tuple((f"{name}_on", f"{name}_by") for name, _ in CHECKS),
        )
        self.left = FormView(_LEFT, near=choice.now.on)
        self._bound = [self._bind(view) for view in (self.main, self.checks, self.left)]
        self.contact = LogEdit(CONTACT_FORM, gate, lambda: self.choice.now.on)
        self.contact.done.connect(self._back)
        self.reading = self._reading()
        for part in (self.nobody, self.reading, self.contact):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack)
        self.setFocusProxy(self.students)

    def _bind(self, view: FormView) -> FormBinding:
        return FormBinding(
            view,
            self.gate,
            lambda: self.choice.now.on,
            lambda: self._page.name if self._page else "",
            self._begin if view is not self.left else None,
        )

    def _reading(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(8)
        strip = QHBoxLayout()
        strip.setContentsMargins(20, 0, 20, 0)
        self.banner = Banner()
        strip.addWidget(self.banner)
        column.addLayout(strip)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        main = QVBoxLayout()
        main.addWidget(self.main)
        main.addStretch(1)
        columns.addLayout(main, 16)
        side = QVBoxLayout()
        side.setSpacing(0)
        layout = self.left.layout()
        if layout is not None:
            # What follows belongs to the same column.
            layout.setContentsMargins(20, 4, 20, 0)
        side.addWidget(self.left)
        side.addWidget(self._aftercare())
        side.addWidget(self.checks)
        side.addStretch(1)
        columns.addLayout(side, 9)
        column.addLayout(columns)
        column.addStretch(1)
        return scrolled(inside)

    def _aftercare(self) -> QWidget:
        self.aftercare = QWidget()
        column = QVBoxLayout(self.aftercare)
        column.setContentsMargins(20, 0, 20, 8)
        column.setSpacing(0)
        head = SectionHead("Nazorg", action="Contacten plannen")
        head.acted.connect(self.plan)
        self.until = Text("", "small", "text2")
        self.until.setWordWrap(True)
        self.contacts = Rows()
        column.addWidget(head)
        column.addWidget(self.until)
        column.addWidget(self.contacts)
        return self.aftercare

    # What shows.

    def show_choice(self, chosen: Chosen) -> None:
        """Show the outflow of the student that is chosen; another one closes the contact."""
        self._page = None
        if chosen.student is not None:
            self._page = self.gate.read(outflow.page, chosen.student, chosen.on)
        page, same = self._page, self._shown == chosen.student
        self._shown = chosen.student
        for button in (self.paper, self.note):
            button.setVisible(page is not None)
        if page is None:
            self.head.show_title("Uitstroom")
            self.stack.setCurrentWidget(self.nobody)
            return
        self.head.show_title(page.name, _second(page, chosen))
        self.note.setVisible(page.left_on is not None and page.left_on <= chosen.on)
        self._show_forms(page)
        self._show_aftercare(page, chosen)
        shown = self.stack.currentWidget() is self.contact and same
        if shown and any(one.key == self.contact.key for one in page.contacts):
            self._open_contact(str(self.contact.key))
        else:
            self.stack.setCurrentWidget(self.reading)

    def _show_forms(self, page: OutflowPage) -> None:
        self.banner.say(*handover_words(page.outflow or Outflow()))
        main, checks, left = self._bound
        left.open(page.student_key)
        for binding, view in ((main, self.main), (checks, self.checks)):
            if page.outflow is not None:
                binding.open(page.outflow.key)
            else:
                # No row yet; the student's key holds its place until the first field.
                binding.key = page.student_key
                view.show_values({}, self.gate.drafts.of_row(OUTFLOW_FORM.name, page.student_key))
        for one in checklist(page.outflow or Outflow()):
            words = "" if one.on else "nog doen" if one.needed else "niet nodig"
            self.checks.show_hint(f"{one.name}_on", words)

    def _show_aftercare(self, page: OutflowPage, chosen: Chosen) -> None:
        self.aftercare.setVisible(page.left_on is not None)
        if page.until is not None:
            self.until.setText(f"tot {form_date(page.until)}; daarna blijft iedereen welkom")
        rows = [ContactRow(one, chosen.on) for one in page.contacts]
        for row in rows:
            row.chosen.connect(self._open_contact)
        empty = "Nog niets gepland. Met 'Contacten plannen' zet je ze er in één keer in."
        self.contacts.show_rows(rows, empty)

    # What the user does.

    def _begin(self, name: str, raw: object) -> bool:
        """The first field of an outflow makes it; True when that was done here."""
        page = self._page
        if page is None or page.outflow is not None:
            return False
        label = OUTFLOW_FORM.field(name).screen_label
        _none, problems = self.gate.check(
            f"{label} van {page.name}",
            outflow.begin,
            page.student_key,
            name,
            raw,
            self.choice.now.on,
        )
        view = self.main if any(f.name == name for f in _MAIN.fields) else self.checks
        for problem in problems:
            view.show_problem(name, problem)
        if not problems:
            self._move_drafts(page.student_key, name)
        return True

    def _move_drafts(self, student_key: str, saved: str) -> None:
        """What stood half typed beside the first field belongs to the row that it made."""
        page, form = self._page, OUTFLOW_FORM.name
        kept = self.gate.drafts.of_row(form, student_key)
        if page is None or page.outflow is None or not kept:
            return
        key = page.outflow.key
        moved = {(form, key, name): text for name, text in kept.items() if name != saved}
        self.gate.drafts.keep_all({**moved, **{(form, student_key, name): None for name in kept}})
        self.show_choice(self.choice.now)

    def note_contact(self) -> None:
        """A contact of today; what was heard is typed next."""
        page = self._page
        if page is None:
            return
        title = f"Contact met {page.name} genoteerd"
        key = self.gate.save(title, outflow.note_contact, page.student_key, self.choice.now.on)
        if key is not None:
            self._open_contact(str(key))
            self.contact.view.focus_field("spoken_to")

    def plan(self) -> None:
        """Plan all contacts of the aftercare at once."""
        page = self._page
        if page is not None:
            title = f"Nazorg van {page.name} gepland"
            self.gate.save(title, outflow.plan, page.student_key, self.choice.now.on)

    def _open_contact(self, key: str) -> None:
        self.contact.open(key, self._page.name if self._page else "")
        self.stack.setCurrentWidget(self.contact)

    def _back(self) -> None:
        self.stack.setCurrentWidget(self.reading)
        self.show_choice(self.choice.now)
        self.note.setFocus()

    def print_current(self) -> None:
        """Print the overdracht of the student."""
        if self._page is not None:
            self.print_asked.emit("overdracht", (self._page.student_key,), {})


def _second(page: OutflowPage, chosen: Chosen) -> str:
    years = f"{page.age} jaar" if page.age is not None else ""
    left = ""
    if page.left_on is not None:
        word = "van school sinds" if page.left_on <= chosen.on else "van school op"
        left = f"{word} {form_date(page.left_on)}"
    return " · ".join(part for part in (page.school_class, years, left) if part)
