"""What meetings, the internal stage and agreements without a placement must obey when saved."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.problem import Problem
from stagedesk.domain.without_placement import meanwhile_problems
from stagedesk.services.planning_records import meanwhile
from stagedesk.services.twins import twin

#: Fields without which a row cannot be.
REQUIRED: dict[str, tuple[str, ...]] = {
    "meanwhile": ("on",),
    "meeting": ("kind", "on"),
    "internal_part": ("name", "at_once"),
}


def _meanwhile(session: Session, row: m.Meanwhile, on: dt.date | None) -> Iterator[Problem]:
    if twin(session, row, m.Meanwhile, "enrollment_key", "on"):
        yield Problem("on", "Deze dag staat er al. Kies een andere.")
    yield from meanwhile_problems(meanwhile(row))


def _meeting(session: Session, row: m.Meeting, on: dt.date | None) -> Iterator[Problem]:
    if twin(session, row, m.Meeting, "kind", "on"):
        yield Problem("on", "Dit overleg is er al op deze dag.")


def _part(session: Session, row: m.InternalPart, on: dt.date | None) -> Iterator[Problem]:
    if twin(session, row, m.InternalPart, "school_year", "name"):
        yield Problem("name", "Dit onderdeel is er al.")


RULES: dict[type[m.Row], Callable[[Session, Any, dt.date | None], Iterator[Problem]]] = {
    m.Meanwhile: _meanwhile,
    m.Meeting: _meeting,
    m.InternalPart: _part,
}
