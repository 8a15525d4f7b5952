"""The stagelogboek, goals and their judgements."""

import datetime as dt

from sqlalchemy.orm import Mapped

from stagedesk.models.base import OfStudent, column, link, one_of


class LogEntry(OfStudent):
    """A visit, talk or call; see domain.log.LogEntry."""

    __tablename__ = "log_entry"

    enrollment_key: Mapped[str] = link("enrollment")
    on: Mapped[dt.date] = column()
    time: Mapped[int | None] = column()
    kind: Mapped[str] = column()
    done: Mapped[bool] = column(default=False)
    present: Mapped[str | None] = column()
    report: Mapped[str | None] = column()
    agreement: Mapped[str | None] = column()
    agreement_by: Mapped[dt.date | None] = column()
    agreement_done: Mapped[bool] = column(default=False)
    confidential: Mapped[bool | None] = column()


class Goal(OfStudent):
    """A goal of the IOP or the OPP; see domain.goals.Goal."""

    __tablename__ = "goal"
    __table_args__ = (one_of("goal", "enrollment_key", "term", "text"), {"sqlite_strict": True})

    enrollment_key: Mapped[str] = link("enrollment")
    text: Mapped[str] = column()
    term: Mapped[str] = column(default="short")
    skill: Mapped[str | None] = column()
    since: Mapped[dt.date | None] = column()
    until: Mapped[dt.date | None] = column()


class Judgement(OfStudent):
    """How far a goal was on a day."""

    __tablename__ = "judgement"
    __table_args__ = (one_of("judgement", "goal_key", "on"), {"sqlite_strict": True})

    goal_key: Mapped[str] = link("goal")
    on: Mapped[dt.date] = column()
    result: Mapped[str] = column()
    remark: Mapped[str | None] = column()
