"""The day around a placement in the dossier file: sick calls, papers, agreed hours, pictures."""

import base64
import binascii
from typing import Any

from stagedesk.domain.absence_notices import NOTICE_KINDS, AbsenceNotice
from stagedesk.domain.attachments import (
    AT_PLACEMENT,
    ATTACHMENT_KINDS,
    MOST_BYTES,
    Attachment,
    media_type,
)
from stagedesk.domain.companies import TRAVELS
from stagedesk.domain.make_up import MakeUpDeal
from stagedesk.domain.stand_ins import StandIn
from stagedesk.domain.student_papers import PAPER_KINDS, StudentPaper
from stagedesk.exchange import dossier_checks as checks
from stagedesk.exchange.scalars import DAY, FLAG, LONG_TEXT, NAME, choice, text, whole
from stagedesk.exchange.shapes import INVALID, Key, Reading, Shape, list_of, record, scalar

#: Largest file, in characters of base64.
_MOST = -(-MOST_BYTES // 3) * 4


def _file(value: Any, place: str, reading: Reading) -> Any:
    try:
        if not isinstance(value, str) or len(value) > _MOST:
            raise ValueError(value)
        content = base64.b64decode(value.encode("ascii"), validate=True)
    except (ValueError, binascii.Error):
        content = b""
    if media_type(content) is not None:
        return content
    reading.fault(place, "hier hoort een foto (JPEG, PNG) of PDF tot 10 MB, in base64.")
    return INVALID


_FILE = scalar(
    _file,
    lambda content: base64.b64encode(content).decode("ascii"),
    {"type": "string", "contentEncoding": "base64", "maxLength": _MOST},
)
_SPAN = checks.ordered_pair("on", "until", "de laatste dag ligt voor de eerste.", equal=True)


def _attachment(kinds: tuple[str, ...], *more: Key, check: Any = None) -> Shape:
    return record(
        (
            Key("kind", choice(*kinds), needed=True),
            Key("on", DAY, needed=True, note="day on which it was added"),
            Key("name", NAME),
            *more,
            Key("content", _FILE, needed=True, note="JPEG, PNG or PDF, base64"),
        ),
        lambda values: Attachment(**values),
        checks=(check,) if check else (),
    )


ATTACHMENTS = list_of(_attachment(tuple(k for k, _ in ATTACHMENT_KINDS if k not in AT_PLACEMENT)))
PLACEMENT_ATTACHMENTS = list_of(
    _attachment(
        AT_PLACEMENT,
        Key("iso_year", whole(1990, 2100), note="of the slip"),
        Key("iso_week", whole(1, 53)),
        Key("moment", whole(1, 3), note="of the assessment"),
        check=checks.slip,
    )
)
ABSENCES = list_of(
    record(
        (
            Key("on", DAY, needed=True, note="first day; one notice a day"),
            Key("until", DAY, note="last day, inclusive; absent: that one day"),
            Key("absence", choice(*(word for word, _ in NOTICE_KINDS)), default="sick"),
            Key("reported", FLAG),
            Key("company_called", FLAG, default=False),
            Key("home_called", FLAG, default=False),
            Key("remark", NAME),
        ),
        lambda values: AbsenceNotice(**values),
        checks=(_SPAN,),
    )
)
STUDENT_PAPERS = list_of(
    record(
        (
            Key("kind", choice(*(word for word, _ in PAPER_KINDS)), needed=True),
            *(Key(name, NAME) for name in ("title", "asked_by")),
            *(Key(name, DAY) for name in ("requested_on", "received_on")),
            Key("until", DAY, note="last day on which it is valid"),
            Key("remark", NAME),
        ),
        lambda values: StudentPaper(**values),
    )
)
_MAKE_UPS = list_of(
    record(
        (
            Key("on", DAY, needed=True, note="day of the agreement; one a day"),
            Key("agreed_minutes", whole(0, 24_000)),
            Key("until", DAY, note="last day on which the hours can be made up"),
            Key("remark", NAME),
        ),
        lambda values: MakeUpDeal(**values),
    )
)
#: Keys of a placement, at the end of its list.
PLACEMENT_KEYS = (
    Key("clothes_ready", FLAG, note="before the first day"),
    Key("route_tried", FLAG),
    Key("travel_by", choice(*(word for word, _ in TRAVELS))),
    Key("travel_minutes", whole(0, 300), note="one way"),
    Key("travel_route", LONG_TEXT),
    Key("make_ups", _MAKE_UPS, note="agreed hours to make up"),
    Key("attachments", PLACEMENT_ATTACHMENTS, note="pictures of its signed papers"),
)
STAND_INS = list_of(
    record(
        (
            Key("by", text(500), needed=True, note="staff, as mentor"),
            Key("since", DAY, needed=True),
            Key("until", DAY, note="last day, inclusive"),
            Key("remark", NAME),
        ),
        lambda values: StandIn(**values),
        checks=(
            checks.ordered_pair(
                "since", "until", "de laatste dag ligt voor de eerste.", equal=True
            ),
        ),
    )
)


def one_notice_a_day(found: dict[str, Any], place: str, reading: Reading) -> None:
    """Sick calls of a school year are told apart by their first day."""
    _one_a_day(found, place, reading, "absences")


def one_deal_a_day(found: dict[str, Any], place: str, reading: Reading) -> None:
    """Agreed hours of a placement are told apart by the day of the agreement."""
    _one_a_day(found, place, reading, "make_ups")


def _one_a_day(found: dict[str, Any], place: str, reading: Reading, name: str) -> None:
    checks.distinct(
        found,
        place,
        reading,
        name,
        lambda item: None if item.get("on") is INVALID else item.get("on"),
        "on",
        "van deze dag is er al een.",
    )
