"""From a key press in Uitstroom to what is kept, what Vandaag asks, and the way there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk.services import forms, outflow
from stagedesk.services.outflow import OutflowPage
from stagedesk.services.outflow_list import Which
from stagedesk.ui.choice import Choice
from tests.ui.conftest import TODAY, School
from tests.ui.main_window_walk import ENTER, TAB, Walk
from tests.ui.print_walk import press_print, to_pdf


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    choice.pick(student=school.keys["Aylin"])
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Uitstroom")
    return walk


def kept(school: School, name: str = "Aylin") -> OutflowPage:
    page = school.gate.read(outflow.page, school.keys[name], TODAY)
    assert page is not None
    return page


def test_the_first_field_makes_the_outflow_and_undo_takes_it_away(
    walk: Walk, school: School
) -> None:
    walk.fill("Naam van werkgever of school", "Bakkerij Jansen")
    page = kept(school)
    assert page.outflow is not None
    assert page.outflow.place == "Bakkerij Jansen"
    # Saved is saved: no draft of it is left under the row that it made, nor under the student.
    for row in (page.outflow.key, page.student_key):
        assert school.gate.drafts.of_row("outflow", row) == {}
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(school).outflow is None


def test_the_bar_says_who_takes_over_as_the_facts_come(walk: Walk, school: School) -> None:
    assert "bestemming" in walk.page.banner.accessibleName()
    box = walk.named("Bestemming")
    box.setFocus()
    walk.press(Qt.Key.Key_Down)
    assert "WSPR" in walk.page.banner.accessibleName()
    assert kept(school).outflow.destination == "guaranteed_job"


def test_who_left_gets_contacts_planned_and_one_noted(walk: Walk, school: School) -> None:
    walk.fill("Van school op", "1-5-2027")
    assert str(kept(school).left_on) == "2027-05-01"
    walk.named("Nazorg: Contacten plannen").setFocus()
    walk.press(ENTER)
    assert len(kept(school).contacts) == 8
    walk.named("Contact noteren").setFocus()
    walk.press(ENTER)
    walk.type("moeder", TAB)
    walk.named("Klaar").setFocus()
    walk.press(ENTER)
    noted = [one for one in kept(school).contacts if one.done]
    assert [(one.on, one.spoken_to) for one in noted] == [(TODAY, "moeder")]
    assert walk.named("Contact van 25-05-2027: gesproken").isVisible()


def test_a_leaver_is_found_in_aftercare_without_an_enrollment_of_this_year(
    walk: Walk, school: School, choice: Choice
) -> None:
    def old(session) -> str:
        key = forms.create(
            session,
            "student",
            {"number": "9001", "first_name": "Çağla", "last_name": "Żak", "left_on": "1-7-2026"},
            TODAY,
        )
        forms.create(
            session, "enrollment", {"grade_year": 5}, student_key=key, school_year="2025-2026"
        )
        return key

    key = school.gate.save("Oud-leerling", old)
    walk.page.students.show_which(Which.AFTERCARE)
    walk.page.students.setFocus()
    walk.press(Qt.Key.Key_Home)
    assert choice.now.student == key
    assert "Çağla Żak" in walk.page.head.title.text()


def test_ctrl_p_makes_the_overdracht_once_it_is_complete(
    walk: Walk, school: School, tmp_path: Path
) -> None:
    given = {
        "route": "AGB",
        "destination": "guaranteed_job",
        "share_consent_on": "1-5",
        "handover_contact": "K. de Boer, 010 555 10 20",
    }
    for name, value in given.items():
        school.gate.save("U", outflow.begin, school.keys["Aylin"], name, value, TODAY)
    walk.page.setFocus()
    text = to_pdf(walk.bot, press_print(walk.bot, walk.window), tmp_path / "overdracht.pdf")
    assert "Overdracht aan het WSPR" in text
    assert "Aylin Şahin" in text
    assert "K. de Boer" in text


def test_regelen_follows_the_day_of_leaving_without_a_hole(walk: Walk) -> None:
    walk.window.resize(1366, 690)
    field = walk.field("Van school op")
    head = walk.page.checks.head("Regelen")
    walk.bot.waitUntil(lambda: head.isVisible() and head.mapTo(walk.page, head.pos()).y() > 0)
    low = field.mapTo(walk.page, field.rect().bottomLeft()).y()
    assert 8 <= head.mapTo(walk.page, head.rect().topLeft()).y() - low <= 28
