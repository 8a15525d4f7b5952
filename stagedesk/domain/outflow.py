"""How a student leaves school: the route, where to, and who takes over the guidance."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section
from stagedesk.domain.problem import Problem, Severity
from stagedesk.domain.texts import format_list

#: Routes in the words of the dossier file, with those of the screen (Uitstroommogelijkheden).
ROUTES = (
    ("AGB", "AGB: werk met begeleiding"),
    ("AG", "AG: werk"),
    ("AGL", "AGL: werken en leren"),
)
#: Where a student goes to.
DESTINATIONS = (
    ("guaranteed_job", "Garantiebaan"),
    ("job", "Baan"),
    ("school", "School (mbo)"),
    ("day_activity", "Dagbesteding"),
    ("nothing_yet", "Nog niets"),
)
#: The bodies that take over, with their names.
WSPR, JOLO = "wspr", "jolo"
TAKERS = {WSPR: "WSPR", JOLO: "JOLO"}
#: Destinations that are an employment contract, or the prospect of one.
_CONTRACTS = ("guaranteed_job", "job")
#: The things to arrange (Administratieve zaken): name of the fields, and what it is called.
CHECKS = (
    ("duo", "DUO-aanvraag"),
    ("capacity", "Arbeidsvermogen"),
    ("wspr", "Aanmelding WSPR"),
    ("jolo", "Aanmelding JOLO"),
)


@dataclass(frozen=True, slots=True)
class Outflow:
    """How one student leaves.

    Attributes:
        route: ``AGB``, ``AG`` or ``AGL``. destination: a first word of DESTINATIONS.
        place: name of the employer, the school or the day activity.
        work: what the student does there.
        contract_hours: a week. contract_from: first day of work.
        able_to_work: werkvaardig, decided on ``able_on`` for ``able_reason``.
        introduced_on: the talk at school with who takes over. handed_over_on: done.
        handover_contact: who takes over, with a phone number.
        handover_note: what they must know. share_consent_on: the student (or, before 18, the
            parents) agreed that it is shared.
        duo_on, capacity_on, wspr_on, jolo_on: when each was arranged; ``..._by`` who did.
    """

    route: str | None = None
    destination: str | None = None
    place: str | None = None
    work: str | None = None
    contract_hours: int | None = None
    contract_from: date | None = None
    diploma_on: date | None = None
    able_to_work: bool | None = None
    able_on: date | None = None
    able_reason: str | None = None
    share_consent_on: date | None = None
    introduced_on: date | None = None
    handed_over_on: date | None = None
    handover_contact: str | None = None
    handover_note: str | None = None
    duo_on: date | None = None
    duo_by: str | None = None
    capacity_on: date | None = None
    capacity_by: str | None = None
    wspr_on: date | None = None
    wspr_by: str | None = None
    jolo_on: date | None = None
    jolo_by: str | None = None
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Handover:
    """Whom the guidance goes to.

    Attributes:
        to: ``wspr`` or ``jolo``; None when nobody takes over, or it cannot be decided yet.
        decided: whether all facts that decide it are known.
        why: one Dutch sentence.
    """

    to: str | None
    decided: bool
    why: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to arrange: ``needed`` False where the hand-over does not ask for it."""

    name: str
    label: str
    on: date | None
    by: str | None
    needed: bool


def handover(outflow: Outflow) -> Handover:
    """Who takes over, and why (WSPR & JOLO).

    A guaranteed job goes to WSPR. Without a contract it depends on being able to work: then
    WSPR, else JOLO. A usual job or a school asks for no hand-over.
    """
    where = outflow.destination
    if where is None:
        return Handover(None, False, "Kies eerst de bestemming.")
    if where == "guaranteed_job":
        return Handover(WSPR, True, "Garantiebaan: het WSPR neemt de begeleiding over.")
    if where == "job":
        return Handover(None, True, "Een gewone baan: er is geen overdracht nodig.")
    if where == "school":
        return Handover(None, True, "Gaat naar school: er is geen overdracht nodig.")
    if outflow.able_to_work is None:
        return Handover(None, False, "Geen werk: bepaal of de leerling werkvaardig is.")
    if outflow.able_to_work:
        return Handover(WSPR, True, "Geen werk en wel werkvaardig: naar het WSPR.")
    return Handover(JOLO, True, "Geen werk en nog niet werkvaardig: naar het JOLO.")


def checklist(outflow: Outflow) -> tuple[Check, ...]:
    """What the jobcoach arranges (Administratieve zaken), and which of it is done.

    DUO is for who goes on learning or has no contract; registering at WSPR or JOLO for who is
    handed over there. What cannot be decided yet counts as needed.
    """
    to = handover(outflow)
    needed = {
        "duo": outflow.destination not in _CONTRACTS,
        "capacity": outflow.destination not in ("job", "school"),
        "wspr": to.to == WSPR or not to.decided,
        "jolo": to.to == JOLO or not to.decided,
    }
    return tuple(
        Check(
            name,
            label,
            getattr(outflow, f"{name}_on"),
            getattr(outflow, f"{name}_by"),
            needed[name],
        )
        for name, label in CHECKS
    )


