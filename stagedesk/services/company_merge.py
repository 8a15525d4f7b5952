"""Making one of two records of one company; undo takes it back, papers stay as they were printed.

The record that stays gets the values that were chosen; everything that named the other names it
from then on. Frozen papers (closed moments, certificates) hold their own text.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.companies import COMPANY_FORM, SUPERVISOR_FORM
from stagedesk.domain.duplicates import Known, alike
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.times import format_date
from stagedesk.domain.values import show_value
from stagedesk.models.history import current_clock
from stagedesk.services import form_rules
from stagedesk.services.leads import known_companies


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two records differ, as the screen shows its values.

    Attributes:
        proposed: whether the other record's value is proposed: this one says nothing there.
    """

    field: str
    label: str
    mine: str
    other: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What merging two records would do.

    Attributes:
        mine, other: names of the record that stays and the one that goes.
        differences: in the order of the form. moves: what names the other: (Dutch, how many).
    """

    mine: str
    other: str
    differences: tuple[Difference, ...]
    moves: tuple[tuple[str, int], ...]


#: What moves with a company, with the words for one and for more.
_MOVES: tuple[tuple[Any, str, str], ...] = (
    (m.Placement, "stage", "stages"),
    (m.Supervisor, "praktijkopleider", "praktijkopleiders"),
    (m.CompanyContact, "contact", "contacten"),
    (m.Lead, "tip", "tips"),
)


def candidates(session: Session, key: str) -> tuple[Known, ...]:
    """The companies that are perhaps the same as this one, the likeliest first."""
    known = known_companies(session)
    me = next((one for one in known if one.key == key), None)
    return alike(me, known) if me is not None else ()


def plan(
    session: Session, key: str, other_key: str, choices: Mapping[str, Mapping[str, str]]
) -> MergePlan:
    """What merging would do; changes nothing.

    Args:
        session: to read from.
        key: of the record that stays.
        other_key: of the one that goes.
        choices: labels by value of the fields whose choices are the policy's, such as the sector.

    Raises:
        InputError: one of them is gone, or they are the same.
    """
    mine, other = _two(session, key, other_key)
    differences = []
    for field in COMPANY_FORM.fields:
        one, two = getattr(mine, field.name), getattr(other, field.name)
        if one == two or two is None or (field.name == "internal" and not two):
            continue
        labels = choices.get(field.name, {})
        differences.append(
            Difference(
                field.name,
                field.screen_label,
                _shown(field.name, one, labels),
                _shown(field.name, two, labels),
                one is None,
            )
        )
    moves = []
    for model, single, more in _MOVES:
        count = session.execute(
            select(func.count())
            .select_from(model)
            .where(model.company_key == other_key, model.removed.is_(None))
        ).scalar_one()
        if count:
            moves.append((single if count == 1 else more, count))
    return MergePlan(mine.name, other.name, tuple(differences), tuple(moves))


def merge(session: Session, key: str, other_key: str, taken: Sequence[str]) -> None:
    """Make one of two records; the other is removed.

    Args:
        session: a write session.
        key: of the record that stays.
        other_key: of the one that goes.
        taken: the fields whose value the other record gives.

    Raises:
        InputError: one of them is gone, a student has a placement with the same start at both,
            or a third company would be the same; nothing changed.
    """
    mine, other = _two(session, key, other_key)
    _refuse_twins(session, mine, other)
    for name in taken:
        setattr(mine, COMPANY_FORM.field(name).name, getattr(other, name))
    spans = sorted({tuple(span) for span in [*(mine.closed or ()), *(other.closed or ())]})
    mine.closed = [list(span) for span in spans] or None
    _join_supervisors(session, mine, other)
    _move(session, "company", other_key, key)
    other.removed = current_clock(session)
    session.flush()
    errors = tuple(p for p in form_rules.judge(session, mine, None) if p.is_error)
    if errors:
        raise InputError(*errors)


def _two(session: Session, key: str, other_key: str) -> tuple[m.Company, m.Company]:
    rows = [session.get(m.Company, one) for one in (key, other_key)]
    mine, other = rows
    if key == other_key or mine is None or other is None or mine.removed or other.removed:
        raise InputError(Problem("", "Kies een ander bedrijf om mee samen te voegen."))
    return mine, other


def _shown(name: str, value: object, labels: Mapping[str, str]) -> str:
    """A value as the form shows it; the policy's choices by their label."""
    if isinstance(value, list):
        if labels:
            return ", ".join(labels.get(str(one), str(one)) for one in value)
        value = tuple(value)
    elif labels and value is not None:
        return labels.get(str(value), str(value))
    return show_value(COMPANY_FORM.field(name), value)


def _move(session: Session, table: str, gone: str, stays: str) -> None:
    """Every row of whichever table that named one row of ``table`` names the other."""
    for mapper in m.Base.registry.mappers:
        for column in mapper.columns:
            if any(link.target_fullname == f"{table}.key" for link in column.foreign_keys):
                query: Any = select(mapper.class_).where(column == gone)
                for row in session.execute(query).scalars():
                    setattr(row, column.name, stays)


def _refuse_twins(session: Session, mine: m.Company, other: m.Company) -> None:
    """Two placements of one student are told apart by start, without one by the day of the talk."""

    def placements(key: str) -> dict[tuple[str, dt.date | None, dt.date | None], str]:
        rows = session.execute(
            select(m.Placement.enrollment_key, m.Placement.start, m.Intake.date, m.Student.name)
            .join(m.Student, m.Student.key == m.Placement.student_key)
            .outerjoin(
                m.Intake,
                and_(m.Intake.placement_key == m.Placement.key, m.Intake.removed.is_(None)),
            )
            .where(m.Placement.company_key == key, m.Placement.removed.is_(None))
        )
        return {
            (year, start, None if start is not None else talk): name
            for year, start, talk, name in rows
        }

    here, there = placements(mine.key), placements(other.key)
    for same in sorted(here.keys() & there.keys(), key=lambda one: here[one]):
        _year, start, talk = same
        day = start or talk
        words = (
            f"een {'stage vanaf' if start else 'gesprek op'} {format_date(day)}"
            if day
            else ("een gesprek zonder datum")
        )
        text = f"{here[same]} heeft bij beide {words}. Verwijder er eerst een."
        raise InputError(Problem("", text))


def _join_supervisors(session: Session, mine: m.Company, other: m.Company) -> None:
    """Who has the same name at both is one person: what is empty is filled, the rest stays."""
    people = {
        row.name: row
        for row in session.execute(
            select(m.Supervisor).where(
                m.Supervisor.company_key == mine.key, m.Supervisor.removed.is_(None)
            )
        ).scalars()
    }
    doubles = session.execute(
        select(m.Supervisor).where(
            m.Supervisor.company_key == other.key,
            m.Supervisor.removed.is_(None),
            m.Supervisor.name.in_(people),
        )
    ).scalars()
    for double in list(doubles):
        stays = people[double.name]
        for field in SUPERVISOR_FORM.fields:
            if getattr(stays, field.name) is None:
                setattr(stays, field.name, getattr(double, field.name))
        _move(session, "supervisor", double.key, stays.key)
        double.removed = current_clock(session)
