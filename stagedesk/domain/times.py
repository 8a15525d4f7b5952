"""Times, dates and hours: read as a user types them, shown as the Dutch write them."""

import calendar
import re
from datetime import date

from stagedesk.domain.problem import InputError, Problem

#: Minutes in a day; a time is minutes after midnight, 0 up to this.
DAY_MINUTES = 24 * 60
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS = (
    "jan",
    "feb",
    "mrt",
    "apr",
    "mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
)
WEEKDAY_NAMES = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
SHORT_WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")

# [0-9] and not \d: Python's \d also takes full-width and Arabic digits.
_TIME = re.compile(r"([0-9]{1,2})(?:[.:,uh]([0-9]{2})?)?")
_TIME_DIGITS = re.compile(r"([0-9]{1,2})([0-9]{2})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMBERS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{4}|[0-9]{2}))?")
_WORDS = re.compile(r"([0-9]{1,2})[ -]?([a-z]{3,9})\.?(?:[ -]([0-9]{4}|[0-9]{2}))?")
_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})")
_YEARS = range(1900, 2101)
#: ``7.30`` could be half past or seven and three tenths: only quarters are taken as decimals.
_LENGTH = re.compile(r"([0-9]{1,4})(?:[.,](0|5|00|25|50|75)|:([0-5][0-9]))?")
_QUARTERS = {"": 0, "0": 0, "00": 0, "25": 15, "5": 30, "50": 30, "75": 45}


def _refuse(text: str) -> InputError:
    return InputError(Problem("", text))


def parse_time(text: str) -> int:
    """Minutes after midnight of a time as typed: ``8``, ``830``, ``8.30``, ``8:30``, ``16u30``.

    Raises:
        InputError: when it is no time of one calendar day (24:00 is not).
    """
    typed = text.strip().lower()
    match = _TIME_DIGITS.fullmatch(typed) or _TIME.fullmatch(typed)
    if match is None or typed.endswith((".", ":", ",")):
        raise _refuse("Schrijf een tijd als 8:30")
    hours, minutes = int(match[1]), int(match[2] or 0)
    if hours > 23 or minutes > 59:
        raise _refuse("Een tijd van 0:00 tot 23:59")
    return hours * 60 + minutes


def parse_hours(text: str) -> int:
    """Minutes of a length as typed: ``8``, ``7,5``, ``7.25``, ``7:30``.

    Raises:
        InputError: when it is no length in whole minutes.
    """
    typed = text.strip().lower().removesuffix("uur").strip()
    match = _LENGTH.fullmatch(typed)
    if match is None:
        raise _refuse("Schrijf uren als 7,5 of 7:30")
    minutes = _QUARTERS[match[2] or ""] if match[3] is None else int(match[3])
    return int(match[1]) * 60 + minutes


def format_time(minutes: int) -> str:
    """A time of day as the screen shows it: ``8:30``."""
    return f"{minutes // 60}:{minutes % 60:02}"


def clock_time(minutes: int) -> str:
    """A time of day in two and two digits, as files and columns have it: ``08:30``."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if word in (name, SHORT_MONTHS[number - 1], name[:3]) or word == "sept" == name[:4]:
            return number
    raise _refuse("Schrijf een dag als 17-5-2027")


def _parts(typed: str) -> tuple[int, int, int | None]:
    """Day, month and year (None when not typed)."""
    if iso := _ISO.fullmatch(typed):
        return int(iso[3]), int(iso[2]), int(iso[1])
    if match := _NUMBERS.fullmatch(typed) or _DIGITS.fullmatch(typed):
        day, month = int(match[1]), int(match[2])
    elif match := _WORDS.fullmatch(typed):
        day, month = int(match[1]), _month(match[2])
    else:
        raise _refuse("Schrijf een dag als 17-5-2027")
    if match[3] is None:
        return day, month, None
    # Nobody in the dossier was born before 2000 or is planned after 2099.
    return day, month, int(match[3]) + (2000 if len(match[3]) == 2 else 0)


def _nearest_year(day: int, month: int, near: date) -> int:
    def distance(year: int) -> int:
        return abs((date(year, month, day) - near).days)

    years = [
        year
        for year in (near.year - 1, near.year, near.year + 1)
        if day <= calendar.monthrange(year, month)[1]
    ]
    return min(years, key=distance, default=near.year)


def parse_date(text: str, near: date | None = None) -> date:
    """A day as typed: ``17-5``, ``17 mei 2027``, ``17/5/27``, ``170527``, ``2027-05-17``.

    Args:
        text: as typed. Two digits of a year are of this century.
        near: without a typed year the year that brings the day nearest to this one.

    Raises:
        InputError: when there is no such day, or the year is missing and ``near`` too.
    """
    day, month, year = _parts(" ".join(text.lower().split()))
    if not 1 <= month <= 12:
        raise _refuse("Kies een maand van 1 tot 12")
    if year is None:
        if near is None:
            raise _refuse("Zet het jaar erbij")
        year = _nearest_year(day, month, near)
    if year not in _YEARS:
        raise _refuse("Kies een jaar van 1900 tot 2100")
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise _refuse(f"{MONTHS[month - 1].capitalize()} {year} heeft {days} dagen")
    return date(year, month, day)


def format_date(day: date) -> str:
    """A day in full: ``17 mei 2027``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """A day without its year, the month cut short: ``1 mrt``."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def medium_date(day: date) -> str:
    """A day with its year, the month cut short: ``1 mrt 2027``."""
    return f"{short_date(day)} {day.year}"


def form_date(day: date) -> str:
    """A day as the paper forms write it: ``17-05-2027``."""
    return f"{day:%d-%m-}{day.year:04}"


def weekday_name(day: date) -> str:
    """The Dutch weekday of a day: ``maandag``."""
    return WEEKDAY_NAMES[day.weekday()]


def weekday_date(day: date) -> str:
    """A day near today, by its weekday: ``maandag 1 mrt``."""
    return f"{weekday_name(day)} {short_date(day)}"


def format_hours(minutes: int, decimals: int = 2) -> str:
    """Minutes as hours with a comma: ``7,5``, ``8,25``, ``22``; no zeros at the end.

    Minutes that are no neat decimal (440) are rounded half up at ``decimals`` (``7,33``).
    """
    unit = 10**decimals
    rounded = (2 * abs(minutes) * unit + 60) // 120
    whole, part = divmod(rounded, unit)
    digits = f"{part:0{decimals}}".rstrip("0") if decimals else ""
    sign = "-" if minutes < 0 and rounded else ""
    return f"{sign}{whole},{digits}" if digits else f"{sign}{whole}"


def format_total(minutes: int) -> str:
    """A total in hours, cut down to tenths: ``968,58`` reads ``968,5``, never more than it is."""
    return format_hours(minutes - minutes % 6, 1)


def format_percent(part: int, whole: int) -> str:
    """The share in whole percents, cut down: 79,6 % reads ``79%``; empty without a whole."""
    return f"{part * 100 // whole}%" if whole > 0 else ""


def age(birth: date, on: date) -> int:
    """Whole years on a day; who was born on 29 February has a birthday on 1 March."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
