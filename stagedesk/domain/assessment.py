"""A beoordelingsmoment as a value: BO 1, 2 or 3 at one placement (Bijlage 1)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: Who signs a moment, in the order of the form.
SIGNERS = ("supervisor", "student", "jobcoach")
#: One stroke is a run of points; x and y are integers in 1/1000 of the pad's width.
Stroke = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """How a moment was closed: read-only from then on.

    Attributes:
        on: day of closing. paper: signed on paper instead of drawn.
        signatures: strokes by signer (one of SIGNERS).
        basis: the names that the form carried when it was closed, as canonical JSON values.
    """

    on: dt.date
    paper: bool = False
    signatures: Mapping[str, tuple[Stroke, ...]] = field(default_factory=dict)
    basis: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """One of the three moments of a year, at one placement.

    Attributes:
        moment: 1, 2 or 3.
        grades: integer tenths (75 is 7,5) by skill id (``2.3``); a missing skill is not graded.
        assignment: grade of the stageopdracht in tenths; counts in no mean.
        grade: stagecijfer entered by the jobcoach in tenths, beside the computed one.
        closing: None while open. signatures: drawn strokes of a moment that is still open.
    """

    moment: int
    date: dt.date | None = None
    grades: Mapping[str, int] = field(default_factory=dict)
    assignment: int | None = None
    grade: int | None = None
    feedback: str | None = None
    signatures: Mapping[str, tuple[Stroke, ...]] = field(default_factory=dict)
    closing: Closing | None = None
    key: str = field(default="", compare=False)
