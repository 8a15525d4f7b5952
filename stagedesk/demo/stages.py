"""The placements of the demonstration without their slips: company, timetable, agreement, talk."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from stagedesk.demo.world import World, weekday
from stagedesk.domain.companies import Company
from stagedesk.domain.hours import Placed
from stagedesk.domain.intake import Intake
from stagedesk.domain.placements import Placement, Timetable

#: Stage days of the classes of a grade year, by letter.
_DAYS: dict[int, tuple[tuple[int, ...], ...]] = {
    # All of grade year 1 at once (Leerjaar 1), so that groups can be of several classes.
    1: ((1,),),
    2: ((3,), (4,), (1,), (0,)),
    3: ((0, 1), (3, 4), (1, 2), (0, 4)),
    4: ((0, 1, 3), (0, 1, 3), (1, 2, 4), (2, 3, 4)),
    5: ((0, 1, 2), (0, 1, 2, 3), (1, 2, 3, 4), (2, 3, 4)),
    6: ((0, 1, 2, 3), (1, 2, 4)),
}
_EIGHT, _HALF_PAST_EIGHT, _NINE = 480, 510, 540
_SIXTEEN_YEARS = 16 * 365 + 4
_BEFORE_SUMMER = 46
#: How a task is done, in the talk: behind the task itself.
_HOW = ("Samen met een collega", "Eerst voordoen, daarna zelf", "Met een stappenkaart")


def stage_days(grade_year: int, school_class: str) -> tuple[int, ...]:
    """The weekdays on which a class goes to its stage."""
    of_year = _DAYS[grade_year]
    return of_year[(ord(school_class[-1]) - ord("A")) % len(of_year)]


def timetable(grade_year: int, days: tuple[int, ...], born: date, first: date) -> Timetable:
    """Usual times: half a day in years 1 and 2; under 16 at most seven hours of work."""
    if grade_year == 1:
        return Timetable(days, _HALF_PAST_EIGHT, _HALF_PAST_EIGHT + 240, (), 15)
    if grade_year == 2:
        return Timetable(days, _NINE, _NINE + 300, (), 30)
    if (first - born).days < _SIXTEEN_YEARS:
        return Timetable(days, _NINE, _NINE + 450, (), 30)
    if grade_year >= 5 and born.day % 3 == 0:
        return Timetable(days, _EIGHT, _EIGHT + 480, (), 30)
    return Timetable(days, _HALF_PAST_EIGHT, _HALF_PAST_EIGHT + 480, (), 30)


def with_own_times(times: Timetable, chance: Random) -> Timetable:
    """The last day of the week an hour shorter, as one in six students has it."""
    if not times.days or times.begin is None or times.end is None or chance.random() > 1 / 6:
        return times
    return replace(times, own_times=((times.days[-1], times.begin, times.end - 60),))


def make_placement(
    world: World, company: Company, start: date, times: Timetable, chance: Random
) -> Placement:
    """A placement from `start`, with its agreement and a talk that is wholly filled in."""
    supervisor = company.supervisors[0]
    if company.internal:
        return Placement(
            company.key, supervisor.key, "internal", "Zes onderdelen", start, timetable=times
        )
    words = world.names.sectors[company.sector or "horeca"]
    # A stage from the first week on was talked about before the summer.
    ahead = _BEFORE_SUMMER if start.month in (8, 9) and start.day > 20 else 0
    talk = weekday(start - timedelta(days=ahead + chance.randint(8, 20)))
    sent = weekday(talk + timedelta(days=1))
    signed = weekday(sent + timedelta(days=chance.randint(3, 9)))
    return Placement(
        company=company.key,
        supervisor=supervisor.key,
        work=chance.choice(words.work),
        start=start,
        agreement_sent_on=sent,
        agreement_signed_on=signed if signed <= world.on else None,
        timetable=times,
        intake=make_talk(world, company, talk, chance),
    )


def make_talk(world: World, company: Company, day: date, chance: Random) -> Intake:
    """A talk with every field of Bijlage 2."""
    texts = world.names.texts
    words = world.names.sectors[company.sector or "horeca"]
    return Intake(
        date=day,
        time=chance.choice((570, 600, 630, 810, 870)),
        present=chance.choice(
            (
                "Leerling, moeder, jobcoach",
                "Leerling, jobcoach, praktijkopleider",
                "Leerling, jobcoach",
            )
        ),
        company_info=f"{company.name}: klein team, vaste begeleider.",
        # The slots are pairs: what the student does, and how.
        tasks=tuple(
            slot for pair in zip(chance.sample(words.tasks, 3), _HOW, strict=True) for slot in pair
        ),
        goals=tuple(chance.sample(texts["goals"], chance.choice((1, 2)))),
        work_clothes=words.clothes,
        agreements=chance.choice(texts["agreements"]),
        outcome=chance.choice(("start", "start", "start", "conditions")),
    )


def placed(placement: Placement, company: Company) -> Placed:
    """The placement with what its company adds to it."""
    return Placed(placement, company.closed, company.internal)
