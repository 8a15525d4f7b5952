"""Lists for other systems: grades for Magister, the proof for Profijt, certificates to upload.

Exists so that nobody types a grade twice. One row a student, with columns that the user chose.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from stagedesk.domain.problem import InputError, Problem
from stagedesk.exchange.spreadsheets import Cell, write_csv, write_xlsx
from stagedesk.models.files import write_whole
from stagedesk.reports.pack_delivery import safe_piece
from stagedesk.services import export_columns, gathering, printing, settings
from stagedesk.services.certificates import hours_of, judged
from stagedesk.services.export_columns import Column
from stagedesk.services.gathering import Options
from stagedesk.services.policies import policy_of
from stagedesk.services.transaction import Desk, translated

Progress = Callable[[int, int], None]
#: The list of certificates with their PDF; it goes to a folder.
CERTIFICATES = "certificaten"
SUFFIXES = (".xlsx", ".csv")
_PAPERS = ("deelcertificaat", "eindcertificaat")
_UPLOAD = ("Leerlingnummer", "Naam", "Klas", "Certificaat", "Nummer", "Uitgereikt op", "Bestand")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its Dutch title, what it is for, and the columns that it has until others are chosen.

    Attributes:
        columns: keys of ``export_columns.columns``; empty for the list of certificates.
    """

    title: str
    purpose: str
    columns: tuple[str, ...] = ()


