"""Faults of the look that were found by eye, held so that they stay mended."""

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stagedesk.services import forms
from stagedesk.services.support_board import Card
from stagedesk.ui import theme
from stagedesk.ui.board_column import BoardColumn
from stagedesk.ui.buttons import Button
from stagedesk.ui.choice import Choice
from stagedesk.ui.dutch import dutch
from stagedesk.ui.facts import States
from stagedesk.ui.fields import scrolled
from stagedesk.ui.in_sight import _bring, keep_in_sight
from stagedesk.ui.intake_form import IntakeForm
from stagedesk.ui.search_box import NOTHING
from stagedesk.ui.secret import Secret
from stagedesk.ui.signs import Sign
from stagedesk.ui.status_line import StatusLine
from stagedesk.ui.student_list import StudentList
from stagedesk.ui.widgets import PageHead
from tests.ui.conftest import TODAY, School
from tests.ui.main_window_walk import Walk

LONG = "Małgorzata Krzyżanowiecka-Brzęczyszczykiewicz"


@pytest.mark.parametrize("width", [1100, 600, 420])
def test_a_name_of_forty_letters_is_whole_beside_its_buttons(qtbot: QtBot, width: int) -> None:
    head = PageHead()
    qtbot.addWidget(head)
    head.add_action(Button("&Wijzigen", icon="edit"))
    head.add_action(Button("Af&drukken", icon="print"))
    head.fold(width < 1000)
    head.resize(width, head.height())
    head.show()
    head.show_title(LONG, "4B · Bakkerij Rietkraag")
    letter = QFontMetrics(head.title.font())
    needed = letter.boundingRect(
        0, 0, head.title.width(), 1000, int(Qt.TextFlag.TextWordWrap), LONG
    )
    assert needed.width() <= head.title.width()
    assert needed.height() <= head.height()
    buttons = head.findChildren(Button)
    assert all(b.geometry().right() <= head.width() for b in buttons)
    assert head.title.geometry().right() <= min(b.geometry().left() for b in buttons)


