"""The part 'Wie past hier' of a company: the students without a placement, the best first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stagedesk.services import log, matching, placements
from stagedesk.ui import theme
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.fields import scrolled
from stagedesk.ui.gate import Gate
from stagedesk.ui.match_rows import MatchList
from stagedesk.ui.widgets import SectionHead


class CompanyFits(QWidget):
    """Students beside one company.

    Signals:
        student_asked: key of a student whose wishes are to be seen.
        talk_begun: key of a student and of the new placement.
    """

    student_asked = Signal(str)
    talk_begun = Signal(str, str)

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Empty until show_company."""
        super().__init__()
        self.gate, self.choice = gate, choice
        self._key = ""
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(20, 4, 20, 16)
        body.setSpacing(0)
        self.head = SectionHead("Leerlingen zonder stage, wie het best past eerst")
        self.matches = MatchList("Iedereen heeft een stage of een gesprek.")
        self.matches.opened.connect(self.student_asked)
        self.matches.begun.connect(self._begin)
        body.addWidget(self.head)
        body.addWidget(self.matches)
        body.addStretch(1)
        inside.setMaximumWidth(theme.scaled(820))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(inside))

    def show_company(self, key: str, chosen: Chosen) -> None:
        """Show who fits at a company."""
        same = key == self._key
        self._key = key
        found = self.gate.read(matching.for_company, key, chosen.school_year, chosen.on)
        fitting = sum(1 for match in found if match.fits)
        self.head.hint.setText(f"{fitting} van {len(found)} passen" if found else "")
        self.matches.show_matches(found, anew=not same)

    def _begin(self, student: str) -> None:
        """A talk of a student with this company."""
        now = self.choice.now
        page = self.gate.read(log.page, student, now.school_year)
        if page.enrollment_key is None:
            return
        placement = self.gate.save(
            "Gesprek gepland", placements.new_talk, page.enrollment_key, self._key, now.on
        )
        if placement is not None:
            self.talk_begun.emit(student, placement)
