"""Which backups to keep: close together when they are young, far apart when they are old.

Exists apart from the making of them because a mistake here throws away what cannot be made again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Rule:
    """Of every span (hour, day, week, month) within a reach the newest backup is kept.

    Attributes:
        reach: how far back from now. span: names the span that a moment lies in.
    """

    reach: timedelta
    span: Callable[[datetime], object]


#: A working day by the hour, a week by the day, five weeks by the week, half a year by the month.
#: Not longer: what was removed on a parent's request lives on in every older backup.
RULES = (
    Rule(timedelta(hours=8), lambda at: (at.date(), at.hour)),
    Rule(timedelta(days=7), lambda at: at.date()),
    Rule(timedelta(weeks=5), lambda at: at.isocalendar()[:2]),
    Rule(timedelta(days=183), lambda at: (at.year, at.month)),
)


def kept(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which of the backups stay.

    Args:
        made: when each was made, local time, in any order.
        now: the moment of thinning. What was made later (the clock was put back) stays.

    Returns:
        The moments whose backups stay; the newest always does, however old it is.
    """
    moments = sorted(set(made), reverse=True)
    stay = {at for at in moments if at > now}
    stay.update(moments[:1])
    for rule in RULES:
        seen: set[object] = set()
        for at in moments:
            if at > now or now - at > rule.reach:
                continue
            span = rule.span(at)
            if span not in seen:
                seen.add(span)
                stay.add(at)
    return frozenset(stay)
