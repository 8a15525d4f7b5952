"""The rows of the aftercare, as they read beside the outflow of a student."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.aftercare import Contact
from stagedesk.domain.outflow import Outflow, handover, lacking
from stagedesk.domain.texts import format_list
from stagedesk.domain.times import form_date
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Badge, Text


class ContactRow(QWidget):
    """One contact: its day (a button), how it stands, what was heard.

    Signals:
        chosen: key of the contact.
    """

    chosen = Signal(str)

    def __init__(self, contact: Contact, on: date) -> None:
        """As it stands on a day."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(8)
        sign, words = _state(contact, on)
        day = form_date(contact.on)
        self.button = Button(day, kind="link", name=f"Contact van {day}: {words}", flush=True)
        self.button.setFont(theme.font("strong" if contact.done else "body"))
        self.button.clicked.connect(lambda: self.chosen.emit(contact.key))
        line.addWidget(self.button)
        line.addStretch(1)
        line.addWidget(Badge(sign, words), 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)
        said = " · ".join(part for part in (contact.spoken_to, contact.report) if part)
        if said:
            text = Text(said, "body", "text2")
            text.setWordWrap(True)
            text.setContentsMargins(0, 0, 0, 2)
            column.addWidget(text)


def _state(contact: Contact, on: date) -> tuple[Sign, str]:
    if not contact.done:
        late = contact.on < on
        return (Sign.ALERT, "nog doen") if late else (Sign.DUE, "gepland")
    if contact.working is None:
        return Sign.HALF, "gesproken"
    return (Sign.TICK, "aan het werk") if contact.working else (Sign.LOW, "geen werk meer")


def handover_words(outflow: Outflow) -> tuple[str, Sign]:
    """Who takes over, why, and what is still missing for the paper: the line on top."""
    to = handover(outflow)
    if to.to is None:
        return to.why, Sign.TICK if to.decided else Sign.HALF
    if outflow.handed_over_on is not None:
        return f"{to.why} Overgedragen op {form_date(outflow.handed_over_on)}.", Sign.TICK
    missing = lacking(outflow)
    words = f" Voor de overdracht mist nog: {format_list(missing)}." if missing else ""
    return f"{to.why}{words}", Sign.DUE
