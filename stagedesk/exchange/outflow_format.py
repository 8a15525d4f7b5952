"""Outflow, aftercare and removal put off in the dossier file, declared once."""

from stagedesk.domain.aftercare import Contact
from stagedesk.domain.outflow import DESTINATIONS, ROUTES, Outflow
from stagedesk.domain.retention import Hold
from stagedesk.exchange import dossier_checks as checks
from stagedesk.exchange.scalars import DAY, FLAG, LONG_TEXT, NAME, choice, whole
from stagedesk.exchange.shapes import Key, Reading, record

OUTFLOW = record(
    (
        Key("route", choice(*(word for word, _ in ROUTES))),
        Key("destination", choice(*(word for word, _ in DESTINATIONS))),
        Key("place", NAME, note="employer, school or day activity"),
        Key("work", NAME),
        Key("contract_hours", whole(1, 60), note="a week"),
        Key("contract_from", DAY),
        Key("diploma_on", DAY),
        Key("able_to_work", FLAG, note="werkvaardig"),
        Key("able_on", DAY, note="the day on which that was decided"),
        Key("able_reason", LONG_TEXT),
        Key("share_consent_on", DAY, note="consent to share with who takes over"),
        Key("introduced_on", DAY, note="the talk at school with who takes over"),
        Key("handed_over_on", DAY),
        Key("handover_contact", NAME),
        Key("handover_note", LONG_TEXT),
        *(
            Key(f"{name}_{word}", DAY if word == "on" else NAME)
            for name in ("duo", "capacity", "wspr", "jolo")
            for word in ("on", "by")
        ),
    ),
    lambda values: Outflow(**values),
)
CONTACT = record(
    (
        Key("on", DAY, needed=True, note="one contact a day"),
        Key("done", FLAG, default=False, note="false: planned"),
        Key("spoken_to", NAME),
        Key("working", FLAG, note="still at work or at school"),
        Key("report", LONG_TEXT),
    ),
    lambda values: Contact(**values),
)
HOLD = record(
    (Key("until", DAY, needed=True), Key("reason", NAME, needed=True)),
    lambda values: Hold(**values),
)


def one_a_day(found: checks.Found, place: str, reading: Reading) -> None:
    """Contacts of the aftercare are told apart by their day."""
    text = "op deze dag staat al een contact. Maak er een van."
    checks.distinct(found, place, reading, "aftercare", lambda one: one.get("on"), "on", text)
