"""What concerns invented students together: agreements without a placement, meetings, groups."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from stagedesk.demo.world import World, seeded
from stagedesk.domain.dossier import Dossier
from stagedesk.domain.internal import InternalGroup, InternalMember, InternalPart, InternalYear
from stagedesk.domain.internal_groups import Pupil, Rules
from stagedesk.domain.internal_planner import Wishes, group_span, plan
from stagedesk.domain.meetings import Meeting, MeetingEntry
from stagedesk.domain.students import Enrollment, Student
from stagedesk.domain.without_placement import Meanwhile, at, without_since

#: The internal stage of all of grade year 1 is on Tuesday, from half past eight.
_TUESDAY, _BEGIN = 1, 510
#: Days before today on which a meeting was held, with its kind.
_HELD = ((35, "mt"), (14, "placement"), (7, "placement"))
_AGREED = (
    ("searching", None, "Belt deze week met de bakker", 2),
    ("stage_office", "Sollicitatiebrief en cv maken", "Samen bellen met twee bedrijven", 0),
    ("at_school", "Helpt in de kantine, ma en di", "Kennismaken bij de kringloop", -2),
    ("practice", "Extra les techniek", "Gesprek met ouders en mentor", 6),
    ("own_programme", "Halve dagen, rustig opbouwen", "Bespreken met het ondersteuningsteam", 9),
    ("ill", None, "Bellen hoe het gaat", 1),
)
_WHY = (
    "Het bedrijf had te weinig begeleiding",
    "Wil iets anders dan eerst gedacht",
    "Geen plek gevonden binnen reisafstand",
)


def with_planning(world: World, dossier: Dossier) -> Dossier:
    """The school with agreements, the meetings of the last weeks and the internal stage."""
    students = tuple(_with_meanwhile(world, student) for student in dossier.students)
    return replace(
        dossier,
        students=students,
        meetings=_meetings(world, students),
        internal=_internal(world, students),
    )


def _year_of(world: World, student: Student) -> Enrollment | None:
    found = (e for e in student.enrollments if e.school_year == world.this_year)
    return next(found, None) if student.left_on is None else None


def _without(enrollment: Enrollment, day: date) -> bool:
    """Whether no placement runs on a day, or is agreed to begin."""
    return not any(
        p.start is not None and (p.end is None or p.end >= day) for p in enrollment.placements
    )


def _with_meanwhile(world: World, student: Student) -> Student:
    enrollment = _year_of(world, student)
    chance = seeded("meanwhile", student.number)
    if enrollment is None or not _without(enrollment, world.on) or chance.random() < 0.15:
        return student
    doing, what, step, ahead = chance.choice(_AGREED)
    begun = max(world.on - timedelta(days=chance.choice((3, 10, 20))), _first(world))
    why = None if enrollment.ready_reason else chance.choice(_WHY)
    agreed = [
        Meanwhile(
            begun,
            doing,
            what,
            why,
            step,
            world.on + timedelta(days=ahead),
            enrollment.jobcoach if chance.random() < 0.6 else "mentor",
        )
    ]
    if begun - timedelta(days=14) >= _first(world) and chance.random() < 0.5:
        agreed.insert(0, Meanwhile(begun - timedelta(days=14), "searching", why=why))
    year = replace(enrollment, meanwhile=tuple(agreed))
    others = tuple(year if e is enrollment else e for e in student.enrollments)
    return replace(student, enrollments=others)


def _first(world: World) -> date:
    return world.years[world.this_year].calendar.first_day


def _meetings(world: World, students: Sequence[Student]) -> tuple[Meeting, ...]:
    found = []
    for days, kind in _HELD:
        day = world.on - timedelta(days=days)
        if day <= _first(world) or day > world.years[world.this_year].calendar.last_day:
            continue
        entries = [entry for s in students if (entry := _entry(world, s, day)) is not None]
        notes = "Iedereen is besproken. De lijst gaat ook naar de mentoren."
        found.append(Meeting(world.this_year, day, kind, notes, tuple(entries)))
    return tuple(found)


def _entry(world: World, student: Student, day: date) -> MeetingEntry | None:
    """How a student stood on the list of a day; None when not on it."""
    enrollment = _year_of(world, student)
    if enrollment is None or not _without(enrollment, day):
        return None
    ends = [p.end for p in enrollment.placements if p.start is not None]
    ready = enrollment.ready_external
    since = without_since(ends, _first(world), ready, enrollment.ready_since)
    now = at(enrollment.meanwhile, day)
    why = (now.why if now else None) or enrollment.ready_reason
    if now is None:
        return MeetingEntry(student.number, since, ready, why=why)
    return MeetingEntry(student.number, since, ready, now.doing, why, now.next_step, now.next_on)


def _internal(world: World, students: Sequence[Student]) -> tuple[InternalYear, ...]:
    """Groups of grade year 1, as the planner makes them; none for a school that is too small."""
    year = world.years[world.this_year]
    rules = Rules.of(year.policy)
    first = [
        (student, enrollment)
        for student in students
        if (enrollment := _year_of(world, student)) is not None and enrollment.grade_year == 1
    ]
    if len(first) < rules.smallest:
        return ()
    pupils = [Pupil(s.number, s.name, e.school_class or "") for s, e in first]
    fewest, _ = group_span(len(pupils), rules)
    at_once = -(-fewest // len(rules.parts))
    apart = ((pupils[0].key, pupils[1].key),) if fewest > 1 else ()
    wishes = Wishes((_TUESDAY,), None, apart, at_once=dict.fromkeys(rules.parts, at_once))
    made = plan(pupils, year.calendar.teaching_weeks, wishes, rules)
    guides = world.internal.supervisors
    parts = tuple(
        InternalPart(name, guides[place % len(guides)].name, at_once)
        for place, name in enumerate(rules.parts)
    )
    groups = tuple(
        InternalGroup(
            f"Groep {group.number}",
            group.weekday,
            _BEGIN,
            group.parts,
            tuple(InternalMember(key, year.calendar.first_day) for key in group.members),
        )
        for group in made.groups
    )
    return (InternalYear(world.this_year, made.rounds, parts, groups, apart),)
