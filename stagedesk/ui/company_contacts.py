"""The part 'Contact' of a company: who spoke whom about what, and when again."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stagedesk.domain.company_contacts import COMPANY_CONTACT_FORM, CompanyContact
from stagedesk.domain.times import format_date, short_date
from stagedesk.services import company_contacts
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.log_edit import LogEdit
from stagedesk.ui.log_rows import Rows
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Badge, SectionHead, Text


class ContactRow(QWidget):
    """One contact: its day, what it was (a button), with whom, about what.

    Signals:
        chosen: key of the contact.
    """

    chosen = Signal(str)

    def __init__(self, contact: CompanyContact, on: date) -> None:
        """``on`` decides whether what was planned is late."""
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(10)
        near = abs((contact.on - on).days) < 300
        day = Text(short_date(contact.on) if near else f"{contact.on:%d-%m-%y}", "small", "text2")
        day.setFixedWidth(theme.scaled(60))
        day.setContentsMargins(0, 6, 0, 0)
        line.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        name = f"{contact.label}, {format_date(contact.on)}"
        self.button = Button(contact.label, kind="link", name=name, flush=True)
        self.button.setFont(theme.font("strong"))
        self.button.clicked.connect(lambda: self.chosen.emit(contact.key))
        top.addWidget(self.button)
        if contact.person:
            top.addWidget(Text(f"met {contact.person}", "body", "text2"))
        top.addStretch(1)
        if contact.next_on is not None and not contact.next_done:
            late = contact.next_on < on
            words = f"weer op {short_date(contact.next_on)}"
            top.addWidget(Badge(Sign.ALERT if late else Sign.DUE, words))
        column.addLayout(top)
        if contact.report:
            text = Text(contact.report)
            text.setWordWrap(True)
            column.addWidget(text)
        line.addLayout(column, 1)


class CompanyContacts(QWidget):
    """The contact log of one company, newest first; one of them opens to be filled in."""

    def __init__(self, gate: Gate, today: Callable[[], date]) -> None:
        """Empty until show_company."""
        super().__init__()
        self.gate, self._today = gate, today
        self._key = self._name = ""
        self.stack = QStackedWidget()
        self.edit = LogEdit(COMPANY_CONTACT_FORM, gate, today)
        self.edit.done.connect(self._back)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(20, 4, 20, 16)
        body.setSpacing(0)
        self.head = SectionHead("Contact", action="Contact noteren")
        self.head.acted.connect(self.note)
        self.rows = Rows()
        body.addWidget(self.head)
        body.addWidget(self.rows)
        body.addStretch(1)
        inside.setMaximumWidth(theme.scaled(820))
        self.reading = scrolled(inside)
        self.stack.addWidget(self.reading)
        self.stack.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def show_company(self, key: str, name: str) -> None:
        """Show the contact log of a company; another one closes the form."""
        same = key == self._key
        self._key, self._name = key, name
        found = self.gate.read(company_contacts.of_company, key)
        self._show(found)
        if not same or all(one.key != self.edit.key for one in found):
            self.stack.setCurrentWidget(self.reading)

    def _show(self, found: Sequence[CompanyContact]) -> None:
        rows = [ContactRow(contact, self._today()) for contact in found]
        for row in rows:
            row.chosen.connect(self._open)
        self.rows.show_rows(
            rows, "Nog niets genoteerd. Schrijf op wie je sprak, en wanneer je weer belt."
        )

    def note(self) -> None:
        """A contact of today: it is there at once, the rest is typed next."""
        key = self.gate.save(
            f"Contact met {self._name} genoteerd", company_contacts.note, self._key, self._today()
        )
        if key is not None:
            self._open(key)

    def _open(self, key: str) -> None:
        self.edit.open(key, self._name)
        self.stack.setCurrentWidget(self.edit)
        self.edit.view.focus_field("person")

    def _back(self) -> None:
        self.stack.setCurrentWidget(self.reading)
        self.head.setFocus()
