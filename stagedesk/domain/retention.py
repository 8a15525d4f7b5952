"""How long a dossier is kept after a student has left, and what then is to go."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from stagedesk.domain.aftercare import months_later
from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import Problem


class Extent(StrEnum):
    """How much goes: all but registration and absence, or all of it."""

    DOSSIER = "dossier"
    WHOLE = "whole"


#: What each extent is called.
EXTENTS = {
    Extent.DOSSIER: "dossier, behalve inschrijving en verzuim",
    Extent.WHOLE: "alles",
}


@dataclass(frozen=True, slots=True)
class Hold:
    """Removal put off: until which day (inclusive), and why."""

    until: date
    reason: str
    key: str = field(default="", compare=False)


def removable_from(left_on: date, policy: Policy, extent: Extent) -> date:
    """The first day on which removal is proposed.

    Removal: two years after leaving, five for absence and registration.
    """
    name = "retention_years" if extent is Extent.DOSSIER else "retention_absence_years"
    return months_later(left_on, 12 * policy.settings[name])


def proposed(
    left_on: date | None, policy: Policy, on: date, *, thinned: bool, hold: Hold | None
) -> Extent | None:
    """What removal of a student's data is due on a day; None when nothing is.

    Args:
        left_on: when the student left; None is still here.
        policy: its periods.
        on: the day.
        thinned: the dossier went before, only registration and absence are left.
        hold: removal was put off; it counts up to and including its day.
    """
    if left_on is None or (hold is not None and on <= hold.until):
        return None
    if removable_from(left_on, policy, Extent.WHOLE) <= on:
        return Extent.WHOLE
    due = removable_from(left_on, policy, Extent.DOSSIER) <= on
    return Extent.DOSSIER if due and not thinned else None


def hold_problems(hold: Hold, on: date | None) -> Iterator[Problem]:
    """What keeps a postponement from being taken: a day that has passed, no reason."""
    if on is not None and hold.until <= on:
        yield Problem("until", "Kies een dag die nog komt")
    if not hold.reason.strip():
        yield Problem("reason", "Schrijf op waarom")


HOLD_FORM = Form(
    "retention_hold",
    "Langer bewaren",
    (
        Section(
            "Langer bewaren",
            (
                Field("until", "Bewaren tot en met", Kind.DATE, needed=True, placeholder="1-9"),
                Field("reason", "Reden", needed=True, placeholder="loopt nog een bezwaar"),
            ),
        ),
    ),
)
