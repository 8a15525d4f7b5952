"""The demonstration in a data folder: made once, opened again, never over other data."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from stagedesk.domain.problem import DeskError
from stagedesk.services import certificates, demonstration, handing_out, settings, vault
from stagedesk.services.transaction import Desk
from tests.services.conftest import PASSWORD

TODAY = date(2026, 11, 24)
SIZE = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("demo") / "data"
    demonstration.build(made, PASSWORD, SIZE, TODAY).close()
    return made


@pytest.fixture
def demo(folder: Path) -> Iterator[Desk]:
    desk = vault.unlock(folder, PASSWORD, write=False)
    yield desk
    desk.close()


def test_the_school_and_a_backup_show_on_the_lock(folder: Path) -> None:
    front = vault.front(folder)
    assert (front.exists, front.school_name) == (True, "Praktijkschool De Werf")
    assert front.last_backup is not None
    assert list((folder / "reservekopieen").iterdir())


def test_the_settings_of_the_school_are_there(demo: Desk) -> None:
    assert demo.read(settings.get_school).short_name == "De Werf"


def test_every_student_is_there(demo: Desk) -> None:
    found = demo.read(certificates.of_students, "2026-2027")
    assert [one.student for one in found] == [str(10_001 + place) for place in range(SIZE)]


def test_handed_out_certificates_still_stand(demo: Desk) -> None:
    rows = [one for one in demo.read(certificates.of_students, "2025-2026")]
    assert any(one.verdict.final.earned for one in rows)
    numbers = demo.read(handing_out.next_number, "2025-2026")
    assert int(numbers.removeprefix("2026-")) > 1


def test_the_same_demonstration_is_opened_again(folder: Path) -> None:
    before = (folder / "stagedesk.key").read_bytes()
    demonstration.build(folder, PASSWORD, SIZE, TODAY).close()
    assert (folder / "stagedesk.key").read_bytes() == before


@pytest.mark.parametrize(
    ("students", "on"), [(SIZE + 1, TODAY), (SIZE, date(2026, 11, 25))], ids=["number", "date"]
)
def test_another_demonstration_does_not_come_over_it(folder: Path, students: int, on: date) -> None:
    with pytest.raises(DeskError, match="demonstratie van 2026-11-24 met 20 leerlingen"):
        demonstration.build(folder, PASSWORD, students, on)
    vault.unlock(folder, PASSWORD).close()


def test_data_of_a_school_is_never_written_over(desk: Desk) -> None:
    desk.close()
    with pytest.raises(DeskError, match="staan al gegevens"):
        demonstration.build(desk.folder, PASSWORD, SIZE, TODAY)


def test_a_school_year_without_dates_gets_holidays_of_its_own(tmp_path: Path) -> None:
    desk = demonstration.build(tmp_path / "data", PASSWORD, 1, date(2024, 5, 20))
    try:
        (edit,) = desk.read(settings.calendar_edits)
    finally:
        desk.close()
    assert edit.school_year == "2023-2024"
    assert edit.holidays[0].name == "Herfstvakantie"
