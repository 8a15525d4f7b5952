"""Dated facts: a change from a day on keeps what was, so that an old paper prints again as it was.

Class, mentor and jobcoach of an enrollment; kind, supervisor and timetable of a placement
(domain.md section 1).
"""

import datetime as dt
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m

#: The columns that are dated, by model.
DATED: dict[type[m.Row], tuple[str, ...]] = {
    m.Enrollment: ("school_class", "mentor_key", "jobcoach_key"),
    m.Placement: (
        "kind",
        "supervisor_key",
        "days",
        "begin_time",
        "end_time",
        "timetable",
        "break_minutes",
    ),
}
_VERSIONS: dict[type[m.Row], tuple[Any, str]] = {
    m.Enrollment: (m.EnrollmentVersion, "enrollment_key"),
    m.Placement: (m.PlacementVersion, "placement_key"),
}


def keep_version(session: Session, row: Any, since: dt.date) -> None:
    """Keep the dated facts of a row as a version that ends the day before ``since``.

    Nothing is kept when such a version is there already (a second change of the same day), or
    when the row said nothing yet.
    """
    model, parent = _VERSIONS[type(row)]
    until = since - dt.timedelta(days=1)
    facts = {name: getattr(row, name) for name in DATED[type(row)]}
    if not any(value for name, value in facts.items() if name != "kind"):
        return
    later = session.execute(
        select(model.key).where(
            getattr(model, parent) == row.key, model.removed.is_(None), model.until >= until
        )
    ).first()
    if later is None:
        session.add(model(**{parent: row.key}, student_key=row.student_key, until=until, **facts))


def is_dated(model: type[m.Row], column: str) -> bool:
    """Whether a change of this column keeps the old value as a version."""
    return column in DATED.get(model, ())
