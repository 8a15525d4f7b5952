"""What asks to be done on a day: each kind comes when its rule says, and goes when it is done."""

import datetime as dt

import pytest

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import badges, forms, hours, policies, slips, today
from stagedesk.services.todo import Act, Kind, Urgency
from tests.services.slip_school import YEAR, Keys, add_company, add_slip, add_student

#: A Monday; the slips of the weeks before it are handed in unless a test leaves one out.
START = dt.date(2026, 8, 31)


class Class:
    """One class that a test fills, asked on a day."""

    def __init__(self, desk):
        self.desk = desk
        self.keys = Keys()

    def student(self, name="Aylin", **more):
        def make(session):
            company, supervisor = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
            company.phone = "010 555 01 42"
            names = (name, None, "Şahin")
            if more.pop("placed", True):
                more.update(company=company, supervisor=supervisor)
            key = add_student(session, self.keys, names, **more)
            session.add(
                m.Guardian(student_key=key, position=0, name="Elif Şahin", phone="06 1234 5601")
            )

        self.desk.write("Leerling", make)
        return self

    def change(self, use):
        self.desk.write("Wijziging", use)
        return self

    def slips(self, weeks, signed_by="Joost van Vliet", name="Aylin", **more):
        def make(session):
            for week in weeks:
                times = {} if more.get("absent") else {0: (510, 960), 1: (510, 960)}
                add_slip(
                    session, self.keys.placements[name], (2026, week), times, signed_by, **more
                )

        return self.change(make)

    def on(self, day, kind=None):
        found = self.desk.read(today.todo, day, YEAR)
        return [one for one in found if kind in (None, one.kind)]

    def badge(self, day, name="Aylin"):
        found = self.desk.read(badges.of_students, YEAR, None, day)
        return found.get(self.keys.students[name])


@pytest.fixture
def group(desk):
    return Class(desk)


@pytest.mark.parametrize(
    ("day", "behind"), [(dt.date(2026, 9, 20), False), (dt.date(2026, 9, 21), True)]
)
def test_slips_are_behind_from_two_weeks_after_the_oldest_missing_week(group, day, behind):
    group.student()
    assert [todo.act for todo in group.on(day, Kind.SLIPS)] == [Act.CALL] * behind
    badge = group.badge(day)
    assert (badge is not None and "achter" in badge.text) is behind


def test_behind_names_the_weeks_and_both_numbers(group):
    (todo,) = group.student().slips([37]).on(dt.date(2026, 9, 28), Kind.SLIPS)
    assert todo.what == "3 urenbriefjes achter: week 36, 38 en 39"
    assert todo.phones == (("Thuis", "06 1234 5601"), ("Bedrijf", "010 555 01 42"))
    assert todo.to == ("home", "company")
    assert todo.urgency is Urgency.LATE


def test_a_call_about_one_side_leaves_the_other_and_comes_back_after_a_week(group):
    day = dt.date(2026, 9, 21)
    (todo,) = group.student().on(day, Kind.SLIPS)
    group.change(lambda session: today.note_calls(session, todo, ("home",), day, "belt terug"))
    assert [one.to for one in group.on(day, Kind.SLIPS)] == [("company",)]
    group.change(lambda session: today.note_calls(session, todo, ("company",), day))
    assert group.on(day + dt.timedelta(days=6), Kind.SLIPS) == []
    assert [one.to for one in group.on(day + dt.timedelta(days=7), Kind.SLIPS)] == [
        ("home", "company")
    ]
    assert group.badge(day).sign == "alert"
    assert group.desk.read(today.done_on, day, YEAR).words == "2 keer gebeld"


def test_from_eighteen_the_students_own_number_is_called(group):
    def grow_up(session):
        student = session.get_one(m.Student, group.keys.students["Aylin"])
        student.birth_date, student.phone = dt.date(2008, 9, 1), "06 1234 5622"

    (todo,) = group.student().change(grow_up).on(dt.date(2026, 9, 28), Kind.SLIPS)
    assert todo.phones[0] == ("Leerling", "06 1234 5622")


