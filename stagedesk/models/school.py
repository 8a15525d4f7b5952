"""The school's settings, its calendars, stored policies, drafts and remembered choices."""

import datetime as dt
from typing import Any

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from stagedesk.models.base import Base, Row, column, one_of
from stagedesk.models.base import Json as JsonText


class School(Row):
    """The one row of the school's own settings; see domain.dossier.School."""

    __tablename__ = "school"

    name: Mapped[str | None] = column()
    short_name: Mapped[str | None] = column()
    address: Mapped[str | None] = column()
    postcode: Mapped[str | None] = column()
    place: Mapped[str | None] = column()
    phone: Mapped[str | None] = column()
    email: Mapped[str | None] = column()
    director: Mapped[str | None] = column()
    reachable: Mapped[str | None] = column()
    logo: Mapped[bytes | None] = column(LargeBinary)


class CalendarEdit(Row):
    """The school's own calendar of a school year; holidays as (name, first, last)."""

    __tablename__ = "calendar_edit"
    __table_args__ = (one_of("calendar_edit", "school_year"), {"sqlite_strict": True})

    school_year: Mapped[str] = column()
    first_day: Mapped[dt.date] = column()
    last_day: Mapped[dt.date] = column()
    holidays: Mapped[list[list[str]]] = column(JsonText)


class PolicyVersion(Row):
    """A policy as it was parsed, canonical JSON with its hash; never changed, never removed."""

    __tablename__ = "policy_version"

    school_year: Mapped[str] = column(index=True)
    sha256: Mapped[str] = column()
    text: Mapped[str] = column()


class Setting(Base):
    """A remembered choice of this laptop (device, staff member, filters); no history."""

    __tablename__ = "setting"
    __table_args__ = ({"sqlite_strict": True},)

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JsonText)


class Draft(Base):
    """What was typed in a field and could not be saved yet; no history."""

    __tablename__ = "draft"
    __table_args__ = ({"sqlite_strict": True},)

    form: Mapped[str] = mapped_column(primary_key=True)
    row_key: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column()
