"""Which students the hours grid can show: mine, or one class at a time."""

from typing import TypedDict

from stagedesk.services import slip_grid, students
from stagedesk.ui.choice import Chosen
from stagedesk.ui.gate import Gate

#: Key of 'Mijn leerlingen'; no class is called so.
MINE = "\0mine"


class Condition(TypedDict, total=False):
    """How slip_grid.class_grid is asked."""

    school_class: str
    jobcoach_key: str
    student_keys: tuple[str, ...]


class Groups:
    """The groups of a school year and the one that shows.

    Attributes:
        known: (key, Dutch words) of every group.
        now: key of the group that shows; None when there is none.
    """

    def __init__(self, gate: Gate) -> None:
        """Nothing is known before ``read``."""
        self._gate = gate
        self._me: str | None = None
        self._student: str | None = None
        self.known: tuple[tuple[str, str], ...] = ()
        self.now: str | None = None

    def read(self, chosen: Chosen, me: str | None) -> None:
        """Read the groups of the school year; the one that shows stays where it can."""
        self._me = me
        classes = self._gate.read(students.classes, chosen.school_year)
        mine = ((MINE, "Mijn leerlingen"),) if me is not None else ()
        self.known = (*mine, *((name, f"Klas {name}") for name in classes))
        keys = [key for key, _ in self.known]
        if self.now not in keys:
            wanted = chosen.school_class
            self.now = wanted if wanted in keys else keys[0] if keys else None

    def follow(self, chosen: Chosen) -> bool:
        """Show the group of the chosen student; whether it is another one."""
        self._student = chosen.student
        if chosen.student is None:
            return False
        before = self.now
        school_class, jobcoach = self._gate.read(
            slip_grid.place_of, chosen.student, chosen.school_year
        )
        if not (before == MINE and jobcoach == self._me):
            keys = [key for key, _ in self.known]
            self.now = school_class if school_class in keys else None
        return self.now != before

    def condition(self) -> Condition:
        """How the grid is asked; without any group the chosen student alone."""
        if self.now == MINE and self._me is not None:
            return {"jobcoach_key": self._me}
        if self.now is not None:
            return {"school_class": self.now}
        return {"student_keys": (self._student,) if self._student else ()}

    def label(self) -> str:
        """The group in the words of the status line."""
        words = dict(self.known).get(self.now or "", "leerling")
        return words[0].lower() + words[1:]
