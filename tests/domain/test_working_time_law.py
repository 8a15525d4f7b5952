"""The law on working time by the age of the day: it warns and never blocks (section 4)."""

from dataclasses import replace
from datetime import date

import pytest

from stagedesk.domain.hours import Placed
from stagedesk.domain.labour_law import Worker, planned_minutes, working_minutes
from stagedesk.domain.placements import Timetable
from stagedesk.domain.problem import Problem, Severity
from stagedesk.domain.slips import HoursSlip, SlipDay
from stagedesk.domain.working_time import slip_warnings, timetable_problems, timetable_warnings
from tests.domain.policies import shipped
from tests.domain.stages import MON_TUE, YEAR, calendar, day, slip, stage

W37 = (2026, 37)
POLICY = shipped(YEAR)
#: Every day is a stage day and no times are planned: only the law has something to say.
EVERY_DAY = Timetable(days=tuple(range(7)), break_minutes=0)
MONDAY = date(2026, 9, 7)


def born(age: int) -> date:
    """The birth date of who is that old on Monday of week 37 and for a while after."""
    return date(2026 - age, 9, 1)


def law_texts(
    filled: HoursSlip, birth: date, others: tuple[Placed, ...] = (), internal: bool = False,
    **facts: object,
) -> list[tuple[str, str]]:  # fmt: skip
    placed = Placed(stage(filled, **{"timetable": EVERY_DAY, **facts}), internal=internal)
    found = slip_warnings(filled, placed, POLICY, 4, calendar(), birth, others)
    return [(p.field, p.text) for p in found if " jaar" in p.text]


@pytest.mark.parametrize(
    ("age", "entry", "found"),
    [
        (13, day(0, 600, 660), [("days.mon", "Onder 14 jaar: vraag de jobcoach")]),
        (14, day(0, 480, 900), []),
        (14, day(0, 480, 901), [("days.mon.end", "14 jaar: hooguit 7 uur per dag")]),
        (15, day(6, 600, 660), [("days.sun", "15 jaar: niet op zondag")]),
        (16, day(6, 600, 660), []),
        (15, day(0, 420, 480), []),
        (15, day(0, 419, 480), [("days.mon.begin", "15 jaar: niet vóór 7:00")]),
        (15, day(0, 1080, 1140), []),
        (15, day(0, 1080, 1141), [("days.mon.end", "15 jaar: niet na 19:00")]),
        (16, day(0, 360, 900), []),
        (16, day(0, 359, 360), [("days.mon.begin", "16 jaar: niet vóór 6:00")]),
        (17, day(0, 840, 1380), []),
        (17, day(0, 1320, 1381), [("days.mon.end", "17 jaar: niet na 23:00")]),
        (17, day(0, 420, 961), [("days.mon.end", "17 jaar: hooguit 9 uur per dag")]),
        (18, day(0, 0, 720), []),
        (18, day(0, 0, 721), [("days.mon.end", "18 jaar: hooguit 12 uur per dag")]),
        (20, day(6, 1200, 1439), []),
    ],
)
def test_the_law_of_the_age_is_said_at_the_day(
    age: int, entry: SlipDay, found: list[tuple[str, str]]
) -> None:
    assert law_texts(slip(W37, entry), born(age)) == found
    assert all(len(text) <= 34 for _, text in found)


def test_the_age_is_that_of_the_day_itself() -> None:
    turns_16_on_tuesday = date(2010, 9, 8)
    nine_hours = slip(W37, day(0, 480, 1020), day(1, 480, 1020))
    assert law_texts(nine_hours, turns_16_on_tuesday) == [
        ("days.mon.end", "15 jaar: hooguit 7 uur per dag")
    ]


