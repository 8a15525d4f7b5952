"""Outflow, aftercare and removal put off from rows to records, for dossiers and their own tab."""

from collections.abc import Callable
from typing import Any

from stagedesk import models as m
from stagedesk.domain.aftercare import Contact
from stagedesk.domain.outflow import OUTFLOW_FORM, Outflow
from stagedesk.domain.retention import Hold


def of_student(under: Callable[[Any, str, str], list[Any]], key: str) -> dict[str, Any]:
    """The attributes ``outflow``, ``aftercare`` and ``hold`` of a student.

    Args:
        under: (model, parent column, parent key) to the rows under it.
        key: of the student.
    """
    leaving = under(m.Outflow, "student_key", key)
    held = under(m.RetentionHold, "student_key", key)
    contacts = map(contact, under(m.AftercareContact, "student_key", key))
    return {
        "outflow": outflow(leaving[0]) if leaving else None,
        "aftercare": tuple(sorted(contacts, key=lambda one: one.on)),
        "hold": hold(held[0]) if held else None,
    }


def outflow(row: Any) -> Outflow:
    """How a student leaves, from its row."""
    values = {field.name: getattr(row, field.name) for field in OUTFLOW_FORM.fields}
    if values["able_to_work"] is not None:
        values["able_to_work"] = bool(values["able_to_work"])
    return Outflow(**values, key=row.key)


def contact(row: Any) -> Contact:
    """A contact of the aftercare from its row."""
    working = None if row.working is None else bool(row.working)
    return Contact(row.on, bool(row.done), row.spoken_to, working, row.report, row.key)


def hold(row: Any) -> Hold:
    """Removal put off, from its row."""
    return Hold(row.until, row.reason, row.key)
