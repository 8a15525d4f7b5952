"""Something new that was half filled in stands there again, whatever kind of field it was."""

import sys
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem
from stagedesk.services import drafts, vault
from stagedesk.ui.buttons import DayButtons, SegmentedChoice
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox
from stagedesk.ui.log_tab import LogTab
from stagedesk.ui.new_form import NewForm
from tests.harm import faults
from tests.ui.conftest import PASSWORD, School
from tests.ui.main_window_walk import Walk

TODAY = date(2027, 5, 25)
_PLACES = (("shop", "Winkel"), ("care", "Zorg"))
_FORM = Form(
    "test_kinds",
    "Iets nieuws",
    (
        Section(
            "",
            (
                Field("name", "Naam"),
                Field("report", "Verslag", Kind.LONG_TEXT),
                Field("on", "Dag", Kind.DATE),
                Field("begin", "Begin", Kind.TIME),
                Field("kind", "Soort", Kind.CHOICE, _PLACES),
                Field("places", "Plekken", Kind.CHOICES, _PLACES),
                Field("moments", "Momenten", Kind.NUMBERS, (("1", "BO 1"), ("2", "BO 2"))),
                Field("agreed", "Akkoord", Kind.FLAG),
                Field("days", "Dagen", Kind.WEEKDAYS),
                Field("tasks", "Taken", Kind.LINES, lines=3),
            ),
        ),
    ),
)


def _form(school: School, qtbot: QtBot, about: str = "a", **given: object) -> NewForm:
    form = NewForm(_FORM, "&Toevoegen", school.gate, near=TODAY)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    form.start(given, about=about)
    return form


def _part(form: NewForm, name: str) -> Any:
    return form.view.editor(name).parts()[0]


def _kept(school: School, about: str = "a") -> dict[str, str]:
    return school.gate.read(drafts.of_row, "new.test_kinds", about)


def _choose(form: NewForm, name: str, row: int) -> None:
    box = _part(form, name)
    assert isinstance(box, ComboBox)
    box.setCurrentIndex(row)
    box.activated.emit(row)


def _tick(form: NewForm, name: str, row: int) -> None:
    menu = _part(form, name).menu()
    assert isinstance(menu, QMenu)
    menu.actions()[row].trigger()
    menu.aboutToHide.emit()


def _press(form: NewForm, name: str, *words: str) -> None:
    part = _part(form, name)
    assert isinstance(part, SegmentedChoice | DayButtons)
    for button in part.findChildren(QPushButton):
        if button.text() in words:
            button.click()


def _fill(form: NewForm, qtbot: QtBot) -> None:
    """Every field, by hand; the last line is not left."""
    _choose(form, "kind", 2)
    _tick(form, "places", 0)
    _tick(form, "moments", 1)
    _press(form, "agreed", "Nee")
    _press(form, "days", "di", "do")
    for name, words in (("name", "Bakkerij"), ("on", "1-6"), ("report", "Rustig")):
        _part(form, name).setFocus()
        qtbot.keyClicks(_part(form, name), words)
    qtbot.keyClick(_part(form, "report"), Qt.Key.Key_Return)
    qtbot.keyClicks(_part(form, "report"), "begin")
    lines = form.view.editor("tasks").parts()
    lines[0].setFocus()
    qtbot.keyClicks(lines[0], "vegen")
    lines[2].setFocus()
    qtbot.keyClicks(lines[2], "dweil")


def _stands(form: NewForm) -> dict[str, object]:
    """What the eye sees in each field."""
    part = {field.name: _part(form, field.name) for field in _FORM.fields}
    return {
        "name": part["name"].text(),
        "report": part["report"].toPlainText(),
        "on": part["on"].text(),
        "kind": part["kind"].currentText(),
        "places": part["places"].text(),
        "moments": part["moments"].text(),
        "agreed": part["agreed"].value(),
        "days": part["days"].days(),
        "tasks": tuple(line.text() for line in form.view.editor("tasks").parts()),
    }


_FILLED = {
    "name": "Bakkerij",
    "report": "Rustig\nbegin",
    "on": "1-6",
    "kind": "Zorg",
    "places": "Winkel",
    "moments": "BO 2",
    "agreed": False,
    "days": (1, 3),
    "tasks": ("vegen", "", "dweil"),
}
_GIVEN = {
    "name": "Bakkerij",
    "report": "Rustig\nbegin",
    "on": "1-6",
    "kind": "care",
    "places": ("shop",),
    "moments": ("2",),
    "agreed": False,
    "days": (1, 3),
}


