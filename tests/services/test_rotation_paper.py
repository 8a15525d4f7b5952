"""The rooster of the internal stage on paper: empty, full, and more groups than a table is wide."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from stagedesk.services import internal_planning, internal_wishes, printing, students
from stagedesk.services.gathering import Options
from stagedesk.services.transaction import Desk
from tests.reports.on_paper import overlaps
from tests.services.dossiers import put
from tests.services.test_internal import GIVEN, ON, YEAR, pupil


def pages(desk: Desk, on: date = ON, school_class: str | None = None) -> tuple[bytes, list[str]]:
    rows = desk.read(students.list_rows, YEAR, on, school_class=school_class)
    options = Options(on, YEAR, school_class=school_class)
    keys = tuple(row.key for row in rows)
    (document,) = desk.read(printing.gather, "rooster", keys, options).documents
    data = document.render()
    read = PdfReader(BytesIO(data)).pages
    return data, [" ".join(page.extract_text().split()) for page in read]


def test_without_groups_it_says_so(desk: Desk) -> None:
    put(desk, {"stagedesk": 1, "students": [pupil(1, "1A")]})
    _, texts = pages(desk)
    assert len(texts) == 1
    assert "nog geen groepen" in texts[0]


def test_it_stands_by_group_by_part_and_a_page_for_each_group(desk: Desk) -> None:
    put(desk, {"stagedesk": 1, "students": [pupil(n, "1A") for n in range(20)]})
    desk.write("rooster", internal_planning.make, YEAR, GIVEN, ON)
    desk.write("docent", internal_wishes.set_of_part, YEAR, "Groen", "teacher", "Ria Bos")
    data, texts = pages(desk)
    assert len(texts) == 2 + 3
    assert "per groep" in texts[0]
    assert "dinsdag 8.30 – 12.30" in texts[0]
    assert "1 31 aug – 27 sep 36, 37, 38, 39 Facilitair Groen Horeca" in texts[0]
    assert "per onderdeel" in texts[1]
    assert "Ria Bos" in texts[1]
    assert "Rooster interne stage: Groep 1" in texts[2]
    assert "Leerlingen Leerling00 Bos 1A" in texts[2]
    assert overlaps(data) == []


def test_a_day_of_the_block_that_is_free_is_said(desk: Desk) -> None:
    put(desk, {"stagedesk": 1, "students": [pupil(n, "1A") for n in range(8)]})
    given = {**GIVEN, "weekdays": (0,)}
    desk.write("rooster", internal_planning.make, YEAR, given, ON)
    _, texts = pages(desk)
    assert "29 mrt" in texts[-1]  # Second day of Easter.


@pytest.mark.parametrize("count", [200])
def test_many_groups_go_on_in_further_tables_and_nobody_is_lost(desk: Desk, count: int) -> None:
    people = [pupil(n, f"1{'ABCDEFGHIJ'[n % 10]}") for n in range(count)]
    for one in people:
        one["last_name"] = "van den Wijngaard-Oude Hengelenhof"
    put(desk, {"stagedesk": 1, "students": people})
    for part in ("Facilitair", "Groen", "Horeca", "Techniek", "Textiel", "Werknemersvaardigheden"):
        name = "Wilhelmina Alexandrine van den Wijngaard"
        desk.write("d", internal_wishes.set_of_part, YEAR, part, "at_once", "4")
        desk.write("d", internal_wishes.set_of_part, YEAR, part, "teacher", name)
    groups = desk.write("r", internal_planning.make, YEAR, {**GIVEN, "weekdays": (1, 3)}, ON)
    data, texts = pages(desk)
    assert len(texts) >= -(-groups // 8) + 1 + groups
    whole = " ".join(texts)
    assert all(f"Leerling{n:02}" in whole for n in range(count))
    assert overlaps(data) == []
    # Of one class only the groups with somebody of it.
    _, some = pages(desk, school_class="1A")
    assert 0 < len(some) < len(texts)
