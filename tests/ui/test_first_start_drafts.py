"""A first start that breaks off goes on where it was, with what was typed."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk.domain.problem import DeskError, DiskError
from stagedesk.services import school_setup, settings, vault
from stagedesk.ui.app import Shell
from stagedesk.ui.first_start import FirstStart
from stagedesk.ui.lock_screen import LockScreen
from tests.harm import faults
from tests.ui.conftest import PASSWORD

ENTER = Qt.Key.Key_Return


def _shell(folder: Path, qtbot: QtBot) -> Shell:
    shell = Shell(folder)
    shell.begin()
    qtbot.addWidget(shell)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    return shell


def _first(shell: Shell) -> FirstStart:
    found = shell.currentWidget()
    assert isinstance(found, FirstStart)
    return found


def _made(folder: Path, qtbot: QtBot) -> Shell:
    """The first start until the recovery key shows."""
    shell = _shell(folder, qtbot)
    first = _first(shell)
    for line in (first.password.line, first.again.line):
        qtbot.keyClicks(line, PASSWORD)
        qtbot.keyClick(line, ENTER)
    qtbot.waitUntil(lambda: first.key.isVisible())
    return shell


def _to_school(first: FirstStart, qtbot: QtBot) -> None:
    qtbot.keyClick(first.kept, Qt.Key.Key_Space)
    qtbot.keyClick(first.key_button, Qt.Key.Key_Space)
    assert first.school.isVisible()


def _crash(first: FirstStart) -> None:
    """The process ends: nothing is kept any more, and the lock of the folder is gone."""
    assert first._desk is not None
    first._desk.close()
    first._desk = None


def _again(folder: Path, qtbot: QtBot) -> Shell:
    """The next start, with the password."""
    shell = _shell(folder, qtbot)
    lock = shell.currentWidget()
    assert isinstance(lock, LockScreen)
    qtbot.keyClicks(lock.password.line, PASSWORD)
    qtbot.keyClick(lock.password.line, ENTER)
    qtbot.waitUntil(lambda: isinstance(shell.currentWidget(), FirstStart))
    return shell


def _kept(first: FirstStart) -> dict[str, str]:
    assert first._desk is not None
    return first._desk.read(school_setup.first_start)


def test_the_names_half_typed_are_there_and_the_school_is_made(
    tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "nieuw"
    begun = _made(folder, qtbot)
    first = _first(begun)
    _to_school(first, qtbot)
    qtbot.keyClicks(first.school, "De Werf")
    qtbot.keyClick(first.school, ENTER)
    qtbot.keyClicks(first.place, "Rott")
    expected = {"step": "school", "school": "De Werf", "place": "Rott"}
    qtbot.waitUntil(lambda: _kept(first) == expected)
    _crash(first)
    shell = _again(folder, qtbot)
    first = _first(shell)
    assert first.school.isVisible()
    assert [line.text() for line in (first.school, first.place, first.name)] == [
        "De Werf",
        "Rott",
        "",
    ]
    qtbot.keyClicks(first.name, "Marijke Groot")
    qtbot.keyClick(first.name, ENTER)
    assert _kept(first) == {}
    qtbot.keyClick(first.empty_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shell.main is not None)
    assert shell.main is not None
    school = shell.main.gate.read(settings.get_school)
    assert (school.name, school.place) == ("De Werf", "Rott")
    shell.close()


def test_a_recovery_key_that_nobody_kept_is_made_anew(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "nieuw"
    begun = _made(folder, qtbot)
    first = _first(begun)
    lost = first.key.text()
    _crash(first)
    shell = _again(folder, qtbot)
    first = _first(shell)
    qtbot.waitUntil(lambda: first.key.isVisible() and bool(first.key.text()))
    new = first.key.text()
    _to_school(first, qtbot)
    qtbot.keyClicks(first.school, "De W")
    # Closed before the pause: what stands there is kept all the same.
    shell.close()
    with pytest.raises(DeskError):
        vault.unlock_with_recovery(folder, lost)
    desk = vault.unlock_with_recovery(folder, new)
    assert desk.read(school_setup.first_start) == {"step": "school", "school": "De W"}
    desk.close()


@pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")
def test_a_disk_that_fails_says_so_and_the_school_is_named_once_it_works(
    tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "nieuw"
    begun = _made(folder, qtbot)
    first = _first(begun)
    _to_school(first, qtbot)
    qtbot.keyClicks(first.school, "De Werf")
    qtbot.keyClicks(first.name, "Marijke Groot")
    with faults.pulled_out(folder):
        qtbot.keyClick(first.name, ENTER)
        assert "schijf antwoordt niet" in first._school_problem.text()
        assert first.school.isVisible()
    qtbot.keyClick(first.name, ENTER)
    assert first.empty_button.isVisible()
    assert _kept(first) == {}
    first.finish()


def test_a_front_that_cannot_be_written_keeps_nobody_from_going_on(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = _made(tmp_path / "nieuw", qtbot)
    first = _first(begun)
    _to_school(first, qtbot)
    qtbot.keyClicks(first.school, "De Werf")
    qtbot.keyClicks(first.name, "Marijke Groot")

    def full(*_args: object, **_values: object) -> None:
        raise DiskError("De schijf is vol.")

    with monkeypatch.context() as patch:
        patch.setattr(vault, "update_front", full)
        qtbot.keyClick(first.name, ENTER)
    assert first._school_problem.text() == "De schijf is vol."
    qtbot.keyClick(first.name, ENTER)
    assert first.empty_button.isVisible()
    assert _kept(first) == {}
    first.finish()