def _accepted(form: NewForm, qtbot: QtBot) -> dict[str, object]:
    with qtbot.waitSignal(form.accepted) as made:
        qtbot.mouseClick(form.accept, Qt.MouseButton.LeftButton)
    assert made.args is not None
    given: dict[str, object] = made.args[0]
    return given


def test_every_kind_of_field_stands_there_again_and_is_given(school: School, qtbot: QtBot) -> None:
    form = _form(school, qtbot)
    _fill(form, qtbot)
    qtbot.waitUntil(lambda: _kept(school).get("tasks") == "vegen\n\ndweil")
    again = _form(school, qtbot)
    assert _stands(again) == _FILLED
    assert "nog niet toegevoegd" in again.notice.text()
    # Said once: what reads well is no fault.
    assert not _part(again, "kind").accessibleDescription()
    given = _accepted(again, qtbot)
    tasks = given.pop("tasks")
    assert tasks in ("vegen\n\ndweil", ("vegen", "", "dweil"))
    assert given == _GIVEN
    assert _kept(school) == {}
    assert _stands(_form(school, qtbot))["days"] == ()


def test_what_is_untouched_is_no_draft(school: School, qtbot: QtBot) -> None:
    given = {"on": TODAY, "begin": 510, "days": (1,), "agreed": True, "kind": "shop"}
    form = _form(school, qtbot, **given)
    for name in ("on", "begin", "name"):
        _part(form, name).setFocus()
    assert _kept(school) == {}
    again = _form(school, qtbot, **given)
    assert not again.notice.isVisible()
    # Chosen and chosen back: as it began.
    _press(form, "days", "wo")
    qtbot.waitUntil(lambda: "days" in _kept(school))
    _press(form, "days", "wo")
    _choose(form, "kind", 2)
    _choose(form, "kind", 1)
    qtbot.waitUntil(lambda: not _kept(school).keys() & {"days", "kind"})
    assert not _form(school, qtbot, **given).notice.isVisible()


def test_what_is_taken_away_stays_away(school: School, qtbot: QtBot) -> None:
    form = _form(school, qtbot, on=TODAY, agreed=True, kind="shop")
    qtbot.keyClick(_part(form, "agreed").focusProxy(), Qt.Key.Key_Delete)
    _choose(form, "kind", 0)
    day = _part(form, "on")
    day.setFocus()
    day.selectAll()
    qtbot.keyClick(day, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: _kept(school).keys() >= {"on", "agreed", "kind"})
    again = _form(school, qtbot, on=TODAY, agreed=True, kind="shop")
    shown = _stands(again)
    assert (shown["on"], shown["agreed"], shown["kind"]) == ("", None, "")
    assert _accepted(again, qtbot) == {}


def test_a_day_that_was_today_is_still_that_day(school: School, qtbot: QtBot) -> None:
    form = _form(school, qtbot, on=TODAY, name="")
    _part(form, "report").setFocus()
    qtbot.keyClicks(_part(form, "report"), "Rustig")
    qtbot.waitUntil(lambda: _kept(school).get("report") == "Rustig")
    tomorrow = _form(school, qtbot, on=date(2027, 5, 26))
    assert _stands(tomorrow)["on"] == "25 mei 2027"
    assert _accepted(tomorrow, qtbot) == {"on": TODAY, "report": "Rustig"}


def test_typed_back_is_no_draft_and_half_typed_is_given(school: School, qtbot: QtBot) -> None:
    form = _form(school, qtbot)
    name = _part(form, "name")
    name.setFocus()
    qtbot.keyClicks(name, "Bakker")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    name.setFocus()
    qtbot.keyClicks(name, "ij")
    qtbot.waitUntil(lambda: _kept(school) == {"name": "Bakkerij"})
    for _key in "ij":
        qtbot.keyClick(name, Qt.Key.Key_Backspace)
    # As it was when it was left: that is kept, not the longer one.
    qtbot.waitUntil(lambda: _kept(school) == {"name": "Bakker"})
    qtbot.keyClicks(name, "s")
    with qtbot.waitSignal(form.accepted) as made:
        # By its letter: the line is not left.
        form.accept.click()
    assert made.args == [{"name": "Bakkers"}]


@pytest.mark.parametrize("leave", ["made", "stopped"])
def test_a_form_that_goes_away_leaves_nothing_behind(
    school: School, qtbot: QtBot, leave: str
) -> None:
    form = _form(school, qtbot)
    form.accepted.connect(lambda _given: form.hide())
    form.cancelled.connect(form.hide)
    name = _part(form, "name")
    name.setFocus()
    qtbot.keyClicks(name, "Bakkerij")
    if leave == "made":
        form.accept.click()
    else:
        qtbot.keyClick(name, Qt.Key.Key_Escape)
    # Hiding the form left the field, which said once more what stood in it.
    QApplication.processEvents()
    form.start(about="b")
    assert _kept(school) == {}


