"""From Instellingen to a new school year, and all of it back with Ctrl+Z."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.ui.choice import Choice
from stagedesk.ui.settings_new_year import NewYearPart
from tests.ui.conftest import School
from tests.ui.main_window_walk import ENTER, Walk

NEXT = "2027-2028"
DOWN = Qt.Key.Key_Down
CONTROL = Qt.KeyboardModifier.ControlModifier


def _stage(session: Session, student: str) -> None:
    company = m.Company(name="Tuincentrum De Linde", sector="groen")
    session.add(company)
    session.flush()
    year = session.scalars(select(m.Enrollment).where(m.Enrollment.student_key == student)).one()
    session.add(
        m.Placement(
            student_key=student,
            enrollment_key=year.key,
            company_key=company.key,
            start=dt.date(2026, 8, 31),
        )
    )


def enrolled(school: School) -> dict[str, tuple[str | None, int]]:
    def find(session: Session) -> dict[str, tuple[str | None, int]]:
        query = (
            select(m.Student.first_name, m.Enrollment.school_class, m.Enrollment.grade_year)
            .join(m.Enrollment, m.Enrollment.student_key == m.Student.key)
            .where(m.Enrollment.school_year == NEXT, m.Enrollment.removed.is_(None))
        )
        return {name: (cls, grade) for name, cls, grade in session.execute(query)}

    return school.gate.read(find)


def left(school: School, name: str) -> dt.date | None:
    return school.gate.read(lambda s: s.get_one(m.Student, school.keys[name]).left_on)


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Iterator[Walk]:
    school.gate.save("Stage", _stage, school.keys["Aylin"])
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_settings("Nieuw schooljaar")
    yield walk
    walk.window.close()


def part(walk: Walk) -> NewYearPart:
    found = walk.page.findChild(NewYearPart)
    assert found is not None
    return found


def make(walk: Walk, school: School) -> str:
    button = walk.named(f"Schooljaar {NEXT} maken")
    button.setFocus()
    with walk.bot.waitSignal(school.gate.said) as said:
        walk.press(ENTER)
    return str(said.args[0])


def test_the_preview_says_what_will_happen_and_nothing_has(walk: Walk, school: School) -> None:
    assert part(walk).names.lines.stringList() == ["4A → 5A  (1)", "4B → 5B  (2)"]
    assert part(walk).summary.text() == "3 gaan over"
    assert enrolled(school) == {}


def test_everybody_moves_up_and_ctrl_z_takes_it_back(walk: Walk, school: School) -> None:
    said = make(walk, school)
    assert said == f"Schooljaar {NEXT} is gemaakt (terug met Ctrl+Z): 3 leerlingen ingeschreven."
    assert enrolled(school) == {"Yusuf": ("5B", 5), "Aylin": ("5B", 5), "Łukasz": ("5A", 5)}
    assert walk.named("Dat jaar openen").isVisible()
    walk.press(Qt.Key.Key_Z, CONTROL)
    assert enrolled(school) == {}
    assert part(walk).summary.text() == "3 gaan over"


def test_a_class_and_a_student_are_changed_with_keys_alone(walk: Walk, school: School) -> None:
    walk.named("Klassen").setFocus()
    walk.press(DOWN)
    walk.fill("Nieuwe klas", "5C")
    assert part(walk).names.lines.stringList()[1] == "4B → 5C  (2)"
    box = walk.named("Aylin Şahin: wat gebeurt er")
    box.setFocus()
    walk.press(DOWN)
    assert part(walk).summary.text() == "2 gaan over · 1 doet het jaar over"
    walk.fill("Yusuf van der Meer: nieuwe klas", "5D")
    walk.named("Aylin Şahin: stage bij Tuincentrum De Linde gaat door").setFocus()
    walk.press(Qt.Key.Key_Space)
    assert make(walk, school).endswith("1 stage loopt door.")
    assert enrolled(school) == {"Yusuf": ("5D", 5), "Aylin": ("4B", 4), "Łukasz": ("5A", 5)}


def test_who_leaves_gets_the_last_school_day(walk: Walk, school: School) -> None:
    box = walk.named("Łukasz Wójcik: wat gebeurt er")
    box.setFocus()
    for _ in range(2):
        walk.press(DOWN)
    assert part(walk).names.lines.stringList()[0] == "4A → –  (0 van 1)"
    assert "1 leerling van school" in make(walk, school)
    assert left(school, "Łukasz") == dt.date(2027, 7, 16)
    assert left(school, "Aylin") is None


def test_all_stages_go_on_with_one_tick(walk: Walk, school: School) -> None:
    part(walk).all_on.setFocus()
    walk.press(Qt.Key.Key_Space)
    assert "(1 van 1)" in part(walk).all_on.text()

    def placements(session: Session) -> int:
        return len(session.scalars(select(m.Placement)).all())

    make(walk, school)
    assert school.gate.read(placements) == 2


def test_a_class_that_nobody_knows_is_said_and_a_wrong_one_is_refused(
    walk: Walk, school: School
) -> None:
    walk.fill("Nieuwe klas", " ")
    assert part(walk).wrong.accessibleName() == "Łukasz Wójcik heeft nog geen nieuwe klas."
    walk.fill("Nieuwe klas", "x" * 30)
    walk.named(f"Schooljaar {NEXT} maken").setFocus()
    walk.press(ENTER)
    walk.bot.waitUntil(lambda: "kan niet" in part(walk).wrong.accessibleName())
    assert enrolled(school) == {}


def test_unknown_holidays_are_said_with_the_way_to_them(walk: Walk, school: School) -> None:
    assert not part(walk).unknown.isVisible()
    walk.choice.pick(school_year=NEXT)
    box = walk.named("Van welk schooljaar naar welk")
    box.setFocus()
    walk.press(DOWN)
    assert part(walk).unknown.isVisible()
    with walk.bot.waitSignal(walk.page.settings_asked) as asked:
        walk.click("Naar Vakanties")
    assert asked.args == ["Vakanties"]


def test_the_new_year_opens_with_its_students(walk: Walk, school: School) -> None:
    make(walk, school)
    walk.click("Dat jaar openen")
    assert walk.choice.now.school_year == NEXT


def test_an_empty_year_leads_to_making_it(walk: Walk, school: School) -> None:
    walk.window.open_tab("Leerlingen")
    walk.choice.pick(student=None, school_year=NEXT)
    with walk.bot.waitSignal(walk.page.settings_asked) as asked:
        walk.click("Nieuw schooljaar maken")
    assert asked.args == ["Nieuw schooljaar"]
