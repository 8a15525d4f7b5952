"""Importing a dossier file on a real encrypted database: the keys and rules of contract.md."""

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import func, select

from stagedesk import models as m
from stagedesk.domain.problem import DeskError, InputError
from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.exchange.dossier_writer import write_dossier
from stagedesk.exchange.strict_json import LARGEST
from stagedesk.models import DOSSIER_TABLES
from stagedesk.services import history, importing, vault
from stagedesk.services.exporting import gather_dossier
from stagedesk.services.importing import Plan, import_dossier, plan_import, summary
from stagedesk.services.transaction import Desk
from tests.exchange.dossiers import dossier_files
from tests.exchange.example import example, spoiled, to_bytes
from tests.services.conftest import PASSWORD

S = "students[0]"
E = f"{S}.enrollments[0]"
P = f"{E}.placements[1]"
M = f"{P}.moments[0]"


def put(desk: Desk, tree: Any) -> Plan:
    return desk.write("import", import_dossier, read_dossier(to_bytes(tree)))


def exported(desk: Desk) -> bytes:
    return write_dossier(desk.read(gather_dossier))


def tree_of(desk: Desk) -> Any:
    return json.loads(exported(desk))


def at(tree: Any, path: str) -> Any:
    for step in path.replace("]", "").replace("[", ".").split("."):
        tree = tree[int(step)] if step.isdigit() and isinstance(tree, list) else tree.get(step)
    return tree


def partial(**first_student: Any) -> dict[str, Any]:
    """A file that says little of the first student of the example."""
    student = {"number": "10001", "first_name": "Noor", "last_name": "Wit", **first_student}
    return {"stagedesk": 1, "students": [student]}


def stage(**placement: Any) -> dict[str, Any]:
    """A file with one placement at the lunchroom for the first student."""
    tree = partial(
        enrollments=[
            {
                "school_year": "2026-2027",
                "grade_year": 3,
                "placements": [{"company": "x", **placement}],
            }
        ]
    )
    tree["companies"] = [{"id": "x", "name": "Lunchroom Kade", "postcode": "3011AA"}]
    return tree


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


# --- keys --------------------------------------------------------------------------------------


def test_a_placement_without_a_start_is_found_by_the_date_of_its_talk(desk: Desk) -> None:
    talk = {"date": "2027-01-10"}
    assert ("stage", "stages", 1) in put(desk, stage(intake=talk)).adds
    assert put(desk, stage(intake=talk, work="Bakken")).adds == ()
    assert ("stage", "stages", 1) in put(desk, stage(intake={"date": "2027-01-11"})).adds


def test_a_pending_talk_that_has_got_a_start_is_the_same_placement(desk: Desk) -> None:
    put(desk, stage(intake={"date": "2027-01-10"}))
    assert put(desk, stage(intake={"date": "2027-01-10"}, start="2027-01-18")).adds == ()
    assert put(desk, stage(intake={"date": "2027-01-10"})).adds == ()
    placements = at(tree_of(desk), f"{E}.placements")
    assert [one["start"] for one in placements] == ["2027-01-18"]


def test_another_start_at_the_same_company_is_another_placement(desk: Desk) -> None:
    put(desk, stage(start="2026-09-07"))
    assert ("stage", "stages", 1) in put(desk, stage(start="2026-09-08")).adds


def test_companies_are_told_apart_by_postcode(desk: Desk) -> None:
    def firm(**more: Any) -> dict[str, Any]:
        return {"stagedesk": 1, "companies": [{"id": "a", "name": "Bakker Bart", **more}]}

    assert put(desk, firm(postcode="3011 AA")).adds
    assert put(desk, firm(postcode="3011aa")).adds == ()
    assert put(desk, firm(city="Rotterdam")).adds == ()
    assert put(desk, firm(postcode="3011 AB")).adds
    assert put(desk, firm(city="Delft")).adds
    names = [(c["name"], c.get("postcode")) for c in tree_of(desk)["companies"]]
    assert names == [
        ("Bakker Bart", None),
        ("Bakker Bart", "3011 AA"),
        ("Bakker Bart", "3011 AB"),
    ]


def test_staff_of_one_name_are_told_apart_by_email(desk: Desk) -> None:
    def people(*emails: str | None) -> dict[str, Any]:
        staff = [{"name": "Bram Bos", "email": email} for email in emails]
        return {"stagedesk": 1, "staff": staff}

    assert put(desk, people(None)).adds
    assert put(desk, people("a@dewerf.example")).adds == ()
    assert put(desk, people("a@dewerf.example", "b@dewerf.example")).adds == (
        ("medewerker", "medewerkers", 1),
    )
    with pytest.raises(InputError, match=r"staff\[0\]: .*e-mailadres"):
        put(desk, people(None))
    year = {"school_year": "2026-2027", "grade_year": 1}
    with pytest.raises(InputError, match=r"enrollments\[0\].mentor: .*e-mailadres"):
        put(desk, partial(enrollments=[{**year, "mentor": "Bram Bos"}]))
    put(desk, partial(enrollments=[{**year, "mentor": "Bram Bos <b@dewerf.example>"}]))
    assert at(tree_of(desk), f"{E}.mentor") == "Bram Bos <b@dewerf.example>"


