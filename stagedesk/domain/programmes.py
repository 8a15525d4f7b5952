"""What a TOP Academie or a project of PROVSO.WORKS adds to a placement."""

from dataclasses import dataclass, field
from datetime import date

from stagedesk.domain.form import Field, Form, Kind, Section

#: Kinds of placement that have such facts.
PROGRAMME_KINDS = ("top_academie", "provso_works")
#: Slots for branch certificates on the form.
CERTIFICATE_SLOTS = 6


@dataclass(frozen=True, slots=True)
class Programme:
    """The facts of a placement in a TOP Academie or a project.

    Attributes:
        name: of the academie or project. teacher: vakdocent who teaches at the workplace.
        partners: employers and schools that take part.
        since, until: days on which the student takes part.
        certificates: recognised certificates and diplomas of the branch that were earned.
        hire_intended: whether the employer means to take the student on after it.
    """

    name: str | None = None
    teacher: str | None = None
    partners: str | None = None
    since: date | None = None
    until: date | None = None
    certificates: tuple[str, ...] = ()
    hire_intended: bool | None = None
    remark: str | None = None
    key: str = field(default="", compare=False)


PROGRAMME_FORM = Form(
    "programme",
    "TOP Academie en PROVSO.WORKS",
    (
        Section(
            "Academie of project",
            (
                Field("name", "Naam", placeholder="TOP Academie Horeca"),
                Field("teacher", "Vakdocent op de werkvloer"),
                Field("partners", "Bedrijven en partners", Kind.LONG_TEXT),
                Field("since", "Doet mee vanaf", Kind.DATE),
                Field("until", "Tot en met", Kind.DATE),
            ),
        ),
        Section(
            "Wat het oplevert",
            (
                Field(
                    "certificates",
                    "Branchecertificaten en diploma’s",
                    Kind.LINES,
                    lines=CERTIFICATE_SLOTS,
                ),
                Field("hire_intended", "Bedrijf wil de leerling in dienst nemen", Kind.FLAG),
                Field("remark", "Opmerking", Kind.LONG_TEXT),
            ),
        ),
    ),
)
