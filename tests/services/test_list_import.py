"""Lists of students and companies into a real encrypted file, by `stagedesk import`."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select

from stagedesk import cli
from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.exchange.spreadsheets import write_xlsx
from stagedesk.services import import_files, list_import, vault
from stagedesk.services.importing import summary
from stagedesk.services.transaction import Desk
from tests.services.conftest import PASSWORD
from tests.services.dossiers import tree_of

YEAR = "2026-2027"
HEADERS = ("Leerlingnummer", "Voornaam", "Achternaam", "Geboortedatum", "Klas", "Jobcoach")


def students(file: Path, *rows: tuple[object, ...]) -> Path:
    file.write_bytes(write_xlsx("Leerlingen", HEADERS, rows))  # type: ignore[arg-type]
    return file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return students(
        tmp_path / "klas.xlsx",
        ("10001", "Noor", "Şimşek", dt.date(2010, 5, 17), "3A", "Marijke Groot"),
        ("10002", "Łukasz", "Wójcik", None, "4B", None),
    )


def test_a_list_adds_students_and_a_second_time_leaves_them(desk: Desk, file: Path) -> None:
    plan = import_files.plan_file(desk, file, YEAR)
    assert "2 leerlingen" in summary(plan)
    assert tree_of(desk) == {"stagedesk": 1}
    (done,) = import_files.import_files(desk, [file], school_year=YEAR)
    assert done == plan
    noor, lukasz = tree_of(desk)["students"]
    assert (noor["birth_date"], noor["enrollments"][0]["jobcoach"]) == (
        "2010-05-17",
        "Marijke Groot",
    )
    assert lukasz["enrollments"] == [{"school_year": YEAR, "grade_year": 4, "school_class": "4B"}]
    (again,) = import_files.import_files(desk, [file], school_year=YEAR)
    assert (again.adds, again.changes) == ((), ())


def test_a_list_changes_what_it_names_and_leaves_the_rest(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    import_files.import_files(desk, [file], school_year=YEAR)
    newer = students(tmp_path / "later.xlsx", ("10001", None, "Şimşek", None, "3B", None))
    (plan,) = import_files.import_files(desk, [newer], school_year=YEAR)
    assert ("leerling", "leerlingen", 1) in plan.leaves
    noor = tree_of(desk)["students"][0]
    assert (noor["first_name"], noor["enrollments"][0]["school_class"]) == ("Noor", "3B")


def test_a_fault_in_one_row_keeps_the_whole_list_out(desk: Desk, tmp_path: Path) -> None:
    broken = students(
        tmp_path / "klas.xlsx",
        ("10001", "Noor", "Şimşek", "31-2-2010", "3A", None),
        ("10002", "Łukasz", "Wójcik", None, "4B", None),
        ("10003", None, "Zonder", None, "4B", None),
    )
    with pytest.raises(InputError) as caught:
        import_files.import_files(desk, [broken], school_year=YEAR)
    assert [p.field for p in caught.value.problems] == ["rij 2, kolom D (Geboortedatum)"]
    assert tree_of(desk) == {"stagedesk": 1}
    students(broken, ("10003", None, "Zonder", None, "4B", None))
    plan = import_files.plan_file(desk, broken, YEAR)
    assert [(fault.field, fault.text) for fault in plan.faults] == [
        ("rij 2", "Voornaam ontbreekt. Vul het in, of kies welke kolom het is.")
    ]
    with pytest.raises(InputError, match="rij 2"):
        import_files.import_files(desk, [broken], school_year=YEAR)


def test_two_staff_of_one_name_are_named_by_row_and_column(desk: Desk, file: Path) -> None:
    def twins(session: object) -> None:
        for email in ("a@school.example", "b@school.example"):
            session.add(m.Staff(name="Marijke Groot", role="jobcoach", email=email))  # type: ignore[attr-defined]

    desk.write("tweeling", twins)
    plan = import_files.plan_file(desk, file, YEAR)
    assert [fault.field for fault in plan.faults] == ["rij 2, kolom F (Jobcoach)"]


def test_the_user_gives_a_column_another_meaning(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text("code;bijnaam;Achternaam\r\n10001;Noor;Jansen\r\n", "utf-8")
    listing = list_import.look(file)
    assert listing.lacks == "Leerlingnummer"
    meant = list_import.with_columns(
        listing, ("student.number", "student.first_name", "student.last_name")
    )
    source = list_import.read(desk, meant, YEAR)
    import_files.import_sources(desk, [file], [source])
    assert tree_of(desk)["students"][0]["first_name"] == "Noor"


def test_the_command_line_takes_lists_beside_each_other(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STAGEDESK_PASSWORD", PASSWORD)
    data = str(tmp_path / "data")
    assert cli.run(["--data", data, "init"]) == 0
    companies = tmp_path / "bedrijven.csv"
    companies.write_text(
        "Bedrijf;Postcode;Contactpersoon;Branche\r\nBakkerij Jansen;3011ab;Joost;Horeca\r\n",
        "utf-8",
    )
    both = ["--data", data, "import", str(file), str(companies), "--school-year", YEAR]
    assert cli.run(both) == 0
    said = capsys.readouterr().out
    assert "klas.xlsx: nieuw: 1 medewerker, 2 leerlingen" in said
    assert "bedrijven.csv: nieuw: 1 bedrijf, 1 begeleider" in said
    companies.write_text("Bedrijf;Postcode\r\nBakkerij Jansen;301\r\n", "utf-8")
    assert cli.run(both) == 1
    assert "bedrijven.csv: rij 2, kolom B (Postcode): Schrijf een postcode" in (
        capsys.readouterr().err
    )
    desk = vault.unlock(tmp_path / "data", PASSWORD)
    with desk.store.reading() as session:
        assert session.execute(select(m.Company.postcode)).scalars().all() == ["3011 AB"]
    desk.close()
