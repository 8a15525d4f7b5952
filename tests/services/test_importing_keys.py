"""Which rows a dossier file means (contract.md, Import), and what is frozen against it."""

from typing import Any

import pytest

from stagedesk.domain.problem import InputError
from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.services.importing import plan_import
from stagedesk.services.transaction import Desk
from tests.exchange.example import example, spoiled, to_bytes
from tests.services.dossiers import E, M, P, S, at, exported, partial, put, stage, tree_of


def test_a_placement_without_a_start_is_found_by_the_date_of_its_talk(desk: Desk) -> None:
    talk = {"date": "2027-01-10"}
    assert ("stage", "stages", 1) in put(desk, stage(intake=talk)).adds
    assert put(desk, stage(intake=talk, work="Bakken")).adds == ()
    assert ("stage", "stages", 1) in put(desk, stage(intake={"date": "2027-01-11"})).adds


def test_a_pending_talk_that_has_got_a_start_is_the_same_placement(desk: Desk) -> None:
    put(desk, stage(intake={"date": "2027-01-10"}))
    assert put(desk, stage(intake={"date": "2027-01-10"}, start="2027-01-18")).adds == ()
    assert put(desk, stage(intake={"date": "2027-01-10"})).adds == ()
    placements = at(tree_of(desk), f"{E}.placements")
    assert [one["start"] for one in placements] == ["2027-01-18"]


def test_another_start_at_the_same_company_is_another_placement(desk: Desk) -> None:
    put(desk, stage(start="2026-09-07"))
    assert ("stage", "stages", 1) in put(desk, stage(start="2026-09-08")).adds


def test_companies_are_told_apart_by_postcode(desk: Desk) -> None:
    def firm(**more: Any) -> dict[str, Any]:
        return {"stagedesk": 1, "companies": [{"id": "a", "name": "Bakker Bart", **more}]}

    assert put(desk, firm(postcode="3011 AA")).adds
    assert put(desk, firm(postcode="3011aa")).adds == ()
    assert put(desk, firm(city="Rotterdam")).adds == ()
    assert put(desk, firm(postcode="3011 AB")).adds
    assert put(desk, firm(city="Delft")).adds
    names = [(c["name"], c.get("postcode")) for c in tree_of(desk)["companies"]]
    assert names == [
        ("Bakker Bart", None),
        ("Bakker Bart", "3011 AA"),
        ("Bakker Bart", "3011 AB"),
    ]


def test_staff_of_one_name_are_told_apart_by_email(desk: Desk) -> None:
    def people(*emails: str | None) -> dict[str, Any]:
        staff = [{"name": "Bram Bos", "email": email} for email in emails]
        return {"stagedesk": 1, "staff": staff}

    assert put(desk, people(None)).adds
    assert put(desk, people("a@dewerf.example")).adds == ()
    assert put(desk, people("a@dewerf.example", "b@dewerf.example")).adds == (
        ("medewerker", "medewerkers", 1),
    )
    with pytest.raises(InputError, match=r"staff\[0\]: .*e-mailadres"):
        put(desk, people(None))
    year = {"school_year": "2026-2027", "grade_year": 1}
    with pytest.raises(InputError, match=r"enrollments\[0\].mentor: .*e-mailadres"):
        put(desk, partial(enrollments=[{**year, "mentor": "Bram Bos"}]))
    put(desk, partial(enrollments=[{**year, "mentor": "Bram Bos <b@dewerf.example>"}]))
    assert at(tree_of(desk), f"{E}.mentor") == "Bram Bos <b@dewerf.example>"


def test_a_mentor_or_jobcoach_who_is_not_listed_is_made_once(desk: Desk) -> None:
    year = {"school_year": "2026-2027", "grade_year": 1, "mentor": "Els Vos", "jobcoach": "Els Vos"}
    put(desk, partial(enrollments=[year]))
    put(desk, partial(enrollments=[year]))
    assert tree_of(desk)["staff"] == [{"name": "Els Vos"}]


def test_guardians_follow_the_order_of_the_file_and_others_stay_behind(desk: Desk) -> None:
    def names() -> list[str]:
        return [one["name"] for one in at(tree_of(desk), f"{S}.guardians")]

    put(desk, partial(guardians=[{"name": "A"}, {"name": "B"}, {"name": "C"}]))
    put(desk, partial(guardians=[{"name": "B"}, {"name": "C", "relation": "oom"}]))
    assert names() == ["A", "B", "C"]
    put(desk, partial(guardians=[{"name": "C"}, {"name": "D"}, {"name": "B"}]))
    assert names() == ["C", "D", "B", "A"]


