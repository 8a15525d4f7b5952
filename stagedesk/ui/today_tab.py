"""The tab Vandaag: what asks to be done, each with one button (ui.md, point 2; mock 2)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout

from stagedesk.domain.times import MONTHS, weekday_name
from stagedesk.services import students, today
from stagedesk.services.todo import Act, Kind, Todo, Urgency
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.fields import ComboBox, thin_bars
from stagedesk.ui.gate import Gate
from stagedesk.ui.page import Page
from stagedesk.ui.signs import Sign
from stagedesk.ui.today_call import CallStrip
from stagedesk.ui.today_kinds import KINDS, Kinds
from stagedesk.ui.today_report import ReportBanner
from stagedesk.ui.today_rows import TodoDelegate, TodoRows, button_box
from stagedesk.ui.today_sick import SickStrip
from stagedesk.ui.widgets import EmptyState, Rule

_TABS = {
    Act.SLIPS: "Urenbriefjes",
    Act.ASSESS: "Beoordeling",
    Act.INTAKE: "Intake",
    Act.STUDENT: "Leerlingen",
    Act.LOG: "Logboek",
    Act.OUTFLOW: "Uitstroom",
    Act.AROUND: "Leerlingen/Rond de stage",
    Act.TRACK: "Leerlingen/Traject",
    Act.WITHOUT: "Overzichten/Zonder stage",
    Act.SEARCH: "Leerlingen/Plek zoeken",
    Act.COMPANY: "Bedrijven/Contact",
}


class TodayTab(Page):
    """Vandaag."""

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads when it is shown first."""
        super().__init__(gate, choice)
        self._todos: Sequence[Todo] = ()
        self._read_for: tuple[object, ...] | None = None
        self._seen = False
        self.kinds = Kinds(gate, choice)
        self.kinds.chosen.connect(lambda _kind: self._show_rows())
        self.rows = TodoRows()
        self.list = QListView()
        self.call = CallStrip(gate)
        self.sick = SickStrip(gate, choice)
        self.report = Button("Zie&k melden", icon="person")
        self.talks = ReportBanner(gate)
        self.done = EmptyState("Alles gedaan.", sign=Sign.TICK)
        self.nobody = EmptyState("Nog geen leerlingen in dit schooljaar.", "Naar Leerlingen")
        self.nobody.acted.connect(lambda: self.go.emit("Leerlingen"))
        self._narrow_kind = ComboBox("Soort")
        self._build()
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self.reload)
        gate.changed.connect(self._changed)
        self.call.noted.connect(self._note_call)
        self.call.cancelled.connect(self.list.setFocus)
        self.sick.closed.connect(self.list.setFocus)
        self.report.clicked.connect(self.sick.start)
        self.talks.acted.connect(self._print_update)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._rule = Rule(vertical=True)
        row.addWidget(self.kinds)
        row.addWidget(self._rule)
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._right.addWidget(self.head)
        holder = QHBoxLayout()
        holder.setContentsMargins(20, 0, 20, 4)
        holder.addWidget(self.call)
        self._right.addLayout(holder)
        below = QHBoxLayout()
        below.setContentsMargins(20, 0, 20, 4)
        below.addWidget(self.sick)
        self._right.addLayout(below)
        talks = QHBoxLayout()
        talks.setContentsMargins(20, 0, 20, 4)
        talks.addWidget(self.talks)
        self._right.addLayout(talks)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.done)
        self._stack.addWidget(self.nobody)
        self._right.addWidget(self._stack, 1)
        row.addLayout(self._right, 1)
        self._set_up_list()
        for kind, words in KINDS:
            self._narrow_kind.addItem(words, kind)
        self._narrow_kind.setFixedWidth(190)
        self._narrow_kind.activated.connect(
            lambda number: self.kinds.choose(self._narrow_kind.itemData(number))
        )
        self.head.add_action(self.report)
        self.head.add_action(self._narrow_kind)
        self._narrow_kind.hide()
        self.setFocusProxy(self.list)

    def _set_up_list(self) -> None:
        self.list.setAccessibleName("Te doen")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(TodoDelegate(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.viewport().setAutoFillBackground(False)
        thin_bars(self.list)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)

    # What shows.

    def show_choice(self, chosen: Chosen) -> None:
        """Show what is to be done for these students; a student that is chosen changes nothing."""
        if self._read_for != self._asked(chosen):
            self.kinds.show_whose()
            self.talks.show_for(chosen)
            self.reload()
        self._say_count()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time the first button is ready to be pressed."""
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.list, self.list.setFocus)

    def reload(self) -> None:
        """Read again, keeping the chosen row."""
        chosen = self.choice.now
        self._read_for = self._asked(chosen)
        if not self.gate.read(today.is_large, chosen.school_year, chosen.jobcoach):
            self._show_read(chosen, self.gate.read(today.todo, *self._asked(chosen)))
            return
        desk = self.gate.desk
        self.head.show_title(_day(chosen.on), "wordt gelezen…")
        self.gate.later(
            lambda: desk.read(today.todo, *self._asked(chosen)),
            done=lambda todos: self._show_read(chosen, todos),
            topic="vandaag",
        )

    def _show_read(self, chosen: Chosen, todos: tuple[Todo, ...]) -> None:
        """Show what was read, unless something else has been asked since."""
        if self._asked(self.choice.now) != self._asked(chosen):
            return
        self._todos = todos
        done = self.gate.read(today.done_on, *self._asked(chosen))
        self.kinds.show_todos(self._todos, done)
        late = sum(1 for todo in self._todos if todo.urgency is Urgency.LATE)
        self.head.show_title(_day(chosen.on), _summary(len(self._todos), late))
        self._show_rows()
        if self.isVisible():
            self._say_count()

    def _asked(self, chosen: Chosen) -> tuple[date, str, str | None]:
        return (chosen.on, chosen.school_year, chosen.jobcoach)

    def _show_rows(self) -> None:
        kind = self.kinds.kind
        shown = [todo for todo in self._todos if kind in (None, todo.kind)]
        self._narrow_kind.setCurrentIndex(self._narrow_kind.findData(kind))
        here = self.list.currentIndex().row()
        place = self.list.verticalScrollBar().value()
        self.rows.set_todos(shown)
        row = self.rows.nearest(max(0, here))
        if row is None:
            nobody = self.gate.read(today.nobody, self.choice.now.school_year)
            if not nobody:
                self._say_done(kind)
            self._stack.setCurrentWidget(self.nobody if nobody else self.done)
            return
        self._stack.setCurrentWidget(self.list)
        self.list.setCurrentIndex(self.rows.index(row))
        self.list.verticalScrollBar().setValue(place)

    def _say_done(self, kind: Kind | None) -> None:
        chosen = self.choice.now
        following = self.gate.read(today.next_up, chosen.on, chosen.school_year)
        words = "Alles gedaan." if kind is None or not self._todos else "Hiervan is alles gedaan."
        self.done.sentence.setText(f"{words} {following}".strip())

    def _say_count(self) -> None:
        count = len(self._todos)
        self.counted.emit(f"{count} {'ding' if count == 1 else 'dingen'} te doen")

    def _changed(self) -> None:
        """Something was saved: read again at once when this tab shows, else when it is opened."""
        self._read_for = None
        if self.isVisible():
            self._reading.start()

    def set_narrow(self, narrow: bool) -> None:
        """The kinds fold into a drop-down in the head."""
        self.kinds.setVisible(not narrow)
        self._rule.setVisible(not narrow)
        self._narrow_kind.setVisible(narrow)

    def head_place(self) -> QVBoxLayout | None:
        """The column right of the kinds."""
        return self._right

    # What the user does.

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter presses the button of the row; so does the mouse on it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
            if watched is self.list and event.key() in keys:
                self._press(self.list.currentIndex())
                return True
        if isinstance(event, QMouseEvent) and watched is self.list.viewport():
            return self._mouse(event)
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        index = self.list.indexAt(event.position().toPoint())
        todo = self.rows.todo(index.row()) if index.isValid() else None
        box = button_box(QRectF(self.list.visualRect(index)))
        over = todo is not None and box.contains(event.position())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.list.viewport().setCursor(shape)
        if over and event.type() == QEvent.Type.MouseButtonRelease:
            self._press(index)
        return False

    def _press(self, index: QModelIndex) -> None:
        todo = self.rows.todo(index.row()) if index.isValid() else None
        if todo is None:
            return
        if todo.act in (Act.CALL, Act.SICK):
            self.call.start(todo, self.choice.now.on)
        elif todo.act is Act.REGISTER:
            self.gate.save(
                f"Verzuim van {todo.student} gemeld",
                today.mark_registered,
                todo,
                self.choice.now.on,
            )
        else:
            self._jump(todo)

    def _jump(self, todo: Todo) -> None:
        if todo.act is Act.COMPANY:
            self.choice.pick(company=todo.row_key)
            self.go.emit(_TABS[todo.act])
            return
        if todo.student_key:
            self.choice.pick(
                student=todo.student_key,
                placement=todo.placement_key,
                week=todo.week,
                moment=todo.moment,
            )
        self.go.emit(_TABS[todo.act])

    def _print_update(self) -> None:
        """The update of every class in the list, for its mentor."""
        now = self.choice.now
        rows = self.gate.read(students.list_rows, now.school_year, now.on, jobcoach=now.jobcoach)
        self.print_asked.emit("mentor-update", tuple(row.key for row in rows), {})

    def _note_call(self, todo: Todo, to: tuple[str, ...], result: str) -> None:
        whom = {"home": "thuis", "company": "bedrijf"}
        words = " en ".join(whom[one] for one in to)
        _none, problems = self.gate.check(
            f"{todo.student}, {words} gebeld: genoteerd",
            today.note_calls if todo.act is Act.CALL else today.note_sick_calls,
            todo,
            to,
            self.choice.now.on,
            result,
        )
        if problems:
            # What was said stays typed, to be noted as soon as it can be.
            self.call.start(todo, self.choice.now.on)
            if not self.gate.disk_failed:
                self.gate.refused.emit(problems)
            return
        self.call.forget()
        self.list.setFocus()


def _day(on: date) -> str:
    return f"{weekday_name(on).capitalize()} {on.day} {MONTHS[on.month - 1]}"


def _summary(count: int, late: int) -> str:
    if not count:
        return "niets te doen"
    things = "1 ding te doen" if count == 1 else f"{count} dingen te doen"
    if not late:
        return things
    return f"{things}, {late} {'is' if late == 1 else 'zijn'} te laat"
