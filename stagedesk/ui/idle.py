"""Notices that nobody uses the window, so that it can go on slot by itself.

Exists apart from app.py because a laptop that slept counts too: only the clock on the wall saw.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

#: What this laptop remembers under this name (services.settings).
LOCK_MINUTES = "lock_minutes"
#: Minutes after which the window goes on slot: what can be chosen, and what holds without a choice.
CHOICES, DEFAULT = (5, 10, 15, 30, 60), 15
_USED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """Watches keys, mouse, pen and finger of every window of the program.

    Signals:
        passed: nobody did anything for as long as ``start`` was told.
    """

    passed = Signal()

    def __init__(
        self, parent: QObject, clock: Callable[[], float] = time.time, every_ms: int = 5000
    ) -> None:
        """Watches nothing until ``start``; ``clock`` gives seconds and goes on while asleep."""
        super().__init__(parent)
        self._clock = clock
        self._minutes: Callable[[], int] | None = None
        self._limit, self._last = 0.0, clock()
        self._windows: set[QWindow] = set()
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._look)

    def start(self, minutes: Callable[[], int]) -> None:
        """Begin to count; ``minutes`` is asked at every look, so that a setting holds at once."""
        self._minutes = minutes
        self._last, self._limit = self._clock(), minutes() * 60.0
        # One application-wide filter would be called for every paint; windows see only input.
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
        for window in QGuiApplication.topLevelWindows():
            self._watch(window)
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        if self._minutes is None:
            return
        self._minutes = None
        self._timer.stop()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.disconnect(self._watch)
        for window in self._windows:
            window.removeEventFilter(self)
        self._windows.clear()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._windows:
            self._windows.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._windows.discard(window))

    def _look(self) -> None:
        if self._minutes is not None:
            self._limit = self._minutes() * 60.0
            self._tell_when_passed()

    def _tell_when_passed(self) -> bool:
        if self._clock() - self._last < self._limit:
            return False
        self.passed.emit()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there; the first touch after a long sleep opens nothing any more."""
        if event.type() in _USED and self._minutes is not None:
            if self._tell_when_passed():
                return True
            self._last = self._clock()
        return False
