"""The list of companies on paper: whom to call and where there is room; nothing that was said."""

import datetime as dt

import pytest

from stagedesk.services import company_contacts, forms, printing
from stagedesk.services.printing import Options
from stagedesk.services.transaction import Desk
from tests.reports.on_paper import outside, overlaps, page_texts, whole_text
from tests.services.slip_school import YEAR, Keys, add_company, add_student

TODAY = dt.date(2026, 11, 24)
OPTIONS = Options(on=TODAY, school_year=YEAR)


def _paper(desk: Desk) -> bytes:
    (document,) = desk.read(printing.gather, "bedrijven", (), OPTIONS).documents
    return document.render()


def _fill(session, count: int) -> None:
    for number in range(count):
        company, guide = add_company(session, f"Bedrijf {number:03} " + "Łąka " * 6, "Elif Öz")
        company.address, company.postcode, company.places = "Noordplein 3", "3011 AA", 2
        company.phone, guide.mobile = "010 555 01 42", "06 1234 5690"


def test_without_companies_it_says_so(desk: Desk) -> None:
    assert "Er zijn nog geen bedrijven." in whole_text(_paper(desk))


def test_it_says_whom_to_call_and_where_there_is_room_and_nothing_that_was_said(desk: Desk) -> None:
    def fill(session):
        one, guide = add_company(session, "Lunchroom Kade", "Elif Öz")
        one.sector, one.places, one.phone = "horeca", 3, "010 555 01 42"
        guide.mobile = "06 1234 5690"
        other, _ = add_company(session, "Garage Łąka", "Joost van Vliet")
        other.status, other.status_reason = "not_again", "Leerling stond alleen"
        school, _ = add_company(session, "Praktijkschool", "Ans Vos")
        school.internal = True
        add_student(session, Keys(), ("Aylin", None, "Şahin"), company=one)
        return one.key

    key = desk.write("School", fill)
    contact = desk.write("C", company_contacts.note, key, dt.date(2026, 10, 6))
    desk.write("C", forms.save_field, "company_contact", contact, "report", "Geheim gesprek")
    text = " ".join(whole_text(_paper(desk)).split())
    for words in (
        "Lunchroom Kade",
        "Elif Öz",
        "06 1234 5690",
        "1 van 3",
        "06-10-2026",
        "niet meer",
    ):
        assert words in text
    for words in ("Geheim", "stond alleen", "Aylin", "Praktijkschool"):
        assert words not in text


@pytest.mark.parametrize("count", [1, 90])
def test_full_and_overfull_it_stays_on_its_pages(desk: Desk, count: int) -> None:
    desk.write("School", _fill, count)
    pdf = _paper(desk)
    assert not outside(pdf)
    assert not overlaps(pdf)
    text = whole_text(pdf)
    assert text.count("Bedrijf 0") == count
    assert len(page_texts(pdf)) > (1 if count > 1 else 0)
