"""Slips, moments and intakes of the dossier file, declared once."""

import re
from typing import Any

from stagedesk.domain.assessment import SIGNERS, Closing, Moment
from stagedesk.domain.intake import Intake
from stagedesk.domain.slips import ABSENCES, WEEKDAYS, HoursSlip, SlipDay
from stagedesk.exchange import dossier_checks as checks
from stagedesk.exchange.scalars import (
    DAY,
    FLAG,
    FROZEN,
    GRADE,
    LONG_TEXT,
    NAME,
    TIME,
    choice,
    text,
    whole,
)
from stagedesk.exchange.shapes import Key, Shape, converted, list_of, mapping, record

_SKILL = re.compile(r"[1-6]\.[0-9]")


def in_week(names: dict[str, Any]) -> tuple[tuple[int, Any], ...]:
    """The named weekdays with their value, Monday (0) first."""
    return tuple((index, names[name]) for index, name in enumerate(WEEKDAYS) if name in names)


def of_weekday(shape: Shape) -> Shape:
    """An object from weekday to shape."""
    return mapping(
        lambda name: name in WEEKDAYS,
        {"enum": list(WEEKDAYS)},
        shape,
        f"deze dag kent Stagedesk niet. Kies uit: {', '.join(WEEKDAYS)}.",
    )


_GRADES = converted(
    mapping(
        lambda name: _SKILL.fullmatch(name) is not None,
        {"type": "string", "pattern": f"^{_SKILL.pattern}$"},
        GRADE,
        checks.UNKNOWN_SKILL,
    ),
    dict,
    lambda grades: dict(sorted(grades.items())),
)
_STROKE = list_of(list_of(whole(0, 1000), least=2, most=2), most=10_000)
_SIGNATURES = converted(
    mapping(
        lambda name: name in SIGNERS,
        {"enum": list(SIGNERS)},
        list_of(_STROKE, most=10_000),
        f"deze ondertekenaar kent Stagedesk niet. Kies uit: {', '.join(SIGNERS)}.",
    ),
    lambda drawn: {
        name: strokes
        for name in SIGNERS
        if (strokes := tuple(stroke for stroke in drawn.get(name, ()) if stroke))
    },
    lambda drawn: {
        name: strokes
        for name in SIGNERS
        if (strokes := tuple(stroke for stroke in drawn.get(name, ()) if stroke))
    },
)


_SLIP_DAY = record(
    (
        Key("begin", TIME),
        Key("end", TIME),
        Key("on_time", FLAG),
        Key("absence", choice(*ABSENCES)),
        Key("reported", FLAG),
        Key("make_up", FLAG, default=False),
        Key("registered_on", DAY, note="unexcused hours passed to the administration"),
    ),
    dict,
    checks=(
        checks.slip_day,
        checks.ordered_pair(
            "begin",
            "end",
            "de eindtijd ligt niet na de begintijd. Verbeter een van beide.",
            equal=False,
        ),
    ),
)


def says_something(day: SlipDay) -> bool:
    """Whether a day of a slip holds anything that is worth a key in the file."""
    return day != SlipDay(day.weekday)


SLIP = record(
    (
        Key("iso_year", whole(1990, 2100), needed=True),
        Key("iso_week", whole(1, 53), needed=True),
        Key("handed_in_on", DAY),
        Key("signed_on", DAY),
        Key("signed_by", NAME),
        Key("remark", LONG_TEXT),
        Key(
            "days",
            converted(
                of_weekday(_SLIP_DAY),
                lambda names: tuple(SlipDay(day, **values) for day, values in in_week(names)),
                lambda days: {
                    WEEKDAYS[day.weekday]: day
                    for day in sorted(days, key=lambda day: day.weekday)
                    if says_something(day)
                },
            ),
        ),
    ),
    lambda values: HoursSlip(**values),
    checks=(checks.slip,),
)
_CLOSED = record(
    (
        Key("on", DAY, needed=True),
        Key("paper", FLAG, default=False),
        Key("signatures", _SIGNATURES),
        Key("basis", FROZEN, note="what the form carried when it was closed"),
    ),
    lambda values: Closing(**values),
)
MOMENT = record(
    (
        Key("moment", whole(1, 3), needed=True),
        Key("date", DAY),
        Key("grades", _GRADES),
        Key("assignment", GRADE),
        Key("grade", GRADE),
        Key("feedback", LONG_TEXT),
        Key("signatures", _SIGNATURES, note="drawn while the moment is still open"),
        Key("closed", _CLOSED, field="closing"),
        Key("went_well", LONG_TEXT, note="reflection on the module of the period"),
        Key("next_time", LONG_TEXT),
    ),
    lambda values: Moment(**values),
    checks=(checks.moment,),
)
SLOTS = converted(
    list_of(text(1000, blank=True), most=50),
    lambda slots: slots[: max((n for n, slot in enumerate(slots, 1) if slot), default=0)],
    lambda slots: slots[: max((n for n, slot in enumerate(slots, 1) if slot), default=0)],
)
INTAKE = record(
    (
        Key("date", DAY),
        Key("time", TIME, note="of the talk"),
        Key("present", LONG_TEXT),
        Key("company_info", LONG_TEXT),
        Key("tasks", SLOTS, note='slots in the order of the form; "" is a slot left open'),
        Key("goals", SLOTS),
        Key("work_clothes", LONG_TEXT),
        Key("agreements", LONG_TEXT),
        Key("outcome", choice("start", "conditions", "no")),
        Key("conditions", LONG_TEXT),
    ),
    lambda values: Intake(**values) if values else None,
)
