"""How each certificate stands at each company, from the forms alone (Bijlage 5)."""

from collections.abc import Mapping, Sequence

from stagedesk.domain.grades import complete
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
    ids = [skill.id for skill in certificate.skills]
    passed, faults, blank, possible = [], [], [], []
    for moment in range(1, policy.moments + 1):
        found = [_faults(policy, ids, form) for form in forms.get(moment, ()) if form.grades]
        if any(not fault.low and not fault.missing for fault in found):
            passed.append(moment)
            continue
        graded = [fault for fault in found if len(fault.missing) < len(ids)]
        if graded:
            faults.append(min(graded, key=_weight))
        else:
            blank.append(moment)
        if any(_can_still(certificate, form) for form in forms.get(moment, ())):
            possible.append(moment)
    return Standing(key, name, tuple(passed), tuple(faults), tuple(blank), tuple(possible))


def _faults(policy: Policy, ids: Sequence[str], form: MomentFacts) -> Faults:
    """What a form lacks to pass, as `grades.passes` has it: every skill, each at the mark."""
    low, missing = [], []
    for skill in ids:
        tenths = form.grades.get(skill)
        if tenths is None:
            missing.append(skill)
        elif tenths < policy.pass_tenths:
            low.append((skill, tenths))
    return Faults(form.moment, tuple(low), tuple(missing))


def _can_still(certificate: Certificate, form: MomentFacts) -> bool:
    """A form without complete grades whose period has not ended while its placement runs."""
    return form.open and not complete(certificate, form.grades)


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
