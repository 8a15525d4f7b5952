"""A list of rows keeps what is typed in it: in a row that is there, and in one still to be made."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stagedesk.domain.draft_text import draft_text
from stagedesk.domain.form import Form
from stagedesk.domain.job_analysis import JOB_TASK_FORM
from stagedesk.domain.students import GUARDIAN_FORM
from stagedesk.services import enrollments, forms
from stagedesk.ui.buttons import Button
from stagedesk.ui.fields import ComboBox
from stagedesk.ui.row_forms import RowForms
from tests.harm import faults
from tests.ui.conftest import TODAY, YEAR, School

ENTER = Qt.Key.Key_Return
_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")


def _rows(
    school: School, qtbot: QtBot, *keys: str, of: str, form: Form = GUARDIAN_FORM
) -> RowForms:
    rows = RowForms(form, school.gate, lambda: TODAY, add="Toevoegen", empty="Niemand.")
    qtbot.addWidget(rows)
    _open(rows, of, *keys)
    rows.show()
    rows.activateWindow()
    return rows


def _open(rows: RowForms, of: str, *keys: str) -> None:
    rows.open(keys, lambda: {"student_key": of, "position": 1}, of)


def _line(rows: QWidget, name: str) -> QLineEdit:
    label = GUARDIAN_FORM.field(name).screen_label
    found = [w for w in rows.findChildren(QLineEdit) if w.accessibleName() == label]
    return next(w for w in found if w.isVisible())


def _add(rows: RowForms, qtbot: QtBot) -> None:
    assert rows.head.link is not None
    qtbot.mouseClick(rows.head.link, Qt.MouseButton.LeftButton)


def _guardians(school: School, student: str) -> tuple[str, ...]:
    return school.gate.read(enrollments.keys, student, YEAR).guardians


@_LINUX
def test_a_row_keeps_its_text_beside_a_disk_that_fails(school: School, qtbot: QtBot) -> None:
    made = school.gate.save(
        "Ouder",
        forms.create,
        "guardian",
        {"name": "Emine Şahin"},
        TODAY,
        student_key=school.keys["Aylin"],
        position=1,
    )
    assert made is not None
    rows = _rows(school, qtbot, made, of=school.keys["Aylin"])
    line = _line(rows, "name")
    line.setFocus()
    line.end(False)
    with faults.pulled_out(school.folder):
        qtbot.keyClicks(line, "-Kaya")
        qtbot.keyClick(line, ENTER)
        _open(rows, school.keys["Aylin"], made)
        assert _line(rows, "name").text() == "Emine Şahin-Kaya"
    line = _line(rows, "name")
    line.setFocus()
    qtbot.keyClick(line, ENTER)
    assert school.gate.read(forms.values, "guardian", made)["name"] == "Emine Şahin-Kaya"
    _open(rows, school.keys["Aylin"], made)
    assert _line(rows, "name").text() == "Emine Şahin-Kaya"


def test_a_row_that_is_not_made_yet_stands_there_again(school: School, qtbot: QtBot) -> None:
    aylin, yusuf = school.keys["Aylin"], school.keys["Yusuf"]
    rows = _rows(school, qtbot, of=aylin)
    _add(rows, qtbot)
    qtbot.keyClicks(_line(rows, "name"), "Emine S")
    qtbot.waitUntil(lambda: bool(school.gate.drafts.of_row("new.guardian", aylin)))
    # As at the next start, after the laptop died here.
    again = _rows(school, qtbot, of=aylin)
    assert _line(again, "name").text() == "Emine S"
    assert "nog niet toegevoegd" in again.again.text()
    assert again.again.isVisible()
    assert not _guardians(school, aylin)
    # Another student has nothing of it.
    _open(again, yusuf)
    assert not [line for line in again.findChildren(QLineEdit) if line.isVisible()]
    assert not again.again.isVisible()
    _open(again, aylin)
    _line(again, "name").setFocus()
    qtbot.keyClick(_line(again, "name"), ENTER)
    (made,) = _guardians(school, aylin)
    assert school.gate.read(forms.values, "guardian", made)["name"] == "Emine S"
    assert school.gate.drafts.of_row("new.guardian", aylin) == {}
    assert not again.again.isVisible()
    _open(again, aylin, made)
    assert len([line for line in again.findChildren(QLineEdit) if line.isVisible()]) == 4


def test_every_field_of_a_row_that_is_not_made_yet_is_kept(school: School, qtbot: QtBot) -> None:
    aylin = school.keys["Aylin"]
    rows = _rows(school, qtbot, of=aylin)
    _add(rows, qtbot)
    for name, text in (("relation", "tante"), ("email", "emine@"), ("phone", "0105550")):
        _line(rows, name).setFocus()
        qtbot.keyClicks(_line(rows, name), text)
    # Shown again within the pause, with another row beside it.
    made = school.gate.save(
        "Ouder", forms.create, "guardian", {"name": "Ali Kaya"}, student_key=aylin, position=1
    )
    assert made is not None
    _open(rows, aylin, made)
    kept = school.gate.drafts.of_row("new.guardian", aylin)
    assert kept == {"relation": "tante", "email": "emine@", "phone": "0105550"}
    again = _rows(school, qtbot, of=aylin)
    assert [_line(again, n).text() for n in ("relation", "email")] == ["tante", "emine@"]
    # An address that is none keeps the row from being made, and everything stays kept.
    _line(again, "name").setFocus()
    qtbot.keyClicks(_line(again, "name"), "Emine Sahin")
    qtbot.keyClick(_line(again, "name"), ENTER)
    assert _guardians(school, aylin) == (made,)
    last = _rows(school, qtbot, of=aylin)
    assert _line(last, "name").text() == "Emine Sahin"
    for name, text in (("email", "emine@example.nl"), ("phone", "0105550142")):
        _line(last, name).setFocus()
        _line(last, name).selectAll()
        qtbot.keyClicks(_line(last, name), text)
        qtbot.keyClick(_line(last, name), ENTER)
    new = next(key for key in _guardians(school, aylin) if key != made)
    values = school.gate.read(forms.values, "guardian", new)
    assert (values["relation"], values["email"]) == ("tante", "emine@example.nl")
    assert school.gate.drafts.of_row("new.guardian", aylin) == {}


def test_what_is_typed_away_or_dropped_leaves_no_row_behind(school: School, qtbot: QtBot) -> None:
    aylin = school.keys["Aylin"]
    rows = _rows(school, qtbot, of=aylin)
    _add(rows, qtbot)
    relation = _line(rows, "relation")
    relation.setFocus()
    qtbot.keyClicks(relation, "tante")
    qtbot.waitUntil(lambda: bool(school.gate.drafts.of_row("new.guardian", aylin)))
    relation.clear()
    qtbot.keyClicks(relation, "x")
    qtbot.keyClick(relation, Qt.Key.Key_Backspace)
    assert school.gate.drafts.of_row("new.guardian", aylin) == {}
    qtbot.keyClicks(relation, "oma")
    bin_ = next(b for b in rows.findChildren(Button) if "Verwijderen" in b.accessibleName())
    qtbot.mouseClick(bin_, Qt.MouseButton.LeftButton)
    _open(rows, aylin)
    assert school.gate.drafts.of_row("new.guardian", aylin) == {}
    again = _rows(school, qtbot, of=aylin)
    assert not [line for line in again.findChildren(QLineEdit) if line.isVisible()]


def test_what_is_chosen_in_a_row_that_is_not_made_yet_is_kept(school: School, qtbot: QtBot) -> None:
    rows = _rows(school, qtbot, of="place", form=JOB_TASK_FORM)
    _add(rows, qtbot)
    box = next(box for box in rows.findChildren(ComboBox) if box.isVisible())
    box.setCurrentIndex(2)
    box.activated.emit(2)
    qtbot.waitUntil(lambda: bool(school.gate.drafts.of_row("new.job_task", "place")))
    kept = school.gate.drafts.of_row("new.job_task", "place")
    assert kept == {"decision": draft_text(box.itemData(2))}
    again = _rows(school, qtbot, of="place", form=JOB_TASK_FORM)
    shown = next(box for box in again.findChildren(ComboBox) if box.isVisible())
    assert shown.currentIndex() == 2


@_LINUX
def test_a_new_row_on_a_disk_that_fails_is_there_again_and_is_made_once_it_works(
    school: School, qtbot: QtBot
) -> None:
    aylin = school.keys["Aylin"]
    rows = _rows(school, qtbot, of=aylin)
    _add(rows, qtbot)
    with faults.pulled_out(school.folder):
        qtbot.keyClicks(_line(rows, "name"), "Emine Sahin")
        qtbot.keyClick(_line(rows, "name"), ENTER)
        assert not _guardians(school, aylin)
        rows = _rows(school, qtbot, of=aylin)
        assert _line(rows, "name").text() == "Emine Sahin"
    _line(rows, "name").setFocus()
    qtbot.keyClick(_line(rows, "name"), ENTER)
    assert len(_guardians(school, aylin)) == 1
    assert school.gate.drafts.of_row("new.guardian", aylin) == {}
