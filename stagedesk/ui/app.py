"""The program with its window: first start or lock, then the tabs, and back to the lock.

Exists so that nothing but this file knows in which order these follow each other.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFocusEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from stagedesk import log_file
from stagedesk.log_file import Event
from stagedesk.services.front import has_data
from stagedesk.ui.background import Background
from stagedesk.ui.lock_screen import LockScreen

if TYPE_CHECKING:
    from stagedesk.services.transaction import Desk
    from stagedesk.ui.choice import Choice, Chosen
    from stagedesk.ui.first_start import FirstStart
    from stagedesk.ui.gate import Gate
    from stagedesk.ui.idle import Idle
    from stagedesk.ui.main_window import MainWindow


#: Where the first start puts the demonstration school, and how large it is.
DEMO_FOLDER, DEMO_STUDENTS = "oefenschool", 60


class Shell(QStackedWidget):
    """The one window: shows the first start, the lock, or the tabs.

    Signals:
        moved: Path of the data folder that the window is for from now on.
    """

    moved = Signal(object)

    def __init__(self, folder: Path, today: Callable[[], date] = date.today) -> None:
        """For a data folder; call ``begin`` or ``open_desk``.

        ``today`` is the window's clock: the domain never asks for it, pictures set their own.
        """
        super().__init__()
        self.today = today
        self.folder = folder
        self._work = Background(self)
        self.idle: Idle | None = None
        self._left: tuple[str, Chosen, str | None] | None = None
        self._first: FirstStart | None = None
        self.gate: Gate | None = None
        self.main: MainWindow | None = None
        self.setWindowTitle("Stagedesk")
        self.resize(1366, 768)

    def begin(self) -> None:
        """The lock when there is a database, else the first start."""
        self.moved.emit(self.folder)
        if has_data(self.folder):
            lock = LockScreen(self.folder)
            lock.opened.connect(self._opened)
            lock.folder_chosen.connect(self._other_folder)
            lock.restore_asked.connect(self._restore)
            self._show(lock)
            return
        from stagedesk.ui.first_start import FirstStart

        first = self._first = FirstStart(self.folder, with_demo=True)
        first.made.connect(self.open_desk)
        first.demo_asked.connect(self._make_demo)
        self._show(first)

    def _opened(self, desk: "Desk", me: str | None) -> None:
        """The tabs, unless the first start of this folder broke off: then the rest of that."""
        from stagedesk.services import school_setup

        if not desk.read(school_setup.first_start):
            self.open_desk(desk, me)
            return
        from stagedesk.ui.first_start import FirstStart

        first = self._first = FirstStart(self.folder)
        first.made.connect(self.open_desk)
        self._show(first)
        first.go_on(desk)

    def open_desk(self, desk: "Desk", me: str | None) -> None:
        """The tabs, on an open folder."""
        from stagedesk.ui.auto_backup import AutoBackup
        from stagedesk.ui.gate import Gate
        from stagedesk.ui.idle import Idle
        from stagedesk.ui.main_window import MainWindow
        from stagedesk.ui.tabs import SETTINGS, TABS

        self.moved.emit(self.folder)
        gate = Gate(desk)
        main = MainWindow(gate, _first_choice(gate, me, self.today()), TABS, SETTINGS)
        main.lock_asked.connect(self.lock)
        log_file.note(Event.OPENED)
        gate.backed_up.connect(lambda: log_file.note(Event.BACKED_UP))
        gate.restore_asked.connect(self._restore)
        self.gate, self.main = gate, main
        self._show(main)
        main.show_backup()
        AutoBackup(gate).looked.connect(main.show_backup)
        self._back_to_where_one_was(main, me)
        self.idle = Idle(self)
        self.idle.passed.connect(self._lock_by_itself)
        self.idle.start(lambda: _lock_minutes(gate))

    def lock(self) -> None:
        """Close the folder and show the lock; nothing else of ours stays on the screen."""
        main = self.main
        log_file.note(Event.LOCKED)
        if main is not None:
            name = main.tabs.tabText(main.tabs.currentIndex()).replace("&", "")
            self._left = name, main.choice.now, main.choice.me
        for window in QApplication.topLevelWidgets():
            if window is not self and window.isVisible():
                window.close()
        self._let_go()
        self.begin()

    def sleep(self) -> None:
        """The laptop goes to sleep: on slot before, whatever runs."""
        if self.main is not None:
            self.lock()

    def come_forward(self) -> None:
        """To the front, also when it was minimised: a second window was opened."""
        self.setWindowState(
            (self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        self.show()
        self.raise_()
        self.activateWindow()

    def _lock_by_itself(self) -> None:
        # What is being printed or imported is finished first; the next look asks again.
        if self.gate is not None and not self.gate.working:
            self.lock()

    def _back_to_where_one_was(self, main: "MainWindow", me: str | None) -> None:
        """After the lock the same person goes on with the same tab and student."""
        from stagedesk.services import students

        left, self._left = self._left, None
        if left is None or left[2] != me:
            return
        name, chosen, _ = left
        rows = main.gate.read(students.list_rows, chosen.school_year, chosen.on)
        if chosen.student in {row.key for row in rows}:
            main.choice.pick(
                school_year=chosen.school_year,
                jobcoach=chosen.jobcoach,
                student=chosen.student,
                placement=chosen.placement,
            )
        main.open_tab(name)

    def _restore(self, file: Path, password: str) -> None:
        """Let go of the folder, put a backup back, and tell it on the lock."""
        folder = self.folder
        self._let_go()
        self._left = None
        lock = LockScreen(folder)
        lock.setEnabled(False)
        lock.tell("De reservekopie wordt teruggezet. Even wachten.")
        self._show(lock)

        def put_back() -> str:
            from stagedesk.services import restoring

            return restoring.restore(folder, file, password)

        def over(sentence: str) -> None:
            self._let_go()
            self.begin()
            now = self.currentWidget()
            if isinstance(now, LockScreen):
                now.tell(sentence)

        def failed(sentence: str) -> None:
            over(f"De reservekopie is niet teruggezet; er is niets veranderd. {sentence}")

        self._work.run(put_back, over, failed)

    def say(self, sentence: str) -> None:
        """An error of the world that no page caught."""
        if self.main is not None:
            self.main.trouble.say(sentence)

    def _show(self, widget: QWidget) -> None:
        old = self.currentWidget()
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        # Its own choice, made when it showed, goes first: the field of the password.
        (widget.focusWidget() or widget).setFocus()
        if old is not None:
            self.removeWidget(old)
            old.deleteLater()

    def _other_folder(self, folder: Path) -> None:
        self._let_go()
        self._left = None
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

    def _let_go(self, last: "Callable[[Desk], object] | None" = None) -> None:
        """Save the field that has the focus, wait for the worker, close the folder.

        ``last`` is still done with the open folder, beside this thread.
        """
        current = self.currentWidget()
        focus = current.focusWidget() if current is not None else None
        if focus is not None:
            if not focus.hasFocus():
                # Qt lets a field in an inactive window never finish: what was typed would be lost.
                left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason)
                QApplication.sendEvent(focus, left)
            focus.clearFocus()
        if isinstance(current, LockScreen):
            current.finish()
        if self._first is not None and current is self._first:
            self._first.finish()
        self._work.finish()
        if self.gate is not None:
            self.gate.drain(last)
        if self.idle is not None:
            self.idle.stop()
            self.idle.deleteLater()
            self.idle = None
        self.gate = self.main = None

    def changeEvent(self, event: QEvent) -> None:
        """A laptop that slept over midnight has another today."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.main is not None:
            self.main.choice.pick(on=self.today())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never asks: all is saved; the last backup is made when the window is out of sight."""
        from stagedesk.ui.auto_backup import last_round

        self.hide()
        self._let_go(last_round)
        log_file.note(Event.CLOSED)
        super().closeEvent(event)


def _lock_minutes(gate: "Gate") -> int:
    from stagedesk.services import settings
    from stagedesk.ui.idle import DEFAULT, LOCK_MINUTES

    return int(gate.read(settings.remembered, LOCK_MINUTES, DEFAULT))


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
