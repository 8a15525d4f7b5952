"""Deelcertificaat and eindcertificaat on paper (Bijlage 5)."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from stagedesk.domain.handed_out import HandedOut
from stagedesk.domain.policy_file import read_policy
from stagedesk.domain.problem import InputError
from stagedesk.reports import certificate
from stagedesk.reports.certificate import FinalCertificate, Part, PartCertificate
from stagedesk.reports.certificate_page import name_lines, what_student_can
from stagedesk.reports.style import SchoolHead
from tests.reports.on_paper import (
    digest,
    digest_elsewhere,
    drawn,
    letters,
    outside,
    overlaps,
    page_texts,
    sizes,
    titles,
)

FILES = Path(__file__).parents[2] / "resources" / "policy"
POLICY = read_policy(
    {file.stem: file.read_text(encoding="utf-8") for file in FILES.glob("*.toml")}, "2026-2027"
)
PARTS = tuple(
    Part(number, one.name, one.description, tuple(skill.text for skill in one.skills))
    for number, one in sorted(POLICY.certificates.items())
)
SCHOOL = SchoolHead("Praktijkschool De Werf", "De Werf", "Maashaven 12", "Rotterdam")
LONG_NAME = "Ştefan-Łukasz van Ħaddāduğ-Oudenaarden"
LONGEST_NAME = "Wilhelmina-Ştefăniţa Łucja van den Broeke-Oudenaarden Ħaddād-Oğuzhanoğlu"
LONG_COMPANY = (
    "Stichting Koninklijke Zuid-Hollandse Tuinbouwcoöperatie De Vijf Havens,"
    " vestiging Hillegersberg"
)
PART = PartCertificate(
    SCHOOL,
    "Oğuzhan Çelik",
    "Oğuzhan",
    4,
    "2026-2027",
    PARTS[1],
    "Bouwmarkt Van der Steen en Zonen",
    "2027-0042",
    date(2027, 7, 9),
    "Noor El Haddād",
    "Ruben Terpstra",
)
FINAL = FinalCertificate(
    SCHOOL,
    "Michał van den Wijngaert-Ħaddād",
    4,
    "2026-2027",
    "beroepsvoorbereidende stage",
    PARTS,
    "Bouwmarkt Van der Steen en Zonen",
    702 * 60 + 45,
    "2027-0043",
    date(2027, 7, 9),
    "Noor El Haddād",
    "Ruben Terpstra",
)
OVERFULL_PART = replace(
    PART,
    part=PARTS[5],
    student=LONGEST_NAME,
    first_name="Wilhelmina-Ştefăniţa Łucja",
    company=LONG_COMPANY,
    jobcoach=LONGEST_NAME,
    director=LONGEST_NAME,
)
OVERFULL_FINAL = replace(
    FINAL, student=LONGEST_NAME, company=LONG_COMPANY, stage_type="x" * 60, jobcoach=LONGEST_NAME
)
EVERY_PART = [replace(PART, part=part) for part in PARTS]
EVERY_FINAL = [
    replace(
        FINAL,
        grade_year=number,
        stage_type=year.stage_type,
        parts=tuple(PARTS[n - 1] for n in year.certificates),
    )
    for number, year in sorted(POLICY.grade_years.items())
]
EVERYTHING = [
    *EVERY_PART,
    replace(PART, student=LONG_NAME, part=PARTS[0]),
    OVERFULL_PART,
    *EVERY_FINAL,
    OVERFULL_FINAL,
]


def test_a_deelcertificaat_says_what_who_where_and_which_skills_in_this_order() -> None:
    (text,) = page_texts(certificate.render([PART]))
    wanted = [
        "Leerjaar 4 · schooljaar 2026-2027",
        "Houding en gedrag",
        "is behaald door",
        "Oğuzhan Çelik",
        "op de stage bij Bouwmarkt Van der Steen en Zonen.",
        "Oğuzhan toont een actieve, leergierige en gemotiveerde werkhouding",
        "Dit kan ik:",
        *PARTS[1].skills,
        "Noor El Haddād jobcoach",
        "Ruben Terpstra directeur Praktijkschool De Werf",
        "Rotterdam, 9 juli 2027 · nummer 2027-0042",
    ]
    places = [text.find(part) for part in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)


def test_an_eindcertificaat_names_every_part_certificate_with_its_skills() -> None:
    (text,) = page_texts(certificate.render([FINAL]))
    whole = letters(text)
    for part in PARTS:
        assert part.name in text
        for skill in part.skills:
            assert letters(skill) in whole
    assert "heeft bij Bouwmarkt Van der Steen en Zonen alle zes deelcertificaten behaald" in text
    assert "BEROEPSVOORBEREIDENDE STAGE" in text


def test_hours_on_an_eindcertificaat_are_whole_hours_cut_down() -> None:
    assert "en 702 uur stage gelopen." in page_texts(certificate.render([FINAL]))[0]


@pytest.mark.parametrize(
    ("description", "sentence"),
    [
        ("De leerling toont initiatief.", "Ayşe toont initiatief."),
        ("De leerling is in\n staat om te werken", "Ayşe is in staat om te werken."),
        (
            "Wie dit kan, helpt de leerling naast zich.",
            "Wie dit kan, helpt de leerling naast zich.",
        ),
        ("", ""),
    ],
)
def test_the_description_becomes_a_sentence_about_the_student(
    description: str, sentence: str
) -> None:
    assert what_student_can(description, "Ayşe") == sentence


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_description_of_the_policy_reads_as_a_sentence(part: Part) -> None:
    sentence = what_student_can(part.description, "Ayşe")
    assert sentence.startswith(("Ayşe is in staat om ", "Ayşe toont "))
    assert "leerling" not in sentence


@pytest.mark.parametrize(
    ("name", "size", "lines"),
    [
        ("Bo Li", 34, 1),
        ("Michał van den Wijngaert-Ħaddād", 34, 1),
        (LONGEST_NAME, 22, 2),
        ("Ħ" * 60, 22, 2),
    ],
)
def test_a_name_shrinks_from_34_to_22_and_then_takes_two_lines(
    name: str, size: float, lines: int
) -> None:
    kind, texts = name_lines(name, 34)
    assert (kind.size, len(texts)) == (size, lines)
    assert letters("".join(texts)) == letters(name)


def test_a_name_between_the_two_sizes_stays_on_one_line() -> None:
    kind, texts = name_lines(LONG_NAME + " Çelik", 34)
    assert 22 <= kind.size < 34
    assert len(texts) == 1


def test_all_texts_of_an_overfull_certificate_are_whole() -> None:
    first, second = (
        letters(t) for t in page_texts(certificate.render([OVERFULL_PART, OVERFULL_FINAL]))
    )
    for text in (LONGEST_NAME, LONG_COMPANY, PARTS[5].description[12:], *PARTS[5].skills):
        assert letters(text) in first
    for text in (LONGEST_NAME, LONG_COMPANY, "X" * 60, *PARTS[0].skills, *PARTS[5].skills):
        assert letters(text) in second


def test_no_text_lies_over_another_and_nothing_leaves_the_sheet() -> None:
    pdf = certificate.render(EVERYTHING)
    assert overlaps(pdf) == []
    assert outside(pdf) == []


def seals(pdf: bytes) -> list[tuple[float, float]]:
    """Radius and lower edge (mm from the top) of the seal on each page."""
    found: dict[int, tuple[float, float]] = {}
    for item in drawn(pdf):
        wide, high = item.right - item.left, item.top - item.bottom
        if abs(wide - high) < 0.1 and wide > 17 and abs((item.left + item.right) / 2 - 148.5) < 0.1:
            # The seal is the largest of its circles.
            found[item.page] = max(found.get(item.page, (0, 0)), (wide / 2, 210 - item.bottom))
    return [found[page] for page in sorted(found)]


def test_the_seal_stands_on_182_and_a_half_and_gives_way_to_the_text() -> None:
    found = seals(certificate.render(EVERYTHING))
    assert len(found) == len(EVERYTHING)
    # The bounds lie the width of the line (1.3 pt) outside it.
    line = 1.3 / 72 * 25.4
    for radius, bottom in found:
        assert 9.0 <= radius - line <= 14.51
        assert bottom - line == pytest.approx(182.5, abs=0.05)
    assert found[1][0] - line == pytest.approx(14.5, abs=0.05)
    assert min(radius for radius, _ in found) < 12


def test_15_mm_above_the_signature_lines_stay_free() -> None:
    """Only what reaches over a line to sign on counts: the seal stands between the two."""
    for item in drawn(certificate.render(EVERYTHING)):
        if item.text and (item.left < 104 or item.right > 193):
            assert item.top < 210 - 174 or item.bottom > 210 - 159.5, item


def test_every_certificate_has_a_landscape_page_and_a_bookmark() -> None:
    pdf = certificate.render([PART, FINAL])
    assert sizes(pdf) == [(297, 210), (297, 210)]
    assert titles(pdf) == [
        "Oğuzhan Çelik · Houding en gedrag",
        "Michał van den Wijngaert-Ħaddād · Eindcertificaat",
    ]


def test_the_ornament_is_kept_once_however_many_certificates_there_are() -> None:
    one, many = certificate.render([PART]), certificate.render([PART] * 10)
    assert len(many) < 2 * len(one)


def test_an_open_name_leaves_the_line_to_sign_with_its_role() -> None:
    (text,) = page_texts(certificate.render([replace(PART, jobcoach="", director="")]))
    assert "jobcoach directeur Praktijkschool De Werf" in text


def basis(*parts: Part) -> dict[str, object]:
    return {
        "student": "Oğuzhan Çelik",
        "first_name": "Oğuzhan",
        "grade_year": 4,
        "school_year": "2026-2027",
        "stage_type": "beroepsvoorbereidende stage",
        "company": "Bouwmarkt Van der Steen en Zonen",
        "jobcoach": "Noor El Haddād",
        "director": "Ruben Terpstra",
        "signed_minutes": FINAL.minutes,
        "parts": [
            {
                "number": part.number,
                "name": part.name,
                "description": part.description,
                "skills": [[f"{part.number}.{n}", text] for n, text in enumerate(part.skills, 1)],
            }
            for part in parts
        ],
    }


def test_a_handed_out_certificate_prints_again_from_what_it_stood_on() -> None:
    part = HandedOut("2027-0042", "part", PART.on, 2, PART.company, basis(PARTS[1]))
    final = HandedOut("2027-0043", "final", FINAL.on, None, FINAL.company, basis(*PARTS))
    assert certificate.of_handed_out(SCHOOL, part) == PART
    assert certificate.of_handed_out(SCHOOL, final) == replace(FINAL, student=PART.student)


@pytest.mark.parametrize(
    "stood_on",
    [{}, {**basis(PARTS[1]), "parts": []}, {**basis(PARTS[1]), "parts": [{"number": 2}]}],
)
def test_a_certificate_whose_texts_were_not_kept_is_said(stood_on: dict[str, object]) -> None:
    with pytest.raises(InputError, match="2027-0042 zijn de teksten niet bewaard"):
        certificate.of_handed_out(SCHOOL, HandedOut("2027-0042", "part", PART.on, 2, "X", stood_on))


def test_a_name_that_cannot_be_printed_is_said_not_dropped() -> None:
    with pytest.raises(InputError, match="王"):
        certificate.render([replace(PART, student="王 Wei")])


def test_nothing_to_print_is_refused() -> None:
    with pytest.raises(ValueError, match="no certificates"):
        certificate.render([])


def test_a_certificate_has_no_place_for_grades_birth_date_or_guardians() -> None:
    names = {field.name for kind in (PartCertificate, FinalCertificate) for field in fields(kind)}
    assert not names & {"grades", "birth_date", "guardians", "address", "bsn"}


def test_the_same_certificates_give_the_same_bytes_in_another_process() -> None:
    elsewhere = digest_elsewhere(__name__, "certificate.render([PART, FINAL])")
    assert digest(certificate.render([PART, FINAL])) == elsewhere
