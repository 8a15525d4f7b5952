"""A list of leads with all that can be done with one: call, drop, make a company of it.

Exists because the student who found them and the school that follows them up see the same.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stagedesk.domain.duplicates import Known
from stagedesk.services import leads
from stagedesk.services.leads import LeadRow
from stagedesk.ui.ask_strip import AskStrip
from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate
from stagedesk.ui.lead_rows import LeadLine
from stagedesk.ui.log_rows import Rows


class LeadList(QWidget):
    """Leads under each other; a question about a company that is perhaps there stands above.

    Signals:
        opened: key of a lead, to change it.
        student_asked: key of the student who found one.
        company_asked: key of a company.
    """

    opened = Signal(str)
    student_asked = Signal(str)
    company_asked = Signal(str)

    def __init__(self, gate: Gate, choice: Choice, empty: str, *, finder: bool) -> None:
        """``empty`` is said when there is none; ``finder`` shows who found each."""
        super().__init__()
        self._gate, self._choice, self._empty, self._finder = gate, choice, empty, finder
        self._lines: dict[str, LeadLine] = {}
        self._names: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.ask = AskStrip()
        self._rows = Rows()
        column.addWidget(self.ask)
        column.addWidget(self._rows)
        column.addStretch(1)

    def show_leads(self, rows: Sequence[LeadRow]) -> None:
        """Show these."""
        self._names = {row.lead.key: row.lead.name for row in rows}
        self._lines = {}
        for row in rows:
            line = LeadLine(row, self._choice.now.on, finder=self._finder)
            line.opened.connect(self.opened)
            line.student_asked.connect(self.student_asked)
            line.company_asked.connect(self.company_asked)
            line.status_set.connect(self._set_status)
            line.became.connect(self._become)
            self._lines[row.lead.key] = line
        self._rows.show_rows(list(self._lines.values()), self._empty)

    def _set_status(self, key: str, status: str) -> None:
        words = {"called": "gebeld", "no": "gaat niet door"}[status]
        place = list(self._lines).index(key)
        self._gate.save(f"Tip {self._names[key]}: {words}", leads.set_status, key, status)
        # The lines are new by now: who works with keys goes on where the old one stood.
        lines = list(self._lines.values())
        if lines:
            line = self._lines.get(key) or lines[min(place, len(lines) - 1)]
            line.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _become(self, key: str) -> None:
        """At once; where a company is perhaps the same, it is asked first."""
        known = self._gate.read(leads.perhaps_known, key)
        if known:
            self._ask(key, known[0])
        else:
            self._make(key)

    def _ask(self, key: str, known: Known) -> None:
        where = f" ({known.city})" if known.city else ""
        self.ask.ask(
            f"{known.name}{where} staat er al. Is dit hetzelfde bedrijf?",
            "Ja, dat is het",
            "Nee, een ander",
            lambda _text: self._make(key, known.key),
            lambda _text: self._make(key),
            on_leave=lambda: None,
        )

    def _make(self, key: str, company: str | None = None) -> None:
        name = self._names.get(key, "")
        made = self._gate.save(
            f"Bedrijf van de tip {name}", leads.become, key, self._choice.now.on, company
        )
        if made is not None:
            self.company_asked.emit(made)
