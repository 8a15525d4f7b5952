"""Gathers the yearly evaluation: the numbers of the school, or of a class, without a name."""

from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.reports import evaluation
from stagedesk.services import policies, settings, year_overview
from stagedesk.services.gather_overviews import UNKNOWN, label
from stagedesk.services.gathering import Options, Piece, head_of


def evaluations(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """One evaluation of these students (Evaluatie en monitoring).

    Only the whole school stands against the year before: some students were other students then.
    """
    everybody = options.school_class is None and len(set(keys)) >= _enrolled(session, options.year)
    found = year_overview.read(session, options.year, options.on, None if everybody else keys)
    paper = evaluation.Evaluation(
        head=head_of(settings.get_school(session)),
        school_year=options.year,
        before=found.before,
        students=found.students,
        until=found.on,
        topics=found.topics,
        whom=f"klas {options.school_class}" if options.school_class else "",
        notes=() if policies.calendar_of(session, options.year).known else (UNKNOWN,),
    )
    yield Piece(label(options), [paper], evaluation.render)


def _enrolled(session: Session, school_year: str) -> int:
    query = (
        select(func.count())
        .select_from(m.Enrollment)
        .join(m.Student, m.Student.key == m.Enrollment.student_key)
        .where(
            m.Enrollment.school_year == school_year,
            m.Enrollment.removed.is_(None),
            m.Student.removed.is_(None),
        )
    )
    return session.execute(query).scalar_one()
