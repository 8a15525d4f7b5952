"""A small fictional school with forms and slips, for the tests of assessment and certificates."""

import datetime as dt

from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.grades import assessed_skills
from stagedesk.services import policies
from tests.services.slip_school import YEAR, Keys, add_company, add_slip, add_student

#: A Monday in the third period, before its last day.
TODAY = dt.date(2027, 5, 24)
#: The dates of the moments.
DATES = {1: dt.date(2026, 11, 12), 2: dt.date(2027, 3, 2), 3: dt.date(2027, 5, 25)}


def add_form(
    session: Session,
    placement_key: str,
    moment: int,
    grades: dict[str, int] | int,
    grade_year: int = 4,
) -> m.Moment:
    """A form with these grades; one number gives every assessed skill that grade."""
    placement = session.get_one(m.Placement, placement_key)
    if isinstance(grades, int):
        policy = policies.policy_of(session, YEAR)
        grades = {skill.id: grades for skill in assessed_skills(policy, grade_year)}
    row = m.Moment(
        student_key=placement.student_key,
        placement_key=placement_key,
        moment=moment,
        date=DATES[moment],
    )
    session.add(row)
    session.flush()
    for skill, tenths in grades.items():
        session.add(
            m.Grade(
                student_key=placement.student_key, moment_key=row.key, skill=skill, tenths=tenths
            )
        )
    session.flush()
    return row


def add_hours(session: Session, placement_key: str, hours: int, signed: bool = True) -> None:
    """Slips of eight hours a day, five days a week from week 37, and one of what is left."""
    week = 37
    while hours > 0:
        today = min(hours, 40)
        times = {d: (480, 480 + 60 * min(8, today - 8 * d)) for d in range(5) if today > 8 * d}
        add_slip(
            session, placement_key, (2026, week), times, "Renée van Dongen" if signed else None
        )
        hours -= today
        week += 1


def noah(session: Session) -> Keys:
    """Noah de Wit of year 4 at Garage Maashaven, as mock 5 shows him, without slips."""
    keys = Keys()
    company, supervisor = add_company(session, "Garage Maashaven", "Łukasz Wiśniewski")
    add_student(session, keys, ("Noah", "de", "Wit"), company=company, supervisor=supervisor)
    return keys
