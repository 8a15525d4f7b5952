"""What one school year of a demonstration student looks like, before any slip is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from stagedesk.demo.moments import Level
from stagedesk.demo.slips import Habits
from stagedesk.demo.stages import stage_days, timetable, with_own_times
from stagedesk.demo.world import World, Year, seeded
from stagedesk.domain.companies import Company
from stagedesk.domain.placements import PlacementVersion, Timetable
from stagedesk.domain.students import Student

_LEVELS = (Level(86, 1, 3), Level(80, 2, 5), Level(79, 2, 4), Level(72, 3, 5))
_MISSING = (0,) * 80 + (1,) * 13 + (2,) * 3 + (3,) * 2 + (4,) * 2
_UNSIGNED = (0,) * 60 + (1,) * 30 + (2,) * 8 + (4,) * 2


@dataclass(frozen=True, slots=True)
class Stage:
    """One placement of a plan.

    Attributes:
        start: None while the talk is pending; `talk` is its day.
        earlier: timetables of before, with their last day.
    """

    company: Company
    start: date | None
    times: Timetable
    end: date | None = None
    ended_by: str | None = None
    end_reason: str | None = None
    earlier: tuple[PlacementVersion, ...] = ()
    talk: date | None = None
    half_a_talk: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """One student in one school year.

    Attributes:
        on: the day up to which things have happened: today, or after the year's end.
        sector: of the practice subjects and the placements.
        signing: how every moment is closed: `drawn`, `paper`, `open`; None is by chance.
    """

    school_year: str
    grade_year: int
    school_class: str
    on: date
    sector: str
    stages: tuple[Stage, ...]
    level: Level
    habits: Habits
    days_per_week: int | None = None
    norm_hours: int | None = None
    norm_reason: str | None = None
    ready: bool | None = True
    ready_since: date | None = None
    ready_reason: str | None = None
    signing: str | None = None


def plain_plan(
    world: World, student: Student, school_year: str, grade_year: int, letter: str
) -> Plan:
    """A school year without any chance: one placement from the first Monday on."""
    year = world.years[school_year]
    school_class = f"{grade_year}{letter}"
    sector = seeded("sector", student.number).choice(tuple(world.companies))
    first = first_monday(year)
    internal = grade_year == 1
    company = world.internal if internal else company_for(world, sector, student.number, grade_year)
    times = usual_times(student, grade_year, school_class, first)
    return Plan(
        school_year=school_year,
        grade_year=grade_year,
        school_class=school_class,
        on=min(year.calendar.last_day + timedelta(days=21), world.on),
        sector=sector,
        stages=(Stage(company, first, times),),
        level=Level(80),
        habits=Habits(),
        days_per_week=None if internal else len(times.days),
    )


def make_plan(
    world: World, student: Student, school_year: str, grade_year: int, letter: str
) -> Plan:
    """An ordinary school year, with what chance brings."""
    plan = plain_plan(world, student, school_year, grade_year, letter)
    running = plan.on <= world.years[school_year].calendar.last_day
    chance = seeded("plan", student.number, school_year)
    plan = replace(plan, level=chance.choice(_LEVELS), habits=_habits(chance, running))
    if grade_year > 1 and running and chance.random() < 0.03:
        return not_ready(plan)
    return replace(plan, stages=_stages(world, student, plan, chance))


def not_ready(plan: Plan) -> Plan:
    """No placement, for the student is not ready for one (Leerlingen zonder stage)."""
    return replace(plan, stages=(), ready=False, ready_reason="Nog niet stagevaardig")


def _habits(chance: Random, running: bool) -> Habits:
    """How a student goes to the stage; a year that is over has hardly a loose end."""
    missing, unsigned = chance.choice(_MISSING), chance.choice(_UNSIGNED)
    return Habits(
        sick=chance.choice((15, 30, 30, 60)),
        excused=chance.choice((5, 12, 20)),
        unexcused=chance.choice((0, 0, 2, 6, 20)),
        late=chance.choice((20, 50, 90)),
        missing=missing if running else 0,
        unsigned=unsigned if running else unsigned // 4,
        early=chance.random() < 0.5,
    )


def company_for(world: World, sector: str, *seed: object) -> Company:
    """A company of a sector; where the school has none, of any."""
    there = world.companies[sector] or tuple(c for all_ in world.companies.values() for c in all_)
    return seeded("company of", *seed).choice(there)


def usual_times(student: Student, grade_year: int, school_class: str, first: date) -> Timetable:
    """The timetable of the class, fitted to the student's age."""
    born = student.birth_date or first
    return timetable(grade_year, stage_days(grade_year, school_class), born, first)


def _stages(world: World, student: Student, plan: Plan, chance: Random) -> tuple[Stage, ...]:
    """One stage, sometimes later, and sometimes with a change of company or of times."""
    (stage,) = plan.stages
    if plan.grade_year == 1 or stage.start is None:
        return plan.stages
    first = stage.start + timedelta(days=7 * chance.choice((0, 0, 0, 1, 1, 2)))
    stage = replace(stage, start=first, times=with_own_times(stage.times, chance))
    lot = chance.random()
    if lot < 0.07:
        end = first + timedelta(days=chance.choice((46, 60, 95)))
        return changed_company(world, student, plan, stage, end)
    if lot < 0.14 and len(stage.times.days) > 1:
        until = first + timedelta(days=chance.choice((32, 53, 74)))
        return (changed_times(stage, until, plan.on),)
    return (stage,)


def first_monday(year: Year) -> date:
    """The Monday of the first school week."""
    first = year.calendar.first_day
    return first if first.weekday() == 0 else first + timedelta(days=7 - first.weekday())


def changed_company(
    world: World, student: Student, plan: Plan, stage: Stage, end: date
) -> tuple[Stage, ...]:
    """The stage until `end`, then one at another company; only the first when that is not yet."""
    if end > plan.on or stage.start is None:
        return (stage,)
    chance = seeded("change", student.number, plan.school_year)
    last = replace(
        stage,
        end=end,
        ended_by=chance.choice(("bedrijf", "leerling", "school")),
        end_reason=chance.choice(world.names.texts["end_reasons"]),
    )
    start = end + timedelta(days=10)
    start -= timedelta(days=start.weekday())
    other = company_for(world, plan.sector, student.number, "other")
    if start <= end or start > plan.on or other == stage.company:
        return (last,)
    return (last, replace(stage, company=other, start=start))


def changed_times(stage: Stage, until: date, on: date) -> Stage:
    """The stage with one hour a day less until `until`; as it was when that is not yet."""
    times = stage.times
    if until >= on or times.end is None:
        return stage
    before = replace(times, end=times.end - 60, own_times=())
    supervisor = stage.company.supervisors[0].key
    return replace(stage, earlier=(PlacementVersion(until, "regular", supervisor, before),))


def letters(count: int) -> Sequence[str]:
    """The letters of so many classes: A to Z, then AA, AB, ..."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [
        alphabet[n] if n < len(alphabet) else alphabet[n // 26 - 1] + alphabet[n % 26]
        for n in range(count)
    ]
