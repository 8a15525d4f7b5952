"""What is being typed is kept before the field is left, and comes back where it was."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stagedesk.domain.form import Field, Form, Section
from stagedesk.domain.problem import Problem
from stagedesk.domain.students import STUDENT_FORM
from stagedesk.services import drafts, forms
from stagedesk.ui.fields import LineEdit, TextEdit
from stagedesk.ui.form_binding import FormBinding
from stagedesk.ui.form_view import FormView
from stagedesk.ui.log_class import ClassVisit
from stagedesk.ui.new_form import NewForm
from tests.ui.conftest import School

TODAY = date(2027, 5, 25)


class Page(QWidget):
    """The student form alone, as the tab Leerlingen binds it."""

    def __init__(self, school: School, qtbot: QtBot, key: str) -> None:
        super().__init__()
        self.view = FormView(STUDENT_FORM, near=TODAY)
        self.view.setParent(self)
        self.binding = FormBinding(self.view, school.gate, lambda: TODAY)
        qtbot.addWidget(self)
        self.show()
        self.activateWindow()
        self.binding.open(key)

    def line(self, name: str) -> LineEdit:
        part = self.view.editor(name).parts()[0]
        assert isinstance(part, LineEdit)
        return part


def _kept(school: School, key: str) -> dict[str, str]:
    return school.gate.read(drafts.of_row, "student", key)


@pytest.fixture
def key(school: School) -> str:
    return school.keys["Yusuf"]


@pytest.fixture
def page(school: School, key: str, qtbot: QtBot) -> Page:
    return Page(school, qtbot, key)


def test_half_typed_text_is_kept_after_a_pause_and_shown_again(
    page: Page, school: School, key: str, qtbot: QtBot
) -> None:
    page.line("city").setFocus()
    qtbot.keyClicks(page.line("city"), "Rotterd")
    assert _kept(school, key) == {}
    qtbot.waitUntil(lambda: _kept(school, key) == {"city": "Rotterd"})
    # As at the next start, after the laptop died here.
    again = Page(school, qtbot, key)
    assert again.line("city").text() == "Rotterd"
    assert not school.gate.read(forms.values, "student", key)["city"]
    again.line("city").setFocus()
    qtbot.keyClick(again.line("city"), Qt.Key.Key_Return)
    assert school.gate.read(forms.values, "student", key)["city"] == "Rotterd"
    assert _kept(school, key) == {}


def test_who_types_without_a_pause_has_it_kept_now_and_then(
    page: Page, school: School, key: str, qtbot: QtBot
) -> None:
    line = page.line("city")
    line.setFocus()
    # Every 50 ms a key: a pause of 400 ms never comes.
    keys = QTimer(page, interval=50)
    keys.timeout.connect(lambda: qtbot.keyClicks(line, "a"))
    keys.start()
    qtbot.waitUntil(lambda: "city" in _kept(school, key))
    keys.stop()
    assert set(_kept(school, key)["city"]) == {"a"}


def test_what_is_typed_back_leaves_no_draft(
    page: Page, school: School, key: str, qtbot: QtBot
) -> None:
    line = page.line("first_name")
    line.setFocus()
    line.end(False)
    qtbot.keyClicks(line, "x")
    qtbot.waitUntil(lambda: _kept(school, key) == {"first_name": "Yusufx"})
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert _kept(school, key) == {}


def test_what_is_saved_leaves_no_draft(page: Page, school: School, key: str, qtbot: QtBot) -> None:
    line = page.line("city")
    line.setFocus()
    qtbot.keyClicks(line, "Breda")
    qtbot.waitUntil(lambda: bool(_kept(school, key)))
    qtbot.keyClicks(line, " ")
    with qtbot.waitSignal(school.gate.saved):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    # Shown again: what still waited would be kept now.
    page.binding.open(key)
    assert _kept(school, key) == {}


def test_reading_again_while_one_types_keeps_text_and_cursor(
    page: Page, school: School, key: str, qtbot: QtBot
) -> None:
    line = page.line("city")
    line.setFocus()
    qtbot.keyClicks(line, "Rotterdm")
    line.setCursorPosition(7)
    page.binding.open(key)
    assert (line.text(), line.cursorPosition()) == ("Rotterdm", 7)
    qtbot.keyClicks(line, "a")
    assert line.text() == "Rotterdam"


def test_another_student_gets_nothing_of_it(page: Page, school: School, key: str) -> None:
    line = page.line("city")
    line.setFocus()
    line.setText("Tilburg")
    line.textEdited.emit("Tilburg")
    other = school.keys["Aylin"]
    page.binding.open(other)
    assert page.line("city").text() == ""
    assert _kept(school, key) == {"city": "Tilburg"}
    assert _kept(school, other) == {}


def test_a_long_text_tells_that_one_paused(qtbot: QtBot) -> None:
    paper = TextEdit("Feedback")
    qtbot.addWidget(paper)
    paper.show()
    qtbot.waitExposed(paper)
    paper.activateWindow()
    paper.setFocus()
    with qtbot.waitSignal(paper.paused):
        qtbot.keyClicks(paper, "gaat goed")


_FORM = Form("test_new", "Iets nieuws", (Section("", (Field("name", "Naam"),)),))


def _new_form(school: School, qtbot: QtBot, about: str) -> NewForm:
    form = NewForm(_FORM, "Toevoegen", school.gate, near=TODAY)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    form.start(about=about)
    form.focus_first()
    return form


def _name(form: NewForm) -> LineEdit:
    part = form.view.editor("name").parts()[0]
    assert isinstance(part, LineEdit)
    return part


def _kept_new(school: School, about: str) -> dict[str, str]:
    return school.gate.read(drafts.of_row, "new.test_new", about)


def test_something_new_that_was_half_typed_is_there_again(school: School, qtbot: QtBot) -> None:
    form = _new_form(school, qtbot, "a")
    qtbot.keyClicks(_name(form), "Bakkerij")
    qtbot.waitUntil(lambda: _kept_new(school, "a") == {"name": "Bakkerij"})
    again = _new_form(school, qtbot, "a")
    assert _name(again).text() == "Bakkerij"
    assert "nog niet toegevoegd" in again.notice.text()
    # Of somebody else nothing shows.
    assert _name(_new_form(school, qtbot, "b")).text() == ""
    with qtbot.waitSignal(again.accepted) as made:
        qtbot.mouseClick(again.accept, Qt.MouseButton.LeftButton)
    assert made.args == [{"name": "Bakkerij"}]
    assert _kept_new(school, "a") == {}


def test_what_could_not_be_made_is_kept_and_what_is_not_to_be_goes(
    school: School, qtbot: QtBot
) -> None:
    form = _new_form(school, qtbot, "")
    form.accepted.connect(lambda _given: form.show_problems([Problem("", "De schijf is vol.")]))
    qtbot.keyClicks(_name(form), "Bakkerij")
    qtbot.keyClick(_name(form), Qt.Key.Key_Return)
    qtbot.mouseClick(form.accept, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _kept_new(school, "") == {"name": "Bakkerij"})
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert _kept_new(school, "") == {}


def test_a_visit_to_a_class_is_there_again_for_that_class_alone(
    school: School, qtbot: QtBot
) -> None:
    def visit(about: str) -> tuple[ClassVisit, TextEdit]:
        page = ClassVisit(school.gate, TODAY)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        page.start([("a", "Aylin")], TODAY, about)
        part = page.form.view.editor("report").parts()[0]
        assert isinstance(part, TextEdit)
        return page, part

    _page, report = visit("4B")
    qtbot.keyClicks(report, "Rustige kl")
    qtbot.waitUntil(
        lambda: (
            school.gate.read(drafts.of_row, "new.class_visit", "4B").get("report") == "Rustige kl"
        )
    )
    assert visit("4B")[1].toPlainText() == "Rustige kl"
    assert visit("4A")[1].toPlainText() == ""
