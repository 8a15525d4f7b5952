"""Files from outside that are too large, names that would be paths, and what stays behind."""

import tempfile
import time
import zipfile
from pathlib import Path

import pytest

from stagedesk import cli
from stagedesk import models as m
from stagedesk.services import printing, vault
from tests.contract_desk import CommandLine
from tests.services.printing_school import TODAY, build

PASSWORD = "lange oefenzin"
DAY = ["--date", TODAY.isoformat()]
#: Names that a file system, a shell or a spreadsheet would take for something else.
ODD = ("../../../weg", "..\\..\\weg", "/tmp/weg", "C:\\weg", "=cmd|' /C calc'!A0", "a/b")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that nothing else uses."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The class of the papers, with odd names; the beginning of every command."""
    monkeypatch.setenv("STAGEDESK_PASSWORD", PASSWORD)
    desk, _ = vault.create(tmp_path / "data", PASSWORD)
    keys = desk.write("school", build)

    def rename(session: object) -> None:
        companies = session.query(m.Company).all()  # type: ignore[attr-defined]
        for company, name in zip(companies, ODD, strict=False):
            company.name = name
        for key, name in zip(keys.students.values(), ODD, strict=False):
            session.get_one(m.Student, key).last_name = name  # type: ignore[attr-defined]
        for year, name in zip(
            session.query(m.Enrollment).all(),  # type: ignore[attr-defined]
            ODD,
            strict=False,
        ):
            year.school_class = name

        for talk in session.query(m.Intake):  # type: ignore[attr-defined]
            talk.outcome = "start"

    desk.write("namen", rename)
    desk.close()
    return ["--data", str(tmp_path / "data")]


def sparse(file: Path, size: int) -> Path:
    """A file that claims a size without taking the disk."""
    with file.open("wb") as out:
        out.truncate(size)
    return file


@pytest.mark.parametrize("name", ["alles.json", "lijst.xlsx", "lijst.csv"])
def test_a_file_of_200_megabytes_is_refused_by_its_size(
    line: CommandLine, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = sparse(tmp_path / name, 200_000_000)
    began = time.monotonic()
    assert cli.run(["--data", str(line.folder), "import", str(file)]) == 1
    assert "groter dan 50 MB" in capsys.readouterr().err
    assert time.monotonic() - began < 5


def test_a_workbook_that_unpacks_to_gigabytes_is_refused_by_what_it_claims(
    line: CommandLine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bom.xlsx"
    block = b"<c/>" * 5_000_000
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", block)
    assert file.stat().st_size < 1_000_000
    assert cli.run(["--data", str(line.folder), "import", str(file)]) == 1
    assert "veel te groot" in capsys.readouterr().err


def test_every_paper_of_oddly_named_people_stays_in_its_folder_and_leaves_nothing_behind(
    school: list[str], tmp_path: Path, temporary: Path
) -> None:
    outside = {path for path in tmp_path.rglob("*") if (tmp_path / "data") not in path.parents}
    out = tmp_path / "uit"
    for paper in printing.names():
        # A paper that has nothing to print says so, and is no fault.
        assert cli.run([*school, "print", paper, "--out", str(out), *DAY]) in (0, 1)
        assert list(temporary.iterdir()) == []
    found = {path for path in tmp_path.rglob("*") if (tmp_path / "data") not in path.parents}
    assert all(path == out or out in path.parents for path in found - outside)
    made = [path.name for path in out.rglob("*") if path.is_file()]
    assert len(made) > 20
    assert not [name for name in made if name.startswith(".")]


def test_exports_leave_nothing_behind_either(
    school: list[str], tmp_path: Path, temporary: Path
) -> None:
    out = tmp_path / "uit"
    out.mkdir()
    for command in (
        ["export", str(out / "alles.json")],
        ["export-list", "magister", "--out", str(out / "a.xlsx"), *DAY],
        ["export-list", "profijt", "--out", str(out / "a.csv"), *DAY],
        ["export-list", "certificaten", "--out", str(out / "certificaten"), *DAY],
        ["backup", str(out)],
    ):
        assert cli.run([*school, *command]) == 0
        assert list(temporary.iterdir()) == []
    assert not [path for path in out.rglob("*") if path.name.startswith(".")]
    text = (out / "a.csv").read_text("utf-8-sig")
    assert "\"'=cmd" in text


def test_a_list_that_was_read_leaves_nothing_behind(
    school: list[str], tmp_path: Path, temporary: Path
) -> None:
    file = tmp_path / "lijst.xlsx"
    assert cli.run([*school, "export-list", "magister", "--out", str(file), *DAY]) == 0
    assert cli.run([*school, "import", str(file), "--school-year", "2026-2027"]) in (0, 1)
    assert list(temporary.iterdir()) == []
