"""Birthdays that change what the law or the policy allows: 16 and 18."""

from dataclasses import dataclass
from datetime import date, timedelta

from stagedesk.domain.policy import Policy, WorkingTimeLimit
from stagedesk.domain.times import format_hours, format_time

#: So many days before and after the day it is said.
AROUND_DAYS = 14


@dataclass(frozen=True, slots=True)
class LawBirthday:
    """A birthday after which something else holds.

    Attributes:
        age: whole years from that day on. what: what changes, one Dutch sentence or two.
    """

    day: date
    age: int
    what: str


def law_birthday(birth_date: date | None, policy: Policy, on: date) -> LawBirthday | None:
    """The birthday of 16 or 18 within two weeks of a day; None when there is none.

    The ages are those at which the policy's limits on working time change, and the age from
    which the student is called and signs (Arbeidstijdenwet; domain.md section 4).
    """
    if birth_date is None:
        return None
    for years in law_ages(policy):
        day = _birthday(birth_date, years)
        if abs((day - on).days) <= AROUND_DAYS:
            return LawBirthday(day, years, _what(policy, years))
    return None


def law_ages(policy: Policy) -> tuple[int, ...]:
    """The ages at which something changes; below the first limit the jobcoach is asked anyhow."""
    asked = [limit.to_age for limit in policy.limits if limit.ask and limit.to_age is not None]
    first = max(asked, default=-1) + 1
    found = {limit.from_age for limit in policy.limits if limit.from_age > first}
    return tuple(sorted(found | {policy.settings["adult_age"]}))


def _birthday(birth: date, years: int) -> date:
    """The day of that age; who was born on 29 February has it on 1 March."""
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 2, 28) + timedelta(days=1)


def _what(policy: Policy, years: int) -> str:
    limit = next(
        (
            one
            for one in policy.limits
            if one.from_age <= years and (one.to_age is None or years <= one.to_age)
        ),
        None,
    )
    words = _limit_words(limit) if limit is not None else ""
    if years >= policy.settings["adult_age"]:
        words = f"{words} Tekent zelf en wordt zelf gebeld."
    return words.strip()


def _limit_words(limit: WorkingTimeLimit) -> str:
    """``Mag dan 9 uur per dag, 45 per week, van 6:00 tot 23:00.``."""
    parts = []
    if limit.day_minutes is not None:
        parts.append(f"{format_hours(limit.day_minutes)} uur per dag")
    if limit.week_minutes is not None:
        parts.append(f"{format_hours(limit.week_minutes)} per week")
    if limit.earliest is not None and limit.latest is not None:
        parts.append(f"van {format_time(limit.earliest)} tot {format_time(limit.latest)}")
    if not parts:
        return ""
    return f"Mag dan {', '.join(parts)}."
