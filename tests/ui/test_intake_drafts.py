"""Tasks and goals of the intake that are not saved yet: kept as drafts, and beside a full disk."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from stagedesk import models as m
from stagedesk.domain.draft_text import draft_text
from stagedesk.services import forms, intake, placements
from stagedesk.services.intake import IntakePage
from stagedesk.ui.buttons import Button, DayButtons
from stagedesk.ui.choice import Choice
from stagedesk.ui.intake_form import IntakeForm
from stagedesk.ui.intake_tab import IntakeTab
from tests.harm import faults
from tests.ui.conftest import TODAY, School
from tests.ui.main_window_walk import Walk

ENTER = Qt.Key.Key_Return


@pytest.fixture
def key(school: School) -> str:
    company = school.gate.save("B", forms.create, "company", {"name": "Kinderdagverblijf Zon"})
    year = school.gate.read(
        lambda s: s.query(m.Enrollment).filter_by(student_key=school.keys["Aylin"]).one().key
    )
    made = school.gate.save("G", placements.new_talk, year, company, TODAY, "20-5")
    assert made is not None
    return made


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice, key: str) -> Walk:
    choice.pick(student=school.keys["Aylin"], placement=key)
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Intake")
    return walk


def _page(school: School, key: str) -> IntakePage:
    found = school.gate.read(intake.page, key, TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("label", "name", "slot"), [("Hoe 1", "tasks", 1), ("Leerdoelen 1", "goals", 0)]
)
def test_a_half_typed_slot_is_kept_after_a_pause_and_shown_again(
    walk: Walk, school: School, key: str, qtbot: QtBot, label: str, name: str, slot: int
) -> None:
    line = walk.field(label)
    line.setFocus()
    qtbot.keyClicks(line, "samen met Ha")
    kept = "\n" * slot + "samen met Ha"
    qtbot.waitUntil(lambda: _page(school, key).drafts.get(name, "").rstrip("\n") == kept)
    # As at the next start, after the laptop died here.
    page = _page(school, key)
    again = IntakeForm(TODAY)
    qtbot.addWidget(again)
    again.show_page(page.values, page.drafts, page.problems)
    found = [w for w in again.findChildren(QLineEdit) if w.accessibleName() == label]
    assert found[0].text() == "samen met Ha"
    qtbot.keyClicks(line, "tice")
    walk.press(ENTER)
    page = _page(school, key)
    saved = page.values[name]
    assert isinstance(saved, tuple)
    assert saved[slot] == "samen met Hatice"
    assert name not in page.drafts


@pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")
def test_a_drive_that_is_pulled_out_takes_nothing_of_the_intake(
    walk: Walk, school: School, key: str
) -> None:
    with faults.pulled_out(school.folder):
        walk.fill("Taak 1", "Tafels dekken")
        walk.fill("Voorwaarden", "Draagt een bril")
        assert "schijf antwoordt niet" in walk.window.trouble.accessibleName()
        walk.window.open_tab("Leerlingen")
        walk.window.open_tab("Intake")
        assert walk.text("Taak 1") == "Tafels dekken"
        assert walk.text("Voorwaarden") == "Draagt een bril"
    for label in ("Taak 1", "Voorwaarden"):
        walk.field(label).setFocus()
        walk.press(ENTER if label == "Taak 1" else Qt.Key.Key_Tab)
    values = _page(school, key).values
    assert values["tasks"] == ("Tafels dekken",)
    assert values["conditions"] == "Draagt een bril"
    assert isinstance(walk.page, IntakeTab)


def test_drafts_of_another_page_show_as_this_page_has_them(
    walk: Walk, school: School, key: str, qtbot: QtBot
) -> None:
    for name, raw in (("timetable", ("do 9:00-25:00", "", "vr 9")), ("days", (0, 3))):
        school.gate.drafts.keep(("placement", key, name), draft_text(raw))
    page = _page(school, key)
    form = IntakeForm(TODAY)
    qtbot.addWidget(form)
    form.show_page(page.values, page.drafts, page.problems)
    line = form.view.editor("placement.timetable").parts()[0]
    days = form.view.editor("placement.days").parts()[0]
    assert isinstance(line, QLineEdit)
    assert isinstance(days, DayButtons)
    assert line.text() == "do 9:00-25:00, vr 9"
    assert days.days() == (0, 3)


@pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")
def test_a_choice_on_a_disk_that_fails_is_saved_by_itself(
    walk: Walk, school: School, key: str, qtbot: QtBot
) -> None:
    def days() -> DayButtons:
        assert isinstance(walk.page, IntakeTab)
        part = walk.page.form.view.editor("placement.days").parts()[0]
        assert isinstance(part, DayButtons)
        return part

    with faults.pulled_out(school.folder):
        days().findChildren(Button)[0].click()
        walk.fill("Startdatum", "1-6")
        # What the disk refused stays where it was given.
        assert days().days() == (0,)
        assert walk.text("Startdatum") == "1-6"
        walk.window.open_tab("Leerlingen")
        walk.window.open_tab("Intake")
        assert days().days() == (0,)
        assert not _page(school, key).values["placement.days"]
    qtbot.waitUntil(lambda: _page(school, key).values["placement.days"] == (0,))
    assert _page(school, key).drafts == {"placement.start": "1-6"}
    assert days().days() == (0,)


@pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")
def test_slots_that_were_refused_stand_in_their_places_again(
    walk: Walk, school: School, key: str
) -> None:
    with faults.pulled_out(school.folder):
        walk.fill("Hoe 2", "met een doek")
        walk.fill("Leerdoelen 2", "op tijd komen")
        walk.window.open_tab("Leerlingen")
        walk.window.open_tab("Intake")
        assert (walk.text("Hoe 2"), walk.text("Taak 1")) == ("met een doek", "")
        assert (walk.text("Leerdoelen 2"), walk.text("Leerdoelen 1")) == ("op tijd komen", "")
