"""Bijlage 2 on paper: every label in its order, the age of the day of the talk, room to write."""

import datetime as dt

import pytest

from stagedesk.reports.intake import IntakePaper, render
from tests.reports import form_papers as papers
from tests.reports.on_paper import page_texts, sizes, whole_text
from tests.reports.test_assessment_paper import in_order

LABELS = [
    "Naam leerling", "Klas", "Geboortedatum", "Leeftijd", "Jobcoach De Werf", "Tel nr", "Email",
    "Praktijkopleider", "Tel nr", "Email", "Naam stagebedrijf", "Mob nr", "Startdatum",
    "Adresgegevens", "Website", "Stagedagen", "Branche", "Tijden", "Gegevens intakegesprek",
    "Datum", "Aanwezig", "Info over het bedrijf", "Takenpakket", "Leerdoelen", "1", "2", "3", "4",
    "5", "Werkkleding", "Overige afspraken",
]  # fmt: skip

BLANK = IntakePaper(papers.head(), "2026-2027", blank=True)


@pytest.mark.parametrize("paper", [papers.intake(), BLANK], ids=["filled", "blank"])
def test_every_label_of_the_source_stands_in_its_order_on_one_page(paper: IntakePaper) -> None:
    pdf = render([paper])
    assert in_order(whole_text(pdf), LABELS)
    assert len(sizes(pdf)) == 1


def test_there_are_ten_slots_for_tasks() -> None:
    assert whole_text(render([BLANK])).count(">") == 10


@pytest.mark.parametrize(
    ("birth", "talk", "age"),
    [
        (dt.date(2010, 9, 2), dt.date(2026, 9, 2), "16"),
        (dt.date(2010, 9, 3), dt.date(2026, 9, 2), "15"),
        (None, dt.date(2026, 9, 2), ""),
        (dt.date(2010, 9, 2), None, ""),
    ],
)
def test_the_age_is_that_of_the_day_of_the_talk(
    birth: dt.date | None, talk: dt.date | None, age: str
) -> None:
    text = whole_text(render([papers.intake(birth_date=birth, date=talk)]))
    assert f"Leeftijd {age}".strip() + " Jobcoach De Werf" in text


def test_every_value_stands_whole() -> None:
    paper = papers.intake()
    text = whole_text(render([paper]))
    for value in (
        paper.student, "02-09-2010", paper.jobcoach_email, paper.supervisor_phone, paper.mobile,
        paper.company, "07-09-2026", "Sluisjesdijk 118 3087 AH Rotterdam", paper.website,
        paper.days,
        paper.branch, paper.times, paper.present, paper.company_info, *paper.tasks, *paper.goals,
        paper.work_clothes, paper.agreements,
    ):  # fmt: skip
        assert value in text


def test_more_tasks_and_goals_than_the_form_has_slots_are_printed_too() -> None:
    text = whole_text(
        render([papers.intake(tasks=[f"Taak {n}." for n in range(12)], goals=["Doel."] * 6)])
    )
    assert all(f"Taak {n}." in text for n in range(12))
    assert text.count("Doel.") == 6


def test_a_next_page_names_the_student_and_the_first_says_that_it_goes_on() -> None:
    first, second, *_ = page_texts(render([papers.intake(agreements=papers.SENTENCE * 60)]))
    assert "lees verder op blad 2" in first
    assert second.startswith("Stage intakeformulier vervolg Oğuzhan Çelik · 4B")


def test_the_outcome_is_printed_only_when_there_is_one() -> None:
    assert "Uitkomst" not in whole_text(render([papers.intake()]))
    assert "Uitkomst Start op proef." in whole_text(
        render([papers.intake(outcome="Start op proef.")])
    )
