"""The rows of 'Rond de stage': one thing with its day, its state, and a button that opens it."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stagedesk.domain.absence_notices import AbsenceNotice, still_to_call
from stagedesk.domain.first_day import Check
from stagedesk.domain.log import LogEntry
from stagedesk.domain.make_up import MakeUpDeal
from stagedesk.domain.student_papers import StudentPaper, state_of
from stagedesk.domain.times import format_hours, short_date
from stagedesk.services.attachments import Kept
from stagedesk.ui import theme
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import CheckBox
from stagedesk.ui.signs import Sign
from stagedesk.ui.widgets import Badge, SignMark, Text


class Item(NamedTuple):
    """What a row shows: ``left`` a day or nothing, ``second`` grey words under the title."""

    key: str
    left: str
    title: str
    second: str = ""
    sign: Sign | None = None
    state: str = ""


class ItemRow(QWidget):
    """One thing.

    Signals:
        chosen: its key.
    """

    chosen = Signal(str)

    def __init__(self, item: Item) -> None:
        """The title is the button."""
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 3, 0, 3)
        line.setSpacing(10)
        if item.left:
            day = Text(item.left, "small", "text2")
            day.setFixedWidth(theme.scaled(52))
            day.setContentsMargins(0, 6, 0, 0)
            line.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        words = ", ".join(part for part in (item.title, item.left, item.state) if part)
        self.button = Button(item.title.replace("&", "&&"), kind="link", name=words, flush=True)
        self.button.setFont(theme.font("strong"))
        self.button.clicked.connect(lambda: self.chosen.emit(item.key))
        top.addWidget(self.button)
        top.addStretch(1)
        if item.state:
            top.addWidget(Badge(item.sign, item.state))
        column.addLayout(top)
        if item.second:
            text = Text(item.second, "body", "text2")
            text.setWordWrap(True)
            column.addWidget(text)
        line.addLayout(column, 1)


class CheckRow(QWidget):
    """One line of the list before the first day; two of them are ticked here.

    Signals:
        ticked: whether it is so now.
    """

    ticked = Signal(bool)

    def __init__(self, check: Check, *, tick: bool) -> None:
        """With ``tick`` the user says it, else the data does."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if tick:
            self.box = CheckBox(check.words)
            self.box.setAccessibleName(check.words)
            self.box.setChecked(check.done)
            self.box.clicked.connect(self.ticked)
            row.addWidget(self.box)
        else:
            said = "in orde" if check.done else "nog niet"
            mark = SignMark(Sign.TICK if check.done else Sign.RING, 15, said)
            text = Text(check.words)
            text.setAccessibleName(f"{check.words}: {said}")
            row.addSpacing(1)
            row.addWidget(mark)
            row.addWidget(text)
        second = Text(check.detail, "small", "text2")
        row.addStretch(1)
        row.addWidget(second)
        self.setMinimumHeight(theme.scaled(30))


def notice_item(notice: AbsenceNotice, on: date) -> Item:
    """A sick call: its days, and who still has to be called."""
    last = "" if notice.last == notice.on else f" t/m {short_date(notice.last)}"
    to = still_to_call(notice, True)
    whom = {"home": "thuis", "company": "bedrijf"}
    state = f"nog bellen: {', '.join(whom[one] for one in to)}" if to else "iedereen weet het"
    parts = (
        "niet goed afgemeld" if notice.reported is False else "",
        notice.remark or "",
    )
    return Item(
        notice.key,
        short_date(notice.on),
        f"{notice.label.capitalize()}{last}",
        ". ".join(part for part in parts if part),
        Sign.ALERT if to and notice.on <= on else Sign.TICK,
        state,
    )


def deal_item(deal: MakeUpDeal, left: int, on: date) -> Item:
    """Agreed hours; ``left`` are the minutes that still lack for it."""
    hours = format_hours(deal.agreed_minutes or 0)
    until = f", uiterlijk {short_date(deal.until)}" if deal.until else ""
    over = deal.until is not None and deal.until < on
    if not deal.agreed_minutes:
        sign, state = Sign.RING, "uren invullen"
    elif left <= 0:
        sign, state = Sign.TICK, "ingehaald"
    else:
        sign, state = Sign.ALERT if over else Sign.HALF, f"nog {format_hours(left)} uur"
    title = f"{hours} uur inhalen{until}"
    return Item(deal.key, short_date(deal.on), title, deal.remark or "", sign, state)


def paper_item(paper: StudentPaper, on: date) -> Item:
    """A paper that a company asks for."""
    sign, state = state_of(paper, on)
    parts = (f"voor {paper.asked_by}" if paper.asked_by else "", paper.remark or "")
    second = ". ".join(part for part in parts if part)
    return Item(paper.key, "", paper.label, second, Sign(sign), state)


def kept_item(kept: Kept) -> Item:
    """A picture of a signed paper."""
    one = kept.attachment
    size = (
        f"{max(1, kept.size // 1024)} kB"
        if kept.size < 1_000_000
        else (f"{kept.size / 1_048_576:.1f} MB".replace(".", ","))
    )
    parts = (one.name or "", kept.company or "", size)
    second = " · ".join(part for part in parts if part)
    return Item(one.key, short_date(one.on), one.label, second)


def incident_item(entry: LogEntry) -> Item:
    """An incident: when, never what; the logbook has the rest."""
    sign = Sign.SLASH if entry.secret else None
    return Item(
        entry.key, short_date(entry.on), "Incident", "", sign, "vertrouwelijk" if sign else ""
    )
