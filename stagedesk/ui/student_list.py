"""The list of students beside every tab: whose, which class, part of a name.

Exists so that finding a student works the same everywhere.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout

from stagedesk.ui import theme
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.fields import ComboBox, LineEdit, thin_bars
from stagedesk.ui.gate import Gate
from stagedesk.ui.signs import Sign
from stagedesk.ui.student_rows import ROW, RowDelegate, StudentRows

if TYPE_CHECKING:
    from stagedesk.services.students import StudentRow
    from stagedesk.services.transaction import Desk
from stagedesk.ui.widgets import Ground, Rule


class _Names(QListView):
    """The rows, or a word when the filters leave nobody."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows as ever; else why there are none."""
        super().paintEvent(event)
        model = self.model()
        if model is not None and not model.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme.color("text2"))
            box = self.viewport().rect().adjusted(14, 12, -12, 0)
            painter.drawText(box, int(Qt.TextFlag.TextWordWrap), "Niemand gevonden")


class StudentList(Ground):
    """Filters above, rows below; what is picked goes to the shared choice.

    Signals:
        picked: a student was chosen with Enter or the mouse.
        counted: '214 leerlingen', for the status line.
    """

    picked = Signal()
    counted = Signal(str)
    #: The tables of which a row shows something; a grade or a slip changes none of it.
    SHOWN = frozenset({"student", "enrollment", "placement", "company", "staff"})

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when it is shown first."""
        super().__init__("side")
        self._gate = gate
        self._choice = choice
        self._loaded: Chosen | None = None
        self._whose = ComboBox("Wiens leerlingen")
        self._text = LineEdit("Filter op naam", "Filter op naam")
        self._class = ComboBox("Klas")
        self._class.setFixedWidth(74)
        self._rows = StudentRows()
        self._view = _Names()
        self._build()
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(lambda: choice.pick(text=self._text.text().strip()))
        self._text.textEdited.connect(lambda _text: self._wait.start())
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(12, 10, 12, 8)
        top.setSpacing(6)
        top.addWidget(self._whose)
        self.add_filters(top)
        filters = QHBoxLayout()
        filters.setSpacing(6)
        filters.addWidget(self._text, 1)
        filters.addWidget(self._class)
        top.addLayout(filters)
        column.addLayout(top)
        column.addWidget(Rule())
        self._view.setAccessibleName("Leerlingen")
        self._view.setModel(self._rows)
        self._view.setItemDelegate(RowDelegate(self._view))
        self._view.setFrameShape(QListView.Shape.NoFrame)
        self._view.setUniformItemSizes(True)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.viewport().setAutoFillBackground(False)
        self._view.setMouseTracking(True)
        thin_bars(self._view)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.selectionModel().currentChanged.connect(self._pick)
        self._view.clicked.connect(lambda _index: self.picked.emit())
        self._view.activated.connect(lambda _index: self.picked.emit())
        self._text.installEventFilter(self)
        self.setFocusProxy(self._view)
        column.addWidget(self._view, 1)

    def showEvent(self, event: object) -> None:
        """The first time, and after changes elsewhere."""
        self._follow(self._choice.now)

    def set_badges(self, badges: Mapping[str, tuple[Sign, str]]) -> None:
        """The most urgent state of each student, by key; who has none gets no badge."""
        self._rows.set_badges(badges)

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
        return not self._rows.rowCount() and not self._gate.read(
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
        place = self._view.verticalScrollBar().value()
        self._loaded = chosen
        self._rows.set_rows(rows)
        self._view.verticalScrollBar().setValue(place)
        self._mark(chosen.student)
        self.counted.emit(f"{len(rows)} leerling{'' if len(rows) == 1 else 'en'}")
        if others:
            self._read_badges()
        else:
            self._rest.start()

    def _fill_filters(self, chosen: Chosen) -> None:
        from stagedesk.services import records, students

        staff = self._gate.read(records.load_staff)
        self._whose.clear()
        if self._choice.me in staff:
            self._whose.addItem("Mijn leerlingen", self._choice.me)
        self._whose.addItem("Alle leerlingen", None)
        for key, person in staff.items():
            if person.role == "jobcoach" and key != self._choice.me:
                self._whose.addItem(f"Van {person.name}", key)
        self._whose.setCurrentIndex(max(0, self._whose.findData(chosen.jobcoach)))
        self._class.clear()
        self._class.addItem("Klas", None)
        for name in self._gate.read(students.classes, chosen.school_year):
            self._class.addItem(name, name)
        self._class.setCurrentIndex(max(0, self._class.findData(chosen.school_class)))
        if not self._text.hasFocus():
            self._text.setText(chosen.text)

    def _follow(self, chosen: Chosen) -> None:
        if not self.isVisible():
            return
        if self._loaded is None or _filter(chosen) != _filter(self._loaded):
            self._read()
        else:
            self._mark(chosen.student)

    def _mark(self, key: str | None) -> None:
        """Select the row of a student without choosing it again."""
        row = self._rows.row_of(key)
        selection = self._view.selectionModel()
        selection.blockSignals(True)
        index = self._rows.index(row) if row is not None else QModelIndex()
        self._view.setCurrentIndex(index)
        selection.blockSignals(False)
        self._view.viewport().update()
        if row is not None:
            self._view.scrollTo(index)

    def _pick(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(ROW)
        if row is not None:
            self._choice.pick(student=row.key, placement=row.placement_key)

    def step(self, steps: int) -> None:
        """To the next (1) or previous (-1) student of the list; stays at the ends."""
        if self._loaded is None:
            self._read()
        here = self._rows.row_of(self._choice.now.student)
        target = 0 if here is None else here + steps
        if 0 <= target < self._rows.rowCount():
            self._pick(self._rows.index(target), QModelIndex())

    def _pick_whose(self, index: int) -> None:
        self._choice.pick(jobcoach=self._whose.itemData(index))

    def _pick_class(self, index: int) -> None:
        self._choice.pick(school_class=self._class.itemData(index))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """From the filter: Down goes to the list, Enter takes the first, Escape empties."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down:
            self._view.setFocus()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rows.rowCount():
            self._choice.pick(text=self._text.text().strip())
            if self._rows.row_of(self._choice.now.student) is None:
                self._pick(self._rows.index(0), QModelIndex())
            self._view.setFocus()
            self.picked.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._text.clear()
            self._choice.pick(text="")
            return True
        return False


def _filter(chosen: Chosen) -> tuple[object, ...]:
    return (
        chosen.school_year,
        chosen.on,
        chosen.jobcoach,
        chosen.school_class,
        chosen.text,
    )
