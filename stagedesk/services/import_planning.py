"""Meanwhile, meetings and the internal stage on their way into the database."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from stagedesk import models as m
from stagedesk.domain.internal import InternalGroup, InternalYear
from stagedesk.domain.meetings import Meeting
from stagedesk.domain.students import Enrollment
from stagedesk.models.base import new_key
from stagedesk.services.import_match import Present
from stagedesk.services.import_merge import Merge

_MEANWHILE = ("doing", "what", "why", "next_step", "next_on", "next_by", "next_done")
_ENTRY = ("ready", "doing", "why", "next_step", "next_on")


def merge_meanwhile(
    merge: Merge, present: Present, enrollment: Enrollment, row: m.Enrollment, place: str
) -> None:
    """Match and merge what a student does meanwhile, by the day from which it holds."""
    links = {"student_key": row.student_key, "enrollment_key": row.key}
    there = present.under(m.Meanwhile, "enrollment_key", row.key)
    doings = enrollment.meanwhile
    merge.put_all(m.Meanwhile, there, doings, _MEANWHILE, f"{place}.meanwhile", links=links)


def merge_planning(
    merge: Merge,
    present: Present,
    meetings: Sequence[Meeting],
    years: Sequence[InternalYear],
) -> None:
    """Match and merge meetings (by kind and day) and the internal stage (by school year).

    Called after the students: theirs are the keys of the numbers.
    """
    keys = {row.number: row.key for row in present.students.values()}
    keys |= {row.number: row.key for row in merge.added(m.Student)}
    there = {(row.kind, row.on): row for row in present.all(m.Meeting)} if meetings else {}
    for index, meeting in enumerate(meetings):
        found = there.get((meeting.kind, meeting.on))
        _meeting(merge, present, keys, meeting, found, f"meetings[{index}]")
    for index, year in enumerate(years):
        _year(merge, present, keys, year, f"internal[{index}]")


def _meeting(
    merge: Merge,
    present: Present,
    keys: Mapping[str, str],
    meeting: Meeting,
    found: Any,
    place: str,
) -> None:
    row = merge.put(
        m.Meeting,
        found,
        merge.said(meeting, place, ("notes",)),
        place,
        links={"school_year": meeting.school_year, "on": meeting.on, "kind": meeting.kind},
    )
    there = {e.student_key: e for e in present.under(m.MeetingEntry, "meeting_key", row.key)}
    for index, entry in enumerate(meeting.entries):
        spot = f"{place}.entries[{index}]"
        merge.put(
            m.MeetingEntry,
            there.get(keys[entry.student]),
            {"since": entry.since, **merge.said(entry, spot, _ENTRY)},
            spot,
            links={"student_key": keys[entry.student], "meeting_key": row.key},
            owner=row,
        )


def _year(
    merge: Merge, present: Present, keys: Mapping[str, str], year: InternalYear, place: str
) -> None:
    known = {row.school_year: row for row in present.all(m.InternalYear)}.get(year.school_year)
    links = {"school_year": year.school_year}
    rounds = [[list(week) for week in weeks] for weeks in year.rounds]
    if rounds or known is None:
        merge.put(m.InternalYear, known, {"rounds": rounds}, place, links=links)
    there = _by_name(present.all(m.InternalPart), year.school_year).values()
    merge.put_all(
        m.InternalPart,
        there,
        year.parts,
        ("teacher", "at_once"),
        f"{place}.parts",
        by=("name",),
        links=links,
    )
    groups = _by_name(present.all(m.InternalGroup), year.school_year)
    for index, group in enumerate(year.groups):
        spot = f"{place}.groups[{index}]"
        _group(merge, present, keys, group, groups.get(group.name), links, spot)
    _apart(merge, present, keys, year, place)


def _by_name(rows: Sequence[Any], school_year: str) -> dict[str, Any]:
    return {row.name: row for row in rows if row.school_year == school_year}


def _group(
    merge: Merge,
    present: Present,
    keys: Mapping[str, str],
    group: InternalGroup,
    found: Any,
    links: Mapping[str, Any],
    place: str,
) -> None:
    values: dict[str, Any] = {"weekday": group.weekday, "begin": group.begin}
    if group.parts or found is None:
        values["parts"] = list(group.parts)
    row = merge.put(m.InternalGroup, found, values, place, links={**links, "name": group.name})
    there = {
        (one.student_key, one.since): one
        for one in present.under(m.InternalMember, "group_key", row.key)
    }
    for index, member in enumerate(group.members):
        spot = f"{place}.members[{index}]"
        key = keys[member.student]
        merge.put(
            m.InternalMember,
            there.get((key, member.since)),
            merge.said(member, spot, ("until",)),
            spot,
            links={"student_key": key, "group_key": row.key, "since": member.since},
            owner=row,
        )


def _apart(
    merge: Merge, present: Present, keys: Mapping[str, str], year: InternalYear, place: str
) -> None:
    """A pair is there when two living rows of the school year share it."""
    if not year.apart:
        return
    pairs: dict[str, set[str]] = defaultdict(set)
    for row in present.all(m.InternalApart):
        if row.school_year == year.school_year:
            pairs[row.pair].add(row.student_key)
    known = {frozenset(both) for both in pairs.values()}
    for index, (one, other) in enumerate(year.apart):
        both = frozenset((keys[one], keys[other]))
        if both in known:
            continue
        known.add(both)
        pair = new_key()
        for key in sorted(both):
            links = {"student_key": key, "school_year": year.school_year, "pair": pair}
            merge.put(m.InternalApart, None, {}, f"{place}.apart[{index}]", links=links)
