"""The contact log of a company: who spoke whom about what, and when to get in touch again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem, Severity

#: Kinds of contact in the words of the dossier file, with those of the screen.
CONTACT_KINDS = (
    ("call", "Telefoon"),
    ("visit", "Bezoek"),
    ("mail", "Mail"),
    ("meeting", "Bijeenkomst"),
    ("other", "Anders"),
)


@dataclass(frozen=True, slots=True)
class CompanyContact:
    """One time that the school and a company were in touch, apart from any student.

    Attributes:
        on: the day.
        kind: the first word of a pair of CONTACT_KINDS.
        person: with whom.
        report: about what, and what came of it.
        next_on: the day on which to get in touch again; it comes back in Vandaag until
            ``next_done``.
    """

    on: date
    kind: str = "call"
    person: str | None = None
    report: str | None = None
    next_on: date | None = None
    next_done: bool = False
    key: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """What it was, in Dutch."""
        return dict(CONTACT_KINDS)[self.kind]


def last_contact(contacts: Iterable[CompanyContact], on: date) -> date | None:
    """The last day up to ``on`` on which the school and the company were in touch."""
    return max((contact.on for contact in contacts if contact.on <= on), default=None)


def company_contact_problems(contact: CompanyContact, on: date | None) -> Iterator[Problem]:
    """What is odd about a contact; nothing here keeps it from being saved.

    Args:
        contact: as it would be saved.
        on: today; None judges nothing that depends on it.
    """
    if on is not None and contact.on > on:
        yield Problem("on", "Deze dag moet nog komen", Severity.WARNING)
    if contact.next_on is not None and contact.next_on < contact.on:
        yield Problem("next_on", "Ligt vóór het contact zelf", Severity.WARNING)


COMPANY_CONTACT_FORM = Form(
    "company_contact",
    "Contact",
    (
        Section(
            "Contact",
            (
                Field("kind", "Soort", Kind.CHOICE, choices=CONTACT_KINDS, needed=True),
                Field("on", "Dag", Kind.DATE, needed=True, placeholder="24-11"),
                Field("person", "Met wie", placeholder="Hetty Verschuur"),
            ),
        ),
        Section(
            "Waarover",
            (Field("report", "Waarover, en wat kwam eruit", Kind.LONG_TEXT),),
        ),
        Section(
            "Volgende keer",
            (
                Field(
                    "next_on",
                    "Weer contact op",
                    Kind.DATE,
                    placeholder="15-1",
                    help="Op deze dag staat het bedrijf in Vandaag, tot je het als gedaan noteert.",
                ),
                Field("next_done", "Dat is gedaan", Kind.FLAG),
            ),
        ),
    ),
)
