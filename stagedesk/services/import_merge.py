"""What an import would do, gathered before anything is done: rows to add, values to change.

A plan reads it, an import carries it out; so both say the same.
"""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.problem import Problem
from stagedesk.models.base import new_key

#: Added in this order, so that the history lists a student before the slips.
ORDER: tuple[type[m.Row], ...] = (
    m.School,
    m.CalendarEdit,
    m.Staff,
    m.StandIn,
    m.Company,
    m.Supervisor,
    m.CompanyContact,
    m.Student,
    m.Guardian,
    m.SupportCycle,
    m.CycleStep,
    m.Sva2,
    m.EmploymentContract,
    m.Outflow,
    m.AftercareContact,
    m.RetentionHold,
    m.Enrollment,
    m.EnrollmentVersion,
    m.Reminder,
    m.Certificate,
    m.Lead,
    m.AbsenceNotice,
    m.StudentPaper,
    m.LogEntry,
    m.Goal,
    m.Judgement,
    m.Meanwhile,
    m.Meeting,
    m.MeetingEntry,
    m.InternalYear,
    m.InternalPart,
    m.InternalGroup,
    m.InternalMember,
    m.InternalApart,
    m.Placement,
    m.PlacementVersion,
    m.MakeUpDeal,
    m.Attachment,
    m.AttachmentContent,
    m.Intake,
    m.JobAnalysis,
    m.JobTask,
    m.PracticeStatement,
    m.Programme,
    m.HoursSlip,
    m.SlipDay,
    m.Moment,
    m.Grade,
    m.Signature,
)
NEW, CHANGED, LEFT = "new", "changed", "left"
#: What a new row cannot do without; a file about a row that is there may leave it out.
_NEEDED: dict[type[m.Row], tuple[str, ...]] = {
    m.Student: ("first_name", "last_name"),
    m.Enrollment: ("grade_year",),
}
#: One part in so many of an import is looking, the rest is carrying out.
MERGE_SHARE = 4
#: Rows added before the user is told, and can stop it.
_BATCH = 500


class Merge:
    """Collects the effect of an import.

    Attributes:
        faults: what stands in the way, with its place in the file.
    """

    def __init__(self, given: frozenset[str]) -> None:
        """Start empty; ``given`` as in Dossier."""
        self.faults: list[Problem] = []
        self.given = given
        self._added: dict[type[m.Row], list[Any]] = defaultdict(list)
        self._changed: list[tuple[Any, str, Any]] = []
        self._states: dict[str, tuple[type[m.Row], str]] = {}

    def fault(self, place: str, text: str) -> None:
        """Note what stands in the way."""
        self.faults.append(Problem(place, text))

    def said(
        self, record: Any, place: str, names: Iterable[str] | Mapping[str, str]
    ) -> dict[str, Any]:
        """What a record says, by column: no value that is only its default.

        Args:
            record: a frozen record of the domain.
            place: where it stands in the file.
            names: attributes, or attribute to key of the file where these differ.
        """
        pairs = names.items() if isinstance(names, Mapping) else ((n, n) for n in names)
        defaults = _defaults(type(record))
        said = {}
        for attribute, key in pairs:
            value = getattr(record, attribute)
            if value != defaults[attribute] or f"{place}.{key}" in self.given:
                said[key] = stored(value)
        return said

    def put(
        self,
        model: type[m.Row],
        row: Any,
        values: Mapping[str, Any],
        place: str,
        *,
        links: Mapping[str, Any] | None = None,
        owner: Any = None,
        frozen: str = "",
    ) -> Any:
        """Add a row, or change what differs in one that is there.

        Args:
            model: of the row.
            row: the row that matches; None adds one.
            values: by column; what is not in it stays as it was.
            place: where the record stands in the file.
            links: columns that only a new row gets: parents and keys.
            owner: the row that counts as changed when this one is added or changed.
            frozen: set where a difference is a fault: the Dutch sentence.

        Returns:
            The row; None when it may not be added.
        """
        if row is None:
            if frozen:
                self.fault(place, frozen)
                return None
            for column in _NEEDED.get(model, ()):
                if column not in values:
                    self.fault(
                        f"{place}.{column}", "deze sleutel ontbreekt of is leeg. Vul hem in."
                    )
            row = model(key=new_key(), **(links or {}), **values)
            self._added[model].append(row)
            self._mark(row, NEW, owner)
            return row
        self._states.setdefault(row.key, (model, LEFT))
        for column, value in values.items():
            if value == getattr(row, column):
                continue
            if frozen:
                self.fault(f"{place}.{column}", frozen)
                continue
            self._changed.append((row, column, value))
            self._mark(row, CHANGED, owner)
        return row

    def put_all(
        self,
        model: type[m.Row],
        rows: Iterable[Any],
        records: Iterable[Any],
        columns: Iterable[str],
        place: str,
        *,
        by: Sequence[str] = ("on",),
        links: Mapping[str, Any],
        owner: Any = None,
    ) -> list[Any]:
        """Add or change the rows of a list whose records are told apart by some columns.

        Args:
            model: of the rows.
            rows: that are there.
            records: of the file, in its order.
            columns: what a record may say besides.
            place: where the list stands in the file.
            by: the columns; an attribute of the record has the same name.
            links: as in ``put``.
            owner: as in ``put``.

        Returns:
            The row of each record.
        """
        there = {tuple(getattr(row, name) for name in by): row for row in rows}
        put = []
        for index, record in enumerate(records):
            spot = f"{place}[{index}]"
            same = {name: getattr(record, name) for name in by}
            found = there.get(tuple(same.values()))
            values = self.said(record, spot, columns)
            put.append(self.put(model, found, values, spot, links={**links, **same}, owner=owner))
        return put

    def _mark(self, row: Any, state: str, owner: Any) -> None:
        model, before = self._states.get(row.key, (type(row), LEFT))
        self._states[row.key] = (model, NEW if NEW in (before, state) else state)
        if owner is not None:
            self._mark(owner, CHANGED, None)

    def count(self, state: str) -> Counter[type[m.Row]]:
        """How many rows of each model are NEW, CHANGED or LEFT."""
        return Counter(model for model, is_now in self._states.values() if is_now == state)

    def added(self, model: type[m.Row]) -> list[Any]:
        """The rows of a model that would be added."""
        return self._added[model]

    def carry_out(
        self, session: Session, progress: Callable[[int, int], None] | None = None
    ) -> None:
        """Add and change in this session; the caller commits."""
        for row, column, value in self._changed:
            setattr(row, column, value)
        session.flush()
        done, total = 0, sum(len(rows) for rows in self._added.values())
        for model in ORDER:
            rows = self._added[model]
            for start in range(0, len(rows), _BATCH):
                if progress is not None:
                    progress(
                        total // (MERGE_SHARE - 1) + done, total * MERGE_SHARE // (MERGE_SHARE - 1)
                    )
                session.add_all(rows[start : start + _BATCH])
                session.flush()
                done += len(rows[start : start + _BATCH])


_DEFAULTS: dict[type, dict[str, Any]] = {}


def _defaults(record: type) -> dict[str, Any]:
    """What each attribute of a record holds when nobody said anything."""
    if record not in _DEFAULTS:
        _DEFAULTS[record] = {
            field.name: field.default_factory()
            if field.default_factory is not dataclasses.MISSING
            else field.default
            for field in dataclasses.fields(record)
        }
    return _DEFAULTS[record]


def stored(value: Any) -> Any:
    """A value of a record as its column holds it: lists for tuples, None for an empty one."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value] or None
    return dict(value) if isinstance(value, Mapping) else value


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value
