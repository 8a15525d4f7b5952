"""What is typed in a row that is not made yet: kept under its parent until it is, or is not to be.

Exists apart from the rows that are there, whose fields are saved and kept one by one.
"""

from PySide6.QtCore import QObject

from stagedesk.domain.draft_text import draft_text, draft_value
from stagedesk.ui.drafts import Drafts
from stagedesk.ui.typing_drafts import TypingDrafts

#: Said where something half made stands again.
AGAIN = "Dit had je al getypt, maar nog niet toegevoegd."


class NewRow(QObject):
    """The fields of one row to be made, by name, with their drafts.

    Attributes:
        given: what stands in the fields, as typed or chosen.
        kept: the drafts that were there when it was opened.
    """

    def __init__(self, drafts: Drafts, form: str, parent: QObject) -> None:
        """``form`` names the form of the row; nothing is kept before ``open``."""
        super().__init__(parent)
        self._drafts, self._form, self._about = drafts, f"new.{form}", ""
        self._typing = TypingDrafts(drafts, self)
        self.given: dict[str, object] = {}
        self.kept: dict[str, str] = {}
        self._left: dict[str, object] = {}

    def open(self, about: str) -> None:
        """Of another parent, or of the same one again.

        Args:
            about: key of the parent.
        """
        self._typing.keep_now()
        self._about = about
        self.kept = self._drafts.of_row(self._form, about)
        self.given = {name: draft_value(text) for name, text in self.kept.items()}
        self._left = {}

    def left(self, name: str, raw: object) -> None:
        """A field was left with another text, or something else was chosen."""
        self._left[name] = raw
        self._take(name, raw)

    def typed(self, name: str, text: str | None) -> None:
        """A key was pressed; None is what stood there when the field was left."""
        self._take(name, self._left.get(name) if text is None else text)

    def forget(self) -> None:
        """The row is made, or is not to be."""
        self._typing.clear()
        self._drafts.forget(self._form, self._about)
        self.given, self.kept, self._left = {}, {}, {}

    def keep_now(self) -> None:
        """Keep at once what was typed less than a moment ago."""
        self._typing.keep_now()

    def _take(self, name: str, raw: object) -> None:
        self.given[name] = raw
        text = None if raw in (None, "", ()) else draft_text(raw)
        self._typing.typed((self._form, self._about, name), text)
