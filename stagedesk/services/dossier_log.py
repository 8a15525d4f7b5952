"""The history of a dossier in words: who changed which value, when, from what to what."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.form import Field, Kind
from stagedesk.domain.grades import format_grade
from stagedesk.domain.own_times import show_own_times
from stagedesk.domain.slips import SLIP_DAY_FORM, SLIP_FORM
from stagedesk.domain.times import WEEKDAY_NAMES, format_date
from stagedesk.domain.values import show_value
from stagedesk.services import history
from stagedesk.services.forms import SHEETS

#: What each table of a dossier is called.
TABLES = {
    "student": "Leerling",
    "guardian": "Ouder of verzorger",
    "enrollment": "Schooljaar",
    "enrollment_version": "Schooljaar, eerder",
    "placement": "Stage",
    "placement_version": "Stage, eerder",
    "intake": "Intake",
    "hours_slip": "Urenbriefje",
    "slip_day": "Dag van een briefje",
    "moment": "Beoordeling",
    "grade": "Cijfer",
    "signature": "Handtekening",
    "certificate": "Certificaat",
    "reminder": "Telefoontje",
    "log_entry": "Logboek",
    "goal": "Doel",
    "judgement": "Oordeel over een doel",
    "support_cycle": "Begeleiding",
    "cycle_step": "Stap van de begeleiding",
    "job_analysis": "Jobanalyse",
    "job_task": "Taak op de werkplek",
    "programme": "Traject",
    "sva2": "SVA2",
    "practice_statement": "Praktijkverklaring",
    "employment_contract": "Arbeidscontract",
    "absence_notice": "Ziekmelding",
    "make_up_deal": "Inhaalafspraak",
    "student_paper": "Papier voor een bedrijf",
    "attachment": "Bewaard papier",
    "attachment_content": "Foto van een papier",
    "lead": "Tip voor een stageplek",
    "meanwhile": "Afspraak zonder stage",
    "meeting_entry": "Besproken in een overleg",
    "internal_member": "Groep van de interne stage",
    "internal_apart": "Niet samen in een groep",
    "outflow": "Uitstroom",
    "aftercare_contact": "Contact in de nazorg",
    "retention_hold": "Langer bewaren",
}
_NAMED: dict[str, Any] = {
    "company_key": m.Company,
    "supervisor_key": m.Supervisor,
    "mentor_key": m.Staff,
    "jobcoach_key": m.Staff,
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """One change in words; ``old`` and ``new`` are empty where there is no value."""

    at: dt.datetime
    staff: str
    title: str
    what: str
    old: str
    new: str


def lines(session: Session, student_key: str, limit: int = 300) -> tuple[LogLine, ...]:
    """The newest changes of a dossier, newest first."""
    found = history.dossier_history(session, student_key, limit)
    names = _names(session)
    fields = _fields()
    return tuple(
        LogLine(
            line.at,
            line.staff,
            line.title,
            _what(line, fields),
            _text(line, line.old, fields, names) if line.kind == "update" else "",
            _text(line, line.new, fields, names) if line.kind == "update" else _whole(line, names),
        )
        for line in found
        if not (line.kind == "update" and line.column == "removed" and line.new is None)
    )


def _fields() -> dict[tuple[str, str], Field]:
    """The declared field of each column, for its label and how its value shows."""
    found = {
        (model.__tablename__, field.name): field
        for form, model in SHEETS.values()
        for field in form.fields
    }
    for form, table in ((SLIP_FORM, "hours_slip"), (SLIP_DAY_FORM, "slip_day")):
        found.update({(table, field.name): field for field in form.fields})
    return found


def _field(table: str, column: str, fields: Mapping[tuple[str, str], Field]) -> Field | None:
    table = table.removesuffix("_version")
    return fields.get((table, column)) or fields.get((table, column.removesuffix("_key")))


def _what(line: history.HistoryLine, fields: Mapping[tuple[str, str], Field]) -> str:
    table = TABLES.get(line.table, line.table)
    if line.kind == "insert":
        return f"{table}: nieuw"
    if line.kind == "delete" or line.column == "removed":
        return f"{table}: verwijderd"
    field = _field(line.table, line.column or "", fields)
    label = field.screen_label.lower() if field else _COLUMNS.get(line.column or "", "gegeven")
    return f"{table}: {label}"


_COLUMNS = {
    "tenths": "cijfer",
    "position": "volgorde",
    "until": "tot en met",
    "date": "datum",
    "assignment": "stageopdracht",
    "grade": "stagecijfer",
    "feedback": "opmerkingen",
    "went_well": "reflectie: wat ging goed",
    "next_time": "reflectie: volgende keer",
    "closed_on": "gesloten op",
    "policy_key": "beleid",
    "on": "dag",
    "result": "wat er gezegd is",
}


def _text(
    line: history.HistoryLine,
    value: Any,
    fields: Mapping[tuple[str, str], Field],
    names: Mapping[str, str],
) -> str:
    """A stored value as the screen shows it."""
    column = line.column or ""
    if value is None or column == "removed":
        return ""
    if column in _NAMED:
        return names.get(str(value), "verwijderd")
    if column == "tenths":
        return format_grade(int(value))
    if column == "timetable":
        return ", ".join(show_own_times(tuple((d, b, e) for d, b, e in value)))
    field = _field(line.table, column, fields)
    if field is None:
        return str(value)
    if field.kind is Kind.DATE:
        return format_date(dt.date.fromisoformat(value))
    if field.kind is Kind.LINES:
        return "; ".join(str(part) for part in value if part)
    return show_value(field, value)


def _whole(line: history.HistoryLine, names: Mapping[str, str]) -> str:
    """The few words of a new row that say which one it is."""
    row = line.new if isinstance(line.new, dict) else {}
    if line.table == "grade" and row.get("tenths") is not None:
        return f"{row['skill']}: {format_grade(int(row['tenths']))}"
    if line.table == "placement":
        return names.get(str(row.get("company_key")), "")
    if line.table == "hours_slip":
        return f"week {row.get('iso_week')}"
    if line.table == "slip_day" and row.get("weekday") is not None:
        return WEEKDAY_NAMES[int(row["weekday"])]
    if line.table == "moment":
        return f"BO {row.get('moment')}"
    if row.get("on"):
        return format_date(dt.date.fromisoformat(row["on"]))
    return str(row.get("name") or row.get("text") or row.get("school_year") or "")


def _names(session: Session) -> dict[str, str]:
    """Names of companies, supervisors and staff by key, removed ones included."""
    return {
        key: name
        for model in (m.Company, m.Supervisor, m.Staff)
        for key, name in session.execute(select(model.key, model.name))
    }
