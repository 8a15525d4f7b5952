"""Entering a beoordelingsformulier: each function is one thing that a jobcoach does to a moment.

Exists so that a grade, a signature and a closing are saved by the same rules from screen and file.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.assessment import SIGNERS, Stroke
from stagedesk.domain.grades import HIGHEST, LOWEST
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.texts import clean_text
from stagedesk.models.history import current_clock
from stagedesk.services.assessment_closing import close, reopen
from stagedesk.services.assessment_sheet import (
    PlacementChoice,
    Sheet,
    SheetMoment,
    sheet,
    with_moment,
)
from stagedesk.services.moment_rows import (
    find_moment,
    grades_of,
    open_moment,
    policy_of_placement,
)

__all__ = [
    "REFLECTIONS",
    "PlacementChoice",
    "Sheet",
    "SheetMoment",
    "close",
    "copy_previous",
    "reopen",
    "set_assignment",
    "set_date",
    "set_feedback",
    "set_grade",
    "set_own_grade",
    "set_reflection",
    "set_signature",
    "sheet",
    "with_moment",
]

#: The two texts of a reflection: what went well, what the student does next time.
REFLECTIONS = ("went_well", "next_time")
_GRADE = "Een cijfer van 1,0 tot 10,0"


def set_grade(
    session: Session,
    placement_key: str,
    moment: int,
    skill: str,
    tenths: int | None,
    on: date | None = None,
) -> None:
    """Grade one skill at one moment, or clear it (Bijlage 1; Bijlage 5).

    Args:
        session: of one write transaction.
        placement_key: the placement that is assessed.
        moment: 1, 2 or 3; made when it is not there yet.
        skill: id such as ``2.3``.
        tenths: 10 to 100; None clears.
        on: date that a new moment gets.

    Raises:
        InputError: no such skill or moment, no grade, or the moment is closed.
    """
    if tenths is not None and not LOWEST <= tenths <= HIGHEST:
        raise InputError(Problem(f"grades.{skill}", _GRADE))
    row = open_moment(session, placement_key, moment, on)
    if skill not in {s.id for s in policy_of_placement(session, placement_key).skills}:
        raise InputError(Problem(f"grades.{skill}", "Deze vaardigheid kent het beleid niet"))
    _put_grade(session, row, skill, tenths)


def set_assignment(
    session: Session, placement_key: str, moment: int, tenths: int | None, on: date | None = None
) -> None:
    """Grade the stageopdracht of a moment; it counts in no mean (Bijlage 1, Stageopdrachten).

    Raises:
        InputError: no grade of 1,0 to 10,0, or the moment is closed.
    """
    _check_grade("assignment", tenths)
    open_moment(session, placement_key, moment, on).assignment = tenths


def set_own_grade(
    session: Session, placement_key: str, moment: int, tenths: int | None, on: date | None = None
) -> None:
    """Keep the jobcoach's own stagecijfer beside the computed one; None leaves the computed one.

    Raises:
        InputError: no grade of 1,0 to 10,0, or the moment is closed.
    """
    _check_grade("grade", tenths)
    open_moment(session, placement_key, moment, on).grade = tenths


def set_feedback(
    session: Session, placement_key: str, moment: int, text: str, on: date | None = None
) -> None:
    """Keep the opmerkingen of a moment (Bijlage 1, Opmerkingen/Feedback); empty clears them.

    Raises:
        InputError: the moment is closed, or the text is too long.
    """
    row = open_moment(session, placement_key, moment, on)
    row.feedback = clean_text(text, lines=True) or None


def set_reflection(
    session: Session,
    placement_key: str,
    moment: int,
    name: str,
    text: str,
    on: date | None = None,
) -> None:
    """Keep the reflection that closes the module of a period (Stageopdrachten); empty clears it.

    Args:
        session: of one write transaction.
        placement_key: the placement that is assessed.
        moment: of the period whose module it is.
        name: one of REFLECTIONS.
        text: in the student's own words.
        on: date that a new moment gets.

    Raises:
        InputError: the moment is closed, or the text is too long.
        KeyError: there is no such text.
    """
    if name not in REFLECTIONS:
        raise KeyError(name)
    row = open_moment(session, placement_key, moment, on)
    setattr(row, name, clean_text(text, lines=True) or None)


def set_date(session: Session, placement_key: str, moment: int, day: date | None) -> None:
    """Set the date of a moment; a date outside period or placement is only warned of.

    Raises:
        InputError: the moment is closed.
    """
    open_moment(session, placement_key, moment, None).date = day


def copy_previous(session: Session, placement_key: str, moment: int, on: date | None = None) -> int:
    """Copy the grades of the moment before into the cells that are still empty.

    Returns:
        How many grades were copied.

    Raises:
        InputError: there is no moment before, or this one is closed.
    """
    previous = find_moment(session, placement_key, moment - 1)
    source = grades_of(session, previous.key) if previous is not None else {}
    if not source:
        raise InputError(Problem("moment", f"BO {moment - 1} heeft nog geen cijfers."))
    row = open_moment(session, placement_key, moment, on)
    present = grades_of(session, row.key)
    fresh = {skill: row_.tenths for skill, row_ in source.items() if skill not in present}
    for skill, tenths in sorted(fresh.items()):
        session.add(
            m.Grade(student_key=row.student_key, moment_key=row.key, skill=skill, tenths=tenths)
        )
    return len(fresh)


def set_signature(
    session: Session,
    placement_key: str,
    moment: int,
    signer: str,
    strokes: Sequence[Stroke] | None,
    on: date | None = None,
) -> None:
    """Keep a drawn signature, or take it away with None.

    Args:
        session: of one write transaction.
        placement_key: the placement that is assessed.
        moment: 1, 2 or 3.
        signer: one of SIGNERS.
        strokes: integers in 1/1000 of the pad's width.
        on: date that a new moment gets.

    Raises:
        InputError: the moment is closed, or the signer is unknown.
    """
    if signer not in SIGNERS:
        raise InputError(Problem("signatures", "Kies opleider, leerling of jobcoach."))
    row = open_moment(session, placement_key, moment, on)
    found = session.execute(
        select(m.Signature).where(
            m.Signature.moment_key == row.key,
            m.Signature.signer == signer,
            m.Signature.removed.is_(None),
        )
    ).scalar()
    if not strokes:
        if found is not None:
            found.removed = current_clock(session)
        return
    lines = [[list(point) for point in stroke] for stroke in strokes]
    if found is not None:
        found.strokes = lines
        return
    session.add(
        m.Signature(student_key=row.student_key, moment_key=row.key, signer=signer, strokes=lines)
    )


def _check_grade(field: str, tenths: int | None) -> None:
    if tenths is not None and not LOWEST <= tenths <= HIGHEST:
        raise InputError(Problem(field, _GRADE))


def _put_grade(session: Session, row: m.Moment, skill: str, tenths: int | None) -> None:
    found = session.execute(
        select(m.Grade).where(
            m.Grade.moment_key == row.key, m.Grade.skill == skill, m.Grade.removed.is_(None)
        )
    ).scalar()
    if tenths is None:
        if found is not None:
            found.removed = current_clock(session)
    elif found is not None:
        found.tenths = tenths
    else:
        session.add(
            m.Grade(student_key=row.student_key, moment_key=row.key, skill=skill, tenths=tenths)
        )
