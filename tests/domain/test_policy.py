"""The shipped policy holds the source's own words and numbers (seed/stagebeleid.txt)."""

from datetime import date

import pytest

from stagedesk.domain.policy import Policy
from stagedesk.domain.policy_file import (
    canonical_json,
    policy_from_json,
    policy_hash,
    read_policy,
)
from stagedesk.domain.problem import InputError

from .policies import shipped, texts

YEARS = ("2022-2023", "2025-2026", "2026-2027", "2027-2028")


@pytest.fixture(scope="module")
def policy() -> Policy:
    return shipped("2026-2027")


def test_four_school_years_ship() -> None:
    assert set(texts()) == set(YEARS)


def test_the_certificates_ask_31_skills(policy: Policy) -> None:
    ids = [skill.id for skill in policy.skills]
    assert ids == [f"1.{n}" for n in range(1, 7)] + [
        f"{certificate}.{n}" for certificate in range(2, 7) for n in range(1, 6)
    ]


@pytest.mark.parametrize(
    ("skill", "text", "form_text"),
    [
        (
            "2.2",
            "Ik heb een actieve en positieve werkhouding.",
            "Ik heb een actieve & positieve werkhouding",
        ),
        (
            "2.4",
            "Ik accepteer leiding van mijn praktijkbegeleider en collega’s.",
            "Ik accepteer leiding van mijn praktijkbegeleider/collega",
        ),
        (
            "3.5",
            "Ik maak op een juiste manier contact met collega’s, klanten en de leiding.",
            "Ik maak op een juiste manier contact met collega’s / klanten / leiding",
        ),
        (
            "5.2",
            "Ik weet hoe een werkdag eruitziet en wat er van mij wordt verwacht.",
            "Ik weet hoe een werkdag eruit ziet en wat er van mij wordt verwacht",
        ),
    ],
)
def test_a_skill_has_the_chapter_s_and_the_form_s_wording(
    policy: Policy, skill: str, text: str, form_text: str
) -> None:
    found = next(s for s in policy.skills if s.id == skill)
    assert (found.text, found.form_text) == (text, form_text)


def test_no_text_has_a_straight_apostrophe_and_every_chapter_text_a_full_stop(
    policy: Policy,
) -> None:
    for skill in policy.skills:
        assert "'" not in skill.text + skill.form_text + skill.short
        assert skill.text.endswith(".")
        assert not skill.form_text.endswith(".")


@pytest.mark.parametrize(
    ("grade_year", "days", "day_hours", "norm", "certificates"),
    [
        (1, None, 4, 128, (1, 2, 3)),
        (2, 1, 5, 160, (1, 2, 3)),
        (3, 2, 8, 512, (1, 2, 3, 4)),
        (4, 3, 8, 768, (1, 2, 3, 4, 5, 6)),
        (5, 3, 8, 768, (1, 2, 3, 4, 5, 6)),
        (6, 3, 8, 768, (1, 2, 3, 4, 5, 6)),
    ],
)
def test_grade_years_follow_bijlage_5_and_6(
    policy: Policy,
    grade_year: int,
    days: int | None,
    day_hours: int,
    norm: int,
    certificates: tuple[int, ...],
) -> None:
    year = policy.grade_years[grade_year]
    assert (year.days_per_week, year.max_day_minutes) == (days, day_hours * 60)
    assert (year.norm_hours, year.certificates) == (norm, certificates)
    assert year.internal is (grade_year == 1)
    assert len(year.modules) == (3 if grade_year in (2, 3, 4) else 0)


def test_the_pass_mark_moments_and_share_are_those_of_bijlage_5(policy: Policy) -> None:
    assert (policy.pass_tenths, policy.moments, policy.moments_needed) == (80, 3, 2)
    assert policy.share_percent == 80


def test_the_law_s_limits_stand_by_age(policy: Policy) -> None:
    bands = {(limit.from_age, limit.to_age): limit for limit in policy.limits}
    assert list(bands) == [(0, 13), (14, 15), (16, 17), (18, None)]
    young = bands[(14, 15)]
    assert (young.day_minutes, young.week_minutes) == (7 * 60, 35 * 60)
    assert (young.earliest, young.latest, young.sunday) == (7 * 60, 19 * 60, False)
    assert bands[(0, 13)].ask


def test_occupations_carry_their_codes(policy: Policy) -> None:
    found = {(o.sector, o.name): "".join(o.codes) for o in policy.occupations}
    assert found[("techniek", "steigerbouwer")] == "OFV"
    assert found[("detailhandel", "kassière")] == "SR"
    assert found[("horeca", "afwasser")] == ""
    assert len(found) == 22 + 9 + 7 + 3
    assert policy.occupation_codes["V"] == "alleen met VCA"


def test_the_internal_stage_has_six_parts(policy: Policy) -> None:
    assert len(policy.internal_parts) == 6


