"""From a tick in Opruimen to a name that is nowhere any more, with a report to keep."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from stagedesk.services import backup, forms, removal
from stagedesk.ui.choice import Choice
from stagedesk.ui.settings_removal import RemovalPart
from stagedesk.ui.widgets import Text
from tests.ui.conftest import TODAY, School
from tests.ui.main_window_walk import ENTER, Walk
from tests.ui.print_walk import dialog_of, to_pdf


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    def leave(session) -> None:
        forms.save_field(session, "student", school.keys["Aylin"], "left_on", "1-5-2025", on=TODAY)

    school.gate.save("Van school", leave)
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_settings("Opruimen")
    return walk


def part(walk: Walk) -> RemovalPart:
    found = walk.page.part()
    assert isinstance(found, RemovalPart)
    return found


def names(school: School) -> list[str]:
    from stagedesk import models as m

    return school.gate.read(lambda session: [row.name for row in session.query(m.Student)])


def tick_and_look(walk: Walk) -> None:
    walk.named("Mag weg: Alles kiezen").setFocus()
    walk.press(ENTER)
    walk.named("Bekijken wat er weggaat").setFocus()
    look(walk)


def look(walk: Walk) -> None:
    walk.press(ENTER)
    walk.bot.waitUntil(lambda: part(walk).stack.currentWidget() is part(walk).confirm)


def test_who_left_long_ago_is_removed_after_the_word_and_reported(
    walk: Walk, school: School, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make(school.gate.desk)
    tick_and_look(walk)
    assert not walk.named("Voorgoed verwijderen").isEnabled()
    walk.named("Typ verwijderen om door te gaan").setFocus()
    walk.type("verwijderen")
    walk.bot.waitUntil(lambda: part(walk).stack.currentWidget() is part(walk).report)
    assert names(school) == ["Yusuf van der Meer", "Aylin Şahin", "Łukasz Wójcik"]
    file = tmp_path / "rapport.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    walk.named("Rapport bewaren").setFocus()
    walk.press(ENTER)
    text = file.read_text("utf-8")
    assert "1 leerling" in text
    assert "Aylin" not in text
    assert backup.kept(school.folder)
    walk.named("Deze kopieën wissen").setFocus()
    walk.press(ENTER)
    walk.press(ENTER)
    assert backup.kept(school.folder) == ()
    walk.named("Rapport afdrukken").setFocus()
    walk.press(ENTER)
    printed = to_pdf(walk.bot, dialog_of(walk.bot, walk.window), tmp_path / "rapport.pdf")
    assert "Verwijderde dossiers" in printed
    assert "Aylin" not in printed


def test_where_a_first_name_still_stands_is_shown_before_and_after(
    walk: Walk, school: School
) -> None:
    other = school.keys["Yusuf"]

    def write(session) -> None:
        given = {"on": "12-10-2026", "report": "Vroeg naar Aylin"}
        forms.create(session, "aftercare_contact", given, TODAY, student_key=other)

    school.gate.save("Contact", write)
    tick_and_look(walk)
    words = "Aylin: Contact in de nazorg van 12 oktober 2026, Yusuf van der Meer"

    def shown(look: QWidget) -> list[str]:
        return [label.text() for label in look.findChildren(Text) if label.isVisible()]

    assert words in shown(part(walk).confirm.look)
    walk.named("Typ verwijderen om door te gaan").setFocus()
    walk.type("verwijderen")
    walk.bot.waitUntil(lambda: part(walk).stack.currentWidget() is part(walk).report)
    assert words in shown(part(walk).report.look)
    kept = part(walk).report.text.toPlainText()
    assert "Contact in de nazorg van 12 oktober 2026" in kept
    assert "Yusuf" not in kept


def test_at_request_the_chosen_student_goes_whole(
    walk: Walk, school: School, choice: Choice
) -> None:
    choice.pick(student=school.keys["Łukasz"])
    part(walk).reload()
    walk.named("Łukasz Wójcik toevoegen").setFocus()
    walk.press(ENTER)
    look(walk)
    walk.type("verwijderen")
    walk.bot.waitUntil(lambda: part(walk).stack.currentWidget() is part(walk).report)
    assert names(school) == ["Yusuf van der Meer", "Aylin Şahin"]
    assert choice.now.student is None
    walk.named("Klaar").setFocus()
    walk.press(ENTER)
    assert walk.named("Bekijken wat er weggaat").isVisible()
    (line,) = school.gate.read(removal.earlier)
    assert (line.on, line.by, line.students) == (TODAY, "Marijke Groot", 1)


def test_it_is_put_off_with_a_day_and_a_reason(walk: Walk, school: School) -> None:
    walk.named("Langer bewaren: Aylin Şahin").setFocus()
    walk.press(ENTER)
    walk.fill("Bewaren tot en met", "1-9-2028")
    walk.fill("Reden", "loopt nog een bezwaar")
    walk.named("Langer bewaren").setFocus()
    walk.press(ENTER)
    assert school.gate.read(removal.proposals, TODAY) == ()
    (held,) = school.gate.read(removal.postponed)
    assert held.hold.reason == "loopt nog een bezwaar"


def test_escape_leaves_everything_as_it_was(walk: Walk, school: School) -> None:
    tick_and_look(walk)
    walk.press(Qt.Key.Key_Escape)
    assert part(walk).stack.currentWidget() is part(walk).list
    assert len(names(school)) == 3
    assert len(school.gate.read(removal.proposals, TODAY)) == 1
