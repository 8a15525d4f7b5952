"""Who has been gone long enough: ticked, put off, or added because somebody asked for it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.retention import EXTENTS
from stagedesk.domain.times import form_date
from stagedesk.services.removal import Earlier, Postponed, Proposal
from stagedesk.services.removal_words import students
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import CheckBox, scrolled
from stagedesk.ui.log_rows import Rows
from stagedesk.ui.widgets import Paragraph, SectionHead, Text

_WIDTH = 640
#: More rows at once are no list that anybody reads; the rest comes when these are gone.
_MOST = 100
_WHY = (
    "Een tijd nadat een leerling van school ging, mag het dossier weg. Inschrijving en verzuim "
    "blijven langer. Er gaat niets weg zonder dat jij het zegt, en dan wel voorgoed."
)


class RemovalList(QWidget):
    """Three sections: may go, at request, kept longer.

    Signals:
        hold_asked: the Proposal that is to be put off.
        looked: the Proposals that are ticked.
    """

    hold_asked = Signal(object)
    looked = Signal(object)

    def __init__(self) -> None:
        """Empty until ``show_all``."""
        super().__init__()
        self._boxes: list[tuple[CheckBox, Proposal]] = []
        self._asked: Proposal | None = None
        self._added: list[Proposal] = []
        self._found: tuple[Proposal, ...] = ()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 4, 20, 20)
        column.setSpacing(4)
        column.addWidget(Paragraph(_WHY, _WIDTH))
        column.addSpacing(10)
        self._head = SectionHead("Mag weg", action="Alles kiezen")
        self._head.acted.connect(self._tick_all)
        self.rows = Rows()
        self.look = Button("Bekij&ken wat er weggaat", kind="primary")
        self.look.clicked.connect(self._look)
        self.none = Text("", "badge", "bad")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.look)
        line.addWidget(self.none)
        line.addStretch(1)
        column.addWidget(self._head)
        column.addWidget(self.rows)
        column.addLayout(line)
        column.addSpacing(16)
        column.addWidget(SectionHead("Op verzoek van een leerling of ouder"))
        self._request = Paragraph("", _WIDTH)
        self.add = Button("")
        self.add.clicked.connect(self._add)
        column.addWidget(self._request)
        column.addWidget(self.add)
        column.addSpacing(16)
        self._held_head = SectionHead("Langer bewaard")
        self.held = Rows()
        column.addWidget(self._held_head)
        column.addWidget(self.held)
        column.addSpacing(16)
        self._earlier_head = SectionHead("Eerder verwijderd")
        self.earlier = Rows()
        column.addWidget(self._earlier_head)
        column.addWidget(self.earlier)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self.setFocusProxy(self.look)

    def show_all(
        self, found: Sequence[Proposal], held: Sequence[Postponed], asked: Proposal | None
    ) -> None:
        """Show who may go, who was put off, and who is chosen and can be added."""
        self._found = tuple(found)
        known = {one.student_key for one in found}
        self._added = [one for one in self._added if one.student_key not in known]
        self._asked = None if asked in self._added else asked
        self._fill()
        self._held_head.setVisible(bool(held))
        self.held.setVisible(bool(held))
        self.held.show_rows([_held(one) for one in held], "")

    def show_earlier(self, earlier: Sequence[Earlier]) -> None:
        """Show what was removed before, without names."""
        self._earlier_head.setVisible(bool(earlier))
        self.earlier.setVisible(bool(earlier))
        rows: list[QWidget] = [
            Text(
                f"{form_date(one.on)}, door {one.by or 'onbekend'}: gegevens van "
                f"{students(one.students)}, {one.rows} regels"
            )
            for one in earlier
        ]
        self.earlier.show_rows(rows, "")

    def forget(self) -> None:
        """Nobody is ticked or added any more: what was chosen is gone."""
        self._boxes, self._added = [], []

    def _fill(self) -> None:
        ticked = {one.student_key for box, one in self._boxes if box.isChecked()}
        shown = [*self._added, *self._found[:_MOST]]
        self._boxes = []
        rows: list[QWidget] = [
            self._row(one, one.student_key in ticked or one in self._added) for one in shown
        ]
        rest = len(self._found) - _MOST
        if rest > 0:
            rows.append(Text(f"En nog {rest}. Die komen als deze weg zijn.", "small"))
        self.rows.show_rows(rows, "Er is niemand van wie iets weg mag.")
        self.look.setVisible(bool(shown))
        if self._head.link is not None:
            self._head.link.setVisible(bool(shown))
        self.none.setText("")
        self._say_request()

    def _say_request(self) -> None:
        one = self._asked
        words = "Kies eerst de leerling in een van de tabbladen, en kom dan hier terug."
        if one is not None:
            words = f"{one.name} is nu gekozen. Alles van deze leerling kan weg, ook eerder."
        self._request.setText(words)
        self.add.setVisible(one is not None)
        if one is not None:
            self.add.setText(f"{one.name} toevoegen")

    def _row(self, one: Proposal, ticked: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(10)
        box = CheckBox(f"{one.name} ({one.number})")
        box.setChecked(ticked)
        self._boxes.append((box, one))
        left = f"van school sinds {form_date(one.left_on)}" if one.left_on else "nog op school"
        second = Text(f"{left} · {EXTENTS[one.extent]}", "small", "text2")
        second.setWordWrap(True)
        line.addWidget(box)
        line.addWidget(second, 1)
        if one.since is not None:
            later = Button("Langer bewaren", kind="link", name=f"Langer bewaren: {one.name}")
            later.clicked.connect(partial(self._hold, one))
            line.addWidget(later)
        return row

    def _hold(self, one: Proposal) -> None:
        self.hold_asked.emit(one)

    def _tick_all(self) -> None:
        for box, _ in self._boxes:
            box.setChecked(True)

    def _add(self) -> None:
        if self._asked is not None:
            self._added.append(self._asked)
            self._asked = None
            self._fill()
            self.look.setFocus()

    def _look(self) -> None:
        chosen = [one for box, one in self._boxes if box.isChecked()]
        self.none.setText("" if chosen else "Vink eerst aan wie weg mag")
        if chosen:
            self.looked.emit(chosen)


def _held(one: Postponed) -> QWidget:
    text = Text(f"{one.name}, tot en met {form_date(one.hold.until)}: {one.hold.reason}")
    text.setWordWrap(True)
    return text
