"""From a key press in 'Traject' to what is kept, back with Ctrl+Z, and on to paper."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk.services import forms, log, placements, trajectory
from stagedesk.services.trajectory import TrackPage
from stagedesk.ui.choice import Choice
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.main_window_walk import ENTER, TAB, Walk
from tests.ui.print_walk import dialog_of, press_print, to_pdf


@pytest.fixture
def placement(school: School) -> str:
    """A placement of Aylin that began today and is recognised for nothing."""

    def make(session):
        company = forms.create(session, "company", {"name": "Bakkerij Jansen"})
        year = log.page(session, school.keys["Aylin"], YEAR).enrollment_key
        assert year is not None
        return placements.begin(session, year, company, TODAY, TODAY)

    return str(school.gate.save("Stage", make))


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice, placement: str) -> Walk:
    choice.pick(student=school.keys["Aylin"], placement=placement)
    walk = Walk(qtbot, school.gate, choice)
    walk.window.open_tab("Leerlingen")
    walk.page.open_named("Traject")
    return walk


def kept(school: School) -> TrackPage:
    page = school.gate.read(trajectory.page, school.keys["Aylin"], YEAR, TODAY)
    assert page is not None
    return page


def press(walk: Walk, name: str) -> None:
    """Press a button as soon as it is there: what was saved is read again a moment later."""
    walk.bot.waitUntil(lambda: walk.named(name).isVisible())
    walk.named(name).setFocus()
    walk.press(ENTER)


def test_a_student_goes_to_a_step_and_ctrl_z_takes_it_back(walk: Walk, school: School) -> None:
    press(walk, "Naar stap 4. Jobmatching")
    walk.bot.waitUntil(lambda: kept(school).support.here == 4)
    walk.bot.waitUntil(lambda: walk.named("4. Jobmatching, hier nu, wijzigen").isVisible())
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    walk.bot.waitUntil(lambda: kept(school).support.here == 0)


def test_the_day_of_a_step_and_a_note_are_typed(walk: Walk, school: School) -> None:
    press(walk, "Naar stap 1. Intake & assessment")
    walk.bot.waitUntil(lambda: kept(school).support.here == 1)
    press(walk, "1. Intake & assessment, hier nu, wijzigen")
    walk.fill("Begonnen op", "20-5")
    walk.fill("Notitie", "Houdt van koken")
    step = kept(school).support.cycle.steps[0]  # type: ignore[union-attr]
    assert (step.on, step.note) == (date(2027, 5, 20), "Houdt van koken")


def test_a_stopped_stage_offers_a_new_cycle_that_says_why(
    walk: Walk, school: School, placement: str
) -> None:
    school.gate.save("Stap", _moved, school.keys["Aylin"])
    school.gate.save(
        "Stop", placements.stop, placement, TODAY, "het bedrijf", "geen werk meer", TODAY
    )
    walk.choice.pick(on=date(2027, 5, 26))
    press(walk, "Nieuwe cyclus beginnen")
    walk.bot.waitUntil(lambda: len(kept_on(school, date(2027, 5, 26)).support.cycles) == 2)
    cycle = kept_on(school, date(2027, 5, 26)).support.cycle
    assert cycle is not None
    assert "geen werk meer" in str(cycle.reason)


def _moved(session, student: str) -> None:
    from stagedesk.services import support

    support.move(session, student, 6, date(2027, 5, 1))


def kept_on(school: School, on: date) -> TrackPage:
    page = school.gate.read(trajectory.page, school.keys["Aylin"], YEAR, on)
    assert page is not None
    return page


def test_the_jobanalyse_is_filled_in_and_made_as_a_pdf(
    walk: Walk, school: School, tmp_path: Path
) -> None:
    press(walk, "Jobanalyse (4 A’s): Invullen")
    walk.fill("De taken", "Broodjes smeren")
    walk.fill("Wat het bedrijf vraagt", "Schort")
    analysis = kept(school).workplace.analysis  # type: ignore[union-attr]
    assert analysis is not None
    assert (analysis.on, analysis.work, analysis.required) == (TODAY, "Broodjes smeren", "Schort")
    press(walk, "Klaar")
    walk.bot.waitUntil(lambda: walk.named("Jobanalyse afdrukken").isVisible())
    text = to_pdf(walk.bot, press_print(walk.bot, walk.window), tmp_path / "jobanalyse.pdf")
    for words in ("Aylin Şahin", "Bakkerij Jansen", "Broodjes smeren", "Schort"):
        assert words in text
    walk.window.close()


def test_without_an_analysis_a_blank_form_is_printed(
    walk: Walk, school: School, tmp_path: Path
) -> None:
    press(walk, "Jobanalyse afdrukken")
    dialog = dialog_of(walk.bot, walk.window)
    text = to_pdf(walk.bot, dialog, tmp_path / "leeg.pdf")
    assert "Bakkerij Jansen" in text
    assert "Arbeidsverhoudingen" in text
    walk.window.close()


def test_a_task_is_added_with_its_aid(walk: Walk, school: School) -> None:
    press(walk, "Taken: job(re)design: Wijzigen")
    press(walk, "Taak: Taak toevoegen")
    walk.type("Kassa", TAB)
    walk.bot.waitUntil(lambda: len(kept(school).workplace.tasks) == 1)  # type: ignore[union-attr]
    walk.fill("Hulpmiddel", "Stappenkaart")
    (task,) = kept(school).workplace.tasks  # type: ignore[union-attr]
    assert (task.name, task.decision, task.aid) == ("Kassa", "kept", "Stappenkaart")


def test_sva2_is_kept_with_its_exam(walk: Walk, school: School) -> None:
    press(walk, "SVA2: Bijhouden")
    walk.fill("Waarvoor", "Schoonmaak")
    walk.fill("Examen afgesproken op", "10-6")
    exam = kept(school).sva2
    assert exam is not None
    assert (exam.reason, exam.exam_planned_on) == ("Schoonmaak", date(2027, 6, 10))


def test_a_small_contract_is_added(walk: Walk, school: School) -> None:
    press(walk, "Bijbaan of klein contract: Toevoegen")
    walk.type("Pizzeria Bella", ENTER)
    walk.type("8", ENTER)
    press(walk, "Bijbaan of klein contract toevoegen")
    (contract,) = kept(school).contracts
    assert (contract.employer, contract.hours_per_week) == ("Pizzeria Bella", 8)


def test_a_praktijkverklaring_is_offered_from_grade_year_five_and_printed(
    walk: Walk, school: School, tmp_path: Path
) -> None:
    with pytest.raises(AssertionError):
        walk.named("Praktijkverklaring: Toevoegen")
    year = school.gate.read(log.page, school.keys["Aylin"], YEAR).enrollment_key
    school.gate.save("Jaar", forms.save_field, "enrollment", year, "grade_year", "5")
    press(walk, "Praktijkverklaring: Toevoegen")
    walk.type("Horeca", ENTER)
    walk.type("2", ENTER)
    press(walk, "Praktijkverklaring toevoegen")
    (statement,) = kept(school).workplace.statements  # type: ignore[union-attr]
    assert (statement.qualification, statement.level) == ("Horeca", 2)
    walk.fill("Werkprocessen 1", "Bereidt broodjes")
    press(walk, "Klaar")
    assert walk.named("Horeca, niveau 2, niet erkend").isVisible()
    press(walk, "Praktijkverklaring afdrukken")
    text = to_pdf(walk.bot, dialog_of(walk.bot, walk.window), tmp_path / "verklaring.pdf")
    assert "Bereidt broodjes" in text
    assert "Horeca" in text
    walk.window.close()
