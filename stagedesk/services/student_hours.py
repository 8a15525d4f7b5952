"""The hours and certificates of a dossier in numbers that explain themselves (mock 3)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from stagedesk.domain.calendar import SchoolCalendar
from stagedesk.domain.certificates import required_minutes
from stagedesk.domain.companies import Company
from stagedesk.domain.hours import Placed, planned_weekdays
from stagedesk.domain.outlook import Forecast, forecast
from stagedesk.domain.placements import Placement, Timetable
from stagedesk.domain.policy import Policy
from stagedesk.domain.students import Enrollment
from stagedesk.domain.times import format_hours
from stagedesk.domain.verdict import State, Verdict
from stagedesk.services import certificates

#: The sign of each state of a certificate (tokens.md, State signs).
_SIGNS = {
    State.EARNED: "tick",
    State.OPEN: "dot",
    State.IMPOSSIBLE: "alert",
    State.NOT_EARNED: "alert",
    State.ONLY_MAKE_UP: "half",
}


@dataclass(frozen=True, slots=True)
class HoursNow:
    """The hours of the school year, in minutes; ``outlook`` says in Dutch what they still take."""

    signed: int
    unsigned: int
    norm: int
    required: int
    share: int
    outlook: str
    notice: str

    @property
    def percent(self) -> int:
        """Signed share of the norm, cut down: 79,6 % is 79."""
        return self.signed * 100 // self.norm


@dataclass(frozen=True, slots=True)
class CertificateNow:
    """One certificate: ``line`` says why in a few words."""

    label: str
    sign: str
    badge: str
    line: str


def hours(
    enrollment: Enrollment,
    placement: Placement | None,
    companies: Mapping[str, Company],
    policy: Policy,
    calendar: SchoolCalendar,
    on: dt.date,
) -> tuple[HoursNow, Verdict]:
    """The hours of an enrollment with their outlook, and the verdict on its certificates.

    ``placement`` is the one of the day: its timetable is held against what is needed.
    """
    year = certificates.hours_of(enrollment, companies, policy, calendar, on)
    verdict = certificates.judged(enrollment, companies, policy, year, on)
    placeds = [Placed.at(p, companies[p.company]) for p in enrollment.placements]
    required = required_minutes(year.norm, policy.share_percent)
    ahead = forecast(placeds, calendar, on, required, year.signed)
    running = [p for p in enrollment.placements if p.runs(on)]
    # Of two placements at one time both give hours; one that is to come gives the outlook too.
    counted = running or ([placement] if placement else [])
    week = sum(_week_minutes(p.on(on).timetable) for p in counted)
    now = HoursNow(
        signed=year.signed,
        unsigned=year.unsigned,
        norm=year.norm * 60,
        required=required,
        share=policy.share_percent,
        outlook=_outlook(ahead, week, year.unsigned, policy.share_percent, calendar, on),
        notice=year.notice,
    )
    return now, verdict


def _week_minutes(timetable: Timetable) -> int:
    return sum(timetable.minutes(day) for day in planned_weekdays(timetable))


def _outlook(
    ahead: Forecast,
    week_minutes: int,
    unsigned: int,
    share: int,
    calendar: SchoolCalendar,
    on: dt.date,
) -> str:
    """What the share still takes, in one or two sentences (section 4: forecast)."""
    if not ahead.needed_minutes:
        return f"De {share}% is gehaald. Iedere week die erbij komt, is mooi meegenomen."
    needed = f"Nog {format_hours(ahead.needed_minutes, 1)} uur nodig"
    if on > calendar.last_day:
        return f"Er was {format_hours(ahead.needed_minutes, 1)} uur te weinig voor {share}%."
    if ahead.minutes_a_week is None:
        if unsigned >= ahead.needed_minutes:
            return f"{needed}: dat lukt als alle briefjes getekend zijn."
        return f"{needed}: er zijn geen stagedagen meer gepland."
    weeks = "1 week" if ahead.weeks_left == 1 else f"{ahead.weeks_left} weken"
    a_week = format_hours(ahead.minutes_a_week, 1)
    if not week_minutes:
        return f"{needed} in {weeks}: {a_week} uur per week. Het rooster heeft nog geen tijden."
    if ahead.enough:
        result = "dat lukt."
    elif ahead.planned_minutes + unsigned >= ahead.needed_minutes:
        result = "dat lukt als alle briefjes getekend zijn."
    else:
        result = "dat lukt alleen met inhalen."
    return (
        f"{needed} in {weeks}: {a_week} uur per week. "
        f"Het rooster is {format_hours(week_minutes, 1)} uur: {result}"
    )


def certificate_states(policy: Policy, verdict: Verdict) -> tuple[CertificateNow, ...]:
    """Where each certificate stands, the final one last."""
    found = [
        CertificateNow(
            f"{part.certificate} {policy.certificates[part.certificate].name}",
            _SIGNS.get(part.state, "half"),
            part.badge,
            part.line or next(iter(part.reasons), ""),
        )
        for part in verdict.parts
    ]
    final = verdict.final
    line = next(iter(final.reasons), "")
    return (
        *found,
        CertificateNow("Eindcertificaat", _SIGNS.get(final.state, "half"), final.badge, line),
    )
