"""Every fault in a dossier file is named with its place, in Dutch, with what to do."""

import json

import pytest

from stagedesk.domain.problem import InputError
from stagedesk.exchange.dossier_reader import read_dossier
from tests.exchange.example import SICK, Gone, example, spoiled, to_bytes

S = "students[0]"
E = f"{S}.enrollments[0]"
P = f"{E}.placements[1]"
SLIP = f"{P}.slips[3]"
MON = f"{SLIP}.days.mon"
M = f"{P}.moments[0]"
V = f"{P}.versions"
C = "companies[1]"

# (place of the change, what stands there, place of the fault where it is another, its words)
BROKEN = [
    # the whole
    ("stagedesk", Gone, "", "ontbreekt"),
    ("stagedesk", 2, "", "nieuwere Stagedesk"),
    ("stagedesk", True, "", "geen dossierbestand"),
    ("stagedesk", "1", "", "geen dossierbestand"),
    ("stagedesk", 0, "", "geen dossierbestand"),
    ("version", 1, "", "kent Stagedesk niet"),
    ("students", {}, "", "lijst"),
    ("students", "x", "", "lijst"),
    ("students[1]", None, "", "null kan hier niet"),
    ("students[1]", [], "", "object"),
    ("companies", 3, "", "lijst"),
    ("school", [], "", "object"),
    ("school.logo", "geen base64", "", "PNG"),
    ("school.logo", "QUJD", "", "PNG"),
    ("school.name", 7, "", "aanhalingstekens"),
    ("school.naam", "De Werf", "", "kent Stagedesk niet"),
    # calendar
    ("calendar[0].school_year", Gone, "", "ontbreekt"),
    ("calendar[0].last_day", "2026-08-31", "", "niet na de eerste"),
    ("calendar[0].holidays[0].last", "2026-10-16", "", "voor de eerste"),
    ("calendar[0].holidays[0].name", " ", "", "leeg"),
    # staff
    ("staff[0].role", "directeur", "", "jobcoach, mentor, other"),
    ("staff[0].name", Gone, "", "ontbreekt"),
    ("staff[1].name", "Bram Jansen", "", "eigen e-mailadres"),
    ("staff[0].birth_date", "1980-01-01", "", "kent Stagedesk niet"),
    # companies
    ("companies[0].id", "c2", "companies[1].id", "dit id is er al"),
    (f"{C}.id", Gone, "", "ontbreekt"),
    (f"{C}.name", None, "", "ontbreekt of is leeg"),
    (f"{C}.internal", 1, "", "true of false"),
    (f"{C}.internal", "false", "", "true of false"),
    (f"{C}.delivery", "post", "", "paper, usb, mail"),
    (f"{C}.sbb_levels", [0], f"{C}.sbb_levels[0]", "1 tot 4"),
    (f"{C}.sbb_levels", [1, 1], f"{C}.sbb_levels[1]", "staat er al"),
    (f"{C}.sbb_levels", [True], f"{C}.sbb_levels[0]", "True"),
    (f"{C}.sbb_levels", 2, "", "lijst"),
    (f"{C}.closed", [["2027-02-01"]], f"{C}.closed[0]", "2 kan"),
    (f"{C}.closed", [["2027-02-05", "2027-02-01"]], f"{C}.closed[0][1]", "voor de eerste"),
    (f"{C}.closed", ["2027-02-05"], f"{C}.closed[0]", "lijst"),
    (f"{C}.supervisors[1].name", "Hetty Verschuur", "", "deze naam is er al"),
    (f"{C}.supervisors[1].id", "s2", "", "dit id is er al"),
    (f"{C}.supervisors[0].id", "s1", "", "ander bedrijf"),
    (f"{C}.supervisors[0].fax", "010", "", "kent Stagedesk niet"),
    # student
    (f"{S}.number", 10001, "", "leerlingnummer"),
    (f"{S}.number", "", "", "leerlingnummer"),
    (f"{S}.number", "../10001", "", "leerlingnummer"),
    (f"{S}.number", "1" * 21, "", "leerlingnummer"),
    (f"{S}.number", "１０００１", "", "leerlingnummer"),
    (f"{S}.number", Gone, "", "ontbreekt"),
    ("students[1].number", "10001", "", "students[0]"),
    (f"{S}.last_name", "x" * 201, "", "hooguit 200"),
    (f"{S}.last_name", "de\u0000Wit", "", "stuurteken"),
    (f"{S}.last_name", "de\nWit", "", "stuurteken"),
    (f"{S}.last_name", "de\tWit", "", "stuurteken"),
    (f"{S}.last_name", ["Wit"], "", "tekst"),
    (f"{S}.birth_date", "20100517", "", "geen datum"),
    (f"{S}.birth_date", "2010-5-17", "", "geen datum"),
    (f"{S}.birth_date", "17-05-2010", "", "geen datum"),
    (f"{S}.birth_date", "2010-05-17T00:00", "", "geen datum"),
    (f"{S}.birth_date", "2010-W20-1", "", "geen datum"),
    (f"{S}.birth_date", "２０１０-05-17", "", "geen datum"),
    (f"{S}.birth_date", " 2010-05-17", "", "geen datum"),
    (f"{S}.birth_date", "2010-05-17\n", "", "geen datum"),
    (f"{S}.birth_date", "2010-02-29", "", "bestaat niet"),
    (f"{S}.birth_date", "2010-00-10", "", "bestaat niet"),
    (f"{S}.birth_date", "0010-05-17", "", "jaar"),
    (f"{S}.birth_date", 20100517, "", "geen datum"),
    (f"{S}.birth_date", False, "", "geen datum"),
    (f"{S}.bsn", "123456782", "", "kent Stagedesk niet"),
    (f"{S}.guardians[1].name", "Anna de Wit", "", "deze naam is er al"),
    (f"{S}.guardians[0].name", Gone, "", "ontbreekt"),
    # enrollment
    (f"{E}.school_year", "2026-2028", "", "twee jaren na elkaar"),
    (f"{E}.school_year", "2026", "", "schooljaar"),
    (f"{E}.school_year", "26-27", "", "schooljaar"),
    (f"{E}.school_year", "2026/2027", "", "schooljaar"),
    (f"{S}.enrollments[1].school_year", "2026-2027", "", "dit schooljaar is er al"),
    (f"{E}.grade_year", 0, "", "1 tot 6"),
    (f"{E}.grade_year", 7, "", "1 tot 6"),
    (f"{E}.grade_year", "3", "", "1 tot 6"),
    (f"{E}.grade_year", 3.0, "", "1 tot 6"),
    (f"{E}.grade_year", True, "", "1 tot 6"),
    (f"{E}.days_per_week", 8, "", "1 tot 7"),
    (f"{E}.norm_hours", 0, "", "1 tot 5000"),
    (f"{E}.norm_hours", -1, "", "1 tot 5000"),
    (f"{E}.norm_hours", 512.5, "", "1 tot 5000"),
    (f"{E}.subjects", "horeca", "", "lijst"),
    (f"{E}.subjects[1]", "horeca", "", "staat er al"),
    (f"{E}.subjects[1]", 3, "", "tekst"),
    (f"{E}.ready_external", "ja", "", "true of false"),
    (f"{E}.ready_external", 0, "", "true of false"),
    (f"{E}.versions[1].until", "2026-09-15", "", "oudste eerst"),
    (f"{E}.versions[0].until", Gone, "", "ontbreekt"),
    (f"{E}.versions[0].class", "3A", "", "kent Stagedesk niet"),
    (f"{E}.reminders[0].to", "school", "", "home, company"),
    (f"{E}.reminders[0].on", Gone, "", "ontbreekt"),
    # placement
    (f"{P}.company", "c9", "", "c9 staat niet in dit bestand"),
    (f"{P}.company", Gone, "", "ontbreekt"),
    (f"{P}.supervisor", "s9", "", "s9 staat niet in dit bestand"),
    (f"{P}.supervisor", "s1", "", "ander bedrijf"),
    (f"{V}[1].supervisor", "s1", "", "ander bedrijf"),
    (f"{P}.kind", "extern", "", "regular, internal"),
    (f"{P}.end", "2026-09-06", "", "vóór de start"),
    (f"{P}.days[1]", "mon", "", "staat er al"),
    (f"{P}.days[1]", "di", "", "mon, tue"),
    (f"{P}.days[1]", 1, "", "mon, tue"),
    (f"{P}.begin_time", "8:30", "", "geen tijd"),
    (f"{P}.end_time", "08:30", "", "niet na de begintijd"),
    (f"{P}.timetable.di", ["09:00", "15:00"], "", "deze dag"),
    (f"{P}.timetable.tue", ["09:00"], "", "2 kan"),
    (f"{P}.timetable.tue", ["15:00", "09:00"], f"{P}.timetable.tue[1]", "niet na"),
    (f"{P}.timetable.tue[0]", None, "", "null kan hier niet"),
    (f"{P}.break_minutes", -5, "", "0 tot 600"),
    (f"{P}.break_minutes", "30", "", "0 tot 600"),
    (f"{V}[1].until", "2026-09-30", "", "oudste eerst"),
    (f"{V}[0].start", "2026-09-01", "", "kent Stagedesk niet"),
    (f"{E}.placements[0].company", "c2", f"{E}.placements[0].supervisor", "ander bedrijf"),
    # intake
    (f"{P}.intake", [], "", "object"),
    (f"{P}.intake.outcome", "ja", "", "start, conditions, no"),
    (f"{P}.intake.time", "10.00", "", "geen tijd"),
    (f"{P}.intake.tasks", "afwassen", "", "lijst"),
    (f"{P}.intake.tasks[0]", "a\nb", "", "stuurteken"),
    (f"{P}.intake.tasks", ["taak"] * 51, "", "0 tot 50"),
    (f"{P}.intake.present", "x" * 10_001, "", "hooguit 10000"),
    (f"{P}.intake.agreements", "a\u0007b", "", "stuurteken"),
    # slips
    (f"{SLIP}.iso_week", 54, "", "1 tot 53"),
    (f"{SLIP}.iso_week", 0, "", "1 tot 53"),
    (f"{SLIP}.iso_week", 38, "", "deze week is er al"),
    (f"{P}.slips[0]", {"iso_year": 2025, "iso_week": 53}, f"{P}.slips[0].iso_week", "geen week 53"),
    ("companies[1].postcode", 3011, "", "tekst"),
    ("companies[1].postcode", "3" * 21, "", "hooguit 20"),
    ("school.logo", 1, "", "PNG"),
    (f"{M}.closed.basis", 1, "", "object"),
    (f"{SLIP}.iso_year", Gone, "", "ontbreekt"),
    (f"{SLIP}.signed_on", "2026-13-01", "", "bestaat niet"),
    (f"{SLIP}.signed", True, "", "kent Stagedesk niet"),
    (f"{SLIP}.days", [], "", "object"),
    (f"{SLIP}.days.ma", {}, "", "deze dag"),
    (f"{MON}.end", "08:30", "", "niet na de begintijd"),
    (f"{MON}.end", "08:29", "", "niet na de begintijd"),
    (f"{MON}.end", "24:00", "", "geen tijd"),
    (f"{MON}.end", "16:60", "", "geen tijd"),
    (f"{MON}.end", "16:30:00", "", "geen tijd"),
    (f"{MON}.end", "16:30+02:00", "", "geen tijd"),
    (f"{MON}.end", "16.30", "", "geen tijd"),
    (f"{MON}.end", "１６:30", "", "geen tijd"),
    (f"{MON}.end", 990, "", "geen tijd"),
    (f"{MON}.end", Gone, "", "eindtijd ontbreekt"),
    (f"{MON}.end", None, "", "eindtijd ontbreekt"),
    (f"{MON}.begin", Gone, "", "begintijd ontbreekt"),
    (f"{MON}.on_time", "nee", "", "true of false"),
    (f"{MON}.absence", "ziek", "", "sick, excused, unexcused"),
    (f"{MON}.hours", 8, "", "kent Stagedesk niet"),
    (
        f"{SLIP}.days.wed",
        {**SICK, "registered_on": "gisteren"},
        f"{SLIP}.days.wed.registered_on",
        "geen datum",
    ),
    # moments
    (f"{M}.moment", 4, "", "1 tot 3"),
    (f"{P}.moments[1].moment", 1, "", "dit moment is er al"),
    (f"{M}.grades", [], "", "object"),
    (f"{M}.grades", {"7.1": "8"}, f"{M}.grades.7.1", "vaardigheid"),
    (f"{M}.grades", {"1": "8"}, f"{M}.grades.1", "vaardigheid"),
    (f"{M}.grades", {"1.10": "8"}, f"{M}.grades.1.10", "vaardigheid"),
    (f"{M}.grades", {"１.1": "8"}, f"{M}.grades.１.1", "vaardigheid"),
    (f"{M}.grades", {"1.1": 8}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": 7.5}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": "7,5"}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": "7.55"}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": "0.9"}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": "10.1"}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": "11"}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": "08"}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": "8_0"}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": "８"}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": " 8"}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": "8."}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": "+8"}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": ""}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.grades", {"1.1": "v"}, f"{M}.grades.1.1", "geen cijfer"),
    (f"{M}.assignment", 7, "", "geen cijfer"),
    (f"{M}.grade", "goed", "", "geen cijfer"),
    (f"{M}.feedback", "x" * 10_001, "", "hooguit 10000"),
    (f"{M}.closed.on", Gone, "", "ontbreekt"),
    (f"{M}.closed.paper", "ja", "", "true of false"),
    (f"{M}.closed.by", "Bram", "", "kent Stagedesk niet"),
    (f"{M}.closed.signatures.mentor", [], "", "supervisor, student, jobcoach"),
    (f"{M}.closed.signatures.student", [[[1]]], f"{M}.closed.signatures.student[0][0]", "2 kan"),
    (
        f"{M}.closed.signatures.student",
        [[[1, 2, 3]]],
        f"{M}.closed.signatures.student[0][0]",
        "2 kan",
    ),
    (
        f"{M}.closed.signatures.student",
        [[[1.5, 2]]],
        f"{M}.closed.signatures.student[0][0][0]",
        "0 tot 1000",
    ),
    (
        f"{M}.closed.signatures.student",
        [[[1, 1001]]],
        f"{M}.closed.signatures.student[0][0][1]",
        "0 tot 1000",
    ),
    (f"{M}.closed.basis", "tekst", "", "object"),
    (f"{M}.signatures", {"student": [[[1, 2]]]}, "", "afgesloten"),
    # certificates
    (f"{E}.certificates[0].kind", "deel", "", "part, final"),
    (f"{E}.certificates[0].certificate", Gone, "", "welk deelcertificaat"),
    (f"{E}.certificates[0].certificate", 7, "", "1 tot 6"),
    (f"{E}.certificates[1].certificate", 1, "", "eindcertificaat"),
    (f"{E}.certificates[1].number", "2027-0042", "", "is er al"),
    (f"{E}.certificates[0].on", Gone, "", "ontbreekt"),
    (f"{E}.certificates[0].basis", [1], "", "object"),
]


