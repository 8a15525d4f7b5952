"""Meetings, groups and agreements into the database: a key that is there wins, the rest stays."""

from typing import Any

import pytest

from stagedesk.services.transaction import Desk
from tests.exchange.example import example
from tests.services.dossiers import exported, partial, put, tree_of


@pytest.fixture
def school(desk: Desk) -> Desk:
    put(desk, example())
    return desk


def with_others(**more: Any) -> dict[str, Any]:
    tree = partial()
    tree["students"].append({"number": "10002", "first_name": "Öz", "last_name": "Şahin"})
    return {**tree, **more}


def test_read_twice_nothing_is_added(school: Desk) -> None:
    once = exported(school)
    plan = put(school, example())
    assert exported(school) == once
    assert plan.adds == plan.changes == ()


def test_what_a_file_leaves_out_stays(school: Desk) -> None:
    before = tree_of(school)
    put(school, with_others())
    put(
        school,
        with_others(
            meetings=[{"school_year": "2026-2027", "on": "2026-09-08", "kind": "placement"}],
            internal=[{"school_year": "2026-2027"}],
        ),
    )
    after = tree_of(school)
    assert after["meetings"] == before["meetings"]
    assert after["internal"] == before["internal"]


def test_what_a_file_says_wins(school: Desk) -> None:
    entry = {"student": "10002", "since": "2026-09-02", "ready": False}
    group = {
        "name": "Groep 1",
        "weekday": "thu",
        "begin": "09:00",
        "members": [{"student": "10002", "since": "2026-08-31", "until": "2026-12-01"}],
    }
    put(
        school,
        with_others(
            meetings=[
                {
                    "school_year": "2026-2027",
                    "on": "2026-09-08",
                    "kind": "placement",
                    "entries": [entry],
                }
            ],
            internal=[
                {
                    "school_year": "2026-2027",
                    "rounds": [["2026-W40"]],
                    "parts": [{"name": "Groen", "teacher": "Bo Vos", "at_once": 1}],
                    "groups": [group],
                    "apart": [["10002", "10001"]],
                }
            ],
        ),
    )
    tree = tree_of(school)
    assert tree["meetings"][0]["entries"][1] == entry
    (year,) = tree["internal"]
    assert year["rounds"] == [["2026-W40"]]
    assert year["parts"][0] == {"name": "Groen", "teacher": "Bo Vos", "at_once": 1}
    assert (year["groups"][0]["weekday"], year["groups"][0]["begin"]) == ("thu", "09:00")
    assert year["groups"][0]["parts"] == ["Techniek", "Groen"]
    assert year["groups"][0]["members"][1]["until"] == "2026-12-01"
    # The pair is the same, whichever of the two comes first.
    assert year["apart"] == [["10001", "10002"]]


def test_an_agreement_matches_by_its_day(school: Desk) -> None:
    year = {
        "school_year": "2026-2027",
        "grade_year": 3,
        "meanwhile": [
            {"on": "2026-09-07", "doing": "ill"},
            {"on": "2026-11-01", "doing": "trial"},
        ],
    }
    put(school, partial(enrollments=[year]))
    kept = tree_of(school)["students"][0]["enrollments"][0]["meanwhile"]
    assert [(one["on"], one["doing"]) for one in kept] == [
        ("2026-09-07", "ill"),
        ("2026-10-05", "searching"),
        ("2026-11-01", "trial"),
    ]
    assert kept[0]["why"] == "Zocht in de zorg, er was geen plek"
