"""A stagezoekformulier comes back: its leads are typed, followed up, and become companies."""

import datetime as dt

import pytest

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import companies, company_contacts, forms, history, leads, today
from stagedesk.services.todo import Act, Kind, Urgency
from tests.services.slip_school import YEAR, Keys, add_company, add_student

TODAY = dt.date(2026, 11, 24)
LINES = (
    {"name": "Snackbar Noord", "contact": "Elif Öz", "phone": "0105550142"},
    {"name": "", "phone": "  "},
    {"name": "Garage Łąka", "said": "Mag in januari bellen."},
)


@pytest.fixture
def year(desk):
    made = Keys()

    def fill(session):
        company, _ = add_company(session, "Garage Laka", "Joost van Vliet")
        add_student(session, made, ("Aylin", None, "Şahin"), company=company)
        return session.query(m.Enrollment).one().key

    return desk.write("School", fill)


def test_the_filled_lines_become_leads_of_today(desk, year):
    assert len(desk.write("F", leads.take_in, year, LINES, TODAY)) == 2
    found = [row.lead for row in desk.read(leads.of_student, year)]
    assert [(one.name, one.phone, one.status, one.on) for one in found] == [
        ("Snackbar Noord", "010 555 01 42", "new", TODAY),
        ("Garage Łąka", None, "new", TODAY),
    ]


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        ([{"name": "A"}, {"phone": "0105550142"}], "1.name"),
        ([{"name": "A", "phone": "12"}], "0.phone"),
        ([{"name": ""}], ""),
        ([{"name": "A"}, {"name": "A"}], "1.name"),
    ],
)
def test_a_line_that_cannot_be_taken_is_named_and_nothing_is_kept(desk, year, lines, field):
    with pytest.raises(InputError) as caught:
        desk.write("F", leads.take_in, year, lines, TODAY)
    assert [problem.field for problem in caught.value.problems] == [field]
    assert desk.read(leads.of_student, year) == ()


def test_a_lead_becomes_a_company_with_what_the_form_said(desk, year):
    first, _second = desk.write("F", leads.take_in, year, LINES, TODAY)
    key = desk.write("B", leads.become, first, TODAY)
    kept = desk.read(forms.values, "company", key)
    assert (kept["name"], kept["phone"], kept["origin"]) == (
        "Snackbar Noord",
        "010 555 01 42",
        "student",
    )
    people = desk.read(companies.page, key, TODAY).supervisors
    assert [name for _key, name in people] == ["Elif Öz"]
    row = desk.read(leads.of_student, year)[0]
    assert (row.lead.status, row.lead.company, row.company) == ("became", key, "Snackbar Noord")


def test_undo_takes_the_company_back_and_the_lead_is_open_again(desk, year):
    first, _second = desk.write("F", leads.take_in, year, LINES, TODAY)
    key = desk.write("B", leads.become, first, TODAY)
    history.undo(desk)
    assert desk.read(companies.page, key, TODAY) is None
    assert desk.read(leads.of_student, year)[0].lead.status == "new"


def test_a_company_that_is_there_is_offered_and_can_be_named(desk, year):
    _first, second = desk.write("F", leads.take_in, year, LINES, TODAY)
    (known,) = desk.read(leads.perhaps_known, second)
    assert known.name == "Garage Laka"
    assert desk.write("B", leads.become, second, TODAY, known.key) == known.key
    assert desk.read(leads.of_student, year)[1].company == "Garage Laka"
    assert len(desk.read(companies.list_rows, YEAR, TODAY)) == 1


def test_the_school_sees_what_is_still_open(desk, year):
    first, second = desk.write("F", leads.take_in, year, LINES, TODAY)
    desk.write("N", leads.set_status, first, "no")
    rows = desk.read(leads.of_school, YEAR, open_only=True)
    assert [(row.lead.key, row.student) for row in rows] == [(second, "Aylin Şahin")]
    assert len(desk.read(leads.of_school, YEAR, open_only=False)) == 2
    assert desk.read(leads.of_school, "2025-2026", open_only=False) == ()


def test_a_company_of_a_lead_stays_while_the_lead_names_it(desk, year):
    first, _second = desk.write("F", leads.take_in, year, LINES, TODAY)
    key = desk.write("B", leads.become, first, TODAY)
    with pytest.raises(InputError, match="1 tip"):
        desk.write("W", forms.remove, "company", key)


def test_tips_that_nobody_called_stand_in_vandaag_with_their_student(desk, year):
    first, second = desk.write("F", leads.take_in, year, LINES, TODAY)
    (todo,) = _network(desk)
    assert (todo.student, todo.detail, todo.act) == (
        "Aylin Şahin",
        "Snackbar Noord en Garage Łąka",
        Act.SEARCH,
    )
    desk.write("G", leads.set_status, first, "called")
    desk.write("G", leads.set_status, second, "no")
    assert _network(desk) == []


def test_a_company_to_be_spoken_again_stands_in_vandaag_until_it_is(desk, year):
    key = desk.read(companies.list_rows, YEAR, TODAY)[0].key
    contact = desk.write("C", company_contacts.note, key, dt.date(2026, 10, 6))
    desk.write("C", forms.save_field, "company_contact", contact, "next_on", "20-11", on=TODAY)
    (todo,) = _network(desk)
    assert (todo.student, todo.urgency, todo.row_key) == ("Garage Laka", Urgency.LATE, key)
    assert _network(desk, dt.date(2026, 11, 1)) == []
    # Whoever speaks the company notes it, and that is what was to be done.
    desk.write("C", company_contacts.note, key, TODAY)
    assert _network(desk) == []


def _network(desk, on=TODAY):
    return [todo for todo in desk.read(today.todo, on, YEAR) if todo.kind is Kind.NETWORK]


def test_who_left_the_school_asks_nothing_any_more(desk, year):
    desk.write("F", leads.take_in, year, LINES, TODAY)
    student = desk.read(leads.of_student, year)[0].student_key
    desk.write("W", forms.save_field, "student", student, "left_on", "1-11-2026")
    assert _network(desk) == []
    assert len(desk.read(leads.of_school, YEAR, open_only=True)) == 2
