"""Placements with their slips and moments on their way into the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stagedesk import models as m
from stagedesk.domain.assessment import Moment
from stagedesk.domain.intake import Intake
from stagedesk.domain.placements import Placement, PlacementVersion
from stagedesk.domain.slips import WEEKDAYS, HoursSlip, SlipDay
from stagedesk.domain.students import Enrollment
from stagedesk.services.import_day import PLACEMENT_FACTS, merge_placement
from stagedesk.services.import_match import Present, match_placements
from stagedesk.services.import_merge import Merge, stored
from stagedesk.services.import_support import merge_workplace

CLOSED = "dit moment is afgesloten en hier staat iets anders. Haal het weg of heropen het moment."
_OWN = (
    "kind",
    "work",
    "start",
    "end",
    "ended_by",
    "end_reason",
    "agreement_sent_on",
    "agreement_signed_on",
    *PLACEMENT_FACTS,
)
_TIMES = {
    "days": "days",
    "begin": "begin_time",
    "end": "end_time",
    "own_times": "timetable",
    "break_minutes": "break_minutes",
}
_INTAKE = tuple(Intake.__dataclass_fields__)
_SLIP = ("handed_in_on", "signed_on", "signed_by", "remark")
_DAY = ("begin", "end", "on_time", "absence", "reported", "make_up", "registered_on")
_MOMENT = ("date", "assignment", "grade", "feedback", "went_well", "next_time")


@dataclass(frozen=True, slots=True)
class Target:
    """Where rows go and what is there.

    Attributes:
        companies: from the file's key to the row's key. supervisors: likewise.
    """

    merge: Merge
    present: Present
    companies: Mapping[str, str]
    supervisors: Mapping[str, str]


def merge_placements(target: Target, enrollment: Enrollment, row: m.Enrollment, place: str) -> None:
    """Match and merge the placements of one enrollment."""
    rows = target.present.under(m.Placement, "enrollment_key", row.key)
    talks = {
        one.key: talk.date
        for one in rows
        for talk in target.present.under(m.Intake, "placement_key", one.key)
    }
    matched = match_placements(enrollment.placements, target.companies, rows, talks)
    for index, (one, found) in enumerate(zip(enrollment.placements, matched, strict=True)):
        _placement(target, one, found, row, f"{place}.placements[{index}]")


def _placement(
    target: Target, one: Placement, found: Any, enrollment: m.Enrollment, place: str
) -> None:
    merge = target.merge
    values = {
        **merge.said(one, place, _OWN),
        **merge.said(one.timetable, place, _TIMES),
    }
    if one.supervisor is not None:
        values["supervisor_key"] = target.supervisors[one.supervisor]
    row = merge.put(
        m.Placement,
        found,
        values,
        place,
        links={
            "student_key": enrollment.student_key,
            "enrollment_key": enrollment.key,
            "company_key": target.companies[one.company],
        },
    )
    start, end = values.get("start", row.start), values.get("end", row.end)
    if start is not None and end is not None and end < start:
        merge.fault(f"{place}.end", f"het einde ligt vóór de start, {start}. Verbeter het einde.")
    below = {"student_key": row.student_key, "placement_key": row.key}
    for index, version in enumerate(one.versions):
        _version(target, one, version, row, f"{place}.versions[{index}]")
    if one.intake is not None:
        talks = target.present.under(m.Intake, "placement_key", row.key)
        merge.put(
            m.Intake,
            talks[0] if talks else None,
            merge.said(one.intake, f"{place}.intake", _INTAKE),
            f"{place}.intake",
            links=below,
            owner=row,
        )
    weeks = {
        (slip.iso_year, slip.iso_week): slip
        for slip in target.present.under(m.HoursSlip, "placement_key", row.key)
    }
    for index, slip in enumerate(one.slips):
        there = weeks.get((slip.iso_year, slip.iso_week))
        _slip(target, slip, there, below, f"{place}.slips[{index}]")
    merge_placement(merge, target.present, one, row, place)
    forms = {form.moment: form for form in target.present.under(m.Moment, "placement_key", row.key)}
    for index, form in enumerate(one.moments):
        _moment(target, form, forms.get(form.moment), below, f"{place}.moments[{index}]")
    merge_workplace(merge, target.present, one, row, place)


def _facts(target: Target, one: Placement | PlacementVersion) -> dict[str, Any]:
    times = one.timetable
    return {
        "kind": one.kind,
        "supervisor_key": target.supervisors[one.supervisor] if one.supervisor else None,
        **{column: stored(getattr(times, name)) for name, column in _TIMES.items()},
    }


def _version(
    target: Target, one: Placement, version: PlacementVersion, row: m.Placement, place: str
) -> None:
    rows = target.present.under(m.PlacementVersion, "placement_key", row.key)
    put_version(
        target.merge,
        m.PlacementVersion,
        {old.until: old for old in rows}.get(version.until),
        version.until,
        facts=_facts(target, version),
        now=_facts(target, one),
        row=row,
        place=place,
        links={"student_key": row.student_key, "placement_key": row.key},
    )


def put_version(
    merge: Merge,
    model: type[m.Row],
    found: Any,
    until: date,
    *,
    facts: Mapping[str, Any],
    now: Mapping[str, Any],
    row: Any,
    place: str,
    links: Mapping[str, Any],
) -> None:
    """Merge the dated facts up to ``until``.

    A fact that neither the version nor today's facts name was not in the file: it stays as it
    was, and in a new version it is what the row says.
    """
    base = found or row
    values = {
        column: getattr(base, column) if value is None and now[column] is None else value
        for column, value in facts.items()
    }
    merge.put(model, found, values, place, links={**links, "until": until}, owner=row)


def _slip(
    target: Target, slip: HoursSlip, found: Any, below: Mapping[str, Any], place: str
) -> None:
    merge = target.merge
    row = merge.put(
        m.HoursSlip,
        found,
        merge.said(slip, place, _SLIP),
        place,
        links={**below, "iso_year": slip.iso_year, "iso_week": slip.iso_week},
    )
    days = {day.weekday: day for day in target.present.under(m.SlipDay, "slip_key", row.key)}
    for day in slip.days:
        spot = f"{place}.days.{WEEKDAYS[day.weekday]}"
        values = merge.said(day, spot, _DAY)
        there = days.get(day.weekday)
        if there is None and day == SlipDay(day.weekday):
            continue
        merge.put(
            m.SlipDay,
            there,
            values,
            spot,
            links={
                "student_key": row.student_key,
                "slip_key": row.key,
                "weekday": day.weekday,
            },
            owner=row,
        )


def _moment(target: Target, form: Moment, found: Any, below: Mapping[str, Any], place: str) -> None:
    merge = target.merge
    frozen = CLOSED if found is not None and found.closed_on is not None else ""
    row = merge.put(
        m.Moment,
        found,
        merge.said(form, place, _MOMENT),
        place,
        links={**below, "moment": form.moment},
        frozen=frozen,
    )
    grades = {grade.skill: grade for grade in target.present.under(m.Grade, "moment_key", row.key)}
    links = {"student_key": row.student_key, "moment_key": row.key}
    for skill, tenths in form.grades.items():
        there, spot = grades.get(skill), f"{place}.grades.{skill}"
        if frozen and there is not None and there.tenths != tenths:
            merge.fault(spot, frozen)
            continue
        merge.put(
            m.Grade,
            there,
            {"tenths": tenths},
            spot,
            links={**links, "skill": skill},
            owner=row,
            frozen=frozen,
        )
    _closing(target, form, row, links, place, frozen)


def _closing(
    target: Target,
    form: Moment,
    row: m.Moment,
    links: Mapping[str, Any],
    place: str,
    frozen: str,
) -> None:
    merge, closing = target.merge, form.closing
    if closing is not None:
        said = merge.said(closing, f"{place}.closed", ("paper", "basis"))
        values = {"closed_on": closing.on, "closed_paper": said.get("paper", False)}
        if "basis" in said:
            values["basis"] = said["basis"]
        if frozen:
            for column, value in values.items():
                if (getattr(row, column) or None) != (value or None):
                    key = column.removeprefix("closed_")
                    merge.fault(f"{place}.closed.{key}", frozen)
        else:
            merge.put(m.Moment, row, values, f"{place}.closed")
    drawn = closing.signatures if closing else form.signatures
    spot = f"{place}.closed.signatures" if closing else f"{place}.signatures"
    signed = {one.signer: one for one in target.present.under(m.Signature, "moment_key", row.key)}
    for signer, strokes in drawn.items():
        lines, there = stored(strokes), signed.get(signer)
        if frozen and there is not None and there.strokes != lines:
            merge.fault(f"{spot}.{signer}", frozen)
        else:
            merge.put(
                m.Signature,
                there,
                {"strokes": lines},
                f"{spot}.{signer}",
                links={**links, "signer": signer},
                owner=row,
                frozen=frozen,
            )
