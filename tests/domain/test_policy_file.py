"""A fault in a policy file is refused with its key and what is wrong there (domain.md 2)."""

import re
from datetime import date

import pytest

from stagedesk.domain.policy_file import read_policy
from stagedesk.domain.problem import InputError

from .policies import texts

BASE = "2022-2023"
YEAR = "2026-2027"


def faults(files: dict[str, str], year: str = YEAR) -> dict[str, str]:
    with pytest.raises(InputError) as refused:
        read_policy(files, year)
    return {problem.field: problem.text for problem in refused.value.problems}


def damaged(old: str, new: str, stem: str = BASE) -> dict[str, str]:
    files = dict(texts())
    assert old in files[stem]
    return {**files, stem: files[stem].replace(old, new, 1)}


RULE_FAULTS = [
    ('text = "Ik werk geconcentreerd', "text = 3 #", "certificates.2.skills.3.text", "een tekst"),
    ('short = "werktempo"', "", "certificates.5.skills.3.short", "mist"),
    ('short = "werktempo"', 'short = ""', "certificates.5.skills.3.short", "leeg"),
    ('short = "werktempo"', 'short = " tempo"', "certificates.5.skills.3.short", "spaties"),
    ('short = "werktempo"', 'short = "vaktaal"', "certificates.6.skills.1.short", "5.3"),
    ('short = "werktempo"', 'short = "x"\nlang = 1', "certificates.5.skills.3.lang", "kent"),
    ("[certificates.2.skills.3]", "[certificates.2.skills.x]", "certificates.2.skills.x", "nummer"),
    ('pass_mark = "8,0"', "pass_mark = 8", "assessment.pass_mark", "tekst"),
    ('pass_mark = "8,0"', 'pass_mark = "11"', "assessment.pass_mark", "1,0 tot 10,0"),
    ("moments_needed = 2", "moments_needed = 4", "assessment.moments_needed", "1 tot en met 3"),
    ("share_percent = 80", "share_percent = 0", "assessment.share_percent", "1 tot en met 100"),
    ("share_percent = 80", "share_percent = 80.5", "assessment.share_percent", "heel getal"),
    ("share_percent = 80", "share_percent = true", "assessment.share_percent", "heel getal"),
    ("behind_days = 14 ", "behind_dagen = 14 ", "settings.behind_days", "mist"),
    ("behind_days = 14 ", "x = 1\nbehind_days = 14 ", "settings.x", "kent"),
    (
        "internal_group_largest = 8",
        "internal_group_largest = 3",
        "settings.internal_group_largest",
        "kleiner",
    ),
    ("norm_hours = 512", "norm_hours = 0", "grade_years.3.norm_hours", "1 tot en met"),
    (
        'consent_title = "Oriënterende externe stage"',
        "",
        "grade_years.3.consent_title",
        "horen bij elkaar",
    ),
    ('consent_text = "In het derde', 'consent_text = 3 #"', "grade_years.3.consent_text", "tekst"),
    ("certificates = [1, 2, 3, 4]", "certificates = [1, 1]", "grade_years.3.certificates", "twee"),
    ("certificates = [1, 2, 3, 4]", "certificates = [7]", "grade_years.3.certificates", "bestaat"),
    ("certificates = [1, 2, 3, 4]", "certificates = []", "grade_years.3.certificates", "Minstens"),
    (
        "certificates = [1, 2, 3, 4]",
        'certificates = ["1"]',
        "grade_years.3.certificates.1",
        "heel getal",
    ),
    ("certificates = [1, 2, 3, 4]", "certificates = 1", "grade_years.3.certificates", "lijst"),
    ('"Veilig op stage", "Reflectie"]', '"Reflectie"]', "grade_years.2.modules", "3"),
    ('"Veilig op stage", "Reflectie"]', '" ", "Reflectie"]', "grade_years.2.modules.2", "leeg"),
    ("{ 3 = 768, 4 = 1024 }", "{ 3 = 768, 8 = 1024 }", "grade_years.5.norm_by_days", "zeven"),
    ("{ 3 = 768, 4 = 1024 }", "{ 3 = 768, 4 = 100 }", "grade_years.5.norm_by_days", "minder"),
    ("internal = true", 'internal = "ja"', "grade_years.1.internal", "true of false"),
    ('1 = "11-27"', '1 = "27 nov"', "periods.1", "maand en dag"),
    ('1 = "11-27"', '1 = "02-30"', "periods.1", "maand en dag"),
    ('1 = "11-27"', '1 = "04-27"', "periods", "volgorde"),
    ('1 = "11-27"', "", "periods", "3 perioden"),
    ('horeca = "Horeca"', 'horeca = "Groen"', "sectors", "twee keer"),
    ('horeca = "Horeca"', '"ho re" = "Horeca"', "sectors.ho re", "gewone letters"),
    ("[occupations.techniek]", "[occupations.bouw]", "occupations.bouw", "sector"),
    ('"loodgieter" = "O"', '"loodgieter" = "OX"', "occupations.techniek.loodgieter", "X"),
    ('"loodgieter" = "O"', '"loodgieter" = "OO"', "occupations.techniek.loodgieter", "twee"),
    ("to_age = 15", "to_age = 14", "limits.3.from_age", "sluiten"),
    ("to_age = 15", "to_age = 13", "limits.2.to_age", "Jonger"),
    ("from_age = 18", "from_age = 18\nto_age = 60", "limits.4.to_age", "laat to_age weg"),
    ("to_age = 17", "", "limits.4.from_age", "sluiten"),
    ("latest = 19:00:00", "latest = 06:00:00", "limits.2.latest", "na earliest"),
    ("latest = 19:00:00", 'latest = "19:00"', "limits.2.latest", "een tijd"),
    ("[internal] ", "[intern] ", "internal", "mist"),
    ("[internal] ", "[intern] ", "intern", "kent"),
    ('parts = ["Facilitair", ', 'parts = ["Groen", ', "internal.parts", "twee"),
]


