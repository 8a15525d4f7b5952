"""Gathers the removals that were carried out, for the school's file: numbers, and nobody's name."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.retention import EXTENTS, Extent
from stagedesk.domain.times import form_date, format_date
from stagedesk.reports import overview
from stagedesk.reports.overview import Column, Overview, Row, cells
from stagedesk.services import settings
from stagedesk.services.gather_overviews import label, words
from stagedesk.services.gathering import Options, Piece, head_of
from stagedesk.services.removal_words import kinds, students

_NOTE = (
    "Van wie het was, wordt niet bewaard. Reservekopieën van vóór een verwijdering kunnen het nog "
    "hebben; Opruimen noemt ze en kan ze wissen."
)


def removed(session: Session, keys: Sequence[str], options: Options) -> Iterator[Piece]:
    """What was removed up to a day, the newest first (Removal): day, by whom, how much.

    ``keys`` of students do not matter: of those who went there are none.
    """
    query = select(m.Removal).where(m.Removal.on <= options.on).order_by(m.Removal.clock.desc())
    rows = [
        _row(list(some))
        for _, some in groupby(
            session.execute(query).scalars(), lambda one: (one.on, one.by, one.extent)
        )
    ]
    paper = Overview(
        head_of(settings.get_school(session)),
        "Verwijderde dossiers",
        words(f"stand op {format_date(options.on)}"),
        (
            Column("Dag", 22), Column("Door", 40), Column("Van", 24),
            Column("Wat", 40), Column("Hoeveel", 138),
        ),
        tuple(rows),
        (_NOTE,) if rows else (),
        empty="Er is nog niets verwijderd.",
        landscape=True,
    )  # fmt: skip
    yield Piece(label(options), [paper], overview.render)


def _row(some: Sequence[m.Removal]) -> Row:
    total: Counter[str] = Counter()
    for one in some:
        total.update(one.counts)
    first = some[0]
    return Row(
        cells(
            form_date(first.on),
            first.by or "onbekend",
            students(len(some)),
            EXTENTS[Extent(first.extent)],
            ", ".join(f"{what} {count}" for what, count in kinds(total)) or "niets",
        )
    )
