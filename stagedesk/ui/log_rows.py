"""The rows of the stagelogboek and of the goals, as they read in a list and on the dossier."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.goals import RESULTS, Goal
from stagedesk.domain.log import LogEntry
from stagedesk.domain.times import format_time, short_date
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Badge, Text

_GOAL_SIGNS = {"reached": Sign.TICK, "busy": Sign.HALF, "not_yet": Sign.RING}
_GOAL_WORDS = dict(RESULTS)


class EntryRow(QWidget):
    """One entry: its day at the left, what it was (a button), and what was said.

    Signals:
        chosen: key of the entry.
    """

    chosen = Signal(str)

    def __init__(self, entry: LogEntry, on: date, *, short: bool = False) -> None:
        """``short`` leaves out who was present and cuts the report to its first line."""
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 4)
        line.setSpacing(10)
        day = Text(short_date(entry.on), "small", "text2")
        day.setFixedWidth(theme.scaled(52))
        day.setContentsMargins(0, 6, 0, 0)
        line.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        self.button = Button(entry.label, kind="link", name=_spoken(entry, on), flush=True)
        self.button.setFont(theme.font("strong"))
        self.button.clicked.connect(lambda: self.chosen.emit(entry.key))
        top.addWidget(self.button)
        if entry.time is not None and not short:
            top.addWidget(Text(format_time(entry.time), "small", "text2"))
        top.addStretch(1)
        for sign, words in _states(entry, on):
            top.addWidget(Badge(sign, words))
        column.addLayout(top)
        for words, token in _texts(entry, short):
            text = Text(words, "body", token)
            text.setWordWrap(True)
            column.addWidget(text)
        line.addLayout(column, 1)


class GoalRow(QWidget):
    """One goal with how it stands.

    Signals:
        chosen: key of the goal.
    """

    chosen = Signal(str)

    def __init__(self, goal: Goal, on: date, *, short: bool = False) -> None:
        """As it stands on a day; ``short`` only shows it, without a button to change it."""
        super().__init__()
        standing = goal.standing(on)
        words = _GOAL_WORDS[standing]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        text = Text(goal.text)
        text.setWordWrap(True)
        text.setAccessibleName(f"{goal.text}: {words}")
        row.addWidget(text, 1)
        if goal.term == "long":
            row.addWidget(Text("OPP", "small", "text2"))
        row.addWidget(Badge(_GOAL_SIGNS[standing], words))
        judged = [one for one in goal.judgements if one.on <= on and one.remark]
        if judged and not short:
            last = max(judged, key=lambda one: one.on)
            text.setText(f"{goal.text}\n{short_date(last.on)}: {last.remark}")
        if not short:
            name = f"Doel wijzigen: {goal.text}, {words}"
            button = Button("", kind="plain", icon="pencil", name=name)
            button.clicked.connect(lambda: self.chosen.emit(goal.key))
            row.addWidget(button)


class Rows(QWidget):
    """Rows under each other; another list takes the place of the old one."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 8)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[QWidget], empty: str) -> None:
        """Show these, or one sentence when there is none."""
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        if not rows:
            none = Text(empty, "body", "text2")
            none.setWordWrap(True)
            none.setContentsMargins(0, 6, 0, 6)
            rows = [none]
        for row in rows:
            self._column.addWidget(row)


def _states(entry: LogEntry, on: date) -> list[tuple[Sign, str]]:
    found = []
    if not entry.done:
        late = entry.on < on
        found.append((Sign.ALERT if late else Sign.DUE, "nog niet geweest" if late else "gepland"))
    if entry.agreement and entry.agreement_by is not None and not entry.agreement_done:
        found.append((Sign.HALF, f"afspraak {short_date(entry.agreement_by)}"))
    if entry.secret:
        found.append((Sign.SLASH, "vertrouwelijk"))
    return found


def _texts(entry: LogEntry, short: bool) -> list[tuple[str, str]]:
    report = (entry.report or "").strip()
    if short:
        first = report.splitlines()[0] if report and not entry.secret else ""
        return [(first, "text")] if first else []
    parts = [
        (f"Met {entry.present}" if entry.present else "", "text2"),
        (report, "text"),
        (f"Afspraak: {entry.agreement}" if entry.agreement else "", "text2"),
    ]
    return [(words, token) for words, token in parts if words]


def _spoken(entry: LogEntry, on: date) -> str:
    states = ", ".join(words for _, words in _states(entry, on))
    return ", ".join(part for part in (entry.label, short_date(entry.on), states) if part)
