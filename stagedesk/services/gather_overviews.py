"""Gathers the overviews: one paper about many students, in rows by class and name."""

import datetime as dt
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from stagedesk.domain.calendar import week_of
from stagedesk.domain.hours import (
    dated_days,
    planned_minutes,
    planned_weekdays,
    unexcused,
    unexcused_alarm,
    until,
)
from stagedesk.domain.placements import Placement, Timetable
from stagedesk.domain.policy import Policy
from stagedesk.domain.texts import fold
from stagedesk.domain.times import (
    WEEKDAY_NAMES,
    form_date,
    format_date,
    format_hours,
    short_date,
)
from stagedesk.reports import overview
from stagedesk.reports.overview import Column, Overview, Row, cells
from stagedesk.services import policies, settings
from stagedesk.services.gathering import Options, Piece, Year, head_of, years

UNKNOWN = "Let op: de vakanties van dit schooljaar zijn onbekend."
_REPORTED = {True: "ja", False: "nee", None: ""}


def where(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """Wie is waar: who works where on one day, with the numbers to call; the internal stage too."""
    day = options.on
    calendar = policies.calendar_of(session, options.year)
    free = calendar.holiday_name(day) if calendar.is_free(day) else None
    planned = [] if free else years_by_class(session, keys, options)
    found = [row for year in planned for row in _at(year, day)]
    notes = [] if calendar.known else [UNKNOWN]
    if free:
        notes.append(f"{free}: vandaag is er geen stage gepland.")
    count = f"{len(found)} {'leerling' if len(found) == 1 else 'leerlingen'} op stage"
    paper = Overview(
        head_of(settings.get_school(session)),
        "Wie is waar",
        words(f"{WEEKDAY_NAMES[day.weekday()]} {format_date(day)}", options.school_class,
               "" if free else count),
        (
            Column("Klas", 14), Column("Leerling", 46), Column("Stagebedrijf", 54),
            Column("Telefoon bedrijf", 30), Column("Praktijkbegeleider", 64),
            Column("Tijden", 25), Column("Jobcoach", 32),
        ),
        tuple(found),
        tuple(notes),
        empty="" if free else "Vandaag staat er van niemand stage op het rooster.",
        landscape=True,
    )  # fmt: skip
    yield Piece(label(options), [paper], overview.render)


def _at(year: Year, day: dt.date) -> Iterator[Row]:
    """The placements at which a student is planned on a day."""
    left = year.student.left_on
    if left is not None and left <= day:
        return
    for placement in year.enrollment.placements:
        facts = placement.on(day)
        if not _runs(placement, day) or day.weekday() not in planned_weekdays(facts.timetable):
            continue
        company = year.companies[placement.company]
        guide = next((s for s in company.supervisors if s.key == facts.supervisor), None)
        closed = year.placed(placement).is_closed(day)
        internal = company.internal or facts.kind == "internal"
        jobcoach = year.jobcoach(day)
        yield Row(
            cells(
                year.enrollment.on(day).school_class or "",
                year.student.name,
                words(company.name, "interne stage" if internal else ""),
                company.phone or "",
                words(*((guide.name, guide.mobile or guide.phone) if guide else ())),
                "bedrijf gesloten" if closed else _times(facts.timetable, day.weekday()),
                jobcoach.name if jobcoach else "",
            )
        )


def _runs(placement: Placement, day: dt.date) -> bool:
    begun = placement.start is not None and placement.start <= day
    return begun and (placement.end is None or placement.end >= day)


def _times(timetable: Timetable, weekday: int) -> str:
    times = timetable.times(weekday)
    if times is None:
        return ""
    return " – ".join(f"{at // 60}.{at % 60:02}" for at in times)


def absence(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """Unexcused absence for the administration, with the alarm of the policy (Bijlage 6)."""
    policy = policies.policy_of(session, options.year)
    rows: list[Row] = []
    for year in years_by_class(session, keys, options):
        rows += _absence_rows(year, policy, options)
    day = format_date(options.on)
    hours, days = (policy.settings[f"unexcused_alarm_{one}"] for one in ("minutes", "days"))
    paper = Overview(
        head_of(settings.get_school(session)),
        "Ongeoorloofd verzuim",
        words(options.school_class, f"schooljaar {options.year}", f"tot en met {day}"),
        (
            Column("Datum", 24), Column("Stagebedrijf", 60), Column("Gepland", 17, "right"),
            Column("Gewerkt", 17, "right"), Column("Gemist", 17, "right"),
            Column("Afgemeld", 19, "center"), Column("Gemeld op", 24),
        ),
        tuple(rows),
        (f"Uren met een komma. In een kader: {format_hours(hours)} uur of meer in {days} dagen.",)
        if rows
        else (),
        empty="Er is geen ongeoorloofd verzuim.",
    )  # fmt: skip
    yield Piece(label(options), [paper], overview.render)


def _absence_rows(year: Year, policy: Policy, options: Options) -> list[Row]:
    counted = [until(placement, options.on) for placement in year.enrollment.placements]
    found = sorted(
        (
            (day, year.companies[placement.company].name, planned_minutes(placement, day), entry)
            for placement in counted
            for day, entry in dated_days(placement)
            if entry.absence == "unexcused" and _wanted(day, options)
        ),
        key=lambda one: one[:2],
    )
    if not found:
        return []
    missed = unexcused(counted)
    total = sum(max(0, planned - entry.minutes) for _, _, planned, entry in found)
    band = words(
        year.enrollment.on(options.on).school_class,
        year.student.name,
        year.student.number,
        f"{format_hours(total)} uur gemist",
    )
    rows = [Row(band=band)]
    alarm = unexcused_alarm(missed, policy)
    if alarm is not None:
        text = f"{format_hours(alarm.minutes)} uur van {short_date(alarm.first)} tot en met"
        rows.append(Row(band=f"Let op: {text} {short_date(alarm.last)}", alarm=True))
    for day, company, planned, entry in found:
        texts = (form_date(day), company, format_hours(planned), format_hours(entry.minutes),
                 format_hours(max(0, planned - entry.minutes)), _REPORTED[entry.reported],
                 form_date(entry.registered_on) if entry.registered_on else "")  # fmt: skip
        rows.append(Row(cells(*texts)))
    return rows


def _wanted(day: dt.date, options: Options) -> bool:
    return options.weeks is None or options.weeks[0] <= week_of(day) <= options.weeks[1]


def years_by_class(session: Session, keys: Sequence[str], options: Options) -> list[Year]:
    """The students' years by class of the day, then last name; who is not enrolled falls out."""
    found = [year for _, year in years(session, keys, options) if year is not None]

    def place(year: Year) -> tuple[str, str, str, str]:
        student = year.student
        school_class = year.enrollment.on(options.on).school_class or "~"
        return (school_class, fold(student.last_name), fold(student.first_name), student.number)

    return sorted(found, key=place)


def label(options: Options) -> str:
    """What an overview is called in its file name: its class, else its school year."""
    return options.school_class or options.year


def words(*parts: str | None) -> str:
    """What there is of these words, with dots between."""
    return " · ".join(part for part in parts if part)
