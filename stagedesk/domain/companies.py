"""Companies and the people there who guide a student."""

from dataclasses import dataclass
from datetime import date

from stagedesk.domain.company_contacts import CompanyContact
from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.student_papers import PAPER_KINDS


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
        places: students who can be there at one time.
        minimum_age: youngest age that it takes.
        codes: what it asks, letters of the policy's occupation codes.
        papers_asked: papers that it wants to see, first words of student_papers.PAPER_KINDS.
        occupations: what a student can do there, of the policy's example occupations.
        status: the first word of a pair of STATUSES; None is active.
        status_reason: why it rests, or why nobody is placed there any more.
        origin: how the school came to it, the first word of a pair of ORIGINS.
        travel_minutes: from school by bus, tram or train.
        travel_by: how it can be reached, first words of TRAVELS.
        contacts: the contact log, by day.
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
    places: int | None = None
    minimum_age: int | None = None
    codes: tuple[str, ...] = ()
    papers_asked: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    status: str | None = None
    status_reason: str | None = None
    origin: str | None = None
    travel_minutes: int | None = None
    travel_by: tuple[str, ...] = ()
    contacts: tuple[CompanyContact, ...] = ()


#: What grades at school are kept under, however many companies stand for the school.
_INTERNAL = "internal"


def counted_company(key: str, internal: bool) -> str:
    """The company that grades given at ``key`` count at.

    All internal stages are one company, the school itself (domain.md 1), whatever rows it has.
    """
    return _INTERNAL if internal else key


#: How a company wants its information pack, with the words of the screen.
DELIVERIES = (("paper", "op papier"), ("usb", "op een stick"), ("mail", "per mail"))

#: Whether students can be placed at a company, in the words of the dossier file and the screen.
STATUSES = (("active", "actief"), ("rest", "even niet"), ("not_again", "niet meer"))
#: How the school came to know a company.
ORIGINS = (
    ("student", "gevonden door een leerling"),
    ("network", "netwerk van een jobcoach"),
    ("company", "het bedrijf meldde zich zelf"),
    ("schools", "via een andere school"),
    ("other", "anders"),
)
#: Ways to travel to a company.
TRAVELS = (
    ("walk", "lopend"),
    ("bike", "op de fiets"),
    ("public", "met bus, tram of trein"),
    ("driven", "gebracht"),
)
#: Levels of the recognition by SBB, as a form chooses them.
SBB_LEVELS = tuple((str(level), f"niveau {level}") for level in range(1, 5))

#: Sectors, occupations and codes are the policy's: the caller fills them.
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
        Section(
            "Stageplekken",
            (
                Field("places", "Plekken tegelijk", Kind.NUMBER, largest=99, placeholder="2"),
                Field(
                    "minimum_age",
                    "Vanaf leeftijd",
                    Kind.NUMBER,
                    smallest=12,
                    largest=21,
                    placeholder="16",
                ),
                Field("occupations", "Werk dat er is", Kind.CHOICES),
                Field(
                    "codes",
                    "Wat ze vragen",
                    Kind.CHOICES,
                    help="Leeg is: wat het stagebeleid bij dit werk vraagt (Bijlage 8).",
                ),
                Field(
                    "papers_asked",
                    "Vraagt papieren",
                    Kind.CHOICES,
                    choices=tuple(pair for pair in PAPER_KINDS if pair[0] != "other"),
                ),
                Field(
                    "sbb_levels",
                    "Erkend door SBB",
                    Kind.NUMBERS,
                    choices=SBB_LEVELS,
                    help="Voor een praktijkverklaring moet het bedrijf erkend zijn op dat niveau.",
                ),
                Field("travel_minutes", "Minuten vanaf school", Kind.NUMBER, largest=240),
                Field("travel_by", "Te bereiken", Kind.CHOICES, choices=TRAVELS),
            ),
        ),
        Section(
            "Samenwerking",
            (
                Field(
                    "status",
                    "Plaatsen",
                    Kind.CHOICE,
                    choices=STATUSES,
                    help="Bij 'niet meer' waarschuwt Stagedesk als je hier toch een stage begint.",
                ),
                Field("status_reason", "Waarom"),
                Field("origin", "Hoe gevonden", Kind.CHOICE, choices=ORIGINS),
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
