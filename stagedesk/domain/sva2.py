"""SVA2: enough days of individual external stage, then an exam at the workplace."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.placements import Placement
from stagedesk.domain.problem import Problem, Severity

#: Results of the exam in the words of the dossier file, with those of the screen.
EXAM_RESULTS = (("passed", "geslaagd"), ("failed", "nog niet gehaald"))
#: Placements that are individual and external. A TOP Academie is neither: there students of
#: several schools learn as a group, with a teacher (TOP Academies).
_COUNTED = ("regular", "provso_works")


@dataclass(frozen=True, slots=True)
class Sva2:
    """The way of one student to the SVA2 certificate.

    Attributes:
        reason: what it adds for the workplace or sector of later.
        signed_up_on: at the exam bureau. exam_planned_on: agreed day. exam_on: the day it was.
        result: the first word of a pair of EXAM_RESULTS.
        examiner: of the SVA-examenbureau. certificate_on: day on which it came.
    """

    reason: str | None = None
    signed_up_on: date | None = None
    exam_planned_on: date | None = None
    exam_on: date | None = None
    examiner: str | None = None
    result: str | None = None
    certificate_on: date | None = None
    key: str = field(default="", compare=False)


def stage_days(external: Iterable[Placement]) -> int:
    """Days of individual external stage on signed slips, over all school years.

    A day counts once, however many slips name it; a day without times was not worked.

    Args:
        external: placements at companies; hours at school never count (domain.md 3).
    """
    days: set[date] = set()
    for placement in external:
        for slip in placement.slips:
            if not slip.signed:
                continue
            first = date.fromisocalendar(slip.iso_year, slip.iso_week, 1)
            for worked in slip.days:
                day = first + timedelta(days=worked.weekday)
                if worked.minutes and placement.on(day).kind in _COUNTED:
                    days.add(day)
    return len(days)


def sva2_problems(record: Sva2, days: int, needed: int, on: date | None) -> Iterator[Problem]:
    """What is odd about an exam; only warned of (SVA2: 'minimaal 30 dagen').

    Args:
        record: as it would be saved.
        days: counted by ``stage_days``.
        needed: of the policy.
        on: today, None judges nothing by it.
    """
    if days < needed:
        short = f"Nog {needed - days} {'dag' if needed - days == 1 else 'dagen'} stage nodig"
        for name in ("exam_planned_on", "exam_on"):
            if getattr(record, name) is not None:
                yield Problem(name, short, Severity.WARNING)
                break
    if record.exam_on is not None and on is not None and record.exam_on > on:
        yield Problem("exam_on", "Zet dit bij 'afgesproken op'", Severity.WARNING)
    if record.result is not None and record.exam_on is None:
        yield Problem("exam_on", "Zet de dag van het examen erbij", Severity.WARNING)


SVA2_FORM = Form(
    "sva2",
    "SVA2",
    (
        Section(
            "SVA2",
            (
                Field("reason", "Waarvoor", placeholder="schoonmaak bij het ziekenhuis"),
                Field("signed_up_on", "Aangemeld op", Kind.DATE),
                Field("exam_planned_on", "Examen afgesproken op", Kind.DATE),
                Field("exam_on", "Examen gedaan op", Kind.DATE),
                Field("examiner", "Examinator", hint="SVA-examenbureau"),
                Field("result", "Uitslag", Kind.CHOICE, choices=EXAM_RESULTS),
                Field("certificate_on", "Certificaat gekregen op", Kind.DATE),
            ),
        ),
    ),
)
