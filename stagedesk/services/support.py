"""Supported Employment of one student: what 'Traject' shows, a move to a step, a new cycle."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.placements import Placement
from stagedesk.domain.policy import SupportStep
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.support import (
    CycleStep,
    SupportCycle,
    cycle_on,
    dropped_out,
    undone_by_move,
)
from stagedesk.domain.times import short_date
from stagedesk.models.history import current_clock
from stagedesk.services import policies
from stagedesk.services.placements import ending
from stagedesk.services.support_records import cycle as cycle_record

#: The step that a new cycle begins in ('start de begeleiding opnieuw in stap 1').
_FIRST = 1


@dataclass(frozen=True, slots=True)
class DropOut:
    """A placement that stopped early and asks for a new cycle.

    Attributes:
        company: its name. how: ``gestopt door de leerling: te ver weg``.
    """

    company: str
    end: dt.date
    how: str

    @property
    def words(self) -> str:
        """One Dutch sentence, also the reason of the new cycle."""
        return f"{self.company}, {short_date(self.end)}: {self.how}"


@dataclass(frozen=True, slots=True)
class SupportPage:
    """What the part shows of the steps.

    Attributes:
        steps: of the policy, in order.
        cycles: the newest first.
        here: number of the step that the student is in; 0 without a cycle.
        drop_out: None when nothing asks for a new cycle.
    """

    steps: tuple[SupportStep, ...]
    cycles: tuple[SupportCycle, ...]
    here: int
    drop_out: DropOut | None

    @property
    def cycle(self) -> SupportCycle | None:
        """The cycle of today: the newest."""
        return self.cycles[0] if self.cycles else None


def page(session: Session, student_key: str, school_year: str, on: dt.date) -> SupportPage:
    """The cycles of a student, and whether a stopped placement asks for a new one."""
    cycles = cycles_of(session, student_key)
    now = cycle_on(cycles, on)
    step = now.here(on) if now else None
    return SupportPage(
        policies.policy_of(session, school_year).support_steps,
        tuple(reversed(cycles)),
        step.step if step else _FIRST if now else 0,
        _drop_out(session, student_key, school_year, cycles, on),
    )


def cycles_of(session: Session, student_key: str) -> tuple[SupportCycle, ...]:
    """The cycles of a student with their steps, the oldest first."""
    steps: dict[str, list[m.CycleStep]] = {}
    for row in session.execute(
        select(m.CycleStep).where(
            m.CycleStep.student_key == student_key, m.CycleStep.removed.is_(None)
        )
    ).scalars():
        steps.setdefault(row.cycle_key, []).append(row)
    rows = session.execute(
        select(m.SupportCycle)
        .where(m.SupportCycle.student_key == student_key, m.SupportCycle.removed.is_(None))
        .order_by(m.SupportCycle.started)
    ).scalars()
    return tuple(cycle_record(row, steps.get(row.key, ())) for row in rows)


def begin_cycle(session: Session, student_key: str, on: dt.date, reason: str = "") -> str:
    """A new cycle from a day on, in its first step.

    Returns:
        Key of the cycle.

    Raises:
        InputError: the student is gone, or a cycle begins on that day already.
    """
    student = session.get(m.Student, student_key)
    if student is None or student.removed is not None:
        raise InputError(Problem("", "Deze leerling is intussen verwijderd."))
    if any(one.started == on for one in cycles_of(session, student_key)):
        raise InputError(Problem("started", "Vandaag begint er al een cyclus."))
    row = m.SupportCycle(student_key=student_key, started=on, reason=reason or None)
    session.add(row)
    session.flush()
    _put_step(session, row, (), _FIRST, on)
    return row.key


def move(session: Session, student_key: str, step: int, on: dt.date) -> str:
    """Put a student in a step as of a day; without a cycle one begins then.

    Returns:
        Key of the cycle.

    Raises:
        InputError: the student is gone.
    """
    cycle = cycle_on(cycles_of(session, student_key), on)
    if cycle is None:
        key = begin_cycle(session, student_key, on)
        cycle = cycle_on(cycles_of(session, student_key), on)
        if cycle is None or step == _FIRST:
            return key
    here = cycle.here(on)
    if here is not None and here.step == step:
        return cycle.key
    undone = undone_by_move(cycle.steps, step, on)
    for one in undone:
        session.get_one(m.CycleStep, one.key).removed = current_clock(session)
    before = replace(cycle, steps=tuple(one for one in cycle.steps if one not in undone)).here(on)
    if undone and before is not None and before.step == step:
        # A slip of the hand was all it was: the step has the day on which it was begun.
        return cycle.key
    _put_step(session, session.get_one(m.SupportCycle, cycle.key), cycle.steps, step, on)
    return cycle.key


def _put_step(
    session: Session, cycle: m.SupportCycle, steps: Sequence[CycleStep], step: int, on: dt.date
) -> None:
    known = next((one for one in steps if one.step == step), None)
    if known is not None:
        session.get_one(m.CycleStep, known.key).on = on
        return
    session.add(m.CycleStep(student_key=cycle.student_key, cycle_key=cycle.key, step=step, on=on))
    session.flush()


def _drop_out(
    session: Session,
    student_key: str,
    school_year: str,
    cycles: Sequence[SupportCycle],
    on: dt.date,
) -> DropOut | None:
    rows = session.execute(
        select(
            m.Placement.start,
            m.Placement.end,
            m.Placement.ended_by,
            m.Placement.end_reason,
            m.Company.name,
        )
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .join(m.Company, m.Company.key == m.Placement.company_key)
        .where(
            m.Placement.student_key == student_key,
            m.Placement.removed.is_(None),
            m.Company.internal.is_(False),
            m.Enrollment.school_year == school_year,
        )
    ).all()
    placements = [
        Placement(r.name, start=r.start, end=r.end, ended_by=r.ended_by, end_reason=r.end_reason)
        for r in rows
    ]
    last_day = policies.calendar_of(session, school_year).last_day
    found = dropped_out(placements, cycles, last_day, on)
    if found is None or found.end is None:
        return None
    return DropOut(found.company, found.end, ending(found.end, found.ended_by, found.end_reason))
