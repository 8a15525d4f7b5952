"""Whatever is typed in any field of the window is kept before it is left, and comes back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stagedesk.services import demonstration
from stagedesk.ui import typing_drafts
from tests.ui.conftest import PASSWORD
from tests.ui.every_field_kept import every_field

ON, YEAR = date(2027, 5, 25), "2026-2027"


def test_every_field_keeps_what_is_typed_and_shows_it_in_a_new_window(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No dialog of the system may wait for somebody; the pause itself has tests of its own.
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    monkeypatch.setattr(typing_drafts, "PAUSE_MS", 0)
    desk = demonstration.build(tmp_path / "data", PASSWORD, 12, ON)
    outcome = every_field(desk, ON, YEAR, tmp_path / "copy", deepest=1, wait_ms=2000)
    assert outcome.faults == []
    assert outcome.tried > 150
    assert outcome.again > 100
