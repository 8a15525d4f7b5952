"""Faults in meetings, groups and agreements of a dossier file, each named with its place."""

import pytest

from stagedesk.domain.problem import InputError
from stagedesk.exchange.dossier_reader import read_dossier
from tests.exchange.example import Gone, example, spoiled, to_bytes

MEETING, YEAR = "meetings[0]", "internal[0]"
GROUP = f"{YEAR}.groups[0]"
MEANWHILE = "students[0].enrollments[0].meanwhile[0]"
BROKEN = [
    (f"{MEETING}.kind", "lunch", "", "Kies uit: placement, mt"),
    (f"{MEETING}.on", Gone, "", "ontbreekt"),
    (f"{MEETING}.entries[0].student", "99", "", "leerling 99 staat niet in dit bestand"),
    (f"{MEETING}.entries[0].doing", "sleeping", "", "Kies uit"),
    (f"{MEETING}.entries[1].student", "10001", "", "deze leerling is er al"),
    ("meetings[1].kind", "placement", "meetings[1].on", ""),
    (f"{YEAR}.rounds[0][0]", "2026-36", "", "Schrijf jaar en week: 2026-W37"),
    (f"{YEAR}.rounds[0][0]", "2025-W53", "", "is geen week"),
    (f"{YEAR}.rounds[0]", [], "", "1"),
    (f"{YEAR}.parts[1].name", "Groen", "", "deze naam is er al"),
    (f"{YEAR}.parts[0].at_once", 0, "", "Schrijf een getal van 1 tot 10"),
    (f"{GROUP}.weekday", "dinsdag", "", "Kies uit"),
    (f"{GROUP}.members[0].student", "99", "", "staat niet in dit bestand"),
    (f"{GROUP}.members[0].until", "2026-08-01", "", "ligt voor de eerste"),
    (f"{GROUP}.members[1].student", "10001", f"{GROUP}.members[1].since", "is er al vanaf"),
    (f"{YEAR}.apart[0]", ["10001"], "", "deze lijst heeft 1 delen"),
    (f"{YEAR}.apart[0][1]", "10001", "", "staat er al"),
    (f"{YEAR}.apart[0][1]", "77", "", "staat niet in dit bestand"),
    (f"{MEANWHILE}.doing", "zoekt", "", "Kies uit"),
    ("students[0].enrollments[0].meanwhile[1].on", "2026-09-07", "", "deze dag is er al"),
]


@pytest.mark.parametrize(
    ("path", "value", "place", "words"), BROKEN, ids=[f"{r[0]}={r[1]!r:.30}" for r in BROKEN]
)
def test_a_fault_is_named_with_its_place(path: str, value: object, place: str, words: str) -> None:
    tree = spoiled(path, value)
    if place == "meetings[1].on":
        tree["meetings"][1]["on"] = tree["meetings"][0]["on"]
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(tree))
    found = {problem.field: problem.text for problem in caught.value.problems}
    assert (place or path) in found
    assert words in found[place or path]


def test_a_school_year_of_the_internal_stage_is_there_once() -> None:
    tree = example()
    tree["internal"].append({"school_year": "2026-2027"})
    with pytest.raises(InputError) as caught:
        read_dossier(to_bytes(tree))
    assert [problem.field for problem in caught.value.problems] == ["internal[1].school_year"]
