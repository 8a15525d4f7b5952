"""From Overzichten to the students behind a number, to a dossier, and to a file."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.year_numbers import Topic
from stagedesk.ui.choice import Choice
from stagedesk.ui.overview_numbers import NumbersPart
from tests.ui.conftest import YEAR, School
from tests.ui.main_window_walk import ENTER, ESCAPE, Walk
from tests.ui.print_walk import press_print, to_pdf

DOWN = Qt.Key.Key_Down


def _stages(session: Session, student: str) -> None:
    company = m.Company(name="Tuincentrum De Linde", sector="groen")
    session.add(company)
    session.flush()
    enrollment = session.query(m.Enrollment).filter_by(student_key=student).one()
    session.add(
        m.Placement(
            student_key=student,
            enrollment_key=enrollment.key,
            company_key=company.key,
            start=dt.date(2026, 8, 31),
        )
    )


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Iterator[Walk]:
    school.gate.save("Stage", _stages, school.keys["Aylin"])
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Overzichten")
    qtbot.waitUntil(lambda: not school.gate.working)
    yield walk
    walk.window.close()


def part(walk: Walk) -> NumbersPart:
    found = walk.page.findChild(NumbersPart)
    assert found is not None
    return found


def topic(walk: Walk, key: str) -> Topic:
    overview = part(walk).overview
    assert overview is not None
    return next(one for one in overview.topics if one.key == key)


def test_the_arrow_keys_and_enter_lead_from_a_number_to_the_dossier(
    walk: Walk, school: School
) -> None:
    places = topic(walk, "places")
    assert [(one.label, one.value) for one in places.numbers] == [
        ("bij een bedrijf", 1), ("alleen interne stage", 0), ("nog geen stage", 2),
    ]  # fmt: skip
    walk.named("Leerlingen met stage dit jaar").setFocus()
    for key in (DOWN, DOWN, ENTER):
        walk.press(key)
    said = "Leerlingen met stage dit jaar · nog geen stage: 2 leerlingen"
    assert walk.focus().accessibleName() == said
    walk.press(DOWN)
    walk.press(ENTER)
    assert walk.choice.now.student == school.keys["Yusuf"]
    assert walk.page.head.title.text() == "Yusuf van der Meer"


def test_a_number_of_nobody_opens_nothing_and_escape_goes_back(walk: Walk) -> None:
    walk.named("Leerlingen met stage dit jaar").setFocus()
    walk.press(DOWN)
    walk.press(ENTER)
    assert part(walk).stack.currentWidget() is part(walk).numbers
    walk.press(Qt.Key.Key_Up)
    walk.press(ENTER)
    assert part(walk).stack.currentWidget() is part(walk).behind
    walk.press(ESCAPE)
    assert part(walk).stack.currentWidget() is part(walk).numbers
    assert walk.focus().accessibleName() == "Leerlingen met stage dit jaar"


def test_what_shows_is_saved_for_a_spreadsheet(
    walk: Walk, school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, start: str, _filter: str) -> tuple[str, str]:
        asked.append(Path(start).name)
        return str(tmp_path / f"{len(asked)}"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    with walk.bot.waitSignal(school.gate.said):
        walk.click("Als Excel")
    rows = list(load_workbook(tmp_path / "1.xlsx").active.values)
    assert rows[0] == ("Onderwerp", "Regel", "Eenheid", YEAR, "van")
    assert ("Stages naar sector", "Groen", "stages", 1, None) in rows
    assert ("Getekende uren tegenover de norm", "leerjaar 4", "uur", 0, 3 * 768) in rows
    walk.named("Stages naar sector").setFocus()
    walk.press(ENTER)
    with walk.bot.waitSignal(school.gate.said):
        walk.click("Als csv")
    text = (tmp_path / "2.csv").read_text("utf-8-sig")
    assert text.splitlines()[1] == '"10002";"Aylin Şahin";"4B";"Tuincentrum De Linde"'
    assert asked == [f"cijfers-{YEAR}.xlsx", f"cijfers-sectors-groen-{YEAR}.csv"]


def test_a_change_elsewhere_is_counted_at_once(walk: Walk, school: School) -> None:
    school.gate.save("Stage", _stages, school.keys["Łukasz"])
    walk.bot.waitUntil(lambda: topic(walk, "places").numbers[0].value == 2)


def test_ctrl_p_prints_the_evaluation_of_the_school(walk: Walk, tmp_path: Path) -> None:
    dialog = press_print(walk.bot, walk.window)
    assert dialog.windowTitle() == "Evaluatie stage"
    text = to_pdf(walk.bot, dialog, tmp_path / "evaluatie.pdf")
    assert f"Evaluatie stage {YEAR} 3 leerlingen" in text
    assert "Stages naar sector" in text
    assert "Aylin" not in text


def test_a_year_without_students_says_so_with_a_button(walk: Walk) -> None:
    walk.choice.pick(school_year="2027-2028")
    walk.bot.waitUntil(lambda: part(walk).nobody.isVisible())
    assert not part(walk).xlsx.isEnabled()
    walk.click("Naar Leerlingen")
    assert walk.page.head.title.text() != "Cijfers van het jaar"


def test_the_page_follows_the_row_that_the_keys_come_to(walk: Walk) -> None:
    walk.window.resize(911, 460)
    QApplication.processEvents()
    last = part(walk).boxes[-4]
    assert last.list.rows.topic.key == "finals"
    last.list.setFocus(Qt.FocusReason.TabFocusReason)
    walk.press(DOWN)
    walk.bot.waitUntil(lambda: not last.list.viewport().visibleRegion().isEmpty())
    part(walk).boxes[0].list.setFocus(Qt.FocusReason.BacktabFocusReason)
    walk.bot.waitUntil(lambda: part(walk).numbers.verticalScrollBar().value() == 0)


def test_another_student_is_no_reason_to_count_again(walk: Walk, school: School) -> None:
    before = part(walk).overview
    assert before is not None
    walk.choice.pick(student=school.keys["Yusuf"])
    walk.choice.pick(student=school.keys["Aylin"])
    assert not walk.gate.working
    assert part(walk).overview is before
