"""Keys of 44 under the sheet, for a finger: whole grades, a half, erase, next.

Exists because a tablet's own keyboard would cover half the sheet.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from stagedesk.ui.buttons import Button
from stagedesk.ui.widgets import Ground

GRADES = (5, 6, 7, 8, 9, 10)


class GradeKeys(Ground):
    """The row of keys; the focus stays in the sheet.

    Signals:
        pressed: grade in tenths.
        half: the key ',5'. erased: the key to clear. following: 'Volgende'.
    """

    pressed = Signal(int)
    half = Signal()
    erased = Signal()
    following = Signal()

    def __init__(self) -> None:
        """Shown after a touch only."""
        super().__init__("surface")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 16, 7)
        row.setSpacing(8)
        self._keys: dict[int, Button] = {}
        for grade in GRADES:
            key = self._key(str(grade), f"Cijfer {grade}")
            key.clicked.connect(lambda _on=False, tenths=grade * 10: self.pressed.emit(tenths))
            self._keys[grade * 10] = key
            row.addWidget(key)
        half = self._key(",5", "Een half erbij")
        half.clicked.connect(self.half)
        row.addWidget(half)
        erase = self._key("", "Cijfer wissen", "erase")
        erase.clicked.connect(self.erased)
        row.addWidget(erase)
        row.addStretch(1)
        following = self._key("Volgende", "Volgende vaardigheid")
        following.clicked.connect(self.following)
        row.addWidget(following)

    @staticmethod
    def _key(text: str, name: str, icon: str = "") -> Button:
        key = Button(text, icon=icon, name=name, height=44)
        key.setMinimumWidth(54 if len(text) < 3 else 84)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return key

    def show_value(self, tenths: int | None) -> None:
        """Fill the key of the whole grade that stands under the cursor."""
        whole = None if tenths is None else tenths // 10 * 10
        for grade, key in self._keys.items():
            kind = "primary" if grade == whole else "outlined"
            if key.kind != kind:
                key.kind = kind
                key.update()
