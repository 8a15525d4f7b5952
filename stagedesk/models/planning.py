"""Students without a placement, the meetings about them, and the groups of the internal stage."""

import datetime as dt

from sqlalchemy.orm import Mapped

from stagedesk.models.base import Json as JsonText
from stagedesk.models.base import OfStudent, Row, column, link, one_of


class Meanwhile(OfStudent):
    """What a student without a placement does; see domain.without_placement.Meanwhile."""

    __tablename__ = "meanwhile"
    __table_args__ = (one_of("meanwhile", "enrollment_key", "on"), {"sqlite_strict": True})

    enrollment_key: Mapped[str] = link("enrollment")
    on: Mapped[dt.date] = column()
    doing: Mapped[str | None] = column()
    what: Mapped[str | None] = column()
    why: Mapped[str | None] = column()
    next_step: Mapped[str | None] = column()
    next_on: Mapped[dt.date | None] = column()
    next_by: Mapped[str | None] = column()
    next_done: Mapped[bool] = column(default=False)


class Meeting(Row):
    """A plaatsingsoverleg, or the one with the MT; see domain.meetings.Meeting."""

    __tablename__ = "meeting"
    __table_args__ = (one_of("meeting", "kind", "on"), {"sqlite_strict": True})

    school_year: Mapped[str] = column(index=True)
    on: Mapped[dt.date] = column()
    kind: Mapped[str] = column()
    notes: Mapped[str | None] = column()


class MeetingEntry(OfStudent):
    """A student on the list of a meeting, as it stood then."""

    __tablename__ = "meeting_entry"
    __table_args__ = (
        one_of("meeting_entry", "meeting_key", "student_key"),
        {"sqlite_strict": True},
    )

    meeting_key: Mapped[str] = link("meeting")
    since: Mapped[dt.date] = column()
    ready: Mapped[bool | None] = column()
    doing: Mapped[str | None] = column()
    why: Mapped[str | None] = column()
    next_step: Mapped[str | None] = column()
    next_on: Mapped[dt.date | None] = column()


class InternalYear(Row):
    """The rounds of a school year: for each the (ISO year, week) pairs."""

    __tablename__ = "internal_year"
    __table_args__ = (one_of("internal_year", "school_year"), {"sqlite_strict": True})

    school_year: Mapped[str] = column()
    rounds: Mapped[list[list[list[int]]]] = column(JsonText)


class InternalPart(Row):
    """A part of the internal stage; see domain.internal.InternalPart."""

    __tablename__ = "internal_part"
    __table_args__ = (one_of("internal_part", "school_year", "name"), {"sqlite_strict": True})

    school_year: Mapped[str] = column()
    name: Mapped[str] = column()
    teacher: Mapped[str | None] = column()
    at_once: Mapped[int] = column(default=1)


class InternalGroup(Row):
    """A group with its part in each round; see domain.internal.InternalGroup."""

    __tablename__ = "internal_group"
    __table_args__ = (one_of("internal_group", "school_year", "name"), {"sqlite_strict": True})

    school_year: Mapped[str] = column()
    name: Mapped[str] = column()
    weekday: Mapped[int] = column()
    begin: Mapped[int] = column()
    parts: Mapped[list[str]] = column(JsonText)


class InternalMember(OfStudent):
    """A student in a group, both days inclusive."""

    __tablename__ = "internal_member"
    __table_args__ = (
        one_of("internal_member", "student_key", "group_key", "since"),
        {"sqlite_strict": True},
    )

    group_key: Mapped[str] = link("internal_group")
    since: Mapped[dt.date] = column()
    until: Mapped[dt.date | None] = column()


class InternalApart(OfStudent):
    """One of two students who are kept apart; both have a row with the same ``pair``.

    A row each, so that a dossier can be removed without the other: half a pair asks nothing.
    """

    __tablename__ = "internal_apart"

    school_year: Mapped[str] = column()
    pair: Mapped[str] = column(index=True)
