"""One day of an urenbriefje: begin, end, on time, or an absence; what is odd stands under it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stagedesk.domain.absence_notices import AbsenceNotice
from stagedesk.domain.problem import InputError, Problem, Severity
from stagedesk.domain.slips import HoursSlip, SlipDay
from stagedesk.domain.times import (
    SHORT_WEEKDAYS,
    WEEKDAY_NAMES,
    format_hours,
    format_time,
    parse_time,
    short_date,
)
from stagedesk.domain.working_time import slip_problems
from stagedesk.services.slip_page import DayRow
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button, SegmentedChoice
from stagedesk.ui.fields import set_problem
from stagedesk.ui.signs import Sign
from stagedesk.ui.slips_note import ABSENCE_WORDS, NoteLine, absence_menu
from stagedesk.ui.slips_time import DAY_WIDTH, HOURS_WIDTH, ON_TIME_WIDTH, TimeField
from stagedesk.ui.widgets import Text

#: A letter in the begin field is an absence: a week of a sick student without the mouse.
_LETTERS = {"z": "sick", "g": "excused", "o": "unexcused"}
_REPORTED = ((True, "Wel", "ok"), (False, "Niet", "wait"))


class DayEditor(QWidget):
    """A row of the panel.

    Signals:
        times_given: begin and end in minutes, both None when they were taken away.
        on_time_given: True, False or None.
        absence_given: one of ABSENCES or None, and whether it was reported (True, False, None).
        make_up_given: whether the day makes up for missed hours.
        registered: the unexcused hours were passed on (True), or not after all (False).
        entered: Enter in the last field: on to the next day.
        stepped: Up (-1) or Down (1).
        half_given: begin and end as typed, while they are no times yet.
        typing: ``begin`` or ``end`` and its text after a key; None when it is what was shown.
    """

    times_given = Signal(object, object)
    on_time_given = Signal(object)
    absence_given = Signal(object, object)
    make_up_given = Signal(bool)
    registered = Signal(bool)
    entered = Signal()
    stepped = Signal(int)
    half_given = Signal(str, str)
    typing = Signal(str, object)

    def __init__(self, weekday: int) -> None:
        """``weekday``: 0 is Monday."""
        super().__init__()
        self.weekday = weekday
        self._row: DayRow | None = None
        self._opened = False
        self._doubts: tuple[Problem, ...] = ()
        self._problem: Problem | None = None
        day = WEEKDAY_NAMES[weekday]
        self.begin = TimeField(f"Begin {day}")
        self.end = TimeField(f"Eind {day}")
        self.on_time = SegmentedChoice(f"Op tijd {day}")
        self.reported = SegmentedChoice(f"Afgemeld {day}", _REPORTED)
        self.absence = Button("", name=f"Afwezig {day}")
        self.open_link = Button(
            "Toch invullen", kind="link", name=f"{day.capitalize()} toch invullen"
        )
        self._build()
        self._wire()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._day = Text(SHORT_WEEKDAYS[self.weekday], "strong")
        self._date = Text("", "body", "text2")
        label = QHBoxLayout()
        label.setSpacing(6)
        label.addWidget(self._day)
        label.addWidget(self._date, 1)
        box = QWidget()
        box.setLayout(label)
        label.setContentsMargins(0, 0, 0, 0)
        box.setFixedWidth(theme.scaled(DAY_WIDTH))
        self._hours = Text("", "strong")
        self._hours.setFixedWidth(theme.scaled(HOURS_WIDTH))
        self._hours.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._closed = Text("", "body", "text2")
        self._reported_label = Text("afgemeld", "small", "text2")
        for choice in (self.on_time, self.reported):
            choice.setFixedWidth(theme.scaled(ON_TIME_WIDTH))
        line.addWidget(box)
        left: tuple[QWidget, ...] = (self.begin, self.end, self._hours, self.absence)
        for widget in left:
            line.addWidget(widget)
        line.addWidget(self._closed, 1)
        line.addStretch(1)
        right = (self._reported_label, self.on_time, self.reported, self.open_link)
        for widget in right:
            line.addWidget(widget)
        column.addLayout(line)
        self.notes = [NoteLine() for _ in range(4)]
        for note in self.notes:
            column.addWidget(note)

    def _wire(self) -> None:
        for field in (self.begin, self.end):
            field.editingFinished.connect(self._finish)
            field.stepped.connect(self.stepped)
            field.textEdited.connect(partial(self._type, field))
            field.installEventFilter(self)
        self.begin.returnPressed.connect(self._after_begin)
        self.end.returnPressed.connect(self.entered)
        self.on_time.chosen.connect(self.on_time_given)
        self.reported.chosen.connect(lambda said: self.absence_given.emit(self._absence(), said))
        menu = absence_menu(self, self._change_absence, takes_away=True)
        menu.addAction("Ook tijden invullen").triggered.connect(self.open)
        self.absence.setMenu(menu)
        self.open_link.clicked.connect(self.open)

    def _absence(self) -> str | None:
        return self._row.entry.absence if self._row else None

    def _change_absence(self, kind: str | None) -> None:
        said = self._row.entry.reported if self._row else None
        self.absence_given.emit(kind, said if kind else None)

    def show_day(self, row: DayRow, doubts: tuple[Problem, ...], draft: tuple[str, str]) -> None:
        """Show a day; ``draft`` is what was typed and is no time yet."""
        same_day = self._row is not None and row.day == self._row.day
        self._opened = self._opened and same_day
        self._row, self._doubts, self._problem = row, doubts, None
        entry = row.entry
        self._date.setText(short_date(row.day))
        self._set(self.begin, _shown(entry.begin), draft[0], same_day)
        self._set(self.end, _shown(entry.end), draft[1], same_day)
        self._hours.setText(format_hours(entry.minutes) if entry.minutes else "")
        self.on_time.set_value(entry.on_time)
        self.reported.set_value(entry.reported)
        words = ABSENCE_WORDS.get(entry.absence or "", "")
        self.absence.setText(words)
        self.absence.updateGeometry()
        self.absence.setAccessibleName(f"{WEEKDAY_NAMES[self.weekday].capitalize()}: {words}")
        inside = self.begin.hasFocus() or self.end.hasFocus()
        if any(draft) and not (same_day and inside):
            self._problem = self._judge(row)
        self._arrange()

    @staticmethod
    def _set(field: QLineEdit, saved: str, draft: str, same_day: bool) -> None:
        if same_day and field.hasFocus() and field.isModified():
            # Something else was saved or read again: typing goes on.
            return
        text = draft or saved
        if field.text() != text:
            field.setText(text)
        # A draft is saved by leaving its field, as if it was typed just now.
        field.setModified(bool(draft))

    def open(self) -> None:
        """Show the time fields of a day that is no stage day."""
        self._opened = True
        self._arrange()
        self.begin.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def is_open(self) -> bool:
        """Whether the time fields show."""
        return self.begin.isVisibleTo(self)

    def show_problem(self, problem: Problem | None) -> None:
        """Say why what was typed was not saved."""
        self._problem = problem
        self._arrange()

    def _arrange(self) -> None:
        row = self._row
        if row is None:
            return
        entry = row.entry
        absent = entry.absence is not None and not entry.minutes and not self._opened
        typed = bool(self.begin.text() or self.end.text())
        times = not absent and (row.planned or self._opened or typed or entry.on_time is not None)
        self.begin.setVisible(times)
        self.end.setVisible(times)
        self._hours.setVisible(times)
        self.on_time.setVisible(times)
        self.absence.setVisible(absent)
        self.reported.setVisible(absent)
        self._reported_label.setVisible(absent)
        self._closed.setVisible(not times and not absent)
        self.open_link.setVisible(not times and not absent)
        self._closed.setText(_why_closed(row))
        self._day.set_token("text" if times or absent else "text2")
        self._date.set_token("text" if times or absent else "text2")
        self._say_notes(row, times)

    def _say_notes(self, row: DayRow, times: bool) -> None:
        for note in self.notes:
            note.hide()
        notes = iter(self.notes)
        for field in (self.begin, self.end):
            wrong = self._problem is not None and self._problem.field.endswith(_part(self, field))
            set_problem(field, Severity.ERROR if wrong else None)
            field.setAccessibleDescription(self._problem.text if wrong and self._problem else "")
        if self._problem is not None:
            next(notes).say(self._problem.text, Sign.ALERT)
            return
        entry = row.entry
        link, act = self._make_up_link(row) if times else ("", None)
        for number, doubt in enumerate(self._doubts[:2] or (None,) * bool(link)):
            words = doubt.text if doubt is not None else "inhalen" if entry.make_up else ""
            sign = Sign.HALF if doubt is not None else Sign.TICK if entry.make_up else None
            next(notes).say(words, sign, "" if number else link, act)
        if entry.absence is not None and times and entry.minutes:
            words = f"{ABSENCE_WORDS[entry.absence]}: ging eerder weg"
            next(notes).say(words, None, "Weghalen", lambda: self.absence_given.emit(None, None))
        if entry.absence == "unexcused":
            self._say_registered(next(notes), row)
        if row.notice is not None and entry.absence is None:
            self._offer_notice(next(notes), row.notice, bool(entry.minutes))

    def _offer_notice(self, note: NoteLine, notice: AbsenceNotice, worked: bool) -> None:
        """A sick call of this day: it comes on the slip only when the user says so."""
        words = f"{'was' if worked else 'is'} {ABSENCE_WORDS[notice.absence]} gemeld"
        note.say(
            words,
            Sign.HALF,
            "Overnemen",
            lambda: self.absence_given.emit(notice.absence, notice.reported),
        )

    def _make_up_link(self, row: DayRow) -> tuple[str, Callable[[], None] | None]:
        """On a day that is no stage day: whether it makes up for missed hours."""
        entry = row.entry
        if row.planned or not entry.minutes:
            return "", None
        words = "Geen inhalen" if entry.make_up else "Dit is inhalen"
        return words, lambda: self.make_up_given.emit(not entry.make_up)

    def _say_registered(self, note: NoteLine, row: DayRow) -> None:
        on = row.entry.registered_on
        missed = f"{format_hours(row.missed_minutes)} uur gemist"
        words = f"{missed}, niet gemeld" if on is None else f"{missed}, gemeld op {short_date(on)}"
        note.say(
            words,
            Sign.HALF if on is None else Sign.TICK,
            "Gemeld" if on is None else "Toch niet",
            lambda: self.registered.emit(on is None),
        )

    def _after_begin(self) -> None:
        if self.is_open and self.begin.text().strip().lower() not in _LETTERS:
            self.end.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()

    def _texts(self) -> tuple[str, str]:
        return self.begin.text().strip(), self.end.text().strip()

    def _judge(self, row: DayRow) -> Problem | None:
        """What is wrong with the times as typed; the domain says it, as it does when saving."""
        times: list[int | None] = []
        for field in (self.begin, self.end):
            text = field.text().strip()
            try:
                times.append(parse_time(text) if text else None)
            except InputError as error:
                return Problem(_part(self, field), error.problems[0].text)
        week = row.day.isocalendar()
        day = SlipDay(self.weekday, times[0], times[1])
        found = slip_problems(HoursSlip(week.year, week.week, (day,)))
        return found[0] if found else None

    def _type(self, field: TimeField, text: str) -> None:
        if self._row is not None:
            part = _part(self, field)
            entry = self._row.entry
            saved = _shown(entry.begin if part == "begin" else entry.end)
            self.typing.emit(part, None if text == saved else text)

    def _finish(self) -> None:
        """A field was left or Enter was pressed: give what is whole, keep what is not."""
        if self._row is None or not (self.begin.isModified() or self.end.isModified()):
            return
        begin, end = self._texts()
        kind = _LETTERS.get(begin.lower())
        if kind is not None:
            self.begin.setModified(False)
            self.half_given.emit("", "")
            self.absence_given.emit(kind, None)
            return
        problem = self._judge(self._row)
        inside = self.begin.hasFocus() or self.end.hasFocus()
        lacking = problem is not None and not (end if problem.field.endswith("end") else begin)
        if lacking and inside:
            # The other half is still to come.
            return
        if problem is not None:
            self.show_problem(problem)
            self.half_given.emit(begin, end)
            return
        self.begin.setModified(False)
        self.end.setModified(False)
        self._opened = self._opened or not self._row.planned
        if not begin:
            self.times_given.emit(None, None)
        else:
            self.times_given.emit(parse_time(begin), parse_time(end))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A time that is entered again replaces the old one: all of it is selected."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit):
            watched.selectAll()
        if event.type() == QEvent.Type.FocusOut:
            self._finish()
        return False


def _part(editor: DayEditor, field: QLineEdit) -> str:
    return "begin" if field is editor.begin else "end"


def _shown(minutes: int | None) -> str:
    return "" if minutes is None else format_time(minutes)


def _why_closed(row: DayRow) -> str:
    if not row.inside:
        return "buiten de stage"
    return row.free or "geen stagedag"