def test_unsigned_slips_of_weeks_that_ended_ask_for_a_signature(group):
    group.student().slips([36, 37], signed_by=None)
    (todo,) = group.on(dt.date(2026, 9, 10), Kind.SLIPS)
    assert (todo.what, todo.detail) == (
        "1 urenbriefje nog niet getekend: week 36",
        "15 uur telt nog niet mee",
    )
    assert group.badge(dt.date(2026, 9, 10)).text == "niet getekend"


@pytest.mark.parametrize(
    ("day", "urgency"),
    [
        (dt.date(2026, 11, 12), None),
        (dt.date(2026, 11, 13), Urgency.SOON),
        (dt.date(2026, 11, 20), Urgency.WEEK),
        (dt.date(2026, 11, 28), Urgency.LATE),
        (dt.date(2026, 12, 26), None),
    ],
)
def test_a_moment_is_due_from_two_weeks_before_its_day_until_four_weeks_after(group, day, urgency):
    found = group.student().on(day, Kind.MOMENTS)
    assert [todo.urgency for todo in found] == ([urgency] if urgency else [])
    assert [todo.moment for todo in found] == [1] * len(found)


def test_a_half_filled_moment_stays_until_it_is_closed(group):
    def grade(session):
        key = group.keys.students["Aylin"]
        placement = group.keys.placements["Aylin"]
        row = m.Moment(student_key=key, placement_key=placement, moment=1)
        session.add(row)
        session.flush()
        session.add(m.Grade(student_key=key, moment_key=row.key, skill="1.1", tenths=80))

    (todo,) = group.student().change(grade).on(dt.date(2027, 2, 1), Kind.MOMENTS)
    assert todo.detail == "1 van 31 cijfers ingevuld"

    def close(session):
        session.query(m.Moment).one().closed_on = dt.date(2027, 2, 1)

    assert group.change(close).on(dt.date(2027, 2, 1), Kind.MOMENTS) == []


def test_a_talk_without_a_complete_form_names_what_it_lacks(group):
    def talk(session):
        session.add(
            m.Intake(
                student_key=group.keys.students["Aylin"],
                placement_key=group.keys.placements["Aylin"],
                date=dt.date(2026, 9, 1),
                present="allen",
                tasks=["Planten water geven", "Samen"],
                goals=["Ik vraag hulp"],
                work_clothes="Laarzen",
            )
        )

    group.student().change(talk)
    assert group.on(dt.date(2026, 8, 31), Kind.TALKS) == []
    (todo,) = group.on(dt.date(2026, 9, 2), Kind.TALKS)
    assert todo.what == "Gesprek van 1 sep: formulier nog niet klaar"
    assert todo.detail == "Nog nodig: jobcoach, telefoon, adres, overige afspraken"


@pytest.mark.parametrize(
    ("ready", "act_words", "urgency"),
    [(None, "Plek zoeken", Urgency.LATE), (False, "Dossier openen", Urgency.SOON)],
)
def test_a_student_without_a_placement_is_named_ready_or_not(group, ready, act_words, urgency):
    def judge(session):
        enrollment = session.get_one(m.Enrollment, group.keys.enrollments["Aylin"])
        enrollment.ready_external, enrollment.ready_reason = ready, "Eerst op tijd komen"

    (todo,) = group.student(placed=False).change(judge).on(dt.date(2026, 9, 14))
    assert (todo.kind, todo.button, todo.urgency) == (Kind.NO_PLACEMENT, act_words, urgency)
    assert todo.detail == "Eerst op tijd komen"
    assert "31 aug" in todo.what


def test_outside_the_school_year_nobody_is_without_a_placement(group):
    group.student(placed=False)
    assert group.on(dt.date(2026, 8, 30)) == []
    assert group.on(dt.date(2027, 7, 17)) == []


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (dt.date(2026, 10, 1), False),
        (dt.date(2026, 10, 2), True),
        (dt.date(2026, 10, 16), True),
        (dt.date(2026, 10, 17), False),
    ],
)
def test_a_placement_that_ends_within_two_weeks_is_said(group, day, named):
    group.student(end=dt.date(2026, 10, 16))
    found = group.on(day, Kind.ENDING)
    assert bool(found) is named
    if named:
        assert found[0].detail == "Nog 614,4 uur nodig voor 80%"


