"""Contacts of companies and leads of students in the dossier file, declared once."""

from stagedesk.domain.companies import ORIGINS, STATUSES, TRAVELS
from stagedesk.domain.company_contacts import CONTACT_KINDS, CompanyContact
from stagedesk.domain.leads import LEAD_STATUSES, Lead
from stagedesk.domain.student_papers import PAPER_KINDS
from stagedesk.exchange import dossier_checks as checks
from stagedesk.exchange.scalars import DAY, FLAG, ID, LONG_TEXT, NAME, choice, text, whole
from stagedesk.exchange.shapes import Key, Reading, list_of, record

_CODES = list_of(text(10), most=26, unique=True)
_TRAVEL_BY = list_of(choice(*(word for word, _ in TRAVELS)), unique=True)
_PAPERS = list_of(choice(*(word for word, _ in PAPER_KINDS)), unique=True)
CONTACT = record(
    (
        Key("on", DAY, needed=True),
        Key("kind", choice(*(word for word, _ in CONTACT_KINDS)), needed=True),
        Key("person", NAME),
        Key("report", LONG_TEXT),
        Key("next_on", DAY, note="the day on which to get in touch again"),
        Key("next_done", FLAG, default=False),
    ),
    lambda values: CompanyContact(**values),
)
LEAD = record(
    (
        Key("name", NAME, needed=True, note="tells the leads of a school year apart"),
        Key("on", DAY, note="day on which it was brought in"),
        *(Key(name, NAME) for name in ("contact", "address", "phone")),
        Key("said", LONG_TEXT),
        Key("status", choice(*(word for word, _ in LEAD_STATUSES)), default="new"),
        Key("company", ID, note="the company that it became"),
    ),
    lambda values: Lead(**values),
)


def one_of_a_name(found: checks.Found, place: str, reading: Reading) -> None:
    """Leads of a school year are told apart by the name of the company."""
    checks.distinct(
        found,
        place,
        reading,
        "leads",
        lambda lead: lead["name"] if isinstance(lead.get("name"), str) else None,
        "name",
        "deze tip is er al.",
    )


#: What a company offers and asks, after what it is.
COMPANY_KEYS = (
    Key("places", whole(0, 99), note="students at one time"),
    Key("minimum_age", whole(12, 21)),
    Key("codes", _CODES, note="what it asks: occupation codes of the policy"),
    Key("papers_asked", _PAPERS, note="papers that it wants to see"),
    Key("occupations", list_of(NAME, most=100, unique=True), note="of the policy's examples"),
    Key("status", choice(*(word for word, _ in STATUSES)), note="absent: active"),
    Key("status_reason", NAME),
    Key("origin", choice(*(word for word, _ in ORIGINS)), note="how the school came to it"),
    Key("travel_minutes", whole(0, 240), note="from school by bus, tram or train"),
    Key("travel_by", _TRAVEL_BY, note="how it can be reached"),
    Key("contacts", list_of(CONTACT)),
)
#: What a student wants and can, and whom the student found.
WISH_KEYS = (
    Key("able", _CODES, note="occupation codes of the policy that the student masters"),
    Key("not_yet", _CODES, note="occupation codes that the student does not master yet"),
    Key("wished_sectors", list_of(NAME, most=50, unique=True)),
    Key("wished_occupations", list_of(NAME, most=100, unique=True)),
    Key("wish_note", LONG_TEXT),
    Key("travel_minutes", whole(0, 240), note="at most, one way"),
    Key("travel_by", _TRAVEL_BY),
    Key("leads", list_of(LEAD), note="companies found by the student"),
)
