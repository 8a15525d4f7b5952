"""A dossier at a glance, new students and school years, and what a change asks first."""

import datetime as dt

import pytest

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import dossier_log, enrollments, forms, placements, student_page
from stagedesk.services.headline import headline
from tests.services.slip_school import TODAY, YEAR, Keys, add_company, add_student, build_class


@pytest.fixture
def keys(desk):
    return desk.write("Klas", build_class)


def _page(desk, keys, name, on=TODAY):
    return desk.read(student_page.page, keys.students[name], YEAR, on)


def test_the_page_says_where_when_and_who_to_call(desk, keys):
    page = _page(desk, keys, "Aylin")
    stage = page.stage
    assert (stage.company, stage.times, stage.span) == (
        "Tuincentrum De Linde",
        "ma, di, do 08:30–16:00",
        "31 aug 2026 tot 16 jul 2027",
    )
    assert page.days == "ma, di, do"
    assert (page.age, page.school_class) == (17, "4B")
    assert [person.label for person in page.people] == ["Leerling", "Mentor", "Jobcoach"]
    assert page.urgent.badge == "3 wk achter"


def test_the_hours_say_what_the_share_still_takes(desk, keys):
    hours = _page(desk, keys, "Noah").hours
    assert hours.required == 36864
    assert hours.outlook.startswith("Nog ")
    assert hours.outlook.endswith("Het rooster is 22,5 uur: dat lukt.")
    stopped = _page(desk, keys, "Łukasz").hours
    assert stopped.outlook.endswith("er zijn geen stagedagen meer gepland.")
    late = _page(desk, keys, "Łukasz", dt.date(2027, 8, 1)).hours
    assert late.outlook.startswith("Er was ")


def test_two_placements_at_one_time_give_their_hours_together(desk, keys):
    def second(session):
        company, _ = add_company(session, "Bakkerij Jansen", "Piet Jansen")
        session.add(
            m.Placement(
                student_key=keys.students["Noah"],
                enrollment_key=keys.enrollments["Noah"],
                company_key=company.key,
                start=dt.date(2027, 3, 1),
                days=[4],
                begin_time=540,
                end_time=720,
            )
        )

    desk.write("Tweede", second)
    assert "Het rooster is 25,5 uur" in _page(desk, keys, "Noah").hours.outlook


def test_a_placement_that_ended_is_history_with_its_reason(desk, keys):
    key = keys.placements["Łukasz"]
    desk.write("Stop", placements.stop, key, "7-5", "het bedrijf", "te weinig werk", TODAY)
    page = _page(desk, keys, "Łukasz")
    assert page.stage is None
    assert [(past.company, past.end) for past in page.past] == [
        ("Tuincentrum De Linde", "gestopt door het bedrijf: te weinig werk")
    ]
    assert "zonder stage" in page.urgent.badge


def test_a_placement_cannot_end_before_it_began(desk, keys):
    with pytest.raises(InputError, match="vóór de start"):
        desk.write("Stop", placements.stop, keys.placements["Aylin"], "1-8-2026", on=TODAY)


def test_leaving_a_company_says_what_can_still_be_earned(desk, keys):
    words = desk.read(placements.change_notice, keys.students["Aylin"], YEAR, TODAY)
    assert "begint dat opnieuw" in words
    assert "geen certificaat meer te halen" in words


def test_a_student_without_this_school_year_still_has_a_page(desk, keys):
    page = desk.read(student_page.page, keys.students["Aylin"], "2027-2028", TODAY)
    assert (page.enrollment_key, page.stage, page.hours, page.certificates) == (
        None,
        None,
        None,
        (),
    )
    assert page.past[0].school_year == YEAR
    assert desk.read(enrollments.next_grade_year, page.key, "2027-2028") == 5


def test_a_new_student_is_enrolled_at_once_or_not_at_all(desk):
    given = {"number": "10001", "first_name": "Łukasz", "last_name": "Wójcik"}
    with pytest.raises(InputError) as caught:
        desk.write("Nieuw", enrollments.new_student, {"number": "a b"}, YEAR, TODAY)
    assert {p.field for p in caught.value.problems} == {
        "number",
        "first_name",
        "last_name",
        "grade_year",
    }
    key = desk.write(
        "Nieuw",
        enrollments.new_student,
        {**given, "grade_year": "3", "school_class": "3A"},
        YEAR,
        TODAY,
    )
    page = desk.read(student_page.page, key, YEAR, TODAY)
    assert (page.name, page.grade_year, page.school_class) == ("Łukasz Wójcik", 3, "3A")
    with pytest.raises(InputError, match="heeft schooljaar"):
        desk.write("Nog eens", enrollments.enroll, key, YEAR, {"grade_year": 3}, TODAY)


