"""Vandaag: each thing to do has one button that acts, or jumps with the student chosen."""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from pytestqt.qtbot import QtBot

from stagedesk import models as m
from stagedesk.services import vault
from stagedesk.services.todo import Act
from stagedesk.ui.choice import Choice, Chosen
from stagedesk.ui.gate import Gate
from stagedesk.ui.students_view import PLACES
from stagedesk.ui.today_rows import button_box
from stagedesk.ui.today_tab import TodayTab
from tests.harm import faults
from tests.services.slip_school import YEAR, Keys, add_company, add_slip, add_student
from tests.ui.kept_drafts import kept
from tests.ui.main_window_walk import ENTER, ESCAPE, Walk

TODAY = dt.date(2026, 9, 28)


def _build(session) -> Keys:
    keys = Keys()
    company, supervisor = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
    company.phone = "010 555 01 42"
    for name in (("Aylin", None, "Şahin"), ("Noah", "de", "Wit"), ("Sem", None, "Blok")):
        add_student(session, keys, name, company=company, supervisor=supervisor)
    add_student(session, keys, ("Łukasz", None, "Wójcik"))
    key = keys.students["Aylin"]
    session.add(m.Guardian(student_key=key, position=0, name="Elif", phone="06 1234 5601"))
    for name in ("Noah", "Sem"):
        for week in (36, 37, 38, 39):
            signer = None if (name, week) == ("Noah", 39) else "Joost van Vliet"
            absent = {3: "unexcused"} if (name, week) == ("Sem", 39) else None
            times = {0: (510, 960), 1: (510, 960)}
            add_slip(session, keys.placements[name], (2026, week), times, signer, absent)
    return keys


