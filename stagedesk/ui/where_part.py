"""Overzichten, 'Wie is waar': who is at which company today, whom to call, who reported in sick."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout

from stagedesk.domain.texts import fold
from stagedesk.domain.times import MONTHS, weekday_name
from stagedesk.services import students, whereabouts
from stagedesk.services.whereabouts import Day, Where
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox, LineEdit, thin_bars
from stagedesk.ui.gate import Gate
from stagedesk.ui.part import Part
from stagedesk.ui.where_rows import WHERE, WhereDelegate, WhereRows
from stagedesk.ui.widgets import EmptyState, Rule, Text

_MINE, _ALL = "mine", "all"


class WherePart(Part):
    """Wie is waar vandaag."""

    help = "wie-is-waar"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        on = choice.now.on
        self.second = f"{weekday_name(on)} {on.day} {MONTHS[on.month - 1]}"
        self._day = Day((), "", True)
        self.rows = WhereRows()
        self.view = QListView()
        self.nobody = EmptyState("")
        self.stack = QStackedWidget()
        self._build()

    def _build(self) -> None:
        self.who = ComboBox("Wiens leerlingen")
        self.who.setFixedWidth(170)
        self.text = LineEdit("Zoek leerling, klas of bedrijf", "Zoek")
        self.text.setMaximumWidth(240)
        self.away = Button("Alleen a&fgemeld")
        self.away.setCheckable(True)
        self.count = Text("", "small", "text2")
        self.print = Button("Af&drukken", icon="print")
        row = QHBoxLayout()
        row.setContentsMargins(20, 4, 20, 8)
        row.setSpacing(8)
        for widget in (self.who, self.text, self.away):
            row.addWidget(widget)
        row.addWidget(self.count, 1)
        row.addWidget(self.print)
        self.view.setAccessibleName("Wie is waar")
        self.view.setModel(self.rows)
        self.view.setItemDelegate(WhereDelegate(self.view))
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.viewport().setAutoFillBackground(False)
        thin_bars(self.view)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule())
        column.addWidget(self.stack, 1)
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self._show)
        self.text.textEdited.connect(lambda _text: self._wait.start())
        self.text.returnPressed.connect(self.view.setFocus)
        self.who.activated.connect(lambda _row: self.reload())
        self.away.toggled.connect(lambda _on: self._show())
        self.print.clicked.connect(self.print_current)
        self.view.doubleClicked.connect(self._open)
        self.view.installEventFilter(self)
        self.setFocusProxy(self.text)

    def reload(self) -> None:
        """Read the day again."""
        now = self.choice.now
        self._fill_who()
        who = self.who.currentData()
        self._day = self.gate.read(
            whereabouts.of_day,
            now.school_year,
            now.on,
            jobcoach=self.choice.me if who == _MINE else None,
            school_class=who if who not in (_MINE, _ALL) else None,
        )
        self._show()

    def _fill_who(self) -> None:
        classes = self.gate.read(students.classes, self.choice.now.school_year)
        mine = [("Mijn leerlingen", _MINE)] if self.choice.me is not None else []
        wanted = [*mine, ("Iedereen", _ALL), *((f"Klas {name}", name) for name in classes)]
        there = [(self.who.itemText(n), self.who.itemData(n)) for n in range(self.who.count())]
        if there == wanted:
            return
        chosen = self.who.currentData()
        self.who.clear()
        for words, key in wanted:
            self.who.addItem(words, key)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))

    def shown(self) -> tuple[Where, ...]:
        """The rows that pass the filter."""
        text = fold(self.text.text().strip())
        return tuple(
            row
            for row in self._day.rows
            if (row.absent is not None or not self.away.isChecked())
            and text in fold(f"{row.student} {row.school_class} {row.company}")
        )

    def _show(self) -> None:
        rows = self.shown()
        self.rows.set_rows(rows)
        away = sum(1 for row in rows if row.absent is not None)
        words = f"{len(rows)} op stage" if not away else f"{len(rows)} op stage, {away} afgemeld"
        self.count.setText(words if rows else "")
        self.counted.emit(words)
        self.print.setEnabled(bool(rows))
        self.nobody.sentence.setText(self._nothing())
        self.stack.setCurrentWidget(self.view if rows else self.nobody)

    def _nothing(self) -> str:
        if self._day.free:
            return f"{self._day.free}: vandaag is er geen stage."
        if self._day.rows:
            return "Niemand past bij dit filter."
        return "Vandaag staat er niemand op het rooster."

    def _open(self, index: QModelIndex) -> None:
        row: Where | None = index.data(WHERE)
        if row is not None:
            self.choice.pick(student=row.student_key, placement=row.placement_key)
            self.go.emit("Leerlingen/Rond de stage")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter opens the student."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.view and event.key() in keys:
                self._open(self.view.currentIndex())
                return True
        return False

    def print_current(self) -> None:
        """Print the list that shows."""
        keys = tuple(dict.fromkeys(row.student_key for row in self.shown()))
        who = self.who.currentData()
        school_class = who if who not in (_MINE, _ALL) else None
        if keys:
            self.print_asked.emit("wie-is-waar", keys, {"school_class": school_class})