def lacking(outflow: Outflow) -> tuple[str, ...]:
    """What the paper 'overdracht' cannot do without, as Dutch words in the order of the form."""
    found = [
        (outflow.route, "de route"),
        (outflow.destination, "de bestemming"),
        (_able_known(outflow), "of de leerling werkvaardig is"),
        (outflow.share_consent_on, "de toestemming om te delen"),
        (outflow.handover_contact, "wie de begeleiding overneemt"),
    ]
    return tuple(words for value, words in found if not value)


def _able_known(outflow: Outflow) -> bool:
    return outflow.destination in _CONTRACTS or outflow.able_to_work is not None


def outflow_problems(outflow: Outflow, hours_goal: int) -> Iterator[Problem]:
    """What is odd about it; nothing here keeps it from being saved.

    Args:
        outflow: as it would be saved.
        hours_goal: contract hours a week that the policy wants (Leerjaar 5: 24).
    """
    hours = outflow.contract_hours
    if outflow.destination in _CONTRACTS and hours is not None and hours < hours_goal:
        yield Problem("contract_hours", f"Doel: {hours_goal} uur. Klopt dat?", Severity.WARNING)
    if outflow.destination not in _CONTRACTS and hours is not None:
        yield Problem("contract_hours", "Geen baan. Klopt dat?", Severity.WARNING)
    if outflow.route == "AGL" and outflow.destination in ("day_activity", "nothing_yet"):
        yield Problem("destination", "AGL leert door. Klopt dat?", Severity.WARNING)
    if outflow.able_to_work is not None and not outflow.able_reason:
        yield Problem("able_reason", "Schrijf op waarom", Severity.WARNING)
    if outflow.handed_over_on is not None and outflow.share_consent_on is None:
        yield Problem("share_consent_on", "Vraag eerst toestemming", Severity.WARNING)
    before, after = outflow.introduced_on, outflow.handed_over_on
    if before is not None and after is not None and after < before:
        yield Problem("handed_over_on", "Ligt vóór de kennismaking", Severity.WARNING)


def summary(outflow: Outflow | None) -> str:
    """One line for a list: ``AGB · Bakkerij Jansen``."""
    if outflow is None or (outflow.route is None and outflow.destination is None):
        return "nog geen uitstroom"
    where = outflow.place or dict(DESTINATIONS).get(outflow.destination or "", "")
    return " · ".join(part for part in (outflow.route, where) if part)


def lacking_sentence(missing: tuple[str, ...]) -> str:
    """``Vul nog in: de route en de bestemming.``; empty when nothing is missing."""
    return f"Vul nog in: {format_list(missing)}." if missing else ""


def _check_fields() -> Iterator[Field]:
    for name, label in CHECKS:
        yield Field(f"{name}_on", label, Kind.DATE)
        yield Field(f"{name}_by", f"{label} door", screen="Door", largest=100)


OUTFLOW_FORM = Form(
    "outflow",
    "Uitstroom",
    (
        Section(
            "Waar naartoe",
            (
                Field("route", "Route", Kind.CHOICE, choices=ROUTES, needed=True),
                Field("destination", "Bestemming", Kind.CHOICE, choices=DESTINATIONS, needed=True),
                Field("place", "Naam van werkgever of school", placeholder="Bakkerij Jansen"),
                Field("work", "Werk of opleiding", placeholder="medewerker bediening"),
                Field(
                    "contract_hours",
                    "Contract, uren per week",
                    Kind.NUMBER,
                    smallest=1,
                    largest=60,
                    help="De school heeft een doel voor deze uren. Zijn het er minder, dan zegt "
                    "Stagedesk het. Je kunt het gewoon bewaren.",
                ),
                Field("contract_from", "Begint op", Kind.DATE),
                Field("diploma_on", "Diploma gekregen op", Kind.DATE),
            ),
        ),
        Section(
            "Overdracht",
            (
                Field(
                    "able_to_work",
                    "Werkvaardig",
                    Kind.FLAG,
                    help="Wie geen werk heeft en werkvaardig is, gaat naar het WSPR. Wie het nog "
                    "niet is, gaat naar het JOLO.",
                ),
                Field("able_on", "Bepaald op", Kind.DATE),
                Field("able_reason", "Waarom wel of niet", Kind.LONG_TEXT),
                Field(
                    "share_consent_on",
                    "Toestemming om te delen op",
                    Kind.DATE,
                    placeholder="24-11",
                    help="Vraag de leerling, en onder de 18 ook de ouders, of de gegevens mogen "
                    "worden doorgegeven.",
                ),
                Field(
                    "handover_contact", "Wie het overneemt", placeholder="K. de Boer, 010 555 10 20"
                ),
                Field("introduced_on", "Kennismaking op school", Kind.DATE),
                Field("handed_over_on", "Overgedragen op", Kind.DATE),
                Field("handover_note", "Wat zij moeten weten", Kind.LONG_TEXT),
            ),
        ),
        Section("Regelen", tuple(_check_fields()), hint="datum en door wie"),
    ),
)
