"""Companies: the list, the page of one, its supervisors and the weeks that it is closed."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Subquery, case, func, or_, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.texts import fold
from stagedesk.domain.times import parse_date
from stagedesk.services import company_stays
from stagedesk.services.company_records import closed_days
from stagedesk.services.company_stays import Stay

#: By what the list can be sorted.
SORTS = ("name", "city", "students", "contact")
#: Which companies the list can be cut down to, beside all.
WHICH = ("free", "active", "rest", "not_again")


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A company in the list.

    Attributes:
        students: how many are there on the day asked for.
        taken: how many places are taken: by these, and by who has a day to begin.
        places: how many can be; None is unknown.
        status: the first word of a pair of companies.STATUSES; None is active.
    """

    key: str
    name: str
    city: str | None
    sector: str | None
    internal: bool
    students: int
    places: int | None = None
    status: str | None = None
    taken: int = 0


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """A company with who is there now (or is to come), who was, and who found it.

    Closed spans stand by date; who found it has no placement by that.
    """

    key: str
    name: str
    city: str | None
    sector: str | None
    places: int | None
    status: str | None
    status_reason: str | None
    supervisors: tuple[tuple[str, str], ...]
    closed: tuple[tuple[dt.date, dt.date], ...]
    now: tuple[Stay, ...]
    before: tuple[Stay, ...]
    found_by: tuple[Stay, ...] = ()

    @property
    def taken(self) -> int:
        """How many places are taken: by who is there, or has a day to begin."""
        return sum(1 for stay in self.now if not stay.talking)


def list_rows(
    session: Session,
    school_year: str,
    on: dt.date,
    *,
    text: str = "",
    sector: str | None = None,
    which: str | None = None,
    sort: str = "name",
) -> tuple[CompanyRow, ...]:
    """The companies that match, in the order asked for.

    Args:
        session: to read from.
        school_year: whose placements are counted.
        on: the day on which they are.
        text: part of name or place, however written.
        sector: key of the policy's sectors.
        which: one of WHICH: with a free place and active, or of one status; None is all.
        sort: one of SORTS; most students first, or longest not spoken to first.
    """
    counted = _students(school_year, on)
    students = func.coalesce(counted.c.students, 0)
    taken = func.coalesce(counted.c.taken, 0)
    query = (
        select(
            m.Company.key,
            m.Company.name,
            m.Company.city,
            m.Company.sector,
            m.Company.internal,
            students,
            m.Company.places,
            m.Company.status,
            taken,
        )
        .outerjoin(counted, counted.c.company_key == m.Company.key)
        .where(m.Company.removed.is_(None))
    )
    if text.strip():
        query = query.where(m.Company.search_text.contains(fold(text.strip()), autoescape=True))
    if sector is not None:
        query = query.where(m.Company.sector == sector)
    active = func.coalesce(m.Company.status, "active")
    if which == "free":
        query = query.where(active == "active", m.Company.places > taken)
    elif which is not None:
        query = query.where(active == which)
    if sort == "contact":
        spoken = _spoken(on)
        query = query.outerjoin(spoken, spoken.c.company_key == m.Company.key).order_by(
            func.coalesce(spoken.c.last, "")
        )
    orders = {
        "name": (m.Company.sort_text,),
        "city": (func.coalesce(m.Company.city, "~"), m.Company.sort_text),
        "students": (students.desc(), m.Company.sort_text),
        "contact": (m.Company.sort_text,),
    }
    rows = session.execute(query.order_by(*orders[sort]))
    return tuple(CompanyRow(*row) for row in rows)


def _students(school_year: str, on: dt.date) -> Subquery:
    """How many students are at each company on a day, and how many of its places are taken."""
    there = case((m.Placement.start <= on, 1), else_=0)
    return (
        select(
            m.Placement.company_key,
            func.sum(there).label("students"),
            func.count().label("taken"),
        )
        .join(m.Enrollment, m.Enrollment.key == m.Placement.enrollment_key)
        .where(
            m.Placement.removed.is_(None),
            m.Enrollment.school_year == school_year,
            m.Placement.start.is_not(None),
            or_(m.Placement.end.is_(None), m.Placement.end >= on),
        )
        .group_by(m.Placement.company_key)
        .subquery()
    )


def _spoken(on: dt.date) -> Subquery:
    """The last day up to ``on`` on which each company was spoken to."""
    contact = m.CompanyContact
    return (
        select(contact.company_key, func.max(contact.on).label("last"))
        .where(contact.removed.is_(None), contact.on <= on)
        .group_by(contact.company_key)
        .subquery()
    )


def page(session: Session, key: str, on: dt.date) -> CompanyPage | None:
    """Everything about one company beside its form; None when it is gone."""
    company = session.get(m.Company, key)
    if company is None or company.removed is not None:
        return None
    supervisors = session.execute(
        select(m.Supervisor.key, m.Supervisor.name)
        .where(m.Supervisor.company_key == key, m.Supervisor.removed.is_(None))
        .order_by(m.Supervisor.name)
    )
    stays = company_stays.of_company(session, key, on)
    return CompanyPage(
        key=key,
        name=company.name,
        city=company.city,
        sector=company.sector,
        places=company.places,
        status=company.status,
        status_reason=company.status_reason,
        supervisors=tuple((one, name) for one, name in supervisors),
        closed=closed_days(company),
        now=tuple(stay for stay, past in stays if not past),
        before=tuple(stay for stay, past in reversed(stays) if past),
        found_by=company_stays.found_by(session, key),
    )


def add_closed(session: Session, key: str, first: str, last: str, on: dt.date) -> None:
    """Add days on which a company is closed, as typed; an empty last day is the first.

    Raises:
        InputError: a day is no date, the last lies before the first, or it is there already.
    """
    company = _company(session, key)
    begin = _day("first", first, on)
    if begin is None:
        raise InputError(Problem("first", "Vul de eerste dag in"))
    end = _day("last", last, begin) or begin
    if end < begin:
        raise InputError(Problem("last", "De laatste dag ligt vóór de eerste"))
    spans = list(closed_days(company))
    if any(a <= end and begin <= b for a, b in spans):
        raise InputError(Problem("first", "Dan is het bedrijf al dicht"))
    _keep(company, [*spans, (begin, end)])


def remove_closed(session: Session, key: str, first: dt.date) -> None:
    """Take away the closed days that begin on a day."""
    company = _company(session, key)
    _keep(company, [span for span in closed_days(company) if span[0] != first])


def _company(session: Session, key: str) -> m.Company:
    company = session.get(m.Company, key)
    if company is None or company.removed is not None:
        raise InputError(Problem("", "Dit bedrijf is intussen verwijderd."))
    return company


def _day(field: str, text: str, near: dt.date) -> dt.date | None:
    if not text.strip():
        return None
    try:
        return parse_date(text, near)
    except InputError as fault:
        raise InputError(Problem(field, fault.problems[0].text)) from fault


def _keep(company: m.Company, spans: list[tuple[dt.date, dt.date]]) -> None:
    company.closed = [[a.isoformat(), b.isoformat()] for a, b in sorted(spans)] or None
