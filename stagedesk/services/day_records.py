"""Sick calls, agreed hours, papers and pictures from rows to records, and stand-ins of staff."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.absence_notices import AbsenceNotice
from stagedesk.domain.attachments import Attachment
from stagedesk.domain.make_up import MakeUpDeal
from stagedesk.domain.stand_ins import StandIn
from stagedesk.domain.student_papers import StudentPaper

#: (model, parent column, parent key) to the rows under it.
Under = Callable[[Any, str, str], list[Any]]
_OWN = ("travel_by", "travel_minutes", "travel_route")


def of_year(under: Under, key: str) -> dict[str, Any]:
    """The attributes ``absences`` and ``attachments`` of an enrollment with this key."""
    notices = map(absence_notice, under(m.AbsenceNotice, "enrollment_key", key))
    pictures = under(m.Attachment, "enrollment_key", key)
    return {
        "absences": tuple(sorted(notices, key=lambda one: one.on)),
        "attachments": _in_order(row for row in pictures if row.placement_key is None),
    }


def of_placement(under: Under, row: Any) -> dict[str, Any]:
    """What the day adds to a placement: ticks, the way, agreed hours, pictures."""
    deals = map(make_up_deal, under(m.MakeUpDeal, "placement_key", row.key))
    return {
        "clothes_ready": flag(row.clothes_ready),
        "route_tried": flag(row.route_tried),
        **{name: getattr(row, name) for name in _OWN},
        "make_ups": tuple(sorted(deals, key=lambda one: one.on)),
        "attachments": _in_order(under(m.Attachment, "placement_key", row.key)),
    }


def of_student(under: Under, key: str) -> dict[str, Any]:
    """The attribute ``papers`` of a student with this key."""
    papers = map(student_paper, under(m.StudentPaper, "student_key", key))
    return {"papers": tuple(sorted(papers, key=lambda one: (one.kind, one.key)))}


def stand_ins(session: Session, names: Mapping[str, str]) -> dict[str, tuple[StandIn, ...]]:
    """Who takes over whose students, by key of who is away; ``names`` are the references."""
    query = select(m.StandIn).where(m.StandIn.removed.is_(None)).order_by(m.StandIn.since)
    found: dict[str, list[StandIn]] = defaultdict(list)
    for row in session.execute(query).scalars():
        if row.by_key in names:
            one = StandIn(names[row.by_key], row.since, row.until, row.remark, row.key)
            found[row.staff_key].append(one)
    return {key: tuple(ones) for key, ones in found.items()}


def absence_notice(row: Any) -> AbsenceNotice:
    """A sick call from its row."""
    return AbsenceNotice(
        on=row.on,
        until=row.until,
        absence=row.absence,
        reported=flag(row.reported),
        company_called=bool(row.company_called),
        home_called=bool(row.home_called),
        remark=row.remark,
        key=row.key,
    )


def make_up_deal(row: Any) -> MakeUpDeal:
    """An agreement about hours from its row."""
    return MakeUpDeal(row.on, row.agreed_minutes, row.until, row.remark, row.key)


def student_paper(row: Any) -> StudentPaper:
    """A paper of a student from its row."""
    return StudentPaper(
        kind=row.kind,
        title=row.title,
        asked_by=row.asked_by,
        requested_on=row.requested_on,
        received_on=row.received_on,
        until=row.until,
        remark=row.remark,
        key=row.key,
    )


def attachment(row: Any) -> Attachment:
    """The facts of a picture from its row, without the file."""
    return Attachment(
        kind=row.kind,
        on=row.on,
        name=row.name,
        iso_year=row.iso_year,
        iso_week=row.iso_week,
        moment=row.moment,
        digest=row.digest,
        key=row.key,
    )


def flag(value: object) -> bool | None:
    """Yes, no, or not said: a row that was read as a table holds 1, 0 or nothing."""
    return None if value is None else bool(value)


def _in_order(rows: Any) -> tuple[Attachment, ...]:
    return tuple(sorted(map(attachment, rows), key=lambda one: (one.on, one.kind, one.key)))