@pytest.mark.parametrize(
    ("field", "raw", "expected"),
    [
        ("days_per_week", "4", (768, 1024)),
        ("days_per_week", "3", None),
        ("norm_hours", "500", (768, 500)),
        ("grade_year", "2", (768, 160)),
        ("grade_year", "9", None),
        ("school_class", "5B", None),
    ],
)
def test_a_change_that_moves_the_norm_shows_both(desk, field, raw, expected):
    keys = Keys()
    desk.write("Klas", add_student, keys, ("Inès", None, "Benali"), grade_year=5)
    change = desk.read(enrollments.norm_change, keys.enrollments["Inès"], field, raw, TODAY)
    assert (change and (change.before, change.after)) == expected


def test_only_what_said_something_and_has_begun_asks_from_which_day(desk, keys):
    def asks(form, key, field, on=TODAY):
        return desk.read(enrollments.is_dated_change, form, key, field, on)

    enrollment, placement = keys.enrollments["Aylin"], keys.placements["Aylin"]
    assert asks("enrollment", enrollment, "school_class")
    assert not asks("enrollment", enrollment, "mentor")
    assert not asks("enrollment", enrollment, "consent_on")
    assert asks("placement", placement, "days")
    assert not asks("placement", placement, "days", dt.date(2026, 8, 31))
    assert not asks("placement", placement, "work")


def test_a_change_from_a_day_on_keeps_what_was(desk, keys):
    key = keys.enrollments["Aylin"]
    since = dt.date(2027, 5, 1)
    desk.write(
        "Klas", forms.save_field, "enrollment", key, "school_class", "4C", on=TODAY, since=since
    )
    old = desk.read(lambda s: s.query(m.EnrollmentVersion).one())
    assert (old.until, old.school_class) == (dt.date(2027, 4, 30), "4B")


def test_guardians_are_called_in_the_order_that_they_are_put_in(desk, keys):
    student = keys.students["Aylin"]

    def add(session):
        made = []
        for name in ("Elif", "Emre", "Oma"):
            position = enrollments.next_position(session, student)
            made.append(
                forms.create(
                    session, "guardian", {"name": name}, student_key=student, position=position
                )
            )
        return made

    made = desk.write("Ouders", add)
    desk.write("Volgorde", enrollments.move_guardian, student, made[2], -1)
    desk.write("Volgorde", enrollments.move_guardian, student, made[0], -1)
    order = desk.read(enrollments.keys, student, YEAR).guardians
    assert order == (made[0], made[2], made[1])


def test_the_history_says_who_changed_what_from_what_to_what(desk, keys):
    student, placement = keys.students["Aylin"], keys.placements["Aylin"]
    company, _ = desk.write("Bedrijf", add_company, "Bakkerij Jansen", "Piet")
    desk.write(
        "Bedrijf van Aylin", forms.save_field, "placement", placement, "company", company.key
    )
    desk.write("Dagen", forms.save_field, "placement", placement, "days", (0, 4))
    first, second = desk.read(dossier_log.lines, student)[:2]
    assert (first.what, first.old, first.new) == (
        "Stage: stagedagen",
        "ma, di en do",
        "ma en vr",
    )
    assert (second.title, second.old, second.new) == (
        "Bedrijf van Aylin",
        "Tuincentrum De Linde",
        "Bakkerij Jansen",
    )
    assert second.staff == "opdrachtregel"


@pytest.mark.parametrize("name", ["Aylin", "Łukasz", "Tygo"])
@pytest.mark.parametrize(
    "on", [dt.date(2026, 9, 1), dt.date(2027, 3, 21), dt.date(2027, 5, 9), TODAY]
)
def test_the_head_of_a_form_says_what_the_dossier_says(desk, keys, name, on):
    page = _page(desk, keys, name, on)
    line = desk.read(headline, keys.students[name], YEAR, on)
    assert (line.name, line.school_class, line.age, line.days) == (
        page.name,
        page.school_class,
        page.age,
        page.days,
    )
    assert line.placement_key == (page.stage.key if page.stage else None)


def test_the_head_shows_a_placement_that_ended_only_when_it_was_chosen(desk, keys):
    student, key = keys.students["Łukasz"], keys.placements["Łukasz"]
    chosen = desk.read(headline, student, YEAR, TODAY, key)
    assert chosen.second == "4B · 17 jaar · Tuincentrum De Linde (ma, di, do)"
    page = desk.read(student_page.page, student, YEAR, TODAY, key)
    assert (page.stage.key, page.stage.when) == (chosen.placement_key, "Gestopt")
    assert desk.read(headline, student, YEAR, TODAY).second == "4B · 17 jaar"
