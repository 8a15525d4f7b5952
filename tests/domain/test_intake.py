"""The intake form: saved half filled, asked for completeness at the paper (Bijlage 2)."""

import pytest

from stagedesk.domain.form import Field, Form, Section
from stagedesk.domain.intake import (
    INTAKE_FORM,
    missing_for_paper,
    missing_names,
    missing_text,
)

FULL: dict[str, object] = {
    field.name: ("iets",) if field.lines else "iets" for field in INTAKE_FORM.fields
}


def test_a_filled_intake_lacks_nothing() -> None:
    assert missing_for_paper(INTAKE_FORM, FULL) == ()


def test_an_empty_intake_lacks_every_needed_field_in_the_forms_order() -> None:
    missing = missing_for_paper(INTAKE_FORM, {})
    assert missing == tuple(field for field in INTAKE_FORM.fields if field.needed)
    assert missing[0].name == "student.name"


@pytest.mark.parametrize("empty", [None, "", "  ", (), ("", " "), [None]])
def test_a_value_without_content_is_missing(empty: object) -> None:
    assert [f.name for f in missing_for_paper(INTAKE_FORM, {**FULL, "goals": empty})] == ["goals"]


@pytest.mark.parametrize("value", [0, False, ("", "x")])
def test_a_zero_a_no_and_a_list_with_something_in_it_are_values(value: object) -> None:
    assert missing_for_paper(INTAKE_FORM, {**FULL, "tasks": value}) == ()


@pytest.mark.parametrize(
    "name", ["student.birth_date", "student.age", "company.website", "supervisor.mobile", "outcome"]
)
def test_what_a_paper_can_do_without_is_not_asked_for(name: str) -> None:
    assert missing_for_paper(INTAKE_FORM, {**FULL, name: None}) == ()


def test_the_badge_says_how_many_fields_and_which() -> None:
    lacking = {
        "supervisor.phone": None,
        "supervisor.mobile": None,
        "placement.begin_time": None,
        "agreements": "",
    }
    missing = missing_for_paper(INTAKE_FORM, {**FULL, **lacking})
    assert missing_text(missing) == "nog 3 velden"
    assert missing_names(missing) == "telefoon, tijden, overige afspraken"
    assert missing_text(missing[:1]) == "nog 1 veld"
    assert missing_text(()) == ""


def test_a_mobile_number_will_do_where_there_is_no_other() -> None:
    values = {**FULL, "supervisor.phone": None, "supervisor.mobile": "06 1234 5655"}
    assert missing_for_paper(INTAKE_FORM, values) == ()


def test_any_form_can_be_asked_what_it_lacks() -> None:
    form = Form("f", "F", (Section("", (Field("a", "A:", needed=True), Field("b", "B"))),))
    assert missing_names(missing_for_paper(form, {"b": "x"})) == "a"
