"""The colleagues: jobcoaches, mentors and others.

Exists so that a colleague is entered once and chosen everywhere.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stagedesk.domain.dossier import STAFF_FORM
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import LineEdit, scrolled, thin_bars
from stagedesk.ui.form_binding import FormBinding
from stagedesk.ui.form_view import FormView
from stagedesk.ui.gate import Gate
from stagedesk.ui.line_drafts import LineDrafts
from stagedesk.ui.part import Part
from stagedesk.ui.plain_rows import PlainRow
from stagedesk.ui.stand_in_rows import StandIns
from stagedesk.ui.widgets import Text

_ROLES = {"jobcoach": "jobcoach", "mentor": "mentor", "other": "anders", None: ""}


class StaffPart(Part):
    """A list of names, the form of the chosen one, a field for a new one."""

    second = "Wie leerlingen begeleidt"

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Reads in ``reload``."""
        super().__init__(gate, choice)
        self._chosen: str | None = None
        self.names = QListWidget()
        self.names.setAccessibleName("Medewerkers")
        self.names.setFrameShape(QListWidget.Shape.NoFrame)
        self.names.setFixedWidth(260)
        self.names.setItemDelegate(PlainRow(self.names))
        self.names.viewport().setAutoFillBackground(False)
        thin_bars(self.names)
        self.new_name = LineEdit("Naam van een nieuwe collega", "Nieuwe collega")
        self._drafts = LineDrafts(gate.drafts, "new.staff", self)
        self._drafts.watch("name", self.new_name)
        self.add_button = Button("&Toevoegen", kind="primary", icon="plus")
        self.form = FormView(STAFF_FORM)
        self.binding = FormBinding(self.form, gate, lambda: choice.now.on, self._name)
        self.remove_button = Button("Ver&wijderen", icon="trash")
        self._problem = Text("", "badge", "bad")
        self.stack = QStackedWidget()
        self.stand_ins = StandIns(gate, choice, self.stack)
        self._lay_out()
        self.stand_ins.opened.connect(self.stack.setCurrentWidget)
        self.stand_ins.closed.connect(self._back)
        self.names.currentItemChanged.connect(lambda item, _old: self._pick(item))
        self.new_name.returnPressed.connect(self.add)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self._remove)
        self.setFocusProxy(self.new_name)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 0, 12)
        row.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(8)
        new = QHBoxLayout()
        new.setSpacing(8)
        self.new_name.setFixedWidth(150)
        new.addWidget(self.new_name)
        new.addWidget(self.add_button)
        new.addStretch(1)
        left.addLayout(new)
        left.addWidget(self._problem)
        left.addWidget(self.names, 1)
        colleague = QWidget()
        right = QVBoxLayout(colleague)
        right.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addWidget(self.stand_ins)
        column.addStretch(1)
        right.addWidget(scrolled(inside), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.addWidget(self.remove_button)
        foot.addStretch(1)
        right.addLayout(foot)
        row.addLayout(left)
        self._colleague = colleague
        self.stack.insertWidget(0, colleague)
        self.stack.setCurrentWidget(colleague)
        row.addWidget(self.stack, 1)

    def reload(self) -> None:
        """Read again, keeping the chosen one."""
        from stagedesk.services import records

        self._drafts.open("")
        staff = self.gate.read(records.load_staff)
        self.names.blockSignals(True)
        self.names.clear()
        for key, person in staff.items():
            role = _ROLES.get(person.role, "")
            item = QListWidgetItem(f"{person.name}  ({role})" if role else person.name)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.names.addItem(item)
            if key == self._chosen:
                self.names.setCurrentItem(item)
        if self.names.currentItem() is None and self.names.count():
            self.names.setCurrentRow(0)
        self.names.blockSignals(False)
        self._open(self.names.currentItem())

    def _name(self) -> str:
        item = self.names.currentItem()
        return item.text().split("  (")[0] if item is not None else ""

    def _pick(self, item: QListWidgetItem | None) -> None:
        """Another colleague: a form of a take-over closes."""
        self.stack.setCurrentWidget(self._colleague)
        self._open(item)

    def _open(self, item: QListWidgetItem | None) -> None:
        for part in (self.form, self.stand_ins):
            part.setVisible(item is not None)
        self.remove_button.setVisible(item is not None)
        if item is not None:
            self._chosen = item.data(Qt.ItemDataRole.UserRole)
            if self._chosen is not None:
                self.binding.open(self._chosen)
                self.stand_ins.open(self._chosen, self._name())

    def _back(self) -> None:
        """From the form of a take-over to the colleague."""
        self.stack.setCurrentWidget(self._colleague)
        self._open(self.names.currentItem())
        self.names.setFocus()

    def add(self) -> None:
        """Add a colleague by name; the rest is filled in beside it."""
        from stagedesk.services import forms

        name = self.new_name.text().strip()
        values = {"name": name, "role": "jobcoach"}
        key, problems = self.gate.check(
            f"Collega {name} toegevoegd", forms.create, "staff", values, self.choice.now.on
        )
        self._problem.setText(problems[0].text if problems else "")
        if key is None:
            self._drafts.keep_now()
        else:
            self._chosen = key
            self._drafts.forget()
            self.new_name.clear()
            self.reload()
            self.form.focus_field("role")

    def _remove(self) -> None:
        from stagedesk.services import forms

        if self._chosen is not None:
            _, problems = self.gate.check(
                f"Collega {self._name()} verwijderd", forms.remove, "staff", self._chosen
            )
            self._problem.setText(problems[0].text if problems else "")
