"""Supported Employment on a real file: a move, a new cycle at drop-out, the board, first days."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import (
    first_visits,
    forms,
    history,
    log,
    placements,
    support,
    support_board,
    today,
    trajectory,
    vault,
)
from stagedesk.services.todo import Act
from stagedesk.services.transaction import Desk

TODAY = date(2026, 11, 24)
YEAR = "2026-2027"
START = date(2026, 9, 7)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made, _ = vault.create(
        tmp_path_factory.mktemp("support") / "data", "paarse fietsen zingen", who="M"
    )
    yield made
    made.close()


@pytest.fixture
def student(desk: Desk) -> tuple[str, str]:
    """Keys of a new student of grade year 2 and of a placement since September."""

    def make(session):
        count = session.query(m.Student).count()
        names = {"number": f"1{count:04}", "first_name": "Aylin", "last_name": "Şahin"}
        key = forms.create(session, "student", names)
        year = forms.create(
            session,
            "enrollment",
            {"grade_year": 2, "school_class": "2B"},
            student_key=key,
            school_year=YEAR,
        )
        company = forms.create(session, "company", {"name": f"Bakkerij {count}"})
        return key, placements.begin(session, year, company, TODAY, START)

    return desk.write("Leerling", make)


def shown(desk: Desk, key: str) -> support.SupportPage:
    return desk.read(support.page, key, YEAR, TODAY)


def steps(desk: Desk, key: str) -> list[tuple[int, date]]:
    cycle = shown(desk, key).cycle
    return [(one.step, one.on) for one in cycle.steps] if cycle else []


def test_who_has_no_cycle_stands_nowhere_and_the_first_move_begins_one(desk, student):
    assert (shown(desk, student[0]).here, shown(desk, student[0]).cycles) == (0, ())
    desk.write("Stap", support.move, student[0], 3, TODAY)
    assert steps(desk, student[0]) == [(1, TODAY), (3, TODAY)]
    assert shown(desk, student[0]).here == 3
    history.undo(desk)
    assert shown(desk, student[0]).here == 0


def test_a_move_on_a_later_day_keeps_what_was_and_dates_what_is(desk, student):
    desk.write("Stap", support.move, student[0], 1, START)
    desk.write("Stap", support.move, student[0], 4, START + timedelta(days=7))
    desk.write("Stap", support.move, student[0], 2, TODAY)
    assert steps(desk, student[0]) == [(1, START), (2, TODAY), (4, START + timedelta(days=7))]
    assert shown(desk, student[0]).here == 2


def test_a_slip_of_the_hand_on_the_same_day_is_taken_back_by_the_next_move(desk, student):
    desk.write("Stap", support.move, student[0], 1, START)
    for step in (5, 3):
        desk.write("Stap", support.move, student[0], step, TODAY)
    assert steps(desk, student[0]) == [(1, START), (3, TODAY)]


def test_a_slip_of_the_hand_that_is_taken_back_leaves_the_day_of_the_step_before(desk, student):
    desk.write("Stap", support.move, student[0], 3, START)
    for step in (5, 3):
        desk.write("Stap", support.move, student[0], step, TODAY)
    assert steps(desk, student[0]) == [(1, START), (3, START)]


def test_the_step_that_a_student_is_in_keeps_its_day(desk, student):
    desk.write("Stap", support.move, student[0], 2, START)
    desk.write("Stap", support.move, student[0], 2, TODAY)
    assert shown(desk, student[0]).cycle.here(TODAY).on == START


def test_a_stage_that_stops_early_asks_for_a_new_cycle_which_says_why(desk, student):
    desk.write("Stap", support.move, student[0], 6, START)
    assert shown(desk, student[0]).drop_out is None
    desk.write(
        "Stop", placements.stop, student[1], date(2026, 11, 20), "de leerling", "te ver weg", TODAY
    )
    drop_out = shown(desk, student[0]).drop_out
    assert drop_out.how == "gestopt door de leerling: te ver weg"
    desk.write("Cyclus", support.begin_cycle, student[0], TODAY, drop_out.words)
    page = shown(desk, student[0])
    assert (page.here, page.drop_out, len(page.cycles)) == (1, None, 2)
    assert "te ver weg" in page.cycle.reason
    with pytest.raises(InputError, match="begint er al"):
        desk.write("Cyclus", support.begin_cycle, student[0], TODAY)


def test_work_at_school_is_no_stage_that_stops_nor_one_that_follows(desk, student):
    def at_school(session):
        year = session.query(m.Enrollment).filter_by(student_key=student[0]).one().key
        school = forms.create(session, "company", {"name": student[0], "internal": True})
        return placements.begin(session, year, school, TODAY, START)

    def asked() -> tuple[bool, bool]:
        card = next(
            one for one in desk.read(support_board.cards, YEAR, TODAY)
            if one.student_key == student[0]
        )  # fmt: skip
        return shown(desk, student[0]).drop_out is not None, card.dropped_out

    inside = desk.write("Op school", at_school)
    desk.write("Stop", placements.stop, student[1], date(2026, 11, 20), "school", "", TODAY)
    assert asked() == (True, True)
    desk.write("Stop", placements.stop, inside, date(2026, 11, 21), "school", "", TODAY)
    desk.write("Cyclus", support.begin_cycle, student[0], date(2026, 11, 20))
    assert asked() == (False, False)


def test_the_board_says_where_everyone_stands_on_the_day(desk, student):
    def card():
        found = desk.read(support_board.cards, YEAR, TODAY)
        return next(one for one in found if one.student_key == student[0])

    assert (card().step, card().since, card().school_class) == (1, None, "2B")
    desk.write("Stap", support.move, student[0], 2, START)
    desk.write("Stap", support.move, student[0], 5, TODAY)
    assert (card().step, card().since) == (5, TODAY)
    desk.write("Stap", support.move, student[0], 7, TODAY + timedelta(days=1))
    assert (card().step, card().since) == (5, TODAY)
    desk.write("Cyclus", support.begin_cycle, student[0], TODAY)
    assert (card().step, card().since) == (1, TODAY)


def asked_in_vandaag(desk: Desk, key: str, on: date) -> list[str]:
    found = desk.read(today.todo, on, YEAR)
    return [one.what for one in found if one.act is Act.TRACK and one.student_key == key]


def test_a_first_day_in_year_two_is_offered_as_a_visit_until_it_is_planned(desk, student):
    def offered(on):
        return desk.read(first_visits.missing, YEAR, on, [student[0]]).get(student[0])

    visit = offered(START - timedelta(days=3))
    assert (visit.start, visit.standard, visit.near) == (START, True, True)
    assert offered(START - timedelta(days=30)).near is False
    assert offered(START + timedelta(days=1)) is None
    assert asked_in_vandaag(desk, student[0], START - timedelta(days=3)) == [
        "Eerste dag op maandag 7 sep: ga je mee?"
    ]
    assert asked_in_vandaag(desk, student[0], START - timedelta(days=30)) == []
    desk.write("Tijd", forms.save_field, "placement", student[1], "begin_time", "8:30")
    desk.write("Plan", first_visits.plan, student[1], START)
    assert offered(START - timedelta(days=3)) is None
    assert asked_in_vandaag(desk, student[0], START - timedelta(days=3)) == []
    (entry,) = desk.read(log.page, student[0], YEAR).entries
    assert (entry.on, entry.time, entry.done, entry.kind) == (START, 510, False, "visit")
    history.undo(desk)
    assert offered(START) is not None


def test_the_page_shows_the_placement_of_the_day_then_the_next_then_the_last(desk, student):
    def shown_at(on: date) -> str:
        page = desk.read(trajectory.page, student[0], YEAR, on)
        return page.workplace.placement_key

    def second(session):
        year = log.page(session, student[0], YEAR).enrollment_key
        name = {"name": f"Garage {session.query(m.Company).count()}"}
        company = forms.create(session, "company", name)
        return placements.begin(session, year, company, TODAY, date(2026, 12, 7))

    other = desk.write("Stage", second)
    desk.write("Stop", placements.stop, student[1], date(2026, 11, 20), on=TODAY)
    assert shown_at(date(2026, 11, 2)) == student[1]
    assert shown_at(TODAY) == other
    desk.write("Stop", placements.stop, other, date(2026, 12, 18), on=TODAY)
    assert shown_at(date(2027, 1, 11)) == other
    assert desk.read(trajectory.page, student[0], "2025-2026", TODAY) is None
