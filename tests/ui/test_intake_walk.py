"""From a talk at a new company to a form that lacks nothing, by the keys alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk import models as m
from stagedesk.services import forms, intake, log, placements
from stagedesk.services.intake import IntakePage
from stagedesk.ui.choice import Choice
from stagedesk.ui.intake_tab import IntakeTab
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.main_window_walk import ENTER, TAB, Walk


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    choice.pick(student=school.keys["Aylin"])
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Intake")
    return walk


def _tab(walk: Walk) -> IntakeTab:
    assert isinstance(walk.page, IntakeTab)
    return walk.page


def _talk(school: School, company: str = "Kinderdagverblijf Zon") -> str:
    key = school.gate.save("B", forms.create, "company", {"name": company})
    year = school.gate.read(
        lambda s: s.query(m.Enrollment).filter_by(student_key=school.keys["Aylin"]).one().key
    )
    made = school.gate.save("G", placements.new_talk, year, key, TODAY, "20-5")
    assert made is not None
    return made


def _page(walk: Walk, school: School) -> IntakePage:
    chosen = walk.choice.now
    keys = [c.key for c in school.gate.read(placements.of_year, chosen.student, YEAR)]
    found = school.gate.read(intake.page, chosen.placement or keys[0], TODAY)
    assert found is not None
    return found


def test_a_talk_is_begun_filled_in_and_complete_without_a_mouse(walk: Walk, school: School) -> None:
    walk.named("Nieuw gesprek").setFocus()
    walk.press(ENTER)
    walk.bot.keyClicks(walk.focus(), "Kinderdagverblijf Zon")
    walk.named("Nieuw bedrijf: Kinderdagverblijf Zon").setFocus()
    walk.press(ENTER)
    walk.field("Datum").setFocus()
    walk.type("20-5")
    walk.press(ENTER)
    assert walk.page.head.second.text() == "4B · Intake bij Kinderdagverblijf Zon"
    box = _tab(walk).form.view.editor("supervisor.name").parts()[0]
    walk.bot.keyClick(box, Qt.Key.Key_Down)
    walk.type("Hatice Groen")
    assert walk.focus() is walk.field("Telefoon")
    for text in ("0105550142", "", "h.groen@kdvzon.example", "Lindelaan 18, 3033ab Rotterdam"):
        walk.type(text)
    walk.fill("Startdatum", "31-5")
    days = _tab(walk).form.view.editor("placement.days").parts()[0]
    days.setFocus()
    for _ in range(2):
        walk.press(Qt.Key.Key_Space)
        walk.press(Qt.Key.Key_Right)
    walk.fill("Tijden, van", "830")
    walk.fill("tot", "16.30")
    walk.fill("Aanwezig", "Aylin, Hatice, vader")
    walk.fill("Werkkleding", "Dichte schoenen")
    walk.fill("Overige afspraken", "Ziek melden")
    walk.field("Taak 1").setFocus()
    for text in ("Fruit snijden", "Eerst voordoen"):
        walk.type(text)
    walk.fill("Leerdoelen 1", "Ik vraag op tijd om hulp")
    page = _page(walk, school)
    assert page.missing == ()
    assert _tab(walk).lacking.badge.text() == "compleet"
    assert page.values["placement.days"] == (0, 1)
    assert page.values["tasks"] == ("Fruit snijden", "Eerst voordoen")
    assert page.values["company.address"] == "Lindelaan 18, 3033 AB Rotterdam"
    assert page.values["placement.start"] == date(2027, 5, 31)


def test_what_is_missing_is_counted_and_named(walk: Walk, school: School) -> None:
    _talk(school)
    walk.fill("Aanwezig", "Aylin")
    lacking = _tab(walk).lacking
    before = lacking.badge.text()
    walk.fill("Werkkleding", "Laarzen")
    assert (before, lacking.badge.text()) == ("nog 10 velden", "nog 9 velden")
    assert "werkkleding" not in lacking.accessibleName()
    assert "overige afspraken" in lacking.accessibleName()


def test_a_problem_stays_typed_beside_its_field_and_blocks_nothing(
    walk: Walk, school: School
) -> None:
    key = _talk(school)
    school.gate.save("P", intake.new_supervisor, key, "Hatice Groen", TODAY)
    walk.fill("Telefoon", "010 555 01 2")
    assert walk.field("Telefoon").accessibleDescription() == "Er mist nog een cijfer"
    walk.fill("Mobiel", "0612345655")
    assert walk.text("Telefoon") == "010 555 01 2"
    walk.window.open_tab("Leerlingen")
    walk.window.open_tab("Intake")
    assert walk.text("Telefoon") == "010 555 01 2"
    walk.fill("Telefoon", "010 555 01 22")
    assert walk.text("Telefoon") == "010 555 01 22"
    assert walk.field("Telefoon").property("problem") is None


def test_a_doubt_asks_and_saves(walk: Walk, school: School) -> None:
    _talk(school)
    days = _tab(walk).form.view.editor("placement.days").parts()[0]
    days.setFocus()
    walk.press(Qt.Key.Key_Space)
    walk.fill("Tijden, van", "830")
    walk.fill("tot", "17")
    assert walk.field("tot").accessibleDescription() == "8,5 uur is meer dan 8. Klopt dat?"
    assert _page(walk, school).values["placement.end_time"] == 17 * 60


def test_phones_wait_for_a_supervisor(walk: Walk, school: School) -> None:
    _talk(school)
    walk.fill("Aanwezig", "Aylin")
    assert walk.field("Telefoon").isReadOnly()


def test_of_several_talks_the_pending_one_shows_and_another_can_be_chosen(
    walk: Walk, school: School
) -> None:
    first = _talk(school)
    school.gate.save("S", forms.save_field, "placement", first, "start", "1-3-2027", on=TODAY)
    _talk(school, "Bakkerij Jansen")
    assert walk.page.head.second.text() == "4B · Intake bij Bakkerij Jansen"
    box = walk.named("Welk gesprek")
    box.setFocus()
    walk.press(Qt.Key.Key_Up)
    assert walk.page.head.second.text() == "4B · Intake bij Kinderdagverblijf Zon"


def test_empty_states_say_what_to_do(walk: Walk, school: School) -> None:
    tab = _tab(walk)
    assert tab.stack.currentWidget() is tab.no_talk
    walk.choice.pick(student=None)
    assert tab.stack.currentWidget() is tab.nobody
    walk.choice.pick(student=school.keys["Aylin"], school_year="2025-2026")
    assert tab.stack.currentWidget() is tab.no_year


def test_the_paper_on_the_screen_is_the_intake_of_this_student(walk: Walk, school: School) -> None:
    _talk(school)
    assert _tab(walk).paper()[:2] == ("intake", (school.keys["Aylin"],))


def test_undo_takes_the_last_field_back_on_the_screen(walk: Walk, school: School) -> None:
    _talk(school)
    walk.fill("Aanwezig", "Aylin")
    walk.field("Datum").setFocus()
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert walk.text("Aanwezig") == ""
    walk.press(TAB)


@pytest.mark.parametrize(
    ("answer", "kept"),
    [("Vanaf deze dag", [(date(2027, 5, 24), None)]), ("Het was al die tijd zo", [])],
)
def test_of_a_placement_that_runs_the_supervisor_asks_from_which_day(
    walk: Walk, school: School, answer: str, kept: list[object]
) -> None:
    key = _talk(school)
    first = school.gate.save("P", intake.new_supervisor, key, "Hatice Groen", TODAY)
    company = school.gate.read(intake.page, key, TODAY).keys["company"]
    school.gate.save("P", forms.create, "supervisor", {"name": "Anna Zon"}, company_key=company)
    school.gate.save("S", forms.save_field, "placement", key, "start", "1-3-2027", on=TODAY)
    box = _tab(walk).form.view.editor("supervisor.name").parts()[0]
    box.setFocus()
    walk.press(Qt.Key.Key_A)
    walk.click(answer)
    versions = school.gate.read(
        lambda s: [(v.until, v.supervisor_key) for v in s.query(m.PlacementVersion)]
    )
    assert versions == [(day, first) for day, _none in kept]
    now = school.gate.read(intake.page, key, TODAY)
    assert now is not None
    assert dict(now.supervisors)[now.keys["supervisor"]] == "Anna Zon"


def test_from_a_new_student_to_a_placement_with_its_form(walk: Walk, school: School) -> None:
    walk.window.open_tab("Leerlingen")
    walk.click("Nieuwe leerling")
    for text in ("10030", "Zeynep", "", "Ağaoğlu", "14-3-2010", "3", "3A"):
        walk.type(text)
    walk.press(ENTER)
    walk.window.open_tab("Intake")
    walk.click("Nieuw gesprek")
    walk.bot.keyClicks(walk.focus(), "Kapsalon Knap")
    walk.click("Nieuw bedrijf: Kapsalon Knap")
    walk.click("Gesprek toevoegen")
    walk.fill("Startdatum", "31-5")
    walk.fill("Overige afspraken", "Ziek melden")
    walk.window.open_tab("Leerlingen")
    assert walk.page.head.title.text() == "Zeynep Ağaoğlu"
    assert walk.page.head.second.text() == "3A · 17 jaar · Kapsalon Knap"
    walk.window.open_tab("Bedrijven")
    walk.choice.pick(company=school.gate.read(_company_of, walk.choice.now.placement))
    assert walk.named("Zeynep Ağaoğlu, vanaf 31 mei 2027").isVisible()


def _company_of(session, placement: str) -> str:
    return session.get_one(m.Placement, placement).company_key


def test_the_goals_of_the_iop_are_taken_over_beside_those_of_the_talk(
    walk: Walk, school: School
) -> None:
    _talk(school)
    year = school.gate.read(
        lambda s: s.query(m.Enrollment).filter_by(student_key=school.keys["Aylin"]).one().key
    )
    for text, term in (("Ik kom op tijd", "short"), ("Ik werk drie dagen", "long")):
        school.gate.save("D", log.new_goal, year, {"text": text, "term": term}, TODAY)
    walk.window.refresh()
    line = _tab(walk).form.goals.parts()[0]
    line.setFocus()
    walk.type("Ik vraag om hulp")
    walk.press(TAB)
    walk.named("Leerdoelen: Uit het IOP").setFocus()
    walk.press(Qt.Key.Key_Space)
    values = _page(walk, school).values["goals"]
    assert [text for text in values if text] == ["Ik vraag om hulp", "Ik kom op tijd"]
    link = _tab(walk).form.goals_head.link
    assert link is not None
    assert not link.isVisible()
