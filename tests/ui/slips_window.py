"""A window with the tab Urenbriefjes on a small class, and fingers that count their presses."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from stagedesk.services import slip_page, vault
from stagedesk.services.slip_page import SlipPage
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.main_window import MainWindow
from stagedesk.ui.slips_tab import SlipsTab
from stagedesk.ui.tabs import TABS
from tests.services.slip_school import YEAR, Keys, add_company, add_slip, add_student

#: A Wednesday; weeks 36 and 37 are over.
TODAY = dt.date(2026, 9, 16)
WEEK = (2026, 37)


def _build(session: Session) -> Keys:
    keys = Keys()
    company, supervisor = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
    other, second = add_company(session, "Bakkerij Jansen", "Els Jansen")
    for name in (("Aylin", None, "Şahin"), ("Yiğit", None, "Doğan"), ("Zoë", None, "Bakker")):
        add_student(session, keys, name, company=company, supervisor=supervisor, days=(0, 1))
    add_student(session, keys, ("Łukasz", None, "Wójcik"), school_class="4A")
    add_student(
        session,
        keys,
        ("Noor", "van den", "Heuvel"),
        company=other,
        supervisor=second,
        school_class="4A",
    )
    add_slip(session, keys.placements["Aylin"], (2026, 36), {0: (510, 960)}, "Joost van Vliet")
    return keys


class SlipsWindow:
    """The window, what is behind it, and the presses so far."""

    def __init__(self, qtbot: QtBot, folder: Path, student: str | None = "Yiğit") -> None:
        """Show class 4B in week 37 with ``student`` chosen."""
        self.bot = qtbot
        self.desk, _ = vault.create(folder / "data", "een lang wachtwoord", who="Marijke Groot")
        self.keys = self.desk.write("klas", _build)
        self.gate = Gate(self.desk)
        start = Chosen(TODAY, YEAR, self.keys.students[student] if student else None, week=WEEK)
        self.choice = Choice(start)
        # All tabs, so that their access keys are there too.
        self.window = MainWindow(self.gate, self.choice, TABS)
        self.window.open_tab("Urenbriefjes")
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        page = self.window.page()
        assert isinstance(page, SlipsTab)
        self.tab = page
        self.presses = 0

    def focus(self) -> QWidget:
        """Who gets the next key."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key press."""
        self.presses += 1
        self.bot.keyClick(self.focus(), key, modifier)

    def type(self, text: str) -> None:
        """One press a letter."""
        for letter in text:
            self.presses += 1
            self.bot.keyClicks(self.focus(), letter)

    def fill(self) -> None:
        """Alt+R; a button pressed by its access key shows it for a moment before it acts."""
        self.press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
        self.bot.waitUntil(lambda: not self.tab.panel.fill.isEnabled())

    def click(self, widget: QWidget) -> None:
        """The left button in the middle."""
        self.bot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def page(self, student: str = "Yiğit", week: tuple[int, int] = WEEK) -> SlipPage:
        """What is stored."""
        return self.desk.read(slip_page.slip, self.keys.placements[student], *week)


@contextmanager
def opened(qtbot: QtBot, folder: Path, student: str | None = "Yiğit") -> Iterator[SlipsWindow]:
    """A SlipsWindow that is closed with its folder."""
    window = SlipsWindow(qtbot, folder, student)
    yield window
    window.window.close()
    window.gate.drain()
