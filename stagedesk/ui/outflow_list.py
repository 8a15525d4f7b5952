"""The list beside Uitstroom: who leaves, who is in aftercare, or everybody of the year.

Exists because who has left is in no school year any more and must still be found.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from stagedesk.services import outflow_list
from stagedesk.services.outflow_list import WHICH, Which
from stagedesk.ui.choice import Chosen
from stagedesk.ui.fields import ComboBox
from stagedesk.ui.signs import Sign
from stagedesk.ui.student_list import StudentList

if TYPE_CHECKING:
    from stagedesk.services.students import StudentRow
    from stagedesk.services.transaction import Desk


class OutflowList(StudentList):
    """The usual list with one filter more."""

    SHOWN = StudentList.SHOWN | {"outflow"}

    def add_filters(self, column: QVBoxLayout) -> None:
        """Leavers first: they are what this tab is for."""
        self.which = ComboBox("Wie")
        for which, words in WHICH:
            self.which.addItem(words, which)
        self.which.activated.connect(lambda _row: self.reload())
        column.addWidget(self.which)

    def show_which(self, which: Which) -> None:
        """Another filter."""
        self.which.setCurrentIndex(self.which.findData(which))
        self.reload()

    def rows(self, chosen: Chosen) -> "Sequence[StudentRow]":
        """Who stands in the list; where to instead of the placement."""
        return self._gate.read(
            outflow_list.rows,
            chosen.school_year,
            chosen.on,
            Which(self.which.currentData()),
            jobcoach=chosen.jobcoach,
            school_class=chosen.school_class,
            text=chosen.text,
        )

    def states(self, desk: "Desk", chosen: Chosen) -> dict[str, tuple[Sign, str]]:
        """Who is to be spoken, now or within a month."""
        found = desk.read(outflow_list.badges, chosen.on)
        return {key: (Sign(sign), words) for key, (sign, words) in found.items()}
