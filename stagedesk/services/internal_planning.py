"""Making the groups of the internal stage, and changing them by hand."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.calendar import Week, monday, sunday
from stagedesk.domain.internal import INTERNAL_PLAN_FORM, read_days
from stagedesk.domain.internal_checks import best_group
from stagedesk.domain.internal_groups import Rules
from stagedesk.domain.internal_planner import Wishes, plan, rounds_of, turns
from stagedesk.domain.problem import InputError, Problem
from stagedesk.domain.times import DAY_MINUTES
from stagedesk.domain.values import clean_text, read_value
from stagedesk.models.base import new_key
from stagedesk.models.history import current_clock
from stagedesk.services import internal, policies


def make(session: Session, school_year: str, given: Mapping[str, object], on: dt.date) -> int:
    """Make groups and rounds anew; with ``keep`` only the rounds (Leerjaar 1).

    Args:
        session: to write in.
        school_year: whose students of grade year 1.
        given: the fields of INTERNAL_PLAN_FORM, as typed.
        on: today: a date without a year lies near it.

    Returns:
        How many groups.

    Raises:
        InputError: it cannot be; names the field and says why.
    """
    read = _read(given, on)
    policy = policies.policy_of(session, school_year)
    calendar = policies.calendar_of(session, school_year)
    rules = Rules.of(policy)
    start = read["start"]
    weeks = [week for week in calendar.teaching_weeks if sunday(week) >= start]
    pupils = internal.pupils_of(session, school_year, max(start, on))
    parts = internal.parts_of(session, school_year, rules)
    pairs = internal.pairs_of(session, school_year)
    wishes = internal.wishes_of(parts, pairs, read["weekdays"], read["groups"])
    if read["days"]:
        wishes = replace(wishes, days=read_days(read["days"]))
    if read["begin"] + rules.minutes >= DAY_MINUTES:
        raise InputError(Problem("begin", "Dan is de dag om voor het blok om is"))
    if read["keep"] and internal.group_rows(session, school_year):
        return _turn_again(session, school_year, weeks, wishes, rules, read["begin"])
    made = plan(tuple(pupils.values()), weeks, wishes, rules)
    clear(session, school_year)
    session.flush()
    first = max(start, monday(made.rounds[0][0]))
    rounds = [[list(week) for week in span] for span in made.rounds]
    session.add(m.InternalYear(school_year=school_year, rounds=rounds))
    for group in made.groups:
        row = m.InternalGroup(
            key=new_key(),
            school_year=school_year,
            name=f"Groep {group.number}",
            weekday=group.weekday,
            begin=read["begin"],
            parts=list(group.parts),
        )
        session.add(row)
        for student in group.members:
            session.add(m.InternalMember(student_key=student, group_key=row.key, since=first))
    return len(made.groups)


def _turn_again(
    session: Session,
    school_year: str,
    weeks: Sequence[Week],
    wishes: Wishes,
    rules: Rules,
    begin: int,
) -> int:
    """Other rounds for the groups that are there: who is in them, and their days, stay."""
    rows = internal.group_rows(session, school_year)
    rounds, _ = rounds_of(weeks, rules)
    parts = turns([row.weekday for row in rows], len(rounds), wishes, rules)
    for row, turn in zip(rows, parts, strict=True):
        row.parts, row.begin = list(turn), begin
    kept = [[list(week) for week in span] for span in rounds]
    year = internal.year_row(session, school_year)
    if year is None:
        session.add(m.InternalYear(school_year=school_year, rounds=kept))
    else:
        year.rounds = kept
    return len(rows)


def _read(given: Mapping[str, object], on: dt.date) -> dict[str, Any]:
    problems: list[Problem] = []
    read: dict[str, Any] = {}
    for field in INTERNAL_PLAN_FORM.fields:
        try:
            read[field.name] = read_value(field, given.get(field.name), on)
        except InputError as fault:
            problems += fault.problems
            continue
        if read[field.name] is None and field.needed:
            problems.append(Problem(field.name, "Vul dit in."))
    if problems:
        raise InputError(*problems)
    return read


def clear(session: Session, school_year: str) -> None:
    """Take groups and rounds away; parts and wishes stay, so does what was signed."""
    clock = current_clock(session)
    year = internal.year_row(session, school_year)
    if year is not None:
        year.removed = clock
    for group in internal.group_rows(session, school_year):
        for member in _members(session, group.key):
            member.removed = clock
        group.removed = clock


def _members(session: Session, group_key: str) -> list[m.InternalMember]:
    query = select(m.InternalMember).where(
        m.InternalMember.group_key == group_key, m.InternalMember.removed.is_(None)
    )
    return list(session.execute(query).scalars())


def set_part(session: Session, group_key: str, number: int, part: str) -> None:
    """Another part for a group in a round (from 0); what that breaks is shown, not refused.

    Raises:
        InputError: the group is gone, or the policy has no such part.
    """
    group = _group(session, group_key)
    rules = Rules.of(policies.policy_of(session, group.school_year))
    if part not in rules.parts:
        raise InputError(Problem("parts", "Kies een onderdeel uit de lijst"))
    parts = list(group.parts)
    parts[number] = part
    group.parts = parts


def exchange(session: Session, group_key: str, number: int, part: str) -> None:
    """Another part for a group in a round, and its own part for the one that had that.

    So that nobody meets; where no group of that day has the part it is only set.

    Raises:
        InputError: as ``set_part``.
    """
    group = _group(session, group_key)
    other = next(
        (
            row
            for row in internal.group_rows(session, group.school_year)
            if row.key != group.key
            and row.weekday == group.weekday
            and number < len(row.parts)
            and row.parts[number] == part
        ),
        None,
    )
    before = group.parts[number]
    set_part(session, group_key, number, part)
    if other is not None and before != part:
        set_part(session, other.key, number, before)


def set_weekday(session: Session, group_key: str, weekday: int) -> None:
    """Another weekday for a group ('groep op dinsdag').

    Raises:
        InputError: the group is gone.
    """
    _group(session, group_key).weekday = weekday


def rename(session: Session, group_key: str, name: str) -> None:
    """Another name for a group.

    Raises:
        InputError: the name is empty or taken, or the group is gone.
    """
    group = _group(session, group_key)
    words = clean_text(name, 60)
    if not words:
        raise InputError(Problem("name", "Geef de groep een naam"))
    rows = internal.group_rows(session, group.school_year)
    if any(row.name == words and row.key != group.key for row in rows):
        raise InputError(Problem("name", "Deze naam is er al"))
    group.name = words


def move(session: Session, student_key: str, group_key: str, on: dt.date) -> None:
    """From a day on a student is in another group; before it the old one holds.

    Raises:
        InputError: the group is gone.
    """
    target = _group(session, group_key)
    rows = internal.group_rows(session, target.school_year)
    year = internal.year_row(session, target.school_year)
    first = monday((year.rounds[0][0][0], year.rounds[0][0][1])) if year and year.rounds else on
    day = max(on, first)
    for member in internal.members_on(session, [row.key for row in rows], day):
        if member.student_key != student_key:
            continue
        if member.group_key == group_key:
            return
        if member.since >= day:
            member.removed = current_clock(session)
        else:
            member.until = day - dt.timedelta(days=1)
    session.add(m.InternalMember(student_key=student_key, group_key=group_key, since=day))


def place_loose(session: Session, school_year: str, on: dt.date) -> int:
    """Put everybody who is in no group where it fits best; nobody else moves.

    Returns:
        How many were placed.

    Raises:
        InputError: there is no room for somebody; names who.
    """
    page = internal.page(session, school_year, on)
    standing = [internal.standing_of(group) for group in page.groups]
    pupils = internal.pupils_of(session, school_year, on)
    classes = {key: one.school_class for key, one in pupils.items()}
    wishes = internal.wishes_of(page.parts, internal.pairs_of(session, school_year))
    for one in page.loose:
        place = best_group(one.student_key, one.school_class, standing, wishes, page.rules, classes)
        if place is None:
            raise InputError(
                Problem("", f"Voor {one.name} is in geen groep plek. Maak het rooster opnieuw.")
            )
        move(session, one.student_key, page.groups[place].key, on)
        session.flush()
        fresh = internal.page(session, school_year, on)
        standing = [internal.standing_of(group) for group in fresh.groups]
    return len(page.loose)


def _group(session: Session, key: str) -> m.InternalGroup:
    group = session.get(m.InternalGroup, key)
    if group is None or group.removed is not None:
        raise InputError(Problem("", "Deze groep is er niet meer."))
    return group