@pytest.mark.parametrize(("old", "new", "key", "what"), RULE_FAULTS)
def test_a_fault_in_the_rules_is_named_by_key_and_file(
    old: str, new: str, key: str, what: str
) -> None:
    found = faults(damaged(old, new))
    assert what in found[key]
    assert found[key].endswith("(2022-2023.toml)")


CALENDAR_FAULTS = [
    ("first_day = 2026-08-31", "first_day = 2026-07-31", "calendar.first_day", "ligt niet in"),
    ("last_day = 2027-07-16", "last_day = 2027-08-16", "calendar.last_day", "ligt niet in"),
    ("last_day = 2027-07-16", "last_day = 2026-08-16", "calendar.last_day", "Ligt voor"),
    ("first_day = 2026-08-31", 'first_day = "31 aug"', "calendar.first_day", "een datum"),
    ("first_day = 2026-08-31", "first_day = 2026-08-31T08:00:00", "calendar.first_day", "datum"),
    ("first = 2026-10-17", "first = 2026-10-26", "calendar.holidays.1.last", "Ligt voor"),
    ("first = 2026-10-17", "first = 2026-08-17", "calendar.holidays.1.first", "niet tussen"),
    ("last = 2027-05-09", "last = 2027-07-20", "calendar.holidays.4.first", "niet tussen"),
    ("first = 2026-12-19", "first = 2026-10-24", "calendar.holidays.2.first", "vorige"),
    ("Kerstvakantie", "Herfstvakantie", "calendar.holidays", "twee keer"),
    ('name = "Kerstvakantie", ', "", "calendar.holidays.2.name", "mist"),
    ('name = "Kerstvakantie"', 'naam = "x", name = "Kerst"', "calendar.holidays.2.naam", "kent"),
    ("last_day = 2027-03-12", "last_day = 2026-11-27", "calendar.periods.2.last_day", "vorige"),
    ("last_day = 2027-07-02", "last_day = 2027-07-17", "calendar.periods.3.last_day", "tussen"),
    ("report_on = 2026-12-08", "report_on = 2026-11-08", "calendar.periods.1.report_on", "voor"),
    (
        "    { last_day = 2027-07-02, report_on = 2027-07-09 },\n",
        "",
        "calendar.periods",
        "3 perioden",
    ),
    ('region = "Midden"', "", "calendar.region", "mist"),
    ('region = "Midden"', 'region = "Midden"\nland = "NL"', "calendar.land", "kent"),
    ("[calendar]", "[calender]", "calender", "kent"),
]


@pytest.mark.parametrize(("old", "new", "key", "what"), CALENDAR_FAULTS)
def test_a_fault_in_the_dates_is_named_by_key_and_file(
    old: str, new: str, key: str, what: str
) -> None:
    found = faults(damaged(old, new, YEAR))
    assert what in found[key]
    assert found[key].endswith("(2026-2027.toml)")


def test_a_wrong_school_day_is_not_held_against_the_holidays() -> None:
    assert set(faults(damaged("last_day = 2027-07-16", 'last_day = "x"', YEAR))) == {
        "calendar.last_day"
    }


def test_one_reading_finds_every_fault() -> None:
    files = damaged("share_percent = 80", "share_percent = 0")
    files[BASE] = files[BASE].replace('short = "werktempo"', "", 1)
    assert set(faults(files)) == {"assessment.share_percent", "certificates.5.skills.3.short"}


