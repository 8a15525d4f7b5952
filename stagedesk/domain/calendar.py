"""Weeks, school years, free days: the calendar decides which hours slips are due."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from stagedesk.domain.dossier import CalendarEdit, HolidayEdit
from stagedesk.domain.policy import Holiday, Policy
from stagedesk.domain.problem import InputError, Problem, Severity

#: ISO year and ISO week: 2026 has a week 53.
Week = tuple[int, int]

#: The month in which the next school year begins: a day in August belongs to the year ahead.
_FIRST_MONTH = 8
_SCHOOL_YEAR = re.compile(r"([0-9]{4})-([0-9]{4})")
_OLDEST_YEAR = 1900
_NEWEST_YEAR = 2200
#: Days; a summer holiday has about 45.
_LONGEST_HOLIDAY = 100


@lru_cache(maxsize=512)
def monday(week: Week) -> date:
    """The Monday of an ISO week; ValueError when that year has no such week."""
    return date.fromisocalendar(week[0], week[1], 1)


@lru_cache(maxsize=512)
def sunday(week: Week) -> date:
    """The Sunday of an ISO week; ValueError when that year has no such week."""
    return date.fromisocalendar(week[0], week[1], 7)


def week_of(day: date) -> Week:
    """The ISO week that a day lies in: 1 January 2027 lies in week 53 of 2026."""
    iso = day.isocalendar()
    return (iso.year, iso.week)


def week_exists(year: int, week: int) -> bool:
    """Whether an ISO year has that week: 2026 has a week 53, 2025 has none."""
    try:
        date.fromisocalendar(year, week, 1)
    except ValueError:
        return False
    return True


def days(first: date, last: date) -> Iterator[date]:
    """Every day from first to last, both inclusive; none when last lies before first."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def weeks(first: date, last: date) -> tuple[Week, ...]:
    """The ISO weeks that touch the span first to last, in order; none when last is earlier."""
    if last < first:
        return ()
    start = monday(week_of(first))
    return tuple(
        week_of(start + timedelta(days=offset)) for offset in range(0, (last - start).days + 1, 7)
    )


def school_year_of(day: date) -> str:
    """The school year of a day, as 2026-2027: from 1 August on it is the year ahead."""
    first = day.year if day.month >= _FIRST_MONTH else day.year - 1
    return f"{first}-{first + 1}"


def parse_school_year(text: str) -> tuple[int, int]:
    """The two calendar years of a school year written 2026-2027.

    Raises:
        InputError: when it is not two years of four digits that follow each other.
    """
    match = _SCHOOL_YEAR.fullmatch(text)
    years = (int(match[1]), int(match[2])) if match else (0, 0)
    if years[1] != years[0] + 1 or not _OLDEST_YEAR <= years[0] <= _NEWEST_YEAR:
        raise InputError(Problem("school_year", "Schrijf het zo: 2026-2027"))
    return years


#: The library's name of Good Friday.
_NO_PUBLIC_HOLIDAY = "Goede vrijdag"


def calendar_problems(edit: CalendarEdit) -> tuple[Problem, ...]:
    """What is wrong or odd about a calendar that the school typed or imported.

    Errors: days outside the school year, an end before its begin, a holiday without a name. A
    warning for holidays that overlap. A summer holiday may run on into the next August. The
    places count the holidays by date.
    """
    parse_school_year(edit.school_year)
    problems = [
        Problem(name, f"Deze dag ligt niet in {edit.school_year}")
        for name, day in (("first_day", edit.first_day), ("last_day", edit.last_day))
        if school_year_of(day) != edit.school_year
    ]
    if edit.last_day < edit.first_day:
        problems.append(Problem("last_day", "Ligt vóór de eerste schooldag"))
    before: HolidayEdit | None = None
    for place, holiday in enumerate(sorted(edit.holidays, key=lambda h: (h.first, h.last)), 1):
        where = f"holidays.{place}"
        if not holiday.name.strip():
            problems.append(Problem(f"{where}.name", "Geef de vakantie een naam"))
        if holiday.last < holiday.first:
            problems.append(Problem(f"{where}.last", "Ligt vóór de eerste vakantiedag"))
        if school_year_of(holiday.first) != edit.school_year:
            problems.append(Problem(f"{where}.first", f"Deze dag ligt niet in {edit.school_year}"))
        elif (holiday.last - holiday.first).days > _LONGEST_HOLIDAY:
            problems.append(Problem(f"{where}.last", "Deze vakantie is te lang"))
        if before is not None and holiday.first <= before.last:
            text = f"Overlapt met {before.name}. Klopt dat?"
            problems.append(Problem(f"{where}.first", text, Severity.WARNING))
        before = holiday
    return tuple(problems)


