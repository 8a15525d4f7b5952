"""Gathers the urenoverzicht: a class by weeks, for its mentor and jobcoaches."""

import datetime as dt
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from stagedesk.domain.calendar import Week, sunday, week_of
from stagedesk.domain.outlook import WeekState
from stagedesk.domain.texts import fold, format_list
from stagedesk.domain.times import format_hours, format_percent, short_date
from stagedesk.reports import overview
from stagedesk.reports.overview import Cell, Column, Overview, Row
from stagedesk.reports.style import SchoolHead
from stagedesk.services import policies, settings, slip_grid
from stagedesk.services.gather_overviews import UNKNOWN, words, years_by_class
from stagedesk.services.gathering import Options, Piece, Year, head_of
from stagedesk.services.slip_grid import GridCell, GridRow, WeekHead

#: More weeks than this do not fit beside each other: a next table follows.
_WEEKS_ACROSS = 15
_NO_CLASS = "zonder klas"


def weekly_hours(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """Urenoverzicht: a class by weeks, for its mentor and jobcoaches; one paper a class."""
    weeks = _weeks(session, options)
    classes: dict[str, list[Year]] = {}
    for year in years_by_class(session, keys, options):
        classes.setdefault(year.enrollment.school_class or _NO_CLASS, []).append(year)
    for name, members in classes.items():
        grid = slip_grid.class_grid(
            session, options.year, options.on,
            student_keys=[one.student.key for one in members], weeks=weeks,
        )  # fmt: skip
        found = {row.student_key: row for row in grid.rows}
        rows = [found[one.student.key] for one in members]
        head = head_of(settings.get_school(session))
        who = words(f"klas {name}", *colleagues(members, options.on))
        papers = [
            _hours_paper(head, who, grid.weeks, span, rows, grid.known)
            for span in _spans(len(weeks))
        ]
        yield Piece(name, papers, overview.render)


def _weeks(session: Session, options: Options) -> tuple[Week, ...]:
    """The weeks asked for, else those of the period that the day lies in."""
    calendar = policies.calendar_of(session, options.year)
    if options.weeks is not None:
        first, last = options.weeks
    else:
        ends = [p.last_day for p in policies.policy_of(session, options.year).periods]
        end = min((day for day in ends if day >= options.on), default=calendar.last_day)
        before = [day for day in ends if day < end]
        start = max(before) + dt.timedelta(days=1) if before else calendar.first_day
        first, last = week_of(start), week_of(end)
    return tuple(week for week in calendar.weeks if first <= week <= last)


def _spans(count: int) -> list[slice]:
    """As few tables as hold all weeks, of about the same width."""
    tables = max(1, -(-count // _WEEKS_ACROSS))
    each = -(-count // tables) if count else 0
    return [slice(n * each, (n + 1) * each) for n in range(tables)]


def colleagues(members: Sequence[Year], on: dt.date) -> list[str]:
    """The mentors and jobcoaches of a class on a day: ``mentor Ans Vos``."""
    said = []
    for word, many in (("mentor", "mentoren"), ("jobcoach", "jobcoaches")):
        refs = {getattr(one.enrollment.on(on), word) or "" for one in members} - {""}
        names = sorted({ref.partition(" <")[0] for ref in refs}, key=fold)
        if names:
            said.append(f"{word if len(names) == 1 else many} {format_list(names)}")
    return said


def _hours_paper(
    head: SchoolHead, subtitle: str, weeks: Sequence[WeekHead], span: slice,
    rows: Sequence[GridRow], known: bool,
) -> Overview:  # fmt: skip
    shown = weeks[span]
    fixed = (Column("Getekend", 18, "right"), Column("Niet getekend", 20, "right"),
             Column("Norm", 14, "right"), Column("Deel", 13, "right"))  # fmt: skip
    free = overview.content_width(True) - sum(column.wide for column in fixed)
    wide = min((free - 44.0) / max(len(shown), 1), 12.0)
    columns = (
        Column("Leerling", free - wide * len(shown)),
        *(Column(str(one.week[1]), wide, "center") for one in shown),
        *fixed,
    )
    if shown:
        first, last = shown[0].first, sunday(shown[-1].week)
        span_said = f"{short_date(first)} – {short_date(last)} {last.year}"
        subtitle = words(subtitle, f"week {shown[0].week[1]} tot en met {shown[-1].week[1]}",
                          span_said)  # fmt: skip
    return Overview(
        head,
        "Urenoverzicht",
        subtitle,
        columns,
        tuple(_hours_row(row, row.cells[span]) for row in rows),
        ("De totalen zijn van het hele schooljaar.", *(() if known else (UNKNOWN,))),
        (
            (overview.SIGNED, "getekend"), (overview.UNSIGNED, "nog niet getekend"),
            (overview.MISSING, "briefje mist"), (overview.FREE, "vrij"),
        ),
        empty="In deze klas zit niemand.",
        landscape=True,
    )  # fmt: skip


def _hours_row(row: GridRow, shown: Sequence[GridCell]) -> Row:
    return Row(
        (
            Cell(row.name),
            *(_week_cell(cell) for cell in shown),
            Cell(format_hours(row.signed_minutes), strong=True),
            Cell(format_hours(row.unsigned_minutes)),
            Cell(str(row.norm_hours)),
            Cell(format_percent(row.signed_minutes, row.norm_hours * 60), strong=row.met),
        )
    )


def _week_cell(cell: GridCell) -> Cell:
    hours = format_hours(cell.minutes) if cell.minutes else ""
    if cell.state is WeekState.SIGNED:
        return Cell(hours or "0", overview.SIGNED)
    if cell.state is WeekState.UNSIGNED:
        return Cell(hours or "0", overview.UNSIGNED)
    if cell.state in (WeekState.MISSING, WeekState.WAITING):
        return Cell("", overview.MISSING)
    if cell.state is WeekState.HOLIDAY:
        return Cell("", overview.FREE)
    return Cell("–" if cell.state is WeekState.OUTSIDE else hours)
