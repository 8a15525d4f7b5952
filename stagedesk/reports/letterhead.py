"""What the papers share around their content: header, running head, footer, boxes, block heads."""

from collections.abc import Sequence
from typing import NamedTuple

from stagedesk.reports.letters import Fitted, Type, fit, width, wrap
from stagedesk.reports.style import (
    BLOCK_HEAD,
    BLOCK_TOP,
    BOX_LINE,
    CONTENT,
    FOOTER,
    HEADING,
    LABEL,
    LEFT,
    LOGO_WIDTH,
    RIGHT,
    SMALL,
    SUBTITLE,
    TITLE,
    TOP,
    VALUE,
    SchoolHead,
    Sheet,
    leading,
)

#: A box grows by this for every line more than one (paper.md, Long texts).
LINE_MORE = 3.7
_LABEL_AT, _PAD = 3.6, 1.6
_TITLE_STEP, _SUBTITLE_STEP = 6.8, 4.2
_RUNNING = Type("FiraSans-Bold", 11.5)
_RUNNING_RIGHT = Type("FiraSans-Medium", 10.5)


class Box(NamedTuple):
    """A box of a form: label at the top left, value on its lower edge.

    ``wide`` is in mm; ``rows`` lets the value keep its own line breaks (an address).
    """

    label: str
    value: str
    wide: float
    rows: int = 1


def header(
    sheet: Sheet, title: str, subtitle: str, head: SchoolHead, *, tight: bool = False
) -> float:
    """Title on the left, logo field on the right; the y (mm) below which content may begin."""
    shown, small = _titles(title, subtitle)
    y = sheet.fitted(LEFT, TOP + (5.1 if tight else 5.8), shown, _TITLE_STEP)
    sheet.fitted(LEFT, y + (5.3 if tight else 5.8), small, _SUBTITLE_STEP)
    sheet.logo(head, RIGHT, TOP - 1)
    return header_bottom(title, subtitle, tight=tight)


def header_bottom(title: str, subtitle: str, *, tight: bool = False) -> float:
    """The y (mm) at which a header ends, for a layout made before anything is drawn."""
    shown, small = _titles(title, subtitle)
    more = (len(shown.lines) - 1) * _TITLE_STEP + (len(small.lines) - 1) * _SUBTITLE_STEP
    return TOP + (13.4 if tight else 16.0) + more


def _titles(title: str, subtitle: str) -> tuple[Fitted, Fitted]:
    room = CONTENT - LOGO_WIDTH - 6
    return fit(title, TITLE, room), fit(subtitle, SUBTITLE, room)


def running_head(sheet: Sheet, title: str, who: str, *, top: float = TOP) -> float:
    """The head of a second page: title with 'vervolg', who it is about; y of the content.

    Without a name there is a line to write it on, so that a loose sheet finds its owner.
    """
    base = top + 3.8
    sheet.text(LEFT, base, title, _RUNNING)
    sheet.text(LEFT + width(title, _RUNNING) + 2.2, base, "vervolg", Type("FiraSans-Regular", 10))
    taken = width(title, _RUNNING) + 22
    if who:
        shown = fit(who, _RUNNING_RIGHT, CONTENT - taken)
        base = sheet.fitted(RIGHT, base, shown, 4.2, align="right")
    else:
        sheet.text(LEFT + taken + 8, base, "Leerling en klas", LABEL)
        sheet.dotted(LEFT + taken + 32, base + 0.6, RIGHT)
    return base + 4.2


def footer(sheet: Sheet, left: str, right: str) -> None:
    """The line at the foot of a page, on baseline 289, with the page's own words on the right.

    Long words on the left take a second line above; of a school's line longer than that the last
    parts, which stand at the head of the papers too, give way.
    """
    page = fit(right, SMALL, CONTENT * 0.6)
    page = page if page.type.size >= SMALL.size else Fitted(SMALL.condensed, page.lines)
    room = CONTENT - max(width(line, page.type) for line in page.lines) - 6
    kind, lines = SMALL, wrap(left, SMALL, room)
    while len(lines) > 1 and (kind == SMALL or len(lines) > 2):
        if kind == SMALL:
            kind = SMALL.condensed
        else:
            left = left.rpartition(" · ")[0]
        lines = wrap(left, kind, room)
    sheet.fitted(LEFT, FOOTER - (len(lines) - 1) * 2.8, Fitted(kind, lines), 2.8)
    sheet.fitted(RIGHT, FOOTER - (len(page.lines) - 1) * 2.8, page, 2.8, align="right")


def _floor(kind: Type) -> Type:
    """No type is smaller than the floor of the scale."""
    return kind if kind.size >= SMALL.size else kind.at(SMALL.size)


def _fitted(box: Box) -> Fitted:
    """The value in its box; its own line breaks stay, all lines in the smallest type needed."""
    room = box.wide - 2 * _PAD
    if box.rows == 1:
        return fit(box.value, VALUE, room)
    parts = [fit(part, VALUE, room) for part in box.value.split("\n") if part.strip()]
    smallest = min((part.type for part in parts), key=lambda kind: width("m", kind), default=VALUE)
    return Fitted(smallest, tuple(line for part in parts for line in part.lines))


def row_height(boxes: Sequence[Box], high: float) -> float:
    """The height (mm) that a row of boxes needs: ``high``, more where a value wraps."""
    more = max(len(_fitted(box).lines) - box.rows for box in boxes)
    return high + max(more, 0) * LINE_MORE


def box_row(sheet: Sheet, y: float, boxes: Sequence[Box], high: float, x: float = LEFT) -> float:
    """A row of boxes side by side; all grow with the tallest; y of its lower edge."""
    tall = row_height(boxes, high)
    for box in boxes:
        value_box(sheet, x, y, box, tall)
        x += box.wide
    return y + tall


def value_box(
    sheet: Sheet, x: float, y: float, box: Box, high: float, *, from_top: bool = False
) -> None:
    """One box with its label, and its value on the lower edge or right under the label."""
    sheet.box(x, y, box.wide, high, BOX_LINE)
    label = fit(box.label, LABEL, box.wide - 2 * _PAD)
    sheet.text(x + _PAD, y + _LABEL_AT, label.lines[0], _floor(label.type))
    if box.value:
        value = _fitted(box)
        step = LINE_MORE if value.type.size < VALUE.size or not from_top else leading(value.type)
        first = y + (9.0 if from_top else high - 2.5 - (len(value.lines) - 1) * step)
        sheet.fitted(x + _PAD, first, value, step)


def block_head(
    sheet: Sheet, y: float, title: str, high: float = 8.0, kind: Type = BLOCK_HEAD
) -> float:
    """The grey heading of a block with its thick line on top; y of its lower edge."""
    sheet.area(LEFT, y, CONTENT, high, HEADING)
    sheet.line(LEFT, y, RIGHT, y, BLOCK_TOP)
    sheet.text(LEFT + _PAD, y + high / 2 + 1.5, title, kind)
    return y + high
