"""Loose lines that belong to no form: what is typed in them is kept like any other field.

Exists so that a reason, a remark or a name beside a button survives a lock and a crash.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from stagedesk.ui.drafts import Drafts
from stagedesk.ui.fields import LineEdit, TextEdit
from stagedesk.ui.typing_drafts import TypingDrafts


class LineDrafts(QObject):
    """The lines of one small piece of the screen, kept under one name.

    Signals:
        typed: (field, text) after a key.
    """

    typed = Signal(str, str)

    def __init__(self, drafts: Drafts, form: str, parent: QObject) -> None:
        """``form`` names the piece, such as 'call'; no form of the domain has that name."""
        super().__init__(parent)
        self._drafts, self._form, self._row = drafts, form, ""
        self._typing = TypingDrafts(drafts, self)
        self._lines: dict[str, LineEdit | TextEdit] = {}
        self._shown: dict[str, str] = {}

    def watch(self, field: str, line: LineEdit | TextEdit) -> None:
        """Keep what is typed here from now on; a line of a name that was there takes its place."""
        self._lines[field] = line
        self._shown[field] = ""
        if isinstance(line, LineEdit):
            line.textEdited.connect(partial(self._keep, field))
        else:
            line.textChanged.connect(partial(self._changed, field, line))

    def open(self, row: str, values: Mapping[str, str] | None = None) -> dict[str, str]:
        """Show what was kept of a row, else its values.

        Args:
            row: key of what the lines are about, such as a student's; '' for the school.
            values: the text that is saved, by field; empty without.

        Returns:
            What was kept, by field: empty when nothing was.
        """
        # Of the row before, or of this one: then it comes back as the draft it has become.
        self._typing.keep_now()
        self._row = row
        kept = self._drafts.of_row(self._form, row)
        for field, line in self._lines.items():
            self._shown[field] = (values or {}).get(field, "")
            _show(line, kept.get(field, self._shown[field]))
        return {field: text for field, text in kept.items() if field in self._lines}

    def keep(self, field: str, text: str | None) -> None:
        """Keep something that is chosen beside the lines; None lets it go."""
        self._typing.typed((self._form, self._row, field), text)

    def kept(self) -> dict[str, str]:
        """Everything kept of the row, also what no line shows."""
        return self._drafts.of_row(self._form, self._row)

    def saved(self, field: str, text: str) -> None:
        """This is what is saved of a line now: nothing of it waits any more."""
        self._shown[field] = text
        self.keep(field, None)
        _settle(self._lines[field])

    def forget(self) -> None:
        """What was typed is saved, or is not to be."""
        self._typing.clear()
        self._drafts.forget(self._form, self._row)
        for line in self._lines.values():
            _settle(line)

    def keep_now(self) -> None:
        """Keep at once what was typed less than a moment ago."""
        self._typing.keep_now()

    def _changed(self, field: str, paper: TextEdit) -> None:
        if paper.typed_in():
            self._keep(field, paper.toPlainText())

    def _keep(self, field: str, text: str) -> None:
        self.keep(field, None if text == self._shown[field] else text)
        self.typed.emit(field, text)


def _show(line: LineEdit | TextEdit, text: str) -> None:
    show: Callable[[str], None] = line.setText if isinstance(line, LineEdit) else line.setPlainText
    now = line.text() if isinstance(line, LineEdit) else line.toPlainText()
    if now != text:
        show(text)


def _settle(line: LineEdit | TextEdit) -> None:
    """What is saved is taken back by the window, not by the field."""
    if isinstance(line, LineEdit):
        place = line.cursorPosition()
        line.setText(line.text())
        line.setCursorPosition(place)
    else:
        line.document().clearUndoRedoStacks()
