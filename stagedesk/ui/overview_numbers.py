"""Overzichten, 'Cijfers van het jaar': tables and charts, the students behind each, and files."""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stagedesk.domain.times import format_date
from stagedesk.domain.year_numbers import HOURS, Number, Topic, said
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ProgressBar, scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.number_behind import BehindPage
from stagedesk.ui.number_rows import TopicBox
from stagedesk.ui.part import Part
from stagedesk.ui.widgets import EmptyState, Text

if TYPE_CHECKING:
    from stagedesk.services.year_overview import YearOverview

#: Topics stand in two columns from this width on.
TWO_COLUMNS = 860
FILTERS = {".xlsx": "Excel (*.xlsx)", ".csv": "Tekst met puntkomma's (*.csv)"}


class NumbersPart(Part):
    """Cijfers van het jaar."""

    help = "cijfers"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``, beside the window."""
        super().__init__(gate, choice)
        self.overview: YearOverview | None = None
        self._counted: tuple[str, date, frozenset[str]] = ("", date.min, frozenset())
        self._opened: tuple[str, str] | None = None
        self._columns = 0
        self.boxes: list[TopicBox] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top())
        self.stack = QStackedWidget()
        self._inside = QWidget()
        columns = QHBoxLayout(self._inside)
        columns.setContentsMargins(20, 4, 20, 16)
        columns.setSpacing(36)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        for side in self._sides:
            side.setSpacing(0)
            columns.addLayout(side, 1)
        self.numbers = scrolled(self._inside)
        self.behind = BehindPage()
        self.nobody = EmptyState(
            "In dit schooljaar is nog niemand ingeschreven.", "Naar Leerlingen"
        )
        self.waiting = self._waiting()
        for page in (self.waiting, self.numbers, self.behind, self.nobody):
            self.stack.addWidget(page)
        column.addWidget(self.stack, 1)
        self.behind.left.connect(self._back)
        self.behind.picked.connect(self._to_student)
        self.nobody.acted.connect(lambda: self.go.emit("Leerlingen"))

    def _top(self) -> QHBoxLayout:
        self._state = Text("", "small", "text2")
        self._state.setWordWrap(True)
        self.xlsx = Button("Als E&xcel", icon="table")
        self.csv = Button("Als csv", icon="page")
        self.print = Button("Evaluatie af&drukken", icon="print")
        self.xlsx.clicked.connect(lambda: self._ask_file(".xlsx"))
        self.csv.clicked.connect(lambda: self._ask_file(".csv"))
        self.print.clicked.connect(self.print_current)
        row = QHBoxLayout()
        row.setContentsMargins(20, 4, 20, 8)
        row.setSpacing(8)
        row.addWidget(self._state, 1)
        for button in (self.xlsx, self.csv, self.print):
            row.addWidget(button)
        return row

    def _waiting(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Text("De cijfers worden geteld.", "body", "text2"))
        self.bar = ProgressBar("De cijfers worden geteld")
        self.bar.setRange(0, 0)
        self.bar.setMaximumWidth(360)
        column.addWidget(self.bar)
        column.addStretch(1)
        return page

    # What shows.

    def reload(self) -> None:
        """Count beside the window; until then the numbers of before stay."""
        from stagedesk.services import year_overview

        now = self.choice.now
        # Another student changes no number; a write makes a new set of touched tables.
        mark = (now.school_year, now.on, self.gate.desk.touched)
        if self._counted[:2] == mark[:2] and self._counted[2] is mark[2]:
            return
        if self.overview is None or self.overview.school_year != now.school_year:
            self._opened = None
            self.stack.setCurrentWidget(self.waiting)
            self._enable(False)
        self.gate.later(
            year_overview.whole,
            self.gate.desk,
            now.school_year,
            now.on,
            done=partial(self._counted_as, mark),
            progress=self._advance,
            topic="year numbers",
        )

    def _counted_as(self, mark: tuple[str, date, frozenset[str]], overview: "YearOverview") -> None:
        self._counted = mark
        self._show(overview)

    def _advance(self, number: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(number)

    def _enable(self, there: bool) -> None:
        for button in (self.xlsx, self.csv, self.print):
            button.setEnabled(there)

    def _show(self, overview: "YearOverview") -> None:
        self.overview = overview
        until = f"Geteld tot en met {format_date(overview.on)}"
        against = f", naast heel {overview.before}" if overview.before else ""
        self._state.setText(f"{until}{against}.")
        who = "1 leerling" if overview.students == 1 else f"{overview.students} leerlingen"
        self.counted.emit(who)
        self._enable(bool(overview.students))
        if not overview.students:
            self.stack.setCurrentWidget(self.nobody)
            return
        for number, topic in enumerate(overview.topics):
            if number == len(self.boxes):
                box = TopicBox()
                box.list.opened.connect(lambda row, number=number: self._open(number, row))
                box.list.reached.connect(partial(self._scroll_to, box))
                self.boxes.append(box)
                self._columns = 0
            self.boxes[number].show_topic(topic, overview.before)
        self._place()
        if self._opened is None or not self._show_behind(*self._opened):
            self.stack.setCurrentWidget(self.numbers)

    def _scroll_to(self, box: TopicBox, top: int, high: int) -> None:
        # The head of the topic comes along with its first row.
        y = box.list.mapTo(self._inside, QPoint(0, top)).y()
        room = y - box.y() if y - box.y() < theme.scaled(80) else theme.scaled(8)
        self.numbers.ensureVisible(0, y - room, 0, theme.scaled(8))
        self.numbers.ensureVisible(0, y + high, 0, theme.scaled(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column of topics or two."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS else 1
        if columns == self._columns or not self.boxes:
            return
        self._columns = columns
        parent = self._inside.layout()
        assert isinstance(parent, QHBoxLayout)
        parent.setStretch(1, columns - 1)
        parent.setSpacing(36 * (columns - 1))
        for side in self._sides:
            while side.count():
                side.takeAt(0)
        high = [0, 0]
        for box in self.boxes:
            # Each next topic goes where there is most room, so that no column has a hole.
            place = 0 if columns == 1 or high[0] <= high[1] else 1
            self._sides[place].addWidget(box)
            high[place] += box.rows_high()
        for side in self._sides:
            side.addStretch(1)
        for before, after in pairwise(self.boxes):
            QWidget.setTabOrder(before.list, after.list)

    def setFocus(self, *_reason: object) -> None:
        """To the first number, or to the students that show."""
        shown = self.stack.currentWidget()
        if shown is self.behind:
            self.behind.list.setFocus()
        elif self.boxes:
            self.boxes[0].list.setFocus()

    # What the user does.

    def _found(self, topic: str, number: str) -> tuple[Topic, Number] | None:
        for one in self.overview.topics if self.overview is not None else ():
            for line in one.numbers if one.key == topic else ():
                if line.key == number:
                    return one, line
        return None

    def _open(self, place: int, row: int) -> None:
        assert self.overview is not None
        topic = self.overview.topics[place]
        self._show_behind(topic.key, topic.numbers[row].key)
        self.behind.list.setFocus()

    def _show_behind(self, topic_key: str, number_key: str) -> bool:
        """Show the students behind a number; False when there are none any more."""
        found = self._found(topic_key, number_key)
        if found is None or not found[1].behind:
            self._opened = None
            return False
        topic, one = found
        self._opened = (topic_key, number_key)
        value = said(topic, one.value, one.whole)
        unit = "" if topic.unit == HOURS else f" {topic.unit}"
        self.behind.show_behind(f"{topic.title} · {one.label}: {value}{unit}", one.behind)
        self.stack.setCurrentWidget(self.behind)
        return True

    def _back(self) -> None:
        topic = self._opened[0] if self._opened is not None else ""
        self._opened = None
        self.stack.setCurrentWidget(self.numbers)
        for box in self.boxes:
            if box.list.rows.topic.key == topic:
                box.list.setFocus()

    def _to_student(self, key: str) -> None:
        self.choice.pick(student=key)
        self.go.emit("Leerlingen")

    def suggested(self, suffix: str) -> str:
        """Name for the file; never the name of a student."""
        year = self.choice.now.school_year
        what = "-".join(("cijfers", *(self._opened or ())))
        return f"{what}-{year}{suffix}"

    def _ask_file(self, suffix: str) -> None:
        start = Path.home() / self.suggested(suffix)
        name, _ = QFileDialog.getSaveFileName(self, "Cijfers bewaren", str(start), FILTERS[suffix])
        if name:
            file = Path(name)
            self.write(file if file.suffix == suffix else file.with_name(f"{file.name}{suffix}"))

    def write(self, file: Path) -> None:
        """Write what shows: all numbers, or the students behind the one that is open."""
        from stagedesk.services import overview_files

        if self.overview is None:
            return
        found = self._found(*self._opened) if self._opened is not None else None
        make: Callable[[], None]
        if found is not None:
            topic, one = found

            def make() -> None:
                overview_files.write_behind(topic, one, file)
        else:
            overview = self.overview

            def make() -> None:
                overview_files.write_numbers(overview, file)

        self.gate.later(
            make, done=lambda _none: self.gate.said.emit(f"{file} is gemaakt."), topic="numbers"
        )

    def print_current(self) -> None:
        """The yearly evaluation on paper, of the whole school."""
        from stagedesk.services import students

        now = self.choice.now
        rows = self.gate.read(students.list_rows, now.school_year, now.on)
        if rows:
            self.print_asked.emit("evaluatie", tuple(row.key for row in rows), {})
