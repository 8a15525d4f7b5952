"""Hours that were agreed to be made up (inhalen), and how much of them is done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem, Severity

#: An agreement that is not met is asked after from so many days before its last day.
AHEAD_DAYS = 7


@dataclass(frozen=True, slots=True)
class MakeUpDeal:
    """What was agreed: how many minutes, and before which day they are done.

    Attributes:
        on: day of the agreement.
        agreed_minutes: None while it is still to be typed.
        until: last day on which they can be done.
    """

    on: date
    agreed_minutes: int | None = None
    until: date | None = None
    remark: str | None = None
    key: str = field(default="", compare=False)


def agreed_by(deals: Iterable[MakeUpDeal], by: date | None = None) -> int:
    """Minutes agreed; with ``by`` only those that must be done by that day."""
    return sum(
        deal.agreed_minutes or 0
        for deal in deals
        if by is None or (deal.until is not None and deal.until <= by)
    )


def deal_due(deals: Iterable[MakeUpDeal], done: int, on: date) -> tuple[date, int] | None:
    """The first agreement that is not met and whose last day is near or past.

    What is done counts for the agreements in the order of their last days.

    Args:
        deals: of one placement.
        done: minutes of the days on its slips that make up for missed hours.
        on: today.

    Returns:
        Its last day, and the minutes that still lack by then; None when nothing is asked.
    """
    ordered = sorted((d for d in deals if d.until is not None), key=lambda d: d.until or d.on)
    for deal in ordered:
        if deal.until is None or (deal.until - on).days > AHEAD_DAYS:
            return None
        lacking = agreed_by(ordered, deal.until) - done
        if lacking > 0:
            return deal.until, lacking
    return None


def deal_problems(deal: MakeUpDeal) -> Iterator[Problem]:
    """What is odd; nothing here keeps it from being saved."""
    if deal.until is not None and deal.until < deal.on:
        yield Problem("until", "Ligt vóór de dag van de afspraak", Severity.WARNING)
    if deal.agreed_minutes is not None and deal.until is None:
        yield Problem("until", "Zet er een dag bij", Severity.WARNING)


MAKE_UP_FORM = Form(
    "make_up_deal",
    "Inhaalafspraak",
    (
        Section(
            "Inhalen",
            (
                Field("on", "Afgesproken op", Kind.DATE, needed=True, placeholder="24-11"),
                Field(
                    "agreed_minutes",
                    "Uren",
                    Kind.HOURS,
                    needed=True,
                    placeholder="7,5",
                    largest=400,
                ),
                Field("until", "Klaar vóór of op", Kind.DATE, placeholder="18-12"),
                Field("remark", "Wat is er afgesproken"),
            ),
        ),
    ),
)
