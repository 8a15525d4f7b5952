"""Goals and the newest entries of the logbook, as two blocks of the dossier (mock 3)."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stagedesk.domain.goals import Goal
from stagedesk.domain.log import LogEntry
from stagedesk.ui.log_rows import EntryRow, GoalRow, Rows
from stagedesk.ui.widgets import SectionHead

#: As many entries as the picture shows; the tab has them all.
_NEWEST = 3


class LogBlock(QWidget):
    """'Doelen (IOP)' and 'Logboek'.

    Signals:
        asked: the tab to go to, and what to begin there: ``Logboek/Bezoek noteren``.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        """Empty until ``show_log``."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        goals = SectionHead("Doelen (IOP)", action="Doel toevoegen")
        log = SectionHead("Logboek", action="Bezoek noteren")
        self._goals, self._entries = Rows(), Rows()
        for head, rows, begin in (
            (goals, self._goals, "Doel toevoegen"),
            (log, self._entries, "Bezoek noteren"),
        ):
            head.acted.connect(partial(self.asked.emit, f"Logboek/{begin}"))
            column.addWidget(head)
            column.addWidget(rows)

    def show_log(self, goals: Sequence[Goal], entries: Sequence[LogEntry], on: date) -> None:
        """Show the IOP goals and what was done last; a planned entry belongs to the tab."""
        short = [GoalRow(goal, on, short=True) for goal in goals if goal.term == "short"]
        done = sorted((entry for entry in entries if entry.done), key=lambda e: e.on, reverse=True)
        newest = [EntryRow(entry, on, short=True) for entry in done[:_NEWEST]]
        for row in newest:
            row.chosen.connect(lambda _key: self.asked.emit("Logboek"))
        self._goals.show_rows(short, "Nog geen doelen.")
        self._entries.show_rows(newest, "Nog niets genoteerd.")
