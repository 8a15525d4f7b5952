"""The date of a moment, in the head of its column: read, refused with the reason, or handed on.

Exists apart from the tab because a day that is half typed must be there again at the next start.
"""

from datetime import date

from PySide6.QtCore import Qt, Signal

from stagedesk.domain.problem import InputError
from stagedesk.domain.times import parse_date, short_date
from stagedesk.services.assessment_sheet import SheetMoment
from stagedesk.ui.drafts import Drafts
from stagedesk.ui.fields import LineEdit, set_problem
from stagedesk.ui.line_drafts import LineDrafts


class MomentDate(LineEdit):
    """A small line with a day.

    Signals:
        dated: the day that was typed, or None; only when it is another one.
    """

    dated = Signal(object)

    def __init__(self, drafts: Drafts) -> None:
        """Empty until ``show_moment``; ``drafts`` keeps what is no day yet."""
        super().__init__("Datum van het moment", "datum", 20)
        self.setTextMargins(0, 0, 0, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._moment: SheetMoment | None = None
        self._shown: tuple[str, int, date | None, bool] | None = None
        self._drafts = LineDrafts(drafts, "moment_date", self)
        self._drafts.watch("date", self)
        self.textEdited.connect(lambda _text: self._explain(""))
        self.editingFinished.connect(self._leave)

    def show_moment(self, placement: str, moment: SheetMoment) -> None:
        """Show the day of a moment; what is typed over it stays while the moment does."""
        self._moment, record = moment, moment.record
        shown = (placement, record.moment, record.date, moment.closed)
        if shown == self._shown:
            return
        self._shown = shown
        self.setAccessibleName(f"Datum BO {record.moment}")
        self._explain("")
        text = short_date(record.date) if record.date else ""
        if moment.closed:
            self.setText(text)
        elif self._drafts.open(f"{placement}.{record.moment}", {"date": text}):
            self._read()

    def saved(self, day: date | None) -> None:
        """This is the day that is saved now."""
        text = short_date(day) if day else ""
        self._drafts.saved("date", text)
        self.setText(text)

    def _leave(self) -> None:
        moment = self._moment
        if moment is None or moment.closed:
            return
        taken, day = self._read()
        if taken and day != moment.record.date:
            self.dated.emit(day)
        elif taken:
            self.saved(day)

    def _read(self) -> tuple[bool, date | None]:
        """Whether it is a day, and which; no day is none."""
        text = self.text().strip()
        moment = self._moment
        if not text or moment is None:
            return True, None
        try:
            return True, parse_date(text, near=moment.last_day)
        except InputError as error:
            self._explain(error.problems[0].text)
            set_problem(self, error.problems[0].severity)
            return False, None

    def _explain(self, words: str) -> None:
        if not words:
            set_problem(self, None)
        self.setToolTip(words)
        self.setAccessibleDescription(words)