@pytest.mark.parametrize(
    ("age", "length", "days", "text"),
    [
        (15, 420, 5, ""),
        (15, 421, 5, "15 jaar: hooguit 35 uur per week"),
        (17, 540, 5, ""),
        (17, 450, 6, ""),
        (17, 451, 6, "17 jaar: hooguit 45 uur per week"),
        (18, 720, 5, ""),
        (18, 601, 6, "18 jaar: hooguit 60 uur per week"),
    ],
)
def test_the_weeks_working_time_has_a_limit(age: int, length: int, days: int, text: str) -> None:
    week = slip(W37, *(day(n, 480, 480 + length) for n in range(days)))
    found = [text for field, text in law_texts(week, born(age)) if field == "days"]
    assert found == ([text] if text else [])


@pytest.mark.parametrize(
    ("span", "break_minutes", "working"),
    [(450, 30, 420), (450, 0, 450), (270, None, 270), (271, None, 241), (20, 30, 0)],
)
def test_working_time_is_the_day_without_its_break_unknown_is_30_above_four_and_a_half_hours(
    span: int, break_minutes: int | None, working: int
) -> None:
    assert working_minutes(span, Timetable(break_minutes=break_minutes), POLICY) == working


def test_a_break_can_keep_a_day_within_the_law() -> None:
    entry = slip(W37, day(0, 480, 930))
    with_break = replace(EVERY_DAY, break_minutes=30)
    assert law_texts(entry, born(15), timetable=with_break) == []
    assert law_texts(entry, born(15)) == [("days.mon.end", "15 jaar: hooguit 7 uur per dag")]


@pytest.mark.parametrize("facts", [{"internal": True}, {"kind": "internal"}])
def test_an_internal_stage_is_exempt(facts: dict[str, object]) -> None:
    assert law_texts(slip(W37, day(6, 0, 900)), born(13), **facts) == []  # type: ignore[arg-type]


def test_without_a_birth_date_the_law_is_not_asked() -> None:
    filled = slip(W37, day(6, 0, 400))
    placed = Placed(stage(filled, timetable=EVERY_DAY))
    assert slip_warnings(filled, placed, POLICY, 4, calendar(), None) == ()


def test_the_hours_of_parallel_placements_count_for_day_and_week() -> None:
    other = Placed(stage(slip(W37, *(day(n, 900, 960) for n in range(5))), timetable=EVERY_DAY))
    week = slip(W37, *(day(n, 480, 900) for n in range(5)))
    found = law_texts(week, born(15), (other,))
    assert ("days.mon.end", "15 jaar: hooguit 7 uur per dag") in found
    assert ("days", "15 jaar: hooguit 35 uur per week") in found
    internal = replace(other, internal=True)
    assert law_texts(week, born(15), (internal,)) == []


def test_an_age_without_limits_in_the_policy_has_none() -> None:
    worker = Worker.on(replace(POLICY, limits=POLICY.limits[1:2]), born(18), MONDAY)
    assert worker == Worker(18, None)
    assert list(worker.day_faults(6, 0, 1400, 1400)) == []
    assert worker.week_fault(10_000) == ""


def test_a_young_student_within_an_odd_timetable_hears_of_it_once_at_the_timetable() -> None:
    too_long = Timetable(days=(0, 1, 2, 3, 4), begin=480, end=960, break_minutes=0)
    week = slip(W37, *(day(n, 480, 960) for n in range(5)))
    assert law_texts(week, born(15), timetable=too_long) == []
    assert timetable_warnings(too_long, POLICY, 4, born(15), MONDAY) == (
        Problem("end_time", "15 jaar: hooguit 7 uur per dag", Severity.WARNING),
        Problem("days", "15 jaar: hooguit 35 uur per week", Severity.WARNING),
    )


