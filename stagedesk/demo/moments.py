"""The beoordelingsmomenten of the demonstration: grades that grow, feedback, closings."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from stagedesk.demo.world import seeded, weekday
from stagedesk.domain.assessment import SIGNERS, Closing, Moment, Stroke
from stagedesk.domain.moment_rules import period_first_day
from stagedesk.domain.placements import Placement
from stagedesk.domain.policy import Period, Policy

_LOWEST, _HIGHEST = 10, 100
#: A placement of less than four weeks in a period is not assessed in it.
_FOUR_WEEKS = 28


@dataclass(frozen=True, slots=True)
class Level:
    """How well a student does, in tenths of a grade.

    Attributes:
        mean: of the first moment. growth: from one moment to the next.
        spread: of the certificates around the mean.
        held_before: how many days before the end of its period a moment is; None is by chance.
    """

    mean: int
    growth: int = 2
    spread: int = 4
    held_before: int | None = None


def moments_of(
    placement: Placement,
    policy: Policy,
    grade_year: int,
    on: date,
    level: Level,
    feedback: Sequence[str],
    seed: str,
) -> tuple[Moment, ...]:
    """The forms filled in by `on`: about half of a period's in its last three days."""
    found = []
    for period in policy.periods:
        chance = seeded(seed, "moment", period.number)
        day = _moment_day(placement, policy, period, level.held_before, chance)
        if day is None or day > on:
            continue
        fresh = (on - day).days < 4 and level.held_before is None
        grades = _grades(policy, grade_year, level, period.number, seed)
        if fresh and chance.random() < 0.3:
            # Half filled in: the talk is being prepared.
            grades = dict(list(grades.items())[: len(grades) // 3])
        modules = policy.grade_years[grade_year].modules
        found.append(
            Moment(
                moment=period.number,
                date=day,
                grades=grades,
                assignment=_clamped(level.mean + chance.choice((-10, -5, 0, 0, 5)))
                if modules and not (fresh and chance.random() < 0.4)
                else None,
                feedback=chance.choice(feedback) if chance.random() < 0.8 else None,
            )
        )
    return tuple(found)


def closed(moment: Moment, names: Mapping[str, object], day: date, drawn: bool) -> Moment:
    """The moment closed on its own day with the names of then, signed by drawing or on paper."""
    basis = {**names, "date": day.isoformat()}
    return replace(
        moment,
        closing=Closing(
            on=day,
            paper=not drawn,
            signatures={who: signature(f"{names['student']}/{who}") for who in SIGNERS}
            if drawn
            else {},
            basis={key: value for key, value in basis.items() if value is not None},
        ),
    )


def signature(seed: str) -> tuple[Stroke, ...]:
    """A written name: loops that run to the right and grow small, in 1/1000 of the pad's width."""
    chance = seeded("signature", seed)
    loops, high, lean = chance.randint(4, 7), chance.randint(60, 95), chance.randint(18, 40)
    wide, left, phase = chance.randint(480, 720), chance.randint(60, 160), chance.random()
    steps = loops * 12
    points = []
    for step in range(steps + 1):
        turn = 2 * math.pi * (loops * step / steps + phase)
        size = high * (1 - 0.6 * step / steps) * (0.75 + 0.25 * math.sin(turn / 2.7))
        x = left + wide * step / steps + lean * math.cos(turn)
        points.append((round(x), round(190 - size * math.sin(turn))))
    return (tuple(points),)


def _moment_day(
    placement: Placement, policy: Policy, period: Period, held_before: int | None, chance: Random
) -> date | None:
    """The day of the talk, a weekday; None when the placement hardly ran in the period."""
    if placement.start is None:
        return None
    lot = chance.choice((0, 0, 1, 1, 2, 2, 3, 5, 7, 10, 13))
    before = lot if held_before is None else held_before
    last = min(period.last_day, placement.end or period.last_day)
    first = max(placement.start, period_first_day(policy, period.number))
    if (last - first).days < _FOUR_WEEKS:
        return None
    return weekday(last - timedelta(days=before))


def _grades(
    policy: Policy, grade_year: int, level: Level, number: int, seed: str
) -> dict[str, int]:
    """A grade for every skill that the grade year assesses; a certificate is a good or bad one."""
    grades = {}
    for certificate in policy.grade_years[grade_year].certificates:
        lean = seeded(seed, "certificate", certificate).randint(-level.spread, level.spread)
        chance = seeded(seed, "grades", certificate, number)
        for skill in policy.certificates[certificate].skills:
            tenths = level.mean + lean + level.growth * (number - 1) + chance.randint(-3, 4)
            grades[skill.id] = _clamped(tenths if chance.random() < 0.25 else _halves(tenths))
    return grades


def _halves(tenths: int) -> int:
    """Rounded to a half: what most people write."""
    return (tenths + 2) // 5 * 5


def _clamped(tenths: int) -> int:
    return min(_HIGHEST, max(_LOWEST, tenths))
