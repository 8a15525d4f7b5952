"""The list of students beside every tab: whose, which class, part of a name.

Exists so that finding a student works the same everywhere.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.fields import ComboBox
from stagedesk.ui.gate import Gate
from stagedesk.ui.side_list import SideList, SideRows
from stagedesk.ui.signs import Sign
from stagedesk.ui.student_rows import RowDelegate, second_line
from stagedesk.ui.widgets import Text

if TYPE_CHECKING:
    from stagedesk.services.students import StudentRow
    from stagedesk.services.transaction import Desk


class StudentList(SideList):
    """Whose, part of a name, class."""

    #: The tables of which a row shows something; a grade or a slip changes none of it.
    SHOWN = frozenset({"student", "enrollment", "placement", "company", "staff", "stand_in"})

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when it is shown first."""
        super().__init__(
            SideRows(second_line),
            RowDelegate(),
            name="Leerlingen",
            filter_on="Filter op naam",
            nothing="Niemand gevonden",
        )
        self._gate = gate
        self._choice = choice
        self._loaded: Chosen | None = None
        self._whose = ComboBox("Wiens leerlingen")
        self._taken_over = Text("", "small", "text2")
        self._taken_over.setWordWrap(True)
        self._class = ComboBox("Klas")
        self._class.setFixedWidth(74)
        self._build()
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(lambda: choice.pick(text=self.text.text().strip()))
        self.text.textEdited.connect(lambda _text: self._wait.start())
        self._whose.activated.connect(self._pick_whose)
        self._class.activated.connect(self._pick_class)
        # All badges again once saving rests: they are a tenth of a second of work.
        self._rest = QTimer(self, singleShot=True, interval=2500)
        self._rest.timeout.connect(self._read_badges)
        choice.changed.connect(self._follow)
        # After the key that saved is handled: what is typed must not wait for the list.
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.reload)
        gate.changed.connect(self._changed)

    def _build(self) -> None:
        top = QVBoxLayout()
        top.addWidget(self._whose)
        top.addWidget(self._taken_over)
        self.add_filters(top)
        filters = QHBoxLayout()
        filters.setSpacing(6)
        filters.addWidget(self.text, 1)
        filters.addWidget(self._class)
        top.addLayout(filters)
        self.lay_out(top)

    def showEvent(self, event: object) -> None:
        """The first time, and after changes elsewhere."""
        self._follow(self._choice.now)

    def set_badges(self, badges: Mapping[str, tuple[Sign, str]]) -> None:
        """The most urgent state of each student, by key; who has none gets no badge."""
        self.model.set_badges(badges)

    def _read_badges(self) -> None:
        """The badges of the list, read on the worker."""
        chosen, desk = self._choice.now, self._gate.desk

        def read() -> dict[str, tuple[Sign, str]]:
            return self.states(desk, chosen)

        self._gate.later(read, done=self.set_badges, topic=f"badges {id(self)}")

    def states(self, desk: "Desk", chosen: Chosen) -> dict[str, tuple[Sign, str]]:
        """The badge of each student, by key; runs on the worker."""
        from stagedesk.services import badges

        found = desk.read(
            badges.of_students, chosen.school_year, None, chosen.on, jobcoach=chosen.jobcoach
        )
        return {key: (Sign(badge.sign), badge.text) for key, badge in found.items()}

    def rows(self, chosen: Chosen) -> "Sequence[StudentRow]":
        """Who stands in the list."""
        from stagedesk.services import students

        return self._gate.read(
            students.list_rows,
            chosen.school_year,
            chosen.on,
            jobcoach=chosen.jobcoach,
            school_class=chosen.school_class,
            text=chosen.text,
        )

    def add_filters(self, column: QVBoxLayout) -> None:
        """A list of its own kind adds its filters here, under whose students it shows."""

    def _changed(self) -> None:
        """After a save: the rows when one of them can differ, the badges in any case."""
        if self._gate.desk.touched & self.SHOWN:
            self._again.start()
        elif self.isVisible():
            self._rest.start()

    def nobody(self) -> bool:
        """Whether the school year has no student at all."""
        from stagedesk.services import students

        now = self._choice.now
        return not self.model.rowCount() and not self._gate.read(
            students.list_rows, now.school_year, now.on
        )

    def reload(self) -> None:
        """Read again after a save, keeping the chosen row; hidden, when it is shown again."""
        if self.isVisible():
            self._read()
        else:
            self._loaded = None

    def _read(self) -> None:
        chosen = self._choice.now
        others = self._loaded is None or _filter(chosen) != _filter(self._loaded)
        self._fill_filters(chosen)
        rows = self.rows(chosen)
        self._loaded = chosen
        self.show_rows(rows)
        self.counted.emit(f"{len(rows)} leerling{'' if len(rows) == 1 else 'en'}")
        if others:
            self._read_badges()
        else:
            self._rest.start()

    def _fill_filters(self, chosen: Chosen) -> None:
        from stagedesk.services import records, stand_ins, students

        staff = self._gate.read(records.load_staff)
        self._whose.clear()
        if self._choice.me in staff:
            self._whose.addItem("Mijn leerlingen", self._choice.me)
        self._whose.addItem("Alle leerlingen", None)
        for key, person in staff.items():
            if person.role == "jobcoach" and key != self._choice.me:
                self._whose.addItem(f"Van {person.name}", key)
        self._whose.setCurrentIndex(max(0, self._whose.findData(chosen.jobcoach)))
        words = self._gate.read(stand_ins.words, chosen.jobcoach, chosen.on)
        self._taken_over.setText(words)
        self._taken_over.setVisible(bool(words))
        self._class.clear()
        self._class.addItem("Klas", None)
        for name in self._gate.read(students.classes, chosen.school_year):
            self._class.addItem(name, name)
        self._class.setCurrentIndex(max(0, self._class.findData(chosen.school_class)))
        if not self.text.hasFocus():
            self.text.setText(chosen.text)

    def _follow(self, chosen: Chosen) -> None:
        if not self.isVisible():
            return
        if self._loaded is None or _filter(chosen) != _filter(self._loaded):
            self._read()
        else:
            self.mark(chosen.student)

    def chosen_key(self) -> str | None:
        """The student of the shared choice."""
        return self._choice.now.student

    def choose(self, row: "StudentRow") -> None:
        """Another student."""
        self._choice.pick(student=row.key, placement=row.placement_key)

    def apply_text(self, text: str) -> None:
        """The filter is part of the shared choice: all lists follow it."""
        self._choice.pick(text=text)

    def step(self, steps: int) -> None:
        """Read first when nothing did yet: a folded list was never shown."""
        if self._loaded is None:
            self._read()
        super().step(steps)

    def _pick_whose(self, index: int) -> None:
        self._choice.pick(jobcoach=self._whose.itemData(index))

    def _pick_class(self, index: int) -> None:
        self._choice.pick(school_class=self._class.itemData(index))


def _filter(chosen: Chosen) -> tuple[object, ...]:
    return (
        chosen.school_year,
        chosen.on,
        chosen.jobcoach,
        chosen.school_class,
        chosen.text,
    )
