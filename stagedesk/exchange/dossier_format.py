"""The dossier file, declared once: reader, writer and JSON Schema all read it here.

A new field of a record is one line, here or in the format of its part; its place in the list is
its place in the file.
"""

from typing import Any

from stagedesk.domain.companies import Company, Supervisor
from stagedesk.domain.dossier import ROLES, CalendarEdit, Dossier, HolidayEdit, School, Staff
from stagedesk.exchange import dossier_checks as checks
from stagedesk.exchange.day_format import STAND_INS
from stagedesk.exchange.network_format import COMPANY_KEYS
from stagedesk.exchange.planning_format import INTERNAL_YEAR, MEETING, together
from stagedesk.exchange.scalars import (
    DAY,
    FLAG,
    ID,
    NAME,
    PICTURE,
    POSTCODE,
    SCHOOL_YEAR,
    choice,
    whole,
)
from stagedesk.exchange.shapes import (
    INVALID,
    Key,
    Reading,
    checked,
    converted,
    list_of,
    record,
    scalar,
)
from stagedesk.exchange.student_format import STUDENT

#: Version of the format that is written, and the newest that is read.
VERSION = 1


def _version(value: Any, place: str, reading: Reading) -> Any:
    if type(value) is int and value == VERSION:
        return value
    newer = type(value) is int and value > VERSION
    reading.fault(
        place,
        "dit bestand is van een nieuwere Stagedesk. Installeer eerst die versie."
        if newer
        else 'dit is geen dossierbestand: het begint niet met {"stagedesk": 1, ...}.',
    )
    return INVALID


_SCHOOL = record(
    (
        *(Key(name, NAME) for name in ("name", "short_name", "address")),
        Key("postcode", POSTCODE),
        *(Key(name, NAME) for name in ("place", "phone", "email", "director", "reachable")),
        Key("logo", PICTURE, note="PNG or JPEG, base64"),
    ),
    lambda values: School(**values) if values else None,
)
_HOLIDAY = record(
    (
        Key("name", NAME, needed=True),
        Key("first", DAY, needed=True),
        Key("last", DAY, needed=True, note="inclusive"),
    ),
    lambda values: HolidayEdit(**values),
    checks=(
        checks.ordered_pair("first", "last", "de laatste dag ligt voor de eerste.", equal=True),
    ),
)
_CALENDAR = record(
    (
        Key("school_year", SCHOOL_YEAR, needed=True),
        Key("first_day", DAY, needed=True),
        Key("last_day", DAY, needed=True),
        Key("holidays", list_of(_HOLIDAY), note="in place of the policy's"),
    ),
    lambda values: CalendarEdit(**values),
    checks=(
        checks.ordered_pair(
            "first_day", "last_day", "de laatste schooldag ligt niet na de eerste.", equal=False
        ),
    ),
)
_STAFF = record(
    (
        Key("name", NAME, needed=True),
        Key("role", choice(*ROLES)),
        Key("phone", NAME),
        Key("email", NAME),
        Key("stand_ins", STAND_INS, note="who does the work while this colleague is away"),
    ),
    lambda values: Staff(**values),
)


_SUPERVISOR = record(
    (
        Key("id", ID, field="key", needed=True),
        Key("name", NAME, needed=True),
        *(Key(name, NAME) for name in ("phone", "mobile", "email")),
    ),
    lambda values: Supervisor(**values),
)
_COMPANY = record(
    (
        Key("id", ID, field="key", needed=True),
        Key("name", NAME, needed=True),
        Key("internal", FLAG, default=False),
        Key("sector", NAME),
        Key("address", NAME),
        Key("postcode", POSTCODE),
        *(Key(name, NAME) for name in ("city", "phone", "email", "website")),
        Key("delivery", choice("paper", "usb", "mail")),
        Key(
            "sbb_levels",
            converted(
                list_of(whole(1, 4), most=4, unique=True),
                lambda levels: tuple(sorted(levels)),
                lambda levels: levels,
            ),
        ),
        Key(
            "closed",
            converted(
                list_of(checked(list_of(DAY, least=2, most=2), checks.day_span)),
                lambda spans: tuple(sorted(spans)),
                lambda spans: sorted(spans),
            ),
        ),
        Key("supervisors", list_of(_SUPERVISOR)),
        *COMPANY_KEYS,
    ),
    lambda values: Company(**values),
    checks=(checks.company,),
)


def _make_dossier(values: dict[str, Any]) -> Dossier:
    del values["stagedesk"]
    return Dossier(**values)


_DOSSIER_KEYS = ("school", "calendar", "staff", "companies", "students", "meetings", "internal")
DOSSIER = record(
    (
        Key(
            "stagedesk",
            scalar(_version, lambda version: version, {"const": VERSION}),
            needed=True,
            note="version of this format",
        ),
        Key("school", _SCHOOL, note="the school's own settings"),
        Key("calendar", list_of(_CALENDAR), note="edited school years"),
        Key("staff", list_of(_STAFF)),
        Key("companies", list_of(_COMPANY)),
        Key("students", list_of(STUDENT)),
        Key("meetings", list_of(MEETING), note="about students without a placement"),
        Key("internal", list_of(INTERNAL_YEAR), note="internal stage of grade year 1"),
    ),
    _make_dossier,
    lambda dossier: {
        "stagedesk": VERSION,
        **{name: getattr(dossier, name) for name in _DOSSIER_KEYS},
    },
    checks=(checks.whole, together),
)
