"""``stagedesk support``: the step of every student, in words and as JSON."""

import json
from datetime import date
from pathlib import Path

import pytest

from stagedesk import cli
from stagedesk.services import support, vault
from tests.services.slip_school import Keys, add_student

PASSWORD = "lange oefenzin"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STAGEDESK_PASSWORD", PASSWORD)
    desk, _ = vault.create(tmp_path / "data", PASSWORD)
    keys = Keys()

    def fill(session) -> None:
        add_student(session, keys, ("Noah", "de", "Wit"))
        add_student(session, keys, ("Aylin", None, "Şahin"))
        support.move(session, keys.students["Noah"], 3, date(2026, 11, 2))

    desk.write("School", fill)
    desk.close()
    return tmp_path / "data"


def _run(data: Path, *words: str) -> int:
    return cli.run(["--data", str(data), "support", "--date", "2026-11-24", *words])


def test_every_student_is_named_with_the_step(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(data) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert "10001 Noah de Wit: 3. Jobanalyse sinds 02-11-2026; SVA2 0 dagen" in lines
    assert "10002 Aylin Şahin: nog niet begonnen; SVA2 0 dagen" in lines


def test_as_json_it_is_a_list_by_student_number(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(data, "--json", "--student", "10001") == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "student": "10001",
            "school_year": "2026-2027",
            "step": 3,
            "since": "2026-11-02",
            "dropped_out": False,
            "sva2_days": 0,
        }
    ]


def test_an_unknown_student_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(data, "--student", "99999") == 1
    assert "99999" in capsys.readouterr().err
