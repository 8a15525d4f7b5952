"""Closing a beoordelingsmoment and opening it again: read-only between the two.

Exists so that what a closed form carried is frozen in one place.
"""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.assessment import SIGNERS
from stagedesk.domain.problem import InputError, Problem, Severity
from stagedesk.domain.texts import clean_text
from stagedesk.models.history import TITLE
from stagedesk.services import records
from stagedesk.services.assessment_sheet import missing_grades
from stagedesk.services.moment_rows import find_moment, open_moment
from stagedesk.services.policies import policy_of


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
    row = open_moment(session, placement_key, moment, None)
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
    row = find_moment(session, placement_key, moment)
    if row is None or row.closed_on is None:
        raise InputError(Problem("moment", "Dit moment is niet gesloten."))
    session.info[TITLE] = f"BO {moment} heropend: {words}"
    row.closed_on = row.closed_paper = row.basis = None


def _frozen(session: Session, row: m.Moment) -> tuple[dict[str, Any], int]:
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
    # Where two colleagues share a name the record tells them apart; the form prints the name.
    colleagues = {ref: loaded.staff[key].name for key, ref in loaded.staff_names.items()}
    form = next(x for x in record.moments if x.key == row.key)
    policy = policy_of(session, year)
    basis = {
        "student": student.name,
        "school_class": staff.school_class,
        "company": company.name,
        "supervisor": names.get(then.supervisor or ""),
        "jobcoach": colleagues.get(staff.jobcoach or ""),
        "school": school.name if school else None,
        "school_short": school.short_name if school else None,
        "grade_year": enrollment.grade_year,
        "date": row.date.isoformat() if row.date else None,
    }
    empty = missing_grades(policy, enrollment.grade_year, form)
    return {key: value for key, value in basis.items() if value is not None}, empty
