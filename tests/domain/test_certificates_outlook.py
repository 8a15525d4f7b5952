"""What can still be done while the year runs (domain.md 5: 'kan niet meer', change of company)."""

from collections.abc import Mapping
from datetime import date

import pytest

from stagedesk.domain.certificates import (
    MomentFacts,
    Outlook,
    State,
    Verdict,
    change_of_company_notice,
    judge,
    open_moments,
)
from stagedesk.domain.policy import Policy

from .policies import shipped
from .test_certificates import ENOUGH, NORM, A, B, form


@pytest.fixture(scope="module")
def policy() -> Policy:
    return shipped("2026-2027")


def judged(
    policy: Policy, *forms: MomentFacts, signed: int = ENOUGH, outlook: Outlook | None = None
) -> Verdict:
    return judge(policy, 2, NORM, signed, forms, outlook or Outlook(0, None, (1, 2, 3)))


def blank(moment: int, company: tuple[str, str] = A) -> MomentFacts:
    return MomentFacts(moment, company[0], company[1], open=True)


LOW: Mapping[str, int | None] = {"2.3": 70}


@pytest.mark.parametrize(
    ("forms", "state", "badge", "still"),
    [
        ((form(1), form(2)), State.EARNED, "behaald", ()),
        (
            (blank(1), blank(2), blank(3)),
            State.OPEN,
            "nog niet begonnen",
            ("Nog 2 momenten bij Aannemer Aalbers, in BO 1, BO 2 of BO 3.",),
        ),
        (
            (form(1, changed=LOW), blank(2), blank(3)),
            State.MORE_MOMENTS,
            "nog 2 momenten",
            ("Nog 2 momenten bij Aannemer Aalbers: BO 2 en BO 3.",),
        ),
        (
            (form(1), blank(2), blank(3)),
            State.ONE_MORE_MOMENT,
            "nog 1 moment",
            ("Nog 1 moment bij Aannemer Aalbers, in BO 2 of BO 3.",),
        ),
        (
            (form(1), form(2, changed=LOW), blank(3)),
            State.ONE_MORE_MOMENT,
            "nog 1 moment",
            ("Nog 1 moment bij Aannemer Aalbers: BO 3.",),
        ),
        (
            (form(1), form(2, changed=LOW), form(3, changed={"2.3": 70, "2.5": None}, open_=True)),
            State.ONE_MORE_MOMENT,
            "nog 1 moment",
            ("Nog 1 moment bij Aannemer Aalbers: BO 3.",),
        ),
        (
            (form(1, changed=LOW), form(2, changed=LOW), blank(3)),
            State.IMPOSSIBLE,
            "niet meer haalbaar",
            ("Bij Aannemer Aalbers kan het niet meer.",),
        ),
        (
            (form(1), form(2, changed=LOW), form(3, changed=LOW, open_=True)),
            State.IMPOSSIBLE,
            "niet meer haalbaar",
            ("Bij Aannemer Aalbers kan het niet meer.",),
        ),
        (
            (form(1, changed=LOW), form(2, changed={"2.1": None}), blank(3)),
            State.IMPOSSIBLE,
            "niet meer haalbaar",
            ("Bij Aannemer Aalbers kan het niet meer.",),
        ),
        (
            (form(1, A), form(2, A, LOW), blank(3, B)),
            State.IMPOSSIBLE,
            "niet meer haalbaar",
            ("Bij Aannemer Aalbers kan het niet meer.", "Bij Bakkerij Bos kan het niet meer."),
        ),
        (
            (form(1, A), blank(2, B), blank(3, B)),
            State.MORE_MOMENTS,
            "nog 2 momenten",
            (
                "Bij Aannemer Aalbers kan het niet meer.",
                "Nog 2 momenten bij Bakkerij Bos: BO 2 en BO 3.",
            ),
        ),
    ],
)
def test_passes_and_open_moments_decide_what_can_still_be_done(
    policy: Policy,
    forms: tuple[MomentFacts, ...],
    state: State,
    badge: str,
    still: tuple[str, ...],
) -> None:
    part = judged(policy, *forms).part(2)
    assert (part.state, part.badge, part.still) == (state, badge, still)


