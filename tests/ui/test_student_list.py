import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from stagedesk.ui.choice import Choice
from stagedesk.ui.fields import ComboBox, LineEdit
from stagedesk.ui.signs import Sign
from stagedesk.ui.student_list import StudentList
from tests.ui.conftest import School


@pytest.fixture
def students(school: School, choice: Choice, qtbot: QtBot) -> StudentList:
    result = StudentList(school.gate, choice)
    qtbot.addWidget(result)
    result.resize(264, 500)
    result.show()
    return result


def _names(students: StudentList) -> list[str]:
    view = students.findChild(QListView)
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _field(students: StudentList, kind: type, name: str) -> object:
    return next(w for w in students.findChildren(kind) if w.accessibleName() == name)


def test_all_students_stand_in_order_of_last_name(students: StudentList) -> None:
    assert _names(students) == ["Yusuf van der Meer", "Aylin Şahin", "Łukasz Wójcik"]


def test_my_students_are_those_whose_jobcoach_i_am(
    students: StudentList, school: School, choice: Choice
) -> None:
    choice.pick(jobcoach=choice.me)
    assert _names(students) == ["Yusuf van der Meer", "Aylin Şahin"]
    whose = _field(students, ComboBox, "Wiens leerlingen")
    assert isinstance(whose, ComboBox)
    assert whose.currentText() == "Mijn leerlingen"


def test_part_of_a_name_is_found_without_its_marks(students: StudentList, qtbot: QtBot) -> None:
    line = _field(students, LineEdit, "Filter op naam")
    assert isinstance(line, LineEdit)
    qtbot.keyClicks(line, "sahin")
    qtbot.waitUntil(lambda: _names(students) == ["Aylin Şahin"])


def test_enter_in_the_filter_takes_the_first_and_escape_empties_it(
    students: StudentList, school: School, choice: Choice, qtbot: QtBot
) -> None:
    line = _field(students, LineEdit, "Filter op naam")
    assert isinstance(line, LineEdit)
    qtbot.keyClicks(line, "wojcik")
    with qtbot.waitSignal(students.picked):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert choice.now.student == school.keys["Łukasz"]
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert len(_names(students)) == 3


def test_arrow_keys_choose_and_the_choice_survives_a_reload(
    students: StudentList, school: School, choice: Choice, qtbot: QtBot
) -> None:
    view = students.findChild(QListView)
    choice.pick(student=school.keys["Yusuf"])
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert choice.now.student == school.keys["Aylin"]
    students.reload()
    assert view.currentIndex().data() == "Aylin Şahin"
    assert choice.now.student == school.keys["Aylin"]


def test_next_and_previous_stop_at_the_ends(
    students: StudentList, school: School, choice: Choice
) -> None:
    students.step(1)
    assert choice.now.student == school.keys["Yusuf"]
    students.step(-1)
    assert choice.now.student == school.keys["Yusuf"]
    students.step(1)
    assert choice.now.student == school.keys["Aylin"]


def test_a_badge_is_also_said_to_who_cannot_see_it(students: StudentList, school: School) -> None:
    students.set_badges({school.keys["Aylin"]: (Sign.ALERT, "3 wk achter")})
    model = students.findChild(QListView).model()
    said = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Aylin Şahin, 4B · geen stageplek, 3 wk achter"


def test_the_count_goes_to_the_status_line(
    students: StudentList, choice: Choice, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(students.counted) as seen:
        choice.pick(school_class="4A")
    assert seen.args == ["1 leerling"]


def test_the_most_urgent_state_comes_from_the_worker_as_a_badge(
    students: StudentList, school: School, choice: Choice, qtbot: QtBot
) -> None:
    model = students.findChild(QListView).model()

    def said() -> str:
        return str(model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    qtbot.waitUntil(lambda: said().endswith("zonder stage"))