@lru_cache(maxsize=64)
def _public_holidays_of(year: int) -> Mapping[date, str]:
    # 163 ms: only who needs a calendar pays for it.
    import holidays

    found = holidays.country_holidays(
        "NL", years=year, language="nl", categories=("public", "optional")
    )
    # 'Optional' is taken for 5 May of every year; Goede Vrijdag is no Dutch public holiday, and the
    # vakantieoverzicht does not list it: the school gives it as a holiday of its own where it does.
    return MappingProxyType(
        {day: name for day, name in sorted(found.items()) if name != _NO_PUBLIC_HOLIDAY}
    )


def public_holidays(first: date, last: date) -> Mapping[date, str]:
    """The Dutch public holidays from first to last, with their Dutch names, by date.

    5 May of every year is among them: schools are closed. Goede Vrijdag is not.
    """
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in _public_holidays_of(year).items()
        if first <= day <= last
    }


@dataclass(frozen=True, slots=True, eq=False)
class SchoolCalendar:
    """The calendar of one school year, ready to be asked about a day; made by `of`.

    Attributes:
        first_day, last_day: the first and the last school day.
        holidays: school holidays by date, without the summer; weekends included.
        known: False when nobody gave this year its holidays ('vakanties onbekend').
        weeks: every ISO week from the first to the last school day.
        teaching_weeks: those of them that are not wholly school holiday (norm to date).
        public: public holidays of the school year with their names.
    """

    school_year: str
    first_day: date
    last_day: date
    holidays: tuple[Holiday, ...]
    known: bool
    weeks: tuple[Week, ...]
    teaching_weeks: tuple[Week, ...]
    public: Mapping[date, str]
    _names: Mapping[date, str]

    @classmethod
    def of(cls, policy: Policy, edit: CalendarEdit | None = None) -> "SchoolCalendar":
        """The calendar of the policy, or the school's own where it was edited in the program."""
        if edit is None:
            first, last, spans = policy.first_day, policy.last_day, policy.holidays
        else:
            first, last = edit.first_day, edit.last_day
            spans = tuple(Holiday(h.name, h.first, h.last) for h in edit.holidays)
        spans = tuple(sorted(spans, key=lambda span: (span.first, span.last, span.name)))
        names = {day: span.name for span in spans for day in days(span.first, span.last)}
        every_week = weeks(first, last)
        teaching = tuple(
            week
            for week in every_week
            if any(
                first <= day <= last and day not in names
                for day in days(monday(week), sunday(week))
            )
        )
        return cls(
            school_year=policy.school_year,
            first_day=first,
            last_day=last,
            holidays=spans,
            known=policy.calendar_known or edit is not None,
            weeks=every_week,
            teaching_weeks=teaching,
            public=public_holidays(first, last),
            _names=names,
        )

    def is_holiday(self, day: date) -> bool:
        """Whether a day is school holiday; days outside the first and last school day are."""
        return day in self._names or not self.first_day <= day <= self.last_day

    def is_free(self, day: date) -> bool:
        """Whether a day is school holiday or public holiday: no slip is expected for it."""
        return day in self.public or self.is_holiday(day)

    def holiday_name(self, day: date) -> str | None:
        """What a free day is called ('Herfstvakantie', 'Koningsdag'); None on a school day."""
        if day in self._names:
            return self._names[day]
        if not self.first_day <= day <= self.last_day:
            return "Zomervakantie"
        return self.public.get(day)
