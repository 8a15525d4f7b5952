"""Plek zoeken: which company fits a student, a talk from it, and what the search form brings."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk import models as m
from stagedesk.services import companies, forms, leads, matching, placements
from stagedesk.ui.choice import Choice
from stagedesk.ui.match_rows import MatchRow
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.main_window_walk import ENTER, TAB, Walk


def _year(school: School, name: str = "Aylin") -> str:
    return school.gate.read(
        lambda s: s.query(m.Enrollment).filter_by(student_key=school.keys[name]).one().key
    )


@pytest.fixture
def firms(school: School) -> dict[str, str]:
    offers = (
        {"name": "Lunchroom Kade", "sector": "horeca", "places": "2", "codes": ("S",)},
        {"name": "Garage Łąka", "sector": "techniek", "minimum_age": "16"},
        {"name": "Hotel De Oude Maas", "sector": "horeca", "status": "not_again"},
    )
    return {
        str(given["name"]): school.gate.save("B", forms.create, "company", given, TODAY) or ""
        for given in offers
    }


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice, firms: dict[str, str]) -> Iterator[Walk]:
    choice.pick(student=school.keys["Aylin"])
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Leerlingen/Plek zoeken")
    yield walk
    walk.window.close()


def _ranked(walk: Walk) -> list[str]:
    return [row.name.text() for row in walk.page.findChildren(MatchRow) if row.isVisible()]


def test_what_the_student_wants_puts_the_fitting_company_first(
    walk: Walk, school: School, firms: dict[str, str]
) -> None:
    menu = walk.named("Branches: niets").menu()  # type: ignore[attr-defined]
    # Offscreen has no screen to open the menu on.
    menu.setActiveAction(next(one for one in menu.actions() if one.text() == "Horeca"))
    walk.bot.keyClick(menu, Qt.Key.Key_Space)
    menu.aboutToHide.emit()
    kept = school.gate.read(forms.values, "wish", _year(school))
    assert kept["wished_sectors"] == ("horeca",)
    order = ["Lunchroom Kade", "Garage Łąka", "Hotel De Oude Maas"]
    walk.bot.waitUntil(lambda: _ranked(walk) == order)
    assert walk.named("Lunchroom Kade, 1 vraag").isVisible()
    assert walk.named("Hotel De Oude Maas, nu niet").isVisible()


def test_a_talk_begins_from_a_match_in_one_press(
    walk: Walk, school: School, firms: dict[str, str]
) -> None:
    walk.named("Gesprek plannen: Lunchroom Kade").setFocus()
    walk.press(ENTER)
    (talk,) = school.gate.read(placements.of_year, school.keys["Aylin"], YEAR)
    assert (talk.company, talk.start) == ("Lunchroom Kade", None)
    assert walk.choice.now.placement == talk.key
    assert walk.window.tabs.tabText(walk.window.tabs.currentIndex()) == "&Intake"


def test_a_company_is_found_by_its_name_and_opened(walk: Walk, firms: dict[str, str]) -> None:
    walk.field("Filter op bedrijf").setFocus()
    walk.bot.keyClicks(walk.focus(), "laka")
    walk.bot.waitUntil(lambda: _ranked(walk) == ["Garage Łąka"])
    match = walk.page.findChildren(MatchRow)[0].name
    match.setFocus()
    walk.press(ENTER)
    assert walk.choice.now.company == firms["Garage Łąka"]
    assert walk.page.head.title.text() == "Garage Łąka"


def test_a_search_form_that_came_back_becomes_leads_and_a_company(
    walk: Walk, school: School
) -> None:
    walk.named("Zelf gevonden: Zoekformulier teruggekomen").setFocus()
    walk.press(ENTER)
    walk.type("Snackbar Noord")
    walk.type("Elif Öz", TAB)
    walk.type("Noordplein 3", TAB)
    walk.type("0105550", TAB)
    walk.named("Tips bewaren").setFocus()
    walk.press(ENTER)
    assert school.gate.read(leads.of_student, _year(school)) == ()
    walk.fill("Telefoon, regel 1", "0105550142")
    walk.named("Tips bewaren").setFocus()
    walk.press(ENTER)
    (row,) = school.gate.read(leads.of_student, _year(school))
    assert (row.lead.contact, row.lead.phone) == ("Elif Öz", "010 555 01 42")
    walk.named("Wordt bedrijf: Snackbar Noord").setFocus()
    walk.press(ENTER)
    assert walk.page.head.title.text() == "Snackbar Noord"
    names = [one.name for one in school.gate.read(companies.list_rows, YEAR, TODAY)]
    assert "Snackbar Noord" in names


def test_what_was_typed_of_a_search_form_is_there_again_until_it_is_not_wanted(
    walk: Walk, school: School
) -> None:
    walk.click("Zelf gevonden: Zoekformulier teruggekomen")
    walk.bot.keyClicks(walk.focus(), "Snackbar Noord")
    walk.choice.pick(student=school.keys["Yusuf"])
    walk.click("Zelf gevonden: Zoekformulier teruggekomen")
    assert walk.text("Naam bedrijf, regel 1") == ""
    walk.choice.pick(student=school.keys["Aylin"])
    walk.click("Zelf gevonden: Zoekformulier teruggekomen")
    assert walk.text("Naam bedrijf, regel 1") == "Snackbar Noord"
    walk.press(Qt.Key.Key_Escape)
    walk.click("Zelf gevonden: Zoekformulier teruggekomen")
    assert walk.text("Naam bedrijf, regel 1") == ""


def test_ctrl_p_asks_for_the_search_form_of_this_student(walk: Walk, school: School) -> None:
    with walk.bot.waitSignal(walk.page.print_asked) as asked:
        walk.page.print_current()
    assert asked.args[:2] == ["zoekformulier", (school.keys["Aylin"],)]


def test_the_school_follows_leads_up_in_bedrijven(
    walk: Walk, school: School, firms: dict[str, str]
) -> None:
    given = [{"name": "Lunchroom Kade BV"}, {"name": "Snackbar Noord"}]
    school.gate.save("F", leads.take_in, _year(school), given, TODAY)
    walk.window.open_tab("Bedrijven")
    walk.named("Tips van leerlingen: 2").setFocus()
    walk.press(ENTER)
    walk.named("Gebeld: Lunchroom Kade BV").setFocus()
    walk.press(ENTER)
    assert walk.focus().accessibleName() == "Tip: Lunchroom Kade BV, gebeld"
    walk.named("Gaat niet door: Snackbar Noord").setFocus()
    walk.press(ENTER)
    assert walk.focus().accessibleName() == "Tip: Lunchroom Kade BV, gebeld"
    assert len(school.gate.read(leads.of_school, YEAR, open_only=True)) == 1
    walk.named("Wordt bedrijf: Lunchroom Kade BV").setFocus()
    walk.press(ENTER)
    walk.named("Ja, dat is het").setFocus()
    walk.press(ENTER)
    row = school.gate.read(leads.of_student, _year(school))[0]
    assert row.lead.company == firms["Lunchroom Kade"]
    assert walk.page.head.title.text() == "Lunchroom Kade"


def test_who_fits_at_a_company_is_seen_there_and_a_talk_begun(
    walk: Walk, school: School, firms: dict[str, str]
) -> None:
    walk.window.open_tab("Bedrijven")
    walk.choice.pick(company=firms["Lunchroom Kade"])
    walk.named("Wie past hier").setFocus()
    walk.press(Qt.Key.Key_Space)
    found = school.gate.read(matching.for_company, firms["Lunchroom Kade"], YEAR, TODAY)
    assert {match.name for match in found} == {
        "Aylin Şahin",
        "Yusuf van der Meer",
        "Łukasz Wójcik",
    }
    walk.named("Gesprek plannen: Yusuf van der Meer").setFocus()
    walk.press(ENTER)
    (talk,) = school.gate.read(placements.of_year, school.keys["Yusuf"], YEAR)
    assert talk.company == "Lunchroom Kade"
    assert walk.choice.now.student == school.keys["Yusuf"]
