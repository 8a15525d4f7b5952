"""The visit list: who was visited longest ago first, and not a word of what was written."""

import datetime as dt
from io import BytesIO

from pypdf import PdfReader

from stagedesk.services import forms, log, printing
from stagedesk.services.printing import Options
from stagedesk.services.transaction import Desk
from tests.services.slip_school import YEAR, Keys, add_company, add_student

TODAY = dt.date(2026, 11, 23)


def _build(session) -> Keys:
    keys = Keys(
        jobcoach=forms.create(session, "staff", {"name": "Marijke Groot", "role": "jobcoach"})
    )
    company, guide = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
    guide.mobile, company.address = "06 1234 5606", "Lindelaan 18"
    school, teacher = add_company(session, "Praktijkschool", "Ans Vos")
    school.internal = True
    for first, last in (("Aylin", "Şahin"), ("Sem", "Blok"), ("Zoë", "Bakker")):
        add_student(session, keys, (first, None, last), company=company, supervisor=guide)
    add_student(session, keys, ("Noah", "de", "Wit"), company=school, supervisor=teacher)
    for name, day in (("Aylin", 2), ("Sem", 16)):
        year = log.page(session, keys.students[name], YEAR).enrollment_key
        entry = log.note(session, str(year), dt.date(2026, 11, day))
        forms.save_field(session, "log_entry", entry, "report", "Ruzie in de pauze", on=TODAY)
        for kind, on in (("call", "27-11-2026"), ("visit", "1-12-2026")):
            given = {"kind": kind, "on": on, "done": False}
            forms.create(session, "log_entry", given, TODAY,
                         student_key=keys.students[name], enrollment_key=str(year))  # fmt: skip
    return keys


def test_the_longest_ago_comes_first_with_address_and_phone_and_no_report(desk: Desk) -> None:
    keys = desk.write("Klas", _build)
    options = Options(on=TODAY, school_year=YEAR)
    gathered = desk.read(printing.gather, "bezoeken", tuple(keys.students.values()), options)
    (document,) = gathered.documents
    pages = PdfReader(BytesIO(document.render())).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    places = [text.index(name) for name in ("Zoë Bakker", "Aylin Şahin", "Sem Blok")]
    assert places == sorted(places)
    assert "Lindelaan 18" in text
    assert "06 1234 5606" in text
    assert "Noah" not in text
    # A call that is planned is no visit.
    assert "1 dec" in text
    assert "27 nov" not in text
    assert "Ruzie" not in text


def test_a_list_of_nobody_says_so(desk: Desk) -> None:
    keys = desk.write("Klas", _build)
    options = Options(on=TODAY, school_year=YEAR)
    gathered = desk.read(printing.gather, "bezoeken", (keys.students["Noah"],), options)
    text = PdfReader(BytesIO(gathered.documents[0].render())).pages[0].extract_text()
    assert "niemand op stage" in text
