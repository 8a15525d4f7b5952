"""The parts of the tab Leerlingen beside its overview; a part is one function and one line here.

Exists so that what belongs to one student stands with that student, and not in a tab of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate
from stagedesk.ui.part import StudentPart
from stagedesk.ui.widgets import Ground


@dataclass(frozen=True, slots=True)
class StudentPartOf:
    """One part: its words with the access key, and how it is made."""

    words: str
    make: Callable[[Gate, Choice], StudentPart]

    @property
    def name(self) -> str:
        """The words without their access key."""
        return self.words.replace("&", "")


#: The parts in order, after 'Overzicht'.
PARTS: tuple[StudentPartOf, ...] = ()


class PartStrip(Ground):
    """The names of the parts in a row; a part is made when it is opened first.

    Signals:
        chosen: another part than the one that showed.
        go, print_asked: of the parts.
    """

    chosen = Signal()
    go = Signal(str)
    print_asked = Signal(str, object, object)

    def __init__(self, gate: Gate, choice: Choice, stack: QStackedWidget) -> None:
        """Opens on the overview; parts are put into ``stack``."""
        super().__init__("surface")
        self._gate, self._choice, self._stack = gate, choice, stack
        self._made: dict[int, StudentPart] = {}
        self._here = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 20, 4)
        row.setSpacing(4)
        self.buttons = []
        for number, words in enumerate(("O&verzicht", *(part.words for part in PARTS))):
            button = Button(words, kind="plain")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _on, number=number: self.open(number))
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        self.buttons[0].setChecked(True)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, without the overview."""
        return tuple(part.name for part in PARTS)

    @property
    def part(self) -> StudentPart | None:
        """The part that is chosen; None is the overview."""
        return self._made[self._here] if self._here else None

    def open(self, number: int) -> None:
        """Choose a part by its place, 0 is the overview; the page shows it."""
        if number and number not in self._made:
            made = PARTS[number - 1].make(self._gate, self._choice)
            made.go.connect(self.go)
            made.print_asked.connect(self.print_asked)
            self._made[number] = made
            self._stack.addWidget(made)
        self.buttons[number].setChecked(True)
        if number != self._here:
            self._here = number
            self.chosen.emit()

    def open_named(self, name: str) -> None:
        """Choose a part by its name; an unknown one leaves what shows."""
        if name in self.names:
            self.open(self.names.index(name) + 1)
