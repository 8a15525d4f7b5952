"""Lists for Magister, Profijt and the upload of certificates, on a real encrypted file."""

import csv
import datetime as dt
import io
import tempfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from stagedesk import cli
from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import export_lists, vault
from stagedesk.services.gathering import Options
from stagedesk.services.transaction import Desk
from tests.services.conftest import PASSWORD
from tests.services.printing_school import TODAY, build
from tests.services.slip_school import YEAR, Keys

OPTIONS = Options(TODAY, YEAR)


@pytest.fixture
def keys(desk: Desk) -> Keys:
    return desk.write("school", build)


def table(desk: Desk, keys: Keys, name: str) -> export_lists.Table:
    return desk.read(export_lists.table, name, tuple(keys.students.values()), OPTIONS)


def test_magister_has_a_row_a_student_with_the_grade_of_each_moment(desk: Desk, keys: Keys) -> None:
    made = table(desk, keys, "magister")
    assert made.headers == (
        "Leerlingnummer", "Naam", "Klas",
        "BO 1 stagecijfer", "BO 2 stagecijfer", "BO 3 stagecijfer",
    )  # fmt: skip
    assert [row[0] for row in made.rows] == ["10001", "10002", "10003", "10004", "10005"]
    noah = [str(cell) if cell is not None else None for cell in made.rows[0]]
    assert noah == ["10001", "Noah de Wit", "4B", "8.0", "8.0", None]


def test_the_grade_that_the_jobcoach_entered_is_the_one_that_goes(desk: Desk, keys: Keys) -> None:
    def enter(session: object) -> None:
        for form in session.query(m.Moment).filter_by(placement_key=keys.placements["Noah"]):  # type: ignore[attr-defined]
            form.grade = 91 if form.moment == 1 else None

    desk.write("cijfer", enter)
    assert str(table(desk, keys, "magister").rows[0][3]) == "9.1"


def test_profijt_says_hours_certificates_and_what_is_missing(desk: Desk, keys: Keys) -> None:
    made = table(desk, keys, "profijt")
    noah, yigit = (dict(zip(made.headers, row, strict=True)) for row in made.rows[:2])
    assert noah["Uren behaald"] is True
    assert (noah["Deelcertificaat 6"], noah["Eindcertificaat"]) == ("behaald", "behaald")
    assert noah["Wat nog mist"] is None
    assert yigit["Uren behaald"] is False
    assert "uur" in str(yigit["Wat nog mist"])


def test_chosen_columns_and_their_order_are_remembered(desk: Desk, keys: Keys) -> None:
    desk.write("", export_lists.remember_columns, "magister", ["bo2", "number", "weg"])
    made = table(desk, keys, "magister")
    assert made.headers == ("BO 2 stagecijfer", "Leerlingnummer")
    assert table(desk, keys, "profijt").headers[0] == "Leerlingnummer"
    desk.write("", export_lists.remember_columns, "magister", [])
    assert len(table(desk, keys, "magister").headers) == 6


def test_every_column_that_is_offered_can_be_filled(desk: Desk, keys: Keys) -> None:
    every = [key for key, _ in desk.read(export_lists.offered, YEAR)]
    assert len(every) == len(set(every))
    desk.write("", export_lists.remember_columns, "profijt", every)
    made = table(desk, keys, "profijt")
    assert len(made.headers) == len(every)
    for suffix in export_lists.SUFFIXES:
        assert export_lists.written(made, suffix)


def test_the_two_files_say_the_same(desk: Desk, keys: Keys, tmp_path: Path) -> None:
    whom = tuple(keys.students.values())
    for suffix in export_lists.SUFFIXES:
        said = export_lists.write(desk, "magister", whom, OPTIONS, tmp_path / f"lijst{suffix}")
        assert said.endswith("met 5 leerlingen.")
    book = load_workbook(tmp_path / "lijst.xlsx")
    in_book = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    text = (tmp_path / "lijst.csv").read_text("utf-8-sig")
    in_csv = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert [row[:3] for row in in_book] == [row[:3] for row in in_csv]
    assert (in_book[1][3], in_csv[1][3]) == (8, "8,0")


def test_another_ending_is_refused_before_anything_is_read(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.xlsx of \.csv"):
        export_lists.write(desk, "magister", (), OPTIONS, tmp_path / "lijst.ods")


def test_certificates_go_to_a_folder_by_student_number_with_their_list(
    desk: Desk, keys: Keys, tmp_path: Path
) -> None:
    whom = tuple(keys.students.values())
    said, _ = export_lists.write_certificates(desk, whom, OPTIONS, tmp_path / "uit")
    names = sorted(file.name for file in (tmp_path / "uit").iterdir())
    pdfs = [name for name in names if name.endswith(".pdf")]
    parts = [f"10001_deelcertificaat-{number}.pdf" for number in range(1, 7)]
    assert pdfs == [*parts, "10001_eindcertificaat.pdf"]
    assert "7 certificaten" in said
    text = (tmp_path / "uit" / f"certificaten_{YEAR}.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert [row[-1] for row in rows[1:]] == pdfs
    assert rows[1][:4] == ["10001", "Noah de Wit", "4B", "Deelcertificaat 1"]


def test_who_has_no_certificate_gives_a_sentence_and_no_folder(
    desk: Desk, keys: Keys, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="al een certificaat"):
        export_lists.write_certificates(desk, (keys.students["Aylin"],), OPTIONS, tmp_path / "uit")
    assert not (tmp_path / "uit").exists()


def test_the_command_line_writes_the_same_list_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, _ = vault.create(tmp_path / "data", PASSWORD)
    desk.write("school", build)
    desk.close()
    monkeypatch.setenv("STAGEDESK_PASSWORD", PASSWORD)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    head = ["--data", str(tmp_path / "data"), "export-list"]
    day = ["--date", dt.date.isoformat(TODAY)]
    file = tmp_path / "magister.xlsx"
    assert cli.run([*head, "magister", "--out", str(file), "--student", "10002", *day]) == 0
    assert "1 leerling." in capsys.readouterr().out
    assert cli.run([*head, "certificaten", "--out", str(tmp_path / "uit"), *day]) == 0
    assert cli.run([*head, "magister", "--out", str(tmp_path / "lijst.doc"), *day]) == 1
    assert cli.run([*head, "iets", "--out", str(file), *day]) == 2
    assert load_workbook(file).worksheets[0]["A2"].value == "10002"
    assert list((tmp_path / "tmp").iterdir()) == []
