"""One field at a time: what is right is saved, what is wrong is not, incomplete may be."""

import datetime as dt

import pytest

from stagedesk import models as m
from stagedesk.domain.problem import InputError
from stagedesk.services import drafts, forms, policies, records

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def placement(desk):
    def build(session):
        student = forms.create(
            session,
            "student",
            {"number": "10001", "first_name": "Łukasz", "last_name": "Wójcik"},
            TODAY,
        )
        company = forms.create(session, "company", {"name": "Bakkerij De Korenaar"}, TODAY)
        enrollment = forms.create(
            session,
            "enrollment",
            {"grade_year": "3", "school_class": "3A"},
            TODAY,
            student_key=student,
            school_year="2026-2027",
            policy_key=policies.stored_key(session, "2026-2027"),
        )
        return forms.create(
            session,
            "placement",
            {"company": company, "start": "31-8-2026", "days": "ma, di"},
            TODAY,
            student_key=student,
            enrollment_key=enrollment,
        )

    return desk.write("School", build)


def _save(desk, form, key, field, raw, **more):
    return desk.write("Veld", forms.save_field, form, key, field, raw, on=TODAY, **more)


def test_what_a_field_cannot_be_is_refused_and_the_old_value_stays(desk, placement):
    _save(desk, "placement", placement, "begin_time", "830")
    _save(desk, "placement", placement, "end_time", "1630")
    with pytest.raises(InputError, match="na het begin"):
        _save(desk, "placement", placement, "end_time", "8")
    assert desk.read(forms.values, "placement", placement)["end_time"] == 16 * 60 + 30


def test_a_begin_without_an_end_is_saved_and_only_warned_of(desk, placement):
    saved = _save(desk, "placement", placement, "begin_time", "8:30")
    assert saved.value == 510
    assert [p.text for p in saved.problems if p.field == "end_time"] == ["Vul ook een eindtijd in"]


def test_a_rule_over_two_fields_speaks_beside_the_field_that_was_typed(desk, placement):
    _save(desk, "placement", placement, "end", "1-12-2026")
    with pytest.raises(InputError) as fault:
        _save(desk, "placement", placement, "start", "2-12-2026")
    assert [p.field for p in fault.value.problems] == ["start"]


def test_a_draft_is_kept_until_the_field_is_right(desk, placement):
    desk.keep_drafts({("placement", placement, "end"): "31-2"})
    assert desk.read(drafts.of_row, "placement", placement) == {"end": "31-2"}
    _save(desk, "placement", placement, "end", "28-2")
    assert desk.read(drafts.of_row, "placement", placement) == {}


def test_a_change_from_a_day_on_keeps_how_it_was_and_a_correction_does_not(desk, placement):
    _save(desk, "placement", placement, "days", (0, 1, 2))
    since = dt.date(2026, 12, 1)
    _save(desk, "placement", placement, "days", (3,), since=since)
    _save(desk, "placement", placement, "begin_time", "9", since=since)
    (student,) = desk.read(records.load).students.values()
    (record,) = student.enrollments[0].placements
    assert [(v.until, v.timetable.days) for v in record.versions] == [
        (dt.date(2026, 11, 30), (0, 1, 2))
    ]
    assert record.on(dt.date(2026, 11, 30)).timetable.days == (0, 1, 2)
    assert record.on(since).timetable.days == (3,)


def test_a_new_row_names_every_field_that_is_wrong_or_missing(desk):
    with pytest.raises(InputError) as fault:
        desk.write(
            "Leerling",
            forms.create,
            "student",
            {"first_name": " ", "last_name": "Wit", "birth_date": "31-2-2010"},
            TODAY,
        )
    assert {p.field for p in fault.value.problems} == {"number", "first_name", "birth_date"}


def test_two_students_cannot_have_one_number(desk, placement):
    with pytest.raises(InputError, match="Dit nummer is van Łukasz Wójcik"):
        desk.write(
            "Leerling",
            forms.create,
            "student",
            {"number": "10001", "first_name": "Noah", "last_name": "de Wit"},
            TODAY,
        )


@pytest.mark.parametrize(
    ("birth", "words"),
    [("1-1-1990", "36 jaar. Klopt dat?"), ("1-1-2022", "4 jaar. Klopt dat?")],
)
def test_an_age_outside_the_school_is_doubted_never_blocked(desk, placement, birth, words):
    (key,) = desk.read(records.load).students
    saved = _save(desk, "student", key, "birth_date", birth)
    assert [p.text for p in saved.problems] == [words]


def test_what_others_still_name_cannot_be_removed(desk, placement):
    company = desk.read(lambda s: s.get(m.Placement, placement).company_key)
    with pytest.raises(InputError, match="er zijn 1 stages bij dit bedrijf"):
        desk.write("Bedrijf weg", forms.remove, "company", company)


def test_what_a_file_could_not_tell_apart_is_refused_where_it_is_typed(desk, placement):
    def add(form, values, **links):
        return desk.write("Erbij", forms.create, form, values, TODAY, **links)

    student, company = desk.read(
        lambda s: (
            s.get(m.Placement, placement).student_key,
            s.get(m.Placement, placement).company_key,
        )
    )
    enrollment = desk.read(lambda s: s.get(m.Placement, placement).enrollment_key)
    add("guardian", {"name": "Elif Şahin"}, student_key=student, position=0)
    add("supervisor", {"name": "Joost van Vliet"}, company_key=company)
    add("staff", {"name": "Marijke Groot"})
    for form, values, links, words in (
        (
            "guardian",
            {"name": "Elif Şahin"},
            {"student_key": student, "position": 1},
            "staat er al",
        ),
        ("supervisor", {"name": "Joost van Vliet"}, {"company_key": company}, "staat er al"),
        ("staff", {"name": "Marijke Groot"}, {}, "eigen e-mail"),
        ("company", {"name": "Bakkerij De Korenaar"}, {}, "is er al"),
        (
            "placement",
            {"company": company, "start": "31-8-2026"},
            {"student_key": student, "enrollment_key": enrollment},
            "stage is er al",
        ),
    ):
        with pytest.raises(InputError, match=words):
            add(form, values, **links)
    add("company", {"name": "Bakkerij De Korenaar", "postcode": "3011AB"})
    add("staff", {"name": "Marijke Groot", "email": "m.groot@school.example"})


def test_every_field_of_every_form_has_its_column():
    for name, (form, model) in forms.SHEETS.items():
        for field in form.fields:
            if "." not in field.name:
                assert hasattr(model, forms.column_of(model, field.name)), (name, field.name)