def test_what_was_refused_stays_kept(school: School, qtbot: QtBot) -> None:
    form = _form(school, qtbot)
    form.accepted.connect(lambda _given: form.show_problems([Problem("", "De schijf is vol.")]))
    _press(form, "agreed", "Ja")
    qtbot.waitUntil(lambda: "agreed" in _kept(school))
    _accepted(form, qtbot)
    assert "agreed" in _kept(school)
    assert _stands(_form(school, qtbot))["agreed"] is True


def test_what_is_chosen_beside_the_fields_is_kept_with_them(school: School, qtbot: QtBot) -> None:
    form = _form(school, qtbot)
    assert form.beside("company") is None
    form.keep_beside("company", ("bak", "key"))
    form.start(about="b")
    assert form.beside("company") is None
    form.start(about="a")
    assert form.beside("company") == ("bak", "key")
    assert "nog niet toegevoegd" in form.notice.text()
    form.keep_beside("company", None)
    form.start(about="a")
    assert form.beside("company") is None
    assert not form.notice.isVisible()
    form.keep_beside("company", ("bak", "key"))
    _accepted(form, qtbot)
    assert _kept(school) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")
def test_on_a_disk_that_fails_it_is_whole_after_another_one(school: School, qtbot: QtBot) -> None:
    form = _form(school, qtbot)
    with faults.pulled_out(school.folder):
        _fill(form, qtbot)
        form.keep_beside("company", ("bak", "key"))
        # Another student, another tab: nobody paused.
        form.start(about="b")
        assert _stands(form)["name"] == ""
        assert form.beside("company") is None
        form.start(about="a")
        assert _stands(form) == _FILLED
        assert form.beside("company") == ("bak", "key")
        # A form of another page sees it too.
        assert _stands(_form(school, qtbot)) == _FILLED
    qtbot.waitUntil(lambda: not school.gate.desk.waiting)
    assert _stands(_form(school, qtbot)) == _FILLED


def test_a_choice_made_just_before_the_lock_is_kept(school: School, qtbot: QtBot) -> None:
    form = _form(school, qtbot)
    _press(form, "days", "ma")
    school.gate.drain()
    desk = vault.unlock(school.folder, PASSWORD)
    assert desk.read(drafts.of_row, "new.test_kinds", "a") == {"days": "\x1e[0]"}
    desk.close()


@pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")
def test_a_goal_half_typed_on_a_disk_that_fails_is_whole_after_another_student_and_tab(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    choice.pick(student=school.keys["Aylin"])
    walk = Walk(qtbot, school.gate, choice)

    def begin(student: str) -> tuple[str, str]:
        walk.choice.pick(student=school.keys[student])
        walk.window.open_tab("Logboek/Doel toevoegen")
        return walk.text("Doel"), term().currentText()

    def term() -> ComboBox:
        assert isinstance(walk.page, LogTab)
        box = walk.page.new.view.editor("term").parts()[0]
        assert isinstance(box, ComboBox)
        return box

    _empty, short = begin("Aylin")
    with faults.pulled_out(school.folder):
        walk.field("Doel").setFocus()
        qtbot.keyClicks(walk.field("Doel"), "Ik kom op ti")
        term().setCurrentIndex(3 - term().currentIndex())
        term().activated.emit(term().currentIndex())
        other = term().currentText()
        assert other not in ("", short)
        assert begin("Yusuf") == ("", short)
        walk.window.open_tab("Bedrijven")
        assert begin("Aylin") == ("Ik kom op ti", other)
    qtbot.waitUntil(lambda: not school.gate.desk.waiting)
    begin("Yusuf")
    assert begin("Aylin") == ("Ik kom op ti", other)
    walk.window.close()


def test_what_does_not_read_well_says_so_again(school: School, qtbot: QtBot) -> None:
    form = _form(school, qtbot)
    _part(form, "begin").setFocus()
    qtbot.keyClicks(_part(form, "begin"), "25:61")
    qtbot.waitUntil(lambda: _kept(school) == {"begin": "25:61"})
    assert _part(_form(school, qtbot), "begin").accessibleDescription()


def test_the_first_key_waits_for_no_disk(
    school: School, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, at_once = _form(school, qtbot, on=TODAY), []
    _part(form, "name").setFocus()
    with monkeypatch.context() as patch:
        patch.setattr(school.gate.desk, "keep_drafts", at_once.append)
        qtbot.keyClicks(_part(form, "name"), "A")
    assert at_once == []
    qtbot.waitUntil(lambda: set(_kept(school)) == {"name", "given"})
