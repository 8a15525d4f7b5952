"""Saving one field of one form: the value is read, judged, written; the rest stays as it was.

What is right is saved at once, what is wrong stays a draft beside its field (design.md, The one
way data goes). Every form of the domain whose fields are columns of one table goes through here.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.absence_notices import ABSENCE_NOTICE_FORM
from stagedesk.domain.aftercare import CONTACT_FORM
from stagedesk.domain.companies import COMPANY_FORM, SUPERVISOR_FORM
from stagedesk.domain.company_contacts import COMPANY_CONTACT_FORM
from stagedesk.domain.dossier import SCHOOL_FORM, STAFF_FORM
from stagedesk.domain.employment import EMPLOYMENT_FORM
from stagedesk.domain.first_day import FIRST_DAY_FORM
from stagedesk.domain.form import Form, Kind
from stagedesk.domain.goals import GOAL_FORM
from stagedesk.domain.intake import INTAKE_FORM
from stagedesk.domain.internal import INTERNAL_PART_FORM
from stagedesk.domain.job_analysis import JOB_ANALYSIS_FORM, JOB_TASK_FORM
from stagedesk.domain.leads import LEAD_FORM
from stagedesk.domain.log import LOG_FORM
from stagedesk.domain.make_up import MAKE_UP_FORM
from stagedesk.domain.meetings import MEETING_FORM
from stagedesk.domain.outflow import OUTFLOW_FORM
from stagedesk.domain.own_times import read_own_times, show_own_times
from stagedesk.domain.placements import PLACEMENT_FORM
from stagedesk.domain.practice_statements import PRACTICE_STATEMENT_FORM
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.programmes import PROGRAMME_FORM
from stagedesk.domain.retention import HOLD_FORM
from stagedesk.domain.stand_ins import STAND_IN_FORM
from stagedesk.domain.student_papers import STUDENT_PAPER_FORM
from stagedesk.domain.students import ENROLLMENT_FORM, GUARDIAN_FORM, STUDENT_FORM
from stagedesk.domain.support import CYCLE_FORM, CYCLE_STEP_FORM
from stagedesk.domain.sva2 import SVA2_FORM
from stagedesk.domain.values import read_value
from stagedesk.domain.wishes import WISH_FORM
from stagedesk.domain.without_placement import MEANWHILE_FORM
from stagedesk.models.history import current_clock
from stagedesk.services import drafts, form_rules
from stagedesk.services.versions import is_dated, keep_version

#: Each form with the table that its fields are columns of.
SHEETS: dict[str, tuple[Form, type[m.Row]]] = {
    form.name: (form, model)
    for form, model in (
        (STUDENT_FORM, m.Student),
        (GUARDIAN_FORM, m.Guardian),
        (ENROLLMENT_FORM, m.Enrollment),
        (COMPANY_FORM, m.Company),
        (SUPERVISOR_FORM, m.Supervisor),
        (STAFF_FORM, m.Staff),
        (SCHOOL_FORM, m.School),
        (PLACEMENT_FORM, m.Placement),
        (INTAKE_FORM, m.Intake),
        (LOG_FORM, m.LogEntry),
        (ABSENCE_NOTICE_FORM, m.AbsenceNotice),
        (FIRST_DAY_FORM, m.Placement),
        (MAKE_UP_FORM, m.MakeUpDeal),
        (STUDENT_PAPER_FORM, m.StudentPaper),
        (STAND_IN_FORM, m.StandIn),
        (GOAL_FORM, m.Goal),
        (MEANWHILE_FORM, m.Meanwhile),
        (MEETING_FORM, m.Meeting),
        (INTERNAL_PART_FORM, m.InternalPart),
        (CYCLE_FORM, m.SupportCycle),
        (CYCLE_STEP_FORM, m.CycleStep),
        (SVA2_FORM, m.Sva2),
        (EMPLOYMENT_FORM, m.EmploymentContract),
        (JOB_ANALYSIS_FORM, m.JobAnalysis),
        (JOB_TASK_FORM, m.JobTask),
        (PRACTICE_STATEMENT_FORM, m.PracticeStatement),
        (PROGRAMME_FORM, m.Programme),
        (COMPANY_CONTACT_FORM, m.CompanyContact),
        (LEAD_FORM, m.Lead),
        (WISH_FORM, m.Enrollment),
        (OUTFLOW_FORM, m.Outflow),
        (CONTACT_FORM, m.AftercareContact),
        (HOLD_FORM, m.RetentionHold),
    )
}


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving one field.

    Attributes:
        value: as it stands now. problems: warnings; an error raises InputError instead.
    """

    value: object | None
    problems: tuple[Problem, ...] = ()


