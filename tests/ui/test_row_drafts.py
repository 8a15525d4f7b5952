"""A list of rows keeps what the disk refused, also when the page was left in between."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stagedesk.domain.students import GUARDIAN_FORM
from stagedesk.services import forms
from stagedesk.ui.row_forms import RowForms
from tests.harm import faults
from tests.ui.conftest import TODAY, School

ENTER = Qt.Key.Key_Return


def _rows(school: School, qtbot: QtBot, key: str) -> RowForms:
    rows = RowForms(GUARDIAN_FORM, school.gate, lambda: TODAY, add="Toevoegen", empty="Niemand.")
    qtbot.addWidget(rows)
    rows.open([key], dict)
    rows.show()
    rows.activateWindow()
    return rows


def _line(rows: QWidget, name: str) -> QLineEdit:
    label = GUARDIAN_FORM.field(name).screen_label
    found = [w for w in rows.findChildren(QLineEdit) if w.accessibleName() == label]
    return next(w for w in found if w.isVisible())


@pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")
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
    rows = _rows(school, qtbot, made)
    line = _line(rows, "name")
    line.setFocus()
    line.end(False)
    with faults.pulled_out(school.folder):
        qtbot.keyClicks(line, "-Kaya")
        qtbot.keyClick(line, ENTER)
        rows.open([made], dict)
        assert _line(rows, "name").text() == "Emine Şahin-Kaya"
    line = _line(rows, "name")
    line.setFocus()
    qtbot.keyClick(line, ENTER)
    assert school.gate.read(forms.values, "guardian", made)["name"] == "Emine Şahin-Kaya"
    rows.open([made], dict)
    assert _line(rows, "name").text() == "Emine Şahin-Kaya"
