"""``stagedesk without`` and ``stagedesk internal``, in words and as JSON."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from stagedesk import cli
from stagedesk.services import internal_planning, vault, without_placement
from stagedesk.services.transaction import Desk
from tests.services.dossiers import put
from tests.services.test_internal import GIVEN, ON, YEAR, pupil
from tests.services.test_without_placement import enrolled, student

PASSWORD = "lange oefenzin"


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk to fill; the command line opens its folder once it is closed."""
    monkeypatch.setenv("STAGEDESK_PASSWORD", PASSWORD)
    desk, _ = vault.create(tmp_path / "data", PASSWORD)
    yield desk
    desk.close()


def run(desk: Desk, *words: str) -> int:
    desk.close()
    return cli.run(["--data", str(desk.folder), *words, "--date", "2026-11-24"])


def test_who_is_without_a_placement(filled: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    put(filled, {"stagedesk": 1, "students": [student("7", "Anna", enrolled())]})
    (row,) = filled.read(without_placement.list_rows, YEAR, ON)
    for field, value in (("doing", "ill"), ("next_step", "Bellen"), ("next_on", "1-12")):
        filled.write("a", without_placement.note, row.enrollment_key, field, value, ON)
    assert run(filled, "without") == 0
    assert capsys.readouterr().out == (
        "7 Anna Bos: sinds 31-08-2026 (85 dagen); is ziek; volgende stap: Bellen (01-12-2026)\n"
    )
    assert run(filled, "without", "--json") == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "student": "7",
            "since": "2026-08-31",
            "days": 85,
            "ready": None,
            "why": None,
            "doing": "ill",
            "next_step": "Bellen",
            "next_on": "2026-12-01",
        }
    ]
    assert run(filled, "without", "--class", "4Z") == 0
    assert capsys.readouterr().out == "Iedereen heeft een plek.\n"


def test_groups_of_the_internal_stage(filled: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    put(filled, {"stagedesk": 1, "students": [pupil(n, "1A") for n in range(8)]})
    filled.write("rooster", internal_planning.make, YEAR, GIVEN, ON)
    put(filled, {"stagedesk": 1, "students": [pupil(9, "1A")]})
    assert run(filled, "internal") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Groep 1, dinsdag 8:30"
    assert lines[1].startswith("  Facilitair, Groen, Horeca")
    assert lines[-1] == "Let op: Leerling09 Bos zit in geen groep."
    assert run(filled, "internal", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["rounds"][0] == ["2026-W36", "2026-W37", "2026-W38", "2026-W39"]
    assert found["groups"][0]["weekday"] == "tue"
    assert found["groups"][0]["students"] == [str(n) for n in range(8)]
    assert found["without_group"] == ["9"]
    assert found["doubts"] == []


def test_without_groups_it_says_so(filled: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(filled, "internal") == 0
    assert "nog geen groepen" in capsys.readouterr().out
