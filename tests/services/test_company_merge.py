"""Two records of one company become one, and Ctrl+Z takes them apart again."""

import datetime as dt

import pytest

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import companies, company_contacts, company_merge, forms, history
from tests.services.slip_school import YEAR, Keys, add_company, add_student

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def two(desk):
    made = Keys()

    def fill(session):
        mine, _ = add_company(session, "Bakkerij Jansen", "Joost van Vliet")
        other, _ = add_company(session, "Bakkerij Janssen BV", "Joost van Vliet")
        mine.city, other.city, other.places, other.codes = "Rotterdam", "Schiedam", 3, ["O"]
        mine.closed = [["2026-12-21", "2026-12-31"]]
        other.closed = [["2026-12-21", "2026-12-31"], ["2027-03-01", "2027-03-05"]]
        add_student(session, made, ("Aylin", None, "Şahin"), company=mine)
        add_student(session, made, ("Noah", "de", "Wit"), company=other)
        return mine.key, other.key

    keys = desk.write("School", fill)
    desk.write("C", company_contacts.note, keys[1], TODAY)
    return keys, made


def test_a_company_that_is_perhaps_the_same_is_offered(desk, two):
    (mine, other), _made = two
    assert [one.name for one in desk.read(company_merge.candidates, mine)] == []
    desk.write("W", forms.save_field, "company", other, "city", "Rotterdam")
    assert [one.name for one in desk.read(company_merge.candidates, mine)] == [
        "Bakkerij Janssen BV"
    ]


def test_the_plan_names_what_differs_and_what_moves(desk, two):
    (mine, other), _made = two
    plan = desk.read(company_merge.plan, mine, other, {"codes": {"O": "O: vroeg op"}})
    assert [(d.field, d.mine, d.other, d.proposed) for d in plan.differences] == [
        ("name", "Bakkerij Jansen", "Bakkerij Janssen BV", False),
        ("city", "Rotterdam", "Schiedam", False),
        ("places", "", "3", True),
        ("codes", "", "O: vroeg op", True),
    ]
    assert plan.moves == (("stage", 1), ("praktijkopleider", 1), ("contact", 1))


def test_everything_moves_to_the_record_that_stays_and_undo_takes_it_back(desk, two):
    (mine, other), _made = two
    desk.write("Samengevoegd", company_merge.merge, mine, other, ["places"])
    page = desk.read(companies.page, mine, TODAY)
    assert sorted(stay.student for stay in page.now) == ["Aylin Şahin", "Noah de Wit"]
    assert [name for _key, name in page.supervisors] == ["Joost van Vliet"]
    assert page.closed == (
        (dt.date(2026, 12, 21), dt.date(2026, 12, 31)),
        (dt.date(2027, 3, 1), dt.date(2027, 3, 5)),
    )
    assert len(desk.read(company_contacts.of_company, mine)) == 1
    kept = desk.read(forms.values, "company", mine)
    assert (kept["name"], kept["city"], kept["places"]) == ("Bakkerij Jansen", "Rotterdam", 3)
    assert desk.read(companies.page, other, TODAY) is None

    history.undo(desk)
    assert [s.student for s in desk.read(companies.page, mine, TODAY).now] == ["Aylin Şahin"]
    assert [s.student for s in desk.read(companies.page, other, TODAY).now] == ["Noah de Wit"]
    assert desk.read(forms.values, "company", mine)["places"] is None
    assert len(desk.read(companies.page, other, TODAY).supervisors) == 1


def test_a_placement_names_the_supervisor_that_stays(desk, two):
    (mine, other), made = two
    desk.write("Samengevoegd", company_merge.merge, mine, other, [])
    stays = dict(desk.read(companies.page, mine, TODAY).supervisors)

    def supervisor(session):
        return session.get_one(m.Placement, made.placements["Noah"]).supervisor_key

    assert desk.read(supervisor) in {*stays, None}


