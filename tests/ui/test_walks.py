"""From the first key to the PDF on the disk, as a jobcoach goes: the whole window, a real file."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from stagedesk.services import assessment, vault
from stagedesk.ui.assessment_tab import AssessmentTab
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from tests.services.slip_school import YEAR
from tests.ui import assessment_window, slips_window
from tests.ui.conftest import School
from tests.ui.main_window_walk import ENTER, Walk
from tests.ui.print_walk import dialog_of, press_print, to_pdf


@pytest.fixture
def noah(qtbot: QtBot, tmp_path: Path) -> Iterator[Walk]:
    """Noah with two closed moments and a third that is begun, in the window with all tabs."""
    desk, _ = vault.create(tmp_path / "data", "lange oefenzin", who="Marijke Groot")
    keys = desk.write("school", assessment_window.school)
    gate = Gate(desk)
    chosen = Chosen(assessment_window.TODAY, YEAR, keys.students["Noah"])
    yield Walk(qtbot, gate, Choice(chosen))
    gate.drain()


def _sheet(walk: Walk) -> AssessmentTab:
    assert isinstance(walk.page, AssessmentTab)
    return walk.page


def _paper_from_menu(walk: Walk, words: str) -> None:
    """Leerlingen, Afdrukken, a paper; offscreen has no screen to open the menu on."""
    walk.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    button = walk.named("Afdrukken")
    assert isinstance(button, QPushButton)
    menu = button.menu()
    next(a for a in menu.actions() if a.text().replace("&", "") == words).trigger()


def test_an_intake_from_the_talk_to_the_paper(
    qtbot: QtBot, school: School, choice: Choice, tmp_path: Path
) -> None:
    choice.pick(student=school.keys["Aylin"])
    walk = Walk(qtbot, school.gate, choice)
    walk.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    walk.named("Nieuw gesprek").setFocus()
    walk.press(ENTER)
    walk.bot.keyClicks(walk.focus(), "Kinderdagverblijf Zon")
    walk.named("Nieuw bedrijf: Kinderdagverblijf Zon").setFocus()
    walk.press(ENTER)
    walk.field("Datum").setFocus()
    walk.type("20-5")
    walk.press(ENTER)
    walk.fill("Werkkleding", "Dichte schoenen")
    walk.fill("Leerdoelen 1", "Ik vraag op tijd om hulp")
    dialog = press_print(qtbot, walk.window)
    words = to_pdf(qtbot, dialog, tmp_path / "gesprek.pdf")
    for said in ("Aylin Şahin", "Kinderdagverblijf Zon", "20-05-2027", "Dichte schoenen"):
        assert said in words
    assert "Ik vraag op tijd om hulp" in words


def test_a_slip_of_two_days_from_the_grid_to_the_paper(qtbot: QtBot, tmp_path: Path) -> None:
    with slips_window.opened(qtbot, tmp_path) as walk:
        walk.tab.grid.setFocus()
        walk.press(ENTER)
        walk.press(Qt.Key.Key_Space)
        walk.type("14-9")
        walk.press(ENTER)
        walk.press(ENTER)
        dialog = press_print(qtbot, walk.window)
        words = to_pdf(qtbot, dialog, tmp_path / "briefje.pdf")
    for said in ("Yiğit Doğan", "Tuincentrum De Linde", "Joost van Vliet", "14-09-2026"):
        assert said in words
    assert words.count("7,5") == 2


def test_a_class_of_slips_says_who_gets_none(qtbot: QtBot, tmp_path: Path) -> None:
    with slips_window.opened(qtbot, tmp_path, None) as walk:
        dialog = press_print(qtbot, walk.window)
        assert dialog.who.count.text() == "1 van 1 gekozen"
        said = [label.text() for label in dialog.notices.findChildren(QLabel)]
        assert said == ["Łukasz Wójcik: krijgt geen urenbriefje, want er is geen stageplek."]
        words = to_pdf(qtbot, dialog, tmp_path / "klas.pdf")
    assert "Noor van den Heuvel" in words


def test_a_moment_of_grades_from_the_keys_to_the_paper(noah: Walk, tmp_path: Path) -> None:
    noah.press(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    tab = _sheet(noah)
    tab.setFocus()
    for typed in ("9", "6,5", "8"):
        noah.type(typed)
    dialog = press_print(noah.bot, noah.window)
    words = to_pdf(noah.bot, dialog, tmp_path / "moment.pdf")
    assert "Noah de Wit" in words
    assert "Garage Maashaven" in words
    for grade in ("9,0", "6,5", "7,5"):
        assert grade in words


def test_earning_a_certificate_from_the_last_grade_to_the_paper(noah: Walk, tmp_path: Path) -> None:
    noah.press(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    tab = _sheet(noah)
    tab.setFocus()
    before = tab.shown
    assert before is not None
    assert not before.verdict.parts[1].earned
    while not tab.sheet.accessibleDescription().startswith("2.1 "):
        noah.press(Qt.Key.Key_Down)
    for _ in range(5):
        noah.type("8")
    after = noah.gate.read(assessment.sheet, before.student_key, YEAR, on=assessment_window.TODAY)
    assert after is not None
    assert after.verdict.parts[1].earned
    _paper_from_menu(noah, "Deelcertificaten")
    dialog = dialog_of(noah.bot, noah.window)
    words = to_pdf(noah.bot, dialog, tmp_path / "certificaat.pdf")
    assert "Noah de Wit" in words
    assert "Houding en gedrag" in words


def test_an_information_pack_from_the_menu_to_the_file(noah: Walk, tmp_path: Path) -> None:
    _paper_from_menu(noah, "Infopakket voor het bedrijf")
    dialog = dialog_of(noah.bot, noah.window)
    words = to_pdf(noah.bot, dialog, tmp_path / "pakket.pdf")
    for said in ("Garage Maashaven", "Vakantieoverzicht", "Noah de Wit"):
        assert said in words
    assert dt.date(2009, 9, 1).strftime("%d-%m-%Y") not in words
    assert "8,0" not in words.replace("1,0 tot 10,0", "")
