"""The names of a page's parts in a row, one of which is chosen.

Exists so that student and company show their parts in the same way.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from stagedesk.ui.buttons import Button
from stagedesk.ui.widgets import Ground


class NameStrip(Ground):
    """Buttons of which one is down.

    Signals:
        pressed: place of the name that was pressed.
    """

    pressed = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        """``names`` with their access keys; the first is chosen."""
        super().__init__("surface")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 20, 4)
        row.setSpacing(4)
        self.buttons: list[Button] = []
        for number, words in enumerate(names):
            button = Button(words, kind="plain")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _on, number=number: self.pressed.emit(number))
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        self.buttons[0].setChecked(True)

    def mark(self, number: int) -> None:
        """Show a name as the chosen one."""
        self.buttons[number].setChecked(True)
