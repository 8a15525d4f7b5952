"""Leads: companies that a student found and brought in on the stagezoekformulier (Bijlage 7)."""

from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section

#: Where a lead stands, in the words of the dossier file, with those of the screen.
LEAD_STATUSES = (
    ("new", "nog bellen"),
    ("called", "gebeld"),
    ("became", "is een bedrijf"),
    ("no", "gaat niet door"),
)


@dataclass(frozen=True, slots=True)
class Lead:
    """A company that a student found, in the words of the form.

    Attributes:
        name: of the company; within a school year of a student it tells leads apart.
        on: day on which it was brought in.
        contact: whom the student spoke.
        said: what was said, by student or jobcoach.
        status: the first word of a pair of LEAD_STATUSES.
        company: key of the company that it became.
    """

    name: str
    on: date | None = None
    contact: str | None = None
    address: str | None = None
    phone: str | None = None
    said: str | None = None
    status: str = "new"
    company: str | None = None
    key: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """Where it stands, in Dutch."""
        return dict(LEAD_STATUSES)[self.status]


LEAD_FORM = Form(
    "lead",
    "Tip",
    (
        Section(
            "Bedrijf",
            (
                Field("name", "Naam bedrijf", needed=True),
                Field("contact", "Contactpersoon"),
                Field("address", "Adres"),
                Field("phone", "Telefoon", Kind.PHONE, placeholder="010 555 01 42"),
            ),
        ),
        Section(
            "Hoe het ging",
            (
                Field("on", "Ingeleverd op", Kind.DATE, placeholder="24-11"),
                Field("status", "Stand", Kind.CHOICE, choices=LEAD_STATUSES),
                Field("said", "Wat is er gezegd", Kind.LONG_TEXT),
            ),
        ),
    ),
)
