"""The list of companies, one company's page, and the days on which it is closed."""

import datetime as dt

import pytest

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import companies, company_contacts, forms, leads
from tests.services.slip_school import YEAR, Keys, add_company, add_student

TODAY = dt.date(2026, 11, 24)
NAMES = ("Bakkerij Öz", "Garage Łąka", "Tuincentrum De Linde")


@pytest.fixture
def keys(desk):
    made = Keys()

    def fill(session):
        rows = [add_company(session, name, "Joost van Vliet") for name in NAMES]
        rows[0][0].city, rows[2][0].city = "Zwolle", None
        rows[1][0].sector = "techniek"
        add_student(session, made, ("Aylin", None, "Şahin"), company=rows[2][0])
        add_student(session, made, ("Noah", "de", "Wit"), company=rows[2][0])
        add_student(
            session, made, ("Sem", None, "Blok"), company=rows[1][0], end=dt.date(2026, 10, 2)
        )
        placement = session.get_one(m.Placement, made.placements["Sem"])
        placement.ended_by, placement.end_reason = "de leerling", "te ver weg"
        return {row.name: row.key for row, _ in rows}

    return desk.write("School", fill), made


def _names(desk, **filters):
    return [row.name for row in desk.read(companies.list_rows, YEAR, TODAY, **filters)]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["Bakkerij Öz", "Garage Łąka", "Tuincentrum De Linde"]),
        ({"text": "laka"}, ["Garage Łąka"]),
        ({"text": "zwolle"}, ["Bakkerij Öz"]),
        ({"sector": "techniek"}, ["Garage Łąka"]),
        ({"text": "bestaat niet"}, []),
        ({"sort": "city"}, ["Garage Łąka", "Bakkerij Öz", "Tuincentrum De Linde"]),
        ({"sort": "students"}, ["Tuincentrum De Linde", "Bakkerij Öz", "Garage Łąka"]),
    ],
)
def test_companies_are_found_however_written_and_sorted(desk, keys, filters, expected):
    assert _names(desk, **filters) == expected


def test_only_students_of_the_day_are_counted(desk, keys):
    counts = {r.name: r.students for r in desk.read(companies.list_rows, YEAR, TODAY)}
    assert counts == {"Bakkerij Öz": 0, "Garage Łąka": 0, "Tuincentrum De Linde": 2}
    october = desk.read(companies.list_rows, YEAR, dt.date(2026, 10, 1))
    assert {r.name: r.students for r in october}["Garage Łąka"] == 1


def test_a_page_tells_who_is_there_and_how_it_ended_for_who_was(desk, keys):
    by_name, _ = keys
    page = desk.read(companies.page, by_name["Garage Łąka"], TODAY)
    assert page.now == ()
    (before,) = page.before
    assert (before.student, before.end) == ("Sem Blok", "gestopt door de leerling: te ver weg")
    linde = desk.read(companies.page, by_name["Tuincentrum De Linde"], TODAY)
    assert [stay.student for stay in linde.now] == ["Aylin Şahin", "Noah de Wit"]
    after = desk.read(companies.page, by_name["Tuincentrum De Linde"], dt.date(2027, 8, 1))
    assert [stay.end for stay in after.before] == ["afgerond", "afgerond"]


def test_closed_days_are_typed_kept_in_order_and_taken_away(desk, keys):
    key = keys[0]["Bakkerij Öz"]
    desk.write("Dicht", companies.add_closed, key, "21-12", "31-12", TODAY)
    desk.write("Dicht", companies.add_closed, key, "1 dec", "", TODAY)
    spans = desk.read(companies.page, key, TODAY).closed
    assert spans == (
        (dt.date(2026, 12, 1), dt.date(2026, 12, 1)),
        (dt.date(2026, 12, 21), dt.date(2026, 12, 31)),
    )
    desk.write("Open", companies.remove_closed, key, dt.date(2026, 12, 1))
    assert len(desk.read(companies.page, key, TODAY).closed) == 1


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [("", "", "first"), ("31-2", "", "first"), ("21-12", "20-12", "last"), ("24-12", "", "first")],
)
def test_closed_days_that_cannot_be_are_refused_beside_their_field(desk, keys, first, last, field):
    key = keys[0]["Bakkerij Öz"]
    desk.write("Dicht", companies.add_closed, key, "24-12", "26-12", TODAY)
    with pytest.raises(InputError) as caught:
        desk.write("Dicht", companies.add_closed, key, first, last, TODAY)
    assert [problem.field for problem in caught.value.problems] == [field]


