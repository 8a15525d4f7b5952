"""The urenbrief on paper (Bijlage 4)."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest

from stagedesk.domain.slips import HoursSlip, SlipDay
from stagedesk.reports import hours_slip
from stagedesk.reports.hours_slip import Slip, SlipHead
from stagedesk.reports.style import SchoolHead
from tests.reports.on_paper import (
    digest,
    digest_elsewhere,
    drawn,
    letters,
    outside,
    overlaps,
    page_texts,
    sizes,
    titles,
    whole_text,
)

SCHOOL = SchoolHead(
    "Praktijkschool De Werf", "De Werf", "Maashaven 12", "Rotterdam", "010 555 01 23"
)
HEAD = SlipHead(
    SCHOOL,
    "Oğuzhan Çelik",
    "4B",
    "Bouwmarkt Van der Steen en Zonen",
    "Łukasz Wiśniewski",
    (0, 1, 2),
)
LONG_HEAD = SlipHead(
    SCHOOL,
    "Wilhelmina-Ştefăniţa Łucja van den Broeke-Oudenaarden Ħaddād-Oğuzhanoğlu",
    "Praktijkgroep 4B",
    "Stichting Koninklijke Zuid-Hollandse Tuinbouwcoöperatie De Vijf Havens, Hillegersberg",
    "Anne-Fleur van den Broeke-Oudenaarden tot Rhoon en Pendrecht-Hoogvliet",
    (0, 1),
)
DAYS = (
    SlipDay(0, 510, 1020, True),
    SlipDay(1, 525, 1020, False),
    SlipDay(2, 510, 990, True),
)
FILLED = HoursSlip(
    2026,
    46,
    DAYS,
    signed_on=date(2026, 11, 13),
    signed_by="Łukasz Wiśniewski",
    remark="Dinsdag had de metro vertraging, netjes gebeld. Goede week!",
)
STROKES = (((100, 100), (140, 40), (180, 110), (420, 90)), ((240, 20),))
ABSENCES = (
    SlipDay(0, absence="sick", reported=True),
    SlipDay(1, 510, 700, True, absence="sick", reported=False),
    SlipDay(2, absence="excused"),
    SlipDay(3, absence="unexcused", reported=False),
    SlipDay(5, 507, 1020, None, make_up=True),
)
LABELS = (
    "Urenbrief",
    "Weeknr:",
    "Naam leerling:",
    "Klas:",
    "Stagebedrijf:",
    "Praktijkbegeleider:",
    "Dag",
    "Datum",
    "Begintijd",
    "Eindtijd",
    "*Aantal praktijkuren",
    "Op tijd (omcirkelen wat van toepassing is)",
    *("Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag", "Zaterdag", "Zondag"),
    "Weektotaal praktijkuren:",
    "Uur",
    "LET OP: pauze telt mee als stagetijd en wordt dus niet in mindering gebracht op het totaal"
    " aantal stage-uren",
    "Datum ondertekening:",
    "Opmerkingen praktijkbegeleider:",
    "Praktijkbegeleider Naam:",
    "Handtekening:",
)


def blanks(*weeks: int, head: SlipHead = HEAD) -> list[Slip]:
    return [Slip(head, (2026, week)) for week in weeks]


def long_remark(sentences: int) -> str:
    return " ".join(f"Zin z{n}z over een drukke maar goede week." for n in range(1, sentences + 1))


@pytest.mark.parametrize(
    "slips",
    [blanks(42), blanks(42, 44)[:2], [Slip(HEAD, (2026, 46), FILLED)], [Slip(SlipHead(SCHOOL))]],
    ids=["large", "two a sheet", "filled", "empty"],
)
def test_every_label_of_the_source_is_there_in_its_order(slips: list[Slip]) -> None:
    text = page_texts(hours_slip.render(slips))[0]
    place = 0
    for label in LABELS:
        place = text.find(label, place)
        assert place >= 0, label
        place += len(label)
    assert text.count("Ja / Nee") == 7 * len(slips)


def test_blank_slips_stand_two_on_a_sheet_and_an_odd_last_one_large_with_its_explanation() -> None:
    texts = page_texts(hours_slip.render(blanks(42, 44, 45)))
    assert [text.count("Weeknr:") for text in texts] == [2, 1]
    assert "Zo vul je deze urenbrief in" not in texts[0]
    assert "Zo vul je deze urenbrief in" in texts[1]


def test_slips_of_two_students_do_not_share_a_sheet() -> None:
    other = replace(HEAD, student="Bo Li")
    pdf = hours_slip.render([*blanks(42), *blanks(42, head=other)])
    assert len(page_texts(pdf)) == 2


def test_no_weeks_give_one_page_that_says_so() -> None:
    (text,) = page_texts(hours_slip.render([]))
    assert "er is geen brief nodig" in text


def test_a_pre_filled_slip_carries_names_week_and_all_seven_dates() -> None:
    text = page_texts(hours_slip.render(blanks(53)))[0]
    for value in (
        "Oğuzhan Çelik",
        "4B",
        "Bouwmarkt Van der Steen en Zonen",
        "Łukasz Wiśniewski",
        "53",
        "28 dec – 3 jan 2027",
        *("28-12-2026", "29-12-2026", "30-12-2026", "31-12-2026"),
        *("01-01-2027", "02-01-2027", "03-01-2027"),
    ):
        assert value in text


def test_each_of_two_slips_is_at_most_131_mm_high_and_clear_of_the_cut() -> None:
    items = [item for item in drawn(hours_slip.render(blanks(42, 44))) if item.text]
    upper = [item for item in items if item.bottom > 148.5]
    lower = [item for item in items if item.top < 148.5]
    assert len(upper) + len(lower) == len(items)
    for half in (upper, lower):
        assert max(i.top for i in half) - min(i.bottom for i in half) <= 131.5
    assert min(i.bottom for i in upper) - 148.5 > 5
    assert 148.5 - max(i.top for i in lower) > 5


def test_a_filled_slip_shows_times_hours_with_a_comma_and_the_week_total() -> None:
    text = page_texts(hours_slip.render([Slip(HEAD, (2026, 46), FILLED, STROKES)]))[0]
    assert "Maandag 09-11-2026 8.30 17.00 8,5 Ja / Nee" in text
    assert "Dinsdag 10-11-2026 8.45 17.00 8,25 Ja / Nee" in text
    assert "Woensdag 11-11-2026 8.30 16.30 8 Ja / Nee" in text
    assert "Weektotaal praktijkuren: 24,75 Uur" in text
    assert "Datum ondertekening: 13-11-2026" in text
    assert "Naam: Łukasz Wiśniewski" in text
    assert "Opmerkingen praktijkbegeleider: Dinsdag had de metro vertraging" in text


def circles(pdf: bytes) -> list[float]:
    """Middles (mm from the left) of the circles of 9 x 6, from top to bottom."""
    # The bounds lie the width of the line (1.1 pt) outside it.
    line = 2 * 1.1 / 72 * 25.4
    found = [
        item
        for item in drawn(pdf)
        if abs(item.right - item.left - line - 9) < 0.1
        and abs(item.top - item.bottom - line - 6) < 0.1
    ]
    return [
        round((item.left + item.right) / 2, 1) for item in sorted(found, key=lambda i: -i.bottom)
    ]


def test_a_circle_of_9_by_6_stands_round_ja_or_nee() -> None:
    yes, no = 174.5, 189.5
    assert circles(hours_slip.render([Slip(HEAD, (2026, 46), FILLED)])) == [yes, no, yes]


def test_a_blank_slip_has_no_circle() -> None:
    assert circles(hours_slip.render(blanks(46))) == []


@pytest.mark.parametrize(
    ("weekday", "said"),
    [
        ("Maandag 09-11-2026", "ziek Ja / Nee"),
        ("Woensdag 11-11-2026", "geoorloofd afwezig Ja / Nee"),
        ("Donderdag 12-11-2026", "ongeoorloofd afwezig, niet gemeld Ja / Nee"),
        ("Dinsdag 10-11-2026", "ziek, niet gemeld 8.30 11.40 3,17 Ja / Nee"),
        ("Zaterdag 14-11-2026", "inhaaldag 8.27 17.00 8,55 Ja / Nee"),
    ],
)
def test_an_absence_stands_in_its_row_with_times_when_there_are_any(
    weekday: str, said: str
) -> None:
    slip = Slip(HEAD, (2026, 46), replace(FILLED, days=ABSENCES))
    assert f"{weekday} {said}" in page_texts(hours_slip.render([slip]))[0]


def test_a_signed_slip_without_a_drawn_signature_says_it_was_signed_on_paper() -> None:
    text = page_texts(hours_slip.render([Slip(HEAD, (2026, 46), FILLED)]))[0]
    assert "op papier getekend" in text
    drawn_one = page_texts(hours_slip.render([Slip(HEAD, (2026, 46), FILLED, STROKES)]))[0]
    assert "op papier getekend" not in drawn_one


def test_a_date_without_a_name_is_not_called_signed() -> None:
    slip = Slip(HEAD, (2026, 46), replace(FILLED, signed_by=None))
    text = page_texts(hours_slip.render([slip]))[0]
    assert "13-11-2026" in text
    assert "op papier getekend" not in text


@pytest.mark.parametrize(("sentences", "pages"), [(1, 1), (8, 1), (14, 1), (60, 2), (250, 3)])
def test_a_long_remark_grows_its_box_and_then_flows_on_never_cut(
    sentences: int, pages: int
) -> None:
    remark = long_remark(sentences)
    pdf = hours_slip.render([Slip(HEAD, (2026, 46), replace(FILLED, remark=remark))])
    assert len(page_texts(pdf)) == pages
    words = whole_text(pdf).split()
    assert [word for word in words if word.startswith("z") and word.endswith("z")] == [
        f"z{number}z" for number in range(1, sentences + 1)
    ]
    assert outside(pdf) == []
    assert overlaps(pdf) == []


OVERFULL = [
    *blanks(52, 53, head=LONG_HEAD),
    Slip(LONG_HEAD, (2026, 53), replace(FILLED, days=ABSENCES, signed_by=LONG_HEAD.supervisor)),
]


def test_names_that_need_more_lines_are_whole_and_take_a_sheet_of_their_own() -> None:
    pdf = hours_slip.render(OVERFULL)
    texts = page_texts(pdf)
    assert len(texts) == 3
    for text in texts:
        for value in (LONG_HEAD.student, LONG_HEAD.company, LONG_HEAD.supervisor):
            assert letters(value) in letters(text)


@pytest.mark.parametrize(
    "slips",
    [OVERFULL, blanks(42, 44, 45), [Slip(SlipHead(SCHOOL))] * 3, [Slip(HEAD, (2026, 46), FILLED)]],
    ids=["overfull", "blank", "empty", "filled"],
)
def test_no_text_lies_over_another_and_nothing_leaves_the_sheet(slips: list[Slip]) -> None:
    pdf = hours_slip.render(slips)
    assert overlaps(pdf) == []
    assert outside(pdf) == []
    assert set(sizes(pdf)) == {(210, 297)}


def test_bookmarks_name_student_and_weeks() -> None:
    assert titles(hours_slip.render(blanks(42, 44, 45))) == [
        "Oğuzhan Çelik · week 42 · 2026 en week 44 · 2026",
        "Oğuzhan Çelik · week 45 · 2026",
    ]


def bold(pdf: bytes) -> set[str]:
    """Texts set in Fira Sans Bold."""

    found: set[str] = set()

    def note(
        text: str, _cm: object, _tm: object, font: dict[str, str] | None, _size: float
    ) -> None:
        if font and font["/BaseFont"].endswith("FiraSans-Bold"):
            found.add(text.strip())

    pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    return found


def test_only_the_days_of_the_timetable_are_bold() -> None:
    names = bold(hours_slip.render(blanks(42)))
    assert {"Maandag", "Dinsdag", "Woensdag"} <= names
    assert not names & {"Donderdag", "Vrijdag", "Zaterdag", "Zondag"}


def test_the_same_slips_give_the_same_bytes_in_another_process() -> None:
    elsewhere = digest_elsewhere(__name__, "hours_slip.render(OVERFULL)")
    assert digest(hours_slip.render(OVERFULL)) == elsewhere
