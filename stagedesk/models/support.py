"""Supported Employment, SVA2 and paid work: what goes with a student over the school years."""

import datetime as dt

from sqlalchemy.orm import Mapped

from stagedesk.models.base import OfStudent, column, link, one_of


class SupportCycle(OfStudent):
    """One walk through the steps; see domain.support.SupportCycle."""

    __tablename__ = "support_cycle"
    __table_args__ = (one_of("support_cycle", "student_key", "started"), {"sqlite_strict": True})

    started: Mapped[dt.date] = column()
    reason: Mapped[str | None] = column()


class CycleStep(OfStudent):
    """A step of a cycle that was begun."""

    __tablename__ = "cycle_step"
    __table_args__ = (one_of("cycle_step", "cycle_key", "step"), {"sqlite_strict": True})

    cycle_key: Mapped[str] = link("support_cycle")
    step: Mapped[int] = column()
    on: Mapped[dt.date] = column()
    note: Mapped[str | None] = column()


class Sva2(OfStudent):
    """The way to the SVA2 certificate; see domain.sva2.Sva2."""

    __tablename__ = "sva2"
    __table_args__ = (one_of("sva2", "student_key"), {"sqlite_strict": True})

    reason: Mapped[str | None] = column()
    signed_up_on: Mapped[dt.date | None] = column()
    exam_planned_on: Mapped[dt.date | None] = column()
    exam_on: Mapped[dt.date | None] = column()
    examiner: Mapped[str | None] = column()
    result: Mapped[str | None] = column()
    certificate_on: Mapped[dt.date | None] = column()


class EmploymentContract(OfStudent):
    """A small contract or job beside the placement; see domain.employment."""

    __tablename__ = "employment_contract"

    employer: Mapped[str] = column()
    work: Mapped[str | None] = column()
    hours_per_week: Mapped[int | None] = column()
    since: Mapped[dt.date | None] = column()
    until: Mapped[dt.date | None] = column()
