"""What is typed in Zonder stage and in the planner of the internal stage comes back."""

import sys
from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.services import (
    importing,
    internal,
    internal_planning,
    internal_presence,
    without_placement,
)
from stagedesk.services.internal import InternalPage
from stagedesk.services.internal_presence import PRESENT
from stagedesk.services.without_placement import WithoutRow
from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox, LineEdit, TextEdit
from stagedesk.ui.internal_group import GroupPanel
from stagedesk.ui.internal_presence import PresenceView
from stagedesk.ui.internal_wishes import WishesView
from stagedesk.ui.without_edit import WithoutEdit
from tests.exchange.example import to_bytes
from tests.harm import faults
from tests.services.test_internal import GIVEN, pupil
from tests.ui.conftest import TODAY, YEAR, School

ENTER = Qt.Key.Key_Return
_W = TypeVar("_W", bound=QWidget)
_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")


def _show(widget: _W, qtbot: QtBot) -> _W:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    return widget


def _line(page: WithoutEdit, name: str) -> LineEdit:
    part = page.view.editor(name).parts()[0]
    assert isinstance(part, LineEdit)
    return part


def _without(school: School) -> WithoutRow:
    rows = school.gate.read(without_placement.list_rows, YEAR, TODAY)
    return next(row for row in rows if row.name.startswith("Aylin"))


def _agreed(school: School, choice: Choice, qtbot: QtBot) -> WithoutEdit:
    page = _show(WithoutEdit(school.gate, choice), qtbot)
    page.show_row(_without(school))
    return page


