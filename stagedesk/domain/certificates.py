"""Which certificates are earned: the policy's rule of moments, companies and hours (Bijlage 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stagedesk.domain.certificate_texts import (
    bo,
    final_reasons,
    final_still,
    hours_reason,
    hours_still,
    part_line,
    part_reasons,
    part_still,
)
from stagedesk.domain.norms import Norm, hours_met, norm_hours, required_minutes
from stagedesk.domain.policy import Certificate, Policy
from stagedesk.domain.standings import Forms, best, by_company, reachable, standing
from stagedesk.domain.texts import format_list
from stagedesk.domain.verdict import (
    FinalVerdict,
    MomentFacts,
    Outlook,
    PartVerdict,
    Standing,
    State,
    Verdict,
)

__all__ = [
    "FinalVerdict",
    "MomentFacts",
    "Norm",
    "Outlook",
    "PartVerdict",
    "Standing",
    "State",
    "Verdict",
    "change_of_company_notice",
    "hours_met",
    "judge",
    "norm_hours",
    "open_moments",
    "required_minutes",
]


def open_moments(
    policy: Policy, on: date, start: date | None = None, end: date | None = None
) -> tuple[int, ...]:
    """The moments that can still be filled in on a day, ascending.

    Those whose period has not ended. With the dates of a placement, only what lies within it:
    none once it ended, and none of a period that begins after its end or ends before its start.
    """
    if end is not None and end < on:
        return ()
    found = []
    begins = policy.first_day
    for period in policy.periods:
        within = (end is None or begins <= end) and (start is None or start <= period.last_day)
        if on <= period.last_day and within:
            found.append(period.number)
        begins = period.last_day + timedelta(days=1)
    return tuple(found)


def judge(
    policy: Policy,
    grade_year: int,
    norm: int,
    signed_minutes: int,
    moments: Sequence[MomentFacts],
    outlook: Outlook | None = None,
) -> Verdict:
    """Where every certificate of one enrollment stands (Bijlage 5; domain.md 5).

    A part certificate: at one company at least two of the three moments pass, and the hours are
    met. The final one: at one company every part certificate that the grade year needs, and the
    hours. The order of `moments` never matters.

    Args:
        policy: of the school year.
        grade_year: 1 to 6; KeyError when the policy has no such year.
        norm: hours (see `norm_hours`).
        signed_minutes: of all companies of the school year.
        moments: every form of the school year, at all companies; while the year runs also the
            ones that nobody began, with `open` set.
        outlook: what the running year can still bring; None when the year is over.
    """
    required = required_minutes(norm, policy.share_percent)
    year = _year(signed_minutes, required, moments, outlook)
    companies = by_company(policy, moments)
    parts = tuple(
        _part(policy, policy.certificates[number], companies, year)
        for number in policy.grade_years[grade_year].certificates
    )
    return Verdict(
        norm_hours=norm,
        signed_minutes=signed_minutes,
        required_minutes=required,
        hours_met=year.hours_met,
        hours_reason=year.hours_reason,
        hours_still=year.hours_still,
        parts=parts,
        final=_final(policy, parts, year),
    )


@dataclass(frozen=True, slots=True)
class _Year:
    """What all certificates of a verdict share: the hours, worded once, and the outlook.

    `running`: a placement runs of which forms can still be filled in.
    """

    hours_met: bool
    hours_reason: str
    hours_still: tuple[str, ...]
    only_make_up: bool
    outlook: Outlook | None
    running: bool


def _year(
    signed: int, required: int, moments: Sequence[MomentFacts], outlook: Outlook | None
) -> _Year:
    met = signed >= required  # The same as `hours_met`: the required minutes are rounded up.
    planned = None if outlook is None else outlook.planned
    unsigned = 0 if outlook is None else outlook.unsigned
    return _Year(
        hours_met=met,
        hours_reason="" if met else hours_reason(signed, required),
        hours_still=() if met or outlook is None else hours_still(signed, required, outlook),
        only_make_up=not met and planned is not None and signed + unsigned + planned < required,
        outlook=outlook,
        running=any(facts.open for facts in moments),
    )


def _part(
    policy: Policy,
    certificate: Certificate,
    companies: Sequence[tuple[str, str, Forms]],
    year: _Year,
) -> PartVerdict:
    needed = policy.moments_needed
    standings = tuple(
        standing(policy, certificate, name, key, forms) for name, key, forms in companies
    )
    there = [standing for standing in standings if len(standing.passed) >= needed]
    nearest = there[0] if there else best(standings, needed)
    missing = 0 if there else needed - (len(nearest.passed) if nearest else 0)
    earned = bool(there) and year.hours_met
    reasons = () if there else part_reasons(policy, certificate.name, standings)
    still: tuple[str, ...] = ()
    if not there and year.outlook is not None:
        new_company = () if year.running else year.outlook.open_moments
        still = part_still(standings, needed, new_company)
    return PartVerdict(
        certificate=certificate.number,
        earned=earned,
        company=there[0].company_name if earned else None,
        state=_part_state(standings, bool(there), missing, needed, year),
        missing_moments=missing,
        line=part_line(standings, nearest, needed),
        reasons=(*reasons, year.hours_reason) if year.hours_reason else reasons,
        still=(*still, *year.hours_still),
        standings=standings,
    )


def _part_state(
    standings: Sequence[Standing], there: bool, missing: int, needed: int, year: _Year
) -> State:
    if there and year.hours_met:
        return State.EARNED
    if year.outlook is None:
        return State.NOT_EARNED
    if not there and not any(reachable(s, needed) for s in standings):
        return _nowhere(needed, year)
    if year.only_make_up:
        return State.ONLY_MAKE_UP
    if there:
        return State.WAITS_HOURS
    if not any(standing.passed or standing.faults for standing in standings):
        return State.OPEN
    return State.ONE_MORE_MOMENT if missing == 1 else State.MORE_MOMENTS


def _nowhere(needed: int, year: _Year) -> State:
    """The state when no company is left that can earn it: between two, a new one still may."""
    left = 0 if year.outlook is None else len(year.outlook.open_moments)
    if year.running or left < needed:
        return State.IMPOSSIBLE
    return State.ONLY_MAKE_UP if year.only_make_up else State.OPEN


def _final(policy: Policy, parts: Sequence[PartVerdict], year: _Year) -> FinalVerdict:
    """The final certificate: every needed part certificate at one company, and the hours."""
    needed = policy.moments_needed
    missing: dict[str, tuple[int, ...]] = {}
    within_reach = []
    names = {s.company: s.company_name for s in parts[0].standings}
    for places in zip(*(part.standings for part in parts), strict=True):
        company = places[0].company
        short = [len(place.passed) < needed for place in places]
        missing[company] = tuple(p.certificate for p, s in zip(parts, short, strict=True) if s)
        if all(reachable(place, needed) for place in places):
            within_reach.append(company)
    whole = [company for company, lacking in missing.items() if not lacking]
    nearest = min(within_reach or missing, key=lambda c: len(missing[c]), default=None)
    every = tuple(part.certificate for part in parts)
    reasons = () if whole else final_reasons(policy, parts, running=year.outlook is not None)
    still: tuple[str, ...] = ()
    if not whole and year.outlook is not None:
        new_company = () if year.running else year.outlook.open_moments
        by_name = [(names[c], missing[c] if c in within_reach else None) for c in missing]
        still = final_still(by_name, needed, new_company)
    return FinalVerdict(
        earned=bool(whole) and year.hours_met,
        company=names[whole[0]] if whole and year.hours_met else None,
        state=_final_state(parts, bool(whole), bool(within_reach), needed, year),
        missing_parts=every if nearest is None else missing[nearest],
        reasons=(*reasons, year.hours_reason) if year.hours_reason else reasons,
        still=(*still, *year.hours_still),
    )


def _final_state(
    parts: Sequence[PartVerdict], whole: bool, within_reach: bool, needed: int, year: _Year
) -> State:
    if whole and year.hours_met:
        return State.EARNED
    if year.outlook is None:
        return State.NOT_EARNED
    if not within_reach:
        return _nowhere(needed, year)
    if year.only_make_up:
        return State.ONLY_MAKE_UP
    if whole:
        return State.WAITS_HOURS
    begun = any(s.passed or s.faults for part in parts for s in part.standings)
    return State.MORE_PARTS if begun else State.OPEN


def change_of_company_notice(policy: Policy, verdict: Verdict, open_moments: Sequence[int]) -> str:
    """What a change of company means for the certificates, in a few Dutch sentences (Bijlage 5).

    'Bij 1 stagebedrijf' starts anew; hours count on.

    Args:
        policy: of the school year.
        verdict: as it stands at the companies so far.
        open_moments: the moments that the new company can still give.
    """
    sentences = [
        "Certificaten haal je bij 1 stagebedrijf: bij een nieuw bedrijf begint dat opnieuw."
    ]
    there = [
        part.certificate
        for part in verdict.parts
        if any(len(s.passed) >= policy.moments_needed for s in part.standings)
    ]
    if there:
        listed = format_list(str(number) for number in there)
        sentences.append(f"Wat al gelukt is, blijft staan: deelcertificaat {listed}.")
    if len(open_moments) >= policy.moments_needed:
        sentences.append(
            f"Bij het nieuwe bedrijf kunnen alle certificaten nog: in {bo(open_moments)}, "
            f"waarvan er {policy.moments_needed} moeten lukken."
        )
    else:
        left = (
            f"alleen {bo(open_moments)} is nog over" if open_moments else "er is geen moment over"
        )
        sentences.append(
            f"Bij het nieuwe bedrijf is dit schooljaar geen certificaat meer te halen: {left}."
        )
    sentences.append("De uren van alle bedrijven tellen samen.")
    return " ".join(sentences)
