"""Meetings about students without a placement: who was on the list, and what changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.times import format_date
from stagedesk.domain.without_placement import DOINGS

#: Kinds in the words of the dossier file, with those of the screen (Leerlingen zonder stage:
#: weekly by the jobcoaches, once in six weeks with the MT).
MEETING_KINDS = (("placement", "Plaatsingsoverleg"), ("mt", "Overleg met het MT"))


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A student on the list of a meeting, as it stood then.

    Attributes:
        student: the student's number; the database uses the key.
        since: without a placement since. ready: for an external stage; None is not known.
        doing: the first word of a pair of DOINGS. why, next_step, next_on: as in Meanwhile.
    """

    student: str
    since: date
    ready: bool | None = None
    doing: str | None = None
    why: str | None = None
    next_step: str | None = None
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a school year; kind and day are its key.

    Attributes:
        kind: the first word of a pair of MEETING_KINDS. notes: what was said.
        entries: the students on the list, by number.
    """

    school_year: str
    on: date
    kind: str
    notes: str | None = None
    entries: tuple[MeetingEntry, ...] = ()
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the list of an earlier meeting.

    Attributes:
        new: students who were not on it. gone: who was and is no longer, in its order.
        changed: student to what changed, in Dutch, one sentence each.
    """

    new: frozenset[str]
    gone: tuple[str, ...]
    changed: Mapping[str, tuple[str, ...]]


def changes(before: Iterable[MeetingEntry], now: Iterable[MeetingEntry]) -> Changes:
    """What changed between two lists (Leerlingen zonder stage)."""
    old = {entry.student: entry for entry in before}
    current = {entry.student: entry for entry in now}
    changed = {
        student: words
        for student, entry in current.items()
        if student in old and (words := tuple(_differences(old[student], entry)))
    }
    return Changes(
        frozenset(current) - frozenset(old),
        tuple(student for student in old if student not in current),
        changed,
    )


def _differences(old: MeetingEntry, new: MeetingEntry) -> list[str]:
    found = []
    doings = dict(DOINGS)
    if new.doing != old.doing and new.doing is not None:
        found.append(f"Nu: {doings.get(new.doing, new.doing).lower()}")
    if new.ready is not old.ready and new.ready is not None:
        found.append("Nu klaar voor stage" if new.ready else "Nu nog niet klaar voor stage")
    if new.why != old.why and new.why:
        found.append("Andere reden")
    if (new.next_step, new.next_on) != (old.next_step, old.next_on) and new.next_step:
        found.append("Andere volgende stap")
    if new.since != old.since:
        found.append(f"Opnieuw zonder stage sinds {format_date(new.since)}")
    return found


MEETING_FORM = Form(
    "meeting",
    "Overleg",
    (
        Section(
            "Overleg",
            (
                Field("kind", "Soort", Kind.CHOICE, choices=MEETING_KINDS, needed=True),
                Field("on", "Dag", Kind.DATE, needed=True),
                Field("notes", "Verslag", Kind.LONG_TEXT),
            ),
        ),
    ),
)
