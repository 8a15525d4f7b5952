"""A new school year on a real file: what is made, what stays, and all of it taken back."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from stagedesk import models as m
from stagedesk.domain.new_year import AGAIN, LEAVE, OwnPlan, Step, class_plans, steps
from stagedesk.domain.problem import InputError
from stagedesk.services import history, new_year, policies
from stagedesk.services.exporting import gather_dossier
from stagedesk.services.new_year import Done, Proposal
from stagedesk.services.transaction import Desk
from tests.services.slip_school import YEAR, Keys, add_company, add_slip, add_student

NEXT = "2027-2028"


def quiet(_done: int, _total: int) -> None:
    """Nobody looks at the progress."""


def _build(session) -> Keys:
    mentor = m.Staff(name="Ans Vos", role="mentor")
    coach = m.Staff(name="Marijke Groot", role="jobcoach")
    session.add_all((mentor, coach))
    session.flush()
    keys = Keys(jobcoach=coach.key)
    company, guide = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
    school, teacher = add_company(session, "Praktijkschool", "Bo Vos")
    school.internal = True
    add_student(session, keys, ("Zoë", None, "Bakker"), company=company, supervisor=guide)
    add_student(session, keys, ("Sem", None, "Blok"), company=company, supervisor=guide,
                end=dt.date(2026, 11, 6), grade_year=5, school_class="5A")  # fmt: skip
    add_student(session, keys, ("Noah", "de", "Wit"), company=school, supervisor=teacher,
                grade_year=1, school_class="1A")  # fmt: skip
    add_student(session, keys, ("Oude", None, "Rot"), grade_year=6, school_class="6A")
    add_slip(session, keys.placements["Zoë"], (2026, 45), {0: (510, 960)}, "Joost van Vliet")
    zoe = session.get_one(m.Enrollment, keys.enrollments["Zoë"])
    zoe.subjects, zoe.strengths, zoe.mentor_key = ["groen"], "Kan goed plannen", mentor.key
    zoe.consent_on, zoe.norm_hours, zoe.norm_reason = dt.date(2026, 9, 1), 300, "Op maat"
    session.add(m.Outflow(student_key=keys.students["Sem"], route="AG"))
    return keys


@pytest.fixture
def keys(desk: Desk) -> Keys:
    return desk.write("Klas", _build)


def proposed(desk: Desk) -> Proposal:
    return desk.read(new_year.proposal, YEAR)


def plan(desk: Desk, own: dict[str, OwnPlan] | None = None) -> tuple[Step, ...]:
    found = proposed(desk)
    policy = desk.read(policies.policy_of, NEXT)
    return steps(found.members, class_plans(found.members), own or {}, policy)


def enrollment(desk: Desk, student: str, year: str = NEXT) -> m.Enrollment:
    def find(session):
        query = select(m.Enrollment).where(
            m.Enrollment.student_key == student,
            m.Enrollment.school_year == year,
            m.Enrollment.removed.is_(None),
        )
        row = session.scalars(query).one()
        session.expunge(row)
        return row

    return desk.read(find)


def test_who_can_move_is_listed_by_class_with_the_stage_that_runs_on(
    desk: Desk, keys: Keys
) -> None:
    found = proposed(desk)
    assert [(one.name, one.company, one.leaves) for one in found.members] == [
        ("Noah de Wit", "", False), ("Zoë Bakker", "Tuincentrum De Linde", False),
        ("Sem Blok", "", True), ("Oude Rot", "", False),
    ]  # fmt: skip
    assert (found.next_year, found.already, found.gone, found.known) == (NEXT, 0, 0, True)


def test_students_move_up_with_what_is_theirs_and_without_what_is_of_one_year(
    desk: Desk, keys: Keys
) -> None:
    done = new_year.carry_out(desk, YEAR, plan(desk), progress=quiet)
    assert done == Done(enrolled=2, left=2, placements=0, skipped=0)
    row = enrollment(desk, keys.students["Zoë"])
    assert (row.grade_year, row.school_class, row.days_per_week) == (5, "5B", 3)
    assert (row.subjects, row.strengths) == (["groen"], "Kan goed plannen")
    assert row.jobcoach_key == keys.jobcoach
    assert row.mentor_key is not None
    assert row.policy_key is not None
    assert (row.consent_on, row.norm_hours, row.norm_reason) == (None, None, None)


def test_who_leaves_has_the_last_school_day_and_no_new_year(desk: Desk, keys: Keys) -> None:
    new_year.carry_out(desk, YEAR, plan(desk), progress=quiet)
    last_day = desk.read(policies.calendar_of, YEAR).last_day

    def left(session) -> dict[str, dt.date | None]:
        return dict(session.execute(select(m.Student.first_name, m.Student.left_on)).all())

    assert desk.read(left) == {"Zoë": None, "Noah": None, "Sem": last_day, "Oude": last_day}


def test_the_year_that_ends_stays_as_it_was(desk: Desk, keys: Keys) -> None:
    def years(session) -> list[object]:
        students = gather_dossier(session).students
        return [one for s in students for one in s.enrollments if one.school_year == YEAR]

    before = desk.read(years)
    own = {key: OwnPlan(goes_on=True) for key in keys.students.values()}
    new_year.carry_out(desk, YEAR, plan(desk, own), progress=quiet)
    assert desk.read(years) == before


def test_a_stage_that_goes_on_is_a_new_placement_without_agreement_or_slips(
    desk: Desk, keys: Keys
) -> None:
    own = {keys.students[name]: OwnPlan(goes_on=True) for name in ("Zoë", "Noah")}
    done = new_year.carry_out(desk, YEAR, plan(desk, own), progress=quiet)
    assert done.placements == 1

    def made(session) -> m.Placement:
        year = enrollment(desk, keys.students["Zoë"])
        row = session.scalars(
            select(m.Placement).where(m.Placement.enrollment_key == year.key)
        ).one()
        old = session.get_one(m.Placement, keys.placements["Zoë"])
        assert (row.company_key, row.supervisor_key) == (old.company_key, old.supervisor_key)
        assert (row.days, row.begin_time, row.end_time) == (old.days, old.begin_time, old.end_time)
        assert (row.start, row.end) == (dt.date(2027, 8, 30), None)
        assert row.agreement_signed_on is None
        slips = select(func.count()).where(m.HoursSlip.placement_key == row.key)
        assert session.scalar(slips) == 0
        return row

    desk.read(made)


def test_doing_the_year_again_keeps_the_grade_year(desk: Desk, keys: Keys) -> None:
    own = {keys.students["Zoë"]: OwnPlan(AGAIN), keys.students["Noah"]: OwnPlan(LEAVE)}
    done = new_year.carry_out(desk, YEAR, plan(desk, own), progress=quiet)
    assert (done.enrolled, done.left) == (1, 3)
    row = enrollment(desk, keys.students["Zoë"])
    assert (row.grade_year, row.school_class) == (4, "4B")


def test_twice_is_once_and_who_came_later_moves_the_second_time(desk: Desk, keys: Keys) -> None:
    first = plan(desk)
    new_year.carry_out(desk, YEAR, first, progress=quiet)
    assert new_year.carry_out(desk, YEAR, first, progress=quiet) == Done(0, 0, 0, 4)
    desk.write("Erbij", add_student, keys, ("Late", None, "Komer"))
    found = proposed(desk)
    assert [one.name for one in found.members] == ["Late Komer"]
    assert (found.already, found.gone) == (2, 2)


def test_undo_takes_all_of_it_back(desk: Desk, keys: Keys) -> None:
    before = desk.read(gather_dossier)
    own = {keys.students["Zoë"]: OwnPlan(goes_on=True)}
    new_year.carry_out(desk, YEAR, plan(desk, own), progress=quiet)
    assert desk.read(gather_dossier) != before
    undone = history.undo(desk)
    assert undone is not None
    assert (undone.title, undone.skipped) == (f"Nieuw schooljaar {NEXT}", 0)
    assert desk.read(gather_dossier) == before
    assert len(proposed(desk).members) == 4


def test_a_stop_leaves_everything_as_it_was(desk: Desk, keys: Keys) -> None:
    before = desk.read(gather_dossier)

    def stop(done: int, total: int) -> None:
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        new_year.carry_out(desk, YEAR, plan(desk), progress=stop)
    assert desk.read(gather_dossier) == before


def test_a_class_that_cannot_be_taken_is_refused_before_anything_is_done(
    desk: Desk, keys: Keys
) -> None:
    wrong = [replace(step, school_class="x" * 21) for step in plan(desk)]
    with pytest.raises(InputError):
        new_year.carry_out(desk, YEAR, wrong, progress=quiet)
    assert len(proposed(desk).members) == 4
