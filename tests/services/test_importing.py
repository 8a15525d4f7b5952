"""Importing a dossier file on a real encrypted database: what wins, what stays, what is whole."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import func, select

from stagedesk import models as m
from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.exchange.dossier_writer import write_dossier
from stagedesk.models import DOSSIER_TABLES
from stagedesk.services import vault
from stagedesk.services.exporting import gather_dossier
from stagedesk.services.importing import import_dossier, plan_import, summary
from stagedesk.services.transaction import Desk
from tests.exchange.dossiers import dossier_files
from tests.exchange.example import example, spoiled, to_bytes
from tests.services.conftest import PASSWORD
from tests.services.dossiers import E, P, S, at, exported, partial, put, stage, tree_of


def test_into_an_empty_database_and_out_again_it_is_the_same_bytes(desk: Desk) -> None:
    put(desk, example())
    assert exported(desk) == write_dossier(read_dossier(to_bytes(example())))


@settings(
    max_examples=15,
    deadline=None,
    # Making an example smaller would open hundreds of databases.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(tree=dossier_files())
def test_any_file_goes_in_and_comes_out_whole(empty_folder: Path, tree: Any) -> None:
    def through(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(empty_folder, Path(folder) / "data")
            desk = vault.unlock(Path(folder) / "data", PASSWORD)
            try:
                desk.write("import", import_dossier, read_dossier(data))
                return exported(desk)
            finally:
                desk.close()

    data = write_dossier(read_dossier(to_bytes(tree)))
    once = through(data)
    assert once == data
    assert through(once) == once


def test_the_example_fills_every_column_that_a_user_can_fill(desk: Desk) -> None:
    tree = example()
    tree["school"] |= {
        "address": "Kade 2",
        "postcode": "3011 AC",
        "phone": "010 555 01 43",
        "email": "info@dewerf.example",
        "director": "Ans Prins",
        "reachable": "ma-vr 8.00-17.00",
        "logo": "iVBORw0KGgo=",
    }
    put(desk, tree)
    tables = (*DOSSIER_TABLES, m.School, m.CalendarEdit, m.Staff, m.Company, m.Supervisor)
    empty = []
    with desk.store.reading() as session:
        for model in tables:
            for column in model.__table__.columns:
                filled = session.execute(select(func.count(column)).select_from(model)).scalar()
                if not filled:
                    empty.append(f"{model.__tablename__}.{column.name}")
    assert sorted(empty) == sorted(f"{model.__tablename__}.removed" for model in tables)
    assert tree_of(desk)["school"] == tree["school"]


def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    first = put(desk, example())
    again = put(desk, example())
    assert (again.adds, again.changes) == ((), ())
    assert again.leaves == first.adds


def test_a_plan_says_what_the_import_does_and_does_nothing(desk: Desk) -> None:
    dossier = read_dossier(to_bytes(example()))
    plan = desk.read(plan_import, dossier)
    assert tree_of(desk) == {"stagedesk": 1}
    assert put(desk, example()) == plan
    assert ("leerling", "leerlingen", 2) in plan.adds
    assert ("urenbriefje", "urenbriefjes", 4) in plan.adds


def test_the_summary_is_one_dutch_line(desk: Desk) -> None:
    put(desk, example())
    plan = put(desk, partial(phone="06 1234 5699"))
    assert summary(plan) == "gewijzigd: 1 leerling"
    assert summary(put(desk, {"stagedesk": 1})) == "er staat niets in"


WINS = [
    (f"{S}.phone", "06 1234 5699"),
    (f"{S}.left_on", "2027-01-31"),
    (f"{S}.guardians[0].relation", "tante"),
    (f"{E}.grade_year", 4),
    (f"{E}.mentor", "Bram Jansen"),
    (f"{E}.norm_hours", 500),
    (f"{E}.subjects", ["groen"]),
    (f"{E}.ready_external", False),
    (f"{E}.versions[0].school_class", "3C"),
    (f"{E}.reminders[0].result", "Belt terug"),
    (f"{P}.supervisor", "s3"),
    (f"{P}.end", "2027-03-01"),
    (f"{P}.days", ["wed"]),
    (f"{P}.timetable", {"mon": ["10:00", "12:00"]}),
    (f"{P}.break_minutes", 0),
    (f"{P}.versions[0].days", ["fri"]),
    (f"{P}.intake.tasks", ["Kassa"]),
    (f"{P}.intake.outcome", "conditions"),
    (f"{P}.slips[0].signed_on", "2026-12-01"),
    (f"{P}.slips[0].days.mon.end", "17:00"),
    (f"{P}.slips[0].days.mon.on_time", False),
    (f"{P}.slips[0].days.sat", {"begin": "08:00", "end": "09:00", "make_up": True}),
    (f"{P}.moments[1].grades", {"1.1": "9.5"}),
    (f"{P}.moments[1].signatures", {"jobcoach": [[[5, 5]]]}),
    ("companies[1].phone", "010 555 01 99"),
    ("companies[1].sbb_levels", [3]),
    ("companies[1].closed", [["2027-03-01", "2027-03-02"]]),
    ("companies[1].supervisors[0].mobile", "06 1234 5611"),
    ("staff[1].role", "other"),
    ("school.name", "Praktijkschool De Kade"),
    ("calendar[0].holidays", [{"name": "Mei", "first": "2027-04-24", "last": "2027-05-09"}]),
]


@pytest.mark.parametrize(("path", "value"), WINS, ids=[row[0] for row in WINS])
def test_a_key_that_is_there_wins(desk: Desk, path: str, value: object) -> None:
    put(desk, example())
    plan = put(desk, spoiled(path, value))
    assert plan.adds == (() if "reminders" not in path else (("belmoment", "belmomenten", 1),))
    if "reminders" in path:
        assert {"on": "2026-09-28", "to": "home", "result": value} in at(
            tree_of(desk), f"{E}.reminders"
        )
        return
    assert plan.changes
    assert at(tree_of(desk), path) == value


EMPTY = [
    (f"{E}.subjects", [], None),
    (f"{P}.days", [], None),
    (f"{P}.timetable", {}, None),
    (f"{P}.intake.goals", [], None),
    ("companies[1].closed", [], None),
    ("companies[0].internal", False, False),
    (f"{E}.placements[0].kind", "regular", "regular"),
]


@pytest.mark.parametrize(("path", "value", "after"), EMPTY, ids=[row[0] for row in EMPTY])
def test_an_empty_list_false_and_regular_win_when_the_file_names_them(
    desk: Desk, path: str, value: object, after: object
) -> None:
    put(desk, example())
    assert at(tree_of(desk), path) is not None
    put(desk, spoiled(path, value))
    assert at(tree_of(desk), path) == after


def test_absent_and_null_leave_what_was_and_nothing_is_removed(desk: Desk) -> None:
    put(desk, example())
    before = exported(desk)
    plan = put(desk, partial(infix=None, phone="", guardians=None, enrollments=[]))
    assert plan.changes == ()
    put(desk, stage(start="2026-09-07", slips=[{"iso_year": 2026, "iso_week": 36, "days": {}}]))
    assert exported(desk) == before


def test_days_grades_and_slips_are_added_beside_what_was(desk: Desk) -> None:
    put(desk, example())
    put(
        desk,
        stage(
            start="2026-09-07",
            slips=[
                {"iso_year": 2026, "iso_week": 36, "days": {"fri": {"absence": "excused"}}},
                {"iso_year": 2026, "iso_week": 53},
            ],
            moments=[{"moment": 2, "grades": {"1.3": "6"}}],
        ),
    )
    placement = at(tree_of(desk), P)
    assert list(placement["slips"][0]["days"]) == ["mon", "tue", "thu", "fri"]
    assert len(placement["slips"]) == 5
    assert placement["moments"][1]["grades"] == {"1.1": "10", "1.3": "6"}


def test_an_earlier_version_of_a_file_without_todays_facts_takes_them_from_the_row(
    desk: Desk,
) -> None:
    put(desk, example())
    put(desk, stage(start="2026-09-07", versions=[{"until": "2026-09-10", "kind": "internal"}]))
    placement = desk.read(gather_dossier).students[0].enrollments[0].placements[1]
    assert [version.until.day for version in placement.versions] == [10, 30, 31]
    assert placement.versions[0].kind == "internal"
    assert placement.versions[0].timetable == placement.timetable


def test_a_day_that_says_only_no_is_kept_and_one_that_says_nothing_is_not(desk: Desk) -> None:
    days = {"mon": {"on_time": False}, "tue": {"make_up": False}, "wed": {}}
    put(desk, stage(start="2026-09-07", slips=[{"iso_year": 2026, "iso_week": 37, "days": days}]))
    slip = at(tree_of(desk), f"{E}.placements[0].slips[0]")
    assert slip["days"] == {"mon": {"on_time": False, "make_up": False}}
