"""From the menu of papers to a whole dossier in one file, with what it is said before."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stagedesk.services import access
from stagedesk.ui.choice import Choice
from stagedesk.ui.students_tab import StudentsTab
from tests.ui.conftest import School
from tests.ui.main_window_walk import ENTER, ESCAPE, Walk


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    choice.pick(student=school.keys["Aylin"])
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Leerlingen")
    assert isinstance(walk.page, StudentsTab)
    actions = {action.text(): action for action in walk.page.papers.menu().actions()}
    actions["Inzage als bestand, met geschiedenis"].trigger()
    return walk


def test_what_it_is_stands_there_and_enter_makes_the_file(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert walk.named(access.WARNING).isVisible()
    file = tmp_path / "inzage"
    asked: list[str] = []

    def choose(_parent: object, _title: str, start: str, _filter: str) -> tuple[str, str]:
        asked.append(Path(start).name)
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with walk.bot.waitSignal(walk.gate.said):
        walk.press(ENTER)
    assert asked == ["inzage-10002-2027-05-25.zip"]
    with zipfile.ZipFile(tmp_path / "inzage.zip") as packed:
        assert "inzage.pdf" in packed.namelist()
        assert "Şahin".encode() in packed.read("dossier.json")
        assert b"Yusuf" not in packed.read("dossier.json")


def test_escape_makes_nothing(walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_given: object) -> tuple[str, str]:
        raise AssertionError("er is niets gevraagd")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", never)
    walk.press(ESCAPE)
    assert not walk.page.access.isVisible()
