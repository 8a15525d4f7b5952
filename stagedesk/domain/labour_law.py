"""The law's limits on working time by age, as the policy file holds them: they only warn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stagedesk.domain.placements import Timetable
from stagedesk.domain.policy import Policy, WorkingTimeLimit
from stagedesk.domain.times import age, format_hours, format_time

_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Worker:
    """Who works: the age on a day and the limits of that age.

    Attributes:
        age: whole years on the day.
        limit: the limits of that age; None where the policy file has none.
    """

    age: int
    limit: WorkingTimeLimit | None

    @classmethod
    def on(cls, policy: Policy, birth_date: date, day: date) -> "Worker":
        """The worker of that birth date on a day: the law asks for the age of that day."""
        years = age(birth_date, day)
        for limit in policy.limits:
            if limit.from_age <= years and (limit.to_age is None or years <= limit.to_age):
                return cls(years, limit)
        return cls(years, None)

    def day_faults(
        self, weekday: int, begin: int, end: int, working: int
    ) -> Iterator[tuple[str, str]]:
        """What one day breaks: pairs of its part (``begin``, ``end`` or empty) and Dutch text.

        Args:
            weekday: 0 is Monday.
            begin: minutes after midnight.
            end: minutes after midnight.
            working: minutes of working time of the whole day, without the break.
        """
        limit = self.limit
        if limit is None:
            return
        if limit.ask:
            yield "", f"Onder {(limit.to_age or self.age) + 1} jaar: vraag de jobcoach"
            return
        if limit.day_minutes is not None and working > limit.day_minutes:
            hours = format_hours(limit.day_minutes)
            yield "end", f"{self.age} jaar: hooguit {hours} uur per dag"
        if weekday == _SUNDAY and not limit.sunday:
            yield "", f"{self.age} jaar: niet op zondag"
        if limit.earliest is not None and begin < limit.earliest:
            yield "begin", f"{self.age} jaar: niet vóór {format_time(limit.earliest)}"
        if limit.latest is not None and end > limit.latest:
            yield "end", f"{self.age} jaar: niet na {format_time(limit.latest)}"

    def week_fault(self, working: int, paid: int = 0) -> str:
        """What a week breaks; empty when nothing.

        Args:
            working: minutes of working time at the stage.
            paid: minutes of small contracts beside it; where only these are too many, it says so.
        """
        limit = self.limit
        if limit is None or limit.week_minutes is None or working + paid <= limit.week_minutes:
            return ""
        hours = format_hours(limit.week_minutes)
        if working <= limit.week_minutes:
            return f"Met bijbaan boven de {hours} uur"
        return f"{self.age} jaar: hooguit {hours} uur per week"


def planned_minutes(timetable: Timetable, policy: Policy) -> int:
    """Working time of a whole planned week, without the breaks."""
    spans = (timetable.minutes(weekday) for weekday in range(7))
    return sum(working_minutes(span, timetable, policy) for span in spans if span)


def working_minutes(span: int, timetable: Timetable, policy: Policy) -> int:
    """Working time of a day of ``span`` minutes: the law does not count the break.

    An unknown break is taken as the policy's (30 minutes above 4,5 hours).
    """
    pause = timetable.break_minutes
    if pause is None:
        long = span > policy.settings["default_break_above_minutes"]
        pause = policy.settings["default_break_minutes"] if long else 0
    return max(0, span - pause)
