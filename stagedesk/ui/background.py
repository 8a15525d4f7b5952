"""Work beside the window before there is a gate: importing, deriving a key, making a database.

Exists so that the lock screen never stands still while a key is derived.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from stagedesk.domain.problem import DeskError, InputError

T = TypeVar("T")


class Background(QObject):
    """Runs one function at a time on a thread of its own and answers in the window's."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Goes with ``parent``."""
        super().__init__(parent)
        self._arrived.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)
        self._thread: threading.Thread | None = None

    def run(
        self, fn: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None]
    ) -> None:
        """Run ``fn()``; ``done`` gets its answer, ``failed`` one Dutch sentence."""

        def work() -> None:
            try:
                answer = fn()
            except (DeskError, InputError) as error:
                sentence = error.problems[0].text if isinstance(error, InputError) else str(error)
                self._tell(lambda: failed(sentence))
            except BaseException as error:
                fault = error
                self._tell(lambda: _raise(fault))
            else:
                self._tell(lambda: done(answer))

        before = self._thread

        def in_turn() -> None:
            if before is not None:
                before.join()
            work()

        self._thread = threading.Thread(target=in_turn, name="stagedesk-background")
        self._thread.start()

    def _tell(self, call: Callable[[], object]) -> None:
        # Who asked may have gone meanwhile: the lock, when a password is typed quickly.
        if isValid(self):
            self._arrived.emit(call)

    def finish(self) -> None:
        """Wait for what runs; call before the window goes."""
        if self._thread is not None:
            self._thread.join()


def _raise(error: BaseException) -> None:
    """A bug of the thread is a bug of the window: its excepthook says so."""
    raise error
