"""Hours slips (section 4, Bijlage 4): what counts, what is expected, what is missing."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagedesk.domain.calendar import SchoolCalendar, Week
from stagedesk.domain.calendar import days as every_day
from stagedesk.domain.dossier import CalendarEdit
from stagedesk.domain.hours import (
    Placed,
    expected_days,
    expected_weeks,
    is_behind,
    missing_weeks,
    norm_to_date_minutes,
    planned_minutes,
    planned_weekdays,
    reminder_due,
    signed_minutes,
    slip_date,
    unsigned_minutes,
    until,
)
from stagedesk.domain.placements import Placement, PlacementVersion, Timetable
from stagedesk.domain.slips import HoursSlip, SlipDay
from stagedesk.domain.students import Reminder
from tests.domain.policies import shipped
from tests.domain.stages import START, YEAR, absent, calendar, day, slip, stage

W36, W37, W38, W39 = [(2026, week) for week in range(36, 40)]


def weeks_of(placement: Placement, **more: object) -> tuple[Week, ...]:
    return expected_weeks(Placed(placement, **more), calendar())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("signed_on", "signed_by", "signed", "unsigned"),
    [
        (date(2026, 9, 13), "Joost", 450, 0),
        (date(2026, 9, 13), None, 0, 450),
        (date(2026, 9, 13), "", 0, 450),
        (None, "Joost", 0, 450),
        (None, None, 0, 450),
    ],
)
def test_only_date_and_name_together_make_a_slip_count(
    signed_on: date | None, signed_by: str | None, signed: int, unsigned: int
) -> None:
    placement = stage(HoursSlip(*W37, days=(day(0),), signed_on=signed_on, signed_by=signed_by))
    assert signed_minutes([placement]) == signed
    assert unsigned_minutes([placement]) == unsigned


def test_the_break_counts_and_absence_gives_no_hours() -> None:
    placement = stage(slip(W37, day(0, 510, 960), absent(1), day(2, 480, 600, absence="sick")))
    assert signed_minutes([placement]) == 450 + 120


def test_hours_of_all_placements_count_together() -> None:
    both = [stage(slip(W37, day(0))), stage(slip(W37, day(1)), end=date(2026, 10, 1))]
    assert signed_minutes(both) == 900


def test_a_year_of_mondays_and_tuesdays_expects_every_week_that_has_one_free_of_holiday() -> None:
    weeks = weeks_of(stage())
    assert weeks[0] == W36
    assert weeks[-1] == (2027, 28)
    assert (2026, 43) not in weeks  # herfstvakantie
    assert (2026, 52) not in weeks
    assert (2026, 53) not in weeks
    assert (2027, 13) in weeks  # tweede paasdag is a Monday, the Tuesday is not free
    assert len(weeks) == 40


@pytest.mark.parametrize(
    ("facts", "first", "last"),
    [
        ({"start": date(2026, 9, 9)}, W38, (2027, 28)),  # starts after the week's Tuesday
        ({"start": date(2026, 9, 8)}, W37, (2027, 28)),
        ({"end": date(2026, 9, 14)}, W36, W38),
        ({"end": date(2026, 9, 13)}, W36, W37),
        ({"start": date(2026, 6, 1)}, W36, (2027, 28)),
        ({"end": date(2027, 8, 20)}, W36, (2027, 28)),
    ],
)
def test_a_week_is_expected_when_a_planned_day_lies_within_the_placement(
    facts: dict[str, date], first: Week, last: Week
) -> None:
    weeks = weeks_of(stage(**facts))
    assert (weeks[0], weeks[-1]) == (first, last)


@pytest.mark.parametrize(
    "facts",
    [
        {"start": None},
        {"start": date(2027, 7, 20)},
        {"start": date(2026, 10, 19), "end": date(2026, 10, 23)},
        {"start": date(2026, 9, 9), "end": date(2026, 9, 13)},
        {"timetable": Timetable(days=(5, 6)), "end": date(2026, 9, 4)},
        {"timetable": Timetable(days=(0,)), "start": date(2027, 3, 29), "end": date(2027, 4, 2)},
    ],
)
def test_without_a_start_or_an_open_planned_day_no_slip_is_expected(
    facts: dict[str, object],
) -> None:
    assert weeks_of(stage(**facts)) == ()


def test_a_week_in_which_the_company_is_closed_on_all_planned_days_is_not_expected() -> None:
    monday, tuesday = date(2026, 9, 7), date(2026, 9, 8)
    assert W37 not in weeks_of(stage(), closed=((monday, tuesday),))
    assert W37 in weeks_of(stage(), closed=((monday, monday),))


def test_without_a_timetable_monday_to_friday_is_planned() -> None:
    friday = {"start": date(2026, 9, 11), "end": date(2026, 9, 12), "timetable": Timetable()}
    saturday = {**friday, "start": date(2026, 9, 12)}
    assert weeks_of(stage(**friday)) == (W37,)
    assert weeks_of(stage(**saturday)) == ()


@pytest.mark.parametrize(
    ("timetable", "days"),
    [
        (Timetable(), (0, 1, 2, 3, 4)),
        (Timetable(days=(5,)), (5,)),
        (Timetable(own_times=((3, 540, 900),)), (3,)),
        (Timetable(days=(0,), own_times=((3, 540, 900),)), (0,)),
    ],
)
def test_own_times_plan_a_day_only_when_no_day_is_chosen(
    timetable: Timetable, days: tuple[int, ...]
) -> None:
    assert planned_weekdays(timetable) == days


def test_every_day_is_judged_by_the_timetable_of_its_own_date() -> None:
    earlier = PlacementVersion(
        date(2026, 9, 13), timetable=Timetable(days=(3,), begin=540, end=900)
    )
    placement = stage(versions=(earlier,), end=date(2026, 9, 15))
    closed = ((date(2026, 9, 7), date(2026, 9, 8)),)
    assert weeks_of(placement, closed=closed) == (W36, W37, W38)
    assert planned_minutes(placement, date(2026, 9, 10)) == 360
    assert planned_minutes(placement, date(2026, 9, 7)) == 0
    assert planned_minutes(placement, date(2026, 9, 14)) == 450
    assert planned_minutes(placement, date(2026, 9, 16)) == 0


TIMETABLES = st.builds(
    Timetable, st.sets(st.integers(0, 6), max_size=3).map(lambda days: tuple(sorted(days)))
)
YEAR_DAYS = st.dates(date(2026, 8, 1), date(2027, 8, 31))


@given(
    st.dictionaries(YEAR_DAYS, TIMETABLES, max_size=3),
    YEAR_DAYS,
    st.none() | YEAR_DAYS,
    st.lists(st.tuples(YEAR_DAYS, YEAR_DAYS), max_size=2),
)
@settings(max_examples=100, deadline=None)
def test_expected_days_are_those_that_the_rule_names_one_by_one(
    earlier: dict[date, Timetable],
    start: date,
    end: date | None,
    closed: list[tuple[date, date]],
) -> None:
    versions = tuple(PlacementVersion(d, timetable=earlier[d]) for d in sorted(earlier))
    placed = Placed(stage(start=start, end=end, versions=versions), tuple(closed))
    wanted = [
        day
        for day in every_day(date(2026, 8, 1), date(2027, 8, 31))
        if start <= day <= (end or date.max)
        and day.weekday() in planned_weekdays(placed.placement.on(day).timetable)
        and not calendar().is_free(day)
        and not any(first <= day <= last for first, last in closed)
    ]
    assert list(expected_days(placed, calendar())) == wanted


def test_the_schools_own_calendar_decides_which_weeks_are_free() -> None:
    edit = CalendarEdit(YEAR, START, date(2027, 7, 16))
    open_year = SchoolCalendar.of(shipped(YEAR), edit)
    assert (2026, 43) in expected_weeks(Placed(stage()), open_year)


@pytest.mark.parametrize(
    ("content", "handed_in"),
    [
        ((day(0),), True),
        ((absent(0),), True),
        ((SlipDay(0, on_time=True),), False),
        ((SlipDay(0, begin=510),), False),
        ((), False),
    ],
)
@pytest.mark.parametrize("signed", [True, False])
def test_handed_in_is_a_day_with_times_or_an_absence_signed_or_not(
    content: tuple[SlipDay, ...], handed_in: bool, signed: bool
) -> None:
    placement = stage(slip(W36, *content, signed=signed))
    missing = missing_weeks([Placed(placement)], calendar(), date(2026, 9, 8))
    assert missing == (() if handed_in else (W36,))


@pytest.mark.parametrize(
    ("on", "missing"),
    [
        (date(2026, 9, 6), ()),
        (date(2026, 9, 7), (W36,)),
        (date(2026, 9, 13), (W36,)),
        (date(2026, 9, 14), (W36, W37)),
    ],
)
def test_a_week_is_missing_from_the_day_after_its_sunday(
    on: date, missing: tuple[Week, ...]
) -> None:
    assert missing_weeks([Placed(stage())], calendar(), on) == missing


def test_of_parallel_placements_each_asks_for_a_slip_and_a_week_is_named_once() -> None:
    on = date(2026, 9, 14)
    empty, full = stage(), stage(slip(W36, day(0)), slip(W37, day(0)))
    assert missing_weeks([Placed(empty), Placed(empty)], calendar(), on) == (W36, W37)
    assert missing_weeks([Placed(empty), Placed(full)], calendar(), on) == (W36, W37)
    assert missing_weeks([Placed(full), Placed(full)], calendar(), on) == ()


def test_slips_of_an_ended_placement_stay_missing() -> None:
    ended = stage(end=date(2026, 9, 8))
    assert missing_weeks([Placed(ended)], calendar(), date(2027, 5, 1)) == (W36, W37)


@pytest.mark.parametrize(
    ("on", "behind"),
    [(date(2026, 9, 27), False), (date(2026, 9, 28), True), (date(2026, 9, 14), False)],
)
def test_behind_is_more_than_two_weeks_after_the_oldest_missing_sunday(
    on: date, behind: bool
) -> None:
    assert is_behind((W38, W37), on, 14) is behind


def test_who_misses_nothing_is_not_behind() -> None:
    assert not is_behind((), date(2027, 7, 1), 14)


ON = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("reminders", "due"),
    [
        ([], ("home", "company")),
        ([Reminder(ON, "home")], ("company",)),
        ([Reminder(ON - timedelta(6), "home"), Reminder(ON - timedelta(6), "company")], ()),
        ([Reminder(ON - timedelta(7), "home"), Reminder(ON, "company")], ("home",)),
        ([Reminder(ON, "company"), Reminder(ON - timedelta(30), "company")], ("home",)),
        ([Reminder(ON + timedelta(1), "home")], ("home", "company")),
    ],
)
def test_who_is_behind_is_called_again_after_a_week_home_and_company_apart(
    reminders: list[Reminder], due: tuple[str, ...]
) -> None:
    assert reminder_due(reminders, (W37,), ON, shipped(YEAR)) == due


def test_nobody_is_called_for_who_is_not_behind() -> None:
    assert reminder_due([], (W39,), ON, shipped(YEAR)) == ()


def test_what_lies_after_the_day_is_left_out() -> None:
    placement = stage(slip(W36, day(0)), slip(W37, day(0), day(1), day(2)), slip(W38, day(0)))
    seen = until(placement, date(2026, 9, 8))
    assert [(s.iso_week, [d.weekday for d in s.days]) for s in seen.slips] == [
        (36, [0]),
        (37, [0, 1]),
    ]
    assert until(placement, date(2027, 1, 1)) == placement


def test_a_weekday_of_week_53_lies_in_its_own_year_or_the_next() -> None:
    assert slip_date((2026, 53), 0) == date(2026, 12, 28)
    assert slip_date((2026, 53), 4) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("on", "ended"),
    [
        (date(2026, 8, 31), 0),
        (date(2026, 9, 6), 0),
        (date(2026, 9, 7), 1),
        (date(2026, 10, 26), 7),  # week 43 is holiday
        (date(2027, 7, 18), 39),
        (date(2027, 7, 19), 40),
        (date(2028, 1, 1), 40),
    ],
)
def test_the_norm_to_date_grows_with_each_week_that_is_not_wholly_holiday(
    on: date, ended: int
) -> None:
    assert len(calendar().teaching_weeks) == 40
    assert norm_to_date_minutes(512, calendar(), on) == 512 * 60 * ended // 40


def test_the_norm_to_date_is_cut_down_to_whole_minutes() -> None:
    edit = CalendarEdit(YEAR, START, date(2026, 9, 20))
    three_weeks = SchoolCalendar.of(shipped(YEAR), edit)
    assert norm_to_date_minutes(1, three_weeks, date(2026, 9, 7)) == 20
    assert norm_to_date_minutes(100, three_weeks, date(2026, 9, 14)) == 4000


def test_a_year_of_holiday_asks_nothing_yet() -> None:
    edit = CalendarEdit(YEAR, date(2027, 1, 2), date(2027, 1, 1))
    assert norm_to_date_minutes(512, SchoolCalendar.of(shipped(YEAR), edit), ON) == 0


WEEKS = st.sampled_from([(2026, week) for week in range(36, 54)])
DAYS = st.builds(
    lambda weekday, begin, length: SlipDay(weekday, begin, begin + length),
    st.integers(0, 6),
    st.integers(300, 700),
    st.integers(1, 600),
)
SLIPS = st.builds(
    lambda week, days, signed: slip(week, *days, signed=signed),
    WEEKS,
    st.lists(DAYS, max_size=5, unique_by=lambda d: d.weekday),
    st.booleans(),
)
SLIP_LISTS = st.lists(SLIPS, max_size=6, unique_by=lambda s: s.iso_week)


@given(st.lists(SLIP_LISTS, max_size=3), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_slips_and_placements_changes_nothing(
    lists: list[list[HoursSlip]], random: object
) -> None:
    placements = [stage(*slips) for slips in lists]
    shuffled = [stage(*random.sample(slips, len(slips))) for slips in lists]  # type: ignore[attr-defined]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    on = date(2027, 1, 4)
    assert signed_minutes(shuffled) == signed_minutes(placements)
    assert unsigned_minutes(shuffled) == unsigned_minutes(placements)
    assert missing_weeks(map(Placed, shuffled), calendar(), on) == missing_weeks(
        map(Placed, placements), calendar(), on
    )


@given(SLIP_LISTS, SLIPS)
@settings(max_examples=100, deadline=None)
def test_adding_or_signing_a_slip_never_lowers_what_counts(
    slips: list[HoursSlip], more: HoursSlip
) -> None:
    before = signed_minutes([stage(*slips)])
    assert signed_minutes([stage(*slips, more)]) >= before
    everything_signed = [slip((s.iso_year, s.iso_week), *s.days) for s in slips]
    assert signed_minutes([stage(*everything_signed)]) >= before
    assert unsigned_minutes([stage(*everything_signed)]) == 0


@given(SLIP_LISTS, SLIPS)
@settings(max_examples=100, deadline=None)
def test_adding_a_slip_never_makes_a_week_missing(slips: list[HoursSlip], more: HoursSlip) -> None:
    on = date(2027, 1, 4)
    before = set(missing_weeks([Placed(stage(*slips))], calendar(), on))
    assert set(missing_weeks([Placed(stage(*slips, more))], calendar(), on)) <= before
