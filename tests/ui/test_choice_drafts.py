"""A choice whose save was refused is never shown as saved, and is saved as soon as that can be."""

import sys
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.companies import COMPANY_FORM
from stagedesk.domain.draft_text import draft_text
from stagedesk.domain.first_day import FIRST_DAY_FORM
from stagedesk.domain.form import Field, Kind
from stagedesk.domain.job_analysis import JOB_TASK_FORM
from stagedesk.services import drafts, forms, vault
from stagedesk.ui.around_part import AroundPart
from stagedesk.ui.around_view import TICKS
from stagedesk.ui.buttons import SegmentedChoice
from stagedesk.ui.choice import Choice
from stagedesk.ui.choosers import ChoiceEditor, ChoicesEditor, make_editor
from stagedesk.ui.fields import ComboBox, LineEdit
from stagedesk.ui.form_binding import FormBinding
from stagedesk.ui.form_view import NOT_SAVED, FormView
from stagedesk.ui.row_forms import RowForms
from tests.harm import faults
from tests.ui.conftest import PASSWORD, School

TODAY = date(2027, 5, 25)
_TWO = (("shop", "Winkel"), ("care", "Zorg"))

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")


class Page(QWidget):
    """The form of a company alone, as the tab Bedrijven binds it."""

    def __init__(self, school: School, qtbot: QtBot, key: str) -> None:
        super().__init__()
        self.view = FormView(COMPANY_FORM, near=TODAY)
        self.view.setParent(self)
        self.binding = FormBinding(self.view, school.gate, lambda: TODAY)
        school.gate.changed.connect(lambda: self.binding.open(str(self.binding.key)))
        qtbot.addWidget(self)
        self.resize(900, 900)
        self.show()
        self.activateWindow()
        self.binding.open(key)

    def box(self) -> ComboBox:
        part = self.view.editor("delivery").parts()[0]
        assert isinstance(part, ComboBox)
        return part

    def choose(self, row: int) -> None:
        self.box().setCurrentIndex(row)
        self.box().activated.emit(row)

    def flag(self) -> SegmentedChoice:
        part = self.view.editor("internal").parts()[0]
        assert isinstance(part, SegmentedChoice)
        return part

    def said(self, name: str) -> str:
        return str(self.view.editor(name).parts()[0].accessibleDescription())


@pytest.fixture
def company(school: School) -> str:
    return _company(school, "Bakkerij")


def _company(school: School, name: str) -> str:
    key = school.gate.save(name, forms.create, "company", {"name": name})
    assert key is not None
    return key


def _saved(school: School, key: str, name: str) -> object:
    return school.gate.read(forms.values, "company", key)[name]


def _kept(school: School, key: str) -> dict[str, str]:
    return school.gate.read(drafts.of_row, "company", key)


@needs_linux
def test_a_choice_on_a_disk_that_fails_shows_as_not_saved_and_is_saved_by_itself(
    school: School, company: str, qtbot: QtBot
) -> None:
    other = _company(school, "Kapper")
    page = Page(school, qtbot, company)
    with faults.pulled_out(school.folder):
        page.choose(2)
        assert "schijf antwoordt niet" in page.said("delivery")
        # Another company, and back.
        page.binding.open(other)
        assert (page.box().currentText(), page.said("delivery")) == ("", "")
        page.binding.open(company)
        assert page.box().currentIndex() == 2
        assert page.said("delivery") == NOT_SAVED
        assert _saved(school, company, "delivery") is None
    with qtbot.waitSignal(school.gate.saved):
        pass
    assert _saved(school, company, "delivery") == page.box().itemData(2)
    assert _kept(school, company) == {}
    assert (page.box().currentIndex(), page.said("delivery")) == (2, "")


@needs_linux
def test_the_newest_choice_stays(school: School, company: str, qtbot: QtBot) -> None:
    page = Page(school, qtbot, company)
    with faults.pulled_out(school.folder):
        page.choose(1)
        page.choose(2)
    # Before what is owed was tried again.
    page.choose(1)
    assert _saved(school, company, "delivery") == page.box().itemData(1)
    school.gate.owed.pay()
    assert _saved(school, company, "delivery") == page.box().itemData(1)
    assert _kept(school, company) == {}


@needs_linux
def test_a_choice_is_saved_when_the_window_closes(
    school: School, company: str, qtbot: QtBot
) -> None:
    page = Page(school, qtbot, company)
    with faults.pulled_out(school.folder):
        next(b for b in page.flag().findChildren(QPushButton) if b.text() == "Ja").click()
        assert _saved(school, company, "internal") is not True
    school.gate.drain()
    desk = vault.unlock(school.folder, PASSWORD)
    assert desk.read(forms.values, "company", company)["internal"] is True
    assert desk.read(drafts.of_row, "company", company) == {}
    desk.close()


