"""What a beoordelingsformulier carries to paper: plain values, ready to print."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from stagedesk.domain.assessment import ASSESSMENT_FORM, SIGNERS, Stroke
from stagedesk.domain.grades import subtotal, subtotal_word
from stagedesk.domain.policy import Policy
from stagedesk.reports.style import SchoolHead

TITLE = ASSESSMENT_FORM.title


def label(name: str) -> str:
    """The form's word for a field, as Bijlage 1 prints it."""
    return ASSESSMENT_FORM.field(name).label


class Measures(NamedTuple):
    """Heights of the parts of the form in mm, of one layout."""

    first_head: float
    head: float
    subtotal: float
    gap: float
    box: float
    signature: float


@dataclass(frozen=True, slots=True)
class AssessedSkill:
    """One row: the form's wording and the grades of the three moments in tenths."""

    id: str
    text: str
    grades: tuple[int | None, ...] = (None, None, None)


@dataclass(frozen=True, slots=True)
class AssessedCertificate:
    """One block of the form.

    Attributes:
        title: as Bijlage 1 writes it: 'Certificaat 2 - Houding en Gedrag'.
        subtotals: mean of each moment in tenths, None when nothing is graded.
        words: under each subtotal: 'behaald', 'niet behaald', 'cijfer mist' or nothing.
    """

    title: str
    skills: tuple[AssessedSkill, ...]
    subtotals: tuple[int | None, ...] = (None, None, None)
    words: tuple[str, ...] = ("", "", "")


@dataclass(frozen=True, slots=True)
class AssessedMoment:
    """One column of the form.

    Attributes:
        assignment: grade of the stageopdracht in tenths.
        signatures: drawn strokes by signer (supervisor, student, jobcoach).
        on_paper: closed with signatures on paper: the box says so.
        signed_on: day of signing; without it the moment's own date stands under a signature.
        names: who signed, by signer; a missing one is the name at the top of the form.
    """

    number: int
    date: dt.date | None = None
    assignment: int | None = None
    feedback: str = ""
    signatures: dict[str, tuple[Stroke, ...]] = field(default_factory=dict)
    on_paper: bool = False
    signed_on: dt.date | None = None
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AssessmentPaper:
    """All that one beoordelingsformulier prints; empty texts leave room to write.

    Attributes:
        stage_type: 'oriënterende externe stage'. school_year: '2026-2027'.
        moments: the three columns; one that is not there yet is an empty AssessedMoment.
        modules: titles of the stageopdrachten; empty in the years that have none.
        pass_tenths: the grade from which a skill is passed, 80 by Bijlage 5.
        report_copy: the copy that goes with the school report.
    """

    head: SchoolHead
    grade_year: int
    stage_type: str
    school_year: str
    certificates: tuple[AssessedCertificate, ...]
    company: str = ""
    supervisor: str = ""
    student: str = ""
    school_class: str = ""
    jobcoach: str = ""
    moments: tuple[AssessedMoment, ...] = (AssessedMoment(1), AssessedMoment(2), AssessedMoment(3))
    modules: tuple[str, ...] = ()
    pass_tenths: int = 80
    report_copy: bool = False

    @property
    def who(self) -> str:
        """Student and class, for running heads and bookmarks; empty on a blank form."""
        return " · ".join(part for part in (self.student, self.school_class) if part)

    def signer(self, moment: AssessedMoment, signer: str) -> str:
        """The name under a signature."""
        own = dict(zip(SIGNERS, (self.supervisor, self.student, self.jobcoach), strict=True))
        return moment.names.get(signer) or own[signer]


def assessed_certificates(
    policy: Policy, grade_year: int, grades: Sequence[Mapping[str, int]] = ({}, {}, {})
) -> tuple[AssessedCertificate, ...]:
    """The blocks of a grade year's form, with the domain's subtotals and words (Bijlage 1).

    Args:
        policy: of the placement's own school year.
        grade_year: 1 to 6; decides which certificates are on the form.
        grades: tenths by skill id, of moments 1, 2 and 3; empty for a blank form.
    """
    found = []
    for number in policy.grade_years[grade_year].certificates:
        one = policy.certificates[number]
        skills = tuple(
            AssessedSkill(s.id, s.form_text, tuple(g.get(s.id) for g in grades)) for s in one.skills
        )
        found.append(
            AssessedCertificate(
                f"Certificaat {number} - {one.form_name}",
                skills,
                tuple(subtotal(one, g) for g in grades),
                tuple(subtotal_word(policy, one, g) for g in grades),
            )
        )
    return tuple(found)
