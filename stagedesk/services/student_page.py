"""The dossier of one student at a glance: placement, hours, certificates, contact (mock 3)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from stagedesk.domain.calendar import SchoolCalendar
from stagedesk.domain.calling import home_callees
from stagedesk.domain.companies import Company, Supervisor
from stagedesk.domain.goals import Goal
from stagedesk.domain.log import LogEntry
from stagedesk.domain.placements import KIND_LABELS, Placement, Timetable
from stagedesk.domain.policy import Policy
from stagedesk.domain.stand_ins import standing_in
from stagedesk.domain.students import Enrollment, Student
from stagedesk.domain.times import (
    SHORT_WEEKDAYS,
    age,
    clock_time,
    medium_date,
    short_date,
)
from stagedesk.services import cases, policies, records, student_hours, today
from stagedesk.services import todo_rules as rules
from stagedesk.services.placements import ending
from stagedesk.services.student_hours import CertificateNow, HoursNow
from stagedesk.services.todo import Todo


@dataclass(frozen=True, slots=True)
class StageNow:
    """The placement of the day, or the one that is to come.

    Attributes:
        when: ``Stage nu``, ``Straks``, ``Gestopt`` or ``Gesprek`` (no start yet).
        times: usual days and times (``ma, di 8:30-16:00``). own_times: the days that differ.
    """

    key: str
    when: str
    company_key: str
    company: str
    work: str
    kind: str
    span: str
    times: str
    own_times: str
    supervisor: str
    phone: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to reach: label at the left, number or name, and what stands behind it."""

    label: str
    text: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class PastStage:
    """A placement that is over, or of another school year."""

    key: str
    company_key: str
    company: str
    school_year: str
    span: str
    end: str


@dataclass(frozen=True, slots=True)
class StudentPage:
    """Everything that the tab shows of one student in one school year.

    Attributes:
        urgent: the most urgent thing to do. enrollment_key: None without this school year.
        days: the days of the placement in short, for the title (``ma, di, do``).
        on: the day as of which it shows. goals, log: of this school year.
    """

    key: str
    name: str
    number: str
    age: int | None
    left_on: dt.date | None
    school_year: str
    enrollment_key: str | None
    school_class: str | None
    grade_year: int | None
    days: str
    urgent: Todo | None
    stage: StageNow | None
    hours: HoursNow | None
    certificates: tuple[CertificateNow, ...]
    people: tuple[Person, ...]
    past: tuple[PastStage, ...]
    on: dt.date
    goals: tuple[Goal, ...] = ()
    log: tuple[LogEntry, ...] = ()


def page(
    session: Session,
    student_key: str,
    school_year: str,
    on: dt.date,
    placement_key: str | None = None,
) -> StudentPage | None:
    """The dossier of a student as of a day; None when the student is gone.

    Args:
        session: to read from.
        student_key: whose.
        school_year: of the placement, the hours and the certificates.
        on: the day of today.
        placement_key: the placement to show, when it is in that year; else that of the day.
    """
    loaded = records.load(session, [student_key])
    student = loaded.students.get(student_key)
    if student is None:
        return None
    policy = policies.policy_of(session, school_year)
    calendar = policies.calendar_of(session, school_year)
    enrollment = next((e for e in student.enrollments if e.school_year == school_year), None)
    placement = _placement_of(enrollment, on, placement_key)
    hours, verdict = None, None
    if enrollment is not None:
        hours, verdict = student_hours.hours(
            enrollment, _placement_of(enrollment, on), loaded.companies, policy, calendar, on
        )
    company = loaded.companies.get(placement.company) if placement else None
    return StudentPage(
        key=student_key,
        name=student.name,
        number=student.number,
        age=age(student.birth_date, on) if student.birth_date else None,
        left_on=student.left_on,
        school_year=school_year,
        enrollment_key=enrollment.key if enrollment else None,
        school_class=enrollment.school_class if enrollment else None,
        grade_year=enrollment.grade_year if enrollment else None,
        days=_days(placement.on(on).timetable) if placement else "",
        urgent=_urgent(session, student_key, school_year, on),
        stage=_stage(placement, company, calendar, on) if placement and company else None,
        hours=hours,
        certificates=student_hours.certificate_states(policy, verdict) if verdict else (),
        people=_people(student, enrollment, policy, on, _standing_in(loaded, enrollment, on)),
        past=_past(student, placement, loaded.companies),
        on=on,
        goals=enrollment.goals if enrollment else (),
        log=enrollment.log if enrollment else (),
    )


def _placement_of(
    enrollment: Enrollment | None, on: dt.date, chosen: str | None = None
) -> Placement | None:
    """The one chosen, else what runs on a day and started last, else what is to come."""
    if enrollment is None:
        return None
    for placement in enrollment.placements:
        if placement.key == chosen:
            return placement
    living = [p for p in enrollment.placements if p.end is None or p.end >= on]
    running = [p for p in living if p.has_begun(on)]
    return running[-1] if running else next(iter(living), None)


