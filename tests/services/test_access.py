"""Inzage: all of one student with the history, to read and as a file; nothing of others."""

import json
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.domain.slips import WEEKDAYS
from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.services import access, dossier_log, printing
from stagedesk.services.access_words import DEEP, blocks, is_named
from stagedesk.services.printing import Options
from stagedesk.services.transaction import Desk
from tests.exchange.example import example
from tests.services.removal_school import fill

ON = date(2027, 11, 24)


@pytest.fixture
def student(desk: Desk) -> str:
    return fill(desk)


def written(desk: Desk, key: str, folder: Path) -> dict[str, bytes]:
    file = folder / "inzage.zip"
    access.write(desk, file, key, ON)
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def test_one_file_holds_the_paper_the_dossier_and_the_history(
    desk: Desk, student: str, tmp_path: Path
) -> None:
    found = written(desk, student, tmp_path)
    assert sorted(found) == ["dossier.json", "geschiedenis.json", "inzage.pdf"]
    (only,) = read_dossier(found["dossier.json"]).students
    assert only.number == "10001"
    history = json.loads(found["geschiedenis.json"])
    newest = history[0]
    assert (newest["wat"], newest["van"], newest["naar"]) == (
        "Leerling: e-mail",
        "oud.adres@dewerf.example",
        "noor@dewerf.example",
    )
    text = text_of(found["inzage.pdf"])
    for words in ("Noor de Wit", "Ouders en verzorgers", "Weeknr 36", "Garantiebaan", "oud.adres"):
        assert words in text


def test_what_is_confidential_is_in_it_and_the_screen_says_so(
    desk: Desk, student: str, tmp_path: Path
) -> None:
    assert "Ruzie in de pauze" in text_of(written(desk, student, tmp_path)["inzage.pdf"])
    assert "vertrouwelijke" in access.WARNING
    assert "niet versleuteld" in access.WARNING


def test_nothing_of_other_students_or_of_others_numbers_is_in_it(
    desk: Desk, student: str, tmp_path: Path
) -> None:
    found = written(desk, student, tmp_path)
    dossier = json.loads(found["dossier.json"])
    people = [one for company in dossier["companies"] for one in company.get("supervisors", [])]
    assert people
    assert all(set(one) == {"id", "name"} for one in people)
    assert not any("phone" in one or "contacts" in one for one in dossier["companies"])
    assert not any("phone" in one for one in dossier["staff"])
    whole = b"".join(content for name, content in found.items() if name != "inzage.pdf")
    assert "Öz".encode() not in whole
    assert "Öz" not in text_of(found["inzage.pdf"])


def test_twice_the_same_is_the_same_bytes(desk: Desk, student: str, tmp_path: Path) -> None:
    one, two = tmp_path / "een.zip", tmp_path / "twee.zip"
    access.write(desk, one, student, ON)
    access.write(desk, two, student, ON)
    assert one.read_bytes() == two.read_bytes()


def test_who_is_gone_is_said(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        access.write(desk, tmp_path / "x.zip", "0" * 32, ON)
    assert list(tmp_path.glob("*.zip")) == []


def test_every_value_of_the_file_is_on_the_paper() -> None:
    """Nothing that a user entered is missing, whatever words the paper has for it."""
    student = example()["students"][0]
    found = "\n".join(
        f"{label}\n{text}" for block in blocks(student, {}) for label, text in block.rows
    )
    skipped = {"basis", "content", "closed", "signatures", "school_year"}

    def values(tree: object) -> list[str]:
        if isinstance(tree, dict):
            return [v for key, one in tree.items() if key not in skipped for v in values(one)]
        if isinstance(tree, list):
            return [v for one in tree for v in values(one)]
        plain = isinstance(tree, str) and not tree.replace("-", "").replace(":", "").isdigit()
        return [tree] if plain and " " in str(tree) else []

    texts = values(student)
    assert len(texts) > 60
    assert [text for text in texts if text not in found] == []


def test_a_new_row_of_the_history_says_which_one_it_is(desk: Desk, student: str) -> None:
    lines = desk.read(dossier_log.lines, student)
    said = {(line.what, line.new) for line in lines}
    assert ("Contact in de nazorg: nieuw", "18 oktober 2027") in said
    assert ("Doel: nieuw", "Ik kom op tijd") in said


def test_every_key_of_the_file_has_dutch_words() -> None:
    """Who adds a key to the dossier file gives it a field of a form, or words here."""
    without: set[str] = set()

    def walk(record: dict[str, Any], kind: str) -> None:
        for key, value in record.items():
            if key not in DEEP and not is_named(kind, key):
                without.add(f"{kind}.{key}")
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict) and key not in ("basis", "timetable"):
                    walk(one, "days" if key in WEEKDAYS else key)

    for one in example()["students"]:
        walk(one, "student")
    assert without == set()


def test_it_prints_too_with_a_document_for_each(desk: Desk, student: str) -> None:
    other = desk.read(lambda s: s.query(m.Student).filter_by(number="10002").one().key)
    made = desk.read(printing.gather, "inzage", (student, other), Options(on=ON))
    assert [one.file for one in made.documents] == ["inzage_10001.pdf", "inzage_10002.pdf"]
    assert "Şahin" in text_of(made.documents[1].render())
