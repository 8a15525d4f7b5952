"""A class by weeks: one row a student, one cell a week (mock 4)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import SchoolCalendar, Week, days, monday, sunday
from stagedesk.domain.certificates import hours_met
from stagedesk.domain.hours import signed_minutes, unsigned_minutes
from stagedesk.domain.outlook import WeekState, week_states
from stagedesk.domain.policy import Policy
from stagedesk.services import policies, stand_ins
from stagedesk.services.slip_page import SlipPage, page_of, placement_for, placements_for
from stagedesk.services.slip_records import YearOfHours, load_years, norm_of


@dataclass(frozen=True, slots=True)
class WeekHead:
    """A column: the week, its Monday, whether it is wholly school holiday."""

    week: Week
    first: date
    holiday: bool


@dataclass(frozen=True, slots=True)
class GridCell:
    """A week of a student.

    Attributes:
        minutes: of the week's slips together, signed or not.
        placement_key: whose slip the cell opens; None without a placement.
    """

    state: WeekState
    minutes: int
    placement_key: str | None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A student of the class.

    Attributes:
        cells: one for each week of the grid.
        met: whether the signed hours reach the share of the norm.
    """

    student_key: str
    name: str
    cells: tuple[GridCell, ...]
    signed_minutes: int
    unsigned_minutes: int
    norm_hours: int
    met: bool

    @property
    def percent(self) -> int:
        """Signed share of the norm in whole percents, cut down: 79,6 % is 79."""
        return self.signed_minutes * 100 // (self.norm_hours * 60)


@dataclass(frozen=True, slots=True)
class ClassGrid:
    """The class by weeks; ``known`` is False when the year's holidays are not known."""

    school_year: str
    known: bool
    weeks: tuple[WeekHead, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class WeekView:
    """What changes on the screen with one key: the student's row and the slip."""

    row: GridRow
    page: SlipPage | None


def class_grid(
    session: Session,
    school_year: str,
    on: date,
    *,
    school_class: str | None = None,
    jobcoach_key: str | None = None,
    student_keys: Collection[str] | None = None,
    weeks: Sequence[Week] | None = None,
) -> ClassGrid:
    """The students that match every condition given, by name.

    Args:
        session: to read from.
        school_year: whose enrollments.
        on: the day of today: what lies before it and was not handed in is missing.
        school_class: of today.
        jobcoach_key: whose students, with those taken over.
        student_keys: these students alone.
        weeks: the columns; None is every week of the school year.
    """
    years = load_years(
        session,
        school_year,
        school_class=school_class,
        jobcoaches=stand_ins.coaches(session, jobcoach_key, on) if jobcoach_key else None,
        student_keys=student_keys,
    )
    policy = policies.policy_of(session, school_year)
    calendar = policies.calendar_of(session, school_year)
    shown = tuple(weeks) if weeks is not None else _columns(calendar, years)
    return ClassGrid(
        school_year=school_year,
        known=calendar.known,
        weeks=tuple(_head(calendar, week) for week in shown),
        rows=tuple(_row(year, policy, calendar, shown, on) for year in years),
    )


def place_of(session: Session, student_key: str, school_year: str) -> tuple[str | None, str | None]:
    """Class and key of the jobcoach of a student in a school year, as far as they are known."""
    row = session.execute(
        select(m.Enrollment.school_class, m.Enrollment.jobcoach_key).where(
            m.Enrollment.student_key == student_key,
            m.Enrollment.school_year == school_year,
            m.Enrollment.removed.is_(None),
        )
    ).first()
    return (row.school_class, row.jobcoach_key) if row is not None else (None, None)


def week_view(
    session: Session,
    school_year: str,
    student_key: str,
    week: Week,
    on: date,
    *,
    placement_key: str | None = None,
    weeks: Sequence[Week],
) -> WeekView | None:
    """The row of one student and the slip of one week, from one read.

    Args:
        session: to read from.
        school_year: whose enrollment.
        student_key: who.
        week: of the slip.
        on: the day of today.
        placement_key: the preferred placement, when the week has several.
        weeks: the columns of the grid.

    Returns:
        None when the student is not enrolled that year; a view without page when the student
        has no placement.
    """
    years = load_years(session, school_year, student_keys=[student_key])
    if not years:
        return None
    year = years[0]
    policy = policies.policy_of(session, school_year)
    calendar = policies.calendar_of(session, school_year)
    chosen = placement_for(year, week, placement_key)
    page = page_of(session, year, chosen, week) if chosen is not None else None
    return WeekView(_row(year, policy, calendar, tuple(weeks), on), page)


def _columns(calendar: SchoolCalendar, years: Sequence[YearOfHours]) -> tuple[Week, ...]:
    """Every week of the school year, and the weeks beside it of which there is a slip."""
    filled = {
        (slip.iso_year, slip.iso_week)
        for year in years
        for placement in year.placements
        for slip in placement.slips
    }
    return tuple(sorted(filled.union(calendar.weeks)))


def _head(calendar: SchoolCalendar, week: Week) -> WeekHead:
    first = monday(week)
    holiday = all(calendar.is_holiday(day) for day in days(first, sunday(week)))
    return WeekHead(week, first, holiday)


def _row(
    year: YearOfHours,
    policy: Policy,
    calendar: SchoolCalendar,
    weeks: Sequence[Week],
    on: date,
) -> GridRow:
    norm = norm_of(policy, year)
    signed = signed_minutes(year.placements)
    states = week_states(year.placeds, calendar, weeks, on)
    waiting = {
        (slip.iso_year, slip.iso_week)
        for placement in year.placements
        for slip in placement.slips
        if slip.handed_in_on is not None and not slip.handed_in
    }
    shown = placements_for(year, weeks)
    cells = [
        GridCell(
            WeekState.WAITING
            if _lies_here(states[week].state, week, waiting)
            else states[week].state,
            states[week].minutes,
            shown[week],
        )
        for week in weeks
    ]
    return GridRow(
        student_key=year.student_key,
        name=year.name,
        cells=tuple(cells),
        signed_minutes=signed,
        unsigned_minutes=unsigned_minutes(year.placements),
        norm_hours=norm,
        met=hours_met(signed, norm, policy.share_percent),
    )


def _lies_here(state: WeekState, week: Week, waiting: Collection[Week]) -> bool:
    """Whether the paper of a week lies here, still to be typed; other states say more."""
    return week in waiting and state in (WeekState.MISSING, WeekState.THIS_WEEK, WeekState.FUTURE)
