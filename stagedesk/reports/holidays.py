"""Vakantieoverzicht: a school year on one sheet, for the wall of a company and for its pack."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stagedesk.domain.calendar import SchoolCalendar
from stagedesk.domain.calendar import days as days_between
from stagedesk.domain.times import MONTHS, WEEKDAY_NAMES, short_date
from stagedesk.reports.dutch import full_date
from stagedesk.reports.letterhead import footer, header
from stagedesk.reports.letters import Type, fit, running, width
from stagedesk.reports.marks import circle
from stagedesk.reports.style import (
    BLOCK_END,
    BLOCK_TOP,
    CONTENT,
    HEADING,
    HOLIDAY,
    LEFT,
    RIGHT,
    ROW_LINE,
    TEXT,
    TEXT_BOLD,
    SchoolHead,
    Sheet,
)

#: Left edges of Vakantie, Eerste dag, Laatste dag, Week.
_TABLE = (20.0, 66.3, 122.4, 178.3)
_ROW = 8.0
#: Months stand three in a row, this far apart; a day is so wide, the column of weeks before it.
_MONTH_STEP, _MONTH_WIDE, _DAY, _WEEK = 62.0, 54.0, 6.85, 6.05
#: Where the months end and the list of public holidays begins.
_GRID_END, _PUBLIC = 273.0, 277.0
#: The list stands over the footer, which keeps its room.
_PUBLIC_STEP = 3.6
_HEAD = Type("FiraSans-Bold", 10)
_DIGIT = Type("FiraSans-Regular", 8.5)
_DIGIT_BOLD = Type("FiraSans-Bold", 8.5)
_DIGIT_LIGHT = Type("FiraSans-Light", 8.5)
_WEEK_NUMBER = Type("FiraSans-Light", 7.5)
_NOTE = Type("FiraSans-Regular", 9)
_PUBLIC_TYPE = Type("FiraSans-Regular", 8.5)
#: A block of a month is never lower: its rows stay readable.
_LEAST_BLOCK = 33.0


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A school holiday as the table prints it.

    Attributes:
        last: inclusive; None when it runs on past the school year (the summer holiday).
        week: such as '43', '52 en 53' or 'vanaf 29'.
    """

    name: str
    first: date
    last: date | None
    week: str


@dataclass(frozen=True, slots=True)
class HolidaySheet:
    """The calendar of one school year.

    Attributes:
        region: 'Midden'. holidays: in order, the summer holiday last.
        public: public holidays by date, with their Dutch names.
        first_day, last_day: of school.
        known: False when nobody gave this year its holidays: the sheet then says so.
    """

    school: SchoolHead
    school_year: str
    region: str
    first_day: date
    last_day: date
    holidays: tuple[HolidayRow, ...] = ()
    public: tuple[tuple[date, str], ...] = ()
    known: bool = True


def week_label(first: date, last: date) -> str:
    """Returns the ISO weeks from Monday to Friday wholly within a holiday: '43', '52 en 53'.

    A holiday shorter than that names the week it lies in.
    """
    mondays = [
        day
        for day in days_between(first, last)
        if day.weekday() == 0 and day + timedelta(days=4) <= last
    ]
    numbers = [str(day.isocalendar().week) for day in mondays or [first]]
    if len(numbers) > 2:
        return f"{numbers[0]} t/m {numbers[-1]}"
    return " en ".join(numbers)


def of_calendar(school: SchoolHead, calendar: SchoolCalendar, region: str) -> HolidaySheet:
    """Returns the sheet of a school year's calendar, with the summer holiday added."""
    rows = [
        HolidayRow(_capital(span.name), span.first, span.last, week_label(span.first, span.last))
        for span in calendar.holidays
        if span.first <= calendar.last_day
    ]
    # The weekend after the last school day belongs to the summer.
    summer = calendar.last_day + timedelta(days=1)
    monday = summer + timedelta(days=-summer.weekday() % 7)
    if calendar.known:
        week = f"vanaf {monday.isocalendar().week}"
        rows.append(HolidayRow("Zomervakantie", summer, None, week))
    return HolidaySheet(
        school,
        calendar.school_year,
        region,
        calendar.first_day,
        calendar.last_day,
        tuple(rows) if calendar.known else (),
        _public_of_year(calendar),
        calendar.known,
    )