@pytest.mark.parametrize(
    ("timetable", "grade_year", "age", "found"),
    [
        (MON_TUE, 3, 15, []),
        (MON_TUE, 2, 16, [("end_time", "7,5 uur is meer dan 5. Klopt dat?")]),
        (replace(MON_TUE, end=1020), 4, 16, [("end_time", "8,5 uur is meer dan 8. Klopt dat?")]),
        (replace(MON_TUE, own_times=((1, 400, 900),)), 4, 15,
         [("timetable", "15 jaar: hooguit 7 uur per dag"), ("timetable", "15 jaar: niet vóór 7:00"),
          ("timetable", "8,33 uur is meer dan 8. Klopt dat?")]),
        (Timetable(days=(6,), begin=600, end=660), 4, 15,
         [("days", "15 jaar: niet op zondag")]),
        (replace(MON_TUE, own_times=((1, 540, 600),)), 4, 13,
         [("days", "Onder 14 jaar: vraag de jobcoach")]),
        (Timetable(days=(0,)), 4, 15, []),
        (replace(MON_TUE, begin=300, end=600), 4, None, []),
    ],
)  # fmt: skip
def test_a_timetable_that_breaks_a_limit_warns_at_its_own_fields(
    timetable: Timetable, grade_year: int, age: int | None, found: list[tuple[str, str]]
) -> None:
    birth = None if age is None else born(age)
    problems = timetable_warnings(timetable, POLICY, grade_year, birth, MONDAY)
    assert [(p.field, p.text) for p in problems] == found


def test_an_internal_timetable_is_exempt_from_the_law_but_not_from_the_grade_year() -> None:
    problems = timetable_warnings(MON_TUE, POLICY, 1, born(12), MONDAY, internal=True)
    assert [p.text for p in problems] == ["7,5 uur is meer dan 4. Klopt dat?"]


@pytest.mark.parametrize(
    ("timetable", "found"),
    [
        (MON_TUE, []),
        (Timetable(), []),
        (Timetable(begin=510), [("end_time", "Vul ook een eindtijd in")]),
        (Timetable(end=510), [("begin_time", "Vul ook een begintijd in")]),
        (Timetable(begin=510, end=510), [("end_time", "Eind moet na het begin liggen")]),
        (Timetable(own_times=((3, 600, 540),)), [("timetable", "Eind moet na het begin liggen")]),
    ],
)
def test_a_timetable_that_cannot_be_is_stopped(
    timetable: Timetable, found: list[tuple[str, str]]
) -> None:
    problems = timetable_problems(timetable)
    assert [(p.field, p.text) for p in problems] == found
    assert all(p.is_error for p in problems)


@pytest.mark.parametrize(
    ("days", "paid", "found"),
    [
        (5, 480, ["Met bijbaan boven de 35 uur"]),
        (5, 0, []),
        (4, 420, []),
        (4, 421, ["Met bijbaan boven de 35 uur"]),
        (6, 480, ["15 jaar: hooguit 35 uur per week"]),
        (0, 3000, []),
    ],
)
def test_paid_hours_beside_the_stage_count_in_the_week(
    days: int, paid: int, found: list[str]
) -> None:
    week = slip(W37, *(day(n, 480, 900) for n in range(days)))
    placed = Placed(stage(week, timetable=EVERY_DAY))
    said = slip_warnings(week, placed, POLICY, 4, calendar(), born(15), (), paid)
    assert [problem.text for problem in said if problem.field == "days"] == found


def test_paid_hours_are_said_of_a_week_that_keeps_to_its_timetable() -> None:
    usual = Timetable(days=(0, 1, 2, 3, 4), begin=480, end=900, break_minutes=0)
    week = slip(W37, *(day(n, 480, 900) for n in range(5)))
    placed = Placed(stage(week, timetable=usual))
    said = slip_warnings(week, placed, POLICY, 4, calendar(), born(15), (), 60)
    assert [problem.text for problem in said] == ["Met bijbaan boven de 35 uur"]
    assert planned_minutes(usual, POLICY) == 5 * 420


def test_a_timetable_that_is_too_long_itself_is_not_said_again_for_the_job() -> None:
    usual = Timetable(days=tuple(range(6)), begin=480, end=900, break_minutes=0)
    week = slip(W37, *(day(n, 480, 900) for n in range(6)))
    placed = Placed(stage(week, timetable=usual))
    assert slip_warnings(week, placed, POLICY, 4, calendar(), born(15), (), 60) == ()
