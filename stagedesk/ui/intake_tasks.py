"""The tasks of an intakeformulier on the screen: what the student does, and how.

Exists apart from the form because no other field has two slots in a row.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from stagedesk.domain.draft_text import draft_value
from stagedesk.domain.intake import INTAKE_FORM
from stagedesk.ui.fields import LineEdit
from stagedesk.ui.widgets import Text

_TASKS = INTAKE_FORM.field("tasks")


class TaskRows(QWidget):
    """Five rows of what the student does and how: ten slots, row by row.

    Signals:
        edited: all slots, once the user is done with one.
        typing: the slots as lines after a key; None when they are what was shown.
    """

    edited = Signal(tuple)
    typing = Signal(object)

    def __init__(self) -> None:
        """Empty slots."""
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        self.slots: list[LineEdit] = []
        for row in range((_TASKS.lines or 10) // 2):
            number = Text(str(row + 1), "small", "text2")
            number.setFixedWidth(16)
            grid.addWidget(number, row, 0)
            for column, words in ((1, "Taak"), (3, "Hoe")):
                line = LineEdit(f"{words} {row + 1}", words)
                line.editingFinished.connect(self._finish)
                line.textEdited.connect(self._type)
                line.returnPressed.connect(lambda: self.focusNextPrevChild(True))
                grid.addWidget(line, row, column)
                self.slots.append(line)
            arrow = Text("›", "body", "text2")
            arrow.setAlignment(Qt.AlignmentFlag.AlignCenter)
            arrow.setFixedWidth(22)
            grid.addWidget(arrow, row, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._known: tuple[str, ...] | None = self._texts()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _texts(self) -> tuple[str, ...]:
        return tuple(line.text() for line in self.slots)

    def _finish(self) -> None:
        if self._texts() != self._known:
            self._known = self._texts()
            self.edited.emit(self._known)

    def set_unsaved(self) -> None:
        """Nothing is known to be saved: leaving a slot tries again."""
        self._known = None

    def _type(self) -> None:
        texts = self._texts()
        self.typing.emit(None if texts == self._known else "\n".join(texts))

    def set_draft(self, value: object, text: str) -> None:
        """Show a draft over what is saved, one slot a line; leaving a slot saves it."""
        self.set_value(value)
        known = self._known
        raw = draft_value(text)
        self.set_value(raw.split("\n") if isinstance(raw, str) else raw)
        self._known = known

    def set_value(self, value: object) -> None:
        """Fill the slots from the first on."""
        texts = [str(part) for part in value] if isinstance(value, Sequence) else []
        for number, line in enumerate(self.slots):
            text = texts[number] if number < len(texts) else ""
            if line.text() != text:
                line.setText(text)
        self._known = self._texts()
