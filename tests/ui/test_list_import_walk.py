"""A list from Excel into the school: shown, its columns given a meaning, brought in, taken back."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stagedesk.exchange.spreadsheets import write_xlsx
from stagedesk.services import exporting
from stagedesk.ui.choice import Choice
from stagedesk.ui.data_import import ImportSection
from stagedesk.ui.settings_data import DataPart
from tests.ui.conftest import School
from tests.ui.main_window_walk import ENTER, Walk

CONTROL = Qt.KeyboardModifier.ControlModifier
HEADERS = ("Stamnr", "Roepnaam", "Naam", "Geb.datum", "Klas")


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_settings("Gegevens")
    return walk


def section(walk: Walk) -> ImportSection:
    part = walk.page.part()  # type: ignore[attr-defined]
    assert isinstance(part, DataPart)
    return part.incoming


def choose(walk: Walk, monkeypatch: pytest.MonkeyPatch, file: Path) -> ImportSection:
    """The system's own dialog is no part of the window: it answers at once."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    walk.named("Bestand kiezen").setFocus()
    walk.press(ENTER)
    found = section(walk)
    walk.bot.waitUntil(lambda: found.preview.isVisible())
    return found


def numbers(walk: Walk) -> list[str]:
    return [one.number for one in walk.gate.read(exporting.gather_dossier).students]


def test_a_column_is_given_its_meaning_and_the_list_comes_in_and_goes_back(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "klas.xlsx"
    rows = [("20001", "Noor", "Şimşek", dt.date(2010, 5, 17), "3A")]
    file.write_bytes(write_xlsx("Klas", HEADERS, rows))
    found = choose(walk, monkeypatch, file)
    assert "last_name" in found.faults.toPlainText() or "rij 2" in found.faults.toPlainText()
    walk.named("Kolommen kiezen").setFocus()
    walk.press(ENTER)
    chooser = walk.named("Naam is")
    chooser.setFocus()
    for _ in range(4):
        walk.press(Qt.Key.Key_Down)
        # What the list would do is read anew beside the window; the keys stay where they are.
        walk.bot.waitUntil(lambda: not walk.gate.working)
        assert chooser.hasFocus()
    walk.bot.waitUntil(lambda: found.accept.isVisible() and found.accept.isEnabled())
    assert "1 leerling" in found.facts.text()
    walk.named("Binnenhalen").setFocus()
    walk.press(ENTER)
    walk.bot.waitUntil(lambda: "20001" in numbers(walk))
    walk.bot.waitUntil(lambda: not walk.gate.working)
    walk.press(Qt.Key.Key_Z, CONTROL)
    assert "20001" not in numbers(walk)


def test_faults_stand_there_by_row_and_nothing_comes_in(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bedrijven.csv"
    file.write_text("Bedrijf;Postcode\r\nBakkerij Jansen;301\r\n", "utf-8")
    found = choose(walk, monkeypatch, file)
    walk.bot.waitUntil(found.faults.isVisible)
    assert found.faults.toPlainText().startswith("rij 2, kolom B (Postcode): ")
    assert not found.accept.isVisible()


def test_two_columns_of_one_meaning_are_said_at_once(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "bedrijven.csv"
    file.write_text("Bedrijf;Ook\r\nBakkerij Jansen;x\r\n", "utf-8")
    choose(walk, monkeypatch, file)
    walk.named("Kolommen kiezen").setFocus()
    walk.press(ENTER)
    walk.named("Ook is").setFocus()
    walk.press(Qt.Key.Key_Down)
    assert walk.named("Twee kolommen zijn hetzelfde: Bedrijf en Ook. Kies er één.").isVisible()
