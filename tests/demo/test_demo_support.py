"""The demonstration school shows every part of 'Traject' and every step of the board."""

from datetime import date

import pytest

from stagedesk.domain.dossier import Dossier
from stagedesk.domain.support import cycle_on
from tests.demo.schools import TODAY, school


@pytest.fixture(scope="module")
def shown() -> Dossier:
    return school(TODAY, 120)


def placements(found: Dossier):
    for student in found.students:
        for enrollment in student.enrollments:
            yield from enrollment.placements


def test_somebody_stands_in_every_step(shown: Dossier) -> None:
    cycles = (cycle_on(student.support, TODAY) for student in shown.students)
    steps = {here.step for cycle in cycles if cycle and (here := cycle.here(TODAY))}
    assert steps == {1, 2, 3, 4, 5, 6, 7}


def test_a_change_of_company_began_another_cycle_with_its_reason(shown: Dossier) -> None:
    twice = [student for student in shown.students if len(student.support) > 1]
    assert twice
    assert all(student.support[1].reason for student in twice)


def test_every_sheet_of_the_workplace_is_there(shown: Dossier) -> None:
    every = list(placements(shown))
    assert {one.job_analysis.fits for one in every if one.job_analysis} == {"yes", "adjusted"}
    assert {task.decision for one in every for task in one.job_tasks} == {
        "kept", "left_out", "added",
    }  # fmt: skip
    assert any(one.statements for one in every)
    assert {one.kind for one in every if one.programme} == {"top_academie", "provso_works"}


def test_exams_small_contracts_and_reflections_are_there(shown: Dossier) -> None:
    exams = [student.sva2 for student in shown.students if student.sva2]
    assert any(exam.exam_planned_on for exam in exams)
    assert any(student.contracts for student in shown.students)
    assert any(moment.went_well for one in placements(shown) for moment in one.moments)


@pytest.mark.parametrize("on", [date(2026, 8, 1), TODAY, date(2027, 7, 25)])
def test_nothing_of_a_cycle_lies_in_the_future(on: date) -> None:
    for student in school(on, 60).students:
        for cycle in student.support:
            assert cycle.started <= on
            assert all(cycle.started <= step.on <= on for step in cycle.steps)
