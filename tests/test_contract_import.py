"""What contract.md asks of the import and export, tried from the command line."""

import copy
import json
import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.contract_desk import CommandLine, Tree, file_of, grades, moment, planned, slip, worked

Path_ = tuple[str | int, ...]
STUDENT: Path_ = ("students", 0)
YEAR: Path_ = (*STUDENT, "enrollments", 0)
STAGE: Path_ = (*YEAR, "placements", 0)
SLIP: Path_ = (*STAGE, "slips", 0)
MONDAY: Path_ = (*SLIP, "days", "mon")
MOMENT: Path_ = (*STAGE, "moments", 0)


def whole() -> Tree:
    tree = file_of(
        planned(
            "mon",
            supervisor="s1",
            slips=[slip(37, mon={"begin": "08:30", "end": "16:30", "on_time": True})],
            moments=[moment(1, {"1.1": "8"})],
        ),
        subjects=["horeca", "facilitair"],
        mentor="Jan",
    )
    people = [{"id": "s1", "name": "Bo"}], [{"id": "s2", "name": "Cy"}]
    first, second, *others = copy.deepcopy(tree["companies"])
    tree["companies"] = [
        {**first, "postcode": "3011 AA", "supervisors": people[0]},
        {**second, "supervisors": people[1]},
        *others,
    ]
    tree["staff"] = [{"name": "Jan", "role": "mentor"}]
    return tree


def at(tree: Any, path: Path_) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def with_value(path: Path_, value: Any) -> Tree:
    tree = whole()
    at(tree, path[:-1])[path[-1]] = value
    return tree


GRADES = ["7.95", "0", "11", "acht", "08", "8.", " 8", "1e1", "", 8, 8.0, True, "-8", "10.1"]
TIMES = ["24:00", "08:60", "08:30+02:00", "8:30", "0830", "08:30:00", "", 830, "16:30", "17:00"]
DAYS = ["20260907", 20260907, "2026-02-31", "2026-9-7", "2026-W37-1", "", "07-09-2026"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *(((*MOMENT, "grades", "1.1"), value) for value in GRADES),
        *(((*MONDAY, "begin"), value) for value in TIMES),
        *(((*MONDAY, "end"), value) for value in ["24:00", "08:30", "02:00"]),
        *(((*SLIP, "signed_on"), value) for value in DAYS),
        *(((*SLIP, "iso_week"), value) for value in [True, 37.0, "37", 0, 54]),
        *(((*MONDAY, "on_time"), value) for value in [1, 0, "ja"]),
        *(((*STUDENT, "first_name"), value) for value in ["", "  ", "a\0b", "\ud800", 1, ["x"]]),
        ((*STAGE, "company"), "zz"),
        ((*STAGE, "supervisor"), "s2"),
        ((*STAGE, "start"), "2026-02-31"),
        ((*STAGE, "end"), "2026-08-30"),
        ((*STAGE, "days"), ["maandag"]),
        ((*STAGE, "kind"), "x"),
        ((*MOMENT, "moment"), 4),
        ((*MOMENT, "moment"), True),
        ((*MOMENT, "grades", "7.1"), "8"),
        ((*YEAR, "school_year"), "2026-2028"),
        ((*YEAR, "grade_year"), 7),
        ((*YEAR, "grade_year"), "3"),
        ((*YEAR, "norm_hours"), 0),
        (("stagedesk",), True),
        (("stagedesk",), 1.0),
        (("zomaar",), 1),
        ((*MONDAY, "zomaar"), 1),
    ],
)
def test_a_fault_is_named_with_its_place_and_nothing_is_kept(
    line: CommandLine, path: Path_, value: Any
) -> None:
    status, fault = line.put(with_value(path, value))
    assert status == 1
    assert str(path[-1]) in fault
    assert "Traceback" not in fault
    assert "students" not in json.loads(line.exported())


