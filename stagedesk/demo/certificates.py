"""The certificates that the demonstration school handed out at the end of a school year."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from stagedesk.demo.enrollments import company_of
from stagedesk.demo.world import World
from stagedesk.domain.certificate_basis import certificate_basis
from stagedesk.domain.certificates import MomentFacts, judge, norm_hours
from stagedesk.domain.handed_out import HandedOut
from stagedesk.domain.hours import signed_minutes
from stagedesk.domain.students import Enrollment, Student


def hand_out(world: World, students: Sequence[Student]) -> tuple[Student, ...]:
    """The students with the certificates of every school year that is over (Bijlage 5).

    Numbers run on through a school year: 2026-0001, 2026-0002, ...
    """
    given: Counter[str] = Counter()
    found = []
    for student in students:
        enrollments = []
        for enrollment in student.enrollments:
            papers = _earned(world, student, enrollment)
            first = given[enrollment.school_year] + 1
            given[enrollment.school_year] += len(papers)
            numbered = tuple(
                replace(paper, number=f"{enrollment.school_year[-4:]}-{first + place:04d}")
                for place, paper in enumerate(papers)
            )
            enrollments.append(replace(enrollment, certificates=numbered))
        found.append(replace(student, enrollments=tuple(enrollments)))
    return tuple(found)


def facts_of(world: World, enrollment: Enrollment) -> list[MomentFacts]:
    """Every form of a school year that is over."""
    return [
        MomentFacts(form.moment, p.company, company_of(world, p.company).name, form.grades)
        for p in enrollment.placements
        for form in p.moments
    ]


def _earned(world: World, student: Student, enrollment: Enrollment) -> list[HandedOut]:
    if enrollment.school_year not in world.years:
        # Left long ago: nothing of a stage is there any more.
        return []
    year = world.years[enrollment.school_year]
    on = year.calendar.last_day - timedelta(days=1)
    if world.on <= year.calendar.last_day:
        return []
    policy, grade_year = year.policy, enrollment.grade_year
    norm = norm_hours(policy, grade_year, enrollment.days_per_week, enrollment.norm_hours)
    facts = facts_of(world, enrollment)
    signed = signed_minutes(enrollment.placements)
    verdict = judge(policy, grade_year, norm.hours, signed, facts)
    names = {
        "student": student.name,
        "first_name": student.first_name,
        "school_class": enrollment.school_class,
        "school_year": enrollment.school_year,
        "grade_year": grade_year,
        "stage_type": policy.grade_years[grade_year].stage_type,
        "jobcoach": enrollment.jobcoach,
        "director": world.names.school["director"],
    }
    certificates = [p.certificate for p in verdict.parts if p.earned]
    whole: list[int | None] = [*certificates, *([None] if verdict.final.earned else [])]
    return [
        _paper(on, number, certificate_basis(policy, verdict, facts, number, names))
        for number in whole
    ]


def _paper(on: date, certificate: int | None, basis: dict[str, object]) -> HandedOut:
    kind = "part" if certificate is not None else "final"
    return HandedOut("", kind, on, certificate, str(basis["company"]), basis)
