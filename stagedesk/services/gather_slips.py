"""Gathers urenbriefjes: the filled ones, and blank ones for the weeks to come (Bijlage 4)."""

from collections.abc import Iterator

from stagedesk.domain.calendar import Week, monday, sunday, week_of
from stagedesk.domain.hours import expected_weeks
from stagedesk.domain.placements import Placement
from stagedesk.domain.slips import HoursSlip
from stagedesk.reports import hours_slip
from stagedesk.reports.hours_slip import Slip, SlipHead
from stagedesk.reports.style import SchoolHead
from stagedesk.services.gather_forms import company_part
from stagedesk.services.gathering import NoGround, Options, Piece, Year, placements


def slips(year: Year, options: Options) -> Iterator[Piece]:
    """The slips of a school year.

    Filled ones up to the day, or of the weeks asked for; with ``blank``, or for weeks asked for
    that have no slip yet, blank ones with name, company, dates and days on them.

    Raises:
        NoGround: no placement, or nothing to print in these weeks.
    """
    found = placements(year, options)
    if not found:
        raise NoGround(f"{year.student.name}: krijgt geen urenbriefje, want er is geen stageplek.")
    made = 0
    several = len(found) > 1
    for placement in found:
        company = company_part(year, placement)
        filled = [] if options.blank else [s for s in placement.slips if _wanted(s, options)]
        for slip in filled:
            made += 1
            week = f"{slip.iso_year}-W{slip.iso_week:02d}"
            part = f"{week} {company}" if several else week
            yield Piece(part, [_filled(year, placement, slip)], hours_slip.render)
        there = {(s.iso_year, s.iso_week) for s in filled}
        weeks = [w for w in blank_weeks(year, placement, options) if w not in there]
        if weeks:
            made += 1
            part = company if several else ("leeg" if filled else "")
            yield Piece(part, [_blank(year, placement, week) for week in weeks], hours_slip.render)
    if not made:
        raise NoGround(f"{year.student.name}: heeft in deze weken geen urenbriefje.")


def blank_weeks(year: Year, placement: Placement, options: Options) -> tuple[Week, ...]:
    """The weeks of blank slips: those asked for, else to the end of the running period.

    Only weeks in which a slip is expected: holidays and the time outside the placement fall out.
    """
    if options.weeks is not None:
        first, last = options.weeks
    elif options.blank:
        ends = [p.last_day for p in year.policy.periods if p.last_day >= options.on]
        first, last = week_of(options.on), week_of(min(ends, default=year.calendar.last_day))
    else:
        return ()
    return tuple(
        week
        for week in expected_weeks(year.placed(placement), year.calendar)
        if first <= week <= last
    )


def blank_slips(year: Year, placement: Placement, options: Options) -> list[Slip]:
    """Blank slips of one placement for the information pack."""
    return [_blank(year, placement, week) for week in blank_weeks(year, placement, options)]


def blank_form(head: SchoolHead, year: Year | None, options: Options) -> Iterator[Piece]:
    """A wholly blank slip, of no week or of the weeks asked for, two on a sheet."""
    del year
    one = Slip(SlipHead(head))
    yield Piece("", [one, one], hours_slip.render)


def _wanted(slip: HoursSlip, options: Options) -> bool:
    week = (slip.iso_year, slip.iso_week)
    if not slip.handed_in:
        return False
    if options.weeks is not None:
        return options.weeks[0] <= week <= options.weeks[1]
    return monday(week) <= options.on


def _filled(year: Year, placement: Placement, slip: HoursSlip) -> Slip:
    week = (slip.iso_year, slip.iso_week)
    return Slip(_head(year, placement, week), week, slip)


def _blank(year: Year, placement: Placement, week: Week) -> Slip:
    return Slip(_head(year, placement, week), week)


def _head(year: Year, placement: Placement, week: Week) -> SlipHead:
    """Whose slip it is, with the facts of that week's end (or of the placement's)."""
    day = sunday(week) if placement.end is None else min(sunday(week), placement.end)
    company = year.companies[placement.company]
    facts = placement.on(day)
    supervisor = next((s.name for s in company.supervisors if s.key == facts.supervisor), "")
    return SlipHead(
        school=year.head,
        student=year.student.name,
        school_class=year.enrollment.on(day).school_class or "",
        company=company.name,
        supervisor=supervisor,
        days=facts.timetable.days,
    )
