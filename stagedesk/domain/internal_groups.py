"""Deals students out over groups: classes spread evenly, and who may not meet kept apart."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.texts import fold, format_list

#: Exchanges tried for each student before a division is given up.
_PATIENCE = 30
#: Turns for which a student who was exchanged stays.
_REST = 6


@dataclass(frozen=True, slots=True)
class Pupil:
    """A student of grade year 1 as the planner needs one."""

    key: str
    name: str
    school_class: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """The policy's numbers of the internal stage (Leerjaar 1).

    Attributes:
        parts: names, in the order of the policy. smallest, largest: students in a group.
        part_weeks: weeks of one part. minutes: of one block a week.
    """

    parts: tuple[str, ...]
    smallest: int
    largest: int
    part_weeks: int
    minutes: int

    @classmethod
    def of(cls, policy: Policy) -> "Rules":
        """Those of a school year."""
        return cls(
            policy.internal_parts,
            policy.settings["internal_group_smallest"],
            policy.settings["internal_group_largest"],
            policy.settings["internal_part_weeks"],
            policy.settings["internal_week_minutes"],
        )


def deal(
    pupils: Sequence[Pupil], count: int, apart: Sequence[tuple[str, str]] = ()
) -> list[tuple[str, ...]]:
    """Keys of the students of each group; sizes differ by one at most, so do classes.

    Only a wish to keep students apart can make the classes less even.

    Raises:
        InputError: not all wishes can be met; names who cannot be kept apart.
    """
    order = sorted(pupils, key=lambda p: (fold(p.school_class), fold(p.name), p.key))
    place = {pupil.key: number % count for number, pupil in enumerate(order)}
    foes = _foes(apart, place)
    _refuse_clique(foes, count, {p.key: p.name for p in pupils})
    _exchange(place, foes, {p.key: p.school_class for p in pupils})
    clash = next(((a, b) for a in place for b in foes[a] if place[a] == place[b]), None)
    if clash is not None:
        names = {p.key: p.name for p in pupils}
        raise InputError(
            Problem(
                "apart",
                f"{format_list(names[key] for key in clash)} komen met deze wensen niet uit "
                "elkaar. Haal er een weg, of maak meer groepen.",
            )
        )
    return [tuple(p.key for p in order if place[p.key] == group) for group in range(count)]


def _foes(apart: Sequence[tuple[str, str]], place: Mapping[str, int]) -> dict[str, set[str]]:
    foes: dict[str, set[str]] = defaultdict(set)
    for one, other in apart:
        if one in place and other in place and one != other:
            foes[one].add(other)
            foes[other].add(one)
    return foes


def _refuse_clique(foes: Mapping[str, set[str]], count: int, names: Mapping[str, str]) -> None:
    """More students who all keep apart than there are groups can never be divided."""
    for start in sorted(foes):
        clique = [start]
        for key in sorted(foes[start], key=lambda k: (-len(foes[k]), k)):
            if all(key in foes[known] for known in clique):
                clique.append(key)
        if len(clique) > count:
            who = format_list(sorted(names[key] for key in clique))
            groups = "één groep" if count == 1 else f"{count} groepen"
            raise InputError(
                Problem("apart", f"{who} moeten alle{_all(clique)} uit elkaar, en er is maar "
                        f"plek in {groups}.")
            )  # fmt: skip


def _all(clique: Sequence[str]) -> str:
    return "bei" if len(clique) == 2 else "maal"


def _exchange(
    place: dict[str, int], foes: Mapping[str, set[str]], classes: Mapping[str, str]
) -> None:
    """Exchange students of two groups until nobody meets a foe, or nothing helps any more.

    An exchange keeps the sizes; one within a class keeps the classes too, and goes first.
    """
    wished = [key for key in place if foes.get(key)]
    #: When each student was exchanged last: who waited longest goes first, and nobody comes back
    #: at once, or two could change places for ever.
    moved = dict.fromkeys(place, -_REST)
    for turn in range(_PATIENCE * len(place)):
        clashing = [k for k in wished if any(place[f] == place[k] for f in foes[k])]
        if not clashing:
            return
        one = min(clashing, key=lambda key: moved[key])
        found = [
            (_after(one, other, place, foes), classes[other] != classes[one], moved[other], other)
            for other in place
            if place[other] != place[one] and turn - moved[other] >= _REST
        ]
        if not found:
            # Everybody rests: nobody is moved, and the next turn some may be.
            continue
        other = min(found)[3]
        place[one], place[other] = place[other], place[one]
        moved[one] = moved[other] = turn


def _after(one: str, other: str, place: Mapping[str, int], foes: Mapping[str, set[str]]) -> int:
    """How many more clashes there are once two students have changed places."""
    here, there = place[one], place[other]

    def meets(key: str, group: int, partner: str) -> int:
        return sum(place[f] == group for f in foes.get(key, ()) if f != partner)

    before = meets(one, here, other) + meets(other, there, one)
    return meets(one, there, other) + meets(other, here, one) - before


def spread(classes: Sequence[Sequence[str]]) -> dict[str, int]:
    """For each class by how many students the groups differ; 0 or 1 is even.

    Args:
        classes: of each group, the class of each member.
    """
    counts = [Counter(group) for group in classes]
    names = {name for count in counts for name in count}
    return {
        name: max(count[name] for count in counts) - min(count[name] for count in counts)
        for name in sorted(names)
    }
