"""The board of Supported Employment: from a key or a drop to the step that is kept, and back."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from stagedesk.services import support
from stagedesk.ui.choice import Choice
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.main_window_walk import ENTER, Walk

RIGHT, LEFT = Qt.Key.Key_Right, Qt.Key.Key_Left
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    choice.pick(jobcoach=None)
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Overzichten")
    walk.page.open_named("Supported Employment")
    return walk


def column(walk: Walk, name: str) -> QListView:
    found = walk.named(name)
    assert isinstance(found, QListView)
    return found


def names(view: QListView) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def here(school: School, who: str) -> int:
    return school.gate.read(support.page, school.keys[who], YEAR, TODAY).here


def focus_first(walk: Walk) -> QListView:
    first = column(walk, "Stap 1, Intake & assessment")
    first.setFocus()
    return first


def test_everybody_stands_in_the_first_step_until_moved(walk: Walk, school: School) -> None:
    assert names(column(walk, "Stap 1, Intake & assessment")) == [
        "Yusuf van der Meer", "Aylin Şahin", "Łukasz Wójcik",
    ]  # fmt: skip
    assert names(column(walk, "Stap 4, Jobmatching")) == []
    walk.window.close()


def test_a_digit_moves_a_card_with_the_focus_and_ctrl_z_takes_it_back(
    walk: Walk, school: School
) -> None:
    focus_first(walk)
    walk.press(Qt.Key.Key_4)
    walk.bot.waitUntil(lambda: here(school, "Yusuf") == 4)
    fourth = column(walk, "Stap 4, Jobmatching")
    walk.bot.waitUntil(lambda: names(fourth) == ["Yusuf van der Meer"])
    walk.bot.waitUntil(fourth.hasFocus)
    walk.press(RIGHT, CONTROL)
    walk.bot.waitUntil(lambda: here(school, "Yusuf") == 5)
    walk.bot.waitUntil(lambda: column(walk, "Stap 5, Job(re)design").hasFocus())
    walk.press(Qt.Key.Key_Z, CONTROL)
    walk.bot.waitUntil(lambda: here(school, "Yusuf") == 4)
    walk.window.close()


def test_arrows_walk_over_empty_columns_and_enter_opens_the_trajectory(
    walk: Walk, school: School
) -> None:
    school.gate.save("Stap", support.move, school.keys["Łukasz"], 6, TODAY)
    walk.bot.waitUntil(lambda: names(column(walk, "Stap 6, Jobcoaching")) == ["Łukasz Wójcik"])
    focus_first(walk)
    walk.press(RIGHT)
    assert column(walk, "Stap 6, Jobcoaching").hasFocus()
    walk.press(RIGHT)
    assert column(walk, "Stap 6, Jobcoaching").hasFocus()
    walk.press(ENTER)
    assert walk.choice.now.student == school.keys["Łukasz"]
    assert walk.named("6. Jobcoaching, hier nu, wijzigen").isVisible()
    walk.window.close()


def test_a_card_that_is_dropped_on_a_step_goes_there(walk: Walk, school: School) -> None:
    source, target = focus_first(walk), column(walk, "Stap 2, Jobfinding")
    data = source.model().mimeData([source.model().index(1, 0)])
    assert isinstance(data, QMimeData)
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    place, move = QPoint(20, 20), Qt.DropAction.MoveAction
    # Qt gives a drop to what took the card when it came in.
    QApplication.sendEvent(target.viewport(), QDragEnterEvent(place, move, *held))
    drop = QDropEvent(QPointF(place), move, *held, QEvent.Type.Drop)
    QApplication.sendEvent(target.viewport(), drop)
    walk.bot.waitUntil(lambda: here(school, "Aylin") == 2)
    walk.window.close()


def test_the_filters_leave_whom_they_name(walk: Walk, school: School) -> None:
    walk.choice.pick(school_class="4A")
    walk.bot.waitUntil(
        lambda: names(column(walk, "Stap 1, Intake & assessment")) == ["Łukasz Wójcik"]
    )
    walk.choice.pick(text="niemand")
    walk.bot.waitUntil(lambda: not walk.named("Filter op naam").isHidden())
    words = "Niemand gevonden. Kies andere leerlingen of een andere klas."
    assert any(
        label.text() == words and label.isVisible()
        for label in walk.page.findChildren(type(walk.page.part().nobody.sentence))  # type: ignore[attr-defined]
    )
    walk.window.close()


def test_a_stopped_stage_is_marked_for_who_cannot_see_the_sign(walk: Walk, school: School) -> None:
    from stagedesk.services import forms, log, placements

    def stopped(session):
        company = forms.create(session, "company", {"name": "Bakkerij Jansen"})
        year = log.page(session, school.keys["Aylin"], YEAR).enrollment_key
        assert year is not None
        key = placements.begin(session, year, company, TODAY, date(2026, 9, 7))
        placements.stop(session, key, date(2027, 5, 3), "de leerling", "te ver", TODAY)

    school.gate.save("Stop", stopped)

    def spoken() -> list[str]:
        model = column(walk, "Stap 1, Intake & assessment").model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    walk.bot.waitUntil(lambda: any("stage gestopt" in words for words in spoken()))
    walk.window.close()
