"""What the urenbriefjes of a student ask to be done: late, unsigned, absent (Bijlage 4 and 6)."""

from collections.abc import Iterator
from datetime import date

from stagedesk.domain.calendar import Week, sunday, week_of
from stagedesk.domain.hours import (
    is_behind,
    missing_weeks,
    reminder_due,
    unexcused,
    unexcused_alarm,
)
from stagedesk.domain.texts import format_list
from stagedesk.domain.times import format_hours, short_date
from stagedesk.services.cases import Case, Stage
from stagedesk.services.todo import (
    NAMED,
    Act,
    Frame,
    Kind,
    Todo,
    Urgency,
    about,
    phones_of,
    weeks_text,
)


def behind(case: Case, frame: Frame) -> tuple[Week, ...]:
    """The missing weeks of a student whose slips are behind (Bijlage 4); else empty."""
    missing = missing_weeks([s.placed for s in case.stages], frame.calendar, frame.on)
    late = is_behind(missing, frame.on, frame.policy.settings["behind_days"])
    return missing if late else ()


def behind_text(missing: tuple[Week, ...]) -> str:
    """``3 urenbriefjes achter: week 15, 16 en 19``."""
    count = len(missing)
    words = "1 urenbriefje" if count == 1 else f"{count} urenbriefjes"
    return f"{words} achter: {weeks_text(missing)}"


def calls(case: Case, frame: Frame) -> Iterator[Todo]:
    """Who has to be called because slips are behind; back after a week if still so."""
    missing = behind(case, frame)
    due = reminder_due(case.reminders, missing, frame.on, frame.policy)
    if not due:
        return
    stage = case.latest(frame.on)
    ended = (frame.on - sunday(missing[0])).days
    known = phones_of(case, stage, frame)
    yield about(
        case,
        stage,
        kind=Kind.SLIPS,
        urgency=Urgency.LATE,
        act=Act.CALL,
        rank=0,
        sign="alert",
        what=behind_text(missing),
        detail=_lies_here(case, missing) or f"De oudste week stopte {ended} dagen geleden",
        button="Gebeld",
        by=sunday(missing[0]),
        badge=f"{len(missing)} wk achter",
        week=missing[0],
        phones=tuple(known[to] for to in due if to in known),
        to=due,
    )


def _lies_here(case: Case, missing: tuple[Week, ...]) -> str:
    """Which of the missing weeks lie here already: nobody is called about those alone."""
    here = tuple(w for stage in case.stages for w in stage.waiting if w in missing)
    if not here:
        return ""
    words = weeks_text(here)
    return f"{words[0].upper()}{words[1:]} {'ligt' if len(here) == 1 else 'liggen'} er al: voer in"


def waiting(case: Case, frame: Frame) -> Iterator[Todo]:
    """Papers that were ticked as handed in and are still to be typed; they count as missing."""
    for stage in case.stages:
        if not stage.waiting:
            continue
        count = len(stage.waiting)
        lie = "1 urenbriefje ligt" if count == 1 else f"{count} urenbriefjes liggen"
        yield about(
            case,
            stage,
            kind=Kind.SLIPS,
            urgency=Urgency.WEEK,
            act=Act.SLIPS,
            rank=4,
            sign="half",
            what=f"{lie} er, nog invoeren: {weeks_text(stage.waiting)}",
            detail="Tot de uren erin staan, telt de week als ontbrekend",
            button="Invoeren",
            by=sunday(stage.waiting[0]),
            badge="nog invoeren",
            week=stage.waiting[0],
        )


def unsigned(case: Case, frame: Frame) -> Iterator[Todo]:
    """Slips of weeks that ended and still wait for a signature: their hours do not count."""
    this_week = week_of(frame.on)
    for stage in case.stages:
        weeks = tuple(entry for entry in stage.unsigned if entry[0] < this_week)
        if not weeks:
            continue
        minutes = sum(minutes for _, minutes in weeks)
        count = len(weeks)
        words = "1 urenbriefje" if count == 1 else f"{count} urenbriefjes"
        known = phones_of(case, stage, frame)
        yield about(
            case,
            stage,
            kind=Kind.SLIPS,
            urgency=Urgency.WEEK,
            act=Act.SLIPS,
            rank=4,
            sign="ring",
            what=f"{words} nog niet getekend: {weeks_text(tuple(week for week, _ in weeks))}",
            detail=f"{format_hours(minutes, 1)} uur telt nog niet mee"
            if minutes
            else "Er staat alleen afwezigheid op",
            button="Laten tekenen",
            by=sunday(weeks[0][0]),
            badge="niet getekend",
            week=weeks[0][0],
            phones=(known["company"],) if "company" in known else (),
        )


def absence(case: Case, frame: Frame) -> Iterator[Todo]:
    """Unexcused hours: each is listed for the administration; many are an alarm (Bijlage 6)."""
    on = frame.on
    placements = [stage.unexcused for stage in case.stages]
    missed = [(day, minutes) for day, minutes in unexcused(placements) if day <= on]
    stage = case.latest(on)
    alarm = unexcused_alarm(missed, frame.policy)
    length = frame.policy.settings["unexcused_alarm_days"]
    if alarm is not None and (on - alarm.last).days < length:
        yield about(
            case,
            stage,
            kind=Kind.ABSENCE,
            urgency=Urgency.LATE,
            act=Act.SLIPS,
            rank=1,
            sign="alert",
            what=f"{format_hours(alarm.minutes, 1)} uur ongeoorloofd afwezig in {length} dagen",
            detail=f"Van {short_date(alarm.first)} tot en met {short_date(alarm.last)}",
            button="Briefjes bekijken",
            by=alarm.last,
            badge="veel afwezig",
            week=week_of(alarm.last),
        )
    open_days = tuple(
        (placement.key, (slip.iso_year, slip.iso_week), day.weekday)
        for placement in placements
        for slip in placement.slips
        for day in slip.days
        if day.registered_on is None
    )
    if open_days:
        yield from _unregistered(case, stage, frame, open_days, missed)


def _unregistered(
    case: Case,
    stage: Stage | None,
    frame: Frame,
    open_days: tuple[tuple[str, Week, int], ...],
    missed: list[tuple[date, int]],
) -> Iterator[Todo]:
    dates = sorted(date.fromisocalendar(*week, weekday + 1) for _, week, weekday in open_days)
    minutes = sum(part for day, part in missed if day in dates)
    yield about(
        case,
        stage,
        kind=Kind.ABSENCE,
        urgency=Urgency.LATE if (frame.on - dates[0]).days > 7 else Urgency.WEEK,
        act=Act.REGISTER,
        rank=7,
        sign="half",
        what=f"{format_hours(minutes, 1)} uur ongeoorloofd afwezig, nog niet gemeld",
        detail=f"Op {_days_text(dates)}",
        button="Gemeld",
        by=dates[0],
        badge="verzuim melden",
        days=open_days,
    )


def _days_text(dates: list[date]) -> str:
    """``9 nov, 10 nov en 11 nov``; many end in how many more there are."""
    words = [short_date(day) for day in dates[:NAMED]]
    if len(dates) > NAMED:
        words.append(f"{len(dates) - NAMED} dagen meer")
    return format_list(words)
