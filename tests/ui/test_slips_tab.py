"""The class by weeks: who shows, how one moves, what a cell says, how it folds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
)
from pytestqt.qtbot import QtBot

from stagedesk.services import vault
from stagedesk.ui import theme
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.slips_paint import HOURS_WIDTH, NORM_WIDTH
from stagedesk.ui.slips_tab import SlipsTab
from tests.ui.slips_window import TODAY, WEEK, YEAR, SlipsWindow, opened

ENTER = Qt.Key.Key_Return


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path) -> Iterator[SlipsWindow]:
    with opened(qtbot, tmp_path) as window:
        window.tab.grid.setFocus()
        yield window


def _names(walk: SlipsWindow) -> list[str]:
    return [row.name for row in walk.tab.grid.weeks.rows]


def test_the_class_of_the_chosen_student_shows_with_the_week_before_today(
    walk: SlipsWindow,
) -> None:
    assert _names(walk) == ["Aylin Şahin", "Yiğit Doğan", "Zoë Bakker"]
    assert walk.tab.grid.chosen() == (walk.keys.students["Yiğit"], WEEK)
    assert walk.tab.grid.weeks.is_this_week(walk.tab.grid.weeks.column_of((2026, 38)) or 0)


def test_a_cell_says_whole_sentences_to_a_screen_reader(walk: SlipsWindow) -> None:
    model = walk.tab.grid.weeks
    role = Qt.ItemDataRole.AccessibleTextRole
    column = model.column_of((2026, 36)) or 0
    assert model.index(0, column).data(role) == "Aylin Şahin, week 36: 7,5 uur, getekend"
    assert model.index(1, column).data(role) == "Yiğit Doğan, week 36: mist"
    last = model.columnCount() - 1
    assert model.index(0, last - 1).data(role) == "7,5 van 768 uur getekend"
    assert model.index(0, last).data(role) == "0% van de norm"


def test_arrow_keys_move_and_the_slip_follows(walk: SlipsWindow) -> None:
    walk.press(Qt.Key.Key_Up)
    walk.press(Qt.Key.Key_Left)
    assert walk.choice.now.student == walk.keys.students["Aylin"]
    page = walk.tab.panel.page
    assert page is not None
    assert (page.student, page.week) == ("Aylin Şahin", (2026, 36))


def test_the_weeks_scroll_at_the_edge_and_by_their_arrows(walk: SlipsWindow) -> None:
    grid = walk.tab.grid
    walk.press(Qt.Key.Key_End)
    last = grid.weeks.heads[-1].week
    walk.press(Qt.Key.Key_Right)
    assert grid.weeks.heads[-1].week > last
    walk.click(walk.tab.later)
    first = grid.weeks.heads[0].week
    walk.click(walk.tab.earlier)
    assert grid.weeks.heads[0].week < first
    grid.setFocus()
    for _ in range(60):
        walk.press(Qt.Key.Key_Left)
    assert grid.weeks.heads[0].week == (2026, 36)
    assert not walk.tab.earlier.isEnabled()


def test_half_a_year_shows_more_weeks_and_keeps_the_chosen_one(walk: SlipsWindow) -> None:
    before = walk.tab.grid.weeks.window[1]
    walk.press(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    walk.bot.waitUntil(lambda: walk.tab.grid.weeks.window[1] > before + 6)
    assert walk.tab.grid.chosen()[1] == WEEK


def test_a_click_on_a_cell_opens_its_slip(walk: SlipsWindow) -> None:
    grid = walk.tab.grid
    index = grid.weeks.index(2, grid.weeks.column_of(WEEK) or 0)
    middle = grid.visualRect(index).center()
    walk.bot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    page = walk.tab.panel.page
    assert page is not None
    assert page.student == "Zoë Bakker"
    assert walk.tab.panel.isAncestorOf(walk.focus())


def test_a_student_of_another_class_brings_that_class(walk: SlipsWindow) -> None:
    walk.choice.pick(student=walk.keys.students["Noor"])
    assert _names(walk) == ["Łukasz Wójcik", "Noor van den Heuvel"]
    assert walk.tab.group.currentText() == "Klas 4A"
    assert walk.tab.panel.page is not None
    assert walk.tab.panel.page.company == "Bakkerij Jansen"


def test_another_class_is_chosen_from_the_box(walk: SlipsWindow) -> None:
    walk.tab.group.setFocus()
    walk.press(Qt.Key.Key_Up)
    assert _names(walk) == ["Łukasz Wójcik", "Noor van den Heuvel"]
    assert walk.choice.now.student == walk.keys.students["Łukasz"]


def test_who_has_no_placement_is_said_so(walk: SlipsWindow) -> None:
    walk.choice.pick(student=walk.keys.students["Łukasz"])
    assert walk.tab.nothing.sentence.text() == "Łukasz Wójcik heeft dit schooljaar nog geen stage."
    assert walk.tab.nothing.isVisible()
    walk.tab.nothing.setFocus()
    walk.press(ENTER)
    assert walk.window.tabs.tabText(walk.window.tabs.currentIndex()) == "&Intake"
    assert walk.choice.now.student == walk.keys.students["Łukasz"]


def test_the_panel_closes_and_enter_brings_it_back(walk: SlipsWindow) -> None:
    walk.click(walk.tab.panel.close_button)
    assert not walk.tab.panel.isVisible()
    assert walk.focus() is walk.tab.grid
    walk.press(ENTER)
    assert walk.tab.panel.isVisible()


def test_narrow_the_slip_covers_the_class(walk: SlipsWindow) -> None:
    walk.window.resize(911, 460)
    assert walk.tab.grid.isVisible()
    assert not walk.tab.panel.isVisible()
    walk.tab.grid.setFocus()
    walk.press(ENTER)
    assert walk.tab.panel.isVisible()
    assert not walk.tab.grid.isVisible()
    walk.press(Qt.Key.Key_Escape)
    assert walk.tab.grid.isVisible()
    assert walk.focus() is walk.tab.grid


def test_the_slip_on_the_screen_is_what_is_printed(walk: SlipsWindow) -> None:
    assert walk.tab.paper() == (
        "urenbriefje",
        (walk.keys.students["Yiğit"],),
        {"weeks": (WEEK, WEEK)},
    )
    with walk.bot.waitSignal(walk.tab.print_asked) as asked:
        walk.click(walk.tab.blank)
    paper, students, options = asked.args
    assert (paper, len(students), options["blank"]) == ("urenbriefje", 3, True)


def test_everything_that_takes_the_focus_has_a_name(walk: SlipsWindow) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView)
    named = [w for kind in kinds for w in walk.tab.findChildren(kind)]
    assert len(named) > 40
    nameless = [w for w in named if w.isVisible() and not w.accessibleName()]
    assert nameless == []


def test_a_school_without_students_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    desk, _ = vault.create(tmp_path / "leeg", "een lang wachtwoord")
    gate = Gate(desk)
    choice = Choice(Chosen(TODAY, YEAR))
    tab = SlipsTab(gate, choice)
    qtbot.addWidget(tab)
    tab.resize(1366, 600)
    tab.show()
    tab.show_choice(choice.now)
    (button,) = [b for b in tab.findChildren(QAbstractButton) if b.text() == "Naar Leerlingen"]
    with qtbot.waitSignal(tab.go) as going:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert going.args == ["Leerlingen"]
    tab.close()
    gate.drain()


def test_hours_and_norm_over_a_hundred_percent_keep_off_each_other(walk: SlipsWindow) -> None:
    # The window has loaded the letters by now.
    strong = QFontMetrics(theme.font("strong"))
    tick_and_air = 8 + 15
    assert strong.horizontalAdvance("109%") + tick_and_air <= theme.scaled(NORM_WIDTH)
    assert QFontMetrics(theme.font("body")).horizontalAdvance("1119,8") < theme.scaled(HOURS_WIDTH)
