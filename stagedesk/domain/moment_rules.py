"""When a beoordelingsmoment is due, and what is odd about its date (Bijlage 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from stagedesk.domain.placements import Placement
from stagedesk.domain.policy import Period, Policy
from stagedesk.domain.problem import Problem, Severity
from stagedesk.domain.times import short_date


@dataclass(frozen=True, slots=True)
class DueMoment:
    """A moment that asks to be held.

    Attributes:
        number: 1, 2 or 3.
        since: the day from which it is due.
        by: the last day: of its period, or of the placement when that ends earlier.
    """

    number: int
    since: date
    by: date


def period_first_day(policy: Policy, number: int) -> date:
    """The first day of a period: the day after the one before it, or the first school day."""
    earlier = [p.last_day for p in policy.periods if p.number == number - 1]
    return earlier[0] + timedelta(days=1) if earlier else policy.first_day


def _period(policy: Policy, number: int) -> Period | None:
    return next((period for period in policy.periods if period.number == number), None)


def moment_due(placement: Placement, policy: Policy, number: int, on: date) -> DueMoment | None:
    """The moment of a period when it is due on ``on``; None when it is not, or is closed.

    Due from 14 days before the period's last day when the placement runs at least four weeks
    (28 days) of that period; when the placement ends before those days, from its end (section 5).
    """
    period = _period(policy, number)
    closed = any(m.moment == number and m.closing is not None for m in placement.moments)
    if period is None or placement.start is None or closed:
        return None
    first = max(placement.start, period_first_day(policy, number))
    by = min(placement.end or period.last_day, period.last_day)
    if (by - first).days + 1 < 7 * policy.settings["moment_due_weeks"]:
        return None
    since = min(by, period.last_day - timedelta(days=policy.settings["moment_due_days"]))
    return DueMoment(number, since, by) if on >= since else None


def moment_warnings(placement: Placement, policy: Policy) -> tuple[Problem, ...]:
    """What is odd about the dates of a placement's moments; fields are ``moments.2.date``.

    A date outside its period or outside the placement, or not after the moment before it.
    """
    found: list[Problem] = []
    dated = sorted((m.moment, m.date) for m in placement.moments if m.date is not None)
    for place, (number, day) in enumerate(dated):
        texts = list(_doubts(placement, policy, number, day))
        if place and day <= dated[place - 1][1]:
            texts.append(f"Ligt niet na BO {dated[place - 1][0]}. Klopt dat?")
        found.extend(Problem(f"moments.{number}.date", t, Severity.WARNING) for t in texts)
    return tuple(found)


def _doubts(placement: Placement, policy: Policy, number: int, day: date) -> Iterable[str]:
    period = _period(policy, number)
    if period and not period_first_day(policy, number) <= day <= period.last_day:
        yield f"Buiten periode {number}. Klopt dat?"
    if placement.start is None or day < placement.start:
        yield "Dan was er nog geen stage"
    elif placement.end is not None and day > placement.end:
        yield f"De stage stopte op {short_date(placement.end)}"
