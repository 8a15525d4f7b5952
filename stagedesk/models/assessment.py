"""Moments, grades as rows, signatures as strokes, and certificates that were handed out."""

import datetime as dt
from typing import Any

from sqlalchemy.orm import Mapped

from stagedesk.models.base import Json as JsonText
from stagedesk.models.base import OfStudent, column, link, one_of


class Moment(OfStudent):
    """BO 1, 2 or 3 at one placement; closed_on makes it read-only."""

    __tablename__ = "moment"
    __table_args__ = (one_of("moment", "placement_key", "moment"), {"sqlite_strict": True})

    placement_key: Mapped[str] = link("placement")
    moment: Mapped[int] = column()
    date: Mapped[dt.date | None] = column()
    assignment: Mapped[int | None] = column()
    grade: Mapped[int | None] = column()
    feedback: Mapped[str | None] = column()
    went_well: Mapped[str | None] = column()
    next_time: Mapped[str | None] = column()
    closed_on: Mapped[dt.date | None] = column()
    closed_paper: Mapped[bool | None] = column()
    basis: Mapped[dict[str, Any] | None] = column(JsonText)


class Grade(OfStudent):
    """One skill at one moment, in integer tenths."""

    __tablename__ = "grade"
    __table_args__ = (one_of("grade", "moment_key", "skill"), {"sqlite_strict": True})

    moment_key: Mapped[str] = link("moment")
    skill: Mapped[str] = column()
    tenths: Mapped[int] = column()


class Signature(OfStudent):
    """Strokes of one signer, integers in 1/1000 of the pad's width."""

    __tablename__ = "signature"
    __table_args__ = (one_of("signature", "moment_key", "signer"), {"sqlite_strict": True})

    moment_key: Mapped[str] = link("moment")
    signer: Mapped[str] = column()
    strokes: Mapped[list[list[list[int]]]] = column(JsonText)


class Certificate(OfStudent):
    """A certificate as handed out: frozen with what it stood on."""

    __tablename__ = "certificate"
    __table_args__ = (one_of("certificate", "number"), {"sqlite_strict": True})

    enrollment_key: Mapped[str] = link("enrollment")
    number: Mapped[str] = column()
    kind: Mapped[str] = column()
    certificate: Mapped[int | None] = column()
    company: Mapped[str | None] = column()
    on: Mapped[dt.date] = column()
    basis: Mapped[dict[str, Any]] = column(JsonText)
