from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from stagedesk.services import policies, records, settings, vault
from stagedesk.ui.choice import Choice
from stagedesk.ui.settings_calendar import CalendarPart
from stagedesk.ui.settings_page import SettingsPage
from stagedesk.ui.settings_safety import SafetyPart
from stagedesk.ui.settings_school import SchoolPart
from stagedesk.ui.settings_staff import StaffPart
from tests.ui.conftest import YEAR, School


@pytest.fixture
def page(school: School, choice: Choice, qtbot: QtBot) -> SettingsPage:
    result = SettingsPage(school.gate, choice)
    qtbot.addWidget(result)
    school.gate.changed.connect(lambda: result.show_choice(choice.now))
    result.resize(1366, 660)
    result.show()
    result.show_choice(choice.now)
    return result


def test_the_schools_name_is_saved_and_stands_on_the_lock(
    page: SettingsPage, school: School, qtbot: QtBot
) -> None:
    part = page.part()
    assert isinstance(part, SchoolPart)
    line = part.form.editor("name").parts()[0]
    qtbot.keyClicks(line, "Praktijkschool De Werf")
    with qtbot.waitSignal(school.gate.saved):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert school.gate.read(settings.get_school).name == "Praktijkschool De Werf"
    assert vault.front(school.folder).school_name == "Praktijkschool De Werf"


def test_a_wrong_postcode_stays_as_typed_also_after_coming_back(
    page: SettingsPage, school: School, choice: Choice, qtbot: QtBot
) -> None:
    part = page.part()
    assert isinstance(part, SchoolPart)
    line = part.form.editor("postcode").parts()[0]
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "30 AA")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.property("problem") == "error"
    page.show_choice(choice.now)
    assert line.text() == "30 AA"
    assert line.property("problem") == "error"
    assert school.gate.read(settings.get_school).postcode is None


def test_a_logo_must_be_an_image(page: SettingsPage, school: School, tmp_path: Path) -> None:
    part = page.part()
    assert isinstance(part, SchoolPart)
    (tmp_path / "logo.png").write_text("geen plaatje")
    part.take_logo(tmp_path / "logo.png")
    assert school.gate.read(settings.get_school).logo is None
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    (tmp_path / "logo.png").write_bytes(bytes(buffer.data().data()))
    part.take_logo(tmp_path / "logo.png")
    assert school.gate.read(settings.get_school).logo == (tmp_path / "logo.png").read_bytes()


def test_a_colleague_is_added_by_name_and_shows_at_once(
    page: SettingsPage, school: School, qtbot: QtBot
) -> None:
    page.open_part(1)
    part = page.part()
    assert isinstance(part, StaffPart)
    qtbot.keyClicks(part.new_name, "Ines Benali")
    qtbot.keyClick(part.new_name, Qt.Key.Key_Return)
    names = [person.name for person in school.gate.read(records.load_staff).values()]
    assert "Ines Benali" in names
    shown = [part.names.item(row).text() for row in range(part.names.count())]
    assert "Ines Benali  (jobcoach)" in shown


def test_a_colleague_with_students_cannot_be_removed(
    page: SettingsPage, school: School, qtbot: QtBot
) -> None:
    page.open_part(1)
    part = page.part()
    assert isinstance(part, StaffPart)
    row = next(r for r in range(part.names.count()) if "Marijke" in part.names.item(r).text())
    part.names.setCurrentRow(row)
    qtbot.mouseClick(part.remove_button, Qt.MouseButton.LeftButton)
    assert school.keys["jobcoach"] in school.gate.read(records.load_staff)


def test_a_study_week_of_its_own_takes_the_place_of_the_policys_calendar(
    page: SettingsPage, school: School, qtbot: QtBot
) -> None:
    page.open_part(2)
    part = page.part()
    assert isinstance(part, CalendarPart)
    name, first, last = part.rows[-1]
    for line, text in ((name, "Studieweek"), (first, "7-6"), (last, "11-6")):
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    edit = school.gate.read(policies.calendar_edit, YEAR)
    assert edit is not None
    week = next(h for h in edit.holidays if h.name == "Studieweek")
    assert (week.first, week.last) == (date(2027, 6, 7), date(2027, 6, 11))
    qtbot.mouseClick(part.back_button, Qt.MouseButton.LeftButton)
    assert school.gate.read(policies.calendar_edit, YEAR) is None


def test_a_holiday_that_ends_before_it_begins_is_refused_at_its_field(
    page: SettingsPage, school: School, qtbot: QtBot
) -> None:
    page.open_part(2)
    part = page.part()
    assert isinstance(part, CalendarPart)
    _, _, last = part.rows[1]
    last.selectAll()
    qtbot.keyClicks(last, "1-9-2026")
    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert last.property("problem") == "error"
    assert school.gate.read(policies.calendar_edit, YEAR) is None


def test_a_new_password_opens_the_folder(page: SettingsPage, school: School, qtbot: QtBot) -> None:
    page.open_part(3)
    part = page.part()
    assert isinstance(part, SafetyPart)
    for secret in (part.password, part.again):
        qtbot.keyClicks(secret.line, "groene stoelen dansen")
    with qtbot.waitSignal(school.gate.said):
        qtbot.keyClick(part.again.line, Qt.Key.Key_Return)
    vault.unlock(school.folder, "groene stoelen dansen", write=False).close()


def test_a_new_recovery_key_is_shown_and_works(
    page: SettingsPage, school: School, qtbot: QtBot
) -> None:
    page.open_part(3)
    part = page.part()
    assert isinstance(part, SafetyPart)
    with qtbot.waitSignal(school.gate.said):
        qtbot.mouseClick(part.renew_button, Qt.MouseButton.LeftButton)
    recovery = part.key.text()
    school.gate.desk.close()
    vault.unlock_with_recovery(school.folder, recovery).close()


def test_the_one_who_sits_here_is_remembered(
    page: SettingsPage, school: School, choice: Choice, qtbot: QtBot
) -> None:
    page.open_part(3)
    part = page.part()
    assert isinstance(part, SafetyPart)
    qtbot.keyClick(part.who, Qt.Key.Key_Up)
    assert school.gate.read(settings.remembered, "staff") == choice.me
    assert choice.me == school.keys["other"]
