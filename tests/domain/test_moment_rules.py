"""Moments (Bijlage 5, section 5): when one is due and what is odd about its date."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from stagedesk.domain.assessment import Closing, Moment
from stagedesk.domain.moment_rules import (
    DueMoment,
    moment_due,
    moment_warnings,
    period_first_day,
)
from tests.domain.policies import shipped
from tests.domain.stages import START, stage

POLICY = shipped("2026-2027")
#: The first period runs from 31 August to 27 November, the second to 12 March.
LAST = date(2026, 11, 27)
DUE_FROM = date(2026, 11, 13)


def test_a_period_begins_the_day_after_the_one_before() -> None:
    assert period_first_day(POLICY, 1) == START
    assert period_first_day(POLICY, 2) == date(2026, 11, 28)


@pytest.mark.parametrize(
    ("facts", "on", "due"),
    [
        ({}, DUE_FROM - timedelta(1), None),
        ({}, DUE_FROM, DueMoment(1, DUE_FROM, LAST)),
        ({}, date(2027, 6, 1), DueMoment(1, DUE_FROM, LAST)),
        ({"start": date(2026, 10, 31)}, LAST, DueMoment(1, DUE_FROM, LAST)),  # 28 days
        ({"start": date(2026, 11, 1)}, LAST, None),  # 27 days
        ({"start": None}, LAST, None),
        ({"start": date(2026, 12, 1)}, LAST, None),
        (
            {"end": date(2026, 10, 9)},
            date(2026, 10, 9),
            DueMoment(1, date(2026, 10, 9), date(2026, 10, 9)),
        ),
        ({"end": date(2026, 10, 9)}, date(2026, 10, 8), None),
        (
            {"end": date(2026, 11, 20)},
            DUE_FROM,
            DueMoment(1, DUE_FROM, date(2026, 11, 20)),
        ),
        ({"end": date(2026, 9, 26)}, LAST, None),  # 27 days
        ({"end": date(2026, 9, 27)}, LAST, DueMoment(1, date(2026, 9, 27), date(2026, 9, 27))),
    ],
)
def test_a_moment_is_due_from_two_weeks_before_its_periods_end_or_at_the_placements_end(
    facts: dict[str, date], on: date, due: DueMoment | None
) -> None:
    assert moment_due(stage(**facts), POLICY, 1, on) == due


def test_the_four_weeks_lie_in_the_period_itself() -> None:
    started_late = stage(start=date(2026, 11, 10))
    assert moment_due(started_late, POLICY, 1, LAST) is None
    assert moment_due(started_late, POLICY, 2, date(2027, 3, 1)) == DueMoment(
        2, date(2027, 2, 26), date(2027, 3, 12)
    )


def test_a_closed_moment_is_not_due_an_open_one_is() -> None:
    closed = Moment(1, LAST, closing=Closing(LAST))
    assert moment_due(stage(moments=(closed,)), POLICY, 1, LAST) is None
    assert moment_due(stage(moments=(replace(closed, closing=None),)), POLICY, 1, LAST)


def test_a_period_that_the_policy_does_not_have_asks_nothing() -> None:
    assert moment_due(stage(), POLICY, 4, date(2027, 7, 1)) is None


@pytest.mark.parametrize(
    ("facts", "moments", "found"),
    [
        ({}, [(1, LAST)], []),
        ({}, [(1, None)], []),
        ({}, [(1, LAST + timedelta(1))], [("moments.1.date", "Buiten periode 1. Klopt dat?")]),
        ({}, [(2, LAST)], [("moments.2.date", "Buiten periode 2. Klopt dat?")]),
        ({}, [(4, LAST)], []),
        (
            {"start": date(2026, 11, 2)},
            [(1, date(2026, 11, 1))],
            [("moments.1.date", "Dan was er nog geen stage")],
        ),
        ({"start": None}, [(1, LAST)], [("moments.1.date", "Dan was er nog geen stage")]),
        (
            {"end": date(2026, 10, 9)},
            [(1, date(2026, 10, 10))],
            [("moments.1.date", "De stage stopte op 9 okt")],
        ),
        (
            {},
            [(2, date(2026, 12, 1)), (1, date(2026, 12, 1))],
            [
                ("moments.1.date", "Buiten periode 1. Klopt dat?"),
                ("moments.2.date", "Ligt niet na BO 1. Klopt dat?"),
            ],
        ),
    ],
)
def test_a_date_outside_period_or_placement_or_out_of_order_is_asked_about(
    facts: dict[str, date],
    moments: list[tuple[int, date | None]],
    found: list[tuple[str, str]],
) -> None:
    held = tuple(Moment(number, day) for number, day in moments)
    problems = moment_warnings(stage(moments=held, **facts), POLICY)
    assert [(p.field, p.text) for p in problems] == found
    assert not any(p.is_error for p in problems)
    assert all(len(p.text) <= 34 for p in problems)
