"""A handed-out certificate keeps what it stood on; later changes show as a difference."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from stagedesk.domain.certificate_basis import certificate_basis, differences
from stagedesk.domain.certificates import MomentFacts, judge
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError

from .policies import shipped
from .test_certificates import ENOUGH, NORM, A, B, form

NAMES = {"student": "Oğuzhan Çelik", "jobcoach": "Noor El Haddād"}


@pytest.fixture(scope="module")
def policy() -> Policy:
    return shipped("2026-2027")


def basis(
    policy: Policy,
    *forms: MomentFacts,
    certificate: int | None = 2,
    signed: int = ENOUGH,
    names: Mapping[str, str | None] = NAMES,
) -> dict[str, Any]:
    verdict = judge(policy, 2, NORM, signed, forms)
    return certificate_basis(policy, verdict, forms, certificate, names)


def test_a_part_certificate_stands_on_its_own_grades_at_its_company(policy: Policy) -> None:
    found = basis(policy, form(1), form(2, changed={"2.1": 95}), form(3, B))
    assert found == {
        **NAMES,
        "company": A[1],
        "parts": [
            {
                "number": 2,
                "name": "Houding en gedrag",
                "description": policy.certificates[2].description,
                "skills": [[skill.id, skill.text] for skill in policy.certificates[2].skills],
            }
        ],
        "grades": {
            "1": {f"2.{n}": 80 for n in range(1, 6)},
            "2": {"2.1": 95, "2.2": 80, "2.3": 80, "2.4": 80, "2.5": 80},
        },
        "signed_minutes": ENOUGH,
        "required_minutes": 7680,
        "norm_hours": NORM,
    }


def test_what_is_unknown_is_left_out(policy: Policy) -> None:
    assert "jobcoach" not in basis(policy, form(1), form(2), names={"jobcoach": None})


def test_the_final_certificate_stands_on_all_its_parts(policy: Policy) -> None:
    found = basis(policy, form(1, changed={"1.1": 70}), form(2), form(3), certificate=None)
    assert [part["number"] for part in found["parts"]] == [1, 2, 3]
    assert {moment: len(grades) for moment, grades in found["grades"].items()} == {
        "1": 10,
        "2": 16,
        "3": 16,
    }


def test_of_two_companies_of_one_name_the_one_with_all_parts_gives_the_final(
    policy: Policy,
) -> None:
    first, second = ("k1", "Kapsalon"), ("k2", "Kapsalon")
    low = {"3.1": 70, "1.1": 90}
    forms = [form(1, first, low), form(2, first, low), form(1, second), form(2, second)]
    found = basis(policy, *forms, certificate=None)
    assert {grades["1.1"] for grades in found["grades"].values()} == {80}


def test_a_basis_is_plain_json(policy: Policy) -> None:
    found = basis(policy, form(1), form(2))
    assert json.loads(json.dumps(found)) == found


def test_of_two_forms_of_a_moment_the_one_that_passes_is_kept_whatever_the_order(
    policy: Policy,
) -> None:
    forms = [form(1), form(1, changed={"2.1": 90}), form(1, changed={"2.1": 70}), form(2)]
    assert basis(policy, *forms) == basis(policy, *reversed(forms))


def test_a_certificate_that_is_not_earned_has_no_basis(policy: Policy) -> None:
    with pytest.raises(InputError, match="1 uur te kort"):
        basis(policy, form(1), form(2), signed=ENOUGH - 60)
    with pytest.raises(InputError, match="Deelcertificaat 2"):
        basis(policy, form(1), form(2, changed={"2.1": 70}), certificate=None)


def test_without_changes_there_is_no_difference(policy: Policy) -> None:
    assert differences(basis(policy, form(1), form(2)), basis(policy, form(2), form(1))) == ()


def test_later_changes_are_told_in_dutch(policy: Policy) -> None:
    before = basis(policy, form(1), form(2))
    after = basis(
        policy,
        form(1, (A[0], "Aalbers BV"), {"2.1": 95}),
        form(3, (A[0], "Aalbers BV")),
        signed=ENOUGH + 90,
        names={"student": "Oğuzhan Çelik", "school_class": "2B"},
    )
    assert differences(before, after) == (
        "Stagebedrijf: was Aannemer Aalbers, nu Aalbers BV.",
        "Jobcoach: was Noor El Haddād, nu leeg.",
        "Getekende uren: was 128 uur, nu 129,5 uur.",
        "2.1 in BO 1 was 8,0, nu 9,5.",
        *(f"2.{n} in BO 2 was 8,0, nu leeg." for n in range(1, 6)),
        *(f"2.{n} in BO 3 was leeg, nu 8,0." for n in range(1, 6)),
    )


def test_a_changed_norm_is_told_and_changed_texts_are_not(policy: Policy) -> None:
    before = basis(policy, form(1), form(2))
    after = {**before, "required_minutes": 7200, "norm_hours": 150, "parts": [], "extra": 1}
    assert differences(before, after) == (
        "Benodigde uren: was 128 uur, nu 120 uur.",
        "Norm: was 160 uur, nu 150 uur.",
    )


def test_a_basis_of_another_program_is_held_only_against_what_it_has(policy: Policy) -> None:
    assert differences({}, {**basis(policy, form(1), form(2)), "grades": {}}) == ()


def test_a_certificate_that_is_lost_says_so_in_one_line(policy: Policy) -> None:
    assert differences(basis(policy, form(1), form(2)), None) == (
        "Met de gegevens van nu zou dit certificaat niet behaald zijn.",
    )
