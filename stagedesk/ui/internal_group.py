"""One group of the internal stage, under the grid: its part in a round, its day, its students."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.times import SHORT_WEEKDAYS, WEEKDAY_NAMES
from stagedesk.services import internal_planning
from stagedesk.services.internal import Group, InternalPage, Member, span_words
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import LineEdit
from stagedesk.ui.gate import Gate
from stagedesk.ui.line_drafts import LineDrafts
from stagedesk.ui.log_rows import Rows
from stagedesk.ui.settled_box import SettledBox
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import ElidedText, SectionHead, SignMark, Text

#: Under this width the days of the round are left out of the line of the group.
_ROOM_FOR_DAYS = 800


class GroupPanel(QWidget):
    """What can be changed by hand: the part of the chosen round, name, day, who is in it.

    Signals:
        presence_asked: the group's presence is to be noted.
    """

    presence_asked = Signal()

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Empty until ``show_group``."""
        super().__init__()
        self._gate, self._choice = gate, choice
        self._page: InternalPage | None = None
        self._round_words = ("", "")
        self._group: Group | None = None
        self._round = -1
        self.part = SettledBox("Onderdeel in deze ronde")
        self.round = ElidedText("", "body", "text2")
        self.name = LineEdit("Naam van de groep")
        self._drafts = LineDrafts(gate.drafts, "internal_group", self)
        self._drafts.watch("name", self.name)
        self.day = SettledBox("Dag van de groep")
        self.presence = Button("&Aanwezigheid", kind="primary", icon="check")
        self.problem = Text("", "badge", "bad")
        self.members, self.odd = Rows(), Rows()
        self.place = Button("Deel deze leerlingen in", icon="people")
        for number, words in enumerate(WEEKDAY_NAMES[:5]):
            self.day.addItem(words, number)
        self._build()
        self.part.settled.connect(self._set_part)
        self.day.settled.connect(self._set_day)
        self.name.editingFinished.connect(self._rename)
        self.presence.clicked.connect(self.presence_asked)
        self.place.clicked.connect(self._place)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.name.setFixedWidth(110)
        self.day.setFixedWidth(104)
        self.part.setFixedWidth(196)
        for part in (self.name, self.day, self.part):
            line.addWidget(part)
        line.addWidget(self.round, 1)
        line.addWidget(self.presence)
        column.addLayout(line)
        column.addWidget(self.problem)
        columns = QHBoxLayout()
        columns.setSpacing(28)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, head, rows in (
            (left, SectionHead("Leerlingen", "vanaf vandaag in een andere groep"), self.members),
            (right, SectionHead("Let op"), self.odd),
        ):
            side.setSpacing(0)
            side.addWidget(head)
            side.addWidget(rows)
            columns.addLayout(side, 1)
        left.addStretch(1)
        right.addWidget(self.place, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        column.addLayout(columns)
        column.addStretch(1)

    def show_group(self, page: InternalPage, group: Group, number: int) -> None:
        """Show a group; ``number`` is the place of the chosen round, -1 is none."""
        self._page, self._group, self._round = page, group, number
        self.problem.hide()
        self._drafts.open(group.key, {"name": group.name})
        self.day.show_data(group.weekday)
        if not self.part.count():
            for part in page.rules.parts:
                self.part.addItem(part, part)
        there = 0 <= number < len(group.parts)
        self.part.setEnabled(there)
        self.part.show_data(group.parts[number] if there else None)
        words = f"in ronde {number + 1}"
        self._round_words = (
            (f"{words} ({span_words(page.rounds[number])})", words) if there else ("", "")
        )
        self._say_round()
        self.members.show_rows(
            [self._member(member) for member in group.members], "Nog niemand in deze groep."
        )
        odd = [_odd_row(doubt.text) for doubt in page.doubts]
        odd += [
            _odd_row(f"{one.name} {one.school_class} zit nog in geen groep.") for one in page.loose
        ]
        self.odd.show_rows(odd, "Alles klopt: iedere groep komt bij ieder onderdeel.")
        self.place.setVisible(bool(page.loose))

    def _say_round(self) -> None:
        """Where there is no room for its days: the head of the grid has them too."""
        self.round.setText(self._round_words[self.width() < _ROOM_FOR_DAYS])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words that fit."""
        super().resizeEvent(event)
        self._say_round()

    def _member(self, member: Member) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(8)
        name = Text(member.name)
        name.setWordWrap(True)
        box = SettledBox(f"Groep van {member.name}")
        box.setFixedWidth(130)
        for group in self._page.groups if self._page is not None else ():
            box.addItem(f"{group.name} ({SHORT_WEEKDAYS[group.weekday]})", group.key)
        box.show_data(self._group.key if self._group else None)
        box.settled.connect(partial(self._moved, member, box))
        line.addWidget(name, 1)
        line.addWidget(Text(member.school_class, "small", "text2"))
        line.addWidget(box)
        return row

    # What the user does.

    def _moved(self, member: Member, box: SettledBox) -> None:
        target = box.currentData()
        title = f"{member.name} naar {box.currentText()}"
        args = (member.student_key, target, self._choice.now.on)
        # Not from within the box's own signal: what is saved builds the rows anew.
        QTimer.singleShot(0, self, lambda: self._save(title, internal_planning.move, *args))

    def _set_part(self) -> None:
        if self._group is None or self._round < 0:
            return
        part = self.part.currentData()
        title = f"{self._group.name} in ronde {self._round + 1}: {part}"
        self._save(title, internal_planning.exchange, self._group.key, self._round, part)

    def _set_day(self) -> None:
        if self._group is not None:
            title = f"{self._group.name} op {self.day.currentText()}"
            weekday = self.day.currentData()
            self._save(title, internal_planning.set_weekday, self._group.key, weekday)

    def _rename(self) -> None:
        if self._group is None or self.name.text().strip() == self._group.name:
            return
        name = self.name.text()
        title = f"{self._group.name} heet nu {name.strip()}"
        if self._save(title, internal_planning.rename, self._group.key, name):
            self._drafts.saved("name", name)
        else:
            self._drafts.keep_now()

    def _place(self) -> None:
        now = self._choice.now
        self._save(
            "Nieuwe leerlingen ingedeeld", internal_planning.place_loose, now.school_year, now.on
        )

    def _save(self, title: str, change: object, *args: object) -> bool:
        assert callable(change)
        _, problems = self._gate.check(title, change, *args)
        self.problem.setText(problems[0].text if problems else "")
        self.problem.setVisible(bool(problems))
        return not problems


def _odd_row(words: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 3, 0, 3)
    line.setSpacing(8)
    line.addWidget(SignMark(Sign.HALF, 14, "let op"), 0, Qt.AlignmentFlag.AlignTop)
    text = Text(words)
    text.setWordWrap(True)
    line.addWidget(text, 1)
    return row
