"""Cases of the demonstration that are made afterwards: calls, grades, dates and papers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from stagedesk.demo.case_plans import left_on
from stagedesk.demo.world import World
from stagedesk.domain.assessment import Moment
from stagedesk.domain.placements import Placement
from stagedesk.domain.students import Enrollment, EnrollmentVersion, Reminder, Student

#: What a case makes of a student whose school years are there.
Changed = Callable[[World, Student], Student]

_SEVEN_NINE = 79


def in_year(student: Student, year: str, change: Callable[[Enrollment], Enrollment]) -> Student:
    """The student with one school year changed."""
    return replace(
        student,
        enrollments=tuple(change(e) if e.school_year == year else e for e in student.enrollments),
    )


def first_placement(enrollment: Enrollment, change: Callable[[Placement], Placement]) -> Enrollment:
    """The enrollment with its first placement changed, if it has any."""
    first, rest = enrollment.placements[:1], enrollment.placements[1:]
    return replace(enrollment, placements=(*(change(p) for p in first), *rest))


def called(days_ago: int, *whom: str) -> Changed:
    """Calls about the slips that are behind (Bijlage 4)."""

    def change(world: World, student: Student) -> Student:
        day = world.on - timedelta(days=days_ago)
        result = world.names.texts["call_results"][0]
        calls = tuple(Reminder(day, who, result) for who in whom)
        return in_year(student, world.this_year, lambda e: replace(e, reminders=calls))

    return change


def seven_nine(world: World, student: Student) -> Student:
    """In every form one 7,9 within a subtotal of 8,0 or more, in certificate 2."""

    def low(moment: Moment) -> Moment:
        second = [skill for skill in moment.grades if skill.startswith("2.")]
        grades = dict(moment.grades) | dict.fromkeys(second, 85)
        return replace(moment, grades=grades | {second[-1]: _SEVEN_NINE} if second else grades)

    return _every_moment(student, low)


def one_empty(world: World, student: Student) -> Student:
    """In every form the last skill of certificate 1 is not graded."""

    def empty(moment: Moment) -> Moment:
        first = [skill for skill in moment.grades if skill.startswith("1.")]
        return replace(
            moment, grades={k: t for k, t in moment.grades.items() if k not in first[-1:]}
        )

    return _every_moment(student, empty)


def half_graded(world: World, student: Student) -> Student:
    """The newest form of this year has its first ten grades, and is open."""

    def half(placement: Placement) -> Placement:
        *before, last = placement.moments or (None,)
        if last is None:
            return placement
        some = replace(last, grades=dict(list(last.grades.items())[:10]), closing=None)
        return replace(placement, moments=(*(m for m in before if m is not None), some))

    return in_year(student, world.this_year, lambda e: first_placement(e, half))


def own_grade(world: World, student: Student) -> Student:
    """The jobcoach entered a stagecijfer of their own beside the computed one."""
    return _every_moment(student, lambda moment: replace(moment, grade=75))


def split_parts(world: World, student: Student) -> Student:
    """Certificates 1 and 2 pass at one company only, the others at the other one only."""

    def low(placement: Placement, numbers: str) -> Placement:
        return replace(
            placement,
            moments=tuple(
                replace(m, grades={k: 75 if k[0] in numbers else t for k, t in m.grades.items()})
                for m in placement.moments
            ),
        )

    def split(enrollment: Enrollment) -> Enrollment:
        first, second = enrollment.placements
        return replace(enrollment, placements=(low(first, "3456"), low(second, "12")))

    return in_year(student, world.last_year, split)


def left(world: World, student: Student) -> Student:
    """The student left thirty days ago."""
    return replace(student, left_on=left_on(world.on))


def born_unknown(world: World, student: Student) -> Student:
    """Nobody knows the birth date: forms leave the age empty."""
    return replace(student, birth_date=None)


def aged(years: int, consent: bool = False) -> Changed:
    """Turned `years` a hundred days ago; from 18 with the consent to call the parents, or not."""

    def change(world: World, student: Student) -> Student:
        day = world.on - timedelta(days=100)
        born = day.replace(year=day.year - years, day=min(day.day, 28))
        told = world.on - timedelta(days=60) if consent else None
        return replace(student, birth_date=born, parents_consent_on=told)

    return change


def other_class(world: World, student: Student) -> Student:
    """Came from another class with another mentor in the fifth week."""

    def change(enrollment: Enrollment) -> Enrollment:
        until = world.years[world.this_year].calendar.first_day + timedelta(days=32)
        if until >= world.on:
            return enrollment
        letter = "A" if enrollment.school_class == f"{enrollment.grade_year}B" else "B"
        before = f"{enrollment.grade_year}{letter}"
        version = EnrollmentVersion(until, before, world.mentor(before), enrollment.jobcoach)
        return replace(enrollment, versions=(version,))

    return in_year(student, world.this_year, change)


def no_papers(world: World, student: Student) -> Student:
    """Neither consent nor a signed agreement came back."""

    def change(enrollment: Enrollment) -> Enrollment:
        plain = first_placement(enrollment, lambda p: replace(p, agreement_signed_on=None))
        return replace(plain, consent_on=None)

    return in_year(student, world.this_year, change)


def of_kind(kind: str) -> Changed:
    """The placement is one of another kind, such as TOP Academie."""

    def change(world: World, student: Student) -> Student:
        return in_year(
            student,
            world.this_year,
            lambda e: first_placement(e, lambda p: replace(p, kind=kind)),
        )

    return change


def _every_moment(student: Student, change: Callable[[Moment], Moment]) -> Student:
    def years(enrollment: Enrollment) -> Enrollment:
        return replace(
            enrollment,
            placements=tuple(
                replace(p, moments=tuple(change(m) for m in p.moments))
                for p in enrollment.placements
            ),
        )

    return replace(student, enrollments=tuple(years(e) for e in student.enrollments))
