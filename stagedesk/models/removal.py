"""Rows of a student really gone, their history included: the one place that deletes for good.

Everything else in Stagedesk only marks a row as removed, so that undo can bring it back. A removal
(domain.md, section 7) must not: it goes past the history on purpose, in Core statements on the
connection, and `scrub` then leaves nothing of it in the file's own pages.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    and_,
    delete,
    exists,
    false,
    func,
    or_,
    select,
    update,
)

from stagedesk.domain.retention import Extent
from stagedesk.models import mentions
from stagedesk.models.base import Base
from stagedesk.models.history import Action, Change
from stagedesk.models.outflow import Removal
from stagedesk.models.school import Draft
from stagedesk.models.store import connect

#: What stays when only the dossier goes (registration and absence are kept longer): by table the
#: columns that keep their value. Every other column is emptied, every other table loses its rows.
KEPT: dict[str, frozenset[str]] = {
    "student": frozenset({"infix", "birth_date", "left_on"}),
    "enrollment": frozenset({"school_class", "policy_key"}),
    "placement": frozenset({"start", "end"}),
    "hours_slip": frozenset(),
    "slip_day": frozenset({"absence", "reported", "registered_on"}),
    "absence_notice": frozenset({"until", "reported"}),
}
#: Columns that a row cannot do without, or that only say where it belongs.
_BOOKKEEPING = frozenset({"key", "student_key", "removed"})
#: Values in one IN list.
_AT_ONCE = 400
GONE_TITLE = "(verwijderd)"


def of_student() -> tuple[Table, ...]:
    """Every table that holds rows of a student, and that of the students."""
    tables = [
        table
        for table in Base.metadata.sorted_tables
        if "student_key" in table.c and table.name != Removal.__tablename__
    ]
    return (*tables, Base.metadata.tables["student"])


def count(connection: Connection, student: str, extent: Extent) -> dict[str, int]:
    """How many living rows would go, by table; changes nothing."""
    found = {}
    for table in of_student():
        rows = select(func.count()).select_from(table).where(_going(table, student, extent))
        found[table.name] = connection.execute(rows.where(table.c.removed.is_(None))).scalar_one()
    return {name: number for name, number in found.items() if number}


def erase(connection: Connection, student: str, extent: Extent) -> dict[str, int]:
    """Delete the rows of a student, with their history and drafts.

    Args:
        connection: in the caller's transaction.
        student: key of the student.
        extent: DOSSIER leaves registration and absence, stripped to what they need.

    Returns:
        The living rows that went, by table.
    """
    counts = count(connection, student, extent)
    named = named_of(connection, student)
    every = _keys(connection, student, Extent.WHOLE)
    gone = _with_those_that_need_it(connection, _keys(connection, student, extent))
    _let_go(connection, gone)
    # RESTRICT is judged at once, also where a link is deferred: children first.
    for table in reversed(Base.metadata.sorted_tables):
        for some in _parts(gone.get(table.name, ())):
            connection.execute(delete(table).where(table.c.key.in_(some)))
    if extent is Extent.DOSSIER:
        for name, columns in KEPT.items():
            _strip(connection, Base.metadata.tables[name], student, columns)
    keys = {key for rows in (every, gone) for k in rows.values() for key in k}
    _forget(connection, student, keys)
    _forget_drafts(connection, keys, named)
    return counts


def named_of(connection: Connection, student: str) -> mentions.Named:
    """The words by which a student is found elsewhere."""
    table = Base.metadata.tables["student"]
    columns = (table.c.name, table.c.first_name, table.c.last_name)
    row = connection.execute(select(*columns).where(table.c.key == student)).one()
    return mentions.Named(*row)


def blank_titles(connection: Connection, name: str) -> None:
    """Take a name out of what older actions about several students are called."""
    table = Base.metadata.tables[Action.__tablename__]
    holds = table.c.title.contains(name, autoescape=True)
    connection.execute(update(table).where(holds).values(title=GONE_TITLE))


def scrub(path: Path, key: bytes) -> bool:
    """Leave nothing of deleted rows in the file or its log; False when a reader stood in the way.

    The file is written anew (VACUUM), then the log is folded into it and cut to nothing.
    """
    connection = connect(path, key)
    try:
        connection.execute("vacuum")
        busy, *_ = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    finally:
        connection.close()
    return not busy


def _of(table: Table, student: str) -> ColumnElement[bool]:
    return (table.c.key if table.name == "student" else table.c.student_key) == student


def _going(table: Table, student: str, extent: Extent) -> ColumnElement[bool]:
    """The rows of a table that go, of those that were marked as removed too."""
    mine = _of(table, student)
    if extent is Extent.WHOLE or table.name not in KEPT:
        return mine
    return and_(mine, or_(table.c.removed.is_not(None), _not_needed(table)))


def _not_needed(table: Table) -> ColumnElement[bool]:
    """Rows of a kept table that neither registration nor absence needs."""
    if table.name in ("student", "enrollment"):
        return false()
    tables = Base.metadata.tables
    day, slip, placement, year = (
        tables[name] for name in ("slip_day", "hours_slip", "placement", "enrollment")
    )
    if table.name == "absence_notice":
        lives = and_(year.c.key == table.c.enrollment_key, year.c.removed.is_(None))
        return ~exists().where(lives)
    # Each is a row of its own here, also when the judged table is one of them.
    days, slips, stages, years = (one.alias() for one in (day, slip, placement, year))
    absent = exists().where(
        days.c.absence.is_not(None),
        slips.c.key == days.c.slip_key,
        stages.c.key == slips.c.placement_key,
        years.c.key == stages.c.enrollment_key,
        *(one.c.removed.is_(None) for one in (days, slips, stages, years)),
    )
    own = {"slip_day": days, "hours_slip": slips, "placement": stages}[table.name]
    return ~absent.where(own.c.key == table.c.key)


def _keys(connection: Connection, student: str, extent: Extent) -> dict[str, set[str]]:
    """The keys of the rows that go, by table."""
    return {
        table.name: set(
            connection.execute(select(table.c.key).where(_going(table, student, extent))).scalars()
        )
        for table in of_student()
    }


def _links_to(gone: Mapping[str, set[str]]) -> Iterator[tuple[Table, Column[Any], Sequence[str]]]:
    """Every link of every table to rows that go, some of them at a time."""
    for table in Base.metadata.sorted_tables:
        for link in table.foreign_keys:
            for some in _parts(gone.get(link.column.table.name, ())):
                yield table, link.parent, some


def _with_those_that_need_it(
    connection: Connection, gone: dict[str, set[str]]
) -> dict[str, set[str]]:
    """What goes, with the rows of others that cannot be without it."""
    found = defaultdict(set, {name: set(keys) for name, keys in gone.items()})
    newest: Mapping[str, set[str]] = gone
    while any(newest.values()):
        following: dict[str, set[str]] = defaultdict(set)
        for table, column, some in _links_to(newest):
            if not column.nullable:
                keys = connection.execute(select(table.c.key).where(column.in_(some))).scalars()
                following[table.name] |= set(keys) - found[table.name]
        for name, more in following.items():
            found[name] |= more
        newest = following
    return found


def _let_go(connection: Connection, gone: Mapping[str, set[str]]) -> None:
    """Rows that stay and named one that goes do so no longer."""
    for table, column, some in _links_to(gone):
        if column.nullable:
            emptied = {column.name: None}
            connection.execute(update(table).where(column.in_(some)).values(emptied))


def _strip(connection: Connection, table: Table, student: str, keeps: frozenset[str]) -> None:
    """Empty every column of the kept rows that may be empty and is not to stay."""
    emptied = {
        column.name: None
        for column in table.c
        if column.nullable and column.name not in keeps | _BOOKKEEPING
    }
    connection.execute(update(table).where(_of(table, student)).values(emptied))


def _forget(connection: Connection, student: str, keys: set[str]) -> None:
    """The history of a dossier."""
    changes, actions = (Base.metadata.tables[one.__tablename__] for one in (Change, Action))
    of_dossier = changes.c.dossier == student
    touched: set[str] = set()
    for rows in (of_dossier, *(changes.c.row_key.in_(some) for some in _parts(keys))):
        touched |= set(connection.execute(select(changes.c.action_key).where(rows)).scalars())
        connection.execute(delete(changes).where(rows))
    for some in _parts(touched):
        left = exists().where(changes.c.action_key == actions.c.key)
        connection.execute(delete(actions).where(actions.c.key.in_(some), ~left))


def _forget_drafts(connection: Connection, keys: set[str], named: mentions.Named) -> None:
    """What was typed and not saved: in the dossier, in a row that is no more, or naming both names.

    A half-typed new student, class visit or tip hangs on no key of the student: the form goes
    whole when the first and the last name stand in it, or the student was chosen. Of a row that
    does not exist nobody can tell whom its words are about, and no page shows them.
    """
    drafts = Base.metadata.tables[Draft.__tablename__]
    columns = (drafts.c.form, drafts.c.row_key, drafts.c.text)
    texts = mentions.typed([tuple(row) for row in connection.execute(select(*columns))])
    of_rows = {place: mentions.keys_in(place[1]) for place in texts}
    alive = _alive(connection, set().union(*of_rows.values()))
    naming = mentions.naming_drafts(texts, named)
    for (form, row), some in of_rows.items():
        chosen = mentions.keys_in(texts[form, row])
        if (some | chosen) & keys or some - alive or (form, row) in naming:
            here = and_(drafts.c.form == form, drafts.c.row_key == row)
            connection.execute(delete(drafts).where(here))


def _alive(connection: Connection, keys: set[str]) -> set[str]:
    """Those of some keys that are of a row, also of one that undo can bring back."""
    found: set[str] = set()
    for table in Base.metadata.sorted_tables:
        if "key" in table.c:
            for some in _parts(keys):
                rows = select(table.c.key).where(table.c.key.in_(some))
                found |= set(connection.execute(rows).scalars())
    return found


def _parts(values: Collection[str]) -> Iterator[Sequence[str]]:
    ordered = sorted(values)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
