"""Lets backups make themselves while the window is open: soon after the start, every half hour.

Exists so that nobody has to think of it, and so that it never runs in the window's thread.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from stagedesk.services.backup_rounds import Round
    from stagedesk.services.transaction import Desk
    from stagedesk.ui.gate import Gate

#: After the first page stands there and nobody waits for it any more.
_SOON_MS, _EVERY_MS = 5_000, 30 * 60_000


class AutoBackup(QObject):
    """A round soon after the start and every half hour; each goes over the gate's worker.

    Signals:
        looked: a round is over: the words of the newest one's age may be others.
    """

    looked = Signal()

    def __init__(
        self,
        gate: "Gate",
        clock: Callable[[], datetime] = datetime.now,
        soon_ms: int = _SOON_MS,
        every_ms: int = _EVERY_MS,
    ) -> None:
        """Goes with the gate; ``clock`` gives the local time."""
        super().__init__(gate)
        self._gate, self._clock = gate, clock
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.go)
        self._timer.start()
        QTimer.singleShot(soon_ms, self, self.go)

    def go(self) -> None:
        """One round now, beside the window."""
        from stagedesk.services import backup_rounds

        gate = self._gate
        gate.later(backup_rounds.go, gate.desk, self._clock(), done=self._done, topic="round")

    def _done(self, round_: "Round") -> None:
        if round_.made:
            self._gate.backed_up.emit()
        self.looked.emit()


def last_round(desk: "Desk") -> None:
    """The round when the window closes; what went otherwise is told at the next start."""
    from stagedesk.services import backup_rounds

    backup_rounds.go(desk, datetime.now())
