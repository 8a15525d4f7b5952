"""Placements: one enrollment at one company, with its timetable as dated versions."""

from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.assessment import Moment
from stagedesk.domain.attachments import Attachment
from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.intake import Intake
from stagedesk.domain.job_analysis import JobAnalysis, JobTask
from stagedesk.domain.make_up import MakeUpDeal
from stagedesk.domain.practice_statements import PracticeStatement
from stagedesk.domain.programmes import Programme
from stagedesk.domain.slips import HoursSlip

#: Kinds of placement, in the words of the dossier file.
KINDS = ("regular", "internal", "top_academie", "provso_works")


@dataclass(frozen=True, slots=True)
class Timetable:
    """When a student works: the planned days and their times.

    Attributes:
        days: planned weekdays, 0 is Monday, ascending.
        begin, end: usual times in minutes after midnight.
        own_times: (weekday, begin, end) of the days that differ, by weekday.
        break_minutes: break a day; None is unknown (policy: 30 above 4.5 hours).
    """

    days: tuple[int, ...] = ()
    begin: int | None = None
    end: int | None = None
    own_times: tuple[tuple[int, int, int], ...] = ()
    break_minutes: int | None = None

    def times(self, weekday: int) -> tuple[int, int] | None:
        """Begin and end in minutes on a planned weekday; None when not planned or unknown."""
        for day, begin, end in self.own_times:
            if day == weekday:
                return (begin, end)
        if weekday not in self.days or self.begin is None or self.end is None:
            return None
        return (self.begin, self.end)

    def minutes(self, weekday: int) -> int:
        """Planned minutes on a weekday, break included; 0 when not planned or unknown."""
        times = self.times(weekday)
        return times[1] - times[0] if times else 0


@dataclass(frozen=True, slots=True)
class PlacementVersion:
    """The dated facts of a placement as they were up to and including ``until``."""

    until: date
    kind: str = "regular"
    supervisor: str | None = None
    timetable: Timetable = Timetable()


@dataclass(frozen=True, slots=True)
class Placement:
    """One enrollment at one company.

    Attributes:
        company: key of the company (see Company.key).
        supervisor: key of today's supervisor, if known.
        kind: one of KINDS.
        work: what the student does there, in a few words.
        start: first day; None while the talk is pending (then no slips are expected).
        end: last day, inclusive; None while it runs to the end of the school year.
        ended_by: who ended it, free text.
        versions: earlier kind, supervisor and timetable, oldest first.
        slips: by year and week. moments: by number.
        job_tasks: in the order of the list. statements: praktijkverklaringen, by day.
        programme: only of a TOP Academie or a project.
        clothes_ready, route_tried: two ticks before the first day.
        travel_by: the first word of a pair of companies.TRAVELS. travel_minutes: one way.
        make_ups: agreed hours to make up. attachments: pictures of its signed papers.
    """

    company: str
    supervisor: str | None = None
    kind: str = "regular"
    work: str | None = None
    start: date | None = None
    end: date | None = None
    ended_by: str | None = None
    end_reason: str | None = None
    agreement_sent_on: date | None = None
    agreement_signed_on: date | None = None
    timetable: Timetable = Timetable()
    versions: tuple[PlacementVersion, ...] = ()
    intake: Intake | None = None
    slips: tuple[HoursSlip, ...] = ()
    moments: tuple[Moment, ...] = ()
    job_analysis: JobAnalysis | None = None
    job_tasks: tuple[JobTask, ...] = ()
    statements: tuple[PracticeStatement, ...] = ()
    programme: Programme | None = None
    clothes_ready: bool | None = None
    route_tried: bool | None = None
    travel_by: str | None = None
    travel_minutes: int | None = None
    travel_route: str | None = None
    make_ups: tuple[MakeUpDeal, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    key: str = field(default="", compare=False)

    def on(self, day: date) -> PlacementVersion:
        """The kind, supervisor and timetable of ``day``."""
        for version in self.versions:
            if day <= version.until:
                return version
        return PlacementVersion(date.max, self.kind, self.supervisor, self.timetable)

    def has_begun(self, day: date) -> bool:
        """Whether ``day`` is the first day or later; never while the talk is pending."""
        return self.start is not None and self.start <= day

    def runs(self, day: date) -> bool:
        """Whether ``day`` lies between first and last day, both inclusive."""
        return self.has_begun(day) and (self.end is None or day <= self.end)


#: Kinds with the words of the screen.
KIND_LABELS = (
    ("regular", "stage"),
    ("internal", "interne stage"),
    ("top_academie", "TOP Academie"),
    ("provso_works", "PROVSO.WORKS"),
)
#: Companies and supervisors depend on data: the caller fills their choices. The times are named
#: as in the dossier file, for ``end`` is the placement's last day.
PLACEMENT_FORM = Form(
    "placement",
    "Stage",
    (
        Section(
            "Stage",
            (
                Field("company", "Stagebedrijf", Kind.CHOICE, needed=True),
                Field("supervisor", "Praktijkopleider", Kind.CHOICE, needed=True),
                Field("kind", "Soort stage", Kind.CHOICE, choices=KIND_LABELS),
                Field("work", "Werk", placeholder="Huishouding en ontbijt"),
                Field("start", "Startdatum", Kind.DATE, needed=True),
                Field("end", "Einddatum", Kind.DATE, hint="leeg: tot het eind van het jaar"),
                Field("ended_by", "Gestopt door"),
                Field("end_reason", "Reden van stoppen"),
            ),
        ),
        Section(
            "Rooster",
            (
                Field("days", "Stagedagen", Kind.WEEKDAYS, needed=True),
                Field("begin_time", "Begintijd", Kind.TIME, needed=True, placeholder="8:30"),
                Field("end_time", "Eindtijd", Kind.TIME, needed=True, placeholder="16:30"),
                Field(
                    "timetable", "Andere tijden", Kind.LINES, lines=7, placeholder="do 9:00-15:00"
                ),
                Field(
                    "break_minutes",
                    "Pauze in minuten",
                    Kind.NUMBER,
                    largest=240,
                    placeholder="30",
                    help="De pauze telt mee als stagetijd. Voor de wet telt hij niet als werktijd.",
                ),
            ),
        ),
        Section(
            "Stageovereenkomst",
            (
                Field("agreement_sent_on", "Verstuurd op", Kind.DATE),
                Field("agreement_signed_on", "Getekend terug op", Kind.DATE),
            ),
        ),
    ),
)
