"""The calendar as sentences: weeks, school years, free days (domain.md 2 and 4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagedesk.domain.calendar import (
    SchoolCalendar,
    calendar_problems,
    days,
    monday,
    parse_school_year,
    public_holidays,
    school_year_of,
    sunday,
    week_exists,
    week_of,
    weeks,
)
from stagedesk.domain.dossier import CalendarEdit, HolidayEdit
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError

from .policies import shipped


@pytest.fixture(scope="module")
def policy() -> Policy:
    return shipped("2026-2027")


@pytest.fixture(scope="module")
def calendar(policy: Policy) -> SchoolCalendar:
    return SchoolCalendar.of(policy)


def test_new_year_of_2027_lies_in_week_53_of_2026() -> None:
    assert week_of(date(2027, 1, 1)) == (2026, 53)
    assert (monday((2026, 53)), sunday((2026, 53))) == (date(2026, 12, 28), date(2027, 1, 3))


@pytest.mark.parametrize(
    ("year", "week", "exists"),
    [(2026, 53, True), (2025, 53, False), (2026, 0, False), (2026, 1, True), (2026, 54, False)],
)
def test_a_week_exists_only_in_years_that_have_it(year: int, week: int, exists: bool) -> None:
    assert week_exists(year, week) is exists


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
@settings(max_examples=100, deadline=None)
def test_weeks_cover_a_span_without_gap(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = weeks(first, last)
    assert found == tuple(dict.fromkeys(week_of(day) for day in days(first, last)))


def test_a_span_that_ends_before_it_begins_has_no_weeks() -> None:
    assert weeks(date(2026, 9, 2), date(2026, 9, 1)) == ()
    assert list(days(date(2026, 9, 2), date(2026, 9, 1))) == []


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 7, 31), "2025-2026"),
        (date(2026, 8, 1), "2026-2027"),
        (date(2026, 12, 31), "2026-2027"),
        (date(2027, 1, 1), "2026-2027"),
    ],
)
def test_a_summer_day_belongs_to_the_year_ahead_from_august(day: date, year: str) -> None:
    assert school_year_of(day) == year


def test_a_school_year_is_two_years_that_follow_each_other() -> None:
    assert parse_school_year("2026-2027") == (2026, 2027)


@pytest.mark.parametrize(
    "text",
    [
        "2026-2028",
        "2026",
        "26-27",
        "2026/2027",
        " 2026-2027",
        "2026-2027\n",
        "２０２６-２０２７",
        "0001-0002",
        "",
    ],
)
def test_what_is_no_school_year_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="2026-2027"):
        parse_school_year(text)


def test_the_public_holidays_carry_dutch_names_and_liberation_day_every_year() -> None:
    found = public_holidays(date(2026, 8, 31), date(2027, 7, 16))
    assert {day.isoformat() for day in found} == {
        "2026-12-25",
        "2026-12-26",
        "2027-01-01",
        "2027-03-28",
        "2027-03-29",
        "2027-04-27",
        "2027-05-05",
        "2027-05-06",
        "2027-05-16",
        "2027-05-17",
    }
    assert found[date(2027, 4, 27)] == "Koningsdag"
    assert found[date(2027, 5, 5)] == "Bevrijdingsdag"


@pytest.mark.parametrize(
    ("day", "holiday", "free", "name"),
    [
        (date(2026, 8, 30), True, True, "Zomervakantie"),
        (date(2026, 8, 31), False, False, None),
        (date(2026, 10, 16), False, False, None),
        (date(2026, 10, 17), True, True, "Herfstvakantie"),
        (date(2026, 10, 25), True, True, "Herfstvakantie"),
        (date(2026, 10, 26), False, False, None),
        (date(2026, 12, 25), True, True, "Kerstvakantie"),
        (date(2027, 3, 29), False, True, "Tweede paasdag"),
        (date(2027, 5, 17), False, True, "Tweede pinksterdag"),
        (date(2027, 7, 16), False, False, None),
        (date(2027, 7, 17), True, True, "Zomervakantie"),
    ],
)
def test_a_day_is_holiday_free_or_school_day(
    calendar: SchoolCalendar, day: date, holiday: bool, free: bool, name: str | None
) -> None:
    assert calendar.is_holiday(day) is holiday
    assert calendar.is_free(day) is free
    assert calendar.holiday_name(day) == name


@pytest.mark.parametrize(
    ("year", "every", "teaching"),
    [
        ("2022-2023", 46, 46 - 1 - 2 - 1 - 1),
        ("2025-2026", 46, 46 - 1 - 2 - 1 - 2),
        ("2026-2027", 46, 46 - 1 - 2 - 1 - 2),
        ("2027-2028", 45, 45 - 1 - 2 - 1 - 1),
    ],
)
def test_teaching_weeks_are_those_not_wholly_holiday(year: str, every: int, teaching: int) -> None:
    calendar = SchoolCalendar.of(shipped(year))
    assert len(calendar.weeks) == every
    assert len(calendar.teaching_weeks) == teaching


def test_holiday_weeks_of_2026_2027_are_named(calendar: SchoolCalendar) -> None:
    assert set(calendar.weeks) - set(calendar.teaching_weeks) == {
        (2026, 43),
        (2026, 52),
        (2026, 53),
        (2027, 8),
        (2027, 17),
        (2027, 18),
    }


def test_a_week_with_one_school_day_left_is_a_teaching_week(policy: Policy) -> None:
    edit = CalendarEdit(
        "2026-2027",
        date(2026, 9, 2),
        date(2027, 7, 16),
        (HolidayEdit("Studieweek", date(2026, 9, 7), date(2026, 9, 12)),),
    )
    assert (2026, 37) in SchoolCalendar.of(policy, edit).teaching_weeks


def test_the_school_s_own_calendar_takes_the_place_of_the_policy_s(policy: Policy) -> None:
    edit = CalendarEdit(
        "2026-2027",
        date(2026, 9, 2),
        date(2027, 7, 14),
        (HolidayEdit("Herfstvakantie", date(2026, 10, 24), date(2026, 11, 1)),),
    )
    calendar = SchoolCalendar.of(policy, edit)
    assert (calendar.first_day, calendar.last_day) == (date(2026, 9, 2), date(2027, 7, 14))
    assert not calendar.is_holiday(date(2026, 10, 19))
    assert calendar.is_holiday(date(2026, 10, 26))
    assert (2026, 44) not in calendar.teaching_weeks


def test_a_year_without_calendar_says_so_until_the_school_gives_one() -> None:
    policy = shipped("2031-2032")
    assert not SchoolCalendar.of(policy).known
    edit = CalendarEdit("2031-2032", date(2031, 9, 1), date(2032, 7, 16))
    assert SchoolCalendar.of(policy, edit).known
    assert SchoolCalendar.of(shipped("2026-2027")).known


def test_goede_vrijdag_is_no_public_holiday_and_5_may_is_one_every_year():
    found = public_holidays(date(2027, 3, 1), date(2027, 5, 31))
    assert date(2027, 3, 26) not in found
    assert found[date(2027, 5, 5)] == "Bevrijdingsdag"


FIRST, LAST = date(2026, 8, 31), date(2027, 7, 16)


@pytest.mark.parametrize(
    ("first", "last", "holidays", "fields"),
    [
        (FIRST, LAST, (), []),
        (FIRST, LAST, (("Zomer", date(2027, 7, 17), date(2027, 8, 29)),), []),
        (date(2026, 7, 31), LAST, (), ["first_day"]),
        (FIRST, date(2027, 8, 1), (), ["last_day"]),
        (LAST, FIRST, (), ["last_day"]),
        (FIRST, LAST, ((" ", date(2026, 10, 1), date(2026, 10, 2)),), ["holidays.1.name"]),
        (FIRST, LAST, (("Herfst", date(2026, 10, 2), date(2026, 10, 1)),), ["holidays.1.last"]),
        (FIRST, LAST, (("Herfst", date(2025, 10, 1), date(2027, 1, 1)),), ["holidays.1.first"]),
        (FIRST, LAST, (("Herfst", date(2026, 10, 1), date(2027, 2, 1)),), ["holidays.1.last"]),
        (
            FIRST,
            LAST,
            (
                ("Kerst", date(2026, 10, 7), date(2026, 10, 9)),
                ("Herfst", date(2026, 10, 1), date(2026, 10, 7)),
            ),
            ["holidays.2.first"],
        ),
    ],
)
def test_a_calendar_with_impossible_days_is_told_where(
    first: date, last: date, holidays: tuple[tuple[str, date, date], ...], fields: list[str]
) -> None:
    edit = CalendarEdit("2026-2027", first, last, tuple(HolidayEdit(*h) for h in holidays))
    assert [problem.field for problem in calendar_problems(edit)] == fields


def test_holidays_that_overlap_are_only_doubted() -> None:
    edit = CalendarEdit(
        "2026-2027",
        FIRST,
        LAST,
        (
            HolidayEdit("Herfst", date(2026, 10, 1), date(2026, 10, 7)),
            HolidayEdit("Studie", date(2026, 10, 7), date(2026, 10, 7)),
        ),
    )
    (problem,) = calendar_problems(edit)
    assert (problem.is_error, problem.text) == (False, "Overlapt met Herfst. Klopt dat?")
