"""Planned visits as a calendar file (RFC 5545), for the agenda of a laptop or a phone.

Exists apart from the logbook, because an agenda is read by others: no word of a report goes in.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Event

#: A visit without an end takes an hour in the agenda.
VISIT_MINUTES = 60
_ZONE = "Europe/Amsterdam"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One planned visit or talk.

    Attributes:
        key: of the entry; the same entry in a later file takes the place of this one.
        made: when the entry was made, in UTC.
        time: minutes after midnight; None is a whole day.
    """

    key: str
    made: dt.datetime
    title: str
    on: dt.date
    time: int | None = None
    place: str = ""


def write_calendar(appointments: Sequence[Appointment]) -> bytes:
    """A calendar of these, by day; the same appointments are the same bytes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Stagedesk//Logboek//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for one in sorted(appointments, key=lambda a: (a.on, a.time or 0, a.key)):
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: Appointment) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{one.key}@stagedesk")
    event.add("dtstamp", one.made)
    event.add("summary", one.title)
    if one.place:
        event.add("location", one.place)
    if one.time is None:
        event.add("dtstart", one.on)
        event.add("dtend", one.on + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        time = dt.time(one.time // 60, one.time % 60, tzinfo=ZoneInfo(_ZONE))
        begin = dt.datetime.combine(one.on, time)
        # In UTC no reader needs to know our summer time.
        begin = begin.astimezone(dt.UTC)
        event.add("dtstart", begin)
        event.add("dtend", begin + dt.timedelta(minutes=VISIT_MINUTES))
    event.add("class", "PRIVATE")
    return event