@pytest.mark.parametrize(
    ("path", "value", "place", "words"), BROKEN, ids=[f"{r[0]}={r[1]!r:.40}" for r in BROKEN]
)
def test_a_fault_is_named_with_its_place_and_what_to_do(
    path: str, value: object, place: str, words: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(spoiled(path, value)))
    found = {problem.field: problem.text for problem in caught.value.problems}
    assert (place or path) in found
    assert words in found[place or path]
    assert all(text.endswith(".") for text in found.values())


def test_the_table_holds_more_than_a_hundred_faults() -> None:
    assert len(BROKEN) > 150


def test_all_faults_of_a_file_are_named_in_one_go() -> None:
    tree = spoiled(f"{MON}.end", "16.30")
    tree["students"][0]["number"] = 10001
    tree["students"][0]["enrollments"][0]["placements"][0]["company"] = "c9"
    tree["students"][1]["enrollments"] = [{"school_year": "2026-2027", "grade_year": 9}]
    tree["extra"] = 1
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(tree))
    assert {problem.field for problem in caught.value.problems} == {
        f"{MON}.end",
        f"{S}.number",
        f"{E}.placements[0].company",
        "students[1].enrollments[0].grade_year",
        "extra",
    }


def test_a_faulty_value_brings_no_second_fault_about_what_is_missing() -> None:
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(spoiled(f"{MON}.end", "half vijf")))
    assert [problem.field for problem in caught.value.problems] == [f"{MON}.end"]


