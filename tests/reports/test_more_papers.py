"""Toestemming, zoekformulier and the overviews: empty, full and overfull."""

import datetime as dt
from collections.abc import Callable
from dataclasses import fields

import pytest

from stagedesk.domain.problem import InputError
from stagedesk.reports import consent, overview, search_form
from stagedesk.reports.consent import ConsentPaper
from stagedesk.reports.overview import Cell, Column, Overview, Row, cells
from stagedesk.reports.search_form import SearchForm
from tests.reports import form_papers as papers
from tests.reports.on_paper import (
    digest,
    digest_elsewhere,
    letters,
    outside,
    overlaps,
    page_texts,
    sizes,
    titles,
    whole_text,
)
from tests.reports.test_assessment_paper import in_order

LONG = papers.LONG_NAME


def years() -> tuple[tuple[int, str, str], ...]:
    found = sorted(papers.policy().grade_years.items())
    return tuple((n, y.consent_title, y.consent_text) for n, y in found if y.consent_text)


def declaration(student: str = "Oğuzhan Çelik", adult: bool = False) -> ConsentPaper:
    return ConsentPaper(papers.head(), years(), student, "4B", dt.date(2010, 9, 2), adult)


def form(student: str = "Oğuzhan Çelik", coaches: tuple[str, ...] = ("Noor", "Ans")) -> SearchForm:
    sectors = ("Horeca", "Facilitair", "Techniek", "Detailhandel")
    return SearchForm(papers.head(), "2026-2027", coaches, sectors, 5, student, "4B", coaches[0])


def table(names: tuple[str, ...] = ("Oğuzhan Çelik",), landscape: bool = True) -> Overview:
    columns = (Column("Leerling", 40), Column("Week 37", 14, "center"), Column("Week 38", 12),
               Column("Week 39", 12), Column("Week 40", 12), Column("Bedrijf", 60),
               Column("Uren", 18, "right"))  # fmt: skip
    rows = [Row(band="Let op: 16 uur", alarm=True)]
    for name in names:
        rows.append(
            Row((Cell(name), Cell("22,5", overview.SIGNED), Cell("7,5", overview.UNSIGNED),
                 Cell("", overview.MISSING), Cell("", overview.FREE),
                 Cell(papers.LONG_COMPANY), Cell("968,5", strong=True)))
        )  # fmt: skip
    legend = ((overview.SIGNED, "getekend"), (overview.UNSIGNED, "niet"), (overview.FREE, "vrij"))
    return Overview(papers.head(), "Urenoverzicht", "klas 4B", columns, tuple(rows),
                    ("Let op.",), legend, landscape=landscape)  # fmt: skip


