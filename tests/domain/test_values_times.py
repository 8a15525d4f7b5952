"""Times, dates, hours and ages: what is taken, what is refused, how it is shown."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagedesk.domain.problem import InputError
from stagedesk.domain.times import format_total
from stagedesk.domain.values import (
    age,
    form_date,
    format_date,
    format_hours,
    format_percent,
    format_time,
    parse_date,
    parse_time,
    short_date,
    weekday_name,
)

MAY = date(2027, 5, 20)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("8", 480),
        ("08", 480),
        ("0", 0),
        ("23", 1380),
        ("830", 510),
        ("0830", 510),
        ("8.30", 510),
        ("8:30", 510),
        ("8,30", 510),
        (" 8:30 ", 510),
        ("16u30", 990),
        ("16U30", 990),
        ("16h30", 990),
        ("16u", 960),
        ("000", 0),
        ("2359", 1439),
    ],
)
def test_a_time_is_read_however_it_is_typed(typed: str, minutes: int) -> None:
    assert parse_time(typed) == minutes


@pytest.mark.parametrize(
    "typed",
    ["24:00", "24", "8:60", "8:5", "8:", "8.", "8,", "-8", "+8", "８", "８:30", "8_0", "acht", "",
     "12345", "8:30:00", "830 uur", "08:30+02:00", "8 30"],
)  # fmt: skip
def test_what_is_no_time_of_the_day_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as fault:
        parse_time(typed)
    assert len(fault.value.problems[0].text) <= 34


@pytest.mark.parametrize(("minutes", "shown"), [(510, "8:30"), (0, "0:00"), (1439, "23:59")])
def test_a_time_is_shown_without_leading_zero(minutes: int, shown: str) -> None:
    assert format_time(minutes) == shown


@given(st.integers(0, 1439))
@settings(max_examples=100, deadline=None)
def test_a_shown_time_is_read_back(minutes: int) -> None:
    assert parse_time(format_time(minutes)) == minutes


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("17-5", date(2027, 5, 17)),
        ("17-5-2027", date(2027, 5, 17)),
        ("17 mei", date(2027, 5, 17)),
        ("17mei", date(2027, 5, 17)),
        ("17 Mei 2027", date(2027, 5, 17)),
        ("17-mei-27", date(2027, 5, 17)),
        ("17/5/27", date(2027, 5, 17)),
        ("17.5.2027", date(2027, 5, 17)),
        ("17 5 2027", date(2027, 5, 17)),
        ("170527", date(2027, 5, 17)),
        ("17052027", date(2027, 5, 17)),
        ("2027-05-17", date(2027, 5, 17)),
        ("  1   mrt ", date(2027, 3, 1)),
        ("1 mrt.", date(2027, 3, 1)),
        ("1 maart 2010", date(2010, 3, 1)),
        ("3 sept", date(2027, 9, 3)),
        ("3 sep 2026", date(2026, 9, 3)),
        ("29-2-2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_however_it_is_typed(typed: str, day: date) -> None:
    assert parse_date(typed, MAY) == day


@pytest.mark.parametrize(
    ("near", "day"),
    [
        (date(2027, 1, 10), date(2026, 12, 20)),
        (date(2026, 12, 10), date(2026, 12, 20)),
        (date(2026, 5, 1), date(2025, 12, 20)),
        (date(2026, 7, 1), date(2026, 12, 20)),
    ],
)
def test_without_a_year_the_nearest_day_is_meant(near: date, day: date) -> None:
    assert parse_date("20-12", near) == day


def test_a_leap_day_without_a_year_takes_the_leap_year_beside() -> None:
    assert parse_date("29-2", date(2027, 6, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("31 februari", "Februari 2027 heeft 28 dagen"),
        ("30-2-2028", "Februari 2028 heeft 29 dagen"),
        ("31 september 2027", "September 2027 heeft 30 dagen"),
        ("0-5-2027", "Mei 2027 heeft 31 dagen"),
        ("17-13", "Kies een maand van 1 tot 12"),
        ("17-0-2027", "Kies een maand van 1 tot 12"),
        ("17 floreal", "Schrijf een dag als 17-5-2027"),
        ("morgen", "Schrijf een dag als 17-5-2027"),
        ("１７-5", "Schrijf een dag als 17-5-2027"),
        ("17-5-202", "Schrijf een dag als 17-5-2027"),
        ("17-5-1812", "Kies een jaar van 1900 tot 2100"),
        ("", "Schrijf een dag als 17-5-2027"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_what_to_do(typed: str, text: str) -> None:
    with pytest.raises(InputError) as fault:
        parse_date(typed, MAY)
    assert fault.value.problems[0].text == text
    assert len(text) <= 34


def test_without_a_day_nearby_the_year_is_asked() -> None:
    with pytest.raises(InputError, match="Zet het jaar erbij"):
        parse_date("17-5")


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_a_shown_day_is_read_back(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(form_date(day)) == day


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(-180, 180))
@settings(max_examples=100, deadline=None)
def test_a_day_without_year_within_half_a_year_is_read_back(near: date, offset: int) -> None:
    day = near + timedelta(days=offset)
    if (day.month, day.day) != (2, 29):
        assert parse_date(short_date(day), near) == day


def test_a_day_is_shown_in_full_short_and_as_on_the_form() -> None:
    day = date(2027, 3, 1)
    assert format_date(day) == "1 maart 2027"
    assert short_date(day) == "1 mrt"
    assert form_date(day) == "01-03-2027"
    assert weekday_name(day) == "maandag"


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (0, "0"),
        (450, "7,5"),
        (480, "8"),
        (495, "8,25"),
        (440, "7,33"),
        (460, "7,67"),
        (1, "0,02"),
        (3, "0,05"),
        (24576, "409,6"),
        (61440, "1024"),
        (-450, "-7,5"),
    ],
)
def test_hours_have_a_comma_and_no_zeros_at_the_end(minutes: int, shown: str) -> None:
    assert format_hours(minutes) == shown


@pytest.mark.parametrize(
    ("minutes", "decimals", "shown"), [(737, 1, "12,3"), (450, 0, "8"), (-1, 0, "0")]
)
def test_hours_can_be_rounded_to_fewer_decimals(minutes: int, decimals: int, shown: str) -> None:
    assert format_hours(minutes, decimals) == shown


@given(st.integers(0, 100_000))
@settings(max_examples=200, deadline=None)
def test_shown_hours_differ_less_than_half_a_hundredth(minutes: int) -> None:
    whole, _, part = format_hours(minutes).partition(",")
    hundredths = int(whole) * 100 + int(part.ljust(2, "0"))
    assert abs(hundredths * 60 - minutes * 100) <= 30


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(796, 1000, "79%"), (799, 1000, "79%"), (800, 1000, "80%"), (0, 5, "0%"), (5, 4, "125%"),
     (3, 0, "")],
)  # fmt: skip
def test_a_percentage_is_cut_down_and_never_rounded_up(part: int, whole: int, shown: str) -> None:
    assert format_percent(part, whole) == shown


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        (date(2010, 5, 17), date(2026, 5, 16), 15),
        (date(2010, 5, 17), date(2026, 5, 17), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
    ],
)
def test_the_age_is_in_whole_years_on_the_day_asked(birth: date, on: date, years: int) -> None:
    assert age(birth, on) == years


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(58115, "968,5"), (36864, "614,4"), (36863, "614,3"), (480, "8"), (0, "0")],
)
def test_a_total_is_cut_down_to_tenths_and_never_says_more_than_it_is(
    minutes: int, shown: str
) -> None:
    assert format_total(minutes) == shown
