"""An urenbriefje from the keyboard: fill in, correct, absent, sign, take back."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk.domain.outlook import WeekState
from tests.ui.slips_window import WEEK, SlipsWindow, opened

ENTER, SPACE, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path) -> Iterator[SlipsWindow]:
    with opened(qtbot, tmp_path) as window:
        window.tab.grid.setFocus()
        yield window


def _state(walk: SlipsWindow, student: str = "Yiğit") -> WeekState:
    model = walk.tab.grid.weeks
    row, column = model.row_of(walk.keys.students[student]), model.column_of(WEEK)
    assert row is not None
    assert column is not None
    cell = model.cell(row, column)
    assert cell is not None
    return cell.state


def test_a_slip_of_two_days_takes_under_ten_key_presses(walk: SlipsWindow) -> None:
    assert _state(walk) is WeekState.MISSING
    walk.press(ENTER)
    walk.press(SPACE)
    assert _state(walk) is WeekState.UNSIGNED
    walk.type("14-9")
    walk.press(ENTER)
    assert walk.presses < 10
    slip = walk.page().slip
    assert [(d.weekday, d.begin, d.end, d.on_time) for d in slip.days] == [
        (0, 510, 960, True),
        (1, 510, 960, True),
    ]
    assert (slip.signed_by, slip.signed_on) == ("Joost van Vliet", dt.date(2026, 9, 14))
    assert _state(walk) is WeekState.SIGNED
    assert walk.focus() is walk.tab.grid


def test_the_access_key_fills_by_timetable_from_anywhere_on_the_tab(walk: SlipsWindow) -> None:
    walk.fill()
    assert walk.page().slip.minutes == 900


@pytest.mark.parametrize("typed", ["8", "800", "0800", "8.00", "8:00", "8,00"])
def test_a_time_is_taken_as_it_is_typed(walk: SlipsWindow, typed: str) -> None:
    walk.tab.panel.days[0].begin.setFocus()
    walk.type(typed)
    walk.press(ENTER)
    walk.type("1530")
    walk.press(ENTER)
    day = walk.page().slip.days[0]
    assert (day.begin, day.end, day.on_time) == (480, 930, True)
    assert walk.tab.panel.days[0].begin.text() == "8:00"
    assert walk.focus() is walk.tab.panel.days[1].begin


def test_later_than_the_timetable_leaves_on_time_to_the_user(walk: SlipsWindow) -> None:
    walk.tab.panel.days[0].begin.setFocus()
    walk.type("9")
    walk.press(ENTER)
    walk.type("16")
    walk.press(ENTER)
    assert walk.page().slip.days[0].on_time is None
    walk.tab.panel.days[0].on_time.setFocus()
    walk.type("n")
    assert walk.page().slip.days[0].on_time is False


def test_an_end_before_the_begin_is_said_there_and_kept_as_draft(walk: SlipsWindow) -> None:
    editor = walk.tab.panel.days[0]
    editor.begin.setFocus()
    walk.type("16")
    walk.press(ENTER)
    walk.type("830")
    walk.press(ENTER)
    assert editor.end.property("problem") == "error"
    assert "na het begin" in editor.end.accessibleDescription()
    assert not walk.page().slip.days
    walk.press(Qt.Key.Key_PageDown)
    walk.press(Qt.Key.Key_PageUp)
    assert (editor.begin.text(), editor.end.text()) == ("16", "830")
    editor.end.setFocus()
    walk.type("1730")
    walk.press(ENTER)
    assert walk.page().slip.minutes == 90
    assert walk.page().drafts == {}
    assert editor.end.property("problem") is None


def test_a_begin_alone_asks_for_the_end_once_the_day_is_left(walk: SlipsWindow) -> None:
    editor = walk.tab.panel.days[0]
    editor.begin.setFocus()
    walk.type("830")
    walk.press(ENTER)
    assert editor.end.property("problem") is None
    walk.press(Qt.Key.Key_Down)
    assert editor.end.property("problem") == "error"
    assert walk.page().drafts == {"days.mon.begin": "830"}


@pytest.mark.parametrize(("letter", "kind"), [("z", "sick"), ("g", "excused"), ("o", "unexcused")])
def test_a_letter_in_the_begin_field_is_an_absence(
    walk: SlipsWindow, letter: str, kind: str
) -> None:
    walk.tab.panel.days[0].begin.setFocus()
    walk.type(letter)
    walk.press(ENTER)
    (day,) = walk.page().slip.days
    assert (day.weekday, day.absence, day.begin) == (0, kind, None)
    assert walk.focus() is walk.tab.panel.days[1].begin


def test_what_is_being_typed_survives_another_week_and_reading_again(walk: SlipsWindow) -> None:
    editor = walk.tab.panel.days[0]
    editor.begin.setFocus()
    walk.type("83")
    walk.press(Qt.Key.Key_F5)
    assert editor.begin.text() == "83"
    walk.type("0")
    walk.press(Qt.Key.Key_PageDown)
    assert walk.tab.panel.page is not None
    assert walk.tab.panel.page.week == (2026, 38)
    assert editor.begin.text() == ""
    walk.press(Qt.Key.Key_PageUp)
    assert editor.begin.text() == "830"


def test_tab_goes_through_the_slip_from_top_to_bottom(walk: SlipsWindow) -> None:
    walk.tab.panel.days[0].begin.setFocus()
    seen = []
    for _ in range(12):
        seen.append(walk.focus().accessibleName())
        walk.press(Qt.Key.Key_Tab)
    assert seen[:3] == ["Begin maandag", "Eind maandag", "Op tijd maandag: Ja"]
    rest = [name for name in seen if not name.startswith("Op tijd")]
    assert rest[2:6] == [
        "Begin dinsdag",
        "Eind dinsdag",
        "Woensdag toch invullen",
        "Donderdag toch invullen",
    ]


def test_emptied_times_clear_the_day(walk: SlipsWindow) -> None:
    walk.fill()
    editor = walk.tab.panel.days[0]
    for field in (editor.end, editor.begin):
        field.setFocus()
        walk.press(Qt.Key.Key_Delete)
    walk.press(Qt.Key.Key_Down)
    assert [d.weekday for d in walk.page().slip.days] == [1]


def test_absent_for_the_whole_week_comes_from_the_menu(walk: SlipsWindow) -> None:
    menu = walk.tab.panel.absent.menu()
    menu.aboutToShow.emit()
    titles = [action.text() for action in menu.actions()]
    assert titles[:3] == [
        "Hele week ziek",
        "Hele week geoorloofd afwezig",
        "Hele week ongeoorloofd afwezig",
    ]
    assert "Maandag 7 sep" in titles
    menu.actions()[2].trigger()
    assert [d.absence for d in walk.page().slip.days] == ["unexcused", "unexcused"]
    notes = [note for note in walk.tab.panel.days[0].notes if note.isVisibleTo(walk.tab)]
    assert notes[0].accessibleName() == "7,5 uur gemist, niet gemeld"
    walk.click(notes[0].link)
    assert walk.page().slip.days[0].registered_on == dt.date(2026, 9, 16)


def test_another_day_can_be_filled_in_and_made_up_for(walk: SlipsWindow) -> None:
    editor = walk.tab.panel.days[5]
    assert not editor.is_open
    walk.click(editor.open_link)
    assert walk.focus() is editor.begin
    walk.type("9")
    walk.press(ENTER)
    walk.type("12")
    walk.press(ENTER)
    assert walk.page().slip.minutes == 180
    (note, *_) = [note for note in editor.notes if note.isVisibleTo(walk.tab)]
    walk.click(note.link)
    assert walk.page().slip.days[0].make_up is True


def test_control_z_takes_back_what_was_filled(walk: SlipsWindow) -> None:
    walk.fill()
    assert walk.page().slip.minutes == 900
    walk.press(Qt.Key.Key_Z, CONTROL)
    assert walk.page().slip.minutes == 0
    assert _state(walk) is WeekState.MISSING
    assert walk.tab.panel.days[0].begin.text() == ""


def test_a_signature_is_corrected_and_withdrawn(walk: SlipsWindow) -> None:
    walk.fill()
    signature = walk.tab.panel.signature
    signature.day.setFocus()
    walk.press(ENTER)
    assert signature.day.property("problem") == "error"
    walk.type("31-2")
    walk.press(ENTER)
    assert "dagen" in signature.day.accessibleDescription()
    signature.day.selectAll()
    walk.type("14 sep")
    walk.click(signature.button)
    assert walk.page().slip.signed
    signature.name.setFocus()
    signature.name.selectAll()
    walk.type("Els")
    walk.press(Qt.Key.Key_Tab)
    assert walk.page().slip.signed_by == "Els"
    walk.click(signature.button)
    assert not walk.page().slip.signed
    assert _state(walk) is WeekState.UNSIGNED


def test_remark_and_day_of_handing_in_are_kept(walk: SlipsWindow) -> None:
    walk.tab.panel.remark.setFocus()
    walk.type("Goed gewerkt")
    walk.tab.panel.handed_in.day.setFocus()
    assert walk.page().slip.remark == "Goed gewerkt"
    walk.type("15-9")
    walk.press(ENTER)
    assert walk.page().slip.handed_in_on == dt.date(2026, 9, 15)
    walk.type("x")
    walk.press(ENTER)
    assert walk.page().slip.handed_in_on == dt.date(2026, 9, 15)
    assert walk.tab.panel.handed_in.day.property("problem") == "error"


def test_escape_and_page_keys_lead_through_the_weeks_and_back(walk: SlipsWindow) -> None:
    walk.press(ENTER)
    walk.press(Qt.Key.Key_PageUp)
    assert walk.tab.panel.page is not None
    assert walk.tab.panel.page.week == (2026, 36)
    walk.press(ESCAPE)
    assert walk.focus() is walk.tab.grid
    assert walk.tab.grid.chosen()[1] == (2026, 36)


def test_a_pile_is_ticked_with_three_letters_a_paper(walk: SlipsWindow) -> None:
    walk.tab.pile.setFocus()
    walk.press(SPACE)
    for letters in ("yig", "zoë"[:2]):
        walk.type(letters)
        walk.press(ENTER)
    walk.press(ESCAPE)
    walk.press(ESCAPE)
    assert (_state(walk), _state(walk, "Zoë")) == (WeekState.WAITING, WeekState.WAITING)
    assert walk.focus() is walk.tab.grid


def test_the_letter_i_ticks_a_cell_and_goes_down_and_again_takes_it_back(
    walk: SlipsWindow,
) -> None:
    walk.press(Qt.Key.Key_I)
    assert _state(walk) is WeekState.WAITING
    walk.choice.pick(student=walk.keys.students["Yiğit"])
    walk.tab.grid.setFocus()
    walk.press(Qt.Key.Key_I)
    assert _state(walk) is WeekState.MISSING


def test_a_sick_call_is_offered_by_the_slip_and_taken_over_with_one_press(
    walk: SlipsWindow,
) -> None:
    from stagedesk.services import absence_notices

    year = walk.keys.enrollments["Yiğit"]
    walk.gate.save("Ziek", absence_notices.note, year, dt.date(2026, 9, 8))
    day = walk.tab.panel.days[1]
    walk.bot.waitUntil(lambda: day.notes[0].link.isVisible())
    assert walk.page().slip.days == ()
    day.notes[0].link.setFocus()
    walk.press(SPACE)
    assert [(d.weekday, d.absence, d.reported) for d in walk.page().slip.days] == [
        (1, "sick", True)
    ]


def test_a_photo_of_the_paper_is_kept_from_the_slip(walk: SlipsWindow, tmp_path: Path) -> None:
    from tests.domain.test_day import JPG

    photo = tmp_path / "briefje.jpg"
    photo.write_bytes(JPG)
    walk.tab.panel.kept.setFocus()
    walk.press(SPACE)
    page = walk.window.page()
    assert page is not None
    part = page.parts.part  # type: ignore[attr-defined]
    part.take(photo)
    part.new_kept.accept.setFocus()
    walk.press(SPACE)
    walk.window.open_tab("Urenbriefjes")
    walk.bot.waitUntil(lambda: walk.page().kept == 1)
    assert walk.tab.panel.kept.text() == "1 foto of PDF bewaard, bekijken"
