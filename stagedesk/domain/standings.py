"""How each certificate stands at each company, from the forms alone (Bijlage 5)."""

from collections.abc import Mapping, Sequence

from stagedesk.domain.grades import complete, passes
from stagedesk.domain.policy import Certificate, Policy
from stagedesk.domain.verdict import Faults, MomentFacts, Standing

#: The forms of one company by moment.
Forms = Mapping[int, list[MomentFacts]]


def by_company(policy: Policy, moments: Sequence[MomentFacts]) -> list[tuple[str, str, Forms]]:
    """(name, key, forms) of each company, by name; moments that the year has not are left out."""
    found: dict[str, dict[int, list[MomentFacts]]] = {}
    names: dict[str, str] = {}
    for facts in moments:
        if 1 <= facts.moment <= policy.moments:
            found.setdefault(facts.company, {}).setdefault(facts.moment, []).append(facts)
            # One company has one name; of two, the same one whatever the order.
            names[facts.company] = min(
                names.get(facts.company, facts.company_name), facts.company_name
            )
    return sorted((names[key], key, forms) for key, forms in found.items())


def standing(
    policy: Policy, certificate: Certificate, name: str, key: str, forms: Forms
) -> Standing:
    """How a certificate stands at one company (Bijlage 5).

    Two forms of one moment there: it passes if either passes by itself.
    """
    passed, faults, blank, possible = [], [], [], []
    for moment in range(1, policy.moments + 1):
        of_moment = forms.get(moment, ())
        if any(passes(policy, certificate, form.grades) for form in of_moment):
            passed.append(moment)
            continue
        found = [_faults(policy, certificate, form) for form in of_moment]
        graded = [fault for fault in found if len(fault.missing) < len(certificate.skills)]
        if graded:
            faults.append(min(graded, key=_weight))
        else:
            blank.append(moment)
        if any(form.open and not complete(certificate, form.grades) for form in of_moment):
            possible.append(moment)
    return Standing(key, name, tuple(passed), tuple(faults), tuple(blank), tuple(possible))


def _faults(policy: Policy, certificate: Certificate, form: MomentFacts) -> Faults:
    grades = form.grades
    ids = [skill.id for skill in certificate.skills]
    return Faults(
        moment=form.moment,
        low=tuple((i, grades[i]) for i in ids if i in grades and grades[i] < policy.pass_tenths),
        missing=tuple(i for i in ids if i not in grades),
    )


def _weight(fault: Faults) -> tuple[object, ...]:
    """Of two forms of one moment the nearest to a pass is named; ties by content."""
    return (len(fault.low) + len(fault.missing), fault.low, fault.missing)


def reachable(standing: Standing, needed: int) -> bool:
    """Not 'kan niet meer' at this company: passes and moments left are as many as needed."""
    return len(standing.passed) + len(standing.possible) >= needed


def best(standings: Sequence[Standing], needed: int) -> Standing | None:
    """The company where a certificate is nearest: reachable, then most moments, then by name."""
    return max(
        standings,
        key=lambda s: (reachable(s, needed), len(s.passed), len(s.faults)),
        default=None,
    )
