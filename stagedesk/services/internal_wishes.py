"""What the planner of the internal stage reckons with: who is kept apart, teachers, room."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.problem import InputError, Problem
from stagedesk.models.base import new_key
from stagedesk.models.history import current_clock
from stagedesk.services import forms, internal


def keep_apart(session: Session, school_year: str, one: str, other: str) -> str:
    """Keep two students in different groups ('Milan en Noor niet samen').

    Returns:
        The pair.

    Raises:
        InputError: it is one student, or the wish is there already.
    """
    if one == other:
        raise InputError(Problem("apart", "Kies twee leerlingen"))
    if any({one, other} == set(both) for both in internal.pairs_of(session, school_year).values()):
        raise InputError(Problem("apart", "Deze twee staan er al"))
    pair = new_key()
    for student in sorted((one, other)):
        session.add(m.InternalApart(student_key=student, school_year=school_year, pair=pair))
    return pair


def let_together(session: Session, pair: str) -> None:
    """Take the wish to keep two students apart away."""
    rows = session.execute(
        select(m.InternalApart).where(
            m.InternalApart.pair == pair, m.InternalApart.removed.is_(None)
        )
    ).scalars()
    for row in rows:
        row.removed = current_clock(session)


def set_of_part(session: Session, school_year: str, name: str, field: str, raw: object) -> None:
    """Teacher or room of a part; its row is made when the school says something of it first.

    Raises:
        InputError: the value cannot be taken.
    """
    row = session.execute(
        select(m.InternalPart).where(
            m.InternalPart.school_year == school_year,
            m.InternalPart.name == name,
            m.InternalPart.removed.is_(None),
        )
    ).scalar()
    if row is None:
        row = m.InternalPart(school_year=school_year, name=name, at_once=1)
        session.add(row)
        session.flush()
    forms.save_field(session, "internal_part", row.key, field, raw)
