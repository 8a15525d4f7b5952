"""The tab Beoordeling in its window on a real encrypted file, for the walks."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from stagedesk.domain.assessment import Moment
from stagedesk.services import assessment, policies, vault
from stagedesk.services.assessment import Sheet
from stagedesk.ui.assessment_tab import AssessmentTab
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.main_window import MainWindow, Tab
from tests.services.assessment_school import add_form, add_hours, noah
from tests.services.slip_school import YEAR, Keys, add_company, add_student

TODAY = dt.date(2027, 5, 25)
ENTER = Qt.Key.Key_Return
_TABS = [Tab(title, "beoordeling", AssessmentTab) for title in ("&Beoordeling", "&Intake")]


def school(session: Session) -> Keys:
    """Noah with two closed moments and a third that is begun; Aylin without a placement."""
    keys = noah(session)
    company, contact = add_company(
        session, "Bouwbedrijf Gebr. Van den Heuvel-Ter Horst & Zn", "Renée van Dongen"
    )
    add_student(session, keys, ("Yiğit", None, "Doğan"), company=company, supervisor=contact)
    add_student(session, keys, ("Aylin", None, "Şahin"))
    placement = keys.placements["Noah"]
    every = {skill.id: 80 for skill in policies.policy_of(session, YEAR).skills}
    add_form(session, placement, 1, {**every, "2.3": 75})
    add_form(session, placement, 2, every)
    add_form(session, placement, 3, {"1.1": 85, "1.2": 80})
    for moment in (1, 2):
        assessment.close(session, placement, moment, TODAY, True)
    add_hours(session, placement, 615)
    return keys


@dataclass
class AssessmentWindow:
    """The window with the tab, and what a test does in it."""

    qtbot: QtBot
    window: MainWindow
    tab: AssessmentTab
    keys: Keys
    gate: Gate
    choice: Choice

    def type(self, text: str) -> None:
        """Type in the sheet."""
        self.qtbot.keyClicks(self.tab.sheet, text)

    def press(self, *keys: Qt.Key) -> None:
        """Press keys in the sheet."""
        for key in keys:
            self.qtbot.keyClick(self.tab.sheet, key)

    def click(self, widget: QWidget) -> None:
        """One click with the mouse."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def button(self, name: str) -> QAbstractButton:
        """The visible button whose accessible name or words begin so."""

        def found() -> QAbstractButton | None:
            for button in self.window.findChildren(QAbstractButton):
                words = (button.accessibleName(), button.text().replace("&", ""))
                if button.isVisible() and any(w.startswith(name) for w in words):
                    return button
            return None

        # A widget that a layout just took shows in the next round of the event loop.
        self.qtbot.waitUntil(lambda: found() is not None)
        result = found()
        assert result is not None
        return result

    def field(self, name: str) -> QWidget:
        """The field to type in with this accessible name."""
        fields: list[QWidget] = [
            *self.window.findChildren(QLineEdit),
            *self.window.findChildren(QPlainTextEdit),
        ]
        found = [w for w in fields if w.accessibleName() == name and not w.isHidden()]
        assert found, name
        return found[0]

    def here(self) -> str:
        """What the cursor says to a screen reader."""
        return self.tab.sheet.accessibleDescription()

    def saved(self, name: str = "Noah") -> Sheet:
        """The sheet as it is in the database."""
        key = self.keys.students[name]
        sheet = self.gate.read(assessment.sheet, key, YEAR, on=TODAY)
        assert sheet is not None
        return sheet

    def record(self, number: int) -> Moment:
        """A moment of Noah as it is in the database."""
        return self.saved().moment(number).record


def again(walk: AssessmentWindow) -> AssessmentWindow:
    """Another window on the same file, as at the next start."""
    window = MainWindow(walk.gate, Choice(walk.choice.now), _TABS)
    walk.qtbot.addWidget(window)
    with walk.qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    tab = window.page()
    assert isinstance(tab, AssessmentTab)
    return AssessmentWindow(walk.qtbot, window, tab, walk.keys, walk.gate, walk.choice)


@contextmanager
def opened(
    qtbot: QtBot, folder: Path, size: tuple[int, int] = (1366, 768)
) -> Iterator[AssessmentWindow]:
    """The window on Noah, with the focus in the sheet."""
    desk, _ = vault.create(folder / "data", "lange oefenzin", who="Marijke Groot")
    keys = desk.write("school", school)
    gate = Gate(desk)
    start = Chosen(on=TODAY, school_year=YEAR, student=keys.students["Noah"])
    choice = Choice(start)
    window = MainWindow(gate, choice, _TABS)
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    tab = window.page()
    assert isinstance(tab, AssessmentTab)
    tab.setFocus()
    yield AssessmentWindow(qtbot, window, tab, keys, gate, choice)
    gate.drain()