RAW = json.dumps(whole())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(RAW.replace('"number"', '"last_name": "q", "number"').encode(), id="twice"),
        pytest.param(RAW.replace('"iso_week": 37', '"iso_week": NaN').encode(), id="nan"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(RAW.encode("utf-16"), id="utf-16"),
        pytest.param(RAW.replace("Noor", "No\u00ebl").encode("latin-1"), id="latin-1"),
        pytest.param(b"", id="empty"),
        pytest.param(b"{}", id="no-version"),
        pytest.param(RAW.encode() + b"x", id="more-after-it"),
    ],
)
def test_what_is_no_dossier_file_is_refused(line: CommandLine, content: bytes) -> None:
    status, fault = line.put(content)
    assert status == 1
    assert fault
    assert "Traceback" not in fault


def test_week_53_exists_only_in_a_year_that_has_one(line: CommandLine) -> None:
    tree = with_value((*SLIP, "iso_week"), 53)
    assert line.put(tree)[0] == 0
    at(tree, SLIP)["iso_year"] = 2025
    assert line.put(tree)[0] == 1


def test_the_same_file_twice_changes_nothing(line: CommandLine) -> None:
    line.put(whole())
    before = line.exported()
    assert line.put(whole())[0] == 0
    assert line.exported() == before


@pytest.mark.parametrize(
    "path", [(*STUDENT, "enrollments"), (*SLIP, "signed_on"), (*STAGE, "days"), (*YEAR, "mentor")]
)
@pytest.mark.parametrize("absent", [True, False])
def test_absent_or_null_leaves_what_was(line: CommandLine, path: Path_, absent: bool) -> None:
    line.put(whole())
    before = line.exported()
    tree = with_value(path, None)
    if absent:
        del at(tree, path[:-1])[path[-1]]
    status, fault = line.put(tree)
    assert status == 0, fault
    assert line.exported() == before


def test_a_list_of_plain_values_is_replaced_whole(line: CommandLine) -> None:
    line.put(whole())
    line.put(with_value((*YEAR, "subjects"), ["groen"]))
    assert at(json.loads(line.exported()), (*YEAR, "subjects")) == ["groen"]


def test_a_name_matches_however_its_accent_is_written(line: CommandLine) -> None:
    tree = with_value(("companies", 0, "name"), "Caf\u00e9")
    line.put(tree)
    before = line.exported()
    tree["companies"][0]["name"] = unicodedata.normalize("NFD", "Caf\u00e9")
    assert line.put(tree)[0] == 0
    assert line.exported() == before


def test_companies_of_one_name_are_told_apart_by_postcode(line: CommandLine) -> None:
    tree = whole()
    tree["companies"].append({"id": "c9", "name": "Alfa", "postcode": "3099 ZZ"})
    assert line.put(tree)[0] == 0
    names = [company["name"] for company in json.loads(line.exported())["companies"]]
    assert names.count("Alfa") == 2


def test_a_name_that_two_staff_have_is_a_fault_where_it_is_used(line: CommandLine) -> None:
    tree = whole()
    tree["staff"] = [
        {"name": "Jan", "role": "mentor", "email": "jan@een.example"},
        {"name": "Jan", "role": "jobcoach", "email": "jan@twee.example"},
    ]
    status, fault = line.put(tree)
    assert status == 1
    assert "mentor" in fault


def test_a_placement_without_a_start_is_found_by_the_day_of_its_talk(line: CommandLine) -> None:
    tree = whole()
    pending = {"company": "c1", "intake": {"date": "2026-08-20"}}
    at(tree, YEAR)["placements"] = [pending]
    line.put(tree)
    pending["start"] = "2026-09-07"
    assert line.put(tree)[0] == 0
    [placement] = at(json.loads(line.exported()), (*YEAR, "placements"))
    assert placement["start"] == "2026-09-07"


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ({"1.1": "8"}, 0),
        ({"1.1": "8.0"}, 0),
        ({"1.1": "9"}, 1),
        ({"1.1": "8", "1.2": "7"}, 1),
    ],
)
def test_what_differs_from_a_closed_moment_is_a_fault(
    line: CommandLine, later: dict[str, str], status: int
) -> None:
    tree = with_value((*MOMENT, "closed"), {"on": "2026-11-21", "paper": True})
    line.put(tree)
    before = line.exported()
    at(tree, MOMENT)["grades"] = later
    assert line.put(tree)[0] == status
    assert line.exported() == before


