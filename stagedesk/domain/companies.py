"""Companies and the people there who guide a student."""

from dataclasses import dataclass
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section


@dataclass(frozen=True, slots=True)
class Supervisor:
    """Praktijkbegeleider or praktijkopleider: a contact of a company.

    Attributes:
        key: identifier within its source: a UUID from the database, ``s1`` in a dossier file.
    """

    key: str
    name: str
    phone: str | None = None
    mobile: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """A stage company; the school itself is one, with ``internal`` set.

    Attributes:
        key: identifier within its source: a UUID from the database, ``c1`` in a dossier file.
        sector: sector key of the policy.
        delivery: how it wants its information pack: ``paper``, ``usb`` or ``mail``.
        sbb_levels: levels of its SBB recognition, 1 to 4, ascending.
        closed: closed spans, first and last day inclusive, by date.
    """

    key: str
    name: str
    internal: bool = False
    sector: str | None = None
    address: str | None = None
    postcode: str | None = None
    city: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    delivery: str | None = None
    sbb_levels: tuple[int, ...] = ()
    closed: tuple[tuple[date, date], ...] = ()
    supervisors: tuple[Supervisor, ...] = ()


#: What grades at school are kept under, however many companies stand for the school.
_INTERNAL = "internal"


def counted_company(key: str, internal: bool) -> str:
    """The company that grades given at ``key`` count at.

    All internal stages are one company, the school itself (domain.md 1), whatever rows it has.
    """
    return _INTERNAL if internal else key


#: How a company wants its information pack, with the words of the screen.
DELIVERIES = (("paper", "op papier"), ("usb", "op een stick"), ("mail", "per mail"))

#: The sectors are the policy's: the caller fills them.
COMPANY_FORM = Form(
    "company",
    "Stagebedrijf",
    (
        Section(
            "Stagebedrijf",
            (
                Field("name", "Naam", needed=True),
                Field("sector", "Branche", Kind.CHOICE),
                Field("internal", "Interne stage (de school zelf)", Kind.FLAG),
                Field("delivery", "Infopakket", Kind.CHOICE, choices=DELIVERIES),
            ),
        ),
        Section(
            "Contact",
            (
                Field("address", "Adres", placeholder="Lindelaan 18"),
                Field("postcode", "Postcode", Kind.POSTCODE, placeholder="3011 AB"),
                Field("city", "Plaats", largest=100),
                Field("phone", "Telefoon", Kind.PHONE, placeholder="010 555 01 42"),
                Field("email", "E-mail", Kind.EMAIL),
                Field("website", "Website"),
            ),
        ),
    ),
)

SUPERVISOR_FORM = Form(
    "supervisor",
    "Praktijkopleider",
    (
        Section(
            "Praktijkopleider",
            (
                Field("name", "Naam", needed=True),
                Field("phone", "Telefoon", Kind.PHONE, placeholder="010 555 01 42"),
                Field("mobile", "Mobiel", Kind.PHONE, placeholder="06 1234 5678"),
                Field("email", "E-mail", Kind.EMAIL),
            ),
        ),
    ),
)
