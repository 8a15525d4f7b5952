"""A short list of rows that are each a small form: parents, supervisors.

Exists so that adding, changing, ordering and removing work the same for both.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.draft_text import draft_text, draft_value
from stagedesk.domain.form import Form
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.values import read_value
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import LineEdit
from stagedesk.ui.form_view import NOT_SAVED, FieldRow
from stagedesk.ui.gate import Gate
from stagedesk.ui.new_row import AGAIN, NewRow
from stagedesk.ui.typing_drafts import TypingDrafts
from stagedesk.ui.widgets import SectionHead, Text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class RowForms(QWidget):
    """The rows of one form under one parent, with a button to add one.

    Signals:
        moved: (key, steps) when a row is to go up (-1) or down (1).
    """

    moved = Signal(str, int)

    def __init__(
        self,
        form: Form,
        gate: Gate,
        today: Callable[[], date],
        *,
        add: str,
        empty: str,
        ordered: bool = False,
    ) -> None:
        """Make the head.

        Args:
            form: of one row; its name says which table.
            gate: the door to the services.
            today: the day of now.
            add: words of the button that adds a row.
            empty: one sentence when there is none.
            ordered: whether rows can go up and down.
        """
        super().__init__()
        self.form, self.gate, self._today = form, gate, today
        self._ordered = ordered
        self._add_links: Callable[[], dict[str, object]] = dict
        self._rows: dict[str, _Row] = {}
        #: While a row is made, what is saved comes back here before its key is known.
        self._making = False
        self._about: str | None = None
        self._typing = TypingDrafts(gate.drafts, self)
        self._made = NewRow(gate.drafts, form.name, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(0)
        self.head = SectionHead(form.title, form.sections[0].hint, add)
        self.head.acted.connect(self._new)
        column.addWidget(self.head)
        self._empty = Text(empty, "body", "text2")
        self._empty.setContentsMargins(0, 6, 0, 6)
        column.addWidget(self._empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self.again = Text(AGAIN, "small", "text2")
        self.again.hide()
        column.addWidget(self.again)
        self._problem = Text("", "badge", "bad")
        self._problem.hide()
        column.addWidget(self._problem)

    def open(self, keys: Sequence[str], links: Callable[[], dict[str, object]], about: str) -> None:
        """Show these rows, and the one that was typed and never made.

        Args:
            keys: of the rows.
            links: gives the columns of a new one that are no fields.
            about: key of the parent, under which what is typed in a new row is kept.
        """
        from stagedesk.services import forms

        if self._making:
            return
        # Of the rows before, or of these: then it comes back as the draft it has become.
        self._typing.keep_now()
        self._made.keep_now()
        another = about != self._about
        if another:
            self._take_away()
        self._add_links, self._about = links, about
        self._problem.hide()
        if another or list(keys) != [key for key in self._rows if key]:
            self._build(keys)
        if another:
            self._begin_again(about)
        self._empty.setVisible(not self._rows)
        for key, row in self._rows.items():
            if not key:
                continue
            values = self.gate.read(forms.values, self.form.name, key)
            row.show_values(values, self.gate.drafts.of_row(self.form.name, key))

    def keys(self) -> tuple[str, ...]:
        """Keys of the rows that are there, in order."""
        return tuple(key for key in self._rows if key)

    def focus_row(self, key: str) -> None:
        """Go to the first field of a row."""
        if key in self._rows:
            self._rows[key].fields[self.form.fields[0].name].editors[
                self.form.fields[0].name
            ].setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, keys: Sequence[str]) -> None:
        new = self._rows.pop("", None)
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for number, key in enumerate(keys):
            row = _Row(self.form, number, self._ordered, len(keys))
            row.edited.connect(partial(self._save, key))
            row.typing.connect(partial(self._typed, key))
            row.removed.connect(partial(self._remove, key))
            row.moved.connect(partial(self.moved.emit, key))
            self._rows[key] = row
            self._list.addWidget(row)
        if new is not None:
            self._list.removeWidget(new)
            self._rows[""] = new
            self._list.addWidget(new)

    def _new(self) -> None:
        """A row with a name that is still to be typed: it is made once the name is there."""
        if "" in self._rows:
            self.focus_row("")
            return
        self._add_row()
        self._empty.hide()
        self.focus_row("")

    def _add_row(self) -> "_Row":
        row = _Row(self.form, len(self._rows), False, 0)
        row.edited.connect(self._create)
        row.typing.connect(self._made.typed)
        row.removed.connect(self._drop_new)
        self._rows[""] = row
        self._list.addWidget(row)
        row.show()
        return row

    def _begin_again(self, about: str) -> None:
        """A row that was typed for this parent and never made stands there once more."""
        self._made.open(about)
        if self._made.kept:
            self._add_row().show_values({}, self._made.kept, not_saved="")
        self.again.setVisible(bool(self._made.kept))

    def _take_away(self) -> None:
        row = self._rows.pop("", None)
        if row is not None:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _drop_new(self) -> None:
        self._take_away()
        self._made.forget()
        self.again.hide()
        self._empty.setVisible(not self._rows)

    def _create(self, name: str, raw: object) -> None:
        from stagedesk.services import forms

        row = self._rows.get("")
        if row is None:
            return
        self._made.left(name, raw)
        row.fields[name].show_problem(name, None)
        called = str(self._made.given.get("name") or "").strip()
        if not called:
            row.fields["name"].show_problem("name", Problem("name", "Vul eerst de naam in"))
            self._made.keep_now()
            return
        row.fields["name"].show_problem("name", None)
        given = {key: value for key, value in self._made.given.items() if str(value or "").strip()}
        title = f"{self.form.title} toegevoegd: {called}"
        self._making = True
        try:
            key, problems = self.gate.check(
                title, forms.create, self.form.name, given, self._today(), **self._add_links()
            )
        finally:
            self._making = False
        for problem in problems:
            if problem.field in row.fields:
                row.fields[problem.field].show_problem(problem.field, problem)
        if key is None:
            self._made.keep_now()
            for field in given:
                row.fields[field].editors[field].set_unsaved()
            return
        self._made.forget()
        self.again.hide()
        self._rows = {(key if known == "" else known): row for known, row in self._rows.items()}
        row.edited.disconnect(self._create)
        row.typing.disconnect(self._made.typed)
        row.removed.disconnect(self._drop_new)
        row.edited.connect(partial(self._save, key))
        row.typing.connect(partial(self._typed, key))
        row.removed.connect(partial(self._remove, key))

    def _typed(self, key: str, name: str, text: str | None) -> None:
        self._typing.typed((self.form.name, key, name), text)

    def _save(self, key: str, name: str, raw: object) -> None:
        from stagedesk.services import forms

        row = self._rows[key]
        self._typing.done((self.form.name, key, name))
        label, on = self.form.field(name).screen_label, self._today()
        title = f"{label} van {row.name() or self.form.title.lower()}"
        # What is owed of this field is older.
        self.gate.owed.pay()

        def write(session: "Session") -> forms.Saved:
            return forms.save_field(session, self.form.name, key, name, raw, on=on)

        saved, problems = self.gate.check(title, write)
        later = self.gate.disk_failed
        problem = next(iter(problems if saved is None else saved.problems), None)
        if saved is not None:
            row.fields[name].editors[name].set_value(saved.value)
        else:
            row.fields[name].editors[name].set_unsaved()
            self.gate.drafts.keep((self.form.name, key, name), draft_text(raw))
            if later and row.fields[name].editors[name].chooses:
                # Nobody leaves a choice once more, so nothing else would save it.
                self.gate.owed.owe(title, write)
        row.fields[name].show_problem(name, problem)

    def _remove(self, key: str) -> None:
        from stagedesk.services import forms

        title = f"{self._rows[key].name() or self.form.title} verwijderd"
        _none, problems = self.gate.check(title, forms.remove, self.form.name, key)
        self._problem.setText(problems[0].text if problems else "")
        self._problem.setVisible(bool(problems))


class _Row(QWidget):
    """The fields of one row side by side, with its buttons."""

    edited = Signal(str, object)
    typing = Signal(str, object)
    removed = Signal()
    moved = Signal(int)

    def __init__(self, form: Form, number: int, ordered: bool, count: int) -> None:
        super().__init__()
        self.form = form
        self.fields: dict[str, FieldRow] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(8)
        for field in form.fields:
            row = FieldRow([field])
            editor = row.editors[field.name]
            editor.edited.connect(partial(self.edited.emit, field.name))
            editor.typing.connect(partial(self.typing.emit, field.name))
            editor.entered.connect(lambda: self.focusNextPrevChild(True))
            self.fields[field.name] = row
            line.addWidget(row, 2 if field.name in ("name", "email") else 1)
        if ordered:
            for icon, words, steps in (
                ("chevron-up", "Eerder bellen", -1),
                ("chevron-down", "Later bellen", 1),
            ):
                button = Button("", kind="plain", icon=icon, name=f"{words}, rij {number + 1}")
                button.setEnabled(0 <= number + steps < count)
                button.clicked.connect(partial(self.moved.emit, steps))
                line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
                line.setContentsMargins(0, 4, 0, 0)
        bin_ = Button("", kind="plain", icon="trash", name=f"Verwijderen, rij {number + 1}")
        bin_.clicked.connect(self.removed)
        line.addWidget(bin_, 0, Qt.AlignmentFlag.AlignBottom)

    def name(self) -> str:
        """Who the row is about, as it shows."""
        part = self.fields["name"].editors["name"].parts()[0]
        return part.text().strip() if isinstance(part, LineEdit) else ""

    def show_values(
        self, values: dict[str, object], drafts: dict[str, str], not_saved: str = NOT_SAVED
    ) -> None:
        """Show a record and what could not be saved of it."""
        for name, row in self.fields.items():
            row.show_problem(name, None)
            if name not in drafts:
                row.editors[name].set_value(values.get(name))
            else:
                row.editors[name].set_draft(values.get(name), drafts[name])
                well = Problem(name, not_saved) if not_saved else None
                row.show_problem(name, self._explain(name, drafts[name]) or well)

    def _explain(self, name: str, text: str) -> Problem | None:
        try:
            read_value(self.form.field(name), draft_value(text))
        except InputError as error:
            return error.problems[0]
        return None
