"""The talk that starts a placement (Bijlage 2)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from stagedesk.domain.form import Field, Form, Kind, Section


@dataclass(frozen=True, slots=True)
class Intake:
    """What the stage-intakeformulier holds beside student, company and placement.

    Attributes:
        date: day of the talk. time: minutes after midnight.
        tasks: the task slots row by row (at most ten on the form); goals: at most five.
        outcome: ``start``, ``conditions``, ``no`` or None while open.
    """

    date: dt.date | None = None
    time: int | None = None
    present: str | None = None
    company_info: str | None = None
    tasks: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    work_clothes: str | None = None
    agreements: str | None = None
    outcome: str | None = None
    conditions: str | None = None


#: What comes of a talk, in the words of the screen.
OUTCOMES = (
    ("start", "de stage begint"),
    ("conditions", "onder voorwaarden"),
    ("no", "gaat niet door"),
)
#: Bijlage 2 in its order, then what the paper does not ask. A dotted name says whose field it
#: is, a bare one is the talk's own; {school} is the school's short name.
INTAKE_FORM = Form(
    "intake",
    "Stage intakeformulier",
    (
        Section(
            "",
            (
                Field("student.name", "Naam leerling", needed=True),
                Field("enrollment.school_class", "Klas"),
                Field("student.birth_date", "Geboortedatum", Kind.DATE),
                Field("student.age", "Leeftijd"),
                Field("jobcoach.name", "Jobcoach {school}", needed=True, screen="Jobcoach"),
                Field("jobcoach.phone", "Tel nr", Kind.PHONE, screen="Telefoon jobcoach"),
                Field("jobcoach.email", "Email", Kind.EMAIL, screen="E-mail jobcoach"),
                Field("supervisor.name", "Praktijkopleider", needed=True),
                Field("supervisor.phone", "Tel nr", Kind.PHONE, needed=True, screen="Telefoon"),
                Field("supervisor.email", "Email", Kind.EMAIL, screen="E-mail"),
                Field("company.name", "Naam stagebedrijf", needed=True, screen="Stagebedrijf"),
                Field("supervisor.mobile", "Mob nr", Kind.PHONE, screen="Mobiel"),
                Field("placement.start", "Startdatum", Kind.DATE, needed=True),
                Field("company.address", "Adresgegevens", needed=True, screen="Adres"),
                Field("company.website", "Website"),
                Field("placement.days", "Stagedagen", Kind.WEEKDAYS, needed=True),
                Field("company.sector", "Branche", Kind.CHOICE),
                Field("placement.begin_time", "Tijden", Kind.TIME, needed=True),
            ),
        ),
        Section(
            "Gegevens intakegesprek",
            (
                Field("date", "Datum", Kind.DATE, needed=True, placeholder="20-5"),
                Field("present", "Aanwezig", needed=True),
                Field("company_info", "Info over het bedrijf", Kind.LONG_TEXT),
                Field(
                    "tasks",
                    "Takenpakket",
                    Kind.LINES,
                    needed=True,
                    lines=10,
                    hint="wat doet de leerling, en hoe",
                    placeholder="Taak",
                ),
                Field(
                    "goals",
                    "Leerdoelen",
                    Kind.LINES,
                    needed=True,
                    lines=5,
                    hint="minstens 1",
                    placeholder="Ik ...",
                ),
                Field("work_clothes", "Werkkleding", Kind.LONG_TEXT, needed=True),
                Field(
                    "agreements",
                    "Overige afspraken",
                    Kind.LONG_TEXT,
                    needed=True,
                    placeholder="Bijvoorbeeld: ziek melden vóór 8:00",
                ),
            ),
        ),
        Section(
            "Uitkomst",
            (
                Field("time", "Tijd van het gesprek", Kind.TIME, placeholder="10:30"),
                Field("outcome", "Uitkomst", Kind.CHOICE, choices=OUTCOMES),
                Field("conditions", "Voorwaarden", Kind.LONG_TEXT),
            ),
        ),
    ),
)


#: A company is reached as well on the mobile: either number will do.
_AS_GOOD = {"supervisor.phone": "supervisor.mobile"}


def missing_for_paper(form: Form, values: Mapping[str, object]) -> tuple[Field, ...]:
    """The needed fields that have no value yet, in the form's order.

    Asked when a document is printed, never when it is saved ('nog 3 velden').
    """
    return tuple(
        field
        for field in form.fields
        if field.needed
        and _is_empty(values.get(field.name))
        and _is_empty(values.get(_AS_GOOD.get(field.name, "")))
    )


def _is_empty(value: object) -> bool:
    if isinstance(value, tuple | list):
        return all(_is_empty(part) for part in value)
    return value is None or (isinstance(value, str) and not value.strip())


def missing_text(fields: tuple[Field, ...]) -> str:
    """What a form still lacks, for its badge: ``nog 3 velden``; empty when it is complete."""
    if not fields:
        return ""
    return "nog 1 veld" if len(fields) == 1 else f"nog {len(fields)} velden"


def missing_names(fields: tuple[Field, ...]) -> str:
    """The names beside that badge: ``telefoon, tijden, overige afspraken``."""
    return ", ".join(field.screen_label.lower() for field in fields)