@pytest.mark.parametrize("section", ["certificates", "grade_years", "limits", "sectors"])
def test_a_file_without_a_section_is_refused(section: str) -> None:
    kept = re.sub(rf"(?ms)^\[\[?{section}.*?(?=^\[(?!\[?{section}))", "", texts()[BASE])
    assert any(key.startswith(section) for key in faults({BASE: kept}))


def test_a_certificate_without_skills_is_refused() -> None:
    files = dict(texts())
    files[YEAR] += """
[certificates.7]
name = "Rijbewijs"
form_name = "Rijbewijs"
description = "De leerling rijdt."
skills = {}
"""
    assert "geen vaardigheden" in faults(files)["certificates.7.skills"]


def test_a_policy_without_grade_years_is_refused() -> None:
    kept = re.sub(r"(?ms)^\[grade_years.*?^# ---", "[grade_years]\n# ---", texts()[BASE])
    assert "geen enkel leerjaar" in faults({BASE: kept})["grade_years"]


def test_a_file_that_is_no_toml_is_refused_with_its_name() -> None:
    assert "geen geldig TOML" in faults({YEAR: "rules = "})[""]
    assert "(2026-2027.toml)" in faults({YEAR: "a = 1\na = 2"})[""]


def test_a_file_whose_name_is_no_school_year_is_refused() -> None:
    assert "naam van dit bestand" in faults({"2026": texts()[BASE]})[""]


def test_without_any_file_there_is_no_policy() -> None:
    assert "geen beleidsbestand" in faults({})[""]


@pytest.mark.parametrize("rules", ['"2024-2025"', '"2026-2027"', '"2027-2028"', "1"])
def test_a_file_can_only_follow_an_earlier_file_that_exists(rules: str) -> None:
    found = faults(damaged('rules = "2022-2023"', f"rules = {rules}", YEAR))
    assert "eerder schooljaar" in found["rules"]


def test_a_later_file_adds_and_replaces_what_it_names_and_says_so() -> None:
    files = dict(texts())
    files[YEAR] += """
[assessment]
share_percent = 75

[certificates.2.skills.6]
text = "Ik ruim op."
form_text = "Ik ruim op"
short = "opruimen"

[grade_years.4]
modules = ["A", "B", "C"]
"""
    changed, before = read_policy(files, YEAR), read_policy(texts(), YEAR)
    assert (changed.share_percent, changed.pass_tenths) == (75, 80)
    assert [s.id for s in changed.certificates[2].skills][-1] == "2.6"
    assert changed.certificates[2].name == "Houding en gedrag"
    assert changed.grade_years[4].modules == ("A", "B", "C")
    assert changed.grade_years[3] == before.grade_years[3]
    assert (changed.rules_from, before.rules_from) == ("2026-2027", "2022-2023")


def test_a_fault_of_a_later_file_names_that_file() -> None:
    files = dict(texts())
    files[YEAR] += "\n[assessment]\nshare_percent = 0\n"
    assert faults(files)["assessment.share_percent"].endswith("(2026-2027.toml)")


def test_a_broken_file_of_another_year_does_no_harm() -> None:
    assert read_policy({**texts(), "2027-2028": "x"}, YEAR).school_year == YEAR


def test_periods_that_the_calendar_leaves_out_end_on_the_nearest_school_day() -> None:
    files = dict(texts())
    for stem, text in files.items():
        files[stem] = re.sub(r"(?ms)^periods = \[.*?^\]\n", "", text)
    for year in files:
        found = read_policy(files, year).periods
        assert [p.last_day for p in found] == [
            p.last_day for p in read_policy(texts(), year).periods
        ]
        assert {p.report_on for p in found} == {None}


def test_a_usual_day_in_a_holiday_moves_to_the_nearest_school_day() -> None:
    files = damaged('1 = "11-27"', '1 = "10-20"')
    files[YEAR] = re.sub(r"(?ms)^periods = \[.*?^\]\n", "", files[YEAR])
    assert read_policy(files, YEAR).periods[0].last_day == date(2026, 10, 16)


def test_the_last_day_of_february_is_a_usual_day_only_in_a_leap_year() -> None:
    files = damaged('2 = "03-12"', '2 = "02-29"')
    assert "maand en dag" in faults(files, "2026-2027")["periods.2"]
    assert read_policy(files, "2027-2028").school_year == "2027-2028"


def test_a_school_year_that_is_none_is_refused() -> None:
    assert "school_year" in faults(dict(texts()), "2026")
