"""What a handed-out certificate stood on, frozen, and how today differs from it (Bijlage 5)."""

from collections.abc import Mapping, Sequence
from typing import Any

from stagedesk.domain.certificate_texts import hours_had
from stagedesk.domain.grades import format_grade, passes
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.verdict import MomentFacts, Verdict

#: Canonical JSON values: texts, integers, lists and mappings of text.
Basis = Mapping[str, Any]

_LABELS = {
    "student": "Naam leerling",
    "first_name": "Voornaam",
    "school_class": "Klas",
    "school_year": "Schooljaar",
    "grade_year": "Leerjaar",
    "stage_type": "Soort stage",
    "company": "Stagebedrijf",
    "jobcoach": "Jobcoach",
    "director": "Directeur",
    "signed_minutes": "Getekende uren",
    "required_minutes": "Benodigde uren",
    "norm_hours": "Norm",
}


def certificate_basis(
    policy: Policy,
    verdict: Verdict,
    moments: Sequence[MomentFacts],
    certificate: int | None,
    names: Basis,
) -> dict[str, Any]:
    """What a certificate stands on today, as canonical JSON values, to be frozen.

    Args:
        policy: of the school year.
        verdict: judged from `moments`.
        moments: every form of the school year.
        certificate: number of a part certificate; None for the final one.
        names: what the paper prints beside: student, school_class, jobcoach, director, ...;
            what is None is left out.

    Returns:
        `names`; company; parts (number, name, description, skills as id and text);
        signed_minutes, required_minutes, norm_hours; grades (tenths by moment and skill, of the
        forms that pass).

    Raises:
        InputError: when the certificate is not earned; carries every reason.
    """
    judged = verdict.final if certificate is None else verdict.part(certificate)
    if not judged.earned:
        raise InputError(*(Problem("certificate", reason) for reason in judged.reasons))
    numbers = [p.certificate for p in verdict.parts] if certificate is None else [certificate]
    company = _company(policy, verdict, numbers, judged.company)
    values = {
        **names,
        "company": judged.company,
        "parts": [_texts(policy, number) for number in numbers],
        "signed_minutes": verdict.signed_minutes,
        "required_minutes": verdict.required_minutes,
        "norm_hours": verdict.norm_hours,
        "grades": _grades(policy, numbers, [m for m in moments if m.company == company]),
    }
    return {key: value for key, value in values.items() if value is not None}


def _company(policy: Policy, verdict: Verdict, numbers: Sequence[int], name: str | None) -> str:
    """The key of the company of that name that gives all the certificates."""
    return min(
        set.intersection(
            *(
                {
                    s.company
                    for s in verdict.part(number).standings
                    if s.company_name == name and len(s.passed) >= policy.moments_needed
                }
                for number in numbers
            )
        )
    )


def _grades(
    policy: Policy, numbers: Sequence[int], forms: Sequence[MomentFacts]
) -> dict[str, dict[str, int]]:
    """The grades that the certificates stand on, by moment."""
    found: dict[str, dict[str, int]] = {}
    for moment in range(1, policy.moments + 1):
        for number in numbers:
            passing = _passing(policy, number, [form for form in forms if form.moment == moment])
            if passing:
                found.setdefault(str(moment), {}).update(passing)
    return found


def _passing(policy: Policy, number: int, forms: Sequence[MomentFacts]) -> dict[str, int]:
    """The grades of the form that passes; of two the lower, so that the order never matters."""
    certificate = policy.certificates[number]
    return min(
        (
            {skill.id: form.grades[skill.id] for skill in certificate.skills}
            for form in forms
            if passes(policy, certificate, form.grades)
        ),
        key=lambda found: tuple(found.values()),
        default={},
    )


def _texts(policy: Policy, number: int) -> dict[str, Any]:
    certificate = policy.certificates[number]
    return {
        "number": number,
        "name": certificate.name,
        "description": certificate.description,
        "skills": [[skill.id, skill.text] for skill in certificate.skills],
    }


def differences(basis: Basis, now: Basis | None) -> tuple[str, ...]:
    """How today differs from what a certificate stood on when it was handed out, in Dutch lines.

    A later wording of the policy is no difference: the certificate keeps the words of its year.

    Args:
        basis: as it was frozen; what an older version did not keep is not held against today.
        now: today's (see `certificate_basis`); None when it is not earned any more.
    """
    if now is None:
        return ("Met de gegevens van nu zou dit certificaat niet behaald zijn.",)
    lines = [
        f"{label}: was {_shown(key, basis[key])}, nu {_shown(key, now.get(key))}."
        for key, label in _LABELS.items()
        if key in basis and basis[key] != now.get(key)
    ]
    then, today = basis.get("grades", {}), now.get("grades", {})
    for moment in sorted({*then, *today}):
        old, new = then.get(moment, {}), today.get(moment, {})
        lines.extend(
            f"{skill} in BO {moment} was {_grade(old.get(skill))}, nu {_grade(new.get(skill))}."
            for skill in sorted({*old, *new})
            if old.get(skill) != new.get(skill)
        )
    return tuple(lines)


def _shown(key: str, value: Any) -> str:
    if value is None:
        return "leeg"
    if key == "norm_hours":
        return f"{value} uur"
    return f"{hours_had(value)} uur" if key.endswith("_minutes") else str(value)


def _grade(tenths: int | None) -> str:
    return "leeg" if tenths is None else format_grade(tenths)
