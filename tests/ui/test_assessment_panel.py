"""The head and the panel of the assessment: dates, states, closing, handing out, folding."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from stagedesk.ui.assessment_paint import COLUMN
from tests.ui.assessment_window import ENTER, TODAY, AssessmentWindow, opened


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path) -> Iterator[AssessmentWindow]:
    with opened(qtbot, tmp_path) as window:
        yield window


def _badges(walk: AssessmentWindow) -> list[str]:
    sheet = walk.tab.shown
    assert sheet is not None
    return [part.badge for part in sheet.verdict.parts]


def test_subtotal_state_and_final_change_with_the_key(walk: AssessmentWindow) -> None:
    assert _badges(walk)[1] == "nog 1 moment"
    walk.tab.panel.states.setFocus()
    walk.qtbot.keyClick(walk.tab.panel.states, Qt.Key.Key_Down)
    assert "2 Houding en gedrag: nog 1 moment" in walk.tab.panel.states.accessibleDescription()
    walk.qtbot.keyClick(walk.tab.panel.states, ENTER)
    for _ in range(5):
        assert walk.here().startswith("2.")
        walk.type("9")
        walk.press(ENTER)
    assert _badges(walk)[1] == "behaald"
    assert walk.saved().verdict.final.earned


def test_the_date_is_typed_in_the_head(walk: AssessmentWindow) -> None:
    field = walk.field("Datum BO 3")
    assert isinstance(field, QLineEdit)
    walk.qtbot.mouseDClick(field, Qt.MouseButton.LeftButton)
    field.selectAll()
    walk.qtbot.keyClicks(field, "31-2")
    walk.qtbot.keyClick(field, ENTER)
    assert field.property("problem") == "error"
    field.selectAll()
    walk.qtbot.keyClicks(field, "20-5")
    walk.qtbot.keyClick(field, ENTER)
    assert str(walk.record(3).date) == "2027-05-20"
    assert field.text() == "20 mei"


def test_closing_says_what_is_missing_and_asks_once_about_empty_grades(
    walk: AssessmentWindow,
) -> None:
    close = walk.button("BO 3 sluiten")
    assert not close.isEnabled()
    assert close.accessibleDescription() == "Nog 29 cijfers en 3 handtekeningen"
    walk.click(walk.button("Op papier getekend"))
    assert close.accessibleDescription() == "Nog 29 cijfers"
    walk.click(close)
    assert walk.record(3).closing is None
    walk.click(close)
    closing = walk.record(3).closing
    assert closing is not None
    assert (closing.on, closing.paper) == (TODAY, True)


def test_reopening_asks_a_reason_in_place(walk: AssessmentWindow) -> None:
    walk.press(Qt.Key.Key_Left)
    walk.click(walk.button("Heropenen"))
    reopen = walk.button("BO 2 heropenen")
    assert not reopen.isEnabled()
    reason = walk.field("Waarom heropenen")
    walk.qtbot.keyClicks(reason, "2.3 verkeerd getypt")
    walk.click(reopen)
    assert walk.record(2).closing is None


def test_what_is_earned_is_handed_out_and_taken_back_from_the_panel(
    walk: AssessmentWindow,
) -> None:
    walk.click(walk.button("Deelcertificaat 1 uitreiken"))
    (handed,) = walk.saved().enrollment.certificates
    assert (handed.number, handed.certificate) == ("2027-0001", 1)
    walk.click(walk.button("Deelcertificaat 1 terugnemen"))
    reason = walk.field("Waarom 2027-0001 terugnemen")
    walk.qtbot.keyClicks(reason, "naam verkeerd")
    walk.qtbot.keyClick(reason, ENTER)
    assert walk.saved().enrollment.certificates == ()


def test_a_date_belongs_to_the_moment_in_which_it_was_typed(walk: AssessmentWindow) -> None:
    field = walk.field("Datum BO 3")
    field.setFocus()
    walk.qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    walk.qtbot.keyClicks(field, "21-5")
    head = walk.tab.sheet.head
    at = QPoint(head.width() - 3 * COLUMN + 40, 10)
    walk.qtbot.mouseClick(head, Qt.MouseButton.LeftButton, pos=at)
    assert walk.tab.sheet.moment == 1
    assert str(walk.record(3).date) == "2027-05-21"


def test_on_paper_is_said_of_one_moment_of_one_student(walk: AssessmentWindow) -> None:
    walk.click(walk.button("Op papier getekend"))
    walk.choice.pick(student=walk.keys.students["Yiğit"])
    assert walk.button("Op papier getekend").isVisible()
    walk.choice.pick(student=walk.keys.students["Noah"])
    assert walk.button("Toch tekenen").isVisible()


def test_narrow_the_states_fold_into_a_strip_that_opens_over_the_grid(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened(qtbot, tmp_path, (911, 460)) as walk:
        assert (walk.window.width(), walk.window.height()) == (911, 460)
        assert not walk.tab.panel.isVisible()
        strip = walk.button("Certificaten tonen")
        assert strip.width() == 36
        width = walk.tab.sheet.width()
        walk.click(strip)
        assert walk.tab.panel.isVisible()
        assert walk.tab.sheet.width() == width
        qtbot.keyClick(walk.tab.panel.states, ENTER)
        assert not walk.tab.panel.isVisible()
        assert walk.here().startswith("1.")


def test_a_click_on_the_small_map_jumps_to_that_moment(walk: AssessmentWindow) -> None:
    states = walk.tab.panel.states
    at = QPoint(states.width() - 40, 61 + 18)
    walk.qtbot.mouseClick(states, Qt.MouseButton.LeftButton, pos=at)
    assert walk.here() == "2.3 Ik werk geconcentreerd en nauwkeurig., BO 1: 7,5"


def test_every_reason_is_said_of_each_state(walk: AssessmentWindow) -> None:
    states = walk.tab.panel.states
    states.setFocus()
    walk.qtbot.keyClick(states, Qt.Key.Key_Down)
    words = states.accessibleDescription()
    assert "2.3 was 7,5" in words
    assert "Nog 1 moment bij Garage Maashaven" in words


def test_a_later_change_shows_under_what_was_handed_out(walk: AssessmentWindow) -> None:
    walk.click(walk.button("Deelcertificaat 1 uitreiken"))
    walk.press(Qt.Key.Key_Left)
    walk.click(walk.button("Heropenen"))
    walk.qtbot.keyClicks(walk.field("Waarom heropenen"), "1.2 verkeerd")
    walk.click(walk.button("BO 2 heropenen"))
    walk.press(Qt.Key.Key_Home)
    walk.type("9")
    texts = [label.text() for label in walk.tab.panel.handing.findChildren(QLabel)]
    assert "1.1 in BO 2 was 8,0, nu 9,0." in texts
