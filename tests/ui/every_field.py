"""Walks the whole window by its buttons, and finds every field that can be typed in.

Exists so that a promise about every field is tried without a list of fields: what somebody adds
tomorrow is found by itself.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from stagedesk.services import companies, students
from stagedesk.services.transaction import Desk
from stagedesk.ui.app import first_jobcoach
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.main_window import MainWindow
from stagedesk.ui.tabs import SETTINGS, TABS

#: Page, kinds of the widgets around it, words: the same for every row of a list.
Mark = tuple[str, str, str]
Line = QLineEdit | QPlainTextEdit
_SETTINGS = "Instellingen"
#: Would make, take away or print for good: not pressed. Nothing else opens behind them.
_NEVER = re.compile(
    r"Verwijderen|Afdrukken|afdrukken$|^Schooljaar .* maken|^Reservekopie|herstelsleutel|^Niet doen"
    r"|^Klaar$"
)
_DEEPEST = 4


@dataclass(frozen=True)
class Place:
    """Where a field was found: a tab, and the buttons to press from there."""

    tab: str
    pressed: tuple[Mark, ...] = ()

    def __str__(self) -> str:
        return " > ".join((self.tab, *(mark[2] or "(rij)" for mark in self.pressed)))


@dataclass(frozen=True)
class Found:
    """A field: at which place, what it is, and which of its kind there."""

    place: Place
    mark: Mark
    number: int

    def __str__(self) -> str:
        return f"{self.place}: {self.mark[2]}"


class Windows:
    """The window on an open school, made anew when a place cannot be reached any more."""

    def __init__(self, desk: Desk, today: date, year: str) -> None:
        self._today, self._year = today, year
        self._me = first_jobcoach(desk)
        self.gate = Gate(desk)
        #: What was saved since the place was gone to.
        self.saved: list[str] = []
        self.gate.saved.connect(self.saved.append)
        self.main = self._open()

    def _open(self) -> MainWindow:
        rows = self.gate.read(students.list_rows, self._year, self._today)
        placed = next(row for row in rows if row.placement_key)
        of_company = self.gate.read(companies.list_rows, self._year, self._today, sort="students")
        self._picked = {
            "student": placed.key,
            "placement": placed.placement_key,
            "company": next(row.key for row in of_company if not row.internal),
        }
        choice = Choice(Chosen(self._today, self._year), self._me)
        choice.pick(**self._picked)
        main = MainWindow(self.gate, choice, TABS, SETTINGS)
        main.show()
        main.activateWindow()
        self.main = main
        self._settle()
        return main

    def _settle(self) -> None:
        QApplication.processEvents()
        while self.gate.working:
            QTest.qWait(2)
        QApplication.processEvents()
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.close()

    def anew(self) -> None:
        """Another window on the same school: nothing stands open in it."""
        old = self.main
        old.close()
        old.deleteLater()
        self._open()

    def close(self) -> None:
        self.main.close()
        self.main.deleteLater()
        self.gate.drain()
        QApplication.processEvents()

    def go(self, place: Place) -> bool:
        """Go to a place; False when a button on the way is not there."""
        self.saved.clear()
        if self._try(place):
            return True
        self.take_back()
        self.anew()
        return self._try(place)

    def take_back(self) -> None:
        """What a button saved on the way is taken back."""
        while self.saved:
            self.saved.pop()
            self.gate.undo()

    def _try(self, place: Place) -> bool:
        if place.tab == _SETTINGS:
            self.main.open_settings()
        else:
            self.main.open_tab(place.tab)
        # A button may have chosen somebody else.
        self.main.choice.pick(**self._picked)
        self._settle()
        for mark in place.pressed:
            button = next((b for b in self.buttons() if self.mark(b) == mark), None)
            if button is None:
                return False
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            self._settle()
        return True

    def page(self) -> str:
        return type(self.main.page()).__name__

    def mark(self, widget: QWidget) -> Mark:
        """What a widget is, whichever row it stands in."""
        words, around = widget.accessibleName(), []
        if isinstance(widget, Button) and not words.endswith(text := widget.text()):
            # 'Doel wijzigen: Ik kom op tijd' is about one row, 'Doelen: Doel toevoegen' is not.
            words = text or widget.icon_name
        if isinstance(widget, Button) and widget.flush:
            words = ""
        parent = widget.parentWidget()
        while parent is not None and parent is not self.main:
            around.append(type(parent).__name__)
            parent = parent.parentWidget()
        return self.page(), "/".join(around), words.replace("&", "")

    def buttons(self) -> list[Button]:
        """The buttons of the page that can be pressed."""
        page = self.main.page()
        assert page is not None
        found = {*page.findChildren(Button), *page.head.findChildren(Button)}
        can = [b for b in found if b.isVisible() and b.isEnabled() and b.menu() is None]
        return sorted(can, key=self._where)

    def fields(self) -> list[Line]:
        """Every field of the window that can be typed in."""
        kinds = (QLineEdit, QPlainTextEdit, QTextEdit)
        found = [w for kind in kinds for w in self.main.findChildren(kind)]
        can = [w for w in found if w.isVisible() and w.isEnabled() and not w.isReadOnly()]
        return cast(list[Line], sorted(can, key=self._where))

    def _where(self, widget: QWidget) -> tuple[int, int]:
        at = widget.mapTo(self.main, widget.rect().topLeft())
        return at.y(), at.x()

    def found(self, place: Place) -> list[tuple[Found, Line]]:
        """The fields that show, each with what tells it from the others."""
        counted: dict[Mark, int] = {}
        result = []
        for field in self.fields():
            mark = self.mark(field)
            counted[mark] = counted.get(mark, -1) + 1
            result.append((Found(place, mark, counted[mark]), field))
        return result

    def field(self, wanted: Found) -> Line | None:
        """The same field again, where it was found."""
        return next((line for one, line in self.found(wanted.place) if one == wanted), None)


def places(windows: Windows, deepest: int = _DEEPEST) -> Iterator[Place]:
    """Every place where something shows that did not show before, with the window gone there."""
    pressed: set[Mark] = set()
    seen: set[tuple[Mark, int]] = set()

    for name in (*(tab.name for tab in TABS), _SETTINGS):
        # The shortest way first: what stands open on a longer one is in the way of nothing.
        waiting = deque([Place(name)])
        while waiting:
            place = waiting.popleft()
            if not windows.go(place):
                continue
            here = {(one.mark, one.number) for one, _line in windows.found(place)}
            inside, buttons = windows.page(), [windows.mark(b) for b in windows.buttons()]
            if here - seen:
                seen.update(here)
                yield place
            windows.take_back()
            if len(place.pressed) == deepest:
                continue
            for mark in dict.fromkeys(buttons):
                # A button that leads to another tab opens nothing that this tab has not.
                if mark not in pressed and mark[0] == inside and not _NEVER.search(mark[2]):
                    pressed.add(mark)
                    waiting.append(Place(name, (*place.pressed, mark)))


def wait(until: Callable[[], bool], milliseconds: int) -> bool:
    """Whether something comes true in time; the window goes on meanwhile."""
    for _ in range(milliseconds):
        QApplication.processEvents()
        if until():
            return True
        QTest.qWait(1)
    return False
