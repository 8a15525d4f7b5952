"""Lists for Magister and Profijt in the settings: from a key press to the file."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stagedesk.services import export_lists
from stagedesk.ui.choice import Choice
from stagedesk.ui.settings_lists import ListsPart
from tests.ui.conftest import School
from tests.ui.main_window_walk import ENTER, Walk

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_settings("Lijsten")
    return walk


def part(walk: Walk) -> ListsPart:
    found = walk.page.part()  # type: ignore[attr-defined]
    assert isinstance(found, ListsPart)
    return found


def press(walk: Walk, name: str) -> None:
    walk.named(name).setFocus()
    walk.press(ENTER)


def answers(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """The system's own dialog is no part of the window: it answers at once."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(file))


def made(walk: Walk) -> str:
    walk.bot.waitUntil(lambda: part(walk).excel.isEnabled() and bool(part(walk).said.isVisible()))
    return part(walk).said.accessibleName()


def test_a_column_is_ticked_off_moved_and_in_the_file(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, tmp_path / "cijfers")
    columns = part(walk).columns
    columns.setFocus()
    columns.setCurrentRow(1)
    walk.press(Qt.Key.Key_Space)
    columns.setCurrentRow(2)
    walk.press(Qt.Key.Key_Up, CONTROL)
    walk.press(Qt.Key.Key_Up, CONTROL)
    press(walk, "Excel-bestand maken")
    assert "met 2 leerlingen" in made(walk)
    sheet = load_workbook(tmp_path / "cijfers.xlsx").worksheets[0]
    headers = [cell.value for cell in sheet[1]]
    assert headers[:3] == ["Klas", "Leerlingnummer", "BO 1 stagecijfer"]
    assert [cell.value for cell in sheet["B"][1:]] == ["10001", "10002"]


def test_the_columns_are_there_again_another_time_and_can_go_back(walk: Walk) -> None:
    columns = part(walk).columns
    columns.setFocus()
    columns.setCurrentRow(0)
    walk.press(Qt.Key.Key_Space)
    walk.window.open_tab("Vandaag")
    walk.window.open_settings("Lijsten")
    assert "number" not in part(walk).columns.chosen()
    press(walk, "Zoals het was")
    assert part(walk).columns.chosen() == export_lists.LISTS["magister"].columns


def test_without_a_column_there_is_nothing_to_make(walk: Walk) -> None:
    columns = part(walk).columns
    columns.setFocus()
    for row in range(len(export_lists.LISTS["magister"].columns)):
        columns.setCurrentRow(row)
        walk.press(Qt.Key.Key_Space)
    assert not part(walk).excel.isEnabled()
    assert part(walk).said.accessibleName() == "Vink eerst een kolom aan."


def test_certificates_ask_for_a_folder_and_say_when_there_are_none(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, tmp_path / "uit")
    walk.named("Welke lijst").setFocus()
    walk.press(Qt.Key.Key_End)
    press(walk, "Map kiezen en maken")
    walk.bot.waitUntil(lambda: "al een certificaat" in part(walk).said.accessibleName())
    assert not (tmp_path / "uit").exists()


def test_the_menu_of_papers_leads_here(walk: Walk) -> None:
    walk.window.open_tab("Leerlingen")
    actions = walk.page.findChildren(QAction)
    (action,) = [one for one in actions if one.text() == "Lijsten voor Magister en Profijt"]
    action.trigger()
    assert isinstance(part(walk), ListsPart)