def test_a_company_with_students_cannot_go(desk, keys):
    with pytest.raises(InputError, match="2 stages"):
        desk.write("Weg", forms.remove, "company", keys[0]["Tuincentrum De Linde"])
    desk.write("Weg", forms.remove, "company", keys[0]["Bakkerij Öz"])
    assert desk.read(companies.page, keys[0]["Bakkerij Öz"], TODAY) is None
    assert len(_names(desk)) == 2


@pytest.mark.parametrize(
    ("outcome", "now", "before"),
    [
        (None, [("Noah", "nog zonder startdatum")], []),
        ("conditions", [("Noah", "nog zonder startdatum")], []),
        ("no", [], [("Noah", "gesprek: geen stage geworden")]),
    ],
)
def test_a_talk_that_came_to_nothing_is_history(desk, keys, outcome, now, before):
    companies_, made = keys
    key = companies_["Bakkerij Öz"]

    def talk(session):
        row = m.Placement(
            student_key=made.students["Noah"],
            enrollment_key=made.enrollments["Noah"],
            company_key=key,
        )
        session.add(row)
        session.flush()
        session.add(m.Intake(student_key=row.student_key, placement_key=row.key, outcome=outcome))

    desk.write("G", talk)
    page = desk.read(companies.page, key, TODAY)
    assert [(stay.student.split()[0], stay.span) for stay in page.now] == now
    assert page.taken == 0
    assert [(s.student.split()[0], f"{s.span}: {s.end}") for s in page.before] == before


def test_who_found_the_company_is_said_on_its_page(desk, keys):
    companies_, made = keys
    year = made.enrollments["Aylin"]
    (lead,) = desk.write("F", leads.take_in, year, [{"name": "Bakkerij"}], TODAY)
    desk.write("B", leads.become, lead, TODAY, companies_["Bakkerij Öz"])
    page = desk.read(companies.page, companies_["Bakkerij Öz"], TODAY)
    assert [(one.student, one.span) for one in page.found_by] == [
        ("Aylin Şahin", "tip van 24 november 2026")
    ]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"which": "free"}, ["Bakkerij Öz"]),
        ({"which": "active"}, ["Bakkerij Öz", "Tuincentrum De Linde"]),
        ({"which": "not_again"}, ["Garage Łąka"]),
        ({"which": "rest"}, []),
        ({"sort": "contact"}, ["Bakkerij Öz", "Garage Łąka", "Tuincentrum De Linde"]),
    ],
)
def test_companies_are_cut_down_by_status_and_room_and_sorted_by_last_contact(
    desk, keys, filters, expected
):
    companies_, _made = keys

    def fill(session):
        session.get_one(m.Company, companies_["Bakkerij Öz"]).places = 1
        session.get_one(m.Company, companies_["Tuincentrum De Linde"]).places = 2
        session.get_one(m.Company, companies_["Garage Łąka"]).status = "not_again"
        session.get_one(m.Company, companies_["Garage Łąka"]).places = 9

    desk.write("W", fill)
    desk.write("C", company_contacts.note, companies_["Tuincentrum De Linde"], TODAY)
    desk.write("C", company_contacts.note, companies_["Garage Łąka"], dt.date(2026, 10, 1))
    assert _names(desk, **filters) == expected


def test_who_begins_later_takes_a_place_already_and_is_not_there_yet(desk, keys):
    companies_, made = keys
    key = companies_["Bakkerij Öz"]

    def fill(session):
        session.get_one(m.Company, key).places = 1
        add_student(
            session,
            made,
            ("Zoë", None, "Bakker"),
            company=session.get_one(m.Company, key),
            start=dt.date(2027, 1, 11),
        )

    desk.write("S", fill)
    row = next(row for row in desk.read(companies.list_rows, YEAR, TODAY) if row.key == key)
    assert (row.students, row.taken) == (0, 1)
    assert "Bakkerij Öz" not in _names(desk, which="free")
