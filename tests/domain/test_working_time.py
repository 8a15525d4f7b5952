"""Slips: what stops them and what is only asked about (section 4)."""

from datetime import date

import pytest

from stagedesk.domain.hours import Placed
from stagedesk.domain.placements import Timetable
from stagedesk.domain.problem import Problem, Severity
from stagedesk.domain.slips import HoursSlip, SlipDay
from stagedesk.domain.working_time import slip_problems, slip_warnings, too_long
from tests.domain.policies import shipped
from tests.domain.stages import YEAR, absent, calendar, day, slip, stage

W37 = (2026, 37)
LONG = 34


def warnings_of(
    *days: SlipDay,
    week: tuple[int, int] = W37,
    birth: date | None = None,
    grade_year: int = 4,
    others: tuple[Placed, ...] = (),
    closed: tuple[tuple[date, date], ...] = (),
    **facts: object,
) -> list[tuple[str, str]]:
    filled = slip(week, *days)
    placed = Placed(stage(filled, **facts), closed)
    found = slip_warnings(filled, placed, shipped(YEAR), grade_year, calendar(), birth, others)
    assert all(problem.severity is Severity.WARNING for problem in found)
    return [(problem.field, problem.text) for problem in found]


@pytest.mark.parametrize(
    ("filled", "field", "text"),
    [
        (HoursSlip(2025, 53, (day(0),)), "iso_week", "2025 heeft geen week 53"),
        (HoursSlip(2026, 0), "iso_week", "2026 heeft geen week 0"),
        (slip(W37, day(0, 960, 510)), "days.mon.end", "Eind moet na het begin liggen"),
        (slip(W37, day(4, 1320, 120)), "days.fri.end", "Eind moet na het begin liggen"),
        (slip(W37, day(1, 510, 510)), "days.tue.end", "Eind moet na het begin liggen"),
        (slip(W37, day(0, 510, None)), "days.mon.end", "Vul ook een eindtijd in"),
        (slip(W37, day(6, None, 510)), "days.sun.begin", "Vul ook een begintijd in"),
        (slip(W37, day(0, -1, 510)), "days.mon.begin", "Een tijd van 0:00 tot 23:59"),
        (slip(W37, day(0, 510, 1440)), "days.mon.end", "Een tijd van 0:00 tot 23:59"),
        (slip(W37, absent(0, "holiday")), "days.mon.absence", "Kies ziek, geoorloofd of niet"),
        (slip(W37, day(0, reported=True)), "days.mon.reported", "Kies eerst ziek of afwezig"),
        (slip(W37, day(0, reported=False)), "days.mon.reported", "Kies eerst ziek of afwezig"),
        (slip(W37, day(0), day(0)), "days.mon", "Elke dag staat er één keer op"),
        (slip(W37, day(7)), "days.7", "Elke dag staat er één keer op"),
    ],
)
def test_a_slip_that_cannot_be_is_stopped_at_its_place(
    filled: HoursSlip, field: str, text: str
) -> None:
    assert slip_problems(filled) == (Problem(field, text),)
    assert len(text) <= LONG


@pytest.mark.parametrize(
    "filled",
    [
        slip(W37, day(0), absent(1, reported=True), day(2, 0, 1439, absence="sick")),
        slip((2026, 53), day(0)),
        slip(W37, SlipDay(0, on_time=False)),
        slip(W37),
    ],
)
def test_a_slip_that_can_be_is_not_stopped(filled: HoursSlip) -> None:
    assert slip_problems(filled) == ()


def test_a_week_by_the_timetable_raises_no_doubt() -> None:
    assert warnings_of(day(0), day(1, 540, 900), absent(2)) == []


def test_the_doubts_of_the_pictures_read_as_they_do_there() -> None:
    # Mock 4: Tuesday 8:45 to 16:45 where the timetable says 8:30 to 16:00.
    assert warnings_of(day(1, 525, 1005)) == [
        ("days.tue.end", "Rooster is 8:30 tot 16:00. Dit is 30 minuten langer.")
    ]
    # Mock 6: 8:30 to 17:00 in grade year 4.
    assert too_long(510, 480) == "8,5 uur is meer dan 8. Klopt dat?"


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (day(0, 480, 960), "Rooster is 8:30 tot 16:00. Dit is 30 minuten langer."),
        (day(0, 500, 980), "Rooster is 8:30 tot 16:00. Dit is 30 minuten langer."),
        (day(0, 450, 905), "Rooster is 8:30 tot 16:00. Dit is 5 minuten langer."),
        (day(0, 480, 930), "Rooster is 8:30 tot 16:00. Klopt dat?"),
        (day(0, 900, 970), "Rooster is 8:30 tot 16:00. Klopt dat?"),
    ],
)
def test_a_day_outside_its_planned_times_is_asked_about(entry: SlipDay, text: str) -> None:
    assert warnings_of(entry) == [("days.mon.end", text)]


def test_a_day_much_longer_is_said_in_hours() -> None:
    assert warnings_of(day(0, 510, 1050), grade_year=4) == [
        ("days.mon.end", "9 uur is meer dan 8. Klopt dat?"),
        ("days.mon.end", "Rooster is 8:30 tot 16:00. Dit is 1,5 uur langer."),
    ]


def test_own_times_of_a_day_are_its_planned_times() -> None:
    own = Timetable(days=(0, 3), begin=510, end=960, own_times=((3, 540, 900),))
    assert warnings_of(day(3, 540, 900), timetable=own) == []
    assert warnings_of(day(3, 540, 960), timetable=own) == [
        ("days.thu.end", "Rooster is 9:00 tot 15:00. Dit is 1 uur langer.")
    ]


