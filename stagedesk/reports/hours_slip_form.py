"""How an urenbrief stands on paper (Bijlage 4), large or on half a sheet: names, week, signing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from stagedesk.domain.assessment import Stroke
from stagedesk.domain.slips import ABSENCE_LABELS, BREAK_NOTICE, HoursSlip, SlipDay
from stagedesk.domain.times import WEEKDAY_NAMES, form_date, format_hours
from stagedesk.reports.dutch import clock, week_range
from stagedesk.reports.letterhead import Box, box_row
from stagedesk.reports.letters import Fitted, Type, fit, width
from stagedesk.reports.marks import circle, signature
from stagedesk.reports.style import (
    BLOCK_END,
    BLOCK_TOP,
    CONTENT,
    FRAME_LINE,
    HEADING,
    LABEL,
    LEFT,
    RIGHT,
    SMALL,
    TEXT,
    TEXT_BOLD,
    VALUE,
    SchoolHead,
    Sheet,
)

#: Left edges of Dag, Datum, Begintijd, Eindtijd, Aantal praktijkuren, Op tijd; the right edge.
COLUMNS = (20.0, 50.2, 83.3, 111.7, 140.4, 166.0, 198.0)
#: Middle of Ja, of the stroke and of Nee: 15 mm apart, so that a circle finds one word.
YES, STROKE, NO = 174.5, 182.0, 189.5
#: Left edges of the boxes below: date, remarks, supervisor.
SIGN_COLUMNS = (20.0, 59.3, 123.2, 198.0)
_DOTS = "……… - ……… - ………"
_ABSENT = dict(ABSENCE_LABELS)


@dataclass(frozen=True, slots=True)
class SlipHead:
    """Whose slip it is; an empty value is a blank to write on.

    Attributes:
        days: planned weekdays of the timetable, 0 is Monday: their names are printed bold.
    """

    school: SchoolHead
    student: str = ""
    school_class: str = ""
    company: str = ""
    supervisor: str = ""
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Slip:
    """One urenbrief.

    Attributes:
        week: ISO year and week; None leaves week number and dates blank.
        filled: what was filled in; None is a blank slip.
        strokes: the supervisor's signature if it was drawn.
    """

    head: SlipHead
    week: tuple[int, int] | None = None
    filled: HoursSlip | None = None
    strokes: tuple[Stroke, ...] = ()


class Layout(NamedTuple):
    """Places in mm below the top of the slip, heights in mm, types of one of the two sizes."""

    title: Type
    title_y: float
    logo: tuple[float, float, float, float]
    week: tuple[float, float, float, float]
    number: Type
    range: Type
    boxes: float
    box: float
    gap: float
    heading: float
    row: float
    total: float
    note: float
    sign_gap: float
    sign: float
    name: float


LARGE = Layout(
    Type("FiraSans-Bold", 22), 9.4, (146.0, 3.1, 38.0, 11.0), (151.8, 1.9, 46.2, 15.1),
    Type("FiraSans-Bold", 20), Type("FiraSans-Regular", 9.5),
    22.1, 11.9, 5.0, 13.2, 13.35, 8.7, 5.9, 5.9, 39.7, 14.3,
)  # fmt: skip
SMALL_SLIP = Layout(
    Type("FiraSans-Bold", 17), 6.2, (155.0, 0.6, 34.0, 10.0), (160.2, 0.0, 37.8, 11.0),
    Type("FiraSans-Bold", 14), Type("FiraSans-Regular", 8.5),
    12.8, 9.4, 2.2, 8.8, 7.3, 6.0, 3.9, 1.7, 21.4, 9.2,
)  # fmt: skip


def body(sheet: Sheet, slip: Slip, lay: Layout, top: float) -> float:
    """Title, names, table, total and note; the y of the boxes below."""
    sheet.text(LEFT, top + lay.title_y, "Urenbrief", lay.title)
    right, logo_y, wide, high = lay.logo
    # Without a logo the school's name stands there, on one line if it can.
    field = (wide if slip.head.school.logo else 80.0, high)
    sheet.logo(slip.head.school, right, top + logo_y, field)
    _week_box(sheet, slip, lay, top)
    y = top + lay.boxes
    for row in head_boxes(slip.head):
        y = (
            _tight_row(sheet, y, row, lay.box)
            if lay is SMALL_SLIP
            else box_row(sheet, y, row, lay.box)
        )
    y = _table(sheet, slip, lay, y + lay.gap)
    return _total(sheet, slip, lay, y)


def head_boxes(head: SlipHead) -> tuple[tuple[Box, Box], tuple[Box, Box]]:
    """The two rows of names, in the order of Bijlage 4."""
    half = CONTENT / 2
    return (
        (Box("Naam leerling:", head.student, half), Box("Klas:", head.school_class, half)),
        (
            Box("Stagebedrijf:", head.company, half),
            Box("Praktijkbegeleider:", head.supervisor, half),
        ),
    )


def _tight_row(sheet: Sheet, y: float, boxes: Sequence[Box], high: float) -> float:
    """Boxes of half a sheet: label and value closer to the edges, so that Ğ and Ş stay clear."""
    x = LEFT
    for box in boxes:
        sheet.box(x, y, box.wide, high)
        sheet.text(x + 1.6, y + 3.1, box.label, LABEL)
        value = fit(box.value, VALUE, box.wide - 3.2)
        sheet.fitted(x + 1.6, y + high - 1.7, value)
        x += box.wide
    return y + high


def _week_box(sheet: Sheet, slip: Slip, lay: Layout, top: float) -> None:
    x, y, wide, high = lay.week
    sheet.box(x, top + y, wide, high, BLOCK_END)
    sheet.text(x + 1.8, top + y + 4.1, "Weeknr:", LABEL)
    if slip.week:
        base = top + y + high - 2.2
        sheet.text(x + 1.8, base, str(slip.week[1]), lay.number)
        room = wide - 5.6 - width("00", lay.number)
        days = fit(week_range(*slip.week), lay.range, room)
        sheet.text(x + wide - 1.8, base, days.lines[0], days.type, align="right")


def _table(sheet: Sheet, slip: Slip, lay: Layout, y: float) -> float:
    sheet.area(LEFT, y, CONTENT, lay.heading, HEADING)
    sheet.line(LEFT, y, RIGHT, y, BLOCK_TOP)
    middle = y + lay.heading / 2
    for x, label in zip(COLUMNS, ("Dag", "Datum", "Begintijd", "Eindtijd"), strict=False):
        sheet.text(x + 1.8, middle + 1.3, label, TEXT_BOLD)
    small = Type("FiraSans-Bold", 9)
    sheet.text(COLUMNS[4] + 1.6, middle - 0.6, "*Aantal", small)
    sheet.text(COLUMNS[4] + 1.6, middle + 3.0, "praktijkuren", small)
    x = COLUMNS[5] + 1.6
    if lay is SMALL_SLIP:
        sheet.text(x, middle - 0.6, "Op tijd", small)
        sheet.text(x + 13, middle - 0.6, "(omcirkelen", SMALL.condensed)
        sheet.text(x, middle + 2.9, "wat van toepassing is)", SMALL.condensed)
    else:
        sheet.text(x, middle - 2.0, "Op tijd", small)
        sheet.text(x, middle + 1.5, "(omcirkelen wat van", SMALL)
        sheet.text(x, middle + 4.6, "toepassing is)", SMALL)
    bottom = y + lay.heading
    days = {day.weekday: day for day in slip.filled.days} if slip.filled else {}
    _columns(sheet, y, bottom)
    for weekday in range(7):
        day = days.get(weekday)
        sheet.line(LEFT, bottom, RIGHT, bottom)
        _row(sheet, slip, weekday, day, bottom + lay.row / 2)
        _columns(sheet, bottom, bottom + lay.row, note=bool(day and _note(day)))
        bottom += lay.row
    sheet.line(LEFT, bottom, RIGHT, bottom, BLOCK_END)
    return bottom


def _columns(sheet: Sheet, y: float, bottom: float, *, note: bool = False) -> None:
    # A note ('geoorloofd afwezig') is wider than a time: no line runs through it.
    for number, x in enumerate(COLUMNS[1:-1], 1):
        if not (note and number == 3):
            sheet.line(x, y, x, bottom)


def _row(sheet: Sheet, slip: Slip, weekday: int, day: SlipDay | None, middle: float) -> None:
    base = middle + 1.3
    bold = weekday in slip.head.days
    name = WEEKDAY_NAMES[weekday].capitalize()
    sheet.text(COLUMNS[0] + 1.8, base, name, TEXT_BOLD if bold else TEXT)
    if slip.week:
        monday = date.fromisocalendar(*slip.week, 1)
        dated = form_date(monday + timedelta(days=weekday))
        sheet.text(COLUMNS[1] + 1.8, base, dated, TEXT)
    else:
        sheet.text(COLUMNS[1] + 1.8, base, "……-…….-…….", TEXT)
    if day is not None:
        _day(sheet, day, base)
    for x, word in ((YES, "Ja"), (STROKE, "/"), (NO, "Nee")):
        sheet.text(x, base, word, TEXT, align="center")
    if day is not None and day.on_time is not None:
        circle(sheet, YES if day.on_time else NO, base)


def _note(day: SlipDay) -> str:
    notes = []
    if day.absence:
        notes.append(_ABSENT[day.absence] + (", niet gemeld" if day.reported is False else ""))
    if day.make_up:
        notes.append("inhaaldag")
    return " · ".join(notes)


def _day(sheet: Sheet, day: SlipDay, base: float) -> None:
    """Times, hours and what else is said of a day; an absence stands in the row itself."""
    worked = day.begin is not None and day.end is not None
    note = _note(day)
    if note:
        # Beside times the note is smaller and stands under them.
        kind = Type("FiraSans-Medium", 8.5) if worked else VALUE
        shown = fit(note, kind, COLUMNS[4] - COLUMNS[2] - 3.2)
        x, y = (COLUMNS[2] + COLUMNS[4]) / 2, base + (4.0 if worked else 0.0)
        sheet.fitted(x, y, shown, align="center")
    if day.begin is not None:
        sheet.text(_middle(2), base, clock(day.begin), VALUE, align="center")
    if day.end is not None:
        sheet.text(_middle(3), base, clock(day.end), VALUE, align="center")
    if worked:
        sheet.text(_middle(4), base, format_hours(day.minutes), VALUE, align="center")


def _middle(column: int) -> float:
    return (COLUMNS[column] + COLUMNS[column + 1]) / 2


def _total(sheet: Sheet, slip: Slip, lay: Layout, y: float) -> float:
    base = y + 0.9 + lay.total / 2 + 1.3
    sheet.text(138.3, base, "Weektotaal praktijkuren:", TEXT_BOLD, align="right")
    sheet.box(141.0, y + 0.9, 24.2, lay.total, FRAME_LINE)
    if slip.filled:
        total = format_hours(slip.filled.minutes)
        sheet.text(_middle(4), base, total, Type("FiraSans-SemiBold", 10.5), align="center")
    sheet.text(168.0, base, "Uur", TEXT)
    base = y + 0.9 + lay.total + lay.note
    warning, _, words = BREAK_NOTICE.partition(": ")
    sheet.text(LEFT, base, f"* {warning}:", Type("FiraSans-SemiBold", 9))
    sheet.text(37.4, base, words, Type("FiraSans-Regular", 9))
    return base + lay.sign_gap


def signing(sheet: Sheet, slip: Slip, y: float, lay: Layout, remark: Fitted | None = None) -> float:
    """The three boxes below: date, remarks, supervisor; the y of their lower edge."""
    filled = slip.filled
    for left, right in pairwise(SIGN_COLUMNS):
        sheet.box(left, y, right - left, lay.sign)
    date_x, remark_x, name_x, right = SIGN_COLUMNS
    sheet.text(date_x + 1.6, y + 3.6, "Datum ondertekening:", LABEL)
    if filled and filled.signed_on:
        signed = form_date(filled.signed_on)
        sheet.text(date_x + 1.6, y + 22.8, signed, VALUE)
    else:
        sheet.text(date_x + 1.6, y + lay.sign - 3.6, _DOTS, TEXT)
    sheet.text(remark_x + 1.6, y + 3.6, "Opmerkingen praktijkbegeleider:", LABEL)
    if remark:
        sheet.fitted(remark_x + 1.6, y + 8.6, remark)
    sheet.text(name_x + 1.6, y + 3.6, "Praktijkbegeleider", LABEL)
    sheet.text(name_x + 1.6, y + lay.name - 1.9, "Naam:", LABEL)
    if filled and filled.signed_by:
        room = right - name_x - 14.5
        name = fit(filled.signed_by, VALUE, room)
        first = y + lay.name - 1.9 - (len(name.lines) - 1) * 3.7
        sheet.fitted(name_x + 12.9, first, name, 3.7)
    sheet.line(name_x, y + lay.name, right, y + lay.name, 0.4)
    sheet.text(name_x + 1.6, y + lay.name + 3.4, "Handtekening:", LABEL)
    if slip.strokes:
        signature(sheet, slip.strokes, name_x + 14, y + lay.name + 4.6, 44, 18)
    elif filled and filled.signed:
        sheet.text(name_x + 1.6, y + lay.name + 9.4, "op papier getekend", TEXT)
    return y + lay.sign
