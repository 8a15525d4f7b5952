"""Who sits here, going on slot, the password, the recovery key.

Exists so that everything about safety stands together, with what it does and does not do.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.problem import DeskError
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox, LineEdit, scrolled
from stagedesk.ui.first_start import LOST, print_key, strength
from stagedesk.ui.gate import Gate
from stagedesk.ui.idle import CHOICES, DEFAULT, LOCK_MINUTES
from stagedesk.ui.part import Part
from stagedesk.ui.secret import Secret
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Badge, Ground, Paragraph, SectionHead

_WIDTH = 460


class SafetyPart(Part):
    """Four short sections under each other."""

    second = "Alles staat versleuteld op deze laptop"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        page = Ground("surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 4, 20, 20)
        column.setSpacing(8)
        for section in (
            self._who(),
            self._lock(),
            self._password(),
            self._recovery(),
        ):
            section.setMaximumWidth(_WIDTH)
            column.addWidget(section)
            column.addSpacing(12)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(page))

    def _who(self) -> QWidget:
        self.who = ComboBox("Wie ben je?")
        self.who.activated.connect(self._choose_me)
        note = Paragraph("Staat bij wat je verandert, en kiest 'Mijn leerlingen'.", _WIDTH, "small")
        return _section("Wie ben je?", [self.who, note])

    def _lock(self) -> QWidget:
        self.minutes = ComboBox("Op slot na")
        for minutes in CHOICES:
            self.minutes.addItem(f"{minutes} minuten", minutes)
        self.minutes.activated.connect(self._choose_minutes)
        words = "Zonder toets of aanraking gaat Stagedesk op slot. Wat je typte, blijft bewaard."
        return _section("Vanzelf op slot na", [self.minutes, Paragraph(words, _WIDTH, "small")])

    def _password(self) -> QWidget:
        self.password = Secret("Nieuw wachtwoord")
        self.again = Secret("Nog een keer")
        self._badge = Badge()
        self.password.line.textChanged.connect(
            lambda text: self._badge.show_state(*(strength(text) if text else (None, "")))
        )
        self.change_button = Button("Wachtwoord &wijzigen")
        self.change_button.clicked.connect(self.change_password)
        self.again.entered.connect(self.change_password)
        note = Paragraph(
            "Oudere reservekopieën gaan open met het wachtwoord van toen.", _WIDTH, "small"
        )
        parts = [self.password, self._badge, self.again, note, self.change_button]
        return _section("Wachtwoord", parts)

    def _recovery(self) -> QWidget:
        self.renew_button = Button("Nieuwe herstelsleutel m&aken", icon="key")
        self.renew_button.clicked.connect(self._renew)
        self.key = LineEdit("Herstelsleutel")
        self.key.setReadOnly(True)
        self.print_button = Button("&Afdrukken", icon="print")
        self.print_button.clicked.connect(lambda: print_key(self, self.key.text()))
        self.key.hide()
        self.print_button.hide()
        parts = [Paragraph(LOST, _WIDTH, "small"), self.renew_button, self.key, self.print_button]
        return _section("Herstelsleutel", parts)

    def reload(self) -> None:
        """Read again."""
        from stagedesk.services import records, settings

        minutes = self.gate.read(settings.remembered, LOCK_MINUTES, DEFAULT)
        self.minutes.setCurrentIndex(self.minutes.findData(minutes))
        staff = self.gate.read(records.load_staff)
        self.who.clear()
        for key, person in staff.items():
            self.who.addItem(person.name, key)
        self.who.setCurrentIndex(self.who.findData(self.choice.me))

    def _choose_me(self, index: int) -> None:
        from stagedesk.services import settings

        key, name = self.who.itemData(index), self.who.itemText(index)
        self.gate.keep(settings.remember, "staff", key)
        self.gate.desk.who = name
        self.choice.me = key
        self.choice.pick(jobcoach=key)
        self.gate.said.emit(f"Je werkt nu als {name}.")

    def _choose_minutes(self, index: int) -> None:
        from stagedesk.services import settings

        minutes = self.minutes.itemData(index)
        self.gate.keep(settings.remember, LOCK_MINUTES, minutes)
        self.gate.said.emit(f"Stagedesk gaat na {minutes} minuten vanzelf op slot.")

    def change_password(self) -> None:
        """Set the new password when both are the same and not too easy."""
        from stagedesk.services import vault

        typed = self.password.line.text()
        sign, words = strength(typed)
        if sign is Sign.ALERT:
            self.password.say(words.capitalize())
            return
        if typed != self.again.line.text():
            self.again.say("Dit is niet hetzelfde")
            return
        try:
            vault.change_password(self.gate.desk, typed)
        except DeskError as error:
            self.gate.failed.emit(str(error))
            return
        self.password.line.clear()
        self.again.line.clear()
        self.gate.said.emit("Het nieuwe wachtwoord geldt vanaf nu.")

    def _renew(self) -> None:
        from stagedesk.services import vault

        try:
            self.key.setText(vault.renew_recovery(self.gate.desk))
        except DeskError as error:
            self.gate.failed.emit(str(error))
            return
        self.key.show()
        self.print_button.show()
        self.gate.said.emit("De oude herstelsleutel opent alleen nog oudere reservekopieën.")


def _section(title: str, parts: list[QWidget]) -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(SectionHead(title))
    for part in parts:
        if isinstance(part, Button | Badge):
            row = QHBoxLayout()
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            column.addLayout(row)
        else:
            column.addWidget(part)
    return section
