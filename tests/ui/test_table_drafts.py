"""What is typed in a table of the settings, or in the lines under a list, comes back."""

import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from stagedesk.domain.dossier import CalendarEdit
from stagedesk.services import companies, forms, policies, records
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.companies_page import ClosedDays
from stagedesk.ui.settings_calendar import CalendarPart
from stagedesk.ui.settings_staff import StaffPart
from tests.harm import faults
from tests.ui.conftest import TODAY, YEAR, School

ENTER = Qt.Key.Key_Return
_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")


def _calendar(school: School, choice: Choice, qtbot: QtBot) -> CalendarPart:
    part = CalendarPart(school.gate, choice)
    qtbot.addWidget(part)
    part.reload()
    part.show()
    part.activateWindow()
    return part


def _type(line: QLineEdit, text: str, qtbot: QtBot) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def _texts(part: CalendarPart) -> list[tuple[str, ...]]:
    return [tuple(line.text() for line in row) for row in part.rows]


def _edit(school: School, year: str = YEAR) -> CalendarEdit | None:
    return school.gate.read(policies.calendar_edit, year)


def _kept(school: School) -> dict[str, str]:
    return school.gate.drafts.of_row("calendar", YEAR)


def test_a_holiday_half_typed_stands_there_again(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    part = _calendar(school, choice, qtbot)
    count = len(part.rows)
    for line, text in zip(part.rows[-1], ("Studieweek", "7-6", "1"), strict=True):
        _type(line, text, qtbot)
    qtbot.waitUntil(lambda: any(text.endswith('"1"]') for text in _kept(school).values()))
    # As at the next start, after the laptop died here.
    again = _calendar(school, choice, qtbot)
    assert len(again.rows) == count + 1
    row = next(row for row in again.rows if row[0].text() == "Studieweek")
    assert [line.text() for line in row[1:]] == ["7-6", "1"]
    assert _edit(school) is None
    _type(row[2], "11-6", qtbot)
    qtbot.keyClick(row[2], ENTER)
    edit = _edit(school)
    assert edit is not None
    week = next(h for h in edit.holidays if h.name == "Studieweek")
    assert (week.first, week.last) == (date(2027, 6, 7), date(2027, 6, 11))
    again.reload()
    assert _kept(school) == {}


def test_a_day_typed_over_stands_in_its_own_holiday_again(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    part = _calendar(school, choice, qtbot)
    before = _texts(part)
    _type(part.rows[1][2], "25-1", qtbot)
    qtbot.waitUntil(lambda: bool(_kept(school)))
    again = _calendar(school, choice, qtbot)
    assert [i for i, row in enumerate(_texts(again)) if row != before[i]] == [1]
    assert again.rows[1][2].text() == "25-1"
    # What is typed back leaves nothing.
    _type(again.rows[1][2], before[1][2], qtbot)
    assert _kept(school) == {}


def test_a_day_that_is_wrong_or_taken_away_keeps_the_rest_of_its_line(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    part = _calendar(school, choice, qtbot)
    name, first, last = _texts(part)[1]
    _type(part.rows[1][2], "1-9-2026", qtbot)
    qtbot.keyClick(part.rows[1][2], ENTER)
    part = _calendar(school, choice, qtbot)
    assert part.rows[1][2].text() == "1-9-2026"
    assert part.rows[1][2].property("problem") == "error"
    assert _edit(school) is None
    # An empty day takes the holiday out of the calendar, and its words stay.
    part.rows[1][2].setFocus()
    part.rows[1][2].selectAll()
    qtbot.keyClick(part.rows[1][2], Qt.Key.Key_Delete)
    qtbot.keyClick(part.rows[1][2], ENTER)
    edit = _edit(school)
    assert edit is not None
    assert name not in [h.name for h in edit.holidays]
    part = _calendar(school, choice, qtbot)
    assert (name, first, "") in _texts(part)
    row = next(row for row in part.rows if row[0].text() == name)
    _type(row[2], last, qtbot)
    qtbot.keyClick(row[2], ENTER)
    edit = _edit(school)
    assert edit is not None
    assert name in [h.name for h in edit.holidays]
    assert _kept(school) == {}


def test_another_school_year_gets_nothing_of_what_is_half_typed(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    part = _calendar(school, choice, qtbot)
    _type(part.rows[-1][0], "Studieweek", qtbot)
    # A day that could be saved, in the line that has the focus when the year changes.
    _type(part.rows[1][2], "26-10", qtbot)
    choice.now = Chosen(TODAY, "2025-2026")
    part.reload()
    assert not [row for row in _texts(part) if "Studieweek" in row]
    assert _edit(school, "2025-2026") is None
    choice.now = Chosen(TODAY, YEAR)
    part.reload()
    assert [row for row in _texts(part) if "Studieweek" in row]
    assert part.rows[1][2].text() == "26-10"


def test_back_to_the_policy_lets_go_of_what_is_half_typed(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    part = _calendar(school, choice, qtbot)
    for line, text in zip(part.rows[-1], ("Studieweek", "7-6", "11-6"), strict=True):
        _type(line, text, qtbot)
    qtbot.keyClick(part.rows[-1][2], ENTER)
    _type(part.rows[-2][0], "Sportdag", qtbot)
    qtbot.keyClick(part.rows[-2][0], ENTER)
    part.reload()
    assert _kept(school)
    qtbot.mouseClick(part.back_button, Qt.MouseButton.LeftButton)
    assert _edit(school) is None
    assert _kept(school) == {}
    assert not [row for row in _texts(part) if "Sportdag" in row]


@_LINUX
def test_a_holiday_on_a_disk_that_fails_is_there_again_and_is_saved_once_it_works(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    part = _calendar(school, choice, qtbot)
    with faults.pulled_out(school.folder):
        for line, text in zip(part.rows[-1], ("Studieweek", "7-6", "11-6"), strict=True):
            _type(line, text, qtbot)
        qtbot.keyClick(part.rows[-1][2], ENTER)
        part = _calendar(school, choice, qtbot)
        row = next(row for row in part.rows if row[0].text() == "Studieweek")
        assert row[1].text()
    row[1].setFocus()
    qtbot.keyClick(row[1], ENTER)
    edit = _edit(school)
    assert edit is not None
    assert "Studieweek" in [h.name for h in edit.holidays]
    assert _kept(school) == {}


def test_the_name_of_a_new_colleague_is_there_again(
    school: School, choice: Choice, qtbot: QtBot
) -> None:
    def opened() -> StaffPart:
        part = StaffPart(school.gate, choice)
        qtbot.addWidget(part)
        part.reload()
        part.show()
        part.activateWindow()
        return part

    drafts = school.gate.drafts
    _type(opened().new_name, "Ines Be", qtbot)
    qtbot.waitUntil(lambda: bool(drafts.of_row("new.staff", "")))
    part = opened()
    assert part.new_name.text() == "Ines Be"
    part.new_name.setFocus()
    qtbot.keyClicks(part.new_name, "nali")
    qtbot.keyClick(part.new_name, ENTER)
    assert "Ines Benali" in [one.name for one in school.gate.read(records.load_staff).values()]
    assert part.new_name.text() == ""
    assert drafts.of_row("new.staff", "") == {}
    assert opened().new_name.text() == ""


def test_days_on_which_a_company_is_closed_are_there_again_half_typed(
    school: School, qtbot: QtBot
) -> None:
    key, other = (
        school.gate.save("Bedrijf", forms.create, "company", {"name": name}) or ""
        for name in ("Bakkerij Zoet", "Kapsalon Knip")
    )
    drafts = school.gate.drafts

    def opened(of: str) -> ClosedDays:
        part = ClosedDays(school.gate, lambda: TODAY)
        qtbot.addWidget(part)
        part.show_spans(of, "Bakkerij Zoet", ())
        part.show()
        part.activateWindow()
        return part

    part = opened(key)
    _type(part.first, "21-12", qtbot)
    _type(part.last, "2-1", qtbot)
    part.show_spans(other, "Kapsalon Knip", ())
    assert (part.first.text(), part.last.text()) == ("", "")
    part = opened(key)
    assert (part.first.text(), part.last.text()) == ("21-12", "2-1")
    # Refused: the last day comes first.
    _type(part.last, "20-12-2026", qtbot)
    _type(part.first, "21-12-2026", qtbot)
    qtbot.keyClick(part.first, ENTER)
    part = opened(key)
    assert (part.first.text(), part.last.text()) == ("21-12-2026", "20-12-2026")
    _type(part.last, "2-1", qtbot)
    qtbot.keyClick(part.last, ENTER)
    assert len(school.gate.read(companies.page, key, TODAY).closed) == 1
    assert drafts.of_row("new.closed", key) == {}
    assert opened(key).first.text() == ""
