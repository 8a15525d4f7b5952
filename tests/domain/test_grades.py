"""Grades as sentences: written, averaged, held against the pass mark (Bijlagen 1 and 5)."""

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagedesk.domain.grades import (
    assessed_skills,
    complete,
    format_grade,
    grade_problems,
    mean,
    parse_grade,
    passes,
    stage_grade,
    subtotal,
    subtotal_word,
)
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError

from .policies import shipped

LOOK_UP = settings(max_examples=200, deadline=None)


@pytest.fixture(scope="module")
def policy() -> Policy:
    return shipped("2026-2027")


@pytest.mark.parametrize(
    ("text", "tenths"),
    [
        ("1", 10),
        ("1,0", 10),
        ("7,5", 75),
        ("7.5", 75),
        (" 7,5 ", 75),
        ("8", 80),
        ("8,0", 80),
        ("7.9", 79),
        ("9,9", 99),
        ("10", 100),
        ("10,0", 100),
        ("10.0", 100),
    ],
)
def test_a_grade_may_have_a_comma_or_a_point(text: str, tenths: int) -> None:
    assert parse_grade(text) == tenths


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "0",
        "0,9",
        "10,1",
        "10,5",
        "11",
        "100",
        "-8",
        "+8",
        "08",
        "8,",
        ",5",
        "8 5",
        "8_0",
        "acht",
        "８",
        "٨",
        "7½",
        "1e1",
        "7,5,0",
        "8\n5",
        "nan",
    ],
)
def test_what_is_no_grade_of_1_to_10_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"^Een cijfer van 1,0 tot 10,0$"):
        parse_grade(text)


@pytest.mark.parametrize("text", ["7,95", "7.95", "8,00", "10,00", "0,123"])
def test_a_second_decimal_is_refused_with_its_own_sentence(text: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_grade(text)
    assert str(refused.value) == "Hoogstens één cijfer na de komma"
    assert all(len(problem.text) <= 34 for problem in refused.value.problems)


@given(st.integers(10, 100))
@LOOK_UP
def test_a_grade_reads_back_as_it_was_written(tenths: int) -> None:
    assert parse_grade(format_grade(tenths)) == tenths


@pytest.mark.parametrize(
    ("tenths", "shown"), [(80, "8,0"), (75, "7,5"), (100, "10,0"), (10, "1,0")]
)
def test_a_grade_shows_a_comma_and_one_decimal(tenths: int, shown: str) -> None:
    assert format_grade(tenths) == shown


@pytest.mark.parametrize(
    ("tenths", "expected"),
    [
        ([], None),
        ([80], 80),
        ([80, 79], 80),
        ([80, 80, 79], 80),
        ([79, 79, 80], 79),
        ([80, 80, 80, 80, 79], 80),
        ([75, 80, 80, 80, 80], 79),
    ],
)
def test_a_mean_is_rounded_half_up(tenths: list[int], expected: int | None) -> None:
    assert mean(tenths) == expected


@given(st.lists(st.integers(10, 100), min_size=1, max_size=31))
@LOOK_UP
def test_a_mean_is_the_exact_mean_half_up(tenths: list[int]) -> None:
    assert mean(iter(tenths)) == floor(Fraction(sum(tenths), len(tenths)) + Fraction(1, 2))


def grades(policy: Policy, certificate: int, *tenths: int | None) -> dict[str, int]:
    skills = policy.certificates[certificate].skills
    return {s.id: t for s, t in zip(skills, tenths, strict=False) if t is not None}


@pytest.mark.parametrize(
    ("tenths", "expected", "word"),
    [
        ((80, 80, 80, 80, 80), 80, "behaald"),
        ((100, 80, 80, 80, 80), 84, "behaald"),
        ((79, 80, 80, 80, 80), 80, "niet behaald"),
        ((79, 100, 100, 100, 100), 96, "niet behaald"),
        ((80, 80, 80, 80, None), 80, "cijfer mist"),
        ((60, None, None, None, None), 60, "cijfer mist"),
        ((None,) * 5, None, ""),
    ],
)
def test_a_subtotal_of_eight_may_still_be_no_pass(
    policy: Policy, tenths: tuple[int | None, ...], expected: int | None, word: str
) -> None:
    certificate = policy.certificates[2]
    found = grades(policy, 2, *tenths)
    assert subtotal(certificate, found) == expected
    assert subtotal_word(policy, certificate, found) == word
    assert passes(policy, certificate, found) is (word == "behaald")
    assert complete(certificate, found) is (None not in tenths)


def test_certificate_1_asks_its_sixth_skill_too(policy: Policy) -> None:
    assert not passes(policy, policy.certificates[1], grades(policy, 1, 80, 80, 80, 80, 80))
    assert passes(policy, policy.certificates[1], grades(policy, 1, 80, 80, 80, 80, 80, 80))


def test_the_stage_grade_is_the_mean_of_all_assessed_skills_graded(policy: Policy) -> None:
    found = {**grades(policy, 1, 70, 90), **grades(policy, 4, 10)}
    assert stage_grade(policy, 2, found) == 80
    assert stage_grade(policy, 3, found) == 57
    assert stage_grade(policy, 2, grades(policy, 4, 80)) is None


@pytest.mark.parametrize(("grade_year", "count"), [(1, 16), (2, 16), (3, 21), (4, 31), (6, 31)])
def test_a_grade_year_assesses_its_own_skills(policy: Policy, grade_year: int, count: int) -> None:
    skills = assessed_skills(policy, grade_year)
    assert len(skills) == count
    assert skills[0].id == "1.1"


def test_grades_that_do_not_count_are_warned_of_and_impossible_ones_refused(
    policy: Policy,
) -> None:
    found = grade_problems(policy, 2, {"9.9": 80, "4.1": 80, "1.1": 80, "1.2": 101, "1.3": 9})
    assert [(p.field, p.is_error) for p in found] == [
        ("grades.1.2", True),
        ("grades.1.3", True),
        ("grades.4.1", False),
        ("grades.9.9", True),
    ]
    assert found[2].text == "Telt niet mee in leerjaar 2"
    assert grade_problems(policy, 3, {"4.1": 80}) == ()


@given(st.dictionaries(st.sampled_from(["2.1", "2.2", "2.3", "2.4", "2.5"]), st.integers(10, 100)))
@LOOK_UP
def test_raising_a_grade_never_loses_a_pass(found: dict[str, int]) -> None:
    policy = shipped("2026-2027")
    certificate = policy.certificates[2]
    if passes(policy, certificate, found):
        raised = {skill: min(100, tenths + 1) for skill, tenths in found.items()}
        assert passes(policy, certificate, raised)
        assert len(found) == 5
