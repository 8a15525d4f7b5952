"""The numbers of the year on a real file, against the year before."""

import datetime as dt
from collections.abc import Mapping

import pytest

from stagedesk import models as m
from stagedesk.domain.year_numbers import Number
from stagedesk.services import year_overview
from stagedesk.services.transaction import Desk
from stagedesk.services.year_overview import YearOverview
from tests.services.slip_school import YEAR, Keys, add_company, add_slip, add_student

ON = dt.date(2026, 11, 24)


def _build(session) -> Keys:
    keys = Keys()
    company, guide = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
    company.sector = "groen"
    add_student(session, keys, ("Zoë", None, "Bakker"), company=company, supervisor=guide)
    add_student(session, keys, ("Sem", None, "Blok"), company=company, supervisor=guide,
                end=dt.date(2026, 11, 6))  # fmt: skip
    add_student(session, keys, ("Noah", "de", "Wit"), grade_year=3, school_class="3A")
    session.get_one(m.Placement, keys.placements["Sem"]).ended_by = "bedrijf"
    add_slip(session, keys.placements["Zoë"], (2026, 45), {0: (510, 960)}, "Joost van Vliet")
    add_slip(session, keys.placements["Zoë"], (2026, 46), {0: (510, 960)})
    return keys


def _last_year(session, student: str) -> None:
    row = m.Enrollment(
        student_key=student, school_year="2025-2026", grade_year=3, school_class="3B"
    )
    session.add(row)


@pytest.fixture
def keys(desk: Desk) -> Keys:
    return desk.write("Klas", _build)


def lines(overview: YearOverview, key: str) -> Mapping[str, Number]:
    topic = next(one for one in overview.topics if one.key == key)
    return {one.key: one for one in topic.numbers}


def test_only_signed_hours_and_what_ended_by_the_day_are_counted(desk: Desk, keys: Keys) -> None:
    found = desk.read(year_overview.read, YEAR, ON)
    assert found.students == 3
    assert lines(found, "hours")["4"].value == 450
    assert lines(found, "sectors")["groen"].value == 2
    (stopped,) = lines(found, "stopped_by").values()
    assert [(one.student, one.school_class) for one in stopped.behind] == [
        (keys.students["Sem"], "4B")
    ]
    assert lines(found, "places")["none"].behind[0].name == "Noah de Wit"


def test_without_a_year_before_nothing_stands_beside(desk: Desk, keys: Keys) -> None:
    found = desk.read(year_overview.read, YEAR, ON)
    assert found.before == ""
    assert all(one.before is None for topic in found.topics for one in topic.numbers)


def test_the_year_before_stands_beside(desk: Desk, keys: Keys) -> None:
    desk.write("Vorig jaar", _last_year, keys.students["Zoë"])
    found = desk.read(year_overview.read, YEAR, ON)
    assert found.before == "2025-2026"
    hours = lines(found, "hours")
    assert (hours["3"].before_whole, hours["4"].before) == (512 * 60, 0)


def test_only_the_students_asked_for_count(desk: Desk, keys: Keys) -> None:
    desk.write("Vorig jaar", _last_year, keys.students["Noah"])
    found = desk.read(year_overview.read, YEAR, ON, [keys.students["Noah"]])
    assert (found.students, found.before) == (1, "")
    assert lines(found, "sectors") == {}


def test_a_removed_placement_and_a_removed_student_do_not_count(desk: Desk, keys: Keys) -> None:
    def remove(session) -> None:
        session.get_one(m.Placement, keys.placements["Zoë"]).removed = 1
        session.get_one(m.Student, keys.students["Noah"]).removed = 1

    desk.write("Weg", remove)
    found = desk.read(year_overview.read, YEAR, ON)
    assert found.students == 2
    assert lines(found, "sectors")["groen"].value == 1


def test_a_year_without_students_is_empty_but_whole(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    found = year_overview.whole(desk, YEAR, ON, lambda *step: told.append(step))
    assert found.students == 0
    assert lines(found, "sectors") == {}
    assert told == [(1, 2), (2, 2)]


def test_the_route_of_who_left_is_that_of_uitstroom(desk: Desk, keys: Keys) -> None:
    def leave(session) -> None:
        key = keys.students["Noah"]
        session.get_one(m.Student, key).left_on = dt.date(2026, 11, 1)
        session.add(m.Outflow(student_key=key, route="AG"))

    desk.write("Weg", leave)
    (line,) = lines(desk.read(year_overview.read, YEAR, ON), "outflow").values()
    assert (line.key, line.label, line.value) == ("AG", "AG: werk", 1)


def test_what_a_removed_student_counted_for_still_counts(desk: Desk, keys: Keys) -> None:
    before = desk.read(year_overview.read, YEAR, ON)

    def remove(session) -> None:
        key = keys.students["Sem"]
        for what, counts in year_overview.counts_of(session, YEAR, key, ON).items():
            for of, count in counts.items():
                session.add(m.YearCount(school_year=YEAR, what=what, of=of, count=count))
        session.get_one(m.Student, key).removed = 1

    desk.write("Verwijderd", remove)
    after = desk.read(year_overview.read, YEAR, ON)
    for topic in ("places", "sectors", "hours", "reach", "parts", "finals", "outflow"):
        was = {key: (one.value, one.whole) for key, one in lines(before, topic).items()}
        now = {key: (one.value, one.whole) for key, one in lines(after, topic).items()}
        assert now == was
    (stopped,) = lines(after, "stopped_by").values()
    assert (stopped.label, stopped.value, stopped.behind) == ("niet meer bekend", 1, ())
    assert after.students == before.students == 3
