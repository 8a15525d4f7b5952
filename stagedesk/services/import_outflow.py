"""Outflow, aftercare and removal put off on their way into the database."""

from stagedesk import models as m
from stagedesk.domain.outflow import OUTFLOW_FORM
from stagedesk.domain.students import Student
from stagedesk.services.import_match import Present
from stagedesk.services.import_merge import Merge

_OUTFLOW = tuple(field.name for field in OUTFLOW_FORM.fields)
_CONTACT = ("done", "spoken_to", "working", "report")


def merge_outflow(
    merge: Merge, present: Present, student: Student, row: m.Student, place: str
) -> None:
    """Match and merge how a student leaves; contacts of the aftercare match by day."""
    links = {"student_key": row.key}
    if student.outflow is not None:
        spot = f"{place}.outflow"
        there = present.under(m.Outflow, "student_key", row.key)
        values = merge.said(student.outflow, spot, _OUTFLOW)
        merge.put(m.Outflow, there[0] if there else None, values, spot, links=links)
    there = present.under(m.AftercareContact, "student_key", row.key)
    heard = student.aftercare
    merge.put_all(m.AftercareContact, there, heard, _CONTACT, f"{place}.aftercare", links=links)
    if student.hold is not None:
        spot = f"{place}.hold"
        there = present.under(m.RetentionHold, "student_key", row.key)
        values = {"until": student.hold.until, "reason": student.hold.reason}
        merge.put(m.RetentionHold, there[0] if there else None, values, spot, links=links)
