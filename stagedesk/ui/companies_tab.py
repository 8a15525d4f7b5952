"""The tab Bedrijven: the list of companies and the page of the one that is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stagedesk.domain.companies import COMPANY_FORM
from stagedesk.domain.form import Form, Section
from stagedesk.services import companies, policies
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.companies_list import CompanyList
from stagedesk.ui.companies_page import CompanyForm
from stagedesk.ui.gate import Gate
from stagedesk.ui.new_form import NewForm
from stagedesk.ui.page import Page
from stagedesk.ui.widgets import EmptyState, Rule

_NEW = Form(
    "new_company",
    "Nieuw bedrijf",
    (
        Section(
            "Nieuw bedrijf",
            tuple(COMPANY_FORM.field(name) for name in ("name", "sector", "city", "phone")),
        ),
    ),
)


class CompaniesTab(Page):
    """Bedrijven."""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when it is shown first."""
        super().__init__(gate, choice)
        self._read_for: tuple[object, ...] | None = None
        self._narrow = False
        self._company: str | None = None
        self.list = CompanyList(gate, choice)
        self.list.setFixedWidth(264)
        self.page = CompanyForm(gate, lambda: choice.now.on)
        self.new = NewForm(_NEW, "Bedrijf toevoegen")
        self.nothing = EmptyState("Kies een bedrijf uit de lijst.")
        self.none_found = EmptyState("Geen bedrijf past bij dit filter.", "Filter wissen")
        self.empty = EmptyState(
            "Nog geen bedrijven. Voeg er een toe, of haal een dossierbestand binnen.",
            "Nieuw bedrijf",
            other="Haal een dossierbestand binnen",
        )
        self._build()
        self._wire()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._rule = Rule(vertical=True)
        row.addWidget(self.list)
        row.addWidget(self._rule)
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._right.addWidget(self.head)
        self.stack = QStackedWidget()
        for part in (self.page, self.new, self.nothing, self.none_found, self.empty):
            self.stack.addWidget(part)
        self._right.addWidget(self.stack, 1)
        row.addLayout(self._right, 1)
        self.add = Button("&Nieuw bedrijf", icon="plus")
        self.remove = Button("Verwijderen", icon="trash")
        self.head.second.setMinimumWidth(1)
        self.head.add_action(self.remove)
        self.head.add_action(self.add)
        self._open = Button("", kind="plain", icon="menu", name="Bedrijven tonen")
        self._previous = Button("", kind="plain", icon="chevron-left", name="Vorig bedrijf")
        self._next = Button("", kind="plain", icon="chevron-right", name="Volgend bedrijf")
        for button in (self._open, self._previous, self._next):
            self.head.before.addWidget(button)
            button.hide()
        self.setFocusProxy(self.list)

    def _wire(self) -> None:
        self.gate.changed.connect(self._changed)
        self.list.counted.connect(self.counted)
        self.list.counted.connect(lambda _text: self._show(self.choice.now))
        self.list.picked.connect(self._close_list)
        self.add.clicked.connect(self.new_company)
        self.remove.clicked.connect(self._remove)
        self.new.accepted.connect(self._create)
        self.new.cancelled.connect(self._stop_new)
        self.none_found.acted.connect(self._clear_filter)
        self.empty.acted.connect(self.new_company)
        self.empty.other_acted.connect(lambda: self.settings_asked.emit("Gegevens"))
        self.page.student_asked.connect(self._to_student)
        self._open.clicked.connect(self._toggle_list)
        self._previous.clicked.connect(lambda: self.list.step(-1))
        self._next.clicked.connect(lambda: self.list.step(1))

    # What shows.

    def show_choice(self, chosen: Chosen) -> None:
        """Show the company that is chosen; the first of the list when none is yet."""
        asked = (chosen.school_year, chosen.on)
        if self._read_for != asked:
            self._read_for = asked
            self.list.reload()
        else:
            self.list.mark(chosen.company)
            self._show(chosen)

    def _changed(self) -> None:
        self._read_for = None
        if self.isVisible():
            self.show_choice(self.choice.now)

    def _show(self, chosen: Chosen) -> None:
        same, self._company = chosen.company == self._company, chosen.company
        if same and self.stack.currentWidget() is self.new:
            # What was saved elsewhere must not take a half typed form away.
            return
        page = None
        if chosen.company is not None:
            page = self.gate.read(companies.page, chosen.company, chosen.on)
        self.remove.setVisible(page is not None)
        if page is None:
            self.head.show_title("Bedrijven")
            self.stack.setCurrentWidget(self._without())
            return
        policy = self.gate.read(policies.policy_of, chosen.school_year)
        # A company may end in dots, a narrow window may not grow for it.
        metrics = QFontMetrics(self.head.title.font())
        room = 340 if self._narrow else 640
        words = metrics.elidedText(page.name, Qt.TextElideMode.ElideRight, room)
        self.head.show_title(words, page.city or "")
        self.head.title.setToolTip(page.name)
        self.page.show_page(page, tuple(policy.sectors.items()))
        self.stack.setCurrentWidget(self.page)

    def _without(self) -> QWidget:
        if self.list.rows.rowCount():
            return self.nothing
        return self.none_found if self.list.filtered else self.empty

    def _clear_filter(self) -> None:
        self.list.text.clear()
        self.list.sector.setCurrentIndex(0)
        self.list.reload()

    # What the user does.

    def new_company(self) -> None:
        """A form for a company that is not there yet."""
        policy = self.gate.read(policies.policy_of, self.choice.now.school_year)
        self.new.view.set_choices("sector", tuple(policy.sectors.items()))
        self.head.show_title("Nieuw bedrijf")
        self.remove.hide()
        text = self.list.text.text().strip()
        self.new.start({"name": text} if text and not self.list.rows.rowCount() else None)
        self.stack.setCurrentWidget(self.new)
        self.new.focus_first()

    def _create(self, given: dict[str, object]) -> None:
        from stagedesk.services import forms

        key, problems = self.gate.check(
            f"Bedrijf toegevoegd: {given.get('name', '')}",
            forms.create,
            "company",
            given,
            self.choice.now.on,
        )
        if key is None:
            self.new.show_problems(problems)
            return
        self.stack.setCurrentWidget(self.page)
        self.list.text.clear()
        self.choice.pick(company=key)
        self.list.reload()
        self.page.supervisors.head.setFocus()

    def _stop_new(self) -> None:
        self.stack.setCurrentWidget(self.page)
        self._show(self.choice.now)
        self.list.setFocus()

    def _remove(self) -> None:
        """At once, for Ctrl+Z takes it back; a company in use says who needs it."""
        from stagedesk.services import forms

        key, name = self.choice.now.company, self.head.title.toolTip()
        if key is not None:
            self.gate.save(f"Bedrijf verwijderd: {name}", forms.remove, "company", key)

    def _to_student(self, student: str, placement: str) -> None:
        self.choice.pick(student=student, placement=placement)
        self.go.emit("Leerlingen")

    # Narrow.

    def set_narrow(self, narrow: bool) -> None:
        """The list folds behind the name of the company."""
        self._narrow = narrow
        for button in (self._open, self._previous, self._next):
            button.setVisible(narrow)
        self.list.setVisible(not narrow)
        self._rule.setVisible(not narrow)
        if self.stack.currentWidget() is self.page:
            self._show(self.choice.now)

    def _toggle_list(self) -> None:
        shown = not self.list.isVisible()
        self.list.setVisible(shown)
        self._rule.setVisible(shown)
        if shown:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close_list(self) -> None:
        if self._narrow and self.list.isVisible():
            self._toggle_list()
            self._open.setFocus()

    def head_place(self) -> QVBoxLayout | None:
        """The column right of the list."""
        return self._right
