"""A drop-down that says what was chosen once the user is done choosing.

Exists because every arrow key on a closed drop-down chooses: a group that goes from Facilitair to
Techniek may not exchange with everything in between.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent

from stagedesk.ui.fields import ComboBox

#: After this rest the choice holds, in milliseconds.
_REST_MS = 700


class SettledBox(ComboBox):
    """A drop-down field.

    Signals:
        settled: another value was chosen: after a rest, with Enter, or on leaving the field.
    """

    settled = Signal()

    def __init__(self, name: str) -> None:
        """``name`` is the accessible name."""
        super().__init__(name)
        self._before: object = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._settle)
        self.activated.connect(lambda _row: self._rest.start())
        # Not from within the key press itself: what is saved may build this field anew.
        self.entered.connect(lambda: QTimer.singleShot(0, self, self._settle))

    def show_data(self, value: object) -> None:
        """Show a value without telling anybody; what is being chosen stays."""
        self._before = value
        if not self._rest.isActive():
            self.setCurrentIndex(self.findData(value))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends the choosing, before anything else is chosen; the list is no leaving."""
        super().focusOutEvent(event)
        if self._rest.isActive() and not self.view().isVisible():
            self._settle()

    def _settle(self) -> None:
        self._rest.stop()
        if self.currentIndex() >= 0 and self.currentData() != self._before:
            self.settled.emit()
