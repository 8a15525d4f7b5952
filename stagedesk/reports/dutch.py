"""Days, weeks and times in words that only paper uses, so that all reports write them alike."""

from datetime import date, timedelta

from stagedesk.domain.times import format_date, medium_date, short_date, weekday_name


def full_date(day: date) -> str:
    """Returns 'vrijdag 9 juli 2027'."""
    return f"{weekday_name(day)} {format_date(day)}"


def week_range(iso_year: int, iso_week: int) -> str:
    """Returns '12–18 okt 2026' or '28 dec – 3 jan 2027': the year is that of the last day.

    Raises:
        ValueError: there is no such week.
    """
    first = date.fromisocalendar(iso_year, iso_week, 1)
    last = first + timedelta(days=6)
    if first.month == last.month:
        return f"{first.day}–{medium_date(last)}"
    return f"{short_date(first)} – {medium_date(last)}"


def clock(minutes: int) -> str:
    """Returns '8.30' for minutes after midnight."""
    return f"{minutes // 60}.{minutes % 60:02}"