def test_when_the_year_is_over_nothing_can_be_done_any_more(policy: Policy) -> None:
    verdict = judge(policy, 2, NORM, ENOUGH - 60, [form(1), blank(2), blank(3)])
    assert {part.state for part in verdict.parts} == {State.NOT_EARNED}
    assert {part.badge for part in verdict.parts} == {"niet behaald"}
    assert {part.still for part in verdict.parts} == {()}
    assert (verdict.final.state, verdict.final.still) == (State.NOT_EARNED, ())


@pytest.mark.parametrize(
    ("open_now", "state", "still"),
    [
        ((2, 3), State.OPEN, ("Bij een nieuw bedrijf kan het nog: BO 2 en BO 3.",)),
        ((3,), State.IMPOSSIBLE, ()),
        ((), State.IMPOSSIBLE, ()),
    ],
)
def test_between_two_companies_a_new_one_may_still_earn_it(
    policy: Policy, open_now: tuple[int, ...], state: State, still: tuple[str, ...]
) -> None:
    verdict = judged(policy, form(1), outlook=Outlook(0, None, open_now))
    lost = "Bij Aannemer Aalbers kan het niet meer."
    assert (verdict.part(2).state, verdict.part(2).still) == (state, (lost, *still))
    assert verdict.final.state is state
    assert verdict.final.still == (
        "Bij Aannemer Aalbers kan het eindcertificaat niet meer.",
        *still,
    )


def test_a_student_without_any_stage_may_still_begin(policy: Policy) -> None:
    verdict = judged(policy, signed=0, outlook=Outlook(0, 0, (1, 2, 3)))
    assert verdict.part(1).state is State.ONLY_MAKE_UP
    assert judged(policy, signed=0).part(1).state is State.OPEN


# ------------------------------------------------------------------ hours

SHORT = ENOUGH - 10 * 60


@pytest.mark.parametrize(
    ("outlook", "state", "still"),
    [
        (Outlook(0, 600), State.WAITS_HOURS, ("Er staat nog 10 uur in het rooster.",)),
        (
            Outlook(150, 450),
            State.WAITS_HOURS,
            ("Laat 2,5 uur nog tekenen.", "Er staat nog 7,5 uur in het rooster."),
        ),
        (Outlook(600, 0), State.WAITS_HOURS, ("Laat 10 uur nog tekenen.",)),
        (Outlook(0, None), State.WAITS_HOURS, ()),
        (Outlook(60, None), State.WAITS_HOURS, ("Laat 1 uur nog tekenen.",)),
        (
            Outlook(0, 599),
            State.ONLY_MAKE_UP,
            ("Het rooster komt 0,02 uur te kort: alleen nog met inhalen.",),
        ),
        (
            Outlook(60, 450),
            State.ONLY_MAKE_UP,
            (
                "Laat 1 uur nog tekenen.",
                "Het rooster komt 1,5 uur te kort: alleen nog met inhalen.",
            ),
        ),
    ],
)
def test_hours_wait_or_can_only_be_made_up(
    policy: Policy, outlook: Outlook, state: State, still: tuple[str, ...]
) -> None:
    verdict = judged(policy, form(1), form(2), signed=SHORT, outlook=outlook)
    assert verdict.hours_still == still
    assert {(part.state, part.still) for part in verdict.parts} == {(state, still)}
    assert (verdict.final.state, verdict.final.still) == (state, still)


def test_moments_that_are_lost_weigh_more_than_hours(policy: Policy) -> None:
    outlook = Outlook(0, 0, (3,))
    forms = (form(1, changed=LOW), form(2, changed=LOW), blank(3))
    verdict = judged(policy, *forms, signed=0, outlook=outlook)
    assert verdict.part(2).state is State.IMPOSSIBLE
    assert verdict.part(1).state is State.ONLY_MAKE_UP


def test_badges_have_at_most_three_words() -> None:
    from stagedesk.domain.verdict import _BADGES

    assert set(_BADGES) == set(State)
    assert all(len(badge.split()) <= 3 for badge in _BADGES.values())


# ------------------------------------------------------------------ the final certificate


