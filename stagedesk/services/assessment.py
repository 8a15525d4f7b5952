"""Entering a beoordelingsformulier: each function is one thing that a jobcoach does to a moment.

Exists so that a grade, a signature and a closing are saved by the same rules from screen and file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.assessment import SIGNERS, Stroke
from stagedesk.domain.grades import HIGHEST, LOWEST
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError, Problem, Severity
from stagedesk.domain.texts import clean_text
from stagedesk.models.base import new_key
from stagedesk.models.history import TITLE, current_clock
from stagedesk.services import records
from stagedesk.services.assessment_sheet import (
    PlacementChoice,
    Sheet,
    SheetMoment,
    missing_grades,
    sheet,
    with_moment,
)
from stagedesk.services.policies import policy_of

__all__ = [
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
    "set_signature",
    "sheet",
    "with_moment",
]

CLOSED = "Dit moment is gesloten. Heropen het eerst."
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
    row = _open_moment(session, placement_key, moment, on)
    if skill not in {s.id for s in _policy(session, placement_key).skills}:
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
    _open_moment(session, placement_key, moment, on).assignment = tenths


def set_own_grade(
    session: Session, placement_key: str, moment: int, tenths: int | None, on: date | None = None
) -> None:
    """Keep the jobcoach's own stagecijfer beside the computed one; None leaves the computed one.

    Raises:
        InputError: no grade of 1,0 to 10,0, or the moment is closed.
    """
    _check_grade("grade", tenths)
    _open_moment(session, placement_key, moment, on).grade = tenths


def set_feedback(
    session: Session, placement_key: str, moment: int, text: str, on: date | None = None
) -> None:
    """Keep the opmerkingen of a moment (Bijlage 1, Opmerkingen/Feedback); empty clears them.

    Raises:
        InputError: the moment is closed, or the text is too long.
    """
    row = _open_moment(session, placement_key, moment, on)
    row.feedback = clean_text(text, lines=True) or None


def set_date(session: Session, placement_key: str, moment: int, day: date | None) -> None:
    """Set the date of a moment; a date outside period or placement is only warned of.

    Raises:
        InputError: the moment is closed.
    """
    _open_moment(session, placement_key, moment, None).date = day


def copy_previous(session: Session, placement_key: str, moment: int, on: date | None = None) -> int:
    """Copy the grades of the moment before into the cells that are still empty.

    Returns:
        How many grades were copied.

    Raises:
        InputError: there is no moment before, or this one is closed.
    """
    previous = _find_moment(session, placement_key, moment - 1)
    source = _grades(session, previous.key) if previous is not None else {}
    if not source:
        raise InputError(Problem("moment", f"BO {moment - 1} heeft nog geen cijfers."))
    row = _open_moment(session, placement_key, moment, on)
    present = _grades(session, row.key)
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
    row = _open_moment(session, placement_key, moment, on)
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


def close(
    session: Session, placement_key: str, moment: int, on: date, paper: bool
) -> tuple[Problem, ...]:
    """Close a moment: read-only from now on, with the names that the form carries today.

    Asks a date and three signatures, drawn or on paper (domain.md 5); skills without a grade
    are only warned of.

    Returns:
        Warnings, such as grades that are missing.

    Raises:
        InputError: already closed, no date, or signatures are missing.
    """
    row = _open_moment(session, placement_key, moment, None)
    signed = set(
        session.execute(
            select(m.Signature.signer).where(
                m.Signature.moment_key == row.key, m.Signature.removed.is_(None)
            )
        ).scalars()
    )
    missing = [] if row.date is not None else [Problem("date", "Vul eerst de datum in.")]
    unsigned = len(SIGNERS) - len(signed)
    if unsigned and not paper:
        words = (
            "Er mist nog 1 handtekening."
            if unsigned == 1
            else (f"Er missen nog {unsigned} handtekeningen.")
        )
        missing.append(Problem("signatures", words))
    if missing:
        raise InputError(*missing)
    basis, empty = _frozen(session, row)
    row.closed_on, row.closed_paper, row.basis = on, paper, basis
    if not empty:
        return ()
    return (Problem("grades", f"Nog {empty} cijfers leeg", Severity.WARNING),)


def reopen(session: Session, placement_key: str, moment: int, reason: str) -> None:
    """Make a closed moment open again; its signatures stay until they are drawn anew.

    The reason goes into the action's title, so that the history shows it.

    Raises:
        InputError: no reason, or the moment is not closed.
    """
    words = clean_text(reason)
    if not words:
        raise InputError(Problem("reason", "Schrijf op waarom."))
    row = _find_moment(session, placement_key, moment)
    if row is None or row.closed_on is None:
        raise InputError(Problem("moment", "Dit moment is niet gesloten."))
    session.info[TITLE] = f"BO {moment} heropend: {words}"
    row.closed_on = row.closed_paper = row.basis = None


def _check_grade(field: str, tenths: int | None) -> None:
    if tenths is not None and not LOWEST <= tenths <= HIGHEST:
        raise InputError(Problem(field, _GRADE))


def _find_moment(session: Session, placement_key: str, moment: int) -> m.Moment | None:
    return session.execute(
        select(m.Moment).where(
            m.Moment.placement_key == placement_key,
            m.Moment.moment == moment,
            m.Moment.removed.is_(None),
        )
    ).scalar()


def _open_moment(session: Session, placement_key: str, moment: int, on: date | None) -> m.Moment:
    """The moment's row, made when it is not there; refuses one that is closed."""
    row = _find_moment(session, placement_key, moment)
    if row is not None:
        if row.closed_on is not None:
            raise InputError(Problem("moment", CLOSED))
        return row
    placement = session.get(m.Placement, placement_key)
    if placement is None or placement.removed is not None:
        raise InputError(Problem("placement", "Deze stage is er niet meer."))
    if not 1 <= moment <= _policy(session, placement_key).moments:
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


