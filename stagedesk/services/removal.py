"""Removal of dossiers: proposed, shown in numbers, put off, and carried out for good."""

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import school_year_of
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.retention import Extent, Hold, proposed, removable_from
from stagedesk.models import history, mentions, removal
from stagedesk.services.forms import create
from stagedesk.services.handing_out import keep_numbers
from stagedesk.services.policies import policy_of
from stagedesk.services.removal_places import Place, first_names, kept_lines
from stagedesk.services.removal_words import kinds
from stagedesk.services.transaction import Desk, translated
from stagedesk.services.year_overview import counts_of

#: What the user types before anything goes.
CONFIRMATION = "verwijderen"
_TITLE = "Dossiers voorgoed verwijderd"
#: Tables that a page reads again after a removal.
_TOUCHED = frozenset({"student", "enrollment", "placement", "outflow", "removal"})
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A student of whom something may go.

    Attributes:
        left_on: None only for who was asked for by name.
        since: from which day removal was proposed; None when it was asked for.
    """

    student_key: str
    number: str
    name: str
    left_on: dt.date | None
    extent: Extent
    since: dt.date | None


@dataclass(frozen=True, slots=True)
class Postponed:
    """A student whose removal was put off: until when, and why."""

    student_key: str
    name: str
    hold: Hold


@dataclass(frozen=True, slots=True)
class Pick:
    """What is to go of whom."""

    student_key: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was removed on a day: of how many students, and how many rows in all."""

    on: dt.date
    by: str
    students: int
    rows: int


@dataclass(frozen=True, slots=True)
class Report:
    """What went: counts without names.

    Attributes:
        whole, dossiers: students of whom all went, and all but registration and absence.
        counts: (Dutch words, how many), in the order of the dossier.
        clean: whether nothing of it is left in the file; else a reader stood in the way.
        elsewhere: (Dutch words, rows) in which others still wrote one of the names.
        look: where a first name alone still stands; ``places`` is that without a name, to keep.
    """

    on: dt.date
    by: str
    whole: int
    dossiers: int
    counts: tuple[tuple[str, int], ...]
    clean: bool = True
    elsewhere: tuple[tuple[str, int], ...] = ()
    look: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """What a kept report says of ``look``: kind and day."""
        return tuple(kept_lines(self.look))


def proposals(session: Session, on: dt.date) -> tuple[Proposal, ...]:
    """Who has been gone long enough, the longest first (Removal)."""
    policy = policy_of(session, school_year_of(on))
    found = []
    for row in _leavers(session):
        hold = Hold(row.until, row.reason) if row.until is not None else None
        extent = proposed(row.left_on, policy, on, thinned=row.thinned is not None, hold=hold)
        if extent is not None:
            since = removable_from(row.left_on, policy, extent)
            found.append(Proposal(row.key, row.number, row.name, row.left_on, extent, since))
    return tuple(sorted(found, key=lambda one: (one.left_on or dt.date.max, one.name)))


def postponed(session: Session) -> tuple[Postponed, ...]:
    """Whose removal was put off, the first to come back first."""
    rows = session.execute(
        select(m.Student.key, m.Student.name, m.RetentionHold.until, m.RetentionHold.reason)
        .join(m.RetentionHold, m.RetentionHold.student_key == m.Student.key)
        .where(m.Student.removed.is_(None), m.RetentionHold.removed.is_(None))
        .order_by(m.RetentionHold.until, m.Student.sort_text)
    )
    return tuple(Postponed(row.key, row.name, Hold(row.until, row.reason)) for row in rows)


def earlier(session: Session) -> tuple[Earlier, ...]:
    """What was removed before, the newest first: it is kept without names."""
    found: dict[tuple[dt.date, str], list[int]] = {}
    for row in session.execute(select(m.Removal).order_by(m.Removal.clock.desc())).scalars():
        found.setdefault((row.on, row.by), []).append(sum(row.counts.values()))
    return tuple(Earlier(on, by, len(rows), sum(rows)) for (on, by), rows in found.items())


def asked_for(session: Session, student_key: str) -> Proposal | None:
    """One student at somebody's own request, whole and before the time; None when gone."""
    row = session.get(m.Student, student_key)
    if row is None or row.removed is not None:
        return None
    return Proposal(row.key, row.number, row.name, row.left_on, Extent.WHOLE, None)


def preview(session: Session, picks: Sequence[Pick]) -> tuple[tuple[str, int], ...]:
    """How much would go, as (Dutch words, how many); changes nothing."""
    total: Counter[str] = Counter()
    for pick in picks:
        total.update(removal.count(session.connection(), pick.student_key, pick.extent))
    return kinds(total)


def to_look_at(session: Session, picks: Sequence[Pick]) -> tuple[Place, ...]:
    """Where others wrote the first names of these, before they go; changes nothing."""
    keys = [pick.student_key for pick in picks]
    gone = [removal.named_of(session.connection(), key) for key in keys]
    return first_names(session, _called(gone), keys)


def put_off(session: Session, student_key: str, given: Mapping[str, object], on: dt.date) -> str:
    """Keep a dossier longer; an earlier postponement gives way.

    Args:
        session: to write in.
        student_key: whose.
        given: ``until`` and ``reason`` as typed.
        on: today.

    Returns:
        Key of the postponement.

    Raises:
        InputError: no day to come, or no reason.
    """
    there = session.execute(
        select(m.RetentionHold).where(
            m.RetentionHold.student_key == student_key, m.RetentionHold.removed.is_(None)
        )
    ).scalar()
    if there is not None:
        there.removed = history.current_clock(session)
        session.flush()
    return create(session, "retention_hold", given, on, student_key=student_key)


