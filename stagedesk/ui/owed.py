"""Saves that the disk refused, tried again until it works: full today, room a minute later.

Exists for what stands in no field that is left once more: a grade in its cell, a drawn signature,
a choice. Typed text is not owed: a later save of it would take away what was typed after it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from stagedesk.ui.gate import Gate

_AGAIN_MS = 5000


class Owed(QObject):
    """What is still to be saved, in the order in which it was given; ``gate.owed``."""

    def __init__(self, gate: "Gate") -> None:
        """Goes with the gate; the last try is when it closes."""
        super().__init__(gate)
        self._gate = gate
        self._saves: list[tuple[str, Callable[..., Any]]] = []
        self._timer = QTimer(self, interval=_AGAIN_MS)
        self._timer.timeout.connect(self._again)
        gate.leaving.connect(self.pay)

    def save(self, title: str, fn: Callable[..., Any]) -> bool:
        """Save now, or as soon as the disk works; False when the input was refused.

        Nothing overtakes what is owed already: a later grade in one cell is saved later.
        """
        self._saves.append((title, fn))
        return self.pay()

    def owe(self, title: str, fn: Callable[..., Any]) -> None:
        """Save as soon as the disk works; a page that just met its failure said so itself."""
        self._saves.append((title, fn))
        self._timer.start()

    def pay(self) -> bool:
        """Save what is owed; False when the newest of it was refused."""
        taken = True
        while self._saves:
            # Taken out first: pages that read again after it may pay too.
            title, fn = self._saves.pop(0)
            taken = self._gate.save(title, fn) is not None
            if not taken and self._gate.disk_failed:
                self._saves.insert(0, (title, fn))
                self._timer.start()
                return True
        self._timer.stop()
        return taken

    def _again(self) -> None:
        if self._gate.writes_alone:
            return
        self._gate.silent = True
        try:
            self.pay()
        finally:
            self._gate.silent = False
