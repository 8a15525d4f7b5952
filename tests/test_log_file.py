"""The log: fixed sentences, numbers and places in the code; rotated; no word of anybody."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from stagedesk import log_file
from stagedesk.log_file import KEPT, LARGEST, NAME, Event

NAMES = ("Şahin", "Aylin", "10002", "8,5", "geheim", "Bakkerij")


@pytest.fixture(autouse=True)
def log(tmp_path: Path) -> Iterator[Path]:
    log_file.open_log(tmp_path)
    yield tmp_path / NAME
    log_file.close_log()


def _raise(text: str) -> Exception:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def test_an_event_is_a_line_with_its_time_and_number(log: Path) -> None:
    log_file.note(Event.IMPORTED, count=14)
    (line,) = log.read_text("utf-8").splitlines()
    assert line[:2] == "20"
    assert line.endswith("bestand binnengehaald (14)")


def test_an_error_leaves_its_kind_and_places_alone(log: Path) -> None:
    log_file.note(Event.BUG, error=_raise("Aylin Şahin (10002) had 8,5 bij Bakkerij"))
    text = log.read_text("utf-8")
    assert "ValueError" in text
    assert "test_log_file.py" in text
    assert not any(name in text for name in NAMES)


@pytest.mark.parametrize("name", ["stagedesk", "stagedesk.services.importing", "root"])
def test_a_sentence_that_somebody_made_up_never_gets_in(log: Path, name: str) -> None:
    logger = logging.getLogger(None if name == "root" else name)
    logger.error("Aylin Şahin")
    logger.error("%s had %s", "Aylin", "8,5")
    logger.error(Event.BUG, extra={"student": "Aylin", "count": "Şahin"})
    text = log.read_text("utf-8") if log.exists() else ""
    assert not any(word in text for word in NAMES)


def test_the_log_rotates_and_never_grows_past_its_size(log: Path) -> None:
    error = _raise("geheim")
    for number in range(9_000):
        log_file.note(Event.BUG, error=error, count=number)
    files = sorted(log.parent.iterdir())
    assert [file.name for file in files] == [NAME, *(f"{NAME}.{n}" for n in range(1, KEPT + 1))]
    assert all(file.stat().st_size <= LARGEST for file in files)
    assert "(8999)" in log.read_text("utf-8")


def test_a_folder_that_cannot_be_written_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / NAME).mkdir()
    log_file.note(Event.OPENED)
    assert capsys.readouterr().err == f"{NAME}: IsADirectoryError\n"


def test_before_the_first_start_there_is_no_folder_and_no_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log_file.open_log(tmp_path / "weg")
    log_file.note(Event.STARTED)
    assert capsys.readouterr().err == ""
    assert not (tmp_path / "weg").exists()


def test_no_file_is_kept_open_between_two_lines(log: Path) -> None:
    log_file.note(Event.OPENED)
    log.rename(log.with_name("verplaatst.log"))
    log_file.note(Event.CLOSED)
    assert len(log.read_text("utf-8").splitlines()) == 1


def test_the_report_has_versions_and_the_last_lines(log: Path) -> None:
    log_file.note(Event.BUG, error=_raise("geheim"))
    text = log_file.report(log.parent)
    assert text.startswith("Stagedesk ")
    assert "fout in het programma: ValueError" in text
    assert "FileNotFoundError" in log_file.report(log.parent / "weg")
