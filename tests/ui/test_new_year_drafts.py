"""The plans for the next school year come back until it is made, and then nothing is left."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from stagedesk import models as m
from stagedesk.ui.choice import Choice
from stagedesk.ui.settings_new_year import NewYearPart
from tests.ui.conftest import School
from tests.ui.kept_drafts import kept
from tests.ui.main_window_walk import ENTER, Walk


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Iterator[Walk]:
    walk = _start(school, choice, qtbot)
    yield walk
    walk.window.close()


def _start(school: School, choice: Choice, qtbot: QtBot) -> Walk:
    walk = Walk(qtbot, school.gate, Choice(choice.now))
    walk.window.open_settings("Nieuw schooljaar")
    return walk


def _part(walk: Walk) -> NewYearPart:
    found = walk.page.findChild(NewYearPart)
    assert found is not None
    return found


def test_what_is_planned_is_there_at_the_next_start_and_gone_once_made(
    walk: Walk, school: School, choice: Choice, qtbot: QtBot
) -> None:
    walk.named("Klassen").setFocus()
    walk.press(Qt.Key.Key_Down)
    walk.fill("Nieuwe klas", "5C")
    box = walk.named("Aylin Şahin: wat gebeurt er")
    box.setFocus()
    walk.press(Qt.Key.Key_Down)
    line = walk.named("Yusuf van der Meer: nieuwe klas")
    line.setFocus()
    qtbot.keyClicks(line, "5")
    # Not left: the laptop dies here.
    qtbot.waitUntil(lambda: len(kept(school.gate)) == 3)
    rows = school.gate.read(lambda s: s.scalars(select(m.Draft.row_key)).all())
    # What is about a student goes with the student.
    assert {row.partition(".")[0] for row in rows} >= {school.keys["Yusuf"], school.keys["Aylin"]}
    again = _start(school, choice, qtbot)
    assert _part(again).names.lines.stringList()[1] == "4B → 5C  (1 van 2)"
    assert _part(again).summary.text() == "2 gaan over · 1 doet het jaar over"
    again.named("Klassen").setFocus()
    again.press(Qt.Key.Key_Down)
    assert again.text("Yusuf van der Meer: nieuwe klas") == "5"
    again.named("Schooljaar 2027-2028 maken").setFocus()
    with qtbot.waitSignal(school.gate.said):
        again.press(ENTER)
    assert kept(school.gate) == []


def test_a_plan_that_is_as_proposed_again_leaves_nothing(
    walk: Walk, school: School, qtbot: QtBot
) -> None:
    line = walk.field("Nieuwe klas")
    before = line.text()
    line.selectAll()
    line.setFocus()
    qtbot.keyClicks(line, "5X")
    qtbot.waitUntil(lambda: len(kept(school.gate)) == 1)
    walk.fill("Nieuwe klas", before)
    assert kept(school.gate) == []
