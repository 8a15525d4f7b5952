"""The holidays of a school year: the policy's, or the school's own in their place.

Exists so that a study week that the region does not have is no missing week.
"""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.dossier import CalendarEdit, HolidayEdit
from stagedesk.domain.problem import InputError, Problem, Severity
from stagedesk.domain.times import format_date, parse_date
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import LineEdit, scrolled, set_problem
from stagedesk.ui.gate import Gate
from stagedesk.ui.part import Part
from stagedesk.ui.widgets import Ground, Paragraph, SectionHead, Text

#: Empty lines under the holidays that are there.
SPARE = 2


class CalendarPart(Part):
    """First and last school day, and a line for every holiday."""

    second = ""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        self._edit: CalendarEdit | None = None
        self.rows: list[tuple[LineEdit, LineEdit, LineEdit]] = []
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
        while (item := self._grid.takeAt(0)) is not None:
            widget: QWidget | None = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for column, words in enumerate(("", "Eerste dag", "Laatste dag")):
            self._grid.addWidget(Text(words, "small", "text2"), 0, column)
        self._add("Schooldagen", edit.first_day, edit.last_day)
        self.rows[0][0].setReadOnly(True)
        for holiday in edit.holidays:
            self._add(holiday.name, holiday.first, holiday.last)
        for _ in range(SPARE):
            self._add("", None, None)

    def _add(self, name: str, first: date | None, last: date | None) -> None:
        number = len(self.rows) + 1
        what = name or f"vakantie {number - 1}"
        row = (
            LineEdit(f"Naam van {what}", "Naam"),
            LineEdit(f"Eerste dag van {what}", "dag, bv. 17-10"),
            LineEdit(f"Laatste dag van {what}", "dag, bv. 25-10"),
        )
        texts = (name, format_date(first) if first else "", format_date(last) if last else "")
        for column, (line, text) in enumerate(zip(row, texts, strict=True)):
            line.setText(text)
            line.setFixedWidth(200 if column == 0 else 150)
            line.editingFinished.connect(self._finish)
            self._grid.addWidget(line, number, column)
        self.rows.append(row)

    def _finish(self) -> None:
        """Save once every line that was begun is whole."""
        if self._edit is None:
            return
        try:
            read = [self._read(row) for row in self.rows]
        except InputError as error:
            self._problem.setText(error.problems[0].text)
            return
        self._problem.setText("")
        days, *rest = read
        if days is None:
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
                self._problem.setText(problems[0].text)

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
        for line, day in zip(row[1:], read, strict=True):
            line.setText(format_date(day))
        if read[1] < read[0]:
            set_problem(row[2], Severity.ERROR)
            raise InputError(Problem("last", f"{name} eindigt vóór het begin"))
        return HolidayEdit(name, read[0], read[1])

    def _drop(self) -> None:
        from stagedesk.services import settings

        if self._edit is not None:
            year = self._edit.school_year
            self._edit = None
            self.gate.save(f"Vakanties {year} volgens beleid", settings.drop_calendar, year)
