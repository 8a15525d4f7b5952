"""The numbers of a school year beside those of the year before, read in a handful of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import parse_school_year
from stagedesk.domain.outflow import ROUTES
from stagedesk.domain.policy import Policy
from stagedesk.domain.year_facts import (
    REST,
    ROUTE_UNKNOWN,
    SECTORS_BESIDE,
    PlacementFact,
    YearFact,
    topics,
)
from stagedesk.domain.year_numbers import Topic, against, with_removed
from stagedesk.services import certificates, policies
from stagedesk.services.certificates import Certificates
from stagedesk.services.transaction import Desk

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class YearOverview:
    """The numbers of a school year.

    Attributes:
        before: the school year that they stand against; empty when it has no students.
        students: how many the year has. on: the day up to which was counted.
    """

    school_year: str
    before: str
    students: int
    on: dt.date
    topics: tuple[Topic, ...]


def year_before(school_year: str) -> str:
    """``2025-2026`` for ``2026-2027``."""
    first, last = parse_school_year(school_year)
    return f"{first - 1}-{last - 1}"


def whole(desk: Desk, school_year: str, on: dt.date, progress: Progress) -> YearOverview:
    """The overview in one short read; for the worker."""
    return desk.read(read, school_year, on, progress=progress)


def read(
    session: Session,
    school_year: str,
    on: dt.date,
    keys: Collection[str] | None = None,
    progress: Progress | None = None,
) -> YearOverview:
    """The numbers of a school year up to a day, against the whole year before.

    Args:
        session: to read from.
        school_year: ``2026-2027``.
        on: today; a year that is over is counted to its end.
        keys: of the students that count; None is everybody. Some students say nothing of the
            school against another year: then nothing stands beside.
        progress: told after each of the two years.
    """
    last = year_before(school_year)
    until = min(on, _end(school_year))
    found = _topics(session, school_year, until, keys)
    if progress is not None:
        progress(1, 2)
    old = _topics(session, last, _end(last), None) if keys is None else ()
    if progress is not None:
        progress(2, 2)
    if not _students(old):
        return YearOverview(school_year, "", _students(found), until, found)
    return YearOverview(school_year, last, _students(found), until, against(found, old))


def _students(found: Sequence[Topic]) -> int:
    """Everybody stands once in the first topic, who was removed too."""
    return sum(one.value for one in found[0].numbers) if found else 0


def _end(school_year: str) -> dt.date:
    """The day before the next school year begins to count."""
    return dt.date(parse_school_year(school_year)[1], 7, 31)


def _topics(
    session: Session, school_year: str, on: dt.date, keys: Collection[str] | None
) -> tuple[Topic, ...]:
    policy = policies.policy_of(session, school_year)
    found = topics(_facts(session, school_year, keys), policy, on, dict(ROUTES))
    if keys is not None:
        return found
    return with_removed(found, _removed(session, school_year), _labels(policy))


def _labels(policy: Policy) -> dict[str, dict[str, str]]:
    """Words of the lines that counts of removed students may bring back."""
    years = {str(number): f"leerjaar {number}" for number in policy.grade_years}
    return {
        "sectors": {**policy.sectors, **SECTORS_BESIDE},
        "outflow": {**dict(ROUTES), "unknown": ROUTE_UNKNOWN},
        **{topic: years for topic in ("hours", "parts", "finals")},
        **{topic: {REST: "niet meer bekend"} for topic in ("stopped_by", "stopped_why")},
    }


def _removed(session: Session, school_year: str) -> dict[tuple[str, str], int]:
    """What stays of students who were removed for good: counts by topic and line."""
    query = select(m.YearCount.what, m.YearCount.of, m.YearCount.count).where(
        m.YearCount.school_year == school_year
    )
    return {(what, of): count for what, of, count in session.execute(query)}


def counts_of(
    session: Session, school_year: str, key: str, on: dt.date
) -> dict[str, dict[str, int]]:
    """What one student adds to each line of each topic: to be kept when the student is removed.

    Args:
        session: to read from.
        school_year: whose numbers.
        key: of the student.
        on: today; a year that is over is counted to its end.

    Returns:
        By topic, by line: its value; by topic with ``.whole`` behind it: what that is a part of.
    """
    facts = _facts(session, school_year, [key])
    policy = policies.policy_of(session, school_year)
    # What was noted of stopping is free text, perhaps about a person: only that it was stays.
    told = ("stopped_by", "stopped_why")
    found: dict[str, dict[str, int]] = {}
    for topic in topics(facts, policy, min(on, _end(school_year)), dict(ROUTES)):
        for one in topic.numbers:
            for name, count in ((topic.key, one.value), (f"{topic.key}.whole", one.whole)):
                if count:
                    line = REST if topic.key in told else one.key
                    lines = found.setdefault(name, {})
                    lines[line] = lines.get(line, 0) + count
    return found


def _facts(
    session: Session, school_year: str, keys: Collection[str] | None
) -> tuple[YearFact, ...]:
    enrolled = {row.number: row for row in _enrolled(session, school_year, keys)}
    placements = _placements(session, school_year)
    numbers = None if keys is None else tuple(enrolled)
    # Without a day nothing can be done any more: what stands is what counts here.
    stands = certificates.of_students(session, school_year, numbers)
    return tuple(
        _fact(enrolled[one.student], one, placements) for one in stands if one.student in enrolled
    )


def _enrolled(session: Session, school_year: str, keys: Collection[str] | None) -> list[Any]:
    query = (
        select(
            m.Student.number,
            m.Student.key,
            m.Student.name,
            m.Student.left_on,
            m.Enrollment.key.label("enrollment"),
            m.Enrollment.school_class,
            m.Outflow.route,
        )
        .join(m.Enrollment, m.Enrollment.student_key == m.Student.key)
        .outerjoin(
            m.Outflow, and_(m.Outflow.student_key == m.Student.key, m.Outflow.removed.is_(None))
        )
        .where(
            m.Student.removed.is_(None),
            m.Enrollment.removed.is_(None),
            m.Enrollment.school_year == school_year,
        )
    )
    if keys is None:
        # Stripped to registration and absence: what they counted for is kept apart.
        stripped = select(m.Removal.student_key).where(m.Removal.student_key.is_not(None))
        query = query.where(m.Student.key.not_in(stripped))
    rows = session.execute(query).all()
    wanted = None if keys is None else set(keys)
    return [row for row in rows if wanted is None or row.key in wanted]


def _placements(session: Session, school_year: str) -> Mapping[str, list[PlacementFact]]:
    """By enrollment, by start; one without a start comes last."""
    query = (
        select(
            m.Placement.enrollment_key,
            m.Placement.kind,
            m.Placement.start,
            m.Placement.end,
            m.Placement.ended_by,
            m.Placement.end_reason,
            m.Company.name,
            m.Company.sector,
            m.Company.internal,
        )
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .where(m.Placement.removed.is_(None), m.Enrollment.school_year == school_year)
        .order_by(m.Placement.start.is_(None), m.Placement.start, m.Placement.key)
    )
    found: dict[str, list[PlacementFact]] = defaultdict(list)
    for row in session.execute(query):
        found[row.enrollment_key].append(
            PlacementFact(
                company=row.name,
                sector=row.sector,
                internal=row.internal or row.kind == "internal",
                start=row.start,
                end=row.end,
                ended_by=row.ended_by,
                end_reason=row.end_reason,
            )
        )
    return found


def _fact(
    row: Any, stands: Certificates, placements: Mapping[str, list[PlacementFact]]
) -> YearFact:
    verdict = stands.verdict
    return YearFact(
        student=row.key,
        number=row.number,
        name=row.name,
        school_class=row.school_class or "",
        grade_year=stands.grade_year,
        norm=verdict.norm_hours * 60,
        signed=verdict.signed_minutes,
        required=verdict.required_minutes,
        needed=tuple(part.certificate for part in verdict.parts),
        earned=tuple(part.certificate for part in verdict.parts if part.earned),
        final=verdict.final.earned,
        placements=tuple(placements.get(row.enrollment, ())),
        left_on=row.left_on,
        route=row.route,
    )
