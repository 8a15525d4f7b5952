"""Companies with their people, from rows to the domain's records."""

import datetime as dt
from collections import defaultdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.companies import Company, Supervisor

#: More keys than this in one IN list: read the whole table instead.
_MANY = 500


def load_companies(session: Session, keys: set[str] | None = None) -> dict[str, Company]:
    """Companies by key with their supervisors by name; None is all of them."""
    supervisors: dict[str, list[Supervisor]] = defaultdict(list)
    query = select(m.Supervisor).where(m.Supervisor.removed.is_(None)).order_by(m.Supervisor.name)
    companies = select(m.Company).where(m.Company.removed.is_(None)).order_by(m.Company.sort_text)
    if keys is not None and len(keys) <= _MANY:
        query = query.where(m.Supervisor.company_key.in_(keys))
        companies = companies.where(m.Company.key.in_(keys))
    for row in session.execute(query).scalars():
        supervisors[row.company_key].append(
            Supervisor(row.key, row.name, row.phone, row.mobile, row.email)
        )
    return {
        row.key: _company(row, tuple(supervisors[row.key]))
        for row in session.execute(companies).scalars()
    }


def closed_days(row: Any) -> tuple[tuple[dt.date, dt.date], ...]:
    """The spans in which a company is closed, from its row; both days inclusive."""
    return tuple(
        (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
        for first, last in row.closed or ()
    )


def _company(row: m.Company, supervisors: tuple[Supervisor, ...]) -> Company:
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
        supervisors=supervisors,
    )
