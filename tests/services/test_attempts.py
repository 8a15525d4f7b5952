"""Three wrong passwords slow down, over restarts too, and nobody is locked out for good."""

import json

import pytest

from stagedesk.domain.problem import DeskError
from stagedesk.models.keyfile import WrongPassword
from stagedesk.services import attempts, vault
from tests.services.conftest import PASSWORD


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def _wrong(folder, clock) -> None:
    with pytest.raises(WrongPassword), attempts.counted(folder, clock):
        raise WrongPassword("nee")


@pytest.mark.parametrize(
    ("wrong", "seconds"), [(0, 0), (1, 0), (2, 0), (3, 5), (4, 10), (5, 20), (9, 300), (900, 300)]
)
def test_the_pause_doubles_and_has_an_end(wrong: int, seconds: int) -> None:
    assert attempts.pause_after(wrong) == seconds


def test_after_three_wrong_ones_the_fourth_waits_and_then_may(tmp_path) -> None:
    clock = Clock()
    for _ in range(3):
        _wrong(tmp_path, clock)
    with pytest.raises(attempts.TooSoon, match="5 seconden"), attempts.counted(tmp_path, clock):
        pytest.fail("was tried")
    clock.now += 5
    _wrong(tmp_path, clock)
    assert attempts.seconds_left(tmp_path, clock.now) == 10


def test_a_right_one_begins_anew(tmp_path) -> None:
    clock = Clock()
    for _ in range(2):
        _wrong(tmp_path, clock)
    with attempts.counted(tmp_path, clock):
        pass
    assert list(tmp_path.iterdir()) == []
    for _ in range(3):
        _wrong(tmp_path, clock)
    assert attempts.seconds_left(tmp_path, clock.now) == 5


def test_a_clock_that_was_put_back_makes_nobody_wait_longer(tmp_path) -> None:
    clock = Clock()
    for _ in range(3):
        _wrong(tmp_path, clock)
    assert attempts.seconds_left(tmp_path, clock.now - 86_400) == 5


@pytest.mark.parametrize(
    "content",
    ["", "[]", "kapot", '{"wrong": "x", "at": 1}', '{"wrong": 9, "at": NaN}', '{"wrong": 1e999}'],
)
def test_an_unreadable_file_counts_as_none(tmp_path, content: str) -> None:
    (tmp_path / "pogingen.json").write_text(content)
    assert attempts.seconds_left(tmp_path, 1_000_000.0) == 0


def test_the_vault_counts_passwords_and_recovery_keys_together(empty_folder, tmp_path) -> None:
    import shutil

    folder = tmp_path / "data"
    shutil.copytree(empty_folder, folder)
    for _ in range(2):
        with pytest.raises(WrongPassword):
            vault.unlock(folder, "iets heel anders")
    with pytest.raises(WrongPassword):
        vault.unlock_with_recovery(folder, "AAAA-BBBB")
    with pytest.raises(attempts.TooSoon):
        vault.unlock(folder, PASSWORD)
    # A restart changes nothing: what counts lies in the folder.
    noted = json.loads((folder / "pogingen.json").read_text())
    (folder / "pogingen.json").write_text(json.dumps({**noted, "at": noted["at"] - 60}))
    vault.unlock(folder, PASSWORD).close()
    assert not (folder / "pogingen.json").exists()


def test_a_full_disk_does_not_hide_that_the_password_was_wrong(tmp_path, monkeypatch) -> None:
    def full(path, content):
        raise DeskError("De schijf is vol.")

    monkeypatch.setattr(attempts, "write_whole", full)
    _wrong(tmp_path, Clock())
