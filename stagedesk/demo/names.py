"""The names and texts of the demonstration school, read from resources/demo/names.toml."""

import tomllib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SectorWords:
    """What companies of one sector are called, and what is done there."""

    first: tuple[str, ...]
    work: tuple[str, ...]
    tasks: tuple[str, ...]
    clothes: str


@dataclass(frozen=True, slots=True)
class Names:
    """Everything that the demonstration draws names and texts from; all of it is invented.

    Attributes:
        school: settings by key of `School`, and `domain` for mail addresses.
        girls, boys: first names. last_names: (infix or None, last name).
        streets: (four digits of the postcode, street).
        texts: lists of sentences by name.
        second: what follows the first word of a company's name. fixed: (sector, whole name).
    """

    school: dict[str, str]
    jobcoaches: tuple[str, ...]
    mentors: tuple[str, ...]
    internal: tuple[str, ...]
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    last_names: tuple[tuple[str | None, str], ...]
    relations: tuple[str, ...]
    streets: tuple[tuple[str, str], ...]
    texts: dict[str, tuple[str, ...]]
    sectors: dict[str, SectorWords]
    second: tuple[str, ...]
    fixed: tuple[tuple[str, str], ...]


def read_names(text: str) -> Names:
    """The names from the text of the TOML file; KeyError when one is missing."""
    tree = tomllib.loads(text)
    people, staff, companies = tree["people"], tree["staff"], tree["companies"]
    return Names(
        school=tree["school"],
        jobcoaches=tuple(staff["jobcoaches"]),
        mentors=tuple(staff["mentors"]),
        internal=tuple(staff["internal"]),
        girls=tuple(people["girls"]),
        boys=tuple(people["boys"]),
        last_names=tuple(_last_name(name) for name in people["last_names"]),
        relations=tuple(people["relations"]),
        streets=tuple(_pair(line) for line in people["streets"]),
        texts={name: tuple(lines) for name, lines in tree["texts"].items()},
        sectors={key: _sector(words) for key, words in tree["sectors"].items()},
        second=tuple(companies["second"]),
        fixed=tuple(_pair(line) for line in companies["fixed"]),
    )


def _last_name(text: str) -> tuple[str | None, str]:
    infix, bar, name = text.partition("|")
    return (infix or None, name) if bar else (None, infix)


def _pair(text: str) -> tuple[str, str]:
    before, _, after = text.partition("|")
    return before, after


def _sector(words: dict[str, Any]) -> SectorWords:
    return SectorWords(
        tuple(words["first"]), tuple(words["work"]), tuple(words["tasks"]), words["clothes"]
    )
