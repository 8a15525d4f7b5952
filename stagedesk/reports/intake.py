"""The stage-intakeformulier of Bijlage 2, filled or blank."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from stagedesk.domain.times import age, form_date
from stagedesk.reports.flow import Flow
from stagedesk.reports.letterhead import Box, block_head, box_row, header, value_box
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

TITLE = "Stage intakeformulier"

_BOX = 11.2
_LABEL, _VALUE = LEFT + 1.8, LEFT + 38.0
_SLOT, _SLOT_TEXT = 8.2, 5.4
_ROOM = RIGHT - _VALUE - 2.0
_BASE = 5.4
#: The parts with running text: least height of each in mm, as roomy as one page allows.
_ROOMY = {"Info over het bedrijf": 23.6, "Werkkleding": 15.8, "Overige afspraken": 22.0}
_TASKS, _GOALS = 10, 5


@dataclass(frozen=True, slots=True)
class IntakePaper:
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
    def who(self) -> str:
        """Student and class."""
        return " · ".join(part for part in (self.student, self.school_class) if part)

    @property
    def age(self) -> int | None:
        """Whole years on the day of the talk; None when either day is unknown (Bijlage 2)."""
        if self.birth_date is None or self.date is None:
            return None
        return age(self.birth_date, self.date)


def render(papers: Sequence[IntakePaper]) -> bytes:
    """Intakeformulieren as one PDF with a bookmark each.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    one = len(papers) == 1 and papers[0].who
    sheet = Sheet(f"{TITLE} {one}" if one else TITLE, papers[0].head.name if papers else "")
    for paper in papers:
        draw(sheet, paper)
    return sheet.pdf()


def draw(sheet: Sheet, paper: IntakePaper) -> None:
    """One form on new pages of a sheet, with its bookmark."""
    sheet.page()
    sheet.bookmark(paper.who or TITLE)
    y = header(sheet, TITLE, f"schooljaar {paper.school_year}", paper.head)
    y = _boxes(sheet, y, paper) + 5.0
    flow = Flow(sheet, TITLE, paper.who, paper.head.line, paper.who, y)
    flow.y = block_head(sheet, flow.y, "Gegevens intakegesprek", 7.7)
    day = form_date(paper.date) if paper.date else ""
    parts: list[tuple[str, str]] = [
        ("Datum", ", ".join(part for part in (day, paper.time) if part)),
        ("Aanwezig", paper.present),
        ("Info over het bedrijf", paper.company_info),
    ]
    after = [("Werkkleding", paper.work_clothes), ("Overige afspraken", paper.agreements)]
    if paper.outcome:
        after.append(("Uitkomst", paper.outcome))
    spare = _spare(paper, flow.room, [*parts, *after])
    for label, text in parts:
        _text_row(flow, label, text, _least(label, spare), paper.blank)
    _slots(flow, "Takenpakket", _tasks(paper.tasks), paper.blank)
    _slots(flow, "Leerdoelen", _goals(paper.goals), paper.blank)
    for label, text in after:
        _text_row(flow, label, text, _least(label, spare), paper.blank)
    sheet.line(LEFT, flow.y, RIGHT, flow.y, BLOCK_END)
    flow.end()


def _boxes(sheet: Sheet, y: float, paper: IntakePaper) -> float:
    """The boxes above the talk, in the order of Bijlage 2."""
    head, years = paper.head, "" if paper.age is None else str(paper.age)
    born = form_date(paper.birth_date) if paper.birth_date else ""
    start = form_date(paper.start) if paper.start else ""
    coach = f"Jobcoach {head.short_name}".strip()
    wide, narrow = CONTENT - 28.0, 28.0
    a, b, c = 66.0, 46.0, 66.0
    for row in (
        (Box("Naam leerling", paper.student, wide), Box("Klas", paper.school_class, narrow)),
        (Box("Geboortedatum", born, wide), Box("Leeftijd", years, narrow)),
        (
            Box(coach, paper.jobcoach, a),
            Box("Tel nr", paper.jobcoach_phone, b),
            Box("Email", paper.jobcoach_email, c),
        ),
        (
            Box("Praktijkopleider", paper.supervisor, a),
            Box("Tel nr", paper.supervisor_phone, b),
            Box("Email", paper.supervisor_email, c),
        ),
        (
            Box("Naam stagebedrijf", paper.company, a),
            Box("Mob nr", paper.mobile, b),
            Box("Startdatum", start, c),
        ),
    ):
        y = box_row(sheet, y, row, _BOX)
    top = y
    y = box_row(
        sheet,
        y,
        (Box("Website", paper.website, b), Box("Stagedagen", paper.days, c)),
        _BOX,
        LEFT + a,
    )
    y = box_row(
        sheet, y, (Box("Branche", paper.branch, b), Box("Tijden", paper.times, c)), _BOX, LEFT + a
    )
    value_box(sheet, LEFT, top, Box("Adresgegevens", paper.address, a, 2), y - top, from_top=True)
    return y


