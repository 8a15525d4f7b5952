"""Who signed an urenbriefje and when: name, date, one button (Bijlage 4)."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.problem import InputError, Problem, Severity
from stagedesk.domain.times import parse_date
from stagedesk.services.slip_page import SlipPage
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import LineEdit, set_problem
from stagedesk.ui.signs import Sign
from stagedesk.ui.slips_note import NoteLine
from stagedesk.ui.widgets import Badge, Text

_WIDTHS = (134, 110)
_FIELDS = ("signed_by", "signed_on")


def typed_date(day: date | None) -> str:
    """A date as one types it: ``17-5-2027``; empty for None."""
    return f"{day.day}-{day.month}-{day.year}" if day is not None else ""


class SignatureRow(QWidget):
    """Name and date of the supervisor.

    Signals:
        signed: the name as typed and the date, when both can be taken.
        withdrawn: the signature is taken away.
        typing: name of the field and its text after a key; None when it is what was shown.
    """

    signed = Signal(str, object)
    withdrawn = Signal()
    typing = Signal(str, object)

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._page: SlipPage | None = None
        self.badge = Badge()
        self.name = LineEdit("Naam praktijkbegeleider", "naam")
        self.day = LineEdit("Datum ondertekening", "dag, bv. 17-5")
        self.button = Button("Getekend", kind="primary", icon="check")
        self._note = NoteLine()
        self._build()
        self.name.returnPressed.connect(lambda: self.day.setFocus())
        self.day.returnPressed.connect(self._press)
        self.button.clicked.connect(self._press)
        self._saved = dict.fromkeys(_FIELDS, "")
        for field, name in zip((self.name, self.day), _FIELDS, strict=True):
            field.editingFinished.connect(self._correct)
            field.textEdited.connect(partial(self._type, name))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Text("Getekend door praktijkbegeleider", "strong"))
        head.addStretch(1)
        head.addWidget(self.badge)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.day.setFixedWidth(theme.scaled(_WIDTHS[1]))
        row.addWidget(self.name, 1)
        row.addWidget(self.day)
        row.addWidget(self.button)
        column.addLayout(row)
        column.addWidget(self._note)

    def show_page(self, page: SlipPage) -> None:
        """Show who signed; else offer the supervisor's name."""
        slip = page.slip
        same = self._page is not None and (self._page.placement_key, self._page.week) == (
            page.placement_key,
            page.week,
        )
        self._page = page
        self._saved = {
            "signed_by": slip.signed_by or page.supervisor,
            "signed_on": typed_date(slip.signed_on),
        }
        drafts = [page.drafts.get(name, "") for name in _FIELDS]
        if not (same and self.name.isModified()):
            self.name.setText(drafts[0] or self._saved["signed_by"])
            self.name.setCursorPosition(0)
        if not (same and self.day.isModified() and not slip.signed):
            self.day.setText(drafts[1] or self._saved["signed_on"])
        if slip.signed:
            self.name.setModified(bool(drafts[0]))
            self.day.setModified(bool(drafts[1]))
            self.badge.show_state(Sign.TICK, "getekend")
        elif slip.handed_in:
            self.badge.show_state(Sign.RING, "niet getekend")
        else:
            self.badge.show_state(None)
        self.button.kind = "outlined" if slip.signed else "primary"
        self.button.icon_name = "undo" if slip.signed else "check"
        self.button.setText("Toch niet" if slip.signed else "Getekend")
        self.button.setAccessibleName("Toch niet getekend" if slip.signed else "Getekend")
        self.button.setEnabled(slip.signed or slip.handed_in)
        self.button.updateGeometry()
        found = [p for p in page.warnings if p.field in _FIELDS]
        self._say(found[0] if found else None)
        if not slip.handed_in and not slip.signed:
            self._note.say("Vul eerst een dag in, dan kan er getekend worden.")

    def _type(self, name: str, text: str) -> None:
        self.typing.emit(name, None if text == self._saved[name] else text)

    def show_problem(self, problem: Problem) -> None:
        """Say why it was not taken."""
        self._say(problem)

    def _say(self, problem: Problem | None) -> None:
        for field, name in zip((self.name, self.day), _FIELDS, strict=True):
            here = problem is not None and problem.field == name
            set_problem(field, problem.severity if here and problem else None)
            field.setAccessibleDescription(problem.text if here and problem else "")
        if problem is None:
            self._note.hide()
        else:
            sign = Sign.ALERT if problem.is_error else Sign.HALF
            self._note.say(problem.text, sign)

    def _press(self) -> None:
        if self._page is None:
            return
        pressed = self.sender() is self.button
        if self._page.slip.signed and pressed:
            self.withdrawn.emit()
        elif self.button.isEnabled():
            self._sign()

    def _correct(self) -> None:
        """A signature that is there already: a changed name or date is kept at once."""
        changed = self.name.isModified() or self.day.isModified()
        if self._page is not None and self._page.slip.signed and changed:
            self._sign()

    def _sign(self) -> None:
        if self._page is None:
            return
        text = self.day.text().strip()
        if not text:
            self._say(Problem("signed_on", "Zet de datum erbij"))
            self.day.setFocus()
            return
        try:
            on = parse_date(text, near=self._page.days[-1].day)
        except InputError as error:
            self._say(Problem("signed_on", error.problems[0].text, Severity.ERROR))
            self.day.setFocus()
            return
        self.name.setModified(False)
        self.day.setModified(False)
        self.signed.emit(self.name.text(), on)


class HandedInRow(QWidget):
    """The day on which the paper came in, if it is kept.

    Signals:
        given: the day, or None when it was taken away.
        typing: the text after a key; None when it is what was shown.
    """

    given = Signal(object)
    typing = Signal(object)

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._near: date | None = None
        self.day = LineEdit("Ingeleverd op", "dag, bv. 17-5")
        self.day.setFixedWidth(theme.scaled(_WIDTHS[1]))
        self._note = NoteLine()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Text("Ingeleverd op", "small", "text2"))
        row.addWidget(self.day)
        row.addWidget(self._note, 1)
        row.addStretch(1)
        self.day.editingFinished.connect(self._left)
        self._saved = ""
        self.day.textEdited.connect(
            lambda text: self.typing.emit(None if text == self._saved else text)
        )

    def show_page(self, page: SlipPage) -> None:
        """Show the day; one that is being typed stays."""
        self._near = page.days[-1].day
        self._saved = typed_date(page.slip.handed_in_on)
        if not self.day.hasFocus() or not self.day.isModified():
            draft = page.drafts.get("handed_in_on", "")
            self.day.setText(draft or self._saved)
            self.day.setModified(bool(draft))
            set_problem(self.day, None)
            self._note.hide()

    def _left(self) -> None:
        if not self.day.isModified():
            return
        text = self.day.text().strip()
        try:
            on = parse_date(text, near=self._near) if text else None
        except InputError as error:
            problem = error.problems[0]
            set_problem(self.day, problem.severity)
            self.day.setAccessibleDescription(problem.text)
            self._note.say(problem.text, Sign.ALERT)
            return
        self.day.setModified(False)
        self.given.emit(on)