def carry_out(
    desk: Desk, picks: Sequence[Pick], on: dt.date, typed: str, progress: Progress | None = None
) -> Report:
    """Remove for good: rows, history, drafts, and what the file still held of them.

    One transaction; undo does not bring it back, and no later backup holds it.

    Args:
        desk: the open data.
        picks: what is to go of whom.
        on: today.
        typed: what the user typed to confirm.
        progress: told how many students of how many; what it raises leaves all as it was.

    Raises:
        InputError: nobody was chosen, the confirmation was not typed, or a student is gone.
        DeskError: the world was at fault; nothing changed.
    """
    if typed.strip().casefold() != CONFIRMATION:
        raise InputError(Problem("typed", f"Typ {CONFIRMATION} om door te gaan."))
    if not picks:
        raise InputError(Problem("", "Kies eerst wie er weg mag."))
    # What a full disk refused is on it first, or it would come back after the removal.
    desk.keep_drafts({})
    # An action that takes nothing back: undo passes it by, the next backup sees that it was.
    counts, gone = desk.undoing(_TITLE, "", _erase, desk.who, picks, on, progress)
    desk.touched = desk.touched | _TOUCHED
    with translated():
        clean = removal.scrub(desk.store.path, desk.store.key)
    names = [one.name for one, pick in zip(gone, picks, strict=True) if _is_whole(pick)]
    return Report(
        on, desk.who, len(names), len(picks) - len(names), kinds(counts), clean,
        desk.read(_elsewhere, names),
        desk.read(first_names, _called(gone), [pick.student_key for pick in picks]),
    )  # fmt: skip


def _called(gone: Sequence[mentions.Named]) -> dict[str, str]:
    return {word: shown for one in gone for word, shown in one.called().items()}


def _is_whole(pick: Pick) -> bool:
    return pick.extent is Extent.WHOLE


def _erase(
    session: Session,
    who: str,
    picks: Sequence[Pick],
    on: dt.date,
    progress: Progress | None,
) -> tuple[Counter[str], tuple[mentions.Named, ...]]:
    total: Counter[str] = Counter()
    gone = []
    for number, pick in enumerate(picks):
        if progress is not None:
            progress(number, len(picks))
        row = session.get(m.Student, pick.student_key)
        if row is None or row.removed is not None:
            raise InputError(Problem("", "Een van de leerlingen is er niet meer. Kies opnieuw."))
        session.expunge(row)
        _keep_counts(session, pick.student_key, on)
        keep_numbers(session, pick.student_key)
        connection = session.connection()
        named = removal.named_of(connection, pick.student_key)
        gone.append(named)
        counts = removal.erase(connection, pick.student_key, pick.extent)
        removal.blank_titles(connection, named.name)
        _note(session, who, pick, on, counts)
        total.update(counts)
    history.current_clock(session)
    return total, tuple(gone)


def _keep_counts(session: Session, student_key: str, on: dt.date) -> None:
    """The numbers of the school years stay, without names; of who was stripped they are kept."""
    if _stripped(session, student_key):
        return
    years = session.execute(
        select(m.Enrollment.school_year).where(
            m.Enrollment.student_key == student_key, m.Enrollment.removed.is_(None)
        )
    ).scalars()
    for year in list(years):
        for what, lines in counts_of(session, year, student_key, on).items():
            for of, count in lines.items():
                row = session.get(m.YearCount, (year, what, of))
                if row is None:
                    session.add(m.YearCount(school_year=year, what=what, of=of, count=count))
                else:
                    row.count += count
    session.flush()


def _stripped(session: Session, student_key: str) -> bool:
    query = select(m.Removal.key).where(m.Removal.student_key == student_key)
    return session.execute(query.limit(1)).first() is not None


def _note(session: Session, who: str, pick: Pick, on: dt.date, counts: Mapping[str, int]) -> None:
    """What went, without a name; the key stays only while there is something left to remove."""
    if pick.extent is Extent.WHOLE:
        earlier = select(m.Removal).where(m.Removal.student_key == pick.student_key)
        for row in session.execute(earlier).scalars():
            row.student_key = None
    session.add(
        m.Removal(
            clock=time.time_ns() // 1_000_000,
            on=on,
            by=who,
            extent=pick.extent.value,
            student_key=pick.student_key if pick.extent is Extent.DOSSIER else None,
            counts=dict(counts),
        )
    )
    session.flush()


def _leavers(session: Session) -> list[Any]:
    query = (
        select(
            m.Student.key,
            m.Student.number,
            m.Student.name,
            m.Student.left_on,
            m.RetentionHold.until,
            m.RetentionHold.reason,
            select(m.Removal.key)
            .where(m.Removal.student_key == m.Student.key)
            .limit(1)
            .scalar_subquery()
            .label("thinned"),
        )
        .outerjoin(
            m.RetentionHold,
            and_(m.RetentionHold.student_key == m.Student.key, m.RetentionHold.removed.is_(None)),
        )
        .where(m.Student.removed.is_(None), m.Student.left_on.is_not(None))
    )
    return list(session.execute(query))


def _elsewhere(session: Session, names: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Where others still wrote a name that went: words of their own, for somebody to read."""
    total: Counter[str] = Counter()
    for name in names:
        total.update(mentions.counts(session.connection(), name))
    return kinds(total)
