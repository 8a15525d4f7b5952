"""Days, times and hours in Dutch words."""

from datetime import date

import pytest

from stagedesk.domain.times import form_date, format_date, format_hours, short_date
from stagedesk.reports import dutch


@pytest.mark.parametrize(
    ("minutes", "written"),
    [
        (0, "0"),
        (480, "8"),
        (510, "8,5"),
        (495, "8,25"),
        (190, "3,17"),
        (5, "0,08"),
        (1485, "24,75"),
    ],
)
def test_hours_have_a_comma_and_no_trailing_zero(minutes: int, written: str) -> None:
    assert format_hours(minutes) == written


@pytest.mark.parametrize(("minutes", "written"), [(510, "8.30"), (0, "0.00"), (1439, "23.59")])
def test_a_time_is_written_with_a_point(minutes: int, written: str) -> None:
    assert dutch.clock(minutes) == written


@pytest.mark.parametrize(
    ("week", "written"),
    [
        ((2026, 42), "12–18 okt 2026"),
        ((2026, 44), "26 okt – 1 nov 2026"),
        ((2026, 53), "28 dec – 3 jan 2027"),
    ],
)
def test_a_week_has_the_year_of_its_last_day(week: tuple[int, int], written: str) -> None:
    assert dutch.week_range(*week) == written


def test_a_week_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="week"):
        dutch.week_range(2025, 53)


def test_a_date_is_written_in_four_ways() -> None:
    day = date(2027, 3, 9)
    assert format_date(day) == "9 maart 2027"
    assert dutch.full_date(day) == "dinsdag 9 maart 2027"
    assert short_date(day) == "9 mrt"
    assert form_date(day) == "09-03-2027"
