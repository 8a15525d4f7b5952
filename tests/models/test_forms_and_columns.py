"""Every field of a form is kept somewhere, and every column is asked for or said to be ours."""

import pytest

from stagedesk import models as m
from stagedesk.domain.aftercare import CONTACT_FORM
from stagedesk.domain.assessment import ASSESSMENT_FORM
from stagedesk.domain.companies import COMPANY_FORM, SUPERVISOR_FORM
from stagedesk.domain.dossier import SCHOOL_FORM, STAFF_FORM
from stagedesk.domain.form import Form
from stagedesk.domain.goals import GOAL_FORM
from stagedesk.domain.intake import INTAKE_FORM
from stagedesk.domain.log import LOG_FORM
from stagedesk.domain.outflow import OUTFLOW_FORM
from stagedesk.domain.placements import PLACEMENT_FORM
from stagedesk.domain.retention import HOLD_FORM
from stagedesk.domain.slips import SLIP_DAY_FORM, SLIP_FORM
from stagedesk.domain.students import ENROLLMENT_FORM, GUARDIAN_FORM, STUDENT_FORM

#: What every row has, and what the tables derive to sort and search by.
BOOKKEEPING = {"key", "removed", "student_key", "name", "sort_text", "search_text", "position"}
#: Fields that a paper shows and nobody types, so that no column keeps them.
COMPUTED = {"minutes", "signature"}
#: Table, its form, and the columns that another page or the program itself fills.
KEPT: list[tuple[type[m.Row], Form, set[str]]] = [
    (m.Student, STUDENT_FORM, set()),
    (m.Guardian, GUARDIAN_FORM, set()),
    (m.Enrollment, ENROLLMENT_FORM, {"school_year", "policy_key"}),
    (m.Company, COMPANY_FORM, {"sbb_levels", "closed"}),
    (m.Supervisor, SUPERVISOR_FORM, {"company_key"}),
    (m.Staff, STAFF_FORM, set()),
    (m.School, SCHOOL_FORM, {"logo"}),
    (m.Placement, PLACEMENT_FORM, {"enrollment_key"}),
    (m.Intake, INTAKE_FORM, {"placement_key"}),
    (m.HoursSlip, SLIP_FORM, {"placement_key", "iso_year"}),
    (m.SlipDay, SLIP_DAY_FORM, {"slip_key", "weekday"}),
    (m.Moment, ASSESSMENT_FORM, {"placement_key", "moment", "closed_on", "closed_paper", "basis"}),
    (m.Goal, GOAL_FORM, {"enrollment_key"}),
    (m.LogEntry, LOG_FORM, {"enrollment_key"}),
    (m.Outflow, OUTFLOW_FORM, set()),
    (m.AftercareContact, CONTACT_FORM, set()),
    (m.RetentionHold, HOLD_FORM, set()),
]


def columns(model: type[m.Row]) -> set[str]:
    return set(model.__table__.columns.keys())


def own_fields(form: Form) -> set[str]:
    """The form's own fields; a dotted name says whose field it is."""
    return {field.name for field in form.fields if "." not in field.name} - COMPUTED


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
