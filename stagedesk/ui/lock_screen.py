"""The lock: password, recovery key, another folder, and who sits here.

Exists so that nothing of a person shows before the password; what it imports is kept small, so
that it stands there at once (the database is imported while the user types).
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stagedesk.services.front import backup_words, front
from stagedesk.ui import icons, theme
from stagedesk.ui.background import Background
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import ComboBox
from stagedesk.ui.lock_pattern import Backdrop, Card, Faces, face
from stagedesk.ui.secret import Secret
from stagedesk.ui.warm_up import import_the_rest
from stagedesk.ui.widgets import Paragraph, Rule, Text

if TYPE_CHECKING:
    from stagedesk.domain.problem import DeskError
    from stagedesk.services.transaction import Desk

#: What is imported beside the window would take the processor from its first picture.
_FIRST_PICTURE_MS = 120


class LockScreen(Backdrop):
    """One card with three faces: password, recovery key, who you are.

    Signals:
        opened: (desk, key of the staff member or None) when everything is known.
        folder_chosen: another data folder, as Path.
        restore_asked: backup file and password: what stands there is damaged.
    """

    opened = Signal(object, object)
    folder_chosen = Signal(object)
    restore_asked = Signal(object, str)

    def __init__(self, folder: Path) -> None:
        """The lock of a data folder."""
        self._card = Card()
        super().__init__(self._card)
        self.folder = folder
        self._desk: Desk | None = None
        self._warm = False
        self._work, self._heat = Background(self), Background(self)
        column = self._card.column
        column.addWidget(Text("Stagedesk", "lock"))
        self._school = Text(" ", "body", "text2")
        column.addWidget(self._school)
        column.addSpacing(20)
        self._told = Paragraph("", 358, token="text")
        self._told.hide()
        column.addWidget(self._told)
        self._faces = Faces()
        # The other two wait: the first picture does not show them.
        self._faces.addWidget(self._password_face())
        self._faces.turn(0)
        column.addWidget(self._faces)
        column.addSpacing(14)
        column.addWidget(self._foot())
        self._show_front()

    def _password_face(self) -> QWidget:
        self.password = Secret("Wachtwoord")
        self.open_button = Button("&Openen", kind="primary", height=40)
        forgotten = Button("Wachtwoord &vergeten", kind="link")
        other = Button("Andere &map openen", kind="link")
        self.password.entered.connect(self.unlock)
        self.open_button.clicked.connect(self.unlock)
        forgotten.clicked.connect(lambda: self._turn(1, self.recovery))
        other.clicked.connect(self._choose_folder)
        return face([self.password, self.open_button], [forgotten, other])

    def _other_faces(self) -> None:
        if self._faces.count() == 1:
            self._faces.addWidget(self._recovery_face())
            self._faces.addWidget(self._who_face())
            self._faces.turn(0)

    @property
    def recovery(self) -> Secret:
        """The recovery key."""
        self._other_faces()
        return self._recovery

    @property
    def new_password(self) -> Secret:
        """What is to be the password after the recovery key."""
        self._other_faces()
        return self._new_password

    @property
    def who(self) -> ComboBox:
        """Who sits here."""
        self._other_faces()
        return self._who

    def _recovery_face(self) -> QWidget:
        self._recovery = Secret("Herstelsleutel", hidden=False)
        self._recovery.line.setPlaceholderText("van het blad dat je bewaard hebt")
        self._new_password = Secret("Nieuw wachtwoord")
        self.recover_button = Button("&Openen", kind="primary", height=40)
        back = Button("&Terug", kind="link")
        self._recovery.entered.connect(self._new_password.setFocus)
        self._new_password.entered.connect(self.recover)
        self.recover_button.clicked.connect(self.recover)
        back.clicked.connect(lambda: self._turn(0, self.password))
        return face([self._recovery, self._new_password, self.recover_button], [back])

    def _who_face(self) -> QWidget:
        self._who = ComboBox("Wie ben je?")
        self._who.setFixedHeight(theme.scaled(40))
        self.go_button = Button("&Verder", kind="primary", height=40)
        self.go_button.clicked.connect(self._who_chosen)
        self._who.entered.connect(self._who_chosen)
        label = Text("Wie ben je?", "strong")
        label.setBuddy(self._who)
        note = Paragraph("Dit onthoudt Stagedesk; bij Instellingen verander je het.", 358, "small")
        return face([label, self._who, note, self.go_button], [])

    def _foot(self) -> QWidget:
        self._safety = QWidget()
        column = QVBoxLayout(self._safety)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Rule())
        row = QHBoxLayout()
        row.setSpacing(12)
        self._padlock = QLabel()
        row.addWidget(self._padlock)
        self._safe = Text("Alles staat versleuteld op deze laptop.\n ", "small", "text2")
        row.addWidget(self._safe, 1)
        column.addLayout(row)
        return self._safety

    def showEvent(self, event: QShowEvent) -> None:
        """Ready to type."""
        super().showEvent(event)
        self._padlock.setPixmap(icons.pixmap("lock", "text2"))
        self.password.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first picture the database is imported, while the user types."""
        super().paintEvent(event)
        if not self._warm:
            self._warm = True
            QTimer.singleShot(_FIRST_PICTURE_MS, self._warm_up)

    def _warm_up(self) -> None:
        """On a thread of its own, so that a password typed quickly does not wait for all of it."""
        self._other_faces()
        self._heat.run(import_the_rest, lambda _done: None, self.password.say)

    def _show_front(self) -> None:
        shown = front(self.folder)
        place = [part for part in (shown.school_name, shown.place) if part]
        self._school.setText(" · ".join(place) or "Stages van het praktijkonderwijs")
        words = backup_words(shown, date.today())
        self._safe.setText(f"Alles staat versleuteld op deze laptop.\n{words}")

    def tell(self, sentence: str) -> None:
        """Say above the password what was done while nobody had the folder open."""
        self._told.setText(sentence)
        self._told.setContentsMargins(0, 0, 0, theme.scaled(12))
        self._told.setMinimumHeight(self._told.heightForWidth(self._told.width()))
        self._told.show()

    def told(self) -> str:
        """What was told so; empty when nothing was."""
        return self._told.text()

    def _turn(self, number: int, focus: QWidget) -> None:
        self._faces.turn(number)
        focus.setFocus()

    def unlock(self) -> None:
        """Try the password, beside the window's thread."""
        typed, folder = self.password.line.text(), self.folder
        if not typed:
            self.password.say("Typ je wachtwoord")
            return

        def derive() -> "Desk":
            from stagedesk.services import vault

            return vault.unlock(folder, typed)

        self._open(derive, typed)

    def recover(self) -> None:
        """Open with the recovery key and set a new password."""
        key, new, folder = self.recovery.line.text(), self.new_password.line.text(), self.folder

        def derive() -> "Desk":
            from stagedesk.services import vault

            vault.check_password(new)
            desk = vault.unlock_with_recovery(folder, key)
            vault.change_password(desk, new)
            return desk

        self._open(derive, key)

    def _open(self, derive: "Callable[[], Desk]", secret: str) -> None:
        if not self.open_button.isEnabled():
            return

        def attempt() -> "Desk | DeskError":
            from stagedesk.models.integrity import Unsound
            from stagedesk.models.keyfile import KeyFileDamaged

            try:
                return derive()
            except (Unsound, KeyFileDamaged) as harm:
                return harm

        def over(answer: "Desk | DeskError") -> None:
            if isinstance(answer, Exception):
                self._show_harm(answer, secret)
            else:
                self._unlocked(answer)

        self._busy(True)
        self._work.run(attempt, over, self._refused)

    def _show_harm(self, harm: "DeskError", secret: str) -> None:
        """The file is not whole: a page of its own with the ways back."""
        from stagedesk.ui.lock_rescue import RescueFace

        self._busy(False)
        self.password.line.clear()
        rescue = RescueFace(self.folder, str(harm), secret)
        rescue.restore_asked.connect(self.restore_asked)
        rescue.left.connect(self._safety.show)
        rescue.left.connect(lambda: self._turn(0, self.password))
        # A window at 150 % has room for the ways back or for this.
        self._safety.hide()
        self._other_faces()
        self._turn(self._faces.addWidget(rescue), rescue)
        rescue.search(self._work)

    def _busy(self, busy: bool, words: str = "Even wachten") -> None:
        buttons = [self.open_button]
        if self._faces.count() > 1:
            buttons.append(self.recover_button)
        for button in buttons:
            button.setEnabled(not busy)
            button.setText(words if busy else "&Openen")

    def _hold(self) -> None:
        """Too often wrong: the button counts down."""
        from time import time

        from stagedesk.services.attempts import seconds_left

        left = seconds_left(self.folder, time())
        self._busy(left > 0, f"Wacht {left} s")
        if left:
            QTimer.singleShot(1000, self, self._hold)

    def _refused(self, sentence: str) -> None:
        self._hold()
        field = self.password if self._faces.currentIndex() == 0 else self.recovery
        field.say(sentence)
        field.line.selectAll()
        field.setFocus()

    def _unlocked(self, desk: "Desk") -> None:
        from stagedesk.services import records, settings

        self._busy(False)
        self.password.line.clear()
        self._desk = desk
        staff = desk.read(records.load_staff)
        known = desk.read(settings.remembered, "staff")
        if known in staff or not staff:
            self._finish(known if known in staff else None)
            return
        self._ask_who([(key, person.name) for key, person in staff.items()])

    def _ask_who(self, staff: Sequence[tuple[str, str]]) -> None:
        self.who.clear()
        for key, name in staff:
            self.who.addItem(name, key)
        self._turn(2, self.who)

    def _who_chosen(self) -> None:
        from stagedesk.services import settings

        key = self.who.currentData()
        if self._desk is not None:
            self._desk.write("", settings.remember, "staff", key)
        self._finish(key)

    def _finish(self, key: str | None) -> None:
        from stagedesk.services import records

        if self._desk is None:
            return
        desk, self._desk = self._desk, None
        if key is not None:
            desk.who = desk.read(records.load_staff)[key].name
        self.opened.emit(desk, key)

    def _choose_folder(self) -> None:
        # Not imported with the rest: the first picture does not need it.
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self, "Andere map openen", str(self.folder))
        if chosen:
            self.folder_chosen.emit(Path(chosen))

    def finish(self) -> None:
        """Wait for what still runs; close a folder that was opened and not handed on."""
        self._work.finish()
        self._heat.finish()
        if self._desk is not None:
            self._desk.close()
            self._desk = None
