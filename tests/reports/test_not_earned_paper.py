"""'Waarom nog geen certificaat?': good news first, all reasons, friendly words."""

import pytest

from stagedesk.domain.certificates import MomentFacts
from stagedesk.reports.not_earned import render
from tests.reports import form_papers as papers
from tests.reports.on_paper import sizes, whole_text
from tests.reports.test_assessment_paper import in_order


def test_good_news_comes_first() -> None:
    pdf = render([papers.not_earned()])
    text = whole_text(pdf)
    assert in_order(text, ["Beste Oğuzhan,", "vier deelcertificaten", "Dit is gelukt"])
    assert in_order(
        text,
        ["Dit is gelukt", "Deelcertificaat 1", "Genoeg stage-uren: 652 uur", "Dit mist nog",
         "Deelcertificaat 3", "Deelcertificaat 6", "Stage-uren", "Zo kun je verder",
         "Heb je een vraag? Noor El Haddād, jobcoach, 010 555 01 31"],
    )  # fmt: skip
    assert len(sizes(pdf)) == 1


@pytest.mark.parametrize(
    ("low", "said"),
    [
        ({"3.2": 79}, "3.2 op tijd om hulp vragen: 7,9 (bijna!)"),
        ({"3.2": 70}, "3.2 op tijd om hulp vragen: 7,0 Beoordeling 2"),
        ({"3.2": 70, "3.1": 65}, "6,5 · 3.2 op tijd om hulp vragen: 7,0"),
    ],
)
def test_every_skill_that_is_too_low_is_named_with_its_grade(
    low: dict[str, int], said: str
) -> None:
    assert said in whole_text(render([papers.not_earned(652, papers.facts(low))]))


def test_a_skill_without_a_grade_is_named() -> None:
    grades = {skill.id: 80 for skill in papers.policy().skills if skill.id != "6.5"}
    facts = [MomentFacts(moment, "A", "A", grades) for moment in (1, 2, 3)]
    text = whole_text(render([papers.not_earned(652, facts)]))
    assert text.count("6.5 heeft nog geen cijfer") == 3


def test_a_moment_that_went_well_is_told_too() -> None:
    facts = papers.facts({"3.2": 70}, moments=(1, 2)) + papers.facts(moments=(3,))
    text = whole_text(render([papers.not_earned(652, facts)]))
    assert "Beoordeling 3 gelukt" in text
    assert "1 van de 3 keer gelukt" in text


def test_too_few_hours_come_before_the_skills_and_skills_that_are_complete_count_as_good() -> None:
    text = whole_text(render([papers.not_earned(412)]))
    assert in_order(
        text,
        ["Dit is gelukt", "Alle vaardigheden van deelcertificaat 1", "Dit mist nog",
         "412 uur getekend. Nodig: 614,4 uur (80 % van 768). Je mist nog 202,4 uur",
         "Deelcertificaat 3"],
    )  # fmt: skip
    assert "deelcertificaten gehaald" not in text


def test_moments_of_two_companies_stand_apart_and_do_not_add_up() -> None:
    facts = papers.facts(company="Bakkerij", moments=(1,)) + papers.facts(
        company="Garage", moments=(2,)
    )
    text = whole_text(render([papers.not_earned(652, facts)]))
    assert "Bij Bakkerij Beoordeling 1 gelukt Beoordeling 2 en 3 nog geen cijfers" in text
    assert "Het moet bij 1 stagebedrijf lukken." in text


def test_parts_earned_at_two_companies_leave_the_final_one_open() -> None:
    bakery = papers.facts({skill: 60 for skill in ("5.1", "6.1")}, "Bakkerij")
    garage = papers.facts({skill: 60 for skill in ("1.1", "2.1")}, "Garage")
    text = whole_text(render([papers.not_earned(652, bakery + garage)]))
    assert "zes deelcertificaten gehaald" in text
    assert "Eindcertificaat" in text
    assert "bij 1 stagebedrijf" in text


def test_without_any_assessment_it_says_so_for_each_certificate() -> None:
    text = whole_text(render([papers.not_earned(0, [])]))
    assert text.count("Er is nog geen beoordeling.") == 6


def test_a_skill_graded_once_is_not_called_missing_elsewhere() -> None:
    moments = [MomentFacts(1, "A", "A", {"1.1": 80})]
    text = whole_text(render([papers.not_earned(652, moments)]))
    assert "1.2, 1.3, 1.4, 1.5 en 1.6 hebben nog geen cijfer" in text
    assert "Beoordeling 2 nog geen cijfers" in text


@pytest.mark.parametrize("word", ["onvoldoende", "gezakt"])
def test_it_never_says(word: str) -> None:
    for paper in (papers.not_earned(), papers.not_earned(0), papers.overfull_not_earned()):
        assert word not in whole_text(render([paper])).lower()
