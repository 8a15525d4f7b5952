"""Certificates of everybody, and handing them out, on a real encrypted file."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import assessment, certificates, handing_out
from stagedesk.services.certificates import Certificates
from stagedesk.services.transaction import Desk
from tests.services.assessment_school import TODAY, add_form, add_hours, noah
from tests.services.slip_school import YEAR, Keys, add_company, add_slip, add_student

AFTER = dt.date(2027, 7, 20)
#: 80 % of 768 hours is 614,4.
ENOUGH = 615


@pytest.fixture
def keys(desk: Desk) -> Keys:
    return desk.write("school", noah)


def one(desk: Desk, on: dt.date | None = TODAY) -> Certificates:
    (found,) = desk.read(certificates.of_students, YEAR, None, on)
    return found


def earned(found: Certificates) -> list[int]:
    return [part.certificate for part in found.verdict.parts if part.earned]


def test_two_moments_and_the_hours_earn_every_certificate(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    desk.write("uren", add_hours, placement, ENOUGH)
    for moment in (1, 3):
        desk.write("BO", add_form, placement, moment, 80)
    found = one(desk)
    assert (found.student, found.school_year, found.grade_year) == ("10001", YEAR, 4)
    assert earned(found) == [1, 2, 3, 4, 5, 6]
    assert found.verdict.final.earned
    assert found.verdict.parts[0].company == "Garage Maashaven"
    assert found.verdict.required_minutes == 36864


def test_exactly_the_share_is_enough_and_a_minute_less_is_not(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    for moment in (1, 2):
        desk.write("BO", add_form, placement, moment, 80)
    desk.write("uren", add_hours, placement, 614)
    desk.write("rest", add_slip, placement, (2027, 1), {0: (480, 503)}, "Ł. Wiśniewski")
    assert one(desk).verdict.signed_minutes == 36863
    assert not one(desk).verdict.hours_met
    desk.write("minuut", add_slip, placement, (2027, 2), {0: (480, 481)}, "Ł. Wiśniewski")
    assert one(desk).verdict.hours_met
    assert earned(one(desk)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("signed_on", "signed_by", "counts"),
    [
        (dt.date(2026, 9, 13), "Ł. Wiśniewski", True),
        (None, "Ł. Wiśniewski", False),
        (dt.date(2026, 9, 13), None, False),
        (dt.date(2026, 9, 13), "", False),
    ],
)
def test_a_slip_counts_with_date_and_name_both(
    desk: Desk, keys: Keys, signed_on: dt.date | None, signed_by: str | None, counts: bool
) -> None:
    def slip(session: Session) -> None:
        row = add_slip(session, keys.placements["Noah"], (2026, 37), {0: (480, 960)}, "x")
        row.signed_on, row.signed_by = signed_on, signed_by

    desk.write("slip", slip)
    assert one(desk).verdict.signed_minutes == (480 if counts else 0)


def test_removed_slips_days_and_grades_count_no_more(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]

    def remove(session: Session) -> None:
        slip = add_slip(session, placement, (2026, 37), {0: (480, 960), 1: (480, 960)}, "x")
        gone = add_slip(session, placement, (2026, 38), {0: (480, 960)}, "x")
        session.flush()
        days = session.query(m.SlipDay).filter_by(slip_key=slip.key, weekday=1)
        days.one().removed = 1
        gone.removed = 1

    desk.write("slips", remove)
    assert one(desk).verdict.signed_minutes == 480


def test_hours_of_all_companies_count_together_and_grades_do_not(desk: Desk, keys: Keys) -> None:
    first = keys.placements["Noah"]

    def second(session: Session) -> str:
        company, _ = add_company(session, "Bouwbedrijf Gebr. Van den Heuvel-Ter Horst & Zn", "Ömer")
        row = m.Placement(
            student_key=keys.students["Noah"],
            enrollment_key=keys.enrollments["Noah"],
            company_key=company.key,
            start=dt.date(2027, 1, 4),
        )
        session.add(row)
        session.flush()
        return row.key

    other = desk.write("tweede", second)
    desk.write("uren", add_hours, first, 400)
    desk.write("uren", add_hours, other, 215)
    desk.write("BO 1", add_form, first, 1, 80)
    desk.write("BO 2", add_form, other, 2, 80)
    found = one(desk, AFTER)
    assert found.verdict.hours_met
    assert earned(found) == []


def test_all_internal_stages_are_one_company(desk: Desk, keys: Keys) -> None:
    first = keys.placements["Noah"]

    def second(session: Session) -> str:
        company, _ = add_company(session, "Intern, keuken", "Ömer")
        company.internal = True
        row = m.Placement(
            student_key=keys.students["Noah"],
            enrollment_key=keys.enrollments["Noah"],
            company_key=company.key,
            start=dt.date(2027, 1, 4),
        )
        session.add(row)
        session.flush()
        return row.key

    def at_school(session: Session) -> None:
        key = session.get_one(m.Placement, first).company_key
        session.get_one(m.Company, key).internal = True

    other = desk.write("tweede", second)
    desk.write("uren", add_hours, first, ENOUGH)
    desk.write("BO 1", add_form, first, 1, 80)
    desk.write("BO 2", add_form, other, 2, 80)
    assert earned(one(desk)) == []
    desk.write("intern", at_school)
    found = one(desk)
    assert earned(found) == [1, 2, 3, 4, 5, 6]
    panel = desk.read(certificates.verdict, keys.students["Noah"], YEAR, TODAY)
    assert panel == found.verdict
    handed = desk.write(
        "uitreiken", handing_out.hand_out, keys.enrollments["Noah"], "part", 1, on=TODAY
    )
    assert [warning.text for warning in handed.warnings] == [
        "BO 1 is nog niet gesloten.",
        "BO 2 is nog niet gesloten.",
    ]


def test_the_list_says_the_same_as_the_panel(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    desk.write("uren", add_hours, placement, 300)
    desk.write("BO 1", add_form, placement, 1, {"1.1": 75, "2.1": 80})
    for on in (TODAY, dt.date(2026, 11, 20), dt.date(2026, 8, 1), AFTER):
        panel = desk.read(certificates.verdict, keys.students["Noah"], YEAR, on)
        assert one(desk, on).verdict == panel


def test_every_enrollment_is_in_the_list_by_number_then_year(desk: Desk, keys: Keys) -> None:
    def more(session: Session) -> None:
        add_student(session, keys, ("Aylin", None, "Şahin"), grade_year=1)
        session.add(
            m.Enrollment(student_key=keys.students["Aylin"], school_year="2025-2026", grade_year=1)
        )

    desk.write("meer", more)
    found = desk.read(certificates.of_students, None, None, TODAY)
    assert [(c.student, c.school_year) for c in found] == [
        ("10001", YEAR),
        ("10002", "2025-2026"),
        ("10002", YEAR),
    ]
    assert [p.certificate for p in found[1].verdict.parts] == [1, 2, 3]
    named = desk.read(certificates.of_students, YEAR, ["10002"], TODAY)
    assert [c.student for c in named] == ["10002"]


def test_the_day_hides_no_slip_and_no_grade(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    desk.write("uren", add_hours, placement, ENOUGH)
    for moment in (1, 2):
        desk.write("BO", add_form, placement, moment, 80)
    assert earned(one(desk, dt.date(2026, 9, 1))) == [1, 2, 3, 4, 5, 6]


def test_handing_out_takes_the_next_number_and_freezes(desk: Desk, keys: Keys) -> None:
    give = _with_all(desk, keys)
    first = give("part", 1)
    assert (first.certificate.number, first.certificate.company) == (
        "2027-0001",
        "Garage Maashaven",
    )
    assert [w.text for w in first.warnings] == [
        "BO 1 is nog niet gesloten.",
        "BO 2 is nog niet gesloten.",
    ]
    assert give("final", None).certificate.number == "2027-0002"
    basis = first.certificate.basis
    assert basis["student"] == "Noah de Wit"
    assert basis["signed_minutes"] == ENOUGH * 60
    assert basis["grades"]["1"]["1.1"] == 80
    with pytest.raises(InputError, match="al uitgereikt"):
        give("part", 1)
    with pytest.raises(InputError, match="al gebruikt"):
        give("part", 2, "2027-0001")


def test_what_is_not_earned_is_not_handed_out_and_says_why(desk: Desk, keys: Keys) -> None:
    desk.write("BO 1", add_form, keys.placements["Noah"], 1, 80)
    enrollment = keys.enrollments["Noah"]
    with pytest.raises(InputError, match="uur te kort"):
        desk.write("Uitreiken", handing_out.hand_out, enrollment, "part", 1, AFTER)


def test_a_later_change_shows_as_a_difference(desk: Desk, keys: Keys) -> None:
    give = _with_all(desk, keys)
    give("part", 1)
    enrollment, placement = keys.enrollments["Noah"], keys.placements["Noah"]
    assert desk.read(handing_out.differences, enrollment, AFTER) == {}
    desk.write("Cijfer", assessment.set_grade, placement, 1, "1.2", 85)
    desk.write("Cijfer", assessment.set_grade, placement, 1, "2.1", 70)
    assert desk.read(handing_out.differences, enrollment, AFTER) == {
        "2027-0001": ("1.2 in BO 1 was 8,0, nu 8,5.",)
    }
    desk.write("Cijfer", assessment.set_grade, placement, 1, "1.2", 70)
    assert desk.read(handing_out.differences, enrollment, AFTER) == {
        "2027-0001": ("Met de gegevens van nu zou dit certificaat niet behaald zijn.",)
    }


def test_a_number_taken_back_is_not_given_again(desk: Desk, keys: Keys) -> None:
    give = _with_all(desk, keys)
    give("part", 1)
    with pytest.raises(InputError, match="waarom"):
        desk.write("Terug", handing_out.take_back, "2027-0001", " ")
    desk.write("Terug", handing_out.take_back, "2027-0001", "naam verkeerd")
    assert give("part", 1).certificate.number == "2027-0002"


def _with_all(desk: Desk, keys: Keys) -> Callable[..., handing_out.Handed]:
    placement = keys.placements["Noah"]
    desk.write("uren", add_hours, placement, ENOUGH)
    for moment in (1, 2):
        desk.write("BO", add_form, placement, moment, 80)

    def give(kind: str, certificate: int | None, number: str | None = None) -> handing_out.Handed:
        return desk.write(
            "Uitreiken",
            handing_out.hand_out,
            keys.enrollments["Noah"],
            kind,
            certificate,
            AFTER,
            number,
        )

    return give


def test_the_number_of_queries_does_not_grow_with_the_students(desk: Desk, keys: Keys) -> None:
    def count() -> int:
        seen: list[str] = []

        def listed(session: Session) -> None:
            def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
                seen.append(statement)

            connection = session.connection()
            event.listen(connection, "before_cursor_execute", note)
            certificates.of_students(session, None, None, TODAY)

        desk.read(listed)
        return len(seen)

    def more(session: Session) -> None:
        company, contact = add_company(session, "Kapsalon Knap", "Ömer Çetin")
        for name in ("Aylin", "Łukasz", "Zoë", "Yiğit"):
            add_student(session, keys, (name, None, "Bakker"), company=company, supervisor=contact)
            add_hours(session, keys.placements[name], 80)
            add_form(session, keys.placements[name], 1, 80)

    few = count()
    assert few > 0
    desk.write("meer", more)
    assert count() == few
