"""Rows of a label and its text, with lines to write on where there is no text.

Exists once for the papers that say many things in few words: overdracht and inzage.
"""

from stagedesk.reports.flow import Flow
from stagedesk.reports.letterhead import block_head
from stagedesk.reports.letters import running
from stagedesk.reports.style import BLOCK_END, LEFT, RIGHT, TEXT, TEXT_BOLD, leading

_KIND = TEXT.at(10.5)
_TEXT_AT = LEFT + 46.0
_ROOM = RIGHT - _TEXT_AT - 2.0
_LABEL_ROOM = _TEXT_AT - LEFT - 3.2
_BASE, _BELOW, _WRITE = 5.2, 2.6, 8.0
_HEAD = 7.4
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


def row(flow: Flow, label: str, text: str) -> None:
    """A label with running text, or a line to write on; long text runs on."""
    flow.keep(_needed(label, text))
    top, page = flow.y, flow.number
    said = running(label, TEXT_BOLD, _LABEL_ROOM) if label else ()
    for number, line in enumerate(said):
        flow.sheet.text(LEFT + 1.6, top + _BASE + number * leading(TEXT_BOLD), line, TEXT_BOLD)
    if text:
        flow.lines(_TEXT_AT, running(text, _KIND, _ROOM), _KIND, _BASE)
        flow.y += _BELOW
    else:
        flow.sheet.dotted(_TEXT_AT, flow.y + _WRITE - 1.4, RIGHT - 2.0)
        flow.y += _WRITE + 0.6
    if flow.number == page:
        flow.y = max(flow.y, top + _BASE + (len(said) - 1) * leading(TEXT_BOLD) + _BELOW)
    flow.sheet.line(LEFT, flow.y, RIGHT, flow.y)


def _needed(label: str, text: str) -> float:
    """Height of a row in mm, at most what is kept together."""
    said = len(running(label, TEXT_BOLD, _LABEL_ROOM)) if label else 1
    if not text:
        return max(_WRITE + 0.6, _BASE + (said - 1) * leading(TEXT_BOLD) + _BELOW)
    lines = len(running(text, _KIND, _ROOM))
    high = max((lines - 1) * leading(_KIND), (said - 1) * leading(TEXT_BOLD))
    return min(_BASE + high + _BELOW, _KEPT)
