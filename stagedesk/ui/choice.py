"""The one choice that all tabs share: who, in which school year, seen from which day.

Exists so that the student chosen in one tab is the student of the next.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen now.

    Attributes:
        on: today, from the window's clock; the domain never asks for it.
        school_year: ``2026-2027``.
        student, placement, company: keys; None when nothing is chosen.
        jobcoach: key of the jobcoach whose students are listed; None lists all.
        school_class: only this class; None lists all.
        text: part of a name.
        week: ISO year and week, moment: 1 to 3, where a tab was opened for one of them.
    """

    on: date
    school_year: str
    student: str | None = None
    placement: str | None = None
    company: str | None = None
    jobcoach: str | None = None
    school_class: str | None = None
    text: str = ""
    week: tuple[int, int] | None = None
    moment: int | None = None


class Choice(QObject):
    """Holds the choice and tells every page about it.

    Signals:
        changed: the new Chosen.
    """

    changed = Signal(object)

    def __init__(self, start: Chosen, me: str | None = None) -> None:
        """``me`` is the key of the staff member chosen at unlock."""
        super().__init__()
        self.now = start
        self.me = me

    def pick(self, **values: Any) -> None:
        """Choose something else; another student lets go of placement, week and moment.

        Takes the attributes of Chosen by name. Nothing is told when nothing changes.
        """
        if "student" in values and values["student"] != self.now.student:
            values = {"placement": None, "week": None, "moment": None, **values}
        following = replace(self.now, **values)
        if following != self.now:
            self.now = following
            self.changed.emit(following)
