"""The menu of overviews: a walk from the menu to the PDF of a class."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from stagedesk.services import vault
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.students_tab import StudentsTab
from tests.services.printing_school import TODAY, build
from tests.services.slip_school import YEAR
from tests.ui.main_window_walk import Walk
from tests.ui.print_walk import dialog_of, to_pdf


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path) -> Iterator[Walk]:
    desk, _ = vault.create(tmp_path / "data", "lange oefenzin", who="Marijke Groot")
    keys = desk.write("school", build)
    gate = Gate(desk)
    yield Walk(qtbot, gate, Choice(Chosen(TODAY, YEAR, student=keys.students["Noah"])))
    gate.drain()


@pytest.mark.parametrize(
    ("words", "title", "said", "not_said"),
    [
        ("Wie is waar vandaag", "Wie is waar", "Noah de Wit", "Aylin"),
        ("Urenoverzicht per klas", "Urenoverzicht", "Aylin", "Herfst"),
        ("Ongeoorloofd verzuim", "Ongeoorloofd verzuim", "geen ongeoorloofd verzuim", "Noah"),
        ("Leerlingen zonder stage", "Plaatsingsoverleg", "Aylin", "Noah"),
        ("Update voor de mentor", "Update voor de mentor", "geen stage", "ouder"),
    ],
)
def test_an_overview_of_the_listed_students_is_printed_from_the_menu(
    walk: Walk, tmp_path: Path, words: str, title: str, said: str, not_said: str
) -> None:
    walk.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page = walk.page
    assert isinstance(page, StudentsTab)
    menu = page.papers.menu()
    assert isinstance(menu, QMenu)
    (within,) = [m for m in menu.findChildren(QMenu) if m.title() == "Overzichten"]
    (action,) = [a for a in within.actions() if a.text() == words]
    # A menu that opens grabs the keyboard, which offscreen cannot: the entry itself is chosen.
    action.trigger()
    dialog = dialog_of(walk.bot, walk.window)
    assert dialog.windowTitle() == title
    assert not dialog.who.isVisible()
    assert dialog.second.text() != "1 leerlingen"
    text = to_pdf(walk.bot, dialog, tmp_path / "overzicht.pdf")
    assert said in text
    assert not_said not in text


def test_a_whole_class_gets_its_report_copies_at_once(walk: Walk, tmp_path: Path) -> None:
    walk.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page = walk.page
    assert isinstance(page, StudentsTab)
    menu = page.papers.menu()
    assert isinstance(menu, QMenu)
    (within,) = [m for m in menu.findChildren(QMenu) if m.title() == "Voor de hele lijst"]
    (action,) = [a for a in within.actions() if a.text() == "Beoordelingen, kopie bij rapport"]
    action.trigger()
    dialog = dialog_of(walk.bot, walk.window)
    text = to_pdf(walk.bot, dialog, tmp_path / "klas.pdf")
    assert "Kopie bij rapport" in text
    assert "Noah de Wit" in text
