from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from stagedesk import log_file
from stagedesk.domain.problem import DeskError
from stagedesk.log_file import NAME, trace_without_names
from stagedesk.ui.bug_window import BugWindow, Watch


@pytest.fixture(autouse=True)
def log(tmp_path: Path) -> Iterator[None]:
    log_file.open_log(tmp_path)
    yield
    log_file.close_log()


def _caught(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as found:
        return found


def test_a_bug_is_noted_without_what_it_was_about(
    tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    watch = Watch(tmp_path, said.append)
    error = _caught(KeyError("Aylin Şahin"))
    watch.caught(KeyError, error, error.__traceback__)
    note = (tmp_path / NAME).read_text("utf-8")
    assert "KeyError" in note
    assert "test_bug_window.py" in note
    assert "Aylin" not in note
    assert watch.window is not None
    assert watch.window.isVisible()
    watch.window.accept()
    assert said == []


def test_the_worlds_error_is_said_and_is_no_bug(tmp_path: Path, qtbot: QtBot) -> None:
    said: list[str] = []
    watch = Watch(tmp_path, said.append)
    error = _caught(DeskError("De schijf is vol."))
    watch.caught(DeskError, error, error.__traceback__)
    assert said == ["De schijf is vol."]
    assert watch.window is None
    assert "vol" not in (tmp_path / NAME).read_text("utf-8")


def test_the_trace_names_places_in_the_code_alone() -> None:
    error = _caught(ValueError("geboren 17-5-2010"))
    assert "2010" not in trace_without_names(error)


def test_the_report_is_kept_as_a_file_without_a_name(
    tmp_path: Path,
    qtbot: QtBot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "verslag.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    watch = Watch(tmp_path, lambda _words: None)
    error = _caught(KeyError("Aylin Şahin"))
    watch.caught(KeyError, error, error.__traceback__)
    window = watch.window
    assert isinstance(window, BugWindow)
    (button,) = [b for b in window.findChildren(QPushButton) if "bestand" in b.text()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    text = file.read_text("utf-8")
    assert "KeyError" in text
    assert "test_bug_window.py" in text
    assert "Aylin" not in text
    assert window.said.text() == f"Bewaard: {file}"
    window.keep(tmp_path / "weg" / "verslag.txt")
    assert "kan niet geschreven worden" in window.said.text()
    window.accept()