def test_a_mentor_or_jobcoach_who_is_not_listed_is_made_once(desk: Desk) -> None:
    year = {"school_year": "2026-2027", "grade_year": 1, "mentor": "Els Vos", "jobcoach": "Els Vos"}
    put(desk, partial(enrollments=[year]))
    put(desk, partial(enrollments=[year]))
    assert tree_of(desk)["staff"] == [{"name": "Els Vos"}]


def test_guardians_follow_the_order_of_the_file_and_others_stay_behind(desk: Desk) -> None:
    def names() -> list[str]:
        return [one["name"] for one in at(tree_of(desk), f"{S}.guardians")]

    put(desk, partial(guardians=[{"name": "A"}, {"name": "B"}, {"name": "C"}]))
    put(desk, partial(guardians=[{"name": "B"}, {"name": "C", "relation": "oom"}]))
    assert names() == ["A", "B", "C"]
    put(desk, partial(guardians=[{"name": "C"}, {"name": "D"}, {"name": "B"}]))
    assert names() == ["C", "D", "B", "A"]


def test_a_call_without_a_result_is_the_call_that_has_one(desk: Desk) -> None:
    def called(*results: str | None) -> dict[str, Any]:
        calls = [{"on": "2026-09-28", "to": "home", "result": result} for result in results]
        year = {"school_year": "2026-2027", "grade_year": 1, "reminders": calls}
        return partial(enrollments=[year])

    put(desk, called(None))
    assert put(desk, called("Komt morgen")).adds == ()
    assert put(desk, called(None)).adds == ()
    assert put(desk, called("Komt morgen", "Neemt niet op")).adds
    assert [one["result"] for one in at(tree_of(desk), f"{E}.reminders")] == [
        "Komt morgen",
        "Neemt niet op",
    ]


# --- what is frozen ----------------------------------------------------------------------------

FROZEN = [
    (f"{M}.date", "2026-11-21", ""),
    (f"{M}.grades", {"1.1": "9"}, f"{M}.grades.1.1"),
    (f"{M}.grades", {"1.3": "8"}, f"{M}.grades.1.3"),
    (f"{M}.assignment", "8", ""),
    (f"{M}.grade", "9", ""),
    (f"{M}.feedback", "Anders", ""),
    (f"{M}.closed.on", "2026-11-28", ""),
    (f"{M}.closed.paper", True, ""),
    (f"{M}.closed.basis", {"student": "Noor Wit"}, ""),
    (f"{M}.closed.signatures", {"student": [[[9, 9]]]}, f"{M}.closed.signatures.student"),
    (f"{M}.closed.signatures", {"jobcoach": [[[9, 9]]]}, f"{M}.closed.signatures.jobcoach"),
    (f"{E}.certificates[0].kind", "part", None),
    (f"{E}.certificates[0].certificate", 3, ""),
    (f"{E}.certificates[0].company", "Kade", ""),
    (f"{E}.certificates[0].on", "2027-07-01", ""),
    (f"{E}.certificates[0].basis", {"hours": 1}, ""),
]


@pytest.mark.parametrize(
    ("path", "value", "place"), FROZEN, ids=[f"{row[0]}={row[1]}" for row in FROZEN]
)
def test_what_differs_from_a_closed_moment_or_a_handed_out_certificate_is_a_fault(
    desk: Desk, path: str, value: object, place: str | None
) -> None:
    put(desk, example())
    before = exported(desk)
    if place is None:
        assert put(desk, spoiled(path, value)).changes == ()
        return
    tree = spoiled(path, value)
    tree["students"].append({"number": "10009", "first_name": "Ali", "last_name": "Kaya"})
    tree["students"][1]["phone"] = "06 1234 5677"
    with pytest.raises(InputError) as caught:
        put(desk, tree)
    assert [problem.field for problem in caught.value.problems] == [place or path]
    assert desk.read(plan_import, read_dossier(to_bytes(tree))).faults == caught.value.problems
    assert exported(desk) == before


def test_a_certificate_number_of_somebody_else_is_a_fault(desk: Desk) -> None:
    put(desk, example())
    tree = partial()
    tree["students"][0]["number"] = "10003"
    paper = {"number": "2027-0042", "kind": "final", "on": "2027-06-30"}
    tree["students"][0]["enrollments"] = [
        {"school_year": "2026-2027", "grade_year": 3, "certificates": [paper]}
    ]
    with pytest.raises(InputError, match=r"certificates\[0\].number: .*ander uitgereikt"):
        put(desk, tree)


