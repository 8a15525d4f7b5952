"""Placements with their talk, slips and moments, from rows to the domain's records."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from stagedesk import models as m
from stagedesk.domain.assessment import Closing, Moment
from stagedesk.domain.intake import Intake
from stagedesk.domain.placements import Placement, PlacementVersion, Timetable
from stagedesk.domain.slips import HoursSlip, SlipDay
from stagedesk.services import day_records, support_records

T = TypeVar("T")
#: (model, parent column, parent key) to the rows under it.
Under = Callable[[Any, str, str], list[Any]]


def in_order(rows: list[Any], build: Callable[[Any], T], by: Callable[[T], Any]) -> tuple[T, ...]:
    """Records of rows, sorted."""
    return tuple(sorted((build(row) for row in rows), key=by))


def placement_order(placement: Placement) -> tuple[dt.date, dt.date, str]:
    """Placements by start, then day of the talk; one without a start comes last."""
    talk = placement.intake.date if placement.intake else None
    return (placement.start or dt.date.max, talk or dt.date.max, placement.key)


def timetable(row: Any) -> Timetable:
    """The timetable of a placement's row, or of a version of it."""
    return Timetable(
        days=tuple(row.days or ()),
        begin=row.begin_time,
        end=row.end_time,
        own_times=tuple((d, b, e) for d, b, e in row.timetable or ()),
        break_minutes=row.break_minutes,
    )


def _version(row: Any) -> PlacementVersion:
    return PlacementVersion(row.until, row.kind, row.supervisor_key, timetable(row))


def by_placement(rows: Iterable[Any]) -> dict[str, list[PlacementVersion]]:
    """Earlier versions by key of their placement, in the order of the rows."""
    found: dict[str, list[PlacementVersion]] = defaultdict(list)
    for row in rows:
        found[row.placement_key].append(_version(row))
    return found


def placement(row: Any, under: Under) -> Placement:
    """A placement from its row, with everything under it."""
    key = row.key
    talks = under(m.Intake, "placement_key", key)
    return Placement(
        company=row.company_key,
        supervisor=row.supervisor_key,
        kind=row.kind,
        work=row.work,
        start=row.start,
        end=row.end,
        ended_by=row.ended_by,
        end_reason=row.end_reason,
        agreement_sent_on=row.agreement_sent_on,
        agreement_signed_on=row.agreement_signed_on,
        timetable=timetable(row),
        versions=in_order(
            under(m.PlacementVersion, "placement_key", key),
            _version,
            lambda v: v.until,
        ),
        intake=_intake(talks[0]) if talks else None,
        slips=in_order(
            under(m.HoursSlip, "placement_key", key),
            lambda s: _slip(s, under),
            lambda s: (s.iso_year, s.iso_week),
        ),
        moments=in_order(
            under(m.Moment, "placement_key", key),
            lambda x: _moment(x, under),
            lambda x: x.moment,
        ),
        **support_records.of_placement(under, key),
        **day_records.of_placement(under, row),
        key=key,
    )


def _intake(row: Any) -> Intake:
    return Intake(
        date=row.date,
        time=row.time,
        present=row.present,
        company_info=row.company_info,
        tasks=tuple(row.tasks or ()),
        goals=tuple(row.goals or ()),
        work_clothes=row.work_clothes,
        agreements=row.agreements,
        outcome=row.outcome,
        conditions=row.conditions,
    )


def _slip(row: Any, under: Under) -> HoursSlip:
    return HoursSlip(
        iso_year=row.iso_year,
        iso_week=row.iso_week,
        days=in_order(
            under(m.SlipDay, "slip_key", row.key),
            lambda d: SlipDay(
                d.weekday,
                d.begin,
                d.end,
                d.on_time,
                d.absence,
                d.reported,
                d.make_up,
                d.registered_on,
            ),
            lambda d: d.weekday,
        ),
        handed_in_on=row.handed_in_on,
        signed_on=row.signed_on,
        signed_by=row.signed_by,
        remark=row.remark,
        key=row.key,
    )


def _moment(row: Any, under: Under) -> Moment:
    signatures = {
        s.signer: tuple(tuple((x, y) for x, y in stroke) for stroke in s.strokes)
        for s in under(m.Signature, "moment_key", row.key)
    }
    closing = None
    if row.closed_on is not None:
        closing = Closing(row.closed_on, bool(row.closed_paper), signatures, row.basis or {})
    return Moment(
        moment=row.moment,
        date=row.date,
        grades={g.skill: g.tenths for g in under(m.Grade, "moment_key", row.key)},
        assignment=row.assignment,
        grade=row.grade,
        feedback=row.feedback,
        went_well=row.went_well,
        next_time=row.next_time,
        signatures={} if closing else signatures,
        closing=closing,
        key=row.key,
    )
