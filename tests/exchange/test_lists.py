"""Lists from Excel and csv: headers known, values read as the Dutch write them, faults by cell."""

import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook

from stagedesk.domain.problem import InputError
from stagedesk.exchange import sheet_reader
from stagedesk.exchange.list_columns import COMPANIES, STUDENTS, recognise
from stagedesk.exchange.list_reader import ListRead, Surroundings, read_list
from stagedesk.exchange.sheet_reader import read_rows
from stagedesk.exchange.spreadsheets import write_xlsx

YEAR = "2026-2027"
AROUND = Surroundings(YEAR, {"horeca": "Horeca", "groen": "Groen"})


def xlsx(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv(*rows: str, encoding: str = "utf-8") -> bytes:
    return "\r\n".join(rows).encode(encoding)


def read(data: bytes, around: Surroundings = AROUND) -> ListRead:
    return read_list(recognise(read_rows(data)), around)


def faults(data: bytes, around: Surroundings = AROUND) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        read(data, around)
    return [(problem.field, problem.text) for problem in caught.value.problems]


def test_a_list_of_students_as_another_system_writes_it() -> None:
    data = xlsx(
        ("Leerlingen leerjaar 3",),
        (),
        ("Stamnr.", "Roepnaam", "Tussenv.", "Achternaam", "Geb.datum", "Klas", "Straat",
         "Huisnr.", "Postcode", "Tel.", "Naam ouder", "Telefoon ouder 1", "Mentor", "Gewicht"),
        (10001, "Yusuf", "van der", "Meer", dt.datetime(2010, 5, 17), "3A", "Maashaven", 12,
         "3011ab", 612345601, "Ayşe van der Meer", "010-5550142", "Bram Peeters", 61.5),
    )  # fmt: skip
    dossier = read(data).dossier
    (student,) = dossier.students
    assert (student.number, student.name) == ("10001", "Yusuf van der Meer")
    assert (student.birth_date, student.postcode) == (dt.date(2010, 5, 17), "3011 AB")
    assert (student.address, student.phone) == ("Maashaven 12", "06 1234 5601")
    assert [(g.name, g.phone) for g in student.guardians] == [
        ("Ayşe van der Meer", "010 555 01 42")
    ]
    (year,) = student.enrollments
    assert (year.school_year, year.school_class, year.grade_year) == (YEAR, "3A", 3)
    assert year.mentor == "Bram Peeters"


def test_who_is_enrolled_keeps_the_grade_year_when_the_list_has_none() -> None:
    around = Surroundings(YEAR, {}, frozenset({("10001", YEAR)}))
    data = csv("Leerlingnummer;Voornaam;Achternaam;Klas", "10001;Noor;Jansen;3A")
    assert read(data, around).dossier.students[0].enrollments[0].grade_year == 0


@pytest.mark.parametrize(
    "written",
    ["17-5-2010", "17/05/10", "17 mei 2010", "2010-05-17", "40315", "17.5.2010"],
)
def test_a_day_in_any_dutch_form_and_as_a_number_of_excel(written: str) -> None:
    data = csv("Leerlingnummer;Voornaam;Achternaam;Geboortedatum", f"1;A;B;{written}")
    assert read(data).dossier.students[0].birth_date == dt.date(2010, 5, 17)


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-16"), (";", "cp1252")],
)
def test_any_usual_csv(separator: str, encoding: str) -> None:
    rows = (("Bedrijfsnaam", "Plaats"), ('"Café; de, Zoetermeer"', "Rotterdam"))
    data = csv(*(separator.join(row) for row in rows), encoding=encoding)
    (company,) = read(data).dossier.companies
    assert (company.name, company.city) == ("Café; de, Zoetermeer", "Rotterdam")


def test_a_csv_that_names_its_separator() -> None:
    data = csv("sep=|", "Bedrijf|Postcode", "Bakkerij Jansen|3011AB")
    assert recognise(read_rows(data)).rows[0].number == 3
    assert read(data).dossier.companies[0].postcode == "3011 AB"


def test_a_company_with_two_supervisors_takes_two_rows() -> None:
    data = csv(
        "Bedrijf;Branche;Contactpersoon;Mobiel contactpersoon;E-mail contactpersoon",
        "Bakkerij Jansen;horeca;Joost;06 12345601;joost@bakkerij.example",
        "Bakkerij Jansen;;Łucja;;",
    )
    (company,) = read(data).dossier.companies
    assert company.sector == "horeca"
    assert [(s.name, s.mobile) for s in company.supervisors] == [
        ("Joost", "06 1234 5601"),
        ("Łucja", None),
    ]


