"""What a saved form must obey beyond its single fields: gathered rows, judged by the domain."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.aftercare import contact_problems
from stagedesk.domain.calendar import school_year_of
from stagedesk.domain.company_contacts import company_contact_problems
from stagedesk.domain.log import log_problems
from stagedesk.domain.outflow import outflow_problems
from stagedesk.domain.placement_rules import (
    offer_warnings,
    placement_problems,
    placement_warnings,
)
from stagedesk.domain.placements import Placement
from stagedesk.domain.problem import Problem, Severity
from stagedesk.domain.retention import hold_problems
from stagedesk.domain.students import Enrollment
from stagedesk.domain.texts import fold
from stagedesk.domain.times import age
from stagedesk.domain.wishes import wish_problems
from stagedesk.domain.working_time import timetable_warnings
from stagedesk.services import day_rules, outflow_records, planning_rules, support_rules
from stagedesk.services.company_records import company_record, contact
from stagedesk.services.log_records import log_entry
from stagedesk.services.placement_records import timetable
from stagedesk.services.policies import policy_of
from stagedesk.services.twins import twin

#: Fields without which a row cannot be; everything else may stay empty for now.
REQUIRED: dict[str, tuple[str, ...]] = {
    "student": ("number", "first_name", "last_name"),
    "guardian": ("name",),
    "enrollment": ("grade_year",),
    "company": ("name",),
    "supervisor": ("name",),
    "staff": ("name",),
    "placement": ("company",),
    "log_entry": ("kind", "on"),
    "goal": ("text",),
    **support_rules.REQUIRED,
    "company_contact": ("kind", "on"),
    "lead": ("name", "status"),
    "aftercare_contact": ("on",),
    "retention_hold": ("until", "reason"),
    **day_rules.REQUIRED,
    **planning_rules.REQUIRED,
}
#: Yes-or-no fields that are 'no' when nobody said anything.
NEVER_NULL = frozenset({"internal", "done", "agreement_done", "next_done"}) | day_rules.NEVER_NULL
#: Ages of praktijkonderwijs (domain.md section 1): outside them a birth date is doubted.
_YOUNGEST, _OLDEST = 12, 20


def judge(session: Session, row: m.Row, on: dt.date | None) -> tuple[Problem, ...]:
    """Errors and warnings of a row as it would be saved on a day.

    An error about a field that is still empty is only a warning: incomplete may be saved.
    """
    rule = _RULES.get(type(row))
    if rule is None:
        return ()
    with session.no_autoflush:
        return tuple(_softened(row, problem) for problem in rule(session, row, on))


def users(session: Session, row: m.Row) -> str:
    """Who still needs a row that is to be removed, as a Dutch sentence; empty when nobody."""
    for model, column, target, words in _USERS:
        if not isinstance(row, target):
            continue
        count = session.execute(
            select(func.count())
            .select_from(model)
            .where(getattr(model, column) == row.key, model.removed.is_(None))
        ).scalar_one()
        if count:
            return f"Kan niet weg: {words.format(count=count)}."
    return ""


def _softened(row: m.Row, problem: Problem) -> Problem:
    name = problem.field if hasattr(row, problem.field) else f"{problem.field}_key"
    if problem.is_error and hasattr(row, name) and getattr(row, name) is None:
        return replace(problem, severity=Severity.WARNING)
    return problem


def _student(session: Session, row: m.Student, on: dt.date | None) -> Iterator[Problem]:
    twin = session.execute(
        select(m.Student.name).where(
            m.Student.number == row.number, m.Student.key != row.key, m.Student.removed.is_(None)
        )
    ).scalar()
    if twin is not None:
        yield Problem("number", f"Dit nummer is van {twin}.")
    if row.birth_date is not None and on is not None:
        if row.birth_date > on:
            yield Problem("birth_date", "Deze dag moet nog komen.")
        elif not _YOUNGEST <= (years := age(row.birth_date, on)) <= _OLDEST:
            yield Problem("birth_date", f"{years} jaar. Klopt dat?", Severity.WARNING)


def _enrollment(session: Session, row: m.Enrollment, on: dt.date | None) -> Iterator[Problem]:
    if row.norm_hours is not None and not row.norm_reason:
        yield Problem("norm_reason", "Schrijf de reden erbij", Severity.WARNING)
    yield from wish_problems(row.able or (), row.not_yet or ())


def _company(session: Session, row: m.Company, on: dt.date | None) -> Iterator[Problem]:
    """Companies are told apart by name and postcode, also in a dossier file."""
    twins = session.execute(
        select(m.Company.name, m.Company.postcode).where(
            m.Company.sort_text == fold(row.name or ""),
            m.Company.key != row.key,
            m.Company.removed.is_(None),
        )
    ).all()
    if any(name == row.name and postcode == row.postcode for name, postcode in twins):
        yield Problem("name", "Dit bedrijf is er al. Vul de postcode in of kies het uit de lijst.")
    elif twins:
        yield Problem("name", "Deze naam is er al. Klopt dat?", Severity.WARNING)


def _guardian(session: Session, row: m.Guardian, on: dt.date | None) -> Iterator[Problem]:
    if twin(session, row, m.Guardian, "student_key", "name"):
        yield Problem("name", "Deze naam staat er al. Zet er iets bij.")


def _supervisor(session: Session, row: m.Supervisor, on: dt.date | None) -> Iterator[Problem]:
    if twin(session, row, m.Supervisor, "company_key", "name"):
        yield Problem("name", "Deze naam staat er al. Zet er iets bij.")


def _staff(session: Session, row: m.Staff, on: dt.date | None) -> Iterator[Problem]:
    if twin(session, row, m.Staff, "name", "email"):
        yield Problem("name", "Deze naam is er al. Geef elk een eigen e-mail.")


def _placement(session: Session, row: m.Placement, on: dt.date | None) -> Iterator[Problem]:
    record = _placement_record(row)
    yield from placement_problems(record)
    if row.start is not None and twin(
        session, row, m.Placement, "enrollment_key", "company_key", "start"
    ):
        yield Problem("start", "Deze stage is er al. Kies een andere start.")
    enrollment = session.get_one(m.Enrollment, row.enrollment_key)
    company = session.get_one(m.Company, row.company_key)
    policy = policy_of(session, enrollment.school_year)
    others = session.execute(
        select(m.Placement).where(
            m.Placement.enrollment_key == row.enrollment_key,
            m.Placement.key != row.key,
            m.Placement.removed.is_(None),
        )
    ).scalars()
    firm = company_record(company)
    student = session.get_one(m.Student, row.student_key)
    taken = _others_at(session, row, row.start or on or policy.first_day)
    yield from offer_warnings(record, firm, student.birth_date, taken, on)
    yield from placement_warnings(
        record,
        firm,
        Enrollment(
            enrollment.school_year,
            enrollment.grade_year,
            subjects=tuple(enrollment.subjects or ()),
            outflow_sector=enrollment.outflow_sector,
            consent_on=enrollment.consent_on,
        ),
        policy,
        [_placement_record(other) for other in others],
    )
    yield from timetable_warnings(
        record.timetable,
        policy,
        enrollment.grade_year,
        student.birth_date,
        row.start or policy.first_day,
        company.internal or row.kind == "internal",
    )


def _others_at(session: Session, row: m.Placement, day: dt.date) -> int:
    """How many other placements of the school year are at its company and run on from a day."""
    year = session.get_one(m.Enrollment, row.enrollment_key).school_year
    query = (
        select(func.count(m.Placement.key))
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .where(
            m.Placement.company_key == row.company_key,
            m.Placement.key != row.key,
            m.Placement.removed.is_(None),
            m.Enrollment.school_year == year,
            m.Placement.start.is_not(None),
            or_(m.Placement.end.is_(None), m.Placement.end >= day),
        )
    )
    return session.execute(query).scalar_one()


def _log_entry(session: Session, row: m.LogEntry, on: dt.date | None) -> Iterator[Problem]:
    yield from log_problems(log_entry(row), on)


def _company_contact(
    session: Session, row: m.CompanyContact, on: dt.date | None
) -> Iterator[Problem]:
    yield from company_contact_problems(contact(row), on)


def _lead(session: Session, row: m.Lead, on: dt.date | None) -> Iterator[Problem]:
    if twin(session, row, m.Lead, "enrollment_key", "name"):
        yield Problem("name", "Deze tip is er al.")


def _goal(session: Session, row: m.Goal, on: dt.date | None) -> Iterator[Problem]:
    row.term = row.term or "short"
    if twin(session, row, m.Goal, "enrollment_key", "term", "text"):
        yield Problem("text", "Dit doel staat er al.")


def _placement_record(row: m.Placement) -> Placement:
    return Placement(
        company=row.company_key,
        supervisor=row.supervisor_key,
        kind=row.kind or "regular",
        start=row.start,
        end=row.end,
        timetable=timetable(row),
        key=row.key or "",
    )


def _outflow(session: Session, row: m.Outflow, on: dt.date | None) -> Iterator[Problem]:
    if on is not None:
        goal = policy_of(session, school_year_of(on)).settings["contract_hours_goal"]
        yield from outflow_problems(outflow_records.outflow(row), goal)


def _contact(session: Session, row: m.AftercareContact, on: dt.date | None) -> Iterator[Problem]:
    if twin(session, row, m.AftercareContact, "student_key", "on"):
        yield Problem("on", "Op deze dag staat er al een.")
    yield from contact_problems(outflow_records.contact(row), on)


def _hold(session: Session, row: m.RetentionHold, on: dt.date | None) -> Iterator[Problem]:
    yield from hold_problems(outflow_records.hold(row), on)


_RULES: dict[type[m.Row], Callable[[Session, Any, dt.date | None], Iterator[Problem]]] = {
    m.Student: _student,
    m.Enrollment: _enrollment,
    m.Company: _company,
    m.Guardian: _guardian,
    m.Supervisor: _supervisor,
    m.Staff: _staff,
    m.Placement: _placement,
    m.LogEntry: _log_entry,
    m.Goal: _goal,
    **support_rules.RULES,
    m.CompanyContact: _company_contact,
    m.Lead: _lead,
    m.Outflow: _outflow,
    m.AftercareContact: _contact,
    m.RetentionHold: _hold,
    **day_rules.RULES,
    **planning_rules.RULES,
}
_USERS: tuple[tuple[Any, str, type[m.Row], str], ...] = (
    (m.Placement, "company_key", m.Company, "er zijn {count} stages bij dit bedrijf"),
    (m.Lead, "company_key", m.Company, "{count} tip(s) van leerlingen horen bij dit bedrijf"),
    (m.Placement, "supervisor_key", m.Supervisor, "begeleidt {count} stages"),
    (m.Enrollment, "mentor_key", m.Staff, "is mentor van {count} leerlingen"),
    (m.Enrollment, "jobcoach_key", m.Staff, "is jobcoach van {count} leerlingen"),
    (m.EnrollmentVersion, "mentor_key", m.Staff, "was eerder mentor van {count} leerlingen"),
    (m.EnrollmentVersion, "jobcoach_key", m.Staff, "was eerder jobcoach van {count} leerlingen"),
    (m.PlacementVersion, "supervisor_key", m.Supervisor, "begeleidde {count} stages"),
    (m.Placement, "student_key", m.Student, "er zijn {count} stages van deze leerling"),
    (m.Placement, "enrollment_key", m.Enrollment, "er zijn {count} stages in dit schooljaar"),
    (m.HoursSlip, "placement_key", m.Placement, "er zijn {count} urenbriefjes van deze stage"),
    (m.Moment, "placement_key", m.Placement, "er zijn {count} beoordelingen van deze stage"),
    *support_rules.USERS,
    *day_rules.USERS,
)
