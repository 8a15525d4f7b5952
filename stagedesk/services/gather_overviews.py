"""Gathers the overviews: one paper about many students, in rows by class and name."""

import datetime as dt
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from stagedesk.domain.calendar import week_of
from stagedesk.domain.hours import (
    dated_days,
    planned_minutes,
    unexcused,
    unexcused_alarm,
    until,
)
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
from stagedesk.reports.dutch import clock
from stagedesk.reports.overview import Column, Overview, Row, cells
from stagedesk.services import policies, settings, whereabouts
from stagedesk.services.gathering import Options, Piece, Year, head_of, years

UNKNOWN = "Let op: de vakanties van dit schooljaar zijn onbekend."
_REPORTED = {True: "ja", False: "nee", None: ""}


def where(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """Wie is waar: who works where on one day, with the numbers to call; the internal stage too."""
    day = options.on
    found = whereabouts.of_day(session, options.year, day, student_keys=keys)
    notes = [] if found.known else [UNKNOWN]
    if found.free:
        notes.append(f"{found.free}: vandaag is er geen stage gepland.")
    away = sum(1 for row in found.rows if row.absent)
    count = f"{len(found.rows)} {'leerling' if len(found.rows) == 1 else 'leerlingen'} op stage"
    paper = Overview(
        head_of(settings.get_school(session)),
        "Wie is waar",
        words(f"{WEEKDAY_NAMES[day.weekday()]} {format_date(day)}", options.school_class,
               "" if found.free else count, f"{away} afgemeld" if away else ""),
        (
            Column("Klas", 14), Column("Leerling", 46), Column("Stagebedrijf", 54),
            Column("Telefoon bedrijf", 30), Column("Praktijkbegeleider", 64),
            Column("Tijden", 25), Column("Jobcoach", 32),
        ),
        tuple(map(_where_row, found.rows)),
        tuple(notes),
        empty="" if found.free else "Vandaag staat er van niemand stage op het rooster.",
        landscape=True,
    )  # fmt: skip
    yield Piece(label(options), [paper], overview.render)


def _where_row(row: whereabouts.Where) -> Row:
    return Row(
        cells(
            row.school_class,
            row.student,
            words(row.company, "interne stage" if row.internal else ""),
            row.company_phone,
            words(row.guide, row.guide_phone),
            row.told(clock),
            row.jobcoach,
        )
    )


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
