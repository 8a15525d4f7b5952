"""The editors in which one types: a line, a text, numbered lines.

Exists so that a new field of a form needs no code on the screen; choosers.py has the rest.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stagedesk.domain.draft_text import draft_value
from stagedesk.domain.form import Field, Kind
from stagedesk.domain.problem import Severity
from stagedesk.domain.values import show_value
from stagedesk.ui.fields import LineEdit, TextEdit, set_problem
from stagedesk.ui.widgets import Text

_EXAMPLES = {Kind.DATE: "dag, bv. 17-5", Kind.TIME: "tijd, bv. 830", Kind.GRADE: "cijfer"}


class Editor(QWidget):
    """What every editor can do; the kinds below fill it in.

    Signals:
        edited: the text as typed or the value as chosen, once the user is done with it.
        typing: the text after a key; None when it is what was shown before.
        entered: Enter was pressed: on to the next field.

    Attributes:
        chooses: what is given here is chosen and never half typed; nothing is left to save it.
    """

    chooses = False

    edited = Signal(object)
    typing = Signal(object)
    entered = Signal()

    def __init__(self, field: Field) -> None:
        """Make the editor of ``field``; empty."""
        super().__init__()
        self.field = field
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_value(self, value: object) -> None:
        """Show a value of the domain (None is empty) without telling anybody."""
        raise NotImplementedError

    def set_draft(self, value: object, text: str) -> None:
        """Show a draft over the value that is saved; the cursor stays where it is typed."""
        self.set_value(draft_value(text))
        self.set_unsaved()

    def set_unsaved(self) -> None:
        """What stands here is not saved: leaving or choosing tries again, also unchanged."""

    def set_problem(self, severity: Severity | None) -> None:
        """Give the border the colour of a problem, or take it away."""
        for part in self.parts():
            set_problem(part, severity)

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it be changed."""
        for part in self.parts():
            part.setEnabled(not read_only)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other (key, label) pairs, for the kinds that choose."""

    def parts(self) -> tuple[QWidget, ...]:
        """The widgets that take the focus, in order."""
        return ()

    def describe(self, text: str) -> None:
        """Say ``text`` to who cannot see the label's line."""
        for part in self.parts():
            part.setAccessibleDescription(text)


class LineEditor(Editor):
    """One line of text, from which the domain reads a date, a time, a number or words."""

    def __init__(self, field: Field) -> None:
        """A line with the field's own example, or that of its kind."""
        super().__init__(field)
        example = field.placeholder or _EXAMPLES.get(field.kind, "")
        self._line = LineEdit(field.screen_label, example)
        self._known: str | None = ""
        self._line.editingFinished.connect(self._finish)
        self._line.textEdited.connect(self._type)
        self._line.returnPressed.connect(self.entered)
        self.row.addWidget(self._line)
        self.setFocusProxy(self._line)

    def _finish(self) -> None:
        if self._line.text() != self._known:
            self._known = self._line.text()
            self.edited.emit(self._known)

    def _type(self, text: str) -> None:
        self.typing.emit(None if text == self._known else text)

    def set_value(self, value: object) -> None:
        """Show the value as Dutch text."""
        self._known = show_value(self.field, value)
        self._show(self._known)

    def set_unsaved(self) -> None:
        """Nothing is known to be saved."""
        self._known = None

    def set_draft(self, value: object, text: str) -> None:
        """Without showing the value in between."""
        self._known = show_value(self.field, value)
        raw = draft_value(text)
        self._show(raw if isinstance(raw, str) else show_value(self.field, raw))

    def _show(self, text: str) -> None:
        place = self._line.cursorPosition() if self._line.text() == text else 0
        # Also when nothing changes: what is saved is taken back by the window, not by the field.
        self._line.setText(text)
        self._line.setCursorPosition(place)

    def set_read_only(self, read_only: bool) -> None:
        """Keep it selectable, so that a phone number can be copied."""
        self._line.setReadOnly(read_only)
        self.set_problem(None)

    def parts(self) -> tuple[QWidget, ...]:
        """The line."""
        return (self._line,)


