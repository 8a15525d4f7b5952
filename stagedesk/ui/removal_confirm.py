"""What would go, in numbers by kind, and the word that is typed before it does."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.texts import format_list
from stagedesk.services.removal import CONFIRMATION, Proposal
from stagedesk.services.removal_places import Place
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.facts import Fact, Facts
from stagedesk.ui.fields import LineEdit, scrolled
from stagedesk.ui.removal_look import LookList
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Banner, Paragraph, SectionHead, Text

_WIDTH = 640
#: More names than this are counted.
_NAMED = 8
_WARNING = (
    "Dit kan niet worden teruggenomen, ook niet met Ctrl+Z. Reservekopieën van eerder hebben het "
    "nog; welke dat zijn, zie je hierna."
)


class Confirm(QWidget):
    """Who, how much of what, and the word.

    Signals:
        accepted: what was typed. cancelled: nothing is to go.
    """

    accepted = Signal(str)
    cancelled = Signal()

    def __init__(self) -> None:
        """Empty until ``start``."""
        super().__init__()
        self.chosen: Sequence[Proposal] = ()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 4, 20, 20)
        column.setSpacing(8)
        self._who = Paragraph("", _WIDTH, token="text")
        self.facts = Facts(label_width=200)
        self._problem = Text("", "badge", "bad")
        self.look = LookList(_WIDTH // 2)
        self.word = LineEdit(f"Typ {CONFIRMATION} om door te gaan", CONFIRMATION)
        self.word.setFixedWidth(theme.scaled(160))
        self.accept = Button("&Voorgoed verwijderen", kind="primary", icon="trash")
        self.cancel = Button("Niet doen")
        self.word.textChanged.connect(self._typed)
        self.word.returnPressed.connect(self._accept)
        self.accept.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.cancelled)
        column.addWidget(SectionHead("Dit gaat voorgoed weg"))
        column.addWidget(self._who)
        # Beside each other, so that the word is in sight in a low window too.
        columns = QHBoxLayout()
        columns.setSpacing(28)
        left = QVBoxLayout()
        left.addWidget(self.facts)
        left.addStretch(1)
        columns.addLayout(left, 1)
        columns.addLayout(self._word_column(), 1)
        column.addLayout(columns)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self.setFocusProxy(self.word)

    def _word_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Banner(Sign.HALF, _WARNING))
        column.addWidget(Text(f"Typ {CONFIRMATION} om door te gaan", "small", "text2"))
        column.addWidget(self.word)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.accept)
        line.addWidget(self.cancel)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._problem)
        # Beside the numbers: under them nobody would see it before typing the word.
        column.addSpacing(8)
        column.addWidget(self.look)
        column.addStretch(1)
        return column

    def start(
        self,
        chosen: Sequence[Proposal],
        counts: Sequence[tuple[str, int]],
        look: Sequence[Place] = (),
    ) -> None:
        """Show what would go of these, and where others wrote the first name."""
        self.chosen = tuple(chosen)
        names = [one.name for one in self.chosen[:_NAMED]]
        rest = len(self.chosen) - len(names)
        self._who.setText(format_list([*names, f"nog {rest}"] if rest else names))
        self.facts.show_facts([Fact(words, str(count)) for words, count in counts])
        self.look.show_places(look)
        self.word.clear()
        self._typed("")
        self.say("")

    def wait(self, busy: bool) -> None:
        """While it runs nothing here can be pressed."""
        self.word.setEnabled(not busy)
        self.cancel.setEnabled(not busy)
        self._typed(self.word.text() if not busy else "")

    def say(self, words: str) -> None:
        """What kept it from being done."""
        self._problem.setText(words)

    def _typed(self, text: str) -> None:
        self.accept.setEnabled(text.strip().casefold() == CONFIRMATION)

    def _accept(self) -> None:
        if self.accept.isEnabled():
            self.accepted.emit(self.word.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is no."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
