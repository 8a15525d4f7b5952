"""Supported Employment, the workplace, SVA2 and small contracts of the invented students."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from stagedesk.demo.enrollments import company_of
from stagedesk.demo.world import World, seeded, weekday
from stagedesk.domain.assessment import Moment
from stagedesk.domain.employment import EmploymentContract
from stagedesk.domain.job_analysis import JobAnalysis, JobTask
from stagedesk.domain.placements import Placement
from stagedesk.domain.practice_statements import PracticeStatement
from stagedesk.domain.programmes import Programme
from stagedesk.domain.students import Enrollment, Student
from stagedesk.domain.support import CycleStep, SupportCycle
from stagedesk.domain.sva2 import Sva2

#: Days between the first step and each later one, up to the first day of the placement.
_BEFORE_START = (42, 30, 20, 12, 6)
_LAST_STEP = 7
_SUMMER = 56
_WENT_WELL = (
    "Ik durfde vragen te stellen.",
    "Ik kende alle collega’s bij naam.",
    "Ik hield mij aan de veiligheidsregels.",
)
_NEXT_TIME = (
    "Ik vraag eerder om hulp.",
    "Ik schrijf op wat ik geleerd heb.",
    "Ik lees eerst de hele opdracht.",
)


def with_support(world: World, student: Student, *, ordinary: bool) -> Student:
    """The student with what the jobcoach did; only an ordinary one is in a project."""
    if not student.enrollments:
        return student
    chance = seeded("support", student.number)
    years = tuple(_year(world, student, one, chance, ordinary) for one in student.enrollments)
    now = years[-1]
    older = now.grade_year >= 4 and student.left_on is None
    return replace(
        student,
        enrollments=years,
        support=tuple(_cycles(world, now, chance)),
        sva2=_sva2(world, chance) if older and chance.random() < 0.25 else None,
        contracts=_contracts(world, chance) if older and chance.random() < 0.2 else (),
    )


def _cycles(world: World, year: Enrollment, chance: Random) -> list[SupportCycle]:
    """One cycle for each external placement; who has none is still looking for one."""
    on = world.on
    external = [
        placement
        for placement in year.placements
        if placement.start is not None and not company_of(world, placement.company).internal
    ]
    found: list[SupportCycle] = []
    for number, placement in enumerate(external):
        reason = (
            "Begin van het schooljaar" if not number else f"Gestopt: {_why(external[number - 1])}"
        )
        found.append(_cycle(placement, reason, on, chance))
    talks = [p.intake.date for p in year.placements if p.start is None and p.intake is not None]
    for talk in talks:
        first = (talk or on) - timedelta(days=21)
        days = (first, first + timedelta(days=7), first + timedelta(days=15), talk or on)
        steps = tuple(CycleStep(n, day) for n, day in enumerate(days, 1) if day <= on)
        found.append(SupportCycle(first, "Op zoek naar een stageplek", steps))
    if not found and year.grade_year > 1 and year.school_year in world.years:
        first = world.years[year.school_year].calendar.first_day
        steps = (CycleStep(1, first), CycleStep(2, first + timedelta(days=9)))
        begun = tuple(step for step in steps[: chance.choice((1, 2))] if step.on <= on)
        if first <= on:
            found.append(SupportCycle(first, "Nog geen stageplek", begun))
    distinct = {cycle.started: cycle for cycle in found if cycle.started <= on}
    return [distinct[day] for day in sorted(distinct)]


def _why(placement: Placement) -> str:
    return placement.end_reason or "reden niet genoteerd"


def _cycle(placement: Placement, reason: str, on: date, chance: Random) -> SupportCycle:
    start = placement.start or on
    # What begins with the school year was arranged before the summer.
    ahead = _SUMMER if start.month in (8, 9) else 0
    days = [weekday(start - timedelta(days=before + ahead)) for before in _BEFORE_START]
    steps = [CycleStep(number, day) for number, day in enumerate(days, 1)]
    if chance.random() < 0.6:
        # Most tasks fit as they are: step 5 is skipped.
        steps.pop()
    steps.append(CycleStep(6, start, "Eerste dag samen gegaan" if chance.random() < 0.3 else None))
    if chance.random() < 0.7:
        steps.append(CycleStep(_LAST_STEP, start + timedelta(days=chance.randint(28, 60))))
    elif chance.random() < 0.4:
        # The work did not fit in the end: the tasks are looked at again.
        again = CycleStep(5, on - timedelta(days=chance.randint(1, 12)), "Takenpakket past niet")
        steps = [*(one for one in steps if one.step != again.step), again]
    begun = sorted((step for step in steps if step.on <= on), key=lambda step: step.step)
    return SupportCycle(days[0], reason, tuple(begun))


def _year(
    world: World, student: Student, year: Enrollment, chance: Random, ordinary: bool
) -> Enrollment:
    known = world.years.get(year.school_year)
    if known is None:
        return year
    modules = known.policy.grade_years[year.grade_year].modules
    return replace(
        year,
        placements=tuple(
            _placement(world, year, placement, chance, ordinary, bool(modules))
            for placement in year.placements
        ),
    )


def _placement(
    world: World,
    year: Enrollment,
    placement: Placement,
    chance: Random,
    ordinary: bool,
    modules: bool,
) -> Placement:
    company = company_of(world, placement.company)
    if company.internal or placement.start is None:
        return placement
    if modules:
        moments = tuple(_reflected(moment, chance) for moment in placement.moments)
        placement = replace(placement, moments=moments)
    if chance.random() < 0.5:
        placement = replace(
            placement,
            job_analysis=_analysis(placement, chance),
            job_tasks=_tasks(placement, chance),
        )
    if year.grade_year >= 5 and company.sbb_levels and chance.random() < 0.6:
        last = min(world.on, world.years[year.school_year].calendar.last_day)
        statement = _statement(last, placement, company.sbb_levels[0])
        placement = replace(placement, statements=(statement,))
    if ordinary and year.grade_year >= 4 and chance.random() < 0.1:
        placement = _in_programme(placement, chance)
    return placement


def _reflected(moment: Moment, chance: Random) -> Moment:
    """A moment whose assignment was graded has its reflection, most of the time."""
    if moment.assignment is None or chance.random() < 0.2:
        return moment
    return replace(moment, went_well=chance.choice(_WENT_WELL), next_time=chance.choice(_NEXT_TIME))


def _analysis(placement: Placement, chance: Random) -> JobAnalysis:
    talk = placement.intake.date if placement.intake else None
    fits = chance.choice(("yes", "yes", "adjusted"))
    return JobAnalysis(
        on=talk,
        spoken_with="de praktijkopleider",
        purpose="Werkervaring opdoen en ontdekken of dit werk past.",
        work=placement.work,
        process="De dag begint met een korte bespreking. Het werk staat op een lijst.",
        level="mbo niveau 1",
        surroundings="Ruime werkplek, soms druk.",
        strain="Veel staan en lopen.",
        safety="Veilige schoenen. Uitleg over machines op de eerste dag.",
        guidance="Altijd een vaste begeleider in de buurt.",
        colleagues="Klein team met een goede sfeer.",
        terms="Pauze om 10.30 en om 12.30 uur. Geen vergoeding.",
        required=placement.intake.work_clothes if placement.intake else None,
        fits=fits,
        conclusion="Het werk is duidelijk en wordt voorgedaan."
        if fits == "yes"
        else "Past als het tempo eerst lager mag.",
        design_way="carving" if fits == "adjusted" else None,
        design="Eerst drie vaste taken, elke maand een erbij." if fits == "adjusted" else None,
    )


def _tasks(placement: Placement, chance: Random) -> tuple[JobTask, ...]:
    names = [task for task in (placement.intake.tasks[::2] if placement.intake else ()) if task]
    tasks = [
        JobTask(name, "kept", chance.choice((None, None, "stappenkaart met foto’s")))
        for name in dict.fromkeys(names)
    ]
    if len(tasks) > 1 and chance.random() < 0.5:
        tasks[-1] = replace(tasks[-1], decision="left_out", aid=None)
        tasks.append(JobTask("Werkplek opruimen en aanvullen", "added", "lijst aan de muur"))
    return tuple({task.name: task for task in tasks}.values())


def _statement(last: date, placement: Placement, level: int) -> PracticeStatement:
    tasks = placement.intake.tasks[::2] if placement.intake else ()
    return PracticeStatement(
        qualification="Dienstverlening en zorg" if level == 1 else "Medewerker dienstverlening",
        level=level,
        processes=tuple(task for task in tasks if task),
        skills="Werkt veilig en houdt zich aan de afspraken.",
        on=weekday(last - timedelta(days=20)),
    )


def _in_programme(placement: Placement, chance: Random) -> Placement:
    kind = chance.choice(("top_academie", "provso_works"))
    top = kind == "top_academie"
    return replace(
        placement,
        kind=kind,
        programme=Programme(
            name="TOP Academie" if top else "Samen aan het werk",
            teacher="vakdocent van de academie" if top else None,
            partners="Drie scholen en het bedrijf schrijven samen de lessen.",
            since=placement.start,
            certificates=("Veilig werken",) if chance.random() < 0.5 else (),
            hire_intended=True if top else None,
        ),
    )


def _sva2(world: World, chance: Random) -> Sva2:
    planned = weekday(world.on + timedelta(days=chance.randint(10, 60)))
    return Sva2(
        reason="Schoonmaak in de zorg",
        signed_up_on=weekday(world.on - timedelta(days=chance.randint(5, 40))),
        exam_planned_on=planned if chance.random() < 0.6 else None,
    )


def _contracts(world: World, chance: Random) -> tuple[EmploymentContract, ...]:
    since = world.on - timedelta(days=chance.randint(20, 120))
    employer, work = chance.choice(
        (("Pizzeria Bella", "afwassen"), ("Supermarkt Van Dijk", "vakken vullen"))
    )
    return (EmploymentContract(employer, work, chance.choice((4, 6, 8)), since),)
