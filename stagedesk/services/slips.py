"""Every way to fill in an urenbriefje: changed as a value, judged, then saved (Bijlage 4)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import Week
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.slips import WEEKDAYS, HoursSlip, SlipDay
from stagedesk.domain.values import clean_text
from stagedesk.domain.working_time import slip_problems
from stagedesk.models import history
from stagedesk.services import drafts
from stagedesk.services.slip_page import DRAFT_FORM, check_week, draft_row, rows_of

#: Columns of a day that a user fills in; the rest of the row is keys.
_DAY_COLUMNS = ("begin", "end", "on_time", "absence", "reported", "make_up", "registered_on")
_SLIP_COLUMNS = ("handed_in_on", "signed_on", "signed_by", "remark")
#: Once one of these is taken away, what hung on it goes too.
_SUBSTANCE = ("begin", "end", "absence")


def save_day(
    session: Session, placement_key: str, week: Week, weekday: int, values: Mapping[str, object]
) -> HoursSlip:
    """Change what a slip says of one day; a day that says nothing any more is removed.

    Every function here returns the slip as it is from now on.

    Args:
        session: a write session.
        placement_key: whose slip.
        week: ISO year and week.
        weekday: 0 is Monday.
        values: new values of fields of SlipDay; fields that are not named stay.

    Raises:
        InputError: what cannot be: an end before the begin (no slip crosses midnight), a begin
            without an end, a week that does not exist.
    """
    if not {"begin", "end"}.isdisjoint(values):
        for part in ("begin", "end"):
            place = f"days.{WEEKDAYS[weekday]}.{part}"
            drafts.drop(session, DRAFT_FORM, draft_row(placement_key, week), place)
    return _change(session, placement_key, week, lambda old: _with_day(old, weekday, dict(values)))


def fill_by_timetable(session: Session, placement_key: str, week: Week) -> int:
    """'Volgens rooster': the planned times on every planned day that says nothing yet.

    Returns:
        How many days were filled.

    Raises:
        InputError: when the timetable has no times.
    """
    rows = rows_of(session, placement_key, week)
    chosen = [(row.entry, row.times) for row in rows if row.fillable and row.times]
    if not chosen and any(row.planned and row.times is None for row in rows):
        raise InputError(Problem("", "Deze stage heeft nog geen tijden in het rooster."))

    def change(old: HoursSlip) -> HoursSlip:
        for entry, (begin, end) in chosen:
            on_time = entry.on_time is not False
            values = {"begin": begin, "end": end, "on_time": on_time}
            old = _with_day(old, entry.weekday, values)
        return old

    if chosen:
        _change(session, placement_key, week, change)
    return len(chosen)


def set_absence(
    session: Session,
    placement_key: str,
    week: Week,
    weekday: int | None,
    absence: str | None,
    reported: bool | None = None,
) -> HoursSlip:
    """Absent on one day, or the whole week: the planned days on which nobody worked.

    Args:
        session: a write session.
        placement_key: whose slip.
        week: ISO year and week.
        weekday: 0 is Monday; None is the week.
        absence: one of ABSENCES; None takes it away.
        reported: whether the student reported it properly; None is not known.

    Raises:
        InputError: when the week has no stage day to be absent on.
    """
    if weekday is not None:
        days = [weekday]
    elif absence is None:
        days = list(range(7))
    else:
        rows = rows_of(session, placement_key, week)
        days = [r.entry.weekday for r in rows if r.planned and not r.entry.minutes]
        if not days:
            raise InputError(Problem("", "Deze week heeft geen lege stagedag."))

    def change(old: HoursSlip) -> HoursSlip:
        known = {day.weekday for day in old.days}
        for number in days:
            if absence is not None or number in known:
                values = {"absence": absence, "reported": reported if absence else None}
                old = _with_day(old, number, values)
        return old

    return _change(session, placement_key, week, change)


def mark_registered(
    session: Session, placement_key: str, week: Week, weekday: int, on: date | None
) -> HoursSlip:
    """Note that the unexcused hours of a day were passed to the administration (Bijlage 6).

    Raises:
        InputError: when the day is no unexcused absence.
    """

    def change(old: HoursSlip) -> HoursSlip:
        unexcused = {d.weekday for d in old.days if d.absence == "unexcused"}
        if weekday not in unexcused:
            raise InputError(
                Problem(f"days.{WEEKDAYS[weekday]}", "Alleen bij ongeoorloofd afwezig")
            )
        return _with_day(old, weekday, {"registered_on": on})

    return _change(session, placement_key, week, change)


def sign(session: Session, placement_key: str, week: Week, by: str, on: date | None) -> HoursSlip:
    """The supervisor signed: name and date, both; only then the hours count (Bijlage 4).

    Raises:
        InputError: the name or the date is missing, or the slip says nothing yet.
    """
    name = clean_text(by)
    if not name:
        raise InputError(Problem("signed_by", "Zet de naam erbij"))
    if on is None:
        raise InputError(Problem("signed_on", "Zet de datum erbij"))

    def change(old: HoursSlip) -> HoursSlip:
        if not old.handed_in:
            raise InputError(Problem("", "Vul eerst een dag in."))
        return replace(old, signed_by=name, signed_on=on)

    for field in ("signed_by", "signed_on"):
        drafts.drop(session, DRAFT_FORM, draft_row(placement_key, week), field)
    return _change(session, placement_key, week, change)


def unsign(session: Session, placement_key: str, week: Week) -> HoursSlip:
    """Take the signature away: the hours count no longer."""
    return _change(
        session, placement_key, week, lambda old: replace(old, signed_by=None, signed_on=None)
    )


def set_remark(session: Session, placement_key: str, week: Week, remark: str) -> HoursSlip:
    """Keep the remark of the supervisor ('Opmerkingen praktijkbegeleider').

    Raises:
        InputError: when it is too long.
    """
    text = clean_text(remark, lines=True) or None
    drafts.drop(session, DRAFT_FORM, draft_row(placement_key, week), "remark")
    return _change(session, placement_key, week, lambda old: replace(old, remark=text))


def set_handed_in(session: Session, placement_key: str, week: Week, on: date | None) -> HoursSlip:
    """Keep the day on which the paper came in."""
    drafts.drop(session, DRAFT_FORM, draft_row(placement_key, week), "handed_in_on")
    return _change(session, placement_key, week, lambda old: replace(old, handed_in_on=on))


def _with_day(old: HoursSlip, weekday: int, values: Mapping[str, Any]) -> HoursSlip:
    """The slip with other values on one day; nothing is kept of a day that became empty."""
    now = {day.weekday: day for day in old.days}
    day = replace(now.get(weekday, SlipDay(weekday)), **values)
    if any(name in values for name in _SUBSTANCE) and day.begin is None and day.end is None:
        day = replace(day, on_time=None, make_up=False)
    if day.absence is None:
        day = replace(day, reported=None)
    if day.absence != "unexcused":
        day = replace(day, registered_on=None)
    if day == SlipDay(weekday):
        now.pop(weekday, None)
    else:
        now[weekday] = day
    return replace(old, days=tuple(now[number] for number in sorted(now)))


def _change(
    session: Session, placement_key: str, week: Week, change: Callable[[HoursSlip], HoursSlip]
) -> HoursSlip:
    """Read a slip, change it as a value, let the domain judge, write what differs."""
    check_week(week)
    placement = session.get(m.Placement, placement_key)
    if placement is None or placement.removed is not None:
        raise InputError(Problem("", "Deze stage is er niet meer."))
    row = session.execute(
        select(m.HoursSlip).where(
            m.HoursSlip.placement_key == placement_key,
            m.HoursSlip.iso_year == week[0],
            m.HoursSlip.iso_week == week[1],
            m.HoursSlip.removed.is_(None),
        )
    ).scalar()
    days = _living_days(session, row)
    new = change(_value(week, row, days))
    problems = slip_problems(new)
    if problems:
        raise InputError(*problems)
    _write(session, placement, row, days, new)
    return new


def _living_days(session: Session, row: m.HoursSlip | None) -> dict[int, m.SlipDay]:
    if row is None:
        return {}
    query = select(m.SlipDay).where(m.SlipDay.slip_key == row.key, m.SlipDay.removed.is_(None))
    return {day.weekday: day for day in session.execute(query).scalars()}


def _value(week: Week, row: m.HoursSlip | None, days: Mapping[int, m.SlipDay]) -> HoursSlip:
    entries = tuple(
        SlipDay(number, *(getattr(days[number], name) for name in _DAY_COLUMNS))
        for number in sorted(days)
    )
    if row is None:
        return HoursSlip(*week)
    rest = {name: getattr(row, name) for name in _SLIP_COLUMNS}
    return HoursSlip(*week, days=entries, key=row.key, **rest)


def _write(
    session: Session,
    placement: m.Placement,
    row: m.HoursSlip | None,
    days: Mapping[int, m.SlipDay],
    new: HoursSlip,
) -> None:
    keeps = bool(new.days) or any(getattr(new, name) is not None for name in _SLIP_COLUMNS)
    if row is None:
        if not keeps:
            return
        row = m.HoursSlip(
            student_key=placement.student_key,
            placement_key=placement.key,
            iso_year=new.iso_year,
            iso_week=new.iso_week,
        )
        session.add(row)
        session.flush()
    for name in _SLIP_COLUMNS:
        _set(row, name, getattr(new, name))
    entries = {day.weekday: day for day in new.days}
    for weekday in range(7):
        _write_day(session, row, days.get(weekday), entries.get(weekday))
    if not keeps:
        row.removed = history.current_clock(session)


def _write_day(
    session: Session, slip_row: m.HoursSlip, row: m.SlipDay | None, entry: SlipDay | None
) -> None:
    if entry is None:
        if row is not None:
            row.removed = history.current_clock(session)
        return
    values = {name: getattr(entry, name) for name in _DAY_COLUMNS}
    if row is None:
        keys = {"student_key": slip_row.student_key, "slip_key": slip_row.key}
        session.add(m.SlipDay(**keys, weekday=entry.weekday, **values))
        return
    for name, value in values.items():
        _set(row, name, value)


def _set(row: m.HoursSlip | m.SlipDay, name: str, value: object) -> None:
    # An equal value must not mark the row as changed: no empty update, no flush.
    if getattr(row, name) != value:
        setattr(row, name, value)
