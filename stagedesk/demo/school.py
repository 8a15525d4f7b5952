"""The demonstration school as a dossier: the same students for the same date and number."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from stagedesk.demo.cases import CASES, Case
from stagedesk.demo.certificates import hand_out
from stagedesk.demo.day import with_day, with_stand_ins
from stagedesk.demo.enrollments import make_enrollment
from stagedesk.demo.names import Names
from stagedesk.demo.network import with_room, written_twice
from stagedesk.demo.outflow import left_long_ago, with_outflow
from stagedesk.demo.people import make_person
from stagedesk.demo.planning import with_planning
from stagedesk.demo.plans import Plan, letters, make_plan, plain_plan
from stagedesk.demo.support import with_support
from stagedesk.demo.world import World, Year, make_world, seeded
from stagedesk.domain.dossier import CalendarEdit, Dossier, School
from stagedesk.domain.students import Student

#: Grade years of the students in turn; 0 is somebody who left last summer.
_GRADE_YEARS = (4, 2, 1, 5, 3) * 8 + (6, 2, 1, 3, 4, 0, 6, 6)
_CLASS_SIZE = 15
_LEFT_FROM = 5
#: Share of the students whose last school year is there too.
_WITH_LAST_YEAR = 0.45


def make_school(
    names: Names,
    years: Mapping[str, Year],
    edits: tuple[CalendarEdit, ...],
    size: int,
    on: date,
) -> Dossier:
    """A whole school of `size` students as it stands on `on`.

    Args:
        names: what everybody and everything is called.
        years: the school year of `on` and the one before it.
        edits: calendars of years for which the policy has none.
        size: students, at least 1.
        on: the day up to which slips were handed in and forms filled in.
    """
    world = make_world(names, years, size, on)
    grades = [_grade_year(place) for place in range(size)]
    classes = _classes(grades)
    students = tuple(
        _student(world, place, grade, letter)
        for place, (grade, letter) in enumerate(zip(grades, classes, strict=True))
    )
    companies = (world.internal, *(c for all_ in world.companies.values() for c in all_))
    companies = (*with_room(companies, students, on), written_twice(companies[1]))
    whole = Dossier(
        school=_settings(names),
        calendar=edits,
        staff=with_stand_ins(world, (*world.jobcoaches, *world.mentors)),
        companies=companies,
        students=tuple(
            with_support(
                world,
                with_day(world, student, ordinary=place >= len(CASES)),
                ordinary=place >= len(CASES),
            )
            for place, student in enumerate(hand_out(world, students))
        ),
    )
    return with_planning(world, whole)


def _settings(names: Names) -> School:
    told = names.school
    return School(
        name=told["name"],
        short_name=told["short_name"],
        address=told["address"],
        postcode=told["postcode"],
        place=told["place"],
        phone=told["phone"],
        email=told["email"],
        director=told["director"],
        reachable=told["reachable"],
    )


def _classes(grades: list[int]) -> list[str]:
    """The letter of every student's class: classes of a grade year are about as large."""
    totals = Counter(grades)
    names = {grade: letters(-(-total // _CLASS_SIZE)) for grade, total in totals.items()}
    seen: Counter[int] = Counter()
    found = []
    for grade in grades:
        count = len(names[grade])
        found.append(names[grade][seen[grade] * count // totals[grade]])
        seen[grade] += 1
    return found


def _grade_year(place: int) -> int:
    """The grade year of the student at a place: the cases first, then in turn."""
    if place < len(CASES):
        return CASES[place].grade_year
    return _GRADE_YEARS[(place - len(CASES)) % len(_GRADE_YEARS)]


def _student(world: World, place: int, grade: int, letter: str) -> Student:
    if place < len(CASES):
        return _case(world, place, CASES[place], letter)
    person = make_person(world, place, grade or _LEFT_FROM + 1)
    before = grade - 1 if grade else _LEFT_FROM
    years = []
    if before and (not grade or seeded("before", place).random() < _WITH_LAST_YEAR):
        years.append(make_plan(world, person, world.last_year, before, letter))
    if grade:
        years.append(make_plan(world, person, world.this_year, grade, letter))
    student = _with_years(world, person, years, gone=not grade)
    if not grade and place // len(_GRADE_YEARS) % 2:
        student = left_long_ago(world, student)
    return with_outflow(world, student)


def _case(world: World, place: int, case: Case, letter: str) -> Student:
    person = make_person(world, place, case.grade_year or _LEFT_FROM + 1, case.name)
    years = []
    if case.before:
        grade = case.grade_year - 1 if case.grade_year else _LEFT_FROM
        plan = plain_plan(world, person, world.last_year, grade, letter)
        for change in case.before:
            plan = change(world, person, plan)
        years.append(plan)
    if case.grade_year:
        plan = plain_plan(world, person, world.this_year, case.grade_year, letter)
        for change in case.now:
            plan = change(world, person, plan)
        years.append(plan)
    student = _with_years(world, person, years, gone=not case.grade_year)
    for after in case.after:
        student = after(world, student)
    return with_outflow(world, student)


def _with_years(world: World, person: Student, plans: list[Plan], *, gone: bool) -> Student:
    """The student with these school years; who is gone left at the end of the last one."""
    return replace(
        person,
        enrollments=tuple(make_enrollment(world, person, plan) for plan in plans),
        left_on=world.years[world.last_year].calendar.last_day if gone else None,
    )
