"""Noting a call: whom, and what was said, in a strip above the list.

Exists because 'gebeld' is two ticks with a date and a result, and no message box.
"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from stagedesk.domain.times import short_date
from stagedesk.services.todo import Todo
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import CheckBox, LineEdit
from stagedesk.ui.gate import Gate
from stagedesk.ui.line_drafts import LineDrafts
from stagedesk.ui.tinted_strip import TintedStrip
from stagedesk.ui.widgets import Text

_WHOM = {"home": "Thuis", "company": "Bedrijf"}


class CallStrip(TintedStrip):
    """Ticks, a line, two buttons; hidden until it is asked for.

    Signals:
        noted: (to-do, whom, what was said).
        cancelled: nothing is noted.
    """

    noted = Signal(object, tuple, str)
    cancelled = Signal()

    def __init__(self, gate: Gate) -> None:
        """Hidden; ``gate`` keeps the words until they are noted or not to be."""
        super().__init__()
        self._drafts = LineDrafts(gate.drafts, "call", self)
        self._todo: Todo | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        self._about = Text("", "strong")
        row.addWidget(self._about)
        self._ticks = {to: CheckBox(words) for to, words in _WHOM.items()}
        for tick in self._ticks.values():
            row.addWidget(tick)
        self.result = LineEdit("Wat is er gezegd", "Wat is er gezegd? Mag leeg blijven")
        self._drafts.watch("result", self.result)
        self.result.returnPressed.connect(self._note)
        row.addWidget(self.result, 1)
        self.note = Button("&Noteren", kind="primary")
        self.note.clicked.connect(self._note)
        self.no = Button("Niet doen")
        self.no.clicked.connect(self.leave)
        row.addWidget(self.note)
        row.addWidget(self.no)
        self.hide()

    def start(self, todo: Todo, on: date) -> None:
        """Ask about one to-do; who is due is ticked."""
        self._todo = todo
        self._about.setText(f"Gebeld over {todo.student}, {short_date(on)}")
        for to, tick in self._ticks.items():
            tick.setVisible(to in todo.to)
            tick.setChecked(to in todo.to)
            tick.setAccessibleName(f"Gebeld met {_WHOM[to].lower()}")
        about = todo.row_key or todo.placement_key or ""
        self._drafts.open(f"{todo.enrollment_key}.{todo.kind.value}.{about}")
        self.show()
        self.result.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self) -> None:
        todo = self._todo
        to = tuple(
            to for to, tick in self._ticks.items() if tick.isVisibleTo(self) and tick.isChecked()
        )
        if todo is None:
            return
        if not to:
            self._about.setText("Vink aan wie je hebt gebeld")
            return
        self._todo = None
        self.hide()
        self.noted.emit(todo, to, self.result.text())

    def forget(self) -> None:
        """The call is noted."""
        self._drafts.forget()

    def leave(self) -> None:
        """Hide without noting."""
        self.forget()
        self._todo = None
        self.hide()
        self.cancelled.emit()
