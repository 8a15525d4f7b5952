"""'Waarom nog geen certificaat?': the friendly sheet with every reason (Bijlage 5, Vastlegging).

Good news comes first; the words 'onvoldoende' and 'gezakt' are never printed.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from stagedesk.domain.times import format_date
from stagedesk.reports.bundle import OfStudent, bundle
from stagedesk.reports.flow import Flow
from stagedesk.reports.hours_bar import HoursBar, draw_hours, hours_height
from stagedesk.reports.letterhead import Box, box_row, header
from stagedesk.reports.letters import Fitted, Type, fit, running, width, wrap
from stagedesk.reports.marks import check_box, tick
from stagedesk.reports.style import (
    BLOCK_TOP,
    CONTENT,
    LEFT,
    LETTER,
    LETTER_HEAD,
    RIGHT,
    TEXT,
    TEXT_BOLD,
    SchoolHead,
    Sheet,
    leading,
)

TITLE = "Waarom nog geen certificaat?"

_BOLD = Type("FiraSans-SemiBold", 11)
_PLAIN = Type("FiraSans-Regular", 11)
_CARD_HEAD = Type("FiraSans-Bold", 11.5)
_ROW_LABEL = Type("FiraSans-SemiBold", 10)
_CARD, _CARD_LABEL, _CARD_TEXT = 9.6, LEFT + 4.0, LEFT + 38.4
_ROW, _MORE = 6.2, 4.4
_STEP = 7.2


@dataclass(frozen=True, slots=True)
class Achievement:
    """One thing that went well: 'Deelcertificaat 1' and 'Basisvaardigheden'."""

    title: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class MissingRow:
    """One moment of a missing certificate: which skills, or that it went well.

    A row without a label is a sentence over the whole width, such as a company's name.
    """

    label: str
    text: str
    passed: bool = False


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A certificate that is not there yet; ``summary`` is '1 van de 3 keer gelukt'."""

    title: str
    name: str
    summary: str
    rows: tuple[MissingRow, ...]


@dataclass(frozen=True, slots=True)
class NotEarnedPaper(OfStudent):
    """All that one sheet prints; the words come ready from `not_earned_words`.

    Attributes:
        intro: running text under the greeting.
        rule: one sentence above the missing certificates.
        advice: lines to tick off under 'Zo kun je verder'.
        on: day of the sheet. question: whom to ask, one line.
    """

    head: SchoolHead
    grade_year: int
    school_year: str
    student: str
    first_name: str
    school_class: str
    company: str
    intro: str
    achieved: tuple[Achievement, ...]
    rule: str
    missing: tuple[MissingPart, ...]
    hours: HoursBar | None
    advice: tuple[str, ...]
    question: str
    on: dt.date


def render(papers: Sequence[NotEarnedPaper]) -> bytes:
    """Sheets as one PDF with a bookmark each.

    Raises:
        InputError: a text cannot be printed, or the logo is broken.
    """
    return bundle(TITLE, papers, draw)


def draw(sheet: Sheet, paper: NotEarnedPaper) -> None:
    """One sheet on new pages, with its bookmark."""
    sheet.page()
    sheet.bookmark(paper.who)
    words = ("Stage", f"leerjaar {paper.grade_year}", f"schooljaar {paper.school_year}")
    y = header(sheet, TITLE, "  ·  ".join(words), paper.head) + 1.0
    y = box_row(
        sheet, y,
        (
            Box("Leerling", paper.student, 72.0),
            Box("Klas", paper.school_class, 20.0),
            Box("Bedrijf", paper.company, CONTENT - 92.0),
        ),
        11.0,
    )  # fmt: skip
    day = format_date(paper.on)
    place = f"{paper.head.place}, {day}" if paper.head.place else day
    flow = Flow(sheet, TITLE, paper.who, paper.head.line, place, y)
    flow.lines(LEFT, running(f"Beste {paper.first_name},", LETTER, CONTENT), LETTER, 7.0)
    flow.lines(LEFT, running(paper.intro, LETTER, CONTENT), LETTER, 7.2)
    flow.y += 7.8
    _achieved(flow, paper.achieved)
    _missing(flow, paper)
    if paper.hours and paper.hours.met:
        _hours(flow, paper.hours)
    _advice(flow, paper)
    flow.end()


def _section(flow: Flow, title: str, least: float) -> None:
    """A thick line and a heading that stays with what follows."""
    flow.keep(7.0 + least)
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y, BLOCK_TOP)
    flow.sheet.text(LEFT, flow.y + 5.8, title, LETTER_HEAD)
    flow.y += 5.8


def _achieved(flow: Flow, achieved: Sequence[Achievement]) -> None:
    """What went well, two beside each other where they fit."""
    if not achieved:
        return
    _section(flow, "Dit is gelukt", 8.0)
    half = CONTENT / 2
    wide = [_wide(one) > half - 9.0 for one in achieved]
    column = 0
    flow.y += 6.6
    for one, alone in zip(achieved, wide, strict=True):
        if column == 1 and alone:
            flow.y, column = flow.y + _STEP, 0
        if column == 0:
            flow.keep(3.0)
        x = LEFT + column * half
        tick(flow.sheet, x + 0.2, flow.y, 3.8, 1.9)
        lines = _achievement_lines(one)
        at = x + 7.0
        flow.sheet.text(at, flow.y, one.title, _BOLD)
        at += width(one.title, _BOLD) + (3.0 if one.title else 0.0)
        flow.sheet.text(at, flow.y, lines[0], _PLAIN)
        for line in lines[1:]:
            flow.y += 5.0
            flow.sheet.text(x + 7.0, flow.y, line, _PLAIN)
        column = 0 if alone else 1 - column
        if column == 0:
            flow.y += _STEP
    flow.y += (_STEP if column else 0.0) + 1.2


