"""Outflow, aftercare, removal put off, and what stays of a removal: counts without names."""

import datetime as dt
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from stagedesk.models.base import Base, OfStudent, column, new_key, one_of
from stagedesk.models.base import Json as JsonText


class Outflow(OfStudent):
    """How a student leaves; see domain.outflow.Outflow."""

    __tablename__ = "outflow"
    __table_args__ = (one_of("outflow", "student_key"), {"sqlite_strict": True})

    route: Mapped[str | None] = column()
    destination: Mapped[str | None] = column()
    place: Mapped[str | None] = column()
    work: Mapped[str | None] = column()
    contract_hours: Mapped[int | None] = column()
    contract_from: Mapped[dt.date | None] = column()
    diploma_on: Mapped[dt.date | None] = column()
    able_to_work: Mapped[bool | None] = column()
    able_on: Mapped[dt.date | None] = column()
    able_reason: Mapped[str | None] = column()
    share_consent_on: Mapped[dt.date | None] = column()
    introduced_on: Mapped[dt.date | None] = column()
    handed_over_on: Mapped[dt.date | None] = column()
    handover_contact: Mapped[str | None] = column()
    handover_note: Mapped[str | None] = column()
    duo_on: Mapped[dt.date | None] = column()
    duo_by: Mapped[str | None] = column()
    capacity_on: Mapped[dt.date | None] = column()
    capacity_by: Mapped[str | None] = column()
    wspr_on: Mapped[dt.date | None] = column()
    wspr_by: Mapped[str | None] = column()
    jolo_on: Mapped[dt.date | None] = column()
    jolo_by: Mapped[str | None] = column()


class AftercareContact(OfStudent):
    """A contact with who has left; see domain.aftercare.Contact."""

    __tablename__ = "aftercare_contact"
    __table_args__ = (one_of("aftercare_contact", "student_key", "on"), {"sqlite_strict": True})

    on: Mapped[dt.date] = column()
    done: Mapped[bool] = column(default=False)
    spoken_to: Mapped[str | None] = column()
    working: Mapped[bool | None] = column()
    report: Mapped[str | None] = column()


class RetentionHold(OfStudent):
    """Removal put off; see domain.retention.Hold."""

    __tablename__ = "retention_hold"
    __table_args__ = (one_of("retention_hold", "student_key"), {"sqlite_strict": True})

    until: Mapped[dt.date] = column()
    reason: Mapped[str] = column()


class Removal(Base):
    """A removal that was carried out; no history, so that nothing can take it back.

    Attributes:
        clock: milliseconds since 1970. on: the day. by: who did it. extent: as in
            domain.retention.Extent.
        student_key: of who still has registration and absence here; None once all is gone.
        counts: rows that went, by table.
    """

    __tablename__ = "removal"
    __table_args__ = ({"sqlite_strict": True},)

    key: Mapped[str] = mapped_column(primary_key=True, default=new_key)
    clock: Mapped[int] = mapped_column()
    on: Mapped[dt.date] = mapped_column()
    by: Mapped[str] = mapped_column()
    extent: Mapped[str] = mapped_column()
    student_key: Mapped[str | None] = mapped_column(index=True)
    counts: Mapped[Any] = mapped_column(JsonText)


class YearCount(Base):
    """How many of something a school year had that were removed since: numbers, no names.

    Attributes:
        what: such as ``students``, ``placements``, ``outflow``.
        of: such as a grade year, a sector, a route; empty when it is the whole.
    """

    __tablename__ = "year_count"
    __table_args__ = ({"sqlite_strict": True},)

    school_year: Mapped[str] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(primary_key=True)
    of: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int] = mapped_column()
