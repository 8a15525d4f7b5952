"""Every changed value is kept, and undo takes back only what still is what it set."""

import pytest
from sqlalchemy import insert, select, update

from stagedesk import models as m
from stagedesk.models.history import BulkChangeRefused
from stagedesk.services import forms, history, records


@pytest.fixture
def student(desk):
    return desk.write(
        "Leerling toegevoegd",
        forms.create,
        "student",
        {"number": "10001", "first_name": "Aylin", "last_name": "Şahin"},
    )


def _set(session, key, **values):
    row = session.get(m.Student, key)
    for name, value in values.items():
        setattr(row, name, value)


def _first_name(desk, key):
    return desk.read(lambda session: session.get(m.Student, key).first_name)


def test_the_history_tells_who_changed_what_from_what_to_what(desk, student):
    desk.who = "Marijke Groot"
    desk.write("Naam verbeterd", _set, student, first_name="Ayla", city="Rotterdam")
    lines = desk.read(history.dossier_history, student)
    assert [(line.staff, line.title, line.column, line.old, line.new) for line in lines[:2]] == [
        ("Marijke Groot", "Naam verbeterd", "first_name", "Aylin", "Ayla"),
        ("Marijke Groot", "Naam verbeterd", "city", None, "Rotterdam"),
    ]
    assert lines[2].kind == "insert"


def test_a_change_that_changes_nothing_is_no_action(desk, student):
    desk.write("Zelfde naam", _set, student, first_name="Aylin")
    assert "Zelfde naam" not in [line.title for line in desk.read(history.dossier_history, student)]


def test_undo_takes_back_one_action_after_the_other(desk, student):
    desk.write("Naam", _set, student, first_name="Ayla")
    assert history.undo(desk) == history.Undone("Naam", 0)
    assert _first_name(desk, student) == "Aylin"
    assert history.undo(desk) == history.Undone("Leerling toegevoegd", 0)
    assert desk.read(lambda s: s.get(m.Student, student).removed) is not None
    assert history.undo(desk) is None


def test_undo_leaves_what_was_changed_since(desk, student):
    desk.who = "Marijke Groot"
    desk.write("Naam", _set, student, first_name="Ayla")
    desk.who = "Bram Peeters"
    desk.write("Naam", _set, student, first_name="Ayşe")
    desk.who = "Marijke Groot"
    assert history.undo(desk) == history.Undone("Naam", 1)
    assert _first_name(desk, student) == "Ayşe"


def test_undo_of_a_removal_brings_the_row_back(desk, student):
    desk.write("Leerling verwijderd", forms.remove, "student", student)
    history.undo(desk)
    assert desk.read(lambda s: s.get(m.Student, student).removed) is None


def test_the_clock_never_runs_behind_the_newest_action(desk, student, monkeypatch):
    monkeypatch.setattr("time.time_ns", lambda: 1_000_000)
    desk.write("Later", _set, student, first_name="Ayla")
    clocks = desk.read(lambda s: s.execute(select(m.Action.clock).order_by(m.Action.key)).all())
    assert len(clocks) == len(set(clocks)) == 2
    assert clocks[1] > clocks[0]


@pytest.mark.parametrize(
    "statement",
    [
        update(m.Student).values(first_name="X"),
        insert(m.Student).values(number="9", first_name="a", last_name="b"),
    ],
)
def test_bulk_changes_are_refused_for_they_would_leave_holes(desk, statement):
    with pytest.raises(BulkChangeRefused):
        desk.write("Alles", lambda session: session.execute(statement))


def test_a_failed_action_leaves_nothing(desk, student):
    def half(session):
        _set(session, student, first_name="Ayla")
        session.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        desk.write("Half", half)
    assert _first_name(desk, student) == "Aylin"
    assert "Half" not in [line.title for line in desk.read(history.dossier_history, student)]


def test_a_large_undo_tells_how_far_it_is_and_leaves_all_when_stopped(desk):
    def many(session):
        for number in range(250):
            forms.create(
                session, "student", {"number": str(number), "first_name": "A", "last_name": "B"}
            )

    desk.write("Velen", many)
    assert desk.read(history.undo_size, desk.who) == 250
    told = []

    def stop(number, total):
        told.append((number, total))
        if number:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        history.undo(desk, stop)
    assert told == [(0, 250), (200, 250)]
    assert len(desk.read(records.load).students) == 250
    assert history.undo(desk) == history.Undone("Velen", 0)
    assert len(desk.read(records.load).students) == 0
