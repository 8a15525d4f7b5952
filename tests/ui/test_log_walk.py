"""From a key press in Logboek to what is kept, and back again with Ctrl+Z."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk.services import log
from stagedesk.services.log import LogPage
from stagedesk.ui.choice import Choice
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.main_window_walk import ENTER, TAB, Walk


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    choice.pick(student=school.keys["Aylin"])
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Logboek")
    return walk


def kept(school: School) -> LogPage:
    return school.gate.read(log.page, school.keys["Aylin"], YEAR)


def test_a_visit_is_noted_typed_and_kept_without_a_mouse(walk: Walk, school: School) -> None:
    walk.named("Bezoek noteren").setFocus()
    walk.press(ENTER)
    walk.type("Werkt zelfstandig.", TAB)
    walk.fill("Aanwezig", "Renée van Dongen")
    (entry,) = kept(school).entries
    assert (entry.on, entry.kind, entry.done) == (TODAY, "visit", True)
    assert (entry.report, entry.present) == ("Werkt zelfstandig.", "Renée van Dongen")
    walk.named("Klaar").setFocus()
    walk.press(ENTER)
    assert walk.named("Stagebezoek, 25 mei").isVisible()


def test_ctrl_z_takes_the_visit_back(walk: Walk, school: School) -> None:
    walk.named("Bezoek noteren").setFocus()
    walk.press(ENTER)
    walk.named("Klaar").setFocus()
    walk.press(ENTER)
    assert len(kept(school).entries) == 1
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(school).entries == ()


def test_a_goal_is_added_and_judged_at_the_visit(walk: Walk, school: School) -> None:
    walk.named("Doelen (IOP en OPP): Doel toevoegen").setFocus()
    walk.press(ENTER)
    walk.type("Ik kom op tijd", TAB)
    walk.named("Doel toevoegen").setFocus()
    walk.press(ENTER)
    walk.named("Bezoek noteren").setFocus()
    walk.press(ENTER)
    answer = walk.named("Ik kom op tijd: behaald")
    answer.setFocus()
    walk.press(Qt.Key.Key_Space)
    walk.bot.waitUntil(lambda: kept(school).goals[0].standing(TODAY) == "reached")
    walk.named("Klaar").setFocus()
    walk.press(ENTER)
    assert walk.named("Doel wijzigen: Ik kom op tijd, behaald").isVisible()


def test_the_filter_shows_one_kind(walk: Walk, school: School) -> None:
    year = kept(school).enrollment_key
    for kind in ("visit", "call"):
        school.gate.save("L", log.note, year, TODAY, kind)
    box = walk.named("Soort")
    box.setFocus()
    for _ in range(5):
        walk.press(Qt.Key.Key_Down)
    assert walk.named("Telefoon, 25 mei").isVisible()
    with pytest.raises(AssertionError):
        walk.named("Stagebezoek, 25 mei")


def test_ctrl_p_asks_for_the_visit_list_of_the_listed_students(walk: Walk, school: School) -> None:
    with walk.bot.waitSignal(walk.page.print_asked) as asked:
        walk.named("Bezoekenlijst").setFocus()
        walk.press(ENTER)
    paper, keys, _options = asked.args
    assert paper == "bezoeken"
    assert set(keys) >= {school.keys["Aylin"], school.keys["Yusuf"]}
    walk.window.close()
