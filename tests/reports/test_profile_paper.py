"""The persoonlijk profiel: what a company may know, and nothing else."""

from dataclasses import fields

from stagedesk.reports.profile import ProfilePaper, render
from tests.reports import form_papers as papers
from tests.reports.on_paper import sizes, whole_text
from tests.reports.test_assessment_paper import in_order


def test_it_has_no_field_that_a_company_may_not_see() -> None:
    assert {field.name for field in fields(ProfilePaper)} == {
        "head", "school_year", "student", "first_name", "school_class", "age", "subjects",
        "strengths", "goals", "travel", "agreements", "helps", "emergency",
    }  # fmt: skip


def test_every_value_stands_whole_on_one_page() -> None:
    pdf = render([papers.profile()])
    assert len(sizes(pdf)) == 1
    assert in_order(
        whole_text(pdf),
        ["Oğuzhan Çelik", "4B", "16 jaar", "Detailhandel en Horeca", "Dit is Oğuzhan",
         "Hier ben ik goed in", "klanten omgaan.", "Dit wil ik leren", "1. Ik vraag op tijd",
         "2. Ik leer de vaktaal.", "Zo kom ik naar stage", "Met metro D", "Afspraken", "kluis.",
         "Dit helpt mij", "Doe een taak voor.", "Bij nood of vragen", "School", "010 555 01 23",
         "Jobcoach", "Noor El Haddād", "010 555 01 31"],
    )  # fmt: skip


def test_an_empty_profile_keeps_its_labels_to_write_on() -> None:
    text = whole_text(render([ProfilePaper(papers.head(), "2026-2027", "", "")]))
    assert in_order(text, ["Naam", "Klas", "Leeftijd", "Over mij", "Dit helpt mij", "School"])
