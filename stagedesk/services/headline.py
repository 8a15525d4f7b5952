"""Who a form is about, in one query: what the head of the page says while its fields are saved.

Exists beside ``student_page`` because a whole dossier at every field takes longer than the save.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.times import SHORT_WEEKDAYS, age


@dataclass(frozen=True, slots=True)
class Headline:
    """A student with the placement that shows: the one chosen, else that of the day."""

    name: str
    school_class: str | None
    age: int | None
    placement_key: str | None
    company: str | None
    days: str

    @property
    def second(self) -> str:
        """``4B · 17 jaar · Hotel De Oude Maas (ma, di, do)``."""
        years = f"{self.age} jaar" if self.age is not None else ""
        where = f"{self.company} ({self.days})" if self.company and self.days else self.company
        return " · ".join(part for part in (self.school_class, years, where) if part)


def headline(
    session: Session,
    student_key: str,
    school_year: str,
    on: dt.date,
    placement_key: str | None = None,
) -> Headline | None:
    """The head of a dossier; None when the student is gone.

    Args:
        session: to read from.
        student_key: whose.
        school_year: of the class and the placement.
        on: the day of today.
        placement_key: shown when it is there in that year; else that of the day, else the next.
    """
    query = _query(student_key, school_year, on, placement_key)
    row = session.execute(query).first()
    if row is None:
        return None
    name, birth_date, school_class, key, days, company, place = row
    shows = key is not None and place < 3
    return Headline(
        name=name,
        school_class=school_class,
        age=age(birth_date, on) if birth_date else None,
        placement_key=key if shows else None,
        company=company if shows else None,
        days=", ".join(SHORT_WEEKDAYS[day] for day in days or ()) if shows else "",
    )


def _query(
    student_key: str, school_year: str, on: dt.date, placement_key: str | None
) -> Select[Any]:
    """One row: the student, the class, and the placement that shows; its order is 3 when over."""
    living = and_(m.Placement.enrollment_key == m.Enrollment.key, m.Placement.removed.is_(None))
    over = and_(m.Placement.end.is_not(None), m.Placement.end < on)
    order = case(
        (m.Placement.key == placement_key, 0),
        (over, 3),
        (m.Placement.start <= on, 1),
        else_=2,
    )
    return (
        select(
            m.Student.name,
            m.Student.birth_date,
            m.Enrollment.school_class,
            m.Placement.key,
            m.Placement.days,
            m.Company.name,
            order.label("order"),
        )
        .outerjoin(
            m.Enrollment,
            and_(
                m.Enrollment.student_key == m.Student.key,
                m.Enrollment.school_year == school_year,
                m.Enrollment.removed.is_(None),
            ),
        )
        .outerjoin(m.Placement, living)
        .outerjoin(m.Company, m.Company.key == m.Placement.company_key)
        .where(m.Student.key == student_key, m.Student.removed.is_(None))
        .order_by(
            order,
            # Of two that run the last begun, of two that are to come the first.
            case((order == 1, func.julianday(m.Placement.start)), else_=0).desc(),
            m.Placement.start.is_(None),
            m.Placement.start,
        )
        .limit(1)
    )
