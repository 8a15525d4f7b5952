"""Stagelogboek on a real file: noting, planning, judging, and what comes back in Vandaag."""

from collections.abc import Iterator
from datetime import date

import pytest

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import forms, history, log, today, vault
from stagedesk.services.todo import Kind
from stagedesk.services.transaction import Desk

TODAY = date(2026, 11, 24)
YEAR = "2026-2027"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made, _ = vault.create(
        tmp_path_factory.mktemp("log") / "data", "paarse fietsen zingen", who="M"
    )
    yield made
    made.close()


@pytest.fixture
def student(desk: Desk) -> tuple[str, str]:
    """Keys of a new student and the enrollment."""

    def make(session):
        count = session.query(m.Student).count()
        key = forms.create(
            session,
            "student",
            {"number": f"1{count:04}", "first_name": "Aylin", "last_name": "Şahin"},
        )
        year = forms.create(
            session,
            "enrollment",
            {"grade_year": 4, "school_class": "4B"},
            student_key=key,
            school_year=YEAR,
        )
        return key, year

    return desk.write("Leerling", make)


def of_log(desk: Desk, key: str) -> list[str]:
    found = desk.read(today.todo, TODAY, YEAR)
    return [one.what for one in found if one.kind is Kind.LOG and one.student_key == key]


def test_a_visit_is_noted_with_one_call_and_undo_takes_it_away(desk, student):
    key = desk.write("Bezoek", log.note, student[1], TODAY)
    (entry,) = desk.read(log.page, student[0], YEAR).entries
    assert (entry.key, entry.on, entry.kind, entry.done) == (key, TODAY, "visit", True)
    history.undo(desk)
    assert desk.read(log.page, student[0], YEAR).entries == ()


def test_entries_stand_newest_first_within_their_own_year(desk, student):
    for day in (3, 17, 10):
        desk.write("Bezoek", log.note, student[1], date(2026, 11, day))
    page = desk.read(log.page, student[0], YEAR)
    assert [entry.on.day for entry in page.entries] == [17, 10, 3]
    assert desk.read(log.page, student[0], "2025-2026").enrollment_key is None


def test_a_planned_visit_comes_in_vandaag_on_its_day_until_it_is_done(desk, student):
    key = desk.write("Plan", log.plan_visit, student[1], TODAY)
    assert of_log(desk, student[0]) == []
    desk.write("Dag", forms.save_field, "log_entry", key, "on", "24-11", on=TODAY)
    assert of_log(desk, student[0]) == ["Stagebezoek vandaag"]
    desk.write("Dag", forms.save_field, "log_entry", key, "on", "23-11", on=TODAY)
    assert of_log(desk, student[0]) == ["Stagebezoek was op maandag 23 nov"]
    desk.write("Klaar", forms.save_field, "log_entry", key, "done", True, on=TODAY)
    assert of_log(desk, student[0]) == []


def test_an_agreement_comes_back_and_a_confidential_one_without_its_words(desk, student):
    key = desk.write("Bezoek", log.note, student[1], TODAY)
    for field, raw in (("agreement", "Rooster mailen"), ("agreement_by", "24-11")):
        desk.write("Afspraak", forms.save_field, "log_entry", key, field, raw, on=TODAY)
    assert of_log(desk, student[0]) == ["Afspraak: Rooster mailen"]
    desk.write("Soort", forms.save_field, "log_entry", key, "kind", "incident", on=TODAY)
    assert of_log(desk, student[0]) == ["Afspraak: vertrouwelijk, zie het logboek"]
    desk.write("Klaar", forms.save_field, "log_entry", key, "agreement_done", True, on=TODAY)
    assert of_log(desk, student[0]) == []


def test_a_goal_is_judged_once_a_day_and_can_be_left_open_again(desk, student):
    goal = desk.write("Doel", log.new_goal, student[1], {"text": "Op tijd"}, TODAY)
    for result in ("busy", "reached"):
        desk.write("Oordeel", log.judge, goal, TODAY, result)
    (found,) = desk.read(log.page, student[0], YEAR).goals
    assert [one.result for one in found.judgements] == ["reached"]
    desk.write("Oordeel", log.judge, goal, TODAY, None)
    (found,) = desk.read(log.page, student[0], YEAR).goals
    assert found.judgements == ()


def test_a_goal_of_the_same_words_is_refused(desk, student):
    desk.write("Doel", log.new_goal, student[1], {"text": "Op tijd"}, TODAY)
    with pytest.raises(InputError, match="staat er al"):
        desk.write("Doel", log.new_goal, student[1], {"text": "Op tijd"}, TODAY)
    desk.write("Doel", log.new_goal, student[1], {"text": "Op tijd", "term": "long"}, TODAY)


def test_an_answer_that_does_not_exist_is_refused(desk, student):
    goal = desk.write("Doel", log.new_goal, student[1], {"text": "Op tijd"}, TODAY)
    with pytest.raises(InputError, match="behaald"):
        desk.write("Oordeel", log.judge, goal, TODAY, "perfect")
