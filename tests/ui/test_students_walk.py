"""From nothing to a student with parents, a placement and a question that was asked first."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk import models as m
from stagedesk.services import enrollments, forms, placements, student_page
from stagedesk.ui.choice import Choice
from stagedesk.ui.students_tab import StudentsTab
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.main_window_walk import ENTER, ESCAPE, Walk


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Leerlingen")
    return walk


def _tab(walk: Walk) -> StudentsTab:
    assert isinstance(walk.page, StudentsTab)
    return walk.page


def _page(walk: Walk, school: School) -> student_page.StudentPage:
    key = walk.choice.now.student
    assert key is not None
    page = school.gate.read(student_page.page, key, YEAR, TODAY)
    assert page is not None
    return page


def test_a_new_student_is_made_with_the_keyboard_and_the_parents_follow(
    walk: Walk, school: School
) -> None:
    walk.click("Nieuwe leerling")
    for text in ("10020", "Zeynep", "", "Ağaoğlu", "14-3-2010", "3", "3A"):
        walk.type(text)
    walk.named("Leerling toevoegen").setFocus()
    walk.press(ENTER)
    page = _page(walk, school)
    assert (page.name, page.grade_year, page.school_class) == ("Zeynep Ağaoğlu", 3, "3A")
    walk.click("Ouder of verzorger: Toevoegen")
    walk.fill("Naam", "Elif Ağaoğlu")
    walk.fill("Relatie", "moeder")
    edit = _tab(walk).stack.currentWidget()
    row = edit.guardians
    walk.named("Telefoon", row).setFocus()
    walk.type("0612345601")
    home = _page(walk, school).people[0]
    assert (home.text, home.second) == ("06 1234 5601", "Elif Ağaoğlu (moeder)")


def test_what_a_new_student_lacks_is_said_beside_each_field(walk: Walk) -> None:
    walk.click("Nieuwe leerling")
    walk.type("10001")
    walk.named("Leerling toevoegen").setFocus()
    walk.press(ENTER)
    assert walk.named("Voornaam").accessibleDescription() == "Vul dit in."
    assert walk.named("Leerjaar").accessibleDescription() == "Vul dit in."
    walk.press(ESCAPE)
    assert _tab(walk).stack.currentWidget() is not None
    assert walk.named("Nieuwe leerling").isVisible()


def test_a_placement_begins_at_a_company_that_is_found_by_typing(
    walk: Walk, school: School
) -> None:
    school.gate.save("B", forms.create, "company", {"name": "Bakkerij Jansen"})
    school.gate.save("B", forms.create, "company", {"name": "Hotel De Oude Maas"})
    walk.choice.pick(student=school.keys["Aylin"])
    walk.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    # An access key presses the button for a tenth of a second.
    walk.bot.waitUntil(lambda: walk.focus().accessibleName() == "Zoek een bedrijf")
    walk.type("oude maas")
    walk.named("Startdatum").setFocus()
    walk.type("31-8-2026")
    walk.type("Huishouding")
    walk.named("Stage toevoegen").setFocus()
    walk.press(ENTER)
    stage = _page(walk, school).stage
    assert stage is not None
    assert (stage.company, stage.work) == ("Hotel De Oude Maas", "Huishouding")
    walk.click("Klaar")
    assert walk.page.head.second.text() == "4B · Hotel De Oude Maas"


def test_a_company_that_is_not_there_is_made_on_the_way(walk: Walk, school: School) -> None:
    walk.choice.pick(student=school.keys["Aylin"])
    walk.click("Nieuwe stage")
    walk.bot.keyClicks(walk.focus(), "Kapsalon Knap")
    walk.click("Nieuw bedrijf: Kapsalon Knap")
    walk.click("Stage toevoegen")
    stage = _page(walk, school).stage
    assert stage is not None
    assert (stage.company, stage.span) == ("Kapsalon Knap", "nog geen startdatum")


def test_without_a_company_no_placement_is_made(walk: Walk, school: School) -> None:
    walk.choice.pick(student=school.keys["Aylin"])
    walk.click("Nieuwe stage")
    walk.click("Stage toevoegen")
    assert _page(walk, school).stage is None


def _grade_five(school: School) -> str:
    key = school.gate.read(enrollments.keys, school.keys["Aylin"], YEAR).enrollment
    assert key is not None
    school.gate.save("L", forms.save_field, "enrollment", key, "grade_year", "5")
    school.gate.save("D", forms.save_field, "enrollment", key, "days_per_week", "3")
    return key


@pytest.mark.parametrize(("answer", "days"), [("Ja, wijzig", 4), ("Nee, laat staan", 3)])
def test_a_change_of_the_norm_asks_first_and_shows_both(
    walk: Walk, school: School, answer: str, days: int
) -> None:
    key = _grade_five(school)
    walk.choice.pick(student=school.keys["Aylin"])
    walk.click("Wijzigen")
    walk.fill("Stagedagen per week", "4")
    assert walk.named("De norm van het jaar gaat van 768 naar 1024 uur. Klopt dat?")
    walk.click(answer)
    values = school.gate.read(forms.values, "enrollment", key)
    assert values["days_per_week"] == days
    assert walk.text("Stagedagen per week") == str(days)


def _versions(school: School) -> list[tuple[date, str | None]]:
    return school.gate.read(
        lambda s: [(v.until, v.school_class) for v in s.query(m.EnrollmentVersion)]
    )


@pytest.mark.parametrize(
    ("day", "answer", "kept"),
    [
        (None, "Vanaf deze dag", [(date(2027, 5, 24), "4B")]),
        ("1-5", "Vanaf deze dag", [(date(2027, 4, 30), "4B")]),
        (None, "Het was al die tijd zo", []),
    ],
)
def test_another_class_asks_from_which_day_and_keeps_the_old_one(
    walk: Walk, school: School, day: str | None, answer: str, kept: list[tuple[date, str]]
) -> None:
    walk.choice.pick(student=school.keys["Aylin"])
    walk.click("Wijzigen")
    walk.fill("Klas", "4C")
    if day is not None:
        line = walk.field("Geldt vanaf")
        line.selectAll()
        walk.bot.keyClicks(line, day)
    walk.click(answer)
    assert _page(walk, school).school_class == "4C"
    assert _versions(school) == kept


def test_a_question_that_waits_is_settled_when_another_student_is_chosen(
    walk: Walk, school: School
) -> None:
    walk.choice.pick(student=school.keys["Aylin"])
    walk.click("Wijzigen")
    walk.fill("Klas", "4C")
    walk.choice.pick(student=school.keys["Yusuf"])
    assert _versions(school) == [(date(2027, 5, 24), "4B")]
    values = school.gate.read(student_page.page, school.keys["Aylin"], YEAR, TODAY)
    assert values is not None
    assert values.school_class == "4C"


def test_stopping_a_placement_says_what_it_means_and_keeps_the_reason(
    walk: Walk, school: School
) -> None:
    test_a_company_that_is_not_there_is_made_on_the_way(walk, school)
    walk.click("Klaar")
    stage = _page(walk, school).stage
    assert stage is not None
    school.gate.save("S", forms.save_field, "placement", stage.key, "start", "1-2-2027", on=TODAY)
    walk.click("Stage stoppen")
    assert "begint dat opnieuw" in _tab(walk).stack.currentWidget().notice.text()
    walk.fill("Einddatum", "21-5")
    walk.fill("Gestopt door", "de leerling")
    walk.fill("Reden van stoppen", "te ver weg")
    walk.named("Stage stoppen", _tab(walk).stack.currentWidget()).setFocus()
    walk.press(ENTER)
    page = _page(walk, school)
    assert page.stage is None
    assert page.past[0].end == "gestopt door de leerling: te ver weg"


def test_what_changed_is_listed_with_was_and_became(walk: Walk, school: School) -> None:
    walk.choice.pick(student=school.keys["Aylin"])
    school.gate.save(
        "Telefoon", forms.save_field, "student", school.keys["Aylin"], "phone", "0612345622"
    )
    walk.click("Wat er veranderde")
    model = _tab(walk).stack.currentWidget().table.model()
    first = [model.index(0, column).data() for column in range(model.columnCount())]
    assert first[1:] == ["Marijke Groot", "Leerling: telefoon", "", "06 1234 5622"]
    walk.click("Terug")
    assert walk.named("Contact: Wijzigen").isVisible()


def test_undo_shows_at_once_in_an_open_form(walk: Walk, school: School) -> None:
    walk.choice.pick(student=school.keys["Aylin"])
    walk.click("Wijzigen")
    walk.fill("Woonplaats", "Rotterdam")
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert walk.text("Woonplaats") == ""


def test_without_students_one_sentence_and_one_button(
    qtbot: QtBot, school: School, choice: Choice
) -> None:
    choice.pick(school_year="2025-2026")
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Leerlingen")
    tab = _tab(walk)
    assert tab.stack.currentWidget() is tab.empty
    walk.bot.mouseClick(tab.empty.focusProxy(), Qt.MouseButton.LeftButton)
    assert walk.named("Leerlingnummer").isVisible()


def _two_placements(school: School) -> tuple[str, str]:
    year = school.gate.read(enrollments.keys, school.keys["Aylin"], YEAR).enrollment
    made = []
    for name, start in (("Bakkerij Jansen", "31-8-2026"), ("Kapsalon Knap", "1-3-2027")):
        company = school.gate.save("B", forms.create, "company", {"name": name})
        made.append(school.gate.save("S", placements.begin, year, company, TODAY, start))
    return made[0], made[1]


def test_of_two_placements_each_can_be_shown_and_changed(walk: Walk, school: School) -> None:
    first, _second = _two_placements(school)
    walk.choice.pick(student=school.keys["Aylin"])
    assert walk.page.head.second.text() == "4B · Kapsalon Knap"
    walk.click("Bakkerij Jansen, vanaf 31 aug 2026")
    assert walk.choice.now.placement == first
    assert walk.page.head.second.text() == "4B · Bakkerij Jansen"
    walk.click("Stage nu: Wijzigen")
    walk.fill("Werk", "Deeg maken")
    assert school.gate.read(forms.values, "placement", first)["work"] == "Deeg maken"


def test_a_placement_made_by_mistake_is_removed_and_comes_back_with_undo(
    walk: Walk, school: School
) -> None:
    _first, second = _two_placements(school)
    walk.choice.pick(student=school.keys["Aylin"])
    walk.click("Stage nu: Wijzigen")
    walk.click("Stage verwijderen")
    assert walk.page.head.second.text() == "4B · Bakkerij Jansen"
    walk.window.setFocus()
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert walk.page.head.second.text() == "4B · Kapsalon Knap"
    walk.click("Stage nu: Wijzigen")
    walk.click("Leerling verwijderen")
    assert "2 stages van deze leerling" in walk.window.trouble.accessibleName()
    assert school.gate.read(forms.values, "placement", second)["start"] == date(2027, 3, 1)


def test_a_timetable_that_runs_asks_from_which_day(walk: Walk, school: School) -> None:
    _first, second = _two_placements(school)
    for name, raw in (("days", (0, 1)), ("begin_time", "830"), ("end_time", "16")):
        school.gate.save("R", forms.save_field, "placement", second, name, raw, on=TODAY)
    walk.choice.pick(student=school.keys["Aylin"])
    walk.click("Stage nu: Wijzigen")
    walk.fill("Eindtijd", "17")
    walk.press(ENTER)
    versions = school.gate.read(
        lambda s: [(v.until, v.end_time) for v in s.query(m.PlacementVersion)]
    )
    assert versions == [(date(2027, 5, 24), 16 * 60)]
    assert school.gate.read(forms.values, "placement", second)["end_time"] == 17 * 60


def test_a_half_typed_student_stays_when_something_else_is_saved(
    walk: Walk, school: School
) -> None:
    walk.click("Nieuwe leerling")
    walk.type("10020")
    school.gate.save("B", forms.create, "company", {"name": "Kapsalon Knap"})
    assert walk.text("Leerlingnummer") == "10020"
    walk.press(ESCAPE)
    assert _tab(walk).stack.currentWidget() is _tab(walk).nobody
