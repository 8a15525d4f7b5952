"""Placements of the dossier file, declared once, with their earlier versions."""

from typing import Any

from stagedesk.domain.placements import KINDS, Placement, PlacementVersion, Timetable
from stagedesk.domain.slips import WEEKDAYS
from stagedesk.exchange import dossier_checks as checks
from stagedesk.exchange.dated import fold, unfold
from stagedesk.exchange.day_format import PLACEMENT_KEYS, one_deal_a_day
from stagedesk.exchange.scalars import DAY, ID, LONG_TEXT, NAME, TIME, WEEKDAY, choice, whole
from stagedesk.exchange.shapes import Key, checked, converted, list_of, record
from stagedesk.exchange.support_checks import placement as workplace_of_placement
from stagedesk.exchange.support_format import WORKPLACE_KEYS
from stagedesk.exchange.week_format import INTAKE, MOMENT, SLIP, in_week, of_weekday

_DAYS = converted(
    list_of(WEEKDAY, most=7, unique=True), lambda days: tuple(sorted(days)), lambda days: days
)
_TIMETABLE = converted(
    of_weekday(checked(list_of(TIME, least=2, most=2), checks.time_span)),
    lambda names: tuple((day, begin, end) for day, (begin, end) in in_week(names)),
    lambda own: {WEEKDAYS[day]: (begin, end) for day, begin, end in sorted(own)},
)

_FACTS = (
    Key("supervisor", ID),
    Key("kind", choice(*KINDS), default="regular"),
    Key("days", _DAYS),
    Key("begin_time", TIME),
    Key("end_time", TIME),
    Key("timetable", _TIMETABLE),
    Key("break_minutes", whole(0, 600)),
)
_TIMES_CHECK = checks.ordered_pair(
    "begin_time",
    "end_time",
    "de eindtijd ligt niet na de begintijd. Verbeter een van beide.",
    equal=False,
)
_PLACEMENT_VERSION = record(
    (Key("until", DAY, needed=True, note="last day, inclusive"), *_FACTS),
    dict,
    dict,
    checks=(_TIMES_CHECK,),
    nulls=True,
)


def _facts_of(kind: str, supervisor: str | None, timetable: Timetable) -> dict[str, Any]:
    return {
        "supervisor": supervisor,
        "kind": kind,
        "days": tuple(sorted(timetable.days)),
        "begin_time": timetable.begin,
        "end_time": timetable.end,
        "timetable": tuple(sorted(timetable.own_times)),
        "break_minutes": timetable.break_minutes,
    }


def _timetable(values: dict[str, Any]) -> Timetable:
    return Timetable(
        values.pop("days", None) or (),
        values.pop("begin_time", None),
        values.pop("end_time", None),
        values.pop("timetable", None) or (),
        values.pop("break_minutes", None),
    )


def _make_placement(values: dict[str, Any]) -> Placement:
    facts = {key.name: values.get(key.name, key.default) for key in _FACTS}
    earlier = tuple(
        PlacementVersion(
            version["until"],
            version["kind"] or "regular",
            version["supervisor"],
            _timetable(version),
        )
        for version in unfold(facts, values.pop("versions", ()))
    )
    return Placement(timetable=_timetable(values), versions=earlier, **values)


def _take_placement(placement: Placement) -> dict[str, Any]:
    facts = _facts_of(placement.kind, placement.supervisor, placement.timetable)
    earlier = (
        {"until": old.until, **_facts_of(old.kind, old.supervisor, old.timetable)}
        for old in placement.versions
    )
    parts = {name: getattr(placement, name) for name in _PLACEMENT_OWN}
    return {**parts, **facts, "versions": fold(facts, earlier)}


_PLACEMENT_OWN = (
    "company",
    "work",
    "start",
    "end",
    "ended_by",
    "end_reason",
    "agreement_sent_on",
    "agreement_signed_on",
    "intake",
    "slips",
    "moments",
    *(key.name for key in PLACEMENT_KEYS),
    *(key.name for key in WORKPLACE_KEYS),
)
PLACEMENT = record(
    (
        Key("company", ID, needed=True),
        *_FACTS[:2],
        Key("work", LONG_TEXT, note="what the student does there"),
        Key("start", DAY),
        Key("end", DAY),
        Key("ended_by", NAME),
        Key("end_reason", LONG_TEXT),
        Key("agreement_sent_on", DAY),
        Key("agreement_signed_on", DAY),
        *_FACTS[2:],
        Key(
            "versions",
            list_of(_PLACEMENT_VERSION),
            note="earlier facts, oldest first; only what differed from the next, null: was empty",
        ),
        Key("intake", INTAKE),
        Key("slips", list_of(SLIP)),
        Key("moments", list_of(MOMENT)),
        *PLACEMENT_KEYS,
        *WORKPLACE_KEYS,
    ),
    _make_placement,
    _take_placement,
    checks=(
        _TIMES_CHECK,
        checks.ordered_pair("start", "end", "het einde ligt vóór de start.", equal=True),
        checks.versions,
        checks.placement,
        workplace_of_placement,
        one_deal_a_day,
    ),
)
