"""The program with its window: first start or lock, then the tabs, and back to the lock.

Exists so that nothing but this file knows in which order these follow each other.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QTranslator
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from stagedesk.paths import DATABASE
from stagedesk.ui import theme
from stagedesk.ui.background import Background
from stagedesk.ui.lock_screen import LockScreen

if TYPE_CHECKING:
    from stagedesk.services.transaction import Desk
    from stagedesk.ui.choice import Choice
    from stagedesk.ui.first_start import FirstStart
    from stagedesk.ui.gate import Gate
    from stagedesk.ui.main_window import MainWindow


#: Where the first start puts the demonstration school, and how large it is.
DEMO_FOLDER, DEMO_STUDENTS = "oefenschool", 60


class Shell(QStackedWidget):
    """The one window: shows the first start, the lock, or the tabs."""

    def __init__(self, folder: Path, today: Callable[[], date] = date.today) -> None:
        """For a data folder; call ``begin`` or ``open_desk``.

        ``today`` is the window's clock: the domain never asks for it, pictures set their own.
        """
        super().__init__()
        self.today = today
        self.folder = folder
        self._work = Background(self)
        self._first: FirstStart | None = None
        self.gate: Gate | None = None
        self.main: MainWindow | None = None
        self.setWindowTitle("Stagedesk")
        self.resize(1366, 768)

    def begin(self) -> None:
        """The lock when there is a database, else the first start."""
        if (self.folder / DATABASE).exists():
            lock = LockScreen(self.folder)
            lock.opened.connect(self.open_desk)
            lock.folder_chosen.connect(self._other_folder)
            self._show(lock)
            return
        from stagedesk.ui.first_start import FirstStart

        first = self._first = FirstStart(self.folder, with_demo=True)
        first.made.connect(self.open_desk)
        first.demo_asked.connect(self._make_demo)
        self._show(first)

    def open_desk(self, desk: "Desk", me: str | None) -> None:
        """The tabs, on an open folder."""
        from stagedesk.ui.gate import Gate
        from stagedesk.ui.main_window import MainWindow
        from stagedesk.ui.tabs import SETTINGS, TABS

        gate = Gate(desk)
        main = MainWindow(gate, _first_choice(gate, me, self.today()), TABS, SETTINGS)
        main.lock_asked.connect(self.lock)
        self.gate, self.main = gate, main
        self._show(main)
        main.show_backup()

    def lock(self) -> None:
        """Close the folder and show the lock."""
        self._let_go()
        self.begin()

    def say(self, sentence: str) -> None:
        """An error of the world that no page caught."""
        if self.main is not None:
            self.main.trouble.say(sentence)

    def _show(self, widget: QWidget) -> None:
        old = self.currentWidget()
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        widget.setFocus()
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()

    def _other_folder(self, folder: Path) -> None:
        self._let_go()
        self.folder = folder
        self.begin()

    def _make_demo(self, desk: "Desk", password: str) -> None:
        """The demonstration school in a folder of its own, beside the real and empty one."""
        desk.close()
        folder, today = self.folder / DEMO_FOLDER, self.today()

        def build() -> "Desk":
            from stagedesk.services import demonstration

            return demonstration.build(folder, password, DEMO_STUDENTS, today)

        self._work.run(build, self._open_demo, self.say)

    def _open_demo(self, desk: "Desk") -> None:
        self.folder = desk.folder
        self.open_desk(desk, first_jobcoach(desk))

    def _let_go(self) -> None:
        """Save the field that has the focus, wait for the worker, close the folder."""
        current = self.currentWidget()
        focus = current.focusWidget() if current is not None else None
        if focus is not None:
            focus.clearFocus()
        if isinstance(current, LockScreen):
            current.finish()
        if self._first is not None and current is self._first:
            self._first.finish()
        self._work.finish()
        if self.gate is not None:
            self.gate.drain()
        self.gate = self.main = None

    def changeEvent(self, event: QEvent) -> None:
        """A laptop that slept over midnight has another today."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.main is not None:
            self.main.choice.pick(on=self.today())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never asks: all is saved."""
        self._let_go()
        super().closeEvent(event)


def _first_choice(gate: "Gate", me: str | None, today: date) -> "Choice":
    from stagedesk.domain.calendar import school_year_of
    from stagedesk.services import students
    from stagedesk.ui.choice import Choice, Chosen

    year = school_year_of(today)
    known = gate.read(students.school_years)
    if known and year not in known:
        # Between two school years, or a demonstration of another year: what there is.
        year = known[0]
    mine = me if me and gate.read(students.list_rows, year, today, jobcoach=me) else None
    return Choice(Chosen(today, year, jobcoach=mine), me)


def first_jobcoach(desk: "Desk") -> str | None:
    """Who sits here in a fresh demonstration school: its first jobcoach; takes the name on."""
    from stagedesk.services import records, settings

    staff = desk.read(records.load_staff)
    known = desk.read(settings.remembered, "staff")
    key = known if known in staff else next((k for k in staff if staff[k].role == "jobcoach"), None)
    if key is not None:
        desk.who = staff[key].name
    return key


def dutch(app: QApplication) -> None:
    """Qt's own buttons and menus in Dutch."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_nl", folder):
        app.installTranslator(translator)


def run(folder: Path, desk: "Desk | None" = None) -> int:
    """Open the window and stay until it closes.

    Args:
        folder: the data folder.
        desk: an open folder, such as a fresh demonstration school: no lock is asked.

    Returns:
        The exit status.
    """
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Stagedesk")
    dutch(app)
    theme.apply(app)
    shell = Shell(folder)
    from stagedesk.ui.bug_window import Watch

    Watch(folder, shell.say).install()
    if desk is None:
        shell.begin()
    else:
        shell.open_desk(desk, first_jobcoach(desk))
    shell.showMaximized()
    return app.exec()
