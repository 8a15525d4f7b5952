"""The goals of a student at a visit: how far each is on that day, with a word beside it.

Exists apart from the entry's form, because a judgement belongs to the goal (Stagelogboek: judged
at each visit).
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.goals import RESULTS, Goal
from stagedesk.services import log
from stagedesk.ui.buttons import SegmentedChoice
from stagedesk.ui.fields import LineEdit
from stagedesk.ui.gate import Gate
from stagedesk.ui.line_drafts import LineDrafts
from stagedesk.ui.widgets import SectionHead, Text

_TONES = {"reached": "ok", "busy": "wait", "not_yet": "wait"}


class Judging(QWidget):
    """One row a goal; what is there stays there while it is answered."""

    def __init__(self, gate: Gate) -> None:
        """Hidden until there are goals."""
        super().__init__()
        self._gate = gate
        self._about = ""
        self._on: date | None = None
        self._rows: dict[str, _GoalAtVisit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 12)
        column.setSpacing(4)
        column.addWidget(SectionHead("Doelen (IOP)", "zo staat het op deze dag"))
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        column.addLayout(self._column)

    def show_goals(self, goals: Sequence[Goal], on: date | None, about: str) -> None:
        """Show how these goals are on a day; ``about`` names the student in the history."""
        self._about, self._on = about, on
        self.setVisible(bool(goals) and on is not None)
        if on is None:
            return
        if list(self._rows) != [goal.key for goal in goals]:
            self._build(goals)
        for goal in goals:
            self._rows[goal.key].show_goal(goal, on)

    def _build(self, goals: Sequence[Goal]) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for row in self._rows.values():
            row.drafts.keep_now()
        self._rows = {goal.key: _GoalAtVisit(goal, self._gate) for goal in goals}
        for goal in goals:
            row = self._rows[goal.key]
            row.answer.chosen.connect(partial(self._judge, goal))
            row.remark.editingFinished.connect(partial(self._remark, goal))
            self._column.addWidget(row)

    def _title(self, goal: Goal) -> str:
        return f"Doel van {self._about}: {goal.text}"

    def _judge(self, goal: Goal, result: str | None) -> None:
        on = self._on
        if on is not None:
            # Not from within the button's own signal: what is saved may build the page anew.
            QTimer.singleShot(
                0,
                self,
                lambda: self._gate.check(self._title(goal), log.judge, goal.key, on, result),
            )

    def _remark(self, goal: Goal) -> None:
        row = self._rows[goal.key]
        text = row.remark.text().strip()
        if self._on is None or text == row.kept:
            return
        _none, problems = self._gate.check(self._title(goal), log.remark, goal.key, self._on, text)
        if not problems:
            row.kept = text
            row.drafts.saved("remark", text)


class _GoalAtVisit(QWidget):
    """A goal, its three answers, and its remark once it has an answer."""

    def __init__(self, goal: Goal, gate: Gate) -> None:
        super().__init__()
        self.kept = ""
        self.drafts = LineDrafts(gate.drafts, "judgement", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        text = Text(goal.text)
        text.setWordWrap(True)
        options = [(result, words, _TONES[result]) for result, words in RESULTS]
        self.answer = SegmentedChoice(goal.text, options)
        row.addWidget(text, 1)
        row.addWidget(self.answer)
        column.addLayout(row)
        self.remark = LineEdit(f"Opmerking bij: {goal.text}", "Opmerking")
        self.remark.setMaxLength(1000)
        self.drafts.watch("remark", self.remark)
        column.addWidget(self.remark)

    def show_goal(self, goal: Goal, on: date) -> None:
        """As it was judged on a day."""
        judged = next((one for one in goal.judgements if one.on == on), None)
        self.answer.set_value(judged.result if judged else None)
        self.kept = (judged.remark or "") if judged else ""
        half_typed = self.drafts.open(f"{goal.key}.{on.isoformat()}", {"remark": self.kept})
        self.remark.setVisible(judged is not None or bool(half_typed))
