"""A student beside a company: every reason, none of which blocks."""

from dataclasses import replace

import pytest

from stagedesk.domain.matching import (
    Match,
    Occupations,
    Offer,
    Reason,
    Seeker,
    Weight,
    asked_codes,
    occupations_of,
    ranked,
    reasons,
)
from tests.domain.policies import shipped

GOOD, DOUBT, AGAINST = Weight.GOOD, Weight.DOUBT, Weight.AGAINST
WORK = Occupations(
    {
        "bediening": frozenset("S"),
        "afwasser": frozenset(),
        "kassière": frozenset("SR"),
        "elektricien": frozenset("OV"),
    },
    {
        "O": "goed in vroeg opstaan",
        "S": "goede sociale vaardigheden",
        "R": "goede rekenvaardigheden",
        "V": "alleen met VCA",
    },
    {"horeca": "Horeca", "techniek": "Techniek"},
)
SEEKER = Seeker(age=16)
OFFER = Offer("c", "Lunchroom Kade")


@pytest.mark.parametrize(
    ("seeker", "offer", "expected"),
    [
        ({}, {}, []),
        # Age.
        ({"age": 15}, {"minimum_age": 16}, [(AGAINST, "vanaf 16 jaar, is nu 15")]),
        ({"age": 16}, {"minimum_age": 16}, []),
        ({"age": None}, {"minimum_age": 16}, [(DOUBT, "vanaf 16 jaar, leeftijd onbekend")]),
        # Open, full, rest, not again.
        ({}, {"places": 2, "taken": 1}, [(GOOD, "1 plek vrij")]),
        ({}, {"places": 2, "taken": 2}, [(AGAINST, "vol: 2 van 2 bezet")]),
        ({}, {"places": 0}, [(AGAINST, "vol: 0 van 0 bezet")]),
        ({}, {"status": "rest", "places": 3}, [(AGAINST, "nu even niet")]),
        (
            {},
            {"status": "not_again", "status_reason": "geen begeleiding"},
            [(AGAINST, "hier plaatsen we niet meer: geen begeleiding")],
        ),
        ({"been": frozenset({"c"})}, {}, [(DOUBT, "was hier al op stage")]),
        # Work and sector.
        (
            {"wished_occupations": frozenset({"afwasser"})},
            {"sector": "horeca", "occupations": ("afwasser", "bediening")},
            [(GOOD, "wil dit werk: afwasser")],
        ),
        (
            {"wished_sectors": frozenset({"horeca"})},
            {"sector": "horeca"},
            [(GOOD, "wil graag horeca")],
        ),
        (
            {"sectors": frozenset({"horeca"})},
            {"sector": "horeca"},
            [(GOOD, "past bij praktijkvak horeca")],
        ),
        (
            {"sectors": frozenset({"techniek"})},
            {"sector": "horeca"},
            [(DOUBT, "andere branche: horeca")],
        ),
        ({}, {"sector": "horeca"}, []),
        # Codes.
        (
            {"able": frozenset("S")},
            {"codes": frozenset("S")},
            [(GOOD, "goede sociale vaardigheden")],
        ),
        (
            {"not_yet": frozenset("S")},
            {"codes": frozenset("S")},
            [(DOUBT, "nog niet goede sociale vaardigheden")],
        ),
        ({}, {"codes": frozenset("O")}, [(DOUBT, "gevraagd: goed in vroeg opstaan")]),
        ({"papers": frozenset({"vca"})}, {"codes": frozenset("V")}, [(GOOD, "alleen met VCA")]),
        # Papers.
        ({}, {"papers_asked": ("vog", "vca")}, [(DOUBT, "nog nodig: VOG en VCA")]),
        ({"papers": frozenset({"vog"})}, {"papers_asked": ("vog",)}, []),
        # Travel.
        (
            {"travel_minutes": 30},
            {"travel_minutes": 45},
            [(DOUBT, "45 minuten reizen, wil hoogstens 30")],
        ),
        ({"travel_minutes": 45}, {"travel_minutes": 45}, []),
        ({"travel_minutes": 30}, {}, []),
        (
            {"travel_by": frozenset({"walk", "bike"})},
            {"travel_by": frozenset({"public"})},
            [(DOUBT, "alleen te bereiken met bus, tram of trein")],
        ),
        ({"travel_by": frozenset({"bike"})}, {"travel_by": frozenset({"bike", "public"})}, []),
        # SBB.
        ({"sbb_needed": True}, {}, [(DOUBT, "geen SBB: geen praktijkverklaring")]),
        ({"sbb_needed": True}, {"sbb_levels": (1, 2)}, [(GOOD, "SBB niveau 1 en 2")]),
    ],
)
def test_each_thing_that_matters_gives_its_reason(
    seeker: dict[str, object], offer: dict[str, object], expected: list[tuple[Weight, str]]
) -> None:
    found = reasons(replace(SEEKER, **seeker), replace(OFFER, **offer), WORK)  # type: ignore[arg-type]
    assert list(found) == [Reason(weight, text) for weight, text in expected]


@pytest.mark.parametrize(
    ("codes", "occupations", "asked"),
    [
        (None, (), ""),
        (None, ("bediening",), "S"),
        (None, ("bediening", "kassière"), "S"),
        (None, ("bediening", "afwasser"), ""),
        (None, ("iets nieuws",), ""),
        ("R", ("bediening",), "R"),
        ("", ("bediening",), ""),
    ],
)
def test_a_company_asks_its_own_codes_else_what_all_its_work_asks(
    codes: str | None, occupations: tuple[str, ...], asked: str
) -> None:
    own = None if codes is None else frozenset(codes)
    offer = replace(OFFER, codes=own, occupations=occupations)
    assert asked_codes(offer, WORK) == frozenset(asked)


def test_what_is_against_stands_first_and_the_best_match_comes_first() -> None:
    full = reasons(SEEKER, replace(OFFER, places=1, taken=1, codes=frozenset("O")), WORK)
    assert [reason.weight for reason in full] == [AGAINST, DOUBT]
    good = Reason(GOOD, "1 plek vrij")
    matches = [
        Match("a", "Vol", "", (Reason(AGAINST, "vol"),)),
        Match("b", "Twijfel", "", (Reason(DOUBT, "ver"),)),
        Match("c", "Niets bekend", ""),
        Match("d", "Past goed", "", (good, good)),
        Match("e", "Past", "", (good,)),
    ]
    assert [match.key for match in ranked(matches)] == ["d", "e", "c", "b", "a"]
    assert [match.fits for match in matches] == [False, False, True, True, True]


def test_the_shipped_policy_knows_what_its_occupations_ask() -> None:
    known = occupations_of(shipped("2026-2027"))
    assert known.codes["steigerbouwer"] == frozenset("OFV")
    assert known.codes["autowassen"] == frozenset()
    assert set(known.meanings) == set("OFSRVT")
