"""A dossier as a parent can read it: every key of the dossier file with its Dutch words.

Walks what the file holds instead of naming each value once more, so that nothing that a user
entered can be forgotten (inzage); a key without words of its own shows as it is written.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from stagedesk.domain.absence_notices import ABSENCE_NOTICE_FORM
from stagedesk.domain.aftercare import CONTACT_FORM
from stagedesk.domain.assessment import ASSESSMENT_FORM, SIGNER_LABELS
from stagedesk.domain.attachments import ATTACHMENT_FORM
from stagedesk.domain.employment import EMPLOYMENT_FORM
from stagedesk.domain.first_day import FIRST_DAY_FORM
from stagedesk.domain.form import Field, Form
from stagedesk.domain.goals import GOAL_FORM, RESULTS
from stagedesk.domain.intake import INTAKE_FORM
from stagedesk.domain.job_analysis import JOB_ANALYSIS_FORM, JOB_TASK_FORM
from stagedesk.domain.leads import LEAD_FORM
from stagedesk.domain.log import LOG_FORM
from stagedesk.domain.make_up import MAKE_UP_FORM
from stagedesk.domain.outflow import OUTFLOW_FORM
from stagedesk.domain.placements import PLACEMENT_FORM
from stagedesk.domain.practice_statements import PRACTICE_STATEMENT_FORM
from stagedesk.domain.programmes import PROGRAMME_FORM
from stagedesk.domain.retention import HOLD_FORM
from stagedesk.domain.slips import SLIP_DAY_FORM, SLIP_FORM, WEEKDAYS
from stagedesk.domain.student_papers import STUDENT_PAPER_FORM
from stagedesk.domain.students import ENROLLMENT_FORM, GUARDIAN_FORM, STUDENT_FORM
from stagedesk.domain.support import CYCLE_FORM, CYCLE_STEP_FORM
from stagedesk.domain.sva2 import SVA2_FORM
from stagedesk.domain.times import WEEKDAY_NAMES, format_date
from stagedesk.domain.wishes import WISH_FORM
from stagedesk.domain.without_placement import MEANWHILE_FORM

#: The forms that name the keys of each record of the file.
_FORMS: Mapping[str, tuple[Form, ...]] = {
    "student": (STUDENT_FORM,),
    "guardians": (GUARDIAN_FORM,),
    "enrollments": (ENROLLMENT_FORM, WISH_FORM),
    "versions": (ENROLLMENT_FORM, PLACEMENT_FORM),
    "placements": (PLACEMENT_FORM, FIRST_DAY_FORM),
    "intake": (INTAKE_FORM,),
    "slips": (SLIP_FORM,),
    "days": (SLIP_DAY_FORM,),
    "moments": (ASSESSMENT_FORM,),
    "goals": (GOAL_FORM,),
    "log": (LOG_FORM,),
    "absences": (ABSENCE_NOTICE_FORM,),
    "attachments": (ATTACHMENT_FORM,),
    "meanwhile": (MEANWHILE_FORM,),
    "leads": (LEAD_FORM,),
    "make_ups": (MAKE_UP_FORM,),
    "job_analysis": (JOB_ANALYSIS_FORM,),
    "job_tasks": (JOB_TASK_FORM,),
    "statements": (PRACTICE_STATEMENT_FORM,),
    "programme": (PROGRAMME_FORM,),
    "support": (CYCLE_FORM,),
    "steps": (CYCLE_STEP_FORM,),
    "sva2": (SVA2_FORM,),
    "contracts": (EMPLOYMENT_FORM,),
    "papers": (STUDENT_PAPER_FORM,),
    "outflow": (OUTFLOW_FORM,),
    "aftercare": (CONTACT_FORM,),
    "hold": (HOLD_FORM,),
}
#: What the lists and parts of the file are called.
_TITLES: Mapping[str, str] = {
    "guardians": "Ouders en verzorgers",
    "versions": "Zo was het eerder",
    "intake": "Intakegesprek",
    "slips": "Urenbriefjes",
    "days": "Dagen",
    "moments": "Beoordelingen",
    "grades": "Cijfers",
    "reminders": "Telefoontjes over urenbriefjes",
    "certificates": "Certificaten",
    "goals": "Doelen",
    "judgements": "Beoordeeld",
    "log": "Logboek, ook wat vertrouwelijk is",
    "absences": "Ziekmeldingen",
    "attachments": "Bewaarde papieren",
    "meanwhile": "Zonder stage",
    "leads": "Zelf gezochte stageplekken",
    "make_ups": "Afgesproken inhaaluren",
    "job_analysis": "Jobanalyse",
    "job_tasks": "Taken op de werkplek",
    "statements": "Praktijkverklaringen",
    "programme": "Traject",
    "support": "Begeleiding in stappen",
    "steps": "Stappen",
    "sva2": "SVA2",
    "contracts": "Arbeidscontracten",
    "papers": "Papieren voor een bedrijf",
    "outflow": "Uitstroom",
    "aftercare": "Nazorg",
    "hold": "Langer bewaren",
    "timetable": "Andere tijden",
    "closed": "Gesloten",
    "signatures": "Handtekeningen",
}
_WORDS: Mapping[str, str] = {
    "school_year": "schooljaar",
    "iso_year": "jaar",
    "iso_week": "week",
    "moment": "BO",
    "grade": "stagecijfer",
    "on": "dag",
    "to": "gebeld met",
    "result": "uitkomst",
    "until": "tot en met",
    "paper": "op papier",
    "content": "bestand",
    "basis": "stond op",
    "certificate": "deelcertificaat",
    "number": "nummer",
    "kind": "soort",
    "company": "bedrijf",
    "supervisor": "praktijkopleider",
    "step": "stap",
    "term": "soort",
    "remark": "opmerking",
    "home": "thuis",
    "part": "deelcertificaat",
    "final": "eindcertificaat",
    **dict(RESULTS),
    **{signer: label.removesuffix(" {school}") for signer, label in SIGNER_LABELS},
    **{short: name for short, name in zip(WEEKDAYS, WEEKDAY_NAMES, strict=True)},
}
#: Records that are a heading of their own; the others are one row each.
DEEP = ("enrollments", "placements")
#: What tells the rows of a list apart; a day where a list is not named here.
_NAMED_BY: Mapping[str, str] = {
    "guardians": "name",
    "versions": "until",
    "slips": "iso_week",
    "moments": "moment",
    "goals": "text",
    "leads": "name",
    "job_tasks": "name",
    "statements": "qualification",
    "support": "started",
    "steps": "step",
    "contracts": "employer",
    "papers": "kind",
}
#: Row labels that say nothing without their word.
_WITH_WORD = ("iso_week", "moment", "step", "until")
#: A row that only says that it is there.
_NOTHING = "–"
#: Too long or not to be read on paper: it is in the file beside it.
_ELSEWHERE = {"content": "zie dossier.json", "basis": "vastgelegd, zie dossier.json"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SKILL, _GRADE = re.compile(r"\d\.\d"), re.compile(r"\d{1,2}\.\d")


class Block(NamedTuple):
    """A heading with its rows of (label, text)."""

    title: str
    rows: tuple[tuple[str, str], ...]


def blocks(student: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Block]:
    """A student of a dossier file as headings with rows, in the order of the file.

    Args:
        student: one of the file's students.
        names: of companies and supervisors by the ids that the file gives them.
    """
    yield from _record("Leerling", student, "student", names)


def _record(
    title: str, record: Mapping[str, Any], kind: str, names: Mapping[str, str]
) -> Iterator[Block]:
    """A heading with the plain values of a record, then what hangs under it."""
    plain = {key: value for key, value in record.items() if not _nested(value)}
    yield Block(title, _pairs(plain, kind, names))
    for key, value in record.items():
        if key in plain or not value:
            continue
        if key in DEEP:
            for one in value:
                yield from _record(_heading(key, one, names), one, key, names)
            continue
        rows = (
            _pairs(value, key, names)
            if isinstance(value, dict)
            else tuple(_row(one, key, names) for one in value)
        )
        yield Block(_TITLES.get(key, key), rows)


def _pairs(
    record: Mapping[str, Any], kind: str, names: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Keys and values as rows; a label begins with a capital."""
    found = (_pair(key, value, kind, names) for key, value in record.items())
    return tuple((word[:1].upper() + word[1:], text or _NOTHING) for word, text in found)


