"""The stagelogboek and the goals of an invented school year: what a jobcoach wrote down."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from stagedesk.demo.world import World, Year, seeded
from stagedesk.domain.goals import Goal, Judgement
from stagedesk.domain.log import LogEntry
from stagedesk.domain.placements import Placement

#: Days between two visits.
_BETWEEN = (35, 56)
#: Years in which a student works on goals for after school.
_LONG_TERM_FROM = 4
#: Days after the first one that the jobcoach sits in the classes.
_CLASS_VISIT = 23
#: What is said beside a judgement now and then.
_WORDS = {
    "busy": "Gaat steeds beter",
    "not_yet": "Nog lastig als het druk is",
    "reached": "Doet dit nu vanzelf",
}


def log_of(
    world: World, number: str, year: Year, placements: Sequence[Placement], on: date
) -> tuple[LogEntry, ...]:
    """Visits and calls at the placements up to ``on``, and perhaps one that is planned."""
    chance = seeded("log", number, year.policy.school_year)
    found: list[LogEntry] = []
    for placement in placements:
        if placement.start is None or placement.start > on or placement.kind == "internal":
            continue
        last = min(on, placement.end or on, year.calendar.last_day)
        day = placement.start + timedelta(days=chance.randint(10, 28))
        while day <= last:
            if not year.calendar.is_free(day) and day.weekday() < 5:
                found.append(_entry(world, chance, day, on))
                day += timedelta(days=chance.randint(*_BETWEEN))
            else:
                day += timedelta(days=1)
        if last == on and chance.random() < 0.15:
            found.append(_planned(chance, on))
    return (*found, *_class_visits(year, on))


def _class_visits(year: Year, on: date) -> Iterator[LogEntry]:
    """One visit to every class in autumn: the same words in the log of each student."""
    day = year.calendar.first_day + timedelta(days=_CLASS_VISIT)
    if day <= on:
        yield LogEntry(
            day,
            "class_visit",
            time=600,
            done=True,
            report="Met de klas geoefend: jezelf voorstellen.",
        )


def _entry(world: World, chance: Random, day: date, on: date) -> LogEntry:
    texts = world.names.texts
    kind = chance.choice(("visit", "visit", "visit", "call", "talk"))
    agreed = chance.random() < 0.3
    by = day + timedelta(days=7)
    return LogEntry(
        on=day,
        kind=kind,
        time=chance.choice((540, 570, 615, 660, 810)) if kind != "call" else None,
        done=True,
        report=chance.choice(texts["visit_reports" if kind == "visit" else "call_reports"]),
        agreement=chance.choice(texts["log_agreements"]) if agreed else None,
        agreement_by=by if agreed else None,
        agreement_done=agreed and (by < on - timedelta(days=3) or chance.random() < 0.5),
    )


def _planned(chance: Random, on: date) -> LogEntry:
    day = on + timedelta(days=chance.choice((-1, 0, 0, 2, 6)))
    return LogEntry(on=day, kind="visit", time=chance.choice((570, 630, 810)))


def goals_of(
    world: World, number: str, year: Year, grade_year: int, log: Sequence[LogEntry]
) -> tuple[Goal, ...]:
    """Two or three IOP goals, judged at the visits, and later a goal for after school."""
    chance = seeded("goals", number, year.policy.school_year)
    first = year.calendar.first_day
    visits = sorted({entry.on for entry in log if entry.done and entry.kind == "visit"})
    goals = tuple(
        Goal(text, since=first, judgements=_judgements(chance, visits))
        for text in chance.sample(world.names.texts["iop_goals"], chance.randint(2, 3))
    )
    if grade_year < _LONG_TERM_FROM:
        return goals
    return (*goals, Goal(chance.choice(world.names.texts["opp_goals"]), term="long", since=first))


def _judgements(chance: Random, visits: Sequence[date]) -> tuple[Judgement, ...]:
    found = []
    for day in visits:
        result = chance.choice(("busy", "busy", "not_yet", "reached"))
        word = _WORDS[result] if chance.random() < 0.4 else None
        found.append(Judgement(day, result, word))
        if result == "reached":
            break
    return tuple(found)
