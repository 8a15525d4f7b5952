"""The most urgent state of each student of a list, in at most three words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from stagedesk.services import (
    around_due,
    case_rows,
    cases,
    first_visits,
    intake_gaps,
    log,
    policies,
    todo_hours,
    todo_rules,
    without_placement,
)
from stagedesk.services.cases import Case
from stagedesk.services.todo import Frame


@dataclass(frozen=True, slots=True)
class Badge:
    """A state: ``sign`` is the name of its shape (tokens.md), ``text`` its words."""

    sign: str
    text: str


def of_students(
    session: Session,
    school_year: str,
    keys: Collection[str] | None,
    on: date,
    *,
    jobcoach: str | None = None,
) -> Mapping[str, Badge]:
    """The badge of every student who has one, by key.

    Args:
        session: to read from.
        school_year: whose enrollments.
        keys: of the students; None is everybody.
        on: the day of today.
        jobcoach: only this jobcoach's students.
    """
    if jobcoach is not None:
        of_coach = case_rows.student_keys(session, school_year, jobcoach, on)
        keys = of_coach if keys is None else [key for key in of_coach if key in set(keys)]
    frame = Frame(
        policies.policy_of(session, school_year),
        policies.calendar_of(session, school_year),
        on,
        intake_gaps.talks(session, school_year, on, keys),
        log=log.due(session, school_year, on, keys),
        steps=without_placement.steps_due(session, school_year, on, keys),
        around=around_due.read(session, school_year, on, keys),
        first_visits=first_visits.missing(session, school_year, on, keys),
    )
    found = {}
    for case in cases.read(session, school_year, student_keys=keys):
        badge = of_case(case, frame)
        if badge is not None:
            found[case.student_key] = badge
    return found


def of_case(case: Case, frame: Frame) -> Badge | None:
    """The badge of one student; None when nothing asks for attention.

    Who is behind keeps that badge when the call has been made: the slips still lack.
    """
    if todo_rules.has_left(case, frame.on):
        return None
    missing = todo_hours.behind(case, frame)
    if missing:
        return Badge("alert", f"{len(missing)} wk achter")
    first = next(iter(todo_rules.beside_missing(case, frame)), None)
    return Badge(first.sign, first.badge) if first else None
