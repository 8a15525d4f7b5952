"""A loose line beside a button: half typed it is there again, carried out nothing is left of it."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from stagedesk import models as m
from stagedesk.models import removal
from stagedesk.services import log, vault
from stagedesk.services.todo import Act, Kind, Todo, Urgency
from stagedesk.ui.choice import Choice
from stagedesk.ui.log_judging import Judging
from stagedesk.ui.today_call import CallStrip
from stagedesk.ui.today_sick import SickStrip
from tests.harm import faults
from tests.ui.conftest import PASSWORD, TODAY, YEAR, School
from tests.ui.kept_drafts import about, kept, shown, typed

ENTER = Qt.Key.Key_Return


def _call(school: School, qtbot: QtBot) -> CallStrip:
    strip = shown(CallStrip(school.gate), qtbot)
    key, year = school.keys["Aylin"], _enrollment(school, "Aylin")
    words = {"student": "Aylin Şahin", "where": "", "what": "", "detail": "", "badge": ""}
    strip.start(
        Todo(
            kind=Kind.SLIPS, urgency=Urgency.LATE, act=Act.CALL, rank=0, sign="alert",
            enrollment_key=year, student_key=key, button="Gebeld", by=TODAY, to=("home",), **words,
        ),
        TODAY,
    )  # fmt: skip
    return strip


def _enrollment(school: School, name: str) -> str:
    query = select(m.Enrollment.key).where(m.Enrollment.student_key == school.keys[name])
    return school.gate.read(lambda session: session.scalars(query).one())


def test_the_words_of_a_call(school: School, qtbot: QtBot) -> None:
    first = _call(school, qtbot)
    typed(first.result, "moeder belt te", school.gate, qtbot)
    assert _enrollment(school, "Aylin") in about(school.gate)
    again = _call(school, qtbot)
    assert again.result.text() == "moeder belt te"
    with qtbot.waitSignal(again.noted):
        qtbot.keyClick(again.result, ENTER)
    # The page says that it was noted.
    again.forget()
    assert kept(school.gate) == []
    assert _call(school, qtbot).result.text() == ""


def test_a_call_that_is_not_to_be_noted_leaves_nothing(school: School, qtbot: QtBot) -> None:
    strip = _call(school, qtbot)
    typed(strip.result, "toch n", school.gate, qtbot)
    strip.leave()
    assert kept(school.gate) == []


def test_until_when_a_sick_call_holds(school: School, choice: Choice, qtbot: QtBot) -> None:
    def strip() -> SickStrip:
        made = shown(SickStrip(school.gate, choice), qtbot)
        made.start()
        return made

    first = strip()
    first.kind.setCurrentIndex(1)
    first.kind.activated.emit(1)
    typed(first.until, "3-6", school.gate, qtbot)
    again = strip()
    assert (again.until.text(), again.kind.currentIndex()) == ("3-6", 1)
    again.leave()
    assert kept(school.gate) == []


def _judging(school: School, qtbot: QtBot) -> Judging:
    page = shown(Judging(school.gate), qtbot)
    page.show_goals(school.gate.read(log.page, school.keys["Aylin"], YEAR).goals, TODAY, "Aylin")
    qtbot.waitUntil(lambda: _remark(page).isVisible())
    return page


def _remark(page: Judging) -> QLineEdit:
    found = page.findChild(QLineEdit)
    assert found is not None
    return found


def test_a_remark_beside_a_goal(school: School, qtbot: QtBot) -> None:
    year = _enrollment(school, "Aylin")
    goal = school.gate.save("D", log.new_goal, year, {"text": "Ik kom op tijd"}, TODAY)
    assert goal is not None
    school.gate.save("O", log.judge, goal, TODAY, "busy")
    first = _judging(school, qtbot)
    typed(_remark(first), "al drie kee", school.gate, qtbot)
    assert goal in about(school.gate)
    again = _judging(school, qtbot)
    assert _remark(again).text() == "al drie kee"
    qtbot.keyClick(_remark(again), ENTER)
    assert kept(school.gate) == []
    goals = school.gate.read(log.page, school.keys["Aylin"], YEAR).goals
    assert goals[0].judgements[0].remark == "al drie kee"


def test_half_typed_lines_about_a_student_go_with_the_student(school: School, qtbot: QtBot) -> None:
    year = _enrollment(school, "Aylin")
    goal = school.gate.save("D", log.new_goal, year, {"text": "Ik kom op tijd"}, TODAY)
    school.gate.save("O", log.judge, goal, TODAY, "busy")
    page = _judging(school, qtbot)
    typed(_remark(page), "al drie kee", school.gate, qtbot)
    strip = _call(school, qtbot)
    typed(strip.result, "moeder", school.gate, qtbot)
    erase = removal.erase
    school.gate.desk.write(
        "", lambda s: erase(s.connection(), school.keys["Aylin"], removal.Extent.WHOLE)
    )
    assert kept(school.gate) == []


def test_what_was_typed_just_before_the_lock_is_kept(school: School, qtbot: QtBot) -> None:
    strip = _call(school, qtbot)
    qtbot.keyClicks(strip.result, "moe")
    assert kept(school.gate) == []
    school.gate.drain()
    desk = vault.unlock(school.folder, PASSWORD)
    assert desk.read(lambda s: s.scalars(select(m.Draft.text)).all()) == ["moe"]
    desk.close()


@pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")
def test_a_line_typed_on_a_disk_that_fails(school: School, qtbot: QtBot) -> None:
    strip = _call(school, qtbot)
    with faults.pulled_out(school.folder):
        with qtbot.waitSignal(school.gate.failed):
            qtbot.keyClicks(strip.result, "moeder")
        assert _call(school, qtbot).result.text() == "moeder"
    qtbot.waitUntil(lambda: kept(school.gate) == [("result", "moeder")])
