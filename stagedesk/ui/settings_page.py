"""Instellingen: the school, its staff, its holidays, and what keeps the data safe.

Exists as one page, so that what is set once does not clutter the tabs.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.page import Page
from stagedesk.ui.settings_part import Part
from stagedesk.ui.widgets import Ground, Rule


def _school(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_school import SchoolPart

    return SchoolPart(gate, choice)


def _staff(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_staff import StaffPart

    return StaffPart(gate, choice)


def _calendar(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_calendar import CalendarPart

    return CalendarPart(gate, choice)


def _safety(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_safety import SafetyPart

    return SafetyPart(gate, choice)


def _data(gate: Gate, choice: Choice) -> Part:
    from stagedesk.ui.settings_data import DataPart

    return DataPart(gate, choice)


_PARTS: tuple[tuple[str, str, Callable[[Gate, Choice], Part]], ...] = (
    ("&School", "company", _school),
    ("&Medewerkers", "people", _staff),
    ("Va&kanties", "calendar", _calendar),
    ("Veilig&heid", "key", _safety),
    ("&Gegevens", "table", _data),
)


class SettingsPage(Page):
    """Parts at the left, the chosen part at the right; a part is made when it is opened first."""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Opens on the school."""
        super().__init__(gate, choice)
        self._made: dict[int, Part] = {}
        self._here = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side())
        row.addWidget(Rule(vertical=True))
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self.head)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._right.addWidget(holder, 1)
        row.addLayout(self._right, 1)

    def _side(self) -> QWidget:
        side = Ground("side")
        side.setFixedWidth(200)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        self._buttons = []
        for number, (title, icon, _) in enumerate(_PARTS):
            button = Button(title, kind="plain", icon=icon)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _on, number=number: self.open_part(number))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(button)
        column.addStretch(1)
        return side

    def open_part(self, number: int) -> None:
        """Show a part: 0 school, 1 staff, 2 holidays, 3 safety, 4 data in and out."""
        title, _, make = _PARTS[number]
        if number not in self._made:
            self._made[number] = make(self.gate, self.choice)
            self._stack.addWidget(self._made[number])
        self._here = number
        self._buttons[number].setChecked(True)
        self.head.show_title(title.replace("&", ""), self._made[number].second)
        self._stack.setCurrentWidget(self._made[number])
        self._made[number].reload()

    def help_topic(self) -> str:
        """The text of the part that shows, when it has one of its own."""
        return self.part().help

    def open_named(self, part: str) -> None:
        """Open the part with this title, ready to type; an unknown one leaves what shows."""
        titles = [title.replace("&", "") for title, _, _ in _PARTS]
        if part in titles:
            self.open_part(titles.index(part))
            self.part().setFocus()

    def part(self) -> Part:
        """The part that shows."""
        return self._made[self._here]

    def show_choice(self, chosen: Chosen) -> None:
        """Read the part that shows again."""
        self.open_part(self._here)

    def head_place(self) -> QVBoxLayout | None:
        """The column at the right."""
        return self._right
