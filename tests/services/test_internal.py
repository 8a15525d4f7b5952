"""The internal stage on a real file: made, changed by hand, signed for a group at once, undone."""

from datetime import date

import pytest

from stagedesk.domain.problem import InputError
from stagedesk.services import (
    history,
    hours,
    internal,
    internal_planning,
    internal_presence,
    internal_wishes,
    placements,
    slips,
)
from stagedesk.services.internal import InternalPage
from stagedesk.services.internal_presence import PRESENT, PresencePage
from stagedesk.services.transaction import Desk
from tests.services.dossiers import exported, put, tree_of

YEAR = "2026-2027"
ON = date(2026, 11, 24)
GIVEN = {"weekdays": (1,), "begin": "8:30", "start": "31-8-2026"}
WEEK = (2026, 47)


def pupil(number: int, school_class: str) -> dict[str, object]:
    year = {"school_year": YEAR, "grade_year": 1, "school_class": school_class}
    return {
        "number": f"{number}",
        "first_name": f"Leerling{number:02}",
        "last_name": "Bos",
        "enrollments": [year],
    }


@pytest.fixture
def school(desk: Desk) -> Desk:
    """Thirty students of two classes of grade year 1, and one who left."""
    people = [pupil(n, "1A" if n < 15 else "1B") for n in range(30)]
    people.append({**pupil(40, "1A"), "left_on": "2026-10-01"})
    put(desk, {"stagedesk": 1, "school": {"name": "De Werf"}, "students": people})
    return desk


def page(desk: Desk, on: date = ON) -> InternalPage:
    return desk.read(internal.page, YEAR, on)


def made(desk: Desk, **more: object) -> InternalPage:
    desk.write("rooster", internal_planning.make, YEAR, {**GIVEN, **more}, ON)
    return page(desk)


def presence(desk: Desk, group: str, week: tuple[int, int] = WEEK) -> PresencePage:
    found = desk.read(internal_presence.page, group, week)
    assert found is not None
    return found


def test_a_plan_is_made_kept_and_travels(school: Desk, tmp_path: object) -> None:
    found = made(school)
    assert [len(group.members) for group in found.groups] == [6] * 5
    assert found.groups[0].name == "Groep 1"
    assert len(found.rounds) == 10
    assert found.now == 2
    assert found.loose == ()
    assert found.doubts == ()
    once = exported(school)
    put(school, tree_of(school))
    assert exported(school) == once


def test_what_cannot_be_is_said_and_leaves_what_was(school: Desk) -> None:
    before = made(school)
    for more, field in (
        ({"groups": "2"}, "groups"),
        ({"start": "1-6-2027"}, "start"),
        ({"weekdays": ()}, "weekdays"),
        ({"begin": "21:00"}, "begin"),
        ({"days": "groep 1 op donderdag"}, "days"),
        ({"days": "morgen"}, "days"),
        ({"begin": "", "start": "31-2"}, "begin"),
    ):
        with pytest.raises(InputError) as told:
            school.write("rooster", internal_planning.make, YEAR, {**GIVEN, **more}, ON)
        assert field in {problem.field for problem in told.value.problems}
    assert page(school) == before


def test_a_group_has_the_day_that_was_asked_for(school: Desk) -> None:
    found = made(school, weekdays=(1, 3), days="groep 1 op donderdag")
    assert found.groups[0].weekday == 3
    assert {group.weekday for group in found.groups} == {1, 3}


