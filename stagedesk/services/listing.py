"""How the command line shows hours and certificates: as JSON (contract.md) or as text."""

from dataclasses import asdict
from typing import Any

from stagedesk.domain.times import format_hours
from stagedesk.domain.verdict import PartVerdict
from stagedesk.services.certificates import Certificates
from stagedesk.services.hours import HoursStatus


def certificates_json(one: Certificates) -> dict[str, Any]:
    """One enrollment for ``certificates --json``."""
    verdict = one.verdict
    final: dict[str, Any] = {"earned": verdict.final.earned}
    if verdict.final.earned:
        final["company"] = verdict.final.company
    else:
        final["reasons"] = list(verdict.final.reasons)
        if verdict.final.still:
            final["still"] = list(verdict.final.still)
    return {
        "student": one.student,
        "school_year": one.school_year,
        "grade_year": one.grade_year,
        "norm_hours": verdict.norm_hours,
        "signed_minutes": verdict.signed_minutes,
        "required_minutes": verdict.required_minutes,
        "hours_met": verdict.hours_met,
        "part": [_part(part) for part in verdict.parts],
        "final": final,
    }


def _part(part: PartVerdict) -> dict[str, Any]:
    found: dict[str, Any] = {"certificate": part.certificate, "earned": part.earned}
    if part.earned:
        return {**found, "company": part.company}
    found["reasons"] = list(part.reasons)
    if part.still:
        found["still"] = list(part.still)
    return found


def certificates_lines(one: Certificates) -> list[str]:
    """One enrollment as lines to read: hours, each certificate, and every reason."""
    verdict = one.verdict
    lines = [
        f"{one.student} {one.name}, {one.school_year}, leerjaar {one.grade_year}: "
        f"{format_hours(verdict.signed_minutes)} van {format_hours(verdict.required_minutes)} uur"
    ]
    for part in verdict.parts:
        where = f" bij {part.company}" if part.earned else ""
        lines.append(f"  Deelcertificaat {part.certificate}: {part.badge}{where}")
        lines += [f"    {text}" for text in (*part.reasons, *part.still)]
    lines.append(f"  Eindcertificaat: {verdict.final.badge}")
    lines += [f"    {text}" for text in (*verdict.final.reasons, *verdict.final.still)]
    return lines


def hours_json(one: HoursStatus) -> dict[str, Any]:
    """One student for ``hours --json``."""
    return {**asdict(one), "missing_weeks": list(one.missing_weeks)}


def hours_line(one: HoursStatus) -> str:
    """One student as a line to read."""
    missing = f"; mist {', '.join(one.missing_weeks)}" if one.missing_weeks else ""
    behind = " (meer dan twee weken achter)" if one.behind else ""
    return (
        f"{one.student} {one.school_year}: {format_hours(one.signed_minutes)} uur getekend, "
        f"{format_hours(one.unsigned_minutes)} niet getekend, norm {one.norm_hours}"
        f"{missing}{behind}"
    )
