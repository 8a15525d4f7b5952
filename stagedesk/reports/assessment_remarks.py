"""Feedback and signatures of the beoordelingsformulier, and where long feedback goes on."""

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.lib.units import mm

from stagedesk.domain.assessment import SIGNER_LABELS, SIGNERS
from stagedesk.domain.times import form_date
from stagedesk.reports.assessment_paper import AssessedMoment, AssessmentPaper, Measures, label
from stagedesk.reports.letterhead import block_head
from stagedesk.reports.letters import Fitted, Type, balanced, running, width, wrap
from stagedesk.reports.marks import signature
from stagedesk.reports.style import (
    BLOCK_END,
    BOTTOM,
    LEFT,
    RIGHT,
    SMALL,
    TEXT,
    TEXT_BOLD,
    Sheet,
    leading,
)

#: Height of the heading above the signatures (mm).
SIGN_HEAD = 7.4
_LABEL = LEFT + 1.8
_TEXT = LEFT + 10.0
_SMALLER = TEXT.at(9)
_NOTE = Type("FiraSans-Italic", 8)
_HEAD = Type("FiraSans-Bold", 10)
_HEAD_SHARED = Type("FiraSansCondensed-Bold", 9.5)
#: Where the columns of the signatures begin, alone and beside the feedback (mm).
_ALONE = (LEFT + 10.6, LEFT + 66.6, LEFT + 122.6, RIGHT)
_BESIDE = (RIGHT - 92.0, RIGHT - 61.4, RIGHT - 30.8, RIGHT)
_FIRST_BASE = 4.5
#: Distance between lines in the narrow thirds, as a share of the size: the scale's least.
_CLOSE = 1.3
_SIGN_STEP = 2.9


class Written(NamedTuple):
    """Feedback as it stands in its third, and what of it goes on elsewhere."""

    type: Type
    lines: tuple[str, ...]
    rest: str = ""


def _step(kind: Type) -> float:
    return kind.size * _CLOSE / mm


def written(text: str, third: float, *, compact: bool) -> Written:
    """Feedback at 10 pt, at 9 when it does not fit, else its beginning (paper.md, Long texts)."""
    room = (_BESIDE[0] if compact else RIGHT) - _TEXT - 1.6
    text = text.strip()
    for kind in (TEXT, _SMALLER):
        lines = running(text, kind, room) if text else ()
        if _FIRST_BASE + (len(lines) - 1) * _step(kind) <= third - 1.2:
            return Written(kind, lines)
    lines = wrap(text, _SMALLER, room)
    # The last line of the third tells where the text goes on.
    fitting = max(int((third - 1.2 - _FIRST_BASE - 3.6) / _step(_SMALLER)) + 1, 1)
    shown = lines[:fitting]
    return Written(_SMALLER, shown, _after(text, shown))


def _after(text: str, shown: Sequence[str]) -> str:
    """The text that follows the lines shown; spaces and line breaks do not count."""
    letters = sum(len("".join(line.split())) for line in shown)
    for place, char in enumerate(text):
        if letters == 0:
            return text[place:].strip()
        if not char.isspace():
            letters -= 1
    return ""


def _say(sheet: Sheet, y: float, third: float, text: Written, right: float) -> None:
    base = y + _FIRST_BASE
    sheet.fitted(_TEXT, base, Fitted(text.type, text.lines), _step(text.type))
    if text.rest:
        note = "Lees verder bij ‘Vervolg opmerkingen’."
        sheet.text(right - 1.6, y + third - 1.6, note, _NOTE, align="right")


def feedback(
    paper: AssessmentPaper, m: Measures,
    sheet: Sheet, y: float, _row: float, third: float, _first: bool,
) -> None:  # fmt: skip
    """Opmerkingen/Feedback: a third for each moment, over the whole width."""
    y = block_head(sheet, y, label("feedback"), m.head)
    for moment in paper.moments:
        sheet.line(LEFT, y, RIGHT, y)
        sheet.text(_LABEL, y + _FIRST_BASE, f"B{moment.number}", TEXT_BOLD)
        _say(sheet, y, third, written(moment.feedback, third, compact=False), RIGHT)
        y += third
    sheet.line(LEFT, y, RIGHT, y, BLOCK_END)


def _sign_heads(sheet: Sheet, y: float, paper: AssessmentPaper, edges: tuple[float, ...]) -> None:
    """The words above the three columns of signatures; the third names the school."""
    for index, (_, words) in enumerate(SIGNER_LABELS):
        said = words.format(school=paper.head.short_name).strip()
        room = edges[index + 1] - edges[index] - 2.4
        kind = _HEAD if room > 40 else _HEAD_SHARED
        shown = balanced(said, kind if len(said) < 40 else _HEAD_SHARED, room)
        base = y + SIGN_HEAD / 2 + 1.3 - (len(shown.lines) - 1) * 1.75
        sheet.fitted(edges[index] + 1.4, base, shown, 3.5)


