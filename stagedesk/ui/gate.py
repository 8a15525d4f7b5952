"""The one door from the window to the services: reads, writes, and long work on one thread.

Exists so that no page handles a session, an error of the world or a thread by itself.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from stagedesk import log_file
from stagedesk.domain.problem import DeskError, DiskError, InputError, Problem
from stagedesk.log_file import Event
from stagedesk.ui.drafts import Drafts
from stagedesk.ui.owed import Owed

if TYPE_CHECKING:
    from stagedesk.services.history import Undone
    from stagedesk.services.transaction import Desk

T = TypeVar("T")
Progress = Callable[[int, int], None]
#: An undo of more changes than this would hold the window up: it goes to the worker.
LARGE_UNDO = 500
_WAIT = "Even wachten: er wordt nog aan de gegevens gewerkt. Wat je typte staat er nog."


class Stopped(Exception):
    """The user stopped a piece of long work; raised out of its progress call."""


class Task:
    """A piece of long work that was asked for; ``cancel`` stops it at its next progress."""

    def __init__(self, number: int, topic: str) -> None:
        """``number`` rises with every request; a newer one of a topic drops the older."""
        self.number = number
        self.topic = topic
        #: Whether it was asked to stop; the worker looks at it.
        self.cancelled = False

    def cancel(self) -> None:
        """Ask it to stop; its answer is dropped."""
        self.cancelled = True


class Gate(QObject):
    """Reads and saves in the window's thread; ``later`` runs on one worker.

    Signals:
        saved: title of what was saved, for the status line.
        said: one Dutch sentence about what went well, for the status line.
        failed: one Dutch sentence, what went wrong in the world and what to do.
        changed: something was saved or taken back: lists read again.
        refused: the Problems of input that was not taken.
        busy: whether long work is running or waiting.
        alone: words of long work that writes, empty when it is over; until then nothing is saved.
        advanced: how much of how much of that work is done.
        restore_asked: backup file and password; what has the folder open lets go of it first.
        backed_up: a backup was made.
        leaving: the folder is about to close: the last moment to save.
    """

    saved = Signal(str)
    said = Signal(str)
    failed = Signal(str)
    changed = Signal()
    refused = Signal(tuple)
    busy = Signal(bool)
    alone = Signal(str)
    advanced = Signal(int, int)
    restore_asked = Signal(object, str)
    backed_up = Signal()
    leaving = Signal()
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
        self._alone: Task | None = None
        #: Whether a page asked to have refused input back: then it says the problem itself.
        self.answered = False
        #: Whether the newest save met the disk or long work: the same may work a moment later.
        self.disk_failed = False
        #: While ``owed`` tries again by itself: what fails was said when it was given.
        self.silent = False
        self.drafts = Drafts(self)
        self.owed = Owed(self)
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
        self.disk_failed = self._alone is not None
        if self._alone is not None:
            self.failed.emit(_WAIT)
            return None
        try:
            result = self.desk.write(title, fn, *args, **kwargs)
        except InputError as error:
            self.refused.emit(error.problems)
            return None
        except DeskError as error:
            self.disk_failed = isinstance(error, DiskError)
            self.say(error)
            return None
        self.saved.emit(title)
        self.changed.emit()
        return result

    def keep(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> None:
        """Remember a choice: nothing reads again for it, the status line keeps what it said."""
        if self._alone is not None:
            self.failed.emit(_WAIT)
            return
        try:
            self.desk.write("", fn, *args, **kwargs)
        except DeskError as error:
            self.say(error)

    def check(
        self, title: str, fn: Callable[..., T], *args: Any, **kwargs: Any
    ) -> tuple[T | None, tuple[Problem, ...]]:
        """Like ``save``, but hands the Problems of refused input back to the page.

        Trouble of the world comes back too, as one Problem of no field: what was typed stays.
        """
        found: list[Problem] = []

        def keep(problems: tuple[Problem, ...]) -> None:
            found.extend(problems)

        def stay(sentence: str) -> None:
            found.append(Problem("", sentence))

        self.refused.connect(keep)
        self.failed.connect(stay)
        self.answered = True
        try:
            result = self.save(title, fn, *args, **kwargs)
        finally:
            self.answered = False
            self.refused.disconnect(keep)
            self.failed.disconnect(stay)
        return result, tuple(found) if result is None else ()

    def undo(self) -> str | None:
        """Take back the newest action of this person; a Dutch sentence about it, or None.

        A whole import goes back on the worker: then the sentence comes later, by ``said``.
        """
        from stagedesk.services import history

        if self._alone is not None:
            return _WAIT
        try:
            if self.read(history.undo_size, self.desk.who) > LARGE_UNDO:
                words = "Bezig met terugnemen"
                self.write_later(words, history.undo, self.desk, done=self._undone_later)
                return None
            undone = history.undo(self.desk)
        except DeskError as error:
            self.say(error)
            return None
        if undone is not None:
            self.changed.emit()
        return _undone_words(undone)

    def _undone_later(self, undone: "Undone | None") -> None:
        self.said.emit(_undone_words(undone))

    def write_later(
        self,
        words: str,
        fn: Callable[..., T],
        *args: Any,
        done: Callable[[T], None],
        refused: Callable[[tuple[Problem, ...]], None] | None = None,
    ) -> Task:
        """Run a long ``fn(*args, progress=...)`` that writes; nothing else is saved until then.

        Args:
            words: what runs, shown beside its progress: 'Bezig met binnenhalen'.
            fn: does all of it in one transaction, so that a stop leaves everything as it was.
            args: for ``fn``.
            done: called after everything was read again.
            refused: gets the Problems of input that was not taken.
        """
        self.alone.emit(words)

        def over(answer: T) -> None:
            self.changed.emit()
            done(answer)

        self._alone = self.later(
            fn, *args, done=over, progress=self.advanced.emit, refused=refused, topic="alone"
        )
        return self._alone

    def stop_writing(self) -> None:
        """Stop the long work that writes; nothing of it stays."""
        if self._alone is not None:
            self._alone.cancel()

    def later(
        self,
        fn: Callable[..., T],
        *args: Any,
        done: Callable[[T], None],
        failed: Callable[[str], None] | None = None,
        progress: Progress | None = None,
        refused: Callable[[tuple[Problem, ...]], None] | None = None,
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
            refused: gets the Problems of input instead of the signal ``refused``.
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
            self._arrived.emit(lambda: self._finish(task, future, done, failed, refused))

        self._worker.submit(run).add_done_callback(arrive)
        return task

    def _finish(
        self,
        task: Task,
        future: "Future[T]",
        done: Callable[[T], None],
        failed: Callable[[str], None] | None,
        refused: Callable[[tuple[Problem, ...]], None] | None,
    ) -> None:
        self._tasks.pop(task.number, None)
        writes = task is self._alone
        if writes:
            self._alone = None
            self.alone.emit("")
        if not self._tasks:
            self.busy.emit(False)
        late = task.topic and self._newest[task.topic] != task.number
        if self._closed or late or (task.cancelled and not writes):
            return
        try:
            answer = future.result()
        except Stopped:
            if writes:
                self.said.emit("Gestopt. Er is niets veranderd.")
            return
        except InputError as error:
            (refused or self.refused.emit)(error.problems)
            return
        except DeskError as error:
            self.say(error, failed)
            return
        done(answer)

    def say(self, error: DeskError, failed: Callable[[str], None] | None = None) -> None:
        """The world is at fault: one sentence for the user, its kind for the log."""
        if self.silent:
            return
        log_file.note(Event.WORLD, error=error)
        (failed or self.failed.emit)(str(error))

    @property
    def writes_alone(self) -> bool:
        """Whether long work writes: nothing else is saved until it is over."""
        return self._alone is not None

    @property
    def working(self) -> bool:
        """Whether long work runs or waits."""
        return bool(self._tasks)

    def drain(self, last: "Callable[[Desk], object] | None" = None) -> None:
        """Stop what runs, wait for it, close the folder; nothing is answered any more.

        Args:
            last: done beside the window's thread before the folder closes, and waited for.
        """
        first, self._closed = not self._closed, True
        for task in self._tasks.values():
            task.cancel()
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._alone = None  # What waited for it can be saved now.
        if first:
            self.leaving.emit()
        if last is not None:
            with ThreadPoolExecutor(1, thread_name_prefix="stagedesk-last") as worker:
                found = worker.submit(last, self.desk).exception()
        self.desk.close()
        if last is not None and found is not None:
            raise found


def _undone_words(undone: "Undone | None") -> str:
    if undone is None:
        return "Er is niets om terug te nemen."
    if undone.skipped:
        return f"Teruggenomen: {undone.title}. Wat later veranderde, bleef staan."
    return f"Teruggenomen: {undone.title}."
