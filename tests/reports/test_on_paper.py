"""The checks that all papers lean on can fail: they are tried on papers that are wrong."""

from stagedesk.reports.style import TEXT, Sheet
from tests.reports.on_paper import letters, outside, overlaps, page_texts


def paper(*places: tuple[float, float, str]) -> bytes:
    sheet = Sheet("proef", "school")
    sheet.page()
    for x, y, text in places:
        sheet.text(x, y, text, TEXT)
    return sheet.pdf()


def test_text_over_text_is_seen() -> None:
    assert overlaps(paper((20, 50, "Dit staat hier"), (24, 51, "en dit ook"))) == [
        ("Dit staat hier", "en dit ook")
    ]


def test_lines_of_usual_leading_do_not_overlap() -> None:
    assert overlaps(paper((20, 50, "Ğ gyp"), (20, 54.8, "Ğ gyp"))) == []


def test_text_nearer_than_5_mm_to_an_edge_is_seen() -> None:
    assert [item.text for item in outside(paper((3, 50, "links"), (20, 294, "onder")))] == [
        "links",
        "onder",
    ]


def test_letters_of_other_languages_are_read_back() -> None:
    assert letters(page_texts(paper((20, 50, "Şł ğħ")))[0]) == "Şłğħ"
