"""The first start: password, recovery key on paper, the school's name, what to begin with.

Exists so that an empty laptop becomes a working one in four short steps.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stagedesk.domain.problem import DeskError, InputError
from stagedesk.domain.texts import fold
from stagedesk.ui import theme
from stagedesk.ui.background import Background
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import CheckBox, LineEdit
from stagedesk.ui.lock_pattern import Backdrop, Card, Faces, face
from stagedesk.ui.secret import Secret
from stagedesk.ui.signs import Sign
from stagedesk.ui.typing_drafts import PAUSE_MS
from stagedesk.ui.widgets import Badge, Paragraph, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stagedesk.services.transaction import Desk

#: In characters. SHORTEST is that of services.vault, which is not imported for the first picture.
SHORTEST, GOOD = 8, 14
_EASY = ("wachtwoord", "stagedesk", "welkom", "password", "geheim", "school", "12345", "qwerty")
LOST = (
    "Vergeet je je wachtwoord, dan opent deze sleutel de gegevens. Raak je ze allebei kwijt, "
    "dan zijn de gegevens weg: niemand kan ze nog openen, ook wij niet."
)
_NEW_KEY = "Dit is een nieuwe sleutel: een die je al had bewaard, geldt niet meer. "


def strength(password: str) -> tuple[Sign, str]:
    """How good a password is, said plainly: a sign and at most three words."""
    missing = SHORTEST - len(password)
    if missing > 0:
        return Sign.ALERT, f"nog {missing} teken{'' if missing == 1 else 's'}"
    plain = fold(password)
    rest = plain
    for word in _EASY:
        rest = rest.replace(word, "")
    if len(set(plain)) < 5 or len(rest) < 5:
        return Sign.ALERT, "makkelijk te raden"
    if len(password) < GOOD:
        return Sign.HALF, "mag langer"
    return Sign.TICK, "sterk"


class FirstStart(Backdrop):
    """Four faces, in order; each goes on with Enter.

    Signals:
        made: (desk, key of the staff member or None).
        demo_asked: (desk, password): the demonstration school gets a folder of its own.
    """

    made = Signal(object, object)
    demo_asked = Signal(object, str)

    def __init__(self, folder: Path, *, with_demo: bool = False) -> None:
        """For an empty data folder; ``with_demo`` offers the demonstration school."""
        self._card = Card()
        super().__init__(self._card)
        self.folder = folder
        self._with_demo = with_demo
        self._desk: Desk | None = None
        self._me: str | None = None
        self._typed = ""
        self._work = Background(self)
        self._at = 0
        # There is no gate yet: the folder is open, but nobody works in it.
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._keep_typed)
        column = self._card.column
        self._title = Text("Stagedesk", "lock")
        self._second = Paragraph("", 358)
        column.addWidget(self._title)
        column.addWidget(self._second)
        column.addSpacing(18)
        self._faces = Faces()
        for side in (self._password(), self._recovery(), self._school(), self._begin()):
            self._faces.addWidget(side)
        column.addWidget(self._faces)
        self._step(0)

    def _password(self) -> QWidget:
        self.password, self.again = Secret("Kies een wachtwoord"), Secret("Nog een keer")
        self.password_button = Button("&Verder", kind="primary", height=40)
        self._badge = Badge()
        note = Paragraph("Vier losse woorden onthoud je, en raadt niemand.", 200, "small")
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 10)
        line.addWidget(note)
        line.addStretch(1)
        line.addWidget(self._badge)
        self.password.line.textChanged.connect(
            lambda text: self._badge.show_state(*(strength(text) if text else (None, "")))
        )
        self.password.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.set_password)
        self.password_button.clicked.connect(self.set_password)
        return face([self.password, row, self.again, self.password_button])

    def _recovery(self) -> QWidget:
        self.key = LineEdit("Herstelsleutel", height=40)
        self.key.setReadOnly(True)
        self.key.setFont(theme.font("strong"))
        copy = Button("&Kopiëren", icon="copy")
        paper = Button("&Afdrukken", icon="print")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.key.text()))
        paper.clicked.connect(self._print_key)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 6, 0, 6)
        line.addWidget(copy)
        line.addWidget(paper)
        line.addStretch(1)
        self.kept = CheckBox("Ik heb de sleutel veilig bewaard")
        self.kept.toggled.connect(self._key_kept)
        self.key_button = Button("&Verder", kind="primary", height=40)
        self.key_button.setEnabled(False)
        self.key_button.clicked.connect(self._to_school)
        return face([self.key, row, self.kept, self.key_button])

    def _school(self) -> QWidget:
        self.school = LineEdit("Naam van de school", "Naam van de school", height=40)
        self.place = LineEdit("Plaats", "Plaats", height=40)
        self.name = LineEdit("Jouw naam", "Jouw naam", height=40)
        self.school_button = Button("&Verder", kind="primary", height=40)
        self._school_problem = Text("", "badge", "bad")
        self.school.returnPressed.connect(self.place.setFocus)
        self.place.returnPressed.connect(self.name.setFocus)
        self.name.returnPressed.connect(self.name_school)
        self.school_button.clicked.connect(self.name_school)
        parts: list[QWidget] = []
        for line in (self.school, self.place, self.name):
            label = Text(line.accessibleName(), "strong")
            label.setBuddy(line)
            label.setContentsMargins(0, 4, 0, 0)
            line.textEdited.connect(lambda _text: self._pause.start())
            parts += [label, line]
        return face([*parts, self._school_problem, self.school_button])

    def _begin(self) -> QWidget:
        self.empty_button = Button("&Leeg beginnen", kind="primary", height=40)
        self.demo_button = Button("&Eerst rondkijken met een oefenschool", height=40)
        self.demo_button.setVisible(self._with_demo)
        self.empty_button.clicked.connect(lambda: self._finish(False))
        self.demo_button.clicked.connect(lambda: self._finish(True))
        return face([self.empty_button, self.demo_button])

    def go_on(self, desk: "Desk") -> None:
        """Where a first start broke off, with what was typed then; the folder is there already."""
        from stagedesk.services import school_setup, vault

        self._desk = desk
        had = desk.read(school_setup.first_start)
        for name, line in self._lines().items():
            line.setText(had.get(name, ""))
        if had.get("step") != "key":
            self._step(2)
            return
        # Nobody kept the one that was made, so nobody can show it again.
        self._faces.setEnabled(False)
        self._work.run(lambda: vault.renew_recovery(desk), self._renewed, self._no_key)

    def _renewed(self, recovery: str) -> None:
        self._faces.setEnabled(True)
        self._show_key(recovery)
        self._second.setText(_NEW_KEY + LOST)

    def _no_key(self, sentence: str) -> None:
        """Settings make one later; the school comes first."""
        self._faces.setEnabled(True)
        self._step(2)
        self._school_problem.setText(sentence)

    def _lines(self) -> dict[str, LineEdit]:
        return {"school": self.school, "place": self.place, "name": self.name}

    def _keep_typed(self) -> None:
        self._keep({name: line.text() or None for name, line in self._lines().items()})

    def _keep(self, texts: "Mapping[str, str | None]") -> None:
        """Keep how far this came: in the encrypted folder, so not before there is one."""
        from stagedesk.services.school_setup import FIRST_START

        if self._desk is None:
            return
        try:
            self._desk.keep_drafts({(FIRST_START, "", name): text for name, text in texts.items()})
        except DeskError as error:
            # It waits with the desk, and goes along with the next of these.
            self._school_problem.setText(str(error))

    def _step(self, number: int) -> None:
        self._at = number
        titles = ("Welkom bij Stagedesk", "Jouw herstelsleutel", "Jouw school", "Waarmee begin je?")
        seconds = (
            "Alles wat je typt, wordt versleuteld bewaard. Zonder wachtwoord leest niemand het.",
            LOST,
            "Zo staat het op de formulieren. Je kunt het later veranderen.",
            "De oefenschool is verzonnen en staat in een eigen map. Je eigen gegevens blijven leeg."
            if self._with_demo
            else "Alles staat klaar.",
        )
        self._title.setText(titles[number])
        self._title.setFont(theme.font("lock" if number == 0 else "title"))
        self._second.setText(seconds[number])
        self._faces.turn(number)
        self._focus_first()

    def _focus_first(self) -> None:
        (self.password, self.kept, self.school, self.empty_button)[self._at].setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Ready to type."""
        super().showEvent(event)
        self._focus_first()

    def set_password(self) -> None:
        """Make the database when both passwords are the same and not too easy."""
        typed = self.password.line.text()
        sign, words = strength(typed)
        if sign is Sign.ALERT:
            # The badge said so while typing; once is enough.
            self._badge.show_state(None, "")
            self.password.say(words.capitalize())
            self.password.setFocus()
            return
        if typed != self.again.line.text():
            self.again.say("Dit is niet hetzelfde")
            self.again.setFocus()
            return
        folder = self.folder

        def make() -> "tuple[Desk, str]":
            from stagedesk.services import vault

            return vault.create(folder, typed)

        self.password_button.setEnabled(False)
        self._work.run(make, self._created, self._refused)

    def _created(self, made: "tuple[Desk, str]") -> None:
        self._desk, recovery = made
        # Kept until the last step: the demonstration school opens with the same password.
        self._typed = self.password.line.text()
        self.password.line.clear()
        self.again.line.clear()
        self._show_key(recovery)

    def _show_key(self, recovery: str) -> None:
        self._keep({"step": "key"})
        self.key.setText(recovery)
        self.key.setCursorPosition(0)
        self._step(1)

    def _to_school(self) -> None:
        self._keep({"step": "school"})
        self._step(2)

    def _refused(self, sentence: str) -> None:
        self.password_button.setEnabled(True)
        self.password.say(sentence)

    def _key_kept(self, kept: bool) -> None:
        self.key_button.setEnabled(kept)
        if kept:
            self.key_button.setFocus()

    def _print_key(self) -> None:
        print_key(self, self.key.text())

    def name_school(self) -> None:
        """Save the school's name and the first member of staff."""
        school, place = self.school.text().strip(), self.place.text().strip()
        name = self.name.text().strip()
        if not school or not name:
            self._school_problem.setText("Vul de school en jouw naam in")
            (self.name if school else self.school).setFocus()
            return
        self._pause.stop()
        if self._desk is not None:
            from stagedesk.services import school_setup, vault

            named = school_setup.name_school
            try:
                # The front first: written twice it is the same, and a colleague would be two.
                vault.update_front(self.folder, school_name=school, place=place or None)
                self._me = self._desk.write("Eerste start", named, school, place, name)
            except (InputError, DeskError) as error:
                self._keep_typed()
                self._school_problem.setText(str(error))
                return
            self._desk.who = name
        self._step(3)

    def _finish(self, demo: bool) -> None:
        password, self._typed = self._typed, ""
        desk, self._desk = self._desk, None
        if demo:
            self.empty_button.setEnabled(False)
            self.demo_button.setEnabled(False)
            self.demo_button.setText("De oefenschool wordt gemaakt")
            self.demo_asked.emit(desk, password)
        else:
            self.made.emit(desk, self._me)

    def finish(self) -> None:
        """Wait for what still runs; close a folder that was made and not handed on."""
        self._work.finish()
        if self._pause.isActive():
            self._pause.stop()
            self._keep_typed()
        if self._desk is not None:
            self._desk.close()
            self._desk = None


def print_key(parent: QWidget, recovery: str) -> None:
    """Print the recovery key with the sentence about losing it; the user picks the printer."""
    from PySide6.QtGui import QTextDocument
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec():
        paper = QTextDocument()
        paper.setPlainText(f"Stagedesk\n\nHerstelsleutel\n\n{recovery}\n\n{LOST}")
        paper.print_(printer)