def test_a_thousand_faults_are_listed_and_the_rest_counted() -> None:
    tree = example()
    tree["staff"] = [{"name": 1}] * 1500
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(tree))
    assert len(caught.value.problems) == 1001
    assert "nog 500 fouten" in caught.value.problems[-1].text


def test_a_grade_for_a_skill_that_the_policy_of_its_year_lacks_is_a_fault() -> None:
    years: list[str] = []

    def skills(year: str) -> frozenset[str]:
        years.append(year)
        return frozenset({"1.1"})

    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(example()), skills)
    assert [problem.field for problem in caught.value.problems] == [f"{M}.grades.1.2"]
    assert years[0] == "2026-2027"


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_text_in_a_list_is_a_fault(empty: str) -> None:
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(spoiled(f"{E}.subjects", ["horeca", empty])))
    assert [problem.field for problem in caught.value.problems] == [f"{E}.subjects[1]"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (f"{E}.leads[1].company", "c9"),
        (f"{E}.leads[1].name", "Lunchroom Kade"),
        (f"{E}.leads[0].status", "misschien"),
        (f"{E}.able[1]", "O"),
        (f"{E}.travel_by[0]", "vliegtuig"),
        (f"{E}.travel_minutes", 300),
        ("companies[1].contacts[0].kind", "brief"),
        ("companies[1].contacts[1].on", "2026-13-01"),
        ("companies[1].status", "weg"),
        ("companies[1].minimum_age", 11),
        ("companies[1].papers_asked[0]", "bsn"),
    ],
)
def test_a_fault_in_what_companies_offer_or_students_found_is_named(
    path: str, value: object
) -> None:
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(spoiled(path, value)))
    assert [problem.field for problem in caught.value.problems] == [path]


