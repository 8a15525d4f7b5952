"""Inzage and removal without a window: what is listed, what goes, and what is refused."""

import zipfile
from pathlib import Path

from tests.contract_desk import CommandLine
from tests.exchange.example import example, to_bytes

GONE = "2030-01-01"


def filled(line: CommandLine) -> None:
    assert line.put(to_bytes(example())) == (0, "")


def test_the_whole_of_a_student_goes_into_one_file(line: CommandLine, tmp_path: Path) -> None:
    filled(line)
    file = tmp_path / "inzage.zip"
    status, _, warning = line.run("export", file, "--student", "10001", "--with-history")
    assert status == 0
    assert "vertrouwelijke" in warning
    assert sorted(zipfile.ZipFile(file).namelist()) == [
        "dossier.json", "geschiedenis.json", "inzage.pdf",
    ]  # fmt: skip


def test_an_inzage_is_of_one_student(line: CommandLine, tmp_path: Path) -> None:
    filled(line)
    file = tmp_path / "inzage.zip"
    assert line.run("export", file, "--with-history")[0] == 2
    assert line.run("export", file, "--student", "99999", "--with-history")[0] == 1
    assert not file.exists()


def test_who_may_go_is_listed_and_goes_only_with_the_word(line: CommandLine) -> None:
    filled(line)
    assert line.listed("retention", "--date", "2029-09-01") == []
    (one,) = line.listed("retention", "--date", GONE)
    assert one == {
        "student": "10001",
        "left_on": "2027-07-16",
        "since": "2029-07-16",
        "extent": "dossier",
    }
    assert "dossier, behalve inschrijving en verzuim" in line.run("retention", "--date", GONE)[1]
    asked = ("remove", "--student", "10001", "--date", GONE)
    assert line.run(*asked)[0] == 1
    assert line.run(*asked, "--confirm", "ja")[0] == 1
    assert line.run("remove", "--date", GONE)[0] == 2
    status, report, look = line.run(*asked, "--confirm", "verwijderen")
    assert status == 0
    assert "Kijk na: Noor: Overleg van 8 september 2026" in look
    assert "Kopieën op andere sticks of laptops kent Stagedesk niet" in look
    assert "  Overleg van 8 september 2026" in report
    assert "1 leerling" in report
    assert "Noor" not in report
    assert line.listed("retention", "--date", GONE) == []


def test_before_its_time_a_student_goes_only_whole(line: CommandLine, tmp_path: Path) -> None:
    filled(line)
    asked = ("remove", "--student", "10002", "--confirm", "verwijderen")
    status, _, refused = line.run(*asked)
    assert status == 1
    assert "--whole" in refused
    assert line.run(*asked, "--whole")[0] == 0
    assert line.run("export", tmp_path / "uit.json", "--student", "10002")[0] == 1
