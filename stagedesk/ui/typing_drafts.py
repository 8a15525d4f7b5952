"""Keeps what is being typed, before the field is left: a laptop may die in between.

Exists apart from the forms because every page that saves as you go needs the same short pause.
"""

from collections.abc import Mapping

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from stagedesk.ui.drafts import Drafts, Place

#: So long without a key, and what stands there is kept; short enough to lose a few letters only.
PAUSE_MS = 400
#: Who types on without a pause has it kept after so long all the same.
LONGEST_MS = 2000


class TypingDrafts(QObject):
    """Remembers the newest text of one field; keeps it after a pause, and now and then without."""

    def __init__(self, drafts: Drafts, parent: QObject) -> None:
        """Goes with ``parent``; keeps in ``drafts``."""
        super().__init__(parent)
        self._drafts = drafts
        self._waiting: tuple[Place, str] | None = None
        self._beside: Mapping[Place, str] = {}
        self._let_go: tuple[Place, str] | None = None
        #: Since the first key that is not kept.
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.keep_now)
        drafts.leaving.connect(self.keep_now)

    def typed(
        self, place: Place, text: str | None, beside: Mapping[Place, str] | None = None
    ) -> None:
        """A key was pressed.

        Args:
            place: form, row and field.
            text: as it stands; None when it is what was saved again.
            beside: what is kept together with it, without which it cannot be read.
        """
        if self._waiting is not None and self._waiting[0] != place:
            self.keep_now()
        if text is not None:
            if self._waiting is None:
                self._since.start()
            self._waiting, self._beside = (place, text), beside or {}
            self._timer.start(max(0, min(PAUSE_MS, LONGEST_MS - self._since.elapsed())))
            return
        self.clear()
        if place[2] in self._drafts.of_row(*place[:2]):
            self._drafts.keep(place, None)

    def done(self, *places: Place) -> None:
        """These fields were left: the page saves them now, or keeps them as what they are."""
        self._let_go = None
        if self._waiting is not None and self._waiting[0] in places:
            self._let_go = self._waiting
            self.clear()

    def not_saved(self) -> None:
        """What ``done`` said was to be saved was refused: it is kept after all."""
        if self._let_go is not None:
            self._drafts.keep(*self._let_go)
            self._let_go = None

    def clear(self) -> None:
        """What waits is not to be kept any more."""
        self._waiting = None
        self._timer.stop()

    def keep_now(self) -> None:
        """Keep what waits."""
        if self._waiting is None:
            return
        place, text = self._waiting
        self.clear()
        self._drafts.keep_all({**self._beside, place: text})
