"""What a handed-out certificate stood on, frozen, and how today differs from it (Bijlage 5)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from stagedesk.domain.certificate_texts import bo, hours_had
from stagedesk.domain.grades import format_grade, passes
from stagedesk.domain.policy import Policy
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.verdict import MomentFacts, Verdict

#: Canonical JSON values: texts, integers, lists and mappings of text.
Basis = Mapping[str, Any]

_NAMES = {
    "student": "Naam leerling",
    "jobcoach": "Jobcoach",
    "director": "Directeur",
    "school": "School",
    "school_class": "Klas",
}
_HOURS = {"signed": "Getekende uren", "required": "Benodigde uren", "norm": "Norm"}
_TEXTS = {"name": "Naam", "description": "Omschrijving", "skills": "Vaardigheden"}


def certificate_basis(
    policy: Policy,
    verdict: Verdict,
    moments: Sequence[MomentFacts],
    certificate: int | None,
    names: Mapping[str, str],
) -> dict[str, Any]:
    """What a certificate stands on today, as canonical JSON values, to be frozen.

    Args:
        policy: of the school year.
        verdict: judged from `moments`.
        moments: every form of the school year.
        certificate: number of a part certificate; None for the final one.
        names: what the paper prints beside: `student`, `school_class`, `jobcoach`, `director`...

    Returns:
        company, names, certificates (texts by number), passed (moments by certificate), grades
        (tenths by moment and skill, of the forms that pass), hours (minutes; norm in hours).

    Raises:
        InputError: when the certificate is not earned; carries every reason.
    """
    judged = verdict.final if certificate is None else verdict.part(certificate)
    if not judged.earned:
        raise InputError(*(Problem("", reason) for reason in judged.reasons))
    numbers = [p.certificate for p in verdict.parts] if certificate is None else [certificate]
    passed: dict[str, list[int]] = {}
    grades: dict[str, dict[str, int]] = {}
    for number in numbers:
        standing = next(
            s
            for s in verdict.part(number).standings
            if s.company_name == judged.company and len(s.passed) >= policy.moments_needed
        )
        passed[str(number)] = list(standing.passed)
        for moment in standing.passed:
            form = _passing(
                policy,
                number,
                [m for m in moments if m.company == standing.company and m.moment == moment],
            )
            grades.setdefault(str(moment), {}).update(form)
    return {
        "company": judged.company,
        "names": dict(names),
        "certificates": {str(number): _texts(policy, number) for number in numbers},
        "passed": passed,
        "grades": {moment: dict(sorted(grades[moment].items())) for moment in sorted(grades)},
        "hours": {
            "signed": verdict.signed_minutes,
            "required": verdict.required_minutes,
            "norm": verdict.norm_hours,
        },
    }


def _passing(policy: Policy, number: int, forms: Sequence[MomentFacts]) -> dict[str, int]:
    """The certificate's grades on the form that passes; of two the same one, whatever the order."""
    certificate = policy.certificates[number]
    return min(
        (
            {skill.id: form.grades[skill.id] for skill in certificate.skills}
            for form in forms
            if passes(policy, certificate, form.grades)
        ),
        key=lambda found: tuple(found.values()),
    )


def _texts(policy: Policy, number: int) -> dict[str, Any]:
    certificate = policy.certificates[number]
    return {
        "name": certificate.name,
        "description": certificate.description,
        "skills": [skill.text for skill in certificate.skills],
    }


def differences(basis: Basis, now: Basis | None) -> tuple[str, ...]:
    """How today differs from what a certificate stood on when it was handed out, in Dutch lines.

    Args:
        basis: as it was frozen.
        now: today's (see `certificate_basis`); None when it is not earned any more.
    """
    if now is None:
        return ("Volgens de gegevens van nu is dit certificaat niet behaald.",)
    before, after = dict(_leaves(basis, ())), dict(_leaves(now, ()))
    paths = [*before, *(path for path in after if path not in before)]
    return tuple(
        f"{_label(path)}: was {_shown(path, before.get(path))}, nu {_shown(path, after.get(path))}."
        for path in paths
        if before.get(path) != after.get(path)
    )


_Path = tuple[str, ...]


def _leaves(value: Any, path: _Path) -> Iterator[tuple[_Path, Any]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _leaves(part, (*path, str(key)))
    else:
        yield path, value


def _label(path: _Path) -> str:
    match path:
        case ("company",):
            return "Stagebedrijf"
        case ("names", name):
            return _NAMES.get(name, name)
        case ("hours", name):
            return _HOURS.get(name, name)
        case ("grades", moment, skill):
            return f"BO {moment}, {skill}"
        case ("passed", number):
            return f"Gelukt voor deelcertificaat {number}"
        case ("certificates", number, text):
            return f"{_TEXTS.get(text, text)} van deelcertificaat {number}"
        case _:
            return ".".join(path)


def _shown(path: _Path, value: Any) -> str:
    if value is None:
        return "leeg"
    match path:
        case ("hours", "norm"):
            return f"{value} uur"
        case ("hours", _):
            return f"{hours_had(value)} uur"
        case ("grades", _, _):
            return format_grade(value)
        case ("passed", _):
            return bo(value)
        case _:
            return " / ".join(map(str, value)) if isinstance(value, list) else str(value)
