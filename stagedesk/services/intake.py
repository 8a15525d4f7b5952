"""The intakeformulier of a talk: whose field is whose, what it lacks, saved field by field."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.form import Field
from stagedesk.domain.goals import for_profile
from stagedesk.domain.intake import INTAKE_FORM, missing_for_paper
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.texts import clean_text
from stagedesk.domain.times import age
from stagedesk.services import drafts, forms, log, placements, policies
from stagedesk.services.forms import Saved

#: Fields that come from the dossier: shown, changed elsewhere.
READ_ONLY = (
    "student.name",
    "enrollment.school_class",
    "student.birth_date",
    "student.age",
    "jobcoach.name",
    "jobcoach.phone",
    "jobcoach.email",
)
_ADDRESS = re.compile(r"(.*?)[, ]*\b([0-9]{4} ?[A-Za-z]{2})\b[, ]*(.*)")
_ADDRESS_PARTS = ("address", "postcode", "city")


@dataclass(frozen=True, slots=True)
class IntakePage:
    """One talk as the tab shows it.

    Attributes:
        values: by field name of INTAKE_FORM and, for the placement, of PLACEMENT_FORM with
            ``placement.`` before it; times in minutes. drafts: texts that are no values yet.
        keys: of the rows by their prefix: student, enrollment, company, supervisor, placement.
        missing: needed fields without a value.
        companies, supervisors, sectors: what the drop-downs offer.
        max_day_minutes: what the grade year allows a day.
        iop: running goals of the IOP that the talk does not name yet.
    """

    student: str
    school_class: str | None
    company: str
    grade_year: int
    keys: Mapping[str, str | None]
    values: Mapping[str, object]
    drafts: Mapping[str, str]
    missing: tuple[Field, ...]
    companies: tuple[tuple[str, str], ...]
    supervisors: tuple[tuple[str, str], ...]
    sectors: tuple[tuple[str, str], ...]
    max_day_minutes: int
    problems: Mapping[str, Problem] = field(default_factory=dict)
    iop: tuple[str, ...] = ()


def page(session: Session, placement_key: str, on: dt.date) -> IntakePage | None:
    """The form of one placement's talk; None when the placement is gone."""
    placement = session.get(m.Placement, placement_key)
    if placement is None or placement.removed is not None:
        return None
    enrollment = session.get_one(m.Enrollment, placement.enrollment_key)
    student = session.get_one(m.Student, placement.student_key)
    company = session.get_one(m.Company, placement.company_key)
    policy = policies.policy_of(session, enrollment.school_year)
    talk = _intake(session, placement_key)
    values = _values(session, student, enrollment, placement, company, talk)
    keys = {
        "student": student.key,
        "enrollment": enrollment.key,
        "company": company.key,
        "supervisor": placement.supervisor_key,
        "placement": placement_key,
        "intake": talk.key if talk else None,
    }
    return IntakePage(
        student=student.name,
        school_class=enrollment.school_class,
        company=company.name,
        grade_year=enrollment.grade_year,
        keys=keys,
        values=values,
        drafts=_drafts(session, keys),
        missing=missing_for_paper(INTAKE_FORM, values),
        companies=placements.company_choices(session),
        supervisors=placements.supervisor_choices(session, company.key),
        sectors=tuple(policy.sectors.items()),
        max_day_minutes=policy.grade_years[enrollment.grade_year].max_day_minutes,
        problems=_problems(session, placement, on),
        iop=tuple(
            text
            for text in for_profile(log.goals(session, enrollment.key), on)
            if text not in (talk.goals or () if talk else ())
        ),
    )


def save(
    session: Session,
    placement_key: str,
    name: str,
    raw: object,
    on: dt.date,
    since: dt.date | None = None,
) -> Saved:
    """Save one field of the form in the row that it belongs to.

    Args:
        session: a write session.
        placement_key: whose talk.
        name: a field of INTAKE_FORM, or ``placement.`` and a field of PLACEMENT_FORM.
        raw: as typed or chosen; for ``company.name`` and ``supervisor.name`` the key.
        on: today.
        since: for a dated fact of a placement that runs: from which day it holds.

    Raises:
        InputError: the value cannot be taken; the problem carries ``name``.
    """
    placement = session.get(m.Placement, placement_key)
    if placement is None or placement.removed is not None:
        raise InputError(Problem("", "Deze stage is er niet meer."))
    try:
        return _route(session, placement, name, raw, on, since)
    except InputError as fault:
        raise InputError(*(Problem(name, p.text, p.severity) for p in fault.problems)) from fault


def draft_place(session: Session, placement_key: str, name: str) -> drafts.Place | None:
    """Where the draft of a field of the screen is kept: with the row that the field is of."""
    placement = session.get(m.Placement, placement_key)
    if placement is None:
        return None
    form, key, column = _place(session, placement, name)
    return None if key is None else (form, key, column)


def new_supervisor(session: Session, placement_key: str, name: str, on: dt.date) -> str:
    """A new supervisor at the company of the talk, chosen at once; returns its key.

    Raises:
        InputError: the name is empty.
    """
    placement = session.get_one(m.Placement, placement_key)
    given = {"name": name}
    key = forms.create(session, "supervisor", given, on, company_key=placement.company_key)
    placement.supervisor_key = key
    return key


