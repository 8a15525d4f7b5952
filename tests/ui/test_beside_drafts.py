"""What is chosen beside the fields of something new comes back with what was typed in them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget
from pytestqt.qtbot import QtBot

from stagedesk import models as m
from stagedesk.services import around, drafts, forms, student_page
from stagedesk.ui.around_part import AroundPart
from stagedesk.ui.choice import Choice
from stagedesk.ui.company_picker import CompanyPicker
from stagedesk.ui.fields import LineEdit
from stagedesk.ui.intake_new import NewTalk
from stagedesk.ui.log_class import ClassVisit
from stagedesk.ui.new_form import NewForm
from stagedesk.ui.students_new import NewForms
from tests.domain.test_day import PNG
from tests.ui.conftest import TODAY, YEAR, School

_NAMES = [("a", "Aylin"), ("b", "Yusuf"), ("c", "Łukasz")]


@pytest.fixture
def companies(school: School) -> dict[str, str]:
    made = {}
    for name in ("Bakkerij Jansen", "Bakkerij Öz", "Kapper"):
        made[name] = school.gate.save("B", forms.create, "company", {"name": name}) or ""
    return made


@pytest.fixture
def year(school: School) -> str:
    """Key of Aylin's school year."""

    def find(session: object) -> str:
        found = session.query(m.Enrollment)  # type: ignore[attr-defined]
        return str(found.filter_by(student_key=school.keys["Aylin"]).one().key)

    return school.gate.read(find)


def _kept(school: School, form: str, about: str) -> dict[str, str]:
    return school.gate.read(drafts.of_row, form, about)


def _talk(school: School, choice: Choice, qtbot: QtBot, about: str) -> NewTalk:
    talk = NewTalk(school.gate, choice)
    qtbot.addWidget(talk)
    talk.show()
    talk.activateWindow()
    talk.ask(about, "Aylin Şahin")
    return talk


def _new_placement(
    school: School, choice: Choice, qtbot: QtBot
) -> tuple[NewForms, NewForm, CompanyPicker]:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    new = NewForms(school.gate, choice, stack)
    stack.show()
    stack.activateWindow()
    page = school.gate.read(student_page.page, school.keys["Aylin"], YEAR, TODAY, None)
    assert page is not None
    new.placement(page)
    form = stack.currentWidget()
    assert isinstance(form, NewForm)
    (picker,) = form.findChildren(CompanyPicker)
    return new, form, picker


def test_the_company_of_a_new_talk_is_chosen_again(
    school: School, choice: Choice, companies: dict[str, str], year: str, qtbot: QtBot
) -> None:
    talk = _talk(school, choice, qtbot, year)
    qtbot.keyClicks(talk.picker.line, "bak")
    qtbot.keyClick(talk.picker.line, Qt.Key.Key_Down)
    assert talk.picker.key() == companies["Bakkerij Öz"]
    qtbot.waitUntil(lambda: companies["Bakkerij Öz"] in str(_kept(school, "new.new_talk", year)))
    other = _talk(school, choice, qtbot, "other")
    assert (other.picker.line.text(), other.picker.key()) == ("", None)
    again = _talk(school, choice, qtbot, year)
    assert (again.picker.line.text(), again.picker.key()) == ("bak", companies["Bakkerij Öz"])
    with qtbot.waitSignal(again.made):
        again.accept.click()
    assert _kept(school, "new.new_talk", year) == {}


def test_a_company_that_is_gone_is_not_chosen_again(
    school: School, choice: Choice, companies: dict[str, str], year: str, qtbot: QtBot
) -> None:
    talk = _talk(school, choice, qtbot, year)
    talk.picker.list.setCurrentRow(2)
    assert talk.picker.key() == companies["Kapper"]
    qtbot.waitUntil(lambda: companies["Kapper"] in str(_kept(school, "new.new_talk", year)))
    school.gate.save("Weg", forms.remove, "company", companies["Kapper"])
    again = _talk(school, choice, qtbot, year)
    assert again.picker.key() is None
    again.accept.click()
    assert "Kies eerst een bedrijf" in again.problem.text()


def test_the_company_of_a_new_placement_is_chosen_again(
    school: School, choice: Choice, companies: dict[str, str], qtbot: QtBot
) -> None:
    first, _form, picker = _new_placement(school, choice, qtbot)
    picker.list.setCurrentRow(1)
    chosen = companies["Bakkerij Öz"]
    about = school.keys["Aylin"]
    qtbot.waitUntil(lambda: chosen in str(_kept(school, "new.new_placement", about)))
    again, form, picker = _new_placement(school, choice, qtbot)
    assert picker.key() == chosen
    with qtbot.waitSignal(again.cancelled):
        form.cancel.click()
    assert _kept(school, "new.new_placement", about) == {}
    assert first.shows()


