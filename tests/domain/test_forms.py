"""The forms: every field is its record's, every label is the source's, in its order."""

from dataclasses import fields

import pytest

from stagedesk.domain.absence_notices import ABSENCE_NOTICE_FORM, AbsenceNotice
from stagedesk.domain.aftercare import CONTACT_FORM, Contact
from stagedesk.domain.assessment import (
    ASSESSMENT_FORM,
    SIGNER_LABELS,
    SIGNERS,
    Moment,
)
from stagedesk.domain.companies import COMPANY_FORM, SUPERVISOR_FORM, Company, Supervisor
from stagedesk.domain.company_contacts import COMPANY_CONTACT_FORM, CompanyContact
from stagedesk.domain.dossier import ROLES, SCHOOL_FORM, STAFF_FORM, School, Staff
from stagedesk.domain.employment import EMPLOYMENT_FORM, EmploymentContract
from stagedesk.domain.first_day import FIRST_DAY_FORM
from stagedesk.domain.form import Field, Form, Kind
from stagedesk.domain.goals import GOAL_FORM, Goal
from stagedesk.domain.intake import INTAKE_FORM, Intake
from stagedesk.domain.internal import INTERNAL_PART_FORM, InternalPart
from stagedesk.domain.job_analysis import (
    JOB_ANALYSIS_FORM,
    JOB_TASK_FORM,
    JobAnalysis,
    JobTask,
)
from stagedesk.domain.leads import LEAD_FORM, Lead
from stagedesk.domain.log import LOG_FORM, LogEntry
from stagedesk.domain.make_up import MAKE_UP_FORM, MakeUpDeal
from stagedesk.domain.meetings import MEETING_FORM, Meeting
from stagedesk.domain.outflow import OUTFLOW_FORM, Outflow
from stagedesk.domain.placements import (
    KIND_LABELS,
    KINDS,
    PLACEMENT_FORM,
    Placement,
    Timetable,
)
from stagedesk.domain.practice_statements import PRACTICE_STATEMENT_FORM, PracticeStatement
from stagedesk.domain.programmes import PROGRAMME_FORM, Programme
from stagedesk.domain.retention import HOLD_FORM, Hold
from stagedesk.domain.slips import (
    ABSENCE_LABELS,
    ABSENCES,
    SLIP_DAY_FORM,
    SLIP_FORM,
    HoursSlip,
    SlipDay,
)
from stagedesk.domain.stand_ins import STAND_IN_FORM, StandIn
from stagedesk.domain.student_papers import STUDENT_PAPER_FORM, StudentPaper
from stagedesk.domain.students import (
    ENROLLMENT_FORM,
    GUARDIAN_FORM,
    STUDENT_FORM,
    Enrollment,
    Guardian,
    Student,
)
from stagedesk.domain.support import CYCLE_FORM, CYCLE_STEP_FORM, CycleStep, SupportCycle
from stagedesk.domain.sva2 import SVA2_FORM, Sva2
from stagedesk.domain.wishes import WISH_FORM
from stagedesk.domain.without_placement import MEANWHILE_FORM, Meanwhile
from tests.domain.policies import shipped

POLICY = shipped("2026-2027")
#: What another form asks of the same record.
WISHED = {field.name for field in WISH_FORM.fields}
#: Times are named as in the dossier file: ``end`` is the placement's last day.
TIMES = {"begin_time": "begin", "end_time": "end", "timetable": "own_times"}
FORMS: list[tuple[Form, type, set[str]]] = [
    (
        STUDENT_FORM,
        Student,
        {"guardians", "enrollments", "outflow", "aftercare", "hold", "papers"}
        | {"support", "sva2", "contracts"},
    ),
    (GUARDIAN_FORM, Guardian, set()),
    (
        ENROLLMENT_FORM,
        Enrollment,
        {"school_year", "versions", "placements", "certificates", "reminders", "goals", "log"}
        | {"absences", "attachments"}
        | {"leads", "meanwhile"}
        | WISHED,
    ),
    (COMPANY_FORM, Company, {"closed", "supervisors", "contacts"}),
    (SUPERVISOR_FORM, Supervisor, set()),
    (COMPANY_CONTACT_FORM, CompanyContact, set()),
    (LEAD_FORM, Lead, {"company"}),
    (STAFF_FORM, Staff, {"stand_ins"}),
    (SCHOOL_FORM, School, {"logo"}),
    (
        PLACEMENT_FORM,
        Placement,
        {"timetable", "versions", "intake", "slips", "moments", "make_ups", "attachments"}
        | {"job_analysis", "job_tasks", "statements", "programme"}
        | {field.name for field in FIRST_DAY_FORM.fields},
    ),
    (ABSENCE_NOTICE_FORM, AbsenceNotice, set()),
    (MAKE_UP_FORM, MakeUpDeal, set()),
    (STUDENT_PAPER_FORM, StudentPaper, set()),
    (STAND_IN_FORM, StandIn, set()),
    (INTAKE_FORM, Intake, set()),
    (LOG_FORM, LogEntry, set()),
    (OUTFLOW_FORM, Outflow, set()),
    (CONTACT_FORM, Contact, set()),
    (HOLD_FORM, Hold, set()),
    (GOAL_FORM, Goal, {"judgements"}),
    (MEANWHILE_FORM, Meanwhile, set()),
    (MEETING_FORM, Meeting, {"school_year", "entries"}),
    (INTERNAL_PART_FORM, InternalPart, set()),
    (CYCLE_FORM, SupportCycle, {"steps"}),
    (CYCLE_STEP_FORM, CycleStep, {"step"}),
    (SVA2_FORM, Sva2, set()),
    (EMPLOYMENT_FORM, EmploymentContract, set()),
    (JOB_ANALYSIS_FORM, JobAnalysis, set()),
    (JOB_TASK_FORM, JobTask, set()),
    (PRACTICE_STATEMENT_FORM, PracticeStatement, set()),
    (PROGRAMME_FORM, Programme, set()),
    (SLIP_FORM, HoursSlip, {"iso_year", "days"}),
    (SLIP_DAY_FORM, SlipDay, {"weekday"}),
    (ASSESSMENT_FORM, Moment, {"moment", "grades", "signatures", "closing"}),
]
#: What a paper shows and nobody types.
COMPUTED = {"minutes", "signature"}
NAMES = [form.name for form, _, _ in FORMS]


