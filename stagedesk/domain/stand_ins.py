"""A colleague's students taken over for a while: leave, illness, a course."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who does the work of an absent colleague, from one day to another, both inclusive.

    Attributes:
        by: staff reference, as Enrollment.jobcoach.
        until: None while nobody knows when the colleague is back.
    """

    by: str
    since: date
    until: date | None = None
    remark: str | None = None
    key: str = field(default="", compare=False)


def runs(since: date, until: date | None, on: date) -> bool:
    """Whether a take-over holds on a day."""
    return since <= on and (until is None or on <= until)


def standing_in(stand_ins: Iterable[StandIn], on: date) -> StandIn | None:
    """Who does the work of a colleague on a day; None when the colleague is there."""
    return next((one for one in stand_ins if runs(one.since, one.until, on)), None)


def stand_in_problems(
    since: date,
    until: date | None,
    of: str,
    by: str,
    others: Iterable[tuple[date, date | None]],
) -> Iterator[Problem]:
    """What stops a take-over: nobody takes over from oneself, and not two at one time.

    Args:
        since: first day.
        until: last day; None is open.
        of: key of who is away.
        by: key of who takes over.
        others: the spans of the other take-overs of the same colleague.
    """
    if of == by:
        yield Problem("by", "Kies een andere collega")
    if until is not None and until < since:
        yield Problem("until", "Ligt vóór de eerste dag")
        return
    last = until or date.max
    if any(first <= last and since <= (end or date.max) for first, end in others):
        yield Problem("since", "Dan neemt al iemand waar")


#: The staff depends on the school: the caller fills the choices.
STAND_IN_FORM = Form(
    "stand_in",
    "Waarneming",
    (
        Section(
            "Waarneming",
            (
                Field("by", "Wie neemt waar", Kind.CHOICE, needed=True),
                Field("since", "Vanaf", Kind.DATE, needed=True, placeholder="24-11"),
                Field("until", "Tot en met", Kind.DATE, placeholder="18-12"),
                Field("remark", "Opmerking"),
            ),
        ),
    ),
)
