"""The internal stage of a school year: its parts, rounds and groups as they are kept."""

import re
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.times import SHORT_WEEKDAYS, WEEKDAY_NAMES


@dataclass(frozen=True, slots=True)
class InternalPart:
    """A part of the policy as this school has it: who teaches it, how many groups at one time."""

    name: str
    teacher: str | None = None
    at_once: int = 1
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class InternalMember:
    """A student in a group, from ``since`` up to and including ``until`` (None: still).

    ``student`` is the student's number; the database uses the key.
    """

    student: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class InternalGroup:
    """A mixed group of grade year 1 (Leerjaar 1).

    Attributes:
        weekday: 0 is Monday. begin: of its block, in minutes after midnight.
        parts: the name of its part in each round.
        members: by since, then number.
    """

    name: str
    weekday: int
    begin: int
    parts: tuple[str, ...] = ()
    members: tuple[InternalMember, ...] = ()
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class InternalYear:
    """The internal stage of one school year.

    Attributes:
        rounds: the (ISO year, week) pairs of each round. parts, groups: by name.
        apart: pairs of students (numbers) who are kept in different groups.
    """

    school_year: str
    rounds: tuple[tuple[tuple[int, int], ...], ...] = ()
    parts: tuple[InternalPart, ...] = ()
    groups: tuple[InternalGroup, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


_DAY_WISH = re.compile(r"(?:groep *)?([0-9]{1,2}) *(?:op )? *([a-z]{2,9})")


def read_days(text: str) -> dict[int, int]:
    """Number of a group to its weekday (0 is Monday), as typed: ``groep 2 op dinsdag, 5 do``.

    Raises:
        InputError: a wish cannot be read, or a group is there twice.
    """
    found: dict[int, int] = {}
    for wish in re.split(r"[,;]| en ", text.lower()):
        match = _DAY_WISH.fullmatch(wish.strip())
        day = _weekday(match[2]) if match else None
        if match is None or day is None or int(match[1]) in found:
            raise InputError(Problem("days", "Schrijf het zo: 2 di, 5 do"))
        found[int(match[1])] = day
    return found


def _weekday(word: str) -> int | None:
    for number, (short, name) in enumerate(zip(SHORT_WEEKDAYS, WEEKDAY_NAMES, strict=True)):
        if word in (short, name):
            return number
    return None


#: What is asked before groups are made; its fields are wishes of the planner, not columns.
INTERNAL_PLAN_FORM = Form(
    "internal_plan",
    "Rooster maken",
    (
        Section(
            "Rooster maken",
            (
                Field("weekdays", "Dag van de interne stage", Kind.WEEKDAYS, needed=True),
                Field("begin", "Begintijd", Kind.TIME, needed=True, placeholder="8:30"),
                Field("start", "Vanaf", Kind.DATE, needed=True, placeholder="31-8"),
                Field(
                    "groups",
                    "Aantal groepen",
                    Kind.NUMBER,
                    hint="leeg: Stagedesk kiest",
                    smallest=1,
                    largest=60,
                ),
                Field(
                    "days",
                    "Vaste dag voor een groep",
                    placeholder="groep 2 op dinsdag",
                    hint="mag leeg",
                    help="Alleen als er meer dan een dag is. Schrijf het zo: 2 di, 5 do.",
                ),
                Field(
                    "keep",
                    "Groepen zo laten",
                    Kind.FLAG,
                    help="Ja: wie in welke groep zit en op welke dag blijft zoals het is; alleen "
                    "de rondes worden opnieuw gemaakt.",
                ),
            ),
        ),
    ),
)
INTERNAL_PART_FORM = Form(
    "internal_part",
    "Onderdeel",
    (
        Section(
            "Onderdeel",
            (
                Field("name", "Onderdeel", needed=True),
                Field("teacher", "Docent", hint="tekent de uren", largest=100),
                Field("at_once", "Groepen tegelijk", Kind.NUMBER, smallest=1, largest=10),
            ),
        ),
    ),
)
