"""Whose students a jobcoach has on a day: the own ones, and those of colleagues who are away."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, aliased

from stagedesk import models as m
from stagedesk.domain.stand_ins import runs
from stagedesk.domain.texts import format_list
from stagedesk.domain.times import short_date
from stagedesk.services.forms import create


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A colleague who is away, and who does the work.

    Attributes:
        key: of the take-over. away, by: keys of the two colleagues.
        until: last day; None is not known yet.
    """

    key: str
    away: str
    name: str
    by: str
    by_name: str
    since: dt.date
    until: dt.date | None

    @property
    def span(self) -> str:
        """``t/m 18 dec``, or since when."""
        if self.until is None:
            return f"vanaf {short_date(self.since)}"
        return f"t/m {short_date(self.until)}"

    def state(self, on: dt.date) -> str:
        """Whether it holds: ``nu``, ``straks`` or ``voorbij``."""
        if runs(self.since, self.until, on):
            return "nu"
        return "straks" if self.since > on else "voorbij"


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
    return _read(session, m.StandIn.by_key == jobcoach, *_on(on))


def of_staff(session: Session, staff_key: str) -> tuple[TakenOver, ...]:
    """The take-overs of one colleague who is or was away, the newest first."""
    found = _read(session, m.StandIn.staff_key == staff_key, m.StandIn.removed.is_(None))
    return tuple(sorted(found, key=lambda one: one.since, reverse=True))


def words(session: Session, jobcoach: str | None, on: dt.date) -> str:
    """``Met die van Bram Peeters, t/m 25 sep``; empty when nobody is taken over."""
    if jobcoach is None:
        return ""
    found = taken_over(session, jobcoach, on)
    names = format_list(f"{one.name} ({_unbroken(one.span)})" for one in found)
    return f"Met die van {names}" if found else ""


def _unbroken(span: str) -> str:
    """The days stay together where the words wrap, which may be after a slash too."""
    return span.replace(" ", "\N{NO-BREAK SPACE}").replace("/", "/\N{WORD JOINER}")


def _read(session: Session, *conditions: ColumnElement[bool]) -> tuple[TakenOver, ...]:
    away, by = aliased(m.Staff), aliased(m.Staff)
    rows = session.execute(
        select(
            m.StandIn.key,
            away.key,
            away.name,
            by.key,
            by.name,
            m.StandIn.since,
            m.StandIn.until,
        )
        .join(away, away.key == m.StandIn.staff_key)
        .join(by, by.key == m.StandIn.by_key)
        .where(*conditions, away.removed.is_(None))
        .order_by(away.sort_text)
    )
    return tuple(TakenOver(*row) for row in rows)


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
