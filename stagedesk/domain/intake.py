"""The talk that starts a placement (Bijlage 2)."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Intake:
    """What the stage-intakeformulier holds beside student, company and placement.

    Attributes:
        date: day of the talk. time: minutes after midnight.
        tasks: the task slots row by row (at most ten on the form); goals: at most five.
        outcome: ``start``, ``conditions``, ``no`` or None while open.
    """

    date: dt.date | None = None
    time: int | None = None
    present: str | None = None
    company_info: str | None = None
    tasks: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    work_clothes: str | None = None
    agreements: str | None = None
    outcome: str | None = None
    conditions: str | None = None
