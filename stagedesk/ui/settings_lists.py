"""Lists for Magister and Profijt: which list, of whom, which columns in which order.

Exists so that the columns are chosen once, where everybody who makes the list finds them.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stagedesk.domain.problem import Problem
from stagedesk.services import export_lists, students
from stagedesk.services.gathering import Options
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.data_export import WARNING
from stagedesk.ui.data_import import WIDTH, Busy, row_of, section_column
from stagedesk.ui.fields import ComboBox, scrolled, thin_bars
from stagedesk.ui.gate import Gate
from stagedesk.ui.part import Part
from stagedesk.ui.print_who import TickRow
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Banner, Ground, Paragraph

_KEY = Qt.ItemDataRole.UserRole
#: Rows of the list of columns that show at once.
_ROWS = 7


class ListsPart(Part):
    """Which list, of whom, its columns, and the two buttons that make it."""

    second = "Voor Magister, Profijt en andere systemen"
    help = "lijsten"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        page = Ground("surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 4, 20, 20)
        column.setSpacing(16)
        column.addWidget(self._which())
        # The columns are chosen once; what is made every report stands above them.
        column.addWidget(self._out())
        column.addWidget(self._what())
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(page))
        self.setFocusProxy(self.which)

    def _which(self) -> QWidget:
        section = QWidget()
        column = section_column(section, "Welke lijst")
        self.which = ComboBox("Welke lijst")
        for name, one in export_lists.LISTS.items():
            self.which.addItem(one.title, name)
        self.which.setMinimumWidth(260)
        self.whose = ComboBox("Van wie")
        self.whose.setMinimumWidth(220)
        self._purpose = Paragraph("", WIDTH)
        column.addLayout(row_of(self.which, self.whose))
        column.addWidget(self._purpose)
        self.which.activated.connect(lambda _row: self._show_list())
        return section

    def _what(self) -> QWidget:
        self._columns_section = QWidget()
        column = section_column(self._columns_section, "Kolommen")
        column.addWidget(
            Paragraph("Vink aan wat erin komt. Wat bovenaan staat, komt links.", WIDTH)
        )
        self.columns = ColumnList()
        self.up = Button("Omhoog")
        self.down = Button("Omlaag")
        self.own = Button("Zoals het was", kind="plain")
        self.up.clicked.connect(lambda: self.columns.move_row(-1))
        self.down.clicked.connect(lambda: self.columns.move_row(1))
        self.own.clicked.connect(self._back_to_own)
        self.columns.changed.connect(self._keep)
        column.addWidget(self.columns)
        column.addLayout(row_of(self.up, self.down, self.own))
        return self._columns_section

    def _out(self) -> QWidget:
        section = QWidget()
        column = section_column(section, "Bestand maken")
        column.addWidget(Banner(Sign.HALF, WARNING))
        self.excel = Button("E&xcel-bestand maken", kind="primary", icon="table")
        self.plain = Button("&CSV-bestand maken", icon="page")
        self.folder = Button("&Map kiezen en maken", kind="primary", icon="folder")
        self.excel.clicked.connect(partial(self._choose, ".xlsx"))
        self.plain.clicked.connect(partial(self._choose, ".csv"))
        self.folder.clicked.connect(self._choose_folder)
        self._busy = Busy("De lijst wordt gemaakt")
        self.said = Banner()
        self.said.say("")
        column.addLayout(row_of(self.excel, self.plain, self.folder))
        column.addWidget(self._busy)
        column.addWidget(self.said)
        return section

    # What shows.

    def reload(self) -> None:
        """Offer my students, each class and everybody; keeps what was picked."""
        picked, now = self.whose.currentText(), self.choice.now
        self.whose.clear()
        if self.choice.me is not None:
            self.whose.addItem("Mijn leerlingen", {"jobcoach": self.choice.me})
        for school_class in self.gate.read(students.classes, now.school_year):
            self.whose.addItem(f"Klas {school_class}", {"school_class": school_class})
        self.whose.addItem("Alle leerlingen", {})
        self.whose.setCurrentIndex(max(0, self.whose.findText(picked)))
        self._show_list()

    def _show_list(self) -> None:
        name = self.which.currentData()
        to_folder = name == export_lists.CERTIFICATES
        self._purpose.setText(export_lists.LISTS[name].purpose)
        self._columns_section.setVisible(not to_folder)
        self.excel.setVisible(not to_folder)
        self.plain.setVisible(not to_folder)
        self.folder.setVisible(to_folder)
        self.said.say("")
        if not to_folder:
            offered = self.gate.read(export_lists.offered, self.choice.now.school_year)
            self.columns.show_columns(offered, self.gate.read(export_lists.chosen_columns, name))
            self._say_ready()

    def _say_ready(self) -> None:
        some = bool(self.columns.chosen())
        for button in (self.excel, self.plain):
            button.setEnabled(some)
        self.said.say("" if some else "Vink eerst een kolom aan.", Sign.HALF)

    # What the user does.

    def _keep(self) -> None:
        name, keys = self.which.currentData(), self.columns.chosen()
        if keys:
            self.gate.keep(export_lists.remember_columns, name, keys)
        self._say_ready()

    def _back_to_own(self) -> None:
        self.gate.keep(export_lists.remember_columns, self.which.currentData(), ())
        self._show_list()
        self.columns.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, suffix: str) -> None:
        name = self.which.currentData()
        start = Path.home() / export_lists.suggested(name, self._options(), suffix)
        kind = "Excel (*.xlsx)" if suffix == ".xlsx" else "CSV (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(self, "Lijst maken", str(start), kind)
        if chosen:
            self.write(Path(chosen), suffix)

    def write(self, file: Path, suffix: str) -> None:
        """Make the list beside the window."""
        if file.suffix.lower() != suffix:
            file = file.with_name(f"{file.name}{suffix}")
        self._run(export_lists.write, self.which.currentData(), self._keys(), self._options(), file)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "In welke map?", str(Path.home()))
        if chosen:
            self._run(export_lists.write_certificates, self._keys(), self._options(), Path(chosen))

    def _run(self, work: object, *args: object) -> None:
        self._wait(True)
        self.gate.later(
            work,  # type: ignore[arg-type]
            self.gate.desk,
            *args,
            done=self._made,
            failed=self._failed,
            refused=self._refused,
            topic="export-list",
        )

    def _options(self) -> Options:
        return Options(self.choice.now.on, self.choice.now.school_year)

    def _keys(self) -> tuple[str, ...]:
        now = self.choice.now
        rows = self.gate.read(
            students.list_rows, now.school_year, now.on, **(self.whose.currentData() or {})
        )
        return tuple(row.key for row in rows)

    def _wait(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        for button in (self.excel, self.plain, self.folder):
            button.setEnabled(not busy)

    def _made(self, answer: object) -> None:
        self._wait(False)
        said, notices = answer if isinstance(answer, tuple) else (answer, ())
        lines = [f"{said} Het is niet versleuteld.", *notices[:6]]
        self.said.say("\n".join(lines), Sign.TICK if not notices else Sign.HALF)
        self.gate.said.emit(str(said))

    def _failed(self, sentence: str) -> None:
        self._wait(False)
        self.said.say(sentence)

    def _refused(self, problems: Sequence[Problem]) -> None:
        self._wait(False)
        self.said.say("\n".join(problem.text for problem in problems[:6]))


class ColumnList(QListWidget):
    """Columns with a tick, in the order of the file: Space ticks, Ctrl with an arrow moves.

    Signals:
        changed: another tick or another order.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Empty until ``show_columns``."""
        super().__init__()
        self.setAccessibleName("Kolommen van de lijst")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(TickRow(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setFixedHeight(theme.scaled(36) * _ROWS)
        thin_bars(self)
        self.itemChanged.connect(lambda _item: self.changed.emit())
        self.model().rowsMoved.connect(lambda *_moved: self.changed.emit())

    def show_columns(self, offered: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Show the chosen ones first, in their order, then what else there is."""
        labels = dict(offered)
        first = [key for key in chosen if key in labels]
        row = max(0, self.currentRow())
        self.blockSignals(True)
        self.clear()
        for key in (*first, *(key for key in labels if key not in first)):
            item = QListWidgetItem(labels[key])
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = key in first
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(False)

    def chosen(self) -> tuple[str, ...]:
        """Keys of the ticked columns, in order."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(i.data(_KEY) for i in items if i.checkState() == Qt.CheckState.Checked)

    def move_row(self, step: int) -> None:
        """Move the current column one place up or down."""
        row = self.currentRow()
        if 0 <= row + step < self.count():
            self.blockSignals(True)
            item = self.takeItem(row)
            self.insertItem(row + step, item)
            self.setCurrentRow(row + step)
            self.blockSignals(False)
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl with an arrow moves the column; the rest is a list's own."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in steps:
            self.move_row(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)