class LongTextEditor(Editor):
    """Several lines; Enter makes a line, Tab goes on."""

    def __init__(self, field: Field) -> None:
        """Four lines high."""
        super().__init__(field)
        lines = max(2, field.lines or 4)
        self._paper = TextEdit(field.screen_label, field.placeholder, lines)
        self._known: str | None = ""
        self._paper.left.connect(self._finish)
        self._paper.textChanged.connect(self._type)
        self.row.addWidget(self._paper)
        self.setFocusProxy(self._paper)

    def _finish(self) -> None:
        if self._paper.toPlainText() != self._known:
            self._known = self._paper.toPlainText()
            self.edited.emit(self._known)

    def _type(self) -> None:
        text = self._paper.toPlainText()
        if self._paper.typed_in():
            self.typing.emit(None if text == self._known else text)

    def set_value(self, value: object) -> None:
        """Show the text."""
        self._known = show_value(self.field, value)
        self._show(self._known)

    def set_unsaved(self) -> None:
        """Nothing is known to be saved."""
        self._known = None

    def set_draft(self, value: object, text: str) -> None:
        """Without showing the value in between."""
        self._known = show_value(self.field, value)
        raw = draft_value(text)
        self._show(raw if isinstance(raw, str) else show_value(self.field, raw))

    def _show(self, text: str) -> None:
        if self._paper.toPlainText() != text:
            self._paper.setPlainText(text)
        self._paper.document().clearUndoRedoStacks()

    def set_read_only(self, read_only: bool) -> None:
        """Keep it selectable."""
        self._paper.setReadOnly(read_only)
        self.set_problem(None)

    def parts(self) -> tuple[QWidget, ...]:
        """The paper."""
        return (self._paper,)


class LinesEditor(Editor):
    """Numbered slots, one line each."""

    def __init__(self, field: Field) -> None:
        """``field.lines`` slots."""
        super().__init__(field)
        column = QVBoxLayout()
        column.setSpacing(4)
        self._lines: list[LineEdit] = []
        for number in range(1, (field.lines or 5) + 1):
            row = QHBoxLayout()
            row.setSpacing(4)
            label = Text(str(number), "small", "text2")
            label.setFixedWidth(16)
            line = LineEdit(f"{field.screen_label} {number}", field.placeholder)
            line.editingFinished.connect(self._finish)
            line.textEdited.connect(self._type)
            line.returnPressed.connect(lambda here=number: self._on_from(here))
            row.addWidget(label)
            row.addWidget(line)
            column.addLayout(row)
            self._lines.append(line)
        self._known: tuple[str, ...] | None = self.texts()
        self.row.addLayout(column)
        self.setFocusProxy(self._lines[0])

    def texts(self) -> tuple[str, ...]:
        """What stands in the slots now, empty ones too."""
        return tuple(line.text() for line in self._lines)

    def _finish(self) -> None:
        if self.texts() != self._known:
            self._known = self.texts()
            self.edited.emit(self._known)

    def _type(self) -> None:
        texts = self.texts()
        self.typing.emit(None if texts == self._known else "\n".join(texts))

    def _on_from(self, number: int) -> None:
        if number < len(self._lines):
            self._lines[number].setFocus()
        else:
            self.entered.emit()

    def set_value(self, value: object) -> None:
        """Fill the slots from the first on."""
        self._fill(value)
        self._known = self.texts()

    def set_unsaved(self) -> None:
        """Nothing is known to be saved."""
        self._known = None

    def set_draft(self, value: object, text: str) -> None:
        """A draft that is half typed is one slot a line."""
        raw = draft_value(text)
        self._fill(raw.split("\n") if isinstance(raw, str) else raw)
        saved = [str(part) for part in value] if isinstance(value, Sequence) else []
        self._known = tuple([*saved, *[""] * len(self._lines)][: len(self._lines)])

    def _fill(self, value: object) -> None:
        texts = [str(part) for part in value] if isinstance(value, Sequence) else []
        for number, line in enumerate(self._lines):
            text = texts[number] if number < len(texts) else ""
            if line.text() != text:
                line.setText(text)

    def set_read_only(self, read_only: bool) -> None:
        """Keep them selectable."""
        for line in self._lines:
            line.setReadOnly(read_only)
        self.set_problem(None)

    def parts(self) -> tuple[QWidget, ...]:
        """All slots."""
        return tuple(self._lines)