@needs_linux
def test_typed_text_is_not_owed_so_newer_text_stays(
    school: School, company: str, qtbot: QtBot
) -> None:
    page = Page(school, qtbot, company)
    line = page.view.editor("city").parts()[0]
    assert isinstance(line, LineEdit)
    line.setFocus()
    with faults.pulled_out(school.folder):
        qtbot.keyClicks(line, "Breda")
        line.editingFinished.emit()
        qtbot.keyClicks(line, "n")
    school.gate.owed.pay()
    assert line.text() == "Bredan"
    qtbot.waitUntil(lambda: _kept(school, company) == {"city": "Bredan"})
    assert not school.gate.desk.waiting


def test_a_choice_that_only_became_a_draft_is_saved_by_choosing_it_again(
    school: School, company: str, qtbot: QtBot
) -> None:
    # As after a crash on a disk that had failed.
    for name, raw in (("delivery", "mail"), ("internal", True), ("travel_by", ("bike",))):
        school.gate.drafts.keep(("company", company, name), draft_text(raw))
    page = Page(school, qtbot, company)
    assert page.flag().value() is True
    for name in ("delivery", "internal", "travel_by"):
        assert page.said(name)
    page.choose(page.box().currentIndex())
    assert _saved(school, company, "delivery") == page.box().currentData() is not None
    assert set(_kept(school, company)) == {"internal", "travel_by"}
    assert page.said("delivery") == ""
    assert page.said("internal") == NOT_SAVED


def test_what_is_shown_as_a_draft_is_given_again(qtbot: QtBot) -> None:
    one = make_editor(Field("kind", "Soort", Kind.CHOICE, _TWO))
    some = make_editor(Field("places", "Plekken", Kind.CHOICES, _TWO))
    lines = make_editor(Field("tasks", "Taken", Kind.LINES, lines=3))
    for editor in (one, some, lines):
        qtbot.addWidget(editor)
    assert isinstance(one, ChoiceEditor)
    assert isinstance(some, ChoicesEditor)
    one.set_draft("shop", draft_text("care"))
    some.set_draft(("shop",), draft_text(("shop", "care")))
    lines.set_draft(("vegen",), draft_text(("vegen", "", "dweilen")))
    # The choices come later than the values in some forms.
    one.set_choices((*_TWO, ("office", "Kantoor")))
    some.set_choices(_TWO)
    box = one.parts()[0]
    assert isinstance(box, ComboBox)
    with qtbot.waitSignal(one.edited) as again:
        box.activated.emit(box.currentIndex())
    assert again.args == ["care"]
    with qtbot.assertNotEmitted(one.edited):
        box.activated.emit(box.currentIndex())
    button = some.parts()[0]
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(some.edited) as ticked:
        button.menu().aboutToHide.emit()
    assert ticked.args == [("shop", "care")]
    first = lines.parts()[0]
    assert isinstance(first, LineEdit)
    with qtbot.waitSignal(lines.edited) as typed:
        first.editingFinished.emit()
    assert typed.args == [("vegen", "", "dweilen")]


@needs_linux
def test_a_choice_in_a_row_and_a_tick_are_saved_by_themselves_too(
    school: School, company: str, choice: Choice, qtbot: QtBot
) -> None:
    task, place = _task(school, company)
    rows = RowForms(JOB_TASK_FORM, school.gate, lambda: TODAY, add="Toevoegen", empty="Geen.")
    part = AroundPart(school.gate, choice)
    for widget in (rows, part):
        qtbot.addWidget(widget)
    rows.open([task], dict, place)
    rows.show()
    choice.pick(student=school.keys["Aylin"], placement=place)
    part.show_student(choice.now)
    (box,) = rows.findChildren(ComboBox)
    name, field = next(iter(TICKS.items()))
    with faults.pulled_out(school.folder):
        box.setCurrentIndex(2)
        box.activated.emit(2)
        rows.open([task], dict, place)
        assert box.currentIndex() == 2
        assert box.accessibleDescription() == NOT_SAVED
        with qtbot.waitSignal(school.gate.failed):
            part.reading.ticked.emit(name, True)
    qtbot.waitUntil(
        lambda: (
            school.gate.read(forms.values, "job_task", task)["decision"] == box.itemData(2)
            and school.gate.read(forms.values, FIRST_DAY_FORM.name, place)[field] is True
        )
    )
    assert school.gate.drafts.of_row("job_task", task) == {}


def _task(school: School, company: str) -> tuple[str, str]:
    """A task of Aylin's work, and her placement."""

    def make(session: Session) -> tuple[str, str]:
        aylin = school.keys["Aylin"]
        year = session.query(m.Enrollment).filter_by(student_key=aylin).one().key
        links = {"student_key": aylin, "enrollment_key": year}
        given = {"company": company, "start": date(2027, 5, 31), "days": (0, 1)}
        place = forms.create(session, "placement", given, TODAY, **links)
        links = {"student_key": aylin, "placement_key": place}
        return forms.create(session, "job_task", {"name": "Vegen"}, position=1, **links), place

    made = school.gate.save("Taak", make)
    assert made is not None
    return made
