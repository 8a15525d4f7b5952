"""Who of a group was there in a week, signed once for all: writes everybody's urenbriefje."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.calendar import Week, week_of
from stagedesk.domain.draft_text import draft_text, draft_value
from stagedesk.domain.times import format_time, weekday_date
from stagedesk.services import internal_presence
from stagedesk.services.internal import InternalPage
from stagedesk.services.internal_presence import PRESENT, Presence, PresencePage
from stagedesk.ui.buttons import Button, SegmentedChoice
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox, LineEdit, scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.line_drafts import LineDrafts
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Badge, ElidedText, Rule, Text

#: Below this width the way back loses its words.
_WIDE = 860
#: Field of the draft that holds what was chosen for each.
_ANSWERS = "answers"
#: Answers with the words of the screen; their first letters choose.
_STATES = (
    (PRESENT, "Er", "ok"),
    ("sick", "Ziek", "wait"),
    ("excused", "Geoorloofd", "wait"),
    ("unexcused", "Ongeoorloofd", "bad"),
)


class PresenceView(QWidget):
    """A group and a week, the answer for each student, and one signature.

    Signals:
        left: back to the grid.
    """

    left = Signal()

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Empty until ``open``."""
        super().__init__()
        self._gate, self._choice = gate, choice
        self._weeks: tuple[Week, ...] = ()
        self._at = 0
        self.page: PresencePage | None = None
        self.answers: dict[str, SegmentedChoice] = {}
        self.back = Button("&Terug naar het rooster", icon="chevron-left")
        self.group = ComboBox("Groep")
        self.before = Button("", kind="plain", icon="chevron-left", name="Vorige week")
        self.after = Button("", kind="plain", icon="chevron-right", name="Volgende week")
        self.week = Text("", "strong")
        self.where = ElidedText("", "body", "text2")
        self.teacher = LineEdit("Naam van de docent", "Naam van de docent")
        self._drafts = LineDrafts(gate.drafts, "internal_presence", self)
        self._drafts.watch("teacher", self.teacher)
        self.sign = Button("&Aanwezigheid aftekenen", kind="primary", icon="check")
        self.unsign = Button("Handtekening weghalen", icon="erase")
        self.problem = Text("", "badge", "bad")
        self._build()
        self.back.clicked.connect(self.left)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.group.activated.connect(lambda _row: self.reload())
        self.sign.clicked.connect(self._sign)
        self.unsign.clicked.connect(self._unsign)
        self.teacher.returnPressed.connect(self._sign)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(20, 4, 20, 8)
        top.setSpacing(8)
        self.group.setFixedWidth(150)
        for part in (self.back, self.group, self.before, self.week, self.after):
            top.addWidget(part)
        top.addWidget(self.where, 1)
        column.addLayout(top)
        column.addWidget(Rule())
        self._inside = QWidget()
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(20, 8, 20, 8)
        self._list.setSpacing(4)
        column.addWidget(scrolled(self._inside), 1)
        column.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 10)
        foot.setSpacing(8)
        self.teacher.setFixedWidth(220)
        foot.addWidget(self.teacher)
        foot.addWidget(self.sign)
        foot.addWidget(self.unsign)
        foot.addWidget(self.problem, 1)
        column.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow: the way back is an icon, so that the week stays whole."""
        super().resizeEvent(event)
        self.back.set_folded(self.width() < _WIDE)

    def open(self, page: InternalPage, group_key: str) -> None:
        """Show a group in the last week up to today that has a block."""
        self.group.clear()
        for group in page.groups:
            self.group.addItem(group.name, group.key)
        self.group.setCurrentIndex(max(0, self.group.findData(group_key)))
        self._weeks = tuple(week for span in page.rounds for week in span)
        now = week_of(self._choice.now.on)
        past = [place for place, week in enumerate(self._weeks) if week <= now]
        self._at = past[-1] if past else 0
        self.reload()
        self.teacher.setFocus()

    def _step(self, steps: int) -> None:
        self._at = min(max(0, self._at + steps), len(self._weeks) - 1)
        self.reload()

    def reload(self) -> None:
        """Read again what is noted; everybody is offered as having been there."""
        key = self.group.currentData()
        if key is None or not self._weeks:
            return
        week = self._weeks[self._at]
        self.page = self._gate.read(internal_presence.page, key, week)
        if self.page is None:
            self.left.emit()
            return
        found = self.page
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < len(self._weeks) - 1)
        day = weekday_date(found.day)
        self.week.setText(f"Week {week[1]}, {day}")
        times = f"{format_time(found.begin)} – {format_time(found.end)}"
        self.where.setText(found.free or f"{found.part} · {times}")
        self.problem.setText("")
        self.problem.setVisible(True)
        signed = {one.signed for one in found.members if one.signed}
        self._drafts.open(
            f"{key}.{week[0]}-{week[1]:02}",
            {"teacher": found.teacher or next(iter(sorted(signed)), "")},
        )
        self.unsign.setVisible(bool(signed))
        open_day = not found.free and found.day <= self._choice.now.on
        self.sign.setEnabled(open_day and bool(found.members))
        if not found.free and not open_day:
            self.problem.setText("Deze dag moet nog komen")
        self._show_members(found)

    def _show_members(self, found: PresencePage) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.answers = {}
        kept = dict(_answers(self._drafts.kept().get(_ANSWERS, "")))
        for member in found.members:
            self._list.addWidget(self._row(member, bool(found.free)))
            if member.student_key in kept:
                self.answers[member.student_key].set_value(kept[member.student_key] or None)
        if not found.members:
            self._list.addWidget(Text("In deze week zat niemand in deze groep.", "body", "text2"))
        self._list.addStretch(1)

    def _row(self, member: Presence, free: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(12)
        answer = SegmentedChoice(member.name, _STATES)
        answer.set_value(member.state or PRESENT)
        answer.setEnabled(not free)
        answer.chosen.connect(self._keep)
        self.answers[member.student_key] = answer
        name = Text(member.name, "strong")
        name.setFixedWidth(230)
        name.setWordWrap(True)
        line.addWidget(name)
        line.addWidget(Text(member.school_class, "small", "text2"))
        line.addWidget(answer)
        if member.signed:
            line.addWidget(Badge(Sign.TICK, "getekend"))
            line.addWidget(ElidedText(member.signed, "small", "text2"), 1)
        elif member.state:
            line.addWidget(Badge(Sign.RING, "niet getekend"))
            line.addStretch(1)
        else:
            line.addStretch(1)
        return row

    def _keep(self) -> None:
        """What was chosen for each, until it is signed: in one text, for it is signed at once."""
        states = tuple((key, str(one.value() or "")) for key, one in self.answers.items())
        self._drafts.keep(_ANSWERS, draft_text(states))

    def _sign(self) -> None:
        if self.page is None or not self.sign.isEnabled():
            return
        page, now = self.page, self._choice.now
        states = {key: str(answer.value() or "") for key, answer in self.answers.items()}
        count, problems = self._gate.check(
            f"{page.group} afgetekend, week {page.week[1]}",
            internal_presence.sign_group,
            page.group_key,
            page.week,
            states,
            self.teacher.text(),
            now.on,
        )
        if count is None:
            self._drafts.keep_now()
            self.problem.setText(problems[0].text if problems else "")
        else:
            self._drafts.forget()

    def _unsign(self) -> None:
        if self.page is not None:
            title = f"Handtekening van {self.page.group}, week {self.page.week[1]} weg"
            args = (self.page.group_key, self.page.week)
            QTimer.singleShot(
                0, self, lambda: self._gate.save(title, internal_presence.forget, *args)
            )


def _answers(text: str) -> list[tuple[str, str]]:
    """What was kept of the answers: key of a student, and what was chosen."""
    found = draft_value(text)
    return [(str(key), str(state)) for key, state in found] if isinstance(found, tuple) else []
