"""The part 'Plek zoeken' of a student: what the student wants and can, beside the companies."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stagedesk.domain.leads import LEAD_FORM
from stagedesk.domain.matching import Match
from stagedesk.domain.policy import Policy
from stagedesk.domain.texts import fold
from stagedesk.domain.wishes import WISH_FORM
from stagedesk.services import leads, matching, placements
from stagedesk.services.search_page import search_page
from stagedesk.ui import theme
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.fields import ComboBox, LineEdit, scrolled
from stagedesk.ui.form_binding import FormBinding
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.lead_entry import LeadEntry
from stagedesk.ui.lead_list import LeadList
from stagedesk.ui.log_edit import LogEdit
from stagedesk.ui.match_rows import MatchList
from stagedesk.ui.part import StudentPart
from stagedesk.ui.widgets import EmptyState, SectionHead


class StudentSearch(StudentPart):
    """Plek zoeken."""

    help = "plek-zoeken"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when it is shown."""
        super().__init__(gate, choice)
        self._student: str | None = None
        self._enrollment: str | None = None
        self._name = ""
        self._matches: tuple[Match, ...] = ()
        self._policy: Policy | None = None
        self.view = FormView(WISH_FORM, near=choice.now.on)
        self.binding = FormBinding(self.view, gate, lambda: choice.now.on, lambda: self._name)
        self.leads = LeadList(
            gate, choice, "Nog geen tips. Geef het zoekformulier mee.", finder=False
        )
        self.leads.opened.connect(self._open_lead)
        self.leads.company_asked.connect(self._to_company)
        self.matches = MatchList("Geen bedrijf gevonden. Voeg bedrijven toe in Bedrijven.")
        self.matches.opened.connect(self._to_company)
        self.matches.begun.connect(self._begin)
        self.stack = QStackedWidget()
        self.reading = self._reading()
        self.entry = LeadEntry(gate)
        self.entry.accepted.connect(self._take_in)
        self.entry.cancelled.connect(self._back)
        self.lead = LogEdit(LEAD_FORM, gate, lambda: choice.now.on)
        self.lead.done.connect(self._back)
        self.no_year = EmptyState("Deze leerling is nog niet ingeschreven voor dit schooljaar.")
        for part in (self.reading, self.entry, self.lead, self.no_year):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _reading(self) -> QWidget:
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 20, 12)
        columns.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.view)
        tips = QVBoxLayout()
        tips.setContentsMargins(20, 0, 20, 0)
        tips.setSpacing(0)
        self.tips_head = SectionHead("Zelf gevonden", action="Zoekformulier teruggekomen")
        self.tips_head.acted.connect(self.take_form)
        tips.addWidget(self.tips_head)
        tips.addWidget(self.leads)
        left.addLayout(tips)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 4, 0, 0)
        right.setSpacing(0)
        self.head = SectionHead("Bedrijven, wie het best past eerst")
        right.addWidget(self.head)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 2)
        line.setSpacing(8)
        self.text = LineEdit("Filter op bedrijf", "Filter op bedrijf")
        self.sector = ComboBox("Branche")
        self.sector.setFixedWidth(theme.scaled(150))
        line.addWidget(self.text, 1)
        line.addWidget(self.sector)
        right.addLayout(line)
        right.addWidget(self.matches)
        right.addStretch(1)
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self._show_matches)
        self.text.textEdited.connect(lambda _text: self._wait.start())
        self.sector.activated.connect(lambda _row: self._show_matches())
        columns.addLayout(left, 9)
        columns.addLayout(right, 13)
        return scrolled(inside)

    # What shows.

    def show_student(self, chosen: Chosen) -> None:
        """Show what a student looks for and the companies beside it."""
        same = chosen.student == self._student
        self._student = chosen.student
        page = self.gate.read(search_page, chosen.student or "", chosen.school_year, chosen.on)
        self._enrollment, self._name = page.enrollment_key, page.name
        if page.enrollment_key is None:
            self.stack.setCurrentWidget(self.no_year)
            return
        self._fill_choices(page.policy)
        self.binding.open(page.enrollment_key)
        self.leads.show_leads(page.leads)
        self._matches = page.matches
        self._show_matches(anew=not same)
        if not same or self.stack.currentWidget() is self.no_year:
            self.stack.setCurrentWidget(self.reading)

    def _fill_choices(self, policy: Policy) -> None:
        """What the policy knows; once for each policy."""
        if policy is self._policy:
            return
        self._policy = policy
        self.view.set_choices("wished_sectors", tuple(policy.sectors.items()))
        self.view.set_choices("wished_occupations", matching.occupation_choices(policy))
        for name in ("able", "not_yet"):
            self.view.set_choices(name, matching.code_choices(policy))
        self.sector.clear()
        self.sector.addItem("Alle branches", None)
        for key, words in policy.sectors.items():
            self.sector.addItem(words, key)

    def _show_matches(self, *, anew: bool = True) -> None:
        sector, text = self.sector.currentData(), fold(self.text.text().strip())
        found = self._matches
        if sector is not None and self._enrollment is not None:
            found = self.gate.read(
                matching.for_student, self._enrollment, self.choice.now.on, sector=sector
            )
        found = tuple(match for match in found if text in fold(f"{match.name} {match.place}"))
        fitting = sum(1 for match in found if match.fits)
        self.head.hint.setText(f"{fitting} van {len(found)} passen")
        self.matches.show_matches(found, anew=anew)

    # What the user does.

    def take_form(self) -> None:
        """Type over a form that came back."""
        if self._enrollment is not None:
            self.stack.setCurrentWidget(self.entry)
            self.entry.start(self._enrollment)

    def _take_in(self, lines: list[dict[str, str]]) -> None:
        made, problems = self.gate.check(
            f"Zoekformulier van {self._name} bewaard",
            leads.take_in,
            self._enrollment,
            lines,
            self.choice.now.on,
        )
        self.entry.show_problems(problems)
        if made is not None:
            self.entry.forget()
            self._back()

    def _back(self) -> None:
        self.stack.setCurrentWidget(self.reading)
        self.tips_head.setFocus()

    def _open_lead(self, key: str) -> None:
        self.lead.open(key, self._name)
        self.stack.setCurrentWidget(self.lead)
        self.lead.view.focus_field("status")

    def _to_company(self, key: str) -> None:
        self.choice.pick(company=key)
        self.go.emit("Bedrijven")

    def _begin(self, key: str) -> None:
        """A talk with this company: its form opens in Intake."""
        placement = self.gate.save(
            f"Gesprek voor {self._name} gepland",
            placements.new_talk,
            self._enrollment,
            key,
            self.choice.now.on,
        )
        if placement is not None:
            self.choice.pick(placement=placement)
            self.go.emit("Intake")

    def print_current(self) -> None:
        """Print the stagezoekformulier of this student."""
        if self._student is not None:
            self.print_asked.emit("zoekformulier", (self._student,), {})