def test_what_is_agreed_half_typed_stands_there_again_and_leaves_nothing_once_saved(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    key = _without(school).enrollment_key
    page = _agreed(school, choice, qtbot)
    paper = page.view.editor("why").parts()[0]
    assert isinstance(paper, TextEdit)
    paper.setFocus()
    qtbot.keyClicks(paper, "Nog geen ver")
    drafts = school.gate.drafts
    qtbot.waitUntil(lambda: drafts.of_row("without", key) == {"why": "Nog geen ver"})
    # As at the next start, after the laptop died here.
    page = _agreed(school, choice, qtbot)
    paper = page.view.editor("why").parts()[0]
    assert isinstance(paper, TextEdit)
    assert paper.toPlainText() == "Nog geen ver"
    assert _without(school).now is None
    paper.setFocus()
    qtbot.waitUntil(paper.hasFocus)
    qtbot.keyClick(paper, Qt.Key.Key_Tab)
    now = _without(school).now
    assert now is not None
    assert now.why == "Nog geen ver"
    assert drafts.of_row("without", key) == {}


def test_a_day_that_is_none_is_there_again_with_its_reason(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    page = _agreed(school, choice, qtbot)
    _line(page, "next_on").setFocus()
    qtbot.keyClicks(_line(page, "next_on"), "31-2")
    qtbot.keyClick(_line(page, "next_on"), ENTER)
    page = _agreed(school, choice, qtbot)
    line = _line(page, "next_on")
    assert (line.text(), line.property("problem")) == ("31-2", "error")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "1-6")
    qtbot.keyClick(line, ENTER)
    assert _without(school).now is not None
    assert school.gate.drafts.of_row("without", _without(school).enrollment_key) == {}


@_LINUX
def test_what_is_chosen_on_a_disk_that_fails_is_there_again_and_saved_once_it_works(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    def box(page: WithoutEdit) -> ComboBox:
        part = page.view.editor("doing").parts()[0]
        assert isinstance(part, ComboBox)
        return part

    page = _agreed(school, choice, qtbot)
    with faults.pulled_out(school.folder):
        box(page).setCurrentIndex(2)
        box(page).activated.emit(2)
        page = _agreed(school, choice, qtbot)
        assert box(page).currentIndex() == 2
    chosen = box(page).currentData()

    def saved() -> bool:
        now = _without(school).now
        return now is not None and now.doing == chosen

    qtbot.waitUntil(saved)
    key = _without(school).enrollment_key
    qtbot.waitUntil(lambda: school.gate.drafts.of_row("without", key) == {})


@pytest.fixture
def planned(school: School) -> Callable[[], InternalPage]:
    people = [pupil(n, "1A" if n < 7 else "1B") for n in range(14)]
    dossier = read_dossier(to_bytes({"stagedesk": 1, "students": people}))
    school.gate.desk.write("Leerjaar 1", importing.import_dossier, dossier)
    school.gate.desk.write("Rooster", internal_planning.make, YEAR, GIVEN, TODAY)
    return lambda: school.gate.read(internal.page, YEAR, TODAY)


def test_the_name_of_a_group_half_typed_is_there_again_for_that_group_alone(
    school: School, choice: Choice, planned: Callable[[], InternalPage], qtbot: QtBot
) -> None:
    first, second = planned().groups

    def opened() -> GroupPanel:
        panel = _show(GroupPanel(school.gate, choice), qtbot)
        panel.show_group(planned(), first, 0)
        return panel

    panel = opened()
    panel.name.setFocus()
    panel.name.selectAll()
    qtbot.keyClicks(panel.name, "Groep Maan")
    panel.show_group(planned(), second, 0)
    assert panel.name.text() == second.name
    assert [one.name for one in planned().groups] == [first.name, second.name]
    panel = opened()
    assert panel.name.text() == "Groep Maan"
    panel.name.setFocus()
    qtbot.keyClick(panel.name, ENTER)
    assert {one.name for one in planned().groups} == {"Groep Maan", second.name}
    assert school.gate.drafts.of_row("internal_group", first.key) == {}


def test_a_teacher_half_typed_and_a_number_that_is_none_are_there_again(
    school: School, choice: Choice, planned: Callable[[], InternalPage], qtbot: QtBot
) -> None:
    def opened() -> dict[str, LineEdit]:
        view = _show(WishesView(school.gate, choice), qtbot)
        view.show_page(planned())
        return {line.accessibleName(): line for line in view.findChildren(LineEdit)}

    lines = opened()
    for name, text in (("Groepen tegelijk bij Groen", "veel"), ("Docent van Groen", "Ria B")):
        lines[name].setFocus()
        lines[name].selectAll()
        qtbot.keyClicks(lines[name], text)
    qtbot.waitUntil(lambda: len(school.gate.drafts.of_row("internal_wishes", YEAR)) == 2)
    lines = opened()
    teacher, room = lines["Docent van Groen"], lines["Groepen tegelijk bij Groen"]
    assert (teacher.text(), room.text()) == ("Ria B", "veel")
    teacher.setFocus()
    qtbot.keyClicks(teacher, "os")
    qtbot.keyClick(teacher, ENTER)
    room.setFocus()
    room.selectAll()
    qtbot.keyClicks(room, "2")
    qtbot.keyClick(room, ENTER)
    groen = next(one for one in planned().parts if one.name == "Groen")
    assert (groen.teacher, groen.at_once) == ("Ria Bos", 2)
    assert school.gate.drafts.of_row("internal_wishes", YEAR) == {}


def test_who_was_there_is_there_again_until_it_is_signed(
    school: School, choice: Choice, planned: Callable[[], InternalPage], qtbot: QtBot
) -> None:
    group = planned().groups[0]

    def opened() -> PresenceView:
        view = _show(PresenceView(school.gate, choice), qtbot)
        view.open(planned(), group.key)
        return view

    view = opened()
    answers = list(view.answers.values())
    sick = next(
        b for b in answers[1].findChildren(QAbstractButton) if b.accessibleName().endswith(": Ziek")
    )
    qtbot.mouseClick(sick, Qt.MouseButton.LeftButton)
    view.teacher.setFocus()
    view.teacher.selectAll()
    qtbot.keyClicks(view.teacher, "Ria Bos")
    row = f"{group.key}.{view.page.week[0]}-{view.page.week[1]:02}"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(school.gate.drafts.of_row("internal_presence", row)) == 2)
    view = opened()
    assert view.teacher.text() == "Ria Bos"
    assert [one.value() for one in view.answers.values()][:2] == [PRESENT, "sick"]
    # Another week has nothing of it.
    qtbot.mouseClick(view.before, Qt.MouseButton.LeftButton)
    assert view.teacher.text() != "Ria Bos"
    assert "sick" not in [one.value() for one in view.answers.values()]
    qtbot.mouseClick(view.after, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.sign, Qt.MouseButton.LeftButton)
    assert view.page is not None
    found = school.gate.read(internal_presence.page, group.key, view.page.week)
    assert found is not None
    assert [one.state for one in found.members][:2] == [PRESENT, "sick"]
    assert school.gate.drafts.of_row("internal_presence", row) == {}
