"""The intakeformulier: each field in its own row, and what the form lacks."""

import datetime as dt

import pytest

from stagedesk import models as m
from stagedesk.domain.intake import missing_names, missing_text
from stagedesk.domain.problem import InputError
from stagedesk.services import forms, intake, placements
from tests.services.slip_school import YEAR, Keys, add_company, add_student

TODAY = dt.date(2027, 5, 20)


@pytest.fixture
def school(desk):
    made = Keys()

    def fill(session):
        company, _ = add_company(session, "Kinderdagverblijf Zon", "Hatice Groen")
        other, _ = add_company(session, "Bakkerij Jansen", "Piet Jansen")
        other_second = m.Supervisor(company_key=other.key, name="Anna Jansen")
        session.add(other_second)
        student = add_student(session, made, ("Zoë", None, "Bakker"))
        session.get_one(m.Student, student).birth_date = dt.date(2010, 3, 14)
        return company.key, other.key

    company, other = desk.write("School", fill)
    return made, company, other


@pytest.fixture
def talk(desk, school):
    made, company, _ = school
    return desk.write(
        "Gesprek", placements.new_talk, made.enrollments["Zoë"], company, TODAY, "20 mei"
    )


def _save(desk, talk, name, raw):
    return desk.write("Intake", intake.save, talk, name, raw, TODAY)


def _page(desk, talk):
    return desk.read(intake.page, talk, TODAY)


def test_a_new_talk_has_no_start_and_the_only_supervisor_comes_along(desk, talk):
    page = _page(desk, talk)
    assert page.values["placement.start"] is None
    assert dict(page.supervisors)[page.keys["supervisor"]] == "Hatice Groen"
    assert page.values["date"] == TODAY
    assert page.values["student.age"] == "17 jaar"


def test_the_age_is_that_of_the_talk_and_empty_without_a_birth_date(desk, school, talk):
    _save(desk, talk, "date", "13-3-2027")
    assert _page(desk, talk).values["student.age"] == "16 jaar"
    key = school[0].students["Zoë"]
    desk.write("Leeg", forms.save_field, "student", key, "birth_date", "")
    assert _page(desk, talk).values["student.age"] is None


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("time", "1030", 630),
        ("present", " Zoë,  Hatice ", "Zoë, Hatice"),
        ("tasks", ["Tafels dekken", "Samen", "", ""], ("Tafels dekken", "Samen")),
        ("goals", ["Ik vraag hulp"], ("Ik vraag hulp",)),
        ("supervisor.phone", "0105550142", "010 555 01 42"),
        ("company.website", "kdvzon.example", "kdvzon.example"),
        ("placement.start", "31-5", dt.date(2027, 5, 31)),
        ("placement.days", (0, 1, 3), (0, 1, 3)),
        ("placement.timetable", "do 9-15", ("do 9:00-15:00",)),
        ("outcome", "start", "start"),
    ],
)
def test_each_field_is_saved_in_its_own_row(desk, talk, name, raw, value):
    assert _save(desk, talk, name, raw).value == value
    assert _page(desk, talk).values[name] == value


def test_an_address_is_one_line_on_the_form_and_three_facts_of_the_company(desk, school, talk):
    saved = _save(desk, talk, "company.address", "Lindelaan 18, 3033ab Rotterdam")
    assert saved.value == "Lindelaan 18, 3033 AB Rotterdam"
    values = desk.read(forms.values, "company", school[1])
    assert (values["address"], values["postcode"], values["city"]) == (
        "Lindelaan 18",
        "3033 AB",
        "Rotterdam",
    )
    _save(desk, talk, "company.address", "Lindelaan 20")
    assert desk.read(forms.values, "company", school[1])["city"] == "Rotterdam"


def test_another_company_brings_no_foreign_supervisor(desk, school, talk):
    _save(desk, talk, "company.name", school[2])
    page = _page(desk, talk)
    assert (page.company, page.keys["supervisor"]) == ("Bakkerij Jansen", None)
    with pytest.raises(InputError, match="eerst een praktijkopleider"):
        _save(desk, talk, "supervisor.phone", "010 555 01 42")


def test_what_is_wrong_is_said_at_the_name_of_the_form_and_kept_as_a_draft(desk, talk):
    with pytest.raises(InputError) as caught:
        _save(desk, talk, "supervisor.phone", "010 555 01 2")
    (problem,) = caught.value.problems
    assert (problem.field, problem.text) == ("supervisor.phone", "Er mist nog een cijfer")
    place = desk.read(intake.draft_place, talk, "supervisor.phone")
    assert place is not None
    desk.keep_drafts({place: "010 555 01 2"})
    assert _page(desk, talk).drafts == {"supervisor.phone": "010 555 01 2"}
    _save(desk, talk, "supervisor.phone", "010 555 01 22")
    assert _page(desk, talk).drafts == {}


def test_a_doubt_stands_at_the_times_of_this_form(desk, talk):
    _save(desk, talk, "placement.days", (0,))
    _save(desk, talk, "placement.begin_time", "830")
    saved = _save(desk, talk, "placement.end_time", "17")
    doubts = {p.field: p.text for p in saved.problems}
    assert doubts["placement.end_time"] == "8,5 uur is meer dan 8. Klopt dat?"
    assert _page(desk, talk).problems["placement.end_time"].text == doubts["placement.end_time"]


def test_facts_of_the_dossier_are_not_changed_here(desk, talk):
    with pytest.raises(InputError, match="Leerlingen"):
        _save(desk, talk, "student.birth_date", "1-1-2010")


def test_the_form_counts_and_names_what_it_lacks_until_it_is_complete(desk, talk):
    fields = {
        "supervisor.phone": "010 555 01 42",
        "company.address": "Lindelaan 18",
        "placement.start": "31-5",
        "placement.days": (0, 1),
        "placement.begin_time": "830",
        "present": "allen",
        "tasks": ["Fruit snijden"],
        "goals": ["Ik vraag hulp"],
        "work_clothes": "Dichte schoenen",
    }
    for name, raw in fields.items():
        _save(desk, talk, name, raw)
    page = _page(desk, talk)
    assert missing_text(page.missing) == "nog 2 velden"
    assert missing_names(page.missing) == "jobcoach, overige afspraken"
    _save(desk, talk, "agreements", "Ziek melden vóór 8:00")
    assert missing_text(_page(desk, talk).missing) == "nog 1 veld"


def test_a_placement_without_a_talk_gets_its_form_at_the_first_field(desk, school):
    made, company, _ = school
    key = desk.write("Stage", placements.begin, made.enrollments["Zoë"], company, TODAY, "31-5")
    assert _page(desk, key).keys["intake"] is None
    _save(desk, key, "present", "Zoë")
    _save(desk, key, "work_clothes", "Laarzen")
    page = _page(desk, key)
    assert (page.values["present"], page.values["work_clothes"]) == ("Zoë", "Laarzen")


def test_a_new_supervisor_is_chosen_at_once(desk, talk):
    key = desk.write("Nieuw", intake.new_supervisor, talk, "Saïd El Amrani", TODAY)
    assert _page(desk, talk).keys["supervisor"] == key


def test_several_talks_are_told_apart_by_company_and_day(desk, school, talk):
    made, _, other = school
    desk.write("Stage", placements.begin, made.enrollments["Zoë"], other, TODAY, "1-3")
    labels = [c.label for c in desk.read(placements.of_year, made.students["Zoë"], YEAR)]
    assert labels == [
        "Bakkerij Jansen, vanaf 1 mrt",
        "Kinderdagverblijf Zon, nog zonder startdatum",
    ]
