"""Wie is waar: from the tab to the paper, and from a row to the student."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from stagedesk.services import absence_notices, forms
from stagedesk.ui import where_rows
from stagedesk.ui.choice import Choice
from stagedesk.ui.where_part import WherePart
from tests.ui.conftest import TODAY, School
from tests.ui.main_window_walk import ENTER, Walk


def place(session: Session, school: School) -> None:
    """Two students at a bakery on the days of today; one of them is ill."""
    from stagedesk import models as m

    company = forms.create(session, "company", {"name": "Bakkerij", "phone": "010 555 01 42"})
    years = dict(session.query(m.Enrollment.student_key, m.Enrollment.key).all())
    for name in ("Aylin", "Yusuf"):
        key = school.keys[name]
        forms.create(
            session,
            "placement",
            {
                "company": company,
                "start": "1-9-2026",
                "days": (TODAY.weekday(),),
                "begin_time": "8:30",
                "end_time": "16:00",
            },
            TODAY,
            student_key=key,
            enrollment_key=years[key],
        )
    absence_notices.note(session, years[school.keys["Yusuf"]], TODAY)


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    school.gate.save("Stages", place, school)
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Overzichten/Wie is waar")
    return walk


def part(walk: Walk) -> WherePart:
    shown = walk.page.part()
    assert isinstance(shown, WherePart)
    return shown


def test_who_is_where_with_times_and_who_is_ill(walk: Walk, school: School) -> None:
    rows = {row.student: row for row in part(walk).shown()}
    assert {name: row.state for name, row in rows.items()} == {
        "Aylin Şahin": "8:30 – 16:00",
        "Yusuf van der Meer": "ziek gemeld",
    }
    assert rows["Aylin Şahin"].company_phone == "010 555 01 42"
    walk.named("Alleen afgemeld").setFocus()
    walk.press(Qt.Key.Key_Space)
    assert [row.student for row in part(walk).shown()] == ["Yusuf van der Meer"]


def test_one_number_says_whose_it_is_where_there_is_no_room_for_two(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(
        where_rows, "_number", lambda _p, _box, label, number: said.append((label, number))
    )
    walk.window.resize(911, 460)
    walk.bot.waitUntil(lambda: walk.window.width() == 911)
    said.clear()
    walk.window.grab()
    assert ("bedrijf", "010 555 01 42") in said
    assert all(label == "bedrijf" for label, _ in said)


def test_letters_find_and_enter_opens_the_student(walk: Walk, school: School) -> None:
    walk.field("Zoek leerling, klas of bedrijf").setFocus()
    walk.type("ayl")
    walk.bot.waitUntil(lambda: part(walk).rows.rowCount() == 1)
    walk.press(Qt.Key.Key_Down)
    walk.press(ENTER)
    assert walk.choice.now.student == school.keys["Aylin"]
    assert walk.named("Reizen: Wijzigen").isVisible()


def test_ctrl_p_asks_for_the_paper_of_what_shows(walk: Walk, school: School) -> None:
    with walk.bot.waitSignal(walk.page.print_asked) as asked:
        walk.named("Afdrukken").setFocus()
        walk.press(ENTER)
    paper, keys, options = asked.args
    assert (paper, options["school_class"]) == ("wie-is-waar", None)
    assert set(keys) == {school.keys["Aylin"], school.keys["Yusuf"]}
    walk.window.close()


def test_another_year_has_nobody_and_says_so(walk: Walk) -> None:
    walk.choice.pick(school_year="2025-2026")
    assert part(walk).shown() == ()
    assert part(walk).nobody.isVisible()
