"""What a jobcoach finds and arranges at the workplace of a placement."""

import datetime as dt

from sqlalchemy.orm import Mapped

from stagedesk.models.base import Json as JsonText
from stagedesk.models.base import OfStudent, column, link, one_of


class JobAnalysis(OfStudent):
    """The jobanalyse of a placement; see domain.job_analysis.JobAnalysis."""

    __tablename__ = "job_analysis"
    __table_args__ = (one_of("job_analysis", "placement_key"), {"sqlite_strict": True})

    placement_key: Mapped[str] = link("placement")
    on: Mapped[dt.date | None] = column()
    spoken_with: Mapped[str | None] = column()
    purpose: Mapped[str | None] = column()
    work: Mapped[str | None] = column()
    process: Mapped[str | None] = column()
    level: Mapped[str | None] = column()
    surroundings: Mapped[str | None] = column()
    strain: Mapped[str | None] = column()
    safety: Mapped[str | None] = column()
    guidance: Mapped[str | None] = column()
    colleagues: Mapped[str | None] = column()
    terms: Mapped[str | None] = column()
    required: Mapped[str | None] = column()
    fits: Mapped[str | None] = column()
    conclusion: Mapped[str | None] = column()
    design_way: Mapped[str | None] = column()
    design: Mapped[str | None] = column()


class JobTask(OfStudent):
    """A task of the work: kept, left out or added; position is the order of the list."""

    __tablename__ = "job_task"
    __table_args__ = (one_of("job_task", "placement_key", "name"), {"sqlite_strict": True})

    placement_key: Mapped[str] = link("placement")
    position: Mapped[int] = column()
    name: Mapped[str] = column()
    decision: Mapped[str] = column(default="kept")
    aid: Mapped[str | None] = column()


class PracticeStatement(OfStudent):
    """A praktijkverklaring; see domain.practice_statements."""

    __tablename__ = "practice_statement"
    __table_args__ = (
        one_of("practice_statement", "placement_key", "qualification"),
        {"sqlite_strict": True},
    )

    placement_key: Mapped[str] = link("placement")
    qualification: Mapped[str] = column()
    level: Mapped[int | None] = column()
    processes: Mapped[list[str] | None] = column(JsonText)
    skills: Mapped[str | None] = column()
    on: Mapped[dt.date | None] = column()
    handed_out_on: Mapped[dt.date | None] = column()


class Programme(OfStudent):
    """What a TOP Academie or project adds to a placement; see domain.programmes."""

    __tablename__ = "programme"
    __table_args__ = (one_of("programme", "placement_key"), {"sqlite_strict": True})

    placement_key: Mapped[str] = link("placement")
    name: Mapped[str | None] = column()
    teacher: Mapped[str | None] = column()
    partners: Mapped[str | None] = column()
    since: Mapped[dt.date | None] = column()
    until: Mapped[dt.date | None] = column()
    certificates: Mapped[list[str] | None] = column(JsonText)
    hire_intended: Mapped[bool | None] = column()
    remark: Mapped[str | None] = column()
