"""The parts of the tab Leerlingen beside its overview; a part is one function and one line here.

Exists so that what belongs to one student stands with that student, and not in a tab of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate
from stagedesk.ui.name_strip import NameStrip
from stagedesk.ui.part import StudentPart


@dataclass(frozen=True, slots=True)
class StudentPartOf:
    """One part: its words with the access key, and how it is made."""

    words: str
    make: Callable[[Gate, Choice], StudentPart]

    @property
    def name(self) -> str:
        """The words without their access key."""
        return self.words.replace("&", "")


def _around(gate: Gate, choice: Choice) -> StudentPart:
    from stagedesk.ui.around_part import AroundPart

    return AroundPart(gate, choice)


def _search(gate: Gate, choice: Choice) -> StudentPart:
    from stagedesk.ui.student_search import StudentSearch

    return StudentSearch(gate, choice)


def _track(gate: Gate, choice: Choice) -> StudentPart:
    from stagedesk.ui.track_part import TrackPart

    return TrackPart(gate, choice)


#: The parts in order, after 'Overzicht'.
PARTS: tuple[StudentPartOf, ...] = (
    StudentPartOf("Ron&d de stage", _around),
    StudentPartOf("&Plek zoeken", _search),
    StudentPartOf("Tra&ject", _track),
)


class PartStrip(NameStrip):
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
        super().__init__(("Overzi&cht", *(part.words for part in PARTS)))
        self._gate, self._choice, self._stack = gate, choice, stack
        self._made: dict[int, StudentPart] = {}
        self._here = 0
        self.pressed.connect(self.open)

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
        self.mark(number)
        if number != self._here:
            self._here = number
            self.chosen.emit()

    def open_named(self, name: str) -> None:
        """Choose a part by its name; an unknown one leaves what shows."""
        if name in self.names:
            self.open(self.names.index(name) + 1)