def test_hand_changes_are_kept_and_checked(school: Desk) -> None:
    groups = made(school).groups
    school.write("deel", internal_planning.set_part, groups[0].key, 0, groups[1].parts[0])
    school.write("dag", internal_planning.set_weekday, groups[4].key, 3)
    school.write("naam", internal_planning.rename, groups[2].key, "Groene groep")
    mover = groups[0].members[0]
    school.write("leerling", internal_planning.move, mover.student_key, groups[1].key, ON)
    now = page(school)
    texts = [doubt.text for doubt in now.doubts]
    assert any("Groep 1 en Groep 2 zijn op dinsdag tegelijk" in text for text in texts)
    assert [g.weekday for g in now.groups if g.key == groups[4].key] == [3]
    by_key = {group.key: group for group in now.groups}
    assert mover in by_key[groups[1].key].members
    assert mover not in by_key[groups[0].key].members
    # The day before nothing had changed: members are dated.
    then = {group.key: group for group in page(school, date(2026, 11, 23)).groups}
    assert mover in then[groups[0].key].members
    with pytest.raises(InputError):
        school.write("naam", internal_planning.rename, groups[3].key, "Groene groep")


def test_made_again_the_groups_stay_as_they_are_when_asked(school: Desk) -> None:
    groups = made(school).groups
    mover = groups[0].members[0]
    school.write("leerling", internal_planning.move, mover.student_key, groups[1].key, ON)
    school.write("naam", internal_planning.rename, groups[2].key, "Groene groep")
    school.write("dag", internal_planning.set_weekday, groups[4].key, 3)
    before = page(school)
    now = made(school, keep=True, start="7-9-2026", groups="9")
    assert [g.members for g in now.groups] == [g.members for g in before.groups]
    assert [g.name for g in now.groups] == [g.name for g in before.groups]
    assert [g.weekday for g in now.groups] == [g.weekday for g in before.groups]
    assert now.rounds[0][0] == (2026, 37)
    assert not [doubt for doubt in now.doubts if doubt.round is not None]
    again = made(school, keep=False)
    assert {group.name for group in again.groups} == {f"Groep {n}" for n in range(1, 6)}
    assert {group.weekday for group in again.groups} == {1}


def test_an_exchange_of_parts_breaks_nothing(school: Desk) -> None:
    groups = made(school).groups
    school.write("ruil", internal_planning.exchange, groups[0].key, 0, groups[1].parts[0])
    now = page(school)
    assert now.groups[0].parts[0] == groups[1].parts[0]
    assert now.groups[1].parts[0] == groups[0].parts[0]
    assert not [doubt for doubt in now.doubts if doubt.round is not None]


def test_who_is_kept_apart_stays_apart(school: Desk) -> None:
    keys = list(school.read(internal.pupils_of, YEAR, ON))
    first = made(school).groups[0].members
    one, other = first[0].student_key, first[1].student_key
    pair = school.write("wens", internal_wishes.keep_apart, YEAR, one, other)
    assert any("zitten samen in Groep 1" in doubt.text for doubt in page(school).doubts)
    found = made(school)
    assert found.doubts == ()
    assert [names[1:] for names in found.apart] == [(first[0].name, first[1].name)]
    with pytest.raises(InputError):
        school.write("wens", internal_wishes.keep_apart, YEAR, other, one)
    with pytest.raises(InputError):
        school.write("wens", internal_wishes.keep_apart, YEAR, keys[0], keys[0])
    school.write("wens", internal_wishes.let_together, pair)
    assert page(school).apart == ()


def test_a_student_who_comes_later_is_placed_and_nobody_moves(school: Desk) -> None:
    before = made(school)
    put(school, {"stagedesk": 1, "students": [pupil(50, "1B")]})
    assert [one.name for one in page(school).loose] == ["Leerling50 Bos"]
    assert school.write("plaats", internal_planning.place_loose, YEAR, ON) == 1
    now = page(school)
    assert now.loose == ()
    for old, new in zip(before.groups, now.groups, strict=True):
        assert set(old.members) <= set(new.members)


def test_a_teacher_and_a_room_are_kept_by_part(school: Desk) -> None:
    for field, value in (("teacher", "Ria Bos"), ("at_once", "2")):
        school.write("deel", internal_wishes.set_of_part, YEAR, "Groen", field, value)
    part = next(one for one in page(school).parts if one.name == "Groen")
    assert (part.teacher, part.at_once) == ("Ria Bos", 2)
    with pytest.raises(InputError):
        school.write("deel", internal_wishes.set_of_part, YEAR, "Groen", "at_once", "")


