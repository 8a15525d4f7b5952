"""The holidays of a school year: the policy's, or the school's own in their place.

Exists so that a study week that the region does not have is no missing week.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.dossier import CalendarEdit, HolidayEdit
from stagedesk.domain.draft_text import draft_text, draft_value
from stagedesk.domain.problem import InputError, Problem, Severity
from stagedesk.domain.times import format_date, parse_date
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import LineEdit, scrolled, set_problem
from stagedesk.ui.gate import Gate
from stagedesk.ui.part import Part
from stagedesk.ui.typing_drafts import TypingDrafts
from stagedesk.ui.widgets import Ground, Paragraph, SectionHead, Text

#: Empty lines under the holidays that are there.
SPARE = 2
#: Under which a line that is not saved is kept, beside the school year; the first line's own name.
_FORM, _SCHOOL = "calendar", "school"
_EMPTY = ("", "", "")

Texts = tuple[str, str, str]


class CalendarPart(Part):
    """First and last school day, and a line for every holiday."""

    second = ""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        self._edit: CalendarEdit | None = None
        self.rows: list[tuple[LineEdit, LineEdit, LineEdit]] = []
        #: Under which name the draft of each line is kept.
        self._names: list[str] = []
        self._typing = TypingDrafts(gate.drafts, self)
        self._page = Ground("surface")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(20, 4, 20, 20)
        column.setSpacing(8)
        self._head = SectionHead("Schooljaar")
        column.addWidget(self._head)
        self._source = Paragraph("", 520, "small")
        column.addWidget(self._source)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(3, 1)
        column.addLayout(self._grid)
        self._problem = Text("", "badge", "bad")
        column.addWidget(self._problem)
        foot = QHBoxLayout()
        self.back_button = Button("&Terug naar het stagebeleid", icon="undo")
        self.back_button.clicked.connect(self._drop)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(self._page))

    def reload(self) -> None:
        """Read the calendar of the chosen school year."""
        from stagedesk.services import policies

        # Of this year or of the one before: then it comes back as the draft it has become.
        self._typing.keep_now()
        year = self.choice.now.school_year
        own = self.gate.read(policies.calendar_edit, year)
        policy = self.gate.read(policies.policy_of, year)
        self._head.title.setText(f"Schooljaar {year}")
        self.back_button.setVisible(own is not None)
        if own is not None:
            self._source.setText("Dit zijn de eigen vakanties van de school.")
        elif policy.calendar_known:
            self._source.setText(f"Dit zijn de vakanties van het stagebeleid, {policy.region}.")
        else:
            self._source.setText("Vakanties onbekend: vul ze hier in.")
        holidays = tuple(HolidayEdit(h.name, h.first, h.last) for h in policy.holidays)
        shown = own or CalendarEdit(year, policy.first_day, policy.last_day, holidays)
        if shown != self._edit or not self.rows:
            self._edit = shown
            self._build(shown)

    def _build(self, edit: CalendarEdit) -> None:
        # A line that hides says that it was left; it is none of these any more.
        self.rows, self._names = [], []
        while (item := self._grid.takeAt(0)) is not None:
            widget: QWidget | None = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for column, words in enumerate(("", "Eerste dag", "Laatste dag")):
            self._grid.addWidget(Text(words, "small", "text2"), 0, column)
        kept = self._kept()
        for name, saved in _saved(edit).items():
            self._add(name, kept.pop(name, saved))
        self.rows[0][0].setReadOnly(True)
        # New lines, and those whose holiday is gone since.
        for name, texts in kept.items():
            self._add(name, texts)
        for _ in range(SPARE):
            self._add(self._spare(), _EMPTY)
        self._explain()

    def _add(self, draft: str, texts: Texts) -> None:
        number = len(self.rows) + 1
        what = texts[0] or f"vakantie {number - 1}"
        row = (
            LineEdit(f"Naam van {what}", "Naam"),
            LineEdit(f"Eerste dag van {what}", "dag, bv. 17-10"),
            LineEdit(f"Laatste dag van {what}", "dag, bv. 25-10"),
        )
        for column, (line, text) in enumerate(zip(row, texts, strict=True)):
            line.setText(text)
            line.setFixedWidth(200 if column == 0 else 150)
            line.textEdited.connect(partial(self._typed, number - 1))
            line.editingFinished.connect(self._finish)
            self._grid.addWidget(line, number, column)
        self.rows.append(row)
        self._names.append(draft)

    # Drafts: a line at a time, for the words of one holiday belong together.

    def _kept(self) -> dict[str, Texts]:
        assert self._edit is not None
        found = {}
        for name, text in self.gate.drafts.of_row(_FORM, self._edit.school_year).items():
            value = draft_value(text)
            if isinstance(value, tuple) and len(value) == len(_EMPTY):
                found[name] = (str(value[0]), str(value[1]), str(value[2]))
        return found

    def _spare(self) -> str:
        """A name that no line has."""
        return next(name for n in count(1) if (name := f"new{n}") not in self._names)

    def _typed(self, number: int, _text: str) -> None:
        if self._edit is None:
            return
        name, texts = self._names[number], _texts_of(self.rows[number])
        same = texts == _saved(self._edit).get(name, _EMPTY)
        place = (_FORM, self._edit.school_year, name)
        self._typing.typed(place, None if same else draft_text(texts))

    def _settle(self, read: Sequence[HolidayEdit | None]) -> None:
        """What is whole is saved; what is half filled is kept as a new line."""
        assert self._edit is not None
        self._typing.clear()
        wanted = {}
        for number, holiday in enumerate(read[1:], start=1):
            texts = _texts_of(self.rows[number])
            if holiday is not None:
                self._names[number] = _name(holiday.name, holiday.first)
                continue
            if not self._names[number].startswith("new"):
                self._names[number] = self._spare()
            if texts != _EMPTY:
                wanted[self._names[number]] = draft_text(texts)
        year = self._edit.school_year
        known = self.gate.drafts.of_row(_FORM, year)
        for name in known.keys() | wanted.keys():
            if known.get(name) != wanted.get(name):
                self.gate.drafts.keep((_FORM, year, name), wanted.get(name))

    def _explain(self) -> None:
        """Say what is wrong with a line that came back."""
        self._problem.setText("")
        try:
            for row in self.rows:
                self._read(row)
        except InputError as error:
            self._problem.setText(error.problems[0].text)

    def _finish(self) -> None:
        """Save once every line that was begun is whole."""
        if self._edit is None or not self.rows:
            return
        try:
            read = [self._read(row) for row in self.rows]
        except InputError as error:
            self._typing.keep_now()
            self._problem.setText(error.problems[0].text)
            return
        self._problem.setText("")
        for row, holiday in zip(self.rows, read, strict=True):
            if holiday is not None:
                row[1].setText(format_date(holiday.first))
                row[2].setText(format_date(holiday.last))
        days, *rest = read
        if days is None:
            self._typing.keep_now()
            return
        holidays = tuple(sorted((h for h in rest if h is not None), key=lambda h: h.first))
        edit = replace(self._edit, first_day=days.first, last_day=days.last, holidays=holidays)
        if edit != self._edit:
            from stagedesk.services import settings

            # Known before the pages read again: the line being typed in must stay.
            before, self._edit = self._edit, edit
            title = f"Vakanties {edit.school_year}"
            _, problems = self.gate.check(title, settings.save_calendar, edit)
            if problems:
                self._edit = before
                self._typing.keep_now()
                self._problem.setText(problems[0].text)
                return
        self._settle(read)

    def _read(self, row: tuple[LineEdit, LineEdit, LineEdit]) -> HolidayEdit | None:
        """The holiday of a line; None while it is empty or half filled."""
        assert self._edit is not None
        # The middle of the school year: then 17-10 and 7-6 both fall in it.
        near = self._edit.first_day + (self._edit.last_day - self._edit.first_day) / 2
        for line in row:
            set_problem(line, None)
        name, *days = (line.text().strip() for line in row)
        if not name or not all(days):
            return None
        read = []
        for line in row[1:]:
            try:
                read.append(parse_date(line.text(), near))
            except InputError:
                set_problem(line, Severity.ERROR)
                raise
        if read[1] < read[0]:
            set_problem(row[2], Severity.ERROR)
            raise InputError(Problem("last", f"{name} eindigt vóór het begin"))
        return HolidayEdit(name, read[0], read[1])

    def _drop(self) -> None:
        from stagedesk.services import settings

        if self._edit is None:
            return
        year = self._edit.school_year
        title = f"Vakanties {year} volgens beleid"
        _, problems = self.gate.check(title, settings.drop_calendar, year)
        if not problems:
            self._typing.clear()
            self.gate.drafts.forget(_FORM, year)
            self._edit = None
            self.reload()


def _texts_of(row: tuple[LineEdit, LineEdit, LineEdit]) -> Texts:
    return row[0].text(), row[1].text(), row[2].text()


def _name(name: str, first: date) -> str:
    """Under which the draft of a holiday is kept: a place in the list moves when one is added."""
    return f"{first.isoformat()} {name}"


def _saved(edit: CalendarEdit) -> dict[str, Texts]:
    """The lines that are saved, by the name of their draft."""
    found = {_SCHOOL: ("Schooldagen", format_date(edit.first_day), format_date(edit.last_day))}
    for holiday in edit.holidays:
        days = format_date(holiday.first), format_date(holiday.last)
        found[_name(holiday.name, holiday.first)] = (holiday.name, *days)
    return found