def test_several_files_are_taken_wholly_or_not_at_all(line: CommandLine, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(RAW)
    bad.write_text(json.dumps(with_value((*MOMENT, "moment"), 9)))
    status, _, fault = line.run("import", good, bad)
    assert status == 1
    assert "bad.json" in fault
    assert "students" not in json.loads(line.exported())


def shuffled(value: Any, dice: random.Random) -> Any:
    """The same content with keys and lists of records in another order."""
    if isinstance(value, dict):
        keys = list(value)
        dice.shuffle(keys)
        return {key: shuffled(value[key], dice) for key in keys}
    if isinstance(value, list):
        items = [shuffled(item, dice) for item in value]
        if items and isinstance(items[0], dict):
            dice.shuffle(items)
        return items
    return value


def school() -> Tree:
    """Three students with two placements each, and slips and moments enough to shuffle."""
    tree = whole()
    first = at(tree, STUDENT)
    first["enrollments"][0]["placements"].append(
        planned("tue", company="c2", slips=worked(9600), moments=[moment(2, grades(4))])
    )
    tree["students"] = [{**copy.deepcopy(first), "number": f"1000{n}"} for n in (3, 1, 2)]
    return tree


def test_the_order_of_the_input_does_not_show_in_the_export(
    line: CommandLine, other: CommandLine
) -> None:
    assert line.put(school())[0] == 0
    assert other.put(shuffled(school(), random.Random(1)))[0] == 0
    assert other.exported() == line.exported()


def test_exported_imported_and_exported_again_is_the_same_bytes(
    line: CommandLine, other: CommandLine
) -> None:
    line.put(school())
    first = line.exported()
    assert other.put(first)[0] == 0
    assert other.exported() == first


def test_an_export_of_some_students_holds_them_and_whom_they_name(line: CommandLine) -> None:
    line.put(school())
    tree = json.loads(line.exported("--student", "10003", "--student", "10001"))
    assert [student["number"] for student in tree["students"]] == ["10001", "10003"]
    assert [company["name"] for company in tree["companies"]] == ["Alfa", "Beta"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("hours", "--student", "9"),
        ("certificates", "--student", "9"),
        ("hours", "--date", "2026-02-31"),
        ("hours", "--date", "20260907"),
        ("hours", "--date", "07-09-2026"),
        ("certificates", "--school-year", "2026-2028"),
    ],
)
def test_a_wrong_question_is_status_one_without_an_answer(
    line: CommandLine, arguments: tuple[str, ...]
) -> None:
    status, out, fault = line.run(*arguments, "--json")
    assert (status, out) == (1, "")
    assert fault
    assert "Traceback" not in fault


@pytest.mark.parametrize("nothing", [{}, {"first_name": None, "last_name": None}])
def test_a_file_about_a_known_student_may_leave_out_what_it_does_not_change(
    line: CommandLine, nothing: Tree
) -> None:
    assert line.put(whole()) == (0, "")
    before = line.exported()
    number = whole()["students"][0]["number"]
    year = {"school_year": "2026-2027", "consent_on": "2026-09-01"}
    assert line.put(
        {"stagedesk": 1, "students": [{"number": number, **nothing, "enrollments": [year]}]}
    ) == (0, "")
    after = json.loads(line.exported())
    assert at(after, YEAR).pop("consent_on") == "2026-09-01"
    assert after == json.loads(before)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((*STUDENT, "first_name"), "students[0].first_name"),
        ((*STUDENT, "last_name"), "students[0].last_name"),
        ((*YEAR, "grade_year"), "students[0].enrollments[0].grade_year"),
    ],
)
def test_a_new_student_is_not_made_without_name_or_grade_year(
    line: CommandLine, path: Path_, place: str
) -> None:
    tree = whole()
    del at(tree, path[:-1])[path[-1]]
    status, fault = line.put(tree)
    assert status == 1
    assert f"{place}: deze sleutel ontbreekt" in fault
    assert json.loads(line.exported()).get("students", []) == []