def test_a_list_of_companies_says_how_many_places_and_from_which_age() -> None:
    found = read(csv("Bedrijf;Plaats;Stageplekken;Minimumleeftijd", "Kade;R;3;16", "Noord;R;;"))
    assert [(one.places, one.minimum_age) for one in found.dossier.companies] == [
        (3, 16),
        (None, None),
    ]
    ((place, text),) = faults(csv("Bedrijf;Plaats;Vanaf leeftijd", "Kade;R;9"))
    assert (place, text) == ("rij 2, kolom C (Vanaf leeftijd)", "Minstens 12")


def test_every_fault_names_its_row_and_column() -> None:
    data = xlsx(
        ("Nummer", "Voornaam", "Achternaam", "Geboortedatum", "Telefoon", "Praktijkvak"),
        ("10001", "Noor", "Jansen", "31-2-2010", "06 12", "Horeca, Ruimtevaart"),
        (None, "Zonder", "Nummer"),
        ("10001", "Noor", "Jansen"),
        ("10 02", "A", "B"),
        ("10003", None, "C" * 300),
    )
    assert faults(data) == [
        ("rij 2, kolom D (Geboortedatum)", "Februari 2010 heeft 28 dagen"),
        ("rij 2, kolom E (Telefoon)", "Er missen nog 6 cijfers"),
        ("rij 2, kolom F (Praktijkvak)", "'Ruimtevaart' is geen sector. Kies uit: Horeca, Groen."),
        ("rij 3, kolom A (Nummer)", "leerlingnummer ontbreekt."),
        ("rij 4, kolom A (Nummer)", "dit leerlingnummer staat ook in rij 2."),
        ("rij 5, kolom A (Nummer)", "Alleen letters en cijfers"),
        ("rij 6, kolom C (Achternaam)", "Hooguit 100 letters"),
    ]


def test_what_only_the_dossier_checks_is_named_by_row_too() -> None:
    data = csv("Leerlingnummer;Ouder 1 telefoon", "10001;06 12345601")
    assert faults(data) == [
        ("rij 2", "Ouder 1: naam ontbreekt. Vul het in, of kies welke kolom het is.")
    ]


def test_a_class_without_a_school_year_asks_for_it() -> None:
    data = csv("Leerlingnummer;Klas", "10001;3A")
    ((place, text),) = faults(data, Surroundings(None))
    assert (place, "Schooljaar" in text) == ("rij 2", True)


def test_a_list_without_the_column_that_counts_says_so() -> None:
    data = csv("Voornaam;Achternaam", "Noor;Jansen")
    assert faults(data) == [("", "Er is geen kolom 'Leerlingnummer'. Kies welke kolom dat is.")]


def test_kind_and_headers_are_found_under_a_title() -> None:
    listing = recognise(read_rows(csv("Lijst;x", "", "Naam;Plaats;Telefoon", "Bakker;R;")))
    assert (listing.kind, listing.columns) == (
        COMPANIES,
        ("company.name", "company.city", "company.phone"),
    )
    assert recognise(read_rows(csv("llnr;naam", "1;x"))).kind == STUDENTS


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed(old: bytes, new: bytes) -> bytes:
    """A workbook of ours with bytes of its sheet replaced."""
    out = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(write_xlsx("L", ["Nummer"], [["1"]])))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                assert old in content
                content = content.replace(old, new)
            archive.writestr(name, content)
    return out.getvalue()


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "staat niets"),
        (b"PK\x03\x04 en dan niets", "beschadigd"),
        (b"\xd0\xcf\x11\xe0 oud", "oude of beveiligde"),
        (b"%PDF-1.7\n\x00\x01", "geen lijst"),
        (zipped(**{"xl/worksheets/sheet1.xml": b"0" * 101_000_000}), "veel te groot"),
        (zipped(**{f"p{n}": b"" for n in range(2_001)}), "veel te groot"),
        (zipped(**{"[Content_Types].xml": BOMB}), "niet te vertrouwen"),
        (zipped(**{"a.xml": "<x/>".encode("utf-16")}), "niet te vertrouwen"),
        (zipped(x=b"geen werkmap"), "beschadigd"),
        (changed(b'<row r="2"', b'<row r="999999999999"'), "beschadigd"),
        ((";" * 250 + "x\n").encode(), "kolommen"),
        (b"a;b\n" * 10_002, "regels"),
    ],
)
def test_what_would_fill_the_memory_or_is_no_list_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_rows(data)


def test_a_file_over_fifty_megabytes_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_reader, "LARGEST", 10)
    with pytest.raises(InputError, match="50 MB"):
        read_rows(b"Leerlingnummer;Klas")
