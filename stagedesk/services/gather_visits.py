"""Gathers the visit list: who was visited longest ago first, with where to go and whom to call."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from stagedesk.domain.log import VISITS, last_visit, longest_ago
from stagedesk.domain.times import format_date, short_date
from stagedesk.reports import overview
from stagedesk.reports.overview import Column, Overview, Row, cells
from stagedesk.services import settings
from stagedesk.services.gather_overviews import label, words, years_by_class
from stagedesk.services.gathering import Options, Piece, Year, head_of


def visits(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """The students who are at a company on a day (Stagelogboek); nothing of what was written."""
    found = [
        one
        for year in years_by_class(session, keys, options)
        if year.student.left_on is None or year.student.left_on > options.on
        for one in _of_year(year, options.on)
    ]
    paper = Overview(
        head_of(settings.get_school(session)),
        "Bezoeken",
        words(options.school_class, f"stand op {format_date(options.on)}"),
        (
            Column("Laatst bezocht", 26), Column("Gepland", 17), Column("Klas", 12),
            Column("Leerling", 46), Column("Stagebedrijf", 50), Column("Adres", 60),
            Column("Telefoon", 54),
        ),
        tuple(row for _, row in sorted(found, key=lambda one: one[0])),
        ("Wie het langst geleden bezocht is, staat bovenaan.",) if found else (),
        empty="Er is niemand op stage bij een bedrijf.",
        landscape=True,
    )  # fmt: skip
    yield Piece(label(options), [paper], overview.render)


def _of_year(year: Year, on: date) -> Iterator[tuple[tuple[date, str], Row]]:
    entries = year.enrollment.log
    last = last_visit(entries, on)
    planned = min(
        (e.on for e in entries if not e.done and e.on >= on and e.kind in VISITS), default=None
    )
    for placement in year.enrollment.placements:
        company = year.companies[placement.company]
        if company.internal or not placement.runs(on):
            continue
        facts = placement.on(on)
        guide = next((s for s in company.supervisors if s.key == facts.supervisor), None)
        number = (guide.mobile or guide.phone) if guide else None
        place = " ".join(part for part in (company.postcode, company.city) if part)
        yield (
            longest_ago(last, year.student.name),
            Row(
                cells(
                    short_date(last) if last else "nog niet",
                    short_date(planned) if planned else "",
                    year.enrollment.on(on).school_class or "",
                    year.student.name,
                    company.name,
                    ", ".join(part for part in (company.address, place) if part),
                    words(guide.name if guide else "", number or company.phone or ""),
                )
            ),
        )
