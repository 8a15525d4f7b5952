"""Which meeting about students without a placement is due: of everybody, not of one student."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.meetings import MEETING_KINDS
from stagedesk.domain.times import short_date
from stagedesk.services import policies, without_placement
from stagedesk.services.todo import Act, Kind, Todo, Urgency

#: The setting of the policy that says after how many days each kind comes again.
_EVERY = {"placement": "placement_talk_days", "mt": "mt_talk_days"}
#: A meeting that needs more than the jobcoaches is said so long beforehand, to plan it.
_AHEAD = {"placement": timedelta(0), "mt": timedelta(days=7)}
#: Days after its day from which a meeting is too late.
_LATE = 7


def meetings(session: Session, on: date, school_year: str) -> Iterator[Todo]:
    """Meetings that are due (Leerlingen zonder stage: weekly, once in six weeks with the MT).

    Only on school days, only while somebody is without a placement, and only of a kind that was
    ever held here: a school that keeps its meetings elsewhere is not asked each week.
    """
    calendar = policies.calendar_of(session, school_year)
    if not calendar.first_day <= on <= calendar.last_day or calendar.is_free(on):
        return
    settings = policies.policy_of(session, school_year).settings
    last = select(m.Meeting.kind, func.max(m.Meeting.on)).where(
        m.Meeting.removed.is_(None), m.Meeting.on <= on
    )
    held = {kind: day for kind, day in session.execute(last.group_by(m.Meeting.kind))}
    due = {
        kind: max(held[kind] + timedelta(days=settings[every]), calendar.first_day)
        for kind, every in _EVERY.items()
        if kind in held
    }
    asked = {kind: day for kind, day in due.items() if day <= on + _AHEAD[kind]}
    if not asked or not without_placement.anybody(session, school_year, on):
        return
    for kind, day in asked.items():
        yield _todo(kind, day, held[kind], on)


def _todo(kind: str, day: date, last: date, on: date) -> Todo:
    words = dict(MEETING_KINDS)[kind]
    late = (on - day).days > _LATE
    return Todo(
        kind=Kind.NO_PLACEMENT,
        urgency=Urgency.LATE if late else Urgency.WEEK if day <= on else Urgency.SOON,
        act=Act.WITHOUT,
        rank=6,
        sign="due",
        enrollment_key="",
        student_key="",
        student=words,
        where="leerlingen zonder stage",
        what=f"{words} is aan de beurt" if day <= on else f"{words} vóór {short_date(day)}",
        detail=f"Het vorige was op {short_date(last)}",
        button="Naar de lijst",
        by=day,
        badge="overleg",
    )
