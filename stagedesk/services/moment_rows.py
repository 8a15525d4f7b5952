"""Rows of a beoordelingsmoment, as the functions that change one need them."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError, Problem
from stagedesk.models.base import new_key
from stagedesk.services.policies import policy_of

CLOSED = "Dit moment is gesloten. Heropen het eerst."


def find_moment(session: Session, placement_key: str, moment: int) -> m.Moment | None:
    """The living row of a moment, if it is there."""
    return session.execute(
        select(m.Moment).where(
            m.Moment.placement_key == placement_key,
            m.Moment.moment == moment,
            m.Moment.removed.is_(None),
        )
    ).scalar()


def open_moment(session: Session, placement_key: str, moment: int, on: date | None) -> m.Moment:
    """The moment's row, made when it is not there; refuses one that is closed.

    Raises:
        InputError: the moment is closed, the placement is gone, or the policy has no such moment.
    """
    row = find_moment(session, placement_key, moment)
    if row is not None:
        if row.closed_on is not None:
            raise InputError(Problem("moment", CLOSED))
        return row
    placement = session.get(m.Placement, placement_key)
    if placement is None or placement.removed is not None:
        raise InputError(Problem("placement", "Deze stage is er niet meer."))
    if not 1 <= moment <= policy_of_placement(session, placement_key).moments:
        raise InputError(Problem("moment", f"BO {moment} kent het beleid niet."))
    row = m.Moment(
        key=new_key(),
        student_key=placement.student_key,
        placement_key=placement_key,
        moment=moment,
        date=on,
    )
    session.add(row)
    # The grade's own row names it: without a flush the order of inserts is not certain.
    session.flush()
    return row


def policy_of_placement(session: Session, placement_key: str) -> Policy:
    """The policy of the school year that a placement lies in."""
    year = session.execute(
        select(m.Enrollment.school_year)
        .join(m.Placement, m.Placement.enrollment_key == m.Enrollment.key)
        .where(m.Placement.key == placement_key)
    ).scalar_one()
    return policy_of(session, year)


def grades_of(session: Session, moment_key: str) -> dict[str, m.Grade]:
    """The living grades of a moment by skill."""
    rows = session.execute(
        select(m.Grade).where(m.Grade.moment_key == moment_key, m.Grade.removed.is_(None))
    ).scalars()
    return {row.skill: row for row in rows}
