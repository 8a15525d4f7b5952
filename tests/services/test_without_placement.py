"""Who is without a placement, what is agreed, and the meetings that keep the list."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import forms, history, meetings, placements, today, without_placement
from stagedesk.services.transaction import Desk
from tests.services.dossiers import put, tree_of

YEAR = "2026-2027"
ON = date(2026, 11, 24)


def enrolled(*placements: dict[str, object], **more: object) -> list[dict[str, object]]:
    year = {"school_year": YEAR, "grade_year": 3, "school_class": "3A", "jobcoach": "Bram Jansen"}
    return [{**year, **more, "placements": list(placements)}]


def student(number: str, name: str, enrollments: object, **more: object) -> dict[str, object]:
    return {
        "number": number,
        "first_name": name,
        "last_name": "Bos",
        "enrollments": enrollments,
        **more,
    }


@pytest.fixture
def school(desk: Desk) -> Desk:
    """One student for each way of being on the list or off it."""
    at = {"company": "c1"}
    put(
        desk,
        {
            "stagedesk": 1,
            "companies": [
                {"id": "c1", "name": "Bakkerij Jansen"},
                {"id": "c2", "name": "De Werf", "internal": True},
            ],
            "students": [
                student("1", "Anna", enrolled({**at, "start": "2026-09-07"})),
                student("2", "Bilal", enrolled()),
                student(
                    "3",
                    "Chris",
                    enrolled(
                        {
                            **at,
                            "start": "2026-09-07",
                            "end": "2026-10-30",
                            "ended_by": "het bedrijf",
                            "end_reason": "te weinig werk",
                        }
                    ),
                ),
                student(
                    "4",
                    "Dina",
                    enrolled(
                        {"company": "c2", "start": "2026-08-31", "kind": "internal"},
                        ready_external=False,
                        ready_since="2026-09-14",
                        ready_reason="Komt nog niet op tijd",
                        school_class="3B",
                    ),
                ),
                student("5", "Emre", enrolled({**at, "intake": {"date": "2026-11-26"}})),
                student("6", "Fenna", enrolled(), left_on="2026-11-01"),
                student("7", "Gijs", enrolled({**at, "start": "2026-12-01"})),
            ],
        },
    )
    return desk


def rows(desk: Desk, **more: Any) -> dict[str, without_placement.WithoutRow]:
    found = desk.read(without_placement.list_rows, YEAR, ON, **more)
    return {row.name.split()[0]: row for row in found}


def test_the_list_says_who_since_when_and_why(school: Desk) -> None:
    found = rows(school)
    assert list(found) == ["Bilal", "Emre", "Dina", "Chris"]
    assert (found["Bilal"].since, found["Bilal"].days) == (date(2026, 8, 31), 85)
    assert (found["Chris"].since, found["Chris"].last) == (date(2026, 10, 31), "Bakkerij Jansen")
    assert found["Chris"].why == "gestopt door het bedrijf: te weinig werk"
    assert (found["Dina"].since, found["Dina"].ready) == (date(2026, 9, 14), False)
    assert found["Dina"].why == "Komt nog niet op tijd"
    assert found["Emre"].talk == "gesprek bij Bakkerij Jansen op 26 nov"
    assert {row.jobcoach for row in found.values()} == {"Bram Jansen"}


def test_search_and_sort(school: Desk) -> None:
    assert list(rows(school, text="chr")) == ["Chris"]
    assert list(rows(school, sort="name")) == ["Bilal", "Chris", "Dina", "Emre"]
    assert list(rows(school, sort="class"))[-1] == "Dina"
    key = rows(school)["Dina"].enrollment_key
    for field, value in (("next_step", "Bellen"), ("next_on", "1-12")):
        school.write("stap", without_placement.note, key, field, value, ON)
    assert next(iter(rows(school, sort="next"))) == "Dina"
    assert school.read(without_placement.list_rows, YEAR, date(2026, 8, 1)) == ()


def test_doing_something_else_begins_anew_and_keeps_the_rest(school: Desk) -> None:
    key = rows(school)["Bilal"].enrollment_key
    early = date(2026, 10, 1)
    first, _ = school.write("a", without_placement.note, key, "doing", "searching", early)
    school.write("b", without_placement.note, key, "next_step", "Bakker bellen", early)
    again, _ = school.write("c", without_placement.note, key, "why", "Geen plek", ON)
    assert again == first
    second, _ = school.write("d", without_placement.note, key, "doing", "ill", ON)
    assert second != first
    agreed = tree_of(school)["students"][1]["enrollments"][0]["meanwhile"]
    assert agreed == [
        {
            "on": "2026-10-01",
            "doing": "searching",
            "why": "Geen plek",
            "next_step": "Bakker bellen",
            "next_done": False,
        },
        {
            "on": "2026-11-24",
            "doing": "ill",
            "why": "Geen plek",
            "next_step": "Bakker bellen",
            "next_done": False,
        },
    ]


def test_what_cannot_be_taken_changes_nothing(school: Desk) -> None:
    key = rows(school)["Bilal"].enrollment_key
    with pytest.raises(InputError) as told:
        school.write("a", without_placement.note, key, "next_on", "31-2", ON)
    assert told.value.problems[0].field == "next_on"
    assert rows(school)["Bilal"].now is None


def test_a_step_that_is_due_stands_in_vandaag_until_it_is_done(school: Desk) -> None:
    key = rows(school)["Bilal"].enrollment_key
    for field, value in (("next_step", "Bakker bellen"), ("next_on", ON), ("next_by", "Bram")):
        row, _ = school.write("stap", without_placement.note, key, field, value, ON)

    def steps(on: date) -> list[tuple[str, str]]:
        return [
            (one.what, one.detail)
            for one in school.read(today.todo, on, YEAR)
            if one.what.startswith("Volgende stap")
        ]

    assert steps(date(2026, 11, 23)) == []
    expected = ("Volgende stap: Bakker bellen", "Bram, afgesproken voor 24 nov")
    assert steps(ON) == [expected]
    school.write("gedaan", forms.save_field, "meanwhile", row, "next_done", True)
    assert steps(ON) == []


def other_placements(session: Session, row: without_placement.WithoutRow) -> None:
    """Anna's placement has ended since, and this student began at the same company."""
    ended = session.execute(
        select(m.Placement).where(m.Placement.start == date(2026, 9, 7), m.Placement.end.is_(None))
    ).scalar_one()
    ended.end = date(2026, 11, 20)
    placements.begin(session, row.enrollment_key, ended.company_key, ON, date(2026, 11, 23))