def _visit(school: School, qtbot: QtBot, names: list[tuple[str, str]]) -> ClassVisit:
    page = ClassVisit(school.gate, TODAY)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.start(names, TODAY, "4B")
    return page


def test_who_was_not_in_the_class_is_not_ticked_again(school: School, qtbot: QtBot) -> None:
    page = _visit(school, qtbot, _NAMES)
    assert _kept(school, "new.class_visit", "4B") == {}
    page.who.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: "absent" in _kept(school, "new.class_visit", "4B"))
    # Somebody came into the class since.
    again = _visit(school, qtbot, [*_NAMES, ("d", "Noor")])
    assert again.who.chosen() == ("a", "c", "d")
    again.who.list.item(1).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: "absent" not in _kept(school, "new.class_visit", "4B"))
    assert _visit(school, qtbot, _NAMES).who.chosen() == ("a", "b", "c")


def _around(school: School, choice: Choice, qtbot: QtBot) -> AroundPart:
    part = AroundPart(school.gate, choice)
    qtbot.addWidget(part)
    part.show()
    part.activateWindow()
    choice.pick(student=school.keys["Aylin"])
    part.show_student(choice.now)
    return part


def _name(part: AroundPart) -> LineEdit:
    line = part.new_kept.view.editor("name").parts()[0]
    assert isinstance(line, LineEdit)
    return line


def _asks(monkeypatch: pytest.MonkeyPatch, answer: Path) -> list[object]:
    asked: list[object] = []

    def dialog(*given: object) -> tuple[str, str]:
        asked.append(given)
        return str(answer), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", dialog)
    return asked


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], list[object]]:
    return lambda answer: _asks(monkeypatch, answer)


def test_the_file_that_was_chosen_is_there_again_with_what_it_was_of(
    school: School,
    choice: Choice,
    year: str,
    tmp_path: Path,
    ask: Callable[[Path], list[object]],
    qtbot: QtBot,
) -> None:
    photo = tmp_path / "foto.png"
    photo.write_bytes(PNG)
    asked = ask(photo)
    part = _around(school, choice, qtbot)
    part.reading.asked.emit("kept")
    assert "foto.png" in part.new_kept.notice.text()
    _name(part).setFocus()
    _name(part).end(False)
    qtbot.keyClicks(_name(part), " van mei")
    about = f"{year}/foto.png"
    qtbot.waitUntil(lambda: "name" in _kept(school, "new.attachment", about))
    again = _around(school, choice, qtbot)
    again.reading.asked.emit("kept")
    assert len(asked) == 1
    assert _name(again).text() == "foto van mei"
    again.new_kept.accept.click()
    page = school.gate.read(around.page, school.keys["Aylin"], YEAR, TODAY)
    assert [one.attachment.name for one in page.kept] == ["foto van mei"]
    # The bytes were never a draft, and nothing is left of the path.
    assert _kept(school, "new.attachment.file", year) == {}
    again.reading.asked.emit("kept")
    assert len(asked) == 2


def test_a_file_that_is_gone_or_not_wanted_is_asked_for_again(
    school: School,
    choice: Choice,
    tmp_path: Path,
    ask: Callable[[Path], list[object]],
    qtbot: QtBot,
) -> None:
    photo = tmp_path / "foto.png"
    photo.write_bytes(PNG)
    asked = ask(photo)
    part = _around(school, choice, qtbot)
    part.reading.asked.emit("kept")
    part.new_kept.cancel.click()
    part.reading.asked.emit("kept")
    assert len(asked) == 2
    photo.unlink()
    other = tmp_path / "ander.png"
    other.write_bytes(PNG)
    asked = ask(other)
    again = _around(school, choice, qtbot)
    again.reading.asked.emit("kept")
    assert len(asked) == 1
    assert "ander.png" in again.new_kept.notice.text()


def test_the_week_that_was_looked_at_stays_the_week_of_the_photo(
    school: School,
    choice: Choice,
    companies: dict[str, str],
    year: str,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    school.gate.save(
        "S",
        forms.create,
        "placement",
        {"company": companies["Kapper"], "start": date(2027, 1, 4), "days": (0, 1)},
        TODAY,
        student_key=school.keys["Aylin"],
        enrollment_key=year,
    )
    photo = tmp_path / "briefje.png"
    photo.write_bytes(PNG)
    choice.pick(student=school.keys["Aylin"])
    choice.pick(week=(2027, 19))
    part = _around(school, choice, qtbot)
    part.take(photo)
    _name(part).setFocus()
    qtbot.keyClicks(_name(part), "!")
    qtbot.waitUntil(lambda: "name" in _kept(school, "new.attachment", f"{year}/briefje.png"))
    # As after a start: no week is chosen any more.
    choice.pick(week=None)
    again = _around(school, choice, qtbot)
    again.reading.asked.emit("kept")
    week = again.new_kept.view.editor("iso_week").parts()[0]
    assert isinstance(week, LineEdit)
    assert week.text() == "19"