def _urgent(session: Session, student_key: str, school_year: str, on: dt.date) -> Todo | None:
    frame = today.frame_of(session, on, school_year, [student_key])
    for case in cases.read(session, school_year, student_keys=[student_key]):
        return next(iter(rules.of_case(case, frame)), None)
    return None


def _stage(
    placement: Placement, company: Company, calendar: SchoolCalendar, on: dt.date
) -> StageNow:
    then = max(on, placement.start or on)
    if placement.end is not None:
        then = min(then, placement.end)
    version = placement.on(then)
    contact = next((s for s in company.supervisors if s.key == version.supervisor), None)
    times, own = _times(version.timetable)
    return StageNow(
        key=placement.key,
        when=_when(placement, on),
        company_key=company.key,
        company=company.name,
        work=placement.work or "",
        kind="" if version.kind == "regular" else dict(KIND_LABELS)[version.kind],
        span=_span(placement, calendar.last_day),
        times=times,
        own_times=own,
        supervisor=contact.name if contact else "",
        phone=_phone(contact, company),
    )


def _when(placement: Placement, on: dt.date) -> str:
    if placement.start is None:
        return "Gesprek"
    if placement.end is not None and placement.end < on:
        return "Gestopt"
    return "Stage nu" if placement.start <= on else "Straks"


def _phone(contact: Supervisor | None, company: Company) -> str:
    numbers = (contact.phone, contact.mobile) if contact else ()
    return next((number for number in (*numbers, company.phone) if number), "")


def _span(placement: Placement, last_day: dt.date | None) -> str:
    if placement.start is None:
        return "nog geen startdatum"
    end = placement.end or last_day
    if end is None:
        return f"vanaf {medium_date(placement.start)}"
    return f"{medium_date(placement.start)} tot {medium_date(end)}"


def _days(timetable: Timetable) -> str:
    return ", ".join(SHORT_WEEKDAYS[day] for day in timetable.days)


def _times(timetable: Timetable) -> tuple[str, str]:
    own = {day: (begin, end) for day, begin, end in timetable.own_times}
    usual = [SHORT_WEEKDAYS[day] for day in timetable.days if day not in own]
    words = ", ".join(usual)
    if usual and timetable.begin is not None and timetable.end is not None:
        words += f" {clock_time(timetable.begin)}–{clock_time(timetable.end)}"
    others = [
        f"{SHORT_WEEKDAYS[day]} {clock_time(begin)}–{clock_time(end)}"
        for day, (begin, end) in own.items()
        if day in timetable.days or not timetable.days
    ]
    return words, ", ".join(others)


def _standing_in(loaded: records.Loaded, enrollment: Enrollment | None, on: dt.date) -> str:
    """Who does the work of the jobcoach today: ``Marijke Groot neemt waar t/m 25 sep``."""
    for key, name in loaded.staff_names.items():
        if enrollment is not None and name == enrollment.jobcoach:
            found = standing_in(loaded.staff[key].stand_ins, on)
            if found is not None:
                last = f" t/m {short_date(found.until)}" if found.until else ""
                return f"{_staff_name(found.by)} neemt waar{last}"
    return ""


def _people(
    student: Student,
    enrollment: Enrollment | None,
    policy: Policy,
    on: dt.date,
    standing_in_words: str,
) -> tuple[Person, ...]:
    """Who to call, the first first; then mentor and jobcoach (from 18 the student first)."""
    callees = home_callees(
        student.birth_date,
        student.phone,
        student.guardians,
        student.parents_consent_on,
        on,
        policy.settings["adult_age"],
    )
    found = [Person(c.label, c.phone or "nog geen nummer", c.name) for c in callees]
    if student.guardians and len(callees) == 1:
        found.append(Person("Thuis", "niet bellen", "18 jaar, geen toestemming genoteerd"))
    if enrollment is not None:
        found.append(Person("Mentor", _staff_name(enrollment.mentor)))
        found.append(Person("Jobcoach", _staff_name(enrollment.jobcoach), standing_in_words))
    return tuple(found)


def _staff_name(reference: str | None) -> str:
    """A staff reference without the address that only tells two of one name apart."""
    return (reference or "nog niet gekozen").split(" <")[0]


def _past(
    student: Student, now: Placement | None, companies: Mapping[str, Company]
) -> tuple[PastStage, ...]:
    found = []
    for enrollment in reversed(student.enrollments):
        for placement in reversed(enrollment.placements):
            if now is not None and placement.key == now.key:
                continue
            company = companies.get(placement.company)
            why = ""
            if placement.end is not None:
                why = ending(placement.end, placement.ended_by, placement.end_reason)
            found.append(
                PastStage(
                    placement.key,
                    placement.company,
                    company.name if company else "bedrijf verwijderd",
                    enrollment.school_year,
                    _span(placement, None),
                    why,
                )
            )
    return tuple(found)