def test_a_call_without_a_result_is_the_call_that_has_one(desk: Desk) -> None:
    def called(*results: str | None) -> dict[str, Any]:
        calls = [{"on": "2026-09-28", "to": "home", "result": result} for result in results]
        year = {"school_year": "2026-2027", "grade_year": 1, "reminders": calls}
        return partial(enrollments=[year])

    put(desk, called(None))
    assert put(desk, called("Komt morgen")).adds == ()
    assert put(desk, called(None)).adds == ()
    assert put(desk, called("Komt morgen", "Neemt niet op")).adds
    assert [one["result"] for one in at(tree_of(desk), f"{E}.reminders")] == [
        "Komt morgen",
        "Neemt niet op",
    ]


FROZEN = [
    (f"{M}.date", "2026-11-21", ""),
    (f"{M}.grades", {"1.1": "9"}, f"{M}.grades.1.1"),
    (f"{M}.grades", {"1.3": "8"}, f"{M}.grades.1.3"),
    (f"{M}.assignment", "8", ""),
    (f"{M}.grade", "9", ""),
    (f"{M}.feedback", "Anders", ""),
    (f"{M}.closed.on", "2026-11-28", ""),
    (f"{M}.closed.paper", True, ""),
    (f"{M}.closed.basis", {"student": "Noor Wit"}, ""),
    (f"{M}.closed.signatures", {"student": [[[9, 9]]]}, f"{M}.closed.signatures.student"),
    (f"{M}.closed.signatures", {"jobcoach": [[[9, 9]]]}, f"{M}.closed.signatures.jobcoach"),
    (f"{E}.certificates[0].kind", "part", None),
    (f"{E}.certificates[0].certificate", 3, ""),
    (f"{E}.certificates[0].company", "Kade", ""),
    (f"{E}.certificates[0].on", "2027-07-01", ""),
    (f"{E}.certificates[0].basis", {"hours": 1}, ""),
]


@pytest.mark.parametrize(
    ("path", "value", "place"), FROZEN, ids=[f"{row[0]}={row[1]}" for row in FROZEN]
)
def test_what_differs_from_a_closed_moment_or_a_handed_out_certificate_is_a_fault(
    desk: Desk, path: str, value: object, place: str | None
) -> None:
    put(desk, example())
    before = exported(desk)
    if place is None:
        assert put(desk, spoiled(path, value)).changes == ()
        return
    tree = spoiled(path, value)
    tree["students"].append({"number": "10009", "first_name": "Ali", "last_name": "Kaya"})
    tree["students"][1]["phone"] = "06 1234 5677"
    with pytest.raises(InputError) as caught:
        put(desk, tree)
    assert [problem.field for problem in caught.value.problems] == [place or path]
    assert desk.read(plan_import, read_dossier(to_bytes(tree))).faults == caught.value.problems
    assert exported(desk) == before


def test_a_certificate_number_of_somebody_else_is_a_fault(desk: Desk) -> None:
    put(desk, example())
    tree = partial()
    tree["students"][0]["number"] = "10003"
    paper = {"number": "2027-0042", "kind": "final", "on": "2027-06-30"}
    tree["students"][0]["enrollments"] = [
        {"school_year": "2026-2027", "grade_year": 3, "certificates": [paper]}
    ]
    with pytest.raises(InputError, match=r"certificates\[0\].number: .*ander uitgereikt"):
        put(desk, tree)


def test_an_open_moment_takes_grades_and_is_closed_by_the_file(desk: Desk) -> None:
    put(desk, example())
    closed = {"on": "2027-03-12", "paper": True, "signatures": {}, "basis": {"student": "Noor"}}
    put(
        desk,
        stage(start="2026-09-07", moments=[{"moment": 2, "date": "2027-03-12", "closed": closed}]),
    )
    moment = at(tree_of(desk), f"{P}.moments[1]")
    assert moment["grades"] == {"1.1": "10"}
    assert moment["closed"] == {
        "on": "2027-03-12",
        "paper": True,
        "signatures": {"jobcoach": [[[0, 0], [1000, 400]]]},
        "basis": {"student": "Noor"},
    }


def test_an_end_before_the_start_that_is_there_already_is_a_fault(desk: Desk) -> None:
    put(desk, stage(start="2027-01-18", intake={"date": "2027-01-10"}))
    with pytest.raises(InputError, match=r"placements\[0\].end: .*2027-01-18"):
        put(desk, stage(intake={"date": "2027-01-10"}, end="2027-01-17"))
