"""Backups: make one, see which there are, look into one, put it back.

Exists so that what was lost comes back without the command line, and nothing is replaced unseen.
"""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from stagedesk.domain.times import MONTHS, WEEKDAY_NAMES
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.data_import import WIDTH, Busy, row_of, section_column
from stagedesk.ui.facts import Fact, Facts
from stagedesk.ui.fields import thin_bars
from stagedesk.ui.gate import Gate
from stagedesk.ui.plain_rows import PlainRow
from stagedesk.ui.secret import Secret
from stagedesk.ui.widgets import Paragraph, Text

if TYPE_CHECKING:
    from stagedesk.services.backup import Inside

FILTER = "Reservekopie (*.stagedesk-reservekopie)"
_ROWS = 4
REPLACES = (
    "Terugzetten vervangt alles wat nu in Stagedesk staat. Wat er nu staat, gaat niet weg: het "
    "blijft in een map ernaast. Daarna open je Stagedesk met het wachtwoord van die kopie."
)


class BackupSection(QWidget):
    """The buttons, the list of kept ones, and what is in the one that is looked at.

    Signals:
        grew: the widget that has just appeared.
    """

    grew = Signal(object)

    def __init__(self, gate: Gate) -> None:
        """Reads in ``reload``."""
        super().__init__()
        self._gate = gate
        self._file: Path | None = None
        self.make = Button("&Reservekopie maken", icon="copy")
        self.make.clicked.connect(lambda: self.back_up(None))
        self.elsewhere = Button("Op een andere plek maken", icon="stick")
        self.elsewhere.clicked.connect(self._choose_place)
        self._last = Text("", "small", "text2")
        self._busy = Busy("Even wachten")
        self.kept = QListWidget()
        self.kept.setAccessibleName("Bewaarde reservekopieën")
        self.kept.setFrameShape(QListWidget.Shape.NoFrame)
        self.kept.setItemDelegate(PlainRow(self.kept))
        self.kept.viewport().setAutoFillBackground(False)
        thin_bars(self.kept)
        self.kept.itemActivated.connect(lambda _item: self._look_at_chosen())
        self.look_button = Button("Bekijken en terugzetten", icon="undo")
        self.look_button.clicked.connect(self._look_at_chosen)
        self.other = Button("Een ander bestand", icon="folder")
        self.other.clicked.connect(self._choose_file)
        column = section_column(self, "Reservekopie")
        column.addWidget(self._last)
        column.addLayout(row_of(self.make, self.elsewhere))
        column.addWidget(self._busy)
        column.addWidget(self.kept)
        column.addLayout(row_of(self.look_button, self.other))
        column.addWidget(self._panel())

    def _panel(self) -> QWidget:
        self.panel = QWidget()
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        self._name = Text("", "strong")
        self.secret = Secret("Wachtwoord van de dag waarop hij gemaakt is")
        self.secret.setMaximumWidth(WIDTH - 160)
        self.secret.entered.connect(self.look)
        self.open = Button("Be&kijken", kind="primary")
        self.open.clicked.connect(self.look)
        self.facts = Facts(label_width=150)
        self._note = Paragraph(REPLACES, WIDTH)
        self.restore_button = Button("&Terugzetten", kind="primary", icon="undo")
        self.restore_button.clicked.connect(self.restore)
        self.cancel = Button("&Niet terugzetten")
        self.cancel.clicked.connect(self.leave)
        for part in (self._name, self.secret, self.facts, self._note):
            column.addWidget(part)
        column.addLayout(row_of(self.open, self.restore_button, self.cancel))
        self.panel.hide()
        return self.panel

    def reload(self) -> None:
        """List the kept ones again, keeping the chosen row."""
        from stagedesk.services import backup
        from stagedesk.services.front import backup_words, front

        folder = self._gate.desk.folder
        self._last.setText(backup_words(front(folder), date.today()))
        kept = backup.kept(folder)
        chosen = max(0, self.kept.currentRow())
        self.kept.clear()
        for one in kept:
            item = QListWidgetItem(f"{_moment(one.made)}   {_size(one.size)}")
            item.setData(Qt.ItemDataRole.UserRole, str(one.file))
            item.setToolTip(str(one.file))
            self.kept.addItem(item)
        self.kept.setCurrentRow(min(chosen, len(kept) - 1))
        self.kept.setFixedHeight(min(_ROWS, max(1, len(kept))) * theme.scaled(34))
        self.kept.setVisible(bool(kept))
        self.look_button.setVisible(bool(kept))

    # Making one.

    def _choose_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, "Waar moet de reservekopie komen?", str(Path.home())
        )
        if chosen:
            self.back_up(Path(chosen))

    def back_up(self, folder: Path | None) -> None:
        """Make a backup in a folder, or in the usual one."""
        from stagedesk.services import backup

        self._wait(True)
        self._gate.later(
            backup.make,
            self._gate.desk,
            folder,
            done=self._backed_up,
            failed=self._trouble,
            topic="backup",
        )

    def _backed_up(self, sentence: str) -> None:
        self._wait(False)
        self._gate.said.emit(sentence)
        self._gate.backed_up.emit()
        self.reload()

    def _trouble(self, sentence: str) -> None:
        self._wait(False)
        self._gate.failed.emit(sentence)

    def _wait(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        for button in (self.make, self.elsewhere, self.open, self.restore_button):
            button.setEnabled(not busy)

    # Putting one back.

    def _look_at_chosen(self) -> None:
        item = self.kept.currentItem()
        if item is not None:
            self.choose(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Welke reservekopie?", str(Path.home()), FILTER)
        if name:
            self.choose(Path(name))

    def choose(self, file: Path) -> None:
        """Ask the password of a backup."""
        self._file = file
        self._name.setText(file.name)
        self.secret.line.clear()
        self.secret.say("")
        self._show(inside=False)
        self.secret.setFocus()

    def look(self) -> None:
        """Open the backup beside the window and show what is in it."""
        from stagedesk.services import backup

        if self._file is None or not self.secret.line.text():
            self.secret.say("Typ het wachtwoord")
            return
        self._wait(True)
        self._gate.later(
            backup.look,
            self._gate.desk.folder,
            self._file,
            self.secret.line.text(),
            done=self._looked,
            failed=self._closed,
            topic="look",
        )

    def _closed(self, sentence: str) -> None:
        self._wait(False)
        self.secret.say(sentence)
        self.secret.line.selectAll()
        self.secret.setFocus()
        self._scroll()

    def _looked(self, inside: "Inside") -> None:
        self._wait(False)
        changed = _moment(inside.changed) if inside.changed else "nog niets ingevuld"
        self.facts.show_facts(
            [
                Fact("Gemaakt", _moment(inside.made), strong=True),
                Fact("Laatste wijziging", changed),
                Fact("Leerlingen", str(inside.students)),
                Fact("Bedrijven", str(inside.companies)),
            ]
        )
        self._show(inside=True)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *, inside: bool) -> None:
        asks: tuple[QWidget, ...] = (self.secret, self.open)
        tells: tuple[QWidget, ...] = (self.facts, self._note, self.restore_button)
        for parts, shown in ((asks, not inside), (tells, inside)):
            for part in parts:
                part.setVisible(shown)
        self.panel.show()
        self._scroll()

    def _scroll(self) -> None:
        # Only in the next round it has its height, and can be scrolled to.
        QTimer.singleShot(0, self, lambda: self.grew.emit(self.panel))

    def restore(self) -> None:
        """Put back what was looked at; the window goes to the lock."""
        if self._file is not None:
            self._gate.restore_asked.emit(self._file, self.secret.line.text())

    def leave(self) -> None:
        """Forget the backup that was looked at."""
        self._file = None
        self.secret.line.clear()
        self.panel.hide()
        self.kept.setFocus(Qt.FocusReason.OtherFocusReason)


def _moment(at: datetime) -> str:
    day = f"{WEEKDAY_NAMES[at.weekday()]} {at.day} {MONTHS[at.month - 1]} {at.year}"
    return f"{day}, {at:%H:%M}"


def _size(size: int) -> str:
    dutch = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    return dutch.formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
