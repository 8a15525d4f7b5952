from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk.domain.problem import DeskError
from stagedesk.services import forms
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.fields import LineEdit
from stagedesk.ui.gate import Gate
from stagedesk.ui.main_window import MainWindow, Tab
from stagedesk.ui.page import ListPage, Page
from tests.ui.conftest import YEAR, School


class NamePage(ListPage):
    """The smallest real page: the first name of the chosen student, saved as you go."""

    printed = 0

    def __init__(self, gate: Gate, choice: Choice) -> None:
        super().__init__(gate, choice)
        self.line = LineEdit("Roepnaam")
        self.line.editingFinished.connect(self._save)
        self.body.addWidget(self.line)

    def show_choice(self, chosen: Chosen) -> None:
        values = {}
        if chosen.student:
            values = self.gate.read(forms.values, "student", chosen.student)
        self.line.setText(str(values.get("first_name", "")))
        self.head.show_title(self.line.text())

    def print_current(self) -> None:
        self.printed += 1

    def _save(self) -> None:
        key, text = self.choice.now.student, self.line.text()
        if key:
            self.gate.save(
                "Roepnaam", forms.save_field, "student", key, "first_name", text, on=date.today()
            )


TABS = (
    Tab("&Vandaag", "vandaag", NamePage),
    Tab("&Leerlingen", "leerlingen", NamePage),
    Tab("&Bedrijven", "bedrijven", NamePage),
)


@pytest.fixture
def window(school: School, choice: Choice, qtbot: QtBot) -> MainWindow:
    result = MainWindow(school.gate, choice, TABS)
    qtbot.addWidget(result)
    result.show()
    qtbot.waitExposed(result)
    result.activateWindow()
    return result


def _page(window: MainWindow) -> NamePage:
    page = window.page()
    assert isinstance(page, NamePage)
    return page


def test_ctrl_k_three_letters_enter_is_there_from_anywhere(
    window: MainWindow, school: School, choice: Choice, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.focusWidget(), "sah")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert choice.now.student == school.keys["Aylin"]
    assert _page(window).head.title.text() == "Aylin"


def test_the_student_of_one_tab_is_the_student_of_the_next(
    window: MainWindow, school: School, choice: Choice, qtbot: QtBot
) -> None:
    choice.pick(student=school.keys["Yusuf"])
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.currentIndex() == 2
    assert _page(window).head.title.text() == "Yusuf"


def test_a_page_is_made_when_its_tab_is_opened_first(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    made: list[str] = []

    def tab(name: str) -> Tab:
        def make(gate: Gate, choice: Choice) -> Page:
            made.append(name)
            return NamePage(gate, choice)

        return Tab(name, "vandaag", make)

    window = MainWindow(school.gate, choice, (tab("Een"), tab("Twee")))
    qtbot.addWidget(window)
    assert made == ["Een"]
    window.open_tab("Twee")
    window.open_tab("Een")
    assert made == ["Een", "Twee"]


def test_what_is_typed_is_saved_said_and_taken_back_with_ctrl_z(
    window: MainWindow, school: School, choice: Choice, qtbot: QtBot
) -> None:
    choice.pick(student=school.keys["Yusuf"])
    line = _page(window).line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Joesoef")
    with qtbot.waitSignal(school.gate.saved):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Opgeslagen" in window.status.text()
    assert "Roepnaam. Terug met Ctrl+Z." in window.status.text()
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Teruggenomen: Roepnaam" in window.status.text()
    assert _page(window).line.text() == "Yusuf"


def test_an_error_of_the_world_shows_above_the_page_until_it_is_closed(
    window: MainWindow, school: School, qtbot: QtBot
) -> None:
    def full(session: object) -> None:
        raise DeskError("De schijf is vol.")

    school.gate.save("Iets", full)
    assert window.trouble.isVisible()
    assert window.trouble.accessibleName() == "De schijf is vol."
    qtbot.mouseClick(window.trouble.button, Qt.MouseButton.LeftButton)
    assert not window.trouble.isVisible()


def test_ctrl_p_prints_what_is_on_the_screen(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert _page(window).printed == 1


def test_f1_explains_this_tab_and_follows_to_the_next(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    panel = window.findChild(type(window._help))
    assert "Vandaag" in panel.text()
    window.open_tab("Leerlingen")
    assert panel.text().startswith("Leerlingen")
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_ctrl_l_asks_for_the_lock(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lock_asked):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_at_150_percent_the_list_folds_and_the_head_joins_the_top_bar(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = _page(window)
    window.resize(911, 460)
    qtbot.waitUntil(lambda: window.height() == 460)
    assert window.width() == 911
    assert not page.students.isVisible()
    assert page.head.mapTo(window, page.head.rect().topLeft()).y() < 44
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: page.students.isVisible())
    assert page.head.mapTo(window, page.head.rect().topLeft()).y() > 44


def test_the_folded_list_opens_from_the_head_and_closes_after_a_choice(
    window: MainWindow, school: School, choice: Choice, qtbot: QtBot
) -> None:
    page = _page(window)
    window.resize(911, 460)
    qtbot.waitUntil(lambda: not page.students.isVisible())
    opener = next(
        b for b in page.head.findChildren(Button) if b.accessibleName() == "Leerlingen tonen"
    )
    qtbot.mouseClick(opener, Qt.MouseButton.LeftButton)
    assert page.students.isVisible()
    qtbot.keyClick(page.students.focusProxy(), Qt.Key.Key_Down)
    qtbot.keyClick(page.students.focusProxy(), Qt.Key.Key_Return)
    assert choice.now.student is not None
    assert not page.students.isVisible()


def test_every_button_of_the_frame_has_a_name_to_read_out(window: MainWindow) -> None:
    assert all(button.accessibleName() for button in window.findChildren(Button))


def test_closing_saves_the_field_that_has_the_focus(
    window: MainWindow, school: School, choice: Choice, qtbot: QtBot
) -> None:
    choice.pick(student=school.keys["Yusuf"])
    line = _page(window).line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Joesoef")
    with qtbot.waitSignal(school.gate.saved):
        window.close()
    values = school.gate.read(forms.values, "student", school.keys["Yusuf"])
    assert values["first_name"] == "Joesoef"


def test_escape_leaves_the_settings_for_the_tab_one_came_from(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    window = MainWindow(school.gate, choice, TABS, Tab("Instellingen", "instellingen", NamePage))
    qtbot.addWidget(window)
    window.show()
    window.open_tab("Bedrijven")
    tab = window.page()
    window.open_settings()
    assert window.page() is not tab
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.page() is tab


def test_the_school_year_is_chosen_for_all_tabs(
    window: MainWindow, choice: Choice, qtbot: QtBot
) -> None:
    year = next(b for b in window.findChildren(Button) if b.text().startswith("Schooljaar"))
    choice.pick(school_year="2025-2026")
    assert year.text() == "Schooljaar 2025-2026"
    menu = year.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        "Schooljaar 2026-2027",
        "Schooljaar 2025-2026",
    ]
    menu.actions()[0].trigger()
    assert choice.now.school_year == YEAR


def test_the_status_line_counts_what_the_open_tab_shows(window: MainWindow, qtbot: QtBot) -> None:
    assert window.status.text().endswith("3 leerlingen")
    window.open_tab("Leerlingen")
    assert window.status.text().endswith("3 leerlingen")
    window.open_tab("Vandaag")
    assert window.status.text().endswith("3 leerlingen")
