"""The Dutch sentences of a verdict: why a certificate is not earned, and what can still be done."""

from collections.abc import Iterable, Sequence

from stagedesk.domain.grades import format_grade
from stagedesk.domain.policy import Policy
from stagedesk.domain.texts import format_list
from stagedesk.domain.verdict import Faults, Outlook, PartVerdict, Standing

#: More skills than this are counted in a short line instead of named.
_NAMED = 3


def bo(moments: Iterable[int], last_word: str = "en") -> str:
    """Moments by name: 'BO 1, BO 2 en BO 3'."""
    listed = format_list(f"BO {moment}" for moment in moments)
    return listed if last_word == "en" else listed.replace(" en ", f" {last_word} ")


def hours_short(minutes: int) -> str:
    """Minutes as hours with a comma, rounded up: never says less than is missing."""
    return _hours(-(-minutes * 100 // 60))


def hours_had(minutes: int) -> str:
    """Minutes as hours with a comma, rounded down: never says more than there is."""
    return _hours(minutes * 100 // 60)


def _hours(hundredths: int) -> str:
    whole, part = divmod(hundredths, 100)
    return f"{whole},{part:02d}".rstrip("0") if part else str(whole)


def hours_reason(signed: int, required: int) -> str:
    """How many hours are short, in one sentence (Bijlage 5: the share of the hours)."""
    return (
        f"{hours_short(required - signed)} uur te kort: {hours_had(signed)} van de "
        f"{hours_short(required)} uur is getekend."
    )


def hours_still(signed: int, required: int, outlook: Outlook) -> tuple[str, ...]:
    """What can still be done about hours that are short (domain.md 5)."""
    found = []
    if outlook.unsigned:
        found.append(f"Laat {hours_had(outlook.unsigned)} uur nog tekenen.")
    if outlook.planned is None:
        return tuple(found)
    reached = signed + outlook.unsigned + outlook.planned
    if reached < required:
        short = hours_short(required - reached)
        found.append(f"Het rooster komt {short} uur te kort: alleen nog met inhalen.")
    elif outlook.planned:
        found.append(f"Er staat nog {hours_had(outlook.planned)} uur in het rooster.")
    return tuple(found)


def part_line(standings: Sequence[Standing], best: Standing | None, needed: int) -> str:
    """One short line of where a part certificate stands at its best company (mock 5)."""
    if best is None:
        return "Nog geen cijfers"
    at = f" bij {best.company_name}" if len(standings) > 1 else ""
    if len(best.passed) >= needed:
        return f"In {bo(best.passed)}{at}"
    pieces = [*_low_pieces(best.faults), *_empty_pieces(best.faults)]
    if pieces:
        return "; ".join(pieces) + at
    return f"Gelukt in {bo(best.passed)}{at}" if best.passed else "Nog geen cijfers"


def _low_pieces(faults: Sequence[Faults]) -> list[str]:
    low = [fault for fault in faults if fault.low]
    if len(low) == 1 and len(low[0].low) == 1:
        skill, tenths = low[0].low[0]
        return [f"{skill} was {format_grade(tenths)} in BO {low[0].moment}"]
    always = (
        [skill for skill, _ in low[0].low if all(skill in dict(fault.low) for fault in low)]
        if low
        else []
    )
    if len(low) > 1 and always:
        return [f"{_skills(always)} te laag in {bo(fault.moment for fault in low)}"]
    return [f"{_skills([skill for skill, _ in f.low])} te laag in BO {f.moment}" for f in low]


def _empty_pieces(faults: Sequence[Faults]) -> list[str]:
    return [f"{_skills(fault.missing)} nog leeg" for fault in faults if fault.missing]


def _skills(skills: Sequence[str]) -> str:
    return format_list(skills) if len(skills) <= _NAMED else f"{len(skills)} cijfers"


def part_reasons(policy: Policy, name: str, standings: Sequence[Standing]) -> tuple[str, ...]:
    """Every reason why the moments do not earn a part certificate, company by company.

    Bijlage 5: at one company two of three moments, with every skill at the pass mark.
    """
    if not standings:
        return (f"Er is nog geen beoordeling van {name}.",)
    found = []
    for standing in standings:
        found.append(_count(policy, standing))
        for fault in standing.faults:
            found.append(f"BO {fault.moment} bij {standing.company_name}: {_faults(fault)}.")
        if standing.blank:
            found.append(f"{bo(standing.blank)} bij {standing.company_name}: geen cijfers.")
    everywhere = {moment for standing in standings for moment in standing.passed}
    if len(everywhere) >= policy.moments_needed:
        where = format_list(
            f"{bo(standing.passed)} bij {standing.company_name}"
            for standing in standings
            if standing.passed
        )
        found.append(f"Het moet bij 1 stagebedrijf lukken; nu {where}.")
    return tuple(found)


def _count(policy: Policy, standing: Standing) -> str:
    asked = f"{policy.moments_needed} van de {policy.moments} momenten zijn nodig"
    if not standing.passed:
        return f"Bij {standing.company_name} is geen moment gelukt; {asked}."
    verb = "is" if len(standing.passed) == 1 else "zijn"
    return f"Bij {standing.company_name} {verb} {bo(standing.passed)} gelukt; {asked}."


def _faults(fault: Faults) -> str:
    pieces = []
    if fault.low:
        pieces.append(format_list(f"{skill} was {format_grade(t)}" for skill, t in fault.low))
    if fault.missing:
        verb = "heeft" if len(fault.missing) == 1 else "hebben"
        pieces.append(f"{format_list(fault.missing)} {verb} geen cijfer")
    return "; ".join(pieces)


def part_still(
    standings: Sequence[Standing], needed: int, new_company: Sequence[int]
) -> tuple[str, ...]:
    """What can still be done about the moments of a part certificate, company by company.

    Args:
        standings: at each company.
        needed: moments needed.
        new_company: moments that a new company could still give; empty while a placement runs.
    """
    found = []
    for standing in standings:
        lacking = needed - len(standing.passed)
        if len(standing.possible) < lacking:
            found.append(f"Bij {standing.company_name} kan het niet meer.")
        elif len(standing.possible) == lacking:
            count = "1 moment" if lacking == 1 else f"{lacking} momenten"
            found.append(f"Nog {count} bij {standing.company_name}: {bo(standing.possible)}.")
        else:
            count = "1 moment" if lacking == 1 else f"{lacking} momenten"
            choice = bo(standing.possible, "of")
            found.append(f"Nog {count} bij {standing.company_name}, in {choice}.")
    if len(new_company) >= needed:
        found.append(f"Bij een nieuw bedrijf kan het nog: {bo(new_company)}.")
    return tuple(found)


def final_reasons(
    policy: Policy, parts: Sequence[PartVerdict], *, running: bool
) -> tuple[str, ...]:
    """Why the moments do not give the final certificate (Bijlage 5: 'bij 1 stagebedrijf').

    The part certificates that no company gives, and those that different companies give.
    """
    yet = "nog niet" if running else "niet"
    found = []
    passed_at: dict[int, list[Standing]] = {}
    for part in parts:
        number = part.certificate
        places = [s for s in part.standings if len(s.passed) >= policy.moments_needed]
        if places:
            passed_at[number] = places
        else:
            name = policy.certificates[number].name
            found.append(f"Deelcertificaat {number} ({name}) is {yet} gelukt.")
    companies = [{place.company for place in places} for places in passed_at.values()]
    if companies and not set.intersection(*companies):
        where = "; ".join(
            f"{number} bij {format_list(place.company_name for place in places)}"
            for number, places in passed_at.items()
        )
        found.append(f"De deelcertificaten zijn niet bij 1 stagebedrijf gelukt: {where}.")
    return tuple(found)


def final_still(
    companies: Iterable[tuple[str, Sequence[int] | None]], needed: int, new_company: Sequence[int]
) -> tuple[str, ...]:
    """What can still be done for the final certificate, company by company.

    Args:
        companies: name, and the parts that it still lacks; None when it cannot give it any more.
        needed: moments needed.
        new_company: moments that a new company could still give.
    """
    found = []
    for name, lacking in companies:
        if lacking is None:
            found.append(f"Bij {name} kan het eindcertificaat niet meer.")
        else:
            listed = format_list(str(number) for number in lacking)
            found.append(f"Bij {name} mist nog deelcertificaat {listed}.")
    if len(new_company) >= needed:
        found.append(f"Bij een nieuw bedrijf kan het nog: {bo(new_company)}.")
    return tuple(found)