def test_a_page_folds_beside_the_help_and_makes_way_for_it_when_narrow(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Leerlingen")
    page = walk.page
    wide = page.width()
    walk.press(Qt.Key.Key_F1)
    assert page.width() < wide
    assert not walk.window.findChildren(StudentList)[0].isVisible()
    walk.press(Qt.Key.Key_Escape)
    assert walk.window.findChildren(StudentList)[0].isVisible()
    walk.window.resize(911, 460)
    qtbot.waitUntil(lambda: walk.window.width() == 911)
    walk.press(Qt.Key.Key_F1)
    assert not page.isVisible()
    assert walk.window.width() == 911
    walk.press(Qt.Key.Key_Escape)
    assert page.isVisible()


def test_a_search_without_a_hit_says_so_and_enter_goes_nowhere(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    walk = Walk(qtbot, school.gate, choice)
    walk.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    before = choice.now
    walk.type("zzzz")
    hits = walk.named("Gevonden")
    assert isinstance(hits, QListView)
    assert hits.model().index(0, 0).data() == NOTHING
    assert choice.now == before


@pytest.mark.parametrize("tab", ["Intake", "Beoordeling", "Logboek"])
def test_without_students_a_tab_leads_to_where_they_are_made(
    school: School, choice: Choice, qtbot: QtBot, tab: str
) -> None:
    choice.pick(school_year="2020-2021")
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab(tab)
    walk.click("Naar Leerlingen", walk.page)
    assert walk.window.tabs.tabText(walk.window.tabs.currentIndex()) == "&Leerlingen"


def test_a_long_sentence_stands_whole_under_the_password(qtbot: QtBot) -> None:
    secret = Secret("Wachtwoord")
    qtbot.addWidget(secret)
    secret.setFixedWidth(358)
    secret.show()
    short = secret.sizeHint().height()
    sentence = "Deze gegevens zijn al open door jan op laptop-12. Sluit dat venster eerst."
    secret.say(sentence)
    assert secret.problem() == sentence
    assert secret.line.accessibleDescription() == sentence
    assert secret.sizeHint().height() > short + 20
    assert secret.sizeHint().width() <= 358
    framed = secret.line.grab().toImage()
    secret.say("")
    assert secret.line.grab().toImage() != framed


def test_states_stand_in_one_column_before_a_name_is_cut_off(qtbot: QtBot) -> None:
    states = States()
    qtbot.addWidget(states)
    states.resize(556, 240)
    states.show_states(
        [(f"{n} Persoonlijke ontwikkeling", Sign.ALERT, "niet meer haalbaar", "") for n in range(6)]
    )
    states.show()
    names = [w for w in states.findChildren(type(states._cells[0][0])) if w.isVisible()]
    assert len(names) == 6
    assert all(w.fontMetrics().horizontalAdvance(w.text()) <= w.width() for w in names)


def test_an_empty_count_leaves_no_hole_at_the_end_of_the_status_line(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(900, 26)
    line.show()
    line.show_backup("Reservekopie: vandaag 09:15")
    line.show_count("")
    assert line._backup.geometry().right() >= line.width() - 17


def _ink(button: Button) -> tuple[int, int]:
    """First column and last row of a button where something stands on its ground."""
    image = button.grab().toImage()
    ground = image.pixelColor(image.width() - 1, 0).lightness()
    found = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if abs(image.pixelColor(x, y).lightness() - ground) > 60
    ]
    return min(x for x, _ in found), max(y for _, y in found)


def test_the_title_of_a_row_begins_where_its_text_does_and_focus_underlines_it(
    qtbot: QtBot,
) -> None:
    button = Button("Hotel", kind="link", flush=True)
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
        button.activateWindow()
    button.clearFocus()
    left, low = _ink(button)
    assert left <= 2
    assert low < button.height() - 4
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert _ink(button) == (0, button.height() - 1)


def test_a_website_of_thirty_letters_is_whole_in_the_intake(qtbot: QtBot) -> None:
    form = IntakeForm(TODAY)
    qtbot.addWidget(form)
    form.resize(1100, 600)
    form.show()
    line = form.view.editor("company.website")
    words = "www.sporthal-kraanvogel.example"
    assert line.width() >= line.fontMetrics().horizontalAdvance(words) + 20


def test_a_colour_does_not_ask_the_system_again(monkeypatch: pytest.MonkeyPatch) -> None:
    theme.color("accent")
    asked: list[int] = []
    monkeypatch.setattr(theme.QGuiApplication, "styleHints", lambda: asked.append(1))
    for _ in range(50):
        theme.color("accent")
    assert asked == []


def test_the_list_reads_again_for_a_name_but_not_for_a_guardian(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    students = StudentList(school.gate, choice)
    qtbot.addWidget(students)
    students.show()
    gate, key = school.gate, school.keys["Yusuf"]
    with qtbot.assertNotEmitted(students.counted, wait=60):
        gate.save(
            "Moeder", forms.create, "guardian", {"name": "Fatma"}, student_key=key, position=1
        )
    with qtbot.waitSignal(students.counted):
        gate.save("Naam", forms.save_field, "student", key, "first_name", "Joesoef", on=TODAY)
    model = students.findChild(QListView).model()
    assert model.index(0, 0).data() == "Joesoef van der Meer"


def test_qts_own_file_dialog_speaks_dutch(qapp: QApplication, qtbot: QtBot) -> None:
    dutch(qapp)
    try:
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.show()
        words = {label.text() for label in dialog.findChildren(QLabel)}
        assert {"&Zoek in:", "Bestands&naam:", "&Soort bestand:"} <= words
    finally:
        for translator in qapp.findChildren(QTranslator):
            qapp.removeTranslator(translator)


def test_with_tab_a_control_below_the_edge_comes_in_sight_from_outside_too(
    qapp: QApplication, qtbot: QtBot
) -> None:
    keep_in_sight(qapp)
    try:
        window, inside = QWidget(), QWidget()
        qtbot.addWidget(window)
        first, last = Button("Buiten"), Button("Onderaan")
        column = QVBoxLayout(inside)
        column.addSpacing(600)
        column.addWidget(last)
        area = scrolled(inside)
        row = QVBoxLayout(window)
        row.addWidget(first)
        row.addWidget(area)
        window.resize(300, 200)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        first.setFocus()
        qtbot.keyClick(first, Qt.Key.Key_Tab)
        qtbot.waitUntil(last.hasFocus)
        place = last.mapTo(area.viewport(), last.rect().topLeft()).y()
        assert 0 <= place <= area.viewport().height() - last.height()
    finally:
        qapp.focusChanged.disconnect(_bring)


def test_an_empty_column_of_the_board_shows_that_it_has_the_focus(qtbot: QtBot) -> None:
    column = BoardColumn(2, "Jobfinding")
    qtbot.addWidget(column)
    column.resize(150, 200)
    with qtbot.waitActive(column):
        column.show()
        column.activateWindow()
    column.clearFocus()
    without = column.grab().toImage()
    column.setFocus()
    qtbot.waitUntil(column.hasFocus)
    assert column.grab().toImage() != without


def test_a_column_that_gets_the_focus_has_a_chosen_card(qtbot: QtBot) -> None:
    column = BoardColumn(2, "Jobfinding")
    qtbot.addWidget(column)
    column.cards.set_cards([Card("k", "10001", "Zoë Bakker", "4B", "De Linde", 2, TODAY, False)])
    with qtbot.waitActive(column):
        column.show()
        column.activateWindow()
    column.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(column.hasFocus)
    assert column.selectionModel().isSelected(column.currentIndex())
