"""Sick calls at a quarter to eight: three letters and Enter, and the next one.

Exists because there is no urenbriefje yet to write them on, and several come at once.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from stagedesk.domain.absence_notices import ABSENCE_NOTICE_FORM, NOTICE_KINDS
from stagedesk.domain.problem import InputError
from stagedesk.domain.values import read_value
from stagedesk.services import absence_notices
from stagedesk.services.students import Hit
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox, LineEdit
from stagedesk.ui.gate import Gate
from stagedesk.ui.line_drafts import LineDrafts
from stagedesk.ui.search_box import SearchBox
from stagedesk.ui.tinted_strip import TintedStrip
from stagedesk.ui.widgets import Text


class SickStrip(TintedStrip):
    """Who, what, until when; hidden until it is asked for, then open until 'Klaar'.

    Signals:
        closed: done with it.
    """

    closed = Signal()

    def __init__(self, gate: Gate, choice: Choice) -> None:
        """Hidden."""
        super().__init__()
        self._gate, self._choice = gate, choice
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        self.kind = ComboBox("Wat is er gemeld")
        for word, words in NOTICE_KINDS:
            self.kind.addItem(words.capitalize(), word)
        self.until = LineEdit("Tot en met", "t/m, leeg: vandaag")
        self.until.setFixedWidth(theme.scaled(140))
        self._drafts = LineDrafts(gate.drafts, "sick_call", self)
        self._drafts.watch("until", self.until)
        self.who = SearchBox(gate, "Wie? Typ een paar letters", "student", "")
        self.who.setFixedWidth(theme.scaled(260))
        self.said = Text("", "badge", "text2")
        self.said.setWordWrap(True)
        self.ready = Button("Klaar")
        for widget in (self.kind, self.until, self.who):
            row.addWidget(widget)
        row.addWidget(self.said, 1)
        row.addWidget(self.ready)
        self.who.found.connect(self._note)
        self.kind.activated.connect(
            lambda row: self._drafts.keep("kind", self.kind.itemData(row) if row else None)
        )
        self.ready.clicked.connect(self.leave)
        self.hide()

    def start(self) -> None:
        """Ready for the first name."""
        # Of nobody yet: the name comes last, and with it the call is noted.
        self._drafts.open("")
        self.kind.setCurrentIndex(max(0, self.kind.findData(self._drafts.kept().get("kind"))))
        self._say("Enter noteert, en de volgende kan")
        self.show()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, hit: Hit) -> None:
        on = self._choice.now.on
        try:
            until = read_value(ABSENCE_NOTICE_FORM.field("until"), self.until.text(), on)
        except InputError as error:
            self._say(error.problems[0].text, wrong=True)
            self.until.setFocus()
            return
        given = {"absence": self.kind.currentData(), "until": until}
        key, problems = self._gate.check(
            f"{hit.title} {self.kind.currentText().lower()} gemeld",
            absence_notices.note_student,
            hit.key,
            self._choice.now.school_year,
            on,
            {name: value for name, value in given.items() if value is not None},
        )
        if key is None:
            words = problems[0].text if problems else "Niet genoteerd"
            self._say(f"{hit.title}: {words}", wrong=True)
        else:
            self._say(f"Genoteerd: {hit.title}")
            self.until.setText("")
            self._drafts.saved("until", "")
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.said.set_token("bad" if wrong else "text2")
        self.said.setText(words)

    def leave(self) -> None:
        """Hide; the calls are noted."""
        self._drafts.forget()
        self.hide()
        self.closed.emit()
