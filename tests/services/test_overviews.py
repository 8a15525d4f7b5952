"""Overviews: one paper about many students, named by class or school year."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from stagedesk import models as m
from stagedesk.services import printing
from stagedesk.services.printing import Gathered, Options
from stagedesk.services.transaction import Desk
from tests.reports.on_paper import overlaps
from tests.services.slip_school import YEAR, Keys, add_company, add_slip, add_student

#: A Monday of school.
MONDAY = dt.date(2026, 11, 23)
OPTIONS = Options(on=MONDAY, school_year=YEAR)


def _build(session) -> Keys:
    coach = m.Staff(name="Marijke Groot", role="jobcoach")
    session.add(coach)
    session.flush()
    keys = Keys(jobcoach=coach.key)
    company, guide = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
    company.phone, guide.mobile = "010 555 10 07", "06 1234 5606"
    school, teacher = add_company(session, "Praktijkschool", "Ans Vos")
    school.internal = True
    add_student(session, keys, ("Zoë", None, "Bakker"), company=company, supervisor=guide)
    add_student(session, keys, ("Aylin", None, "Şahin"), company=company, supervisor=guide,
                days=(1, 2), school_class="3A")  # fmt: skip
    add_student(session, keys, ("Noah", "de", "Wit"), company=school, supervisor=teacher,
                days=(0,), times=(540, 780), grade_year=1, school_class="1A")  # fmt: skip
    add_student(session, keys, ("Sem", None, "Blok"), company=company, supervisor=guide,
                end=dt.date(2026, 11, 6))  # fmt: skip
    stopped = session.get_one(m.Placement, keys.placements["Sem"])
    stopped.ended_by, stopped.end_reason = "bedrijf", "Het bedrijf verhuist"
    absent = {0: "unexcused", 1: "unexcused", 3: "unexcused"}
    add_slip(session, keys.placements["Zoë"], (2026, 46), {}, absent=absent)
    add_slip(session, keys.placements["Zoë"], (2026, 45), {0: (510, 960)}, "Joost van Vliet")
    add_slip(session, keys.placements["Zoë"], (2026, 44), {0: (510, 960)})
    long_days = {day: (480, 983) for day in range(5)}
    add_slip(session, keys.placements["Aylin"], (2026, 44), long_days, "Joost van Vliet")
    return keys


@pytest.fixture
def keys(desk: Desk) -> Keys:
    return desk.write("Klas", _build)


def _gather(desk: Desk, paper: str, keys: Keys, options: Options = OPTIONS) -> Gathered:
    return desk.read(printing.gather, paper, tuple(keys.students.values()), options)


def _text(gathered: Gathered) -> str:
    pages = [p for d in gathered.documents for p in PdfReader(BytesIO(d.render())).pages]
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def _in_order(text: str, words: Sequence[str]) -> bool:
    at = 0
    for word in words:
        at = text.find(word, at) + 1
        if not at:
            return False
    return True


@pytest.mark.parametrize(
    ("paper", "school_class", "files"),
    [
        ("wie-is-waar", None, ["wie-is-waar_2026-2027.pdf"]),
        ("wie-is-waar", "4B", ["wie-is-waar_4B.pdf"]),
        ("verzuim", None, ["verzuim_2026-2027.pdf"]),
        ("plaatsingsoverleg", "4 b/c", ["plaatsingsoverleg_4-b-c.pdf"]),
        (
            "urenoverzicht",
            None,
            ["urenoverzicht_1A.pdf", "urenoverzicht_3A.pdf", "urenoverzicht_4B.pdf"],
        ),
    ],
)
def test_an_overview_is_named_by_its_class_or_its_school_year(
    desk: Desk, keys: Keys, paper: str, school_class: str | None, files: list[str]
) -> None:
    gathered = _gather(desk, paper, keys, replace(OPTIONS, school_class=school_class))
    assert [document.file for document in gathered.documents] == files


def test_an_overview_of_nobody_says_so_and_writes_nothing(desk: Desk) -> None:
    gathered = desk.read(printing.gather, "verzuim", (), OPTIONS)
    assert gathered == Gathered((), ("Ongeoorloofd verzuim: in 2026-2027 is er niemand.",))


def test_who_is_where_lists_only_who_is_planned_that_day_by_class_then_name(
    desk: Desk, keys: Keys
) -> None:
    text = _text(_gather(desk, "wie-is-waar", keys))
    assert _in_order(
        text,
        ["maandag 23 november 2026", "2 leerlingen op stage", "Noah de Wit", "interne stage",
         "9.00 – 13.00", "Zoë Bakker", "Tuincentrum De Linde", "010 555 10 07",
         "Joost van Vliet · 06 1234 5606", "8.30 – 16.00", "Marijke Groot"],
    )  # fmt: skip
    assert "Aylin" not in text
    assert "Sem" not in text


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2026, 10, 19), "Herfstvakantie: vandaag is er geen stage gepland."),
        (dt.date(2026, 12, 25), "Kerstvakantie: vandaag is er geen stage gepland."),
        (dt.date(2026, 11, 21), "Vandaag staat er van niemand stage op het rooster."),
    ],
)
def test_a_day_without_stage_says_why(desk: Desk, keys: Keys, day: dt.date, said: str) -> None:
    text = _text(_gather(desk, "wie-is-waar", keys, replace(OPTIONS, on=day)))
    assert said in text
    assert "Zoë" not in text


def test_a_closed_company_is_said_beside_the_student(desk: Desk, keys: Keys) -> None:
    def close(session) -> None:
        placement = session.get_one(m.Placement, keys.placements["Zoë"])
        company = session.get_one(m.Company, placement.company_key)
        company.closed = [["2026-11-23", "2026-11-27"]]

    desk.write("Dicht", close)
    assert "bedrijf gesloten" in _text(_gather(desk, "wie-is-waar", keys))


def test_unexcused_hours_are_listed_with_the_alarm_of_sixteen_in_four_weeks(
    desk: Desk, keys: Keys
) -> None:
    text = _text(_gather(desk, "verzuim", keys))
    for words in ("22,5 uur gemist", "Let op: 22,5 uur van 9 nov tot en met 12 nov",
                  "09-11-2026", "10-11-2026", "12-11-2026"):  # fmt: skip
        assert words in text
    assert "Aylin" not in text


def test_two_missed_days_are_no_alarm(desk: Desk, keys: Keys) -> None:
    text = _text(_gather(desk, "verzuim", keys, replace(OPTIONS, on=dt.date(2026, 11, 10))))
    assert "15 uur gemist" in text
    assert "Let op" not in text


def test_who_has_no_placement_is_listed_with_how_the_last_one_ended(desk: Desk, keys: Keys) -> None:
    text = _text(_gather(desk, "plaatsingsoverleg", keys))
    assert _in_order(
        text,
        [
            "Sem Blok",
            "7 nov (16 dagen)",
            "niet bekend",
            "gestopt door bedrijf",
            "verhuist",
            "Marijke Groot",
        ],
    )
    assert "Zoë" not in text


def test_the_hours_of_a_class_stand_by_week_with_their_totals(desk: Desk, keys: Keys) -> None:
    options = replace(OPTIONS, weeks=((2026, 44), (2026, 47)))
    gathered = _gather(desk, "urenoverzicht", keys, options)
    text = _text(Gathered(gathered.documents[-1:]))
    assert _in_order(text, ["klas 4B", "jobcoach Marijke Groot", "week 44 tot en met 47"])
    assert _in_order(
        text, ["Leerling 44 45 46 47", "Zoë Bakker", "7,5 7,5 0 7,5 7,5", "768", "0%", "Sem Blok"]
    )


def test_without_weeks_the_running_period_is_shown(desk: Desk, keys: Keys) -> None:
    text = _text(_gather(desk, "urenoverzicht", keys))
    assert "week 36 tot en met 48" in text


def test_a_whole_year_stands_in_tables_that_fit_with_every_week_once(
    desk: Desk, keys: Keys
) -> None:
    options = replace(OPTIONS, weeks=((2026, 30), (2027, 52)))
    (_, last, _) = _gather(desk, "urenoverzicht", keys, options).documents
    pages = PdfReader(BytesIO(last.render())).pages
    assert len(pages) == 4
    assert all(float(p.mediabox.width) > float(p.mediabox.height) for p in pages)
    # A number that does not fit beside its tick would break in two.
    assert overlaps(last.render()) == []
    assert "41,92" in pages[0].extract_text()
