from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stagedesk.domain.problem import DeskError
from stagedesk.ui.bug_window import LOG, Watch, trace_without_names


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
    note = (tmp_path / LOG).read_text("utf-8")
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
    assert not (tmp_path / LOG).exists()


def test_the_trace_names_places_in_the_code_alone() -> None:
    error = _caught(ValueError("geboren 17-5-2010"))
    assert "2010" not in trace_without_names(error)
