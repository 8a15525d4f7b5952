"""Dossier files on disk: checked with the school's policy, taken as one action, or not at all."""

import os
from pathlib import Path

import pytest
from sqlalchemy import select

from stagedesk import models as m
from stagedesk.domain.problem import DeskError, InputError
from stagedesk.exchange.strict_json import LARGEST
from stagedesk.services import history, import_files, vault
from stagedesk.services.importing import summary
from stagedesk.services.transaction import Desk
from tests.exchange.example import example, spoiled, to_bytes
from tests.services.dossiers import M, P, exported, partial, put, tree_of


def test_a_file_is_imported_with_the_skills_of_the_schools_policy(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "dossier.json"
    file.write_bytes(to_bytes(spoiled(f"{P}.moments[1].grades", {"1.9": "8"})))
    with pytest.raises(InputError) as caught:
        import_files.import_file(desk, file)
    assert [p.field for p in caught.value.problems] == [f"{P}.moments[1].grades.1.9"]
    file.write_bytes(to_bytes(example()))
    assert "2 leerlingen" in summary(import_files.import_file(desk, file))


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
        import_files.import_files(desk, [one, two])
    assert [p.field for p in caught.value.problems] == [f"twee.json: {M}.feedback"]
    two.write_bytes(b"{")
    with pytest.raises(InputError, match=r"twee\.json: regel 1"):
        import_files.import_files(desk, [one, two])
    assert tree_of(desk) == {"stagedesk": 1}
    two.write_bytes(to_bytes(partial(phone="06 1234 5699")))
    first, second = import_files.import_files(desk, [one, two])
    assert ("leerling", "leerlingen", 2) in first.adds
    assert second.changes == (("leerling", "leerlingen", 1),)
    assert history.undo(desk) is not None
    assert tree_of(desk) == {"stagedesk": 1}


def test_a_file_can_be_planned_before_it_is_imported(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "een.json"
    file.write_bytes(to_bytes(example()))
    plan = import_files.plan_file(desk, file)
    assert tree_of(desk) == {"stagedesk": 1}
    assert import_files.import_file(desk, file) == plan


def test_a_file_over_fifty_megabytes_is_not_even_read(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "groot.json"
    file.touch()
    os.truncate(file, LARGEST + 1)
    with pytest.raises(InputError, match="50 MB"):
        import_files.import_file(desk, file)


def test_a_file_that_is_not_there_is_the_worlds_fault(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"weg\.json"):
        import_files.import_file(desk, tmp_path / "weg.json")


def test_the_lock_screen_shows_the_imported_school(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    file.write_bytes(to_bytes(example()))
    import_files.import_file(desk, file)
    file.write_bytes(to_bytes({"stagedesk": 1, "school": {"phone": "010 555 01 43"}}))
    import_files.import_file(desk, file)
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
    import_files.import_file(desk, file)
    assert exported(desk) != before
    undone = history.undo(desk)
    assert undone is not None
    assert (undone.title, undone.skipped) == ("Import van dossier.json", 0)
    assert exported(desk) == before
