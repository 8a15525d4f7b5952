"""Where a student is still named in what is kept of others, and in what was typed and not saved.

Exists apart from ``removal``: that knows a dossier by its keys, this finds what only words tell.
A full name is certain. A first name may be somebody else's, so of it only the place is told, for
a person to look at. Nicknames and initials cannot be known.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, or_, select

from stagedesk.domain.texts import fold
from stagedesk.models.base import Base, Day

#: Tables in which nobody writes about a student: people by their own name, rules, bookkeeping,
#: the history (what stood there earlier; the full name is sought in it).
_NOT_READ = frozenset(
    {
        "action",
        "calendar_edit",
        "certificate",
        "change",
        "guardian",
        "policy_version",
        "removal",
        "school",
        "setting",
        "signature",
        "staff",
        "student",
        "supervisor",
        "year_count",
    }
)
#: Columns that name somebody or something else, or are no words of a user.
_NOT_WORDS = frozenset(
    {
        "address",
        "basis",
        "city",
        "codes",
        "days",
        "digest",
        "email",
        "examiner",
        "field",
        "form",
        "key",
        "removed",
        "search_text",
        "signed_by",
        "sort_text",
        "strokes",
        "teacher",
        "timetable",
    }
)
#: What is called by a name of its own, which may well be a first name.
_OWN_NAME = frozenset({"company", "lead", "programme", "employment_contract"})
#: The first of these that a row has is its day.
_DAYS = ("on", "date", "since", "started", "start", "ready_since")
_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Named:
    """The words by which a student is found.

    All as they are written; they are compared as ``fold`` makes them.
    """

    name: str
    first: str
    last: str

    def called(self) -> dict[str, str]:
        """What the student may be called, folded and as it is written.

        The first name, and its first part when it has more.
        """
        parts = (self.first, re.split(r"[\s-]", self.first.strip())[0])
        return {fold(part): part for part in parts if sum(map(str.isalpha, part)) > 1}


@dataclass(frozen=True, slots=True)
class Found:
    """A row in which a first name stands: which (folded), its table, day, and what it is of."""

    words: tuple[str, ...]
    table: str
    on: dt.date | None
    student_key: str | None
    company_key: str | None


def counts(connection: Connection, name: str) -> dict[str, int]:
    """Rows that still hold a full name in their text, by table."""
    found = {}
    for table in Base.metadata.sorted_tables:
        texts = [column for column in table.c if str(column.type) == "TEXT"]
        holds = or_(*(func.instr(column, name) > 0 for column in texts))
        if texts:
            rows = select(func.count()).select_from(table).where(holds)
            found[table.name] = connection.execute(rows).scalar_one()
    return {table: number for table, number in found.items() if number}


def called(
    connection: Connection, words: Collection[str], without: Collection[str]
) -> Iterator[Found]:
    """Living rows in which one of some folded words stands as a word of its own.

    Args:
        connection: to read from.
        words: folded.
        without: keys of students whose own rows are not looked at.
    """
    if not words:
        return
    sought = _pattern(words)
    for table in Base.metadata.sorted_tables:
        written, about = texts(table), _about(table)
        if not written:
            continue
        rows = select(*(table.c[name] for name in (*about, *written)))
        if "removed" in table.c:
            rows = rows.where(table.c.removed.is_(None))
        for row in connection.execute(rows):
            values = dict(zip(about, row[: len(about)], strict=True))
            student = values.get("student_key")
            if student in without:
                continue
            found = {
                word
                for text in map(_words, row[len(about) :])
                if text
                for word in sought.findall(fold(text))
            }
            if found:
                company = values["key"] if table.name == "company" else values.get("company_key")
                yield Found(tuple(sorted(found)), table.name, _day(values), student, company)


def naming_drafts(forms: Mapping[tuple[str, str], str], named: Named) -> set[tuple[str, str]]:
    """Which half-typed forms are about a student: first and last name both stand in them.

    Args:
        forms: by form and row, all that was typed in it together.
        named: whom.
    """
    patterns = [_pattern([fold(word)]) for word in (named.first, named.last) if fold(word)]
    return {
        place
        for place, text in forms.items()
        if patterns and all(one.search(fold(text)) for one in patterns)
    }


def typed(rows: Collection[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
    """What was typed by form and row, of rows (form, row, text)."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for form, row, text in rows:
        found[form, row].append(text)
    return {place: "\n".join(parts) for place, parts in found.items()}


def texts(table: Table) -> list[str]:
    """The columns of a table in which somebody writes words."""
    if table.name in _NOT_READ:
        return []
    skipped = _NOT_WORDS | ({"name", "employer"} if table.name in _OWN_NAME else set())
    return [
        column.name
        for column in table.c
        if str(column.type) == "TEXT"
        and not column.name.endswith("_key")
        and column.name not in skipped
        and not isinstance(column.type, Day)
    ]


def keys_in(row_key: str) -> set[str]:
    """The keys that the row of a draft names; a slip's names its placement and its week."""
    return set(_KEY.findall(row_key))


def _pattern(words: Collection[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    # fold makes "Noor's" to "noors": that is her too.
    return re.compile(rf"(?<!\w)({either})s?(?!\w)")


def _about(table: Table) -> list[str]:
    names = ("key", "student_key", "company_key", *_DAYS, "iso_year", "iso_week")
    return [name for name in names if name in table.c]


def _words(value: object) -> str:
    """The words of a value: a text, or a list of them."""
    if isinstance(value, list):
        return "\n".join(map(_words, value))
    return value if isinstance(value, str) else ""


def _day(values: Mapping[str, Any]) -> dt.date | None:
    days = (values.get(name) for name in _DAYS)
    found = next((day for day in days if isinstance(day, dt.date)), None)
    if found is None and values.get("iso_week"):
        return dt.date.fromisocalendar(values["iso_year"], values["iso_week"], 1)
    return found
