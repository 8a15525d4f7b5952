"""The contact log of companies: what a company's page shows, noting one, which come up again."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.company_contacts import CompanyContact
from stagedesk.domain.problem import InputError, Problem
from stagedesk.services.company_records import contact
from stagedesk.services.forms import create


@dataclass(frozen=True, slots=True)
class ContactDue:
    """A company that is to be spoken to again; ``phone`` is its own."""

    key: str
    company_key: str
    company: str
    city: str | None
    phone: str | None
    person: str | None
    report: str | None
    next_on: dt.date


def of_company(session: Session, company_key: str) -> tuple[CompanyContact, ...]:
    """The contact log of a company, newest first."""
    rows = session.execute(
        select(m.CompanyContact.__table__)
        .where(m.CompanyContact.company_key == company_key, m.CompanyContact.removed.is_(None))
        .order_by(m.CompanyContact.on.desc(), m.CompanyContact.key.desc())
    )
    return tuple(contact(row) for row in rows)


def note(session: Session, company_key: str, on: dt.date, kind: str = "call") -> str:
    """A contact of today; the rest is filled in as it comes.

    What was to happen up to today counts as done by it.

    Returns:
        Key of the contact.

    Raises:
        InputError: the company is gone.
    """
    company = session.get(m.Company, company_key)
    if company is None or company.removed is not None:
        raise InputError(Problem("", "Dit bedrijf is intussen verwijderd."))
    waiting = session.execute(
        select(m.CompanyContact).where(
            m.CompanyContact.company_key == company_key,
            m.CompanyContact.removed.is_(None),
            m.CompanyContact.next_done.is_(False),
            m.CompanyContact.next_on <= on,
        )
    ).scalars()
    for row in waiting:
        row.next_done = True
    return create(session, "company_contact", {"on": on, "kind": kind}, on, company_key=company_key)


def due(session: Session, until: dt.date) -> tuple[ContactDue, ...]:
    """Companies to be spoken to again up to a day, the oldest day first."""
    row, company = m.CompanyContact, m.Company
    rows = session.execute(
        select(
            row.key,
            company.key,
            company.name,
            company.city,
            company.phone,
            row.person,
            row.report,
            row.next_on,
        )
        .join(company, company.key == row.company_key)
        .where(
            row.removed.is_(None),
            company.removed.is_(None),
            row.next_done.is_(False),
            row.next_on <= until,
        )
        .order_by(row.next_on, company.sort_text)
    )
    # The condition on the day leaves no row without one.
    return tuple(ContactDue(*one[:-1], next_on=one[-1] or until) for one in rows)
