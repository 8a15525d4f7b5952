"""Which rows a dossier file means: the keys of contract.md (Import), over rows read at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.companies import Company
from stagedesk.domain.placements import Placement
from stagedesk.domain.students import Reminder

#: Keys in one IN list.
_AT_ONCE = 500


class Present:
    """Rows that are in the database already, each table read once when first asked for.

    Attributes:
        students: living rows by number, of the numbers asked for.
    """

    def __init__(self, session: Session, numbers: Sequence[str]) -> None:
        """Read the students; the rest follows when asked."""
        self._session = session
        self._groups: dict[tuple[type[m.Row], str], dict[str, list[Any]]] = {}
        found = self._living(m.Student, m.Student.number, numbers)
        self.students = {row.number: row for row in found}
        self._keys = [row.key for row in found]

    def all(self, model: Any) -> list[Any]:
        """Every living row of a small table, the oldest first."""
        query = select(model).where(model.removed.is_(None)).order_by(model.key)
        return list(self._session.execute(query).scalars())

    def under(self, model: Any, parent: str, key: str) -> list[Any]:
        """The living rows of these students under one parent, the oldest first."""
        if (model, parent) not in self._groups:
            groups: dict[str, list[Any]] = defaultdict(list)
            for row in self._living(model, model.student_key, self._keys):
                groups[getattr(row, parent)].append(row)
            self._groups[model, parent] = groups
        return self._groups[model, parent].get(key, [])

    def certificates(self, numbers: Sequence[str]) -> dict[str, Any]:
        """Certificates with these numbers, whoever has them."""
        return {
            row.number: row for row in self._living(m.Certificate, m.Certificate.number, numbers)
        }

    def _living(self, model: Any, column: Any, values: Sequence[str]) -> list[Any]:
        rows: list[Any] = []
        for start in range(0, len(values), _AT_ONCE):
            part = values[start : start + _AT_ONCE]
            query = select(model).where(column.in_(part), model.removed.is_(None))
            rows += self._session.execute(query.order_by(model.key)).scalars()
        return rows


def match_companies(
    companies: Sequence[Company], rows: Sequence[m.Company]
) -> dict[str, m.Company | None]:
    """The row of each company by its key: by name and postcode.

    A company without a postcode in the file is the only one of its name, if there is one: what
    the file does not say cannot make it another company.
    """
    exact = {(row.name, row.postcode): row for row in reversed(rows)}
    matched = {one.key: exact.get((one.name, one.postcode)) for one in companies}
    taken = {row.key for row in matched.values() if row}
    for one in companies:
        if matched[one.key] is None and one.postcode is None:
            free = [row for row in rows if row.name == one.name and row.key not in taken]
            if len(free) == 1:
                matched[one.key] = free[0]
                taken.add(free[0].key)
    return matched


def match_placements(
    placements: Sequence[Placement],
    companies: Mapping[str, str],
    rows: Sequence[m.Placement],
    talks: Mapping[str, Any],
) -> list[m.Placement | None]:
    """The row of each placement: by company and start, without a start by the day of the talk.

    Args:
        placements: of one enrollment in the file.
        companies: from the file's key to the row's key.
        rows: of that enrollment.
        talks: day of the talk by key of the placement's row.
    """
    free = list(rows)
    matched: list[m.Placement | None] = [None] * len(placements)

    def take(index: int, fitting: Iterable[m.Placement]) -> None:
        row = next(iter(fitting), None)
        if row is not None:
            matched[index] = row
            free.remove(row)

    def at(one: Placement) -> list[m.Placement]:
        return [row for row in free if row.company_key == companies.get(one.company)]

    for index, one in enumerate(placements):
        talk = one.intake.date if one.intake else None
        if one.start is not None:
            take(index, (row for row in at(one) if row.start == one.start))
        else:
            take(
                index,
                (row for row in at(one) if row.start is None and talks.get(row.key) == talk),
            )
    # A talk becomes a placement: where only one side has a start yet, its day tells them apart.
    for index, one in enumerate(placements):
        talk = one.intake.date if one.intake else None
        if matched[index] is None and talk is not None:
            take(
                index,
                (
                    row
                    for row in at(one)
                    if (row.start is None or one.start is None) and talks.get(row.key) == talk
                ),
            )
    return matched


def match_reminders(
    reminders: Sequence[Reminder], rows: Sequence[m.Reminder]
) -> list[m.Reminder | None]:
    """The row of each call: by day, who was called, and what was said where both know it."""
    free = list(rows)
    matched: list[m.Reminder | None] = [None] * len(reminders)
    for loose in (False, True):
        for index, one in enumerate(reminders):
            if matched[index] is not None:
                continue
            for row in free:
                unknown = loose and (row.result is None or one.result is None)
                if (row.on, row.to) == (one.on, one.to) and (row.result == one.result or unknown):
                    matched[index] = row
                    free.remove(row)
                    break
    return matched


def match_alike(
    records: Sequence[Any], rows: Sequence[Any], by: Sequence[str], first: str
) -> list[Any]:
    """The row of each record, None where there is none: the same in all attributes of ``by``.

    Where several are alike, those that say the same in ``first`` come first, then what is left in
    the order in which it was made: so a file read twice adds nothing.
    """
    free = list(rows)
    matched: list[Any] = [None] * len(records)
    for same in (True, False):
        for index, record in enumerate(records):
            if matched[index] is not None:
                continue
            for row in free:
                alike = all(getattr(row, name) == getattr(record, name) for name in by)
                if alike and (not same or getattr(row, first) == getattr(record, first)):
                    matched[index] = row
                    free.remove(row)
                    break
    return matched