def _spare(paper: IntakePaper, room: float, texts: Sequence[tuple[str, str]]) -> float:
    """How much of the roomy heights the page can give: 1 all of it, 0 nothing."""
    slots = _slots_height(_tasks(paper.tasks)) + _slots_height(_goals(paper.goals))
    bare = slots + sum(_needed(text) for _, text in texts)
    full = slots + sum(max(_needed(text), _ROOMY.get(label, 0.0)) for label, text in texts)
    if full <= room or full == bare:
        return 1.0
    return max(min((room - bare) / (full - bare), 1.0), 0.0)


def _least(label: str, spare: float) -> float:
    return _ROOMY.get(label, 0.0) * spare


def _needed(text: str) -> float:
    """Height of a row of running text in mm."""
    lines = len(running(text, TEXT, _ROOM)) if text else 1
    return _BASE + (lines - 1) * leading(TEXT) + 3.2


def _text_row(flow: Flow, label: str, text: str, least: float, blank: bool) -> None:
    """A label with running text; long text runs on to a next page."""
    flow.keep(min(max(_needed(text), least), 30.0))
    top, sheet, page = flow.y, flow.sheet, flow.number
    sheet.text(_LABEL, top + _BASE, label, TEXT_BOLD)
    if text:
        flow.lines(_VALUE, running(text, TEXT, _ROOM), TEXT, _BASE)
        flow.y += 3.2
    elif blank:
        for number in range(max(int((least + 0.6) / 8.0), 1)):
            sheet.dotted(_VALUE, top + 6.4 + number * 8.0, RIGHT - 4.0)
    if flow.number == page:
        flow.y = top + max(_needed(text), least)
    sheet.line(LEFT, flow.y, RIGHT, flow.y)


_Slots = tuple[tuple[tuple[str, str], ...], ...]


def _tasks(tasks: Sequence[str]) -> _Slots:
    """The tasks two by two, row by row, at least the ten of the form."""
    given = [*tasks, *[""] * (_TASKS - len(tasks))]
    given += [""] * (len(given) % 2)
    return tuple(((">", given[i]), (">", given[i + 1])) for i in range(0, len(given), 2))


def _goals(goals: Sequence[str]) -> _Slots:
    """The goals with their numbers, at least the five of the form."""
    given = [*goals, *[""] * (_GOALS - len(goals))]
    return tuple(((str(number), goal),) for number, goal in enumerate(given, 1))


def _slot_lines(row: tuple[tuple[str, str], ...]) -> list[Fitted]:
    room = (RIGHT - 4.0 - _VALUE - (len(row) - 1) * 5.0) / len(row) - _SLOT_TEXT - 0.5
    return [fit(text, TEXT, room) for _, text in row]


def _slot_height(row: tuple[tuple[str, str], ...]) -> float:
    return _SLOT + (max(len(f.lines) for f in _slot_lines(row)) - 1) * 3.9


def _slots_height(rows: _Slots) -> float:
    return sum(_slot_height(row) for row in rows) + 2.0


def _slots(flow: Flow, label: str, rows: _Slots, blank: bool) -> None:
    """A label with short lines, each on its own rule."""
    flow.keep(min(_slots_height(rows), 45.0))
    sheet = flow.sheet
    sheet.text(_LABEL, flow.y + _BASE, label, TEXT_BOLD)
    for row in rows:
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
