"""Vandaag on meetings, SVA2 exams and what is to be arranged before leaving: when, and when not."""

import datetime as dt

import pytest

from stagedesk import models as m
from stagedesk.services import meetings, today
from stagedesk.services.importing import import_dossier
from stagedesk.services.todo import Act, Todo
from stagedesk.services.transaction import Desk
from tests.demo.schools import school
from tests.services.slip_school import YEAR, Keys, add_company, add_slip, add_student

#: A Tuesday; the autumn holiday is from 17 to 25 October 2026, school ends on 16 July 2027.
TODAY = dt.date(2026, 11, 24)
END = dt.date(2027, 7, 16)


def asked(desk: Desk, day: dt.date, badge: str, coach: str | None = None) -> list[Todo]:
    return [one for one in desk.read(today.todo, day, YEAR, coach) if badge in one.badge]


@pytest.fixture
def keys(desk: Desk) -> Keys:
    def build(session) -> Keys:
        made = Keys()
        company, guide = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
        add_student(session, made, ("Aylin", None, "Şahin"), company=company, supervisor=guide)
        return made

    return desk.write("Klas", build)


# Meetings.


def without(desk: Desk, keys: Keys) -> None:
    desk.write("Sem", lambda s: add_student(s, keys, ("Sem", None, "Blok")) and None)


@pytest.mark.parametrize(
    ("kind", "day", "found"),
    [
        ("placement", dt.date(2026, 11, 24), []),
        ("placement", dt.date(2026, 11, 30), []),
        ("placement", dt.date(2026, 12, 1), ["week"]),
        ("placement", dt.date(2026, 12, 8), ["week"]),
        ("placement", dt.date(2026, 12, 9), ["late"]),
        ("placement", dt.date(2026, 12, 25), []),  # Kerstvakantie
        ("placement", dt.date(2027, 7, 17), []),  # zomervakantie
        ("mt", dt.date(2026, 12, 16), []),
        ("mt", dt.date(2027, 1, 4), ["soon"]),
        ("mt", dt.date(2027, 1, 5), ["week"]),
        ("mt", dt.date(2027, 1, 13), ["late"]),
    ],
)
def test_a_meeting_is_due_after_a_week_or_six_of_school(
    desk: Desk, keys: Keys, kind: str, day: dt.date, found: list[str]
) -> None:
    without(desk, keys)
    desk.write("Overleg", meetings.hold, YEAR, kind, TODAY)
    todos = asked(desk, day, "overleg")
    assert [one.urgency.value for one in todos] == found
    assert [(one.act, one.student_key) for one in todos] == [(Act.WITHOUT, "")] * len(found)


def test_a_meeting_that_is_held_goes_and_one_that_never_was_does_not_come(
    desk: Desk, keys: Keys
) -> None:
    without(desk, keys)
    day = dt.date(2026, 12, 1)
    assert asked(desk, day, "overleg") == []
    desk.write("Overleg", meetings.hold, YEAR, "placement", TODAY)
    (todo,) = asked(desk, day, "overleg")
    assert todo.what == "Plaatsingsoverleg is aan de beurt"
    assert todo.detail == "Het vorige was op 24 nov"
    desk.write("Overleg", meetings.hold, YEAR, "placement", day)
    assert asked(desk, day, "overleg") == []


def test_no_meeting_is_asked_for_while_everybody_has_a_place(desk: Desk, keys: Keys) -> None:
    desk.write("Overleg", meetings.hold, YEAR, "placement", TODAY)
    assert asked(desk, dt.date(2026, 12, 1), "overleg") == []


# SVA2.


def walk(desk: Desk, keys: Keys, weeks: int, **exam: object) -> None:
    def write(session) -> None:
        for week in range(weeks):
            times = {day: (510, 960) for day in (0, 1, 3)}
            add_slip(session, keys.placements["Aylin"], (2026, 36 + week), times, "Joost")
        session.add(m.Sva2(student_key=keys.students["Aylin"], **exam))

    desk.write("SVA2", write)


SIGNED_UP = {"signed_up_on": dt.date(2026, 10, 1)}


