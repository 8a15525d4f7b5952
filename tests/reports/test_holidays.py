"""Vakantieoverzicht on paper (informatiepakket: 'het vakantieoverzicht')."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from stagedesk.domain.calendar import SchoolCalendar
from stagedesk.domain.policy_file import read_policy
from stagedesk.domain.times import MONTHS
from stagedesk.reports import holidays
from stagedesk.reports.holidays import HolidayRow, HolidaySheet, of_calendar, week_label
from stagedesk.reports.style import SchoolHead
from tests.reports.on_paper import (
    digest,
    digest_elsewhere,
    drawn,
    letters,
    outside,
    overlaps,
    page_texts,
    titles,
)

FILES = Path(__file__).parents[2] / "resources" / "policy"
TEXTS = {file.stem: file.read_text(encoding="utf-8") for file in FILES.glob("*.toml")}
SCHOOL = SchoolHead("Praktijkschool De Werf", "De Werf", "Maashaven 12", "Rotterdam")


def year(school_year: str) -> HolidaySheet:
    return of_calendar(SCHOOL, SchoolCalendar.of(read_policy(TEXTS, school_year)), "Midden")


THIS = year("2026-2027")
MANY = replace(
    THIS,
    holidays=(
        *THIS.holidays,
        *(
            HolidayRow(
                f"Studiedag {n} van het team en alle medewerkers",
                date(2026, 11, n),
                date(2026, 11, n),
                "45",
            )
            for n in range(1, 24)
        ),
    ),
)


def test_every_holiday_stands_there_with_its_days_and_weeks() -> None:
    (text,) = page_texts(holidays.render([THIS]))
    for row in (
        "Vakantie Eerste dag Laatste dag Week",
        "Herfstvakantie zaterdag 17 oktober 2026 zondag 25 oktober 2026 43",
        "Kerstvakantie zaterdag 19 december 2026 zondag 3 januari 2027 52 en 53",
        "Voorjaarsvakantie zaterdag 20 februari 2027 zondag 28 februari 2027 8",
        "Meivakantie zaterdag 24 april 2027 zondag 9 mei 2027 17 en 18",
        "Zomervakantie zaterdag 17 juli 2027 eind augustus 2027 vanaf 29",
        "Eerste schooldag: maandag 31 augustus 2026. Laatste schooldag: vrijdag 16 juli 2027.",
    ):
        assert row in text


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        (date(2026, 10, 17), date(2026, 10, 25), "43"),
        (date(2026, 12, 19), date(2027, 1, 3), "52 en 53"),
        (date(2022, 12, 24), date(2023, 1, 8), "52 en 1"),
        (date(2027, 7, 17), date(2027, 8, 29), "29 t/m 34"),
        (date(2026, 11, 3), date(2026, 11, 3), "45"),
    ],
)
def test_a_holiday_is_named_by_the_weeks_that_are_wholly_free(
    first: date, last: date, label: str
) -> None:
    assert week_label(first, last) == label


def test_the_months_run_from_august_to_july_with_their_iso_weeks() -> None:
    (text,) = page_texts(holidays.render([THIS]))
    order = [f"{MONTHS[n - 1].capitalize()} {2026 if n > 7 else 2027}" for n in
             (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7)]  # fmt: skip
    places = [text.find(month) for month in order]
    assert -1 not in places
    assert places == sorted(places)
    december = text[text.find("December 2026") : text.find("Januari 2027")]
    assert "53 28 29 30 31" in december
    assert text[text.find("Januari 2027") :].startswith(
        "Januari 2027 ma di wo do vr za zo 53 1 2 3"
    )


def test_every_public_holiday_is_named_with_its_date() -> None:
    (text,) = page_texts(holidays.render([THIS]))
    for name in ("Koningsdag 27 apr", "Bevrijdingsdag 5 mei", "Hemelvaartsdag 6 mei"):
        assert name in text


def grey_days(pdf: bytes) -> int:
    """Grey areas of the size of a day, the one of the legend not counted."""
    areas = [
        item
        for item in drawn(pdf)
        if abs(item.right - item.left - 6.88) < 0.02 and item.top - item.bottom < 7
    ]
    return len(areas)


def circles(pdf: bytes) -> int:
    line = 2 * 1.1 / 72 * 25.4
    return sum(1 for item in drawn(pdf) if abs(item.right - item.left - line - 5.6) < 0.1)


def test_as_many_days_are_grey_as_there_are_free_days_in_the_twelve_months() -> None:
    # 30 days before school begins, 9 + 16 + 9 + 16 of holidays, 15 of July.
    assert grey_days(holidays.render([THIS])) == 30 + 9 + 16 + 9 + 16 + 15


def test_public_holidays_are_circled_and_one_more_in_the_legend() -> None:
    assert circles(holidays.render([THIS])) == len(THIS.public) + 1


def test_an_unknown_calendar_says_so_and_greys_no_day() -> None:
    unknown = year("2029-2030")
    assert not unknown.known
    pdf = holidays.render([unknown])
    (text,) = page_texts(pdf)
    assert "Vakanties onbekend" in text
    assert "Eerste schooldag" not in text
    assert "Herfstvakantie" not in text
    assert grey_days(pdf) == 0


def test_a_long_table_flows_on_and_loses_no_row() -> None:
    texts = page_texts(holidays.render([MANY]))
    assert len(texts) > 1
    whole = letters(" ".join(texts))
    for row in MANY.holidays:
        assert letters(row.name) in whole


@pytest.mark.parametrize(
    "sheet",
    [
        THIS,
        year("2022-2023"),
        year("2027-2028"),
        year("2029-2030"),
        MANY,
        replace(THIS, holidays=(), public=(), region=""),
    ],
    ids=["this", "2022", "2027", "unknown", "many", "empty"],
)
def test_no_text_lies_over_another_and_nothing_leaves_the_sheet(sheet: HolidaySheet) -> None:
    pdf = holidays.render([sheet])
    assert overlaps(pdf) == []
    assert outside(pdf) == []


def test_each_school_year_has_its_page_and_bookmark() -> None:
    pdf = holidays.render([THIS, year("2027-2028")])
    assert titles(pdf) == ["Vakantieoverzicht 2026-2027", "Vakantieoverzicht 2027-2028"]
    assert [re.findall(r"Schooljaar (\S+) · regio Midden", text) for text in page_texts(pdf)] == [
        ["2026-2027"],
        ["2027-2028"],
    ]


def test_no_school_year_is_refused() -> None:
    with pytest.raises(ValueError, match="no holidays"):
        holidays.render([])


def test_the_same_calendar_gives_the_same_bytes_in_another_process() -> None:
    elsewhere = digest_elsewhere(__name__, "holidays.render([THIS])")
    assert digest(holidays.render([THIS])) == elsewhere
