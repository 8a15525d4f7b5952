"""The list of companies, one company's page, and the days on which it is closed."""

import datetime as dt

import pytest

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import companies, forms
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
