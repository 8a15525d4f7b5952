"""Overzichten, 'Zonder stage': who has no placement, what was agreed, and the meetings about it."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from stagedesk.domain.meetings import MEETING_KINDS
from stagedesk.services import meetings, policies, students, without_placement
from stagedesk.services.without_placement import WithoutRow
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox, LineEdit, thin_bars
from stagedesk.ui.gate import Gate
from stagedesk.ui.meetings_view import MeetingsView
from stagedesk.ui.part import Part
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import EmptyState, Rule, Text
from stagedesk.ui.without_edit import WithoutEdit
from stagedesk.ui.without_rows import ROW, WithoutDelegate, WithoutRows, change_words

_SORTS = (
    ("since", "Langst zonder stage"),
    ("name", "Op naam"),
    ("class", "Op klas"),
    ("next", "Op volgende stap"),
)
#: The paper of each kind of meeting.
PAPERS = {"placement": "plaatsingsoverleg", "mt": "mt-lijst"}
#: Below this width the form takes the place of the list.
_BESIDE = 860
_FORM = 380


class WithoutPart(Part):
    """Zonder stage."""

    second = "Wie geen stageplek heeft, en wat je hebt afgesproken"
    help = "zonder-stage"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        self._chosen: str | None = None
        self._open = False
        self.rows = WithoutRows()
        self.view = QListView()
        self.edit = WithoutEdit(gate, choice)
        self.meetings = MeetingsView(gate, choice)
        self.changes = Text("", "small", "text2")
        self.everybody = EmptyState("Iedereen heeft een plek.", sign=Sign.TICK)
        self.outside = EmptyState("Deze dag ligt buiten het schooljaar.")
        self.none_found = EmptyState("Niemand past bij dit filter.", "Filter wissen")
        self.pages = QStackedWidget()
        self._build()
        self._wire()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages)
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(self._top())
        self.changes.setWordWrap(True)
        self.changes.setContentsMargins(20, 0, 20, 8)
        inside.addWidget(self.changes)
        inside.addWidget(Rule())
        self.stack = QStackedWidget()
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._set_up_list()
        self._rule = Rule(vertical=True)
        row.addWidget(self.view, 1)
        row.addWidget(self._rule)
        row.addWidget(self.edit)
        self._list_page = beside
        for page in (beside, self.everybody, self.outside, self.none_found):
            self.stack.addWidget(page)
        inside.addWidget(self.stack, 1)
        self.pages.addWidget(whole)
        self.pages.addWidget(self.meetings)
        self.setFocusProxy(self.view)

    def _top(self) -> QHBoxLayout:
        self.text = LineEdit("Zoek op naam", "Zoek op naam")
        self.text.setMinimumWidth(theme.scaled(130))
        self.text.setMaximumWidth(220)
        self.sort = ComboBox("Volgorde")
        for key, words in _SORTS:
            self.sort.addItem(words, key)
        self.kind = ComboBox("Overleg")
        for key, words in MEETING_KINDS:
            self.kind.addItem(words, key)
        for box in (self.sort, self.kind):
            box.setFixedWidth(theme.scaled(166))
        self.hold = Button("Overleg va&stleggen", kind="primary", icon="check")
        self.held = Button("Ee&rdere overleggen", icon="list")
        self.print = Button("Lijst af&drukken", icon="print")
        row = QHBoxLayout()
        row.setContentsMargins(20, 4, 20, 8)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.sort)
        row.addStretch(1)
        row.addWidget(self.kind)
        for button in (self.held, self.print, self.hold):
            row.addWidget(button)
        return row

    def _set_up_list(self) -> None:
        self.view.setAccessibleName("Leerlingen zonder stage")
        self.view.setModel(self.rows)
        self.view.setItemDelegate(WithoutDelegate(self.view))
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setMouseTracking(True)
        thin_bars(self.view)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _wire(self) -> None:
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self.reload)
        self.text.textEdited.connect(lambda _text: self._wait.start())
        self.text.installEventFilter(self)
        self.view.installEventFilter(self)
        self.sort.activated.connect(lambda _row: self.reload())
        self.kind.activated.connect(lambda _row: self.reload())
        self.view.selectionModel().currentChanged.connect(self._pick)
        self.view.clicked.connect(lambda _index: self._to_form())
        self.hold.clicked.connect(self._hold)
        self.held.clicked.connect(lambda: self._show_meetings(None))
        self.print.clicked.connect(self.print_current)
        self.none_found.acted.connect(self._clear)
        self.meetings.left.connect(self._back_from_meetings)
        self.edit.left.connect(self._leave_form)
        self.edit.student_asked.connect(self._to_student)

    # What shows.

    def reload(self) -> None:
        """Read again, keeping the chosen student and the place in the list."""
        now = self.choice.now
        whole = self.gate.read(without_placement.list_rows, now.school_year, now.on, sort="name")
        rows = without_placement.arrange(whole, self.text.text(), self.sort.currentData())
        kind = self.kind.currentData()
        before, changed, gone = self.gate.read(
            meetings.compared, now.school_year, kind, now.on, whole
        )
        due = frozenset(row.enrollment_key for row in rows if row.now and row.now.step_due(now.on))
        place = self.view.verticalScrollBar().value()
        self.rows.set_rows(rows, changed, due)
        self.changes.setText(change_words(before, len(changed.new), len(changed.changed), gone))
        self.changes.setVisible(bool(whole))
        self.counted.emit(f"{len(rows)} zonder stage")
        self._mark(self._chosen)
        self.view.verticalScrollBar().setValue(place)
        self._show_stack(bool(whole), bool(rows))
        if self.pages.currentWidget() is self.meetings:
            self.meetings.reload()

    def _show_stack(self, anybody: bool, found: bool) -> None:
        now = self.choice.now
        if found:
            self.stack.setCurrentWidget(self._list_page)
        elif anybody:
            self.stack.setCurrentWidget(self.none_found)
        else:
            calendar = self.gate.read(policies.calendar_of, now.school_year)
            inside = calendar.first_day <= now.on <= calendar.last_day
            self.stack.setCurrentWidget(self.everybody if inside else self.outside)
        self._place()

    def _mark(self, enrollment: str | None) -> None:
        """Select a row without opening it again; the first when it is gone."""
        row = self.rows.row_of(enrollment)
        if row is None and self.rows.rowCount():
            row = 0
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        index = self.rows.index(row) if row is not None else QModelIndex()
        self.view.setCurrentIndex(index)
        selection.blockSignals(False)
        self.view.viewport().update()
        self._show_edit(index.data(ROW) if row is not None else None)

    def _show_edit(self, row: WithoutRow | None) -> None:
        self._chosen = row.enrollment_key if row else None
        if row is not None:
            self.edit.show_row(row)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The form beside the list, or in its place."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        beside = self.width() >= _BESIDE
        self.edit.setVisible(self._chosen is not None and (beside or self._open))
        self.view.setVisible(beside or not self._open)
        self._rule.setVisible(beside)
        self.edit.show_back(not beside)
        if beside:
            self.edit.setFixedWidth(_FORM)
        else:
            self.edit.setMinimumWidth(1)
            self.edit.setMaximumWidth(16_777_215)
        for button in (self.held, self.print, self.hold):
            button.set_folded(not beside)

    # What the user does.

    def _pick(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(ROW)
        if row is not None:
            self._show_edit(row)
            # Later: who shows the choice reads this list again.
            QTimer.singleShot(0, self, lambda: self.choice.pick(student=row.student_key))

    def setFocus(self, *_reason: object) -> None:
        """To the student who is chosen already, as from Vandaag; else to the list as it is."""
        rows = self.rows.rows
        student = self.choice.now.student
        found = next((row for row in rows if row.student_key == student), None)
        if found is not None:
            self._mark(found.enrollment_key)
        self.view.setFocus()

    def _to_form(self) -> None:
        self._open = True
        self._place()

    def _leave_form(self) -> None:
        self._open = False
        self._place()
        self.view.setFocus()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter opens the form; from the search Down goes to the list, Escape empties it."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.view and enter and self._chosen is not None:
            self._to_form()
            self.edit.view.focus_field("doing")
            return True
        if watched is self.text and (enter or event.key() == Qt.Key.Key_Down):
            self._wait.stop()
            self.reload()
            self.view.setFocus()
            return True
        if watched is self.text and event.key() == Qt.Key.Key_Escape:
            self._clear()
            return True
        return False

    def _clear(self) -> None:
        self.text.clear()
        self.reload()
        self.text.setFocus()

    def _to_student(self, key: str) -> None:
        self.choice.pick(student=key)
        self.go.emit("Leerlingen")

    def _hold(self) -> None:
        now, kind = self.choice.now, self.kind.currentData()
        title = f"{dict(MEETING_KINDS)[kind]} vastgelegd"
        key = self.gate.save(title, meetings.hold, now.school_year, kind, now.on)
        if key is not None:
            self._show_meetings(str(key))

    def _show_meetings(self, key: str | None) -> None:
        self.meetings.open(key)
        self.pages.setCurrentWidget(self.meetings)

    def _back_from_meetings(self) -> None:
        self.pages.setCurrentIndex(0)
        self.view.setFocus()

    def print_current(self) -> None:
        """The list on paper, with what changed since the last meeting of the chosen kind."""
        now = self.choice.now
        rows = self.gate.read(students.list_rows, now.school_year, now.on)
        keys = tuple(row.key for row in rows)
        self.print_asked.emit(PAPERS[self.kind.currentData()], keys, {})
