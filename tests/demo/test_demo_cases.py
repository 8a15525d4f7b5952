"""Every case of the demonstration shows what docs/demo.md says it shows."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from stagedesk.demo.cases import CASES
from stagedesk.demo.people import number_of
from stagedesk.domain.assessment import Moment
from stagedesk.domain.certificates import judge, norm_hours
from stagedesk.domain.certificates import required_minutes as required
from stagedesk.domain.grades import subtotal
from stagedesk.domain.hours import (
    Placed,
    is_behind,
    missing_weeks,
    reminder_due,
    signed_minutes,
    unexcused,
    unexcused_alarm,
)
from stagedesk.domain.intake import INTAKE_FORM
from stagedesk.domain.students import Enrollment, Student
from stagedesk.domain.times import age
from stagedesk.domain.verdict import MomentFacts, Verdict
from stagedesk.domain.working_time import slip_warnings, timetable_warnings
from tests.demo.schools import LAST, ROOT, THIS, TODAY, school, year


def student(number: str, on: date = TODAY) -> Student:
    return next(s for s in school(on).students if s.number == number)


def enrollment(number: str, name: str = THIS, on: date = TODAY) -> Enrollment:
    return next(e for e in student(number, on).enrollments if e.school_year == name)


def placeds(found: Enrollment) -> list[Placed]:
    companies = {c.key: c for c in school().companies}
    return [
        Placed(p, companies[p.company].closed, companies[p.company].internal)
        for p in found.placements
    ]


def verdict(number: str, name: str) -> Verdict:
    found, policy = enrollment(number, name), year(name).policy
    norm = norm_hours(policy, found.grade_year, found.days_per_week, found.norm_hours).hours
    facts = [
        MomentFacts(m.moment, p.company, p.company, m.grades)
        for p in found.placements
        for m in p.moments
    ]
    return judge(policy, found.grade_year, norm, signed_minutes(found.placements), facts)


def due(number: str) -> tuple[str, ...]:
    found = enrollment(number)
    missing = missing_weeks(placeds(found), year(THIS).calendar, TODAY)
    assert is_behind(missing, TODAY, 14)
    return reminder_due(found.reminders, missing, TODAY, year(THIS).policy)


def texts(number: str) -> str:
    """Every warning on the newest slip of the first placement."""
    found = enrollment(number)
    (placed,) = placeds(found)
    slip = placed.placement.slips[-1]
    born = student(number).birth_date
    world = year(THIS)
    problems = slip_warnings(slip, placed, world.policy, found.grade_year, world.calendar, born)
    return " / ".join(p.text for p in problems)


def moments(number: str, name: str = THIS) -> tuple[Moment, ...]:
    return enrollment(number, name).placements[0].moments


def test_docs_list_every_case_with_its_number() -> None:
    lines = (ROOT / "docs/demo.md").read_text("utf-8").splitlines()
    told = [line for line in lines if line.startswith("| 1")]
    assert told == [
        f"| {number_of(place)} | {' '.join(part for part in case.name if part)} "
        f"| {case.grade_year or '-'} | {case.shows} |"
        for place, case in enumerate(CASES)
    ]


@pytest.mark.parametrize(
    ("number", "whom"),
    [("10001", ("home", "company")), ("10002", ()), ("10003", ("home", "company"))],
)
def test_who_is_behind_and_who_is_to_be_called(number: str, whom: tuple[str, ...]) -> None:
    assert due(number) == whom


@pytest.mark.parametrize(("number", "unsigned"), [("10004", 2), ("10005", 1)])
def test_unsigned_slips(number: str, unsigned: int) -> None:
    slips = enrollment(number).placements[0].slips
    assert sum(not slip.signed for slip in slips) == unsigned


def test_half_a_signature_is_a_date_without_a_name() -> None:
    last = enrollment("10005").placements[0].slips[-1]
    assert last.signed_on is not None
    assert not last.signed_by


@pytest.mark.parametrize(("number", "surplus", "met"), [("10006", 0, True), ("10007", -1, False)])
def test_eighty_percent_to_the_minute(number: str, surplus: int, met: bool) -> None:
    found = verdict(number, LAST)
    assert found.signed_minutes == found.required_minutes + surplus
    assert found.required_minutes == required(found.norm_hours, 80)
    assert found.hours_met is met
    assert all(part.earned is met for part in found.parts)
    assert bool(enrollment(number, LAST).certificates) is met


def test_sixteen_hours_unexcused_within_28_days() -> None:
    missed = unexcused(enrollment("10008").placements)
    assert unexcused_alarm(missed, year(THIS).policy) is not None


@pytest.mark.parametrize("name", [THIS, LAST])
def test_a_made_up_day_lies_in_a_holiday(name: str) -> None:
    slips = enrollment("10009", name).placements[0].slips
    made_up = [s for s in slips if any(d.make_up and d.minutes for d in s.days)]
    days = [date.fromisocalendar(s.iso_year, s.iso_week, s.days[0].weekday + 1) for s in made_up]
    assert [year(name).calendar.holiday_name(day) for day in days] == ["Herfstvakantie"]


@pytest.mark.parametrize(("on", "minutes"), [(TODAY, 0), (date(2027, 1, 5), 420)])
def test_week_53_is_agreed_upon_first_and_worked_later(on: date, minutes: int) -> None:
    slips = enrollment("10010", on=on).placements[0].slips
    (slip,) = (s for s in slips if s.iso_week == 53)
    assert [day.make_up for day in slip.days] == [True]
    assert slip.minutes == minutes
    assert slip.signed is bool(minutes)


def test_a_long_day_signed_early_warns_of_both() -> None:
    found = texts("10011")
    assert "meer dan 8" in found
    assert "Er is nog gewerkt" in found


def test_who_went_home_ill_has_times_and_an_absence() -> None:
    day = enrollment("10012").placements[0].slips[-1].days[0]
    assert (day.absence, day.minutes) == ("sick", 120)


def test_a_form_half_filled_in_is_open() -> None:
    (form,) = moments("10013")
    assert (len(form.grades), form.closing) == (10, None)


@pytest.mark.parametrize("name", [THIS, LAST])
def test_a_low_grade_hides_in_a_good_subtotal(name: str) -> None:
    certificate = year(name).policy.certificates[2]
    for form in moments("10014", name):
        assert 79 in (form.grades[s.id] for s in certificate.skills)
        assert (subtotal(certificate, form.grades) or 0) >= 80
    assert not verdict("10014", name).part(2).earned


def test_all_certificates_and_the_final_one_are_handed_out() -> None:
    papers = enrollment("10015", LAST).certificates
    assert [p.certificate for p in papers] == [1, 2, 3, 4, 5, 6, None]
    assert [p.kind for p in papers] == ["part"] * 6 + ["final"]


@pytest.mark.parametrize(("number", "paper"), [("10015", False), ("10017", True)])
def test_closed_forms_carry_drawn_signatures_or_paper(number: str, paper: bool) -> None:
    for form in (*moments(number, LAST), *moments(number)):
        assert form.closing is not None
        assert form.closing.paper is paper
        signers = set() if paper else {"supervisor", "student", "jobcoach"}
        assert set(form.closing.signatures) == signers
        assert form.closing.basis["student"] == student(number).name


def test_parts_at_two_companies_make_no_final_one() -> None:
    found = verdict("10016", LAST)
    assert all(part.earned for part in found.parts)
    assert not found.final.earned


def test_a_missing_grade_is_no_pass() -> None:
    found = verdict("10018", LAST)
    assert [part.earned for part in found.parts] == [False, True, True, True, True, True]


def test_an_own_stagecijfer_stands_beside_the_computed_one() -> None:
    assert {form.grade for form in moments("10019")} == {75}


@pytest.mark.parametrize(
    ("number", "norm", "notice"),
    [("10017", 1024, False), ("10020", 1024, False), ("10021", 768, True), ("10022", 320, False)],
)
def test_norms(number: str, norm: int, notice: bool) -> None:
    found = enrollment(number)
    policy = year(THIS).policy
    told = norm_hours(policy, found.grade_year, found.days_per_week, found.norm_hours)
    assert (told.hours, bool(told.notice)) == (norm, notice)


def test_without_a_placement_ready_or_not() -> None:
    ready, unready = enrollment("10023"), enrollment("10024")
    assert ready.ready_external
    assert all(p.end is not None and p.end < TODAY for p in ready.placements)
    assert unready.ready_external is False
    assert not unready.placements


@pytest.mark.parametrize(("number", "filled"), [("10025", True), ("10026", False)])
def test_talks_without_a_start(number: str, filled: bool) -> None:
    (placement,) = enrollment(number).placements
    talk = placement.intake
    assert placement.start is None
    assert talk is not None
    assert talk.date is not None
    assert (talk.date < TODAY) is filled
    assert bool(talk.tasks) is filled
    assert not talk.goals
    assert len(INTAKE_FORM.fields) > 20


def test_a_change_of_company_and_placements_beside_each_other() -> None:
    first, second = enrollment("10027").placements
    assert first.company != second.company
    assert first.end is not None
    assert second.start is not None
    assert first.end < second.start
    one, other = enrollment("10028").placements
    assert one.start == other.start
    assert one.company != other.company
    assert {d for d in one.timetable.days} & {d for d in other.timetable.days} == set()


def test_a_timetable_that_the_law_does_not_allow_at_fourteen() -> None:
    born = student("10029").birth_date
    assert born is not None
    assert age(born, TODAY) == 14
    times = enrollment("10029").placements[0].timetable
    assert len(timetable_warnings(times, year(THIS).policy, 3, born, TODAY)) >= 2


def test_versions_of_times_supervisor_and_class() -> None:
    times = enrollment("10030").placements[0]
    assert times.versions[0].timetable != times.timetable
    supervisor = enrollment("10031").placements[0]
    assert supervisor.versions[0].supervisor != supervisor.supervisor
    moved = enrollment("10038")
    assert moved.versions[0].school_class != moved.school_class


@pytest.mark.parametrize(
    ("number", "holds"),
    [
        ("10032", lambda s: s.enrollments[-1].placements[0].kind == "top_academie"),
        ("10033", lambda s: s.enrollments[-1].placements[0].kind == "provso_works"),
        ("10034", lambda s: s.enrollments[-1].consent_on is None),
        ("10034", lambda s: s.enrollments[-1].placements[0].agreement_signed_on is None),
        ("10035", lambda s: s.parents_consent_on is not None),
        ("10036", lambda s: s.parents_consent_on is None),
        ("10036", lambda s: age(s.birth_date, TODAY) == 18),
        ("10037", lambda s: s.birth_date is None and len(s.name) > 40),
        ("10039", lambda s: TODAY - timedelta(days=35) < s.left_on < TODAY),
        ("10040", lambda s: s.left_on < TODAY and s.enrollments[-1].certificates),
    ],
)
def test_people_and_papers(number: str, holds: Callable[[Student], bool]) -> None:
    assert holds(student(number))