def own_fields(form: Form) -> set[str]:
    return {field.name for field in form.fields if "." not in field.name} - COMPUTED


@pytest.mark.parametrize(("form", "record", "elsewhere"), FORMS, ids=NAMES)
def test_a_form_asks_what_its_record_holds(form: Form, record: type, elsewhere: set[str]) -> None:
    held = {field.name for field in fields(record)} - elsewhere - {"key"}
    if record is Placement:
        held |= {"days", "break_minutes", *TIMES}
    assert own_fields(form) == held


def test_the_times_of_a_placement_are_its_timetable() -> None:
    assert {"days", "break_minutes", *TIMES.values()} == {f.name for f in fields(Timetable)}


@pytest.mark.parametrize("form", [form for form, _, _ in FORMS], ids=NAMES)
def test_a_forms_fields_have_names_of_their_own_and_a_label(form: Form) -> None:
    names = [field.name for field in form.fields]
    assert len(set(names)) == len(names)
    assert all(field.label and field.screen_label for field in form.fields)
    assert all(form.field(name).name == name for name in names)
    assert all(field.lines for field in form.fields if field.kind is Kind.LINES)
    assert all(f.smallest <= f.largest for f in form.fields if f.kind is Kind.NUMBER)


@pytest.mark.parametrize("form", [form for form, _, _ in FORMS], ids=NAMES)
def test_what_does_not_fit_beside_a_label_is_not_there(form: Form) -> None:
    assert all(len(f.screen_label) + len(f.hint) <= 52 for f in form.fields)


def test_a_field_that_a_form_does_not_have_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        STUDENT_FORM.field("bsn")


def test_no_form_asks_for_a_bsn() -> None:
    asked = {field.name for form, _, _ in FORMS for field in form.fields}
    assert not asked & {"bsn", "insurer", "policy_number"}


def test_the_screens_label_is_the_sources_without_its_colon_unless_it_has_its_own() -> None:
    assert Field("a", "Klas:").screen_label == "Klas"
    assert Field("a", "Tel nr", screen="Telefoon").screen_label == "Telefoon"


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (KIND_LABELS, KINDS),
        (ABSENCE_LABELS, ABSENCES),
        (STAFF_FORM.field("role").choices, ROLES),
        (SIGNER_LABELS, SIGNERS),
    ],
)
def test_every_word_of_the_dossier_file_has_a_dutch_label(
    labels: tuple[tuple[str, str], ...], words: tuple[str, ...]
) -> None:
    assert tuple(key for key, _ in labels) == words


def test_the_intake_has_the_labels_of_bijlage_2_in_their_order() -> None:
    header, talk, _ = INTAKE_FORM.sections
    assert [field.label for field in header.fields] == [
        "Naam leerling", "Klas", "Geboortedatum", "Leeftijd", "Jobcoach {school}", "Tel nr",
        "Email", "Praktijkopleider", "Tel nr", "Email", "Naam stagebedrijf", "Mob nr",
        "Startdatum", "Adresgegevens", "Website", "Stagedagen", "Branche", "Tijden",
    ]  # fmt: skip
    assert talk.title == "Gegevens intakegesprek"
    assert [field.label for field in talk.fields] == [
        "Datum", "Aanwezig", "Info over het bedrijf", "Takenpakket", "Leerdoelen",
        "Werkkleding", "Overige afspraken",
    ]  # fmt: skip
    assert (INTAKE_FORM.field("tasks").lines, INTAKE_FORM.field("goals").lines) == (10, 5)


def test_the_slip_has_the_labels_of_bijlage_4_in_their_order() -> None:
    *paper, _ = SLIP_FORM.sections
    assert [field.label for section in paper for field in section.fields] == [
        "Weeknr:", "Naam leerling:", "Klas:", "Stagebedrijf:", "Praktijkbegeleider:",
        "Weektotaal praktijkuren:", "Datum ondertekening:", "Opmerkingen praktijkbegeleider:",
        "Naam:", "Handtekening:",
    ]  # fmt: skip


def test_the_assessment_has_the_header_of_bijlage_1_in_its_order() -> None:
    assert [field.label for field in ASSESSMENT_FORM.sections[0].fields] == [
        "Bedrijf", "Praktijkopleider", "Leerling/klas", "Klas", "Jobcoach",
    ]  # fmt: skip