def _policy(session: Session, placement_key: str) -> Policy:
    year = session.execute(
        select(m.Enrollment.school_year)
        .join(m.Placement, m.Placement.enrollment_key == m.Enrollment.key)
        .where(m.Placement.key == placement_key)
    ).scalar_one()
    return policy_of(session, year)


def _grades(session: Session, moment_key: str) -> dict[str, m.Grade]:
    rows = session.execute(
        select(m.Grade).where(m.Grade.moment_key == moment_key, m.Grade.removed.is_(None))
    ).scalars()
    return {row.skill: row for row in rows}


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


def _frozen(session: Session, row: m.Moment) -> tuple[Mapping[str, Any], int]:
    """The names that the form carries now, and how many assessed skills have no grade."""
    placement = session.get_one(m.Placement, row.placement_key)
    enrollment_row = session.get_one(m.Enrollment, placement.enrollment_key)
    year = enrollment_row.school_year
    loaded = records.load(session, [row.student_key], year)
    student = loaded.students[row.student_key]
    enrollment = next(e for e in student.enrollments if e.key == enrollment_row.key)
    record = next(p for p in enrollment.placements if p.key == placement.key)
    company = loaded.companies[record.company]
    day = row.date or date.max
    then, staff = record.on(day), enrollment.on(day)
    school = session.execute(select(m.School).where(m.School.removed.is_(None))).scalar()
    names = {s.key: s.name for s in company.supervisors}
    form = next(x for x in record.moments if x.key == row.key)
    policy = policy_of(session, year)
    basis = {
        "student": student.name,
        "school_class": staff.school_class,
        "company": company.name,
        "supervisor": names.get(then.supervisor or ""),
        "jobcoach": staff.jobcoach,
        "school": school.name if school else None,
        "school_short": school.short_name if school else None,
        "grade_year": enrollment.grade_year,
        "date": row.date.isoformat() if row.date else None,
    }
    empty = missing_grades(policy, enrollment.grade_year, replace(form, closing=None))
    return {key: value for key, value in basis.items() if value is not None}, empty
