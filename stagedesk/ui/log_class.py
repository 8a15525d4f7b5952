"""A visit to a class, typed once for all its students.

Exists because a jobcoach who sits in a class for an hour writes one report, not fourteen.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stagedesk.domain.form import Form, Section
from stagedesk.domain.log import LOG_FORM
from stagedesk.ui import theme
from stagedesk.ui.gate import Gate
from stagedesk.ui.new_form import NewForm
from stagedesk.ui.print_who import WhoList

_FORM = Form(
    "class_visit",
    "Klassenbezoek",
    (
        Section(
            "Klassenbezoek",
            tuple(LOG_FORM.field(name) for name in ("on", "time", "report", "present")),
            hint="komt in het logboek van elke leerling",
        ),
    ),
)

_ABSENT = "absent"


class ClassVisit(QWidget):
    """Who was there at the left, what was done at the right.

    Signals:
        accepted: what was typed, and the keys of the students who are ticked.
        cancelled: nothing is to be made.
    """

    accepted = Signal(dict, tuple)
    cancelled = Signal()

    def __init__(self, gate: Gate, today: date) -> None:
        """Empty until ``start``."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.who = WhoList("Wie er waren")
        self.who.setFixedWidth(theme.scaled(240))
        self._everybody: tuple[str, ...] = ()
        self.form = NewForm(_FORM, "Klassenbezoek noteren", gate, near=today)
        self.form.accepted.connect(lambda given: self.accepted.emit(given, self.who.chosen()))
        self.form.cancelled.connect(self.cancelled)
        self.who.ticked.connect(self._keep_absent)
        row.addWidget(self.who)
        row.addWidget(self.form, 1)

    def start(self, names: Sequence[tuple[str, str]], on: date, about: str) -> None:
        """Begin: key and name of everybody in the class, all ticked; the day is today.

        ``about`` names the class, so that no other one gets what was half typed of it.
        """
        self._everybody = ()
        self.form.start({"on": on}, about=about)
        absent = self.form.beside(_ABSENT)
        self.who.set_names(names, absent if isinstance(absent, tuple) else ())
        self._everybody = tuple(key for key, _name in names)
        self.form.view.focus_field("report")

    def _keep_absent(self) -> None:
        # Who was not there, and not who was: somebody new in the class is ticked like everybody.
        there = self.who.chosen()
        absent = tuple(key for key in self._everybody if key not in there)
        if self._everybody:
            self.form.keep_beside(_ABSENT, absent or None)