@pytest.mark.parametrize(
    ("forms", "state", "badge", "still"),
    [
        ((form(1), form(2)), State.EARNED, "behaald", ()),
        (
            (blank(1), blank(2)),
            State.OPEN,
            "nog niet begonnen",
            ("Bij Aannemer Aalbers mist nog deelcertificaat 1, 2 en 3.",),
        ),
        (
            (form(1), form(2, changed=LOW), blank(3)),
            State.MORE_PARTS,
            "nog 1 deelcertificaat",
            ("Bij Aannemer Aalbers mist nog deelcertificaat 2.",),
        ),
        (
            (form(1), form(2, changed={"2.1": 70, "3.1": 70}), blank(3)),
            State.MORE_PARTS,
            "nog 2 deelcertificaten",
            ("Bij Aannemer Aalbers mist nog deelcertificaat 2 en 3.",),
        ),
        (
            (form(1, changed=LOW), form(2, changed=LOW), blank(3)),
            State.IMPOSSIBLE,
            "niet meer haalbaar",
            ("Bij Aannemer Aalbers kan het eindcertificaat niet meer.",),
        ),
        (
            (form(1, A), form(1, B, LOW), blank(2, B), blank(3, B)),
            State.MORE_PARTS,
            "nog 3 deelcertificaten",
            (
                "Bij Aannemer Aalbers kan het eindcertificaat niet meer.",
                "Bij Bakkerij Bos mist nog deelcertificaat 1, 2 en 3.",
            ),
        ),
    ],
)
def test_the_final_certificate_can_still_be_earned_where_every_part_can(
    policy: Policy,
    forms: tuple[MomentFacts, ...],
    state: State,
    badge: str,
    still: tuple[str, ...],
) -> None:
    final = judged(policy, *forms).final
    assert (final.state, final.badge, final.still) == (state, badge, still)


# ------------------------------------------------------------------ which moments are open


@pytest.mark.parametrize(
    ("on", "start", "end", "expected"),
    [
        (date(2026, 9, 1), None, None, (1, 2, 3)),
        (date(2026, 11, 27), None, None, (1, 2, 3)),
        (date(2026, 11, 28), None, None, (2, 3)),
        (date(2027, 7, 2), None, None, (3,)),
        (date(2027, 7, 3), None, None, ()),
        (date(2026, 9, 1), None, date(2026, 11, 27), (1,)),
        (date(2026, 9, 1), None, date(2026, 11, 28), (1, 2)),
        (date(2026, 12, 1), None, date(2026, 11, 28), ()),
        (date(2026, 11, 28), None, date(2026, 11, 28), (2,)),
        (date(2026, 9, 1), date(2026, 11, 28), None, (2, 3)),
        (date(2026, 9, 1), date(2026, 11, 27), None, (1, 2, 3)),
        (date(2026, 9, 1), date(2027, 7, 3), None, ()),
    ],
)
def test_a_moment_is_open_while_its_period_and_the_placement_run(
    policy: Policy, on: date, start: date | None, end: date | None, expected: tuple[int, ...]
) -> None:
    assert open_moments(policy, on, start, end) == expected


# ------------------------------------------------------------------ change of company


def test_a_change_of_company_says_what_stays_and_what_can_still_be_earned(policy: Policy) -> None:
    verdict = judged(policy, form(1), form(2, changed=LOW), blank(3))
    assert change_of_company_notice(policy, verdict, (2, 3)) == (
        "Certificaten haal je bij 1 stagebedrijf: bij een nieuw bedrijf begint dat opnieuw. "
        "Wat al gelukt is, blijft staan: deelcertificaat 1 en 3. "
        "Bij het nieuwe bedrijf kunnen alle certificaten nog: in BO 2 en BO 3, waarvan er 2 moeten "
        "lukken. De uren van alle bedrijven tellen samen."
    )


@pytest.mark.parametrize(
    ("left", "words"),
    [((3,), "alleen BO 3 is nog over"), ((), "er is geen moment over")],
)
def test_a_late_change_of_company_says_that_nothing_is_left(
    policy: Policy, left: tuple[int, ...], words: str
) -> None:
    notice = change_of_company_notice(policy, judged(policy, form(1)), left)
    assert f"geen certificaat meer te halen: {words}." in notice
    assert "blijft staan" not in notice
