"""Typing over a stagezoekformulier that came back: its five lines, one after the other."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.leads import LEAD_FORM
from stagedesk.domain.problem import Problem
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import LineEdit
from stagedesk.ui.gate import Gate
from stagedesk.ui.line_drafts import LineDrafts
from stagedesk.ui.widgets import SectionHead, Text

#: The form has room for five (Bijlage 7).
LINES = 5
_EMPTY = "wat leeg blijft, wordt niet bewaard"
_AGAIN = "dit had je al getypt, maar nog niet bewaard"
#: Under which its drafts are kept, beside the key of the enrollment.
_PLACE = "new.leads"
_COLUMNS = ("name", "contact", "address", "phone", "said")


class LeadEntry(QWidget):
    """Five lines of a form; Enter goes on, an empty line is left out.

    Signals:
        accepted: the lines as typed, each by field.
        cancelled: nothing is to be kept.
    """

    accepted = Signal(list)
    cancelled = Signal()

    def __init__(self, gate: Gate) -> None:
        """Empty; what is typed is kept through ``gate`` until it is saved or not to be."""
        super().__init__()
        self._drafts = LineDrafts(gate.drafts, _PLACE, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(8)
        self._head = SectionHead("Zoekformulier teruggekomen", _EMPTY)
        column.addWidget(self._head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for place, name in enumerate(_COLUMNS):
            label = Text(LEAD_FORM.field(name).screen_label, "small", "text2")
            grid.addWidget(label, 0, place + 1)
            grid.setColumnStretch(place + 1, 3 if name in ("name", "said") else 2)
        self.fields: list[dict[str, LineEdit]] = []
        self._problems: list[Text] = []
        for number in range(LINES):
            mark = Text(str(number + 1), "small", "text2")
            mark.setFixedWidth(theme.scaled(14))
            grid.addWidget(mark, number * 2 + 1, 0)
            line = {}
            for place, name in enumerate(_COLUMNS):
                words = f"{LEAD_FORM.field(name).screen_label}, regel {number + 1}"
                field = LineEdit(words, "")
                field.returnPressed.connect(lambda: self.focusNextPrevChild(True))
                self._drafts.watch(f"{number}.{name}", field)
                grid.addWidget(field, number * 2 + 1, place + 1)
                line[name] = field
            problem = Text("", "badge", "bad")
            problem.hide()
            grid.addWidget(problem, number * 2 + 2, 1, 1, len(_COLUMNS))
            self.fields.append(line)
            self._problems.append(problem)
        column.addLayout(grid)
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(10)
        self.accept = Button("Tips &bewaren", kind="primary")
        self.cancel = Button("Niet doen")
        self._rest = Text("", "badge", "bad")
        self.accept.clicked.connect(lambda: self.accepted.emit(self.typed()))
        self.cancel.clicked.connect(self._cancel)
        for part in (self.accept, self.cancel, self._rest):
            row.addWidget(part)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.fields[0]["name"])

    def start(self, about: str) -> None:
        """Begin with what was typed before for this school year of a student, if anything.

        Args:
            about: key of the enrollment.
        """
        kept = self._drafts.open(about)
        self._head.hint.setText(_AGAIN if kept else _EMPTY)
        self.show_problems(())
        self.fields[0]["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """What was typed is saved, or is not to be."""
        self._drafts.forget()

    def _cancel(self) -> None:
        self.forget()
        self.cancelled.emit()

    def typed(self) -> list[dict[str, str]]:
        """The lines as typed."""
        return [{name: field.text() for name, field in line.items()} for line in self.fields]

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Say under its line what cannot be taken; ``2.phone`` is the phone of the third."""
        said: dict[int, str] = {}
        rest = []
        for problem in problems:
            number, dot, _name = problem.field.partition(".")
            if dot:
                said.setdefault(int(number), problem.text)
            else:
                rest.append(problem.text)
        for place, text in enumerate(self._problems):
            text.setText(said.get(place, ""))
            text.setVisible(place in said)
        self._rest.setText(" ".join(rest))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)