LISTS = {
    "magister": Listed(
        "Cijfers voor Magister",
        "De stagecijfers van elke leerling, om in te lezen of over te nemen.",
        ("number", "name", "class", "bo1", "bo2", "bo3"),
    ),
    "profijt": Listed(
        "Bewijs voor Profijt",
        "Stage, uren en certificaten van elke leerling.",
        (
            *("number", "name", "class", "grade_year", "company", "start"),
            *("hours", "required", "hours_met"),
            *(f"part{number}" for number in range(1, 7)),
            *("final", "reasons"),
        ),
    ),
    CERTIFICATES: Listed(
        "Certificaten om te uploaden",
        "Van elk certificaat een PDF met het leerlingnummer vooraan, en een lijst erbij.",
    ),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A list that is ready to be written."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def offered(session: Session, school_year: str) -> tuple[tuple[str, str], ...]:
    """Key and heading of every column, in the order of offering."""
    return tuple((c.key, c.label) for c in export_columns.columns(policy_of(session, school_year)))


def chosen_columns(session: Session, name: str) -> tuple[str, ...]:
    """The columns of a list, in order: as chosen last on this laptop, else its own."""
    kept = settings.remembered(session, _remembered(name))
    if isinstance(kept, list) and kept and all(isinstance(key, str) for key in kept):
        return tuple(kept)
    return LISTS[name].columns


def remember_columns(session: Session, name: str, keys: Sequence[str]) -> None:
    """Keep the columns of a list and their order; none goes back to its own."""
    settings.remember(session, _remembered(name), list(keys))


def table(session: Session, name: str, keys: Sequence[str], options: Options) -> Table:
    """A list of these students on a day, by number; who is not enrolled that year is not in it.

    Args:
        session: to read from.
        name: of LISTS, not of the certificates.
        keys: of the students.
        options: day and school year.
    """
    wanted = _columns(session, name, options.year)
    rows = []
    for _, year in gathering.years(session, keys, options):
        if year is None:
            continue
        hours = hours_of(year.enrollment, year.companies, year.policy, year.calendar, options.on)
        verdict = judged(year.enrollment, year.companies, year.policy, hours, options.on)
        of = export_columns.facts(year, options.on, verdict)
        rows.append(tuple(column.cell(of) for column in wanted))
    title = f"{LISTS[name].title} {options.year}"
    return Table(title, tuple(column.label for column in wanted), tuple(rows))


def written(made: Table, suffix: str) -> bytes:
    """A list as ``.xlsx`` or ``.csv``.

    Raises:
        InputError: for another suffix.
    """
    if suffix == ".csv":
        return write_csv(made.headers, made.rows)
    if suffix == ".xlsx":
        return write_xlsx(made.title, made.headers, made.rows)
    raise InputError(Problem("--out", "Laat de naam eindigen op .xlsx of .csv."))


def write(desk: Desk, name: str, keys: Sequence[str], options: Options, file: Path) -> str:
    """Write a list to a file, whole or not at all.

    Returns:
        What was made, in one Dutch sentence.

    Raises:
        InputError: the name ends otherwise than on .xlsx or .csv.
        DeskError: it cannot be written.
    """
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        written(Table("", (), ()), suffix)
    made = desk.read(table, name, keys, options)
    write_whole(file, written(made, suffix))
    count = len(made.rows)
    who = "1 leerling" if count == 1 else f"{count} leerlingen"
    return f"{file} is gemaakt, met {who}."


def write_certificates(
    desk: Desk,
    keys: Sequence[str],
    options: Options,
    folder: Path,
    progress: Progress | None = None,
) -> tuple[str, tuple[str, ...]]:
    """Write every earned certificate as NUMBER_..., with a list of them, to a folder.

    Returns:
        What was made, in one Dutch sentence, and what there is to say about single students.

    Raises:
        DeskError: the folder cannot be written.
        InputError: not one of these students has a certificate.
    """
    documents, classes = desk.read(_certificates, keys, options)
    if not documents:
        raise InputError(Problem("", "Niemand van deze leerlingen heeft al een certificaat."))
    rows: list[tuple[Cell, ...]] = []
    notices: list[str] = []
    with translated():
        folder.mkdir(parents=True, exist_ok=True)
    for number, document in enumerate(documents, 1):
        (paper,) = document.piece.papers
        part = document.piece.part
        what = f"Deelcertificaat {part}" if part else "Eindcertificaat"
        file = f"{_number(document.number)}_{safe_piece(what)}.pdf"
        try:
            pdf = document.render()
        except InputError as fault:
            notices += [f"{document.name}: {problem.text}" for problem in fault.problems]
            continue
        write_whole(folder / file, pdf)
        on = paper.on if paper.number else None
        school_class = classes.get(document.student)
        rows.append(
            (document.number, document.name, school_class, what, paper.number or None, on, file)
        )
        if progress is not None:
            progress(number, len(documents))
    title = f"{LISTS[CERTIFICATES].title} {options.year}"
    for suffix in SUFFIXES:
        content = written(Table(title, _UPLOAD, tuple(rows)), suffix)
        write_whole(folder / f"{CERTIFICATES}_{options.year}{suffix}", content)
    count = "1 certificaat" if len(rows) == 1 else f"{len(rows)} certificaten"
    return f"{count} met een lijst bewaard in {folder}.", tuple(notices)


def suggested(name: str, options: Options, suffix: str) -> str:
    """A file name that says which list of when: ``magister_2026-11-24.xlsx``."""
    return f"{name}_{options.on:%Y-%m-%d}{suffix}"


def _certificates(
    session: Session, keys: Sequence[str], options: Options
) -> tuple[tuple[printing.Document, ...], dict[str, str | None]]:
    found = [
        document
        for paper in _PAPERS
        for document in printing.gather(session, paper, keys, options).documents
    ]
    classes = {
        student.key: year.enrollment.on(options.on).school_class
        for student, year in gathering.years(session, keys, options)
        if year is not None
    }
    order = sorted(found, key=lambda one: (one.number, one.paper, one.piece.part))
    return tuple(order), classes


def _columns(session: Session, name: str, school_year: str) -> tuple[Column, ...]:
    there = {
        column.key: column for column in export_columns.columns(policy_of(session, school_year))
    }
    keys = [key for key in chosen_columns(session, name) if key in there]
    return tuple(there[key] for key in keys or LISTS[name].columns if key in there)


def _number(number: str) -> str:
    """The number as it stands, for the upload finds the student by it; made safe if it is not."""
    safe = re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z._-]*", number)
    return number if safe else safe_piece(number, "leerling")


def _remembered(name: str) -> str:
    return f"list-columns:{name}"
