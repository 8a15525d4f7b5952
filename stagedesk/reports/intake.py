"""The stage-intakeformulier of Bijlage 2, filled or blank."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stagedesk.domain.form import Field, Kind
from stagedesk.domain.intake import INTAKE_FORM
from stagedesk.domain.times import age, form_date
from stagedesk.reports.bundle import OfStudent, bundle
from stagedesk.reports.flow import Flow
from stagedesk.reports.letterhead import Box, block_head, box_row, header, row_height, value_box
from stagedesk.reports.letters import Fitted, fit, running
from stagedesk.reports.style import (
    BLOCK_END,
    CONTENT,
    LEFT,
    RIGHT,
    TEXT,
    TEXT_BOLD,
    SchoolHead,
    Sheet,
    leading,
)

TITLE = INTAKE_FORM.title

_BOX = 11.2
_LABEL, _VALUE = LEFT + 1.8, LEFT + 38.0
_SLOT, _SLOT_TEXT = 8.2, 5.4
_ROOM = RIGHT - _VALUE - 2.0
_BASE = 5.4
#: The parts with running text: least height of each in mm, as roomy as one page allows.
_ROOMY = {"company_info": 23.6, "work_clothes": 15.8, "agreements": 22.0}
_THREE = (66.0, 46.0, 66.0)
#: The questions of the talk, in the order of the form.
_TALK = INTAKE_FORM.sections[1]


@dataclass(frozen=True, slots=True)
class IntakePaper(OfStudent):
    """All that one intakeformulier prints; what is empty leaves room to write.

    Attributes:
        date: day of the talk; the age is that of this day, and empty without a birth date.
        address: of the company, with line breaks. mobile: of the praktijkopleider.
        days, times: 'maandag, dinsdag' and '8.30 – 17.00 uur', ready to print.
        tasks, goals: as entered; more than the form's ten and five make more rows.
        outcome: what came of the talk, a sentence; printed only when there is one.
        blank: dotted lines to write on.
    """

    head: SchoolHead
    school_year: str
    student: str = ""
    school_class: str = ""
    birth_date: dt.date | None = None
    jobcoach: str = ""
    jobcoach_phone: str = ""
    jobcoach_email: str = ""
    supervisor: str = ""
    supervisor_phone: str = ""
    supervisor_email: str = ""
    company: str = ""
    mobile: str = ""
    start: dt.date | None = None
    address: str = ""
    website: str = ""
    days: str = ""
    branch: str = ""
    times: str = ""
    date: dt.date | None = None
    time: str = ""
    present: str = ""
    company_info: str = ""
    tasks: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    work_clothes: str = ""
    agreements: str = ""
    outcome: str = ""
    blank: bool = False

    @property
    def age(self) -> int | None:
        """Whole years on the day of the talk; None when either day is unknown (Bijlage 2)."""
        if self.birth_date is None or self.date is None:
            return None
        return age(self.birth_date, self.date)


_Slots = tuple[tuple[str, str], ...]


class _Row(NamedTuple):
    """One question: running text, or short lines of (sign, text) side by side."""

    name: str
    label: str
    text: str
    slots: tuple[_Slots, ...] = ()


def render(papers: Sequence[IntakePaper]) -> bytes:
    """Intakeformulieren as one PDF with a bookmark each.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    return bundle(TITLE, papers, draw)


def draw(sheet: Sheet, paper: IntakePaper) -> None:
    """One form on new pages of a sheet, with its bookmark."""
    sheet.page()
    sheet.bookmark(paper.who or TITLE)
    y = header(sheet, TITLE, f"schooljaar {paper.school_year}", paper.head)
    y = _boxes(sheet, y, paper) + 5.0
    flow = Flow(sheet, TITLE, paper.who, paper.head.line, paper.who, y)
    flow.y = block_head(sheet, flow.y, _TALK.title, 7.7)
    rows = [_row(paper, field) for field in _TALK.fields]
    if paper.outcome:
        rows.append(_Row("outcome", "Uitkomst", paper.outcome))
    spare = _spare(rows, flow.room)
    for row in rows:
        if row.slots:
            _slots(flow, row, paper.blank)
        else:
            _text_row(flow, row, _ROOMY.get(row.name, 0.0) * spare, paper.blank)
    sheet.line(LEFT, flow.y, RIGHT, flow.y, BLOCK_END)
    flow.end()


def _row(paper: IntakePaper, field: Field) -> _Row:
    """One question of the talk with its answer, as the form declares it."""
    value = getattr(paper, field.name)
    if field.kind is Kind.LINES:
        across = 2 if field.name == "tasks" else 1
        return _Row(field.name, field.label, "", _in_slots(value, field.lines, across))
    if isinstance(value, dt.date):
        value = ", ".join(part for part in (form_date(value), paper.time) if part)
    return _Row(field.name, field.label, value or "")


