"""Beoordeling: texts, a date and reasons that are half typed are there at the next start."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from stagedesk.domain.grades import assessed_skills
from stagedesk.services import assessment
from tests.ui.assessment_window import AssessmentWindow, again, opened
from tests.ui.kept_drafts import about, kept, typed

ENTER = Qt.Key.Key_Return


def _text(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    assert isinstance(widget, QLineEdit)
    return widget.text()


def _typed(walk: AssessmentWindow, name: str, text: str) -> AssessmentWindow:
    """Type in a field; the next start, as after a crash right then."""
    typed(walk.field(name), text, walk.gate, walk.qtbot)
    assert walk.keys.placements["Noah"] in about(walk.gate)
    return again(walk)


def test_feedback_half_typed(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path) as walk:
        field = walk.field("Feedback BO 3")
        field.setFocus()
        qtbot.keyClicks(field, "Werkt netj")
        qtbot.waitUntil(lambda: kept(walk.gate) == [("feedback", "Werkt netj")])
        # Before the longer pause after which it is saved.
        assert not walk.record(3).feedback
        start = again(walk)
        field = start.field("Feedback BO 3")
        assert _text(field) == "Werkt netj"
        field.setFocus()
        qtbot.keyClicks(field, "")
        start.tab.sheet.setFocus()
        assert walk.record(3).feedback == "Werkt netj"
        assert kept(walk.gate) == []


def test_feedback_saved_after_a_pause_leaves_no_draft(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path) as walk:
        field = walk.field("Feedback BO 3")
        field.setFocus()
        qtbot.keyClicks(field, "Netjes ")
        qtbot.waitUntil(lambda: walk.record(3).feedback == "Netjes")
        assert kept(walk.gate) == []
        assert _text(field) == "Netjes "


def test_a_date_that_is_no_day_yet(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path) as walk:
        field = walk.field("Datum BO 3")
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        typed(field, "17-", walk.gate, qtbot)
        assert walk.keys.placements["Noah"] in about(walk.gate)
        start = again(walk)
        field = start.field("Datum BO 3")
        assert _text(field) == "17-"
        assert field.toolTip()
        # Another grade changes nothing of it.
        start.tab.sheet.setFocus()
        start.type("8")
        start.press(ENTER)
        assert _text(field) == "17-"
        field.setFocus()
        qtbot.keyClicks(field, "5")
        qtbot.keyClick(field, ENTER)
        day = walk.record(3).date
        assert day is not None
        assert (day.day, day.month) == (17, 5)
        assert kept(walk.gate) == []


def test_why_a_moment_is_opened_again(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path) as walk:
        walk.tab.sheet.go_to(1, 2)
        walk.click(walk.button("Heropenen"))
        start = _typed(walk, "Waarom heropenen", "2.3 verkeerd ge")
        start.tab.sheet.go_to(1, 2)
        field = start.field("Waarom heropenen")
        assert field.isVisible()
        assert _text(field) == "2.3 verkeerd ge"
        start.tab.sheet.go_to(1, 1)
        assert not field.isVisible()
        start.tab.sheet.go_to(1, 2)
        qtbot.keyClick(field, ENTER)
        assert not walk.saved().moment(2).closed
        assert kept(walk.gate) == []


def test_why_a_certificate_is_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path) as walk:
        _earn(walk)
        walk.click(walk.button("Deelcertificaat 1 uitreiken"))
        walk.click(walk.button("Deelcertificaat 1 terugnemen"))
        (number,) = [one.number for one in walk.saved().enrollment.certificates]
        typed(walk.field(f"Waarom {number} terugnemen"), "verkeerde na", walk.gate, qtbot)
        assert walk.saved().enrollment.key in about(walk.gate)
        start = again(walk)
        field = start.field(f"Waarom {number} terugnemen")
        assert field.isVisible()
        assert _text(field) == "verkeerde na"
        # Pressed again it is not to be.
        start.click(start.button("Deelcertificaat 1 terugnemen"))
        assert kept(walk.gate) == []
        start.click(start.button("Deelcertificaat 1 terugnemen"))
        assert _text(field) == ""
        typed(field, "dubbel", walk.gate, qtbot)
        start.click(start.button(f"{number} terugnemen"))
        assert walk.saved().enrollment.certificates == ()
        assert kept(walk.gate) == []


def _earn(walk: AssessmentWindow) -> None:
    """Noah has everything that a part certificate asks."""
    sheet = walk.saved()
    for skill in assessed_skills(sheet.policy, sheet.enrollment.grade_year):
        walk.gate.save(
            skill.id, assessment.set_grade, sheet.placement_key, 3, skill.id, 80, sheet.on
        )
