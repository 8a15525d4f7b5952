"""What is written is canonical: equal content is equal bytes, and nothing is lost on the way."""

import copy
import json
import random
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stagedesk.domain.dossier import Dossier, School
from stagedesk.domain.placements import Placement, PlacementVersion, Timetable
from stagedesk.domain.problem import DeskError
from stagedesk.domain.slips import HoursSlip, SlipDay
from stagedesk.domain.students import Enrollment, Student
from stagedesk.exchange import dossier_writer
from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.exchange.dossier_writer import write_dossier
from stagedesk.paths import resources
from tests.exchange.dossiers import dossier_files
from tests.exchange.example import example, spoiled, to_bytes

SLOW = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
#: Lists whose order the user gave; every other list stands in one order.
ORDERED = {"guardians", "tasks", "job_tasks", "goals", "subjects", "versions"}


def shuffled(tree: Any, chance: random.Random, name: str = "") -> Any:
    """The same content in another order: keys, and lists of objects that have one order."""
    if isinstance(tree, dict):
        names = list(tree)
        chance.shuffle(names)
        return {n: tree[n] if n == "basis" else shuffled(tree[n], chance, n) for n in names}
    if isinstance(tree, list):
        items = [shuffled(item, chance) for item in tree]
        if name not in ORDERED and items and isinstance(items[0], dict):
            chance.shuffle(items)
        return items
    return tree


def canonical(tree: Any) -> bytes:
    return write_dossier(read_dossier(to_bytes(tree)))


def test_every_key_of_the_example_comes_back() -> None:
    assert json.loads(canonical(example())) == example()


def test_a_canonical_file_is_read_and_written_as_the_same_bytes() -> None:
    once = canonical(example())
    assert write_dossier(read_dossier(once)) == once


def test_keys_stand_in_the_order_of_the_contract() -> None:
    tree = json.loads(canonical(shuffled(example(), random.Random(1))))
    first = tree["students"][0]
    placement = first["enrollments"][0]["placements"][1]
    names = ["stagedesk", "school", "calendar", "staff", "companies", "students"]
    assert list(tree) == [*names, "meetings", "internal"]
    assert list(first)[:5] == ["number", "first_name", "infix", "last_name", "birth_date"]
    assert list(placement)[:5] == ["company", "supervisor", "kind", "start", "agreement_sent_on"]
    assert [k for k in placement if k in ("intake", "slips", "moments")][-1] == "moments"


def test_the_file_has_two_spaces_line_feeds_and_a_final_newline() -> None:
    data = canonical(example())
    assert data == json.dumps(json.loads(data), ensure_ascii=False, indent=2).encode() + b"\n"
    assert b"\r" not in data
    assert "Şahin".encode() in data


def test_the_empty_dossier_is_the_version_alone() -> None:
    assert write_dossier(Dossier()) == b'{\n  "stagedesk": 1\n}\n'
    assert write_dossier(Dossier(school=School())) == write_dossier(Dossier())


@SLOW
@given(dossier_files())
def test_read_and_written_again_any_file_is_the_same_value_and_the_same_bytes(tree: Any) -> None:
    once = canonical(tree)
    again = read_dossier(once)
    assert write_dossier(again) == once
    assert read_dossier(write_dossier(again)) == again


@SLOW
@given(dossier_files(), st.randoms(use_true_random=False))
def test_the_order_of_a_file_does_not_matter(tree: Any, chance: random.Random) -> None:
    assert canonical(shuffled(copy.deepcopy(tree), chance)) == canonical(tree)


@SLOW
@given(dossier_files())
def test_the_ids_of_a_file_do_not_matter(tree: Any) -> None:
    renamed = re.sub('"person(?=[0-9])', '"c', json.dumps(tree).replace('"firm', '"z'))
    assert canonical(json.loads(renamed)) == canonical(tree)


@pytest.mark.parametrize(
    ("written", "read"),
    [("8.0", "8"), ("10.0", "10"), ("7.5", "7.5"), ("1", "1")],
)
def test_grades_lose_a_trailing_zero(written: str, read: str) -> None:
    place = "students[0].enrollments[0].placements[1].moments[0].assignment"
    tree = json.loads(canonical(spoiled(place, written)))
    assert tree["students"][0]["enrollments"][0]["placements"][1]["moments"][0]["assignment"] == (
        read
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("students[0].infix", None),
        ("students[0].infix", ""),
        ("students[0].infix", "  "),
        ("students[0].guardians", []),
        ("students[0].guardians", None),
        ("students[0].enrollments[0].placements[1].intake", {}),
        ("students[0].enrollments[0].placements[1].slips[0].days.tue", {}),
        ("students[0].enrollments[0].placements[1].slips[0].days.tue", {"make_up": False}),
    ],
)
def test_what_says_nothing_is_left_out(path: str, value: object) -> None:
    data = canonical(spoiled(path, value))
    name = path.rsplit(".", 1)[-1]
    parent: Any = json.loads(data)
    for step in path.replace("]", "").replace("[", ".").split(".")[:-1]:
        parent = parent[int(step)] if step.isdigit() else parent[step]
    assert name not in parent


