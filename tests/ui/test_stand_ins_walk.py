"""A colleague's students taken over: from the settings to 'Mijn leerlingen'."""

import pytest
from pytestqt.qtbot import QtBot

from stagedesk.services import stand_ins, students
from stagedesk.ui.choice import Choice
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.main_window_walk import ENTER, Walk


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    choice.pick(jobcoach=school.keys["jobcoach"])
    return Walk(qtbot, school.gate, choice)


def mine(school: School) -> list[str]:
    rows = school.gate.read(students.list_rows, YEAR, TODAY, jobcoach=school.keys["jobcoach"])
    return [row.name for row in rows]


def test_a_take_over_is_laid_down_and_its_students_are_mine_and_it_says_until_when(
    walk: Walk, school: School
) -> None:
    assert "Łukasz Wójcik" not in mine(school)
    walk.window.open_settings("Medewerkers")
    names = walk.page.part().names
    names.setCurrentRow(0)
    assert walk.text("Naam") == "Bram Peeters"
    walk.named("Waarneming: Waarnemer kiezen").setFocus()
    walk.press(ENTER)
    walk.named("Wie neemt waar").setFocus()
    walk.type("Marijke", ENTER)
    walk.fill("Tot en met", "4-6")
    walk.named("Vastleggen").setFocus()
    walk.press(ENTER)
    (one,) = school.gate.read(stand_ins.of_staff, school.keys["other"])
    assert (one.by, one.until.day) == (school.keys["jobcoach"], 4)
    assert walk.named("Marijke Groot, 25 mei t/m 4 jun, nu").isVisible()
    assert "Łukasz Wójcik" in mine(school)
    walk.window.open_tab("Vandaag")
    assert walk.page.kinds.taken_over.text() == "Met die van Bram Peeters (t/\u2060m\xa04\xa0jun)"


def test_two_at_one_time_are_refused_where_it_is_typed(walk: Walk, school: School) -> None:
    given = {"by": school.keys["jobcoach"], "since": TODAY}
    school.gate.save("Waarneming", stand_ins.note, school.keys["other"], given, TODAY)
    walk.window.open_settings("Medewerkers")
    walk.page.part().names.setCurrentRow(0)
    walk.named("Waarneming: Waarnemer kiezen").setFocus()
    walk.press(ENTER)
    walk.named("Wie neemt waar").setFocus()
    walk.type("Marijke", ENTER)
    walk.named("Vastleggen").setFocus()
    walk.press(ENTER)
    assert len(school.gate.read(stand_ins.of_staff, school.keys["other"])) == 1
    assert walk.named("Vastleggen").isVisible()
