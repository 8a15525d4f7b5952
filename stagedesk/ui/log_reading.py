"""What the tab Logboek shows to read: the entries of one kind or all, and the goals beside them.

Exists apart from the tab, which decides what is made and opened.
"""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.goals import Goal
from stagedesk.domain.log import LOG_KINDS, LogEntry
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import ComboBox
from stagedesk.ui.log_rows import EntryRow, GoalRow, Rows
from stagedesk.ui.widgets import SectionHead


class LogReading(QWidget):
    """Entries at the left, goals at the right.

    Signals:
        entry_chosen, goal_chosen: key of what is to be opened.
        goal_asked: a new goal. agenda_asked: a calendar file of what is planned.
    """

    entry_chosen = Signal(str)
    goal_chosen = Signal(str)
    goal_asked = Signal()
    agenda_asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        """Empty until the first ``show_log``."""
        super().__init__()
        self._today = today
        self._log: Sequence[LogEntry] = ()
        columns = QHBoxLayout(self)
        columns.setContentsMargins(20, 4, 20, 16)
        columns.setSpacing(36)
        left = QVBoxLayout()
        left.setSpacing(0)
        self.kind = ComboBox("Soort")
        self.kind.addItem("Alles", None)
        for word, words in LOG_KINDS:
            self.kind.addItem(words, word)
        self.kind.activated.connect(lambda _row: self._show_entries())
        self.agenda = Button("Naar mijn agenda", kind="link", icon="calendar")
        self.agenda.clicked.connect(self.agenda_asked)
        self._entries = Rows()
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 2)
        line.addWidget(self.kind)
        line.addStretch(1)
        line.addWidget(self.agenda)
        left.addWidget(SectionHead("Logboek"))
        left.addLayout(line)
        left.addWidget(self._entries)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(0)
        head = SectionHead("Doelen (IOP en OPP)", action="Doel toevoegen")
        head.acted.connect(self.goal_asked)
        self._goals = Rows()
        right.addWidget(head)
        right.addWidget(self._goals)
        right.addStretch(1)
        columns.addLayout(left, 11)
        columns.addLayout(right, 9)

    def show_log(self, log: Sequence[LogEntry], goals: Sequence[Goal]) -> None:
        """Show the log and the goals of a student."""
        self._log = log
        self._show_entries()
        rows = [GoalRow(goal, self._today()) for goal in goals]
        for row in rows:
            row.chosen.connect(self.goal_chosen)
        self._goals.show_rows(rows, "Nog geen doelen. Voeg toe waar de leerling aan werkt.")

    def _show_entries(self) -> None:
        kind = self.kind.currentData()
        rows = [EntryRow(e, self._today()) for e in self._log if kind in (None, e.kind)]
        for row in rows:
            row.chosen.connect(self.entry_chosen)
        words = "Nog niets in het logboek. Noteer een bezoek, een gesprek of een telefoontje."
        if self._log:
            words = "Niets van deze soort."
        self._entries.show_rows(rows, words)
