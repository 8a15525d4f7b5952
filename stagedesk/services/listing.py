"""How the command line shows hours, certificates and numbers: as JSON (contract.md) or as text."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from stagedesk.domain.times import format_date, format_hours
from stagedesk.domain.verdict import PartVerdict
from stagedesk.domain.year_numbers import HOURS, Number, Topic, said
from stagedesk.services.certificates import Certificates
from stagedesk.services.hours import HoursStatus
from stagedesk.services.year_overview import YearOverview


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


def overview_json(overview: YearOverview) -> dict[str, Any]:
    """For ``overview --json``; hours in minutes, students by number."""
    return {
        "school_year": overview.school_year,
        "before": overview.before or None,
        "date": overview.on.isoformat(),
        "students": overview.students,
        "topics": [
            {
                "topic": topic.key,
                "title": topic.title,
                "unit": "minutes" if topic.unit == HOURS else topic.unit,
                "numbers": [_number_json(topic, one) for one in topic.numbers],
            }
            for topic in overview.topics
        ],
    }


def _number_json(topic: Topic, one: Number) -> dict[str, Any]:
    found: dict[str, Any] = {"key": one.key, "label": one.label, "value": one.value}
    if topic.share:
        found["of"] = one.whole
    if one.before is not None:
        found["before"] = one.before
        if topic.share:
            found["before_of"] = one.before_whole
    return {**found, "students": [behind.number for behind in one.behind]}


def overview_lines(overview: YearOverview) -> Iterator[str]:
    """The numbers as lines to read."""
    yield f"{overview.school_year}, tot en met {format_date(overview.on)}: " + _people(
        overview.students
    )
    for topic in overview.topics:
        yield f"{topic.title} ({topic.unit})"
        if not topic.numbers:
            yield f"  {topic.empty}"
        for one in topic.numbers:
            words = f"  {one.label}: {said(topic, one.value, one.whole)}"
            if one.before is not None:
                words += f"; {overview.before}: {said(topic, one.before, one.before_whole)}"
            yield words


def _people(count: int) -> str:
    return "1 leerling" if count == 1 else f"{count} leerlingen"
