"""One class on its way to the next school year: its new name, its colleagues, its students.

Exists apart from the part of the settings, which knows the whole school.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QListView, QVBoxLayout, QWidget

from stagedesk.domain.new_year import (
    AGAIN,
    MOVES,
    UP,
    ClassPlan,
    Member,
    OwnPlan,
    proposed_move,
)
from stagedesk.ui import theme
from stagedesk.ui.fields import CheckBox, ComboBox, LineEdit, thin_bars
from stagedesk.ui.plain_rows import PlainRow
from stagedesk.ui.widgets import Paragraph, Rule, SectionHead, Text

#: Students that one page holds; a whole school without classes is put in classes first.
_MOST = 60
_KEPT = "blijft zoals het is"


class ClassNames(QListView):
    """The classes, each with what it becomes.

    Signals:
        chosen: another class was chosen.
    """

    chosen = Signal()

    def __init__(self) -> None:
        """Empty until show_lines."""
        super().__init__()
        self.lines = QStringListModel()
        self.setModel(self.lines)
        self.setAccessibleName("Klassen")
        self.setItemDelegate(PlainRow(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFixedWidth(theme.scaled(190))
        self.viewport().setAutoFillBackground(False)
        thin_bars(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.chosen.emit())

    def show_lines(self, lines: list[str]) -> None:
        """Show these; the chosen one stays chosen, and nobody is told."""
        if lines == self.lines.stringList():
            return
        here = max(0, self.currentIndex().row())
        self.blockSignals(True)
        self.lines.setStringList(lines)
        self.setCurrentIndex(self.lines.index(min(here, len(lines) - 1)))
        self.blockSignals(False)


class StudentMove(QWidget):
    """One student: what happens, to which class, and whether the placement goes on.

    Signals:
        changed: key of the student and the new OwnPlan.
        typing: likewise, while the class is typed.
    """

    changed = Signal(str, object)
    typing = Signal(str, object)

    def __init__(self, member: Member, own: OwnPlan, class_next: str) -> None:
        """``class_next`` is what the class becomes."""
        super().__init__()
        self.member, self.own = member, own
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        name = Text(member.name, "strong")
        name.setWordWrap(True)
        self.move_box = ComboBox(f"{member.name}: wat gebeurt er")
        self.move_box.setFixedWidth(theme.scaled(168))
        for move, words in MOVES:
            self.move_box.addItem(words, move)
        self.move_box.setCurrentIndex(self.move_box.findData(own.move or proposed_move(member)))
        self.school_class = LineEdit(f"{member.name}: nieuwe klas")
        self.school_class.setFixedWidth(theme.scaled(92))
        self.school_class.setText(own.school_class or "")
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.move_box, 0, 1)
        grid.addWidget(self.school_class, 0, 2)
        grid.setColumnStretch(0, 1)
        self.goes_on = CheckBox(f"stage bij {member.company} gaat door")
        self.goes_on.setAccessibleName(f"{member.name}: stage bij {member.company} gaat door")
        self.goes_on.setChecked(own.goes_on)
        grid.addWidget(self.goes_on, 1, 0, 1, 3)
        # Only now: shown without a parent it would be a window and take the focus away.
        self.goes_on.setVisible(member.placement is not None)
        self.follow(class_next)
        self.move_box.activated.connect(self._changed)
        self.school_class.editingFinished.connect(self._changed)
        self.school_class.textEdited.connect(
            lambda _text: self.typing.emit(self.member.student, self._own())
        )
        self.goes_on.toggled.connect(lambda _on: self._changed())

    def follow(self, class_next: str) -> None:
        """The class becomes something else: say so where nothing of its own was typed."""
        move = self.move_box.currentData()
        same = self.member.school_class or ""
        self.school_class.setPlaceholderText({UP: class_next, AGAIN: same}.get(move, ""))
        enrolls = move in (UP, AGAIN)
        self.school_class.setEnabled(enrolls)
        self.goes_on.setEnabled(enrolls)
        self._class_next = class_next

    def tick(self, goes_on: bool) -> None:
        """Tick or untick the placement, without telling of it."""
        self.own = replace(self.own, goes_on=goes_on)
        self.goes_on.blockSignals(True)
        self.goes_on.setChecked(goes_on)
        self.goes_on.blockSignals(False)

    def _own(self) -> OwnPlan:
        move = self.move_box.currentData()
        return OwnPlan(
            move=None if move == proposed_move(self.member) else move,
            school_class=self.school_class.text().strip() or None,
            goes_on=self.goes_on.isChecked(),
        )

    def _changed(self) -> None:
        own = self._own()
        self.follow(self._class_next)
        if own != self.own:
            self.own = own
            self.changed.emit(self.member.student, own)


class ClassPanel(QWidget):
    """The class that is chosen.

    Signals:
        planned: name of the class now, and its new ClassPlan.
        own_changed: key of a student and the new OwnPlan.
        typing, own_typing: likewise, while the name of a class is typed.
    """

    planned = Signal(str, object)
    own_changed = Signal(str, object)
    typing = Signal(str, object)
    own_typing = Signal(str, object)

    def __init__(self) -> None:
        """Empty until show_class."""
        super().__init__()
        self._now = ""
        self.rows: list[StudentMove] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 0, 20, 16)
        self._column.setSpacing(0)
        self._head = SectionHead("")
        self.school_class = LineEdit("Nieuwe klas", "bv. 4A")
        self.mentor = ComboBox("Mentor van de nieuwe klas")
        self.jobcoach = ComboBox("Jobcoach van de nieuwe klas")
        self._column.addWidget(self._head)
        self._column.addLayout(self._fields())
        self._students = QVBoxLayout()
        self._students.setSpacing(0)
        self._column.addLayout(self._students)
        self._more = Paragraph("", 400)
        self._column.addWidget(self._more)
        self._column.addStretch(1)
        self.school_class.editingFinished.connect(self._plan)
        self.school_class.textEdited.connect(
            lambda _text: self.typing.emit(self._now, self._shown())
        )
        self.mentor.activated.connect(self._plan)
        self.jobcoach.activated.connect(self._plan)
        self.setFocusProxy(self.school_class)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 6, 0, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        self.school_class.setFixedWidth(theme.scaled(92))
        for column, (label, field) in enumerate(
            (("Wordt klas", self.school_class), ("Mentor", self.mentor),
             ("Jobcoach", self.jobcoach))
        ):  # fmt: skip
            grid.addWidget(Text(label, "small", "text2"), 0, column)
            grid.addWidget(field, 1, column)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def set_staff(
        self, mentors: Sequence[tuple[str, str]], jobcoaches: Sequence[tuple[str, str]]
    ) -> None:
        """Who can have a class."""
        for box, staff in ((self.mentor, mentors), (self.jobcoach, jobcoaches)):
            box.clear()
            box.addItem(_KEPT, None)
            for key, name in staff:
                box.addItem(name, key)

    def show_class(
        self, now: str, plan: ClassPlan, members: Sequence[Member], own: Mapping[str, OwnPlan]
    ) -> None:
        """Show a class and its students; '' is who has no class."""
        self._now = now
        self._head.title.setText(f"Klas {now}" if now else "Zonder klas")
        who = "1 leerling" if len(members) == 1 else f"{len(members)} leerlingen"
        self._head.hint.setText(who)
        self.school_class.setText(plan.school_class)
        for box, key in ((self.mentor, plan.mentor), (self.jobcoach, plan.jobcoach)):
            box.setCurrentIndex(max(0, box.findData(key)))
        for row in self.rows:
            row.hide()
            row.deleteLater()
        while self._students.count():
            item = self._students.takeAt(0)
            rule = item.widget() if item is not None else None
            if rule is not None:
                rule.hide()
                rule.deleteLater()
        self.rows = []
        for member in members[:_MOST]:
            move = StudentMove(member, own.get(member.student, OwnPlan()), plan.school_class)
            move.changed.connect(self.own_changed)
            move.typing.connect(self.own_typing)
            self.rows.append(move)
            self._students.addWidget(Rule())
            self._students.addWidget(move)
        rest = len(members) - _MOST
        self._more.setText(
            f"En nog {rest}. Geef hen eerst een klas bij Leerlingen." if rest > 0 else ""
        )

    def _shown(self) -> ClassPlan:
        return ClassPlan(
            self.school_class.text().strip(),
            self.mentor.currentData(),
            self.jobcoach.currentData(),
        )

    def _plan(self) -> None:
        plan = self._shown()
        for row in self.rows:
            row.follow(plan.school_class)
        self.planned.emit(self._now, plan)
