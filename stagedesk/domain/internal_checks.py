"""What is odd about groups of the internal stage as they stand, after changes by hand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stagedesk.domain.internal_groups import Rules, spread
from stagedesk.domain.internal_planner import Wishes
from stagedesk.domain.texts import format_list
from stagedesk.domain.times import WEEKDAY_NAMES


@dataclass(frozen=True, slots=True)
class Standing:
    """A group as it stands: its weekday, its part in each round, its members by key."""

    name: str
    weekday: int
    parts: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something odd that does not keep the plan from being used.

    Attributes:
        text: one Dutch sentence.
        groups: places of the groups that it is about; empty for the whole.
        round: place of the round, from 0; None when it is about no one round.
    """

    text: str
    groups: tuple[int, ...] = ()
    round: int | None = None


def doubts(
    groups: Sequence[Standing],
    wishes: Wishes,
    rules: Rules,
    names: Mapping[str, str],
    classes: Mapping[str, str],
) -> tuple[Doubt, ...]:
    """Everything that a plan made by hand breaks (Leerjaar 1), by group and round.

    Args:
        groups: as they stand.
        wishes: of the school.
        rules: of the policy.
        names: of the students, by key.
        classes: of the students, by key.
    """
    found: list[Doubt] = []
    for place, group in enumerate(groups):
        found += _of_group(place, group, rules)
    found += _meetings(groups, wishes)
    found += _together(groups, wishes, names)
    if len(groups) > 1:
        uneven = [
            name
            for name, difference in spread(
                [[classes.get(key, "") for key in group.members] for group in groups]
            ).items()
            if difference > 2 and name
        ]
        if uneven:
            found.append(Doubt(f"Ongelijk over de groepen verdeeld: {format_list(uneven)}."))
    return tuple(found)


def _of_group(place: int, group: Standing, rules: Rules) -> Iterator[Doubt]:
    count = len(group.members)
    if not rules.smallest <= count <= rules.largest:
        span = f"{rules.smallest} tot {rules.largest}"
        yield Doubt(f"{group.name} heeft {count} leerlingen; {span} is de bedoeling.", (place,))
    missing = [part for part in rules.parts if part not in group.parts]
    if missing and group.parts:
        yield Doubt(f"{group.name} komt niet bij {format_list(missing)}.", (place,))


def _meetings(groups: Sequence[Standing], wishes: Wishes) -> Iterator[Doubt]:
    """More groups at one part at the same time than it has room for."""
    there: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        for number, part in enumerate(group.parts):
            there[number, group.weekday, part].append(place)
    for (number, weekday, part), places in sorted(there.items()):
        if len(places) > wishes.room(part):
            who = format_list(groups[place].name for place in places)
            day = WEEKDAY_NAMES[weekday]
            text = f"Ronde {number + 1}: {who} zijn op {day} tegelijk bij {part}."
            yield Doubt(text, tuple(places), number)


def _together(
    groups: Sequence[Standing], wishes: Wishes, names: Mapping[str, str]
) -> Iterator[Doubt]:
    for one, other in wishes.apart:
        for place, group in enumerate(groups):
            if one in group.members and other in group.members:
                who = format_list(names.get(key, "") for key in (one, other))
                yield Doubt(f"{who} zitten samen in {group.name}.", (place,))


def best_group(
    student: str,
    school_class: str,
    groups: Sequence[Standing],
    wishes: Wishes,
    rules: Rules,
    classes: Mapping[str, str],
) -> int | None:
    """Where a student who comes later fits best: room, nobody to keep apart, the class spread.

    Returns:
        The place of the group; None when every group is full or holds somebody to keep apart.
    """
    foes = {b if a == student else a for a, b in wishes.apart if student in (a, b)}
    fitting = [
        (
            sum(classes.get(key) == school_class for key in group.members),
            len(group.members),
            place,
        )
        for place, group in enumerate(groups)
        if len(group.members) < rules.largest and not foes & set(group.members)
    ]
    return min(fitting)[2] if fitting else None
