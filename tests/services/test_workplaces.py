"""Jobanalyse, tasks, praktijkverklaring, project, SVA2 and small contract on a real file."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from stagedesk import models as m
from stagedesk.domain.calendar import week_of
from stagedesk.domain.problem import InputError
from stagedesk.services import forms, placements, slip_page, slips, sva2, vault, workplaces
from stagedesk.services.transaction import Desk

TODAY = date(2026, 11, 24)
YEAR = "2026-2027"
START = date(2026, 9, 7)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made, _ = vault.create(
        tmp_path_factory.mktemp("workplaces") / "data", "paarse fietsen zingen", who="M"
    )
    yield made
    made.close()


@pytest.fixture
def placement(desk: Desk) -> str:
    """Key of a placement of grade year 5 at a company that SBB recognises for level 1."""

    def make(session):
        count = session.query(m.Student).count()
        names = {"number": f"1{count:04}", "first_name": "Aylin", "last_name": "Şahin"}
        key = forms.create(session, "student", names)
        year = forms.create(
            session, "enrollment", {"grade_year": 5}, student_key=key, school_year=YEAR
        )
        company = forms.create(session, "company", {"name": f"Bakkerij {count}"})
        session.get_one(m.Company, company).sbb_levels = [1]
        return placements.begin(session, year, company, TODAY, START)

    return desk.write("Leerling", make)


def save(desk: Desk, form: str, key: str, field: str, raw: object) -> forms.Saved:
    return desk.write("V", forms.save_field, form, key, field, raw, on=TODAY)


def test_an_analysis_is_of_today_and_there_is_one(desk, placement):
    key = desk.write("A", workplaces.new_sheet, "job_analysis", placement, TODAY)
    save(desk, "job_analysis", key, "work", "Broodjes smeren")
    save(desk, "job_analysis", key, "fits", "past")
    found = desk.read(workplaces.workplace, placement)
    assert (found.analysis.on, found.analysis.work, found.analysis.fits) == (
        TODAY, "Broodjes smeren", "yes",
    )  # fmt: skip


def test_tasks_come_from_the_intake_once_and_keep_their_order(desk, placement):
    def talk(session):
        row = session.get_one(m.Placement, placement)
        session.add(
            m.Intake(
                student_key=row.student_key,
                placement_key=placement,
                tasks=["Afwassen", "", "Kassa", "Afwassen"],
            )
        )

    desk.write("Intake", talk)
    assert desk.read(workplaces.workplace, placement).intake_tasks == ("Afwassen", "Kassa")
    assert desk.write("Taken", workplaces.take_intake_tasks, placement, TODAY) == 2
    assert desk.write("Taken", workplaces.take_intake_tasks, placement, TODAY) == 0
    links = desk.read(workplaces.task_links, placement)
    desk.write("Taak", forms.create, "job_task", {"name": "Inpakken", "decision": "added"}, **links)
    tasks = desk.read(workplaces.workplace, placement).tasks
    assert [(t.name, t.decision) for t in tasks] == [
        ("Afwassen", "kept"), ("Kassa", "kept"), ("Inpakken", "added"),
    ]  # fmt: skip
    with pytest.raises(InputError, match="staat er al"):
        desk.write("Taak", forms.create, "job_task", {"name": "Kassa"}, **links)


def test_a_level_above_the_companys_recognition_is_warned_of_and_kept(desk, placement):
    key = desk.write(
        "P", workplaces.new_statement, placement, {"qualification": "Horeca", "level": "1"}, TODAY
    )
    assert save(desk, "practice_statement", key, "level", "1").problems == ()
    (problem,) = save(desk, "practice_statement", key, "level", "2").problems
    assert (problem.field, problem.text) == ("level", "Bedrijf is erkend voor niveau 1")
    (found,) = desk.read(workplaces.workplace, placement).statements
    assert (found.qualification, found.level) == ("Horeca", 2)


def test_facts_of_a_project_show_for_its_kinds_of_placement(desk, placement):
    assert desk.read(workplaces.workplace, placement).in_programme is False
    save(desk, "placement", placement, "kind", "provso_works")
    assert desk.read(workplaces.workplace, placement).in_programme is True
    key = desk.write("P", workplaces.new_sheet, "programme", placement, TODAY)
    save(desk, "programme", key, "certificates", "VCA\nSociale hygiëne")
    save(desk, "programme", key, "hire_intended", True)
    found = desk.read(workplaces.workplace, placement).programme
    assert (found.certificates, found.hire_intended) == (("VCA", "Sociale hygiëne"), True)


def test_an_exam_before_thirty_days_of_signed_stage_is_warned_of(desk, placement):
    def slips(session, weeks):
        row = session.get_one(m.Placement, placement)
        for number in range(weeks):
            year, week = week_of(START + timedelta(weeks=number))
            slip = m.HoursSlip(
                student_key=row.student_key,
                placement_key=placement,
                iso_year=year,
                iso_week=week,
                signed_on=TODAY,
                signed_by="Renée",
            )
            session.add(slip)
            session.flush()
            for weekday in range(3):
                session.add(
                    m.SlipDay(
                        student_key=row.student_key,
                        slip_key=slip.key,
                        weekday=weekday,
                        begin=510,
                        end=960,
                    )
                )
        return row.student_key

    student = desk.write("Briefjes", slips, 9)
    assert desk.read(sva2.counted, student, TODAY) == sva2.Counted(27, 30)
    key = desk.write("SVA2", forms.create, "sva2", {}, TODAY, student_key=student)
    (problem,) = save(desk, "sva2", key, "exam_planned_on", "1-12").problems
    assert problem.text == "Nog 3 dagen stage nodig"


def test_a_contract_is_told_apart_by_employer_and_day(desk, placement):
    student = desk.read(workplaces.workplace, placement).student_key
    given = {"employer": "Pizzeria", "since": "1-10", "hours_per_week": "8"}
    desk.write("C", forms.create, "employment_contract", given, TODAY, student_key=student)
    with pytest.raises(InputError, match="staat er al"):
        desk.write("C", forms.create, "employment_contract", given, TODAY, student_key=student)


def test_hours_beside_the_stage_warn_at_the_contract_and_at_the_slip(desk, placement):
    student = desk.read(workplaces.workplace, placement).student_key
    for field, raw in (
        ("days", "ma, di, wo, do, vr"),
        ("begin_time", "8:00"),
        ("end_time", "17:00"),
    ):
        save(desk, "placement", placement, field, raw)
    given = {"employer": "Pizzeria", "since": "1-10", "hours_per_week": "4"}
    key = desk.write("C", forms.create, "employment_contract", given, TODAY, student_key=student)
    assert save(desk, "employment_contract", key, "hours_per_week", "8").problems == ()
    save(desk, "student", student, "birth_date", "17-5-2010")
    (problem,) = save(desk, "employment_contract", key, "hours_per_week", "12").problems
    assert (problem.field, problem.text) == ("hours_per_week", "Met bijbaan boven de 45 uur")

    def filled(session):
        slips.fill_by_timetable(session, placement, (2026, 47))
        return slip_page.slip(session, placement, 2026, 47).warnings

    said = [p.text for p in desk.write("Briefje", filled) if p.field == "days"]
    assert said == ["Met bijbaan boven de 45 uur"]
    save(desk, "employment_contract", key, "until", "1-11")
    assert desk.read(slip_page.slip, placement, 2026, 47).warnings == ()
    assert save(desk, "employment_contract", key, "hours_per_week", "13").problems == ()
    # Told on the day on which it is typed, also when it begins later.
    ahead = {"employer": "Bakker", "since": "1-12", "hours_per_week": "4"}
    key = desk.write("C", forms.create, "employment_contract", ahead, TODAY, student_key=student)
    (problem,) = save(desk, "employment_contract", key, "hours_per_week", "12").problems
    assert problem.text == "Met bijbaan boven de 45 uur"


def test_a_placement_with_an_analysis_cannot_be_taken_away(desk, placement):
    key = desk.write("A", workplaces.new_sheet, "job_analysis", placement, TODAY)
    with pytest.raises(InputError, match="jobanalyse"):
        desk.write("Weg", forms.remove, "placement", placement)
    desk.write("Weg", forms.remove, "job_analysis", key)
    desk.write("Weg", forms.remove, "placement", placement)
