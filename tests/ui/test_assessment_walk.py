"""Grading from the first key to what is saved, as a jobcoach does it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stagedesk.domain.grades import assessed_skills
from stagedesk.ui.fields import LineEdit
from stagedesk.ui.grade_keys import GradeKeys
from tests.ui.assessment_window import ENTER, TODAY, AssessmentWindow, opened


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path) -> Iterator[AssessmentWindow]:
    with opened(qtbot, tmp_path) as window:
        yield window


def _badges(walk: AssessmentWindow) -> list[str]:
    sheet = walk.tab.shown
    assert sheet is not None
    return [part.badge for part in sheet.verdict.parts]


def test_the_sheet_opens_at_the_first_empty_grade_of_the_open_moment(
    walk: AssessmentWindow,
) -> None:
    assert walk.here().startswith("1.3 ")
    assert walk.here().endswith("BO 3: leeg")


def test_a_digit_and_enter_saves_and_goes_to_the_next_skill(walk: AssessmentWindow) -> None:
    with walk.qtbot.waitSignal(walk.gate.saved) as told:
        walk.type("8")
    assert told.args == ["1.3 in BO 3: 8,0"]
    assert walk.record(3).grades["1.3"] == 80
    walk.press(ENTER)
    assert walk.here().startswith("1.4 ")
    assert "1.3 in BO 3: 8,0" in walk.window.status.text()
    assert "3 van 31 cijfers in BO 3" in walk.window.status.text()


@pytest.mark.parametrize(
    ("typed", "tenths"), [("7,5", 75), ("7.5", 75), ("10", 100), ("10,0", 100), ("1", 10)]
)
def test_a_comma_and_a_point_work(walk: AssessmentWindow, typed: str, tenths: int) -> None:
    walk.type(typed)
    assert walk.record(3).grades["1.3"] == tenths


@pytest.mark.parametrize(
    ("typed", "kept", "why"),
    [
        ("0", None, "Een cijfer van 1,0 tot 10,0"),
        ("a", None, "Een cijfer van 1,0 tot 10,0"),
        ("85", 80, "Een cijfer van 1,0 tot 10,0"),
        ("10,5", 100, "Een cijfer van 1,0 tot 10,0"),
        ("7,55", 75, "Hoogstens één cijfer na de komma"),
    ],
)
def test_what_cannot_be_a_grade_is_refused_at_the_key_with_the_reason(
    walk: AssessmentWindow, typed: str, kept: int | None, why: str
) -> None:
    walk.type(typed)
    assert walk.here().endswith(why)
    assert walk.record(3).grades.get("1.3") == kept


def test_a_whole_moment_takes_two_keys_a_skill(walk: AssessmentWindow) -> None:
    every = assessed_skills(walk.saved().policy, 4)
    for _ in every[2:]:
        walk.type("8")
        walk.press(ENTER)
    assert {s.id for s in every} == set(walk.record(3).grades)
    assert _badges(walk) == ["behaald"] * 6
    assert walk.tab.shown == walk.saved()


def test_delete_clears_and_escape_brings_back(walk: AssessmentWindow) -> None:
    walk.press(Qt.Key.Key_Home)
    walk.type("6")
    assert walk.record(3).grades["1.1"] == 60
    walk.press(Qt.Key.Key_Escape)
    assert walk.record(3).grades["1.1"] == 85
    walk.press(Qt.Key.Key_Delete)
    assert "1.1" not in walk.record(3).grades


def test_backspace_takes_back_one_key(walk: AssessmentWindow) -> None:
    walk.type("7,5")
    walk.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert walk.record(3).grades["1.3"] == 70
    walk.press(Qt.Key.Key_Backspace)
    assert "1.3" not in walk.record(3).grades


def test_arrows_home_and_end_move_over_the_sheet(walk: AssessmentWindow) -> None:
    walk.press(Qt.Key.Key_Home)
    assert walk.here().startswith("1.1 ")
    walk.press(Qt.Key.Key_End)
    assert walk.here().startswith("6.5 ")
    walk.press(Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert walk.here().startswith("6.4 ")
    assert "BO 2" in walk.here()
    walk.press(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Right)
    assert "BO 3" in walk.here()


def test_a_closed_moment_refuses_a_key_and_says_what_to_do(walk: AssessmentWindow) -> None:
    walk.press(Qt.Key.Key_Left)
    before = walk.record(2)
    walk.type("6")
    walk.press(Qt.Key.Key_Delete)
    assert walk.here().endswith("Gesloten. Heropen eerst.")
    assert walk.record(2) == before


def test_under_the_skills_come_assignment_and_own_grade(walk: AssessmentWindow) -> None:
    walk.press(Qt.Key.Key_End, ENTER)
    assert "Vakvaardigheden & persoonlijke groei" in walk.here()
    walk.type("7")
    walk.press(ENTER)
    assert walk.here().startswith("Stagecijfer")
    walk.type("8,2")
    record = walk.record(3)
    assert (record.assignment, record.grade) == (70, 82)
    assert walk.saved().moment(3).computed == 83


def test_ctrl_z_takes_back_the_last_grade(walk: AssessmentWindow) -> None:
    walk.type("8")
    walk.qtbot.keyClick(walk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "1.3" not in walk.record(3).grades
    assert walk.tab.shown == walk.saved()


def test_the_moment_before_fills_the_empty_cells(walk: AssessmentWindow) -> None:
    walk.click(walk.button("Neem BO 2 over"))
    grades = walk.record(3).grades
    assert len(grades) == 31
    assert grades["1.1"] == 85
    assert walk.tab.shown == walk.saved()


def test_feedback_is_saved_when_its_field_is_left(walk: AssessmentWindow) -> None:
    field = walk.field("Feedback BO 3")
    field.setFocus()
    walk.qtbot.keyClicks(field, "Noah vraagt nu zelf om werk.")
    walk.tab.setFocus()
    assert walk.record(3).feedback == "Noah vraagt nu zelf om werk."


def test_the_reflection_on_a_module_is_saved_beside_its_grade(walk: AssessmentWindow) -> None:
    field = walk.field("Module 3: Wat ging goed?")
    field.setFocus()
    walk.qtbot.keyClicks(field, "Ik vroeg om hulp.")
    walk.qtbot.keyClick(field, Qt.Key.Key_Tab)
    following = walk.field("Module 3: Wat doe ik de volgende keer?")
    assert following.hasFocus()
    walk.qtbot.keyClicks(following, "Eerder beginnen.")
    walk.tab.setFocus()
    record = walk.record(3)
    assert (record.went_well, record.next_time) == ("Ik vroeg om hulp.", "Eerder beginnen.")
    assert walk.tab.shown == walk.saved()


def test_the_reflection_of_a_closed_moment_is_only_read(walk: AssessmentWindow) -> None:
    field = walk.field("Module 1: Wat ging goed?")
    assert field.isReadOnly()


def test_a_finger_makes_rows_high_and_brings_keys_that_a_key_press_hides(
    walk: AssessmentWindow,
) -> None:
    view = walk.tab.sheet.viewport()
    finger = QTest.createTouchDevice()
    QTest.touchEvent(view, finger).press(0, QPoint(300, 60), view)
    QTest.touchEvent(view, finger).release(0, QPoint(300, 60), view)
    keys = walk.window.findChild(GradeKeys)
    assert keys is not None
    assert keys.isVisible()
    assert walk.here().startswith("1.2 ")
    walk.click(walk.button("Cijfer 7"))
    walk.click(walk.button("Een half erbij"))
    assert walk.record(3).grades["1.2"] == 75
    walk.click(walk.button("Volgende vaardigheid"))
    assert walk.here().startswith("1.3 ")
    walk.type("8")
    assert not keys.isVisible()


def test_who_has_no_placement_gets_one_sentence_and_one_button(walk: AssessmentWindow) -> None:
    walk.choice.pick(student=walk.keys.students["Aylin"])
    with walk.qtbot.waitSignal(walk.tab.go) as told:
        walk.click(walk.button("Naar Intake"))
    assert told.args == ["Intake"]
    walk.window.open_tab("Beoordeling")
    walk.choice.pick(student=walk.keys.students["Noah"])
    assert walk.tab.sheet.isVisible()


def test_the_next_student_opens_with_an_own_sheet(walk: AssessmentWindow) -> None:
    walk.type("8")
    walk.choice.pick(student=walk.keys.students["Yiğit"])
    assert walk.here().startswith("1.1 ")
    assert "BO 1: leeg" in walk.here()
    walk.type("7")
    sheet = walk.saved("Yiğit")
    assert dict(sheet.moment(1).record.grades) == {"1.1": 70}
    assert sheet.moment(1).record.date == TODAY
    assert walk.tab.shown == sheet


def test_what_is_being_typed_stays_with_the_student_of_before(walk: AssessmentWindow) -> None:
    field = walk.field("Feedback BO 3")
    field.setFocus()
    walk.qtbot.keyClicks(field, "Noah werkt zelfstandig.")
    walk.choice.pick(student=walk.keys.students["Yiğit"])
    walk.tab.setFocus()
    assert walk.record(3).feedback == "Noah werkt zelfstandig."
    assert walk.saved("Yiğit").moment(3).record.feedback is None
    assert walk.tab.shown == walk.saved("Yiğit")


def test_printing_asks_for_the_form_of_this_student(walk: AssessmentWindow) -> None:
    with walk.qtbot.waitSignal(walk.tab.print_asked) as told:
        walk.qtbot.keyClick(walk.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert told.args[:2] == ["beoordeling", (walk.keys.students["Noah"],)]


@pytest.mark.parametrize(("width", "height"), [(1366, 690), (911, 460)])
def test_the_date_stands_under_its_own_moment_at_every_size(
    walk: AssessmentWindow, width: int, height: int
) -> None:
    walk.window.resize(width, height)
    date = next(
        line
        for line in walk.tab.findChildren(LineEdit)
        if line.accessibleName().startswith("Datum")
    )
    # BO 3, the last column.
    walk.qtbot.waitUntil(lambda: date.geometry().right() > walk.tab.sheet.viewport().width() - 30)
