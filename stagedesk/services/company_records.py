"""Companies with their people and contacts, and leads, from rows to the domain's records."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.companies import Company, Supervisor
from stagedesk.domain.company_contacts import CompanyContact
from stagedesk.domain.leads import Lead
from stagedesk.services.named_keys import only


def load_companies(session: Session, keys: set[str] | None = None) -> dict[str, Company]:
    """Companies by key with their supervisors by name; None is all of them."""
    companies = select(m.Company).where(m.Company.removed.is_(None)).order_by(m.Company.sort_text)
    companies = only(companies, m.Company.key, keys)
    people = _under(session, m.Supervisor, keys, m.Supervisor.name)
    contacts = _under(session, m.CompanyContact, keys, m.CompanyContact.on)
    return {
        row.key: company_record(row, people[row.key], contacts[row.key])
        for row in session.execute(companies).scalars()
    }


def _under(session: Session, model: Any, keys: set[str] | None, order: Any) -> dict[str, list[Any]]:
    """The living rows under each company."""
    query = select(model.__table__).where(model.removed.is_(None)).order_by(order, model.key)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(only(query, model.company_key, keys)):
        found[row.company_key].append(row)
    return found


def closed_days(row: Any) -> tuple[tuple[dt.date, dt.date], ...]:
    """The spans in which a company is closed, from its row; both days inclusive."""
    return tuple(
        (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
        for first, last in row.closed or ()
    )


def contact(row: Any) -> CompanyContact:
    """A contact of a company from its row."""
    return CompanyContact(
        on=row.on,
        kind=row.kind,
        person=row.person,
        report=row.report,
        next_on=row.next_on,
        next_done=bool(row.next_done),
        key=row.key or "",
    )


def lead(row: Any) -> Lead:
    """A lead of a student from its row."""
    return Lead(
        name=row.name,
        on=row.on,
        contact=row.contact,
        address=row.address,
        phone=row.phone,
        said=row.said,
        status=row.status,
        company=row.company_key,
        key=row.key or "",
    )


def company_record(
    row: m.Company, people: Sequence[Any] = (), contacts: Sequence[Any] = ()
) -> Company:
    """A company from its row and those of its people and contacts."""
    return Company(
        key=row.key,
        name=row.name,
        internal=row.internal,
        sector=row.sector,
        address=row.address,
        postcode=row.postcode,
        city=row.city,
        phone=row.phone,
        email=row.email,
        website=row.website,
        delivery=row.delivery,
        sbb_levels=tuple(row.sbb_levels or ()),
        closed=closed_days(row),
        supervisors=tuple(Supervisor(p.key, p.name, p.phone, p.mobile, p.email) for p in people),
        places=row.places,
        minimum_age=row.minimum_age,
        codes=tuple(row.codes or ()),
        papers_asked=tuple(row.papers_asked or ()),
        occupations=tuple(row.occupations or ()),
        status=row.status,
        status_reason=row.status_reason,
        origin=row.origin,
        travel_minutes=row.travel_minutes,
        travel_by=tuple(row.travel_by or ()),
        contacts=tuple(contact(one) for one in contacts),
    )