def _sign_row(
    sheet: Sheet, y: float, high: float, paper: AssessmentPaper, moment: AssessedMoment,
    edges: tuple[float, ...],
) -> None:  # fmt: skip
    """The three signatures of one moment, each with name and date under it."""
    for index, signer in enumerate(SIGNERS):
        strokes = moment.signatures.get(signer, ())
        if not strokes and not moment.on_paper:
            continue
        x, room = edges[index] + 1.4, edges[index + 1] - edges[index] - 2.4
        lines = _signed_by(paper, moment, signer, room)
        base = y + high - 1.6 - (len(lines.lines) - 1) * _SIGN_STEP
        sheet.fitted(x, base, lines, _SIGN_STEP)
        free = base - y - 3.4
        if strokes:
            signature(sheet, strokes, x + 3.0, y + 0.8, room - 6.0, free)
        else:
            sheet.text(x, y + 0.8 + free / 2 + 1.2, "op papier", _NOTE)


def _signed_by(paper: AssessmentPaper, moment: AssessedMoment, signer: str, room: float) -> Fitted:
    """Name and date under a signature at the smallest size, the date on its own line if need be.

    A name of more lines that stands whole at the top of the form is not said again.
    """
    day = moment.signed_on or moment.date
    dated = (form_date(day),) if day else ()
    name = paper.signer(moment, signer)
    together = ", ".join((name, *dated) if name else dated)
    for kind in (SMALL, SMALL.condensed):
        if width(together, kind) <= room:
            return Fitted(kind, (together,))
    for kind in (SMALL, SMALL.condensed):
        if width(name, kind) <= room:
            return Fitted(kind, (name, *dated))
    if name in (paper.supervisor, paper.student, paper.jobcoach):
        return Fitted(SMALL, dated)
    return Fitted(SMALL.condensed, (*wrap(name, SMALL.condensed, room), *dated))


def sign_height(paper: AssessmentPaper, least: float, *, compact: bool) -> float:
    """Height of a row of signatures in mm: more when who signed has a name of many lines."""
    edges = _BESIDE if compact else _ALONE
    most = max(
        len(_signed_by(paper, moment, signer, edges[1] - edges[0] - 2.4).lines)
        for moment in paper.moments
        for signer in SIGNERS
    )
    return max(least, 8.0 + most * _SIGN_STEP)


def signatures(
    paper: AssessmentPaper, m: Measures,
    sheet: Sheet, y: float, _row: float, _third: float, _first: bool,
) -> None:  # fmt: skip
    """Three signatures for each moment: praktijkopleider, leerling, jobcoach."""
    top = y
    y = block_head(sheet, y, "", SIGN_HEAD)
    _sign_heads(sheet, top, paper, _ALONE)
    for moment in paper.moments:
        sheet.line(LEFT, y, RIGHT, y)
        sheet.text(_LABEL, y + m.signature / 2 + 1.3, f"B{moment.number}", TEXT_BOLD)
        _sign_row(sheet, y, m.signature, paper, moment, _ALONE)
        y += m.signature
    sheet.line(LEFT, y, RIGHT, y, BLOCK_END)
    for x in _ALONE[:3]:
        sheet.line(x, top + 1.0, x, y)


def shared(
    paper: AssessmentPaper, _m: Measures,
    sheet: Sheet, y: float, _row: float, third: float, _first: bool,
) -> None:  # fmt: skip
    """Feedback and signatures side by side, one row a moment: the form of one side."""
    top = y
    y = block_head(sheet, y, "", SIGN_HEAD)
    sheet.text(_TEXT, top + SIGN_HEAD / 2 + 1.3, label("feedback"), _HEAD_SHARED)
    _sign_heads(sheet, top, paper, _BESIDE)
    for moment in paper.moments:
        sheet.line(LEFT, y, RIGHT, y)
        sheet.text(_LABEL, y + _FIRST_BASE, f"B{moment.number}", TEXT_BOLD)
        _say(sheet, y, third, written(moment.feedback, third, compact=True), _BESIDE[0])
        _sign_row(sheet, y, third, paper, moment, _BESIDE)
        y += third
    sheet.line(LEFT, y, RIGHT, y, BLOCK_END)
    for x in _BESIDE[:3]:
        sheet.line(x, top + 1.0, x, y)


Line = tuple[str, str]


def overflow(rests: Sequence[tuple[str, str]]) -> list[list[Line]]:
    """What did not fit, as pages of (moment, line); the moment stands with its first line."""
    pages: list[list[Line]] = []
    room = BOTTOM - 20.0 - 12.0
    taken = room
    for moment, rest in rests:
        for number, line in enumerate(running(rest, TEXT, RIGHT - _TEXT - 9)):
            need = leading(TEXT) + (3.0 if number == 0 else 0.0)
            if taken + need > room:
                pages.append([])
                taken = 0.0
            pages[-1].append((moment if number == 0 or not pages[-1] else "", line))
            taken += need
    return pages


def draw_overflow(sheet: Sheet, y: float, lines: Sequence[Line]) -> None:
    """One extra page under 'Vervolg opmerkingen', each text with its moment's name."""
    y = block_head(sheet, y, "Vervolg opmerkingen", 8.0) + 6.0
    for index, (moment, line) in enumerate(lines):
        if moment:
            y += 3.0 if index else 0.0
            sheet.text(_LABEL, y, moment, TEXT_BOLD)
        sheet.text(_TEXT + 6, y, line, TEXT)
        y += leading(TEXT)
