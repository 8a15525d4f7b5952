"""Grades of skills: how they are written, averaged and held against the pass mark."""

import re
from collections.abc import Iterable, Mapping

from stagedesk.domain.policy import Certificate, Policy, Skill
from stagedesk.domain.problem import InputError, Problem, Severity

LOWEST = 10
HIGHEST = 100

_GRADE = re.compile(r"(10|[1-9])(?:[.,]([0-9]))?")
_MORE_DECIMALS = re.compile(r"[0-9]+[.,][0-9]{2,}")

PASSED = "behaald"
NOT_PASSED = "niet behaald"
GRADE_MISSING = "cijfer mist"


def parse_grade(text: str) -> int:
    """A grade as typed, in integer tenths: '7,5', '7.5' and ' 7,5 ' are 75, '8' is 80.

    Raises:
        InputError: when it is no grade of 1,0 to 10,0 with at most one decimal.
    """
    stripped = text.strip()
    match = _GRADE.fullmatch(stripped)
    tenths = int(match[1]) * 10 + int(match[2] or 0) if match else 0
    if LOWEST <= tenths <= HIGHEST:
        return tenths
    if _MORE_DECIMALS.fullmatch(stripped):
        raise InputError(Problem("", "Hoogstens één cijfer na de komma"))
    raise InputError(Problem("", "Een cijfer van 1,0 tot 10,0"))


def format_grade(tenths: int) -> str:
    """A grade for screen and paper: always one decimal and a comma; 80 is '8,0'."""
    return f"{tenths // 10},{tenths % 10}"


def mean(tenths: Iterable[int]) -> int | None:
    """The mean in tenths, rounded half up, in integers alone; None of nothing (Bijlage 1)."""
    values = tuple(tenths)
    if not values:
        return None
    return (2 * sum(values) + len(values)) // (2 * len(values))


def subtotal(certificate: Certificate, grades: Mapping[str, int]) -> int | None:
    """Subtotaal gemiddeld of one certificate at one moment, in tenths (Bijlage 1).

    The mean of the skills that are graded; None when none is. A mean earns nothing.
    """
    return mean(grades[skill.id] for skill in certificate.skills if skill.id in grades)


def assessed_skills(policy: Policy, grade_year: int) -> tuple[Skill, ...]:
    """The skills that a grade year assesses, in the order of the form (Opbouw stage)."""
    return tuple(
        skill
        for number in policy.grade_years[grade_year].certificates
        for skill in policy.certificates[number].skills
    )


def stage_grade(policy: Policy, grade_year: int, grades: Mapping[str, int]) -> int | None:
    """The computed stagecijfer of a moment in tenths: the mean of all assessed skills graded.

    The grade of the assignment counts in neither this nor a subtotal; None when nothing is
    graded (Beoordeling: 'het stagecijfer is een apart cijfer op het rapport').
    """
    return mean(
        grades[skill.id] for skill in assessed_skills(policy, grade_year) if skill.id in grades
    )


def complete(certificate: Certificate, grades: Mapping[str, int]) -> bool:
    """Whether every skill of the certificate is graded; a missing grade is no pass."""
    return all(skill.id in grades for skill in certificate.skills)


def passes(policy: Policy, certificate: Certificate, grades: Mapping[str, int]) -> bool:
    """Whether a moment passes a certificate (Bijlage 5, Behalen van deelcertificaten).

    Every skill graded, and each at least the pass mark: 'alle werknemersvaardigheden ... op
    minimaal een 8 of hoger'. A mean of 8,0 may hide a 7,9 and then passes nothing.
    """
    mark = policy.pass_tenths
    return all(grades.get(skill.id, 0) >= mark for skill in certificate.skills)


def subtotal_word(policy: Policy, certificate: Certificate, grades: Mapping[str, int]) -> str:
    """The word under a subtotal; empty when the moment has no grade of this certificate."""
    if passes(policy, certificate, grades):
        return PASSED
    if complete(certificate, grades):
        return NOT_PASSED
    return GRADE_MISSING if subtotal(certificate, grades) is not None else ""


def grade_problems(
    policy: Policy, grade_year: int, grades: Mapping[str, int]
) -> tuple[Problem, ...]:
    """What is wrong or odd about the grades of a moment, in the order of the skills.

    An error for a skill that the policy does not have and for a number outside 1,0 to 10,0; a
    warning for a skill that the grade year does not assess: kept, but it counts nowhere.
    """
    known = {skill.id for skill in policy.skills}
    assessed = {skill.id for skill in assessed_skills(policy, grade_year)}
    problems = []
    for skill, tenths in sorted(grades.items()):
        place = f"grades.{skill}"
        if skill not in known:
            problems.append(Problem(place, "Deze vaardigheid kent het beleid niet"))
        elif not LOWEST <= tenths <= HIGHEST:
            problems.append(Problem(place, "Een cijfer van 1,0 tot 10,0"))
        elif skill not in assessed:
            text = f"Telt niet mee in leerjaar {grade_year}"
            problems.append(Problem(place, text, Severity.WARNING))
    return tuple(problems)
