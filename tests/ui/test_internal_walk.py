"""From a key press in 'Interne stage' to groups, signed slips, and the paper."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.services import importing, internal, internal_presence
from stagedesk.services.internal import InternalPage
from stagedesk.services.internal_presence import PRESENT
from stagedesk.ui.choice import Choice
from stagedesk.ui.internal_part import InternalPartPage
from tests.exchange.example import to_bytes
from tests.services.test_internal import pupil
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.main_window_walk import ENTER, TAB, Walk

SPACE = Qt.Key.Key_Space


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    people = [pupil(n, "1A" if n < 7 else "1B") for n in range(14)]
    dossier = read_dossier(to_bytes({"stagedesk": 1, "students": people}))
    school.gate.desk.write("Leerjaar 1", importing.import_dossier, dossier)
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Overzichten")
    walk.page.open_named("Interne stage")
    return walk


def part(walk: Walk) -> InternalPartPage:
    found = walk.page.part()  # type: ignore[attr-defined]
    assert isinstance(found, InternalPartPage)
    return found


def kept(school: School) -> InternalPage:
    return school.gate.read(internal.page, YEAR, TODAY)


def make(walk: Walk) -> None:
    """'Rooster maken' with the values that are offered: Tuesday, from the first school day."""
    walk.named("Rooster maken").setFocus()
    walk.press(SPACE)
    walk.named("Rooster maken").setFocus()
    walk.press(SPACE)


def test_the_rooster_is_made_without_a_mouse_and_ctrl_z_takes_it_back(
    walk: Walk, school: School
) -> None:
    assert part(walk).empty.isVisible()
    make(walk)
    page = kept(school)
    assert [len(group.members) for group in page.groups] == [7, 7]
    assert page.doubts == ()
    assert walk.focus().accessibleName() == "Groepen en rondes"
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(school).groups == ()
    assert part(walk).empty.isVisible()


def test_without_room_the_line_of_a_group_names_the_round_and_leaves_out_its_days(
    walk: Walk, school: School
) -> None:
    walk.window.resize(911, 460)
    walk.bot.waitUntil(lambda: walk.window.width() == 911)
    make(walk)
    line = part(walk).group.round
    walk.window.resize(1366, 690)
    walk.bot.waitUntil(lambda: line.text().endswith(")"))
    walk.window.resize(911, 460)
    walk.bot.waitUntil(lambda: "(" not in line.text())
    assert line.text().startswith("in ronde ")
    assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width()


def test_what_cannot_be_is_said_beside_the_form(walk: Walk, school: School) -> None:
    walk.named("Rooster maken").setFocus()
    walk.press(SPACE)
    walk.fill("Aantal groepen", "5")
    walk.named("Rooster maken").setFocus()
    walk.press(SPACE)
    assert "kunnen het er 2 tot 3 zijn" in part(walk).new.problem.text()
    assert kept(school).groups == ()


def test_a_part_is_exchanged_and_a_student_moves(walk: Walk, school: School) -> None:
    make(walk)
    before = kept(school).groups
    grid = part(walk).grid
    grid.setCurrentIndex(grid.rows.index(0, 1))
    walk.press(ENTER)
    assert walk.focus().accessibleName() == "Onderdeel in deze ronde"
    # Two steps down: only the last one counts.
    walk.press(Qt.Key.Key_Down)
    walk.press(Qt.Key.Key_Down)
    walk.press(ENTER)
    horeca = before[0].parts[2]
    walk.bot.waitUntil(lambda: kept(school).groups[0].parts[0] == horeca)
    assert kept(school).groups[1].parts == before[1].parts
    assert walk.focus().accessibleName() == "Onderdeel in deze ronde"
    mover = before[0].members[0]
    # The rows are made anew after a save.
    walk.bot.waitUntil(lambda: walk.named(f"Groep van {mover.name}").isVisible())
    walk.named(f"Groep van {mover.name}").setFocus()
    walk.press(Qt.Key.Key_Down)
    walk.bot.waitUntil(lambda: mover in kept(school).groups[1].members)


def test_leaving_the_field_for_another_group_changes_only_the_first(
    walk: Walk, school: School
) -> None:
    make(walk)
    before = kept(school).groups
    grid = part(walk).grid
    grid.setCurrentIndex(grid.rows.index(0, 1))
    walk.press(ENTER)
    walk.press(Qt.Key.Key_Down)
    walk.press(Qt.Key.Key_Down)
    place = grid.visualRect(grid.rows.index(1, 2)).center()
    walk.bot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    now = kept(school).groups
    assert now[0].parts == (before[0].parts[2], *before[0].parts[1:])
    assert now[1].parts == before[1].parts
    assert part(walk).group.part.currentData() == now[1].parts[1]


def test_a_group_is_signed_in_one_go_and_ctrl_z_takes_it_back(walk: Walk, school: School) -> None:
    make(walk)
    group = kept(school).groups[0]
    walk.named("Aanwezigheid").setFocus()
    walk.press(SPACE)
    view = part(walk).presence
    assert view.page is not None
    week = view.page.week
    sick = view.page.members[0]
    answer = walk.named(f"{sick.name}: Ziek")
    answer.setFocus()
    walk.press(SPACE)
    walk.named("Naam van de docent").setFocus()
    walk.type("Ria Bos")
    found = school.gate.read(internal_presence.page, group.key, week)
    assert found is not None
    assert [one.state for one in found.members] == ["sick", *[PRESENT] * 6]
    assert {one.signed for one in found.members} == {"Ria Bos"}
    assert walk.named("Handtekening weghalen").isVisible()
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    again = school.gate.read(internal_presence.page, group.key, week)
    assert again is not None
    assert {(one.state, one.signed) for one in again.members} == {("", "")}


def test_teachers_and_who_is_kept_apart_are_kept(walk: Walk, school: School) -> None:
    make(walk)
    walk.named("Onderdelen en wensen").setFocus()
    walk.press(SPACE)
    walk.fill("Docent van Groen", "Ria Bos")
    walk.fill("Groepen tegelijk bij Groen", "2")
    for name, downs in (("Leerling", 1), ("Niet bij", 2)):
        walk.named(name).setFocus()
        for _ in range(downs):
            walk.press(Qt.Key.Key_Down)
    walk.named("Niet samen").setFocus()
    walk.press(SPACE)
    page = kept(school)
    groen = next(one for one in page.parts if one.name == "Groen")
    assert (groen.teacher, groen.at_once) == ("Ria Bos", 2)
    assert [names for _, *names in page.apart] == [["Leerling00 Bos", "Leerling01 Bos"]]


def test_ctrl_p_makes_the_rooster(walk: Walk, school: School, tmp_path: Path) -> None:
    from stagedesk.services import printing

    make(walk)
    with walk.bot.waitSignal(walk.page.print_asked) as asked:
        walk.named("Rooster afdrukken").setFocus()
        walk.press(SPACE)
    paper, keys, _options = asked.args
    options = printing.Options(TODAY, YEAR)
    made = printing.to_folder(school.gate.desk, paper, keys, options, tmp_path)
    assert made.files == ("rooster_2026-2027.pdf",)
    assert (tmp_path / made.files[0]).read_bytes().startswith(b"%PDF")
    walk.press(TAB)
    walk.window.close()
