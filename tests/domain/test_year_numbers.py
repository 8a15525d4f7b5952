"""The numbers of a school year: what counts where, and who stands behind it."""

import datetime as dt
from dataclasses import replace

import pytest

from stagedesk.domain.year_facts import PlacementFact, YearFact, early, topics
from stagedesk.domain.year_numbers import HOURS, Number, Topic, against, said, with_removed
from tests.domain.policies import shipped

POLICY = shipped("2026-2027")
ON = dt.date(2027, 7, 16)
START = dt.date(2026, 8, 31)
BAKERY = PlacementFact("Bakkerij Jansen", "horeca", start=START)
ROUTES = {"AG": "arbeidsgericht", "AGB": "arbeidsgericht beschermd"}


def fact(name: str = "Zoë Bakker", **more: object) -> YearFact:
    base = YearFact(name, name, name, "4B", 4, norm=768 * 60, required=36864, needed=(1, 2, 3))
    return replace(base, **more)  # type: ignore[arg-type]


def numbers(facts: list[YearFact], key: str, on: dt.date = ON) -> dict[str, Number]:
    found = {topic.key: topic for topic in topics(facts, POLICY, on, ROUTES)}
    return {one.key: one for one in found[key].numbers}


@pytest.mark.parametrize(
    ("placements", "key"),
    [
        ((), "none"),
        ((PlacementFact("Bakkerij Jansen", "horeca"),), "none"),
        ((PlacementFact("School", internal=True, start=START),), "internal"),
        ((PlacementFact("School", internal=True, start=START), BAKERY), "company"),
    ],
)
def test_a_student_counts_once_by_the_placement_that_began(
    placements: tuple[PlacementFact, ...], key: str
) -> None:
    found = numbers([fact(placements=placements)], "places")
    assert {one.key: one.value for one in found.values() if one.value} == {key: 1}


def test_placements_are_counted_by_sector_each_with_its_company() -> None:
    shop = PlacementFact("Winkel", None, start=START)
    found = numbers([fact(placements=(BAKERY, BAKERY, shop))], "sectors")
    assert {key: one.value for key, one in found.items()} == {"horeca": 2, "unknown": 1}
    assert [one.what for one in found["unknown"].behind] == ["Winkel"]


def test_hours_stand_against_the_norm_of_their_grade_year() -> None:
    found = numbers([fact(signed=600), fact("A", signed=660), fact("B", grade_year=5)], "hours")
    assert (found["4"].value, found["4"].whole) == (1260, 2 * 768 * 60)
    assert found["5"].value == 0
    assert [one.name for one in found["4"].behind] == ["A", "Zoë Bakker"]


@pytest.mark.parametrize(
    ("signed", "key"),
    [
        (0, "none"), (1, "less"), (23039, "less"), (23040, "half"), (36863, "half"),
        (36864, "enough"),
    ],
)  # fmt: skip
def test_a_student_with_exactly_the_share_has_enough_hours(signed: int, key: str) -> None:
    found = numbers([fact(signed=signed)], "reach")
    assert [one.key for one in found.values() if one.value] == [key]


def test_certificates_are_counted_by_grade_year() -> None:
    facts = [fact(earned=(1, 3), final=False), fact("B", earned=(1, 2, 3), final=True)]
    parts, finals = numbers(facts, "parts")["4"], numbers(facts, "finals")["4"]
    assert (parts.value, parts.whole) == (5, 6)
    assert (finals.value, finals.whole) == (1, 2)
    assert [one.what for one in parts.behind] == ["3 van 3: 1, 2, 3", "2 van 3: 1, 3"]
    assert [one.name for one in finals.behind] == ["B"]


@pytest.mark.parametrize(
    ("end", "internal", "on", "is_early"),
    [
        (None, False, ON, False),
        (dt.date(2026, 11, 6), False, ON, True),
        (dt.date(2026, 11, 6), True, ON, False),
        (dt.date(2026, 11, 6), False, dt.date(2026, 11, 5), False),
        (dt.date(2026, 11, 6), False, dt.date(2026, 11, 6), True),
        (POLICY.last_day - dt.timedelta(days=14), False, ON, True),
        (POLICY.last_day, False, ON, False),
        (POLICY.last_day - dt.timedelta(days=POLICY.last_day.weekday()), False, ON, False),
    ],
)
def test_a_placement_stopped_early_when_it_ended_before_the_last_school_week(
    end: dt.date | None, internal: bool, on: dt.date, is_early: bool
) -> None:
    placement = replace(BAKERY, end=end, internal=internal)
    assert early(placement, [placement], POLICY, on) is is_early


