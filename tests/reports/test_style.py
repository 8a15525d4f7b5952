"""The sheet: what it reports, the logo, signatures, and the document's own data."""

from io import BytesIO

import pypdf
import pytest

from stagedesk.domain.problem import InputError
from stagedesk.reports.letterhead import Box, box_row, footer, header, row_height, running_head
from stagedesk.reports.marks import signature, tick
from stagedesk.reports.style import LEFT, TITLE, SchoolHead, Sheet
from tests.reports.form_papers import LONG_COMPANY, head, logo
from tests.reports.on_paper import drawn, outside, overlaps, whole_text


def sheet() -> Sheet:
    made = Sheet("Proef", "De Werf")
    made.page()
    return made


def pictures(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height in mm of every logo on the pages; a logo is a form object."""
    kinds = {1, 2}  # Text and paths; what is left is the logo.
    return [
        (item.right - item.left, item.top - item.bottom)
        for item in drawn(pdf)
        if item.kind not in kinds
    ]


def test_a_text_with_a_character_that_the_letters_lack_is_reported_not_printed() -> None:
    made = sheet()
    made.text(20, 20, "Anna ☺ de Vries", TITLE)
    made.text(20, 30, "Gewoon", TITLE)
    with pytest.raises(InputError, match=r"'Anna ☺ de Vries' kan niet worden afgedrukt.*☺"):
        made.pdf()


def test_every_text_that_cannot_be_printed_is_named() -> None:
    made = sheet()
    made.text(20, 20, "✓", TITLE)
    made.text(20, 30, "محمد", TITLE)
    with pytest.raises(InputError) as caught:
        made.pdf()
    assert len(caught.value.problems) == 2


def test_markup_is_text() -> None:
    made = sheet()
    made.text(20, 20, "<b>de Vries</b> & (zoon) \\", TITLE)
    assert "<b>de Vries</b> & (zoon) \\" in whole_text(made.pdf())


def test_a_document_has_title_author_and_language() -> None:
    reader = pypdf.PdfReader(BytesIO(sheet().pdf()))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Proef", "De Werf")
    assert reader.root_object["/Lang"] == "nl-NL"


@pytest.mark.parametrize(
    ("wide", "high", "kind"),
    [(760, 220, "PNG"), (300, 300, "JPEG"), (100, 900, "PNG"), (3000, 90, "JPEG")],
)
def test_a_logo_keeps_its_proportion_inside_its_field(wide: int, high: int, kind: str) -> None:
    made = sheet()
    header(made, "Proef", "schooljaar", head(logo=logo(wide, high, kind)))
    ((across, up),) = pictures(made.pdf())
    assert across / up == pytest.approx(wide / high, rel=0.01)
    assert across <= 38.01
    assert up <= 11.01


def test_a_logo_is_embedded_once_however_many_pages_show_it() -> None:
    def size(pages: int) -> int:
        made = Sheet("Proef", "De Werf")
        for _ in range(pages):
            made.page()
            made.logo(head(logo=logo()), 198, 12)
        return len(made.pdf())

    assert size(20) - size(1) < 20 * 700


def test_a_school_without_a_logo_prints_its_name() -> None:
    made = sheet()
    header(made, "Proef", "schooljaar", head())
    assert "Praktijkschool De Werf" in whole_text(made.pdf())


@pytest.mark.parametrize(
    "data", [b"", b"geen plaatje", logo()[:60], b"GIF89a" + bytes(50)],
    ids=["empty", "text", "cut short", "gif"],
)  # fmt: skip
def test_a_broken_logo_is_reported_in_dutch(data: bytes) -> None:
    made = sheet()
    with pytest.raises(InputError, match="Het logo kan niet worden gelezen"):
        made.logo(head(logo=data), 198, 12)


def test_a_box_grows_by_3_7_mm_for_every_line_more() -> None:
    boxes = (Box("Bedrijf", LONG_COMPANY, 40.0), Box("Klas", "4B", 20.0))
    made = sheet()
    assert row_height((Box("Klas", "4B", 20.0),), 11.0) == 11.0
    high = row_height(boxes, 11.0)
    assert (high - 11.0) / 3.7 == pytest.approx(round((high - 11.0) / 3.7))
    assert high > 14.0
    assert box_row(made, 30.0, boxes, 11.0) == pytest.approx(30.0 + high)


def test_a_long_footer_stays_clear_of_its_page_number_and_the_edge() -> None:
    school = SchoolHead(LONG_COMPANY, "", LONG_COMPANY, "Rotterdam", "010 555 01 23")
    made = sheet()
    footer(made, school.line, "blad 1 van 2  (zie achterkant)")
    pdf = made.pdf()
    assert overlaps(pdf) == []
    assert outside(pdf) == []
    assert "blad 1 van 2" in whole_text(pdf)


def test_a_running_head_pushes_the_content_down_for_a_name_of_two_lines() -> None:
    made = sheet()
    assert running_head(made, "Proef", LONG_COMPANY * 2) > running_head(made, "Proef", "Anna")


def test_a_signature_is_scaled_into_its_box_and_never_stretched() -> None:
    made = sheet()
    made.text(100, 100, "tekst", TITLE)
    signature(made, (((0, 0), (1000, 0), (1000, 500)),), LEFT, 50.0, 40.0, 10.0)
    (path,) = [item for item in drawn(made.pdf()) if item.kind == 2]
    across, up = path.right - path.left, path.top - path.bottom
    pen = 1.0 * 25.4 / 72
    assert up <= 10.0 + 2.1 * pen
    assert (across - pen) / (up - pen) == pytest.approx(2.0, abs=0.15)


@pytest.mark.parametrize("strokes", [(), ((),), (((5, 5),),)])
def test_an_empty_or_one_point_signature_is_no_fault(
    strokes: tuple[tuple[tuple[int, int], ...], ...],
) -> None:
    made = sheet()
    signature(made, strokes, LEFT, 50.0, 40.0, 10.0)
    tick(made, 100, 100)
    assert outside(made.pdf()) == []
