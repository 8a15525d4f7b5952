"""The disk fails under the window: one sentence, nothing typed is lost, and work goes on."""

import shutil
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from stagedesk.domain.problem import InputError, Problem
from stagedesk.services import checking, forms, settings, vault
from stagedesk.services import drafts as kept
from stagedesk.ui.app import Shell
from tests.harm import faults
from tests.ui.assessment_window import ENTER, opened
from tests.ui.conftest import PASSWORD, PATIENCE_MS, School
from tests.ui.slips_window import opened as slips_opened

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")


def _open(folder: Path, key: str, qtbot: QtBot) -> Shell:
    shell = Shell(folder, lambda: date(2027, 5, 25))
    shell.show()
    qtbot.addWidget(shell)
    shell.open_desk(vault.unlock(folder, PASSWORD), key)
    return shell


def _field(shell: Shell, name: str) -> QLineEdit:
    assert shell.main is not None
    found = [w for w in shell.main.findChildren(QLineEdit) if w.accessibleName() == name]
    return next(w for w in found if w.isVisible())


def _type_while(harm: AbstractContextManager[None], words: str, shell: Shell, qtbot: QtBot) -> None:
    main = shell.main
    assert main is not None
    main.open_settings("School")
    field = _field(shell, "Plaats")
    field.setFocus()
    with harm:
        qtbot.keyClicks(field, "Rotterdam")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert words in main.trouble.accessibleName()
        assert field.text() == "Rotterdam"
        # The window goes on.
        main.open_tab("Leerlingen")
        assert main.page() is not None
        main.open_settings("School")
        field = _field(shell, "Plaats")
    assert field.text() == "Rotterdam"
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert main.gate.read(settings.get_school).place == "Rotterdam"
    assert not main.trouble.isVisible()
    assert "heel" in checking.check(main.gate.desk)
    shell.close()


def test_a_drive_that_is_pulled_out_loses_nothing_typed(school: School, qtbot: QtBot) -> None:
    school.gate.desk.close()
    shell = _open(school.folder, school.keys["jobcoach"], qtbot)
    _type_while(faults.pulled_out(school.folder), "schijf antwoordt niet", shell, qtbot)


def test_a_full_disk_loses_nothing_typed(school: School, tmp_path: Path, qtbot: QtBot) -> None:
    if not faults.can_mount():
        pytest.skip("a small disk needs root")
    school.gate.desk.close()
    with faults.small_disk(tmp_path / "klein", 12) as disk:
        folder = disk / "data"
        shutil.copytree(school.folder, folder)
        shell = _open(folder, school.keys["jobcoach"], qtbot)
        _type_while(faults.full(disk), "schijf is vol", shell, qtbot)


