"""The demonstration school as a whole: the same every time, fictional, and like a real school."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from stagedesk.domain.assessment import Moment
from stagedesk.domain.calendar import monday, sunday
from stagedesk.domain.contacts import parse_email, parse_phone, parse_postcode
from stagedesk.domain.dossier import Dossier
from stagedesk.domain.duplicates import Known, alike
from stagedesk.domain.hours import Placed, expected_weeks, slip_date
from stagedesk.domain.times import age
from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.exchange.dossier_writer import write_dossier
from tests.demo.schools import ROOT, TODAY, school, year

_PHONE = re.compile(r"06 1234 56\d\d|010 555 \d\d \d\d")
#: From the first to the last school day, in every holiday, and in summer.
DAYS = (
    date(2026, 8, 1),
    date(2026, 8, 31),
    date(2026, 9, 4),
    TODAY,
    date(2027, 1, 2),
    date(2027, 3, 12),
    date(2027, 7, 16),
    date(2027, 7, 25),
    date(2028, 2, 29),
)
_HASH = """
import sys
from datetime import date
from stagedesk.exchange.dossier_writer import write_dossier
from tests.demo.schools import school
import hashlib
print(hashlib.sha256(write_dossier(school(date(2026, 11, 24), 60))).hexdigest())
"""


def moments(found: Dossier) -> Iterator[Moment]:
    for student in found.students:
        for enrollment in student.enrollments:
            for placement in enrollment.placements:
                yield from placement.moments


def test_two_processes_with_other_hash_seeds_make_the_same_school() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", _HASH],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


@pytest.mark.parametrize("on", DAYS)
def test_a_school_of_any_day_is_a_valid_dossier_file(on: date) -> None:
    made = write_dossier(school(on, 45))
    assert write_dossier(read_dossier(made)) == made


@pytest.mark.parametrize("on", DAYS)
def test_nothing_happened_after_the_day(on: date) -> None:
    for student in school(on, 45).students:
        for enrollment in student.enrollments:
            for placement in enrollment.placements:
                for slip in placement.slips:
                    last = [d for d in slip.days if d.filled]
                    week = (slip.iso_year, slip.iso_week)
                    assert all(slip_date(week, d.weekday) <= on for d in last)
                    assert slip.signed_on is None or slip.signed_on <= on
                    assert slip.handed_in_on is None or slip.handed_in_on <= on
                for moment in placement.moments:
                    assert moment.date is not None
                    assert moment.date <= on


@pytest.mark.parametrize("size", [1, 7, 60])
def test_a_school_has_as_many_students_as_asked_for(size: int) -> None:
    numbers = [student.number for student in school(TODAY, size).students]
    assert numbers == [str(10_001 + place) for place in range(size)]


def test_a_later_day_keeps_the_slips_of_before() -> None:
    before, after = school(TODAY, 60), school(date(2026, 12, 8), 60)
    for old, new in zip(before.students, after.students, strict=True):
        if old.number < "10041" or not old.enrollments or not new.enrollments:
            continue
        for one, other in zip(
            old.enrollments[-1].placements, new.enrollments[-1].placements, strict=False
        ):
            if one.start == other.start and one.timetable == other.timetable:
                weeks = {(s.iso_year, s.iso_week): s.days for s in other.slips}
                assert all(weeks.get((s.iso_year, s.iso_week), s.days) == s.days for s in one.slips)


def test_everybody_is_fictional() -> None:
    found = school(TODAY, 240)
    people = [*found.staff, *found.companies]
    people += [s for c in found.companies for s in c.supervisors]
    people += [s for s in found.students]
    people += [g for s in found.students for g in s.guardians]
    for one in people:
        for phone in (getattr(one, "phone", None), getattr(one, "mobile", None)):
            assert phone is None or (_PHONE.fullmatch(phone) and parse_phone(phone) == phone)
        if one.email is not None:
            assert one.email.endswith(".example")
            assert parse_email(one.email) == one.email
        postcode = getattr(one, "postcode", None)
        assert postcode is None or parse_postcode(postcode) == postcode


def test_names_are_of_many_kinds() -> None:
    found = school(TODAY, 240)
    letters = "".join(s.name for s in found.students)
    assert set("Şłğéİıöçń-' ") <= set(letters)
    assert any(s.infix == "van der" for s in found.students)
    assert any(len(c.name) == 40 for c in found.companies)
    # The school, ninety companies, and one that somebody wrote down twice.
    assert len({c.name for c in found.companies}) == len(found.companies) == 92


def test_staff_of_a_large_school_are_told_apart_by_name() -> None:
    staff = school(TODAY, 5000).staff
    assert len({one.name for one in staff}) == len(staff) > 400


def test_ages_fit_the_grade_years() -> None:
    for student in school(TODAY, 240).students[40:]:
        for enrollment in student.enrollments:
            begin = date(int(enrollment.school_year[:4]), 10, 1)
            assert student.birth_date is not None
            years = age(student.birth_date, begin) - enrollment.grade_year
            assert 11 <= years <= 12


def test_classes_hold_twelve_to_sixteen_students() -> None:
    sizes: dict[str, int] = {}
    for student in school(TODAY, 240).students:
        for enrollment in student.enrollments:
            if enrollment.school_year == "2026-2027":
                name = enrollment.school_class or ""
                sizes[name] = sizes.get(name, 0) + 1
    assert {name[0] for name in sizes} == set("123456")
    assert {name: size for name, size in sizes.items() if not 9 <= size <= 16} == {}


def test_students_move_up_a_grade_year() -> None:
    twice = [s for s in school(TODAY, 240).students if len(s.enrollments) == 2]
    assert len(twice) > 60
    for student in twice:
        for before, now in pairwise(student.enrollments):
            assert now.grade_year == before.grade_year + 1


def test_slips_respect_holidays_and_timetables() -> None:
    found = school(TODAY, 240)
    companies = {c.key: c for c in found.companies}
    for student in found.students[40:]:
        for enrollment in student.enrollments:
            calendar = year(enrollment.school_year).calendar
            for placement in enrollment.placements:
                company = companies[placement.company]
                placed = Placed(placement, company.closed, company.internal)
                weeks = {(slip.iso_year, slip.iso_week) for slip in placement.slips}
                assert weeks <= set(expected_weeks(placed, calendar))
                assert all(
                    not calendar.is_free(slip_date((slip.iso_year, slip.iso_week), day.weekday))
                    for slip in placement.slips
                    for day in slip.days
                )


def test_absence_and_lateness_are_as_at_a_school() -> None:
    slips = [
        slip
        for student in school(TODAY, 240).students
        for enrollment in student.enrollments
        for placement in enrollment.placements
        for slip in placement.slips
    ]
    days = [day for slip in slips for day in slip.days]
    share = {
        kind: 1000 * sum(day.absence == kind for day in days) // len(days)
        for kind in ("sick", "excused", "unexcused")
    }
    assert 15 < share["sick"] < 60
    assert 5 < share["excused"] < 30
    assert 1 < share["unexcused"] < 20
    assert sum(day.on_time is True for day in days) > 0.8 * len(days)
    running = [s for s in slips if monday((s.iso_year, s.iso_week)) <= TODAY]
    assert any(sunday((s.iso_year, s.iso_week)) >= TODAY for s in running)


def test_at_home_nobody_has_the_name_or_the_number_of_the_student_or_of_each_other() -> None:
    for student in school(TODAY, 240).students:
        names = [student.first_name, *(one.name.split()[0] for one in student.guardians)]
        phones = [student.phone, *(one.phone for one in student.guardians)]
        assert len(set(names)) == len(names), student.number
        assert len(set(phones)) == len(phones), student.number


def test_the_first_moment_is_done_for_some_and_due_for_most() -> None:
    now = [
        (enrollment, placement)
        for student in school(TODAY, 240).students
        for enrollment in student.enrollments
        if enrollment.school_year == "2026-2027"
        for placement in enrollment.placements
        if placement.start is not None and placement.end is None
    ]
    held = sum(bool(placement.moments) for _, placement in now)
    assert len(now) // 10 < held < len(now) * 6 // 10
    assert {m.closing is None for m in moments(school(TODAY, 240))} == {True, False}


def test_the_network_shows_what_the_screens_can_do() -> None:
    found = school(TODAY, 240)
    outside = [company for company in found.companies if not company.internal]
    assert {company.status for company in outside} >= {None, "rest", "not_again"}
    assert any(company.codes for company in outside)
    assert any(company.occupations for company in outside)
    assert any(contact.next_on for company in outside for contact in company.contacts)
    years = [year for student in found.students for year in student.enrollments]
    leads = [lead for year in years for lead in year.leads]
    assert {lead.status for lead in leads} >= {"new", "became"}
    names = {company.key for company in outside}
    assert all(lead.company in names for lead in leads if lead.status == "became")
    known = [Known(one.key, one.name, one.postcode, one.city, one.phone) for one in outside]
    assert any(alike(one, known) for one in known)
