"""What concerns students together in the dossier file: meetings and the internal stage.

Also what a student does meanwhile; students are named by their number, and are in the file.
"""

import re
from collections.abc import Iterator
from typing import Any

from stagedesk.domain.calendar import Week, week_exists
from stagedesk.domain.internal import InternalGroup, InternalMember, InternalPart, InternalYear
from stagedesk.domain.meetings import MEETING_KINDS, Meeting, MeetingEntry
from stagedesk.domain.without_placement import DOINGS, Meanwhile
from stagedesk.exchange.dossier_checks import Found, distinct, ordered_pair, records
from stagedesk.exchange.scalars import (
    DAY,
    FLAG,
    LONG_TEXT,
    NAME,
    SCHOOL_YEAR,
    STUDENT_NUMBER,
    TIME,
    WEEKDAY,
    choice,
    whole,
)
from stagedesk.exchange.shapes import INVALID, Key, Reading, list_of, record, scalar, shown

_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_DOING = choice(*(word for word, _ in DOINGS))


def _week(value: Any, place: str, reading: Reading) -> Any:
    match = _WEEK.fullmatch(value) if isinstance(value, str) else None
    if match is None or not week_exists(int(match[1]), int(match[2])):
        reading.fault(place, f"{shown(value)} is geen week. Schrijf jaar en week: 2026-W37.")
        return INVALID
    return (int(match[1]), int(match[2]))


def _written_week(week: Week) -> str:
    return f"{week[0]}-W{week[1]:02d}"


WEEK = scalar(_week, _written_week, {"type": "string", "pattern": f"^{_WEEK.pattern}$"})


def _days_once(found: Found, place: str, reading: Reading) -> None:
    distinct(
        found,
        place,
        reading,
        "members",
        lambda item: (item.get("student"), item.get("since")),
        "since",
        "deze leerling is er al vanaf deze dag.",
    )


def _names_once(found: Found, place: str, reading: Reading) -> None:
    for name in ("parts", "groups"):
        distinct(
            found,
            place,
            reading,
            name,
            lambda item: item.get("name"),
            "name",
            "deze naam is er al.",
        )


MEANWHILE = record(
    (
        Key("on", DAY, needed=True, note="from this day on; the next one ends it"),
        Key("doing", _DOING),
        Key("what", LONG_TEXT, note="programme or assignments"),
        Key("why", LONG_TEXT, note="why there is no placement"),
        Key("next_step", NAME),
        Key("next_on", DAY),
        Key("next_by", NAME),
        Key("next_done", FLAG, default=False),
    ),
    lambda values: Meanwhile(**values),
)
_ENTRY = record(
    (
        Key("student", STUDENT_NUMBER, needed=True),
        Key("since", DAY, needed=True),
        Key("ready", FLAG),
        Key("doing", _DOING),
        Key("why", LONG_TEXT),
        Key("next_step", NAME),
        Key("next_on", DAY),
    ),
    lambda values: MeetingEntry(**values),
)
MEETING = record(
    (
        Key("school_year", SCHOOL_YEAR, needed=True),
        Key("on", DAY, needed=True),
        Key("kind", choice(*(word for word, _ in MEETING_KINDS)), needed=True),
        Key("notes", LONG_TEXT),
        Key("entries", list_of(_ENTRY), note="who was on the list, as it stood then"),
    ),
    lambda values: Meeting(**values),
    checks=(
        lambda found, place, reading: distinct(
            found,
            place,
            reading,
            "entries",
            lambda item: item.get("student"),
            "student",
            "deze leerling is er al.",
        ),
    ),
)
_MEMBER = record(
    (
        Key("student", STUDENT_NUMBER, needed=True),
        Key("since", DAY, needed=True),
        Key("until", DAY, note="inclusive; absent: still"),
    ),
    lambda values: InternalMember(**values),
    checks=(ordered_pair("since", "until", "de laatste dag ligt voor de eerste.", equal=True),),
)
_GROUP = record(
    (
        Key("name", NAME, needed=True),
        Key("weekday", WEEKDAY, needed=True),
        Key("begin", TIME, needed=True),
        Key("parts", list_of(NAME), note="the part in each round"),
        Key("members", list_of(_MEMBER)),
    ),
    lambda values: InternalGroup(**values),
    checks=(_days_once,),
)
_PART = record(
    (
        Key("name", NAME, needed=True),
        Key("teacher", NAME, note="signs the hours"),
        Key("at_once", whole(1, 10), default=1, note="groups at one time"),
    ),
    lambda values: InternalPart(**values),
)
INTERNAL_YEAR = record(
    (
        Key("school_year", SCHOOL_YEAR, needed=True),
        Key("rounds", list_of(list_of(WEEK, least=1)), note="the weeks of each round"),
        Key("parts", list_of(_PART)),
        Key("groups", list_of(_GROUP)),
        Key(
            "apart",
            list_of(list_of(STUDENT_NUMBER, least=2, most=2, unique=True)),
            note="pairs of students who are kept in different groups",
        ),
    ),
    lambda values: InternalYear(**values),
    checks=(_names_once,),
)


def one_meanwhile_a_day(found: Found, place: str, reading: Reading) -> None:
    """What a student does meanwhile changes once a day."""
    distinct(found, place, reading, "meanwhile", lambda i: i.get("on"), "on", "deze dag is er al.")


def together(found: Found, _place: str, reading: Reading) -> None:
    """Years and meetings are there once, and the students that they name are in the file."""
    year = "dit schooljaar is er al."
    distinct(found, "", reading, "internal", lambda i: i.get("school_year"), "school_year", year)
    meeting = "dit overleg is er al."
    distinct(found, "", reading, "meetings", lambda i: (i.get("kind"), i.get("on")), "on", meeting)
    known = {one.get("number") for one, _ in records(found.get("students"), "students")}
    if INVALID in known:
        # Whom a faulty number was meant for is not known: that fault is named already.
        return
    for number, spot in _students_named(found):
        if number is not None and number is not INVALID and number not in known:
            reading.fault(
                spot, f"leerling {shown(number)} staat niet in dit bestand. Zet hem bij students."
            )


def _students_named(found: Found) -> Iterator[tuple[Any, str]]:
    for meeting, place in records(found.get("meetings"), "meetings"):
        for entry, spot in records(meeting.get("entries"), f"{place}.entries"):
            yield entry.get("student"), f"{spot}.student"
    for year, place in records(found.get("internal"), "internal"):
        for group, at in records(year.get("groups"), f"{place}.groups"):
            for member, spot in records(group.get("members"), f"{at}.members"):
                yield member.get("student"), f"{spot}.student"
        pairs = year.get("apart")
        for number, pair in enumerate(pairs if isinstance(pairs, list) else ()):
            for which, student in enumerate(pair if isinstance(pair, list) else ()):
                yield student, f"{place}.apart[{number}][{which}]"
