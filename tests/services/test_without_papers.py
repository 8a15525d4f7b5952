"""The lists for the plaatsingsoverleg and for the MT, empty, full and overfull."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from stagedesk.services import meetings, printing, students, without_placement
from stagedesk.services.gathering import Options
from stagedesk.services.transaction import Desk
from tests.reports.on_paper import overlaps
from tests.services.dossiers import put
from tests.services.test_without_placement import ON, YEAR, enrolled, rows, school, student

assert school
PAPERS = ("plaatsingsoverleg", "mt-lijst")


def pdf(desk: Desk, paper: str, on: date = ON, school_class: str | None = None) -> bytes:
    keys = tuple(row.key for row in desk.read(students.list_rows, YEAR, on))
    options = Options(on, YEAR, school_class=school_class)
    (document,) = desk.read(printing.gather, paper, keys, options).documents
    return document.render()


def text_of(data: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split()
    )


@pytest.mark.parametrize("paper", PAPERS)
def test_a_list_says_who_why_and_what_next(school: Desk, paper: str) -> None:
    key = rows(school)["Bilal"].enrollment_key
    for field, value in (
        ("doing", "stage_office"),
        ("what", "Brief schrijven"),
        ("why", "Geen plek in de zorg"),
        ("next_step", "Bakker bellen"),
        ("next_on", "1-12"),
    ):
        school.write("a", without_placement.note, key, field, value, ON)
    text = text_of(pdf(school, paper))
    for words in (
        "4 leerlingen: niets afgesproken (3), werkt op het stagebureau (1).",
        "31 aug (85 dagen)",
        "Geen plek in de zorg",
        "Werkt op het stagebureau · Brief schrijven",
        "Bakker bellen · 1 dec",
        "gesprek bij Bakkerij Jansen op 26 nov",
        "was bij Bakkerij Jansen",
    ):
        assert words in text
    assert "Anna" not in text


def test_who_nobody_judged_is_not_called_ready(school: Desk) -> None:
    unknown = [row for row in rows(school).values() if row.ready is None]
    assert unknown
    assert text_of(pdf(school, "mt-lijst")).count("niet bekend") == len(unknown)


def test_the_next_list_says_what_is_new_and_who_is_off_it(school: Desk) -> None:
    school.write("mt", meetings.hold, YEAR, "mt", date(2026, 9, 3))
    text = text_of(pdf(school, "mt-lijst"))
    assert "Vergeleken met: overleg met het MT 3 sep." in text
    assert "Van de lijst af sinds 3 sep" in text
    assert text.count("nieuw") == 1
    # The other list has a meeting of its own kind to wait for.
    assert "Van de lijst af" not in text_of(pdf(school, "plaatsingsoverleg"))


@pytest.mark.parametrize("paper", PAPERS)
def test_an_empty_list_says_so(desk: Desk, paper: str) -> None:
    put(
        desk,
        {
            "stagedesk": 1,
            "companies": [{"id": "c1", "name": "Bakkerij Jansen"}],
            "students": [student("1", "A", enrolled({"company": "c1", "start": "2026-08-31"}))],
        },
    )
    assert "Iedereen heeft een stage." in text_of(pdf(desk, paper))
    assert "buiten het schooljaar" in text_of(pdf(desk, paper, date(2026, 8, 3)))


@pytest.mark.parametrize("paper", PAPERS)
def test_an_overfull_list_goes_on_and_loses_nobody(desk: Desk, paper: str) -> None:
    long = "Wacht op een gesprek met ouders, mentor en het ondersteuningsteam. " * 4
    meanwhile = [{"on": "2026-09-07", "doing": "own_programme", "what": long, "why": long}]
    people = [
        student(
            f"{number}",
            f"Wilhelmina-Alexandrine{number}",
            enrolled(meanwhile=meanwhile, school_class=f"{number % 5 + 1}A"),
        )
        for number in range(60)
    ]
    put(desk, {"stagedesk": 1, "students": people})
    data = pdf(desk, paper)
    pages = PdfReader(BytesIO(data)).pages
    assert len(pages) > 3
    joined = text_of(data).replace(" ", "")
    assert all(f"Alexandrine{number}" in joined for number in range(60))
    assert overlaps(data) == []
