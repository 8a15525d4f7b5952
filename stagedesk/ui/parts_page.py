"""A page of parts: their names at the left, the chosen part at the right.

Exists once for the settings and the overviews; a part is made when it is opened first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.page import Page
from stagedesk.ui.part import Part
from stagedesk.ui.widgets import Ground, Rule


@dataclass(frozen=True, slots=True)
class PartOf:
    """One part: its words with the access key, its icon, how it is made."""

    words: str
    icon: str
    make: Callable[[Gate, Choice], Part]

    @property
    def name(self) -> str:
        """The words without their access key."""
        return self.words.replace("&", "")


class PartsPage(Page):
    """Parts at the left, the chosen part at the right."""

    def __init__(self, gate: Gate, choice: Choice, parts: Sequence[PartOf]) -> None:
        """Opens on the first."""
        super().__init__(gate, choice)
        self.parts = tuple(parts)
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
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        self._buttons = []
        for number, part in enumerate(self.parts):
            button = Button(part.words, kind="plain", icon=part.icon)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _on, number=number: self.open_part(number))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(button)
        column.addStretch(1)
        # No name is cut off, however long a part is called.
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        side.setFixedWidth(max(200, widest + 24))
        return side

    def open_part(self, number: int) -> None:
        """Show a part by its place in the list, from 0."""
        if number not in self._made:
            made = self.parts[number].make(self.gate, self.choice)
            made.go.connect(self.go)
            made.settings_asked.connect(self.settings_asked)
            made.counted.connect(self.counted)
            made.print_asked.connect(self.print_asked)
            self._made[number] = made
            self._stack.addWidget(made)
        self._here = number
        self._buttons[number].setChecked(True)
        self.head.show_title(self.parts[number].name, self._made[number].second)
        self._stack.setCurrentWidget(self._made[number])
        self._made[number].reload()

    def help_topic(self) -> str:
        """The text of the part that shows, when it has one of its own."""
        return self.part().help

    def open_named(self, part: str) -> None:
        """Open the part with this title, ready to type; an unknown one leaves what shows."""
        names = [one.name for one in self.parts]
        if part in names:
            self.open_part(names.index(part))
            self.part().setFocus()

    def part(self) -> Part:
        """The part that shows."""
        return self._made[self._here]

    def print_current(self) -> None:
        """What the part that shows has to print."""
        self.part().print_current()

    def show_choice(self, chosen: Chosen) -> None:
        """Read the part that shows again."""
        self.open_part(self._here)

    def head_place(self) -> QVBoxLayout | None:
        """The column at the right."""
        return self._right
