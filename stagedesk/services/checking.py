"""Is the database whole? Every page's seal, every index, every link between rows."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from stagedesk.domain.problem import DeskError
from stagedesk.services.transaction import Desk

_LINKS = "pragma foreign_key_check"
_SEALS, _STRUCTURE, _STRUCTURE_OF_COPY = (
    "pragma cipher_integrity_check",
    "pragma integrity_check",
    "pragma quick_check",
)


def check(desk: Desk) -> str:
    """Look at the whole file.

    Returns:
        One Dutch line that says that it is whole, with what was counted.

    Raises:
        DeskError: a page, an index or a link is damaged; says what to do.
    """
    return desk.read(report)


def faults(session: Session, *, copy: bool = False) -> list[str]:
    """What SQLCipher and SQLite find wrong, in their own words; empty when all is whole.

    Args:
        session: to read from.
        copy: of a copy made page by page: its indexes can only be what the original's are, so
            they are not held against the rows again (0.2 s of a backup that may take 1).
    """
    found = []
    for look in (_SEALS, _STRUCTURE_OF_COPY if copy else _STRUCTURE):
        found += [str(row[0]) for row in session.execute(text(look)) if row[0] != "ok"]
    found += [f"{row[0]}: {row[2]}" for row in session.execute(text(_LINKS))]
    return found


def report(session: Session, *, copy: bool = False) -> str:
    """As check, within a session; ``copy`` as in faults."""
    if found := faults(session, copy=copy):
        raise DeskError(
            f"De gegevens zijn beschadigd ({len(found)} fouten, de eerste: {found[0]}). "
            "Zet een reservekopie terug."
        )
    count = session.execute(text("select count(*) from student where removed is null")).scalar()
    return f"De database is heel: {count} leerlingen."
