"""Leerlingen zonder stage: since when, and what was agreed for the time in between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem, Severity

#: What a student does meanwhile, in the words of the dossier file, with those of the screen
#: (Leerlingen zonder stage: 'intern te plaatsen', 'op het stagebureau ... op maat').
DOINGS = (
    ("searching", "Zoekt een plek"),
    ("at_school", "Werkt intern op school"),
    ("stage_office", "Werkt op het stagebureau"),
    ("practice", "Extra praktijkles"),
    ("own_programme", "Eigen programma"),
    ("trial", "Loopt een dag mee"),
    ("ill", "Is ziek"),
    ("other", "Anders"),
)


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What a student without a placement does from a day on, why, and what comes next.

    Attributes:
        on: from this day; the next one ends it.
        doing: the first word of a pair of DOINGS.
        what: the programme or the assignments.
        why: why there is no placement.
        next_step, next_on, next_by: what is agreed, for which day, who does it; it comes back in
            Vandaag from that day on until ``next_done``.
    """

    on: date
    doing: str | None = None
    what: str | None = None
    why: str | None = None
    next_step: str | None = None
    next_on: date | None = None
    next_by: str | None = None
    next_done: bool = False
    key: str = field(default="", compare=False)

    @property
    def doing_words(self) -> str:
        """What the student does, in Dutch; empty when nobody said."""
        return dict(DOINGS).get(self.doing or "", "")

    def step_due(self, on: date) -> bool:
        """Whether the agreed next step has come to its day and is not done."""
        return bool(self.next_step and not self.next_done and self.next_on and self.next_on <= on)


def at(meanwhile: Iterable[Meanwhile], on: date) -> Meanwhile | None:
    """What holds on a day: the last that begins by then."""
    return max((one for one in meanwhile if one.on <= on), key=lambda o: o.on, default=None)


def without_since(
    ends: Iterable[date | None], first_day: date, ready: bool | None, ready_since: date | None
) -> date:
    """Since when a student is without a placement: the day after the last, else the year's first.

    Who is not ready for one: since that was said (Leerlingen zonder stage).

    Args:
        ends: last days of the placements that began.
        first_day: of the school year.
        ready: whether the student is ready for an external stage; None is not known.
        ready_since: since when that holds.
    """
    if ready is False and ready_since is not None:
        return ready_since
    last = max((end for end in ends if end is not None), default=None)
    return first_day if last is None else last + timedelta(days=1)


def meanwhile_problems(one: Meanwhile) -> Iterator[Problem]:
    """What is odd about it; nothing here keeps it from being saved."""
    if one.next_step and one.next_on is None:
        yield Problem("next_on", "Zet er een dag bij", Severity.WARNING)
    if one.next_on is not None and one.next_on < one.on:
        yield Problem("next_on", "Ligt vóór de dag zelf", Severity.WARNING)


MEANWHILE_FORM = Form(
    "meanwhile",
    "Zonder stage",
    (
        Section(
            "Nu",
            (
                Field(
                    "doing",
                    "Wat doet de leerling nu",
                    Kind.CHOICE,
                    choices=DOINGS,
                    help="Kies je iets anders, dan onthoudt Stagedesk vanaf welke dag.",
                ),
                Field("on", "Vanaf", Kind.DATE, needed=True, placeholder="24-11"),
                Field("what", "Programma of opdrachten", Kind.LONG_TEXT),
                Field("why", "Waarom geen stage", Kind.LONG_TEXT),
            ),
        ),
        Section(
            "Volgende stap",
            (
                Field("next_step", "Volgende stap", placeholder="Bellen met de bakker"),
                Field("next_on", "Op", Kind.DATE, placeholder="1-12"),
                Field("next_by", "Wie doet het", largest=100),
                Field("next_done", "Gedaan", Kind.FLAG),
            ),
            hint="op die dag staat het in Vandaag",
        ),
    ),
)