def _route(
    session: Session,
    placement: m.Placement,
    name: str,
    raw: object,
    on: dt.date,
    since: dt.date | None,
) -> Saved:
    if name in READ_ONLY:
        raise InputError(Problem(name, "Wijzig dit bij Leerlingen"))
    if name == "company.name":
        return _choose_company(session, placement, raw, on)
    if name == "supervisor.name":
        saved = forms.save_field(
            session, "placement", placement.key, "supervisor", raw, on=on, since=since
        )
        return _named("placement", saved)
    if name == "company.address":
        return _save_address(session, placement.company_key, str(raw or ""), on)
    form, key, column = _place(session, placement, name)
    if key is None and form == "intake":
        key = forms.create(
            session,
            "intake",
            {},
            on,
            student_key=placement.student_key,
            placement_key=placement.key,
        )
    if key is None:
        raise InputError(Problem(name, "Kies eerst een praktijkopleider"))
    saved = forms.save_field(session, form, key, column, raw, on=on, since=since)
    return _named(form, saved)


#: Fields of the placement that the intake form calls by their owner's name.
_BY_OWNER = {"company": "company.name", "supervisor": "supervisor.name"}


def _named(form: str, saved: Saved) -> Saved:
    """What was saved, with the warnings at the names that this form has for them."""
    return Saved(saved.value, tuple(replace(p, field=_name(form, p.field)) for p in saved.problems))


def _name(form: str, column: str) -> str:
    if form == "placement":
        return _BY_OWNER.get(column, f"placement.{column}")
    return column if form == "intake" else f"{form}.{column}"


def _place(session: Session, placement: m.Placement, name: str) -> tuple[str, str | None, str]:
    """Form, key of the row and field of that form for a name of the intake form."""
    owner, _, column = name.rpartition(".")
    if name in _BY_OWNER.values():
        # Chosen here, not typed: whose the placement is, not what they are called.
        return "placement", placement.key, owner
    keys = {
        "company": placement.company_key,
        "supervisor": placement.supervisor_key,
        "placement": placement.key,
    }
    if owner:
        return owner, keys[owner], column
    talk = _intake(session, placement.key)
    return "intake", talk.key if talk else None, name


def _choose_company(session: Session, placement: m.Placement, raw: object, on: dt.date) -> Saved:
    """Another company brings its own supervisor, when it has but one."""
    saved = forms.save_field(session, "placement", placement.key, "company", raw, on=on)
    contacts = placements.supervisor_choices(session, placement.company_key)
    if placement.supervisor_key not in dict(contacts):
        placement.supervisor_key = contacts[0][0] if len(contacts) == 1 else None
    return _named("placement", saved)


def _save_address(session: Session, company_key: str, text: str, on: dt.date) -> Saved:
    """One line on the form, three columns of the company: street, postcode and place."""
    match = _ADDRESS.fullmatch(clean_text(text))
    parts = match.groups() if match else (clean_text(text), "", "")
    for column, part in zip(_ADDRESS_PARTS, parts, strict=True):
        if match or column == "address":
            forms.save_field(session, "company", company_key, column, part, on=on)
    return Saved(address_line(session.get_one(m.Company, company_key)))


def address_line(company: m.Company) -> str | None:
    """``Lindelaan 18, 3033 AB Rotterdam``; None when nothing is known."""
    town = " ".join(part for part in (company.postcode, company.city) if part)
    return ", ".join(part for part in (company.address, town) if part) or None


def _intake(session: Session, placement_key: str) -> m.Intake | None:
    return session.execute(
        select(m.Intake).where(m.Intake.placement_key == placement_key, m.Intake.removed.is_(None))
    ).scalar()


def _values(
    session: Session,
    student: m.Student,
    enrollment: m.Enrollment,
    placement: m.Placement,
    company: m.Company,
    talk: m.Intake | None,
) -> dict[str, object]:
    coach_key, chosen = enrollment.jobcoach_key, placement.supervisor_key
    coach = session.get(m.Staff, coach_key) if coach_key else None
    supervisor = session.get(m.Supervisor, chosen) if chosen else None
    values: dict[str, object] = {
        "student.name": student.name,
        "enrollment.school_class": enrollment.school_class,
        "student.birth_date": student.birth_date,
        "student.age": _age(student.birth_date, talk.date if talk else None),
        "company.name": company.key,
        "company.address": address_line(company),
        "company.website": company.website,
        "company.sector": company.sector,
        "supervisor.name": placement.supervisor_key,
    }
    for column in ("name", "phone", "email"):
        values[f"jobcoach.{column}"] = getattr(coach, column, None)
    for column in ("phone", "mobile", "email"):
        values[f"supervisor.{column}"] = getattr(supervisor, column, None)
    for name, value in forms.values(session, "placement", placement.key).items():
        values[f"placement.{name}"] = value
    if talk is not None:
        values.update(forms.values(session, "intake", talk.key))
    return values


def _age(birth_date: dt.date | None, day: dt.date | None) -> str | None:
    """Years on the day of the talk; nothing without either (domain.md 6)."""
    return None if birth_date is None or day is None else f"{age(birth_date, day)} jaar"


def _drafts(session: Session, keys: Mapping[str, str | None]) -> dict[str, str]:
    found = {}
    for owner in ("company", "supervisor", "placement", "intake"):
        key = keys[owner]
        if key is None:
            continue
        for name, text in drafts.of_row(session, owner, key).items():
            if name != "name":
                found[_name(owner, name)] = text
    return found


def _problems(session: Session, placement: m.Placement, on: dt.date) -> dict[str, Problem]:
    """Doubts about placement and timetable as they stand, by field of this form."""
    from stagedesk.services import form_rules

    found: dict[str, Problem] = {}
    for problem in form_rules.judge(session, placement, on):
        name = _name("placement", problem.field)
        found.setdefault(name, Problem(name, problem.text, problem.severity))
    return found
