"""Gathers the update for the mentor: every student of a class, in a few sentences each."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from stagedesk.domain.calendar import SchoolCalendar, Week
from stagedesk.domain.goals import RESULTS
from stagedesk.domain.hours import (
    dated_days,
    is_behind,
    missing_weeks,
    norm_to_date_minutes,
    unexcused,
    until,
)
from stagedesk.domain.placements import Placement
from stagedesk.domain.policy import Policy
from stagedesk.domain.report_talks import coming_talk
from stagedesk.domain.texts import format_list
from stagedesk.domain.times import (
    WEEKDAY_NAMES,
    format_date,
    format_hours,
    format_percent,
    format_total,
    short_date,
)
from stagedesk.domain.verdict import PartVerdict, Verdict
from stagedesk.reports import mentor_update
from stagedesk.reports.mentor_update import MentorUpdate, Progress
from stagedesk.services import policies, settings, student_hours
from stagedesk.services.gather_hours_overview import colleagues
from stagedesk.services.gather_overviews import UNKNOWN, words, years_by_class
from stagedesk.services.gathering import Options, Piece, Year, head_of
from stagedesk.services.placements import ending
from stagedesk.services.student_hours import HoursNow

_NO_CLASS = "zonder klas"
_RESULTS = dict(RESULTS)
_ABSENT = {"sick": "ziek", "excused": "met verlof", "unexcused": "ongeoorloofd"}


def updates(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """One update a class (Samenwerking met de mentor); who left school is not in it."""
    policy = policies.policy_of(session, options.year)
    calendar = policies.calendar_of(session, options.year)
    classes: dict[str, list[Year]] = {}
    for year in years_by_class(session, keys, options):
        left = year.student.left_on
        if left is None or left > options.on:
            school_class = year.enrollment.on(options.on).school_class or _NO_CLASS
            classes.setdefault(school_class, []).append(year)
    head = head_of(settings.get_school(session))
    for name, members in classes.items():
        paper = MentorUpdate(
            head=head,
            school_class=f"klas {name}",
            subtitle=words(
                f"klas {name}",
                *colleagues(members, options.on),
                f"stand op {format_date(options.on)}",
                _talk(policy, options.on),
            ),
            students=tuple(_progress(year, options.on) for year in members),
            notes=() if calendar.known else (UNKNOWN,),
        )
        yield Piece(name, [paper], mentor_update.render)


def _talk(policy: Policy, on: dt.date) -> str:
    talk = coming_talk(policy, on)
    return f"rapportgesprek {short_date(talk)}" if talk is not None else ""


def _progress(year: Year, on: dt.date) -> Progress:
    enrollment, policy, calendar = year.enrollment, year.policy, year.calendar
    now, verdict = student_hours.hours(enrollment, None, year.companies, policy, calendar, on)
    return Progress(
        student=year.student.name,
        where=_where(year, on),
        percent=now.percent if now.norm else None,
        share=policy.share_percent,
        hours=_hours(now, calendar, on),
        slips=_slips(year, on),
        absence=_absence(enrollment.placements, on),
        certificates=_certificates(verdict.parts),
        still=_still(verdict),
        goals="; ".join(
            f"{goal.text}: {_RESULTS[goal.standing(on)]}"
            for goal in enrollment.goals
            if goal.term == "short" and (goal.until is None or goal.until >= on)
        ),
    )


def _where(year: Year, on: dt.date) -> str:
    """The placements of the day; without one: how the last one ended, or who is not ready."""
    placements = year.enrollment.placements
    running = [p for p in placements if p.runs(on)]
    if running:
        return "; ".join(_stage(year, one, on) for one in running)
    coming = [p for p in placements if p.start and p.start > on]
    if coming:
        first = min(coming, key=lambda p: p.start or dt.date.max)
        return f"begint op {short_date(first.start or on)} bij {year.companies[first.company].name}"
    ended = [p for p in placements if p.end is not None and p.end < on]
    if not ended:
        ready = year.enrollment.ready_external is not False
        return "nog geen stage" if ready else "nog niet klaar voor een externe stage"
    last = max(ended, key=lambda p: p.end or dt.date.min)
    how = ending(last.end, last.ended_by, last.end_reason)
    return f"geen stage; {year.companies[last.company].name} {how}"


def _stage(year: Year, placement: Placement, on: dt.date) -> str:
    days = [WEEKDAY_NAMES[day][:2] for day in placement.on(on).timetable.days]
    return words(year.companies[placement.company].name, ", ".join(days))


def _hours(now: HoursNow, calendar: SchoolCalendar, on: dt.date) -> str:
    """Signed against the norm, against what the day asks, and what it still takes."""
    asked = norm_to_date_minutes(now.norm // 60, calendar, on)
    said = (
        f"{format_total(now.signed)} van {format_hours(now.norm)} uur getekend "
        f"({format_percent(now.signed, now.norm)})."
    )
    if asked > now.signed:
        said += f" Vandaag zou dat {format_total(asked)} zijn."
    if now.unsigned:
        said += f" Nog niet getekend: {format_total(now.unsigned)} uur."
    return f"{said} {now.outlook}".strip()


def _slips(year: Year, on: dt.date) -> str:
    placeds = [year.placed(placement) for placement in year.enrollment.placements]
    if not any(p.has_begun(on) for p in year.enrollment.placements):
        return ""
    missing = missing_weeks(placeds, year.calendar, on)
    if not missing:
        return "Alle urenbriefjes zijn ingeleverd."
    late = is_behind(missing, on, year.policy.settings["behind_days"])
    call = " Meer dan twee weken achter: bel naar huis." if late else ""
    return f"Mist {_weeks(missing)}.{call}"


def _weeks(missing: Sequence[Week]) -> str:
    numbers = [str(week) for _, week in missing]
    return f"{'week' if len(numbers) == 1 else 'weken'} {format_list(numbers)}"


def _absence(placements: Sequence[Placement], on: dt.date) -> str:
    """Days by kind, and the hours that were missed without leave."""
    counted = [until(placement, on) for placement in placements]
    kinds = Counter(
        entry.absence for one in counted for _, entry in dated_days(one) if entry.absence
    )
    if not kinds:
        return ""
    said = [
        f"{kinds[kind]} {'dag' if kinds[kind] == 1 else 'dagen'} {label}"
        for kind, label in _ABSENT.items()
        if kinds[kind]
    ]
    minutes = sum(missed for _, missed in unexcused(counted))
    more = f" Ongeoorloofd gemist: {format_hours(minutes)} uur." if minutes else ""
    return f"{format_list(said)}.{more}"


def _certificates(parts: Sequence[PartVerdict]) -> str:
    """By how they stand; then which grade is too low, for the talk."""
    groups: dict[str, list[str]] = {}
    for part in parts:
        groups.setdefault(part.badge, []).append(str(part.certificate))
    said = "; ".join(f"{badge}: {format_list(numbers)}" for badge, numbers in groups.items())
    low = "; ".join(
        f"bij {part.certificate}: {part.line}"
        for part in parts
        if not part.earned and any(one.faults for one in part.standings) and part.line
    )
    return f"{said}. {low[:1].upper()}{low[1:]}." if low else f"{said}." if said else ""


def _still(verdict: Verdict) -> str:
    """What can still be done, each sentence once; the hours stand with the hours."""
    sentences = [text for part in verdict.parts if not part.earned for text in part.still]
    return " ".join(dict.fromkeys(text for text in sentences if text not in verdict.hours_still))
