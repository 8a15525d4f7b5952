"""The urenbrief (Bijlage 4): blank and pre-filled for a range of weeks, or as it was filled in."""

from collections.abc import Sequence

from stagedesk.reports.hours_slip_form import (
    LARGE,
    SIGN_COLUMNS,
    SMALL_SLIP,
    Slip,
    SlipHead,
    body,
    head_boxes,
    signing,
)
from stagedesk.reports.letterhead import footer, row_height, running_head
from stagedesk.reports.letters import Fitted, Type, fit, running, width
from stagedesk.reports.marks import scissors
from stagedesk.reports.ornament import rounded_area
from stagedesk.reports.style import (
    BOTTOM,
    CONTENT,
    EXPLAIN,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    SMALL,
    TEXT,
    TEXT_BOLD,
    Sheet,
    leading,
)

__all__ = ["Slip", "SlipHead", "draw", "draw_pair", "render"]

#: Two on a sheet: where each begins, and where the sheet is cut.
TOPS, CUT = (10.0, 158.5), PAGE_HEIGHT / 2
_TOP = 12.0
_HELP = (
    "Vul elke dag je begintijd en eindtijd in.",
    "Tel de uren. De pauze telt mee.",
    "Was je op tijd? Zet een cirkel om Ja of Nee.",
    "Laat je begeleider tekenen, met datum.",
    "Lever de brief elke week in bij je mentor.",
    "Je krijgt dan een nieuwe brief.",
)


def draw(sheet: Sheet, slip: Slip) -> None:
    """Draws one slip large on a new page, with 'Zo vul je deze urenbrief in' below it."""
    sheet.page()
    sheet.bookmark(_bookmark([slip]))
    y = body(sheet, slip, LARGE, _TOP)
    remark = slip.filled.remark or "" if slip.filled else ""
    kind, lines, rest = _remark_lines(remark, BOTTOM - y)
    high = max(LARGE.sign, 9.0 + len(lines) * leading(kind))
    signing(sheet, slip, y, LARGE._replace(sign=high), Fitted(kind, lines))
    if y + high + 38.2 <= BOTTOM:
        _explanation(sheet, y + high + 6.1)
    head = slip.head
    footer(sheet, head.school.line, _footer_right(slip))
    while rest:
        sheet.page()
        y = running_head(sheet, "Urenbrief", _bookmark([slip])) + 6
        sheet.text(LEFT, y, "Vervolg opmerkingen praktijkbegeleider", TEXT_BOLD)
        fits = int((BOTTOM - y - 8) / leading(TEXT))
        for number, line in enumerate(rest[:fits]):
            sheet.text(LEFT, y + 7 + number * leading(TEXT), line, TEXT)
        rest = rest[fits:]
        footer(sheet, head.school.line, _footer_right(slip))


def draw_pair(sheet: Sheet, first: Slip, second: Slip) -> None:
    """Draws two blank slips on one new page, to be cut apart at 148.5 mm."""
    sheet.page()
    sheet.bookmark(_bookmark([first, second]))
    for slip, top in zip((first, second), TOPS, strict=True):
        y = body(sheet, slip, SMALL_SLIP, top)
        y = signing(sheet, slip, y, SMALL_SLIP)
        hint = "Lever deze urenbrief elke week in bij je mentor."
        if slip.head.days:
            hint += "  Vet gedrukte dag = jouw stagedag."
        school = slip.head.school
        sheet.text(LEFT, y + 3.6, hint, SMALL)
        room = CONTENT - width(hint, SMALL) - 4
        contact = fit(" · ".join(t for t in (school.name, school.phone) if t), SMALL, room)
        sheet.text(RIGHT, y + 3.6, contact.lines[0], SMALL.condensed if contact.type.size < 7.5
                   else contact.type, align="right")  # fmt: skip
    sheet.line(5.2, CUT, PAGE_WIDTH - 5.2, CUT, 0.5, (3, 2))
    scissors(sheet, 7.5, CUT, 5.0)


def render(slips: Sequence[Slip]) -> bytes:
    """Returns a PDF of slips in order: blank ones of one head two a sheet, others large.

    Without slips (a period that is all holiday) it is one page that says so.

    Raises:
        InputError: a text holds a character that the letters lack.
    """
    school = slips[0].head.school.name if slips else ""
    name = slips[0].head.student if slips else ""
    sheet = Sheet(f"Urenbriefjes {name}".strip(), school)
    if not slips:
        sheet.page()
        sheet.text(LEFT, _TOP + 9.4, "Urenbrief", LARGE.title)
        sheet.text(LEFT, _TOP + 22, "In deze weken is er geen stage: er is geen brief nodig.", TEXT)
    waiting = list(slips)
    while waiting:
        first = waiting.pop(0)
        if waiting and _may_pair(first) and _may_pair(waiting[0]) and first.head == waiting[0].head:
            draw_pair(sheet, first, waiting.pop(0))
        else:
            draw(sheet, first)
    return sheet.pdf()


def _may_pair(slip: Slip) -> bool:
    # A slip whose names need more lines has no room on half a sheet.
    rows = head_boxes(slip.head)
    return slip.filled is None and all(row_height(row, 9.4) == 9.4 for row in rows)


def _week_name(slip: Slip) -> str:
    return f"week {slip.week[1]} · {slip.week[0]}" if slip.week else "leeg"


def _bookmark(slips: Sequence[Slip]) -> str:
    weeks = " en ".join(_week_name(slip) for slip in slips)
    return " · ".join(text for text in (slips[0].head.student, weeks) if text)


def _footer_right(slip: Slip) -> str:
    # A very long name would crowd out the school's address; it stands in its box above.
    if slip.week and width(slip.head.student, SMALL) > 70:
        return _week_name(slip)
    return " · ".join(t for t in (slip.head.student, _week_name(slip) if slip.week else "") if t)


def _remark_lines(remark: str, free: float) -> tuple[Type, tuple[str, ...], list[str]]:
    """The remark in the largest type that fits ``free`` mm; what does not fit is the rest.

    Lines of the rest are as wide as the page.
    """
    room = SIGN_COLUMNS[2] - SIGN_COLUMNS[1] - 3.2
    kind = TEXT
    for size in (10.0, 9.0):
        kind = TEXT.at(size)
        lines = running(remark, kind, room) if remark else ()
        if 9.0 + len(lines) * leading(kind) <= free:
            return kind, lines, []
    fits = int((free - 9.0) / leading(kind))
    rest = " ".join(lines[fits:])
    return kind, lines[:fits], list(running(rest, TEXT, CONTENT))


def _explanation(sheet: Sheet, y: float) -> None:
    rounded_area(sheet, LEFT, y, CONTENT, 32.1, EXPLAIN)
    sheet.text(LEFT + 5, y + 6.6, "Zo vul je deze urenbrief in", Type("FiraSans-Bold", 11))
    for number, text in enumerate(_HELP):
        x = LEFT + 5 + (number // 3) * 87.0
        base = y + 13.4 + (number % 3) * 6.6
        sheet.text(x, base, str(number + 1), TEXT_BOLD)
        sheet.text(x + 4.9, base, text, TEXT)
