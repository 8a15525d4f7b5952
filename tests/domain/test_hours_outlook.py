"""What the hours can still become, and the cells of the grid (section 4, mock 4)."""

from datetime import date

import pytest

from stagedesk.domain.calendar import Week
from stagedesk.domain.hours import Placed
from stagedesk.domain.outlook import (
    WeekCell,
    WeekState,
    forecast,
    planned_minutes_left,
    week_states,
)
from stagedesk.domain.placements import Placement, Timetable
from tests.domain.stages import absent, calendar, day, slip, stage

W28 = (2027, 28)
#: The last week of the school year runs to Friday 16 July.
WEDNESDAY = date(2027, 7, 7)


@pytest.mark.parametrize(
    ("on", "minutes"),
    [
        (date(2027, 7, 12), 900),
        (date(2027, 7, 13), 450),
        (date(2027, 7, 14), 0),
        (date(2027, 7, 5), 1800),
        (date(2028, 1, 1), 0),
    ],
)
def test_planned_minutes_left_are_those_from_the_day_itself_on(on: date, minutes: int) -> None:
    assert planned_minutes_left([Placed(stage())], calendar(), on) == minutes


def test_a_day_that_a_slip_fills_is_not_planned_any_more() -> None:
    filled = stage(slip(W28, day(0, 510, 540), absent(1), signed=False))
    half = stage(slip(W28, day(0), signed=False))
    on = date(2027, 7, 12)
    assert planned_minutes_left([Placed(filled)], calendar(), on) == 0
    assert planned_minutes_left([Placed(half)], calendar(), on) == 450


def test_planned_minutes_of_parallel_placements_add_up() -> None:
    thursday = stage(timetable=Timetable(days=(3,), begin=540, end=600))
    both = [Placed(stage()), Placed(thursday)]
    assert planned_minutes_left(both, calendar(), date(2027, 7, 12)) == 960


def test_an_ended_placement_and_free_days_plan_nothing() -> None:
    ended = Placed(stage(end=date(2027, 7, 12)))
    closed = Placed(stage(), closed=((date(2027, 7, 1), date(2027, 7, 31)),))
    on = date(2027, 7, 13)
    assert planned_minutes_left([ended, closed], calendar(), on) == 0


@pytest.mark.parametrize(
    ("signed", "needed", "a_week", "enough"),
    [
        (24000, 576, 576, True),
        (23676, 900, 900, True),
        (23675, 901, 901, False),
        (24576, 0, 0, True),
        (30000, 0, 0, True),
    ],
)
def test_the_forecast_says_what_is_needed_and_whether_the_timetable_gives_it(
    signed: int, needed: int, a_week: int, enough: bool
) -> None:
    # From Wednesday on only the last week is left.
    seen = forecast([Placed(stage())], calendar(), WEDNESDAY, 24576, signed)
    assert (seen.needed_minutes, seen.planned_minutes, seen.weeks_left) == (needed, 900, 1)
    assert (seen.minutes_a_week, seen.enough) == (a_week, enough)


def test_hours_a_week_are_rounded_up_so_that_they_are_enough() -> None:
    seen = forecast([Placed(stage())], calendar(), date(2027, 6, 29), 24576, 24076)
    assert (seen.weeks_left, seen.minutes_a_week) == (3, 167)


def test_without_a_week_left_there_are_no_hours_a_week() -> None:
    seen = forecast([Placed(stage())], calendar(), date(2027, 7, 14), 24576, 0)
    assert (seen.weeks_left, seen.minutes_a_week, seen.enough) == (0, None, False)


ON = date(2026, 9, 16)
SIGNED = slip((2026, 37), day(0))
UNSIGNED = slip((2026, 37), day(0), signed=False)


@pytest.mark.parametrize(
    ("placements", "week", "cell"),
    [
        ([stage(SIGNED)], (2026, 37), WeekCell(WeekState.SIGNED, 450)),
        ([stage(UNSIGNED)], (2026, 37), WeekCell(WeekState.UNSIGNED, 450)),
        ([stage(slip((2026, 37), absent(0)))], (2026, 37), WeekCell(WeekState.SIGNED, 0)),
        ([stage(slip((2026, 37)))], (2026, 37), WeekCell(WeekState.MISSING)),
        ([stage()], (2026, 36), WeekCell(WeekState.MISSING)),
        ([stage()], (2026, 38), WeekCell(WeekState.THIS_WEEK)),
        ([stage()], (2026, 39), WeekCell(WeekState.FUTURE)),
        ([stage()], (2026, 43), WeekCell(WeekState.HOLIDAY)),
        ([], (2026, 43), WeekCell(WeekState.HOLIDAY)),
        ([], (2026, 37), WeekCell(WeekState.OUTSIDE)),
        ([stage(start=None)], (2026, 37), WeekCell(WeekState.OUTSIDE)),
        ([stage(end=date(2026, 9, 6))], (2026, 38), WeekCell(WeekState.OUTSIDE)),
        ([stage(start=date(2026, 9, 9))], (2026, 37), WeekCell(WeekState.OUTSIDE)),
        (
            [stage(timetable=Timetable(days=(0,)))],
            (2027, 13),
            WeekCell(WeekState.HOLIDAY),
        ),
        ([stage(SIGNED), stage(SIGNED)], (2026, 37), WeekCell(WeekState.SIGNED, 900)),
        ([stage(SIGNED), stage(UNSIGNED)], (2026, 37), WeekCell(WeekState.UNSIGNED, 900)),
        ([stage(SIGNED), stage()], (2026, 37), WeekCell(WeekState.MISSING, 450)),
        (
            [stage(slip((2026, 38), day(0))), stage()],
            (2026, 38),
            WeekCell(WeekState.SIGNED, 450),
        ),
        (
            [stage(slip((2026, 43), day(0, make_up=True)))],
            (2026, 43),
            WeekCell(WeekState.SIGNED, 450),
        ),
    ],
)
def test_a_cell_shows_the_state_of_its_week(
    placements: list[Placement], week: Week, cell: WeekCell
) -> None:
    placeds = [Placed(placement) for placement in placements]
    assert week_states(placeds, calendar(), (week,), ON)[week] == cell


def test_a_week_in_which_the_company_is_closed_reads_as_holiday() -> None:
    placed = Placed(stage(), closed=((date(2026, 9, 7), date(2026, 9, 8)),))
    assert week_states([placed], calendar(), ((2026, 37),), ON)[(2026, 37)] == WeekCell(
        WeekState.HOLIDAY
    )


def test_a_row_holds_a_cell_for_every_week_of_the_year() -> None:
    cells = week_states([Placed(stage(SIGNED))], calendar(), calendar().weeks, ON)
    assert tuple(cells) == calendar().weeks
    states = [cell.state for cell in cells.values()]
    assert states.count(WeekState.SIGNED) == states.count(WeekState.MISSING) == 1
    assert states.count(WeekState.THIS_WEEK) == 1
    assert WeekState.OUTSIDE not in states
