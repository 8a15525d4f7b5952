"""Plans the internal stage of grade year 1: mixed groups that go round all parts (Leerjaar 1).

Pure and deterministic: the same students, weeks and wishes give the same plan, and what cannot be
is said with its reason.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stagedesk.domain.calendar import Week
from stagedesk.domain.internal_groups import Pupil, Rules, deal
from stagedesk.domain.internal_rounds import rotate
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.times import WEEKDAY_NAMES


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the school wants of its plan.

    Attributes:
        weekdays: on which days of the week groups have their block; 0 is Monday.
        groups: how many; None leaves it to the planner.
        apart: pairs of students (their keys) who may not be in one group.
        days: number of a group (from 1) to the weekday that it must have.
        at_once: part to how many groups it can have at one time; 1 where it is not named.
    """

    weekdays: tuple[int, ...]
    groups: int | None = None
    apart: tuple[tuple[str, str], ...] = ()
    days: Mapping[int, int] = field(default_factory=dict)
    at_once: Mapping[str, int] = field(default_factory=dict)

    def room(self, part: str) -> int:
        """How many groups a part can have at one time."""
        return self.at_once.get(part, 1)


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A group: its number from 1, its weekday, its members by key, and its part in each round."""

    number: int
    weekday: int
    members: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InternalPlan:
    """Groups, the weeks of each round, and the weeks at the end that make no whole round."""

    groups: tuple[PlannedGroup, ...]
    rounds: tuple[tuple[Week, ...], ...]
    spare: tuple[Week, ...]


def plan(
    pupils: Sequence[Pupil], weeks: Sequence[Week], wishes: Wishes, rules: Rules
) -> InternalPlan:
    """Groups of 4 to 8 over the classes, each part at least once for every group (Leerjaar 1).

    Args:
        pupils: of grade year 1.
        weeks: that are not wholly holiday, in order.
        wishes: of the school.
        rules: the policy's parts and numbers.

    Raises:
        InputError: it cannot be; names the wish (``groups``, ``weekdays``, ``days``, ``apart``,
            ``start``) and says why.
    """
    rounds, spare = rounds_of(weeks, rules)
    count = _group_count(len(pupils), len(rounds), wishes, rules)
    days = _days(count, wishes, rules)
    parts = turns(days, len(rounds), wishes, rules)
    members = deal(pupils, count, wishes.apart)
    groups = tuple(
        PlannedGroup(number + 1, days[number], members[number], parts[number])
        for number in range(count)
    )
    return InternalPlan(groups, rounds, spare)


def turns(days: Sequence[int], rounds: int, wishes: Wishes, rules: Rules) -> list[tuple[str, ...]]:
    """The part of each group in each round, for groups that are there (Leerjaar 1).

    Args:
        days: the weekday of each group.
        rounds: how many.
        wishes: how many groups each part can have at one time.
        rules: the policy's parts and numbers.

    Raises:
        InputError: there are too few weeks, or too many groups on a day.
    """
    problem = _too_few_rounds(rounds, rules)
    if problem is not None:
        raise InputError(problem)
    by_day: dict[int, list[int]] = defaultdict(list)
    for place, day in enumerate(days):
        by_day[day].append(place)
    _check_full({day: len(places) for day, places in by_day.items()}, wishes, rules)
    rooms = [wishes.room(part) for part in rules.parts]
    parts: dict[int, tuple[str, ...]] = {}
    for places in by_day.values():
        _check_visits(len(places), rounds, wishes, rules)
        for place, turn in zip(places, rotate(len(places), rounds, rooms), strict=True):
            parts[place] = tuple(rules.parts[number] for number in turn)
    return [parts[place] for place in range(len(days))]


def rounds_of(
    weeks: Sequence[Week], rules: Rules
) -> tuple[tuple[tuple[Week, ...], ...], tuple[Week, ...]]:
    """The weeks in rounds of four, and those at the end that make no whole round."""
    whole = len(weeks) // rules.part_weeks
    rounds = tuple(
        tuple(weeks[number * rules.part_weeks : (number + 1) * rules.part_weeks])
        for number in range(whole)
    )
    return rounds, tuple(weeks[whole * rules.part_weeks :])


def group_span(students: int, rules: Rules) -> tuple[int, int]:
    """The fewest and the most groups that so many students can be divided over."""
    return -(-students // rules.largest), students // rules.smallest


def _group_count(students: int, rounds: int, wishes: Wishes, rules: Rules) -> int:
    if not wishes.weekdays:
        raise InputError(Problem("weekdays", "Kies op welke dag de interne stage is"))
    fewest, most = group_span(students, rules)
    sizes = f"{rules.smallest} tot {rules.largest}"
    if students < rules.smallest:
        text = f"Er zijn te weinig leerlingen: {students}. Een groep heeft er minstens "
        raise InputError(Problem("groups", f"{text}{rules.smallest}."))
    if fewest > most:
        raise InputError(
            Problem("groups", f"{students} leerlingen passen niet in groepen van {sizes}.")
        )
    room = sum(wishes.room(part) for part in rules.parts) * len(set(wishes.weekdays))
    if fewest > room:
        raise InputError(_no_room(fewest, room, wishes))
    count = wishes.groups
    if count is None:
        middle = rules.smallest + rules.largest
        usual = (2 * 2 * students + middle) // (2 * middle)
        # Over the year every part must have room for every group of a day.
        visits = min(wishes.room(part) for part in rules.parts) * rounds
        return max(fewest, min(usual, most, room, visits * len(set(wishes.weekdays))))
    if not fewest <= count <= most:
        span = str(fewest) if fewest == most else f"{fewest} tot {most}"
        raise InputError(
            Problem("groups", f"Voor groepen van {sizes} leerlingen kunnen het er {span} zijn.")
        )
    if count > room:
        raise InputError(_no_room(count, room, wishes))
    return count


def _no_room(groups: int, room: int, wishes: Wishes) -> Problem:
    when = "tegelijk" if len(set(wishes.weekdays)) == 1 else "op deze dagen"
    return Problem(
        "weekdays",
        f"{groups} groepen nodig, en {when} is er plek voor {room}. Kies een dag erbij, of laat "
        "een onderdeel meer groepen tegelijk hebben.",
    )


def _too_few_rounds(rounds: int, rules: Rules) -> Problem | None:
    if rounds >= len(rules.parts):
        return None
    needed = len(rules.parts) * rules.part_weeks
    return Problem(
        "start",
        f"Te weinig lesweken: {len(rules.parts)} onderdelen van {rules.part_weeks} weken vragen "
        f"er {needed}. Begin eerder.",
    )


def _days(count: int, wishes: Wishes, rules: Rules) -> list[int]:
    """The weekday of each group: the wished one, else the day with the fewest groups."""
    weekdays = sorted(set(wishes.weekdays))
    found = dict(wishes.days)
    for number, day in sorted(found.items()):
        name = WEEKDAY_NAMES[day]
        if not 1 <= number <= count:
            text = f"Groep {number} kan niet op {name}: er komen {count} groepen."
            raise InputError(Problem("days", text))
        if day not in weekdays:
            raise InputError(Problem("days", f"Groep {number} moet op {name}. Zet {name} erbij."))
    filled = Counter(found.values())
    _check_full(filled, wishes, rules)
    for number in range(1, count + 1):
        if number not in found:
            found[number] = min(weekdays, key=lambda day: (filled[day], day))
            filled[found[number]] += 1
    return [found[number] for number in range(1, count + 1)]


def _check_full(filled: Mapping[int, int], wishes: Wishes, rules: Rules) -> None:
    """No more groups on a day than there is room for at one time."""
    at_once = sum(wishes.room(part) for part in rules.parts)
    for day, groups in sorted(filled.items()):
        if groups > at_once:
            name = WEEKDAY_NAMES[day]
            text = f"Op {name} moeten {groups} groepen, en er is plek voor {at_once}."
            raise InputError(Problem("days", text))


def _check_visits(groups: int, rounds: int, wishes: Wishes, rules: Rules) -> None:
    """Every group comes to every part, so a part needs room for that over the year."""
    for part in rules.parts:
        if groups > wishes.room(part) * rounds:
            raise InputError(
                Problem(
                    "weekdays",
                    f"{part} heeft in {rounds} rondes plek voor {wishes.room(part) * rounds} "
                    f"groepen, en er zijn er {groups}. Laat {part} meer groepen tegelijk hebben.",
                )
            )
