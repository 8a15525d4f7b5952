"""What has to be ready before the first day of a placement, and how the student gets there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stagedesk.domain.companies import TRAVELS
from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.times import form_date

#: From so many days before the start on it is asked for: time enough to arrange what lacks.
AHEAD_DAYS = 14


@dataclass(frozen=True, slots=True)
class Facts:
    """What the list stands on.

    Attributes:
        internal: at the school itself: no agreement, no consent, no route.
        intake_missing: what the intake form still lacks, in Dutch; None without a form.
        days: whether stage days are chosen. times: whether their times are.
    """

    internal: bool = False
    agreement_signed_on: date | None = None
    consent_on: date | None = None
    intake_missing: str | None = None
    days: bool = False
    times: bool = False
    clothes_ready: bool = False
    route_tried: bool = False
    mobile: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list.

    Attributes:
        name: English, which of them it is. words: what has to be so, in Dutch.
        detail: what is known of it, or what to do.
    """

    name: str
    words: str
    done: bool
    detail: str = ""


def checklist(facts: Facts) -> tuple[Check, ...]:
    """What has to be ready before the first day, done or not, in the order of doing."""
    signed, consent = facts.agreement_signed_on, facts.consent_on
    outside = (
        Check("agreement", "Stageovereenkomst getekend", signed is not None, _day(signed)),
        Check("consent", "Toestemming binnen", consent is not None, _day(consent)),
        Check(
            "intake",
            "Intakeformulier klaar",
            facts.intake_missing == "",
            f"nog nodig: {facts.intake_missing}" if facts.intake_missing else "",
        ),
    )
    inside = (
        Check(
            "timetable",
            "Rooster bekend",
            facts.days and facts.times,
            "de tijden ontbreken nog" if facts.days and not facts.times else "",
        ),
        Check("clothes", "Werkkleding in orde", facts.clothes_ready),
    )
    mobile = Check(
        "mobile", "Mobiel van de praktijkopleider", bool(facts.mobile), facts.mobile or ""
    )
    route = Check("route", "Route geoefend", facts.route_tried)
    return (*inside, mobile) if facts.internal else (*outside, *inside, route, mobile)


def open_words(checks: Sequence[Check]) -> str:
    """What is not done, with commas: ``stageovereenkomst getekend, route geoefend``."""
    return ", ".join(f"{c.words[0].lower()}{c.words[1:]}" for c in checks if not c.done)


def is_near(start: date | None, on: date) -> bool:
    """Whether a first day is so near, and not past, that the list is asked for."""
    return start is not None and 0 <= (start - on).days <= AHEAD_DAYS


def travel_words(by: str | None, minutes: int | None) -> str:
    """``fiets, 20 minuten``; empty when nothing is known."""
    way = dict(TRAVELS).get(by or "", "")
    lasts = "" if minutes is None else f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"
    return ", ".join(part for part in (way, lasts) if part)


def _day(day: date | None) -> str:
    return form_date(day) if day else ""


#: Two ticks that nothing else tells, and the way; the rest of the list is known already.
FIRST_DAY_FORM = Form(
    "first_day",
    "Eerste dag en reizen",
    (
        Section(
            "Voor de eerste dag",
            (
                Field("clothes_ready", "Werkkleding in orde", Kind.FLAG),
                Field("route_tried", "Route geoefend", Kind.FLAG),
            ),
        ),
        Section(
            "Reizen",
            (
                Field("travel_by", "Hoe", Kind.CHOICE, choices=TRAVELS),
                Field("travel_minutes", "Minuten onderweg", Kind.NUMBER, largest=300),
                Field("travel_route", "Route", Kind.LONG_TEXT, lines=2),
            ),
        ),
    ),
)
