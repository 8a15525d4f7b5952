"""Overzichten, 'Supported Employment': the seven steps beside each other, a card for each student.

A card goes to another step with a key or the mouse; the day is then that of today.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.ui.board_column import BoardColumn
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox, LineEdit
from stagedesk.ui.gate import Gate
from stagedesk.ui.part import Part
from stagedesk.ui.widgets import ElidedText, EmptyState, Ground, Text

if TYPE_CHECKING:
    from stagedesk.services.support_board import Card

#: A column is at least so wide; fewer of them show in a narrow window.
_COLUMN = 132
_FEWEST = 2


class BoardPart(Part):
    """Supported Employment."""

    second = "wie staat in welke stap"
    help = "supported-employment"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        self.columns: list[BoardColumn] = []
        self._heads: list[Text] = []
        self._boxes: list[QWidget] = []
        self._first = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 12)
        column.setSpacing(8)
        column.addLayout(self._filters())
        self._board = QHBoxLayout()
        self._board.setSpacing(8)
        self._shown = QWidget()
        self._shown.setLayout(self._board)
        self._board.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shown, 1)
        self.nobody = EmptyState("Niemand gevonden. Kies andere leerlingen of een andere klas.")
        column.addWidget(self.nobody, 1)
        self._hint = Text(
            "Pijltjes: naar een andere kaart. Ctrl met pijl, een cijfer of slepen: naar een "
            "andere stap, vanaf vandaag. Enter: het traject.",
            "small",
            "text2",
        )
        self._hint.setWordWrap(True)
        column.addWidget(self._hint)

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        self._whose = ComboBox("Wiens leerlingen")
        self._whose.setFixedWidth(220)
        self._class = ComboBox("Klas")
        self._class.setFixedWidth(90)
        self._text = LineEdit("Filter op naam", "Filter op naam")
        self._text.setFixedWidth(200)
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(lambda: self.choice.pick(text=self._text.text().strip()))
        self._text.textEdited.connect(lambda _text: self._wait.start())
        self._whose.activated.connect(
            lambda row: self.choice.pick(jobcoach=self._whose.itemData(row))
        )
        self._class.activated.connect(
            lambda row: self.choice.pick(school_class=self._class.itemData(row))
        )
        for part in (self._whose, self._class, self._text):
            row.addWidget(part)
        row.addStretch(1)
        self.earlier = Button("", kind="plain", icon="chevron-left", name="Eerdere stappen")
        self.later = Button("", kind="plain", icon="chevron-right", name="Latere stappen")
        self.earlier.clicked.connect(partial(self._turn, -1))
        self.later.clicked.connect(partial(self._turn, 1))
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        return row

    # What shows.

    def reload(self) -> None:
        """Read the cards again; the chosen one stays chosen."""
        from stagedesk.services import policies, support_board

        now = self.choice.now
        steps = self.gate.read(policies.policy_of, now.school_year).support_steps
        if len(steps) != len(self.columns):
            self._build([step.name for step in steps])
        self._fill_filters()
        cards = self.gate.read(
            support_board.cards,
            now.school_year,
            now.on,
            jobcoach=now.jobcoach,
            school_class=now.school_class,
            text=now.text,
        )
        self._show_cards(cards)
        self.counted.emit(f"{len(cards)} leerling{'' if len(cards) == 1 else 'en'}")

    def _show_cards(self, cards: "tuple[Card, ...]") -> None:
        held = next((one for one in self.columns if one.hasFocus()), None)
        chosen = self._student() or self.choice.now.student
        for column, head in zip(self.columns, self._heads, strict=True):
            mine = [card for card in cards if card.step == column.step]
            scrolled = column.verticalScrollBar().value()
            column.cards.set_cards(mine)
            column.verticalScrollBar().setValue(scrolled)
            head.setText(f"stap {column.step} · {len(mine)}")
            if column.choose(chosen) and held is not None and held is not column:
                # The card that was moved takes the focus along.
                column.setFocus()
        self._shown.setVisible(bool(cards))
        self._hint.setVisible(bool(cards))
        self.nobody.setVisible(not cards)

    def _build(self, names: list[str]) -> None:
        for old in self._boxes:
            self._board.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.columns, self._heads, self._boxes = [], [], []
        for number, name in enumerate(names, 1):
            box = Ground("side")
            inner = QVBoxLayout(box)
            inner.setContentsMargins(4, 6, 4, 4)
            inner.setSpacing(4)
            top = QVBoxLayout()
            top.setContentsMargins(6, 0, 6, 0)
            top.setSpacing(0)
            top.addWidget(ElidedText(name, "strong"))
            count = Text("", "small", "text2")
            top.addWidget(count)
            inner.addLayout(top)
            column = BoardColumn(number, name)
            column.wanted.connect(self.move_to)
            column.shifted.connect(partial(self._shift, number))
            column.left.connect(partial(self._walk, number))
            column.opened.connect(self._open)
            column.entered_column.connect(partial(self._reveal, number))
            inner.addWidget(column, 1)
            self._board.addWidget(box, 1)
            self.columns.append(column)
            self._heads.append(count)
            self._boxes.append(box)
        if self.columns:
            self.setFocusProxy(self.columns[0])
        self._place()

    def _fill_filters(self) -> None:
        from stagedesk.services import records, students

        now = self.choice.now
        staff = self.gate.read(records.load_staff)
        self._whose.clear()
        if self.choice.me in staff:
            self._whose.addItem("Mijn leerlingen", self.choice.me)
        self._whose.addItem("Alle leerlingen", None)
        for key, person in staff.items():
            if person.role == "jobcoach" and key != self.choice.me:
                self._whose.addItem(f"Van {person.name}", key)
        self._whose.setCurrentIndex(max(0, self._whose.findData(now.jobcoach)))
        self._class.clear()
        self._class.addItem("Klas", None)
        for name in self.gate.read(students.classes, now.school_year):
            self._class.addItem(name, name)
        self._class.setCurrentIndex(max(0, self._class.findData(now.school_class)))
        if not self._text.hasFocus():
            self._text.setText(now.text)

    # Which columns show in a narrow window.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All columns, or as many as have room."""
        super().resizeEvent(event)
        self._place()

    def _room(self) -> int:
        return max(_FEWEST, min(len(self.columns), (self.width() - 32) // (_COLUMN + 8)))

    def _place(self) -> None:
        room = self._room()
        self._first = min(self._first, max(0, len(self.columns) - room))
        for number, box in enumerate(self._boxes):
            box.setVisible(self._first <= number < self._first + room)
        fold = room < len(self.columns)
        for button, there in (
            (self.earlier, self._first > 0),
            (self.later, self._first + room < len(self.columns)),
        ):
            button.setVisible(fold)
            button.setEnabled(there)

    def _turn(self, steps: int) -> None:
        self._first = max(0, self._first + steps)
        self._place()

    def _reveal(self, step: int) -> None:
        """Bring the column of a step in sight."""
        place, room = step - 1, self._room()
        self._first = min(max(self._first, place - room + 1), place)
        self._place()

    # What the user does.

    def _student(self) -> str | None:
        held = next((one for one in self.columns if one.hasFocus()), None)
        return held.student() if held is not None else None

    def _walk(self, step: int, steps: int) -> None:
        """To the next column that has a card, as high as one was."""
        row = self.columns[step - 1].currentIndex().row()
        place = step - 1 + steps
        while 0 <= place < len(self.columns):
            if self.columns[place].cards.rowCount():
                self._reveal(place + 1)
                self.columns[place].choose_row(row)
                self.columns[place].setFocus()
                return
            place += steps

    def _shift(self, step: int, student: str, steps: int) -> None:
        self.move_to(student, step + steps)

    def move_to(self, student: str, step: int) -> None:
        """Put a student in a step as of today; a step that does not exist does nothing."""
        from stagedesk.services import support

        if not 1 <= step <= len(self.columns):
            return
        card = next(
            (one for c in self.columns for one in c.cards.cards if one.student_key == student), None
        )
        if card is None:
            return
        self._reveal(step)
        name = self.columns[step - 1].accessibleName()
        args = (student, step, self.choice.now.on)
        # Not from within the key press or the drop: what is saved builds the lists anew.
        QTimer.singleShot(
            0, self, lambda: self.gate.save(f"{card.name}: {name}", support.move, *args)
        )

    def _open(self, student: str) -> None:
        self.choice.pick(student=student)
        self.go.emit("Leerlingen/Traject")
