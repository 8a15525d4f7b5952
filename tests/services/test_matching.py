"""Matching over a real file: which companies for a student, which students for a company."""

import datetime as dt

import pytest

from stagedesk import models as m
from stagedesk.domain.matching import Reason, Weight
from stagedesk.services import forms, matching
from tests.services.slip_school import YEAR, Keys, add_company, add_student

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def school(desk):
    made = Keys()

    def fill(session):
        kade, _ = add_company(session, "Lunchroom Kade", "Elif Öz")
        kade.sector, kade.places, kade.occupations = "horeca", 1, ["bediening", "kassière"]
        garage, _ = add_company(session, "Garage Łąka", "Joost van Vliet")
        garage.sector, garage.codes, garage.sbb_levels = "techniek", ["V"], [2]
        school, _ = add_company(session, "Praktijkschool", "Ans Vos")
        school.internal = True
        add_student(session, made, ("Aylin", None, "Şahin"), company=kade)
        add_student(session, made, ("Noah", "de", "Wit"))
        add_student(session, made, ("Sem", None, "Blok"), grade_year=1)
        add_student(
            session,
            made,
            ("Zoë", None, "Bakker"),
            company=garage,
            end=dt.date(2026, 10, 2),
            grade_year=5,
        )
        return {"kade": kade.key, "garage": garage.key}

    return desk.write("School", fill), made


def _reasons(desk, year, name):
    return next(
        match.reasons
        for match in desk.read(matching.for_student, year, TODAY)
        if match.name == name
    )


def test_the_companies_of_a_student_are_ranked_and_never_the_school_itself(desk, school):
    _keys, made = school
    year = made.enrollments["Noah"]
    desk.write("W", forms.save_field, "wish", year, "wished_sectors", ("techniek",))
    assert [one.name for one in desk.read(matching.for_student, year, TODAY)] == [
        "Garage Łąka",
        "Lunchroom Kade",
    ]
    assert Reason(Weight.AGAINST, "vol: 1 van 1 bezet") in _reasons(desk, year, "Lunchroom Kade")
    only = desk.read(matching.for_student, year, TODAY, sector="horeca")
    assert [one.name for one in only] == ["Lunchroom Kade"]


def test_what_its_work_asks_counts_where_the_company_says_nothing_itself(desk, school):
    _keys, made = school
    texts = [one.text for one in _reasons(desk, made.enrollments["Noah"], "Lunchroom Kade")]
    assert "gevraagd: goede sociale vaardigheden" in texts
    assert "gevraagd: goede rekenvaardigheden" not in texts


def test_a_valid_vca_counts_and_one_that_ended_does_not(desk, school):
    _keys, made = school
    year, student = made.enrollments["Noah"], made.students["Noah"]

    def paper(session, until):
        session.add(
            m.StudentPaper(
                student_key=student, kind="vca", received_on=dt.date(2026, 9, 1), until=until
            )
        )

    desk.write("P", paper, dt.date(2026, 11, 23))
    assert Reason(Weight.DOUBT, "gevraagd: alleen met VCA") in _reasons(desk, year, "Garage Łąka")
    desk.write("P", paper, TODAY)
    assert Reason(Weight.GOOD, "alleen met VCA") in _reasons(desk, year, "Garage Łąka")


def test_where_a_student_was_before_is_said(desk, school):
    _keys, made = school
    found = _reasons(desk, made.enrollments["Zoë"], "Garage Łąka")
    assert Reason(Weight.DOUBT, "was hier al op stage") in found


def test_a_placement_without_an_end_was_over_with_its_school_year(desk, school):
    _keys, made = school
    year = made.enrollments["Aylin"]
    been = Reason(Weight.DOUBT, "was hier al op stage")
    assert been not in _reasons(desk, year, "Lunchroom Kade")

    def a_year_later(session):
        row = session.get_one(m.Enrollment, year)
        before = m.Enrollment(
            student_key=row.student_key, school_year="2025-2026", grade_year=3,
            policy_key=row.policy_key,
        )  # fmt: skip
        session.add(before)
        session.flush()
        session.query(m.Placement).filter_by(enrollment_key=year).one().enrollment_key = before.key

    desk.write("Jaar", a_year_later)
    assert been in _reasons(desk, year, "Lunchroom Kade")


def test_year_5_looks_at_sbb(desk, school):
    _keys, made = school
    found = _reasons(desk, made.enrollments["Zoë"], "Garage Łąka")
    assert Reason(Weight.GOOD, "SBB niveau 2") in found
    noah = _reasons(desk, made.enrollments["Noah"], "Garage Łąka")
    assert not any("SBB" in reason.text for reason in noah)


def test_for_a_company_only_who_has_no_stage_and_goes_out_is_asked(desk, school):
    keys, made = school
    found = desk.read(matching.for_company, keys["garage"], YEAR, TODAY)
    assert {(one.name, one.place) for one in found} == {
        ("Noah de Wit", "4B"),
        ("Zoë Bakker", "4B"),
    }
    assert {one.key for one in found} == {made.students["Noah"], made.students["Zoë"]}
    assert desk.read(matching.for_company, keys["garage"], "2025-2026", TODAY) == ()
    assert desk.read(matching.for_company, "weg", YEAR, TODAY) == ()


@pytest.mark.parametrize(("outcome", "there"), [("no", True), ("start", False), (None, False)])
def test_a_talk_that_came_to_nothing_is_no_stage(desk, school, outcome, there):
    keys, made = school

    def talk(session):
        row = m.Placement(
            student_key=made.students["Noah"],
            enrollment_key=made.enrollments["Noah"],
            company_key=keys["kade"],
        )
        session.add(row)
        session.flush()
        session.add(m.Intake(student_key=row.student_key, placement_key=row.key, outcome=outcome))

    desk.write("T", talk)
    found = desk.read(matching.for_company, keys["garage"], YEAR, TODAY)
    assert ("Noah de Wit" in [one.name for one in found]) is there


def test_who_left_is_not_asked(desk, school):
    keys, made = school
    desk.write("W", forms.save_field, "student", made.students["Noah"], "left_on", "1-10-2026")
    found = desk.read(matching.for_company, keys["garage"], YEAR, TODAY)
    assert [one.name for one in found] == ["Zoë Bakker"]


def test_occupations_are_offered_by_sector_each_once(desk, school):
    from stagedesk.services import policies

    policy = desk.read(policies.policy_of, YEAR)
    horeca = [name for name, _ in matching.occupation_choices(policy, "horeca")]
    assert "bediening" in horeca
    assert "stratenmaker" not in horeca
    every = [name for name, _ in matching.occupation_choices(policy)]
    assert len(every) == len(set(every))
    # A sector without examples offers them all.
    assert [name for name, _ in matching.occupation_choices(policy, "zorg")] == every