def test_a_goal_for_a_skill_that_the_policy_lacks_is_a_fault() -> None:
    tree = spoiled(f"{E}.goals[1].skill", "9.9")
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(tree), lambda _year: frozenset({"1.1", "1.2"}))
    assert [problem.field for problem in caught.value.problems] == [f"{E}.goals[1].skill"]


@pytest.mark.parametrize(
    ("reference", "fault"),
    [("Bram Jansen", True), ("Bram Jansen <b.jansen@dewerf.example>", False)],
)
def test_a_name_that_two_staff_share_needs_the_email(reference: str, fault: bool) -> None:
    tree = spoiled(f"{E}.jobcoach", reference)
    tree["staff"].append({"name": "Bram Jansen", "email": "bram2@dewerf.example"})
    if not fault:
        assert read_dossier(to_bytes(tree)).students[0].enrollments[0].jobcoach == reference
        return
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(tree))
    assert caught.value.problems[0].field == f"{E}.jobcoach"


@pytest.mark.parametrize("missing", ["start", "talk"])
def test_two_placements_at_one_company_need_different_starts_or_talks(missing: str) -> None:
    tree = example()
    placements = tree["students"][0]["enrollments"][0]["placements"]
    if missing == "start":
        placements[1].pop("start")
    placements.append(
        {k: placements[1][k] for k in ("company", "start", "intake") if k in placements[1]}
    )
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(tree))
    assert [problem.field for problem in caught.value.problems] == [f"{E}.placements[2].start"]