@pytest.mark.parametrize(
    ("start", "talk", "there", "said"),
    [
        (dt.date(2026, 8, 31), None, None, "een stage vanaf 31 augustus 2026"),
        (None, dt.date(2026, 11, 3), dt.date(2026, 11, 3), "een gesprek op 3 november 2026"),
        (None, None, None, "een gesprek zonder datum"),
    ],
)
def test_what_a_file_could_not_tell_apart_is_refused_by_name(desk, two, start, talk, there, said):
    (mine, other), made = two

    def again(session):
        places = [(other, talk)] if start else [(other, talk), (mine, there)]
        for company, day in places:
            row = m.Placement(
                student_key=made.students["Aylin"],
                enrollment_key=made.enrollments["Aylin"],
                company_key=company,
                start=start,
            )
            session.add(row)
            session.flush()
            session.add(m.Intake(student_key=row.student_key, placement_key=row.key, date=day))

    desk.write("Dubbel", again)
    with pytest.raises(InputError, match=f"Aylin Şahin heeft bij beide {said}"):
        desk.write("Samengevoegd", company_merge.merge, mine, other, [])
    assert desk.read(companies.page, other, TODAY) is not None


def test_talks_on_two_days_stay_two(desk, two):
    (mine, other), made = two

    def talks(session):
        for company, day in ((mine, 3), (other, 4)):
            row = m.Placement(
                student_key=made.students["Aylin"],
                enrollment_key=made.enrollments["Aylin"],
                company_key=company,
            )
            session.add(row)
            session.flush()
            date = dt.date(2026, 11, day)
            session.add(m.Intake(student_key=row.student_key, placement_key=row.key, date=date))

    desk.write("Gesprekken", talks)
    desk.write("Samengevoegd", company_merge.merge, mine, other, [])
    assert len(desk.read(companies.page, mine, TODAY).now) == 4


def test_a_closed_moment_and_a_certificate_keep_what_they_said(desk, two):
    (mine, other), made = two

    def close(session):
        key = made.placements["Noah"]
        student = made.students["Noah"]
        basis = {"company": "Bakkerij Janssen BV"}
        session.add(
            m.Moment(student_key=student, placement_key=key, moment=1, closed_on=TODAY, basis=basis)
        )
        session.add(
            m.Certificate(
                student_key=student,
                enrollment_key=made.enrollments["Noah"],
                number="2026-1",
                kind="final",
                company="Bakkerij Janssen BV",
                on=TODAY,
                basis={},
            )
        )

    desk.write("Dicht", close)
    desk.write("Samengevoegd", company_merge.merge, mine, other, [])

    def said(session):
        return (
            session.query(m.Moment).one().basis["company"],
            session.query(m.Certificate).one().company,
        )

    assert desk.read(said) == ("Bakkerij Janssen BV", "Bakkerij Janssen BV")


def test_a_third_company_with_the_chosen_name_and_postcode_is_refused(desk, two):
    (mine, other), _made = two

    def third(session):
        row, _ = add_company(session, "Bakkerij Janssen BV", "Iemand Anders")
        row.postcode = "3011 AA"
        session.get_one(m.Company, mine).postcode = "3011 AA"

    desk.write("Derde", third)
    with pytest.raises(InputError, match="is er al"):
        desk.write("Samengevoegd", company_merge.merge, mine, other, ["name"])
    assert desk.read(companies.page, other, TODAY) is not None


@pytest.mark.parametrize("same", [True, False])
def test_only_two_living_records_are_merged(desk, two, same):
    (mine, other), _made = two
    if not same:
        desk.write("Samengevoegd", company_merge.merge, mine, other, [])
    with pytest.raises(InputError, match="Kies een ander bedrijf"):
        desk.write("Nog eens", company_merge.merge, mine, mine if same else other, [])


def test_the_list_has_one_company_left(desk, two):
    (mine, other), _made = two
    desk.write("Samengevoegd", company_merge.merge, mine, other, ["name"])
    rows = desk.read(companies.list_rows, YEAR, TODAY)
    assert [(row.name, row.students) for row in rows] == [("Bakkerij Janssen BV", 2)]
