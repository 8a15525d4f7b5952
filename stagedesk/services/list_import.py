"""Lists of students and companies from Excel or csv, on the road that dossier files take.

Exists so that a school does not type its students: what a list would do is shown, its columns
can be given another meaning, and it comes in wholly or not at all.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.problem import DeskError, InputError, Problem
from stagedesk.exchange.list_columns import STUDENTS, Listing, recognise
from stagedesk.exchange.list_reader import ListRead, Surroundings, read_list
from stagedesk.exchange.sheet_reader import LARGEST, read_rows
from stagedesk.services.policies import policy_of
from stagedesk.services.transaction import Desk

#: Files that are lists; anything else is a dossier file.
SUFFIXES = (".xlsx", ".xlsm", ".csv", ".txt")


def is_list(file: Path) -> bool:
    """Whether a file is a list by its name."""
    return file.suffix.lower() in SUFFIXES


def look(file: Path) -> Listing:
    """What stands in a list, with the meaning of its columns as far as they are known.

    Raises:
        InputError: it is too large, broken, or no list.
        DeskError: it cannot be read.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise InputError(
                Problem("", f"{file.name} is groter dan 50 MB. Bewaar alleen de lijst zelf.")
            )
        data = file.read_bytes()
    except OSError as error:
        raise DeskError(f"{file} kan niet gelezen worden. Kijk of het bestand er is.") from error
    return recognise(read_rows(data))


def read(desk: Desk, listing: Listing, school_year: str | None) -> ListRead:
    """The list as a dossier.

    Args:
        desk: for sectors and who is enrolled already.
        listing: with the meaning of its columns.
        school_year: of rows that name none.

    Raises:
        InputError: every fault with its row and column.
    """
    return read_list(listing, desk.read(_around, listing, school_year))


def _around(session: Session, listing: Listing, school_year: str | None) -> Surroundings:
    sectors = policy_of(session, school_year).sectors if school_year else {}
    enrolled: frozenset[tuple[str, str]] = frozenset()
    if listing.kind == STUDENTS:
        rows = session.execute(
            select(m.Student.number, m.Enrollment.school_year)
            .join(m.Enrollment, m.Enrollment.student_key == m.Student.key)
            .where(m.Student.removed.is_(None), m.Enrollment.removed.is_(None))
        )
        enrolled = frozenset((number, year) for number, year in rows)
    return Surroundings(school_year, sectors, enrolled)


def with_columns(listing: Listing, columns: Sequence[str | None]) -> Listing:
    """The same list, its columns with the meaning that the user gave them; one column each.

    Raises:
        InputError: two columns have one meaning; names both.
    """
    twice = [key for key in columns if key is not None and list(columns).count(key) > 1]
    if twice:
        names = [listing.headers[i] for i, key in enumerate(columns) if key == twice[0]]
        raise InputError(
            Problem("", f"Twee kolommen zijn hetzelfde: {' en '.join(names)}. Kies er één.")
        )
    return replace(listing, columns=tuple(columns))