def _boxes(sheet: Sheet, y: float, paper: IntakePaper) -> float:
    """The boxes above the talk, in the order of Bijlage 2."""
    words = {f.name: f.label for f in INTAKE_FORM.fields}
    words["jobcoach.name"] = words["jobcoach.name"].format(school=paper.head.short_name).strip()
    years = "" if paper.age is None else str(paper.age)
    born = form_date(paper.birth_date) if paper.birth_date else ""
    start = form_date(paper.start) if paper.start else ""
    a, b, c = _THREE
    wide, narrow = CONTENT - 28.0, 28.0
    rows: tuple[tuple[tuple[str, str, float], ...], ...] = (
        (
            ("student.name", paper.student, wide),
            ("enrollment.school_class", paper.school_class, narrow),
        ),
        (("student.birth_date", born, wide), ("student.age", years, narrow)),
        (
            ("jobcoach.name", paper.jobcoach, a),
            ("jobcoach.phone", paper.jobcoach_phone, b),
            ("jobcoach.email", paper.jobcoach_email, c),
        ),
        (
            ("supervisor.name", paper.supervisor, a),
            ("supervisor.phone", paper.supervisor_phone, b),
            ("supervisor.email", paper.supervisor_email, c),
        ),
        (
            ("company.name", paper.company, a),
            ("supervisor.mobile", paper.mobile, b),
            ("placement.start", start, c),
        ),
    )
    for row in rows:
        y = box_row(sheet, y, [Box(words[n], value, wide) for n, value, wide in row], _BOX)
    beside = (
        (
            Box(words["company.website"], paper.website, b),
            Box(words["placement.days"], paper.days, c),
        ),
        (
            Box(words["company.sector"], paper.branch, b),
            Box(words["placement.begin_time"], paper.times, c),
        ),
    )
    return _address(sheet, y, Box(words["company.address"], paper.address, a, 2), beside)


def _address(sheet: Sheet, y: float, address: Box, beside: Sequence[Sequence[Box]]) -> float:
    """The address beside the last two rows; the second row grows with a long address."""
    first, second = (row_height(boxes, _BOX) for boxes in beside)
    second = max(second, row_height([address], 2 * _BOX) - first)
    value_box(sheet, LEFT, y, address, first + second, from_top=True)
    for boxes, high in zip(beside, (first, second), strict=True):
        x = LEFT + address.wide
        for box in boxes:
            value_box(sheet, x, y, box, high)
            x += box.wide
        y += high
    return y


def _spare(rows: Sequence[_Row], room: float) -> float:
    """How much of the roomy heights the page can give: 1 all of it, 0 nothing."""
    bare = sum(_needed(row) for row in rows)
    full = sum(max(_needed(row), _ROOMY.get(row.name, 0.0)) for row in rows)
    if full <= room or full == bare:
        return 1.0
    return max(min((room - bare) / (full - bare), 1.0), 0.0)


def _needed(row: _Row) -> float:
    """Least height of a row in mm."""
    if row.slots:
        return sum(_slot_height(slots) for slots in row.slots) + 2.0
    lines = len(running(row.text, TEXT, _ROOM)) if row.text else 1
    return _BASE + (lines - 1) * leading(TEXT) + 3.2


def _text_row(flow: Flow, row: _Row, least: float, blank: bool) -> None:
    """A label with running text; long text runs on to a next page."""
    high = max(_needed(row), least)
    flow.keep(min(high, 30.0))
    top, sheet, page = flow.y, flow.sheet, flow.number
    sheet.text(_LABEL, top + _BASE, row.label, TEXT_BOLD)
    if row.text:
        flow.lines(_VALUE, running(row.text, TEXT, _ROOM), TEXT, _BASE)
        flow.y += 3.2
    elif blank:
        for number in range(max(int((least + 0.6) / 8.0), 1)):
            sheet.dotted(_VALUE, top + 6.4 + number * 8.0, RIGHT - 4.0)
    if flow.number == page:
        flow.y = top + high
    sheet.line(LEFT, flow.y, RIGHT, flow.y)


def _in_slots(given: Sequence[str], least: int, across: int) -> tuple[_Slots, ...]:
    """Short lines row by row, at least as many as the form has; one column has numbers."""
    texts = [*given, *[""] * (least - len(given))]
    texts += [""] * (-len(texts) % across)
    signs = [">" if across > 1 else str(number) for number in range(1, len(texts) + 1)]
    pairs = list(zip(signs, texts, strict=True))
    return tuple(tuple(pairs[i : i + across]) for i in range(0, len(pairs), across))


def _slot_lines(row: _Slots) -> list[Fitted]:
    room = (RIGHT - 4.0 - _VALUE - (len(row) - 1) * 5.0) / len(row) - _SLOT_TEXT - 0.5
    return [fit(text, TEXT, room) for _, text in row]


def _slot_height(row: _Slots) -> float:
    return _SLOT + (max(len(f.lines) for f in _slot_lines(row)) - 1) * 3.9


def _slots(flow: Flow, question: _Row, blank: bool) -> None:
    """A label with short lines, each on its own rule."""
    flow.keep(min(_needed(question), 45.0))
    sheet = flow.sheet
    sheet.text(_LABEL, flow.y + _BASE, question.label, TEXT_BOLD)
    for row in question.slots:
        high = _slot_height(row)
        flow.keep(high)
        wide = (RIGHT - 4.0 - _VALUE + 5.0) / len(row)
        for column, ((sign, _), text) in enumerate(zip(row, _slot_lines(row), strict=True)):
            x = _VALUE + column * wide
            sheet.text(x, flow.y + _BASE, sign, TEXT_BOLD)
            sheet.fitted(x + _SLOT_TEXT, flow.y + _BASE, text, 3.9)
            end, rule = x + wide - 5.0, flow.y + high - 0.8
            if blank:
                sheet.dotted(x + _SLOT_TEXT - 0.4, rule, end)
            else:
                sheet.line(x + _SLOT_TEXT - 0.4, rule, end, rule)
        flow.y += high
    flow.y += 2.0
    sheet.line(LEFT, flow.y, RIGHT, flow.y)
