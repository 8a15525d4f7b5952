"""Urenbriefjes and their days."""

import datetime as dt

from sqlalchemy.orm import Mapped

from stagedesk.models.base import OfStudent, column, link, one_of


class HoursSlip(OfStudent):
    """One placement, one ISO week."""

    __tablename__ = "hours_slip"
    __table_args__ = (
        one_of("hours_slip", "placement_key", "iso_year", "iso_week"),
        {"sqlite_strict": True},
    )

    placement_key: Mapped[str] = link("placement")
    iso_year: Mapped[int] = column()
    iso_week: Mapped[int] = column()
    handed_in_on: Mapped[dt.date | None] = column()
    signed_on: Mapped[dt.date | None] = column()
    signed_by: Mapped[str | None] = column()
    remark: Mapped[str | None] = column()


class SlipDay(OfStudent):
    """One day of a slip; times are minutes after midnight."""

    __tablename__ = "slip_day"
    __table_args__ = (one_of("slip_day", "slip_key", "weekday"), {"sqlite_strict": True})

    slip_key: Mapped[str] = link("hours_slip")
    weekday: Mapped[int] = column()
    begin: Mapped[int | None] = column()
    end: Mapped[int | None] = column()
    on_time: Mapped[bool | None] = column()
    absence: Mapped[str | None] = column()
    reported: Mapped[bool | None] = column()
    make_up: Mapped[bool] = column(default=False)
    registered_on: Mapped[dt.date | None] = column()
