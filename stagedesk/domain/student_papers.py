"""Papers that a company asks of a student, such as a VOG: asked for, received, and how long."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem, Severity
from stagedesk.domain.times import form_date

#: Kinds in the words of the dossier file and of the screen.
PAPER_KINDS = (
    ("vog", "VOG"),
    ("vca", "VCA"),
    ("hygiene", "Hygiëne (HACCP)"),
    ("other", "Anders"),
)
#: A new one takes time: it is asked for six weeks before the old one ends.
AHEAD_DAYS = 42


@dataclass(frozen=True, slots=True)
class StudentPaper:
    """A paper of a student, whatever the placement.

    Attributes:
        kind: the first word of a pair of PAPER_KINDS. title: what it is when that is ``other``.
        asked_by: who wants it, such as the name of the company.
        until: last day on which it is valid; None does not end.
    """

    kind: str
    title: str | None = None
    asked_by: str | None = None
    requested_on: date | None = None
    received_on: date | None = None
    until: date | None = None
    remark: str | None = None
    key: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """What it is, in Dutch."""
        return self.title or dict(PAPER_KINDS)[self.kind]

    @property
    def ident(self) -> tuple[str, str]:
        """What makes another paper a renewal of this one."""
        return self.kind, (self.title or "").casefold()


def papers_due(papers: Iterable[StudentPaper], on: date) -> Iterator[StudentPaper]:
    """Received papers that end within six weeks or have ended, and that nothing renews.

    One that was asked for again does not ask a second time; the earliest end comes first.
    """
    known = tuple(papers)
    ending = sorted(
        (p for p in known if p.received_on and p.until and (p.until - on).days <= AHEAD_DAYS),
        key=lambda p: p.until or on,
    )
    return (one for one in ending if not any(_renews(other, one) for other in known))


def state_of(paper: StudentPaper, on: date) -> tuple[str, str]:
    """Where a paper stands: the name of its sign (tokens.md), and a few Dutch words."""
    if paper.received_on is None:
        if paper.requested_on is None:
            return "ring", "nog aanvragen"
        return "half", f"aangevraagd {form_date(paper.requested_on)}"
    if paper.until is None:
        return "tick", "binnen"
    if paper.until < on:
        return "alert", f"verlopen op {form_date(paper.until)}"
    sign = "half" if (paper.until - on).days <= AHEAD_DAYS else "tick"
    return sign, f"geldig tot {form_date(paper.until)}"


def paper_problems(paper: StudentPaper) -> Iterator[Problem]:
    """What is odd; nothing here keeps it from being saved."""
    if paper.kind == "other" and not paper.title:
        yield Problem("title", "Zet erbij welk papier het is", Severity.WARNING)
    received, asked = paper.received_on, paper.requested_on
    if received is not None and asked is not None and received < asked:
        yield Problem("received_on", "Ligt vóór het aanvragen", Severity.WARNING)
    if paper.until is not None and received is not None and paper.until < received:
        yield Problem("until", "Was toen al verlopen", Severity.WARNING)


def _renews(other: StudentPaper, paper: StudentPaper) -> bool:
    """Whether another paper of the same kind takes the place of this one."""
    if other is paper or other.ident != paper.ident or paper.until is None:
        return False
    if other.received_on is None:
        return other.requested_on is not None and other.requested_on > (
            paper.received_on or paper.until
        )
    return other.until is None or other.until > paper.until


STUDENT_PAPER_FORM = Form(
    "student_paper",
    "Papier voor een bedrijf",
    (
        Section(
            "Papier",
            (
                Field("kind", "Soort", Kind.CHOICE, choices=PAPER_KINDS, needed=True),
                Field("title", "Welk papier", hint="bij anders"),
                Field("asked_by", "Gevraagd door", placeholder="naam van het bedrijf"),
                Field("remark", "Opmerking"),
            ),
        ),
        Section(
            "Aanvragen",
            (
                Field("requested_on", "Aangevraagd op", Kind.DATE),
                Field("received_on", "Ontvangen op", Kind.DATE),
                Field(
                    "until",
                    "Geldig tot en met",
                    Kind.DATE,
                    hint="leeg: verloopt niet",
                    help="Zes weken voor deze dag staat het in Vandaag, tot er een nieuw is.",
                ),
            ),
        ),
    ),
)
