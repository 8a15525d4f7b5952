"""What the planner of the internal stage reckons with: parts, teachers, who is kept apart."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.internal import InternalPart
from stagedesk.services import internal, internal_wishes
from stagedesk.services.internal import InternalPage
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox, LineEdit, scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.line_drafts import LineDrafts
from stagedesk.ui.log_rows import Rows
from stagedesk.ui.widgets import Rule, SectionHead, Text

#: Below this width the two lists stand under each other.
_BESIDE = 860


class WishesView(QWidget):
    """Parts at the left; pairs that may not be in one group at the right.

    Signals:
        left: back to the grid.
    """

    left = Signal()

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Empty until ``show_page``."""
        super().__init__()
        self._gate, self._choice = gate, choice
        self._parts: dict[str, tuple[LineEdit, LineEdit]] = {}
        self._drafts = LineDrafts(gate.drafts, "internal_wishes", self)
        self.back = Button("&Terug naar het rooster", icon="chevron-left")
        self.one, self.other = ComboBox("Leerling"), ComboBox("Niet bij")
        self.add = Button("Niet samen", icon="plus")
        self.problem = Text("", "badge", "bad")
        self.pairs = Rows()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 6, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._build()
        self.back.clicked.connect(self.left)
        self.add.clicked.connect(self._apart)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(20, 4, 20, 8)
        top.addWidget(self.back)
        top.addWidget(self.problem, 1)
        column.addLayout(top)
        column.addWidget(Rule())
        inside = QWidget()
        columns = self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        columns.setContentsMargins(20, 4, 20, 16)
        columns.setSpacing(36)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(SectionHead("Onderdelen", "de docent tekent de uren"))
        left.addLayout(self._grid)
        left.addStretch(1)
        right.setSpacing(0)
        right.addWidget(SectionHead("Niet samen in een groep"))
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 4)
        line.setSpacing(8)
        line.addWidget(self.one, 1)
        line.addWidget(self.other, 1)
        line.addWidget(self.add)
        right.addLayout(line)
        right.addWidget(self.pairs)
        right.addStretch(1)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        column.addWidget(scrolled(inside), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or under each other in a narrow window."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if self.width() >= _BESIDE else way.TopToBottom)

    def show_page(self, page: InternalPage) -> None:
        """Show what is kept; what is being typed stays."""
        now = self._choice.now
        values = {}
        for number, part in enumerate(page.parts):
            if part.name not in self._parts:
                self._add_part(number, part)
            values[f"{part.name}.teacher"] = part.teacher or ""
            values[f"{part.name}.at_once"] = str(part.at_once)
        self._drafts.open(now.school_year, values)
        pupils = self._gate.read(internal.pupils_of, now.school_year, now.on)
        for box in (self.one, self.other):
            kept = box.currentData()
            box.clear()
            for key, pupil in pupils.items():
                box.addItem(f"{pupil.name} {pupil.school_class}".strip(), key)
            box.setCurrentIndex(box.findData(kept) if kept in pupils else -1)
        self.pairs.show_rows(
            [self._pair(pair, one, other) for pair, one, other in page.apart],
            "Iedereen mag bij iedereen.",
        )

    def _add_part(self, number: int, part: InternalPart) -> None:
        teacher = LineEdit(f"Docent van {part.name}", "Docent")
        room = LineEdit(f"Groepen tegelijk bij {part.name}", "1")
        room.setFixedWidth(44)
        teacher.editingFinished.connect(partial(self._save, part.name, "teacher", teacher))
        room.editingFinished.connect(partial(self._save, part.name, "at_once", room))
        self._drafts.watch(f"{part.name}.teacher", teacher)
        self._drafts.watch(f"{part.name}.at_once", room)
        self._parts[part.name] = (teacher, room)
        self._grid.addWidget(Text(part.name), number, 0)
        self._grid.addWidget(teacher, number, 1)
        self._grid.addWidget(Text("groepen tegelijk", "small", "text2"), number, 2)
        self._grid.addWidget(room, number, 3)

    def _pair(self, pair: str, one: str, other: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        text = Text(f"{one} en {other}")
        text.setWordWrap(True)
        button = Button("", kind="plain", icon="trash", name=f"{one} en {other} mogen weer samen")
        button.clicked.connect(lambda: QTimer.singleShot(0, self, partial(self._together, pair)))
        line.addWidget(text, 1)
        line.addWidget(button)
        return row

    def _save(self, part: str, field: str, box: LineEdit) -> None:
        page = self._gate.read(internal.page, self._choice.now.school_year, self._choice.now.on)
        kept = next(one for one in page.parts if one.name == part)
        before = kept.teacher or "" if field == "teacher" else str(kept.at_once)
        if box.text().strip() == before:
            return
        saved = self._try(
            f"{part} gewijzigd",
            internal_wishes.set_of_part,
            self._choice.now.school_year,
            part,
            field,
            box.text(),
        )
        if saved:
            self._drafts.saved(f"{part}.{field}", box.text())
        else:
            self._drafts.keep_now()

    def _apart(self) -> None:
        one, other = self.one.currentData(), self.other.currentData()
        if one is None or other is None:
            self.problem.setText("Kies twee leerlingen")
            return
        year = self._choice.now.school_year
        self._try("Niet samen in een groep", internal_wishes.keep_apart, year, one, other)

    def _together(self, pair: str) -> None:
        self._try("Weer samen in een groep", internal_wishes.let_together, pair)

    def _try(self, title: str, change: object, *args: object) -> bool:
        assert callable(change)
        _, problems = self._gate.check(title, change, *args)
        self.problem.setText(problems[0].text if problems else "")
        return not problems