def test_two_companies_of_one_name_and_postcode_are_a_fault_however_it_is_written() -> None:
    tree = example()
    tree["companies"].append({"id": "c3", "name": "Lunchroom Kade", "postcode": "3011aa"})
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(tree))
    assert caught.value.problems[0].field == "companies[2].name"
    tree["companies"][2]["postcode"] = "3011 AB"
    assert len(read_dossier(to_bytes(tree)).companies) == 3


def test_an_odd_key_is_shown_escaped_and_short() -> None:
    tree = example()
    tree["x\u202e\n" + "y" * 100] = 1
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(tree))
    place = caught.value.problems[0].field
    assert place.startswith("x\\u202e\\ny")
    assert place.isprintable()
    assert len(place) < 60


def raw(old: str, new: str) -> bytes:
    """The example as text with one piece replaced, for what json.dumps cannot write."""
    text = json.dumps(example(), ensure_ascii=False)
    assert old in text
    return text.replace(old, new, 1).encode("utf-8", "surrogatepass")


RAW = [
    (
        "a key given twice",
        raw('"number": "10001"', '"number": "10001", "number": "10001"'),
        f"{S}.number",
        "twee keer",
    ),
    (
        "a weekday given twice",
        raw('"mon": {"begin"', '"mon": {}, "mon": {"begin"'),
        f"{P}.slips[0].days.mon",
        "twee keer",
    ),
    (
        "a key twice in a basis",
        raw('"hours": 410', '"hours": 1, "hours": 410'),
        f"{E}.certificates[0].basis.hours",
        "twee keer",
    ),
    (
        "one key in two spellings of Unicode",
        raw('"hours": 410', '"caf\u00e9": 1, "cafe\u0301": 2'),
        f"{E}.certificates[0].basis.café",
        "twee keer",
    ),
    ("NaN", raw('"grade_year": 3', '"grade_year": NaN'), f"{E}.grade_year", "NaN is geen getal"),
    (
        "Infinity in a basis",
        raw('"hours": 410', '"hours": -Infinity'),
        f"{E}.certificates[0].basis.hours",
        "-Infinity is geen getal",
    ),
    (
        "a number beyond floats",
        raw('"hours": 410', '"hours": 1e999'),
        f"{E}.certificates[0].basis.hours",
        "te groot",
    ),
    (
        "a number of 5,000 digits",
        raw('"grade_year": 3', '"grade_year": ' + "9" * 5000),
        f"{E}.grade_year",
        "te lang",
    ),
    (
        "a lone surrogate",
        raw('"last_name": "Wit"', '"last_name": "W\\ud800it"'),
        f"{S}.last_name",
        "half teken",
    ),
    (
        "a lone surrogate in a basis",
        raw('"Noor de Wit"', '"N\\udfffoor"'),
        f"{M}.closed.basis.student",
        "half teken",
    ),
]


@pytest.mark.parametrize(("data", "place", "words"), [r[1:] for r in RAW], ids=[r[0] for r in RAW])
def test_what_json_itself_allows_too_much_is_named_with_its_place(
    data: bytes, place: str, words: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_dossier(data)
    found = {problem.field: problem.text for problem in caught.value.problems}
    assert words in found[place]


def test_week_53_of_2026_exists() -> None:
    tree = spoiled(f"{P}.slips[0]", {"iso_year": 2026, "iso_week": 53})
    slips = read_dossier(to_bytes(tree)).students[0].enrollments[0].placements[1].slips
    assert slips[0].iso_week == 53
