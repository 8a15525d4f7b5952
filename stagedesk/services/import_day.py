"""Sick calls, agreed hours, papers, pictures and stand-ins on their way into the database."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from stagedesk import models as m
from stagedesk.domain.attachments import MOST_OF_STUDENT, Attachment
from stagedesk.domain.dossier import Staff
from stagedesk.domain.placements import Placement
from stagedesk.domain.stand_ins import StandIn
from stagedesk.domain.students import Enrollment, Student, attachments_of
from stagedesk.services.import_match import Present
from stagedesk.services.import_merge import Merge

_NOTICE = ("until", "absence", "reported", "company_called", "home_called", "remark")
_DEAL = ("agreed_minutes", "until", "remark")
_PAPER = ("asked_by", "received_on", "until", "remark")
#: Of a placement: columns that the record holds by the same name.
PLACEMENT_FACTS = (
    "clothes_ready",
    "route_tried",
    "travel_by",
    "travel_minutes",
    "travel_route",
)


def merge_year(
    merge: Merge, present: Present, enrollment: Enrollment, row: m.Enrollment, place: str
) -> None:
    """Match and merge the sick calls (by first day) and pictures of a school year."""
    links = {"student_key": row.student_key, "enrollment_key": row.key}
    there = present.under(m.AbsenceNotice, "enrollment_key", row.key)
    called = enrollment.absences
    merge.put_all(m.AbsenceNotice, there, called, _NOTICE, f"{place}.absences", links=links)
    pictures = present.under(m.Attachment, "enrollment_key", row.key)
    own = [picture for picture in pictures if picture.placement_key is None]
    _pictures(merge, enrollment.attachments, own, links, place)


def merge_placement(
    merge: Merge, present: Present, one: Placement, row: m.Placement, place: str
) -> None:
    """Match and merge the agreed hours (by day) and pictures of a placement."""
    links = {"student_key": row.student_key, "placement_key": row.key}
    there = present.under(m.MakeUpDeal, "placement_key", row.key)
    merge.put_all(m.MakeUpDeal, there, one.make_ups, _DEAL, f"{place}.make_ups", links=links)
    pictures = present.under(m.Attachment, "placement_key", row.key)
    links["enrollment_key"] = row.enrollment_key
    _pictures(merge, one.attachments, pictures, links, place)


def merge_papers(
    merge: Merge, present: Present, student: Student, row: m.Student, place: str
) -> None:
    """Match and merge the papers of a student: by kind, title and day of asking.

    Among equals the same last day comes first, then what is left in the order of making.
    """
    free = list(present.under(m.StudentPaper, "student_key", row.key))
    for index, one in enumerate(student.papers):
        alike = [
            paper
            for paper in free
            if (paper.kind, paper.title, paper.requested_on)
            == (one.kind, one.title, one.requested_on)
        ]
        found = next((p for p in alike if p.until == one.until), next(iter(alike), None))
        if found is not None:
            free.remove(found)
        spot = f"{place}.papers[{index}]"
        fixed = {"kind": one.kind, "title": one.title, "requested_on": one.requested_on}
        merge.put(
            m.StudentPaper,
            found,
            merge.said(one, spot, _PAPER),
            spot,
            links={"student_key": row.key, **fixed},
        )


def merge_stand_ins(
    merge: Merge, key: Any, rows: Sequence[m.StandIn], staff: Sequence[tuple[Staff, Any]]
) -> None:
    """Match and merge stand-ins by who is away and the first day.

    Args:
        merge: collects what would be done.
        key: (reference, place) to the key of a colleague.
        rows: that are there.
        staff: of the file, each with its row.
    """
    there = {(row.staff_key, row.since): row for row in rows}
    for index, (one, row) in enumerate(staff):
        for number, stand_in in enumerate(one.stand_ins):
            spot = f"staff[{index}].stand_ins[{number}]"
            _stand_in(merge, key(stand_in.by, f"{spot}.by"), stand_in, row, there, spot)


def _stand_in(
    merge: Merge,
    by: str | None,
    one: StandIn,
    row: Any,
    there: Mapping[tuple[str, Any], m.StandIn],
    place: str,
) -> None:
    if by == row.key:
        merge.fault(f"{place}.by", "niemand neemt voor zichzelf waar. Kies een andere collega.")
    merge.put(
        m.StandIn,
        there.get((row.key, one.since)),
        {"by_key": by, **merge.said(one, place, ("until", "remark"))},
        place,
        links={"staff_key": row.key, "since": one.since},
    )


def _pictures(
    merge: Merge,
    pictures: Sequence[Attachment],
    rows: Sequence[m.Attachment],
    links: Mapping[str, Any],
    place: str,
) -> None:
    """The same file of the same kind is the same picture; one that is new brings its content."""
    free = list(rows)
    for index, one in enumerate(pictures):
        spot = f"{place}.attachments[{index}]"
        digest = hashlib.sha256(one.content).hexdigest()
        found = next((r for r in free if (r.kind, r.digest) == (one.kind, digest)), None)
        if found is not None:
            free.remove(found)
        row = merge.put(
            m.Attachment,
            found,
            merge.said(one, spot, ("name", "iso_year", "iso_week", "moment")),
            spot,
            links={
                **links,
                "kind": one.kind,
                "on": one.on,
                "digest": digest,
                "size": len(one.content),
            },
        )
        if found is None:
            of = {"student_key": row.student_key, "attachment_key": row.key}
            merge.put(
                m.AttachmentContent, None, {"content": one.content}, spot, links=of, owner=row
            )


def check_sizes(merge: Merge, student: Student, place: str) -> None:
    """A student's pictures of one file stay within what can be exported again."""
    if sum(len(one.content) for one in attachments_of(student)) > MOST_OF_STUDENT:
        merge.fault(place, "de bewaarde papieren zijn samen meer dan 30 MB. Haal er een weg.")
