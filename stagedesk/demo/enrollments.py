"""A plan carried out: an enrollment with its placements, slips and forms."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from stagedesk.demo.log import goals_of, log_of
from stagedesk.demo.moments import closed, moments_of
from stagedesk.demo.network import leads_of, wish_of
from stagedesk.demo.plans import Plan, Stage
from stagedesk.demo.slips import slips_of
from stagedesk.demo.stages import make_placement, make_talk, placed
from stagedesk.demo.world import World, seeded
from stagedesk.domain.assessment import Moment
from stagedesk.domain.companies import Company
from stagedesk.domain.hours import is_behind, missing_weeks
from stagedesk.domain.placements import Placement
from stagedesk.domain.students import Enrollment, Reminder, Student


def make_enrollment(world: World, student: Student, plan: Plan) -> Enrollment:
    """The school year of a plan, with everything that happened by `plan.on`."""
    chance = seeded("enrollment", student.number, plan.school_year)
    year = world.years[plan.school_year]
    placements = tuple(
        _placement(world, student, plan, stage) for stage in plan.stages if _begun(stage, plan.on)
    )
    consent = year.calendar.first_day + timedelta(days=chance.randint(2, 16))
    external = plan.grade_year > 1
    enrollment = Enrollment(
        school_year=plan.school_year,
        grade_year=plan.grade_year,
        school_class=plan.school_class,
        mentor=world.mentor(plan.school_class),
        jobcoach=world.jobcoach(plan.school_class),
        days_per_week=plan.days_per_week,
        norm_hours=plan.norm_hours,
        norm_reason=plan.norm_reason,
        subjects=_subjects(world, student, plan),
        outflow_sector=plan.sector if plan.grade_year >= 5 else None,
        ready_external=plan.ready if external else None,
        ready_since=(plan.ready_since or year.calendar.first_day) if external else None,
        ready_reason=plan.ready_reason,
        consent_on=consent if external and consent <= plan.on and chance.random() > 0.03 else None,
        placements=placements,
    )
    log = log_of(world, student.number, year, placements, plan.on)
    return replace(
        enrollment,
        log=log,
        goals=goals_of(world, student.number, year, plan.grade_year, log),
        reminders=_reminders(world, student, plan, enrollment),
        **_profile(world, chance),
        **_network(world, student, plan, enrollment),
    )


def _network(world: World, student: Student, plan: Plan, enrollment: Enrollment) -> dict[str, Any]:
    """What an external student wants and can, and found while there is no placement."""
    if plan.grade_year == 1 or plan.school_year != world.this_year:
        return {}
    policy = world.years[plan.school_year].policy
    found = leads_of(world, student.number, enrollment.placements, plan.sector, plan.on)
    return {**wish_of(policy, student.number, enrollment.subjects), "leads": found}


def _profile(world: World, chance: Random) -> dict[str, Any]:
    """The student's own words for the persoonlijk profiel; some have not written them yet."""
    words = {
        name: chance.choice(world.names.texts[name]) for name in ("strengths", "travel", "helps")
    }
    return words if chance.random() < 0.8 else {}


def company_of(world: World, key: str) -> Company:
    """The company of a placement."""
    if key == world.internal.key:
        return world.internal
    return next(c for companies in world.companies.values() for c in companies if c.key == key)


def _begun(stage: Stage, on: date) -> bool:
    """Whether a stage is known of on a day: it is agreed upon before the summer."""
    return stage.start is None or stage.start <= on + timedelta(days=45)


def _subjects(world: World, student: Student, plan: Plan) -> tuple[str, ...]:
    """Year 3 two practice subjects, year 4 one; from year 5 the outflow sector."""
    if plan.grade_year == 4:
        return (plan.sector,)
    if plan.grade_year != 3:
        return ()
    others = [key for key in world.companies if key != plan.sector]
    both = {plan.sector, seeded("subject", student.number).choice(others)}
    return tuple(key for key in world.companies if key in both)


def _placement(world: World, student: Student, plan: Plan, stage: Stage) -> Placement:
    chance = seeded("placement", student.number, stage.company.name, stage.start)
    if stage.start is None:
        return _pending(world, stage, plan.on, chance.random())
    placement = make_placement(world, stage.company, stage.start, stage.times, chance)
    placement = replace(
        placement,
        end=stage.end,
        ended_by=stage.ended_by,
        end_reason=stage.end_reason,
        versions=stage.earlier,
    )
    seed = f"{student.number}/{stage.company.name}/{stage.start}"
    signer = stage.company.supervisors[0].name
    year = world.years[plan.school_year]
    slips = slips_of(
        placed(placement, stage.company),
        year.calendar,
        plan.on,
        plan.habits,
        signer,
        world.names.texts["remarks"],
        seed,
    )
    moments = moments_of(
        placement,
        year.policy,
        plan.grade_year,
        plan.on,
        plan.level,
        world.names.texts["feedback"],
        seed,
    )
    names = {
        "student": student.name,
        "school_class": plan.school_class,
        "company": stage.company.name,
        "supervisor": signer,
        "jobcoach": world.jobcoach(plan.school_class),
        "school": world.names.school["name"],
        "school_short": world.names.school["short_name"],
        "grade_year": plan.grade_year,
    }
    over = {p.number for p in year.policy.periods if p.last_day < plan.on}
    shut = tuple(_closed(m, names, plan, m.moment in over, seed) for m in moments)
    return replace(placement, slips=slips, moments=shut)


def _closed(
    moment: Moment, names: Mapping[str, object], plan: Plan, over: bool, seed: str
) -> Moment:
    """The moment, closed when its period is over, and some before."""
    lot = seeded(seed, "closing", moment.moment).random()
    shut = plan.signing != "open" if plan.signing else over or lot < 0.3
    if not shut or moment.date is None:
        return moment
    drawn = plan.signing == "drawn" if plan.signing else lot < 0.4
    return closed(moment, names, moment.date, drawn)


def _pending(world: World, stage: Stage, on: date, lot: float) -> Placement:
    """A talk that is coming or just was, without a start."""
    chance = seeded("pending", stage.company.name, lot)
    talk = make_talk(world, stage.company, stage.talk or on + timedelta(days=3), chance)
    if stage.half_a_talk:
        talk = replace(
            talk, goals=(), work_clothes=None, agreements=None, company_info=None, outcome=None
        )
    else:
        talk = replace(talk, tasks=(), goals=(), present=None, agreements=None, outcome=None)
    return Placement(
        stage.company.key, stage.company.supervisors[0].key, timetable=stage.times, intake=talk
    )


def _reminders(
    world: World, student: Student, plan: Plan, enrollment: Enrollment
) -> tuple[Reminder, ...]:
    """Calls that were made for a student who is behind: in half of the cases (Bijlage 4)."""
    year = world.years[plan.school_year]
    stages = [placed(p, company_of(world, p.company)) for p in enrollment.placements]
    missing = missing_weeks(stages, year.calendar, plan.on)
    chance = seeded("reminders", student.number)
    behind = is_behind(missing, plan.on, year.policy.settings["behind_days"])
    if not behind or chance.random() < 0.5:
        return ()
    results = world.names.texts["call_results"]
    day = plan.on - timedelta(days=chance.choice((1, 2, 4, 9)))
    home = Reminder(day, "home", chance.choice(results))
    if chance.random() < 0.4:
        return (home,)
    return (home, Reminder(day, "company", chance.choice(results)))
