"""Days, times and hours in the words of Dutch paper, so that every report writes them alike."""

from datetime import date, timedelta

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
MONTHS_SHORT = (
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
)  # fmt: skip


def long_date(day: date) -> str:
    """Returns '9 juli 2027'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def full_date(day: date) -> str:
    """Returns 'vrijdag 9 juli 2027'."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def short_date(day: date) -> str:
    """Returns '9 jul', without the year."""
    return f"{day.day} {MONTHS_SHORT[day.month - 1]}"


def number_date(day: date) -> str:
    """Returns '09-07-2027', as the source's forms write it."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def week_range(iso_year: int, iso_week: int) -> str:
    """Returns '12–18 okt 2026' or '28 dec – 3 jan 2027': the year is that of the last day.

    Raises:
        ValueError: there is no such week.
    """
    first = date.fromisocalendar(iso_year, iso_week, 1)
    last = first + timedelta(days=6)
    if first.month == last.month:
        return f"{first.day}–{short_date(last)} {last.year}"
    return f"{short_date(first)} – {short_date(last)} {last.year}"


def clock(minutes: int) -> str:
    """Returns '8.30' for minutes after midnight."""
    return f"{minutes // 60}.{minutes % 60:02}"


def hours(minutes: int) -> str:
    """Returns '8,25' for 495 minutes: hours with a comma, at most two decimals, half up."""
    hundredths = (minutes * 100 + 30) // 60
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02}".rstrip("0").rstrip(",") if rest else str(whole)
