"""The internal stage of a school year: its parts, rounds and groups as they are kept."""

from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section


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