def test_an_open_moment_takes_grades_and_is_closed_by_the_file(desk: Desk) -> None:
    put(desk, example())
    closed = {"on": "2027-03-12", "paper": True, "signatures": {}, "basis": {"student": "Noor"}}
    put(
        desk,
        stage(start="2026-09-07", moments=[{"moment": 2, "date": "2027-03-12", "closed": closed}]),
    )
    moment = at(tree_of(desk), f"{P}.moments[1]")
    assert moment["grades"] == {"1.1": "10"}
    assert moment["closed"] == {
        "on": "2027-03-12",
        "paper": True,
        "signatures": {"jobcoach": [[[0, 0], [1000, 400]]]},
        "basis": {"student": "Noor"},
    }


def test_an_end_before_the_start_that_is_there_already_is_a_fault(desk: Desk) -> None:
    put(desk, stage(start="2027-01-18", intake={"date": "2027-01-10"}))
    with pytest.raises(InputError, match=r"placements\[0\].end: .*2027-01-18"):
        put(desk, stage(intake={"date": "2027-01-10"}, end="2027-01-17"))


# --- files -------------------------------------------------------------------------------------


def test_a_file_is_imported_with_the_skills_of_the_schools_policy(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "dossier.json"
    file.write_bytes(to_bytes(spoiled(f"{P}.moments[1].grades", {"1.9": "8"})))
    with pytest.raises(InputError) as caught:
        importing.import_file(desk, file)
    assert [p.field for p in caught.value.problems] == [f"{P}.moments[1].grades.1.9"]
    file.write_bytes(to_bytes(example()))
    assert "2 leerlingen" in summary(importing.import_file(desk, file))


def test_an_imported_school_year_keeps_its_policy(desk: Desk) -> None:
    put(desk, example())
    with desk.store.reading() as session:
        years = session.execute(
            select(m.Enrollment.school_year, m.PolicyVersion.school_year).join(
                m.PolicyVersion, m.PolicyVersion.key == m.Enrollment.policy_key
            )
        ).all()
    assert sorted(map(tuple, years)) == [
        ("2026-2027", "2026-2027"),
        ("2027-2028", "2027-2028"),
    ]


def test_several_files_are_one_action_and_none_is_taken_when_one_has_a_fault(
    desk: Desk, tmp_path: Path
) -> None:
    one, two = tmp_path / "een.json", tmp_path / "twee.json"
    one.write_bytes(to_bytes(example()))
    two.write_bytes(to_bytes(spoiled(f"{M}.feedback", "Anders")))
    with pytest.raises(InputError) as caught:
        importing.import_files(desk, [one, two])
    assert [p.field for p in caught.value.problems] == [f"twee.json: {M}.feedback"]
    two.write_bytes(b"{")
    with pytest.raises(InputError, match=r"twee\.json: regel 1"):
        importing.import_files(desk, [one, two])
    assert tree_of(desk) == {"stagedesk": 1}
    two.write_bytes(to_bytes(partial(phone="06 1234 5699")))
    first, second = importing.import_files(desk, [one, two])
    assert ("leerling", "leerlingen", 2) in first.adds
    assert second.changes == (("leerling", "leerlingen", 1),)
    assert history.undo(desk) is not None
    assert tree_of(desk) == {"stagedesk": 1}


def test_a_file_can_be_planned_before_it_is_imported(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "een.json"
    file.write_bytes(to_bytes(example()))
    plan = importing.plan_file(desk, file)
    assert tree_of(desk) == {"stagedesk": 1}
    assert importing.import_file(desk, file) == plan


def test_a_file_over_fifty_megabytes_is_not_even_read(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "groot.json"
    file.touch()
    os.truncate(file, LARGEST + 1)
    with pytest.raises(InputError, match="50 MB"):
        importing.import_file(desk, file)


def test_a_file_that_is_not_there_is_the_worlds_fault(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"weg\.json"):
        importing.import_file(desk, tmp_path / "weg.json")


def test_the_lock_screen_shows_the_imported_school(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    file.write_bytes(to_bytes(example()))
    importing.import_file(desk, file)
    file.write_bytes(to_bytes({"stagedesk": 1, "school": {"phone": "010 555 01 43"}}))
    importing.import_file(desk, file)
    shown = vault.front(desk.folder)
    assert (shown.school_name, shown.place) == ("Praktijkschool De Werf", "Rotterdam")


def test_an_import_is_one_action_that_undo_takes_back(desk: Desk, tmp_path: Path) -> None:
    put(desk, example())
    before = exported(desk)
    tree = spoiled(f"{P}.work", "Bakken")
    tree["students"][1]["phone"] = "06 1234 5677"
    tree["students"].append({"number": "10009", "first_name": "Ali", "last_name": "Kaya"})
    file = tmp_path / "dossier.json"
    file.write_bytes(to_bytes(tree))
    importing.import_file(desk, file)
    assert exported(desk) != before
    undone = history.undo(desk)
    assert undone is not None
    assert (undone.title, undone.skipped) == ("Import van dossier.json", 0)
    assert exported(desk) == before
