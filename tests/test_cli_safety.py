"""Backup, preview, restore and rescue without a window; every harm one sentence and status 1."""

import pytest

from stagedesk.paths import DATABASE
from stagedesk.services import backup
from tests.contract_desk import CommandLine

_STUDENT = {"number": "10001", "first_name": "Aylin", "last_name": "Şahin"}


@pytest.fixture
def filled(line: CommandLine) -> CommandLine:
    assert line.put({"stagedesk": 1, "students": [_STUDENT]}) == (0, "")
    return line


def test_a_backup_is_looked_into_and_put_back(filled: CommandLine, tmp_path) -> None:
    status, out, _ = filled.run("backup", tmp_path / "stick")
    assert (status, "nagekeken" in out) == (0, True)
    (file,) = (tmp_path / "stick").iterdir()
    another = {"number": "10002", "first_name": "Daan", "last_name": "Bos"}
    filled.put({"stagedesk": 1, "students": [another]})
    status, out, _ = filled.run("restore", file, "--look")
    assert status == 0
    assert "1 leerlingen, 0 bedrijven." in out
    assert "2 leerlingen" in filled.run("check")[1]
    assert filled.run("restore", file)[0] == 0
    assert "1 leerlingen" in filled.run("check")[1]


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda raw: b"", "is leeg"),
        (lambda raw: raw[: len(raw) // 2], "ontbreekt een stuk"),
        (lambda raw: b"iets anders" * 2000, "niet van Stagedesk"),
        (lambda raw: raw[:-9] + bytes([raw[-9] ^ 1]) + raw[-8:], "beschadigd"),
    ],
)
def test_check_finds_each_harm_in_one_sentence_and_status_1(
    filled: CommandLine, harm, words: str
) -> None:
    file = filled.folder / DATABASE
    file.write_bytes(harm(file.read_bytes()))
    status, out, fault = filled.run("check")
    assert (status, out) == (1, "")
    assert words in fault
    assert len(fault.strip().splitlines()) == 1
    assert "reservekopie" in fault


def test_what_is_left_of_a_damaged_file_is_rescued_and_put_back(filled: CommandLine) -> None:
    file = filled.folder / DATABASE
    raw = bytearray(file.read_bytes())
    raw[-9] ^= 1
    file.write_bytes(raw)
    status, out, fault = filled.run("rescue")
    assert status == 0, fault
    saved = next(word for word in out.split() if word.endswith(backup.backup_files.SUFFIX))
    assert filled.run("restore", saved)[0] == 0
    assert filled.run("check")[0] == 0


def test_too_many_wrong_passwords_are_one_sentence(
    filled: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STAGEDESK_PASSWORD", "iets heel anders")
    for _ in range(3):
        assert filled.run("check")[0] == 1
    status, _, fault = filled.run("check")
    assert (status, "Wacht nog" in fault) == (1, True)
