"""Walks through 'Gegevens': a file in and back out, a broken one, a backup and putting it back."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from stagedesk.services import backup, exporting, forms, import_files, vault
from stagedesk.services.import_files import plan_file
from stagedesk.ui import gate as gate_module
from stagedesk.ui.app import Shell
from stagedesk.ui.buttons import Button
from stagedesk.ui.lock_screen import LockScreen
from stagedesk.ui.main_window import MainWindow
from stagedesk.ui.settings_data import DataPart
from tests.ui.conftest import PASSWORD, TODAY, School

LEFT = Qt.MouseButton.LeftButton
DOSSIER = {
    "stagedesk": 1,
    "companies": [
        {"id": "c1", "name": "Grand Café 't Łódzki Brood & Banket Zuidplein", "city": "R"}
    ],
    "students": [
        {"number": "20001", "first_name": "Noor", "last_name": "Şimşek"},
        {"number": "10002", "first_name": "Aylin", "last_name": "Şahin", "city": "Rotterdam"},
    ],
}


@pytest.fixture
def shell(school: School, qtbot: QtBot) -> Shell:
    result = Shell(school.folder, lambda: TODAY)
    qtbot.addWidget(result)
    result.resize(911, 460)
    result.show()
    result.open_desk(school.gate.desk, school.keys["jobcoach"])
    qtbot.waitExposed(result)
    result.activateWindow()
    return result


@pytest.fixture
def main(shell: Shell) -> MainWindow:
    assert shell.main is not None
    return shell.main


@pytest.fixture
def part(main: MainWindow) -> DataPart:
    main.open_settings("Gegevens")
    return _part(main)


def _part(main: MainWindow) -> DataPart:
    part = main.page().part()  # type: ignore[union-attr]
    assert isinstance(part, DataPart)
    return part


def _picks(monkeypatch: pytest.MonkeyPatch, dialog: str, answer: Path) -> None:
    """The system's own dialog is no part of the window: it answers at once."""
    chosen = str(answer) if dialog == "getExistingDirectory" else (str(answer), "")
    monkeypatch.setattr(QFileDialog, dialog, lambda *_args: chosen)


def _numbers(main: MainWindow) -> list[str]:
    dossier = main.gate.read(exporting.gather_dossier)
    return [student.number for student in dossier.students]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    result = tmp_path / "Overdracht.json"
    result.write_text(json.dumps(DOSSIER), "utf-8")
    return result


