"""A question in the page: what it is about, and what was typed in it, survive a crash."""

import sys

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.services import forms, intake, placements, student_page
from stagedesk.ui.choice import Choice
from tests.harm import faults
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.kept_drafts import kept, typed
from tests.ui.main_window_walk import ENTER, TAB, Walk

NAME = "Naam van de praktijkopleider"


def _students(school: School, choice: Choice, qtbot: QtBot) -> Walk:
    choice.pick(student=school.keys["Aylin"])
    walk = Walk(qtbot, school.gate, Choice(choice.now))
    walk.window.open_tab("Leerlingen")
    walk.click("Wijzigen")
    return walk


def _class(school: School) -> str | None:
    page = school.gate.read(student_page.page, school.keys["Aylin"], YEAR, TODAY)
    assert page is not None
    return page.school_class


def test_a_value_that_waits_for_a_day_is_a_draft_of_its_field(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    first = _students(school, choice, qtbot)
    first.fill("Klas", "4C")
    assert kept(school.gate) == [("school_class", "4C")]
    day = first.field("Geldt vanaf")
    day.selectAll()
    typed(day, "1-", school.gate, qtbot)
    # The next start, after a crash while it asked.
    walk = _students(school, choice, qtbot)
    assert _class(school) == "4B"
    assert walk.text("Klas") == "4C"
    field = walk.field("Klas")
    field.setFocus()
    walk.press(TAB)
    assert walk.text("Geldt vanaf") == "1-"
    line = walk.field("Geldt vanaf")
    line.selectAll()
    qtbot.keyClicks(line, "1-5")
    walk.click("Vanaf deze dag")
    assert _class(school) == "4C"
    assert kept(school.gate) == []


def test_a_norm_that_is_not_to_change_leaves_nothing_and_one_that_waits_stays(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    for field, value in (("grade_year", "5"), ("days_per_week", "3")):
        school.gate.save("N", forms.save_field, "enrollment", _enrollment(school), field, value)
    walk = _students(school, choice, qtbot)
    walk.fill("Stagedagen per week", "4")
    assert kept(school.gate) == [("days_per_week", "4")]
    walk.click("Nee, laat staan")
    assert walk.text("Stagedagen per week") == "3"
    assert kept(school.gate) == []
    walk.fill("Stagedagen per week", "4")
    walk.click("Klaar")
    assert kept(school.gate) == [("days_per_week", "4")]
    again = _students(school, choice, qtbot)
    assert again.text("Stagedagen per week") == "4"
    again.field("Stagedagen per week").setFocus()
    again.press(TAB)
    again.click("Ja, wijzig")
    assert kept(school.gate) == []


def _enrollment(school: School) -> str:
    query = select(m.Enrollment.key).where(m.Enrollment.student_key == school.keys["Aylin"])
    return school.gate.read(lambda session: session.scalars(query).one())


@pytest.fixture
def talk(school: School) -> str:
    company = school.gate.save("B", forms.create, "company", {"name": "Kinderdagverblijf Zon"})
    year = _enrollment(school)
    made = school.gate.save("G", placements.new_talk, year, company, TODAY, "20-5")
    assert made is not None
    return made


def _intake(school: School, choice: Choice, talk: str, qtbot: QtBot) -> Walk:
    choice.pick(student=school.keys["Aylin"], placement=talk)
    walk = Walk(qtbot, school.gate, Choice(choice.now))
    walk.window.open_tab("Intake")
    return walk


def _somebody_else(walk: Walk) -> None:
    walk.page.form.edited.emit("supervisor.name", "new")  # type: ignore[attr-defined]


def test_half_a_name_is_offered_when_the_same_is_asked_again(
    school: School, choice: Choice, talk: str, qtbot: QtBot
) -> None:
    walk = _intake(school, choice, talk, qtbot)
    _somebody_else(walk)
    typed(walk.field(NAME), "Renee van D", school.gate, qtbot)
    # To another tab without an answer, and at the next start.
    walk.window.open_tab("Leerlingen")
    again = _intake(school, choice, talk, qtbot)
    _somebody_else(again)
    assert again.text(NAME) == "Renee van D"
    qtbot.keyClick(again.field(NAME), ENTER)
    page = school.gate.read(intake.page, talk, TODAY)
    assert page is not None
    assert ("Renee van D") in [name for _key, name in page.supervisors]
    assert kept(school.gate) == []
    _somebody_else(again)
    assert again.text(NAME) == ""
    again.press(Qt.Key.Key_Escape)
    assert kept(school.gate) == []


@pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")
def test_a_name_that_the_disk_refuses_stays_in_its_question(
    school: School, choice: Choice, talk: str, qtbot: QtBot
) -> None:
    walk = _intake(school, choice, talk, qtbot)
    _somebody_else(walk)
    qtbot.keyClicks(walk.field(NAME), "Renee van Dongen")
    with faults.pulled_out(school.folder):
        qtbot.keyClick(walk.field(NAME), ENTER)
        assert walk.text(NAME) == "Renee van Dongen"
    qtbot.keyClick(walk.field(NAME), ENTER)
    page = school.gate.read(intake.page, talk, TODAY)
    assert page is not None
    assert "Renee van Dongen" in [name for _key, name in page.supervisors]
    assert kept(school.gate) == []


def test_another_supervisor_of_a_placement_that_runs_waits_as_a_draft_of_the_placement(
    school: School, choice: Choice, talk: str, qtbot: QtBot
) -> None:
    def begun(session: Session) -> str:
        placement = session.get_one(m.Placement, talk)
        placement.start = TODAY.replace(month=3)
        company = placement.company_key
        first = forms.create(session, "supervisor", {"name": "Ans"}, TODAY, company_key=company)
        placement.supervisor_key = first
        return forms.create(session, "supervisor", {"name": "Bob"}, TODAY, company_key=company)

    other = school.gate.save("S", begun)
    walk = _intake(school, choice, talk, qtbot)
    walk.page.form.edited.emit("supervisor.name", other)  # type: ignore[attr-defined]
    assert kept(school.gate) == [("supervisor", other)]
    again = _intake(school, choice, talk, qtbot)
    assert again.page.form.view.editor("supervisor.name").parts()[0].currentText() == "Bob"
    walk.click("Vanaf deze dag")
    assert kept(school.gate) == []
