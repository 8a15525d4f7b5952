"""What the world around a command does wrong is one Dutch sentence and status 1, no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stagedesk.services import vault
from tests.contract_desk import CommandLine


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no disk that is always full")
@pytest.mark.parametrize("words", [("papers",), ("--help",)])
def test_output_to_a_full_disk_is_said_in_a_sentence(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "stagedesk", *words], stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "Wat hier moet staan kan niet geschreven worden. Kijk of de schijf vol is."
    ]


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (PermissionError(13, "Permission denied", "/map/front.json"), "/map/front.json"),
        (KeyboardInterrupt(), "Gestopt. Aan de gegevens is niets veranderd."),
    ],
)
def test_no_access_and_a_stop_are_sentences(
    line: CommandLine, monkeypatch: pytest.MonkeyPatch, raised: BaseException, said: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(vault, "unlock", refuse)
    status, out, fault = line.run("check")
    assert (status, out, len(fault.splitlines())) == (1, "", 1)
    assert said in fault


def test_a_file_that_may_not_be_read_is_no_wrong_usage(
    line: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "dossier.json"
    file.write_bytes(b'{"stagedesk": 1}')
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    assert line.run("import", file)[0] == 0
    assert line.run("export", file)[0] == 0
    assert line.run("restore", file)[0] == 1
    assert line.run("print", "vakantie", "--out", tmp_path)[0] == 0


@pytest.mark.parametrize("day", ["2026-02-30", "0001-01-01", "9999-12-31", "20261120"])
def test_a_day_that_cannot_be_is_named_where_it_was_typed(line: CommandLine, day: str) -> None:
    for command in ("hours", "certificates", "overview"):
        status, out, fault = line.run(command, "--date", day)
        assert (status, out) == (1, "")
        assert fault.startswith(f"--date: '{day}' is geen dag.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no devices among the files here")
def test_an_export_never_takes_the_place_of_a_folder_or_a_device(
    line: CommandLine, tmp_path: Path
) -> None:
    line.put({"stagedesk": 1})
    folder, device = tmp_path / "map.json", tmp_path / "pijp"
    folder.mkdir()
    os.mkfifo(device)
    for place in (folder, device):
        status, out, fault = line.run("export", place)
        assert (status, out) == (1, "")
        assert f"{place} is geen bestand" in fault
        assert place.is_fifo() or place.is_dir()
