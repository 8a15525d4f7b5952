"""Matches as they read in a list: who or which, how it stands, and every reason under it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.matching import Match, Weight
from stagedesk.ui.buttons import Button
from stagedesk.ui.elided_button import ElidedButton
from stagedesk.ui.log_rows import Rows
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Badge, ElidedText, Rule, SignMark, Text

#: Rows that show at first, and that each press of the button adds.
_AT_ONCE = 12
_SIGNS = {Weight.GOOD: Sign.TICK, Weight.DOUBT: Sign.HALF, Weight.AGAINST: Sign.ALERT}
_TOKENS = {Weight.GOOD: "text2", Weight.DOUBT: "wait", Weight.AGAINST: "bad"}


def standing(match: Match) -> tuple[Sign, str]:
    """How a match stands, as sign and words."""
    if match.against:
        return Sign.SLASH, "nu niet"
    if match.doubts:
        return Sign.HALF, "1 vraag" if match.doubts == 1 else f"{match.doubts} vragen"
    return Sign.TICK, "past"


class MatchRow(QWidget):
    """One match with its reasons and the button that begins a talk.

    Signals:
        opened: key of who or which it is. begun: the same, to begin a talk.
    """

    opened = Signal(str)
    begun = Signal(str)

    def __init__(self, match: Match) -> None:
        """The name is a button."""
        super().__init__()
        sign, words = standing(match)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(8)
        name = ", ".join(part for part in (match.name, match.place, words) if part)
        self.name = ElidedButton(match.name.replace("&", "&&"), kind="link", name=name, flush=True)
        self.name.clicked.connect(lambda: self.opened.emit(match.key))
        top.addWidget(self.name)
        top.addWidget(ElidedText(match.place, "small", "text2"), 1)
        top.addWidget(Badge(sign, words))
        self.begin = Button("Gesprek plannen", name=f"Gesprek plannen: {match.name}")
        self.begin.clicked.connect(lambda: self.begun.emit(match.key))
        top.addWidget(self.begin)
        column.addLayout(top)
        for weight in (Weight.AGAINST, Weight.DOUBT, Weight.GOOD):
            texts = [reason.text for reason in match.reasons if reason.weight is weight]
            if texts:
                column.addLayout(_line(weight, " · ".join(texts)))
        column.addSpacing(6)
        column.addWidget(Rule())


def _line(weight: Weight, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(SignMark(_SIGNS[weight], 13), 0, Qt.AlignmentFlag.AlignTop)
    text = Text(words, "small", _TOKENS[weight])
    text.setWordWrap(True)
    row.addWidget(text, 1)
    return row


class MatchList(QWidget):
    """Matches, the best first; some at a time, for a row is more than a line.

    Signals:
        opened, begun: as those of a row.
    """

    opened = Signal(str)
    begun = Signal(str)

    def __init__(self, empty: str) -> None:
        """``empty`` is said when there is none."""
        super().__init__()
        self._empty = empty
        self._matches: Sequence[Match] = ()
        self._count = _AT_ONCE
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = Rows()
        column.addWidget(self._rows)
        self.more = Button("Meer tonen", icon="chevron-down")
        self.more.clicked.connect(self._show_more)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_matches(self, matches: Sequence[Match], *, anew: bool = True) -> None:
        """Show these; ``anew`` begins at the first again."""
        self._matches = matches
        if anew:
            self._count = _AT_ONCE
        rows = []
        for match in matches[: self._count]:
            row = MatchRow(match)
            row.opened.connect(self.opened)
            row.begun.connect(self.begun)
            rows.append(row)
        self._rows.show_rows(rows, self._empty)
        left = len(matches) - len(rows)
        self.more.setVisible(left > 0)
        self.more.setText(f"Nog {left} tonen" if left <= _AT_ONCE else f"Meer tonen ({left})")

    def _show_more(self) -> None:
        self._count += _AT_ONCE
        self.show_matches(self._matches, anew=False)
