"""Counts a school year: from each student's year to topics of numbers (Evaluatie en monitoring)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stagedesk.domain.calendar import school_year_of
from stagedesk.domain.policy import Policy
from stagedesk.domain.texts import fold
from stagedesk.domain.times import form_date, format_percent
from stagedesk.domain.year_numbers import HOURS, Behind, Number, Topic, thousands

#: Reasons of stopping that are named by themselves; what is rarer stands together.
_REASONS = 8
_UNSAID = "niet genoteerd"
#: Key of what stands together because each is rare, and words that are no sector's or route's.
REST = "rest"
SECTORS_BESIDE = {"unknown": "sector onbekend", "internal": "interne stage"}
ROUTE_UNKNOWN = "route nog niet ingevuld"
#: Letters of a label.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class PlacementFact:
    """A placement as far as the numbers of a year need it."""

    company: str
    sector: str | None = None
    internal: bool = False
    start: date | None = None
    end: date | None = None
    ended_by: str | None = None
    end_reason: str | None = None


@dataclass(frozen=True, slots=True)
class YearFact:
    """One student's school year as far as its numbers need it.

    Attributes:
        student: key. number: of the student.
        norm, signed, required: minutes of the year; required is the share of the norm.
        needed, earned: numbers of the part certificates. final: whether that one is earned.
        left_on: last day at school. route: key of the outflow route; None is not known.
    """

    student: str
    number: str
    name: str
    school_class: str
    grade_year: int
    norm: int = 0
    signed: int = 0
    required: int = 0
    needed: tuple[int, ...] = ()
    earned: tuple[int, ...] = ()
    final: bool = False
    placements: tuple[PlacementFact, ...] = ()
    left_on: date | None = None
    route: str | None = None


def topics(
    facts: Sequence[YearFact], policy: Policy, on: date, routes: Mapping[str, str]
) -> tuple[Topic, ...]:
    """All numbers of a school year.

    Args:
        facts: of every student of the year.
        policy: of the year: its sectors, grade years, share and last day.
        on: the day; what ends later has not ended.
        routes: outflow routes, key to Dutch words, in the order of the policy.
    """
    ordered = sorted(facts, key=lambda one: (one.school_class or "~", fold(one.name), one.student))
    return (
        _places(ordered),
        _sectors(ordered, policy),
        _hours(ordered, policy.share_percent),
        _reach(ordered, policy.share_percent),
        _parts(ordered),
        _finals(ordered),
        *_stopped(ordered, policy, on),
        _outflow(ordered, policy, on, routes),
    )


def early(
    placement: PlacementFact, others: Iterable[PlacementFact], policy: Policy, on: date
) -> bool:
    """Whether a placement at a company ended before its time (drop-out; Uitval op stage).

    In the last school week a placement only ends with the year. One of which nothing was noted
    and that another one followed is a change that was planned.

    Args:
        placement: the one in question.
        others: all placements of the student's year.
        policy: of the year.
        on: the day; what ends later has not ended.
    """
    end, start = placement.end, placement.start
    if placement.internal or start is None or end is None or end > on:
        return False
    noted = placement.ended_by or placement.end_reason
    followed = any(one.start is not None and one.start > start for one in others)
    last_monday = policy.last_day - timedelta(days=policy.last_day.weekday())
    return end < last_monday and bool(noted or not followed)


def _behind(fact: YearFact, what: str = "") -> Behind:
    return Behind(fact.student, fact.number, fact.name, fact.school_class, what)


def _count(key: str, label: str, behind: Iterable[Behind]) -> Number:
    people = tuple(behind)
    return Number(key, label, len(people), 0, people)


def _places(facts: Sequence[YearFact]) -> Topic:
    groups: dict[str, list[Behind]] = {"company": [], "internal": [], "none": []}
    for fact in facts:
        begun = [p for p in fact.placements if p.start is not None]
        outside = [p.company for p in begun if not p.internal]
        key = "company" if outside else "internal" if begun else "none"
        groups[key].append(_behind(fact, ", ".join(dict.fromkeys(outside))))
    labels = {
        "company": "bij een bedrijf",
        "internal": "alleen interne stage",
        "none": "nog geen stage",
    }
    lines = tuple(_count(key, labels[key], groups[key]) for key in groups)
    return Topic("places", "Leerlingen met stage dit jaar", "leerlingen", lines)


def _sectors(facts: Sequence[YearFact], policy: Policy) -> Topic:
    groups: dict[str, list[Behind]] = defaultdict(list)
    for fact in facts:
        for placement in fact.placements:
            if placement.start is not None:
                key = "internal" if placement.internal else placement.sector or "unknown"
                groups[key].append(_behind(fact, placement.company))
    labels = {**policy.sectors, **SECTORS_BESIDE}
    order = [*labels, *(key for key in groups if key not in labels)]
    lines = tuple(_count(k, labels.get(k, k), groups[k]) for k in order if groups.get(k))
    return Topic("sectors", "Stages naar sector", "stages", lines, empty="Nog geen stages.")


def _by_grade_year(facts: Sequence[YearFact]) -> dict[int, list[YearFact]]:
    groups: dict[int, list[YearFact]] = defaultdict(list)
    for fact in facts:
        groups[fact.grade_year].append(fact)
    return dict(sorted(groups.items()))


def _hours(facts: Sequence[YearFact], share: int) -> Topic:
    lines = []
    for grade_year, members in _by_grade_year(facts).items():
        signed, norm = (sum(getattr(one, name) for one in members) for name in ("signed", "norm"))
        behind = tuple(_behind(one, _hours_said(one)) for one in members)
        lines.append(Number(str(grade_year), f"leerjaar {grade_year}", signed, norm, behind))
    return Topic("hours", "Getekende uren tegenover de norm", HOURS, tuple(lines), True, share)


def _hours_said(fact: YearFact) -> str:
    percent = format_percent(fact.signed, fact.norm)
    return f"{thousands(fact.signed // 60)} van {thousands(fact.norm // 60)} uur ({percent})"


def _reach(facts: Sequence[YearFact], share: int) -> Topic:
    groups: dict[str, list[Behind]] = {"enough": [], "half": [], "less": [], "none": []}
    for fact in facts:
        if fact.signed >= fact.required and fact.signed:
            key = "enough"
        elif not fact.signed:
            key = "none"
        else:
            key = "half" if fact.signed * 2 >= fact.norm else "less"
        groups[key].append(_behind(fact, _hours_said(fact)))
    labels = {
        "enough": f"genoeg: {share}% of meer",
        "half": f"de helft tot {share}%",
        "less": "minder dan de helft",
        "none": "nog geen getekende uren",
    }
    lines = tuple(_count(key, labels[key], groups[key]) for key in groups)
    return Topic("reach", "Hoe ver leerlingen met hun uren zijn", "leerlingen", lines)


def _parts(facts: Sequence[YearFact]) -> Topic:
    lines = []
    for grade_year, members in _by_grade_year(facts).items():
        behind = tuple(
            _behind(one, f"{len(one.earned)} van {len(one.needed)}: {_numbers(one.earned)}")
            for one in members
            if one.earned
        )
        earned = sum(len(one.earned) for one in members)
        whole = sum(len(one.needed) for one in members)
        lines.append(Number(str(grade_year), f"leerjaar {grade_year}", earned, whole, behind))
    return Topic("parts", "Deelcertificaten behaald", "deelcertificaten", tuple(lines), True)


def _numbers(earned: Sequence[int]) -> str:
    return ", ".join(str(number) for number in earned)


def _finals(facts: Sequence[YearFact]) -> Topic:
    lines = []
    for grade_year, members in _by_grade_year(facts).items():
        behind = tuple(_behind(one) for one in members if one.final)
        label = f"leerjaar {grade_year}"
        lines.append(Number(str(grade_year), label, len(behind), len(members), behind))
    return Topic("finals", "Eindcertificaten behaald", "leerlingen", tuple(lines), True)


def _stopped(facts: Sequence[YearFact], policy: Policy, on: date) -> tuple[Topic, Topic]:
    by: list[tuple[str, Behind]] = []
    why: list[tuple[str, Behind]] = []
    for fact in facts:
        for one in fact.placements:
            if one.end is not None and early(one, fact.placements, policy, on):
                ended = f"{one.company}, gestopt op {form_date(one.end)}"
                who, reason = one.ended_by or "", one.end_reason or ""
                by.append((who, _behind(fact, f"{ended}: {reason}" if reason else ended)))
                why.append((reason, _behind(fact, f"{ended} door {who}" if who else ended)))
    empty = "Geen stage is voortijdig gestopt."
    return (
        Topic("stopped_by", "Voortijdig gestopt, door wie", "stages", _grouped(by), empty=empty),
        Topic("stopped_why", "Voortijdig gestopt, waarom", "stages", _grouped(why), empty=empty),
    )


def _grouped(found: Sequence[tuple[str, Behind]]) -> tuple[Number, ...]:
    """By the words that were noted, most first; the same words written otherwise count as one."""
    labels: dict[str, str] = {}
    groups: dict[str, list[Behind]] = defaultdict(list)
    for words, behind in found:
        key = fold(words).strip(" .") or "~"
        labels.setdefault(key, _short(words.strip(" .")) or _UNSAID)
        groups[key].append(behind)
    order = sorted(groups, key=lambda key: (key == "~", -len(groups[key]), key))
    lines = [_count(key, labels[key], groups[key]) for key in order[:_REASONS]]
    rest = [behind for key in order[_REASONS:] for behind in groups[key]]
    return (*lines, *([_count(REST, "andere redenen", rest)] if rest else []))


def _short(words: str) -> str:
    """A long story as the label of a line; the whole stands with the student."""
    first = " ".join(words.split())
    return first if len(first) <= _LONGEST else f"{first[: _LONGEST - 1].rstrip()}…"


def _outflow(
    facts: Sequence[YearFact], policy: Policy, on: date, routes: Mapping[str, str]
) -> Topic:
    """Who left school in the year, by route (Uitstroom); July belongs to the year that ended."""
    groups: dict[str, list[Behind]] = defaultdict(list)
    for fact in facts:
        left = fact.left_on
        if left is not None and left <= on and school_year_of(left) == policy.school_year:
            groups[fact.route or "unknown"].append(
                _behind(fact, f"van school op {form_date(left)}")
            )
    labels = {**routes, "unknown": ROUTE_UNKNOWN}
    order = [*labels, *(key for key in groups if key not in labels)]
    lines = tuple(_count(k, labels.get(k, k), groups[k]) for k in order if groups.get(k))
    empty = "Nog niemand is uitgestroomd."
    return Topic("outflow", "Uitstroom", "leerlingen", lines, empty=empty)
