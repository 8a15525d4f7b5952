"""What holds of every tab, whoever made it: names to read out, nothing cut off, both looks."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from stagedesk.services import demonstration, students, vault
from stagedesk.ui.app import Shell, first_jobcoach
from stagedesk.ui.buttons import Button
from stagedesk.ui.main_window import MainWindow
from stagedesk.ui.page import Page
from stagedesk.ui.parts_page import PartsPage
from stagedesk.ui.students_tab import StudentsTab
from stagedesk.ui.tabs import TABS
from tests.ui.conftest import PASSWORD

TODAY = date(2027, 5, 25)
SIZES = [pytest.param(1366, 690, id="laptop"), pytest.param(911, 460, id="150 percent")]
NAMES = [tab.name for tab in TABS]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    result = tmp_path_factory.mktemp("tabs") / "data"
    demonstration.build(result, PASSWORD, 12, TODAY).close()
    return result


@pytest.fixture
def window(folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    shell = Shell(folder, lambda: TODAY)
    qtbot.addWidget(shell)
    shell.show()
    desk = vault.unlock(folder, PASSWORD)
    shell.open_desk(desk, first_jobcoach(desk))
    main = shell.main
    assert main is not None
    rows = main.gate.read(students.list_rows, main.choice.now.school_year, TODAY)
    placed = next(row for row in rows if row.placement_key)
    main.choice.pick(student=placed.key, placement=placed.placement_key, jobcoach=None)
    yield main
    qtbot.waitUntil(lambda: not main.gate.working)
    shell.close()


def _open(window: MainWindow, name: str, width: int, height: int, qtbot: QtBot) -> QWidget:
    shell = window.parentWidget()
    shell.resize(width, height)
    window.open_tab(name)
    qtbot.waitUntil(lambda: window.width() == width and not window.gate.working)
    # What was asked of the layouts is done in the event loop.
    QApplication.processEvents()
    page = window.page()
    assert page is not None
    return page


def _access_keys(window: MainWindow) -> dict[str, list[str]]:
    """The words that show, by their access key."""
    words = [window.tabs.tabText(number) for number in range(window.tabs.count())]
    words += [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
    found: dict[str, list[str]] = {}
    for text in words:
        if key := re.search(r"(?<!&)&([^&])", text):
            found.setdefault(key[1].lower(), []).append(text)
    return found


def _each_part(page: Page | None) -> Iterator[None]:
    """The page as it opened, then every part of it."""
    yield
    if isinstance(page, PartsPage):
        for number in range(len(page.parts)):
            page.open_part(number)
            yield
    if isinstance(page, StudentsTab):
        for number in range(len(page.parts.buttons)):
            page.parts.open(number)
            yield


@pytest.mark.parametrize("name", [*NAMES, "Instellingen"])
def test_an_access_key_is_given_once(window: MainWindow, qtbot: QtBot, name: str) -> None:
    # Given twice, Alt and the key only move the focus from one to the other.
    if name == "Instellingen":
        window.open_settings()
    else:
        window.open_tab(name)
    for _ in _each_part(window.page()):
        qtbot.waitUntil(lambda: not window.gate.working)
        QApplication.processEvents()
        twice = {key: words for key, words in _access_keys(window).items() if len(words) > 1}
        assert twice == {}


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_no_button_is_smaller_than_its_words_or_outside_the_window(
    window: MainWindow, qtbot: QtBot, name: str, width: int, height: int
) -> None:
    _open(window, name, width, height, qtbot)
    wrong = []
    for button in window.findChildren(Button):
        if not button.isVisible():
            continue
        right = button.mapTo(window, QPoint(button.width(), 0)).x()
        if button.width() < button.sizeHint().width() or right > width:
            wrong.append(
                (button.accessibleName(), button.width(), button.sizeHint().width(), right)
            )
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_takes_the_focus_has_a_name_to_read_out(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    page = _open(window, name, 1366, 690, qtbot)
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []
