"""What is typed on an urenbriefje and not saved yet stands there again after a crash."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk.ui.slips_panel import SlipPanel
from tests.ui.slips_window import SlipsWindow, opened

ENTER = Qt.Key.Key_Return


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path) -> Iterator[SlipsWindow]:
    with opened(qtbot, tmp_path) as window:
        yield window


def test_a_half_typed_time_becomes_a_draft_and_goes_once_it_is_saved(
    walk: SlipsWindow, qtbot: QtBot
) -> None:
    editor = walk.tab.panel.days[0]
    editor.begin.setFocus()
    walk.type("83")
    qtbot.waitUntil(lambda: walk.page().drafts == {"days.mon.begin": "83"})
    # As at the next start, after the laptop died here: a panel that was never shown before.
    again = SlipPanel()
    qtbot.addWidget(again)
    again.show_page(walk.page())
    assert again.days[0].begin.text() == "83"
    walk.type("0")
    walk.press(ENTER)
    walk.type("1530")
    qtbot.waitUntil(lambda: walk.page().drafts.get("days.mon.end") == "1530")
    walk.press(ENTER)
    assert walk.page().slip.days[0].begin == 510
    assert walk.page().drafts == {}


def test_a_half_typed_signature_and_day_of_handing_in_become_drafts(
    walk: SlipsWindow, qtbot: QtBot
) -> None:
    walk.fill()
    panel = walk.tab.panel
    panel.signature.name.setFocus()
    panel.signature.name.selectAll()
    walk.type("Els J")
    qtbot.waitUntil(lambda: walk.page().drafts == {"signed_by": "Els J"})
    panel.handed_in.day.setFocus()
    walk.type("14-")
    qtbot.waitUntil(lambda: walk.page().drafts.get("handed_in_on") == "14-")
    again = SlipPanel()
    qtbot.addWidget(again)
    again.show_page(walk.page())
    assert (again.signature.name.text(), again.handed_in.day.text()) == ("Els J", "14-")
    walk.type("9")
    walk.press(ENTER)
    panel.signature.day.setFocus()
    walk.type("14-9")
    walk.press(ENTER)
    slip = walk.page().slip
    assert (slip.signed_by, slip.handed_in_on) == ("Els J", dt.date(2026, 9, 14))
    assert walk.page().drafts == {}
