"""Earning certificates as sentences (Bijlage 5; domain.md 5): moments, companies, hours."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from stagedesk.domain.certificates import (
    MomentFacts,
    Norm,
    Verdict,
    hours_met,
    judge,
    norm_hours,
    required_minutes,
)
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError

from .policies import shipped

NORM = 160
ENOUGH = 128 * 60
A, B = ("a", "Aannemer Aalbers"), ("b", "Bakkerij Bos")


@pytest.fixture(scope="module")
def policy() -> Policy:
    return shipped("2026-2027")


def sheet(
    tenths: int = 80, changed: Mapping[str, int | None] | None = None, certificates: int = 6
) -> dict[str, int]:
    """Grades of all skills of certificates 1 to N, some changed; None is not graded."""
    ids = [s.id for s in shipped("2026-2027").skills if int(s.id[0]) <= certificates]
    grades = {**dict.fromkeys(ids, tenths), **(changed or {})}
    return {skill: t for skill, t in grades.items() if t is not None}


def form(
    moment: int,
    company: tuple[str, str] = A,
    changed: Mapping[str, int | None] | None = None,
    tenths: int = 80,
    open_: bool = False,
) -> MomentFacts:
    return MomentFacts(moment, company[0], company[1], sheet(tenths, changed), open_)


def of_year_2(policy: Policy, *forms: MomentFacts, signed: int = ENOUGH) -> Verdict:
    return judge(policy, 2, NORM, signed, forms)


def earned(verdict: Verdict) -> list[int]:
    return [part.certificate for part in verdict.parts if part.earned]


# ------------------------------------------------------------------ the norm (domain.md 3)


@pytest.mark.parametrize(
    ("grade_year", "days", "own", "hours", "guessed"),
    [
        (1, None, None, 128, False),
        (2, None, None, 160, False),
        (2, 5, None, 160, False),
        (3, 1, None, 512, False),
        (4, 4, None, 768, False),
        (5, 3, None, 768, False),
        (5, 4, None, 1024, False),
        (5, 5, None, 1024, False),
        (6, 4, None, 1024, False),
        (5, None, None, 768, True),
        (6, None, None, 768, True),
        (5, 2, None, 768, True),
        (5, 4, 300, 300, False),
        (5, None, 1, 1, False),
        (3, 2, 256, 256, False),
    ],
)
def test_days_a_week_move_the_norm_in_years_5_and_6_only(
    policy: Policy, grade_year: int, days: int | None, own: int | None, hours: int, guessed: bool
) -> None:
    norm = norm_hours(policy, grade_year, days, own)
    assert norm.hours == hours
    assert bool(norm.notice) is guessed


def test_a_guessed_norm_says_what_it_is(policy: Policy) -> None:
    assert norm_hours(policy, 5, None, None) == Norm(
        768, "Het aantal stagedagen is onbekend: de norm is nu 768 uur."
    )


@pytest.mark.parametrize("own", [0, -1])
def test_an_own_norm_is_at_least_one_hour(policy: Policy, own: int) -> None:
    with pytest.raises(InputError, match="minstens 1"):
        norm_hours(policy, 3, 2, own)


def test_a_grade_year_that_the_policy_has_not_is_refused(policy: Policy) -> None:
    with pytest.raises(InputError, match="Leerjaar 7 bestaat niet"):
        norm_hours(policy, 7, None, None)


@pytest.mark.parametrize(
    ("norm", "share", "minutes"),
    [
        (512, 80, 24576),
        (160, 80, 7680),
        (128, 80, 6144),
        (768, 80, 36864),
        (1024, 80, 49152),
        (1, 80, 48),
        (1, 81, 49),
        (1, 1, 1),
        (512, 100, 30720),
    ],
)
def test_the_required_minutes_are_rounded_up_to_a_whole_minute(
    norm: int, share: int, minutes: int
) -> None:
    assert required_minutes(norm, share) == minutes
    assert hours_met(minutes, norm, share)
    assert not hours_met(minutes - 1, norm, share)


# ------------------------------------------------------------------ part certificates


@pytest.mark.parametrize("pair", [(1, 2), (1, 3), (2, 3)])
def test_two_of_three_moments_at_one_company_earn_a_certificate(
    policy: Policy, pair: tuple[int, int]
) -> None:
    verdict = of_year_2(policy, *(form(moment) for moment in pair))
    assert earned(verdict) == [1, 2, 3]
    assert {part.company for part in verdict.parts} == {A[1]}
    assert all(part.reasons == () for part in verdict.parts)


def test_one_moment_earns_nothing(policy: Policy) -> None:
    assert earned(of_year_2(policy, form(1))) == []


def test_the_grade_year_s_certificates_alone_are_judged(policy: Policy) -> None:
    for grade_year, numbers in ((1, 3), (2, 3), (3, 4), (4, 6), (5, 6), (6, 6)):
        verdict = judge(policy, grade_year, NORM, ENOUGH, [form(1), form(2)])
        assert [part.certificate for part in verdict.parts] == list(range(1, numbers + 1))
        assert verdict.final.earned


def test_grades_of_skills_that_the_year_does_not_assess_count_nowhere(policy: Policy) -> None:
    low = {"4.1": 10, "5.1": None, "6.1": 10}
    verdict = of_year_2(policy, form(1, changed=low), form(2, changed=low))
    assert verdict.final.earned


@pytest.mark.parametrize("tenths", [79, 10, None])
def test_one_skill_below_eight_or_missing_is_no_pass(policy: Policy, tenths: int | None) -> None:
    """A mean of 9,8 makes no certificate (domain.md 8)."""
    low = {"2.3": tenths}
    verdict = of_year_2(
        policy, form(1, tenths=100, changed=low), form(2, tenths=100, changed=low), form(3)
    )
    assert earned(verdict) == [1, 3]
    assert not verdict.final.earned


def test_each_certificate_may_pass_at_other_moments(policy: Policy) -> None:
    verdict = of_year_2(
        policy,
        form(1, changed={"1.1": 79}),
        form(2, changed={"2.1": 79}),
        form(3, changed={"3.1": 79}),
    )
    assert earned(verdict) == [1, 2, 3]
    assert verdict.final.earned


def test_moments_of_different_companies_do_not_add_up(policy: Policy) -> None:
    verdict = of_year_2(policy, form(1, A), form(2, B), form(3, B, {"1.1": 79}))
    assert earned(verdict) == [2, 3]
    assert [part.company for part in verdict.parts] == [None, B[1], B[1]]
    assert (
        "Het moet bij 1 stagebedrijf lukken; nu BO 1 bij Aannemer Aalbers en BO 2 bij Bakkerij Bos."
        in verdict.part(1).reasons
    )


def test_two_placements_at_one_company_are_one_company(policy: Policy) -> None:
    """The key tells a company, not the placement nor the name."""
    again = MomentFacts(2, A[0], "Aannemer Aalbers BV", sheet())
    verdict = of_year_2(policy, form(1, A), again)
    assert earned(verdict) == [1, 2, 3]
    assert verdict.part(1).company == A[1]


def test_two_companies_of_one_name_are_two_companies(policy: Policy) -> None:
    assert earned(of_year_2(policy, form(1, A), form(2, ("other", A[1])))) == []


def test_two_forms_of_one_moment_pass_when_either_passes_by_itself(policy: Policy) -> None:
    low = {"1.1": 70}
    verdict = of_year_2(policy, form(1), form(1, changed=low), form(2, changed=low), form(2))
    assert earned(verdict) == [1, 2, 3]


def test_two_forms_of_one_moment_never_make_up_one_pass_together(policy: Policy) -> None:
    first, second = {"1.1": None}, {"1.2": None}
    verdict = of_year_2(policy, form(1, changed=first), form(1, changed=second), form(2))
    assert earned(verdict) == [2, 3]


def test_two_forms_of_one_moment_are_one_moment(policy: Policy) -> None:
    assert earned(of_year_2(policy, form(1), form(1))) == []


def test_a_moment_that_the_policy_has_not_counts_nowhere(policy: Policy) -> None:
    assert earned(of_year_2(policy, form(1), form(4), form(0))) == []


def test_the_company_named_is_the_first_by_name(policy: Policy) -> None:
    forms = [form(m, c) for c in (B, ("z", "Aa"), ("y", "Aa")) for m in (1, 2)]
    assert {part.company for part in of_year_2(policy, *forms).parts} == {"Aa"}


# ------------------------------------------------------------------ hours


@pytest.mark.parametrize(("signed", "met"), [(7680, True), (7679, False), (7681, True), (0, False)])
def test_exactly_eighty_percent_is_enough(policy: Policy, signed: int, met: bool) -> None:
    verdict = of_year_2(policy, form(1), form(2), signed=signed)
    assert verdict.hours_met is met
    assert earned(verdict) == ([1, 2, 3] if met else [])
    assert verdict.final.earned is met
    assert (verdict.norm_hours, verdict.signed_minutes) == (NORM, signed)
    assert verdict.required_minutes == 7680


def test_short_hours_are_the_only_reason_when_the_moments_are_there(policy: Policy) -> None:
    verdict = of_year_2(policy, form(1), form(2), signed=7680 - 750)
    reason = "12,5 uur te kort: 115,5 van de 128 uur is getekend."
    assert verdict.hours_reason == reason
    assert {part.reasons for part in verdict.parts} == {(reason,)}
    assert verdict.final.reasons == (reason,)


@pytest.mark.parametrize(
    ("signed", "reason"),
    [
        (7679, "0,02 uur te kort: 127,98 van de 128 uur is getekend."),
        (7674, "0,1 uur te kort: 127,9 van de 128 uur is getekend."),
        (7660, "0,34 uur te kort: 127,66 van de 128 uur is getekend."),
        (0, "128 uur te kort: 0 van de 128 uur is getekend."),
    ],
)
def test_what_is_short_is_never_rounded_away(policy: Policy, signed: int, reason: str) -> None:
    assert of_year_2(policy, signed=signed).hours_reason == reason


# ------------------------------------------------------------------ the final certificate


def test_the_final_certificate_asks_every_part_at_one_company(policy: Policy) -> None:
    verdict = of_year_2(
        policy,
        form(1, A, {"3.1": 79}),
        form(2, A, {"3.1": 79}),
        form(2, B, {"1.1": 79, "2.1": 79}),
        form(3, B, {"1.1": 79, "2.1": 79}),
    )
    assert earned(verdict) == [1, 2, 3]
    assert (verdict.final.earned, verdict.final.company) == (False, None)
    assert verdict.final.reasons == (
        "De deelcertificaten zijn niet bij 1 stagebedrijf gelukt: 1 bij Aannemer Aalbers; "
        "2 bij Aannemer Aalbers; 3 bij Bakkerij Bos.",
    )
    assert verdict.final.missing_parts == (3,)


def test_the_final_certificate_names_the_company_that_has_all_parts(policy: Policy) -> None:
    verdict = of_year_2(
        policy,
        form(1, A, {"3.1": 79}),
        form(2, A, {"3.1": 79}),
        form(1, B),
        form(2, B),
    )
    assert [part.company for part in verdict.parts] == [A[1], A[1], B[1]]
    assert (verdict.final.earned, verdict.final.company) == (True, B[1])
    assert (verdict.final.reasons, verdict.final.missing_parts) == ((), ())


def test_the_final_certificate_gives_every_reason(policy: Policy) -> None:
    verdict = of_year_2(
        policy,
        form(1, A, {"2.1": 79, "3.1": 79}),
        form(2, A, {"2.1": 79, "3.1": 79}),
        form(1, B, {"1.1": 79, "3.1": 79}),
        form(2, B, {"1.1": 79, "3.1": 79}),
        signed=7680 - 6,
    )
    assert verdict.final.reasons == (
        "Deelcertificaat 3 (Samenwerking) is niet gelukt.",
        "De deelcertificaten zijn niet bij 1 stagebedrijf gelukt: 1 bij Aannemer Aalbers; "
        "2 bij Bakkerij Bos.",
        "0,1 uur te kort: 127,9 van de 128 uur is getekend.",
    )


def test_without_any_form_nothing_is_earned_and_it_says_so(policy: Policy) -> None:
    verdict = of_year_2(policy)
    assert earned(verdict) == []
    assert verdict.part(2).reasons == ("Er is nog geen beoordeling van Houding en gedrag.",)
    assert verdict.final.missing_parts == (1, 2, 3)
    assert len(verdict.final.reasons) == 3


def test_a_part_that_the_year_does_not_assess_has_no_verdict(policy: Policy) -> None:
    with pytest.raises(KeyError):
        of_year_2(policy).part(4)


# ------------------------------------------------------------------ reasons


def test_the_reasons_name_skills_moments_grades_and_what_is_missing(policy: Policy) -> None:
    verdict = of_year_2(
        policy,
        form(1, changed={"2.3": 75, "2.4": 60}),
        form(2, changed={"2.1": 79, "2.5": None}),
        signed=7680 - 90,
    )
    assert verdict.part(2).reasons == (
        "Bij Aannemer Aalbers is geen moment gelukt; 2 van de 3 momenten zijn nodig.",
        "BO 1 bij Aannemer Aalbers: 2.3 was 7,5 en 2.4 was 6,0.",
        "BO 2 bij Aannemer Aalbers: 2.1 was 7,9; 2.5 heeft geen cijfer.",
        "BO 3 bij Aannemer Aalbers: geen cijfers.",
        "1,5 uur te kort: 126,5 van de 128 uur is getekend.",
    )


def test_several_missing_grades_are_one_sentence(policy: Policy) -> None:
    verdict = of_year_2(policy, form(1), form(2, changed={"2.1": None, "2.5": None}))
    assert verdict.part(2).reasons[:2] == (
        "Bij Aannemer Aalbers is BO 1 gelukt; 2 van de 3 momenten zijn nodig.",
        "BO 2 bij Aannemer Aalbers: 2.1 en 2.5 hebben geen cijfer.",
    )


def test_of_two_forms_of_one_moment_the_nearer_to_a_pass_is_named(policy: Policy) -> None:
    worse, better = form(1, changed={"2.1": 70, "2.2": 70}), form(1, changed={"2.3": 60})
    for forms in ((worse, better), (better, worse)):
        assert (
            "BO 1 bij Aannemer Aalbers: 2.3 was 6,0." in of_year_2(policy, *forms).part(2).reasons
        )


def test_more_than_one_passed_moment_is_said_in_the_plural(policy: Policy) -> None:
    stricter = replace(policy, moments_needed=3)
    verdict = of_year_2(stricter, form(1), form(2))
    assert verdict.part(1).reasons[0] == (
        "Bij Aannemer Aalbers zijn BO 1 en BO 2 gelukt; 3 van de 3 momenten zijn nodig."
    )


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        (({}, {}, {}), "In BO 1, BO 2 en BO 3"),
        (({}, {"2.1": 70}, {}), "In BO 1 en BO 3"),
        (({"2.3": 75}, {}, {"2.5": None}), "2.3 was 7,5 in BO 1; 2.5 nog leeg"),
        (
            ({"2.1": 70, "2.3": 70, "2.5": 79}, {}, dict.fromkeys(("2.1", "2.2"))),
            "2.1, 2.3 en 2.5 te laag in BO 1; 2.1 en 2.2 nog leeg",
        ),
        (({"2.3": 70, "2.4": 70}, {"2.3": 75}, {"2.3": 60}), "2.3 te laag in BO 1, BO 2 en BO 3"),
        (({"2.3": 70}, {"2.4": 75}, {}), "2.3 te laag in BO 1; 2.4 te laag in BO 2"),
        (
            (dict.fromkeys(("2.1", "2.2", "2.3", "2.4"), 70), {}, {"2.1": 79}),
            "2.1 te laag in BO 1 en BO 3",
        ),
        (
            (dict.fromkeys(("2.1", "2.2", "2.3", "2.4"), 70), {}, dict.fromkeys(("2.1", "2.2"))),
            "4 cijfers te laag in BO 1; 2.1 en 2.2 nog leeg",
        ),
        (
            ({}, dict.fromkeys(("2.1", "2.2", "2.3", "2.4", "2.5")), {"2.1": None, "2.2": None}),
            "2.1 en 2.2 nog leeg",
        ),
    ],
)
def test_the_short_line_names_what_matters(
    policy: Policy, changed: tuple[Mapping[str, int | None], ...], line: str
) -> None:
    forms = [form(moment, changed=grades) for moment, grades in enumerate(changed, start=1)]
    assert of_year_2(policy, *forms).part(2).line == line


def test_the_short_line_of_little_says_little(policy: Policy) -> None:
    assert of_year_2(policy).part(1).line == "Nog geen cijfers"
    assert of_year_2(policy, MomentFacts(1, *A)).part(1).line == "Nog geen cijfers"
    assert of_year_2(policy, form(1)).part(1).line == "Gelukt in BO 1"


def test_the_short_line_names_the_company_when_there_are_two(policy: Policy) -> None:
    assert of_year_2(policy, form(1, B), form(2, B), form(3, A)).part(1).line == (
        "In BO 1 en BO 2 bij Bakkerij Bos"
    )
    assert of_year_2(policy, form(1, B), form(3, ("c", "Cafe"), {"1.1": 79})).part(1).line == (
        "Gelukt in BO 1 bij Bakkerij Bos"
    )
