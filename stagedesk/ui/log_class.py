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
        self.form = NewForm(_FORM, "Klassenbezoek noteren", gate, near=today)
        self.form.accepted.connect(lambda given: self.accepted.emit(given, self.who.chosen()))
        self.form.cancelled.connect(self.cancelled)
        row.addWidget(self.who)
        row.addWidget(self.form, 1)

    def start(self, names: Sequence[tuple[str, str]], on: date, about: str) -> None:
        """Begin: key and name of everybody in the class, all ticked; the day is today.

        ``about`` names the class, so that no other one gets what was half typed of it.
        """
        self.who.set_names(names)
        self.form.start({"on": on}, about=about)
        self.form.view.focus_field("report")