def _public_of_year(calendar: SchoolCalendar) -> tuple[tuple[date, str], ...]:
    return tuple(sorted(calendar.public.items()))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def draw(sheet: Sheet, holidays: HolidaySheet) -> None:
    """Draws the overview on a new page; a table that leaves no room sends the months to a next."""
    y = _begin(sheet, holidays)
    sheet.bookmark(f"Vakantieoverzicht {holidays.school_year}")
    if holidays.known:
        y = _table(sheet, holidays, y)
    if y > _GRID_END - 25:
        y = _begin(sheet, holidays)
    y = _explanation(sheet, holidays, y)
    if (_GRID_END - y) / 4 < _LEAST_BLOCK:
        y = _begin(sheet, holidays)
    _months(sheet, holidays, y)
    _public_list(sheet, holidays.public)


def _begin(sheet: Sheet, holidays: HolidaySheet) -> float:
    """A new page with header and footer; the y of its content."""
    sheet.page()
    subtitle = f"Schooljaar {holidays.school_year}"
    if holidays.region:
        subtitle += f"  ·  regio {holidays.region}"
    footer(sheet, holidays.school.line, f"schooljaar {holidays.school_year}")
    return max(header(sheet, "Vakantieoverzicht", subtitle, holidays.school), 29.9)


def render(sheets: Sequence[HolidaySheet]) -> bytes:
    """Returns a PDF with the overview of each school year.

    Raises:
        ValueError: there is no school year.
        InputError: a text holds a character that the letters lack.
    """
    if not sheets:
        raise ValueError("no holidays to print")
    years = ", ".join(dict.fromkeys(holidays.school_year for holidays in sheets))
    sheet = Sheet(f"Vakantieoverzicht {years}", sheets[0].school.name)
    for holidays in sheets:
        draw(sheet, holidays)
    return sheet.pdf()


def _table(sheet: Sheet, holidays: HolidaySheet, y: float) -> float:
    y = _table_head(sheet, y)
    for number, row in enumerate(holidays.holidays):
        last = full_date(row.last) if row.last else f"eind augustus {row.first.year}"
        texts = (row.name, full_date(row.first), last, row.week)
        kinds = (TEXT_BOLD, TEXT, TEXT, TEXT)
        rooms = (43.0, 53.0, 53.0, 18.0)
        shown = [fit(*each) for each in zip(texts, kinds, rooms, strict=True)]
        high = _ROW + (max(len(value.lines) for value in shown) - 1) * 3.7
        if y + high > _GRID_END:
            sheet.line(LEFT, y, RIGHT, y, BLOCK_END)
            y = _table_head(sheet, _begin(sheet, holidays))
        elif number:
            sheet.line(LEFT, y, RIGHT, y, ROW_LINE)
        for x, value in zip(_TABLE, shown, strict=True):
            sheet.fitted(x + 1.7, y + 5.2, value, 3.7)
        y += high
    sheet.line(LEFT, y, RIGHT, y, BLOCK_END)
    return y


def _table_head(sheet: Sheet, y: float) -> float:
    sheet.area(LEFT, y, CONTENT, _ROW + 0.2, HEADING)
    sheet.line(LEFT, y, RIGHT, y, BLOCK_TOP)
    y += _ROW + 0.2
    for x, label in zip(_TABLE, ("Vakantie", "Eerste dag", "Laatste dag", "Week"), strict=True):
        sheet.text(x + 1.7, y - 2.8, label, _HEAD)
    return y


def _explanation(sheet: Sheet, holidays: HolidaySheet, y: float) -> float:
    if holidays.known:
        text = (
            "In een vakantie is er geen stage, behalve als er uren worden ingehaald. Dat spreken"
            " leerling, bedrijf en jobcoach vooraf af. Eerste schooldag:"
            f" {full_date(holidays.first_day)}. Laatste schooldag:"
            f" {full_date(holidays.last_day)}."
        )
    else:
        sheet.text(LEFT, y + 6.0, "Vakanties onbekend", Type("FiraSans-Bold", 11.5))
        y += 6.4
        text = (
            "De vakanties van dit schooljaar zijn nog niet bekend. De school laat het weten zodra"
            " ze er zijn. Hieronder staan alleen de feestdagen."
        )
    y += 7.0
    for line in running(text, TEXT, CONTENT):
        sheet.text(LEFT, y, line, TEXT)
        y += 4.8
    y += 0.8
    x = LEFT
    if holidays.known:
        sheet.area(x, y - 3.4, _DAY, 5.0, HOLIDAY)
        sheet.text(x + _DAY / 2, y, "12", _DIGIT_BOLD, align="center")
        sheet.text(x + 9.0, y, "vakantie", _NOTE)
        x += 28.2
    circle(sheet, x + 2.8, y, 5.6, 4.9)
    sheet.text(x + 2.8, y, "12", _DIGIT_BOLD, align="center")
    sheet.text(x + 7.8, y, "feestdag", _NOTE)
    sheet.text(x + 28.8, y, "Het kleine getal links is het weeknummer.", _NOTE)
    return y + 3.2


