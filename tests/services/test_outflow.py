"""Outflow and aftercare on a real file: begun, planned, noted, printed, and what Vandaag asks."""

import datetime as dt
from io import BytesIO

import pytest
from pypdf import PdfReader

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import exporting, forms, history, outflow, printing, today
from stagedesk.services.import_files import import_files
from stagedesk.services.outflow_list import Which, badges, rows
from stagedesk.services.printing import Options
from stagedesk.services.todo import Kind
from stagedesk.services.transaction import Desk
from tests.services.slip_school import YEAR, Keys, add_company, add_student

TODAY = dt.date(2026, 11, 24)


def _build(session) -> Keys:
    keys = Keys(
        jobcoach=forms.create(session, "staff", {"name": "Marijke Groot", "role": "jobcoach"})
    )
    company, guide = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
    for first, last in (("Aylin", "Şahin"), ("Sem", "Blok")):
        add_student(session, keys, (first, None, last), company=company, supervisor=guide)
    return keys


@pytest.fixture
def keys(desk: Desk) -> Keys:
    return desk.write("Klas", _build)


def leave(desk: Desk, key: str, day: dt.date) -> None:
    def go(session):
        session.get_one(m.Student, key).left_on = day
        for year in session.query(m.Enrollment).filter_by(student_key=key):
            year.grade_year = 5

    desk.write("Van school", go)


def fill(desk: Desk, key: str, **values: object) -> None:
    for name, value in values.items():
        desk.write("Uitstroom", outflow.begin, key, name, value, TODAY)


def page(desk: Desk, key: str) -> outflow.OutflowPage:
    found = desk.read(outflow.page, key, TODAY)
    assert found is not None
    return found


def test_the_first_field_makes_the_outflow_in_one_action(desk: Desk, keys: Keys) -> None:
    key = keys.students["Aylin"]
    fill(desk, key, route="AGB")
    assert page(desk, key).outflow.route == "AGB"
    history.undo(desk)
    assert page(desk, key).outflow is None


def test_a_wrong_first_field_makes_nothing(desk: Desk, keys: Keys) -> None:
    with pytest.raises(InputError):
        fill(desk, keys.students["Aylin"], contract_from="32-13")
    assert page(desk, keys.students["Aylin"]).outflow is None


def test_ticking_the_checklist_notes_the_day_and_who(desk: Desk, keys: Keys) -> None:
    key = keys.students["Aylin"]
    desk.write("DUO", outflow.tick, key, "duo", TODAY, "Marijke Groot")
    found = page(desk, key).outflow
    assert (found.duo_on, found.duo_by) == (TODAY, "Marijke Groot")
    with pytest.raises(InputError):
        desk.write("Iets", outflow.tick, key, "uwv", TODAY, "M")


def test_contacts_are_planned_from_today_on_and_only_once(desk: Desk, keys: Keys) -> None:
    key = keys.students["Aylin"]
    with pytest.raises(InputError):
        desk.write("Plan", outflow.plan, key, TODAY)
    leave(desk, key, dt.date(2026, 7, 10))
    assert desk.write("Plan", outflow.plan, key, TODAY) == 7
    assert desk.write("Plan", outflow.plan, key, TODAY) == 0
    assert min(one.on for one in page(desk, key).contacts) == dt.date(2027, 1, 11)


def test_noting_a_contact_takes_the_one_that_was_due(desk: Desk, keys: Keys) -> None:
    key = keys.students["Aylin"]
    leave(desk, key, dt.date(2026, 7, 10))
    desk.write("Plan", outflow.plan, key, dt.date(2026, 7, 11))
    made = desk.write("Contact", outflow.note_contact, key, TODAY)
    assert desk.write("Contact", outflow.note_contact, key, TODAY) == made
    found = page(desk, key).contacts
    assert [one.on for one in found if one.done] == [TODAY]
    assert len(found) == 8


def todos(desk: Desk, coach: str | None = None) -> list[tuple[str, str, str]]:
    found = desk.read(today.todo, TODAY, YEAR, coach)
    return [(t.student, t.urgency.value, t.badge) for t in found if t.kind is Kind.AFTERCARE]


@pytest.mark.parametrize(
    ("left", "contacts", "asked"),
    [
        (dt.date(2026, 7, 10), [(24, False)], ("week", "nazorg")),
        (dt.date(2026, 7, 10), [(17, False)], ("week", "nazorg")),
        (dt.date(2026, 7, 10), [(16, False)], ("late", "nazorg")),
        (dt.date(2026, 7, 10), [(25, False)], None),
        (dt.date(2026, 7, 10), [(2, True)], None),
        (dt.date(2026, 7, 10), [], ("soon", "nazorg plannen")),
        (dt.date(2024, 11, 24), [(2, False)], ("late", "nazorg")),
        (dt.date(2024, 11, 23), [(2, False)], None),
        (dt.date(2026, 11, 25), [], None),
    ],
)
def test_vandaag_asks_for_who_left_in_the_last_two_years(
    desk: Desk, keys: Keys, left: dt.date, contacts: list[tuple[int, bool]], asked
) -> None:
    key = keys.students["Aylin"]
    leave(desk, key, left)

    def add(session):
        for day, done in contacts:
            on = dt.date(2026, 11, day)
            session.add(m.AftercareContact(student_key=key, on=on, done=done))

    desk.write("Contacten", add)
    assert [found[1:] for found in todos(desk)] == ([asked] if asked else [])


