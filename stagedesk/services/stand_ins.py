"""Whose students a jobcoach has on a day: the own ones, and those of colleagues who are away."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, aliased

from stagedesk import models as m
from stagedesk.domain.times import short_date
from stagedesk.services.forms import create


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A colleague whose students are taken over; ``until`` None is not known yet."""

    key: str
    name: str
    by: str
    since: dt.date
    until: dt.date | None

    @property
    def span(self) -> str:
        """``t/m 18 dec``, or since when."""
        if self.until is None:
            return f"vanaf {short_date(self.since)}"
        return f"t/m {short_date(self.until)}"


def coaches(session: Session, jobcoach: str, on: dt.date) -> tuple[str, ...]:
    """The jobcoach's own key, and those of the colleagues whose work it does on a day."""
    keys = session.execute(
        select(m.StandIn.staff_key).where(m.StandIn.by_key == jobcoach, *_on(on))
    ).scalars()
    return (jobcoach, *sorted(set(keys) - {jobcoach}))


def is_of(
    session: Session, jobcoach: str, on: dt.date, enrollment: type[m.Enrollment] = m.Enrollment
) -> ColumnElement[bool]:
    """The condition that an enrollment is one of the jobcoach's students on a day."""
    return enrollment.jobcoach_key.in_(coaches(session, jobcoach, on))


def taken_over(session: Session, jobcoach: str, on: dt.date) -> tuple[TakenOver, ...]:
    """Whose students the jobcoach has beside the own ones on a day, by name."""
    return tuple(one for one in running(session, on) if one.by == jobcoach)


def running(session: Session, on: dt.date) -> tuple[TakenOver, ...]:
    """Every take-over of a day, by name of who is away; ``by`` is a key."""
    away = aliased(m.Staff)
    rows = session.execute(
        select(away.key, away.name, m.StandIn.by_key, m.StandIn.since, m.StandIn.until)
        .join(away, away.key == m.StandIn.staff_key)
        .where(*_on(on), away.removed.is_(None))
        .order_by(away.sort_text)
    )
    return tuple(TakenOver(*row) for row in rows)


def of_staff(session: Session, staff_key: str) -> tuple[str, ...]:
    """Keys of the take-overs of one colleague, the newest first."""
    return tuple(
        session.execute(
            select(m.StandIn.key)
            .where(m.StandIn.staff_key == staff_key, m.StandIn.removed.is_(None))
            .order_by(m.StandIn.since.desc(), m.StandIn.key)
        ).scalars()
    )


def note(session: Session, staff_key: str, given: dict[str, object], on: dt.date) -> str:
    """Somebody takes over from a colleague.

    Returns:
        Key of the take-over.

    Raises:
        InputError: nobody or no day is named, it is the colleague, or somebody does it already.
    """
    return create(session, "stand_in", {"since": on, **given}, on, staff_key=staff_key)


def _on(on: dt.date) -> tuple[ColumnElement[bool], ...]:
    stand_in = m.StandIn
    return (
        stand_in.removed.is_(None),
        stand_in.since <= on,
        or_(stand_in.until.is_(None), stand_in.until >= on),
    )