@pytest.mark.parametrize(
    ("grade_year", "length", "text"),
    [
        (1, 241, "4,02 uur is meer dan 4. Klopt dat?"),
        (1, 240, ""),
        (2, 300, ""),
        (2, 330, "5,5 uur is meer dan 5. Klopt dat?"),
        (3, 480, ""),
        (3, 510, "8,5 uur is meer dan 8. Klopt dat?"),
        (6, 610, "10,17 uur: meer dan 8. Klopt dat?"),
    ],
)
def test_more_than_the_grade_years_hours_a_day_is_asked_about(
    grade_year: int, length: int, text: str
) -> None:
    found = warnings_of(day(2, 480, 480 + length), grade_year=grade_year, timetable=Timetable())
    assert found == ([("days.wed.end", text)] if text else [])
    assert len(text) <= LONG


def test_a_timetable_that_is_too_long_itself_is_not_repeated_at_every_slip() -> None:
    long = Timetable(days=(0,), begin=480, end=1020)
    birth = date(2011, 1, 1)
    assert warnings_of(day(0, 480, 1020), timetable=long, birth=birth) == []
    assert ("days.mon.end", "9,5 uur is meer dan 8. Klopt dat?") in warnings_of(
        day(0, 480, 1050), timetable=long, birth=birth
    )


@pytest.mark.parametrize(
    ("facts", "entry", "text"),
    [
        ({"start": date(2026, 9, 8)}, day(0), "De stage begint pas op 8 sep"),
        ({"end": date(2026, 9, 7)}, day(1), "De stage stopte op 7 sep"),
        ({"start": None}, day(0), "Deze stage heeft geen startdatum"),
        ({}, day(2), "Geen stagedag. Klopt dat?"),
    ],
)
def test_a_day_outside_placement_or_timetable_is_asked_about(
    facts: dict[str, object], entry: SlipDay, text: str
) -> None:
    assert [found for _, found in warnings_of(entry, **facts)] == [text]  # type: ignore[arg-type]
    assert len(text) <= LONG


@pytest.mark.parametrize(
    ("week", "weekday", "text"),
    [
        ((2026, 43), 0, "Vakantie. Is dit inhalen?"),
        ((2027, 13), 0, "Feestdag. Is dit inhalen?"),
        ((2027, 30), 0, "Vakantie. Is dit inhalen?"),
    ],
)
def test_a_day_in_a_holiday_is_asked_about_unless_it_is_made_up(
    week: tuple[int, int], weekday: int, text: str
) -> None:
    def texts(make_up: bool) -> list[str]:
        return [t for _, t in warnings_of(day(weekday, make_up=make_up), week=week)
                if "Getekend" not in t and "gewerkt" not in t]  # fmt: skip

    assert texts(False) == [text]
    assert texts(True) == []


def test_a_day_made_up_may_lie_outside_the_timetable() -> None:
    assert warnings_of(day(5, 540, 900, make_up=True)) == []


def test_a_day_on_which_the_company_is_closed_is_asked_about() -> None:
    closed = ((date(2026, 9, 7), date(2026, 9, 7)),)
    assert warnings_of(day(0), closed=closed) == [("days.mon", "Het bedrijf is dan dicht. Klopt?")]


@pytest.mark.parametrize(
    ("begin", "end", "meets"), [(540, 600, True), (300, 511, True), (960, 1020, False)]
)
def test_times_that_meet_those_of_another_placement_are_asked_about(
    begin: int, end: int, meets: bool
) -> None:
    other = Placed(stage(slip(W37, day(0, begin, end)), slip((2026, 38), day(0))))
    found = warnings_of(day(0, 510, 960), others=(other,), grade_year=4)
    assert (("days.mon.begin", "Valt samen met een andere stage") in found) is meets


def test_hours_of_two_placements_on_a_day_are_taken_together() -> None:
    other = Placed(stage(slip(W37, day(0, 960, 1020))))
    assert warnings_of(day(0), others=(other,)) == [
        ("days.mon.end", "8,5 uur is meer dan 8. Klopt dat?")
    ]


@pytest.mark.parametrize(
    ("signed_on", "signed_by", "found"),
    [
        (date(2026, 9, 8), "Joost", []),
        (date(2026, 9, 7), "Joost", [("signed_on", "Er is nog gewerkt op 8 sep")]),
        (date(2026, 9, 8), None, [("signed_by", "Wie tekende? Zet de naam erbij")]),
        (date(2026, 9, 8), "", [("signed_by", "Wie tekende? Zet de naam erbij")]),
        (None, "Joost", [("signed_on", "Zet de datum erbij, dan telt het")]),
        (None, None, []),
    ],
)
def test_a_signature_is_date_and_name_and_not_before_the_last_worked_day(
    signed_on: date | None, signed_by: str | None, found: list[tuple[str, str]]
) -> None:
    filled = HoursSlip(*W37, (day(0), day(1), absent(2)), None, signed_on, signed_by)
    problems = slip_warnings(filled, Placed(stage(filled)), shipped(YEAR), 4, calendar(), None)
    assert [(p.field, p.text) for p in problems if p.field.startswith("signed")] == found
    assert all(len(text) <= LONG for _, text in found)


def test_a_day_that_cannot_be_raises_no_doubt_of_its_own() -> None:
    assert warnings_of(day(0, 960, 510), day(1, 510, None)) == []
