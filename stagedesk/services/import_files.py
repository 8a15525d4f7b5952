"""Files on their way in: dossier files and lists, read, planned and imported as one action.

Exists so that window and command line take every kind of file by one door.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from sqlalchemy.orm import Session

from stagedesk.domain.dossier import Dossier
from stagedesk.domain.problem import DeskError, InputError, Problem
from stagedesk.exchange.dossier_reader import read_dossier
from stagedesk.exchange.list_columns import Listing
from stagedesk.exchange.list_reader import ListRead
from stagedesk.exchange.strict_json import LARGEST
from stagedesk.services import list_import
from stagedesk.services.importing import Plan, Progress, import_dossier, plan_import
from stagedesk.services.policies import policy_of
from stagedesk.services.transaction import Desk
from stagedesk.services.vault import update_front


def read_file(desk: Desk, file: Path) -> Dossier:
    """Read and check a dossier file, with the skills that this school's policies know.

    Raises:
        InputError: every fault in the file, with its place.
        DeskError: the file cannot be read.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise InputError(
                Problem(
                    "", f"{file.name} is groter dan 50 MB. Exporteer minder leerlingen tegelijk."
                )
            )
        data = file.read_bytes()
    except OSError as error:
        raise DeskError(f"{file} kan niet gelezen worden. Kijk of het bestand er is.") from error
    skills = cache(lambda year: desk.read(_skills, year))
    return read_dossier(data, skills)


def plan_file(desk: Desk, file: Path, school_year: str | None = None) -> Plan:
    """What importing a file would do; changes nothing.

    Args:
        desk: the opened folder.
        file: a dossier file, or a list.
        school_year: of the rows of a list that name none.

    Raises:
        InputError: every fault in the file, with its place.
        DeskError: the file cannot be read.
    """
    return plan_source(desk, _source(desk, file, school_year))


def plan_source(desk: Desk, source: ListRead) -> Plan:
    """What importing something that was read would do; changes nothing."""
    plan = desk.read(plan_import, source.dossier)
    return replace(plan, faults=tuple(source.at_row(fault) for fault in plan.faults))


def import_file(desk: Desk, file: Path, progress: Progress | None = None) -> Plan:
    """Import a file wholly, or not at all.

    Raises:
        InputError: every fault in the file, with its place; nothing changed.
        DeskError: the world was at fault; nothing changed.
    """
    return import_files(desk, [file], progress)[0]


def import_files(
    desk: Desk,
    files: Sequence[Path],
    progress: Progress | None = None,
    school_year: str | None = None,
) -> list[Plan]:
    """Import files one after the other as one action: all of them, or none.

    Args:
        desk: the opened folder.
        files: dossier files, or lists of students or companies.
        progress: told how far it is.
        school_year: of the rows of a list that name none.

    Returns:
        What each file added, changed and left.

    Raises:
        InputError: every fault in the first file that has any, with its place; with several
            files the place begins with the file's name. Nothing changed.
        DeskError: the world was at fault; nothing changed.
    """
    sources = []
    for file in files:
        with _named(file, files):
            sources.append(_source(desk, file, school_year))
    return import_sources(desk, files, sources, progress)


def import_sources(
    desk: Desk,
    files: Sequence[Path],
    sources: Sequence[ListRead],
    progress: Progress | None = None,
) -> list[Plan]:
    """Import what was read from files, as one action; as ``import_files``."""

    def all_of_them(session: Session) -> list[Plan]:
        plans = []
        for file, source in zip(files, sources, strict=True):
            with _named(file, files, source.at_row):
                plans.append(import_dossier(session, source.dossier, progress))
        return plans

    title = f"Import van {', '.join(file.name for file in files)}"
    plans = desk.write(title, all_of_them)
    for school in (s.dossier.school for s in sources if s.dossier.school is not None):
        shown = {"school_name": school.name, "place": school.place}
        update_front(desk.folder, **{key: text for key, text in shown.items() if text})
    return plans


def _source(desk: Desk, file: Path, school_year: str | None) -> ListRead:
    if list_import.is_list(file):
        return list_import.read(desk, list_import.look(file), school_year)
    return ListRead(read_file(desk, file), lambda problem: problem)


@contextmanager
def _named(
    file: Path,
    files: Sequence[Path],
    at_row: Callable[[Problem], Problem] = lambda problem: problem,
) -> Iterator[None]:
    """Name places by row, and by the file where there are several."""
    try:
        yield
    except InputError as fault:
        problems = [at_row(problem) for problem in fault.problems]
        if len(files) > 1:
            problems = [
                replace(p, field=f"{file.name}: {p.field}" if p.field else file.name)
                for p in problems
            ]
        raise InputError(*problems) from fault


def _skills(session: Session, school_year: str) -> frozenset[str]:
    return frozenset(skill.id for skill in policy_of(session, school_year).skills)


def plan_listing(desk: Desk, listing: Listing, school_year: str | None) -> Plan:
    """What a list would do with the meaning that its columns have now; changes nothing.

    Raises:
        InputError: every fault with its row and column.
    """
    return plan_source(desk, list_import.read(desk, listing, school_year))


def import_listing(
    desk: Desk,
    file: Path,
    listing: Listing,
    school_year: str | None,
    progress: Progress | None = None,
) -> Plan:
    """Import a list with the meaning that its columns were given; wholly, or not at all.

    Raises:
        InputError: every fault with its row and column; nothing changed.
    """
    source = list_import.read(desk, listing, school_year)
    return import_sources(desk, [file], [source], progress)[0]
