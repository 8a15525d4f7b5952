"""Rows of a label and its text, with lines to write on where there is no text; boxes to sign in.

Exists once for the papers that say many things in few words, so that their rows look and break
alike: overdracht, inzage, jobanalyse, praktijkverklaring.
"""

from collections.abc import Sequence

from stagedesk.reports.flow import Flow
from stagedesk.reports.letterhead import block_head
from stagedesk.reports.letters import running
from stagedesk.reports.marks import check_box
from stagedesk.reports.style import (
    BLOCK_END,
    BOX_LINE,
    CONTENT,
    LEFT,
    RIGHT,
    TEXT,
    TEXT_BOLD,
    leading,
)

_KIND = TEXT.at(10.5)
_TEXT_AT = LEFT + 46.0
_ROOM = RIGHT - _TEXT_AT - 2.0
_LABEL_ROOM = _TEXT_AT - LEFT - 3.2
_BASE, _BELOW, _WRITE = 5.2, 2.6, 8.0
_HEAD = 7.4
_CHOICE = 6.4
_SIGN_HIGH = 22.0
#: More than this (mm) is not kept together: it runs on.
_KEPT = 40.0


def block(flow: Flow, title: str, rows: tuple[tuple[str, str], ...]) -> None:
    """A heading with its rows; at least the first row stands under it."""
    flow.y += 3.2
    flow.keep(_HEAD + (_needed(*rows[0]) if rows else 0.0))
    flow.y = block_head(flow.sheet, flow.y, title, _HEAD)
    for label, text in rows:
        row(flow, label, text)
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y, BLOCK_END)


def row(flow: Flow, label: str, text: str, lines: int = 1) -> None:
    """A label with running text, or ``lines`` lines to write on; long text runs on."""
    flow.keep(_needed(label, text, lines))
    top, page = flow.y, flow.number
    said = running(label, TEXT_BOLD, _LABEL_ROOM) if label else ()
    for number, line in enumerate(said):
        flow.sheet.text(LEFT + 1.6, top + _BASE + number * leading(TEXT_BOLD), line, TEXT_BOLD)
    if text:
        flow.lines(_TEXT_AT, running(text, _KIND, _ROOM), _KIND, _BASE)
        flow.y += _BELOW
    else:
        for number in range(1, lines + 1):
            flow.sheet.dotted(_TEXT_AT, top + number * _WRITE - 1.4, RIGHT - 2.0)
        flow.y += lines * _WRITE + 0.6
    if flow.number == page:
        flow.y = max(flow.y, top + _BASE + (len(said) - 1) * leading(TEXT_BOLD) + _BELOW)
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y)


def choices(flow: Flow, label: str, options: Sequence[tuple[str, str]], chosen: str) -> None:
    """A label with a box for each option under each other, ticked where it is the one."""
    high = len(options) * _CHOICE + 1.6
    flow.keep(high)
    flow.sheet.text(LEFT + 1.6, flow.y + _BASE, label, TEXT_BOLD)
    for number, (value, words) in enumerate(options):
        y = flow.y + number * _CHOICE + _BASE
        check_box(flow.sheet, _TEXT_AT, y + 0.6, 3.8, ticked=value == chosen)
        flow.sheet.text(_TEXT_AT + 6.0, y, words, _KIND)
    flow.y += high
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y)


def signatures(flow: Flow, signers: Sequence[str]) -> None:
    """Boxes to sign in side by side, never split."""
    flow.y += 4.0
    flow.keep(_SIGN_HIGH)
    wide = CONTENT / len(signers)
    for number, label in enumerate(signers):
        x = LEFT + number * wide
        flow.sheet.box(x, flow.y, wide, _SIGN_HIGH, BOX_LINE)
        flow.sheet.text(x + 1.6, flow.y + 4.6, f"Handtekening {label.lower()}", TEXT.at(9))
        flow.sheet.text(x + 1.6, flow.y + _SIGN_HIGH - 2.6, "Datum", TEXT.at(9))
        flow.sheet.dotted(x + 14.0, flow.y + _SIGN_HIGH - 2.0, x + wide - 3.0)
    flow.y += _SIGN_HIGH


def _needed(label: str, text: str, lines: int = 1) -> float:
    """Height of a row in mm, at most what is kept together."""
    said = len(running(label, TEXT_BOLD, _LABEL_ROOM)) if label else 1
    if not text:
        return max(lines * _WRITE + 0.6, _BASE + (said - 1) * leading(TEXT_BOLD) + _BELOW)
    count = len(running(text, _KIND, _ROOM))
    high = max((count - 1) * leading(_KIND), (said - 1) * leading(TEXT_BOLD))
    return min(_BASE + high + _BELOW, _KEPT)