@pytest.mark.parametrize(
    ("year", "first", "last", "periods"),
    [
        ("2022-2023", (2022, 8, 22), (2023, 7, 7), ["2022-11-28", "2023-03-13", "2023-07-03"]),
        ("2025-2026", (2025, 9, 1), (2026, 7, 17), ["2025-11-27", "2026-03-12", "2026-07-02"]),
        ("2026-2027", (2026, 8, 31), (2027, 7, 16), ["2026-11-27", "2027-03-12", "2027-07-02"]),
        ("2027-2028", (2027, 8, 30), (2028, 7, 7), ["2027-11-26", "2028-03-13", "2028-07-03"]),
    ],
)
def test_each_year_has_its_own_dates(
    year: str, first: tuple[int, int, int], last: tuple[int, int, int], periods: list[str]
) -> None:
    policy = shipped(year)
    assert policy.calendar_known
    assert (policy.first_day, policy.last_day) == (date(*first), date(*last))
    assert [period.last_day.isoformat() for period in policy.periods] == periods
    assert [holiday.name[:3] for holiday in policy.holidays] == ["Her", "Ker", "Voo", "Mei"]


def test_a_year_without_file_follows_the_newest_earlier_rules_but_never_its_dates() -> None:
    policy = shipped("2031-2032")
    assert policy.certificates == shipped("2027-2028").certificates
    assert not policy.calendar_known
    assert policy.holidays == ()
    assert (policy.first_day, policy.last_day) == (date(2031, 8, 1), date(2032, 7, 31))
    assert [p.last_day for p in policy.periods] == [
        date(2031, 11, 27),
        date(2032, 3, 12),
        date(2032, 7, 2),
    ]


def test_a_year_between_two_files_follows_the_earlier_one() -> None:
    policy = shipped("2023-2024")
    assert (policy.rules_from, policy.calendar_known) == ("2022-2023", False)


def test_a_year_before_all_files_follows_the_earliest() -> None:
    assert shipped("2010-2011").rules_from == "2022-2023"


@pytest.mark.parametrize("year", [*YEARS, "2031-2032"])
def test_the_database_gives_back_the_policy_it_was_given(year: str) -> None:
    policy = shipped(year)
    assert policy_from_json(canonical_json(policy)) == policy
    assert canonical_json(policy_from_json(canonical_json(policy))) == canonical_json(policy)
    assert policy_hash(policy) == policy_hash(policy_from_json(canonical_json(policy)))
    assert len(policy_hash(policy)) == 64


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-1],
        lambda text: "[]",
        lambda text: "3",
        lambda text: text.replace('"pass_tenths":80', '"pass_tenths":"80"'),
        lambda text: text.replace('"calendar_known":true', '"calendar_known":1'),
        lambda text: text.replace('"first_day":"2026-08-31"', '"first_day":"31 aug"'),
        lambda text: text.replace('"region":', '"newer_field":'),
        lambda text: text.replace('"holidays":[', '"holidays":{"a":[').replace(
            '],"periods"', ']},"periods"'
        ),
    ],
)
def test_a_stored_text_that_is_no_policy_is_refused(damage) -> None:  # type: ignore[no-untyped-def]
    whole = canonical_json(shipped("2026-2027"))
    damaged = damage(whole)
    assert damaged != whole
    with pytest.raises(InputError, match="Dit is geen stagebeleid"):
        policy_from_json(damaged)


@pytest.mark.parametrize(
    ("grade_year", "title", "words"),
    [
        (1, "Interne stage", "een vast blok op het rooster van vier uur"),
        (2, "Voorbereidende externe stage", "een minimum van 160 stage-uren"),
        (3, "Oriënterende externe stage", "een minimum van 512 stage-uren"),
        (4, "Beroepsvoorbereidende stage", "bij het praktijkvak waar uw kind voor heeft gekozen."),
        (5, "Plaatsingsstage", "een minimum van 768 of 1024 stage-uren, afhankelijk van"),
        (6, "", ""),
    ],
)
def test_the_parents_consent_says_of_each_grade_year_what_bijlage_6_says(
    policy: Policy, grade_year: int, title: str, words: str
) -> None:
    found = policy.grade_years[grade_year]
    assert found.consent_title == title
    assert words in found.consent_text


def test_supported_employment_has_seven_steps_in_the_words_of_the_source(policy: Policy) -> None:
    assert [(step.number, step.name) for step in policy.support_steps] == [
        (1, "Intake & assessment"),
        (2, "Jobfinding"),
        (3, "Jobanalyse"),
        (4, "Jobmatching"),
        (5, "Job(re)design"),
        (6, "Jobcoaching"),
        (7, "Ongoing support"),
    ]
    assert all(step.text for step in policy.support_steps)


def test_steps_of_support_are_numbered_without_a_gap() -> None:
    damaged = {
        year: text.replace("[support_steps.3]", "[support_steps.9]")
        for year, text in texts().items()
    }
    with pytest.raises(InputError) as fault:
        read_policy(damaged, "2026-2027")
    assert [problem.field for problem in fault.value.problems] == ["support_steps"]
