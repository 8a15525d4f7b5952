"""Supported Employment: the seven steps of a student as dated cycles; drop-out begins a new one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.placements import Placement
from stagedesk.domain.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class CycleStep:
    """One step of a cycle that was begun.

    Attributes:
        step: number of the policy's step, from 1. on: the day on which it was begun last.
    """

    step: int
    on: date
    note: str | None = None
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class SupportCycle:
    """One walk through the steps, from the first talk to lasting support.

    Attributes:
        started: its first day; tells a student's cycles apart.
        reason: why it began, such as a placement that stopped.
        steps: those that were begun, by number.
    """

    started: date
    reason: str | None = None
    steps: tuple[CycleStep, ...] = ()
    key: str = field(default="", compare=False)

    def here(self, on: date) -> CycleStep | None:
        """The step that a student is in on a day: begun last; None before the first.

        Of two steps of one day the later one counts. Steps may be skipped or done again.
        """
        begun = [one for one in self.steps if one.on <= on]
        return max(begun, key=lambda one: (one.on, one.step), default=None)


def cycle_on(cycles: Iterable[SupportCycle], on: date) -> SupportCycle | None:
    """The cycle of a day: the last one that had started."""
    started = [one for one in cycles if one.started <= on]
    return max(started, key=lambda one: one.started, default=None)


def undone_by_move(steps: Iterable[CycleStep], to: int, on: date) -> tuple[CycleStep, ...]:
    """The steps that a move back takes away: later ones that were begun on that very day.

    Whoever goes from step 4 to 3 on the day on which 4 was begun corrects a slip of the hand.
    """
    return tuple(one for one in steps if one.step > to and one.on >= on)


def dropped_out(
    placements: Sequence[Placement],
    cycles: Iterable[SupportCycle],
    last_day: date,
    on: date,
) -> Placement | None:
    """The placement that stopped early and asks for a new cycle; None when nothing does.

    'Indien een leerling uitvalt op stage, start de begeleiding opnieuw in stap 1': it ended
    before the last week of the school year, none runs or follows, and no cycle began since.

    Args:
        placements: at companies, of one school year.
        cycles: of the student.
        last_day: of the school year.
        on: the day of now.
    """
    placed = [p for p in placements if p.start is not None]
    last_monday = last_day - timedelta(days=last_day.weekday())
    ended = [p for p in placed if p.end is not None and p.end < min(on, last_monday)]
    if not ended or len(ended) < len(placed):
        return None
    last = max(ended, key=lambda p: p.end or date.min)
    begun = any(last.end is not None and one.started >= last.end for one in cycles)
    return None if begun else last


def cycle_problems(cycle: SupportCycle, on: date | None) -> Iterator[Problem]:
    """What is odd about a cycle; only warned of. ``on`` is today, None judges nothing by it."""
    if on is not None and cycle.started > on:
        yield Problem("started", "Deze dag moet nog komen", Severity.WARNING)


def step_problems(step: CycleStep, started: date, on: date | None) -> Iterator[Problem]:
    """What is odd about the day of a step; only warned of.

    Args:
        step: as it would be saved.
        started: first day of its cycle.
        on: today, None judges nothing by it.
    """
    if step.on < started:
        yield Problem("on", "Ligt vóór het begin van de cyclus", Severity.WARNING)
    if on is not None and step.on > on:
        yield Problem("on", "Deze dag moet nog komen", Severity.WARNING)


CYCLE_FORM = Form(
    "support_cycle",
    "Cyclus",
    (
        Section(
            "Cyclus",
            (
                Field("started", "Begonnen op", Kind.DATE, needed=True),
                Field("reason", "Waarom", Kind.LONG_TEXT, placeholder="Nieuwe stage zoeken"),
            ),
        ),
    ),
)
CYCLE_STEP_FORM = Form(
    "cycle_step",
    "Stap",
    (
        Section(
            "Stap",
            (
                Field("on", "Begonnen op", Kind.DATE, needed=True),
                Field("note", "Notitie", Kind.LONG_TEXT),
            ),
        ),
    ),
)
