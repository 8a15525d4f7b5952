"""The one door from the window to the services: reads, writes, and long work on one thread.

Exists so that no page handles a session, an error of the world or a thread by itself.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from stagedesk.domain.problem import DeskError, InputError, Problem

if TYPE_CHECKING:
    from stagedesk.services.transaction import Desk

T = TypeVar("T")
Progress = Callable[[int, int], None]


class Stopped(Exception):
    """The user stopped a piece of long work; raised out of its progress call."""


class Task:
    """A piece of long work that was asked for; ``cancel`` stops it at its next progress."""

    def __init__(self, number: int, topic: str) -> None:
        """``number`` rises with every request; a newer one of a topic drops the older."""
        self.number = number
        self.topic = topic
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask it to stop; its answer is dropped."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


class Gate(QObject):
    """Reads and saves in the window's thread; ``later`` runs on one worker.

    Signals:
        saved: title of what was saved, for the status line.
        said: one Dutch sentence about what went well, for the status line.
        failed: one Dutch sentence, what went wrong in the world and what to do.
        changed: something was saved or taken back: lists read again.
        refused: the Problems of input that was not taken.
        busy: whether long work is running or waiting.
    """

    saved = Signal(str)
    said = Signal(str)
    failed = Signal(str)
    changed = Signal()
    refused = Signal(tuple)
    busy = Signal(bool)
    _arrived = Signal(object)

    def __init__(self, desk: "Desk") -> None:
        """``desk`` is the opened data folder; the gate closes it in ``drain``."""
        super().__init__()
        self.desk = desk
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="stagedesk-later")
        self._tasks: dict[int, Task] = {}
        self._newest: dict[str, int] = {}
        self._counter = 0
        self._closed = False
        #: Whether a page asked to have refused input back: then it says the problem itself.
        self.answered = False
        self._arrived.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)

    def read(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """What ``fn(session, ...)`` answers.

        Raises:
            DeskError: the world is at fault; the window says it in its status line.
        """
        return self.desk.read(fn, *args, **kwargs)

    def save(self, title: str, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T | None:
        """What ``fn(session, ...)`` answers after one transaction; None when it was not saved.

        ``title`` names the action for status line and undo, such as 'Week 19 van Yusuf'. Trouble
        goes to ``failed`` (the world) or ``refused`` (input), never to a message box.
        """
        try:
            result = self.desk.write(title, fn, *args, **kwargs)
        except InputError as error:
            self.refused.emit(error.problems)
            return None
        except DeskError as error:
            self.failed.emit(str(error))
            return None
        self.saved.emit(title)
        self.changed.emit()
        return result

    def keep(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> None:
        """Write something that is no change to what the user sees: a draft, a remembered choice.

        Nothing reads again for it and the status line keeps what it said.
        """
        try:
            self.desk.write("", fn, *args, **kwargs)
        except DeskError as error:
            self.failed.emit(str(error))

    def check(
        self, title: str, fn: Callable[..., T], *args: Any, **kwargs: Any
    ) -> tuple[T | None, tuple[Problem, ...]]:
        """Like ``save``, but hands the Problems of refused input back to the page."""
        found: list[Problem] = []

        def keep(problems: tuple[Problem, ...]) -> None:
            found.extend(problems)

        self.refused.connect(keep)
        self.answered = True
        try:
            result = self.save(title, fn, *args, **kwargs)
        finally:
            self.answered = False
            self.refused.disconnect(keep)
        return result, tuple(found)

    def undo(self) -> str | None:
        """Take back the newest action of this person; a Dutch sentence about it, or None."""
        from stagedesk.services import history

        try:
            undone = history.undo(self.desk)
        except DeskError as error:
            self.failed.emit(str(error))
            return None
        if undone is None:
            return "Er is niets om terug te nemen."
        self.changed.emit()
        if undone.skipped:
            return f"Teruggenomen: {undone.title}. Wat later veranderde, bleef staan."
        return f"Teruggenomen: {undone.title}."

    def later(
        self,
        fn: Callable[..., T],
        *args: Any,
        done: Callable[[T], None],
        failed: Callable[[str], None] | None = None,
        progress: Progress | None = None,
        topic: str = "",
    ) -> Task:
        """Run ``fn(*args)`` on the worker and ``done(answer)`` in the window's thread.

        Args:
            fn: must open its own short read through ``desk.read`` and close it before it renders.
            args: for ``fn``; no ORM object crosses.
            done: never called when the task was cancelled or a newer one of its topic was asked.
            failed: called with one Dutch sentence instead of the signal ``failed``.
            progress: when given, ``fn`` gets ``progress=callable(number, total)``; that call
                raises Stopped once the user has stopped, and ``progress`` runs in this thread.
            topic: names what is asked, so that a late answer is dropped.
        """
        self._counter += 1
        task = Task(self._counter, topic)
        if self._closed:
            # A timer of a page that is going away still asked: nobody waits for the answer.
            task.cancel()
            return task
        self._tasks[task.number] = task
        if topic:
            self._newest[topic] = task.number
        if len(self._tasks) == 1:
            self.busy.emit(True)

        def report(number: int, total: int) -> None:
            if task.cancelled:
                raise Stopped
            if progress is not None:
                self._arrived.emit(lambda: None if task.cancelled else progress(number, total))

        def run() -> T:
            if task.cancelled:
                raise Stopped
            return fn(*args) if progress is None else fn(*args, progress=report)

        def arrive(future: "Future[T]") -> None:
            self._arrived.emit(lambda: self._finish(task, future, done, failed))

        self._worker.submit(run).add_done_callback(arrive)
        return task

    def _finish(
        self,
        task: Task,
        future: "Future[T]",
        done: Callable[[T], None],
        failed: Callable[[str], None] | None,
    ) -> None:
        self._tasks.pop(task.number, None)
        if not self._tasks:
            self.busy.emit(False)
        late = task.topic and self._newest[task.topic] != task.number
        if self._closed or task.cancelled or late:
            return
        try:
            answer = future.result()
        except Stopped:
            return
        except DeskError as error:
            (failed or self.failed.emit)(str(error))
            return
        done(answer)

    @property
    def working(self) -> bool:
        """Whether long work runs or waits."""
        return bool(self._tasks)

    def drain(self) -> None:
        """Stop what runs, wait for it, close the folder; nothing is answered any more."""
        self._closed = True
        for task in self._tasks.values():
            task.cancel()
        self._worker.shutdown(wait=True, cancel_futures=True)
        self.desk.close()
