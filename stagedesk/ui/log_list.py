"""The list beside the tab Logboek: as everywhere, or who was visited longest ago first.

Exists so that nobody is forgotten: the order is what the jobcoach plans the week by.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from stagedesk.domain.log import longest_ago
from stagedesk.domain.times import short_date
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.fields import CheckBox
from stagedesk.ui.gate import Gate
from stagedesk.ui.signs import Sign
from stagedesk.ui.student_list import StudentList

if TYPE_CHECKING:
    from stagedesk.services.students import StudentRow
    from stagedesk.services.transaction import Desk


class LogStudents(StudentList):
    """The students, with a tick that turns their order."""

    SHOWN = StudentList.SHOWN | {"log_entry"}

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """In order of name until the tick is set."""
        self.longest = CheckBox("Langst niet bezocht eerst")
        self.longest.setAccessibleName(self.longest.text())
        super().__init__(gate, choice)
        self.longest.toggled.connect(lambda _on: self._turn())

    def add_filters(self, column: QVBoxLayout) -> None:
        """The tick stands under whose students it shows."""
        column.addWidget(self.longest)

    def rows(self, chosen: Chosen) -> "Sequence[StudentRow]":
        """By name, or by who was visited longest ago: never comes first."""
        from stagedesk.services.visit_calendar import last_visits

        rows = super().rows(chosen)
        if not self.longest.isChecked():
            return rows
        last = self._gate.read(last_visits, chosen.school_year, chosen.on)
        # Who is not at a company cannot be visited there, and comes last.
        return sorted(
            rows,
            key=lambda row: (row.company is None, *longest_ago(last.get(row.key), "")),
        )

    def states(self, desk: "Desk", chosen: Chosen) -> dict[str, tuple[Sign, str]]:
        """What is urgent; in the other order the day of the last visit."""
        from stagedesk.services.visit_calendar import last_visits

        if not self.longest.isChecked():
            return super().states(desk, chosen)
        last = desk.read(last_visits, chosen.school_year, chosen.on)
        found = {row.key: (Sign.RING, "nog niet") for row in super().rows(chosen) if row.company}
        return found | {key: (Sign.TICK, short_date(day)) for key, day in last.items()}

    def _turn(self) -> None:
        self._loaded = None
        self.reload()