def test_grades_typed_on_a_disk_that_fails_show_and_are_saved_once_it_works(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with opened(qtbot, tmp_path) as walk:
        with faults.pulled_out(walk.gate.desk.folder):
            walk.type("8")
            walk.press(ENTER)
            walk.type("7,5")
            walk.press(ENTER)
            assert "schijf antwoordt niet" in walk.window.trouble.accessibleName()
            shown = walk.tab.shown
            assert shown is not None
            grades = shown.moment(3).record.grades
            assert (grades["1.3"], grades["1.4"]) == (80, 75)
            assert "1.3" not in walk.record(3).grades
        # The next key pays what is owed, in order.
        walk.type("9")
        grades = walk.record(3).grades
        assert (grades["1.3"], grades["1.4"], grades["1.5"]) == (80, 75, 90)
        assert not walk.window.trouble.isVisible()


def test_what_is_owed_is_saved_when_the_window_closes_and_by_itself(
    school: School, qtbot: QtBot
) -> None:
    gate, owed = school.gate, school.gate.owed
    key = school.keys["Yusuf"]

    def city(name: str) -> Callable[[Session], object]:
        return lambda session: forms.save_field(session, "student", key, "city", name)

    with faults.pulled_out(school.folder):
        assert owed.save("Plaats", city("Breda"))
    with qtbot.waitSignal(gate.saved):
        pass
    assert gate.read(forms.values, "student", key)["city"] == "Breda"
    with faults.pulled_out(school.folder):
        assert owed.save("Plaats", city("Tilburg"))
    gate.drain()
    desk = vault.unlock(school.folder, PASSWORD)
    assert desk.read(forms.values, "student", key)["city"] == "Tilburg"
    desk.close()


def test_what_is_owed_is_tried_again_without_a_word(school: School, qtbot: QtBot) -> None:
    gate, said = school.gate, []
    key = school.keys["Yusuf"]
    gate.failed.connect(said.append)
    with faults.pulled_out(school.folder):
        gate.owed.save("Plaats", lambda s: forms.save_field(s, "student", key, "city", "Breda"))
        with qtbot.waitSignal(gate.owed._timer.timeout):
            pass
    with qtbot.waitSignal(gate.saved):
        pass
    assert len(said) == 1


def test_a_page_that_reads_again_saves_nothing_twice(school: School) -> None:
    owed, ran = school.gate.owed, []
    # As a field does that is left because the page is built anew.
    school.gate.changed.connect(owed.pay)
    assert owed.save("Iets", lambda _session: ran.append(1) or True)
    assert ran == [1]


def test_what_was_typed_during_long_work_is_kept_when_the_window_closes(school: School) -> None:
    gate, begun, go_on = school.gate, threading.Event(), threading.Event()
    key = school.keys["Yusuf"]

    def long(progress: object) -> None:
        begun.set()
        go_on.wait(PATIENCE_MS / 1000)

    gate.write_later("Bezig", long, done=lambda _none: None)
    begun.wait(PATIENCE_MS / 1000)
    gate.drafts.keep(("student", key, "city"), "Rott")
    gate.owed.save("Plaats", lambda s: forms.save_field(s, "student", key, "phone", "0612345678"))
    go_on.set()
    gate.drain()
    desk = vault.unlock(school.folder, PASSWORD)
    assert desk.read(kept.of_row, "student", key) == {"city": "Rott"}
    assert desk.read(forms.values, "student", key)["phone"]
    desk.close()


def test_a_draft_hides_from_no_list_what_was_saved(school: School) -> None:
    gate, seen = school.gate, []
    key = school.keys["Yusuf"]
    # A page that reads again keeps what is half typed, before the list hears of the save.
    gate.changed.connect(lambda: gate.drafts.keep(("student", key, "city"), "Rott"))
    gate.changed.connect(lambda: seen.append(gate.desk.touched))
    gate.save("Naam", forms.save_field, "student", key, "first_name", "Joep")
    assert seen == [frozenset({"student"})]


def test_refused_input_is_not_owed(school: School) -> None:
    def no(_session: Session) -> None:
        raise InputError(Problem("", "Dit kan niet."))

    owed = school.gate.owed
    assert not owed.save("Iets", no)
    assert owed.save("Niets", lambda _session: True)


def test_a_slip_half_typed_on_a_disk_that_fails_is_there_after_another_slip(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with slips_opened(qtbot, tmp_path) as walk:
        panel = walk.tab.panel
        shown = panel.page
        assert shown is not None
        with faults.pulled_out(walk.gate.desk.folder):
            panel.days[0].begin.setFocus()
            walk.type("83")
            panel.handed_in.day.setFocus()
            walk.type("14-")
            # Nobody paused: no draft was tried yet for this one.
            walk.press(Qt.Key.Key_PageDown)
            assert panel.page is not None
            assert panel.page.week != shown.week
            assert panel.days[0].begin.text() != "83"
            walk.press(Qt.Key.Key_PageUp)
            assert panel.page is not None
            assert panel.page.week == shown.week
            assert (panel.days[0].begin.text(), panel.handed_in.day.text()) == ("83", "14-")
            assert walk.gate.desk.waiting
        # By itself, once the disk works.
        qtbot.waitUntil(lambda: not walk.gate.desk.waiting)
        assert walk.page().drafts == {"days.mon.begin": "83", "handed_in_on": "14-"}


def test_something_new_half_typed_on_a_disk_that_fails_is_there_again(
    school: School, qtbot: QtBot
) -> None:
    drafts = school.gate.drafts
    with faults.pulled_out(school.folder), qtbot.waitSignal(school.gate.failed):
        drafts.keep(("new.student", "", "last_name"), "de Wi")
    assert drafts.of_row("new.student", "") == {"last_name": "de Wi"}
    school.gate.drain()
    desk = vault.unlock(school.folder, PASSWORD)
    assert desk.read(kept.of_row, "new.student", "") == {"last_name": "de Wi"}
    desk.close()


def test_a_draft_that_waits_for_long_work_is_kept_after_it(school: School, qtbot: QtBot) -> None:
    def long(*, progress: Callable[[int, int], None]) -> None:
        progress(1, 1)

    gate = school.gate
    gate.write_later("Bezig", long, done=lambda _none: None)
    gate.drafts.keep(("new.student", "", "last_name"), "de Wi")
    qtbot.waitUntil(lambda: not gate.writes_alone)
    qtbot.waitUntil(lambda: not gate.desk.waiting)
    assert gate.read(kept.of_row, "new.student", "") == {"last_name": "de Wi"}
