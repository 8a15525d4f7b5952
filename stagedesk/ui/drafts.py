"""Drafts as the window keeps them: on the disk, or in memory until the disk works again.

Exists so that no page loses a half typed word to a full disk, and none asks the disk twice.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from stagedesk.domain.problem import DeskError

if TYPE_CHECKING:
    from stagedesk.ui.gate import Gate

#: Form, key of the row, field.
Place = tuple[str, str, str]
_AGAIN_MS = 5000


class Drafts(QObject):
    """What is typed and not saved, by form, row and field; ``gate.drafts``."""

    def __init__(self, gate: "Gate") -> None:
        """Goes with the gate; the last try is when it closes."""
        super().__init__(gate)
        self._gate = gate
        #: The folder is about to be let go: what was typed a moment ago is kept now.
        self.leaving = gate.leaving
        self._timer = QTimer(self, interval=_AGAIN_MS)
        self._timer.timeout.connect(self._again)
        gate.leaving.connect(self._again)

    def of_row(self, form: str, row: str) -> dict[str, str]:
        """The drafts of one row by field."""
        from stagedesk.services import drafts

        return self._gate.read(drafts.of_row, form, row)

    def of_form(self, form: str) -> dict[str, dict[str, str]]:
        """All drafts of a form by row and field."""
        from stagedesk.services import drafts

        return self._gate.read(drafts.of_form, form)

    def keep(self, place: Place, text: str | None) -> None:
        """Keep the text of a field; None lets its draft go.

        A disk that refuses is said once for every text, and asked again until it works.
        """
        self.keep_all({place: text})

    def forget(self, form: str, row: str) -> None:
        """What was typed in this row is saved, or is not to be."""
        kept = self.of_row(form, row)
        if kept:
            self.keep_all({(form, row, field): None for field in kept})

    def keep_all(self, texts: dict[Place, str | None]) -> None:
        """Keep what stands at several places in one go; None lets one go."""
        if self._gate.writes_alone:
            # Long work writes; the draft goes after it.
            self._gate.desk.waiting.update(texts)
            self._timer.start()
            return
        try:
            self._gate.desk.keep_drafts(texts)
        except DeskError as error:
            self._gate.say(error)
            self._timer.start()

    def _again(self) -> None:
        if self._gate.writes_alone or not self._timer.isActive():
            return
        try:
            self._gate.desk.keep_drafts({})
        except DeskError:
            # Said when it was typed; the timer goes on.
            return
        self._timer.stop()
