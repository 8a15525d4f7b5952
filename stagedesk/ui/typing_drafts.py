"""Keeps what is being typed, before the field is left: a laptop may die in between.

Exists apart from the forms because every page that saves as you go needs the same short pause.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from stagedesk.ui.gate import Gate

#: So long without a key, and what stands there is kept; short enough to lose a few letters only.
PAUSE_MS = 400

#: Keeps a text as a draft, or with None lets the draft go; runs in the window's thread.
Keep = Callable[[str | None], None]


class TypingDrafts(QObject):
    """Remembers the newest text of one field and keeps it once nobody typed for a moment."""

    def __init__(self, parent: QObject) -> None:
        """Goes with ``parent``."""
        super().__init__(parent)
        self._waiting: tuple[str, str, Keep] | None = None
        self._kept: set[str] = set()
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self.keep_now)

    def typed(self, field: str, text: str | None, keep: Keep) -> None:
        """A key was pressed.

        Args:
            field: names the field of the row, to tell it from another.
            text: as it stands; None when it is what was saved again.
            keep: called at once when there is nothing to keep any more, else after the pause.
        """
        if self._waiting is not None and self._waiting[0] != field:
            self.keep_now()
        if text is None:
            self._waiting = None
            if field in self._kept:
                self._kept.discard(field)
                keep(None)
            return
        self._waiting = field, text, keep
        self._timer.start()

    def done(self, field: str) -> None:
        """The field was left: the page has saved it, or kept it as what it is."""
        self._kept.discard(field)
        if self._waiting is not None and self._waiting[0] == field:
            self._waiting = None
            self._timer.stop()

    def clear(self) -> None:
        """Nothing of this row is to be kept any more."""
        self._waiting = None
        self._timer.stop()
        self._kept.clear()

    def keep_now(self) -> None:
        """Keep what waits."""
        if self._waiting is None:
            return
        field, text, keep = self._waiting
        self._waiting = None
        self._timer.stop()
        self._kept.add(field)
        keep(text)


def keeper(gate: Gate, form: str, key: str, name: str) -> Keep:
    """Keeps the draft of one field of a form's row."""

    def keep(text: str | None) -> None:
        from stagedesk.services import drafts

        if text is None:
            gate.keep(drafts.drop, form, key, name)
        else:
            gate.keep(drafts.keep, form, key, name, text)

    return keep
