"""Placements with their dated versions, and the intake talk."""

import datetime as dt

from sqlalchemy.orm import Mapped

from stagedesk.models.base import Json as JsonText
from stagedesk.models.base import OfStudent, column, link, one_of


class _Arrangement:
    """The dated facts of a placement; times are minutes after midnight.

    ``timetable`` holds (weekday, begin, end) of the days with times of their own.
    """

    kind: Mapped[str] = column(default="regular")
    days: Mapped[list[int] | None] = column(JsonText)
    begin_time: Mapped[int | None] = column()
    end_time: Mapped[int | None] = column()
    timetable: Mapped[list[list[int]] | None] = column(JsonText)
    break_minutes: Mapped[int | None] = column()


class Placement(_Arrangement, OfStudent):
    """One enrollment at one company; kind, supervisor and timetable are those of today."""

    __tablename__ = "placement"

    enrollment_key: Mapped[str] = link("enrollment")
    company_key: Mapped[str] = link("company")
    supervisor_key: Mapped[str | None] = link("supervisor", nullable=True)
    work: Mapped[str | None] = column()
    start: Mapped[dt.date | None] = column()
    end: Mapped[dt.date | None] = column()
    ended_by: Mapped[str | None] = column()
    end_reason: Mapped[str | None] = column()
    agreement_sent_on: Mapped[dt.date | None] = column()
    agreement_signed_on: Mapped[dt.date | None] = column()
    clothes_ready: Mapped[bool | None] = column()
    route_tried: Mapped[bool | None] = column()
    travel_by: Mapped[str | None] = column()
    travel_minutes: Mapped[int | None] = column()
    travel_route: Mapped[str | None] = column()


class PlacementVersion(_Arrangement, OfStudent):
    """Kind, supervisor and timetable as they were up to and including ``until``."""

    __tablename__ = "placement_version"
    __table_args__ = (
        one_of("placement_version", "placement_key", "until"),
        {"sqlite_strict": True},
    )

    placement_key: Mapped[str] = link("placement")
    until: Mapped[dt.date] = column()
    supervisor_key: Mapped[str | None] = link("supervisor", nullable=True)


class Intake(OfStudent):
    """The talk of a placement; see domain.intake.Intake."""

    __tablename__ = "intake"
    __table_args__ = (one_of("intake", "placement_key"), {"sqlite_strict": True})

    placement_key: Mapped[str] = link("placement")
    date: Mapped[dt.date | None] = column()
    time: Mapped[int | None] = column()
    present: Mapped[str | None] = column()
    company_info: Mapped[str | None] = column()
    tasks: Mapped[list[str] | None] = column(JsonText)
    goals: Mapped[list[str] | None] = column(JsonText)
    work_clothes: Mapped[str | None] = column()
    agreements: Mapped[str | None] = column()
    outcome: Mapped[str | None] = column()
    conditions: Mapped[str | None] = column()
