"""``stagedesk matching``: the companies for one student with every reason, in words and as JSON."""

import json
from pathlib import Path

import pytest

from stagedesk import cli
from stagedesk.services import vault
from tests.services.slip_school import Keys, add_company, add_student

PASSWORD = "lange oefenzin"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STAGEDESK_PASSWORD", PASSWORD)
    desk, _ = vault.create(tmp_path / "data", PASSWORD)

    def fill(session) -> None:
        full, _guide = add_company(session, "Lunchroom Kade", "Elif Öz")
        full.places = 0
        add_company(session, "Garage Łąka", "Joost van Vliet")
        add_student(session, Keys(), ("Noah", "de", "Wit"))

    desk.write("School", fill)
    desk.close()
    return tmp_path / "data"


def _run(data: Path, *words: str) -> int:
    return cli.run(["--data", str(data), "matching", "--date", "2026-11-24", *words])


def test_the_best_company_comes_first_with_its_reasons(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(data, "--student", "10001") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Garage Łąka (Rotterdam): past",
        "Lunchroom Kade (Rotterdam): nu niet",
        "  - vol: 0 van 0 bezet",
    ]


def test_as_json_reasons_stand_by_weight(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(data, "--student", "10001", "--json") == 0
    assert json.loads(capsys.readouterr().out)[1] == {
        "company": "Lunchroom Kade",
        "city": "Rotterdam",
        "fits": False,
        "against": ["vol: 0 van 0 bezet"],
        "doubt": [],
        "good": [],
    }


def test_a_year_without_enrollment_says_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(data, "--student", "10001", "--school-year", "2025-2026") == 0
    assert "niet ingeschreven" in capsys.readouterr().out


def test_an_unknown_student_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(data, "--student", "99999") == 1
    assert "99999" in capsys.readouterr().err
