"""Companies as a network travel whole in a dossier file, and a partial file leaves what was."""

import datetime as dt

import pytest

from stagedesk import models as m
from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.exchange.dossier_writer import write_dossier
from stagedesk.services import company_contacts, exporting, forms, importing, leads, vault
from stagedesk.services.import_files import import_file
from tests.services.conftest import PASSWORD
from tests.services.slip_school import YEAR, Keys, add_company, add_student

TODAY = dt.date(2026, 11, 24)
OFFER = (
    ("places", "2"),
    ("minimum_age", "16"),
    ("codes", ("O", "S")),
    ("papers_asked", ("vog",)),
    ("occupations", ("bediening",)),
    ("sbb_levels", ("1", "2")),
    ("status", "rest"),
    ("status_reason", "Verbouwing"),
    ("origin", "network"),
    ("travel_minutes", "25"),
    ("travel_by", ("bike",)),
)
WISH = (
    ("able", ("O",)),
    ("not_yet", ("R",)),
    ("wished_sectors", ("horeca",)),
    ("wished_occupations", ("bediening",)),
    ("wish_note", "Klein team"),
    ("travel_minutes", "30"),
    ("travel_by", ("bike", "public")),
)


@pytest.fixture
def filled(desk):
    made = Keys()

    def fill(session):
        company, _ = add_company(session, "Lunchroom Kade", "Elif Öz")
        add_student(session, made, ("Aylin", None, "Şahin"), company=company)
        add_student(session, made, ("Noah", "de", "Wit"))
        return company.key

    company = desk.write("School", fill)
    for field, raw in OFFER:
        desk.write("B", forms.save_field, "company", company, field, raw)
    for field, raw in WISH:
        desk.write("W", forms.save_field, "wish", made.enrollments["Noah"], field, raw)
    contact = desk.write("C", company_contacts.note, company, TODAY)
    desk.write("C", forms.save_field, "company_contact", contact, "report", "Over Aylin", on=TODAY)
    lines = [{"name": "Snackbar Noord"}, {"name": "Kade", "phone": "0105550142"}]
    _first, second = desk.write("F", leads.take_in, made.enrollments["Noah"], lines, TODAY)
    desk.write("B", leads.become, second, TODAY, company)
    return desk


def test_exported_imported_into_an_empty_folder_and_exported_again_is_the_same(filled, tmp_path):
    exporting.export_file(filled, tmp_path / "een.json")
    other, _ = vault.create(tmp_path / "leeg", PASSWORD)
    try:
        plan = import_file(other, tmp_path / "een.json")
        assert ("tip voor een stageplek", "tips voor een stageplek", 2) in plan.adds
        exporting.export_file(other, tmp_path / "twee.json")
        assert (tmp_path / "een.json").read_bytes() == (tmp_path / "twee.json").read_bytes()
    finally:
        other.close()


def test_read_twice_nothing_is_added(filled, tmp_path):
    exporting.export_file(filled, tmp_path / "een.json")
    plan = import_file(filled, tmp_path / "een.json")
    assert plan.adds == plan.changes == ()


def test_a_file_that_says_nothing_of_it_leaves_what_was(filled):
    whole = filled.read(exporting.gather_dossier)
    bare = (
        b'{"stagedesk": 1, "companies": [{"id": "a", "name": "Lunchroom Kade"}],'
        b' "students": [{"number": "10002", "enrollments": [{"school_year": "2026-2027"}]}]}'
    )
    filled.write("I", importing.import_dossier, read_dossier(bare))
    assert write_dossier(filled.read(exporting.gather_dossier)) == write_dossier(whole)


def test_the_file_of_one_student_has_the_company_of_a_lead_and_nothing_said_with_it(filled):
    dossier = filled.read(exporting.gather_dossier, ["10002"])
    assert [company.name for company in dossier.companies] == ["Lunchroom Kade"]
    data = write_dossier(dossier)
    assert b"Snackbar Noord" in data
    assert b"Over Aylin" not in data


def test_a_lead_that_names_a_company_that_undo_removed_still_travels(filled, tmp_path):
    def remove(session):
        for row in session.query(m.Company):
            row.removed = 1

    filled.write("Weg", remove)
    exporting.export_file(filled, tmp_path / "een.json", ["10002"])
    assert "Lunchroom Kade" in (tmp_path / "een.json").read_text("utf-8")
    assert YEAR in (tmp_path / "een.json").read_text("utf-8")
