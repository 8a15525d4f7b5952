"""Entering a beoordelingsformulier, on a real encrypted file."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import assessment, assignments, history
from stagedesk.services.assessment import Sheet
from stagedesk.services.transaction import Desk
from tests.services.assessment_school import DATES, TODAY, add_form, add_hours, noah
from tests.services.slip_school import YEAR, Keys, add_company, add_student

STROKES = (((0, 10), (500, 120), (990, 40)),)


@pytest.fixture
def keys(desk: Desk) -> Keys:
    return desk.write("school", noah)


def shown(desk: Desk, keys: Keys) -> Sheet:
    sheet = desk.read(assessment.sheet, keys.students["Noah"], YEAR, on=TODAY)
    assert sheet is not None
    return sheet


def test_a_grade_makes_the_moment_with_todays_date(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    desk.write("Cijfer", assessment.set_grade, placement, 3, "2.4", 80, TODAY)
    record = shown(desk, keys).moment(3).record
    assert dict(record.grades) == {"2.4": 80}
    assert record.date == TODAY


def test_a_grade_can_be_changed_and_cleared(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    for tenths in (80, 75, None):
        desk.write("Cijfer", assessment.set_grade, placement, 1, "1.1", tenths)
    assert dict(shown(desk, keys).moment(1).record.grades) == {}
    desk.write("Cijfer", assessment.set_grade, placement, 1, "1.1", 90)
    assert dict(shown(desk, keys).moment(1).record.grades) == {"1.1": 90}


@pytest.mark.parametrize(
    ("moment", "skill", "tenths"),
    [
        (1, "1.1", 9),
        (1, "1.1", 101),
        (1, "7.1", 80),
        (1, "1.7", 80),
        (4, "1.1", 80),
        (0, "1.1", 80),
    ],
)
def test_what_is_no_grade_of_the_form_is_refused_and_changes_nothing(
    desk: Desk, keys: Keys, moment: int, skill: str, tenths: int
) -> None:
    with pytest.raises(InputError):
        desk.write("Cijfer", assessment.set_grade, keys.placements["Noah"], moment, skill, tenths)
    assert desk.read(lambda s: s.execute(select(m.Moment)).scalars().all()) == []


def test_one_grade_is_one_action_that_undo_takes_back(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    desk.write("Cijfer 1.1", assessment.set_grade, placement, 1, "1.1", 80, TODAY)
    desk.write("Cijfer 1.2", assessment.set_grade, placement, 1, "1.2", 90, TODAY)
    undone = history.undo(desk)
    assert undone is not None
    assert undone.title == "Cijfer 1.2"
    assert dict(shown(desk, keys).moment(1).record.grades) == {"1.1": 80}


def test_the_moment_before_fills_only_empty_cells(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    desk.write("BO 2", add_form, placement, 2, {"1.1": 70, "1.2": 80, "2.1": 90})
    desk.write("Cijfer", assessment.set_grade, placement, 3, "1.1", 85, TODAY)
    assert desk.write("Neem over", assessment.copy_previous, placement, 3, TODAY) == 2
    assert dict(shown(desk, keys).moment(3).record.grades) == {"1.1": 85, "1.2": 80, "2.1": 90}


def test_without_a_moment_before_there_is_nothing_to_copy(desk: Desk, keys: Keys) -> None:
    with pytest.raises(InputError, match="BO 1 heeft nog geen cijfers"):
        desk.write("Neem over", assessment.copy_previous, keys.placements["Noah"], 2, TODAY)


def test_assignment_own_grade_and_feedback_are_kept_beside_the_skills(
    desk: Desk, keys: Keys
) -> None:
    placement = keys.placements["Noah"]
    desk.write("BO 1", add_form, placement, 1, 80)
    desk.write("Opdracht", assessment.set_assignment, placement, 1, 60)
    desk.write("Stagecijfer", assessment.set_own_grade, placement, 1, 75)
    desk.write(
        "Feedback", assessment.set_feedback, placement, 1, "  Werkt netjes.\nVraagt op tijd."
    )
    column = shown(desk, keys).moment(1)
    assert (column.record.assignment, column.record.grade, column.computed) == (60, 75, 80)
    assert column.record.feedback == "Werkt netjes.\nVraagt op tijd."


def test_closing_asks_a_date_and_three_signatures(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    desk.write("Cijfer", assessment.set_grade, placement, 1, "1.1", 80)
    with pytest.raises(InputError) as caught:
        desk.write("Sluiten", assessment.close, placement, 1, TODAY, False)
    assert [p.text for p in caught.value.problems] == [
        "Vul eerst de datum in.",
        "Er missen nog 3 handtekeningen.",
    ]


def test_a_closed_moment_keeps_its_names_and_refuses_every_change(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    desk.write("BO 1", add_form, placement, 1, 80)
    for signer in ("supervisor", "student", "jobcoach"):
        desk.write("Teken", assessment.set_signature, placement, 1, signer, STROKES)
    assert desk.write("Sluiten", assessment.close, placement, 1, TODAY, False) == ()
    column = shown(desk, keys).moment(1)
    assert column.closed
    assert column.record.closing is not None
    assert column.record.closing.signatures["student"] == STROKES
    basis = column.record.closing.basis
    assert basis["company"] == "Garage Maashaven"
    assert basis["supervisor"] == "Łukasz Wiśniewski"
    assert basis["student"] == "Noah de Wit"
    changes = (
        (assessment.set_grade, (placement, 1, "1.1", 90)),
        (assessment.set_assignment, (placement, 1, 90)),
        (assessment.set_own_grade, (placement, 1, 90)),
        (assessment.set_feedback, (placement, 1, "x")),
        (assessment.set_date, (placement, 1, TODAY)),
        (assessment.set_signature, (placement, 1, "student", None)),
        (assessment.close, (placement, 1, TODAY, True)),
    )
    for change, args in changes:
        with pytest.raises(InputError, match="gesloten"):
            desk.write("x", change, *args)
    assert shown(desk, keys).moment(1) == column


def test_closing_on_paper_warns_of_skills_without_a_grade(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    desk.write("BO 1", add_form, placement, 1, {"1.1": 80})
    warnings = desk.write("Sluiten", assessment.close, placement, 1, TODAY, True)
    assert [w.text for w in warnings] == ["Nog 30 cijfers leeg"]
    closing = shown(desk, keys).moment(1).record.closing
    assert closing is not None
    assert closing.paper


def test_reopening_asks_a_reason_and_the_history_shows_it(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    desk.write("BO 1", add_form, placement, 1, 80)
    desk.write("Sluiten", assessment.close, placement, 1, TODAY, True)
    with pytest.raises(InputError, match="waarom"):
        desk.write("Heropenen", assessment.reopen, placement, 1, "  ")
    desk.write("Heropenen", assessment.reopen, placement, 1, "2.3 verkeerd getypt")
    assert not shown(desk, keys).moment(1).closed
    titles = [line.title for line in desk.read(history.dossier_history, keys.students["Noah"])]
    assert "BO 1 heropend: 2.3 verkeerd getypt" in titles


def test_a_signature_can_be_drawn_anew_and_erased(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    desk.write("Teken", assessment.set_signature, placement, 2, "student", STROKES, TODAY)
    other = (((1, 1), (2, 2)),)
    desk.write("Teken", assessment.set_signature, placement, 2, "student", other)
    assert shown(desk, keys).moment(2).record.signatures == {"student": other}
    desk.write("Wis", assessment.set_signature, placement, 2, "student", None)
    assert shown(desk, keys).moment(2).record.signatures == {}


def test_the_sheet_judged_in_memory_is_the_sheet_read_anew(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    desk.write("uren", add_hours, placement, 620)
    desk.write("BO 1", add_form, placement, 1, 80)
    desk.write("BO 2", add_form, placement, 2, {"1.1": 80})
    before = shown(desk, keys)
    record = before.moment(2).record
    changed = assessment.with_moment(before, replace(record, grades={**record.grades, "1.2": 75}))
    desk.write("Cijfer", assessment.set_grade, placement, 2, "1.2", 75)
    assert changed == shown(desk, keys)


def test_the_sheet_begins_with_the_moment_that_is_due(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    for moment in (1, 2):
        desk.write("BO", add_form, placement, moment, 80)
        desk.write("Sluiten", assessment.close, placement, moment, DATES[moment], True)
    on = dt.date(2027, 6, 21)
    sheet = desk.read(assessment.sheet, keys.students["Noah"], YEAR, on=on)
    assert sheet is not None
    assert sheet.active == 3
    assert [x.due for x in sheet.moments] == [False, False, True]


def test_a_skill_that_does_not_count_is_kept_and_warned_of(desk: Desk) -> None:
    keys = Keys()

    def year_three(session: Session) -> None:
        company, contact = add_company(session, "Bloemen Van Rijn", "Ayşe Öztürk")
        add_student(
            session,
            keys,
            ("Zoë", None, "Bakker"),
            company=company,
            supervisor=contact,
            grade_year=3,
        )

    desk.write("school", year_three)
    placement = keys.placements["Zoë"]
    desk.write("Cijfer", assessment.set_grade, placement, 1, "5.1", 40, TODAY)
    sheet = desk.read(assessment.sheet, keys.students["Zoë"], YEAR, on=TODAY)
    assert sheet is not None
    column = sheet.moment(1)
    assert dict(column.record.grades) == {"5.1": 40}
    assert column.computed is None
    assert "Telt niet mee in leerjaar 3" in [w.text for w in column.warnings]


def test_who_is_not_enrolled_has_no_sheet(desk: Desk, keys: Keys) -> None:
    assert desk.read(assessment.sheet, keys.students["Noah"], "2025-2026", on=TODAY) is None


def test_a_placement_that_began_in_spring_begins_with_the_moment_of_its_time(
    desk: Desk, keys: Keys
) -> None:
    def second(session: Session) -> str:
        company, _ = add_company(session, "Kapsalon Knap", "Ömer Çetin")
        row = m.Placement(
            student_key=keys.students["Noah"],
            enrollment_key=keys.enrollments["Noah"],
            company_key=company.key,
            start=dt.date(2027, 3, 1),
        )
        session.add(row)
        session.flush()
        return row.key

    other = desk.write("tweede", second)
    sheet = shown(desk, keys)
    assert (sheet.placement_key, sheet.active) == (other, 2)
    first = desk.read(
        assessment.sheet, keys.students["Noah"], YEAR, keys.placements["Noah"], on=TODAY
    )
    assert first is not None
    assert first.placement_key == keys.placements["Noah"]


def test_a_reflection_closes_a_module_and_stands_in_its_rows(desk: Desk, keys: Keys) -> None:
    placement, student = keys.placements["Noah"], keys.students["Noah"]
    desk.write("Cijfer", assessment.set_assignment, placement, 2, 75, TODAY)
    for name, text in (("went_well", "Ik stelde vragen."), ("next_time", "  ")):
        desk.write("Reflectie", assessment.set_reflection, placement, 2, name, text, TODAY)
    record = shown(desk, keys).moment(2).record
    assert (record.went_well, record.next_time) == ("Ik stelde vragen.", None)
    (row,) = desk.read(assignments.rows, YEAR, [student])
    assert (row.module, row.title, row.tenths, row.reflected) == (
        2, shown(desk, keys).modules[1], 75, True,
    )  # fmt: skip
    assert desk.read(assignments.rows, "2025-2026") == ()


def test_a_text_that_no_reflection_has_is_a_mistake(desk: Desk, keys: Keys) -> None:
    with pytest.raises(KeyError):
        desk.write("R", assessment.set_reflection, keys.placements["Noah"], 1, "grade", "8", TODAY)


def test_a_closed_moment_takes_no_reflection(desk: Desk, keys: Keys) -> None:
    placement = keys.placements["Noah"]
    every = {skill.id: 80 for skill in shown(desk, keys).policy.skills}
    desk.write("Form", add_form, placement, 1, every)
    desk.write("Sluiten", assessment.close, placement, 1, TODAY, True)
    with pytest.raises(InputError):
        desk.write("R", assessment.set_reflection, placement, 1, "went_well", "Goed", TODAY)
