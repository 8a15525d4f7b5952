"""The field in which a time is typed, and the heads over the columns of the seven days."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from stagedesk.ui import theme
from stagedesk.ui.fields import LineEdit
from stagedesk.ui.widgets import Text

#: Widths of mock 4: label, a time, hours, Ja/Nee.
DAY_WIDTH, TIME_WIDTH, HOURS_WIDTH, ON_TIME_WIDTH = 86, 66, 37, 84


class TimeField(LineEdit):
    """A time as typed; Up and Down go to the day above or below."""

    stepped = Signal(int)

    def __init__(self, name: str) -> None:
        """``name`` is the accessible name."""
        super().__init__(name)
        self.setTextMargins(0, 0, 0, 0)
        self.setFixedWidth(theme.scaled(TIME_WIDTH))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down leave the field."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


def column_heads() -> QHBoxLayout:
    """The heads over the seven days."""
    row = QHBoxLayout()
    row.setSpacing(8)
    widths = (DAY_WIDTH, TIME_WIDTH, TIME_WIDTH, HOURS_WIDTH, ON_TIME_WIDTH)
    for words, width in zip(("Dag", "Begin", "Eind", "Uren", "Op tijd"), widths, strict=True):
        label = Text(words, "small", "text2")
        label.setFixedWidth(theme.scaled(width))
        if words == "Uren":
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        if words == "Op tijd":
            row.addStretch(1)
        row.addWidget(label)
    return row
