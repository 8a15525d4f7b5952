"""SVA2, praktijkverklaring, small contract, jobanalyse: what counts, what is only warned of."""

from datetime import date, timedelta

import pytest

from stagedesk.domain.calendar import week_of
from stagedesk.domain.employment import EmploymentContract, contract_problems, paid_minutes
from stagedesk.domain.job_analysis import analysis_problems
from stagedesk.domain.placements import Placement, PlacementVersion
from stagedesk.domain.practice_statements import PracticeStatement, statement_problems
from stagedesk.domain.slips import HoursSlip, SlipDay
from stagedesk.domain.sva2 import Sva2, stage_days, sva2_problems

TODAY = date(2026, 11, 24)
MONDAY = date(2026, 9, 7)


def slip(weeks: int, *weekdays: int, signed: bool = True) -> HoursSlip:
    year, week = week_of(MONDAY + timedelta(weeks=weeks))
    return HoursSlip(
        year,
        week,
        tuple(SlipDay(weekday, 510, 960) for weekday in weekdays),
        signed_on=TODAY if signed else None,
        signed_by="Renée van Dongen" if signed else None,
    )


@pytest.mark.parametrize(
    ("kind", "slips", "days"),
    [
        ("regular", (slip(0, 0, 1), slip(1, 0)), 3),
        ("provso_works", (slip(0, 0),), 1),
        ("top_academie", (slip(0, 0),), 0),
        ("internal", (slip(0, 0),), 0),
        ("regular", (slip(0, 0, signed=False),), 0),
        ("regular", (HoursSlip(2026, 37, (SlipDay(0, absence="sick"),), None, TODAY, "R"),), 0),
    ],
)
def test_only_signed_days_of_individual_external_stage_count(kind, slips, days):
    assert stage_days([Placement("c1", kind=kind, start=MONDAY, slips=slips)]) == days


def test_a_day_at_two_companies_is_one_day():
    twice = [Placement(name, start=MONDAY, slips=(slip(0, 0),)) for name in ("c1", "c2")]
    assert stage_days(twice) == 1


def test_a_day_counts_by_the_kind_of_then():
    version = PlacementVersion(MONDAY + timedelta(days=6), "top_academie")
    placement = Placement(
        "c1", start=MONDAY, versions=(version,), slips=(slip(0, 0, 1), slip(1, 0))
    )
    assert stage_days([placement]) == 1


@pytest.mark.parametrize(
    ("record", "days", "fields"),
    [
        (Sva2(exam_planned_on=date(2026, 12, 1)), 29, ["exam_planned_on"]),
        (Sva2(exam_planned_on=date(2026, 12, 1)), 30, []),
        (Sva2(exam_on=date(2026, 12, 1)), 30, ["exam_on"]),
        (Sva2(result="passed"), 30, ["exam_on"]),
        (Sva2(reason="schoonmaak"), 0, []),
    ],
)
def test_an_exam_asks_enough_days_and_a_day_of_its_own(record, days, fields):
    problems = list(sva2_problems(record, days, 30, TODAY))
    assert [one.field for one in problems] == fields
    assert not any(one.is_error for one in problems)


@pytest.mark.parametrize(
    ("level", "recognised", "grade_year", "fields"),
    [
        (1, (1, 2), 5, []),
        (2, (1,), 5, ["level"]),
        (1, (2,), 5, ["level"]),
        (1, (), 5, ["level"]),
        (None, (), 5, []),
        (1, (1,), 4, ["qualification"]),
    ],
)
def test_a_level_must_lie_within_the_companys_recognition(level, recognised, grade_year, fields):
    found = statement_problems(PracticeStatement("Horeca", level), recognised, grade_year, 5)
    assert [one.field for one in found] == fields


def test_a_statement_is_not_handed_out_before_it_is_made():
    made = PracticeStatement("Horeca", 1, on=TODAY, handed_out_on=TODAY - timedelta(days=1))
    assert [one.field for one in statement_problems(made, (1,), 5, 5)] == ["handed_out_on"]


@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        (None, None, True),
        (MONDAY, None, True),
        (MONDAY + timedelta(days=6), None, True),
        (MONDAY + timedelta(days=7), None, False),
        (None, MONDAY, True),
        (None, MONDAY - timedelta(days=1), False),
    ],
)
def test_paid_hours_count_in_the_weeks_that_the_contract_holds(since, until, counts):
    contract = EmploymentContract("Pizzeria", hours_per_week=8, since=since, until=until)
    sunday = MONDAY + timedelta(days=6)
    assert paid_minutes([contract], MONDAY, sunday) == (480 if counts else 0)


def test_contracts_add_up_and_one_without_hours_counts_nothing():
    contracts = [EmploymentContract("A", hours_per_week=8), EmploymentContract("B")]
    assert paid_minutes([*contracts, contracts[0]], MONDAY, MONDAY) == 960


def test_what_is_odd_about_a_contract_or_an_analysis_is_only_warned_of():
    contract = EmploymentContract("A", since=TODAY, until=TODAY - timedelta(days=1))
    (span,) = contract_problems(contract)
    (judged,) = analysis_problems("yes", None, TODAY)
    (coming,) = analysis_problems(None, TODAY + timedelta(days=1), TODAY)
    assert (span.field, judged.field, coming.field) == ("until", "on", "on")
    assert not any(one.is_error for one in (span, judged, coming))
