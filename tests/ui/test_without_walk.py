"""From a key press in 'Zonder stage' to what is kept, what comes back in Vandaag, and the paper."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk.services import forms, meetings, placements, today, without_placement
from stagedesk.services.without_placement import WithoutRow
from stagedesk.ui.choice import Choice
from stagedesk.ui.without_part import WithoutPart
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.main_window_walk import ENTER, ESCAPE, TAB, Walk


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Overzichten")
    walk.page.open_named("Zonder stage")
    return walk


def part(walk: Walk) -> WithoutPart:
    found = walk.page.part()  # type: ignore[attr-defined]
    assert isinstance(found, WithoutPart)
    return found


def kept(school: School) -> dict[str, WithoutRow]:
    rows = school.gate.read(without_placement.list_rows, YEAR, TODAY)
    return {row.name.split()[0]: row for row in rows}


def test_an_agreement_is_typed_kept_and_comes_back_in_vandaag(walk: Walk, school: School) -> None:
    walk.named("Zoek op naam").setFocus()
    walk.type("aylin")
    assert part(walk).rows.rowCount() == 1
    walk.press(ENTER)
    walk.press(Qt.Key.Key_Down)
    walk.press(TAB)
    walk.fill("Volgende stap", "Bakker bellen")
    walk.fill("Op", "25-5")
    walk.fill("Wie doet het", "Marijke Groot")
    now = kept(school)["Aylin"].now
    assert now is not None
    assert (now.on, now.doing, now.next_step) == (TODAY, "searching", "Bakker bellen")
    assert (now.next_on, now.next_by) == (TODAY, "Marijke Groot")
    steps = [one.what for one in school.gate.read(today.todo, TODAY, YEAR)]
    assert "Volgende stap: Bakker bellen" in steps


def test_what_is_no_day_stays_on_the_screen_with_the_reason(walk: Walk, school: School) -> None:
    walk.fill("Op", "31-2")
    assert walk.text("Op") == "31-2"
    assert kept(school)["Aylin"].now is None


def test_a_meeting_is_held_its_notes_are_kept_and_ctrl_z_takes_it_back(
    walk: Walk, school: School
) -> None:
    walk.named("Overleg vastleggen").setFocus()
    walk.press(Qt.Key.Key_Space)
    walk.type("Aylin kan woensdag kijken.", TAB)
    (row,) = school.gate.read(meetings.list_rows, YEAR)
    assert (row.on, row.kind, row.count) == (TODAY, "placement", 3)
    assert school.gate.read(forms.values, "meeting", row.key)["notes"] == (
        "Aylin kan woensdag kijken."
    )
    walk.named("Terug naar de lijst").setFocus()
    walk.press(Qt.Key.Key_Space)
    assert walk.named("Leerlingen zonder stage").isVisible()
    for _ in range(2):
        walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert school.gate.read(meetings.list_rows, YEAR) == ()


def test_the_next_meeting_says_what_changed(walk: Walk, school: School) -> None:
    school.gate.save("o", meetings.hold, YEAR, "placement", date(2027, 5, 18))
    key = kept(school)["Aylin"].enrollment_key
    school.gate.save("a", without_placement.note, key, "doing", "ill", TODAY)
    assert part(walk).changes.text() == "Sinds plaatsingsoverleg 18 mei: 1 gewijzigd."
    company = school.gate.save("b", forms.create, "company", {"name": "Bakkerij Jansen"})
    school.gate.save("p", placements.begin, key, company, TODAY, TODAY)
    assert part(walk).changes.text() == (
        "Sinds plaatsingsoverleg 18 mei: niets nieuws. Van de lijst af: Aylin Şahin "
        "(begonnen bij Bakkerij Jansen op 25 mei)."
    )


def test_a_step_from_vandaag_opens_its_student(walk: Walk, school: School) -> None:
    key = kept(school)["Łukasz"].enrollment_key
    for field, value in (("next_step", "Kringloop bellen"), ("next_on", TODAY)):
        school.gate.save("stap", without_placement.note, key, field, value, TODAY)
    walk.choice.pick(jobcoach=None)
    walk.window.open_tab("Vandaag")
    shown = walk.page.rows  # type: ignore[attr-defined]
    todo_at = [shown.todo(n) for n in range(shown.rowCount())]
    number = next(n for n, one in enumerate(todo_at) if one and "Kringloop" in one.what)
    todos = walk.named("Te doen")
    todos.setFocus()
    walk.page.list.setCurrentIndex(shown.index(number))  # type: ignore[attr-defined]
    walk.press(ENTER)
    assert part(walk).edit.name.text() == "Łukasz Wójcik  4A"
    assert walk.text("Volgende stap") == "Kringloop bellen"


def test_a_meeting_from_vandaag_opens_the_list_and_leaves_the_chosen_student(
    walk: Walk, school: School
) -> None:
    school.gate.save("overleg", meetings.hold, YEAR, "placement", TODAY - timedelta(days=7))
    walk.choice.pick(student=school.keys["Yusuf"])
    walk.window.open_tab("Vandaag")
    shown = walk.page.rows  # type: ignore[attr-defined]
    todo_at = [shown.todo(n) for n in range(shown.rowCount())]
    number = next(n for n, one in enumerate(todo_at) if one and one.badge == "overleg")
    walk.named("Te doen").setFocus()
    walk.page.list.setCurrentIndex(shown.index(number))  # type: ignore[attr-defined]
    walk.press(ENTER)
    assert part(walk).isVisible()
    assert walk.choice.now.student == school.keys["Yusuf"]


def test_a_filter_without_anybody_is_wiped_with_escape(walk: Walk) -> None:
    walk.named("Zoek op naam").setFocus()
    walk.type("qqq")
    assert part(walk).none_found.isVisible()
    walk.named("Zoek op naam").setFocus()
    walk.press(ESCAPE)
    assert part(walk).rows.rowCount() == 3


def test_everybody_has_a_place(walk: Walk, school: School) -> None:
    company = school.gate.save("b", forms.create, "company", {"name": "Bakkerij Jansen"})
    for row in kept(school).values():
        school.gate.save("p", placements.begin, row.enrollment_key, company, TODAY, TODAY)
    assert part(walk).everybody.isVisible()


def test_ctrl_p_asks_for_the_paper_of_the_chosen_meeting(walk: Walk, school: School) -> None:
    walk.named("Overleg").setFocus()
    walk.press(Qt.Key.Key_Down)
    with walk.bot.waitSignal(walk.page.print_asked) as asked:
        walk.named("Lijst afdrukken").setFocus()
        walk.press(Qt.Key.Key_Space)
    paper, keys, _options = asked.args
    assert paper == "mt-lijst"
    assert set(keys) == {school.keys[name] for name in ("Yusuf", "Aylin", "Łukasz")}
    walk.window.close()
