"""From a key press to what is kept around a placement: sick calls, ticks, papers, pictures."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk.services import around, attachments, forms, today
from stagedesk.services.around import AroundPage
from stagedesk.ui.around_part import AroundPart
from stagedesk.ui.choice import Choice
from tests.domain.test_day import PDF, PNG
from tests.ui.conftest import TODAY, YEAR, School
from tests.ui.main_window_walk import ENTER, ESCAPE, TAB, Walk


@pytest.fixture
def walk(qtbot: QtBot, school: School, choice: Choice) -> Walk:
    return Walk(qtbot, school.gate, choice)


@pytest.fixture
def at_company(school: School) -> str:
    """Aylin works at a bakery from next Monday on."""

    def make(session):
        company = forms.create(session, "company", {"name": "Bakkerij Jansen"})
        page = around.page(session, school.keys["Aylin"], YEAR, TODAY)
        return forms.create(
            session,
            "placement",
            {"company": company, "start": date(2027, 5, 31), "days": (0, 1)},
            TODAY,
            student_key=school.keys["Aylin"],
            enrollment_key=page.enrollment_key,
        )

    return str(school.gate.save("Stage", make))


def kept(school: School) -> AroundPage:
    return school.gate.read(around.page, school.keys["Aylin"], YEAR, TODAY)


def whats(school: School) -> list[str]:
    return [one.what for one in school.gate.read(today.todo, TODAY, YEAR)]


def open_part(walk: Walk, school: School) -> AroundPart:
    walk.choice.pick(student=school.keys["Aylin"])
    walk.window.open_tab("Leerlingen/Rond de stage")
    part = walk.page.parts.part
    assert isinstance(part, AroundPart)
    return part


def test_two_sick_calls_take_a_few_letters_each_and_stay_until_home_knows(walk, school):
    walk.press(Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    walk.bot.waitUntil(lambda: walk.page.sick.who.hasFocus())
    walk.type("ayl")
    walk.type("yus")
    (notice,) = kept(school).notices
    assert (notice.on, notice.absence, notice.reported) == (TODAY, "sick", True)
    walk.press(ESCAPE)
    walk.press(ESCAPE)
    assert whats(school).count("Ziek gemeld, vandaag") == 2
    walk.bot.waitUntil(lambda: walk.page.rows.nearest(0) is not None)
    walk.page.list.setFocus()
    while not walk.page.rows.todo(walk.page.list.currentIndex().row()).what.startswith("Ziek"):
        walk.press(Qt.Key.Key_Down)
    walk.press(ENTER)
    walk.type("moeder weet het")
    assert whats(school).count("Ziek gemeld, vandaag") == 1


def test_the_same_student_twice_on_a_day_is_said_and_not_noted(walk, school):
    walk.named("Ziek melden").setFocus()
    walk.press(ENTER)
    walk.type("ayl")
    walk.type("ayl")
    assert "al een melding" in walk.page.sick.said.text()
    assert len(kept(school).notices) == 1


def test_a_sick_call_until_friday_from_the_student(walk, school):
    part = open_part(walk, school)
    walk.press(Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    walk.bot.waitUntil(lambda: part.stack.currentWidget() is not part.reading)
    walk.fill("Tot en met", "28-5")
    walk.fill("Opmerking", "griep")
    (notice,) = kept(school).notices
    assert (notice.until, notice.remark) == (date(2027, 5, 28), "griep")
    walk.named("Klaar").setFocus()
    walk.press(ENTER)
    assert walk.named("Ziek t/m 28 mei, 25 mei, nog bellen: thuis, bedrijf").isVisible()
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(school).notices == ()


def test_the_list_before_the_first_day_is_ticked_and_asked_for(walk, school, at_company):
    assert any(what.startswith("Eerste dag op maandag 31 mei: nog") for what in whats(school))
    open_part(walk, school)
    for name in ("Werkkleding in orde", "Route geoefend"):
        walk.named(name).setFocus()
        walk.press(Qt.Key.Key_Space)
        walk.bot.waitUntil(
            lambda name=name: next(c.done for c in kept(school).place.checks if c.words == name)
        )
        walk.bot.waitUntil(lambda name=name: walk.focus().accessibleName() == name)


def test_hours_to_make_up_are_agreed_and_come_back_in_vandaag(walk, school, at_company):
    open_part(walk, school)
    walk.named("Inhalen: Afspraak noteren").setFocus()
    walk.press(ENTER)
    walk.fill("Uren", "7,5")
    walk.fill("Klaar vóór of op", "28-5")
    (deal,) = kept(school).place.deals
    assert (deal.agreed_minutes, deal.until) == (450, date(2027, 5, 28))
    assert "Nog 7,5 uur inhalen, uiterlijk 28 mei" in whats(school)


def test_a_paper_that_ends_is_asked_after(walk, school):
    open_part(walk, school)
    walk.named("Papieren voor een bedrijf: Papier toevoegen").setFocus()
    walk.press(ENTER)
    walk.fill("Ontvangen op", "1-9-2025")
    walk.fill("Geldig tot en met", "30-6-2027")
    assert "VOG geldig tot 30-06-2027" in whats(school)


def test_an_incident_goes_to_the_logbook_ready_to_type(walk, school):
    open_part(walk, school)
    walk.named("Incidenten: Incident noteren").setFocus()
    walk.press(ENTER)
    walk.type("Viel van de trap.", TAB)
    (entry,) = kept(school).incidents
    assert (entry.report, entry.secret) == ("Viel van de trap.", True)


@pytest.mark.parametrize(("content", "ending"), [(PNG, "png"), (PDF, "pdf")])
def test_a_picture_is_kept_shown_and_saved_out_again(
    walk, school, tmp_path: Path, content: bytes, ending: str
):
    part = open_part(walk, school)
    chosen = tmp_path / f"scan.{ending}"
    chosen.write_bytes(content)
    part.take(chosen)
    walk.named("Bewaren").setFocus()
    walk.press(ENTER)
    (one,) = kept(school).kept
    assert (one.attachment.kind, one.attachment.name, one.size) == ("consent", "scan", len(content))
    walk.named("Toestemmingsverklaring, 25 mei").setFocus()
    walk.press(ENTER)
    part.kept.write(tmp_path / "terug")
    assert (tmp_path / "terug").read_bytes() == content
    walk.named("Verwijderen").setFocus()
    walk.press(ENTER)
    assert kept(school).kept == ()
    walk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(kept(school).kept) == 1


def test_what_is_no_picture_is_refused_where_it_is_chosen(walk, school, tmp_path: Path):
    part = open_part(walk, school)
    chosen = tmp_path / "virus.png"
    chosen.write_bytes(b"MZ no picture")
    part.take(chosen)
    walk.named("Bewaren").setFocus()
    walk.press(ENTER)
    assert "geen goede foto" in part.new_kept.problem.text()
    assert school.gate.read(attachments.of_year, kept(school).enrollment_key) == ()


def test_a_photo_of_a_form_signed_on_paper_is_kept_with_its_moment(
    walk, school, at_company, tmp_path: Path
):
    chosen = tmp_path / "bo.png"
    chosen.write_bytes(PNG)
    walk.choice.pick(student=school.keys["Aylin"], placement=at_company, moment=3)
    walk.window.open_tab("Beoordeling")
    signing = walk.page.panel.signing
    assert not signing.kept.isVisibleTo(signing)
    signing.on_paper.setFocus()
    walk.press(Qt.Key.Key_Space)
    signing.kept.setFocus()
    walk.press(Qt.Key.Key_Space)
    part = walk.page.parts.part
    part.take(chosen)
    walk.named("Bewaren").setFocus()
    walk.press(ENTER)
    (one,) = kept(school).kept
    assert (one.attachment.label, one.company) == ("Beoordelingsformulier 3", "Bakkerij Jansen")
