"""Rows of a label with running text or lines to write on, and boxes to sign in.

Exists so that the papers which are mostly text agree on how a row looks and breaks.
"""

from collections.abc import Sequence

from stagedesk.reports.flow import Flow
from stagedesk.reports.letters import running
from stagedesk.reports.marks import check_box
from stagedesk.reports.style import BOX_LINE, CONTENT, LEFT, RIGHT, TEXT, TEXT_BOLD, leading

_KIND = TEXT.at(10.5)
_TEXT_AT = LEFT + 50.0
_ROOM = RIGHT - _TEXT_AT - 2.0
_LABEL_ROOM = _TEXT_AT - LEFT - 4.0
_BASE, _BELOW, _WRITE = 5.2, 2.6, 8.0
_CHOICE = 6.4
#: More than this of a long text is not kept together.
_MOST_KEPT = 40.0
_SIGN_HIGH = 22.0


def row_height(label: str, text: str, lines: int = 1) -> float:
    """Height of a row in mm; an empty one has ``lines`` lines to write on."""
    labels = _BASE + (len(running(label, TEXT_BOLD, _LABEL_ROOM)) - 1) * leading(TEXT_BOLD) + _BELOW
    if not text:
        return max(labels, lines * _WRITE + 0.6)
    count = len(running(text, _KIND, _ROOM))
    return max(labels, _BASE + (count - 1) * leading(_KIND) + _BELOW)


def row(flow: Flow, label: str, text: str, lines: int = 1) -> None:
    """A label with its text, or lines to write on; a long text runs on over the page."""
    high = row_height(label, text, lines)
    flow.keep(min(high, _MOST_KEPT))
    top = flow.y
    base = top + _BASE
    for line in running(label, TEXT_BOLD, _LABEL_ROOM):
        flow.sheet.text(LEFT + 1.6, base, line, TEXT_BOLD)
        base += leading(TEXT_BOLD)
    if text:
        page = flow.number
        flow.lines(_TEXT_AT, running(text, _KIND, _ROOM), _KIND, _BASE)
        flow.y = max(flow.y + _BELOW, top + high if page == flow.number else 0.0)
    else:
        for number in range(1, lines + 1):
            flow.sheet.dotted(_TEXT_AT, top + number * _WRITE - 1.4, RIGHT - 2.0)
        flow.y = top + high
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
