"""The demonstration school as a dossier: the same students for the same date and number."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from stagedesk.domain.dossier import CalendarEdit, Dossier, School
from stagedesk.domain.students import Student
from stagedesk.exchange.demo_enrollments import make_enrollment
from stagedesk.exchange.demo_names import Names
from stagedesk.exchange.demo_people import make_person
from stagedesk.exchange.demo_plans import letters, make_plan
from stagedesk.exchange.demo_world import World, Year, make_world, seeded

#: Grade years of the students in turn; 0 is somebody who left last summer.
_GRADE_YEARS = (4, 2, 1, 5, 3) * 8 + (6, 2, 1, 3, 4, 0, 6, 6)
_CLASS_SIZE = 15
_LEFT_FROM = 5


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
    grades = [_GRADE_YEARS[place % len(_GRADE_YEARS)] for place in range(size)]
    classes = _classes(grades)
    students = tuple(
        _student(world, place, grade, letter)
        for place, (grade, letter) in enumerate(zip(grades, classes, strict=True))
    )
    companies = (world.internal, *(c for all_ in world.companies.values() for c in all_))
    return Dossier(
        school=_settings(names),
        calendar=edits,
        staff=(*world.jobcoaches, *world.mentors),
        companies=companies,
        students=students,
    )


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


def _student(world: World, place: int, grade: int, letter: str) -> Student:
    left = grade == 0
    student = make_person(world, place, _LEFT_FROM + 1 if left else grade)
    enrollments = []
    before = _LEFT_FROM if left else grade - 1
    if before and (left or seeded("before", place).random() < 0.45):
        plan = make_plan(world, student, world.last_year, before, letter)
        enrollments.append(make_enrollment(world, student, plan))
    if not left:
        plan = make_plan(world, student, world.this_year, grade, letter)
        enrollments.append(make_enrollment(world, student, plan))
    last = world.years[world.last_year].calendar.last_day
    return replace(student, enrollments=tuple(enrollments), left_on=last if left else None)
