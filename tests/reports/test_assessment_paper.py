"""Bijlage 1 on paper: every label in its order, grades, words, pages, signatures."""

import datetime as dt
from dataclasses import replace

import pytest

from stagedesk.reports.assessment import AssessedMoment, assessed_certificates, render
from tests.domain.policies import shipped
from tests.reports import form_papers as papers
from tests.reports.on_paper import letters, page_texts, sizes, whole_text


def in_order(text: str, labels: list[str]) -> bool:
    """Whether the labels stand in the text, each after the one before."""
    place = 0
    for label in labels:
        place = letters(text).find(letters(label), place)
        if place < 0:
            return False
        place += len(letters(label))
    return True


def form_labels(grade_year: int) -> list[str]:
    """The labels of Bijlage 1 for a grade year, in the order of the source."""
    policy = shipped("2026-2027")
    labels = ["Bedrijf", "Praktijkopleider", "Leerling/klas", "Klas", "Jobcoach"]
    for number in policy.grade_years[grade_year].certificates:
        certificate = policy.certificates[number]
        labels.append(f"Certificaat {number} - {certificate.form_name}")
        labels += [f"{skill.id} {skill.form_text}" for skill in certificate.skills]
        labels.append("Subtotaal gemiddeld")
    if policy.grade_years[grade_year].modules:
        labels += ["Stageopdrachten", *policy.grade_years[grade_year].modules]
    return [*labels, "Opmerkingen/Feedback"]


@pytest.mark.parametrize("grade_year", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("make", [papers.assessment, papers.blank_assessment])
def test_every_label_of_the_source_stands_in_its_order(make, grade_year: int) -> None:  # type: ignore[no-untyped-def]
    text = whole_text(render([make(grade_year)]))
    assert in_order(text, form_labels(grade_year))
    assert in_order(text, ["BO 1", "BO 2", "BO 3", "Beoordeling 1", "Beoordeling 2"])
    for label in (
        "Praktijkopleider stagebedrijf",
        "Leerling",
        "Jobcoach De Werf",
        "B1",
        "B2",
        "B3",
    ):
        assert letters(label) in letters(text)


@pytest.mark.parametrize(("grade_year", "pages"), [(1, 1), (2, 1), (3, 2), (4, 2), (5, 2), (6, 2)])
@pytest.mark.parametrize("make", [papers.assessment, papers.blank_assessment])
def test_years_1_and_2_take_one_side_and_later_years_two(  # type: ignore[no-untyped-def]
    make, grade_year: int, pages: int
) -> None:
    assert len(sizes(render([make(grade_year)]))) == pages


def test_certificates_1_to_4_stand_on_the_front_and_the_rest_on_the_back() -> None:
    front, back = page_texts(render([papers.assessment(4)]))
    assert "Certificaat 4" in front
    assert "Certificaat 5" not in front
    assert "Certificaat 5" in back
    assert "blad 1 van 2 (zie achterkant)" in front
    assert back.startswith("Beoordelingsformulier stage vervolg Oğuzhan Çelik · 4B")
    assert "BO 1 26-11-2026" in back


def test_a_blank_back_has_a_line_for_student_and_class() -> None:
    back = page_texts(render([papers.blank_assessment(4)]))[1]
    assert "Leerling en klas" in back


def test_a_blank_form_can_carry_the_names() -> None:
    text = whole_text(render([papers.blank_assessment(2, student="Şahin Öz", school_class="2A")]))
    assert in_order(text, ["Leerling/klas", "Şahin Öz", "Klas", "2A", "….-….-20…."])


@pytest.mark.parametrize(
    ("grades", "word"),
    [
        ({"2.1": 80, "2.2": 80, "2.3": 80, "2.4": 80, "2.5": 80}, "8,0 behaald"),
        ({"2.1": 79, "2.2": 81, "2.3": 80, "2.4": 80, "2.5": 80}, "8,0 niet behaald"),
        ({"2.1": 80, "2.2": 80, "2.3": 80, "2.4": 80}, "8,0 cijfer mist"),
        ({"2.1": 100}, "10,0 cijfer mist"),
    ],
)
def test_the_word_under_a_subtotal_tells_what_its_mean_hides(
    grades: dict[str, int], word: str
) -> None:
    blocks = assessed_certificates(shipped("2026-2027"), 2, (grades, {}, {}))
    text = whole_text(render([papers.blank_assessment(2, certificates=blocks)]))
    assert f"Subtotaal gemiddeld {word} Certificaat 3" in text


def test_a_moment_without_grades_has_no_word() -> None:
    text = whole_text(render([papers.blank_assessment(4)]))
    assert "behaald" not in text
    assert "cijfer mist" not in text


def test_grades_have_one_decimal_and_a_comma() -> None:
    blocks = assessed_certificates(
        shipped("2026-2027"), 2, ({"1.1": 100}, {"1.1": 80}, {"1.1": 79})
    )
    text = whole_text(render([papers.blank_assessment(2, certificates=blocks)]))
    assert "aanwezig 10,0 8,0 7,9 1.2" in text


def test_a_signature_on_paper_is_named_with_its_date() -> None:
    text = whole_text(render([papers.assessment(4)]))
    assert text.count("op papier") == 3
    assert "Noor El Haddād, 12-03-2027" in text
    assert "Noor El Haddād, 26-11-2026" in text


def test_the_names_of_a_closed_moment_are_those_of_then() -> None:
    closed = AssessedMoment(
        1, dt.date(2026, 11, 26), on_paper=True, names={"jobcoach": "Vorige Jobcoach"}
    )
    paper = papers.assessment(4)
    text = whole_text(render([replace(paper, moments=(closed, *paper.moments[1:]))]))
    assert "Vorige Jobcoach, 26-11-2026" in text


@pytest.mark.parametrize(("copy", "said"), [(True, 1), (False, 0)])
def test_a_copy_for_the_report_says_so(copy: bool, said: int) -> None:
    text = whole_text(render([papers.assessment(4, report_copy=copy)]))
    assert text.count("Kopie bij rapport") == said


@pytest.mark.parametrize("grade_year", [1, 2, 4])
def test_short_feedback_needs_no_extra_page(grade_year: int) -> None:
    paper = papers.assessment(grade_year)
    text = whole_text(render([paper]))
    assert "Vervolg opmerkingen" not in text
    assert paper.moments[0].feedback in text


def test_a_policy_with_many_skills_takes_more_pages_and_keeps_blocks_whole() -> None:
    paper = papers.blank_assessment(4)
    many = tuple(replace(block, skills=block.skills * 3) for block in paper.certificates)
    pages = page_texts(render([replace(paper, certificates=many)]))
    for block in many:
        (page,) = [text for text in pages if block.title in text]
        assert letters(page).count(letters(block.skills[0].text)) == 3
