"""From a key press in Logboek to what is kept, and back again with Ctrl+Z."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stagedesk.services import log
from stagedesk.services.log import LogPage
from stagedesk.ui.choice import Choice
from stagedesk.ui.log_tab import LogTab
from stagedesk.ui.widgets import Text
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.main_window_walk import ENTER, TAB, Walk


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    choice.pick(student=school.keys["Aylin"])
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Logboek")
    return walk


def kept(school: School) -> LogPage:
    return school.gate.read(log.page, school.keys["Aylin"], YEAR)


def test_a_visit_is_noted_typed_and_kept_without_a_mouse(walk: Walk, school: School) -> None:
    walk.named("Bezoek noteren").setFocus()
    walk.press(ENTER)
    walk.type("Werkt zelfstandig.", TAB)
    walk.fill("Aanwezig", "Renée van Dongen")
    (entry,) = kept(school).entries
    assert (entry.on, entry.kind, entry.done) == (TODAY, "visit", True)
    assert (entry.report, entry.present) == ("Werkt zelfstandig.", "Renée van Dongen")
    walk.named("Klaar").setFocus()
    walk.press(ENTER)
    assert walk.named("Stagebezoek, 25 mei").isVisible()


def test_ctrl_z_takes_the_visit_back(walk: Walk, school: School) -> None:
    walk.named("Bezoek noteren").setFocus()
    walk.press(ENTER)
    walk.named("Klaar").setFocus()
    walk.press(ENTER)
    assert len(kept(school).entries) == 1
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(school).entries == ()


def test_a_goal_is_added_and_judged_at_the_visit(walk: Walk, school: School) -> None:
    walk.named("Doelen (IOP en OPP): Doel toevoegen").setFocus()
    walk.press(ENTER)
    walk.type("Ik kom op tijd", TAB)
    walk.named("Doel toevoegen").setFocus()
    walk.press(ENTER)
    walk.named("Bezoek noteren").setFocus()
    walk.press(ENTER)
    answer = walk.named("Ik kom op tijd: behaald")
    answer.setFocus()
    walk.press(Qt.Key.Key_Space)
    walk.bot.waitUntil(lambda: kept(school).goals[0].standing(TODAY) == "reached")
    walk.named("Klaar").setFocus()
    walk.press(ENTER)
    assert walk.named("Doel wijzigen: Ik kom op tijd, behaald").isVisible()


def test_the_filter_shows_one_kind(walk: Walk, school: School) -> None:
    year = kept(school).enrollment_key
    for kind in ("visit", "call"):
        school.gate.save("L", log.note, year, TODAY, kind)
    box = walk.named("Soort")
    box.setFocus()
    for _ in range(5):
        walk.press(Qt.Key.Key_Down)
    assert walk.named("Telefoon, 25 mei").isVisible()
    with pytest.raises(AssertionError):
        walk.named("Stagebezoek, 25 mei")


def test_ctrl_p_asks_for_the_visit_list_of_the_listed_students(walk: Walk, school: School) -> None:
    with walk.bot.waitSignal(walk.page.print_asked) as asked:
        walk.named("Bezoekenlijst").setFocus()
        walk.press(ENTER)
    paper, keys, _options = asked.args
    assert paper == "bezoeken"
    assert set(keys) >= {school.keys["Aylin"], school.keys["Yusuf"]}
    walk.window.close()


def test_another_kind_is_chosen_before_the_entry_is_made(walk: Walk, school: School) -> None:
    page = walk.page
    assert isinstance(page, LogTab)
    menu = page.other.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Telefoon").trigger()
    walk.type("Over de werktijden.", TAB)
    (entry,) = kept(school).entries
    assert (entry.kind, entry.report) == ("call", "Over de werktijden.")


def test_a_class_visit_is_typed_once_for_the_whole_class(walk: Walk, school: School) -> None:
    page = walk.page
    assert isinstance(page, LogTab)
    menu = page.other.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Klassenbezoek").trigger()
    walk.type("Solliciteren geoefend.", TAB)
    walk.named("Klassenbezoek noteren").setFocus()
    walk.press(ENTER)
    for name, entries in (("Aylin", 1), ("Yusuf", 1), ("Łukasz", 0)):
        found = school.gate.read(log.page, school.keys[name], YEAR).entries
        assert len(found) == entries
        assert all(entry.report == "Solliciteren geoefend." for entry in found)
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(school).entries == ()


def test_a_word_is_typed_beside_the_judgement_and_shows(walk: Walk, school: School) -> None:
    year = kept(school).enrollment_key
    school.gate.save("D", log.new_goal, year, {"text": "Ik kom op tijd"}, TODAY)
    walk.named("Bezoek noteren").setFocus()
    walk.press(ENTER)
    walk.named("Ik kom op tijd: bezig").setFocus()
    walk.press(Qt.Key.Key_Space)
    walk.bot.waitUntil(lambda: bool(kept(school).goals[0].judgements))
    walk.named("Opmerking bij: Ik kom op tijd").setFocus()
    walk.type("Twee keer te laat", TAB)
    assert kept(school).goals[0].judgements[0].remark == "Twee keer te laat"
    walk.named("Klaar").setFocus()
    walk.press(ENTER)
    assert any("Twee keer te laat" in text.text() for text in walk.page.findChildren(Text))


def test_who_was_never_or_longest_ago_visited_stands_first(walk: Walk, school: School) -> None:
    page = walk.page
    assert isinstance(page, LogTab)
    for name, days in (("Aylin", 30), ("Yusuf", 2)):
        year = school.gate.read(log.page, school.keys[name], YEAR).enrollment_key
        school.gate.save("B", log.note, year, TODAY - timedelta(days=days))
    walk.named("Langst niet bezocht eerst").setFocus()
    walk.press(Qt.Key.Key_Space)
    rows = [row.name for row in page.students.rows(walk.choice.now)]
    assert rows == ["Łukasz Wójcik", "Aylin Şahin", "Yusuf van der Meer"]


def test_planned_visits_go_to_an_agenda_file(
    walk: Walk, school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "agenda"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    school.gate.save("P", log.plan_visit, kept(school).enrollment_key, TODAY)
    with walk.bot.waitSignal(school.gate.said):
        walk.named("Naar mijn agenda").setFocus()
        walk.press(ENTER)
    assert b"SUMMARY:Stagebezoek Aylin" in (tmp_path / "agenda.ics").read_bytes()


@pytest.mark.parametrize(
    ("button", "shows"),
    [
        ("Logboek: Bezoek noteren", "Verslag"),
        ("Doelen (IOP): Doel toevoegen", "Doel"),
    ],
)
def test_the_dossier_begins_it_at_once(walk: Walk, school: School, button: str, shows: str) -> None:
    walk.window.open_tab("Leerlingen")
    walk.named(button).setFocus()
    walk.press(ENTER)
    assert isinstance(walk.page, LogTab)
    assert walk.focus() is walk.field(shows)
