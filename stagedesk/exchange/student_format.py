"""Students and their school years of the dossier file, declared once."""

from typing import Any

from stagedesk.domain.handed_out import HandedOut
from stagedesk.domain.students import Enrollment, EnrollmentVersion, Guardian, Reminder, Student
from stagedesk.exchange import dossier_checks as checks
from stagedesk.exchange.dated import fold, unfold
from stagedesk.exchange.day_format import ABSENCES, ATTACHMENTS, STUDENT_PAPERS, one_notice_a_day
from stagedesk.exchange.log_format import GOAL, LOG_ENTRY
from stagedesk.exchange.network_format import WISH_KEYS, one_of_a_name
from stagedesk.exchange.outflow_format import CONTACT, HOLD, OUTFLOW, one_a_day
from stagedesk.exchange.placement_format import PLACEMENT
from stagedesk.exchange.planning_format import MEANWHILE, one_meanwhile_a_day
from stagedesk.exchange.scalars import (
    DAY,
    FLAG,
    FROZEN,
    LONG_TEXT,
    NAME,
    POSTCODE,
    SCHOOL_YEAR,
    STUDENT_NUMBER,
    choice,
    text,
    whole,
)
from stagedesk.exchange.shapes import Key, list_of, record
from stagedesk.exchange.support_checks import student as support_of_student
from stagedesk.exchange.support_format import STUDENT_KEYS

_GUARDIAN = record(
    (Key("name", NAME, needed=True), *(Key(name, NAME) for name in ("relation", "phone", "email"))),
    lambda values: Guardian(**values),
)
_REMINDER = record(
    (
        Key("on", DAY, needed=True),
        Key("to", choice("home", "company"), needed=True),
        Key("result", LONG_TEXT),
    ),
    lambda values: Reminder(**values),
)
_CERTIFICATE = record(
    (
        Key("number", text(50), needed=True),
        Key("kind", choice("part", "final"), needed=True),
        Key("certificate", whole(1, 6)),
        Key("company", NAME, note="its name, frozen"),
        Key("on", DAY, needed=True),
        Key("basis", FROZEN, note="what it stood on, frozen"),
    ),
    lambda values: HandedOut(**values),
    checks=(checks.handed_out,),
)
_PERSONS = (
    Key("school_class", NAME),
    Key("mentor", text(500), note='name of staff, or "name <email>" where two share the name'),
    Key("jobcoach", text(500)),
)
_ENROLLMENT_VERSION = record(
    (Key("until", DAY, needed=True, note="last day, inclusive"), *_PERSONS), dict, dict, nulls=True
)


def _make_enrollment(values: dict[str, Any]) -> Enrollment:
    facts = {key.name: values.get(key.name) for key in _PERSONS}
    earlier = unfold(facts, values.pop("versions", ()))
    return Enrollment(versions=tuple(EnrollmentVersion(**old) for old in earlier), **values)


def _take_enrollment(enrollment: Enrollment) -> dict[str, Any]:
    parts = {name: getattr(enrollment, name) for name in _ENROLLMENT_KEYS}
    facts = {key.name: parts[key.name] for key in _PERSONS}
    earlier = (
        {"until": old.until, **{name: getattr(old, name) for name in facts}}
        for old in enrollment.versions
    )
    parts["grade_year"] = enrollment.grade_year or None
    return {**parts, "versions": fold(facts, earlier)}


_ENROLLMENT_PARTS = (
    Key("school_year", SCHOOL_YEAR, needed=True),
    Key("grade_year", whole(1, 6), note="needed for a new enrollment"),
    *_PERSONS,
    Key("days_per_week", whole(1, 7)),
    Key("norm_hours", whole(1, 5000)),
    Key("norm_reason", LONG_TEXT),
    Key("subjects", list_of(NAME, most=50, unique=True)),
    Key("outflow_sector", NAME, note="sector key of the policy"),
    Key("ready_external", FLAG),
    Key("ready_since", DAY, note="ready for an external stage since"),
    Key("ready_reason", LONG_TEXT, note="why (not) ready"),
    Key("consent_on", DAY),
    Key("strengths", LONG_TEXT, note="persoonlijk profiel: hier ben ik goed in"),
    Key("travel", LONG_TEXT, note="persoonlijk profiel: zo kom ik naar stage"),
    Key("helps", LONG_TEXT, note="persoonlijk profiel: dit helpt mij"),
    Key(
        "versions",
        list_of(_ENROLLMENT_VERSION),
        note="earlier facts, oldest first; only what differed from the next, null: was empty",
    ),
    Key("reminders", list_of(_REMINDER), note="calls made because slips were behind"),
    Key("placements", list_of(PLACEMENT)),
    Key("certificates", list_of(_CERTIFICATE)),
    Key("goals", list_of(GOAL), note="of the IOP (short term) and the OPP (long term)"),
    Key("log", list_of(LOG_ENTRY), note="stagelogboek"),
    Key("absences", ABSENCES, note="sick calls"),
    Key("attachments", ATTACHMENTS, note="pictures of papers of the school year"),
    *WISH_KEYS,
    Key("meanwhile", list_of(MEANWHILE), note="what was agreed while there is no placement"),
)
_ENROLLMENT_KEYS = tuple(key.name for key in _ENROLLMENT_PARTS)
_ENROLLMENT = record(
    _ENROLLMENT_PARTS,
    _make_enrollment,
    _take_enrollment,
    checks=(
        checks.versions,
        checks.enrollment,
        checks.goals,
        checks.skills,
        one_notice_a_day,
        one_of_a_name,
        one_meanwhile_a_day,
    ),
)
STUDENT = record(
    (
        Key("number", STUDENT_NUMBER, needed=True),
        Key("first_name", NAME, note="needed for a new student"),
        Key("infix", NAME),
        Key("last_name", NAME, note="needed for a new student"),
        Key("birth_date", DAY),
        Key("address", NAME),
        Key("postcode", POSTCODE),
        *(Key(name, NAME) for name in ("city", "phone", "email")),
        Key("parents_consent_on", DAY, note="from 18 parents are called only with this consent"),
        Key("left_on", DAY),
        Key("guardians", list_of(_GUARDIAN), note="in the order of calling"),
        Key("enrollments", list_of(_ENROLLMENT)),
        *STUDENT_KEYS,
        Key("papers", STUDENT_PAPERS, note="that companies ask for, such as a VOG"),
        Key("outflow", OUTFLOW, note="how the student leaves"),
        Key("aftercare", list_of(CONTACT), note="contacts after leaving, planned and done"),
        Key("hold", HOLD, note="removal put off: until which day, why"),
    ),
    lambda values: Student(**values),
    checks=(checks.student, support_of_student, one_a_day),
)
