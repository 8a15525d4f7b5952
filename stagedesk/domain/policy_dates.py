"""The dates of one school year in a policy file: they never pass to another year."""

import datetime as dt
import re
from dataclasses import dataclass

from stagedesk.domain.calendar import parse_school_year, school_year_of
from stagedesk.domain.policy import Holiday, Period
from stagedesk.domain.policy_table import Table

_MONTH_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class YearDates:
    """What [calendar] says of one school year; defaults when the year has none."""

    region: str
    first_day: dt.date
    last_day: dt.date
    holidays: tuple[Holiday, ...]
    periods: tuple[Period, ...]


def read_usual_days(table: Table, school_year: str, moments: int) -> tuple[dt.date, ...]:
    """The section [periods]: the usual last day of each period, set in a school year."""
    numbers = table.numbered()
    if numbers != tuple(range(1, moments + 1)):
        table.wrong("", f"Hier horen {moments} perioden: 1 tot en met {moments}")
    found = []
    for number in numbers:
        match = _MONTH_DAY.fullmatch(table.text(str(number)))
        day = _in_school_year(school_year, int(match[1]), int(match[2])) if match else None
        if day is None:
            table.wrong(str(number), 'Hier hoort een maand en dag, zoals "11-27"')
        else:
            found.append(day)
    if found != sorted(set(found)):
        table.wrong("", "De perioden staan niet op volgorde")
    return tuple(found)


def _in_school_year(school_year: str, month: int, day: int) -> dt.date | None:
    for year in parse_school_year(school_year):
        try:
            found = dt.date(year, month, day)
        except ValueError:
            continue
        if school_year_of(found) == school_year:
            return found
    return None


def read_dates(table: Table | None, school_year: str, usual_days: tuple[dt.date, ...]) -> YearDates:
    """The section [calendar] of a school year, or what stands in for it when there is none.

    Without calendar the year runs from 1 August to 31 July without school holidays. Periods
    that the calendar leaves out end on the school day nearest to their usual day.
    """
    years = parse_school_year(school_year)
    first, last = dt.date(years[0], 8, 1), dt.date(years[1], 7, 31)
    if table is None:
        periods = _usual_periods(usual_days, first, last, ())
        return YearDates("", first, last, (), periods)
    region = table.text("region")
    span = _span(table, "first_day", "last_day")
    for key, day in zip(("first_day", "last_day"), span, strict=True):
        if school_year_of(day) != school_year:
            table.wrong(key, f"Deze dag ligt niet in {school_year}")
            # Else every holiday would be blamed too.
            span = (first, last)
    first, last = span
    holidays = _holidays(table, first, last)
    if table.has("periods"):
        periods = _periods(table, first, last, len(usual_days))
    else:
        periods = _usual_periods(usual_days, first, last, holidays)
    table.close()
    return YearDates(region, first, last, holidays, periods)


def _span(table: Table, first_key: str, last_key: str) -> tuple[dt.date, dt.date]:
    first, last = table.day(first_key), table.day(last_key)
    if last < first:
        table.wrong(last_key, f"Ligt voor {first_key}")
    return first, last


def _holidays(table: Table, first_day: dt.date, last_day: dt.date) -> tuple[Holiday, ...]:
    found: list[Holiday] = []
    for row in table.tables("holidays"):
        first, last = _span(row, "first", "last")
        if not (first_day <= first and last <= last_day):
            row.wrong("first", "Deze vakantie ligt niet tussen first_day en last_day")
        if found and first <= found[-1].last:
            row.wrong("first", "Deze vakantie begint voordat de vorige voorbij is")
        found.append(Holiday(row.text("name"), first, last))
        row.close()
    table.once("holidays", (holiday.name for holiday in found))
    return tuple(found)


def _periods(
    table: Table, first_day: dt.date, last_day: dt.date, expected: int
) -> tuple[Period, ...]:
    found: list[Period] = []
    for number, row in enumerate(table.tables("periods"), start=1):
        day = row.day("last_day")
        report_on = row.day("report_on") if row.has("report_on") else None
        if not first_day <= day <= last_day:
            row.wrong("last_day", "Ligt niet tussen first_day en last_day")
        if found and day <= found[-1].last_day:
            row.wrong("last_day", "Ligt niet na de vorige periode")
        if report_on is not None and report_on < day:
            row.wrong("report_on", "Ligt voor last_day")
        found.append(Period(number, day, report_on))
        row.close()
    if len(found) != expected:
        table.wrong("periods", f"Hier horen {expected} perioden")
    return tuple(found)


def _usual_periods(
    usual_days: tuple[dt.date, ...],
    first_day: dt.date,
    last_day: dt.date,
    holidays: tuple[Holiday, ...],
) -> tuple[Period, ...]:
    def is_school_day(day: dt.date) -> bool:
        return (
            day.weekday() < _SATURDAY
            and first_day <= day <= last_day
            and not any(holiday.first <= day <= holiday.last for holiday in holidays)
        )

    found = []
    for number, usual in enumerate(usual_days, start=1):
        # Of two school days as near, the earlier: a moment is better early than late.
        near = (usual + dt.timedelta(days=step * sign) for step in range(60) for sign in (-1, 1))
        found.append(Period(number, next(filter(is_school_day, near), usual), None))
    return tuple(found)