def column_of(model: type[m.Row], field: str) -> str:
    """The column of a form's field: its own name, or with ``_key`` where it names another row."""
    return field if hasattr(model, field) else f"{field}_key"


def values(session: Session, form: str, key: str) -> dict[str, object | None]:
    """The values of a row by field name; times in minutes, lists as tuples."""
    declared, model = SHEETS[form]
    row = _row(session, model, key)
    return {
        field.name: shown(getattr(row, column_of(model, field.name)), field.name)
        for field in declared.fields
        if "." not in field.name
    }


def shown(value: object, field: str) -> object | None:
    """A column's value as the form's editors take it."""
    if field == "timetable":
        return show_own_times(tuple((d, b, e) for d, b, e in value or ()))  # type: ignore[attr-defined]
    return tuple(value) if isinstance(value, list) else value


def save_field(
    session: Session,
    form: str,
    key: str,
    field: str,
    raw: object,
    *,
    on: dt.date | None = None,
    since: dt.date | None = None,
) -> Saved:
    """Read, judge and write one field of one row.

    Args:
        session: to write in.
        form: name of the form.
        key: of the row.
        field: name of the field.
        raw: text as typed, or a value that an editor made.
        on: today: a date without a year lies near it, and ages are judged on it.
        since: for a dated fact: from which day it holds; None corrects what was written.

    Raises:
        InputError: the value cannot be taken; nothing changed. The text can be a draft.
    """
    declared, model = SHEETS[form]
    row = _row(session, model, key)
    value = _read(declared, field, raw, on)
    column = column_of(model, field)
    if since is not None and is_dated(model, column) and getattr(row, column) != _stored(value):
        keep_version(session, row, since)
    setattr(row, column, _stored(value))
    problems = form_rules.judge(session, row, on)
    errors = tuple(replace(p, field=field) for p in problems if p.is_error)
    if errors:
        # Beside what was typed just now, whichever of the two fields the rule names.
        raise InputError(*errors)
    drafts.drop(session, form, key, field)
    return Saved(shown(getattr(row, column), field), problems)


def create(
    session: Session,
    form: str,
    given: Mapping[str, object],
    on: dt.date | None = None,
    **links: Any,
) -> str:
    """Make a row.

    Args:
        session: to write in.
        form: name of the form.
        given: values by field, as typed or chosen.
        on: today, as in save_field.
        links: columns that are no fields: ``student_key``, ``school_year``, ``position``.

    Returns:
        The key of the row.

    Raises:
        InputError: what is needed is empty, or a value cannot be taken; names every field.
    """
    declared, model = SHEETS[form]
    problems: list[Problem] = []
    read: dict[str, object] = {}
    for name, raw in given.items():
        try:
            value = _read(declared, name, raw, on)
        except InputError as fault:
            problems += fault.problems
            continue
        if value is not None:
            read[column_of(model, name)] = _stored(value)
    problems += [
        Problem(field.name, "Vul dit in.")
        for field in declared.fields
        if field.name in form_rules.REQUIRED.get(form, ())
        and column_of(model, field.name) not in read
        and not any(p.field == field.name for p in problems)
    ]
    if problems:
        raise InputError(*problems)
    row: Any = model(**read, **links)
    session.add(row)
    errors = tuple(p for p in form_rules.judge(session, row, on) if p.is_error)
    if errors:
        raise InputError(*errors)
    session.flush()
    return str(row.key)


def remove(session: Session, form: str, key: str) -> None:
    """Remove a row: a tombstone, which undo takes back.

    Raises:
        InputError: other rows still name it; says which.
    """
    row = _row(session, SHEETS[form][1], key)
    if used := form_rules.users(session, row):
        raise InputError(Problem("", used))
    row.removed = current_clock(session)


def _row(session: Session, model: type[m.Row], key: str) -> Any:
    row = session.get(model, key)
    if row is None or row.removed is not None:
        raise InputError(Problem("", "Dit is intussen verwijderd. Kies iets anders."))
    return row


def _read(form: Form, field: str, raw: object, near: dt.date | None) -> object | None:
    declared = form.field(field)
    if field == "timetable":
        lines = raw.splitlines() if isinstance(raw, str) else raw or ()
        return read_own_times(str(line or "") for line in lines)  # type: ignore[attr-defined]
    value = read_value(declared, raw, near)
    if value is None and field in form_rules.REQUIRED.get(form.name, ()):
        raise InputError(Problem(field, "Dit mag niet leeg zijn."))
    if value is None and declared.kind is Kind.FLAG and field in form_rules.NEVER_NULL:
        return False
    return value


def _stored(value: object) -> object:
    """A value as its column keeps it: tuples become lists, empty ones nothing."""
    if isinstance(value, tuple):
        return [list(v) if isinstance(v, tuple) else v for v in value] or None
    return value
