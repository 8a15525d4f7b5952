"""Hears from the system that the laptop goes to sleep, so that the window is on slot before.

Exists apart from app.py because each system says it in its own way, and one that says nothing must
be no trouble: then the clock on the wall still locks at the first touch (idle.py).
"""

import sys
from typing import Any

from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)

_SERVICE, _PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
#: Of the Windows message that power changes, and what it says before sleep.
_POWER_MESSAGE, _SUSPENDS = 0x0218, 4
#: A system that does not answer must not hold the window up.
_WAIT_MS = 500


class Suspend(QObject):
    """Waits for the system's word.

    Signals:
        coming: the laptop is about to sleep.
    """

    coming = Signal()

    def __init__(self, parent: QObject) -> None:
        """Hears nothing until ``listen``."""
        super().__init__(parent)
        self._delay: Any = None
        self._filter: PowerFilter | None = None

    def listen(self) -> bool:
        """From now on; False when this system does not tell."""
        if sys.platform == "win32":
            self._filter = PowerFilter(self)
            application = QCoreApplication.instance()
            if application is not None:
                application.installNativeEventFilter(self._filter)
            return application is not None
        if sys.platform != "linux":
            return False
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return False
        # PySide's stub says bytes; it takes text alone.
        target: Any = "1prepare_for_sleep(bool)"
        heard = bus.connect(_SERVICE, _PATH, _MANAGER, "PrepareForSleep", self, target)
        self._hold_up()
        return bool(heard)

    @Slot(bool)
    def prepare_for_sleep(self, begins: bool) -> None:
        """The system's own signal: True before sleep, False after it."""
        if begins:
            self.coming.emit()
            # Now it may sleep: nothing of a student is on the screen when it wakes.
            self._delay = None
        else:
            self._hold_up()

    def _hold_up(self) -> None:
        """Ask for a moment before sleep, or it would sleep before the lock shows."""
        from PySide6.QtDBus import QDBusConnection, QDBusInterface

        manager = QDBusInterface(_SERVICE, _PATH, _MANAGER, QDBusConnection.systemBus())
        manager.setTimeout(_WAIT_MS)
        why = "Stagedesk gaat eerst op slot"
        answer = manager.call("Inhibit", "sleep", "Stagedesk", why, "delay").arguments()
        # The descriptor in it holds the system up for as long as it lives.
        self._delay = answer or None


class PowerFilter(QAbstractNativeEventFilter):
    """Hears the message of Windows that the laptop suspends."""

    def __init__(self, suspend: Suspend) -> None:
        """Tells ``suspend``."""
        super().__init__()
        self._suspend = suspend

    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Look at a message and let it go on."""
        kind = eventType.data() if isinstance(eventType, QByteArray) else eventType
        if bytes(kind) == b"windows_generic_MSG":
            from ctypes import wintypes

            told = wintypes.MSG.from_address(int(message))
            self.judge(told.message, told.wParam)
        return False, 0

    def judge(self, message: int, what: int) -> None:
        """Pass on that the laptop suspends."""
        if message == _POWER_MESSAGE and what == _SUSPENDS:
            self._suspend.coming.emit()
