"""Where what others wrote still has a first name: for a person to look at, before and after.

Exists because a first name may be somebody else's: it cannot be taken out by itself.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.times import format_date
from stagedesk.models import mentions
from stagedesk.models.mentions import Found
from stagedesk.services.removal_words import called


@dataclass(frozen=True, slots=True)
class Place:
    """A text to look at: what it is, its day, and of whom or of which company.

    Attributes:
        of, names: for the screen alone; a report that is kept names nobody.
    """

    kind: str
    on: dt.date | None
    of: str = ""
    names: tuple[str, ...] = ()

    @property
    def kept(self) -> str:
        """``Overleg van 24 november 2026``."""
        return f"{self.kind} van {format_date(self.on)}" if self.on else self.kind

    @property
    def shown(self) -> str:
        """``Noor: Logboek van 24 november 2026, Öz Aydin``."""
        where = ", ".join(part for part in (self.kept, self.of) if part)
        return f"{', '.join(self.names)}: {where}" if self.names else where


def first_names(
    session: Session, words: Mapping[str, str], without: Collection[str] = ()
) -> tuple[Place, ...]:
    """The texts in which a first name stands as a word of its own, by kind and day.

    Args:
        session: to read from.
        words: names folded and as they are written, of ``mentions.Named.called``.
        without: students whose own rows go.
    """
    found = list(mentions.called(session.connection(), words, without))
    students = _names(session, m.Student, (one.student_key for one in found))
    companies = _names(session, m.Company, (one.company_key for one in found))
    return tuple(
        Place(
            called(one.table),
            one.on,
            students.get(one.student_key or "") or companies.get(one.company_key or "", ""),
            tuple(words[word] for word in one.words),
        )
        for one in sorted(found, key=_order)
    )


def kept_lines(places: Sequence[Place]) -> list[str]:
    """The places for a report that is kept: kind and day, how often, and nobody's name."""
    times = Counter(one.kept for one in places)
    return [f"{words} ({count})" if count > 1 else words for words, count in times.items()]


def _order(one: Found) -> tuple[str, dt.date]:
    return called(one.table), one.on or dt.date.min


def _names(
    session: Session, model: type[m.Student] | type[m.Company], keys: Iterable[str | None]
) -> dict[str, str]:
    wanted = {key for key in keys if key}
    if not wanted:
        return {}
    rows = session.execute(select(model.key, model.name))
    return {key: name for key, name in rows if key in wanted}
