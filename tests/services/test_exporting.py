"""Exporting dossiers from a real encrypted database: whole, canonical, or of some students."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from stagedesk import models as m
from stagedesk.domain.problem import DeskError, InputError
from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.exchange.dossier_writer import write_dossier
from stagedesk.models.history import current_clock
from stagedesk.services.exporting import export_file, gather_dossier
from stagedesk.services.import_files import import_file
from stagedesk.services.importing import import_dossier
from stagedesk.services.transaction import Desk
from tests.exchange.example import example, to_bytes


@pytest.fixture
def school(desk: Desk) -> Desk:
    """A database that holds the example, with a colleague and a company that nobody names."""
    tree = example()
    tree["staff"].append({"name": "Bram Jansen", "email": "bram2@dewerf.example"})
    tree["students"][0]["enrollments"][0]["jobcoach"] = "Bram Jansen <b.jansen@dewerf.example>"
    tree["companies"].append({"id": "c3", "name": "Garage Zuid"})
    desk.write("import", import_dossier, read_dossier(to_bytes(tree)))
    return desk


def exported(desk: Desk, file: Path, *numbers: str) -> Any:
    export_file(desk, file, numbers or None)
    return json.loads(file.read_bytes())


def test_everybody_comes_with_the_school_and_all_staff_and_companies(
    school: Desk, tmp_path: Path
) -> None:
    tree = exported(school, tmp_path / "alles.json")
    assert [one["number"] for one in tree["students"]] == ["10001", "10002"]
    assert len(tree["staff"]) == 3
    assert [one["name"] for one in tree["companies"]] == [
        "De Werf",
        "Garage Zuid",
        "Lunchroom Kade",
    ]
    assert tree["school"]["short_name"] == "DW"
    assert tree["calendar"][0]["school_year"] == "2026-2027"


def test_some_students_come_with_only_who_they_name(school: Desk, tmp_path: Path) -> None:
    tree = exported(school, tmp_path / "noor.json", "10001")
    assert [one["number"] for one in tree["students"]] == ["10001"]
    assert [(one["name"], one.get("email")) for one in tree["staff"]] == [
        ("Bram Jansen", "b.jansen@dewerf.example"),
        ("Ellen Mulder", None),
    ]
    assert [one["name"] for one in tree["companies"]] == ["De Werf", "Lunchroom Kade"]
    assert "school" not in tree
    alone = exported(school, tmp_path / "sahin.json", "10002")
    assert set(alone) == {"stagedesk", "students", "meetings", "internal"}
    # Of what concerns students together only what is about this one: no notes, nobody else.
    assert alone["meetings"] == [
        {
            "school_year": "2026-2027",
            "on": "2026-09-08",
            "kind": "placement",
            "entries": [{"student": "10002", "since": "2026-09-01"}],
        }
    ]
    assert "10001" not in json.dumps(alone["internal"])


def test_staff_are_named_with_their_email_only_where_the_file_needs_it(
    school: Desk, tmp_path: Path
) -> None:
    whole = exported(school, tmp_path / "alles.json")
    assert (
        whole["students"][0]["enrollments"][0]["jobcoach"]
        == "Bram Jansen <b.jansen@dewerf.example>"
    )
    some = exported(school, tmp_path / "noor.json", "10001")
    assert some["students"][0]["enrollments"][0]["jobcoach"] == "Bram Jansen"


@pytest.mark.parametrize("numbers", [(), ("10001",), ("10002",), ("10002", "10001")])
def test_exported_imported_elsewhere_and_exported_again_it_is_the_same_bytes(
    school: Desk, empty_folder: Path, tmp_path: Path, numbers: tuple[str, ...]
) -> None:
    import shutil

    from stagedesk.services import vault
    from tests.services.conftest import PASSWORD

    shutil.copytree(empty_folder, tmp_path / "elders")
    other = vault.unlock(tmp_path / "elders", PASSWORD)
    try:
        export_file(school, tmp_path / "een.json", numbers or None)
        import_file(other, tmp_path / "een.json")
        export_file(other, tmp_path / "twee.json", numbers or None)
    finally:
        other.close()
    assert (tmp_path / "een.json").read_bytes() == (tmp_path / "twee.json").read_bytes()


def test_unknown_students_are_all_named_and_no_file_is_written(
    school: Desk, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        export_file(school, tmp_path / "weg.json", ["10001", "99998", "99999"])
    assert ["99998" in p.text or "99999" in p.text for p in caught.value.problems] == [True, True]
    assert not (tmp_path / "weg.json").exists()


def test_a_folder_that_is_not_there_is_the_worlds_fault(school: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="andere map"):
        export_file(school, tmp_path / "geen" / "weg.json")


def test_the_number_of_students_is_told(school: Desk, tmp_path: Path) -> None:
    assert export_file(school, tmp_path / "alles.json") == 2
    assert export_file(school, tmp_path / "een.json", ["10002", "10002"]) == 1


def test_queries_do_not_grow_with_the_students(school: Desk) -> None:
    def queries() -> int:
        count = 0

        def counted(*_: Any) -> None:
            nonlocal count
            count += 1

        with school.store.reading() as session:
            engine = session.get_bind()
            event.listen(engine, "before_cursor_execute", counted)
            gather_dossier(session)
            event.remove(engine, "before_cursor_execute", counted)
        return count

    few = queries()
    tree = example()
    for number in range(20):
        tree["students"].append(
            {**tree["students"][0], "number": f"2{number:04}", "enrollments": [
                {**tree["students"][0]["enrollments"][0], "certificates": []}
            ]}
        )  # fmt: skip
    tree["students"] = tree["students"][2:]
    tree["meetings"] = tree["internal"] = []
    tree["students"][0]["enrollments"][0]["jobcoach"] = None
    for student in tree["students"]:
        student["enrollments"][0]["jobcoach"] = "Ellen Mulder"
    school.write("import", import_dossier, read_dossier(to_bytes(tree)))
    assert queries() == few


def test_a_supervisor_who_was_removed_is_still_named_where_a_placement_names_her(
    school: Desk,
) -> None:
    before = write_dossier(school.read(gather_dossier))

    def remove(session: Any) -> None:
        for row in session.execute(select(m.Supervisor)).scalars():
            row.removed = current_clock(session)

    school.write("weg", remove)
    assert write_dossier(school.read(gather_dossier)) == before


def test_a_company_that_undo_removed_is_still_named_where_a_placement_names_it(
    school: Desk,
) -> None:
    def remove(session: Any) -> None:
        for row in session.execute(select(m.Company)).scalars():
            row.removed = current_clock(session)

    school.write("weg", remove)
    companies = school.read(gather_dossier).companies
    assert sorted(company.name for company in companies) == ["De Werf", "Lunchroom Kade"]
    assert all(company.supervisors for company in companies)


def test_tombstones_are_not_exported(school: Desk) -> None:
    def remove(session: Any) -> None:
        for row in session.execute(select(m.SlipDay)).scalars():
            row.removed = current_clock(session)

    school.write("weg", remove)
    student = school.read(gather_dossier, ["10001"]).students[0]
    assert all(not slip.days for slip in student.enrollments[0].placements[1].slips)


def test_an_export_that_no_import_takes_is_not_written_and_says_whose_fault_it_is(
    school: Desk, tmp_path: Path
) -> None:
    def rename(session: Any) -> None:
        for row in session.execute(select(m.Guardian)).scalars():
            row.name = "Anna de Wit"

    school.write("dubbel", rename)
    with pytest.raises(InputError) as caught:
        export_file(school, tmp_path / "alles.json")
    assert [problem.field for problem in caught.value.problems] == [
        "",
        "students[0].guardians[1].name",
    ]
    assert "10001" in caught.value.problems[1].text
    assert not (tmp_path / "alles.json").exists()
