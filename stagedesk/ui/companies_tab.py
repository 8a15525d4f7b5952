"""The tab Bedrijven: the list of companies and the page of the one that is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from stagedesk.domain.companies import COMPANY_FORM
from stagedesk.domain.form import Form, Section
from stagedesk.domain.policy import Policy
from stagedesk.services import companies, company_merge, leads, matching, policies
from stagedesk.services.companies import CompanyPage
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.companies_list import CompanyList
from stagedesk.ui.companies_page import CompanyForm, company_standing
from stagedesk.ui.company_contacts import CompanyContacts
from stagedesk.ui.company_fits import CompanyFits
from stagedesk.ui.company_leads import CompanyLeads
from stagedesk.ui.company_merge import CompanyMerge
from stagedesk.ui.gate import Gate
from stagedesk.ui.name_strip import NameStrip
from stagedesk.ui.new_form import NewForm
from stagedesk.ui.page import BesidePage
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Banner, EmptyState

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


class CompaniesTab(BesidePage):
    """Bedrijven."""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when it is shown first."""
        self.list = CompanyList(gate, choice)
        self.list.setFixedWidth(264)
        names = ("Bedrijven tonen", "Vorig bedrijf", "Volgend bedrijf")
        super().__init__(gate, choice, self.list, names)
        self._read_for: tuple[object, ...] | None = None
        self._company: str | None = None
        self.page = CompanyForm(gate, lambda: choice.now.on)
        self.contacts = CompanyContacts(gate, lambda: choice.now.on)
        self.fits = CompanyFits(gate, choice)
        self.leads = CompanyLeads(gate, choice)
        self.merging = CompanyMerge(gate, choice)
        self.parts = NameStrip(("&Gegevens", "&Contact", "&Wie past hier"))
        self.double = Banner(Sign.HALF, "", "Samenvoegen")
        self._doubles: str | None = None
        self._part = 0
        self.new = NewForm(_NEW, "Bedrijf toevoegen", gate)
        self.nothing = EmptyState("Kies een bedrijf uit de lijst.")
        self.none_found = EmptyState("Geen bedrijf past bij dit filter.", "Filter wissen")
        self.empty = EmptyState(
            "Nog geen bedrijven. Voeg er een toe, of haal een lijst uit Excel binnen.",
            "Nieuw bedrijf",
            other="Haal een bestand binnen",
        )
        self._build()
        self._wire()

    def _build(self) -> None:
        self.body.addWidget(self.parts)
        holder = QHBoxLayout()
        holder.setContentsMargins(20, 0, 20, 4)
        holder.addWidget(self.double)
        self.body.addLayout(holder)
        self.stack = QStackedWidget()
        self._shown = (self.page, self.contacts, self.fits)
        others = (self.leads, self.merging, self.new, self.nothing, self.none_found, self.empty)
        for part in (*self._shown, *others):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)
        self.add = Button("&Nieuw bedrijf", icon="plus")
        self.tips = Button("&Tips", icon="list")
        self.merge = Button("Samenvoegen", icon="copy")
        self.remove = Button("Verwijderen", icon="trash")
        self.head.second.setMinimumWidth(1)
        for button in (self.tips, self.merge, self.remove):
            self.head.add_action(button)
        self.head.add_action(self.add)
        self.setFocusProxy(self.list)

    def _wire(self) -> None:
        self.gate.changed.connect(self._changed)
        self.list.counted.connect(lambda _text: self._show(self.choice.now))
        self.add.clicked.connect(self.new_company)
        self.remove.clicked.connect(self._remove)
        self.parts.pressed.connect(self._open_part)
        self.tips.clicked.connect(self.open_leads)
        self.merge.clicked.connect(lambda: self._start_merge(None))
        self.double.acted.connect(lambda: self._start_merge(self._doubles))
        for ended in (self.merging.merged, self.merging.cancelled, self.leads.done):
            ended.connect(self._stop_new)
        self.leads.company_asked.connect(self._to_company)
        self.leads.student_asked.connect(self._to_search)
        self.fits.student_asked.connect(self._to_search)
        self.fits.talk_begun.connect(self._to_talk)
        self.new.accepted.connect(self._create)
        self.new.cancelled.connect(self._stop_new)
        self.none_found.acted.connect(self._clear_filter)
        self.empty.acted.connect(self.new_company)
        self.empty.other_acted.connect(lambda: self.settings_asked.emit("Gegevens"))
        self.page.student_asked.connect(self._to_student)

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
        self._count_tips(chosen)
        shown = self.stack.currentWidget()
        if same and shown in (self.new, self.merging, self.leads):
            # What was saved elsewhere must not take a half typed form away.
            if shown is self.leads:
                self.leads.show_leads(chosen)
            return
        page = None
        if chosen.company is not None:
            page = self.gate.read(companies.page, chosen.company, chosen.on)
        self._dress(page is not None)
        if page is None:
            self.head.show_title("Bedrijven")
            self.stack.setCurrentWidget(self._without())
            return
        # A company may end in dots, a narrow window may not grow for it.
        metrics = QFontMetrics(self.head.title.font())
        room = 260 if self._narrow else 420
        words = metrics.elidedText(page.name, Qt.TextElideMode.ElideRight, room)
        self.head.show_title(words, company_standing(page))
        self.head.title.setToolTip(page.name)
        self._warn_double(page)
        self._show_part(page, chosen)

    def _show_part(self, page: CompanyPage, chosen: Chosen) -> None:
        """Only the part that is open reads."""
        part = self._shown[self._part]
        if part is self.page:
            self.page.show_page(page, matching.company_choices(self._policy(chosen), page.sector))
        elif part is self.contacts:
            self.contacts.show_company(page.key, page.name)
        else:
            self.fits.show_company(page.key, chosen)
        self.parts.mark(self._part)
        self.stack.setCurrentWidget(part)

    def _dress(self, company: bool) -> None:
        """What belongs to one company shows only with one."""
        for widget in (self.remove, self.merge, self.parts):
            widget.setVisible(company)
        self.tips.show()
        self.double.hide()

    def _warn_double(self, page: CompanyPage) -> None:
        """Offer a company that is perhaps the same."""
        found = self.gate.read(company_merge.candidates, page.key)
        self._doubles = found[0].key if found else None
        self.double.say(f"Lijkt op {found[0].name}. Is het hetzelfde?" if found else "", Sign.HALF)

    def _count_tips(self, chosen: Chosen) -> None:
        count = self.gate.read(leads.count_open, chosen.school_year)
        self.tips.setText(f"&Tips ({count})" if count else "&Tips")
        self.tips.setAccessibleName(f"Tips van leerlingen: {count}")

    def _policy(self, chosen: Chosen) -> Policy:
        return self.gate.read(policies.policy_of, chosen.school_year)

    def _without(self) -> QWidget:
        if self.list.model.rowCount():
            return self.nothing
        return self.none_found if self.list.filtered else self.empty

    def _clear_filter(self) -> None:
        self.list.clear_filters()

    # What the user does.

    def new_company(self) -> None:
        """A form for a company that is not there yet."""
        sectors = matching.company_choices(self._policy(self.choice.now), None)["sector"]
        self.new.view.set_choices("sector", sectors)
        self.head.show_title("Nieuw bedrijf")
        self._dress(False)
        text = self.list.text.text().strip()
        given: dict[str, object] = {"name": text} if text and not self.list.model.rowCount() else {}
        self.new.start(given, about="")
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
        """Back from a form, the leads or merging to the company."""
        self.stack.setCurrentWidget(self.page)
        self._show(self.choice.now)
        self.list.setFocus()

    def _open_part(self, number: int) -> None:
        self._part = number
        self._show(self.choice.now)

    def open_named(self, part: str) -> None:
        """Open a part of the company by its name."""
        names = [button.text().replace("&", "") for button in self.parts.buttons]
        self._open_part(names.index(part))

    def open_leads(self) -> None:
        """What students found, to be followed up."""
        self.head.show_title("Tips van leerlingen")
        self._dress(False)
        self.tips.hide()
        self.leads.show_leads(self.choice.now)
        self.stack.setCurrentWidget(self.leads)
        self.leads.setFocus()

    def _start_merge(self, other: str | None) -> None:
        """Merge the company that shows with another one, known already or to be chosen."""
        key, name = self.choice.now.company, self.head.title.toolTip()
        if key is None:
            return
        choices = matching.company_choices(self._policy(self.choice.now), None)
        self._dress(False)
        self.merging.start(key, name, {field: dict(of) for field, of in choices.items()}, other)
        self.stack.setCurrentWidget(self.merging)

    def _remove(self) -> None:
        """At once, for Ctrl+Z takes it back; a company in use says who needs it."""
        from stagedesk.services import forms

        key, name = self.choice.now.company, self.head.title.toolTip()
        if key is not None:
            self.gate.save(f"Bedrijf verwijderd: {name}", forms.remove, "company", key)

    def _to_student(self, student: str, placement: str) -> None:
        self.choice.pick(student=student, placement=placement or None)
        self.go.emit("Leerlingen")

    def _to_search(self, student: str) -> None:
        self.choice.pick(student=student)
        self.go.emit("Leerlingen/Plek zoeken")

    def _to_talk(self, student: str, placement: str) -> None:
        self.choice.pick(student=student, placement=placement)
        self.go.emit("Intake")

    def _to_company(self, key: str) -> None:
        """From a lead to the company that it became."""
        self._part = 0
        self.stack.setCurrentWidget(self.page)
        self.choice.pick(company=key)
        self._show(self.choice.now)

    def print_current(self) -> None:
        """Print the companies of the school: addresses, whom to call, and where there is room."""
        self.print_asked.emit("bedrijven", (), {})

    def set_narrow(self, narrow: bool) -> None:
        """The list folds behind the name of the company, which gets less room."""
        super().set_narrow(narrow)
        if self.stack.currentWidget() in self._shown:
            self._show(self.choice.now)
