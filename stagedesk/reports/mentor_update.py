"""The update for the mentor: how the stages of a class go, before the report talks.

'In de week voorafgaand aan het rapportgesprek geeft de jobcoach de mentor van elke leerling een
update over de stagevoortgang' (Samenwerking met de mentor). It has no field for the log, the OPP,
guardians or anything confidential: what is not here cannot leak.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stagedesk.reports.flow import Flow
from stagedesk.reports.letterhead import header
from stagedesk.reports.letters import Type, fit, running, width
from stagedesk.reports.style import (
    BAR,
    BLOCK_END,
    BLOCK_TOP,
    CONTENT,
    HEADING,
    LABEL,
    LEFT,
    RIGHT,
    TEXT,
    SchoolHead,
    Sheet,
    leading,
)

TITLE = "Update voor de mentor"
_NAME = Type("FiraSans-Bold", 10.5)
_WHERE = Type("FiraSans-Regular", 9)
_KIND = TEXT.at(9.5)
_HEAD, _GAP, _PAD, _FIRST, _UNDER = 7.2, 4.4, 1.6, 4.8, 1.9
_TEXT_AT = LEFT + 30.0
_ROOM = RIGHT - _TEXT_AT - _PAD
#: The bar of the hours, before its words.
_BAR_WIDE, _BAR_HIGH = 34.0, 3.2


@dataclass(frozen=True, slots=True)
class Progress:
    """How one student's stage goes; every text is a whole Dutch sentence or a list of them.

    Attributes:
        where: company and days, for the head of the block.
        percent, share: of the norm, signed and needed; percent is None without a norm.
        hours, slips, absence, certificates, still, goals: one text each; empty ones are left out.
    """

    student: str
    where: str
    percent: int | None
    share: int
    hours: str
    slips: str
    absence: str
    certificates: str
    still: str = ""
    goals: str = ""


@dataclass(frozen=True, slots=True)
class MentorUpdate:
    """All that the update of one class prints; ``subtitle`` is class, colleagues and day."""

    head: SchoolHead
    school_class: str
    subtitle: str
    students: tuple[Progress, ...]
    notes: tuple[str, ...] = ()


def render(papers: Sequence[MentorUpdate]) -> bytes:
    """Updates as one PDF with a bookmark each.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    first = papers[0]
    sheet = Sheet(f"{TITLE} {first.school_class}", first.head.name)
    for paper in papers:
        _draw(sheet, paper)
    return sheet.pdf()


def _draw(sheet: Sheet, paper: MentorUpdate) -> None:
    sheet.page()
    sheet.bookmark(f"{TITLE} · {paper.school_class}")
    y = header(sheet, TITLE, paper.subtitle, paper.head)
    flow = Flow(sheet, TITLE, paper.school_class, paper.head.line, "", y)
    for note in paper.notes:
        flow.lines(LEFT, running(note, TEXT, CONTENT), TEXT, 4.4)
        flow.y += 3.0
    if not paper.students:
        flow.lines(LEFT, ("In deze klas zit niemand.",), TEXT, 5.0)
    for student in paper.students:
        _student(flow, student)
    flow.end()


def _rows(student: Progress) -> list[tuple[str, tuple[str, ...], float]]:
    """Label, lines and how far the first line begins to the right, of every text there is."""
    indent = _BAR_WIDE + 3.0 if student.percent is not None else 0.0
    texts = (
        ("Uren", student.hours, indent),
        ("Briefjes", student.slips, 0.0),
        ("Afwezig", student.absence, 0.0),
        ("Certificaten", student.certificates, 0.0),
        ("Wat nog kan", student.still, 0.0),
        ("Doelen", student.goals, 0.0),
    )
    return [
        (label, running(text, _KIND, _ROOM - more), more) for label, text, more in texts if text
    ]


def _height(lines: Sequence[str]) -> float:
    return _FIRST + (len(lines) - 1) * leading(_KIND) + _UNDER


def _student(flow: Flow, student: Progress) -> None:
    rows = _rows(student)
    high = _HEAD + sum(_height(lines) for _, lines, _ in rows)
    # A student longer than half a page may break; all others stay whole.
    flow.keep(min(high, 130.0))
    sheet = flow.sheet
    sheet.area(LEFT, flow.y, CONTENT, _HEAD, HEADING)
    sheet.line(LEFT, flow.y, RIGHT, flow.y, BLOCK_TOP)
    name = fit(student.student, _NAME, CONTENT * 0.55)
    sheet.text(LEFT + _PAD, flow.y + 4.9, name.lines[0], name.type)
    room = CONTENT - 2 * _PAD - width(name.lines[0], name.type) - 4.0
    where = fit(student.where, _WHERE, room)
    extra = (len(where.lines) - 1) * 3.7
    sheet.fitted(RIGHT - _PAD, flow.y + 4.9, where, 3.7, align="right")
    flow.y += _HEAD + extra
    for label, lines, more in rows:
        _row(flow, student, label, lines, more)
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y, BLOCK_END)
    flow.y += _GAP


def _row(flow: Flow, student: Progress, label: str, lines: Sequence[str], more: float) -> None:
    flow.keep(_height(lines[:2]))
    sheet = flow.sheet
    sheet.text(LEFT + _PAD, flow.y + _FIRST, label, LABEL)
    if more:
        _bar(sheet, flow.y + _FIRST - 2.9, student.percent or 0, student.share)
    flow.lines(_TEXT_AT + more, lines, _KIND, _FIRST)
    flow.y += _UNDER
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y)


def _bar(sheet: Sheet, y: float, percent: int, share: int) -> None:
    """How far the hours are; the line stands where they are enough."""
    sheet.box(_TEXT_AT, y, _BAR_WIDE, _BAR_HIGH)
    filled = _BAR_WIDE * min(100, percent) / 100
    if filled:
        sheet.area(_TEXT_AT, y, filled, _BAR_HIGH, BAR)
    at = _TEXT_AT + _BAR_WIDE * share / 100
    sheet.line(at, y - 0.7, at, y + _BAR_HIGH + 0.7, 1.1)
