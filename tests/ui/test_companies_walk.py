"""Bedrijven: finding one, making one, who guides there, when it is closed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk import models as m
from stagedesk.services import companies, company_contacts, forms, placements
from stagedesk.ui.choice import Choice
from stagedesk.ui.companies_list import state_text
from stagedesk.ui.companies_tab import CompaniesTab
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.main_window_walk import ENTER, ESCAPE, Walk


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Bedrijven")
    return walk


@pytest.fixture
def three(school: School) -> dict[str, str]:
    names = (("Bakkerij Öz", "Zwolle"), ("Garage Łąka", "Delft"), ("Hotel De Oude Maas", None))
    keys = {}
    for name, city in names:
        given = {"name": name, **({"city": city} if city else {})}
        keys[name] = school.gate.save("B", forms.create, "company", given) or ""
    return keys


def _tab(walk: Walk) -> CompaniesTab:
    assert isinstance(walk.page, CompaniesTab)
    return walk.page


def _names(walk: Walk) -> list[str]:
    rows = _tab(walk).list.model
    return [rows.index(n).data() for n in range(rows.rowCount())]


def test_without_companies_one_sentence_and_a_button_that_makes_one(
    walk: Walk, school: School
) -> None:
    tab = _tab(walk)
    assert tab.stack.currentWidget() is tab.empty
    tab.empty.focusProxy().setFocus()
    walk.press(ENTER)
    walk.type("Bakkerij Jansen")
    walk.named("Bedrijf toevoegen").setFocus()
    walk.press(ENTER)
    assert walk.page.head.title.text() == "Bakkerij Jansen"
    assert _names(walk) == ["Bakkerij Jansen"]


def test_a_company_is_found_by_typing_and_opened_with_enter(
    three: dict[str, str], walk: Walk
) -> None:
    walk.field("Filter op naam of plaats").setFocus()
    walk.type("laka")
    assert _names(walk) == ["Garage Łąka"]
    assert walk.choice.now.company == three["Garage Łąka"]
    assert walk.page.head.title.text() == "Garage Łąka"
    walk.field("Filter op naam of plaats").setFocus()
    walk.press(ESCAPE)
    assert len(_names(walk)) == 3


def test_a_filter_without_result_can_be_wiped(three: dict[str, str], walk: Walk) -> None:
    walk.field("Filter op naam of plaats").setFocus()
    walk.type("bestaat niet")
    tab = _tab(walk)
    assert tab.stack.currentWidget() is tab.none_found
    tab.none_found.focusProxy().setFocus()
    walk.press(ENTER)
    assert len(_names(walk)) == 3


def test_the_order_can_be_chosen(three: dict[str, str], walk: Walk) -> None:
    walk.named("Volgorde").setFocus()
    walk.press(Qt.Key.Key_Down)
    assert _names(walk) == ["Garage Łąka", "Bakkerij Öz", "Hotel De Oude Maas"]


def test_a_supervisor_is_added_changed_and_removed_in_place(
    three: dict[str, str], walk: Walk, school: School
) -> None:
    key = three["Bakkerij Öz"]
    walk.choice.pick(company=key)
    walk.click("Praktijkopleider: Toevoegen")
    row = _tab(walk).page.supervisors
    walk.named("Naam", row).setFocus()
    walk.type("Elif Öz")
    walk.named("Mobiel", row).setFocus()
    walk.type("06123456")
    assert walk.named("Mobiel", row).accessibleDescription() == "Er missen nog 2 cijfers"
    people = school.gate.read(companies.page, key, TODAY).supervisors
    assert [name for _key, name in people] == ["Elif Öz"]
    walk.click("Verwijderen, rij 1", row)
    assert school.gate.read(companies.page, key, TODAY).supervisors == ()


def test_closed_days_are_added_and_taken_away(
    three: dict[str, str], walk: Walk, school: School
) -> None:
    key = three["Bakkerij Öz"]
    walk.choice.pick(company=key)
    walk.field("Eerste dag gesloten").setFocus()
    walk.bot.keyClicks(walk.focus(), "21-12")
    walk.field("Laatste dag gesloten").setFocus()
    walk.type("20-12")
    assert "vóór de eerste" in _tab(walk).page.closed._problem.text()
    walk.fill("Laatste dag gesloten", "31-12")
    walk.click("Gesloten dagen toevoegen")
    assert len(school.gate.read(companies.page, key, TODAY).closed) == 1
    walk.click("Weghalen: 21 december 2026 tot en met 31 december 2026")
    assert school.gate.read(companies.page, key, TODAY).closed == ()


def test_a_student_there_is_one_press_from_the_dossier(
    three: dict[str, str], walk: Walk, school: School
) -> None:
    key = three["Bakkerij Öz"]
    year = school.gate.read(
        lambda s: s.query(m.Enrollment).filter_by(student_key=school.keys["Aylin"]).one().key
    )
    school.gate.save("S", placements.begin, year, key, TODAY, "1-3-2027")
    walk.choice.pick(company=key)
    walk.click("Aylin Şahin, vanaf 1 maart 2027")
    assert walk.choice.now.student == school.keys["Aylin"]
    assert walk.page.head.title.text() == "Aylin Şahin"


def test_a_company_in_use_stays_and_says_why(
    three: dict[str, str], walk: Walk, school: School
) -> None:
    key = three["Bakkerij Öz"]
    year = school.gate.read(
        lambda s: s.query(m.Enrollment).filter_by(student_key=school.keys["Aylin"]).one().key
    )
    school.gate.save("S", placements.begin, year, key, TODAY, "1-3-2027")
    walk.choice.pick(company=key)
    walk.click("Verwijderen")
    assert "1 stages bij dit bedrijf" in walk.window.trouble.accessibleName()
    walk.choice.pick(company=three["Garage Łąka"])
    walk.click("Verwijderen")
    assert _names(walk) == ["Bakkerij Öz", "Hotel De Oude Maas"]


def test_the_name_is_saved_and_the_list_follows(
    three: dict[str, str], walk: Walk, school: School
) -> None:
    walk.choice.pick(company=three["Garage Łąka"])
    walk.fill("Naam", "Garage Delft")
    assert "Garage Delft" in _names(walk)
    assert walk.page.head.title.text() == "Garage Delft"
    rows = school.gate.read(companies.list_rows, YEAR, TODAY)
    assert "Garage Delft" in [row.name for row in rows]


def test_a_half_typed_company_stays_until_another_is_chosen(
    three: dict[str, str], walk: Walk, school: School
) -> None:
    walk.choice.pick(company=three["Garage Łąka"])
    walk.click("Nieuw bedrijf")
    walk.fill("Naam", "Kapsalon Knap")
    school.gate.save("B", forms.create, "staff", {"name": "Bram Peeters"})
    assert walk.text("Naam") == "Kapsalon Knap"
    walk.choice.pick(company=three["Bakkerij Öz"])
    assert walk.page.head.title.text() == "Bakkerij Öz"
    assert walk.text("Naam") == "Bakkerij Öz"


def test_a_contact_is_noted_typed_and_comes_up_again(
    three: dict[str, str], walk: Walk, school: School
) -> None:
    key = three["Bakkerij Öz"]
    walk.choice.pick(company=key)
    walk.named("Contact").setFocus()
    walk.press(Qt.Key.Key_Space)
    walk.named("Contact: Contact noteren").setFocus()
    walk.press(ENTER)
    walk.fill("Met wie", "Elif Öz")
    walk.fill("Waarover, en wat kwam eruit", "Wil in juni een leerling.")
    walk.fill("Weer contact op", "1-6")
    (kept,) = school.gate.read(company_contacts.of_company, key)
    assert (kept.person, kept.report) == ("Elif Öz", "Wil in juni een leerling.")
    assert kept.next_on == date(2027, 6, 1)
    walk.named("Klaar").setFocus()
    walk.press(ENTER)
    assert walk.named("Telefoon, 25 mei 2027").isVisible()


def test_a_company_written_twice_is_offered_and_merged_and_ctrl_z_parts_them(
    three: dict[str, str], walk: Walk, school: School
) -> None:
    given = {"name": "Garage Laka BV", "city": "Delft", "phone": "0105550142"}
    school.gate.save("B", forms.create, "company", given)
    walk.choice.pick(company=three["Garage Łąka"])
    tab = _tab(walk)
    assert tab.double.accessibleName() == "Lijkt op Garage Laka BV. Is het hetzelfde?"
    tab.double.button.setFocus()
    walk.press(ENTER)
    assert walk.named("Telefoon: neem 010 555 01 42 over").isChecked()  # type: ignore[attr-defined]
    tab.merging.accept.setFocus()
    walk.press(ENTER)
    assert _names(walk) == ["Bakkerij Öz", "Garage Łąka", "Hotel De Oude Maas"]
    assert walk.text("Telefoon") == "010 555 01 42"
    assert not tab.double.isVisible()
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Garage Laka BV" in _names(walk)
    assert walk.text("Telefoon") == ""


def test_the_list_shows_only_companies_with_a_free_place(
    three: dict[str, str], walk: Walk, school: School
) -> None:
    for name, field, value in (
        ("Bakkerij Öz", "places", "1"),
        ("Garage Łąka", "places", "0"),
        ("Hotel De Oude Maas", "status", "rest"),
    ):
        school.gate.save("W", forms.save_field, "company", three[name], field, value)
    walk.named("Welke bedrijven").setFocus()
    walk.press(Qt.Key.Key_Down)
    assert _names(walk) == ["Bakkerij Öz"]
    for _ in range(2):
        walk.press(Qt.Key.Key_Down)
    assert _names(walk) == ["Hotel De Oude Maas"]


def test_a_new_stage_where_nobody_is_placed_any_more_is_asked_about(
    three: dict[str, str], school: School
) -> None:
    key = three["Bakkerij Öz"]
    school.gate.save("W", forms.save_field, "company", key, "status", "not_again")
    year = school.gate.read(
        lambda s: s.query(m.Enrollment).filter_by(student_key=school.keys["Aylin"]).one().key
    )
    placement = school.gate.save("S", placements.begin, year, key, TODAY, "1-6-2027")
    saved = school.gate.save(
        "W", forms.save_field, "placement", placement, "work", "Inpakken", on=TODAY
    )
    assert "Hier plaatsen we niet meer" in [problem.text for problem in saved.problems]


def test_vandaag_leads_to_the_contact_that_is_due(
    three: dict[str, str], walk: Walk, school: School
) -> None:
    key = three["Bakkerij Öz"]
    contact = school.gate.save("C", company_contacts.note, key, TODAY)
    school.gate.save(
        "C", forms.save_field, "company_contact", contact, "next_on", "25-5-2027", on=TODAY
    )
    walk.window.open_tab("Vandaag")
    tab = walk.page
    row = next(
        n
        for n in range(tab.rows.rowCount())
        if tab.rows.todo(n) is not None and (tab.rows.todo(n).button == "Naar het contact")
    )  # type: ignore[attr-defined]
    tab.list.setCurrentIndex(tab.rows.index(row))  # type: ignore[attr-defined]
    tab.list.setFocus()  # type: ignore[attr-defined]
    walk.press(ENTER)
    assert walk.page.head.title.text() == "Bakkerij Öz"
    assert walk.named("Contact: Contact noteren").isVisible()


@pytest.mark.parametrize(
    ("places", "taken", "status", "said"),
    [
        (2, 2, None, "vol"),
        (2, 1, None, ""),
        (None, 5, None, ""),
        (2, 2, "rest", "even niet"),
        (None, 0, "not_again", "niet meer"),
        (1, 0, "active", ""),
    ],
)
def test_a_row_says_why_nobody_is_placed_there_now(
    places: int | None, taken: int, status: str | None, said: str
) -> None:
    row = companies.CompanyRow("k", "Kade", None, None, False, 0, places, status, taken)
    assert state_text(row) == said


def test_ctrl_p_asks_for_the_list_of_companies(three: dict[str, str], walk: Walk) -> None:
    with walk.bot.waitSignal(walk.page.print_asked) as asked:
        walk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["bedrijven", (), {}]
    walk.window.close()