class TodayWalk(Walk):
    """The window on Vandaag with four students."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        desk, _ = vault.create(folder / "data", "een lang wachtwoord", who="Marijke Groot")
        self.keys = desk.write("klas", _build)
        super().__init__(qtbot, Gate(desk), Choice(Chosen(TODAY, YEAR)))
        self.bot.waitUntil(lambda: self.tab.list.hasFocus())

    @property
    def tab(self) -> TodayTab:
        page = self.window._pages["Vandaag"]
        assert isinstance(page, TodayTab)
        return page

    def shown(self) -> list[str]:
        model = self.tab.rows
        found = [model.todo(row) for row in range(model.rowCount())]
        return [f"{todo.student}: {todo.button}" for todo in found if todo is not None]

    def settle(self) -> None:
        """What was saved is read again in the next round of the event loop."""
        self.bot.waitUntil(lambda: not self.tab._reading.isActive())


@pytest.fixture
def walk(qtbot: QtBot, tmp_path: Path) -> Iterator[TodayWalk]:
    walk = TodayWalk(qtbot, tmp_path)
    yield walk
    walk.gate.drain()


def test_everything_stands_under_its_head_with_its_count(walk: TodayWalk) -> None:
    model = walk.tab.rows
    words = [model.index(row).data() for row in range(model.rowCount())]
    assert [word for word in words if ". Enter" not in word] == ["Te laat: 2", "Deze week: 2"]
    assert walk.shown() == [
        "Aylin Şahin: Gebeld",
        "Łukasz Wójcik: Plek zoeken",
        "Noah de Wit: Laten tekenen",
        "Sem Blok: Gemeld",
    ]
    assert walk.page.head.title.text() == "Maandag 28 september"
    assert walk.page.head.second.text() == "4 dingen te doen, 2 zijn te laat"


def test_a_call_is_noted_with_two_presses_and_the_row_goes(walk: TodayWalk) -> None:
    walk.press(ENTER)
    assert walk.focus() is walk.tab.call.result
    walk.type("moeder belt terug")
    walk.settle()
    assert "Aylin Şahin: Gebeld" not in walk.shown()
    rows = walk.gate.read(
        lambda s: [(r.to, r.on, r.result) for r in s.query(m.Reminder).order_by(m.Reminder.to)]
    )
    assert rows == [
        ("company", TODAY, "moeder belt terug"),
        ("home", TODAY, "moeder belt terug"),
    ]
    assert walk.tab.list.hasFocus()
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    assert "Aylin Şahin: Gebeld" in walk.shown()


@pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")
def test_a_call_that_the_disk_refused_stays_typed_to_be_noted_again(walk: TodayWalk) -> None:
    walk.press(ENTER)
    with faults.pulled_out(walk.gate.desk.folder):
        walk.type("moeder belt terug")
        assert "schijf antwoordt niet" in walk.window.trouble.accessibleName()
        assert walk.focus() is walk.tab.call.result
        assert walk.tab.call.result.text() == "moeder belt terug"
    walk.press(ENTER)
    walk.settle()
    assert walk.gate.read(lambda s: [r.result for r in s.query(m.Reminder)]) == [
        "moeder belt terug",
        "moeder belt terug",
    ]
    walk.bot.waitUntil(lambda: not walk.gate.desk.waiting)
    assert kept(walk.gate) == []


def test_only_who_was_called_is_noted_and_escape_notes_nothing(walk: TodayWalk) -> None:
    walk.press(ENTER)
    walk.press(ESCAPE)
    assert walk.gate.read(lambda s: s.query(m.Reminder).count()) == 0
    walk.press(ENTER)
    walk.named("Gebeld met thuis").setFocus()
    walk.press(Qt.Key.Key_Space)
    walk.click("Noteren")
    walk.settle()
    assert walk.gate.read(lambda s: [r.to for r in s.query(m.Reminder)]) == ["company"]


@pytest.mark.parametrize(
    ("student", "kind", "tab"),
    [("Noah", "Laten tekenen", "Urenbriefjes"), ("Łukasz", "Plek zoeken", "Leerlingen")],
)
def test_a_button_jumps_to_its_tab_with_the_student_chosen(
    walk: TodayWalk, student: str, kind: str, tab: str
) -> None:
    for _ in range(6):
        index = walk.tab.list.currentIndex()
        todo = walk.tab.rows.todo(index.row())
        if todo is not None and todo.button == kind:
            break
        walk.press(Qt.Key.Key_Down)
    walk.press(ENTER)
    assert walk.choice.now.student == walk.keys.students[student]
    assert walk.window.tabs.tabText(walk.window.tabs.currentIndex()).replace("&", "") == tab
    if kind == "Laten tekenen":
        assert walk.choice.now.week == (2026, 39)


def test_the_mouse_presses_the_button_of_the_row_and_nothing_beside_it(walk: TodayWalk) -> None:
    view = walk.tab.list
    rows = [r for r in range(walk.tab.rows.rowCount()) if walk.tab.rows.todo(r) is not None]
    last = walk.tab.rows.index(rows[-1])
    box = view.visualRect(last)
    left = Qt.MouseButton.LeftButton
    walk.bot.mouseClick(view.viewport(), left, pos=box.center())
    assert walk.gate.read(lambda s: s.query(m.SlipDay).filter_by(registered_on=TODAY).count()) == 0
    place = button_box(QRectF(box)).center().toPoint()
    walk.bot.mouseClick(view.viewport(), left, pos=place)
    assert walk.gate.read(lambda s: s.query(m.SlipDay).filter_by(registered_on=TODAY).count()) == 1
    walk.settle()
    assert "Sem Blok: Gemeld" not in walk.shown()


def test_one_kind_alone_shows_and_an_empty_kind_says_what_comes(walk: TodayWalk) -> None:
    walk.click("Urenbriefjes: 2")
    assert walk.shown() == ["Aylin Şahin: Gebeld", "Noah de Wit: Laten tekenen"]
    walk.click("Beoordelingen: 0")
    assert walk.tab.done.isVisible()
    assert walk.tab.done.sentence.text() == (
        "Hiervan is alles gedaan. Hierna: herfstvakantie begint op zaterdag 17 okt."
    )


def test_all_done_is_said_with_what_comes_next(walk: TodayWalk) -> None:
    coach = walk.gate.save("C", lambda s: _colleague(s))
    walk.choice.pick(jobcoach=coach)
    assert walk.tab.done.isVisible()
    assert walk.tab.done.sentence.text().startswith("Alles gedaan. Hierna: ")


def test_a_school_year_without_students_leads_to_the_first_one(walk: TodayWalk) -> None:
    walk.choice.pick(school_year="2031-2032")
    assert walk.tab.nobody.isVisible()
    with walk.bot.waitSignal(walk.tab.go) as asked:
        walk.bot.keyClick(walk.tab.nobody.focusProxy(), Qt.Key.Key_Space)
    assert asked.args == ["Leerlingen"]


def _colleague(session) -> str:
    row = m.Staff(name="Bram Peeters", role="jobcoach")
    session.add(row)
    session.flush()
    return row.key


def test_narrow_the_kinds_fold_into_a_drop_down(walk: TodayWalk) -> None:
    walk.window.resize(911, 460)
    walk.bot.waitUntil(lambda: not walk.tab.kinds.isVisible())
    box = walk.named("Soort")
    box.setFocus()
    walk.press(Qt.Key.Key_Down)
    assert walk.shown() == ["Aylin Şahin: Gebeld", "Noah de Wit: Laten tekenen"]


def test_a_row_says_whole_sentences_to_a_screen_reader(walk: TodayWalk) -> None:
    words = walk.tab.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Thuis 06 1234 5601" in words
    assert words.endswith("Enter: Gebeld")


def test_a_school_with_very_many_students_is_read_beside_the_window(
    walk: TodayWalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = walk.shown()
    monkeypatch.setattr("stagedesk.services.today._MANY", 3)
    walk.tab.rows.set_todos([])
    walk.tab.reload()
    assert walk.tab.head.second.text() == "wordt gelezen…"
    walk.bot.waitUntil(lambda: walk.shown() == before)
    assert walk.tab.head.second.text() == "4 dingen te doen, 2 zijn te laat"


def test_the_week_before_the_report_talks_asks_for_the_update(walk: TodayWalk) -> None:
    assert not walk.tab.talks.isVisible()
    walk.choice.pick(on=dt.date(2026, 12, 2))
    words = "Rapportgesprekken vanaf 8 dec: geef de mentoren een update."
    assert walk.tab.talks.accessibleName() == words
    with walk.bot.waitSignal(walk.tab.print_asked) as asked:
        walk.tab.talks.button.setFocus()
        walk.press(ENTER)
    paper, keys, _options = asked.args
    assert paper == "mentor-update"
    assert set(keys) == set(walk.keys.students.values())
    walk.choice.pick(on=dt.date(2026, 12, 8))
    assert not walk.tab.talks.isVisible()


def test_every_act_has_a_place_for_the_banner_of_a_dossier() -> None:
    assert set(PLACES) == set(Act)
