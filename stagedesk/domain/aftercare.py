"""Nazorg: the contacts with who has left, planned over two years and noted when they were."""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import Problem, Severity

_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact with who has left.

    Attributes:
        on: the day; at most one contact a day.
        done: False while it is only planned.
        spoken_to: who was spoken. report: how it goes.
        working: still at work or at school; None when nobody said.
    """

    on: date
    done: bool = False
    spoken_to: str | None = None
    working: bool | None = None
    report: str | None = None
    key: str = field(default="", compare=False)


def months_later(day: date, months: int) -> date:
    """The same day some months later; the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def aftercare_until(left_on: date, policy: Policy) -> date:
    """The last day of the aftercare (Nazorg: 'in ieder geval de eerste twee jaar')."""
    return months_later(left_on, 12 * policy.settings["aftercare_years"])


def planned_days(left_on: date, policy: Policy) -> tuple[date, ...]:
    """When to be in touch: every so many months of the policy, on a weekday, up to the end."""
    step = policy.settings["aftercare_every_months"]
    count = 12 * policy.settings["aftercare_years"] // step
    until = aftercare_until(left_on, policy)
    return tuple(_weekday(months_later(left_on, step * n), until) for n in range(1, count + 1))


def _weekday(day: date, until: date) -> date:
    """The day itself, of a weekend the Monday after it; the Friday before when that is too late."""
    if day.weekday() <= _FRIDAY:
        return day
    monday = day + timedelta(days=7 - day.weekday())
    return monday if monday <= until else day - timedelta(days=day.weekday() - _FRIDAY)


def contacts_due(contacts: Iterable[Contact], on: date) -> tuple[Contact, ...]:
    """Contacts planned for a day or before it that were not made, the oldest first."""
    return tuple(
        sorted((c for c in contacts if not c.done and c.on <= on), key=lambda contact: contact.on)
    )


def contact_problems(contact: Contact, on: date | None) -> Iterator[Problem]:
    """What is odd about a contact; nothing here keeps it from being saved.

    Args:
        contact: as it would be saved.
        on: today; None judges nothing that depends on it.
    """
    if on is not None and contact.done and contact.on > on:
        yield Problem("on", "Deze dag moet nog komen", Severity.WARNING)
    if contact.done and contact.working is None:
        yield Problem("working", "Nog aan het werk?", Severity.WARNING)


CONTACT_FORM = Form(
    "aftercare_contact",
    "Contact",
    (
        Section(
            "Contact",
            (
                Field("on", "Dag", Kind.DATE, needed=True, placeholder="24-11"),
                Field(
                    "done",
                    "Gesproken",
                    Kind.FLAG,
                    help="Zet dit uit voor een contact dat nog moet komen. Op de dag zelf staat "
                    "het dan in Vandaag.",
                ),
                Field("spoken_to", "Met wie", placeholder="oud-leerling, moeder"),
                Field("working", "Nog aan het werk of op school", Kind.FLAG),
                Field("report", "Hoe het gaat", Kind.LONG_TEXT),
            ),
        ),
    ),
)
