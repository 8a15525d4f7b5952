"""Inzage: everything about one student with its history, for the student or a parent who asks.

One zip: a paper to read, the dossier file itself, and the history. It holds what is confidential,
for it is the student's own, and of others no more than what stands in it about this student.
"""

import datetime as dt
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.companies import Company, Supervisor
from stagedesk.domain.dossier import Dossier, Staff
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.students import Student
from stagedesk.domain.times import form_date, format_date
from stagedesk.exchange.dossier_writer import write_dossier
from stagedesk.models.files import write_whole
from stagedesk.reports import access as report
from stagedesk.reports.access import AccessPaper
from stagedesk.services import dossier_log, settings
from stagedesk.services.access_together import together_blocks
from stagedesk.services.access_words import blocks
from stagedesk.services.dossier_log import LogLine
from stagedesk.services.exporting import gather_dossier
from stagedesk.services.gathering import Options, Piece, head_of
from stagedesk.services.transaction import Desk

#: All of the history: an inzage that ends somewhere is none.
_ALL = 1_000_000
#: Zip files know no time before 1980; one day for all makes equal content equal bytes.
_DATED = (1980, 1, 1, 0, 0, 0)
WARNING = (
    "In dit bestand staat alles over de leerling, ook vertrouwelijke incidenten en wie wat "
    "veranderde. Kijk na of er namen van anderen in staan. Het is niet versleuteld."
)


@dataclass(frozen=True, slots=True)
class Access:
    """What goes out: the paper's content, the dossier file, the history."""

    paper: AccessPaper
    dossier: bytes
    lines: tuple[LogLine, ...]


def gather(session: Session, student_key: str, on: dt.date) -> Access:
    """Everything about one student, in one short read.

    Raises:
        InputError: the student is gone.
    """
    number = _number(session, student_key)
    if number is None:
        raise InputError(Problem("", "Deze leerling is intussen verwijderd. Kies een ander."))
    dossier = _without_others(gather_dossier(session, [number]))
    data = write_dossier(dossier)
    tree = json.loads(data)
    lines = dossier_log.lines(session, student_key, _ALL)
    student = dossier.students[0]
    paper = AccessPaper(
        head=head_of(settings.get_school(session)),
        student=student.name,
        number=student.number,
        made_on=format_date(on),
        blocks=(*blocks(tree["students"][0], _names(tree)), *together_blocks(tree)),
        changes=tuple(_said(line) for line in lines),
    )
    return Access(paper, data, lines)


def papers(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """The paper inzage of these students, each a document of its own."""
    for key in keys:
        paper = gather(session, key, options.on).paper
        yield Piece(paper.number, [paper], report.render)


def write(desk: Desk, file: Path, student_key: str, on: dt.date) -> int:
    """Write the whole export of a student; it is there whole, or as it was.

    Returns:
        How many changes its history has.

    Raises:
        InputError: the student is gone, or a text cannot be printed.
        DeskError: the file cannot be written.
    """
    found = desk.read(gather, student_key, on)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in (
            ("inzage.pdf", report.render([found.paper])),
            ("dossier.json", found.dossier),
            ("geschiedenis.json", _history(found.lines)),
        ):
            out.writestr(zipfile.ZipInfo(name, _DATED), content, zipfile.ZIP_DEFLATED)
    write_whole(file, packed.getvalue())
    return len(found.lines)


def suggested(session: Session, student_key: str, on: dt.date) -> str:
    """Name for the file: the student's number, never a name."""
    return f"inzage-{_number(session, student_key) or 'leerling'}-{on:%Y-%m-%d}.zip"


def _number(session: Session, student_key: str) -> str | None:
    row = session.get(m.Student, student_key)
    return None if row is None or row.removed is not None else row.number


def _without_others(dossier: Dossier) -> Dossier:
    """The dossier of one student with of others only what it names them for."""
    named = {person for student in dossier.students for person in _supervisors(student)}
    companies = tuple(
        Company(
            one.key,
            one.name,
            one.internal,
            one.sector,
            address=one.address,
            postcode=one.postcode,
            city=one.city,
            supervisors=tuple(
                Supervisor(person.key, person.name)
                for person in one.supervisors
                if person.key in named
            ),
        )
        for one in dossier.companies
    )
    staff = tuple(Staff(one.name, one.role, email=one.email) for one in dossier.staff)
    return replace(dossier, companies=companies, staff=staff)


def _supervisors(student: Student) -> Iterator[str | None]:
    for enrollment in student.enrollments:
        for placement in enrollment.placements:
            yield placement.supervisor
            for version in placement.versions:
                yield version.supervisor


def _names(tree: dict[str, Any]) -> dict[str, str]:
    """Names of companies and supervisors by the ids of the file."""
    found = {}
    for company in tree.get("companies", ()):
        found[company["id"]] = company["name"]
        for person in company.get("supervisors", ()):
            found[person["id"]] = person["name"]
    return found


def _said(line: LogLine) -> tuple[str, str]:
    """One change: when, what from what to what, and who did it as part of what."""
    change = f"{line.old or 'leeg'} wordt {line.new or 'leeg'}" if line.old else line.new
    said = ": ".join(part for part in (line.what, change) if part)
    # The title has the reason of who made something open again.
    by = " · ".join(part for part in (f"door {line.staff or 'onbekend'}", line.title) if part)
    return f"{form_date(line.at)} {line.at:%H:%M}", f"{said}\n{by}"


def _history(lines: Sequence[LogLine]) -> bytes:
    """The history as JSON with Dutch titles, newest first."""
    rows = [
        {
            "op": line.at.isoformat(timespec="seconds"),
            "door": line.staff,
            "handeling": line.title,
            "wat": line.what,
            "van": line.old,
            "naar": line.new,
        }
        for line in lines
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
