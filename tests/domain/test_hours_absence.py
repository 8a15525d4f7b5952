"""Missed hours (Bijlage 6): unexcused, the alarm, making up."""

from datetime import date, timedelta

import pytest

from stagedesk.domain.hours import Alarm, unexcused, unexcused_alarm
from stagedesk.domain.placements import Timetable
from stagedesk.domain.slips import SlipDay
from tests.domain.policies import shipped
from tests.domain.stages import YEAR, absent, day, slip, stage

W37 = (2026, 37)
MONDAY = date(2026, 9, 7)


@pytest.mark.parametrize(
    ("entry", "missed"),
    [
        (absent(0, "unexcused"), [(MONDAY, 450)]),
        (day(0, 510, 600, absence="unexcused"), [(MONDAY, 360)]),
        (day(0, 480, 1000, absence="unexcused"), [(MONDAY, 0)]),
        (absent(2, "unexcused"), [(MONDAY + timedelta(2), 0)]),
        (absent(0, "sick"), []),
        (absent(0, "excused"), []),
        (day(0), []),
    ],
)
@pytest.mark.parametrize("signed", [True, False])
def test_missed_is_planned_minus_worked_on_days_absent_unexcused(
    entry: SlipDay, missed: list[tuple[date, int]], signed: bool
) -> None:
    assert unexcused([stage(slip(W37, entry, signed=signed))]) == missed


def test_a_day_without_planned_times_is_listed_with_nothing_missed() -> None:
    placement = stage(slip(W37, absent(0, "unexcused")), timetable=Timetable())
    assert unexcused([placement]) == [(MONDAY, 0)]


def test_unexcused_days_of_all_placements_are_listed_by_date() -> None:
    one = stage(slip((2026, 38), absent(0, "unexcused")))
    other = stage(slip(W37, absent(1, "unexcused")))
    assert [day for day, _ in unexcused([one, other])] == [date(2026, 9, 8), date(2026, 9, 14)]


D = date(2026, 9, 7)


@pytest.mark.parametrize(
    ("missed", "alarm"),
    [
        ([], None),
        ([(D, 959)], None),
        ([(D, 960)], Alarm(D, D, 960)),
        ([(D, 480), (D + timedelta(27), 480)], Alarm(D, D + timedelta(27), 960)),
        ([(D, 480), (D + timedelta(28), 480)], None),
        ([(D + timedelta(27), 480), (D, 480)], Alarm(D, D + timedelta(27), 960)),
        ([(D, 960), (D + timedelta(90), 400)], Alarm(D, D, 960)),
        (
            [(D, 960), (D + timedelta(90), 960)],
            Alarm(D + timedelta(90), D + timedelta(90), 960),
        ),
    ],
)
def test_sixteen_hours_within_28_days_raise_the_alarm(
    missed: list[tuple[date, int]], alarm: Alarm | None
) -> None:
    assert unexcused_alarm(missed, shipped(YEAR)) == alarm
