"""The internal stage of a school year as it stands: groups, members of a day, rounds, doubts."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import Week, monday, sunday
from stagedesk.domain.internal import InternalPart
from stagedesk.domain.internal_checks import Doubt, Standing, doubts
from stagedesk.domain.internal_groups import Pupil, Rules
from stagedesk.domain.internal_planner import Wishes
from stagedesk.domain.times import short_date
from stagedesk.services import planning_records, policies


@dataclass(frozen=True, slots=True)
class Member:
    """A student in a group."""

    student_key: str
    number: str
    name: str
    school_class: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its members of the day asked about, by name."""

    key: str
    name: str
    weekday: int
    begin: int
    parts: tuple[str, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class InternalPage:
    """The internal stage of a school year.

    Attributes:
        rules: of the policy. rounds: the weeks of each. now: place of the running round; None
            between and outside rounds.
        parts: of this school, in the order of the policy.
        groups: in the order of their names. loose: students of grade year 1 in no group.
        apart: pair, then the two names. doubts: what the plan breaks.
    """

    rules: Rules
    rounds: tuple[tuple[Week, ...], ...] = ()
    now: int | None = None
    parts: tuple[InternalPart, ...] = ()
    groups: tuple[Group, ...] = ()
    loose: tuple[Member, ...] = ()
    apart: tuple[tuple[str, str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()


def page(session: Session, school_year: str, on: dt.date) -> InternalPage:
    """The internal stage of a school year, with the members of a day."""
    rules = Rules.of(policies.policy_of(session, school_year))
    pupils = pupils_of(session, school_year, on)
    groups = _groups(session, school_year, on, pupils)
    placed = {member.student_key for group in groups for member in group.members}
    pairs = pairs_of(session, school_year)
    parts = parts_of(session, school_year, rules)
    wishes = wishes_of(parts, pairs)
    names = {key: one.name for key, one in pupils.items()}
    year = year_row(session, school_year)
    rounds = planning_records.rounds_of(year) if year is not None else ()
    standing = [standing_of(group) for group in groups]
    classes = {key: one.school_class for key, one in pupils.items()}
    return InternalPage(
        rules,
        rounds,
        round_on(rounds, on),
        parts,
        groups,
        tuple(
            Member(key, one.number, one.name, one.school_class)
            for key, one in pupils.items()
            if key not in placed
        ),
        tuple((pair, names.get(a, ""), names.get(b, "")) for pair, (a, b) in pairs.items()),
        doubts(standing, wishes, rules, names, classes),
    )


def pupils_of(session: Session, school_year: str, on: dt.date) -> dict[str, Pupil]:
    """The students of the grade years with an internal stage who are at school, by name."""
    policy = policies.policy_of(session, school_year)
    inside = [number for number, year in policy.grade_years.items() if year.internal]
    rows = session.execute(
        select(m.Student.key, m.Student.number, m.Student.name, m.Enrollment.school_class)
        .join(m.Enrollment, m.Enrollment.student_key == m.Student.key)
        .where(
            m.Enrollment.school_year == school_year,
            m.Enrollment.grade_year.in_(inside),
            m.Enrollment.removed.is_(None),
            m.Student.removed.is_(None),
            or_(m.Student.left_on.is_(None), m.Student.left_on > on),
        )
        .order_by(m.Student.sort_text)
    )
    return {
        key: Pupil(key, name, school_class or "", number)
        for key, number, name, school_class in rows
    }


def pairs_of(session: Session, school_year: str) -> dict[str, tuple[str, str]]:
    """Who is kept apart: pair to the keys of the two students."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = session.execute(
        select(m.InternalApart.pair, m.InternalApart.student_key)
        .where(m.InternalApart.school_year == school_year, m.InternalApart.removed.is_(None))
        .order_by(m.InternalApart.key)
    )
    for pair, student in rows:
        found[pair].append(student)
    return {pair: (both[0], both[1]) for pair, both in found.items() if len(both) == 2}


def parts_of(session: Session, school_year: str, rules: Rules) -> tuple[InternalPart, ...]:
    """The policy's parts as this school has them; one without a row has room for one group."""
    rows = session.execute(
        select(m.InternalPart).where(
            m.InternalPart.school_year == school_year, m.InternalPart.removed.is_(None)
        )
    ).scalars()
    kept = {row.name: planning_records.part(row) for row in rows}
    return tuple(kept.get(name, InternalPart(name)) for name in rules.parts)


def wishes_of(
    parts: Sequence[InternalPart],
    pairs: dict[str, tuple[str, str]],
    weekdays: tuple[int, ...] = (),
    groups: int | None = None,
) -> Wishes:
    """What the school asks of the planner, from what is kept."""
    at_once = {part.name: part.at_once for part in parts}
    return Wishes(weekdays, groups, tuple(pairs.values()), at_once=at_once)


def year_row(session: Session, school_year: str) -> m.InternalYear | None:
    """The row of the year with its rounds."""
    return session.execute(
        select(m.InternalYear).where(
            m.InternalYear.school_year == school_year, m.InternalYear.removed.is_(None)
        )
    ).scalar()


def group_rows(session: Session, school_year: str) -> list[m.InternalGroup]:
    """The groups of a school year, Groep 2 before Groep 10."""
    rows = session.execute(
        select(m.InternalGroup).where(
            m.InternalGroup.school_year == school_year, m.InternalGroup.removed.is_(None)
        )
    ).scalars()
    return sorted(rows, key=lambda row: (len(row.name), row.name, row.key))


def members_on(session: Session, keys: Sequence[str], on: dt.date) -> list[Any]:
    """Who is in these groups on a day, as rows of the table."""
    return list(
        session.execute(
            select(m.InternalMember).where(
                m.InternalMember.group_key.in_(keys),
                m.InternalMember.removed.is_(None),
                m.InternalMember.since <= on,
                or_(m.InternalMember.until.is_(None), m.InternalMember.until >= on),
            )
        ).scalars()
    )


def _groups(
    session: Session, school_year: str, on: dt.date, pupils: dict[str, Pupil]
) -> tuple[Group, ...]:
    rows = group_rows(session, school_year)
    year = year_row(session, school_year)
    rounds = planning_records.rounds_of(year) if year is not None else ()
    # Before the first round the groups of its first day show.
    day = max(on, monday(rounds[0][0])) if rounds else on
    inside: dict[str, set[str]] = defaultdict(set)
    for member in members_on(session, [row.key for row in rows], day):
        inside[member.group_key].add(member.student_key)
    return tuple(
        Group(
            row.key,
            row.name,
            row.weekday,
            row.begin,
            tuple(row.parts or ()),
            tuple(
                Member(key, one.number, one.name, one.school_class)
                for key, one in pupils.items()
                if key in inside[row.key]
            ),
        )
        for row in rows
    )


def standing_of(group: Group) -> Standing:
    """A group as the checks of the domain take it."""
    keys = tuple(member.student_key for member in group.members)
    return Standing(group.name, group.weekday, group.parts, keys)


def round_on(rounds: Sequence[Sequence[Week]], on: dt.date) -> int | None:
    """The round that a day falls in, holidays between its weeks too; None outside rounds."""
    for place, weeks in enumerate(rounds):
        if weeks and monday(weeks[0]) <= on <= sunday(weeks[-1]):
            return place
    return None


def span_words(weeks: Sequence[Week]) -> str:
    """The first and last day of a round: ``31 aug – 27 sep``."""
    return f"{short_date(monday(weeks[0]))} – {short_date(sunday(weeks[-1]))}" if weeks else ""
