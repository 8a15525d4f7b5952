"""What hangs on no key: half-typed forms that name who goes, and first names in others' words."""

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.form import Kind
from stagedesk.domain.retention import Extent
from stagedesk.models import mentions
from stagedesk.services import drafts, removal
from stagedesk.services.forms import SHEETS, column_of
from stagedesk.services.removal import CONFIRMATION, Pick
from stagedesk.services.removal_words import report_text
from stagedesk.services.transaction import Desk
from tests.services.removal_school import fill, pages

LATER = dt.date(2030, 1, 1)


@pytest.fixture
def student(desk: Desk) -> str:
    return fill(desk)


def go(desk: Desk, student: str, extent: Extent = Extent.WHOLE) -> removal.Report:
    return removal.carry_out(desk, [Pick(student, extent)], LATER, CONFIRMATION)


def kept(desk: Desk) -> set[tuple[str, str, str]]:
    rows = desk.read(lambda s: s.query(m.Draft).all())
    return {(row.form, row.field, row.text) for row in rows}


def key_of(desk: Desk, number: str) -> str:
    return desk.read(lambda s: s.query(m.Student).filter_by(number=number).one().key)


@pytest.mark.parametrize("extent", list(Extent))
@pytest.mark.parametrize(
    ("texts", "goes"),
    [
        ({"first_name": "Noor", "last_name": "Wit", "phone": "06"}, True),
        ({"first_name": "NÓÓR", "infix": "de", "last_name": "wit"}, True),
        ({"report": "met Noor de Wit naar binnen\ngesproken"}, True),
        ({"first_name": "Noor", "last_name": "Bakker"}, False),
        ({"report": "Noor was er"}, False),
        ({"report": "Noortje in het wit: Witte muren"}, False),
        ({"report": "de fiets van Noor is wit"}, True),
    ],
)
def test_a_half_typed_form_goes_whole_when_it_names_both(
    desk: Desk, student: str, texts: dict[str, str], goes: bool, extent: Extent
) -> None:
    def type_it(session: Session) -> None:
        for field, text in texts.items():
            drafts.keep(session, "new.student", "", field, text)
        drafts.keep(session, "new.company", "", "name", "Bakkerij Jansen")

    desk.write("", type_it)
    go(desk, student, extent)
    left = {(field, text) for form, field, text in kept(desk) if form == "new.student"}
    assert left == (set() if goes else set(texts.items()))
    assert ("new.company", "name", "Bakkerij Jansen") in kept(desk)


def test_drafts_of_rows_that_are_no_more_and_that_chose_the_student_go(
    desk: Desk, student: str
) -> None:
    other = key_of(desk, "10002")

    def type_it(session: Session) -> None:
        drafts.keep(session, "goal", "0" * 32, "text", "Ach")
        drafts.keep(session, "class visit", "", "chosen", f"{other},{student}")
        drafts.keep(session, "student", other, "phone", "06 oeps")
        drafts.keep(session, "slip", f"{student}:2026-W40", "remark", "Ach")

    desk.write("", type_it)
    go(desk, student)
    assert kept(desk) == {("student", "phone", "06 oeps")}


def test_what_a_full_disk_refused_is_judged_with_the_rest(desk: Desk, student: str) -> None:
    desk.waiting[("new.lead", "", "said")] = "Noor de Wit weet het"
    desk.waiting[("new.lead.2", "", "said")] = "nog bellen"
    go(desk, student)
    assert desk.waiting == {}
    assert kept(desk) == {("new.lead.2", "said", "nog bellen")}


def written(desk: Desk, student: str) -> None:
    other = key_of(desk, "10002")

    def write(session: Session) -> None:
        meeting = session.query(m.Meeting).first()
        meeting.notes = "Afgesproken met\nnoor. Ze belt zelf"
        company = session.query(m.Company).first()
        day = dt.date(2026, 10, 12)
        session.add(
            m.CompanyContact(company_key=company.key, on=day, kind="call", report="Nóór belde")
        )
        session.add(
            m.AftercareContact(student_key=other, on=LATER, done=False, report="Noordzee, noorden")
        )
        session.add(
            m.AftercareContact(student_key=other, on=day, done=False, report="zit bij NOOR")
        )
        session.add(m.AftercareContact(student_key=student, on=day, done=False, report="Noor"))

    desk.write("Woorden", write)


def test_a_first_name_is_told_with_its_place_before_and_after(desk: Desk, student: str) -> None:
    written(desk, student)
    picks = [Pick(student, Extent.WHOLE)]
    before = desk.read(removal.to_look_at, picks)
    meeting = desk.read(lambda s: s.query(m.Meeting).first().on)
    company = desk.read(lambda s: s.query(m.Company).first().name)
    name = desk.read(lambda s: s.query(m.Student).filter_by(number="10002").one().name)
    assert {(one.kind, one.on, one.of) for one in before} == {
        ("Contact in de nazorg", dt.date(2026, 10, 12), name),
        ("Contact met een bedrijf", dt.date(2026, 10, 12), company),
        ("Overleg", meeting, ""),
    }
    assert {one.names for one in before} == {("Noor",)}
    report = go(desk, student)
    assert report.look == before
    assert b"zit bij NOOR" in pages(desk)


def test_the_report_that_is_kept_tells_kind_and_day_and_no_name(desk: Desk, student: str) -> None:
    written(desk, student)
    text = report_text(go(desk, student))
    assert "Kijk zelf of het om deze leerling gaat." in text
    assert "  Contact met een bedrijf van 12 oktober 2026\n" in text
    assert "noor" not in text.casefold()
    assert not any(
        name in text for name in desk.read(lambda s: [c.name for c in s.query(m.Company)])
    )


def test_without_any_place_the_report_says_nothing_of_it(desk: Desk, student: str) -> None:
    def empty(session: Session) -> None:
        for meeting in session.query(m.Meeting):
            meeting.notes = None

    desk.write("Leeg", empty)
    report = go(desk, student)
    assert report.look == ()
    assert "voornaam" not in report_text(report)


@pytest.mark.parametrize(
    ("first", "text", "found"),
    [
        ("Élise", "elise belde", ("Élise",)),
        ("Anna-Maria", "Anna en Anna Maria", ("Anna", "Anna-Maria")),
        ("Anna-Maria", "Maria", ()),
        ("Noor", "Noor's fiets", ("Noor",)),
        ("Noor", "Noorderling, Noortje", ()),
        ("Noor", "(Noor), noor.", ("Noor",)),
        ("İbrahim", "IBRAHIM", ("İbrahim",)),
        ("N.", "n. v. t.", ()),
        ("J", "plan j", ()),
    ],
)
def test_a_first_name_is_a_word_however_it_is_written(
    desk: Desk, student: str, first: str, text: str, found: tuple[str, ...]
) -> None:
    def write(session: Session) -> None:
        for meeting in session.query(m.Meeting):
            meeting.notes = text
        session.get_one(m.Student, student).first_name = first

    desk.write("Woorden", write)
    places = desk.read(removal.to_look_at, [Pick(student, Extent.WHOLE)])
    assert {name for one in places for name in one.names} == set(found)


def test_every_long_text_of_a_form_is_looked_in() -> None:
    missed = [
        f"{model.__tablename__}.{field.name}"
        for form, model in SHEETS.values()
        for field in form.fields
        if field.kind is Kind.LONG_TEXT
        and column_of(model, field.name) not in mentions.texts(model.__table__)
    ]
    assert missed == []
