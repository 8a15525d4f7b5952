"""The overdracht: empty, full and overfull, nothing cut off, nothing outside the sheet."""

import datetime as dt

from stagedesk.reports import handover
from stagedesk.reports.handover import HandoverPaper
from stagedesk.services.gather_handover import blank_handover
from stagedesk.services.printing import Options
from tests.reports import form_papers as papers
from tests.reports.on_paper import letters, outside, overlaps, page_texts, titles, whole_text

LONG = "Werkt graag met een lijstje en heeft elke ochtend even tijd nodig. " * 40


def paper(
    text: str = "Werkt graag met een lijstje.", student: str = "Oğuzhan Çelik"
) -> HandoverPaper:
    return HandoverPaper(
        papers.head(),
        student,
        "5A",
        "WSPR",
        ((("Naam", student, 118.0), ("Geboren", "02-09-2008 (18 jaar)", 60.0)),),
        (
            ("Waar de leerling naartoe gaat", (("Bestemming", papers.LONG_COMPANY),)),
            ("Begeleiding", (("Goed om te weten", text), ("Dit helpt", text))),
            ("De overdracht", (("Overgedragen op", ""), ("Jobcoach", "Noor · 06 1234 5601"))),
        ),
    )


def test_a_filled_paper_is_one_page_with_everything_on_it() -> None:
    pdf = handover.render([paper()])
    (text,) = page_texts(pdf)
    for words in ("Overdracht aan het WSPR", "Oğuzhan Çelik", papers.LONG_COMPANY, "Handtekening"):
        assert letters(words) in letters(text)
    assert titles(pdf) == ["Oğuzhan Çelik · 5A"]
    assert not outside(pdf)
    assert not overlaps(pdf)


def test_long_texts_run_on_and_the_signatures_stay_together() -> None:
    pdf = handover.render([paper(LONG, papers.LONG_NAME)])
    pages = page_texts(pdf)
    assert len(pages) > 1
    assert letters(LONG) in letters(whole_text(pdf))
    assert sum("Handtekening jobcoach" in page for page in pages) == 1
    assert "Handtekening leerling" in next(p for p in pages if "Handtekening jobcoach" in p)
    assert not outside(pdf)
    assert not overlaps(pdf)


def test_a_blank_paper_has_the_questions_and_lines_to_write_on() -> None:
    (piece,) = blank_handover(papers.head(), None, Options(dt.date(2026, 11, 24), blank=True))
    pdf = piece.render(piece.papers)
    text = whole_text(pdf)
    for words in ("Overdracht aan WSPR of JOLO", "Route", "Werkvaardig", "Wie het overneemt"):
        assert words in text
    assert len(page_texts(pdf)) == 1
