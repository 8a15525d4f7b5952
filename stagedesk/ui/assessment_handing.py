"""Handing out what is earned, in the panel: its number, what changed since, taking it back.

Exists apart from the states so that those stay a quiet list.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.handed_out import HandedOut
from stagedesk.domain.texts import format_list
from stagedesk.domain.times import short_date
from stagedesk.services.assessment_sheet import Sheet
from stagedesk.ui.buttons import Button
from stagedesk.ui.drafts import Drafts
from stagedesk.ui.fields import LineEdit
from stagedesk.ui.line_drafts import LineDrafts
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import SectionHead, SignMark, Text


@dataclass(frozen=True, slots=True)
class Giving:
    """One certificate: its kind and number, its title, and how it was handed out, if it was."""

    kind: str
    certificate: int | None
    title: str
    handed: HandedOut | None


def givings(sheet: Sheet) -> tuple[Giving, ...]:
    """The certificates that are earned or were handed out, in order; the final one is last."""
    handed = {(c.kind, c.certificate): c for c in sheet.enrollment.certificates}
    found = [
        Giving(
            "part",
            part.certificate,
            f"Deelcertificaat {part.certificate}",
            handed.get(("part", part.certificate)),
        )
        for part in sheet.verdict.parts
        if part.earned or ("part", part.certificate) in handed
    ]
    if sheet.verdict.final.earned or ("final", None) in handed:
        found.append(Giving("final", None, "Eindcertificaat", handed.get(("final", None))))
    return tuple(found)


def open_moments(sheet: Sheet) -> tuple[int, ...]:
    """The moments with grades that are not closed: handing out warns of them (domain.md 5)."""
    return tuple(x.record.moment for x in sheet.moments if x.record.grades and not x.closed)


def _doubt(words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(SignMark(Sign.HALF, 13, "let op"), 0, Qt.AlignmentFlag.AlignTop)
    text = Text(words, "small", "wait")
    text.setWordWrap(True)
    row.addWidget(text, 1)
    return holder


class AssessmentHanding(QWidget):
    """A line for each certificate that is earned or handed out.

    Signals:
        hand_out_asked: kind, number of the part certificate or None.
        take_back_asked: number of the certificate, reason.
    """

    hand_out_asked = Signal(str, object)
    take_back_asked = Signal(str, str)

    def __init__(self, drafts: Drafts) -> None:
        """Hidden while nothing is earned; ``drafts`` keeps a reason that is half typed."""
        super().__init__()
        self._drafts = drafts
        self._enrollment = ""
        self._reasons: dict[str, LineDrafts] = {}
        self._shown: tuple[object, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 6, 16, 6)
        self._column.setSpacing(4)
        self._column.addWidget(SectionHead("Uitreiken"))
        self._lines: list[QWidget] = []

    def show_sheet(self, sheet: Sheet, changed: dict[str, tuple[str, ...]]) -> None:
        """Show what can be handed out; ``changed``: differences by number of the certificate."""
        found, unclosed = givings(sheet), open_moments(sheet)
        self.setVisible(bool(found))
        shown = (sheet.enrollment.key, found, changed, unclosed)
        if self._shown == shown:
            return
        self._shown = shown
        self._enrollment = sheet.enrollment.key
        for reason in self._reasons.values():
            # Its line goes; what was typed there is shown again in the new one.
            reason.keep_now()
        self._reasons = {}
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(giving, changed) for giving in found]
        if unclosed and any(giving.handed is None for giving in found):
            words = format_list(f"BO {number}" for number in unclosed)
            verb = "is" if len(unclosed) == 1 else "zijn"
            self._lines.insert(0, _doubt(f"{words} {verb} nog niet gesloten"))
        for line in self._lines:
            self._column.addWidget(line)

    def _line(self, giving: Giving, changed: dict[str, tuple[str, ...]]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        row.addWidget(Text(giving.title))
        row.addStretch(1)
        if giving.handed is None:
            give = Button("Uitreiken", kind="link", name=f"{giving.title} uitreiken")
            give.clicked.connect(lambda: self.hand_out_asked.emit(giving.kind, giving.certificate))
            row.addWidget(give)
            return holder
        number = giving.handed.number
        row.addWidget(Text(f"{number} · {short_date(giving.handed.on)}", "small", "text2"))
        back = Button("", kind="plain", icon="undo", name=f"{giving.title} terugnemen")
        row.addWidget(back)
        for words in changed.get(number, ()):
            column.addWidget(_doubt(words))
        reason, begun = self._reason_row(number)
        column.addWidget(reason)
        # Only now: shown without a parent it would be a window.
        reason.setVisible(begun)
        back.clicked.connect(lambda: self._ask_why(number, reason))
        return holder

    def _ask_why(self, number: str, row: QWidget) -> None:
        """Open the line for a reason; pressed again it is not to be."""
        row.setVisible(row.isHidden())
        if row.isHidden():
            self.forget_reason(number)
            self._reasons[number].open(f"{self._enrollment}.{number}")

    def _reason_row(self, number: str) -> tuple[QWidget, bool]:
        """The line with its button, and whether a reason was begun."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        reason = LineEdit(f"Waarom {number} terugnemen", "Waarom terugnemen?")
        take = Button("Terugnemen", name=f"{number} terugnemen")
        take.setEnabled(False)
        reason.textChanged.connect(lambda text: take.setEnabled(bool(text.strip())))
        reason.returnPressed.connect(take.click)
        take.clicked.connect(lambda: self.take_back_asked.emit(number, reason.text()))
        row.addWidget(reason, 1)
        row.addWidget(take)
        drafts = self._reasons[number] = LineDrafts(self._drafts, "taking_back", holder)
        drafts.watch("reason", reason)
        return holder, bool(drafts.open(f"{self._enrollment}.{number}"))

    def forget_reason(self, number: str) -> None:
        """The certificate is taken back."""
        if number in self._reasons:
            self._reasons[number].forget()
