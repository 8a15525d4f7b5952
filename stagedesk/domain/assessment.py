"""A beoordelingsmoment as a value: BO 1, 2 or 3 at one placement (Bijlage 1)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from stagedesk.domain.form import Field, Form, Kind, Section

#: Who signs a moment, in the order of the form.
SIGNERS = ("supervisor", "student", "jobcoach")
#: One stroke is a run of points; x and y are integers in 1/1000 of the pad's width.
Stroke = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """How a moment was closed: read-only from then on.

    Attributes:
        on: day of closing. paper: signed on paper instead of drawn.
        signatures: strokes by signer (one of SIGNERS).
        basis: the names that the form carried when it was closed, as canonical JSON values.
    """

    on: dt.date
    paper: bool = False
    signatures: Mapping[str, tuple[Stroke, ...]] = field(default_factory=dict)
    basis: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """One of the three moments of a year, at one placement.

    Attributes:
        moment: 1, 2 or 3.
        grades: integer tenths (75 is 7,5) by skill id (``2.3``); a missing skill is not graded.
        assignment: grade of the stageopdracht in tenths; counts in no mean.
        grade: stagecijfer entered by the jobcoach in tenths, beside the computed one.
        closing: None while open. signatures: drawn strokes of a moment that is still open.
        went_well, next_time: the student's reflection on the module of the period.
    """

    moment: int
    date: dt.date | None = None
    grades: Mapping[str, int] = field(default_factory=dict)
    assignment: int | None = None
    grade: int | None = None
    feedback: str | None = None
    signatures: Mapping[str, tuple[Stroke, ...]] = field(default_factory=dict)
    closing: Closing | None = None
    went_well: str | None = None
    next_time: str | None = None
    key: str = field(default="", compare=False)


def reflection(moment: Moment) -> str:
    """The reflection on a module in one line: ``Goed: ... Volgende keer: ...``; may be empty."""
    said = (("Goed:", moment.went_well), ("Volgende keer:", moment.next_time))
    return " ".join(f"{label} {text.strip()}" for label, text in said if text and text.strip())


#: Signers with the words above their signatures; {school} is the school's short name.
SIGNER_LABELS = (
    ("supervisor", "Praktijkopleider stagebedrijf"),
    ("student", "Leerling"),
    ("jobcoach", "Jobcoach {school}"),
)

#: Bijlage 1 in its order; a dotted name says whose field it is, a bare one is the moment's.
ASSESSMENT_FORM = Form(
    "assessment",
    "Beoordelingsformulier stage",
    (
        Section(
            "",
            (
                Field("company.name", "Bedrijf", needed=True),
                Field("supervisor.name", "Praktijkopleider", needed=True),
                Field("student.name", "Leerling/klas", needed=True, screen="Leerling"),
                Field("enrollment.school_class", "Klas", needed=True),
                Field("jobcoach.name", "Jobcoach", needed=True),
            ),
        ),
        Section("Certificaten", (Field("date", "BO", Kind.DATE, screen="Datum"),)),
        Section("Stageopdrachten", (Field("assignment", "Stageopdrachten", Kind.GRADE),)),
        Section(
            "Reflectie",
            (
                Field("went_well", "Wat ging goed?", Kind.LONG_TEXT),
                Field("next_time", "Wat doe ik de volgende keer?", Kind.LONG_TEXT),
            ),
        ),
        Section(
            "Opmerkingen/Feedback", (Field("feedback", "Opmerkingen/Feedback", Kind.LONG_TEXT),)
        ),
        Section("Stagecijfer", (Field("grade", "Stagecijfer", Kind.GRADE),), hint="op het scherm"),
    ),
)
#: The line under the skills of a certificate.
SUBTOTAL_LABEL = "Subtotaal gemiddeld"
