"""Companies, their supervisors, and the school's staff."""

from sqlalchemy.orm import Mapped

from stagedesk.models.base import Json as JsonText
from stagedesk.models.base import Row, column, derived, link


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
    search_text: Mapped[str] = derived(index=True)
    sort_text: Mapped[str] = derived(index=True)


class Supervisor(Row):
    """Praktijkbegeleider of a company."""

    __tablename__ = "supervisor"

    company_key: Mapped[str] = link("company")
    name: Mapped[str] = column()
    phone: Mapped[str | None] = column()
    mobile: Mapped[str | None] = column()
    email: Mapped[str | None] = column()
