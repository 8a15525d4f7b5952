"""A class of fictional students with their slips, for the tests of hours on screen and in lists."""

import datetime as dt
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import Week, monday
from stagedesk.services import policies

YEAR = "2026-2027"
#: The day of the pictures: a Friday in week 21.
TODAY = dt.date(2027, 5, 28)
NAMES = (
    ("Aylin", None, "Şahin"),
    ("Chloé", None, "Dubois"),
    ("Daan", None, "Kuipers"),
    ("Fatıma", None, "Çelik"),
    ("Inès", None, "Benali"),
    ("Kevin", None, "Martina"),
    ("Łukasz", None, "Wójcik"),
    ("Noah", "de", "Wit"),
    ("Noor", "van den", "Heuvel-Ter Horst"),
    ("Romy", None, "Jansen"),
    ("Sem", None, "Verhoeven"),
    ("Tygo", None, "Blok"),
    ("Yiğit", None, "Doğan"),
    ("Yusuf", "van der", "Meer"),
    ("Zoë", None, "Bakker"),
)


@dataclass(slots=True)
class Keys:
    """Keys of what was made: students, enrollments and placements by first name."""

    students: dict[str, str] = field(default_factory=dict)
    enrollments: dict[str, str] = field(default_factory=dict)
    placements: dict[str, str] = field(default_factory=dict)
    jobcoach: str = ""


def add_student(
    session: Session,
    keys: Keys,
    name: tuple[str, str | None, str],
    *,
    company: m.Company | None = None,
    supervisor: m.Supervisor | None = None,
    start: dt.date = dt.date(2026, 8, 31),
    end: dt.date | None = None,
    days: tuple[int, ...] = (0, 1, 3),
    times: tuple[int, int] | None = (510, 960),
    grade_year: int = 4,
    school_class: str = "4B",
) -> str:
    """A student with an enrollment and, when a company is given, a placement; its key."""
    number = str(10001 + len(keys.students))
    student = m.Student(
        number=number,
        first_name=name[0],
        infix=name[1],
        last_name=name[2],
        birth_date=dt.date(2009, 9, 1),
    )
    session.add(student)
    session.flush()
    enrollment = m.Enrollment(
        student_key=student.key,
        school_year=YEAR,
        grade_year=grade_year,
        school_class=school_class,
        jobcoach_key=keys.jobcoach or None,
        days_per_week=3,
        policy_key=policies.stored_key(session, YEAR),
    )
    session.add(enrollment)
    session.flush()
    keys.students[name[0]] = student.key
    keys.enrollments[name[0]] = enrollment.key
    if company is not None:
        placement = m.Placement(
            student_key=student.key,
            enrollment_key=enrollment.key,
            company_key=company.key,
            supervisor_key=supervisor.key if supervisor else None,
            start=start,
            end=end,
            days=list(days),
            begin_time=times[0] if times else None,
            end_time=times[1] if times else None,
        )
        session.add(placement)
        session.flush()
        keys.placements[name[0]] = placement.key
    return student.key


def add_company(session: Session, name: str, supervisor: str) -> tuple[m.Company, m.Supervisor]:
    """A company with one supervisor."""
    company = m.Company(name=name, city="Rotterdam")
    session.add(company)
    session.flush()
    contact = m.Supervisor(company_key=company.key, name=supervisor)
    session.add(contact)
    session.flush()
    return company, contact


def add_slip(
    session: Session,
    placement_key: str,
    week: Week,
    times: dict[int, tuple[int, int]],
    signed_by: str | None = None,
    absent: dict[int, str] | None = None,
) -> m.HoursSlip:
    """A slip with these times by weekday; signed on its Sunday when a name is given."""
    placement = session.get_one(m.Placement, placement_key)
    slip = m.HoursSlip(
        student_key=placement.student_key,
        placement_key=placement_key,
        iso_year=week[0],
        iso_week=week[1],
        signed_by=signed_by,
        signed_on=monday(week) + dt.timedelta(days=6) if signed_by else None,
    )
    session.add(slip)
    session.flush()
    kinds = absent or {}
    for weekday in sorted({*times, *kinds}):
        begin, end = times.get(weekday, (None, None))
        session.add(
            m.SlipDay(
                student_key=placement.student_key,
                slip_key=slip.key,
                weekday=weekday,
                begin=begin,
                end=end,
                on_time=True if begin is not None else None,
                absence=kinds.get(weekday),
            )
        )
    return slip


def build_class(session: Session) -> Keys:
    """Class 4B as mock 4 shows it, up to the Friday of week 21."""
    coach = m.Staff(name="Marijke Groot", role="jobcoach")
    session.add(coach)
    session.flush()
    keys = Keys(jobcoach=coach.key)
    company, supervisor = add_company(session, "Tuincentrum De Linde", "Joost van Vliet")
    long_name, other = add_company(
        session, "Bouwbedrijf Gebr. Van den Heuvel-Ter Horst & Zn", "Renée van Dongen"
    )
    calendar = policies.calendar_of(session, YEAR)
    for number, name in enumerate(NAMES):
        at = (long_name, other) if number % 4 == 3 else (company, supervisor)
        start = dt.date(2027, 3, 22) if name[0] == "Tygo" else dt.date(2026, 8, 31)
        end = dt.date(2027, 5, 9) if name[0] == "Łukasz" else None
        add_student(session, keys, name, company=at[0], supervisor=at[1], start=start, end=end)
        _fill_year(session, keys, name[0], number, list(calendar.weeks), at[1].name)
    return keys


def _fill_year(
    session: Session, keys: Keys, name: str, number: int, weeks: list[Week], signer: str
) -> None:
    calendar = policies.calendar_of(session, YEAR)
    placement = session.get_one(m.Placement, keys.placements[name])
    for position, week in enumerate(weeks):
        if week >= (2027, 20) or (name == "Aylin" and week in ((2027, 15), (2027, 16), (2027, 19))):
            continue
        times = {}
        for weekday in (0, 1, 3):
            day = monday(week) + dt.timedelta(days=weekday)
            within = placement.start <= day and (placement.end is None or day <= placement.end)
            if within and not calendar.is_free(day) and (number * 7 + position * 3 + weekday) % 11:
                times[weekday] = (510, 960 + 30 * ((number + position) % 3 - 1))
        if times:
            signed = not (name == "Yiğit" and week == (2027, 19)) and (name, week) != (
                "Noah",
                (2027, 14),
            )
            add_slip(session, keys.placements[name], week, times, signer if signed else None)
    if name in ("Yiğit", "Aylin"):
        add_slip(session, keys.placements[name], (2027, 20), {1: (510, 960), 3: (510, 960)})