def _heading(kind: str, one: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if kind == "enrollments":
        return f"Schooljaar {one.get('school_year', '')}".strip()
    since = f" vanaf {format_date(date.fromisoformat(one['start']))}" if one.get("start") else ""
    return f"Stage bij {names.get(one.get('company', ''), 'een bedrijf')}{since}"


def _nested(value: Any) -> bool:
    if isinstance(value, dict):
        return True
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _row(one: Mapping[str, Any], kind: str, names: Mapping[str, str]) -> tuple[str, str]:
    """One record of a list as one row: what tells it apart, and the rest of it."""
    by = _NAMED_BY.get(kind, "on")
    label = ""
    if by in one:
        word, text = _pair(by, one[by], kind, names)
        label = f"{word} {text}" if by in _WITH_WORD else text
    rest = [_pair(key, value, kind, names) for key, value in one.items() if key != by]
    said = "\n".join(f"{word}: {text}" if word else text for word, text in rest)
    return label[:1].upper() + label[1:], said or _NOTHING


def _pair(key: str, value: Any, kind: str, names: Mapping[str, str]) -> tuple[str, str]:
    field = _field(kind, key)
    word = field.screen_label if field else _TITLES.get(key) or _WORDS.get(key, key)
    return word, _ELSEWHERE.get(key) or _value(key, value, field, names)


def is_named(kind: str, key: str) -> bool:
    """Whether a key of a record of the file has Dutch words, or is a skill's own number."""
    return bool(_field(kind, key) or key in _TITLES or key in _WORDS or _SKILL.fullmatch(key))


def _field(kind: str, key: str) -> Field | None:
    for form in _FORMS.get(kind, ()):
        found = next((field for field in form.fields if field.name == key), None)
        if found is not None:
            return found
    return None


def _value(key: str, value: Any, field: Field | None, names: Mapping[str, str]) -> str:
    """A value of the file as Dutch words."""
    if key == "signatures":
        return ", ".join(_WORDS.get(who, who) for who in value)
    if isinstance(value, dict):
        kind = "days" if key in WEEKDAYS else key
        pairs = (_pair(k, v, kind, names) for k, v in value.items())
        between = "\n" if any(isinstance(one, dict) for one in value.values()) else "; "
        return between.join(f"{word}: {text}" for word, text in pairs)
    if isinstance(value, list):
        if any(isinstance(one, dict) for one in value):
            rows = (_row(one, key, names) for one in value)
            return "; ".join(f"{label}, {text}".replace("\n", ", ") for label, text in rows)
        return ", ".join(_value(key, one, field, names) for one in value if one)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if value is None:
        return "leeg"
    text = str(value)
    if (key in ("grade", "assignment") or _SKILL.fullmatch(key)) and _GRADE.fullmatch(text):
        return text.replace(".", ",")
    if _DAY.fullmatch(text):
        return format_date(date.fromisoformat(text))
    if field is not None and text in dict(field.choices):
        return dict(field.choices)[text]
    return names.get(text) or _WORDS.get(text) or text
