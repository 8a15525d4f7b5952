"""Every field of a form is kept somewhere, and every column is asked for or said to be ours."""

import pytest

from stagedesk import models as m
from stagedesk.domain.absence_notices import ABSENCE_NOTICE_FORM
from stagedesk.domain.aftercare import CONTACT_FORM
from stagedesk.domain.assessment import ASSESSMENT_FORM
from stagedesk.domain.companies import COMPANY_FORM, SUPERVISOR_FORM
from stagedesk.domain.company_contacts import COMPANY_CONTACT_FORM
from stagedesk.domain.dossier import SCHOOL_FORM, STAFF_FORM
from stagedesk.domain.employment import EMPLOYMENT_FORM
from stagedesk.domain.first_day import FIRST_DAY_FORM
from stagedesk.domain.form import Form
from stagedesk.domain.goals import GOAL_FORM
from stagedesk.domain.intake import INTAKE_FORM
from stagedesk.domain.internal import INTERNAL_PART_FORM
from stagedesk.domain.job_analysis import JOB_ANALYSIS_FORM, JOB_TASK_FORM
from stagedesk.domain.leads import LEAD_FORM
from stagedesk.domain.log import LOG_FORM
from stagedesk.domain.make_up import MAKE_UP_FORM
from stagedesk.domain.meetings import MEETING_FORM
from stagedesk.domain.outflow import OUTFLOW_FORM
from stagedesk.domain.placements import PLACEMENT_FORM
from stagedesk.domain.practice_statements import PRACTICE_STATEMENT_FORM
from stagedesk.domain.programmes import PROGRAMME_FORM
from stagedesk.domain.retention import HOLD_FORM
from stagedesk.domain.slips import SLIP_DAY_FORM, SLIP_FORM
from stagedesk.domain.stand_ins import STAND_IN_FORM
from stagedesk.domain.student_papers import STUDENT_PAPER_FORM
from stagedesk.domain.students import ENROLLMENT_FORM, GUARDIAN_FORM, STUDENT_FORM
from stagedesk.domain.support import CYCLE_FORM, CYCLE_STEP_FORM
from stagedesk.domain.sva2 import SVA2_FORM
from stagedesk.domain.wishes import WISH_FORM
from stagedesk.domain.without_placement import MEANWHILE_FORM

#: What every row has, and what the tables derive to sort and search by.
BOOKKEEPING = {"key", "removed", "student_key", "name", "sort_text", "search_text", "position"}
#: Fields that a paper shows and nobody types, so that no column keeps them.
COMPUTED = {"minutes", "signature"}
#: Fields of an enrollment that a form of its own asks for.
WISHED = {field.name for field in WISH_FORM.fields}
#: Table, its form, and the columns that another page or the program itself fills.
KEPT: list[tuple[type[m.Row], Form, set[str]]] = [
    (m.Student, STUDENT_FORM, set()),
    (m.Guardian, GUARDIAN_FORM, set()),
    (m.Enrollment, ENROLLMENT_FORM, {"school_year", "policy_key", *WISHED}),
    (m.Company, COMPANY_FORM, {"closed"}),
    (m.Supervisor, SUPERVISOR_FORM, {"company_key"}),
    (m.Staff, STAFF_FORM, set()),
    (m.School, SCHOOL_FORM, {"logo"}),
    (m.Placement, PLACEMENT_FORM, {"enrollment_key", *(f.name for f in FIRST_DAY_FORM.fields)}),
    (m.AbsenceNotice, ABSENCE_NOTICE_FORM, {"enrollment_key"}),
    (m.MakeUpDeal, MAKE_UP_FORM, {"placement_key"}),
    (m.StudentPaper, STUDENT_PAPER_FORM, set()),
    (m.StandIn, STAND_IN_FORM, {"staff_key"}),
    (m.Intake, INTAKE_FORM, {"placement_key"}),
    (m.HoursSlip, SLIP_FORM, {"placement_key", "iso_year"}),
    (m.SlipDay, SLIP_DAY_FORM, {"slip_key", "weekday"}),
    (m.Moment, ASSESSMENT_FORM, {"placement_key", "moment", "closed_on", "closed_paper", "basis"}),
    (m.Goal, GOAL_FORM, {"enrollment_key"}),
    (m.Meanwhile, MEANWHILE_FORM, {"enrollment_key"}),
    (m.Meeting, MEETING_FORM, {"school_year"}),
    (m.InternalPart, INTERNAL_PART_FORM, {"school_year"}),
    (m.LogEntry, LOG_FORM, {"enrollment_key"}),
    (m.SupportCycle, CYCLE_FORM, set()),
    (m.CycleStep, CYCLE_STEP_FORM, {"cycle_key", "step"}),
    (m.Sva2, SVA2_FORM, set()),
    (m.EmploymentContract, EMPLOYMENT_FORM, set()),
    (m.JobAnalysis, JOB_ANALYSIS_FORM, {"placement_key"}),
    (m.JobTask, JOB_TASK_FORM, {"placement_key"}),
    (m.PracticeStatement, PRACTICE_STATEMENT_FORM, {"placement_key"}),
    (m.Programme, PROGRAMME_FORM, {"placement_key"}),
    (m.CompanyContact, COMPANY_CONTACT_FORM, {"company_key"}),
    (m.Lead, LEAD_FORM, {"enrollment_key", "company_key"}),
    (m.Outflow, OUTFLOW_FORM, set()),
    (m.AftercareContact, CONTACT_FORM, set()),
    (m.RetentionHold, HOLD_FORM, set()),
]


def columns(model: type[m.Row]) -> set[str]:
    return set(model.__table__.columns.keys())


def own_fields(form: Form) -> set[str]:
    """The form's own fields; a dotted name says whose field it is."""
    return {field.name for field in form.fields if "." not in field.name} - COMPUTED


def test_every_wish_is_a_column_of_the_enrollment() -> None:
    assert columns(m.Enrollment) >= WISHED


def column_of(field: str, model: type[m.Row]) -> str:
    """A field that chooses another row is kept as that row's key."""
    return f"{field}_key" if f"{field}_key" in columns(model) else field


@pytest.mark.parametrize(("model", "form", "ours"), KEPT, ids=lambda one: getattr(one, "name", ""))
def test_a_form_and_its_table_hold_the_same(model: type[m.Row], form: Form, ours: set[str]) -> None:
    kept = {column_of(field, model) for field in own_fields(form)}
    assert kept <= columns(model)
    assert columns(model) - kept - ours - BOOKKEEPING == set()
    assert ours <= columns(model)


@pytest.mark.parametrize("form", [form for _, form, _ in KEPT], ids=lambda form: form.name)
def test_a_field_of_another_form_is_a_field_there(form: Form) -> None:
    forms = {known.name: model for model, known, _ in KEPT}
    for field in form.fields:
        owner, dot, name = field.name.partition(".")
        if not dot or name in {"name", "age"}:
            continue
        model = m.Staff if owner == "jobcoach" else forms[owner]
        assert name in columns(model), field.name
