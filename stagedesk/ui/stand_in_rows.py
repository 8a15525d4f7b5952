"""Who does the work while a colleague is away: rows of take-overs, and the form of each.

Exists apart from the list of colleagues because a take-over names two of them.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from stagedesk.domain.stand_ins import STAND_IN_FORM
from stagedesk.domain.times import short_date
from stagedesk.services import records, stand_ins
from stagedesk.services.stand_ins import TakenOver
from stagedesk.ui.around_rows import Item, ItemRow
from stagedesk.ui.choice import Choice
from stagedesk.ui.gate import Gate
from stagedesk.ui.log_edit import LogEdit
from stagedesk.ui.log_rows import Rows
from stagedesk.ui.new_form import NewForm
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import SectionHead

_SIGNS = {"nu": Sign.TICK, "straks": Sign.DUE, "voorbij": Sign.DOT}


class StandIns(QWidget):
    """The take-overs of one colleague; ``forms`` are put into the page's stack.

    Signals:
        opened: a form shows in place of the colleague.
        closed: back to the colleague.
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(self, gate: Gate, choice: Choice, stack: QStackedWidget) -> None:
        """Empty until ``open``."""
        super().__init__()
        self._gate, self._choice = gate, choice
        self._staff: str | None = None
        self._name = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 12)
        column.setSpacing(0)
        self.head = SectionHead("Waarneming", action="Waarnemer kiezen")
        self.rows = Rows()
        column.addWidget(self.head)
        column.addWidget(self.rows)
        self.new = NewForm(STAND_IN_FORM, "&Vastleggen", gate, near=choice.now.on)
        self.edit = LogEdit(STAND_IN_FORM, gate, lambda: choice.now.on)
        for form in (self.new, self.edit):
            stack.addWidget(form)
        self.head.acted.connect(self._start)
        self.new.cancelled.connect(self.closed)
        self.new.accepted.connect(self._create)
        self.edit.done.connect(self.closed)

    def open(self, staff_key: str, name: str) -> None:
        """Show the take-overs of a colleague."""
        self._staff, self._name = staff_key, name
        on = self._choice.now.on
        rows = []
        for one in self._gate.read(stand_ins.of_staff, staff_key):
            row = ItemRow(_item(one, one.state(on)))
            row.chosen.connect(self._change)
            rows.append(row)
        self.rows.show_rows(rows, "Niemand neemt waar.")

    def _others(self) -> list[tuple[str, str]]:
        staff = self._gate.read(records.load_staff)
        return [
            (key, one.name)
            for key, one in staff.items()
            if key != self._staff and one.role == "jobcoach"
        ]

    def _start(self) -> None:
        self.new.view.set_choices("by", self._others())
        self.new.start(
            {"since": self._choice.now.on},
            f"Wie neemt de leerlingen van {self._name} waar? In die tijd staan ze ook bij de "
            "waarnemer, onder Mijn leerlingen.",
            about=self._staff or "",
        )
        self.opened.emit(self.new)
        self.new.focus_first()

    def _create(self, given: dict[str, object]) -> None:
        key, problems = self._gate.check(
            f"Waarneming van {self._name} vastgelegd",
            stand_ins.note,
            self._staff,
            given,
            self._choice.now.on,
        )
        if key is None:
            self.new.show_problems(problems)
        else:
            self.closed.emit()

    def _change(self, key: str) -> None:
        self.edit.view.set_choices("by", self._others())
        self.edit.open(key, self._name)
        self.opened.emit(self.edit)
        self.edit.ready.setFocus()


def _item(one: TakenOver, state: str) -> Item:
    until = f" t/m {short_date(one.until)}" if one.until else ""
    return Item(
        one.key, "", f"{one.by_name}, {short_date(one.since)}{until}", "", _SIGNS[state], state
    )