@pytest.mark.parametrize(
    ("weeks", "exam", "found"),
    [
        (10, SIGNED_UP, ["soon SVA2-examen"]),
        (9, SIGNED_UP, []),
        (10, {}, []),
        (10, {"signed_up_on": dt.date(2026, 11, 25)}, []),
        (10, {**SIGNED_UP, "exam_planned_on": TODAY}, []),
        (10, {**SIGNED_UP, "exam_planned_on": dt.date(2026, 11, 23)}, ["week SVA2-uitslag"]),
        (10, {**SIGNED_UP, "exam_on": dt.date(2026, 11, 16)}, ["late SVA2-uitslag"]),
        (10, {**SIGNED_UP, "exam_on": dt.date(2026, 11, 16), "result": "failed"}, []),
        (10, {**SIGNED_UP, "certificate_on": dt.date(2026, 11, 16)}, []),
    ],
)
def test_an_exam_is_asked_for_once_it_can_be_held(
    desk: Desk, keys: Keys, weeks: int, exam: dict[str, dt.date], found: list[str]
) -> None:
    walk(desk, keys, weeks, **exam)
    todos = asked(desk, TODAY, "SVA2")
    assert [f"{one.urgency.value} {one.badge}" for one in todos] == found
    assert {one.act for one in todos} <= {Act.TRACK}


def test_an_exam_is_asked_of_the_own_jobcoach_and_of_nobody_who_left(
    desk: Desk, keys: Keys
) -> None:
    walk(desk, keys, 10, **SIGNED_UP)
    assert asked(desk, TODAY, "SVA2", coach="0" * 32) == []

    def leave(session) -> None:
        session.get_one(m.Student, keys.students["Aylin"]).left_on = TODAY

    desk.write("Van school", leave)
    assert asked(desk, TODAY, "SVA2") == []


# What is to be arranged before leaving.


def leaving(desk: Desk, keys: Keys, left: dt.date | None = None, **values: object) -> None:
    def write(session) -> None:
        key = keys.students["Aylin"]
        session.get_one(m.Student, key).left_on = left
        session.add(m.Outflow(student_key=key, **values))

    desk.write("Uitstroom", write)


JOB = {"destination": "guaranteed_job"}
MAY = dt.date(2027, 5, 21)


@pytest.mark.parametrize(
    ("day", "values", "found"),
    [
        (MAY, JOB, ["soon Arbeidsvermogen en Aanmelding WSPR"]),
        (dt.date(2027, 5, 20), JOB, []),
        (dt.date(2027, 7, 1), JOB, ["soon Arbeidsvermogen en Aanmelding WSPR"]),
        (dt.date(2027, 7, 2), {**JOB, "capacity_on": MAY}, ["week Aanmelding WSPR"]),
        (END, {**JOB, "capacity_on": MAY, "wspr_on": MAY}, []),
        (dt.date(2027, 7, 17), JOB, []),
        (MAY, {"destination": "job"}, []),
        (MAY, {"destination": "school"}, ["soon DUO-aanvraag"]),
        (MAY, {"work": "inpakker"}, []),
        (
            TODAY,
            {**JOB, "left": dt.date(2026, 12, 18)},
            ["soon Arbeidsvermogen en Aanmelding WSPR"],
        ),
        (TODAY, {**JOB, "left": TODAY}, []),
    ],
)
def test_what_is_to_be_arranged_is_asked_in_the_last_two_months(
    desk: Desk, keys: Keys, day: dt.date, values: dict[str, object], found: list[str]
) -> None:
    leaving(desk, keys, **values)
    todos = asked(desk, day, "uitstroom regelen")
    assert [f"{t.urgency.value} {t.what.split(': nog ')[1]}" for t in todos] == found
    assert {one.act for one in todos} <= {Act.OUTFLOW}


def test_the_demonstration_school_has_a_meeting_and_an_exam_to_ask_for(desk: Desk) -> None:
    desk.write("Oefenschool", import_dossier, school(TODAY, 120))
    badges = {one.badge for one in desk.read(today.todo, TODAY, YEAR)}
    assert {"overleg", "SVA2-examen"} <= badges
    later = desk.read(today.todo, dt.date(2027, 6, 21), YEAR)
    assert "uitstroom regelen" in {one.badge for one in later}
