"""What must hold for any forms and hours, held against a plain second reading of Bijlage 5."""

import random
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from stagedesk.domain.certificates import (
    FinalVerdict,
    MomentFacts,
    Outlook,
    PartVerdict,
    Verdict,
    judge,
)

from .policies import shipped

POLICY = shipped("2026-2027")
IDS = [skill.id for skill in POLICY.skills]
LOOK = settings(max_examples=150, deadline=None)

COMPANIES = [("a", "Aap"), ("b", "Beer"), ("c", "Aap")]

#: Mostly passes, so that certificates are earned often enough to test anything.
SKILL_CHANGES = st.dictionaries(
    st.sampled_from(IDS), st.sampled_from([None, 10, 79, 80, 81, 100]), max_size=3
)
FORMS = st.lists(
    st.builds(
        lambda moment, company, changes, graded, is_open: MomentFacts(
            moment,
            company[0],
            company[1],
            {
                skill: tenths
                for skill, tenths in {**dict.fromkeys(IDS, 80), **changes}.items()
                if tenths is not None and graded
            },
            is_open,
        ),
        st.integers(1, 3),
        st.sampled_from(COMPANIES),
        SKILL_CHANGES,
        st.booleans() | st.just(True),
        st.booleans(),
    ),
    max_size=8,
)
GRADE_YEARS = st.integers(1, 6)
NORMS = st.integers(1, 1200)
OUTLOOKS = st.none() | st.builds(
    Outlook,
    st.integers(0, 3000),
    st.none() | st.integers(0, 30000),
    st.sampled_from([(), (3,), (2, 3), (1, 2, 3)]),
)


@st.composite
def minutes_near(draw: st.DrawFn, norm: int) -> int:
    """Signed minutes about the share of the norm, where the rule turns."""
    return max(0, norm * 48 + draw(st.integers(-2, 2)))


CASES = st.tuples(GRADE_YEARS, NORMS).flatmap(
    lambda year_norm: st.tuples(
        st.just(year_norm[0]),
        st.just(year_norm[1]),
        minutes_near(year_norm[1]),
        FORMS,
        OUTLOOKS,
    )
)
Case = tuple[int, int, int, list[MomentFacts], Outlook | None]


def earned(verdict: Verdict) -> set[int]:
    return {p.certificate for p in verdict.parts if p.earned} | (
        {0} if verdict.final.earned else set()
    )


@given(CASES)
@LOOK
def test_the_verdict_is_what_bijlage_5_says_read_a_second_time(case: Case) -> None:
    grade_year, norm, signed, forms, outlook = case
    hours = Fraction(signed, 60) >= Fraction(norm) * Fraction(80, 100)
    wanted = (
        [1, 2, 3] if grade_year <= 2 else [1, 2, 3, 4] if grade_year == 3 else [1, 2, 3, 4, 5, 6]
    )
    gives: dict[str, set[int]] = {}
    for company in {form.company for form in forms}:
        for number in wanted:
            skills = [skill for skill in IDS if skill.startswith(f"{number}.")]
            good = {
                form.moment
                for form in forms
                if form.company == company
                and min(form.grades.get(skill, 0) for skill in skills) >= 80
            }
            if len(good) >= 2 and hours:
                gives.setdefault(company, set()).add(number)
    parts = set().union(*gives.values())
    final = {0} if any(given_ == set(wanted) for given_ in gives.values()) else set()
    verdict = judge(POLICY, grade_year, norm, signed, forms, outlook)
    assert earned(verdict) == parts | final
    assert verdict.hours_met is hours
    names = dict(COMPANIES)
    for part in verdict.parts:
        if part.earned:
            givers = [names[c] for c, numbers in gives.items() if part.certificate in numbers]
            assert part.company == min(givers)


@given(CASES, st.randoms(use_true_random=False))
@LOOK
def test_the_order_of_the_forms_never_matters(case: Case, shuffle: random.Random) -> None:
    grade_year, norm, signed, forms, outlook = case
    shuffled = [replace(form, grades=_shuffled(form.grades, shuffle)) for form in forms]
    shuffle.shuffle(shuffled)
    assert judge(POLICY, grade_year, norm, signed, shuffled, outlook) == judge(
        POLICY, grade_year, norm, signed, forms, outlook
    )


def _shuffled(grades: Mapping[str, int], shuffle: random.Random) -> dict[str, int]:
    pairs = list(grades.items())
    shuffle.shuffle(pairs)
    return dict(pairs)


@given(CASES, st.data())
@LOOK
def test_raising_a_grade_never_loses_a_certificate(case: Case, data: st.DataObject) -> None:
    grade_year, norm, signed, forms, outlook = case
    raised = [
        replace(
            form,
            grades={
                **form.grades,
                **{
                    skill: max(form.grades.get(skill, 0), tenths)
                    for skill, tenths in data.draw(
                        st.dictionaries(st.sampled_from(IDS), st.integers(10, 100), max_size=3)
                    ).items()
                },
            },
        )
        for form in forms
    ]
    before = judge(POLICY, grade_year, norm, signed, forms, outlook)
    after = judge(POLICY, grade_year, norm, signed, raised, outlook)
    assert earned(before) <= earned(after)


@given(CASES, st.integers(0, 5000))
@LOOK
def test_more_signed_minutes_never_lose_a_certificate(case: Case, more: int) -> None:
    grade_year, norm, signed, forms, outlook = case
    before = judge(POLICY, grade_year, norm, signed, forms, outlook)
    after = judge(POLICY, grade_year, norm, signed + more, forms, outlook)
    assert earned(before) <= earned(after)


@given(CASES, FORMS)
@LOOK
def test_another_form_never_loses_a_certificate(case: Case, more: list[MomentFacts]) -> None:
    grade_year, norm, signed, forms, outlook = case
    before = judge(POLICY, grade_year, norm, signed, forms, outlook)
    after = judge(POLICY, grade_year, norm, signed, [*forms, *more], outlook)
    assert earned(before) <= earned(after)


@given(CASES)
@LOOK
def test_what_is_not_earned_has_reasons_and_what_is_earned_has_none(case: Case) -> None:
    grade_year, norm, signed, forms, outlook = case
    verdict = judge(POLICY, grade_year, norm, signed, forms, outlook)
    every: list[PartVerdict | FinalVerdict] = [*verdict.parts, verdict.final]
    for judged in every:
        assert judged.earned is (judged.reasons == ())
        assert judged.earned is (judged.company is not None)
        assert judged.earned is (judged.state == "earned")
        assert judged.still == () or (not judged.earned and outlook is not None)


@given(CASES)
@LOOK
def test_the_final_certificate_never_comes_without_its_parts(case: Case) -> None:
    grade_year, norm, signed, forms, outlook = case
    verdict = judge(POLICY, grade_year, norm, signed, forms, outlook)
    if verdict.final.earned:
        assert all(part.earned for part in verdict.parts)
        assert verdict.final.missing_parts == ()


@given(CASES)
@LOOK
def test_the_outlook_never_changes_what_is_earned(case: Case) -> None:
    """D decides only what can still be done (contract)."""
    grade_year, norm, signed, forms, outlook = case
    assert earned(judge(POLICY, grade_year, norm, signed, forms, outlook)) == earned(
        judge(POLICY, grade_year, norm, signed, forms)
    )
