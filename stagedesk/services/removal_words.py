"""A removal in words: what each kind of row is called, and the report that is kept of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from stagedesk.domain.times import format_date
from stagedesk.models.files import write_whole
from stagedesk.services.dossier_log import TABLES

if TYPE_CHECKING:
    from stagedesk.services.removal import Report

#: Tables that are no part of a dossier, where a name may still stand.
_OTHERS = {
    "company": "Bedrijf",
    "company_contact": "Contact met een bedrijf",
    "supervisor": "Begeleider",
    "staff": "Medewerker",
    "stand_in": "Waarneming",
    "meeting": "Overleg",
    "internal_group": "Naam van een groep",
    "internal_part": "Onderdeel van de interne stage",
    "change": "Geschiedenis van iets anders",
    "action": "Titel in de geschiedenis",
    "draft": "Nog niet bewaarde tekst",
    "setting": "Onthouden keuze",
}
#: Above the places where a first name still stands.
LOOK = "De voornaam staat nog hier. Kijk zelf of het om deze leerling gaat."


def kinds(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Counts by table as (Dutch words, how many), in the order of a dossier."""
    words = {**TABLES, **_OTHERS}
    order = [*words, *sorted(set(counts) - set(words))]
    return tuple((words.get(t, t), counts[t]) for t in order if counts.get(t))


def called(table: str) -> str:
    """What a row of a table is called in Dutch."""
    return {**TABLES, **_OTHERS}.get(table, table)


def students(count: int) -> str:
    """``1 leerling``, ``3 leerlingen``."""
    return "1 leerling" if count == 1 else f"{count} leerlingen"


def report_text(report: "Report") -> str:
    """The report as plain text: what went, in numbers, without a name."""
    lines = [
        "Verwijderd uit Stagedesk",
        "",
        f"Dag: {format_date(report.on)}",
        f"Door: {report.by or 'onbekend'}",
    ]
    if report.whole:
        lines.append(f"Helemaal verwijderd: {students(report.whole)}")
    if report.dossiers:
        lines.append(f"Dossier verwijderd, inschrijving en verzuim bewaard: "
                     f"{students(report.dossiers)}")  # fmt: skip
    lines += ["", "Wat er wegging:"]
    lines += [f"  {words}: {count}" for words, count in report.counts] or ["  niets"]
    if report.elsewhere:
        lines += ["", "De naam staat nog in wat anderen schreven:"]
        lines += [f"  {words}: {count}" for words, count in report.elsewhere]
    if report.places:
        lines += ["", LOOK, *(f"  {words}" for words in report.places)]
    return "\n".join(lines) + "\n"


def save_report(file: Path, text: str) -> None:
    """Write a report wholly or not at all.

    Raises:
        DeskError: the folder cannot be written or the disk is full.
    """
    write_whole(file, text.encode("utf-8"))
