"""The stagelogboek: visits, training, talks and calls around a placement, planned and done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem, Severity

#: Kinds of entries in the words of the dossier file, with those of the screen.
LOG_KINDS = (
    ("visit", "Stagebezoek"),
    ("training", "Training op de werkplek"),
    ("talk", "Gesprek op school"),
    ("class_visit", "Klassenbezoek"),
    ("call", "Telefoon"),
    ("mail", "Mail"),
    ("incident", "Incident"),
    ("other", "Anders"),
)
#: Somebody of the school was at the company.
VISITS = ("visit", "training")


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One visit, talk or call of a student's school year.

    Attributes:
        on: the day. time: minutes after midnight.
        kind: the first word of a pair of LOG_KINDS.
        done: False while it is only planned.
        agreement: what was agreed; it comes back in Vandaag from ``agreement_by`` on until
            ``agreement_done``.
        confidential: None follows the kind: an incident is, anything else is not.
    """

    on: date
    kind: str
    time: int | None = None
    done: bool = False
    present: str | None = None
    report: str | None = None
    agreement: str | None = None
    agreement_by: date | None = None
    agreement_done: bool = False
    confidential: bool | None = None
    key: str = field(default="", compare=False)

    @property
    def secret(self) -> bool:
        """Whether nobody outside the school may read it (Stagelogboek: incidents)."""
        return is_secret(self.kind, self.confidential)

    @property
    def label(self) -> str:
        """What it is, in Dutch."""
        return dict(LOG_KINDS)[self.kind]


def is_secret(kind: str, confidential: bool | None) -> bool:
    """Incidents are confidential unless somebody said otherwise, other entries the reverse."""
    return kind == "incident" if confidential is None else confidential


def entries_due(entries: Iterable[LogEntry], on: date) -> Iterator[LogEntry]:
    """Entries planned for a day or before it that nobody noted as done, the oldest first."""
    return iter(
        sorted(
            (entry for entry in entries if not entry.done and entry.on <= on),
            key=lambda entry: (entry.on, entry.time or 0),
        )
    )


def agreements_due(entries: Iterable[LogEntry], on: date) -> Iterator[LogEntry]:
    """Entries whose agreement has come to its day and is not done, the oldest day first."""
    due = [
        (entry.agreement_by, entry)
        for entry in entries
        if entry.agreement_by is not None
        and entry.agreement_by <= on
        and entry.agreement
        and not entry.agreement_done
    ]
    return (entry for _, entry in sorted(due, key=lambda pair: pair[0]))


def last_visit(entries: Iterable[LogEntry], on: date) -> date | None:
    """The last day up to ``on`` on which somebody of the school was at the company."""
    return max(
        (entry.on for entry in entries if entry.done and entry.kind in VISITS and entry.on <= on),
        default=None,
    )


def longest_ago(last: date | None, name: str) -> tuple[date, str]:
    """Sorts students by who was visited longest ago: never comes first, ties by name."""
    return (last or date.min, name)


def log_problems(entry: LogEntry, on: date | None) -> Iterator[Problem]:
    """What is odd about an entry; nothing here keeps it from being saved.

    Args:
        entry: as it would be saved.
        on: today; None judges nothing that depends on it.
    """
    if entry.agreement and entry.agreement_by is None:
        yield Problem("agreement_by", "Zet er een dag bij", Severity.WARNING)
    if entry.agreement_by is not None and entry.agreement_by < entry.on:
        yield Problem("agreement_by", "Ligt vóór de dag zelf", Severity.WARNING)
    if on is not None and entry.done and entry.on > on:
        yield Problem("on", "Deze dag moet nog komen", Severity.WARNING)


LOG_FORM = Form(
    "log_entry",
    "Logboek",
    (
        Section(
            "Wat en wanneer",
            (
                Field("kind", "Soort", Kind.CHOICE, choices=LOG_KINDS, needed=True),
                Field("on", "Dag", Kind.DATE, needed=True, placeholder="24-11"),
                Field("time", "Tijd", Kind.TIME, placeholder="10:30"),
                Field(
                    "done",
                    "Geweest",
                    Kind.FLAG,
                    help="Zet dit uit voor een bezoek dat nog moet komen. Op de dag zelf staat "
                    "het dan in Vandaag.",
                ),
                Field(
                    "confidential",
                    "Vertrouwelijk",
                    Kind.FLAG,
                    help="Vertrouwelijk blijft binnen de school. Een incident is dat altijd, "
                    "tenzij je het hier uitzet.",
                ),
            ),
        ),
        Section(
            "Verslag",
            (
                Field("report", "Verslag", Kind.LONG_TEXT),
                Field("present", "Aanwezig", placeholder="leerling, praktijkopleider"),
            ),
        ),
        Section(
            "Afspraak",
            (
                Field("agreement", "Afspraak", Kind.LONG_TEXT),
                Field("agreement_by", "Terug in Vandaag op", Kind.DATE, placeholder="1-12"),
                Field("agreement_done", "Afspraak is nagekomen", Kind.FLAG),
            ),
        ),
    ),
)
