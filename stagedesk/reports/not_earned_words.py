"""The friendly words of 'Waarom nog geen certificaat?', out of the domain's verdict."""

import datetime as dt
from collections.abc import Iterable

from stagedesk.domain.certificate_texts import hours_had, hours_short
from stagedesk.domain.grades import format_grade
from stagedesk.domain.policy import Certificate, Policy
from stagedesk.domain.texts import format_list
from stagedesk.domain.verdict import Faults, PartVerdict, Standing, Verdict
from stagedesk.reports.hours_bar import HoursBar
from stagedesk.reports.not_earned import Achievement, MissingPart, MissingRow, NotEarnedPaper
from stagedesk.reports.style import SchoolHead

_COUNTS = ("geen", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
#: A grade this near below the pass mark (tenths) is called 'bijna'.
_NEARLY = 2


def not_earned_paper(
    head: SchoolHead, policy: Policy, grade_year: int, verdict: Verdict,
    *, student: str, first_name: str, school_class: str, company: str, on: dt.date,
    jobcoach: str = "", jobcoach_phone: str = "",
) -> NotEarnedPaper:  # fmt: skip
    """The sheet of one student: good news first, then every reason (Bijlage 5, Vastlegging).

    Args:
        head: the school.
        policy: of the school year.
        grade_year: 1 to 6.
        verdict: what the domain judged.
        student: full name.
        first_name: for the greeting.
        school_class: such as 4B.
        company: the company, or companies, of the year.
        on: day of the sheet.
        jobcoach: whom to ask.
        jobcoach_phone: where to ask.
    """
    ask = ", ".join(part for part in (jobcoach, "jobcoach", jobcoach_phone) if part)
    missing = [p for p in verdict.parts if not _skills_there(p, policy)]
    return NotEarnedPaper(
        head=head,
        grade_year=grade_year,
        school_year=policy.school_year,
        student=student,
        first_name=first_name,
        school_class=school_class,
        company=company,
        intro=_intro(verdict),
        achieved=_achieved(policy, verdict),
        rule=_rule(policy, verdict, missing),
        missing=(
            *(_missing(policy, policy.certificates[p.certificate], p) for p in missing),
            *_final(verdict),
        ),
        hours=HoursBar(
            verdict.signed_minutes,
            verdict.required_minutes,
            verdict.norm_hours * 60,
            policy.share_percent,
            _hours_sentence(verdict),
        ),
        advice=_advice(policy, verdict, missing),
        question=f"Heb je een vraag? {ask}" if jobcoach else "",
        on=on,
    )


def _skills_there(part: PartVerdict, policy: Policy) -> bool:
    """Whether the moments are there, whatever the hours."""
    return part.earned or any(len(s.passed) >= policy.moments_needed for s in part.standings)


def _count(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def _plural(number: int) -> str:
    return "deelcertificaat" if number == 1 else "deelcertificaten"


def _intro(verdict: Verdict) -> str:
    earned = sum(part.earned for part in verdict.parts)
    parts = ["Je hebt dit jaar hard gewerkt op je stage."]
    if earned:
        parts.append(f"Je hebt {_count(earned)} {_plural(earned)} gehaald.")
        parts.append("Daar mag je trots op zijn!")
    if not verdict.final.earned:
        all_parts = len(verdict.parts)
        if earned < all_parts:
            parts.append(f"Voor het eindcertificaat heb je er {_count(all_parts)} nodig.")
    parts.append("Hieronder lees je wat er nog mist.")
    return " ".join(parts)


def _achieved(policy: Policy, verdict: Verdict) -> tuple[Achievement, ...]:
    """Certificates earned; with too few hours the skills that are complete; the hours."""
    found = []
    for part in verdict.parts:
        name = policy.certificates[part.certificate].name
        if part.earned:
            found.append(Achievement(f"Deelcertificaat {part.certificate}", name))
        elif _skills_there(part, policy):
            title = f"Alle vaardigheden van deelcertificaat {part.certificate}"
            found.append(Achievement(title, name))
    if verdict.hours_met:
        found.append(Achievement(f"Genoeg stage-uren: {hours_had(verdict.signed_minutes)} uur"))
    if not found:
        for part in verdict.parts:
            most = max((len(s.passed) for s in part.standings), default=0)
            if most:
                name = policy.certificates[part.certificate].name
                found.append(Achievement(name, f"{most} keer gelukt"))
        if verdict.signed_minutes:
            found.append(Achievement(f"{hours_had(verdict.signed_minutes)} uur stage gelopen"))
    return tuple(found)


def _rule(policy: Policy, verdict: Verdict, missing: list[PartVerdict]) -> str:
    mark = format_grade(policy.pass_tenths).removesuffix(",0")
    if missing:
        several = any(len(part.standings) > 1 for part in missing)
        where = ", bij hetzelfde bedrijf" if several else ""
        return (
            f"Bij {policy.moments_needed} van de {policy.moments} beoordelingen moet alles een "
            f"{mark} of hoger zijn{where}. Een gemiddelde van {mark} is dus niet genoeg."
        )
    if not verdict.hours_met:
        return "Je vaardigheden zijn er. Alleen je stage-uren zijn nog niet genoeg."
    return "Alle deelcertificaten zijn er. Voor het eindcertificaat mist nog dit:"


def _missing(policy: Policy, certificate: Certificate, part: PartVerdict) -> MissingPart:
    """The card of one certificate: a row for every moment, company by company."""
    rows: list[MissingRow] = []
    best = max((len(s.passed) for s in part.standings), default=0)
    several = len(part.standings) > 1
    for standing in part.standings:
        if several and not standing.passed and not standing.faults:
            rows.append(MissingRow("", f"Bij {standing.company_name}: nog geen cijfers"))
        elif several:
            rows.append(MissingRow("", f"Bij {standing.company_name}"))
            rows.extend(_short_rows(policy, certificate, standing))
        else:
            rows.extend(_rows(policy, certificate, standing))
    if not part.standings:
        rows.append(MissingRow("", "Er is nog geen beoordeling."))
    if several and sum(len(s.passed) for s in part.standings) >= policy.moments_needed > best:
        rows.append(MissingRow("", "Het moet bij 1 stagebedrijf lukken."))
    return MissingPart(
        f"Deelcertificaat {certificate.number}",
        certificate.name,
        f"{best} van de {policy.moments} keer gelukt",
        tuple(rows),
    )


def _rows(policy: Policy, certificate: Certificate, standing: Standing) -> Iterable[MissingRow]:
    faults = {fault.moment: fault for fault in standing.faults}
    for moment in range(1, policy.moments + 1):
        label = f"Beoordeling {moment}"
        if moment in standing.passed:
            yield MissingRow(label, "gelukt", passed=True)
        elif moment in faults:
            yield MissingRow(label, _faults(policy, certificate, faults[moment]))
        else:
            yield MissingRow(label, "nog geen cijfers")


def _short_rows(
    policy: Policy, certificate: Certificate, standing: Standing
) -> Iterable[MissingRow]:
    """As `_rows`, for one company of several: what has no grades there is one row."""
    blank = set(standing.blank)
    every = list(_rows(policy, certificate, standing))
    yield from (row for moment, row in enumerate(every, 1) if moment not in blank)
    if blank:
        yield MissingRow(f"Beoordeling {format_list(map(str, standing.blank))}", "nog geen cijfers")


def _faults(policy: Policy, certificate: Certificate, fault: Faults) -> str:
    short = {skill.id: skill.short for skill in certificate.skills}
    pieces = []
    for skill, tenths in fault.low:
        nearly = " (bijna!)" if policy.pass_tenths - tenths <= _NEARLY else ""
        pieces.append(f"{skill} {short[skill]}: {format_grade(tenths)}{nearly}")
    if fault.missing:
        verb = "heeft" if len(fault.missing) == 1 else "hebben"
        pieces.append(f"{format_list(fault.missing)} {verb} nog geen cijfer")
    return " · ".join(pieces)


def _final(verdict: Verdict) -> tuple[MissingPart, ...]:
    """What the final certificate misses beside what the cards and the hours say already."""
    said = {verdict.hours_reason}
    rows = [
        MissingRow("", reason)
        for reason in verdict.final.reasons
        if reason not in said and not reason.startswith("Deelcertificaat ")
    ]
    return (MissingPart("Eindcertificaat", "", "", tuple(rows)),) if rows else ()


def _hours_sentence(verdict: Verdict) -> str:
    if verdict.hours_met:
        return "Dat is gelukt."
    short = hours_short(verdict.required_minutes - verdict.signed_minutes)
    return f"Je mist nog {short} uur; daarom is er nog geen certificaat."


def _advice(policy: Policy, verdict: Verdict, missing: list[PartVerdict]) -> tuple[str, ...]:
    """What the student can do: in the running year what is still possible, else next year."""
    found: list[str] = []
    still = dict.fromkeys(
        line for part in verdict.parts for line in (*part.still, *verdict.hours_still)
    )
    goal = _first_goal(policy, missing)
    if goal:
        found.append(f"Kies samen met je jobcoach één doel. Bijvoorbeeld: {goal}.")
    if not verdict.hours_met and not still:
        found.append("Lever elke week je urenbriefje getekend in. Alleen die uren tellen.")
    elif goal:
        mark = format_grade(policy.pass_tenths).removesuffix(",0")
        found.append(f"Vraag je praktijkopleider wat er nodig is voor een {mark}.")
    if still:
        found.extend(still)
    else:
        times = _count(policy.moments)
        found.append(
            f"Volgend jaar krijg je {times} nieuwe beoordelingen. Wat je kunt, neem je mee."
        )
    return tuple(found)


def _first_goal(policy: Policy, missing: list[PartVerdict]) -> str:
    """The skill that is named first among what was too low."""
    for part in missing:
        short = {s.id: s.short for s in policy.certificates[part.certificate].skills}
        for standing in part.standings:
            for fault in standing.faults:
                for skill, _ in fault.low:
                    return short[skill]
    return ""