@pytest.mark.parametrize(
    ("noted", "next_start", "is_early"),
    [
        ({}, None, True),
        ({}, dt.date(2026, 11, 9), False),
        ({}, START, True),
        ({"ended_by": "bedrijf"}, dt.date(2026, 11, 9), True),
        ({"end_reason": "te ver"}, dt.date(2026, 11, 9), True),
    ],
)
def test_a_change_of_company_without_a_word_about_stopping_was_planned(
    noted: dict[str, str], next_start: dt.date | None, is_early: bool
) -> None:
    first = replace(BAKERY, end=dt.date(2026, 11, 6), **noted)
    following = replace(BAKERY, company="Winkel", start=next_start)
    assert early(first, [first, following], POLICY, ON) is is_early


def test_the_same_reason_written_otherwise_is_one_line_and_silence_comes_last() -> None:
    ended = replace(BAKERY, end=dt.date(2026, 11, 6))
    facts = [
        fact("A", placements=(ended,)),
        fact("B", placements=(replace(ended, end_reason="Te ver weg"),)),
        fact("C", placements=(replace(ended, ended_by="leerling", end_reason="te ver weg."),)),
    ]
    found = list(numbers(facts, "stopped_why").values())
    assert [(one.label, one.value) for one in found] == [("Te ver weg", 2), ("niet genoteerd", 1)]
    assert found[0].behind[1].what == "Bakkerij Jansen, gestopt op 06-11-2026 door leerling"
    by = {one.label: one.value for one in numbers(facts, "stopped_by").values()}
    assert by == {"niet genoteerd": 2, "leerling": 1}


def test_rare_reasons_stand_together_and_none_is_lost() -> None:
    ended = replace(BAKERY, end=dt.date(2026, 11, 6))
    facts = [
        fact(f"S{n}", placements=(replace(ended, end_reason=f"reden {n:02}"),)) for n in range(11)
    ]
    found = numbers(facts, "stopped_why")
    assert sum(one.value for one in found.values()) == 11
    assert found["rest"].value == 3


@pytest.mark.parametrize(
    ("left_on", "route", "key"),
    [
        (None, "AG", None),
        (dt.date(2027, 7, 1), "AG", "AG"),
        (dt.date(2027, 7, 1), None, "unknown"),
        (dt.date(2027, 7, 17), "AG", None),
        (dt.date(2026, 7, 10), "AG", None),
    ],
)
def test_who_left_in_the_year_counts_under_the_route(
    left_on: dt.date | None, route: str | None, key: str | None
) -> None:
    found = numbers([fact(left_on=left_on, route=route)], "outflow")
    assert list(found) == ([key] if key else [])


def test_the_year_before_stands_beside_and_a_line_of_then_alone_is_kept() -> None:
    now = Topic("sectors", "", "stages", (Number("a", "A", 3), Number("b", "B", 1)))
    old = Topic("sectors", "", "stages", (Number("a", "A", 2, 9), Number("c", "C", 4)))
    (found,) = against([now], [old])
    assert [(one.key, one.value, one.before) for one in found.numbers] == [
        ("a", 3, 2), ("b", 1, 0), ("c", 0, 4),
    ]  # fmt: skip
    assert found.numbers[0].before_whole == 9
    assert found.largest() == 4


@pytest.mark.parametrize(
    ("topic", "value", "whole", "words"),
    [
        (Topic("a", "", "stages", ()), 1234, 0, "1.234"),
        (Topic("a", "", "leerlingen", (), True), 12, 40, "12 van 40"),
        (Topic("a", "", "uur", (), True), 768 * 60 - 1, 768 * 60, "767 van 768 uur (99%)"),
        (Topic("a", "", "uur", (), True), 0, 0, "0 van 0 uur"),
    ],
)
def test_a_number_in_words_is_cut_down_never_rounded_up(
    topic: Topic, value: int, whole: int, words: str
) -> None:
    assert said(topic, value, whole) == words


def test_counts_of_removed_students_stay_in_the_numbers_with_nobody_behind() -> None:
    topic = Topic("hours", "", HOURS, (Number("3", "leerjaar 3", 60, 600),), True)
    other = Topic("places", "", "leerlingen", (Number("none", "nog geen stage", 1),))
    removed = {("hours", "3"): 30, ("hours.whole", "3"): 300, ("hours.whole", "4"): 90}
    found, same = with_removed([topic, other], removed, {"hours": {"4": "leerjaar 4"}})
    assert [(one.label, one.value, one.whole) for one in found.numbers] == [
        ("leerjaar 3", 90, 900), ("leerjaar 4", 0, 90),
    ]  # fmt: skip
    assert same is other
