"""Companies with their people, contacts and leads, and the school's staff."""

import datetime as dt

from sqlalchemy.orm import Mapped

from stagedesk.models.base import Json as JsonText
from stagedesk.models.base import OfStudent, Row, column, derived, link, one_of


class Staff(Row):
    """A colleague: jobcoach, mentor or other."""

    __tablename__ = "staff"

    name: Mapped[str] = column()
    role: Mapped[str | None] = column()
    phone: Mapped[str | None] = column()
    email: Mapped[str | None] = column()
    sort_text: Mapped[str] = derived(index=True)


class Company(Row):
    """A stage company; see domain.companies.Company for the meaning of each column."""

    __tablename__ = "company"

    name: Mapped[str] = column()
    internal: Mapped[bool] = column(default=False)
    sector: Mapped[str | None] = column()
    address: Mapped[str | None] = column()
    postcode: Mapped[str | None] = column()
    city: Mapped[str | None] = column()
    phone: Mapped[str | None] = column()
    email: Mapped[str | None] = column()
    website: Mapped[str | None] = column()
    delivery: Mapped[str | None] = column()
    sbb_levels: Mapped[list[int] | None] = column(JsonText)
    closed: Mapped[list[list[str]] | None] = column(JsonText)
    places: Mapped[int | None] = column()
    minimum_age: Mapped[int | None] = column()
    codes: Mapped[list[str] | None] = column(JsonText)
    papers_asked: Mapped[list[str] | None] = column(JsonText)
    occupations: Mapped[list[str] | None] = column(JsonText)
    status: Mapped[str | None] = column()
    status_reason: Mapped[str | None] = column()
    origin: Mapped[str | None] = column()
    travel_minutes: Mapped[int | None] = column()
    travel_by: Mapped[list[str] | None] = column(JsonText)
    search_text: Mapped[str] = derived(index=True)
    sort_text: Mapped[str] = derived(index=True)


class CompanyContact(Row):
    """One time in touch with a company; see domain.company_contacts.CompanyContact."""

    __tablename__ = "company_contact"

    company_key: Mapped[str] = link("company")
    on: Mapped[dt.date] = column()
    kind: Mapped[str] = column()
    person: Mapped[str | None] = column()
    report: Mapped[str | None] = column()
    next_on: Mapped[dt.date | None] = column(index=True)
    next_done: Mapped[bool] = column(default=False)


class Lead(OfStudent):
    """A company that a student found; see domain.leads.Lead."""

    __tablename__ = "lead"
    __table_args__ = (one_of("lead", "enrollment_key", "name"), {"sqlite_strict": True})

    enrollment_key: Mapped[str] = link("enrollment")
    name: Mapped[str] = column()
    on: Mapped[dt.date | None] = column()
    contact: Mapped[str | None] = column()
    address: Mapped[str | None] = column()
    phone: Mapped[str | None] = column()
    said: Mapped[str | None] = column()
    status: Mapped[str] = column(default="new")
    company_key: Mapped[str | None] = link("company", nullable=True)


class Supervisor(Row):
    """Praktijkbegeleider of a company."""

    __tablename__ = "supervisor"

    company_key: Mapped[str] = link("company")
    name: Mapped[str] = column()
    phone: Mapped[str | None] = column()
    mobile: Mapped[str | None] = column()
    email: Mapped[str | None] = column()
