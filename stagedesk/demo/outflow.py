"""How students of the demonstration leave school, and how they were doing afterwards."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from stagedesk.demo.world import World, seeded
from stagedesk.domain.aftercare import Contact, months_later, planned_days
from stagedesk.domain.outflow import Outflow, checklist
from stagedesk.domain.students import Enrollment, Student

#: Destinations as often as they come, each with its route.
_ENDS = (
    ("AGB", "guaranteed_job"),
    ("AGB", "guaranteed_job"),
    ("AG", "job"),
    ("AG", "job"),
    ("AGL", "school"),
    ("AGB", "nothing_yet"),
    ("AGB", "day_activity"),
)
#: Share of the students of the last grade years of whom the outflow is known already.
_BEGUN = 0.6
_LEAVING_FROM = 5
#: Years ago that some left so long since that their dossiers may go.
_LONG_AGO = 2


def with_outflow(world: World, student: Student) -> Student:
    """The student with outflow and aftercare, as far as they are known on the world's day."""
    chance = seeded("outflow", student.number)
    now = student.enrollments[-1] if student.enrollments else None
    if now is None or now.grade_year < _LEAVING_FROM:
        # Who leaves earlier moves to another school.
        return student
    if student.left_on is not None:
        outflow = _outflow(world, student, chance, student.left_on)
        return replace(student, outflow=outflow, aftercare=_contacts(world, chance, student))
    if chance.random() > _BEGUN:
        return student
    return replace(student, outflow=_outflow(world, student, chance, None))


def left_long_ago(world: World, student: Student) -> Student:
    """The same person who left years ago: little is left, and it may be removed."""
    first = int(world.last_year[:4]) - _LONG_AGO
    school_year = f"{first}-{first + 1}"
    last = student.enrollments[-1].school_class if student.enrollments else None
    left = months_later(student.left_on or world.on, -12 * _LONG_AGO)
    then = Enrollment(
        school_year, _LEAVING_FROM, last, world.mentor(last or "5A"), world.jobcoach(last or "5A")
    )
    born = months_later(student.birth_date, -12 * _LONG_AGO) if student.birth_date else None
    return replace(student, birth_date=born, left_on=left, enrollments=(then,))


def _outflow(world: World, student: Student, chance: Random, left: date | None) -> Outflow:
    texts = world.names.texts
    route, destination = chance.choice(_ENDS)
    company = chance.choice([c for all_ in world.companies.values() for c in all_])
    by = student.enrollments[-1].jobcoach
    working = destination in ("guaranteed_job", "job")
    able = None if working or destination == "school" else chance.random() < 0.5
    day = (left or world.on) - timedelta(days=40)
    outflow = Outflow(
        route=route,
        destination=destination,
        place=company.name
        if working
        else "Vakschool Maasoever"
        if destination == "school"
        else None,
        work=chance.choice(texts["outflow_work"]) if working else None,
        contract_hours=chance.choice((16, 20, 24, 24, 28, 32)) if working else None,
        contract_from=left + timedelta(days=20) if left and working else None,
        diploma_on=left - timedelta(days=8) if left else None,
        able_to_work=able,
        able_on=day if able is not None else None,
        able_reason=chance.choice(texts["able_reasons"]) if able is not None else None,
        share_consent_on=day if left or chance.random() < 0.5 else None,
        handover_contact="K. de Boer, 010 555 10 20" if left or chance.random() < 0.5 else None,
        handover_note=chance.choice(texts["handover_notes"]),
    )
    arranged: dict[str, Any] = {}
    for one in checklist(outflow):
        if one.needed and (left or chance.random() < 0.4):
            arranged[f"{one.name}_on"] = day + timedelta(days=chance.randint(0, 25))
            arranged[f"{one.name}_by"] = by
    handed = destination in ("guaranteed_job", "nothing_yet", "day_activity") and left
    if handed and left:
        arranged["introduced_on"] = left - timedelta(days=30)
        arranged["handed_over_on"] = left - timedelta(days=5)
    return replace(outflow, **arranged)


def _contacts(world: World, chance: Random, student: Student) -> tuple[Contact, ...]:
    """Every planned contact; those before the day were made, the last of them perhaps not."""
    if student.left_on is None:
        return ()
    policy = world.years[world.this_year].policy
    days = planned_days(student.left_on, policy)
    made = [day for day in days if day <= world.on]
    skipped = {made[-1]} if made and chance.random() < 0.5 else set()
    texts = world.names.texts["aftercare_reports"]
    return tuple(
        Contact(
            day,
            done=True,
            spoken_to=chance.choice(("oud-leerling", "moeder", "werkgever")),
            working=chance.random() < 0.8,
            report=chance.choice(texts),
        )
        if day <= world.on and day not in skipped
        else Contact(day)
        for day in days
    )
