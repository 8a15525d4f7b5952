"""What the panel shows of one urenbriefje: seven days, doubts and totals (Bijlage 4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.absence_notices import AbsenceNotice, notice_of
from stagedesk.domain.calendar import SchoolCalendar, Week, monday, sunday, week_exists
from stagedesk.domain.hours import Placed, planned_weekdays, signed_minutes, slip_date
from stagedesk.domain.placements import Placement
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.slips import WEEKDAYS, HoursSlip, SlipDay
from stagedesk.domain.working_time import slip_warnings
from stagedesk.services import absence_notices, contracts, drafts, policies
from stagedesk.services.slip_records import YearOfHours, load_years, norm_of, supervisor_names

#: Name under which drafts of slips are kept.
DRAFT_FORM = "slip"
_PARTS = ("begin", "end", "on_time", "absence", "reported", "make_up")


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of the panel.

    Attributes:
        planned: a stage day of the timetable within the placement that is not free.
        times: planned begin and end in minutes; None when the timetable names none.
        free: why nobody works ('Herfstvakantie', 'bedrijf gesloten'), empty when that is not so.
        inside: whether the day lies within the placement.
        entry: what the slip says of it; empty when it says nothing.
        notice: a sick call that covers this stage day; the user decides whether it comes on it.
    """

    day: date
    planned: bool
    times: tuple[int, int] | None
    free: str
    inside: bool
    entry: SlipDay
    notice: AbsenceNotice | None = None

    @property
    def fillable(self) -> bool:
        """Whether 'Volgens rooster' fills this day; not one of which a sick call came in."""
        free = self.notice is None and not self.entry.filled
        return self.planned and self.times is not None and free

    @property
    def missed_minutes(self) -> int:
        """Planned minutes that were not worked, at least 0 (section 4)."""
        planned = self.times[1] - self.times[0] if self.times else 0
        return max(0, planned - self.entry.minutes)

    def on_time_at(self, begin: int) -> bool | None:
        """The answer offered for a begin: on time unless later than planned, then not known."""
        return True if self.times is not None and begin <= self.times[0] else None


@dataclass(frozen=True, slots=True)
class SlipPage:
    """A week of a student as the panel shows it.

    Attributes:
        placements: (key, company) of every placement of the school year that the week touches.
        supervisor: name of the supervisor of that week, offered as who signs.
        warnings: doubts by place (``days.tue.end``, ``signed_on``).
        signed_minutes: of the whole school year, of all companies.
        norm_hours: of the school year.
        drafts: what was typed and is no time yet, by place (``days.mon.begin``).
        kept: photos or PDFs of the paper of this week.
    """

    placement_key: str
    enrollment_key: str
    student_key: str
    student: str
    company: str
    placements: tuple[tuple[str, str], ...]
    supervisor: str
    week: Week
    days: tuple[DayRow, ...]
    slip: HoursSlip
    warnings: tuple[Problem, ...]
    signed_minutes: int
    norm_hours: int
    drafts: Mapping[str, str]
    kept: int = 0

    @property
    def minutes_if_signed(self) -> int:
        """Signed minutes of the school year once this slip is signed."""
        return self.signed_minutes + (0 if self.slip.signed else self.slip.minutes)

    @property
    def fillable(self) -> bool:
        """Whether 'Volgens rooster' has a day to fill."""
        return any(row.fillable for row in self.days)

    def warnings_of(self, weekday: int) -> tuple[Problem, ...]:
        """The doubts about one day."""
        place = f"days.{WEEKDAYS[weekday]}"
        return tuple(
            p for p in self.warnings if p.field in (place, *(f"{place}.{part}" for part in _PARTS))
        )


def slip(session: Session, placement_key: str, year: int, week: int) -> SlipPage:
    """The slip of one placement in one ISO week, filled or still empty.

    Raises:
        InputError: when the year has no such week, or there is no such placement.
    """
    check_week((year, week))
    return page_of(session, year_of(session, placement_key), placement_key, (year, week))


def page_of(session: Session, year: YearOfHours, placement_key: str, week: Week) -> SlipPage:
    """The same for a school year that is read already; KeyError for a foreign placement."""
    policy = policies.policy_of(session, year.school_year)
    calendar = policies.calendar_of(session, year.school_year)
    placed = year.placed(placement_key)
    content = _slip_in(placed, week)
    others = [other for other in year.placeds if other is not placed]
    supervisor = placed.placement.on(slip_date(week, 6)).supervisor
    return SlipPage(
        placement_key=placement_key,
        enrollment_key=year.key,
        student_key=year.student_key,
        student=year.name,
        company=year.companies[placement_key],
        placements=_touching(year, week),
        supervisor=supervisor_names(session, [supervisor]).get(supervisor or "", ""),
        week=week,
        days=_day_rows(placed, calendar, week, content, _notices(session, year.key, week)),
        slip=content,
        warnings=slip_warnings(
            content,
            placed,
            policy,
            year.grade_year,
            calendar,
            year.birth_date,
            others,
            contracts.paid_in_week(session, year.student_key, week),
        ),
        signed_minutes=signed_minutes(year.placements),
        norm_hours=norm_of(policy, year),
        drafts=drafts.of_row(session, DRAFT_FORM, draft_row(placement_key, week)),
        kept=_kept(session, placement_key, week),
    )