def test_a_group_is_signed_in_one_go_and_undone_in_one_step(school: Desk) -> None:
    group = made(school).groups[0]
    part = group.parts[2]
    school.write("docent", internal_wishes.set_of_part, YEAR, part, "teacher", "Ria Bos")
    found = presence(school, group.key)
    assert (found.day, found.part, found.teacher) == (date(2026, 11, 17), part, "Ria Bos")
    assert {one.state for one in found.members} == {""}
    states = {one.student_key: PRESENT for one in found.members}
    sick = found.members[0].student_key
    states[sick] = "sick"
    before = exported(school)
    count = school.write(
        "aanwezig", internal_presence.sign_group, group.key, WEEK, states, "Ria Bos", ON
    )
    assert count == 6
    now = presence(school, group.key)
    assert [one.state for one in now.members] == ["sick", *[PRESENT] * 5]
    assert {one.signed for one in now.members} == {"Ria Bos"}
    minutes = {one.student: one.signed_minutes for one in school.read(hours.status, YEAR, ON)}
    assert sorted(minutes.values())[-6:] == [0, 240, 240, 240, 240, 240]
    history.undo(school)
    assert exported(school) == before
    assert {one.state for one in presence(school, group.key).members} == {""}


def test_a_placement_that_is_there_is_used(school: Desk) -> None:
    group = made(school).groups[0]
    states = {one.student_key: PRESENT for one in presence(school, group.key).members}
    for week in (WEEK, (2026, 46)):
        school.write("a", internal_presence.sign_group, group.key, week, states, "Ria", ON)
    placed = [
        placement
        for student in tree_of(school)["students"]
        for year in student["enrollments"]
        for placement in year.get("placements", [])
    ]
    assert len(placed) == 6
    assert {len(one["slips"]) for one in placed} == {2}
    assert {(one["kind"], one["start"], tuple(one["days"])) for one in placed} == {
        ("internal", "2026-08-31", ("tue",))
    }
    assert school.write("weg", internal_presence.forget, group.key, WEEK) == 6
    assert {one.signed for one in presence(school, group.key).members} == {""}


def test_what_is_signed_already_and_times_of_ones_own_stay(school: Desk) -> None:
    group = made(school).groups[0]
    members = presence(school, group.key).members
    states = {one.student_key: PRESENT for one in members}
    school.write("a", internal_presence.sign_group, group.key, WEEK, states, "Ria", ON)
    placement = next(
        row.key for row in school.read(placements.of_year, members[0].student_key, YEAR)
    )
    school.write("b", slips.save_day, placement, WEEK, 1, {"begin": 570, "end": 720})
    school.write("c", slips.unsign, placement, WEEK)
    count = school.write("d", internal_presence.sign_group, group.key, WEEK, states, "Bo", ON)
    assert count == 1
    now = presence(school, group.key).members
    assert [one.signed for one in now] == ["Bo", *["Ria"] * 5]
    minutes = {one.student: one.signed_minutes for one in school.read(hours.status, YEAR, ON)}
    assert 150 in minutes.values()


def test_what_cannot_be_signed_says_why(school: Desk) -> None:
    group = made(school).groups[0]
    key = presence(school, group.key).members[0].student_key
    for week, states, by, words in (
        ((2026, 43), {key: PRESENT}, "Ria", "Herfstvakantie"),
        ((2026, 49), {key: PRESENT}, "Ria", "moet nog komen"),
        (WEEK, {key: PRESENT}, " ", "naam van de docent"),
        (WEEK, {}, "Ria", "wie er was"),
    ):
        with pytest.raises(InputError) as told:
            school.write("a", internal_presence.sign_group, group.key, week, states, by, ON)
        assert words in told.value.problems[0].text
