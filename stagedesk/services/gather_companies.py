"""Gathers the list of companies on paper: where they are, whom to call, whether there is room."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from stagedesk.domain.companies import STATUSES, Company
from stagedesk.domain.company_contacts import last_contact
from stagedesk.domain.times import form_date, format_date
from stagedesk.reports import overview
from stagedesk.reports.overview import Column, Overview, Row, cells
from stagedesk.services import matching, policies, settings
from stagedesk.services.company_records import load_companies
from stagedesk.services.gather_overviews import label, words
from stagedesk.services.gathering import Options, Piece, head_of


def companies(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """The whole network by name (Jobfinding); nothing of what was said, and of no student.

    ``keys`` of students do not matter: it is about companies.
    """
    sectors = policies.policy_of(session, options.year).sectors
    taken = matching.students_at(session, options.year, options.on)
    found = [one for one in load_companies(session).values() if not one.internal]
    count = f"{len(found)} {'bedrijf' if len(found) == 1 else 'bedrijven'}"
    paper = Overview(
        head_of(settings.get_school(session)),
        "Stagebedrijven",
        words(f"stand op {format_date(options.on)}", count if found else ""),
        (
            Column("Bedrijf", 58), Column("Branche", 27), Column("Adres", 58),
            Column("Telefoon", 29), Column("Praktijkopleider", 48), Column("Plekken", 20),
            Column("Gesproken", 25),
        ),
        tuple(_row(one, sectors.get(one.sector or "", ""), taken, options) for one in found),
        empty="Er zijn nog geen bedrijven.",
        landscape=True,
    )  # fmt: skip
    yield Piece(label(options), [paper], overview.render)


def _row(company: Company, sector: str, taken: dict[str, int], options: Options) -> Row:
    place = " ".join(part for part in (company.postcode, company.city) if part)
    guide = next(iter(company.supervisors), None)
    number = (guide.mobile or guide.phone) if guide else None
    spoken = last_contact(company.contacts, options.on)
    return Row(
        cells(
            company.name,
            sector,
            ", ".join(part for part in (company.address, place) if part),
            company.phone or "",
            words(guide.name if guide else "", number or ""),
            _room(company, taken.get(company.key, 0)),
            form_date(spoken) if spoken else "",
        )
    )


def _room(company: Company, taken: int) -> str:
    """How many places are taken, or why there is none now."""
    if company.status in ("rest", "not_again"):
        return dict(STATUSES)[company.status]
    return f"{taken} van {company.places}" if company.places is not None else str(taken)