def _kept(session: Session, placement_key: str, week: Week) -> int:
    query = (
        select(func.count())
        .select_from(m.Attachment)
        .where(
            m.Attachment.placement_key == placement_key,
            m.Attachment.iso_year == week[0],
            m.Attachment.iso_week == week[1],
            m.Attachment.removed.is_(None),
        )
    )
    return session.execute(query).scalar_one()


def draft_row(placement_key: str, week: Week) -> str:
    """What a draft of this slip hangs on; the slip itself may not be there yet."""
    return f"{placement_key}/{week[0]}-W{week[1]:02}"


def placement_for(year: YearOfHours, week: Week, preferred: str | None = None) -> str | None:
    """The placement whose slip a week shows: the preferred one where it can, else the first.

    None when the student has no placement that year.
    """
    touching = [key for key, _ in _touching(year, week)]
    if preferred in touching or (not touching and preferred in year.companies):
        return preferred
    if touching:
        return touching[0]
    return year.placements[-1].key if year.placements else None


def placements_for(year: YearOfHours, weeks: Iterable[Week]) -> dict[Week, str | None]:
    """The same of many weeks, none preferred; looks through the slips once."""
    filled = [(one, {(s.iso_year, s.iso_week) for s in one.slips}) for one in year.placements]
    other = year.placements[-1].key if year.placements else None
    return {
        week: next((one.key for one, own in filled if week in own or _runs(one, week)), other)
        for week in weeks
    }


def _touching(year: YearOfHours, week: Week) -> tuple[tuple[str, str], ...]:
    return tuple(
        (one.key, year.companies[one.key])
        for one in year.placements
        if _runs(one, week) or any((s.iso_year, s.iso_week) == week for s in one.slips)
    )


def _runs(placement: Placement, week: Week) -> bool:
    """Whether a placement runs on any day of a week."""
    if placement.start is None or placement.start > sunday(week):
        return False
    return placement.end is None or placement.end >= monday(week)


def _slip_in(placed: Placed, week: Week) -> HoursSlip:
    for found in placed.placement.slips:
        if (found.iso_year, found.iso_week) == week:
            return found
    return HoursSlip(*week)


def _notices(session: Session, enrollment_key: str, week: Week) -> tuple[AbsenceNotice, ...]:
    first, last = slip_date(week, 0), slip_date(week, 6)
    notices = absence_notices.of_year(session, enrollment_key)
    return tuple(one for one in notices if one.on <= last and first <= one.last)


def _day_rows(
    placed: Placed,
    calendar: SchoolCalendar,
    week: Week,
    content: HoursSlip,
    notices: Sequence[AbsenceNotice] = (),
) -> tuple[DayRow, ...]:
    entries = {day.weekday: day for day in content.days}
    placement = placed.placement
    rows = []
    for weekday in range(7):
        day = slip_date(week, weekday)
        inside = placement.runs(day)
        free = calendar.holiday_name(day) or ("bedrijf gesloten" if placed.is_closed(day) else "")
        timetable = placement.on(day).timetable
        at_work = inside and weekday in planned_weekdays(timetable)
        rows.append(
            DayRow(
                day=day,
                planned=at_work and not free,
                times=timetable.times(weekday) if at_work else None,
                free=free,
                inside=inside,
                entry=entries.get(weekday, SlipDay(weekday)),
                notice=notice_of(notices, day) if at_work and not free else None,
            )
        )
    return tuple(rows)


def check_week(week: Week) -> None:
    """Refuse a week that its year does not have.

    Raises:
        InputError: when there is no such week.
    """
    if not week_exists(*week):
        raise InputError(Problem("iso_week", f"{week[0]} heeft geen week {week[1]}"))


def year_of(session: Session, placement_key: str) -> YearOfHours:
    """The school year that a placement belongs to, with its slips.

    Raises:
        InputError: when there is no such placement.
    """
    found = session.execute(
        select(m.Enrollment.student_key, m.Enrollment.school_year)
        .join(m.Placement, m.Placement.enrollment_key == m.Enrollment.key)
        .where(m.Placement.key == placement_key, m.Placement.removed.is_(None))
    ).first()
    years = (
        load_years(session, found.school_year, student_keys=[found.student_key]) if found else ()
    )
    if not years:
        raise InputError(Problem("", "Deze stage is er niet meer."))
    return years[0]


def rows_of(session: Session, placement_key: str, week: Week) -> tuple[DayRow, ...]:
    """The seven days of a slip.

    Raises:
        InputError: when there is no such placement or week.
    """
    check_week(week)
    year = year_of(session, placement_key)
    placed = year.placed(placement_key)
    calendar = policies.calendar_of(session, year.school_year)
    notices = _notices(session, year.key, week)
    return _day_rows(placed, calendar, week, _slip_in(placed, week), notices)