def _wide(one: Achievement) -> float:
    return width(one.title, _BOLD) + width(one.name, _PLAIN) + 3.0


def _achievement_lines(one: Achievement) -> tuple[str, ...]:
    """The name behind its title; a long one goes on below."""
    room = CONTENT - 8.0
    if _wide(one) <= room:
        return (one.name,)
    return ("", *wrap(one.name, _PLAIN, room))


def _missing(flow: Flow, paper: NotEarnedPaper) -> None:
    """A card for every certificate that is not there yet, never split unless longer than a page."""
    _section(flow, "Dit mist nog", 45.0 if paper.missing else 14.0)
    if paper.hours and not paper.hours.met:
        # Hours that are short hold back every certificate: that reason comes first.
        flow.y += 1.0
        _hours(flow, paper.hours)
    kind = TEXT.at(10.5)
    rule = fit(paper.rule, kind, CONTENT)
    if len(rule.lines) > 1:
        rule = Fitted(kind, running(paper.rule, kind, CONTENT))
    flow.lines(LEFT, rule.lines, rule.type, 6.6)
    flow.y += 3.8
    for part in paper.missing:
        _card(flow, part)


def _hours(flow: Flow, hours: HoursBar) -> None:
    flow.keep(hours_height(hours) + 2.0)
    flow.y = draw_hours(flow.sheet, flow.y, hours)


def _card(flow: Flow, part: MissingPart) -> None:
    rows = [(row, _row_text(row)) for row in part.rows]
    head = fit(part.name, _CARD_HEAD, CONTENT - 46.0 - width(part.summary, TEXT) - 4.0)
    high = _CARD + (len(head.lines) - 1) * 4.6
    tall = high + 1.0 + sum(_row_height(text) for _, text in rows) + 1.2
    flow.keep(min(tall, 150.0))
    while rows:
        # A card longer than the page goes on in a second frame on the next one.
        now, taken = [], high + 2.2
        while rows and taken + _row_height(rows[0][1]) <= max(flow.room, high + 12.0):
            taken += _row_height(rows[0][1])
            now.append(rows.pop(0))
        _frame(flow, part, head, high, now, taken)
        if rows:
            flow.turn()


def _frame(
    flow: Flow, part: MissingPart, head: Fitted, high: float,
    rows: Sequence[tuple[MissingRow, Fitted]], tall: float,
) -> None:  # fmt: skip
    sheet, y = flow.sheet, flow.y
    sheet.box(LEFT, y, CONTENT, tall, radius=1.5)
    sheet.text(_CARD_LABEL, y + 6.2, part.title, _CARD_HEAD)
    sheet.fitted(_CARD_TEXT, y + 6.2, head, 4.6)
    sheet.text(RIGHT - 4.0, y + 6.2, part.summary, TEXT, align="right")
    sheet.line(LEFT, y + high, RIGHT, y + high)
    y += high + 1.0
    for row, text in rows:
        sheet.text(_CARD_LABEL, y + 4.4, row.label, _ROW_LABEL)
        x = _CARD_TEXT if row.label else _CARD_LABEL
        if row.passed:
            tick(sheet, x, y + 4.4, 3.2, 1.5)
            x += 5.0
        sheet.fitted(x, y + 4.4, text, _MORE)
        y += _row_height(text)
    flow.y += tall + 3.2


def _row_text(row: MissingRow) -> Fitted:
    room = RIGHT - 4.0 - (_CARD_TEXT if row.label else _CARD_LABEL)
    kind = TEXT_BOLD if row.passed or not row.label else TEXT
    shown = fit(row.text, kind, room)
    # Running text wraps before it becomes small.
    if shown.type.size < kind.size:
        return Fitted(kind.condensed, wrap(row.text, kind.condensed, room))
    return shown


def _row_height(text: Fitted) -> float:
    return _ROW + (len(text.lines) - 1) * _MORE


def _advice(flow: Flow, paper: NotEarnedPaper) -> None:
    """Lines to tick off, and whom to ask; the last line and the question stay together."""
    flow.y += 2.0
    _section(flow, "Zo kun je verder", 14.0)
    question = fit(paper.question, _BOLD, CONTENT)
    ask = 8.0 + (len(question.lines) - 1) * 5.0 if paper.question else 0.0
    last = len(paper.advice) - 1
    for index, text in enumerate(paper.advice):
        lines = running(text, _PLAIN, CONTENT - 8.0)
        more = (len(lines) - 1) * leading(_PLAIN)
        flow.keep(_STEP + more + (ask if index == last else 0.0))
        flow.y += 6.6 if index == 0 else _STEP
        check_box(flow.sheet, LEFT + 0.4, flow.y + 0.8, 4.2)
        flow.lines(LEFT + 8.0, lines, _PLAIN)
    if paper.question:
        flow.keep(ask)
        flow.sheet.fitted(LEFT, flow.y + 8.0, question, 5.0)