MADE: dict[str, Callable[[], bytes]] = {
    "toestemming": lambda: consent.render([declaration()]),
    "toestemming blank": lambda: consent.render([ConsentPaper(papers.head(place=""), years())]),
    "toestemming overfull": lambda: consent.render([declaration(f"{LONG} {LONG}", True)]),
    "zoekformulier": lambda: search_form.render([form()]),
    "zoekformulier blank": lambda: search_form.render(
        [SearchForm(papers.head(place=""), "2026-2027", (), ("Horeca",), 5)]
    ),
    "zoekformulier overfull": lambda: search_form.render(
        [form(f"{LONG} {LONG}", (*(f"{LONG} {n}" for n in range(9)), LONG * 4))]
    ),
    "overview": lambda: overview.render([table()]),
    "overview empty": lambda: overview.render(
        [Overview(papers.head(), "Verzuim", "", (Column("Datum", 20),), empty="Niemand.")]
    ),
    "overview overfull": lambda: overview.render(
        [table(tuple(f"{LONG} {n}" for n in range(60)), landscape) for landscape in (True, False)]
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_no_text_covers_another_and_nothing_is_too_near_the_edge(name: str) -> None:
    pdf = MADE[name]()
    assert overlaps(pdf) == []
    assert outside(pdf) == []
    assert b"Helvetica" not in pdf


@pytest.mark.parametrize("name", ["toestemming", "toestemming blank", "toestemming overfull"])
def test_the_declaration_takes_two_pages_at_most(name: str) -> None:
    assert sizes(MADE[name]()) == [(210, 297)] * 2


def test_the_declaration_says_the_whole_of_bijlage_6_in_its_order() -> None:
    text = whole_text(MADE["toestemming"]())
    school = [part.format(school="De Werf") for part in (*consent.INTRODUCTION, consent.CONSENT)]
    said = [*school[:2], *(part for _, *both in years() for part in both), consent.RULES_TITLE,
            consent.RULES_HEAD, *consent.RULES, consent.DECLARATION, school[2],
            *consent.LINES[:1], "Oğuzhan Çelik", *consent.LINES[1:2], "02-09-2010",
            *consent.LINES[2:], "Deze verklaring is ondertekend op", "te Rotterdam.",
            consent.PARENT]  # fmt: skip
    # Page furniture stands between the pages, so each text is looked for without spaces.
    assert in_order(letters(text), [letters(part) for part in said])
    assert "HPC" not in text


def test_the_declaration_has_no_place_for_a_bsn_or_an_insurance() -> None:
    assert {field.name for field in fields(ConsentPaper)} == {
        "head", "years", "student", "school_class", "birth_date", "adult",
    }  # fmt: skip


def test_who_is_of_age_signs_beside_the_parents() -> None:
    assert consent.ADULT in whole_text(consent.render([declaration(adult=True)]))
    assert consent.ADULT not in whole_text(consent.render([declaration()]))


def test_the_search_form_says_the_whole_of_bijlage_7_in_its_order() -> None:
    text = letters(whole_text(MADE["zoekformulier"]()))
    said = ["Stage zoekformulier 2026-2027", "Naam & Klas:", "Oğuzhan Çelik · 4B", "Jobcoach:",
            "Noor", "Ans", "Gekozen uitstroomrichting:",
            "Horeca / Facilitair / Techniek / Detailhandel", "Datum:", "Beste leerling,",
            *search_form.LETTER, search_form.TASK_HEAD, search_form.TASK, search_form.NOTICE[0],
            search_form.NOTICE[1].format(place="Rotterdam"), search_form.AFTER,
            search_form.FILL_HEAD, search_form.FILL,
            *(part for n in range(1, 6) for part in (f"{n}.", *search_form.ASKED))]  # fmt: skip
    assert in_order(text, [letters(part) for part in said])
    assert len(sizes(MADE["zoekformulier"]())) == 1


def test_long_names_stand_whole() -> None:
    text = letters(whole_text(MADE["zoekformulier overfull"]()))
    assert all(letters(f"{LONG} {n}") in text for n in range(9))
    text = letters(whole_text(MADE["overview overfull"]()))
    assert all(text.count(letters(f"{LONG} {n}")) >= 2 for n in range(60))
    assert text.count(letters(papers.LONG_COMPANY)) == 120


def test_every_page_of_an_overview_repeats_the_head_of_the_table() -> None:
    pages = page_texts(overview.render([table(tuple(f"Leerling {n}" for n in range(80)))]))
    assert len(pages) > 2
    assert all("Leerling Week 37" in page and "Urenoverzicht" in page for page in pages)
    assert "lees verder op blad 2" in pages[0]


def test_an_overview_without_rows_says_so_without_a_table() -> None:
    text = whole_text(MADE["overview empty"]())
    assert "Niemand." in text
    assert "Datum" not in text


def test_every_student_has_a_bookmark() -> None:
    made = consent.render([declaration("Anna Bos"), declaration("Şahin Öz")])
    assert titles(made) == ["Anna Bos · 4B", "Şahin Öz · 4B"]


def test_a_name_that_the_letters_lack_is_refused() -> None:
    for make in (
        lambda: consent.render([declaration("\u0635\u062f")]),
        lambda: search_form.render([form("\u0635\u062f")]),
        lambda: overview.render([table(("\u0635\u062f",))]),
        lambda: overview.render([Overview(papers.head(), "X", "", (Column("A", 20),),
                                          (Row(cells("\u0635")),))]),
    ):  # fmt: skip
        with pytest.raises(InputError, match="kan niet worden afgedrukt"):
            make()


@pytest.mark.parametrize("name", ["toestemming", "zoekformulier overfull", "overview overfull"])
def test_the_same_paper_gives_the_same_bytes_in_every_process(name: str) -> None:
    here = digest(MADE[name]())
    assert digest_elsewhere("tests.reports.test_more_papers", f"MADE[{name!r}]()") == here
