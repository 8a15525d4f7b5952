"""The text fields in the rows of the assessment sheet: feedback, and the reflection on a module.

Exists apart from the tab so that every text is shown, frozen and saved in one way.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal

from stagedesk.domain.assessment import ASSESSMENT_FORM
from stagedesk.services.assessment import REFLECTIONS
from stagedesk.services.assessment_sheet import Sheet, SheetMoment
from stagedesk.ui.assessment_area import SheetArea
from stagedesk.ui.drafts import Drafts
from stagedesk.ui.fields import TextEdit
from stagedesk.ui.line_drafts import LineDrafts

_PROMPTS = {
    "feedback": "Wat gaat goed? Wat is de volgende stap?",
    **{name: ASSESSMENT_FORM.field(name).label for name in REFLECTIONS},
}
_NOTHING = {"feedback": "Geen opmerkingen"}


class Notes(QObject):
    """The fields of a sheet, made once for each text of each moment.

    Signals:
        typed: name of the text, moment, what stands there now.
    """

    typed = Signal(str, int, str)

    def __init__(self, area: SheetArea, drafts: Drafts) -> None:
        """Empty until ``show_sheet``; ``drafts`` keeps what stands there before it is saved."""
        super().__init__(area)
        self._area, self._drafts = area, drafts
        self._kept: dict[int, LineDrafts] = {}
        self.fields: dict[tuple[str, int], TextEdit] = {}

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the texts of a sheet; a field that has the focus keeps what is being typed."""
        for moment in sheet.moments:
            number = moment.record.moment
            if number not in self._kept:
                self._kept[number] = LineDrafts(self._drafts, "moment_texts", self)
            shown = {"feedback": self._show("feedback", f"Feedback BO {number}", moment)}
            if number <= len(sheet.modules):
                for name in REFLECTIONS:
                    label = ASSESSMENT_FORM.field(name).label
                    shown[name] = self._show(name, f"Module {number}: {label}", moment)
            if not moment.closed:
                self._kept[number].open(f"{sheet.placement_key}.{number}", shown)

    def saved(self, name: str, number: int, text: str) -> None:
        """This is what is saved of a text now."""
        self._kept[number].saved(name, text)

    def _show(self, name: str, spoken: str, moment: SheetMoment) -> str:
        """Show what is saved; what is shown then, as one types or as it is saved."""
        number = moment.record.moment
        note = self.fields.get((name, number))
        if note is None:
            note = TextEdit(spoken, lines=3 if name == "feedback" else 2)
            for done in (note.left, note.paused):
                done.connect(partial(self._tell, name, number))
            self.fields[name, number] = note
            self._kept[number].watch(name, note)
            self._area.set_note_widget(name, number, note)
        text = getattr(moment.record, name) or ""
        note.setReadOnly(moment.closed)
        note.setPlaceholderText(_NOTHING.get(name, "") if moment.closed else _PROMPTS[name])
        if note.hasFocus() and not moment.closed:
            return note.toPlainText()
        if moment.closed and note.toPlainText() != text:
            note.setPlainText(text)
        return text

    def _tell(self, name: str, number: int) -> None:
        self.typed.emit(name, number, self.fields[name, number].toPlainText().strip())
