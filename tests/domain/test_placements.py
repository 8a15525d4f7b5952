"""Placements: what stops one, what is asked about, and own times of a day."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagedesk.domain.companies import Company
from stagedesk.domain.own_times import read_own_times, show_own_times
from stagedesk.domain.placement_rules import (
    offer_warnings,
    overlap,
    placement_problems,
    placement_warnings,
)
from stagedesk.domain.placements import Placement, Timetable
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.students import Enrollment
from tests.domain.policies import shipped
from tests.domain.stages import START, stage

POLICY = shipped("2026-2027")
BAKERY = Company("c1", "Bakkerij Jansen", sector="horeca")
THIRD = Enrollment("2026-2027", 3, subjects=("horeca", "facilitair"), consent_on=START)


def warnings_of(
    placement: Placement = stage(),  # noqa: B008
    company: Company = BAKERY,
    enrollment: Enrollment = THIRD,
    others: tuple[Placement, ...] = (),
) -> list[tuple[str, str]]:
    found = placement_warnings(placement, company, enrollment, POLICY, others)
    assert not any(problem.is_error for problem in found)
    assert all(len(problem.text) <= 34 for problem in found)
    return [(problem.field, problem.text) for problem in found]


@pytest.mark.parametrize(
    ("placement", "found"),
    [
        (stage(), []),
        (stage(start=None), []),
        (stage(end=START), []),
        (stage(end=date(2026, 8, 30)), [("end", "De stage stopt vóór de start")]),
        (stage(start=None, end=START), [("start", "Vul ook de startdatum in")]),
        (stage(kind="bijbaan"), [("kind", "Kies uit de lijst")]),
        (
            stage(timetable=Timetable(begin=600, end=540)),
            [("end_time", "Eind moet na het begin liggen")],
        ),
    ],
)
def test_a_placement_that_cannot_be_is_stopped(
    placement: Placement, found: list[tuple[str, str]]
) -> None:
    problems = placement_problems(placement)
    assert [(p.field, p.text) for p in problems] == found
    assert all(p.is_error for p in problems)


@pytest.mark.parametrize(
    ("status", "start", "on", "said"),
    [
        ("not_again", START, START, "Hier plaatsen we niet meer"),
        ("not_again", None, START, "Hier plaatsen we niet meer"),
        ("not_again", START, None, "Hier plaatsen we niet meer"),
        ("rest", START, START, "Dit bedrijf wil nu even niet"),
        ("not_again", START, date(2027, 1, 4), None),
        ("active", START, START, None),
        (None, START, START, None),
    ],
)
def test_a_new_placement_where_nobody_is_placed_any_more_is_asked_about(
    status: str | None, start: date | None, on: date | None, said: str | None
) -> None:
    found = offer_warnings(stage(start=start), replace(BAKERY, status=status), None, 0, on)
    assert [problem.text for problem in found] == ([] if said is None else [said])


@pytest.mark.parametrize(
    ("offer", "born", "taken", "said"),
    [
        ({"places": 2}, None, 1, []),
        ({"places": 2}, None, 2, ["Vol: 2 van 2 plekken bezet"]),
        ({"minimum_age": 16}, date(2010, 8, 31), 0, []),
        ({"minimum_age": 16}, date(2010, 9, 30), 0, ["Vanaf 16 jaar, is dan 15"]),
        ({"minimum_age": 16}, None, 0, []),
        ({}, date(2012, 1, 1), 9, []),
    ],
)
def test_a_new_placement_without_a_place_or_too_young_is_asked_about(
    offer: dict[str, int], born: date | None, taken: int, said: list[str]
) -> None:
    company = replace(BAKERY, **offer)  # type: ignore[arg-type]
    found = offer_warnings(stage(), company, born, taken, START)
    assert [problem.text for problem in found] == said
    assert all(len(problem.text) <= 34 for problem in found)


def test_a_placement_as_the_policy_wants_it_raises_no_doubt() -> None:
    assert warnings_of() == []


SECTOR = [("company", "Andere sector dan het praktijkvak")]


@pytest.mark.parametrize(
    ("grade_year", "subjects", "outflow", "sector", "found"),
    [
        (1, ("groen",), None, "horeca", []),
        (2, ("groen",), None, "horeca", []),
        (3, ("groen", "textiel"), None, "horeca", SECTOR),
        (3, ("groen", "horeca"), None, "horeca", []),
        (4, ("groen",), None, "horeca", SECTOR),
        (5, (), "groen", "horeca", SECTOR),
        (5, (), "horeca", "horeca", []),
        (5, (), None, "horeca", []),
        (3, ("groen",), None, None, []),
    ],
)
def test_from_grade_year_3_another_sector_is_asked_about(
    grade_year: int,
    subjects: tuple[str, ...],
    outflow: str | None,
    sector: str | None,
    found: list[tuple[str, str]],
) -> None:
    enrollment = replace(THIRD, grade_year=grade_year, subjects=subjects, outflow_sector=outflow)
    company = replace(BAKERY, sector=sector)
    assert warnings_of(company=company, enrollment=enrollment) == found


def test_consent_that_is_not_in_is_asked_about() -> None:
    enrollment = replace(THIRD, consent_on=None)
    assert warnings_of(enrollment=enrollment) == [("start", "Toestemming is nog niet binnen")]


@pytest.mark.parametrize(
    ("placement", "company"),
    [(stage(), Company("c1", "School", internal=True)), (stage(kind="internal"), BAKERY)],
)
def test_an_internal_stage_needs_neither_sector_nor_consent(
    placement: Placement, company: Company
) -> None:
    enrollment = replace(THIRD, consent_on=None, subjects=("groen",))
    elsewhere = replace(stage(end=date(2026, 9, 1)), company="c9")
    late = replace(placement, start=date(2026, 10, 1))
    assert warnings_of(late, company, enrollment, (elsewhere,)) == []


def test_another_company_is_said_to_start_the_certificates_anew() -> None:
    first = replace(stage(end=date(2026, 12, 1)), company="c2")
    second = stage(start=date(2026, 12, 2))
    assert warnings_of(second, others=(first,)) == [
        ("company", "Certificaten beginnen hier opnieuw")
    ]
    assert warnings_of(replace(second, start=None), others=(first,)) == [
        ("company", "Certificaten beginnen hier opnieuw")
    ]
    assert warnings_of(second, others=(replace(first, start=None),)) == []
    assert warnings_of(second, others=(replace(first, start=date(2027, 1, 5), end=None),)) == [
        ("days", "Valt samen met een andere stage")
    ]
    assert warnings_of(second, others=(replace(first, company="c1"),)) == []
    assert warnings_of(second, others=(replace(first, kind="internal"),)) == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"start": date(2026, 8, 28)}, "start"), ({"end": date(2027, 8, 1)}, "end")],
)
def test_a_date_outside_the_school_year_is_asked_about(facts: dict[str, date], field: str) -> None:
    assert warnings_of(stage(**facts)) == [(field, "Valt buiten schooljaar 2026-2027")]


WEDNESDAY = Timetable(days=(2,), begin=510, end=960)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (stage(), stage(), True),
        (stage(), stage(timetable=WEDNESDAY), False),
        (stage(), stage(timetable=Timetable()), True),
        (stage(timetable=Timetable()), stage(timetable=WEDNESDAY), True),
        (stage(), stage(timetable=Timetable(days=(0,), begin=960, end=1020)), False),
        (stage(), stage(timetable=Timetable(days=(0,), begin=959, end=1020)), True),
        (stage(), stage(start=None), False),
        (stage(end=date(2026, 10, 1)), stage(start=date(2026, 10, 1)), True),
        (stage(end=date(2026, 10, 1)), stage(start=date(2026, 10, 2)), False),
    ],
)
def test_placements_overlap_when_they_claim_the_same_hours(
    one: Placement, other: Placement, meet: bool
) -> None:
    assert overlap(one, other) is meet
    assert overlap(other, one) is meet
    found = ("days", "Valt samen met een andere stage") in warnings_of(one, others=(other,))
    assert found is meet


@pytest.mark.parametrize(
    ("lines", "own_times"),
    [
        (["do 9:00-15:00"], ((3, 540, 900),)),
        (["Donderdag 9 - 15", "", "ma 830–1600"], ((0, 510, 960), (3, 540, 900))),
        (["za. 10.00 tot 12.00"], ((5, 600, 720),)),
        ([], ()),
    ],
)
def test_own_times_are_read_as_typed(
    lines: list[str], own_times: tuple[tuple[int, int, int], ...]
) -> None:
    assert read_own_times(lines) == own_times


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["donderdag"], "Schrijf het als: do 9:00-15:00"),
        (["dd 9:00-15:00"], "Schrijf het als: do 9:00-15:00"),
        (["do 9:00-25:00"], "Een tijd van 0:00 tot 23:59"),
        (["do 15:00-9:00"], "Eind moet na het begin liggen"),
        (["do 9-12", "do 13-15"], "Elke dag staat er één keer op"),
    ],
)
def test_own_times_that_cannot_be_are_refused_with_what_to_do(lines: list[str], text: str) -> None:
    with pytest.raises(InputError) as fault:
        read_own_times(lines)
    assert fault.value.problems == (Problem("timetable", text),)


@given(
    st.dictionaries(
        st.integers(0, 6), st.tuples(st.integers(0, 1438), st.integers(1, 1439)), max_size=7
    )
)
@settings(max_examples=100, deadline=None)
def test_shown_own_times_are_read_back(times: dict[int, tuple[int, int]]) -> None:
    own = tuple((day, b, e) for day, (b, e) in sorted(times.items()) if b < e)
    assert read_own_times(show_own_times(own)) == own