def test_unexcused_days_are_passed_on_with_one_press(group):
    group.student().slips([36], absent={0: "unexcused", 1: "unexcused", 3: "unexcused"})
    day = dt.date(2026, 9, 7)
    found = group.on(day, Kind.ABSENCE)
    assert [(one.act, one.what) for one in found] == [
        (Act.SLIPS, "22,5 uur ongeoorloofd afwezig in 28 dagen"),
        (Act.REGISTER, "22,5 uur ongeoorloofd afwezig, nog niet gemeld"),
    ]
    group.change(lambda session: today.mark_registered(session, found[1], day))
    assert [one.act for one in group.on(day, Kind.ABSENCE)] == [Act.SLIPS]
    assert group.on(dt.date(2026, 10, 5), Kind.ABSENCE) == []
    assert group.desk.read(today.done_on, day, YEAR).registered == 3


def test_who_left_the_school_asks_for_nothing_more(group):
    def leave(session):
        session.get_one(m.Student, group.keys.students["Aylin"]).left_on = dt.date(2026, 10, 1)

    group.student().change(leave)
    assert group.on(dt.date(2026, 10, 1)) == []
    assert group.badge(dt.date(2026, 10, 1)) is None


def test_a_jobcoach_sees_the_own_students_alone(group, desk):
    group.student()
    coach = desk.write("Collega", forms.create, "staff", {"name": "Bram Peeters"})
    day = dt.date(2026, 9, 28)
    assert desk.read(today.todo, day, YEAR, coach) == ()
    desk.write(
        "Jobcoach",
        forms.save_field,
        "enrollment",
        group.keys.enrollments["Aylin"],
        "jobcoach",
        coach,
    )
    assert len(desk.read(today.todo, day, YEAR, coach)) == 1


def test_late_comes_before_this_week_before_soon(group):
    group.student().student("Noah", end=dt.date(2026, 9, 25))
    group.slips([36, 37, 38], signed_by=None, name="Noah")
    order = [todo.urgency for todo in group.on(dt.date(2026, 9, 22))]
    assert order == [Urgency.LATE, Urgency.WEEK, Urgency.SOON]


def test_badges_agree_with_the_list_and_with_the_hours(group, desk):
    group.student().student("Noah")
    group.slips([36, 37, 38], name="Noah")
    day = dt.date(2026, 9, 28)
    behind = {one.student for one in desk.read(hours.status, YEAR, day) if one.behind}
    numbers = desk.read(
        lambda s: {k: s.get_one(m.Student, k).number for k in group.keys.students.values()}
    )
    shown = {
        numbers[key]
        for key, badge in desk.read(badges.of_students, YEAR, None, day).items()
        if "achter" in badge.text
    }
    assert shown == behind == {"10001"}


def test_what_comes_next_is_said_with_its_date(desk):
    assert desk.read(today.next_up, dt.date(2026, 9, 14), YEAR) == (
        "Hierna: herfstvakantie begint op zaterdag 17 okt."
    )
    assert "beoordeling 1" in desk.read(today.next_up, dt.date(2026, 10, 20), YEAR)
    assert desk.read(policies.policy_of, YEAR).school_year == YEAR


def test_nobody_ticked_notes_no_call(group, desk):
    (todo,) = group.student().on(dt.date(2026, 9, 28), Kind.SLIPS)
    desk.write("Niets", today.note_calls, todo, (), dt.date(2026, 9, 28))
    assert desk.read(today.done_on, dt.date(2026, 9, 28), YEAR).count == 0
    with pytest.raises(InputError):
        desk.write("Fout", today.note_calls, todo, ("school",), dt.date(2026, 9, 28))


def test_a_day_can_only_be_passed_on_while_it_is_unexcused(group, desk):
    group.student().slips([36], absent={0: "unexcused"})
    (todo,) = group.on(dt.date(2026, 9, 7), Kind.ABSENCE)
    desk.write("Ziek", slips.set_absence, todo.days[0][0], (2026, 36), 0, "sick")
    with pytest.raises(InputError):
        desk.write("Gemeld", today.mark_registered, todo, dt.date(2026, 9, 7))
