"""Vandaag: everything that asks to be done on a day, the latest first (ui.md, point 2)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.certificates import norm_hours, required_minutes
from stagedesk.domain.times import weekday_date
from stagedesk.services import (
    absence_notices,
    around_due,
    case_rows,
    cases,
    certificate_rows,
    first_visits,
    hours,
    intake_gaps,
    log,
    policies,
    slips,
    stand_ins,
    todo_meetings,
    todo_network,
    todo_outflow,
    todo_sva2,
    without_placement,
)
from stagedesk.services import todo_rules as rules
from stagedesk.services.cases import Case
from stagedesk.services.todo import Frame, Todo, Urgency

#: Students whose to-dos are made within 0.3 s (measured by make bench: 2,000 take 0.8 s).
_MANY = 500
_ORDER = {Urgency.LATE: 0, Urgency.WEEK: 1, Urgency.SOON: 2}


@dataclass(frozen=True, slots=True)
class Done:
    """What was done today: calls, absence passed on, moments closed, slips, sick calls."""

    calls: int = 0
    registered: int = 0
    closed: int = 0
    signed: int = 0
    sick: int = 0
    entered: int = 0

    @property
    def count(self) -> int:
        """All of it."""
        parts = (self.calls, self.registered, self.closed, self.signed, self.sick, self.entered)
        return sum(parts)

    @property
    def words(self) -> str:
        """``2 keer gebeld, 1 beoordeling gesloten``."""
        parts = (
            (self.calls, "keer gebeld", "keer gebeld"),
            (self.registered, "verzuimdag gemeld", "verzuimdagen gemeld"),
            (self.closed, "beoordeling gesloten", "beoordelingen gesloten"),
            (self.signed, "briefje getekend", "briefjes getekend"),
            (self.sick, "ziekmelding genoteerd", "ziekmeldingen genoteerd"),
            (self.entered, "briefje ingenomen", "briefjes ingenomen"),
        )
        return ", ".join(f"{n} {one if n == 1 else more}" for n, one, more in parts if n)


def nobody(session: Session, school_year: str) -> bool:
    """Whether the school year has no student yet."""
    here = select(m.Enrollment.key).where(
        m.Enrollment.school_year == school_year, m.Enrollment.removed.is_(None)
    )
    return session.execute(here.limit(1)).first() is None


def todo(
    session: Session, on: date, school_year: str, jobcoach: str | None = None
) -> tuple[Todo, ...]:
    """Everything to do: too late, this week, soon; within these the oldest first.

    Args:
        session: to read from.
        on: the day of today.
        school_year: whose enrollments.
        jobcoach: key of a staff member: only that jobcoach's students.
    """
    keys = None if jobcoach is None else case_rows.student_keys(session, school_year, jobcoach, on)
    frame = frame_of(session, on, school_year, keys)
    read = cases.read(session, school_year, student_keys=keys)
    found = [one for case in read for one in rules.of_case(case, frame)]
    found += todo_outflow.aftercare(session, on, jobcoach)
    found += todo_network.contacts(session, on)
    found += todo_network.tips(session, on, school_year, keys)
    found += todo_outflow.checklist(session, on, school_year, keys)
    found += todo_sva2.exams(session, on, school_year, keys)
    found += todo_meetings.meetings(session, on, school_year)
    return tuple(sorted(found, key=lambda one: (_ORDER[one.urgency], one.rank, one.by)))


def is_large(session: Session, school_year: str, jobcoach: str | None) -> bool:
    """Whether so many students are asked about that the list takes long (over 0.3 s) to make."""
    if jobcoach is not None:
        return False
    query = select(func.count()).where(
        m.Enrollment.removed.is_(None), m.Enrollment.school_year == school_year
    )
    return session.execute(query).scalar_one() > _MANY


def frame_of(
    session: Session, on: date, school_year: str, keys: Collection[str] | None = None
) -> Frame:
    """What the rules need of a school year on a day; ``keys`` are the students asked about."""
    policy = policies.policy_of(session, school_year)

    def still_needed(case: Case) -> int:
        signed, _ = certificate_rows.minutes(session, [case.key]).get(case.key, (0, 0))
        norm = norm_hours(policy, case.grade_year, case.days_per_week, case.own_norm).hours
        return max(0, required_minutes(norm, policy.share_percent) - signed)

    return Frame(
        policy,
        policies.calendar_of(session, school_year),
        on,
        intake_gaps.talks(session, school_year, on, keys),
        still_needed,
        log.due(session, school_year, on, keys),
        around_due.read(session, school_year, on, keys),
        without_placement.steps_due(session, school_year, on, keys),
        first_visits.missing(session, school_year, on, keys),
    )


def next_up(session: Session, on: date, school_year: str) -> str:
    """What comes next when all is done, with its date, as a Dutch sentence."""
    policy = policies.policy_of(session, school_year)
    calendar = policies.calendar_of(session, school_year)
    coming = [
        (period.last_day - timedelta(days=policy.settings["moment_due_days"]), period.number)
        for period in policy.periods
    ]
    found = [(day, f"beoordeling {number} is aan de beurt") for day, number in coming if day > on]
    found += [(h.first, f"{h.name.lower()} begint") for h in calendar.holidays if h.first > on]
    if calendar.first_day > on:
        found.append((calendar.first_day, "de eerste schooldag"))
    if not found:
        return ""
    day, words = min(found)
    return f"Hierna: {words} op {weekday_date(day)}."


def done_on(session: Session, on: date, school_year: str, jobcoach: str | None = None) -> Done:
    """How much was done on a day."""

    def count(model: type[m.OfStudent], column: str) -> int:
        query = (
            select(func.count())
            .select_from(model)
            .join(m.Enrollment, m.Enrollment.student_key == model.student_key)
            .where(
                model.removed.is_(None),
                m.Enrollment.removed.is_(None),
                m.Enrollment.school_year == school_year,
                getattr(model, column) == on,
            )
        )
        if jobcoach is not None:
            query = query.where(stand_ins.is_of(session, jobcoach, on))
        return session.execute(query).scalar_one()

    return Done(
        calls=count(m.Reminder, "on"),
        registered=count(m.SlipDay, "registered_on"),
        closed=count(m.Moment, "closed_on"),
        signed=count(m.HoursSlip, "signed_on"),
        sick=count(m.AbsenceNotice, "on"),
        entered=count(m.HoursSlip, "handed_in_on"),
    )


def note_calls(
    session: Session, one: Todo, to: tuple[str, ...], on: date, result: str = ""
) -> None:
    """Note who was called about slips that are behind; comes back after a week if still so.

    Raises:
        InputError: nobody was ticked, or the school year is gone.
    """
    for whom in to:
        hours.note_call(session, one.enrollment_key, whom, on, result)


def note_sick_calls(
    session: Session, one: Todo, to: tuple[str, ...], on: date, result: str = ""
) -> None:
    """Note who was called about a sick call; it stays until both know.

    Raises:
        InputError: the notice is gone.
    """
    absence_notices.called(session, one.row_key or "", to, result)


def mark_registered(session: Session, one: Todo, on: date) -> int:
    """Note that all unexcused days of a to-do were passed to the administration (Bijlage 6).

    Returns:
        How many days.
    """
    for placement_key, week, weekday in one.days:
        slips.mark_registered(session, placement_key, week, weekday, on)
    return len(one.days)