def _months(sheet: Sheet, holidays: HolidaySheet, y: float) -> None:
    first = int(holidays.school_year[:4])
    free = _free_days(holidays)
    public = frozenset(day for day, _ in holidays.public)
    block = min((_GRID_END - y) / 4, 50.0)
    row = min((block - 13.2) / 6, 6.0)
    for number in range(12):
        year, month = (first, number + 8) if number < 5 else (first + 1, number - 4)
        x = LEFT + (number % 3) * _MONTH_STEP
        _month(sheet, x, y + (number // 3) * block, row, (year, month), free, public)


def _free_days(holidays: HolidaySheet) -> frozenset[date]:
    if not holidays.known:
        return frozenset()
    first = date(int(holidays.school_year[:4]), 8, 1)
    last = date(first.year + 1, 7, 31)
    free = {day for row in holidays.holidays for day in days_between(row.first, row.last or last)}
    free.update(days_between(first, holidays.first_day - timedelta(days=1)))
    free.update(days_between(holidays.last_day + timedelta(days=1), last))
    return frozenset(free)


def _month(
    sheet: Sheet,
    x: float,
    y: float,
    row: float,
    month: tuple[int, int],
    free: frozenset[date],
    public: frozenset[date],
) -> None:
    base = y + 6.0
    sheet.text(x, base, f"{MONTHS[month[1] - 1].capitalize()} {month[0]}", TEXT_BOLD)
    sheet.line(x, base + 1.7, x + _MONTH_WIDE, base + 1.7, BLOCK_END)
    base += 5.7
    for weekday, name in enumerate(WEEKDAY_NAMES):
        sheet.text(_middle(x, weekday), base, name[:2], Type("FiraSans-Regular", 8), align="center")
    for week in Calendar().monthdatescalendar(*month):
        base += row
        number = str(week[0].isocalendar().week)
        sheet.text(x + 2.6, base, number, _WEEK_NUMBER, align="center")
        for day in week:
            if day.month != month[1]:
                continue
            middle = _middle(x, day.weekday())
            if day in free:
                # A hair of overlap, or some printers show a white seam between two days.
                sheet.area(middle - _DAY / 2, base - 1.05 - row / 2, _DAY + 0.03, row, HOLIDAY)
            if day in public:
                circle(sheet, middle, base, 5.6, min(4.9, row))
            kind = _DIGIT_BOLD if day in free or day in public else _DIGIT
            if kind is _DIGIT and day.weekday() > 4:
                kind = _DIGIT_LIGHT
            sheet.text(middle, base, str(day.day), kind, align="center")


def _middle(x: float, weekday: int) -> float:
    return x + _WEEK + (weekday + 0.5) * _DAY


def _public_list(sheet: Sheet, public: Sequence[tuple[date, str]]) -> None:
    entries = [f"{name} {short_date(day)}" for day, name in public]
    for kind in (_PUBLIC_TYPE, _PUBLIC_TYPE.condensed, _PUBLIC_TYPE.condensed.at(8)):
        lines = _whole_entries(entries, kind)
        if len(lines) <= 2:
            break
    for number, line in enumerate(lines):
        sheet.text(LEFT, _PUBLIC + number * _PUBLIC_STEP, line, kind)


def _whole_entries(entries: Sequence[str], kind: Type) -> list[str]:
    """Lines that break between public holidays only: a day and its month stay together."""
    lines: list[str] = []
    for number, entry in enumerate(entries):
        last = number == len(entries) - 1
        ended = entry + ("." if last else " ·")
        if not lines:
            lines.append(f"Feestdagen: {ended}")
        elif width(f"{lines[-1]} {ended}", kind) <= CONTENT:
            lines[-1] += f" {ended}"
        else:
            lines.append(ended)
    return lines
