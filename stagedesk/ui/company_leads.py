"""All leads of the school in the tab Bedrijven: what students found, to be followed up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stagedesk.domain.leads import LEAD_FORM
from stagedesk.services import leads
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.fields import ComboBox, scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.lead_list import LeadList
from stagedesk.ui.log_edit import LogEdit
from stagedesk.ui.widgets import SectionHead


class CompanyLeads(QWidget):
    """The leads that are open, or all of the school year.

    Signals:
        done: back to the companies.
        student_asked: key of a student.
        company_asked: key of a company.
    """

    done = Signal()
    student_asked = Signal(str)
    company_asked = Signal(str)

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when it is shown."""
        super().__init__()
        self.gate, self.choice = gate, choice
        self.stack = QStackedWidget()
        self.edit = LogEdit(LEAD_FORM, gate, lambda: choice.now.on)
        self.edit.done.connect(self._back)
        self.list = LeadList(
            gate,
            choice,
            "Geen tips. Ze komen van het zoekformulier: Leerlingen, Plek zoeken.",
            finder=True,
        )
        self.list.opened.connect(self._open)
        self.list.student_asked.connect(self.student_asked)
        self.list.company_asked.connect(self.company_asked)
        inside = QWidget()
        inside.setMaximumWidth(theme.scaled(820))
        body = QVBoxLayout(inside)
        body.setContentsMargins(20, 4, 20, 16)
        body.setSpacing(0)
        self.head = SectionHead("Door leerlingen gevonden")
        body.addWidget(self.head)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 2)
        line.setSpacing(8)
        self.which = ComboBox("Welke tips")
        self.which.addItem("Nog te doen", True)
        self.which.addItem("Alle van dit schooljaar", False)
        self.which.setFixedWidth(theme.scaled(210))
        self.which.activated.connect(lambda _row: self.show_leads(self.choice.now))
        self.ready = Button("&Terug naar bedrijven", icon="chevron-left")
        self.ready.clicked.connect(self.done)
        line.addWidget(self.which)
        line.addStretch(1)
        line.addWidget(self.ready)
        body.addLayout(line)
        body.addWidget(self.list)
        body.addStretch(1)
        self.reading = scrolled(inside)
        self.stack.addWidget(self.reading)
        self.stack.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.setFocusProxy(self.which)

    def show_leads(self, chosen: Chosen) -> None:
        """Read again."""
        rows = self.gate.read(
            leads.of_school, chosen.school_year, open_only=bool(self.which.currentData())
        )
        self.head.hint.setText(str(len(rows)) if rows else "")
        self.list.show_leads(rows)

    def _open(self, key: str) -> None:
        self.edit.open(key, "")
        self.stack.setCurrentWidget(self.edit)
        self.edit.view.focus_field("status")

    def _back(self) -> None:
        self.show_leads(self.choice.now)
        self.stack.setCurrentWidget(self.reading)
        self.which.setFocus()