def test_a_contact_planned_for_after_the_two_years_comes_back_too(desk: Desk, keys: Keys) -> None:
    key = keys.students["Aylin"]
    leave(desk, key, dt.date(2024, 11, 1))
    assert desk.read(rows, YEAR, TODAY, Which.AFTERCARE) == ()
    desk.write("Contact", forms.create, "aftercare_contact", {"on": TODAY}, TODAY, student_key=key)
    assert [found[1:] for found in todos(desk)] == [("week", "nazorg")]
    assert [one.key for one in desk.read(rows, YEAR, TODAY, Which.AFTERCARE)] == [key]
    desk.write("Gesproken", outflow.note_contact, key, TODAY)
    assert todos(desk) == []


def test_who_moved_to_another_school_earlier_asks_for_no_aftercare(desk: Desk, keys: Keys) -> None:
    key = keys.students["Aylin"]

    def go(session):
        session.get_one(m.Student, key).left_on = dt.date(2026, 11, 2)

    desk.write("Verhuisd", go)
    assert todos(desk) == []
    assert desk.read(rows, YEAR, TODAY, Which.AFTERCARE) == ()
    fill(desk, key, route="AG")
    assert todos(desk) == [("Aylin Şahin", "soon", "nazorg plannen")]
    assert [one.key for one in desk.read(rows, YEAR, TODAY, Which.AFTERCARE)] == [key]


def test_vandaag_asks_the_jobcoach_of_the_last_school_year(desk: Desk, keys: Keys) -> None:
    leave(desk, keys.students["Aylin"], dt.date(2026, 7, 10))
    other = desk.write("Collega", forms.create, "staff", {"name": "Bram", "role": "jobcoach"})
    assert todos(desk, other) == []
    assert [name for name, *_ in todos(desk, keys.jobcoach)] == ["Aylin Şahin"]


def test_the_list_finds_leavers_of_years_before_and_leaves_others_out(
    desk: Desk, keys: Keys
) -> None:
    leave(desk, keys.students["Sem"], dt.date(2026, 11, 2))

    def names(which: Which, year: str = YEAR) -> list[str]:
        return [one.name for one in desk.read(rows, year, TODAY, which)]

    assert names(Which.AFTERCARE, "2028-2029") == ["Sem Blok"]
    assert names(Which.LEAVING) == ["Sem Blok"]
    assert names(Which.EVERYBODY) == ["Sem Blok", "Aylin Şahin"]
    fill(desk, keys.students["Aylin"], route="AG")
    assert names(Which.LEAVING) == ["Sem Blok", "Aylin Şahin"]
    (row, *_) = desk.read(rows, YEAR, TODAY, Which.LEAVING, text="sahin")
    assert row.company == "AG"


def test_the_list_marks_who_is_to_be_spoken_within_a_month(desk: Desk, keys: Keys) -> None:
    key = keys.students["Sem"]
    leave(desk, key, dt.date(2026, 9, 10))
    desk.write("Plan", outflow.plan, key, TODAY)
    assert desk.read(badges, TODAY) == {key: ("due", "nazorg 10 dec")}
    assert desk.read(badges, dt.date(2026, 12, 10)) == {key: ("due", "nazorg nu")}


def printed(desk: Desk, key: str, **options: object) -> tuple[str, tuple[str, ...]]:
    asked = Options(on=TODAY, school_year="2027-2028", **options)
    made = desk.read(printing.gather, "overdracht", (key,), asked)
    pages = [p for d in made.documents for p in PdfReader(BytesIO(d.render())).pages]
    return " ".join(" ".join(p.extract_text().split()) for p in pages), made.notices


def test_the_paper_is_refused_with_what_is_missing_and_then_made(desk: Desk, keys: Keys) -> None:
    key = keys.students["Aylin"]
    assert "vul eerst de uitstroom in" in printed(desk, key)[1][0]
    fill(desk, key, route="AGB", destination="nothing_yet")
    assert "of de leerling werkvaardig is" in printed(desk, key)[1][0]
    fill(
        desk, key, able_to_work=False, able_reason="Heeft nog hulp nodig", share_consent_on=TODAY,
        handover_contact="K. de Boer",
    )  # fmt: skip
    text, notices = printed(desk, key)
    assert notices == ()
    assert "Overdracht aan het JOLO" in text
    assert "Tuincentrum De Linde" in text
    assert "Heeft nog hulp nodig" in text


def test_a_usual_job_has_no_paper_and_says_why(desk: Desk, keys: Keys) -> None:
    fill(desk, keys.students["Sem"], route="AG", destination="job")
    text, notices = printed(desk, keys.students["Sem"])
    assert text == ""
    assert notices == ("Sem Blok: Een gewone baan: er is geen overdracht nodig.",)


def test_everything_travels_and_a_file_read_twice_adds_nothing(
    desk: Desk, keys: Keys, tmp_path
) -> None:
    key = keys.students["Aylin"]
    fill(
        desk, key, route="AGL", destination="school", place="Vakschool Maasoever", able_to_work=True
    )
    leave(desk, key, dt.date(2026, 7, 10))
    desk.write("Plan", outflow.plan, key, TODAY)
    made = desk.write("Contact", outflow.note_contact, key, TODAY)
    desk.write("Verslag", forms.save_field, "aftercare_contact", made, "report", "Goed", on=TODAY)
    given = {"until": "1-9-2027", "reason": "bezwaar"}
    desk.write("Langer", forms.create, "retention_hold", given, TODAY, student_key=key)
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    exporting.export_file(desk, first)
    (plan,) = import_files(desk, [first])
    assert (plan.adds, plan.changes) == ((), ())
    exporting.export_file(desk, second)
    assert first.read_bytes() == second.read_bytes()
    assert b'"until": "2027-09-01"' in first.read_bytes()
