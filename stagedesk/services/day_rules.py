"""What sick calls, agreed hours, papers and stand-ins must obey when they are saved."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.absence_notices import notice_problems
from stagedesk.domain.make_up import deal_problems
from stagedesk.domain.problem import Problem
from stagedesk.domain.stand_ins import stand_in_problems
from stagedesk.domain.student_papers import paper_problems
from stagedesk.services.day_records import absence_notice, make_up_deal, student_paper
from stagedesk.services.twins import twin

REQUIRED: dict[str, tuple[str, ...]] = {
    "absence_notice": ("on", "absence"),
    "make_up_deal": ("on",),
    "student_paper": ("kind",),
    "stand_in": ("by", "since"),
}
NEVER_NULL = frozenset({"company_called", "home_called"})


def notice(session: Session, row: m.AbsenceNotice, on: dt.date | None) -> Iterator[Problem]:
    """A sick call: one a day, and its own rules."""
    if twin(session, row, m.AbsenceNotice, "enrollment_key", "on"):
        yield Problem("on", "Van deze dag is er al een melding")
    yield from notice_problems(absence_notice(row))


def deal(session: Session, row: m.MakeUpDeal, on: dt.date | None) -> Iterator[Problem]:
    """Agreed hours: one agreement a day, and their own rules."""
    if twin(session, row, m.MakeUpDeal, "placement_key", "on"):
        yield Problem("on", "Van deze dag is er al een afspraak")
    yield from deal_problems(make_up_deal(row))


def paper(session: Session, row: m.StudentPaper, on: dt.date | None) -> Iterator[Problem]:
    """A paper that a company asks for."""
    yield from paper_problems(student_paper(row))


def stand_in(session: Session, row: m.StandIn, on: dt.date | None) -> Iterator[Problem]:
    """A take-over: not by oneself, and one at a time."""
    others = session.execute(
        select(m.StandIn.since, m.StandIn.until).where(
            m.StandIn.staff_key == row.staff_key,
            m.StandIn.key != row.key,
            m.StandIn.removed.is_(None),
        )
    )
    spans = [(since, until) for since, until in others]
    yield from stand_in_problems(row.since, row.until, row.staff_key, row.by_key, spans)


RULES: dict[type[m.Row], Callable[[Session, Any, dt.date | None], Iterator[Problem]]] = {
    m.AbsenceNotice: notice,
    m.MakeUpDeal: deal,
    m.StudentPaper: paper,
    m.StandIn: stand_in,
}
#: Who still needs a row: model, column, target, Dutch words.
USERS = (
    (m.Attachment, "placement_key", m.Placement, "er zijn {count} bewaarde papieren bij"),
    (m.MakeUpDeal, "placement_key", m.Placement, "er zijn {count} inhaalafspraken bij"),
    (m.StandIn, "staff_key", m.Staff, "er staan {count} waarnemingen bij"),
    (m.StandIn, "by_key", m.Staff, "neemt {count} keer waar"),
)
