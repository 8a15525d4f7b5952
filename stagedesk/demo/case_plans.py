"""Cases of the demonstration that are planned: what is different before any slip is written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from stagedesk.demo.moments import Level
from stagedesk.demo.plans import Plan, Stage, changed_company, changed_times, not_ready
from stagedesk.demo.slips import Habits
from stagedesk.demo.world import World, weekday
from stagedesk.domain.companies import Company
from stagedesk.domain.placements import PlacementVersion
from stagedesk.domain.students import Student

#: What a case makes of the plain plan of a school year.
Planned = Callable[[World, Student, Plan], Plan]

#: Nothing is ever missed, everything passes.
GOOD = Level(90, 0, 0, held_before=12)
STEADY = Habits(sick=0, excused=0, unexcused=0, late=20)


def good(world: World, student: Student, plan: Plan) -> Plan:
    """Every day there, every skill well over the pass mark."""
    return replace(plan, level=GOOD, habits=STEADY)


def early(world: World, student: Student, plan: Plan) -> Plan:
    """Forms are filled in twelve days before the end of their period."""
    return replace(plan, level=replace(plan.level, held_before=12))


def signed(how: str) -> Planned:
    """Good, and every form is closed `drawn` or on `paper`."""

    def change(world: World, student: Student, plan: Plan) -> Plan:
        return replace(good(world, student, plan), signing=how)

    return change


def behind(weeks: int) -> Planned:
    """So many of the last weeks were not handed in."""

    def change(world: World, student: Student, plan: Plan) -> Plan:
        return replace(plan, habits=replace(STEADY, missing=weeks))

    return change


def unsigned(weeks: int) -> Planned:
    """So many of the last slips are not signed yet."""

    def change(world: World, student: Student, plan: Plan) -> Plan:
        return replace(plan, habits=replace(STEADY, unsigned=weeks))

    return change


def own_norm(hours: int, reason: str) -> Planned:
    """Stage op maat."""

    def change(world: World, student: Student, plan: Plan) -> Plan:
        return replace(plan, norm_hours=hours, norm_reason=reason)

    return change


def days_a_week(days: tuple[int, ...], count: int | None) -> Planned:
    """These stage days, and `count` as the enrollment's days a week."""

    def change(world: World, student: Student, plan: Plan) -> Plan:
        stages = tuple(replace(s, times=replace(s.times, days=days)) for s in plan.stages)
        return replace(plan, stages=stages, days_per_week=count)

    return change


def at(name: str) -> Planned:
    """The placement is at the company of that name, in the sector of the student."""

    def change(world: World, student: Student, plan: Plan) -> Plan:
        company = world.named(name)
        stages = tuple(replace(stage, company=company) for stage in plan.stages)
        return replace(plan, stages=stages, sector=company.sector or plan.sector)

    return change


def moved(world: World, student: Student, plan: Plan) -> Plan:
    """The company changed after six weeks."""
    (stage,) = plan.stages
    if stage.start is None:
        return plan
    end = stage.start + timedelta(days=44)
    return replace(plan, stages=changed_company(world, student, plan, stage, end))


def other_times(world: World, student: Student, plan: Plan) -> Plan:
    """The timetable changed after five weeks; two versions stay apart."""
    (stage,) = plan.stages
    if stage.start is None:
        return plan
    return replace(plan, stages=(changed_times(stage, stage.start + timedelta(days=32), plan.on),))


def other_supervisor(world: World, student: Student, plan: Plan) -> Plan:
    """Somebody else guided the student in the first weeks."""
    stage = next(s for s in plan.stages)
    company = next(
        (c for all_ in world.companies.values() for c in all_ if len(c.supervisors) > 1), None
    )
    if stage.start is None or company is None or stage.start + timedelta(days=28) > plan.on:
        return plan
    before = PlacementVersion(
        stage.start + timedelta(days=25), "regular", company.supervisors[1].key, stage.times
    )
    stages = (replace(stage, company=company, earlier=(before,)),)
    return replace(plan, stages=stages, sector=company.sector or plan.sector)


def without(world: World, student: Student, plan: Plan) -> Plan:
    """Ready, but without a placement since the last one ended three weeks ago."""
    (stage,) = plan.stages
    ended = weekday(plan.on - timedelta(days=20))
    if stage.start is None or ended <= stage.start:
        return replace(plan, stages=())
    last = replace(stage, end=ended, ended_by="bedrijf", end_reason="Het bedrijf verhuist")
    return replace(plan, stages=(last,))


def unready(world: World, student: Student, plan: Plan) -> Plan:
    """Without a placement, for the student is not ready."""
    return not_ready(plan)


def talked(days_ago: int, half: bool) -> Planned:
    """A talk without a start yet: days ago, or ahead when below 0; half filled in or not at all."""

    def change(world: World, student: Student, plan: Plan) -> Plan:
        (stage,) = plan.stages
        talk = weekday(plan.on - timedelta(days=days_ago))
        pending = replace(stage, start=None, talk=talk, half_a_talk=half)
        return replace(plan, stages=(pending,))

    return change


def parallel(world: World, student: Student, plan: Plan) -> Plan:
    """The last stage day of the week is at a second company."""
    (stage,) = plan.stages
    *first, last = stage.times.days
    other = _other(world, stage.company)
    return replace(
        plan,
        stages=(
            replace(stage, times=replace(stage.times, days=tuple(first), own_times=())),
            Stage(other, stage.start, replace(stage.times, days=(last,), own_times=())),
        ),
    )


def parallel_and_good(world: World, student: Student, plan: Plan) -> Plan:
    """Two companies the whole year, both with good grades."""
    return good(world, student, parallel(world, student, plan))


def long_days(world: World, student: Student, plan: Plan) -> Plan:
    """Days that the law does not allow at 14: eight hours of work, from 6:30."""
    stages = tuple(
        replace(s, times=replace(s.times, begin=390, end=900, own_times=(), break_minutes=30))
        for s in plan.stages
    )
    return replace(plan, stages=stages)


def left_on(on: date) -> date:
    """The day on which the case that left did so."""
    return weekday(on - timedelta(days=30))


def stopped(world: World, student: Student, plan: Plan) -> Plan:
    """The placement ended when the student left the school."""
    (stage,) = plan.stages
    end = left_on(plan.on)
    if stage.start is None or end <= stage.start:
        return replace(plan, stages=())
    ended = replace(stage, end=end, ended_by="school", end_reason="Verhuisd naar een andere stad")
    return replace(plan, stages=(ended,))


def _other(world: World, company: Company) -> Company:
    """Another company, of the same sector where there is one."""
    near = [c for c in world.companies[company.sector or ""] if c.key != company.key]
    far = [c for all_ in world.companies.values() for c in all_ if c.key != company.key]
    return (near or far)[0]