def test_a_meeting_keeps_its_list_and_the_next_one_says_what_changed(school: Desk) -> None:
    held = date(2026, 11, 17)
    key = school.write("overleg", meetings.hold, YEAR, "placement", held)
    before = {one.name: one.entry for one in school.read(meetings.listed, key)}
    assert set(before) == {"Bilal Bos", "Chris Bos", "Dina Bos", "Emre Bos"}
    found = rows(school)
    school.write("a", without_placement.note, found["Bilal"].enrollment_key, "doing", "ill", ON)
    school.write("stages", other_placements, found["Chris"])
    rows_now = school.read(without_placement.list_rows, YEAR, ON)
    row, found_changes, left = school.read(meetings.compared, YEAR, "placement", ON, rows_now)
    assert row is not None
    assert row.words == "Plaatsingsoverleg 17 nov"
    names = {one.student_key: one.name for one in rows_now}
    assert {names[key] for key in found_changes.new} == {"Anna Bos"}
    assert {names[key]: words for key, words in found_changes.changed.items()} == {
        "Bilal Bos": ("Nu: is ziek",)
    }
    assert [(one.name, one.how) for one in left] == [
        ("Chris Bos", "begonnen bij Bakkerij Jansen op 23 nov")
    ]
    # The list of then is the list of then.
    assert {one.name: one.entry for one in school.read(meetings.listed, key)} == before
    assert school.read(meetings.compared, YEAR, "mt", ON, rows_now)[0] is None


def test_no_meeting_is_held_outside_the_school_year(school: Desk) -> None:
    with pytest.raises(InputError) as told:
        school.write("overleg", meetings.hold, YEAR, "mt", date(2026, 8, 1))
    assert "buiten het schooljaar" in told.value.problems[0].text
    assert school.read(meetings.list_rows, YEAR) == ()


def test_a_meeting_held_twice_a_day_renews_its_list_and_undo_takes_it_back(school: Desk) -> None:
    key = school.write("overleg", meetings.hold, YEAR, "mt", ON)
    forms_key = rows(school)["Bilal"].enrollment_key
    school.write("a", without_placement.note, forms_key, "why", "Ziek geweest", ON)
    assert school.write("overleg", meetings.hold, YEAR, "mt", ON) == key
    entry = next(o.entry for o in school.read(meetings.listed, key) if o.name == "Bilal Bos")
    assert entry.why == "Ziek geweest"
    school.write("verslag", forms.save_field, "meeting", key, "notes", "Kort overleg.")
    school.write("weg", meetings.remove, key)
    assert school.read(meetings.list_rows, YEAR) == ()
    assert history.undo(school) is not None
    assert [one.count for one in school.read(meetings.list_rows, YEAR)] == [4]
