"""The paper inzage: empty, full and overfull; a long history runs over many pages."""

from stagedesk.reports import access
from stagedesk.reports.access import AccessPaper
from tests.reports import form_papers as papers
from tests.reports.on_paper import letters, outside, overlaps, page_texts, titles, whole_text

LONG = "Werkt netjes en vraagt om hulp als het nodig is. " * 120


def paper(rows: int = 3, text: str = "Werkt netjes", changes: int = 2) -> AccessPaper:
    block = tuple((f"{papers.LONG_NAME} {n}", text) for n in range(rows))
    lines = tuple(
        (f"24-11-2026 10:{n % 60:02}", f"Cijfer: {n} wordt 8\ndoor Noor") for n in range(changes)
    )
    return AccessPaper(
        papers.head(), papers.LONG_NAME, "10001", "24 november 2026", (("Leerling", block),), lines
    )


def test_a_filled_paper_says_it_all() -> None:
    pdf = access.render([paper()])
    text = letters(whole_text(pdf))
    for words in ("Inzage in het dossier", papers.LONG_NAME, "Cijfer: 1 wordt 8", "door Noor"):
        assert letters(words) in text
    assert titles(pdf) == [f"{papers.LONG_NAME} · 10001"]
    assert not outside(pdf)
    assert not overlaps(pdf)


def test_an_empty_dossier_says_that_nothing_was_changed() -> None:
    pdf = access.render([AccessPaper(papers.head(place=""), "", "", "24 november 2026")])
    assert len(page_texts(pdf)) == 1
    assert "Er is niets veranderd." in whole_text(pdf)
    assert not overlaps(pdf)


def test_long_texts_and_a_long_history_run_on_over_pages() -> None:
    pdf = access.render([paper(40, LONG, 400)])
    pages = page_texts(pdf)
    assert len(pages) > 20
    assert letters("Cijfer: 399 wordt 8") in letters(pages[-1])
    assert not outside(pdf)
    assert not overlaps(pdf)
