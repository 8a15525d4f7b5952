"""``stagedesk print``: file names, what is said and exit statuses as contract.md fixes them."""

from pathlib import Path

import pytest

from stagedesk import cli
from stagedesk.services import vault
from tests.services.printing_school import build

PASSWORD = "lange oefenzin"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("school") / "data"
    desk, _ = vault.create(folder, PASSWORD)
    desk.write("school", build)
    desk.close()
    return folder


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STAGEDESK_PASSWORD", PASSWORD)


def _print(data: Path, out: Path, *words: str) -> int:
    fixed = ["--date", "2027-05-24", "--out", str(out)]
    return cli.run(["--data", str(data), "print", *words, *fixed])


def _files(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (("beoordeling", "--student", "10001"), ["beoordeling_10001.pdf"]),
        (("intake", "--student", "10001"), ["intake_10001.pdf"]),
        (("profiel", "--student", "10001"), ["profiel_10001.pdf"]),
        (("vakantie",), ["vakantie_2026-2027.pdf"]),
        (("vakantie", "--student", "10001"), ["vakantie_10001.pdf"]),
        (("infopakket", "--student", "10001"), ["infopakket_10001.pdf"]),
        (("niet-behaald", "--student", "10002"), ["niet-behaald_10002.pdf"]),
        (("eindcertificaat", "--student", "10001"), ["eindcertificaat_10001.pdf"]),
        (
            ("deelcertificaat", "--student", "10001"),
            [f"deelcertificaat_10001_{n}.pdf" for n in range(1, 7)],
        ),
        (
            ("urenbriefje", "--student", "10002"),
            ["urenbriefje_10002_2026-W37.pdf", "urenbriefje_10002_2026-W38.pdf"],
        ),
        (
            ("urenbriefje", "--student", "10002", "--weeks", "2026-W50..2026-W51", "--blank"),
            ["urenbriefje_10002.pdf"],
        ),
        (("intake", "--blank"), ["intake_leeg.pdf"]),
        (("urenbriefje", "--blank"), ["urenbriefje_leeg.pdf"]),
        (
            ("profiel", "--class", "4B"),
            [f"profiel_{n}.pdf" for n in ("10001", "10002", "10003", "10004", "10005")],
        ),
    ],
)
def test_a_paper_has_the_file_names_of_the_contract(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    files: list[str],
) -> None:
    out = tmp_path / "nieuw" / "uit"
    assert _print(data, out, *words) == 0
    assert _files(out) == files
    assert sorted(capsys.readouterr().out.split()) == files


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("deelcertificaat", "--student", "10002"), "Yiğit Doğan"),
        (("eindcertificaat", "--student", "10002"), "Yiğit Doğan"),
        (("niet-behaald", "--student", "10001"), "Noah de Wit"),
        (("beoordeling", "--student", "10003"), "Aylin Şahin"),
        (("intake", "--student", "10003"), "Aylin Şahin"),
        (("infopakket", "--student", "10003"), "Aylin Şahin"),
    ],
)
def test_a_paper_without_ground_writes_nothing_and_says_so(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    said: str,
) -> None:
    assert _print(data, tmp_path, *words) == 0
    assert _files(tmp_path) == []
    heard = capsys.readouterr()
    assert heard.out == ""
    assert said in heard.err


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("profiel", "--student", "99999"), 1, "Leerling 99999 is er niet."),
        (("profiel", "--class", "9Z"), 1, "Klas 9Z heeft in 2026-2027 geen leerlingen."),
        (("urenbriefje", "--weeks", "2026-W60..2026-W61"), 1, "Week 60 bestaat niet in 2026."),
        (("profiel", "--school-year", "2035-2036"), 0, "niemand in 2035-2036"),
        (("urenbriefje", "--weeks", "nu"), 1, "Schrijf de weken als"),
        (("rapport",), 2, "bestaat niet"),
    ],
)
def test_what_is_wrong_is_said_in_dutch_with_its_status(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    status: int,
    said: str,
) -> None:
    assert _print(data, tmp_path, *words) == status
    assert said in capsys.readouterr().err
    assert _files(tmp_path) == []


def test_a_place_that_is_no_folder_is_refused_in_a_sentence(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "bestand"
    place.write_text("iets van de gebruiker")
    assert _print(data, place, "profiel", "--student", "10001") == 1
    assert "Traceback" not in capsys.readouterr().err
    assert place.read_text() == "iets van de gebruiker"


def test_a_text_the_letter_lacks_names_the_student_and_the_others_are_written(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _print(data, tmp_path, "vakantie", "--student", "10005") == 0
    assert _print(data, tmp_path, "intake", "--student", "10005", "--student", "10001") == 0
    assert "intake_10001.pdf" in _files(tmp_path)
    assert "intake_10005.pdf" not in _files(tmp_path)
    assert "Zoë" in capsys.readouterr().err


def test_a_text_the_letter_lacks_alone_is_status_one(data: Path, tmp_path: Path) -> None:
    assert _print(data, tmp_path, "intake", "--student", "10005") == 1
    assert _files(tmp_path) == []


def test_of_a_paper_without_a_name_the_text_that_the_letter_lacks_is_named_alone(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _print(data, tmp_path, "inzage", "--student", "10005") == 1
    said = capsys.readouterr().err
    assert "kan niet worden afgedrukt" in said
    assert all(line.startswith("'") for line in said.splitlines())


def test_the_papers_of_the_contract_are_listed_first_by_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["papers"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed[:9] == [
        "beoordeling", "intake", "urenbriefje", "deelcertificaat", "eindcertificaat",
        "niet-behaald", "profiel", "vakantie", "infopakket",
    ]  # fmt: skip
