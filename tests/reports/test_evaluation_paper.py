"""The yearly evaluation: empty, full and overfull, without a name, the same bytes everywhere."""

import datetime as dt
from collections.abc import Callable

import pytest

from stagedesk.domain.year_facts import PlacementFact, YearFact, topics
from stagedesk.domain.year_numbers import against
from stagedesk.reports import evaluation
from stagedesk.reports.evaluation import Evaluation
from tests.domain.policies import shipped
from tests.reports import form_papers as papers
from tests.reports.on_paper import (
    digest,
    digest_elsewhere,
    outside,
    overlaps,
    page_texts,
    sizes,
    whole_text,
)
from tests.reports.test_assessment_paper import in_order

POLICY = shipped("2026-2027")
UNTIL = dt.date(2027, 7, 16)
LONG_REASON = "De leerling vond het werk te zwaar en wilde liever in een andere sector verder"


def facts(count: int, reasons: int = 2, *, sectors: int = 3) -> list[YearFact]:
    keys = [*POLICY.sectors, *(f"andere sector nummer {n}" for n in range(40))][:sectors]
    return [
        YearFact(
            student=f"k{n}",
            number=str(10001 + n),
            name=papers.LONG_NAME,
            school_class="4B",
            grade_year=1 + n % 6,
            norm=768 * 60,
            signed=n * 97 % 800 * 60,
            required=36864,
            needed=(1, 2, 3),
            earned=(1, 2)[: n % 3],
            final=n % 7 == 0,
            placements=(
                PlacementFact(
                    papers.LONG_COMPANY,
                    keys[n % len(keys)],
                    start=dt.date(2026, 8, 31),
                    end=dt.date(2026, 11, 6) if n % 2 else None,
                    end_reason=f"{LONG_REASON} {n % reasons}",
                ),
            ),
            left_on=dt.date(2027, 7, 1) if n % 5 == 0 else None,
        )
        for n in range(count)
    ]


def paper(now: list[YearFact], before: list[YearFact] | None = None, **more: object) -> Evaluation:
    found = topics(now, POLICY, UNTIL, {})
    if before is not None:
        found = against(found, topics(before, POLICY, UNTIL, {}))
    base = {
        "head": papers.head(),
        "school_year": "2026-2027",
        "before": "" if before is None else "2025-2026",
        "students": len(now),
        "until": UNTIL,
        "topics": found,
    }
    return Evaluation(**{**base, **more})  # type: ignore[arg-type]


MADE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: evaluation.render([paper([])]),
    "full": lambda: evaluation.render([paper(facts(60), facts(40))]),
    "one year": lambda: evaluation.render([paper(facts(60), whom="klas 4B")]),
    "overfull": lambda: evaluation.render(
        [paper(facts(2000, 30, sectors=45), facts(900, 12), notes=("Let op. " * 30,))]
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_no_text_covers_another_and_nothing_is_too_near_the_edge(name: str) -> None:
    pdf = MADE[name]()
    assert overlaps(pdf) == []
    assert outside(pdf) == []
    assert set(sizes(pdf)) == {(210, 297)}
    assert b"Helvetica" not in pdf


def test_the_numbers_stand_beside_those_of_the_year_before() -> None:
    text = whole_text(MADE["full"]())
    assert in_order(
        text,
        ["Evaluatie stage 2026-2027", "60 leerlingen", "naast heel 2025-2026",
         "Leerlingen bij een bedrijf", "60 (2025-2026: 40)", "Stages naar sector", "Horeca",
         "2025-2026: 14", "stippellijn: 80 % is genoeg", "leerjaar 1", "Deelcertificaten behaald",
         "Voortijdig gestopt, waarom", "Uitstroom", "addendum"],
    )  # fmt: skip


def test_no_student_and_no_company_is_named() -> None:
    text = whole_text(MADE["full"]())
    for name in (papers.LONG_NAME, papers.LONG_COMPANY):
        assert name.split()[-1] not in text


def test_a_topic_never_breaks_within_itself_unless_it_is_longer_than_a_page() -> None:
    for text in page_texts(MADE["full"]()):
        lines = [line for line in text.split("\n") if line.startswith("leerjaar")]
        assert len(lines) % 6 == 0


def test_an_empty_year_says_so_and_still_has_room_for_advice() -> None:
    text = whole_text(MADE["empty"]())
    assert "Geen stage is voortijdig gestopt." in text
    assert "Nog niemand is uitgestroomd." in text
    assert "addendum" in text


@pytest.mark.parametrize("name", ["full", "overfull"])
def test_the_same_paper_gives_the_same_bytes_in_every_process(name: str) -> None:
    here = digest(MADE[name]())
    assert digest_elsewhere("tests.reports.test_evaluation_paper", f"MADE[{name!r}]()") == here
