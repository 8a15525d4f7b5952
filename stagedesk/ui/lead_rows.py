"""Leads as they read in a list: what was found, by whom, and what is to be done with it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.times import short_date
from stagedesk.services.leads import LeadRow
from stagedesk.ui.buttons import Button
from stagedesk.ui.elided_button import ElidedButton
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Badge, Rule, Text

_SIGNS = {"new": Sign.RING, "called": Sign.HALF, "became": Sign.TICK, "no": Sign.SLASH}


class LeadLine(QWidget):
    """One lead; what cannot be done any more has no button.

    Signals:
        opened: key of the lead, to change it.
        student_asked: key of the student who found it.
        status_set: key of the lead and its new status.
        became: key of the lead that is to be a company.
        company_asked: key of the company that it became.
    """

    opened = Signal(str)
    student_asked = Signal(str)
    status_set = Signal(str, str)
    became = Signal(str)
    company_asked = Signal(str)

    def __init__(self, row: LeadRow, on: date, *, finder: bool) -> None:
        """``finder`` shows who found it."""
        super().__init__()
        lead = row.lead
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        self.name = ElidedButton(
            lead.name.replace("&", "&&"),
            kind="link",
            name=f"Tip: {lead.name}, {lead.label}",
            flush=True,
        )
        self.name.clicked.connect(lambda: self.opened.emit(lead.key))
        top.addWidget(self.name)
        top.addStretch(1)
        top.addWidget(Badge(_SIGNS[lead.status], lead.label))
        column.addLayout(top)
        parts = (lead.contact, lead.phone, lead.address)
        for words, token in (
            (" · ".join(part for part in parts if part), "text"),
            (lead.said or "", "text2"),
        ):
            if words:
                text = Text(words, "small", token)
                text.setWordWrap(True)
                column.addWidget(text)
        column.addLayout(self._below(row, finder))
        column.addSpacing(4)
        column.addWidget(Rule())

    def _below(self, row: LeadRow, finder: bool) -> QHBoxLayout:
        """Who found it and when, and what can be done."""
        lead = row.lead
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        if finder:
            spoken = f"{row.student}, vond {lead.name}"
            who = Button(row.student, kind="link", name=spoken, flush=True)
            who.clicked.connect(lambda: self.student_asked.emit(row.student_key))
            line.addWidget(who)
        words = [row.school_class or ""] if finder else []
        words.append(f"ingeleverd {short_date(lead.on)}" if lead.on else "")
        said = Text(" · ".join(part for part in words if part), "small", "text2")
        line.addWidget(said)
        line.addStretch(1)
        for status, text in (("called", "Gebeld"), ("no", "Gaat niet door")):
            if lead.status in ("new", "called") and status != lead.status:
                button = Button(text, kind="link", name=f"{text}: {lead.name}")
                button.clicked.connect(
                    lambda _on=False, status=status: self.status_set.emit(lead.key, status)
                )
                line.addWidget(button)
        if lead.status in ("new", "called"):
            button = Button("Wordt bedrijf", name=f"Wordt bedrijf: {lead.name}")
            button.clicked.connect(lambda: self.became.emit(lead.key))
            line.addWidget(button)
        elif lead.company is not None and row.company is not None:
            button = Button("Naar het bedrijf", kind="link", name=f"Naar {row.company}")
            button.clicked.connect(lambda: self.company_asked.emit(lead.company))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return line