def _looked(part: DataPart, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    _picks(monkeypatch, "getOpenFileName", file)
    qtbot.keyClick(part.incoming.choose, Qt.Key.Key_Return)
    # Visible comes before its place: a click on a button that has no size yet presses nothing.
    qtbot.waitUntil(lambda: not part.incoming.cancel.visibleRegion().isEmpty())


def test_a_file_is_shown_brought_in_and_taken_back_as_a_whole(
    main: MainWindow, part: DataPart, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    _looked(part, file, monkeypatch, qtbot)
    shown = part.incoming.facts.text()
    assert "Komt erbij: 1 bedrijf, 1 leerling" in shown
    assert "Verandert: 1 leerling" in shown
    assert "20001" not in _numbers(main)
    with qtbot.waitSignal(main.gate.said):
        qtbot.mouseClick(part.incoming.accept, LEFT)
    assert (
        "Overdracht.json is binnengehaald (terug met Ctrl+Z): nieuw: 1 bedrijf"
        in main.status.text()
    )
    assert _numbers(main) == ["10001", "10002", "10003", "20001"]
    assert not part.incoming.preview.isVisible()
    qtbot.keyClick(main, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _numbers(main) == ["10001", "10002", "10003"]


def test_a_file_that_is_not_brought_in_changes_nothing(
    main: MainWindow, part: DataPart, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    _looked(part, file, monkeypatch, qtbot)
    qtbot.keyClick(part.incoming.cancel, Qt.Key.Key_Return)
    assert not part.incoming.preview.isVisible()
    assert _numbers(main) == ["10001", "10002", "10003"]


def test_a_file_with_nothing_new_says_so_and_cannot_be_brought_in(
    main: MainWindow, part: DataPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    exporting.export_file(main.gate.desk, tmp_path / "alles.json")
    _looked(part, tmp_path / "alles.json", monkeypatch, qtbot)
    assert not part.incoming.accept.isEnabled()
    assert "Komt erbij: niets; Verandert: niets; Blijft zo: 2 medewerkers" in (
        part.incoming.facts.text()
    )


def test_a_large_import_goes_back_beside_the_window_which_takes_nothing_meanwhile(
    main: MainWindow,
    part: DataPart,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(gate_module, "LARGE_UNDO", 1)
    import_files.import_file(main.gate.desk, file)
    with qtbot.waitSignal(main.gate.said):
        qtbot.keyClick(main, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert main.alone.isVisible()
        assert not main.tabs.isEnabled()
        refused = main.gate.save("Weg", forms.remove, "student", "geen")
        assert refused is None
        assert "Even wachten" in main.trouble.accessibleName()
    assert not main.alone.isVisible()
    assert main.tabs.isEnabled()
    assert "Teruggenomen: Import van Overdracht.json." in main.status.text()
    assert _numbers(main) == ["10001", "10002", "10003"]


def test_an_import_that_is_stopped_leaves_everything_as_it_was(
    main: MainWindow, part: DataPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    many = [
        {"number": str(30000 + n), "first_name": "Noor", "last_name": f"Şimşek {n}"}
        for n in range(1500)
    ]
    file = tmp_path / "veel.json"
    file.write_text(json.dumps({"stagedesk": 1, "students": many}), "utf-8")
    _looked(part, file, monkeypatch, qtbot)
    qtbot.mouseClick(part.incoming.accept, LEFT)
    with qtbot.waitSignal(main.gate.said):
        qtbot.mouseClick(main.alone.stop, LEFT)
    assert "Er is niets veranderd" in main.status.text()
    assert len(_numbers(main)) == 3


def test_a_broken_file_lists_every_fault_with_its_place_to_copy(
    main: MainWindow, part: DataPart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    broken = tmp_path / "kapot.json"
    broken.write_text(
        json.dumps({"stagedesk": 1, "students": [{"number": "1", "geslacht": "x"}]}), "utf-8"
    )
    _looked(part, broken, monkeypatch, qtbot)
    faults = part.incoming.faults
    assert "students[0].geslacht" in faults.toPlainText()
    assert "students[0]" in faults.toPlainText().splitlines()[-1]
    assert not part.incoming.accept.isVisible()
    qtbot.keyClick(part.incoming.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == faults.toPlainText()
    assert _numbers(main) == ["10001", "10002", "10003"]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Alle leerlingen", ["10001", "10002", "10003"]),
        ("Mijn leerlingen (2)", ["10001", "10002"]),
        ("Alleen Yusuf van der Meer", ["10001"]),
    ],
)
def test_what_goes_out_comes_in_again_with_nothing_to_add(
    words: str,
    numbers: list[str],
    main: MainWindow,
    school: School,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    main.choice.pick(student=school.keys["Yusuf"])
    main.open_settings("Gegevens")
    out = _part(main).outgoing
    out.whose.setCurrentIndex(out.whose.findText(words, Qt.MatchFlag.MatchStartsWith))
    assert "Yusuf" not in out.suggested()
    _picks(monkeypatch, "getSaveFileName", tmp_path / "uit")
    with qtbot.waitSignal(main.gate.said):
        qtbot.mouseClick(out.make, LEFT)
    assert "Het is niet versleuteld" in main.status.text()
    made = tmp_path / "uit.json"
    assert [one["number"] for one in json.loads(made.read_text("utf-8"))["students"]] == numbers
    plan = plan_file(main.gate.desk, made)
    assert (plan.adds, plan.changes) == ((), ())


def test_a_backup_made_elsewhere_is_put_back_and_the_lock_tells_it(
    shell: Shell,
    main: MainWindow,
    part: DataPart,
    school: School,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    section = part.backup
    _picks(monkeypatch, "getExistingDirectory", tmp_path)
    with qtbot.waitSignal(main.gate.said):
        qtbot.mouseClick(section.elsewhere, LEFT)
    (file,) = tmp_path.glob("*.stagedesk-reservekopie")
    main.gate.save("Leerling verwijderd", forms.remove, "student", school.keys["Yusuf"])
    _picks(monkeypatch, "getOpenFileName", file)
    qtbot.mouseClick(section.other, LEFT)
    qtbot.keyClicks(section.secret.line, "een ander wachtwoord")
    qtbot.keyClick(section.secret.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(section.secret.problem()))
    assert not section.restore_button.isVisible()
    qtbot.keyClicks(section.secret.line, PASSWORD)
    qtbot.mouseClick(section.open, LEFT)
    qtbot.waitUntil(section.restore_button.isVisible)
    shown = [label.accessibleName() for label in section.facts.findChildren(QWidget)]
    assert any(name.startswith("Leerlingen: 3") for name in shown)
    qtbot.mouseClick(section.restore_button, LEFT)
    qtbot.waitUntil(lambda: "is teruggezet" in _told(shell))
    (kept,) = school.folder.glob("voor-terugzetten-*")
    assert str(kept) in _told(shell)
    desk = vault.unlock(school.folder, PASSWORD, write=False)
    count = "select count(*) from student where removed is null"
    assert desk.read(lambda session: session.execute(text(count)).scalar()) == 3
    desk.close()


def _told(shell: Shell) -> str:
    lock = shell.currentWidget()
    return lock.told() if isinstance(lock, LockScreen) else ""


def test_a_backup_that_is_gone_changes_nothing_and_the_lock_says_so(
    shell: Shell, main: MainWindow, school: School, tmp_path: Path, qtbot: QtBot
) -> None:
    main.gate.restore_asked.emit(tmp_path / "weg.stagedesk-reservekopie", PASSWORD)
    qtbot.waitUntil(lambda: "er is niets veranderd" in _told(shell))
    vault.unlock(school.folder, PASSWORD).close()


def test_the_kept_backups_are_listed_with_date_and_size(
    main: MainWindow, part: DataPart, school: School, qtbot: QtBot
) -> None:
    assert not part.backup.kept.isVisible()
    with qtbot.waitSignal(main.gate.said):
        qtbot.mouseClick(part.backup.make, LEFT)
    (one,) = backup.kept(school.folder)
    row = part.backup.kept.item(0).text()
    assert str(one.made.year) in row
    assert row.endswith(("kB", "MB"))
    assert f"Reservekopie: vandaag {one.made:%H:%M}" in main.status.text()


@pytest.mark.parametrize("tab", ["Leerlingen", "Bedrijven"])
def test_an_empty_tab_leads_to_bringing_a_file_in(tab: str, tmp_path: Path, qtbot: QtBot) -> None:
    desk, _ = vault.create(tmp_path / "leeg", PASSWORD)
    shell = Shell(tmp_path / "leeg", lambda: TODAY)
    qtbot.addWidget(shell)
    shell.show()
    shell.open_desk(desk, None)
    main = shell.main
    assert main is not None
    main.open_tab(tab)
    page = main.page()
    assert page is not None
    (button,) = (
        one
        for one in page.findChildren(Button)
        if one.text() == "Haal een bestand binnen" and one.isVisible()
    )
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert _part(main).isVisible()


def test_f1_explains_data_in_and_out(main: MainWindow, part: DataPart, qtbot: QtBot) -> None:
    qtbot.keyClick(main, Qt.Key.Key_F1)
    shown = " ".join(view.toPlainText() for view in main.findChildren(QTextBrowser))
    assert "Een reservekopie terugzetten." in shown


def test_everything_here_has_a_name_and_nothing_is_cut_off(
    main: MainWindow, part: DataPart
) -> None:
    shown = [button for button in part.findChildren(Button) if button.isVisible()]
    assert len(shown) == 6
    for button in shown:
        assert button.accessibleName()
        assert button.width() >= button.sizeHint().width()
    inside = part.area.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= part.area.viewport().width()