def test_text_is_written_in_nfc() -> None:
    assert canonical(spoiled("students[0].last_name", "Zoe\u0308")) == canonical(
        spoiled("students[0].last_name", "Zo\u00eb")
    )


def test_a_line_break_of_windows_becomes_a_line_feed_in_long_texts() -> None:
    place = "students[0].enrollments[0].placements[1].moments[0].feedback"
    assert canonical(spoiled(place, "een\r\ntwee")) == canonical(spoiled(place, "een\ntwee"))


def test_an_earlier_version_carries_only_what_differed_and_null_where_it_was_empty() -> None:
    now = Timetable((0, 1), 510, 990, ((1, 540, 900),), 30)
    placement = Placement(
        "c",
        supervisor="s",
        timetable=now,
        versions=(
            PlacementVersion(_day(1), "internal", None, Timetable()),
            PlacementVersion(_day(2), "internal", "s", now),
        ),
    )
    tree = _written(placement)
    assert tree["versions"] == [
        {
            "until": "2026-10-01",
            "supervisor": None,
            "days": None,
            "begin_time": None,
            "end_time": None,
            "timetable": None,
            "break_minutes": None,
        },
        {"until": "2026-10-02", "kind": "internal"},
    ]


def test_earlier_versions_come_back_with_all_their_facts() -> None:
    placement = read_dossier(to_bytes(example())).students[0].enrollments[0].placements[1]
    first, second = placement.versions
    assert (first.kind, first.supervisor, first.timetable.days) == ("provso_works", "s3", (0,))
    assert first.timetable.break_minutes is None
    assert (second.kind, second.supervisor) == ("provso_works", "s3")
    assert second.timetable == placement.timetable


def test_a_day_that_says_nothing_is_not_written() -> None:
    slip = HoursSlip(2026, 40, (SlipDay(0), SlipDay(1, make_up=True)))
    assert list(_written(Placement("c", slips=(slip,)))["slips"][0]["days"]) == ["tue"]


def test_empty_slots_between_tasks_keep_their_place() -> None:
    place = "students[0].enrollments[0].placements[1].intake.tasks"
    tree = json.loads(canonical(spoiled(place, ["", "Vegen", "", "Dweilen", "", ""])))
    intake = tree["students"][0]["enrollments"][0]["placements"][1]["intake"]
    assert intake["tasks"] == ["", "Vegen", "", "Dweilen"]


def test_an_explicit_empty_value_is_remembered_as_given() -> None:
    place = "students[0].enrollments[0].subjects"
    assert place in read_dossier(to_bytes(spoiled(place, []))).given
    assert place not in read_dossier(to_bytes(spoiled(place, None))).given
    assert read_dossier(to_bytes(spoiled(place, []))) == read_dossier(
        to_bytes(spoiled(place, None))
    )


def test_a_file_that_no_import_would_take_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier_writer, "LARGEST", 100)
    with pytest.raises(DeskError, match="50 MB"):
        canonical(example())


def test_the_schema_that_ships_is_the_one_of_the_declaration() -> None:
    from stagedesk.exchange.dossier_schema import dossier_schema

    # After a change: python -m stagedesk.exchange.dossier_schema > resources/dossier.schema.json
    assert (resources() / "dossier.schema.json").read_bytes() == dossier_schema()


def test_the_schema_names_every_key_of_the_example() -> None:
    schema = json.loads((resources() / "dossier.schema.json").read_bytes())

    def check(tree: Any, part: Any) -> int:
        if isinstance(tree, list):
            return sum(check(item, part["items"]) for item in tree)
        if not isinstance(tree, dict) or "properties" not in part:
            return 0
        return len(tree) + sum(check(tree[name], part["properties"][name]) for name in tree)

    assert check(example(), schema) > 150


def _day(number: int) -> Any:
    from datetime import date

    return date(2026, 10, number)


def _written(placement: Placement) -> Any:
    """The placement as the file holds it, at a company c with a supervisor s."""
    from stagedesk.domain.companies import Company, Supervisor

    enrollment = Enrollment("2026-2027", 3, placements=(placement,))
    data = write_dossier(
        Dossier(
            companies=(Company("c", "Kade", supervisors=(Supervisor("s", "Hetty"),)),),
            students=(Student("1", "Noor", "Wit", enrollments=(enrollment,)),),
        )
    )
    read_dossier(data)
    return json.loads(data)["students"][0]["enrollments"][0]["placements"][0]
