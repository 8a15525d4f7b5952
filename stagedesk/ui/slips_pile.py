"""A pile of papers ticked as handed in: three letters and Enter, and the next one.

Exists because the papers lie here before anybody has time to type their hours.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from stagedesk.domain.calendar import Week, monday, week_of
from stagedesk.domain.times import short_date
from stagedesk.services import slip_pile
from stagedesk.services.students import Hit
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox
from stagedesk.ui.gate import Gate
from stagedesk.ui.search_box import SearchBox
from stagedesk.ui.tinted_strip import TintedStrip
from stagedesk.ui.widgets import Text

#: A pile holds papers of the last weeks.
_WEEKS = 12


class PileStrip(TintedStrip):
    """Which week, who; hidden until it is asked for, then open until 'Klaar'.

    Signals:
        closed: done with it.
    """

    closed = Signal()

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Hidden."""
        super().__init__()
        self._gate, self._choice = gate, choice
        self._count = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(10)
        self.week = ComboBox("Week van de stapel")
        self.week.setFixedWidth(theme.scaled(178))
        self.who = SearchBox(gate, "Van wie? Typ een paar letters", "student", "")
        self.who.setFixedWidth(theme.scaled(250))
        self.said = Text("", "badge", "text2")
        self.said.setWordWrap(True)
        self.ready = Button("Klaar")
        row.addWidget(self.week)
        row.addWidget(self.who)
        row.addWidget(self.said, 1)
        row.addWidget(self.ready)
        self.who.found.connect(self._tick)
        self.week.activated.connect(lambda _row: self.who.setFocus())
        self.ready.clicked.connect(self.leave)
        self.hide()

    def start(self, weeks: Sequence[Week], on: date) -> None:
        """Ready for the first paper; the week that ended last is chosen."""
        now = week_of(on)
        recent = [week for week in weeks if week <= now][-_WEEKS:]
        self.week.clear()
        for week in reversed(recent):
            words = f"Week {week[1]}, vanaf {short_date(monday(week))}"
            self.week.addItem(words, week)
        if len(recent) > 1 and recent[-1] == now:
            self.week.setCurrentIndex(1)
        self._count = 0
        self._say("Enter: het briefje ligt er")
        self.show()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, hit: Hit) -> None:
        week = self.week.currentData()
        if week is None:
            return
        done, problems = self._gate.check(
            f"Week {week[1]} van {hit.title}: ligt er",
            slip_pile.tick,
            hit.key,
            self._choice.now.school_year,
            tuple(week),
            self._choice.now.on,
        )
        if done is None:
            self._say(problems[0].text if problems else "Niet genoteerd", wrong=True)
        else:
            self._count += 1
            many = "1 briefje ligt er" if self._count == 1 else f"{self._count} briefjes liggen er"
            self._say(f"{done.name}, week {week[1]}. {many}")
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.said.set_token("bad" if wrong else "text2")
        self.said.setText(words)

    def leave(self) -> None:
        """Hide; the pile is done."""
        self.hide()
        self.closed.emit()
